// A slow network: what comes late, in another order, or not at all.
import { hold, settled } from "../browser.mjs";

export async function slow({ as, must, project, root, viewOf }) {
  const lonely = `${project}-lonely`;
  // Where no other place is, also of those who ran this before.
  const [lat, lon] = [-20 - Math.random() * 30, -100 - Math.random() * 20];
  await root.ask("POST", "/projects", { id: lonely, info: { lang: "en", name: "Lonely" } });
  await root.ask("POST", `/projects/${lonely}/publish?publish=true`);
  await root.ask("POST", `/projects/${lonely}/sites`, { id: "alone", info: { lang: "en", name: "Alone" }, location: { lat, lon } });
  await root.ask("POST", `/projects/${lonely}/sites/alone/publish?publish=true`);
  await as({}, {}, async ({ page, step, visit, expected }) => {
    const onMap = page.locator(".on-map");
    await step("lists what the map shows, when its last tile comes unchanged", async () => {
      await visit(viewOf(`projects/${lonely}`));
      await settled(page);
      await page.route("**/tiles/sites/**", async (route) => {
        const response = await route.fetch();
        // Those without places are 204.
        await new Promise((done) => setTimeout(done, response.status() === 200 ? 300 : 0));
        await route.fulfill({ response });
      });
      await visit(viewOf(page.url().split(lonely)[1]));
      await onMap.getByRole("link", { name: "Alone" }).waitFor();
      await page.unroute("**/tiles/sites/**");
    });
    await step("shows the places of the view, and not of the one that was left while they were on their way", async () => {
      await visit(viewOf("?at=3.00/0.00000/0.00000"));
      await settled(page);
      const tiles = await hold(page, `**/tiles/${lonely}.sites/**`);
      await page.goto(viewOf(`projects/${lonely}?at=5.00/63.00000/26.00000`));
      await tiles.first;
      await visit(viewOf("?at=5.00/63.00000/26.00000"));
      await tiles.letGo();
      await settled(page);
      must(await onMap.getByText(/close together|memor/).count() > 0, `The map shows: ${await onMap.innerText()}`);
    });
    await step("asks again for tiles that did not come", async () => {
      await page.route("**/tiles/sites/**", (route) => route.abort("failed"));
      const failed = page.waitForEvent("requestfailed");
      await visit(viewOf(`?at=14.00/${lat.toFixed(5)}/${lon.toFixed(5)}`));
      await failed;
      await page.unroute("**/tiles/sites/**");
      await onMap.getByRole("link", { name: "Alone" }).waitFor();
      expected(/ERR_FAILED/);
    });
    await step("goes where a link leads, when the language is switched before it is there", async () => {
      const texts = await hold(page, `**/projects/${lonely}?*`);
      await page.goto(viewOf(`projects/${lonely}?at=9.00/61.00000/25.00000`));
      await texts.first;
      await page.getByRole("button", { name: "suomi" }).click();
      await texts.letGo();
      await page.getByRole("link", { name: "Kaikki hankkeet" }).waitFor();
      await settled(page);
      await page.getByRole("button", { name: "Lähennä" }).click();
      await page.waitForFunction(() => location.hash.endsWith("at=10.00/61.00000/25.00000"));
      await page.getByRole("button", { name: "English" }).click();
    });
  });
}
