// Everything by keyboard alone: no step of this file may click, fill or focus.
import { settled } from "../browser.mjs";
import { person } from "../people.mjs";

// More stops than any page has.
const most = 150;

/** Goes on with Tab until something has the focus. */
async function tabTo(page, target, key = "Tab") {
  await target.first().waitFor();
  for (let stops = 0; stops < most; stops++) {
    if (await target.evaluateAll((all) => all.includes(document.activeElement))) {
      const ring = await target.first().evaluate((each) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? each);
        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
      });
      if (!ring)
        throw new Error(`Nobody sees that ${target} has the focus.`);
      return;
    }
    await page.keyboard.press(key);
  }
  throw new Error(`Tab does not lead to ${target}.`);
}

export async function keyboard({ address, as, mails, must, project, tuula, viewOf }) {
  await as(await person(address, mails, "utuinen.koivu@example.com"), {}, async ({ page, step, visit, heading, status }) => {
    const press = async (role, name, key = "Enter") => {
      await tabTo(page, page.getByRole(role, { name }));
      await page.keyboard.press(key);
    };
    const type = async (label, text) => {
      await tabTo(page, page.getByLabel(label, { exact: true }));
      await page.keyboard.press("Control+A");
      await page.keyboard.type(text);
    };
    await step("keyboard: skips to the content, and opens a place", async () => {
      await page.reload();
      await settled(page);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      must(await page.evaluate(() => document.activeElement?.tagName) === "H1", "The link does not skip to the content.");
      await press("link", "Memories of the square");
      await heading("Memories of the square");
      must(await page.evaluate(() => document.activeElement?.tagName) === "H1", "The heading of a new view does not have the focus.");
      await press("link", "Kalapaikka");
      await heading("Kalapaikka");
    });
    await step("keyboard: writes, changes and deletes a memory", async () => {
      await press("link", "Write a memory");
      await type("Title", "By keys");
      await type("Story", "Without a mouse.");
      await press("button", "Send");
      await status("It waits for a moderator now.");
      await press("link", "Change: By keys");
      await type("Title", "By keys alone");
      await press("button", "Save", "Space");
      await status("Saved.");
      await press("button", "Delete: By keys alone");
      await press("button", /^Delete$/);
      await status("Deleted.");
    });
    await step("keyboard: moves the map, and puts a place into its middle", async () => {
      await visit(viewOf(`projects/${project}/new-site?at=15/62.88/27.66`));
      await page.reload();
      await heading("Put a place on the map");
      await tabTo(page, page.locator(".maplibregl-canvas"));
      const before = page.url();
      await page.keyboard.press("ArrowRight");
      await page.waitForFunction((address) => location.href !== address, before);
      await press("button", "Take the middle of the map");
      await status("The place is marked on the map.");
      await type("Name", "Näppäimin");
      await press("button", "Send");
      await heading("Näppäimin");
      await press("button", /^Delete$/);
      await press("button", /^Delete$/);
      await status("Deleted.");
    });
    await step("keyboard: searches, reports, and switches the language", async () => {
      await tabTo(page, page.getByRole("searchbox"), "Shift+Tab");
      await page.keyboard.type("kahvi");
      await page.keyboard.press("Enter");
      await page.getByRole("status").filter({ hasText: "for “kahvi”" }).waitFor();
      await tabTo(page, page.locator(`main a[href*="${project}/sites/kahvi-paikka"]`));
      await page.keyboard.press("Enter");
      await heading("Kahvipaikka");
      await press("button", /^Report$/);
      await tabTo(page, page.getByRole("radio", { name: "Advertising" }));
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowUp");
      await press("button", /^Report$/);
      await status("The moderators look at it.");
      await tabTo(page, page.getByRole("button", { name: "suomi" }), "Shift+Tab");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "Muistot", exact: true }).waitFor();
      await tabTo(page, page.getByRole("button", { name: "English" }));
      await page.keyboard.press("Enter");
    });
  });
  // Nobody has their own things in their queue, and the place is root's.
  await as(tuula, {}, async ({ page, step, visit, heading, status }) => {
    await step("keyboard: decides on what was reported, by a button and not by a letter", async () => {
      await visit(viewOf(`moderation?state=reported&project=${project}`));
      await heading("Moderation");
      await tabTo(page, page.getByRole("button", { name: /^Dismiss reports/ }));
      await page.keyboard.press("Enter");
      await status("Reports dismissed: 1.");
    });
  });
  // Signs out, so not with the session that the others have.
  await as(await person(address, mails, "root@example.com"), {}, async ({ page, step, visit, heading, status }) => {
    await step("keyboard: changes settings, and signs out", async () => {
      await visit(viewOf(`projects/${project}/settings`));
      await heading("Settings");
      await tabTo(page, page.getByLabel("Publish what people write at once"));
      await page.keyboard.press("Space");
      await page.keyboard.press("Space");
      await tabTo(page, page.getByRole("button", { name: "Save" }));
      await page.keyboard.press("Enter");
      await status("Saved.");
      await heading("Memories of the square");
      await settled(page);
      await tabTo(page, page.getByRole("link", { name: "My page" }), "Shift+Tab");
      await page.keyboard.press("Enter");
      await heading("My page");
      await tabTo(page, page.getByRole("button", { name: "Sign out", exact: true }));
      await page.keyboard.press("Enter");
      await status("You are signed out.");
      must(await page.evaluate(() => localStorage.getItem("muistot:token")) === null, "The token is still there.");
    });
  });
}
