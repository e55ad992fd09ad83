// Those who look after projects: a new one, its settings and people, tables and files.
import { inspect, settled } from "../browser.mjs";

export async function projects({ address, as, must, project, root, viewOf }) {
  await as(root, { acceptDownloads: true }, async ({ page, step, visit, heading, status, expected }) => {
    await step("makes a project", async () => {
      await page.getByRole("link", { name: "New project" }).click();
      await heading("New project");
      await page.getByRole("button", { name: "Make the project" }).click();
      await page.getByText("Must not be empty.").waitFor();
      await page.getByRole("group", { name: "Texts: suomi" }).getByLabel("Name").fill("Torin muistot");
      await page.getByRole("group", { name: "Texts: English" }).getByLabel("Name").fill("Memories of the square");
      await page.getByLabel("First day").fill("2020-01-31");
      await page.getByLabel("Id in addresses").fill(project);
      await page.getByRole("button", { name: "Make the project" }).press("Enter");
      await heading("Memories of the square");
      await status("The project is made.");
    }, true);
    await step("publishes it, and changes its settings", async () => {
      await page.getByRole("link", { name: "Settings" }).click();
      await heading("Settings");
      must(await page.getByLabel("First day").inputValue() === "2020-01-31", "The day is another one.");
      await page.getByRole("button", { name: "Publish the project" }).click();
      await page.getByRole("button", { name: "Hide the project" }).waitFor();
      await page.getByRole("group", { name: "Texts: English" }).getByLabel("In short").fill("Kalaa ja kahvia.");
      await page.getByLabel("E-mail address for questions").fill("nobody");
      await page.getByRole("button", { name: "Save" }).click();
      await page.locator("#field-contact_email-error").filter({ hasText: "e-mail" }).waitFor();
      expected(/422/);
      await page.getByLabel("E-mail address for questions").fill("torg@example.com");
      await page.getByRole("button", { name: "Save" }).click();
      await status("Saved.");
      await page.getByText("Kalaa ja kahvia.").waitFor();
      await page.getByRole("button", { name: "Undo" }).click();
      await page.getByText("Kalaa ja kahvia.").waitFor({ state: "detached" });
    });
    await step("gives roles, and takes one back", async () => {
      await visit(viewOf(`projects/${project}/people`));
      await heading("People");
      const part = (title) => page.locator("section", { has: page.getByRole("heading", { name: title, exact: true }) });
      const give = async (title, name) => {
        await part(title).getByLabel("Username").fill(name);
        await part(title).getByLabel("Username").press("Enter");
      };
      for (const [title, name] of [["Admins", "Aino Saarela"], ["Moderators", "Tuula Hietala"], ["Moderators", "Aino Saarela"]]) {
        await give(title, name);
        await status(`${name} has the role now.`);
        await part(title).getByRole("button", { name: `Remove: ${name}` }).waitFor();
      }
      for (const title of ["Admins", "Moderators"]) {
        await part(title).getByRole("button", { name: "Remove: Aino Saarela" }).click();
        await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
        await status("Aino Saarela does not have the role any more.");
        await part(title).getByRole("button", { name: "Remove: Aino Saarela" }).waitFor({ state: "detached" });
      }
      await part("Admins").getByLabel("Username").fill("Half a na");
      await give("Moderators", "Nobody Such");
      await status("There is nobody with the username Nobody Such.");
      for (const [title, typed] of [["Admins", "Half a na"], ["Moderators", "Nobody Such"]])
        must(await part(title).getByLabel("Username").inputValue() === typed, `What was typed at ${title} is gone.`);
      expected(/404|422/);
    }, true);
    await step("blocks someone, in the project and everywhere, and lifts that", async () => {
      for (const [path, title, lifted] of [[`projects/${project}/people`, "People", "may write here again."],
        ["blocked", "Blocked in the whole service", "may write again."]]) {
        await visit(viewOf(path));
        await heading(title);
        const blocking = page.locator("form", { has: page.getByRole("button", { name: "Block" }) });
        await blocking.getByLabel("Username").fill("Aino Saarela");
        await blocking.getByLabel("Why").fill("Advertises.");
        await blocking.getByRole("button", { name: "Block" }).press("Enter");
        await status("Aino Saarela writes nothing");
        await page.locator("li", { hasText: "Aino Saarela" }).getByText("Advertises.").waitFor();
        await settled(page);
        must((await inspect(page)).length === 0, `${path} with a block breaks a rule: ${await inspect(page)}`);
        await page.getByRole("button", { name: "Lift: Aino Saarela" }).click();
        await status(lifted);
      }
      await page.getByRole("link", { name: "All projects" }).click();
      await page.getByRole("link", { name: "Blocked in the whole service" }).waitFor();
    }, true);
    await step("tries a table with faults, then imports one", async () => {
      await visit(viewOf(`projects/${project}/exchange`));
      await heading("Import and export");
      const file = page.getByLabel("File", { exact: true });
      const table = (text) => file.setInputFiles({ name: "table.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
      await table("id,lat,lon,name\nfirst-place,95,25,A\nsecond-place,62,x,B\n");
      await page.getByRole("button", { name: "Try it" }).click();
      await page.getByRole("cell", { name: "lat" }).waitFor();
      must(await page.getByRole("button", { name: "Import" }).isDisabled(), "A table with faults can be imported.");
      expected(/422/);
      await table("id,lat,lon,name,published,color\nkala-paikka,62.89,27.68,Kalapaikka,true,red\n"
        + "kahvi-paikka,62.8901,27.6802,Kahvipaikka,true,blue\n");
      await page.getByRole("button", { name: "Try it" }).click();
      await status("This would happen: 2 new");
      await status("color");
      await page.getByRole("button", { name: "Import" }).click();
      await status("Done: 2 new");
    }, true);
    await step("saves everything as a file", async () => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Places, CSV" }).click()]);
      must(download.suggestedFilename() === `${project}-sites.csv`, download.suggestedFilename());
      await status("is saved");
    });
    await step("reads statistics", async () => {
      await visit(viewOf(`projects/${project}/statistics`));
      await page.getByRole("img", { name: "New by day: 2 places and 0 memories" }).waitFor();
      await page.getByText("The same as a table").click();
      await page.getByRole("row", { name: /^Places 2/ }).waitFor();
    }, true);
    await step("finds the map where places are, coming from a page that shows none", async () => {
      await page.reload();
      await page.getByRole("link", { name: "My page" }).click();
      await heading("My page");
      await settled(page);
      await page.getByRole("button", { name: "Zoom in" }).click();
      await page.waitForFunction(() => Number(/at=([\d.]+)/.exec(location.hash)?.[1]) > 3);
    });
  });
}
