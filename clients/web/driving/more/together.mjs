// Two people at once: the one who comes second is shown what the first has made of it.
import { open, settled, visit as go } from "../browser.mjs";

const said = (page, text) => page.getByRole("status").filter({ hasText: text }).waitFor();

export async function together({ address, as, browser, kaarina, must, project, root, viewOf }) {
  await kaarina.ask("POST", `/projects/${project}/sites`, { id: "yhteinen", info: { lang: "en", name: "Together" }, location: { lat: 62.9, lon: 27.7 } });
  await root.ask("POST", `/projects/${project}/sites/yhteinen/publish?publish=true`);
  await as(root, {}, async ({ page, step, visit, heading, status, expected }) => {
    const second = await open(browser);
    await second.page.addInitScript((kept) => localStorage.setItem("muistot:token", kept), root.token);
    await step("changes a place that someone else changes too", async () => {
      for (const each of [page, second.page]) {
        await go(each, viewOf(`projects/${project}/sites/yhteinen/edit`));
        await each.getByLabel("Name").waitFor();
      }
      await second.page.getByLabel("Name").fill("The first was faster");
      await second.page.getByRole("button", { name: "Save" }).click();
      await second.page.getByRole("status").filter({ hasText: "Saved." }).waitFor();
      await page.getByLabel("Name").fill("The second was slower");
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByRole("alert").filter({ hasText: "Someone else has changed this meanwhile." }).waitFor();
      await page.getByRole("heading", { name: "As it is now" }).waitFor();
      await page.locator("form").getByText("The first was faster").waitFor();
      must(await page.getByLabel("Name").inputValue() === "The second was slower", "What was typed is gone.");
      expected(/412/);
    }, true);
    await step("puts their text in its place, and takes that back", async () => {
      await page.getByRole("button", { name: "Save" }).click();
      await heading("The second was slower");
      await page.getByRole("button", { name: "Undo" }).click();
      await heading("The first was faster");
      await status("Undone.");
    });
    await step("is told when a draft is older than what another has made of it", async () => {
      await visit(viewOf(`projects/${project}/sites/yhteinen/edit`));
      await page.getByLabel("Name").fill("Begun before");
      await visit(viewOf(""));
      await root.ask("PATCH", `/projects/${project}/sites/yhteinen`, { info: { lang: "en", name: "Changed since" } });
      await visit(viewOf(`projects/${project}/sites/yhteinen/edit`));
      await page.getByRole("alert").filter({ hasText: "Someone else has changed this meanwhile." }).waitFor();
      await page.locator("form").getByText("Changed since").waitFor();
      must(await page.getByLabel("Name").inputValue() === "Begun before", "What was typed is gone.");
      await page.getByRole("button", { name: "Discard the draft" }).click();
    });
    await step("sees that it is gone, which another deletes", async () => {
      await visit(viewOf(`projects/${project}/sites/yhteinen/edit`));
      await page.getByLabel("Name").fill("Too late");
      await second.page.locator("main h1", { hasText: "The first was faster" }).waitFor();
      await second.page.getByRole("button", { name: "Delete" }).click();
      await said(second.page, "Someone else has changed this meanwhile, and nothing was done.");
      await second.page.locator("main h1", { hasText: "Changed since" }).waitFor();
      await second.page.getByRole("button", { name: "Delete" }).click();
      await said(second.page, "Deleted.");
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByRole("alert").filter({ hasText: "This is not here, or you may not see it." }).waitFor();
      expected(/404/);
      await page.getByRole("button", { name: "Discard the draft" }).click();
      const others = second.complaints.filter((each) => !/412/.test(each));
      must(others.length === 0, others.join());
    });
    await step("brings back what is deleted, unless someone else was faster", async () => {
      for (const each of [page, second.page]) {
        await go(each, viewOf(`moderation?state=deleted&project=${project}`));
        await each.getByRole("button", { name: "Restore: Changed since" }).waitFor();
        must(await each.getByRole("link", { name: /^Versions/ }).count() === 0, "A link leads to the versions of what has no page.");
      }
      await second.page.getByRole("button", { name: "Restore: Changed since" }).click();
      await said(second.page, "Restored: 1.");
      await root.ask("DELETE", `/projects/${project}/sites/yhteinen`);
      await page.getByRole("button", { name: "Restore: Changed since" }).click();
      await status("1 item not");
      await root.ask("POST", `/projects/${project}/sites/yhteinen/history/1/restore`);
      await root.ask("PATCH", `/projects/${project}/sites/yhteinen`, { info: { lang: "en", name: "Here again" } });
      await page.getByText("Someone has changed or decided on this meanwhile.").waitFor();
    });
    await step("brings a version back, unless someone else was faster", async () => {
      for (const each of [page, second.page]) {
        await go(each, viewOf(`projects/${project}/sites/yhteinen/history?version=1`));
        await each.getByRole("button", { name: "Bring version 1 back" }).waitFor();
      }
      await second.page.getByRole("button", { name: "Bring version 1 back" }).click();
      await said(second.page, "Version 1 is back.");
      await page.getByRole("button", { name: "Bring version 1 back" }).click();
      await status("Someone else has changed this meanwhile, and nothing was done.");
      expected(/412/);
      await visit(viewOf(`projects/${project}/sites/yhteinen`));
      await heading("Together");
    });
    await step("deletes something, and undoes that alone", async () => {
      await page.getByRole("button", { name: "Delete" }).click();
      await status("Deleted.");
      const [{ version }] = (await root.ask("GET", `/projects/${project}/deleted`)).items;
      await root.ask("POST", "/moderation/decisions",
        { items: [{ type: "site", identifier: "yhteinen", parents: { project }, version }], decision: "restore" });
      await root.ask("DELETE", `/projects/${project}/sites/yhteinen`);
      await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
      await status("Someone else has changed this meanwhile, and nothing was done.");
      await root.ask("POST", `/projects/${project}/sites/yhteinen/history/1/restore`);
    });
    await second.context.close();
  });
  await as(kaarina, {}, async ({ page, step, visit, heading }) => {
    await step("is shown exactly the view that someone else copied", async () => {
      await visit(`${address}/#/projects/${project}?at=13.50/62.89010/27.68010`);
      await heading("Memories of the square");
      await settled(page);
      await page.getByRole("button", { name: "Zoom in" }).click();
      await page.waitForFunction(() => location.hash.includes("at=14.50"));
      const [link, list] = [page.url(), await page.locator("main .cards").innerText()];
      must(/at=14\.50\/62\.8901\d\/27\.6801\d$/.test(link), `The address is ${link}.`);
      const friend = await open(browser, { viewport: { width: 1000, height: 700 } });
      await go(friend.page, link);
      await settled(friend.page);
      must(friend.page.url() === link, `${friend.page.url()} is shown for ${link}.`);
      must(await friend.page.locator("main .cards").innerText() === list, "The list is another one.");
      await friend.context.close();
    });
  });
}
