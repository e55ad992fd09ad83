// Does what people do more rarely, and what happens to them: no network, an ended session, someone else who was faster.
//   RateLimiting__Enabled=false ./run.sh, and then: node driving/more.mjs http://127.0.0.1:5600 data/mail
// A third argument names the parts to do, as slow,many. SLOWER=4 makes the processor of the pages four times slower.
// Uses the people of the demo content, and makes a project of its own each time.
import { open, start, stepper } from "./browser.mjs";
import { account } from "./more/account.mjs";
import { keyboard } from "./more/keyboard.mjs";
import { many } from "./more/many.mjs";
import { moderating } from "./more/moderating.mjs";
import { projects } from "./more/projects.mjs";
import { reading } from "./more/reading.mjs";
import { slow } from "./more/slow.mjs";
import { small } from "./more/small.mjs";
import { staffKeyboard } from "./more/staffKeyboard.mjs";
import { together } from "./more/together.mjs";
import { writing } from "./more/writing.mjs";
import { person } from "./people.mjs";

const [address, mails, named] = process.argv.slice(2);
const [root, tuula, kaarina, lasse] = await Promise.all(["root", "tuula.hietala", "kaarina.salo", "utuinen.koivu"]
  .map((name, index) => new Promise((go) => setTimeout(go, index * 700)).then(() => person(address, mails, `${name}@example.com`))));
const browser = await start();
const all = [];

async function as({ token } = {}, options = {}, act) {
  const opened = await open(browser, { viewport: { width: 800, height: 600 }, ...options });
  const steps = stepper(opened);
  // Once: what becomes of the session afterwards is for the page to keep.
  if (token)
    await opened.page.addInitScript((kept) => {
      if (sessionStorage.getItem("begun") === null)
        localStorage.setItem("muistot:token", kept);
      sessionStorage.setItem("begun", "yes");
    }, token);
  await steps.visit(`${address}/#/`);
  await act({ ...opened, ...steps });
  all.push(...steps.faults);
  await opened.context.close();
}
const must = (is, what) => {
  if (!is)
    throw new Error(what);
};

const project = `torin-${Date.now().toString(36)}`;
const viewOf = (path) => `${address}/#/${path}`;

const world = { address, browser, mails, project, root, tuula, kaarina, lasse, as, must, viewOf };
const parts = [projects, writing, moderating, account, reading, together, keyboard, staffKeyboard, slow, small, many];
for (const part of parts.filter(({ name }) => named === undefined || named.split(",").includes(name))) {
  const began = Date.now();
  await part(world);
  console.log(`${part.name}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

await browser.close();
all.forEach((fault) => console.log(fault));
console.log(`${all.length} faults`);
process.exitCode = all.length === 0 ? 0 : 1;
