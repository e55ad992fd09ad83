// Small screens, fingers, and those whom movement makes ill.
import { open, settled, visit as go } from "../browser.mjs";

const pagesOf = (project) => [
  `projects/${project}/new-site`, `projects/${project}/sites/kala-paikka/new-memory`, "me", "new-project", "blocked",
  "moderation", "moderation?state=hidden", "moderation/decisions", `projects/${project}/sites/kala-paikka/history`,
  ...["settings", "people", "exchange", "statistics", "history"].map((page) => `projects/${project}/${page}`),
];

export async function small({ as, browser, kaarina, must, project, root, viewOf }) {
  await as(kaarina, { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true }, async ({ page, step, visit, heading, status }) => {
    await step("puts a place on the map with a finger", async () => {
      await visit(viewOf(`projects/${project}/new-site?at=15.00/62.90000/27.60000`));
      await settled(page);
      const { x, y, width, height } = await page.locator(".maplibregl-canvas").boundingBox();
      await page.touchscreen.tap(x + width / 2, y + height / 2 - 20);
      await status("The place is marked on the map.");
      const [lat, lon] = await Promise.all(["Latitude", "Longitude"].map(async (label) => Number(await page.getByLabel(label).inputValue())));
      must(lat > 62.9 && lat < 62.901 && Math.abs(lon - 27.6) < 0.0001, `The place is at ${lat}, ${lon}.`);
      await page.getByLabel("Name").fill("By a finger");
      await page.getByRole("button", { name: "Send" }).tap();
      await heading("By a finger");
      await page.getByRole("button", { name: "Delete" }).tap();
      await page.getByRole("dialog").getByRole("button", { name: "Delete" }).tap();
      await status("Deleted.");
    });
  });
  await as(root, { viewport: { width: 360, height: 400 } }, async ({ page, step, visit }) => {
    for (const [width, height] of [[360, 400], [320, 256]])
      await step(`writes and moderates at ${width} × ${height}`, async () => {
        await page.setViewportSize({ width, height });
        for (const path of pagesOf(project)) {
          await visit(viewOf(path));
          await settled(page);
          const cut = await page.evaluate(whatIsCut);
          must(cut.length === 0, `${path}: ${cut.join(" | ")}`);
        }
      }, true);
  });
  await as({}, {}, async ({ page, step, visit }) => {
    const presses = (each) => each.evaluate(() => {
      const seen = [];
      for (const press of [
        () => document.querySelector(".map-buttons button").click(),
        () => document.querySelector(".maplibregl-canvas").dispatchEvent(new KeyboardEvent("keydown", { code: "ArrowRight", keyCode: 39, bubbles: true })),
      ]) {
        const before = location.hash;
        press();
        seen.push(location.hash !== before);
      }
      return seen.concat(document.getAnimations().length === 0).join();
    });
    await step("moves nothing for those who want less motion, and the map for the others", async () => {
      const address = viewOf(`projects/${project}?at=12.00/62.89000/27.68000`);
      await visit(address);
      await settled(page);
      must(await presses(page) === "true,true,true", `The map flies: ${await presses(page)}`);
      const moving = await open(browser, { reducedMotion: "no-preference" });
      await go(moving.page, address);
      await settled(moving.page);
      must(await presses(moving.page) === "false,false,true", "The map does not fly for anyone.");
      await moving.context.close();
    });
  });
}

/** Runs in the page: what is wider than the screen, or not all of it to be seen. */
function whatIsCut() {
  const pane = document.querySelector(".pane").getBoundingClientRect();
  const isThere = (box) => box.width > 1 && box.height > 1;
  const outside = [...document.querySelectorAll("body *")].filter((each) => {
    const box = each.getBoundingClientRect();
    return isThere(box) && (box.right > innerWidth + 1 || box.left < -1) && !each.closest(".scrolled, .unseen, .map, .skip");
  });
  const hidden = [...document.querySelectorAll("main *, header *")].filter((each) =>
    each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX === "hidden");
  const buttons = [...document.querySelectorAll(".map-buttons button")].filter((each) => {
    const box = each.getBoundingClientRect();
    return isThere(box) && (box.bottom > pane.bottom || box.right > pane.right);
  });
  return [...outside, ...hidden, ...buttons].slice(0, 3).map((each) => each.outerHTML.slice(0, 100));
}
