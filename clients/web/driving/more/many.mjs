// Ten thousand places, and places on both sides of the date line.
import { settled } from "../browser.mjs";

const count = 10_000;

async function fill({ address, root }, id, name, rows) {
  await root.ask("POST", "/projects", { id, info: { lang: "en", name } });
  await root.ask("POST", `/projects/${id}/publish?publish=true`);
  const answer = await fetch(`${address}/projects/${id}/import`, {
    method: "POST", headers: { Authorization: root.token, "Content-Type": "text/csv" },
    body: `id,lat,lon,name,published\n${rows.join("\n")}\n`,
  });
  if (!answer.ok)
    throw new Error(`The import was answered ${answer.status}: ${await answer.text()}`);
}

export async function many(world) {
  const { as, must, project, viewOf } = world;
  const [crowd, line] = [`${project}-many`, `${project}-line`];
  await fill(world, line, "On the line", ["west-side,-16.5,179.9,West of the line,true", "east-side,-16.6,-179.9,East of the line,true"]);
  await fill(world, crowd, "Ten thousand", Array.from({ length: count }, (_, index) =>
    `place-${index},${61 + Math.floor(index / 100) * 0.01},${25 + index % 100 * 0.02},Place ${index},true`));
  await as({}, {}, async ({ page, step, visit, heading }) => {
    await step("opens clusters of 10 000 places until one is there, on the map and in the list", async () => {
      await settled(page);
      await visit(viewOf(`projects/${crowd}`));
      await heading("Ten thousand");
      await page.getByRole("button", { name: "Show more" }).waitFor();
      must(await page.locator("main .cards > li").count() === 50, "More than a page of the list is there.");
      await settled(page);
      const middle = await page.locator(".maplibregl-canvas").boundingBox();
      const zoom = () => Number(/at=([\d.]+)/.exec(page.url())?.[1] ?? 0);
      for (let presses = 0, before = zoom(); page.url().includes(crowd) && !page.url().includes("/sites/") && presses < 12; presses++) {
        await page.mouse.click(middle.x + middle.width / 2, middle.y + middle.height / 2);
        await settled(page);
        if (zoom() === before) {
          await page.getByRole("button", { name: "Zoom in" }).click();
          await settled(page);
        }
        before = zoom();
      }
      await page.waitForFunction(() => Number(/at=([\d.]+)/.exec(location.hash)?.[1]) > 9);
    }, true);
    await step("lists the clusters of the map, and opens one from the list", async () => {
      await visit(viewOf("?at=7.00/61.50000/26.00000"));
      await settled(page);
      const cluster = page.getByRole("button", { name: /places close together: open/ }).first();
      await cluster.press("Enter");
      await page.waitForFunction(() => Number(/at=([\d.]+)/.exec(location.hash)?.[1]) > 7);
    }, true);
    await step("searches, and sees the results on the map", async () => {
      await visit(viewOf(`search?q=${encodeURIComponent("West of the line")}`));
      await page.getByRole("link", { name: "West of the line" }).first().waitFor();
      await page.waitForFunction(() => /at=[\d.]+\/-16\.5\d*\/179\.9/.test(location.hash));
    }, true);
    await step("sees both sides of the date line at once", async () => {
      await visit(viewOf(`projects/${line}`));
      await heading("On the line");
      await settled(page);
      await page.waitForFunction(() => /at=(\d+)/.exec(location.hash)?.[1] >= 4);
      for (const name of ["West of the line", "East of the line"])
        await page.locator("main .cards").getByRole("link", { name }).waitFor();
      const [, longitude] = /at=[\d.]+\/[-\d.]+\/([-\d.]+)/.exec(page.url());
      must(Math.abs(longitude) > 179.5, `The middle of the map is at ${longitude}.`);
      await page.getByRole("link", { name: "East of the line" }).click();
      await page.getByText("-16.60000, -179.90000").waitFor();
    }, true);
  });
}
