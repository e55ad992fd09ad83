// Moderators, admins and superusers, by keyboard alone: no step of this file may click, fill or focus.
import { settled } from "../browser.mjs";
import { person } from "../people.mjs";
import { keysOf, tabTo } from "./keys.mjs";

export async function staffKeyboard({ address, as, kaarina, mails, must, project, tuula, viewOf }) {
  const place = `/projects/${project}/sites/kahvi-paikka`;
  for (const title of ["By keys: one", "By keys: two"])
    await kaarina.ask("POST", `${place}/memories`, { title });
  await kaarina.ask("PUT", `${place}/report`);
  // Nobody has their own things in their queue, and the place is root's.
  await as(tuula, {}, async ({ page, step, visit, heading, status }) => {
    const { press, type } = keysOf(page);
    await step("keyboard: decides on several at once, and says why", async () => {
      await visit(viewOf(`moderation?project=${project}`));
      await heading("Moderation");
      for (const title of ["By keys: one", "By keys: two"])
        await press("checkbox", `Select: ${title}`, "Space");
      await tabTo(page, page.getByRole("group", { name: "2 selected" }).getByRole("button", { name: "Say why…" }), "Shift+Tab");
      await page.keyboard.press("Enter");
      await type("Reason", "Twice the same");
      await press("button", "Hide", "Enter", page.getByRole("dialog"));
      await status("Hidden: 2.");
    });
    await step("keyboard: decides on what was reported, by a button and not by a letter", async () => {
      await visit(viewOf(`moderation?state=reported&project=${project}`));
      await heading("Moderation");
      await tabTo(page, page.getByRole("button", { name: /^Dismiss reports/ }));
      await page.keyboard.press("Enter");
      await status("Reports dismissed: 1.");
    });
  });
  // Signs out, so not with the session that the others have.
  await as(await person(address, mails, "root@example.com"), { acceptDownloads: true }, async ({ page, step, visit, heading, status }) => {
    const { press, type, choose } = keysOf(page);
    await step("keyboard: makes a project", async () => {
      await press("link", "New project");
      await heading("New project");
      await type("Name", "Keys", page.getByRole("group", { name: "Texts: English" }));
      await type("Id in addresses", `${project}-keys`);
      await press("button", "Make the project");
      await status("The project is made.");
    });
    await step("keyboard: gives a role and takes it back, blocks someone and lifts that", async () => {
      await visit(viewOf(`projects/${project}/people`));
      await heading("People");
      const part = page.locator("section", { has: page.getByRole("heading", { name: "Moderators", exact: true }) });
      await type("Username", "Aino Saarela", part);
      await page.keyboard.press("Enter");
      await status("Aino Saarela has the role now.");
      await press("button", "Remove: Aino Saarela");
      await press("button", "Remove", "Enter", page.getByRole("dialog"));
      await status("Aino Saarela does not have the role any more.");
      await type("Username", "Aino Saarela", page.locator("form", { has: page.getByRole("button", { name: "Block" }) }));
      await page.keyboard.press("Enter");
      await status("Aino Saarela writes nothing");
      await press("button", "Lift: Aino Saarela");
      await status("may write here again.");
      must(await page.evaluate(() => document.activeElement !== document.body), "The focus is lost with what had it.");
    });
    await step("keyboard: tries a table, imports it, and saves everything as a file", async () => {
      await visit(viewOf(`projects/${project}/exchange`));
      await heading("Import and export");
      await choose("File", { name: "keys.csv", mimeType: "text/csv", buffer: Buffer.from("id,lat,lon,name\nkeys-place,62.9,27.6,Keys\n") });
      await press("button", "Try it");
      await status("This would happen: 1 new");
      await press("button", "Import");
      await status("Done: 1 new");
      await Promise.all([page.waitForEvent("download"), press("button", "Places, CSV")]);
    });
    await step("keyboard: reads statistics, and compares and brings back a version", async () => {
      await visit(viewOf(`projects/${project}/statistics`));
      await tabTo(page, page.getByText("The same as a table"));
      await page.keyboard.press("Enter");
      await page.getByRole("row", { name: /^Places/ }).waitFor();
      await visit(viewOf(`projects/${project}/history`));
      await heading("Versions");
      await press("link", /^Version 2$/);
      await page.waitForURL(/version=2/);
      await press("button", "Bring version 2 back");
      await status("Version 2 is back.");
    });
    await step("keyboard: changes settings, and signs out", async () => {
      await visit(viewOf(`projects/${project}/settings`));
      await heading("Settings");
      await tabTo(page, page.getByLabel("Publish what people write at once"));
      await page.keyboard.press("Space");
      await page.keyboard.press("Space");
      await press("button", "Save");
      await status("Saved.");
      await heading("Memories of the square");
      await settled(page);
      await tabTo(page, page.getByRole("link", { name: "My page" }), "Shift+Tab");
      await page.keyboard.press("Enter");
      await heading("My page");
      await press("button", /^Sign out$/);
      await status("You are signed out.");
      must(await page.evaluate(() => localStorage.getItem("muistot:token")) === null, "The token is still there.");
    });
  });
}
