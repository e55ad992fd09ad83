// One's own page: the profile, sessions, a copy of what is known, and the end.
import { setTimeout as wait } from "node:timers/promises";
import { linkOf, person } from "../people.mjs";

export async function account({ address, as, mails, must, project, root, viewOf }) {
  const email = `${project}@example.com`;
  const newcomer = await person(address, mails, email);
  await person(address, mails, email);
  const memory = new URL(await newcomer.ask("POST", `/projects/${project}/sites/kala-paikka/memories`, { title: "Before I go" }), address);
  await as(newcomer, { acceptDownloads: true }, async ({ page, step, visit, heading, status }) => {
    await step("changes their profile", async () => {
      await visit(viewOf("me"));
      await heading("My page");
      await page.getByLabel("First name").fill("Uusi");
      await page.locator("form", { has: page.getByLabel("First name") }).getByRole("button", { name: "Save" }).click();
      await status("Saved.");
      await page.reload();
      await heading("My page");
      must(await page.getByLabel("First name").inputValue() === "Uusi", "The name is not kept.");
    }, true);
    await step("ends a session elsewhere", async () => {
      await page.getByRole("button", { name: /^End: / }).click();
      await status("The session has ended.");
      must(await page.getByRole("button", { name: /^End: / }).count() === 0, "The session is still there.");
    });
    await step("gets a copy of what is known", async () => {
      await page.getByRole("button", { name: "Make a copy" }).click();
      await status("The copy is being made.");
      for (let tries = 0; tries < 100 && (await newcomer.ask("GET", "/me/export")).state === "working"; tries++)
        await wait(100);
      await visit(viewOf("me"));
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the copy" }).click()]);
      must(download.suggestedFilename() === "muistot.zip", download.suggestedFilename());
    }, true);
    await step("erases their account, by the link in a mail", async () => {
      const link = await linkOf(mails, email, "erase-account",
        () => page.getByRole("button", { name: "Erase it, and all my places, memories and images" }).click());
      await visit(`${address}/#erase-account:${link}`);
      await page.getByRole("button", { name: "Erase my account for good" }).click();
      await status("Your account is erased.");
      must(await page.evaluate(() => localStorage.getItem("muistot:token")) === null, "The token is still there.");
      const left = await root.ask("GET", memory.pathname.replace(/^.*?\/projects/, "/projects")).then(() => true, () => false);
      must(!left, "The memory is still there.");
    }, true);
  });
}
