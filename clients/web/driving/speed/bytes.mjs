// How much a browser is sent for a view, and for the same view once more.
import { open, settled } from "../browser.mjs";

/** What may be sent at most, in bytes: all of a first view, our code and styles of it, and a second visit. */
export const limits = { all: 750_000, own: 120_000, again: 30_000 };

/** Opens a view in a browser that knows nothing. */
export async function read(browser, wire, view) {
  wire.take();
  const { context, page } = await open(browser);
  const own = await visit(page, wire, view);
  return { context, view, all: wire.take(), own };
}

/** Opens it once more in the same browser, and says what was sent then. */
export async function second({ context, view }, wire) {
  const page = await context.newPage();
  await visit(page, wire, view);
  await context.close();
  return wire.take();
}

async function visit(page, wire, view) {
  await page.goto(`${wire.address}/${view}`);
  await page.locator("canvas").waitFor();
  await settled(page);
  const own = await page.evaluate(() => performance.getEntriesByType("resource").concat(performance.getEntriesByType("navigation"))
    .filter(({ name }) => /\.(js|css)$/.test(name) ? !/maplibre/.test(name) : name.split("#")[0] === location.href.split("#")[0])
    .reduce((sum, { transferSize }) => sum + transferSize, 0));
  await page.close();
  return own;
}
