// Does what people do, in a browser, and says what is wrong as lines of text; none, when all is well:
//   node driving/tasks.mjs ADDRESS PROJECT NAME LINK
// The project has a site whose texts are Finnish, NAME its name. LINK is what a login mail of someone holds behind its #.
import { inspect, open, settled, start } from "./browser.mjs";

const [address, project, name, link] = process.argv.slice(2);
const pixels = "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mPYEqCBFTEMLQkAcXtLAYQN/HEAAAAASUVORK5CYII=";
const browser = await start();
const { page, complaints } = await open(browser, { viewport: { width: 800, height: 600 } });
page.setDefaultTimeout(15_000);
const faults = [];

async function step(title, act, isInspected = false) {
  try {
    await act();
    if (isInspected) {
      await settled(page);
      faults.push(...(await inspect(page)).map((fault) => `${title}: ${fault}`));
    }
  } catch (error) {
    faults.push(`${title}: ${error.message.split("\n").slice(0, 4).join(" ")} (${page.url()}: ${
      (await page.locator("main").innerText().catch(() => "")).slice(0, 200)})`);
  }
  faults.push(...complaints.splice(0).map((complaint) => `${title}: ${complaint}`));
}

const heading = (text) => page.locator("main h1", { hasText: text }).waitFor();
const status = (text) => page.getByRole("status").filter({ hasText: text }).first().waitFor();

await step("reads the map", async () => {
  await page.goto(`${address}/#/projects/${project}`);
  await page.locator("canvas").waitFor();
}, true);

await step("reads a site, in another language than that of its texts", async () => {
  await page.getByRole("link", { name }).first().press("Enter");
  await heading(name);
  await page.locator("main h1 [lang=fi]").waitFor();
  await page.getByText("Only in Finnish").waitFor();
});

await step("switches the language", async () => {
  await page.getByRole("button", { name: "suomi" }).click();
  await page.getByRole("heading", { name: "Muistot", exact: true }).waitFor();
  if (await page.locator("html").getAttribute("lang") !== "fi" || await page.getByText("Only in").count() > 0)
    throw new Error("The page is not Finnish.");
  await page.getByRole("button", { name: "English" }).click();
}, true);

await step("signs in, and comes back", async () => {
  await page.getByRole("link", { name: "Sign in to write a memory" }).click();
  await heading("Sign in");
  await page.route("**/auth/email?*", (route) =>
    route.fulfill({ status: 429, headers: { "Retry-After": "5" }, json: { error: { code: 429, message: "Too Many Requests" } } }));
  await page.getByLabel("E-mail address").fill("aino@example.com");
  await page.getByLabel("E-mail address").press("Enter");
  await status("Try again in 5 seconds.");
  complaints.splice(0);
  await page.goto(`${address}/#email-login:${link}`);
  await page.getByRole("button", { name: /^Sign in as/ }).click();
  await heading("Write a memory");
});

await step("keeps a draft", async () => {
  await page.getByLabel("Title").fill("A memory <b>of</b> mine");
  await page.getByLabel("Story").fill("It was so.");
  await page.getByLabel("Image").setInputFiles({ name: "one.png", mimeType: "image/png", buffer: Buffer.from(pixels, "base64") });
  await status("The image is ready.");
  await page.reload();
  await heading("Write a memory");
  if (await page.getByLabel("Title").inputValue() !== "A memory <b>of</b> mine" || await page.locator("canvas[role=img]").count() !== 1)
    throw new Error("The draft is gone.");
}, true);

await step("writes a memory, by keyboard", async () => {
  await page.getByLabel("Title").press("Enter");
  await page.getByRole("article").filter({ hasText: "A memory <b>of</b> mine" }).getByText("Waits for approval").waitFor();
  await page.locator("article img").waitFor();
}, true);

await step("changes it, and takes that back", async () => {
  await page.getByRole("link", { name: /^Change: A memory/ }).click();
  await page.getByLabel("Title").fill("Another title");
  await page.getByRole("button", { name: "Save" }).click();
  await status("Saved.");
  await page.getByRole("article").filter({ hasText: "Another title" }).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("article").filter({ hasText: "A memory <b>of</b> mine" }).waitFor();
});

await step("sees what is theirs", async () => {
  await page.getByRole("link", { name: "My page" }).click();
  await heading("My page");
  await page.getByRole("link", { name: "A memory <b>of</b> mine" }).waitFor();
}, true);

await step("deletes it, when asked again", async () => {
  await page.getByRole("link", { name: "A memory <b>of</b> mine" }).click();
  await page.getByRole("button", { name: /^Delete: A memory/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await status("Deleted.");
  await page.getByRole("article").filter({ hasText: "A memory" }).waitFor({ state: "detached" });
});

await browser.close();
faults.forEach((fault) => console.log(fault));
process.exitCode = faults.length === 0 ? 0 : 1;
