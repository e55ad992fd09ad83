// Takes pictures of the pages of a running service, at three widths, light and dark, in both languages, and inspects each:
//   node driving/look.mjs http://127.0.0.1:5600 FOLDER [TOKEN [PAGES]]
// Those who look after projects have their pages too. PAGES are the names of some pages, with commas between.
import { mkdirSync } from "node:fs";
import { inspect, open, settled, start } from "./browser.mjs";

const [address, folder, token, only] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const projects = (await (await fetch(`${address}/projects`)).json()).items;
const project = projects.find((each) => each.sites_count > 0).id;
const sites = (await (await fetch(`${address}/projects/${project}/sites`)).json()).items;
const site = sites.find((each) => each.memories_count > 0).id;
const headers = token ? { Authorization: `Bearer ${token}` } : {};
const { permissions = [] } = await (await fetch(`${address}/projects/${project}?include=permissions`, { headers })).json();
const all = {
  home: "#/", project: `#/projects/${project}`, site: `#/projects/${project}/sites/${site}`, search: "#/search?q=a",
  "sign-in": "#/sign-in", "login-link": "#email-login:user=aino&token=x", missing: "#/projects/nothing-here",
  ...token && {
    me: "#/me", history: `#/projects/${project}/sites/${site}/history`,
    "new-site": `#/projects/${project}/new-site`, "new-memory": `#/projects/${project}/sites/${site}/new-memory`,
  },
  ...permissions.includes("administer") && {
    waiting: "#/moderation", reported: "#/moderation?state=reported", hidden: "#/moderation?state=hidden",
    decisions: "#/moderation/decisions", "project-history": `#/projects/${project}/history`,
    settings: `#/projects/${project}/settings`, people: `#/projects/${project}/people`,
    exchange: `#/projects/${project}/exchange`, statistics: `#/projects/${project}/statistics`, "new-project": "#/new-project",
    blocked: "#/blocked",
  },
};
const pages = Object.fromEntries(Object.entries(all).filter(([name]) => only === undefined || only.split(",").includes(name)));
const looks = [
  { width: 360, height: 740, scheme: "light", locale: "fi" }, { width: 768, height: 1024, scheme: "dark", locale: "en-GB" },
  { width: 1440, height: 900, scheme: "light", locale: "en-GB" }, { width: 360, height: 740, scheme: "dark", locale: "en-GB" },
  { width: 1440, height: 900, scheme: "dark", locale: "fi" },
];

const browser = await start();
let found = 0;
for (const { width, height, scheme, locale } of looks) {
  const { context, page, complaints } = await open(browser, { viewport: { width, height }, colorScheme: scheme, locale });
  if (token)
    await page.addInitScript((kept) => localStorage.setItem("muistot:token", kept), `Bearer ${token}`);
  for (const [name, hash] of Object.entries(pages)) {
    await page.goto(`${address}/${hash}`);
    await page.reload();
    await settled(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    const faults = [
      ...await inspect(page), ...wide > 0 ? [`${wide} pixels too wide`] : [],
      ...complaints.splice(0).filter((each) => name !== "missing" || !each.includes("404")),
    ];
    found += faults.length;
    faults.forEach((fault) => console.log(`${name} ${width} ${scheme} ${locale}: ${fault}`));
    await page.screenshot({ path: `${folder}/${name}-${width}-${scheme}-${locale.slice(0, 2)}.png` });
  }
  await context.close();
}
await browser.close();
console.log(`${found} faults`);
process.exitCode = found === 0 ? 0 : 1;
