// Does what people do, in a browser, and says what is wrong as lines of text; none, when all is well:
//   node driving/tasks.mjs ADDRESS PROJECT NAME LINK TOKEN
// The project has a site whose texts are Finnish, NAME its name, with three memories that wait. LINK is what a login mail of someone holds
// behind its #, TOKEN that of the session of an admin of the project. What is done more rarely is in more.mjs.
import { inspect, open, settled, start, stepper } from "./browser.mjs";
import { limits, read, second } from "./speed/bytes.mjs";
import { counting } from "./speed/counting.mjs";

const [address, project, name, link, token] = process.argv.slice(2);
const pixels = "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mPYEqCBFTEMLQkAcXtLAYQN/HEAAAAASUVORK5CYII=";
const browser = await start();
const { page, complaints } = await open(browser, { viewport: { width: 800, height: 600 } });
const { step, visit, faults, expected, heading, status } = stepper({ page, complaints });

await step("reads the map", async () => {
  await visit(`${address}/#/projects/${project}`);
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
  await visit(`${address}/#email-login:${link}`);
  await page.getByRole("button", { name: /^Sign in as/ }).click();
  await heading("Write a memory");
});

await step("keeps a draft", async () => {
  await page.getByLabel("Title").fill("A memory <b>of</b> mine");
  await page.getByLabel("Story").fill("It was so.");
  await page.getByLabel("Image", { exact: true }).setInputFiles({ name: "one.png", mimeType: "image/png", buffer: Buffer.from(pixels, "base64") });
  await status("The image is ready.");
  await page.getByLabel("What the image shows").fill("A quay in fog");
  await page.reload();
  await heading("Write a memory");
  if (await page.getByLabel("Title").inputValue() !== "A memory <b>of</b> mine" || await page.locator("canvas[role=img]").count() !== 1)
    throw new Error("The draft is gone.");
}, true);

await step("writes a memory, by keyboard", async () => {
  await page.getByLabel("Title").press("Enter");
  await page.getByRole("article").filter({ hasText: "A memory <b>of</b> mine" }).getByText("Waits for approval").waitFor();
  await page.getByRole("article").getByRole("img", { name: "A quay in fog" }).and(page.locator("[srcset*='width=320 320w']")).waitFor();
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

await step("decides by keys on what waits", async () => {
  await page.evaluate((kept) => localStorage.setItem("muistot:token", kept), `Bearer ${token}`);
  await page.reload();
  await page.getByRole("link", { name: /^Moderation 3/ }).press("Enter");
  await heading("Moderation");
  await page.keyboard.press("j");
  await page.locator("li[aria-current]").waitFor();
  await page.keyboard.press("p");
  await status("Published: 1.");
}, true);

await step("decides on several at once, and says why", async () => {
  await page.keyboard.press("a");
  await page.getByRole("group", { name: "2 selected" }).waitFor();
  await page.keyboard.press("n");
  await page.getByLabel("Reason").fill("Twice the same");
  await page.getByRole("dialog").getByRole("button", { name: "Hide" }).press("Enter");
  await status("Hidden: 2.");
  await page.getByText("Nothing waits for you.").waitFor();
  await page.getByRole("link", { name: "Hidden 2" }).click();
  await page.getByText("Twice the same").first().waitFor();
});

await step("changes a place, and takes that back", async () => {
  await visit(`${address}/#/projects/${project}`);
  await page.getByRole("link", { name }).first().click();
  await page.getByRole("link", { name: "Change", exact: true }).click();
  await page.getByLabel("Latitude").fill("60,5");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("60.50000").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("60.50000").waitFor({ state: "detached" });
});

await step("compares two versions", async () => {
  await page.getByRole("link", { name: "Versions", exact: true }).click();
  await page.getByRole("row", { name: /^Coordinates changed/ }).getByText("60.50000").waitFor();
}, true);

await step("changes the project", async () => {
  await visit(`${address}/#/projects/${project}/settings`);
  await page.getByRole("group", { name: "Texts: English" }).getByLabel("Name").fill("In English too");
  await settled(page);
  faults.push(...await inspect(page));
  await page.getByRole("button", { name: "Save" }).click();
  await heading("In English too");
});

await step("reads statistics", async () => {
  await page.getByRole("link", { name: "Statistics" }).click();
  await page.getByRole("img", { name: /^New by day/ }).waitFor();
  await settled(page);
  if (page.url().includes("at="))
    throw new Error(`The address names a place, and there is no map: ${page.url()}`);
}, true);

await step("tries a table, and reads what is wrong with it", async () => {
  await page.getByRole("link", { name: "Import and export" }).click();
  await page.getByLabel("File", { exact: true }).setInputFiles(
    { name: "bad.csv", mimeType: "text/csv", buffer: Buffer.from("id,lat,lon,name\nfirst-place,95,25,A\n") });
  await page.getByRole("button", { name: "Try it" }).click();
  await page.getByRole("cell", { name: "lat" }).waitFor();
  expected(/422/);
}, true);

await step("chooses their mail", async () => {
  await page.getByRole("link", { name: "My page" }).click();
  const mail = page.locator("form", { has: page.getByLabel("What is decided on my places and memories") });
  await mail.getByRole("checkbox").uncheck();
  await mail.getByRole("group", { name: "How often of each project" }).getByLabel("In English too").selectOption("Once an hour");
  await Promise.all([
    page.waitForResponse((told) => told.request().method() === "PATCH" && told.url().endsWith("/me/notifications") && told.status() === 204),
    mail.getByRole("button", { name: "Save" }).click(),
  ]);
  await status("Saved.");
}, true);

await step("is sent little, and next to nothing the second time", async () => {
  const wire = await counting(address);
  const first = await read(browser, wire, `#/projects/${project}`);
  const sent = { all: first.all, own: first.own, again: await second(first, wire) };
  await wire.close();
  for (const [part, bytes] of Object.entries(sent))
    if (bytes > limits[part] || bytes < 1000)
      throw new Error(`${part}: ${bytes} bytes, at most ${limits[part]}.`);
});

await browser.close();
faults.forEach((fault) => console.log(fault));
process.exitCode = faults.length === 0 ? 0 : 1;
