// Readers with large letters, and on paper.
import { settled } from "../browser.mjs";

export async function reading({ as, must, project, viewOf }) {
  await as({}, { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }, async ({ page, step, visit }) => {
    await step("reads at 200 and 400 percent", async () => {
      for (const [width, height] of [[640, 400], [320, 256]]) {
        await page.setViewportSize({ width, height });
        for (const path of ["", `projects/${project}`, `projects/${project}/sites/kala-paikka`, "search?q=kala", "sign-in"]) {
          await visit(viewOf(path));
          await settled(page);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          must(wide <= 0, `${path} is ${wide} pixels too wide at ${width}.`);
        }
      }
    }, true);
    await step("prints a place", async () => {
      await visit(viewOf(`projects/${project}/sites/kala-paikka`));
      await settled(page);
      await page.emulateMedia({ media: "print" });
      must(!await page.locator("header").isVisible() && !await page.locator(".map").isVisible(), "The print holds what is for the screen.");
      must(await page.locator("main h1").isVisible(), "The print holds no heading.");
      await page.setViewportSize({ width: 700, height: 900 });
      const tall = await page.evaluate(() => document.documentElement.getBoundingClientRect().height);
      const text = await page.locator("main").evaluate((each) => each.getBoundingClientRect().bottom);
      must(tall - text < 50, `Below the text, ${tall - text} pixels of paper are empty.`);
      await page.emulateMedia({ media: "screen" });
    });
  });
}
