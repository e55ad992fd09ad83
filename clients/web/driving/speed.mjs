// Measures the pages of a running service in Chromium, and prints rows for docs/performance.md:
//   node driving/speed.mjs ADDRESS PROJECT LARGE
// PROJECT is one with some hundred places, LARGE one with a million (seed load). Beside them stands a bare page: MapLibre with the same base map,
// places and layers, and nothing else.
import { bare } from "./speed/bare.mjs";
import { counting } from "./speed/counting.mjs";
import { limits, read, second } from "./speed/bytes.mjs";
import { open, settled, start } from "./browser.mjs";

const [address, project, large] = process.argv.slice(2);
const rounds = Number(process.env.ROUNDS ?? 7);
const browser = await start();
const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
console.log("| what | measured | to reach | |\n| --- | --- | --- | --- |");
function row(what, measured, limit, isReached) {
  console.log(`| ${what} | ${measured} | ${limit} | ${isReached ? "reached" : "not reached"} |`);
  process.exitCode ||= isReached ? 0 : 1;
}
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;

const wire = await counting(address);
const first = await read(browser, wire, `#/projects/${project}`);
row("first view of a project over the wire", kilobytes(first.all), `≤ ${kilobytes(limits.all)}`, first.all <= limits.all);
row("of it, code and styles of our own", kilobytes(first.own), `≤ ${kilobytes(limits.own)}`, first.own <= limits.own);
const again = await second(first, wire);
row("second visit", kilobytes(again), `≤ ${kilobytes(limits.again)}`, again <= limits.again);
await wire.close();

// The map is drawn when it is idle for the first time, with places: our page lists them then.
const watch = () => new MutationObserver(() => {
  if (document.querySelector(".on-map li") !== null)
    globalThis.drawnAt ??= performance.now();
}).observe(document, { childList: true, subtree: true });
async function drawn(url, isOurs) {
  const { context, page } = await open(browser);
  if (isOurs)
    await page.addInitScript(watch);
  await page.goto(url);
  await page.waitForFunction(() => globalThis.drawnAt !== undefined);
  const [at, size] = await page.evaluate(() => {
    const { width, height } = document.querySelector("canvas").getBoundingClientRect();
    return [globalThis.drawnAt, { width, height }];
  });
  await context.close();
  return { at, size };
}
const { size } = await drawn(`${address}/#/`, true);
const beside = await bare(address, size);
const times = { ours: [], bare: [] };
for (let round = 0; round < rounds; round++) {
  times.bare.push((await drawn(`${beside.address}/bare.html`, false)).at);
  times.ours.push((await drawn(`${beside.address}/#/`, true)).at);
}
beside.close();
const ratio = median(times.ours) / median(times.bare);
row(`map of all places drawn, median of ${rounds}`, `${ratio.toFixed(2)} times the bare page (${median(times.ours).toFixed(0)} ms, ${
  median(times.bare).toFixed(0)} ms)`, "≤ 1.2 times", ratio <= 1.2);

const { page } = await open(browser);
await page.goto(`${address}/#/projects/${large}`);
await settled(page);
await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline"] });
const box = await page.locator("canvas").boundingBox();
let pans = 0;
for (let depth = 0; depth < 3; depth++) {
  for (const [x, y] of [[0.3, 0.5], [0.7, 0.4], [0.5, 0.7], [0.4, 0.3]]) {
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * x, box.y + box.height * y, { steps: 8 });
    await page.mouse.up();
    pans++;
  }
  await settled(page);
  await page.getByRole("button", { name: "Zoom in" }).click();
}
await settled(page);
// Without a graphics card, most of a task is to wait for what Chromium draws in software: what the page itself computes is told beside it.
const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
const mains = new Set(traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
  .map(({ pid, tid }) => `${pid} ${tid}`));
const tasks = traceEvents.filter(({ name, ph, pid, tid }) => ph === "X" && /RunTask/.test(name) && mains.has(`${pid} ${tid}`));
const most = (part) => Math.max(...tasks.map((task) => (task[part] ?? 0) / 1000));
row(`${pans} pans and 3 zooms over 1 000 000 places`, `longest task ${most("dur").toFixed(0)} ms, ${most("tdur").toFixed(0)} ms of computing at most`,
  "≤ 200 ms", most("dur") <= 200);

await browser.close();
