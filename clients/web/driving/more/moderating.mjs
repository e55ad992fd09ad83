// Moderators, by keys.
import { person } from "../people.mjs";

export async function moderating({ address, as, mails, must, project, root, tuula, viewOf }) {
  await as(tuula, {}, async ({ page, step, visit, heading, status }) => {
    await step("looks at the queue", async () => {
      await page.getByRole("link", { name: /^Moderation/ }).click();
      await heading("Moderation");
      await page.getByLabel("Project", { exact: true }).selectOption(project);
      await page.locator("li.deciding").nth(2).waitFor();
    }, true);
    await step("publishes one by key, and sees that another was changed", async () => {
      await page.keyboard.press("j");
      await page.locator("li.deciding[aria-current]").waitFor();
      await page.keyboard.press("p");
      await status("Published: 1.");
      const waiting = (await root.ask("GET", `/moderation?project=${project}`)).items;
      const changed = waiting.find((each) => each.thing.title === "Later");
      const again = await person(address, mails, "utuinen.koivu@example.com");
      await again.ask("PATCH", `/projects/${project}/sites/kala-paikka/memories/${changed.identifier}`, { title: "Later and longer" });
      await page.keyboard.press("a");
      await page.keyboard.press("p");
      await status("1 item not");
      await page.getByText("Someone has changed this meanwhile.").waitFor();
      await page.getByRole("heading", { name: "Later and longer" }).waitFor();
      must(await page.locator("li.deciding").count() === 1, "What was decided on is still there.");
    }, true);
    await step("hides with words", async () => {
      await page.keyboard.press("n");
      await page.getByLabel("Reason").fill("Not here");
      await page.getByLabel("Message to the author").fill("Write it where it was, please.");
      await page.getByRole("dialog").getByRole("button", { name: "Hide" }).click();
      await status("Hidden: 1.");
      await page.getByText("Nothing waits for you.").waitFor();
    }, true);
    await as(await person(address, mails, "utuinen.koivu@example.com"), {}, async (author) => {
      await author.step("reads what a moderator said about what is theirs", async () => {
        await author.visit(viewOf("me"));
        await author.page.locator("li", { hasText: "Later and longer" }).getByText("Not here – Write it where it was, please.").waitFor();
      }, true);
    });
    await step("dismisses a report by keys alone; an admin deletes, and takes that back", async () => {
      await visit(viewOf(`moderation?state=reported&project=${project}`));
      await page.getByText("It was on the other side.").waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("i");
      await status("Reports dismissed: 1.");
      await visit(viewOf(`moderation?state=hidden&project=${project}`));
      await page.getByText("Not here").waitFor();
      must(await page.getByRole("button", { name: /^Delete/ }).count() === 0, "Moderators are offered what only admins may do.");
      await page.keyboard.press("j");
      await page.keyboard.press("d");
      await status("You may not do this.");
      must(await page.locator("li.deciding").count() === 1, "A key does what only admins may do.");
      await page.evaluate((kept) => localStorage.setItem("muistot:token", kept), root.token);
      await page.reload();
      await page.getByText("Not here").waitFor();
      await page.keyboard.press("j");
      await page.keyboard.press("d");
      await status("Deleted: 1.");
      await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
      await status("Undone.");
    });
    await step("reads what was decided", async () => {
      await visit(viewOf("moderation/decisions"));
      await heading("What was decided");
      await page.getByText("Not here").first().waitFor();
      await page.locator("main li a").first().click();
      await heading("Versions");
    }, true);
    await step("switches the keys off", async () => {
      await visit(viewOf(`moderation?state=hidden&project=${project}`));
      await page.getByLabel("Keys for deciding").uncheck();
      await page.keyboard.press("j");
      must(await page.locator("li.deciding[aria-current]").count() === 0, "A key counts that was switched off.");
    });
  });
}
