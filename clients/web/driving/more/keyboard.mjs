// Readers and those who write, by keyboard alone: no step of this file may click, fill or focus.
import { settled } from "../browser.mjs";
import { loginLink, person } from "../people.mjs";
import { keysOf, tabTo } from "./keys.mjs";

const pixels = "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mPYEqCBFTEMLQkAcXtLAYQN/HEAAAAASUVORK5CYII=";

export async function keyboard({ address, as, mails, must, project, viewOf }) {
  await as({}, {}, async ({ page, step, visit, heading, status }) => {
    await step("keyboard: signs in, and changes their profile", async () => {
      const { press, type } = keysOf(page);
      await press("link", "Sign in");
      await heading("Sign in");
      await type("E-mail address", "kaarina.salo@example.com");
      await page.keyboard.press("Enter");
      await status("The mail is on its way.");
      await visit(`${address}/#email-login:${await loginLink(address, mails, "kaarina.salo@example.com")}`);
      await press("button", /^Sign in as/);
      await status("You are signed in.");
      await tabTo(page, page.getByRole("link", { name: "My page" }), "Shift+Tab");
      await page.keyboard.press("Enter");
      await heading("My page");
      await type("City", "Kuopio");
      await page.keyboard.press("Enter");
      await status("Saved.");
      await press("button", "Show the header");
      await page.getByText("Authorization: Bearer").waitFor();
    });
  });
  await as(await person(address, mails, "utuinen.koivu@example.com"), {}, async ({ page, step, visit, heading, status }) => {
    const { press, type, choose } = keysOf(page);
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
      await choose("Image", { name: "one.png", mimeType: "image/png", buffer: Buffer.from(pixels, "base64") });
      await status("The image is ready.");
      await type("What the image shows", "A key");
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
}
