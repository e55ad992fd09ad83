// Starts Debian's Chromium, drawing maps in software, and listens to what the pages complain about.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const start = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--use-gl=angle", "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader"],
});

/** A page, and what is said in its console: errors, and violations of its policy. */
export async function open(browser, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 }, locale: "en-GB", reducedMotion: "reduce", ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(Number(process.env.PATIENCE ?? 30_000));
  // How many times slower than this machine the device is.
  if (process.env.SLOWER !== undefined)
    await (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: Number(process.env.SLOWER) });
  const complaints = [];
  page.on("console", (message) => {
    if (message.type() === "error" || /content security policy|trusted/i.test(message.text()))
      complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return { context, page, complaints };
}

/** What axe-core finds: each rule, and the first elements that break it. What it finds does not depend on the database: INSPECT=no saves its time. */
export async function inspect(page) {
  if (process.env.INSPECT === "no")
    return [];
  if (await page.evaluate(() => !("axe" in globalThis)))
    await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    resultTypes: ["violations"],
    // Not among those that count by themselves.
    rules: { "target-size": { enabled: true } },
  }));
  return violations.map(({ id, nodes }) =>
    `${id}: ${nodes.slice(0, 3).map(({ html, any }) => `${html} ${any[0]?.message ?? ""}`).join(" | ")}`);
}

/** Runs steps on a page, and gathers what is wrong: what a step misses, what axe-core finds, what the page complains about. */
export function stepper({ page, complaints }) {
  const faults = [];
  const expected = (pattern) => complaints.splice(0).forEach((each) => pattern.test(each) || complaints.push(each));
  async function step(title, act, isInspected = false) {
    const began = performance.now();
    try {
      await act();
      if (isInspected) {
        await settled(page);
        faults.push(...(await inspect(page)).map((fault) => `${title}: ${fault}`));
      }
    } catch (error) {
      faults.push(`${title}: ${error.message.split("\n").slice(0, 4).join(" ")} (${page.url()}: ${
        (await page.locator("main").innerText().catch(() => "")).slice(0, 300)})`);
    }
    faults.push(...complaints.splice(0).map((complaint) => `${title}: ${complaint}`));
    if (process.env.TIMES !== undefined)
      console.log(`${((performance.now() - began) / 1000).toFixed(1)} s: ${title}`);
  }
  return {
    step, faults, expected,
    visit: (address) => visit(page, address),
    heading: (text) => page.locator("main h1", { hasText: text }).waitFor(),
    status: (text) => page.getByRole("status").filter({ hasText: text }).first().waitFor(),
  };
}

/** Goes to an address, and waits until its view is there: until then, the one that is left can be read and pressed. */
export async function visit(page, address) {
  await page.evaluate(() => document.querySelector("main h1")?.setAttribute("data-left", ""));

  // A browser that is sent where it is does nothing.
  await (page.url() === address ? page.reload() : page.goto(address));
  await page.locator("main h1:not([data-left])").waitFor();
}

/** Holds requests back. Knows when there is one, and lets go of all. */
export async function hold(page, pattern) {
  const held = [];
  let came;
  const first = new Promise((done) => (came = done));
  await page.route(pattern, (route) => {
    held.push(route);
    came();
  });
  return { first, held, letGo: async () => {
    await page.unroute(pattern);
    // Some were given up meanwhile.
    await Promise.all(held.map((route) => route.continue().catch(() => undefined)));
  } };
}

/** Waits until the view and the map have come. */
export async function settled(page) {
  await page.waitForFunction(() => document.querySelector("main h1:not([data-left])") && !document.querySelector("[aria-busy=true]"));
  await page.waitForLoadState("networkidle");
}
