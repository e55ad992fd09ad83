// Those who write: places, versions, no network, a busy service, an ended session, someone who hides what they look at.
import { hold } from "../browser.mjs";
import { loginLink, person } from "../people.mjs";

export async function writing({ address, as, kaarina, lasse, mails, must, project, root, viewOf }) {
  await as(lasse, { geolocation: { latitude: 62.89, longitude: 27.68 }, permissions: ["geolocation"] }, async (driven) => {
    const { page, context, step, visit, heading, status, expected } = driven;
    await step("adds a place where one is, after looking whether it is there", async () => {
      await visit(viewOf(`projects/${project}/new-site`));
      await heading("Put a place on the map");
      await page.locator("main").getByRole("button", { name: "Where I am" }).click();
      await page.getByText("Is it one of these?").waitFor();
      await page.getByRole("link", { name: "Kalapaikka" }).waitFor();
      await page.getByLabel("Latitude").fill("62,895");
      await page.getByLabel("Longitude").fill("27,69");
      await page.getByLabel("Longitude").press("Tab");
      await page.getByText("Is it one of these?").waitFor({ state: "detached" });
      await page.getByLabel("Name").fill("<i>Ranta</i> & silta");
      await drop(page);
      await status("The image is ready.");
      await page.getByRole("button", { name: "Send" }).click();
      await status("It waits for a moderator now.");
      await heading("<i>Ranta</i> & silta");
      await page.getByText("62.89500, 27.69000").waitFor();
    }, true);
    await step("changes the place, takes that back, and deletes it", async () => {
      await page.getByRole("link", { name: "Change", exact: true }).click();
      await heading("Change the place");
      await page.getByRole("button", { name: "Take the middle of the map" }).click();
      await page.getByLabel("Name").fill("Toinen ranta");
      await page.getByRole("button", { name: "Save" }).click();
      await heading("Toinen ranta");
      await page.getByRole("button", { name: "Undo" }).click();
      await heading("<i>Ranta</i> & silta");
      await page.getByRole("link", { name: "Versions", exact: true }).click();
      await heading("Versions");
      await page.getByText("Version 3").first().waitFor();
      await page.getByRole("link", { name: "Version 2" }).click();
      await page.locator("ins", { hasText: "Toinen" }).waitFor();
      must(await page.locator("del", { hasText: "silta" }).count() === 1, "What was taken out is not marked.");
    }, true);
    await step("brings a version back", async () => {
      await page.getByRole("button", { name: "Bring version 2 back" }).click();
      await status("Version 2 is back.");
      await visit(viewOf(`projects/${project}`));
      await page.getByRole("link", { name: "Toinen ranta" }).first().click();
      await page.getByRole("button", { name: "Delete" }).click();
      await page.keyboard.press("Escape");
      must(await page.getByRole("dialog").count() === 0, "Escape does not close the question.");
      await page.getByRole("button", { name: "Delete" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
      await status("Deleted.");
    });
    await step("begins to write without a network, from right to left, and it is sent once there is one", async () => {
      await visit(viewOf(`projects/${project}/sites/kala-paikka`));
      await heading("Kalapaikka");
      await context.setOffline(true);
      await page.getByRole("link", { name: "Write a memory" }).click();
      await heading("Write a memory");
      await page.getByLabel("Title").fill("זיכרון של השוק");
      await page.getByLabel("Story").fill("קנינו דגים.");
      await page.getByRole("button", { name: "Send" }).click();
      await page.getByRole("alert").filter({ hasText: "is sent from this page as soon as you are online again" }).waitFor();
      await page.getByLabel("Story").fill("קנינו דגים.\n\nוקפה.");
      await page.getByRole("alert").filter({ hasText: "send it when you are online again" }).waitFor();
      await context.setOffline(false);
      await status("You are online again.");
      await context.setOffline(true);
      await page.getByRole("button", { name: "Send" }).click();
      await page.getByRole("alert").filter({ hasText: "is sent from this page" }).waitFor();
      await context.setOffline(false);
      await status("It waits for a moderator now.");
      await page.getByRole("article").filter({ hasText: "זיכרון" }).getByText("וקפה.").waitFor();
      const direction = await page.locator("article h3").first().evaluate((each) => getComputedStyle(each).direction);
      must(direction === "rtl", `The title is written ${direction}.`);
      expected(/ERR_INTERNET_DISCONNECTED|Failed to fetch/);
    }, true);
    await step("changes nothing of what is on its way, and sends the image that was chosen last", async () => {
      await visit(viewOf(`projects/${project}/sites/kala-paikka/new-memory`));
      await page.getByLabel("Title").fill("On its way");
      const posts = await hold(page, "**/memories");
      await drop(page, true);
      await posts.first;
      must(JSON.parse(posts.held[0].request().postData()).image !== undefined, "The image is not sent.");
      await status("Sending…");
      await page.getByLabel("Story").focus();
      await page.keyboard.type("Too late.");
      must(await page.getByLabel("Story").inputValue() === "", "What is typed while it is sent is lost.");
      must(await page.getByRole("button", { name: "Discard the draft" }).isDisabled(), "A draft can be discarded while it is sent.");
      await posts.letGo();
      await status("It waits for a moderator now.");
    });
    await step("does not send again what was cut off on its way", async () => {
      let sent = 0;
      await page.route("**/memories", async (route) => {
        if (route.request().method() !== "POST")
          return route.continue();
        sent++;
        await route.fetch();
        await context.setOffline(true);
        return route.abort("connectionfailed");
      });
      await visit(viewOf(`projects/${project}/sites/kala-paikka/new-memory`));
      await page.getByLabel("Title").fill("In a tunnel");
      await page.getByRole("button", { name: "Send" }).click();
      await page.getByRole("alert").filter({ hasText: "send it when you are online again" }).waitFor();
      await context.setOffline(false);
      await status("You are online again.");
      await page.unroute("**/memories");
      must(sent === 1, `It was sent ${sent} times.`);
      await page.getByRole("button", { name: "Discard the draft" }).click();
      expected(/Failed to fetch|ERR_CONNECTION_FAILED|ERR_INTERNET_DISCONNECTED/);
    });
    await step("finds what was begun in a tab that was closed", async () => {
      const other = await context.newPage();
      await other.goto(viewOf(`projects/${project}/sites/kala-paikka/new-memory`));
      await other.getByLabel("Title").fill("Begun elsewhere");
      await other.close();
      await visit(viewOf(""));
      await page.getByRole("heading", { name: "Begun on this device" }).waitFor();
      await page.getByRole("link", { name: "Go on: Begun elsewhere" }).click();
      await heading("Write a memory");
      must(await page.getByLabel("Title").inputValue() === "Begun elsewhere", "The draft is gone.");
      await page.getByRole("link", { name: "My page" }).click();
      await heading("My page");
      await page.getByRole("button", { name: "Discard: Begun elsewhere" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Discard" }).click();
      await status("Discarded.");
      must(await page.getByText("Begun on this device").count() === 0, "A draft that was discarded is still there.");
    });
    await step("hears when to come back from a busy service", async () => {
      await visit(viewOf(`projects/${project}/sites/kala-paikka/new-memory`));
      await page.getByLabel("Title").fill("Later");
      await page.route("**/memories", (route) => route.request().method() === "POST"
        ? route.fulfill({ status: 503, headers: { "Retry-After": "7" }, json: { error: { code: 503, message: "Busy" } } })
        : route.continue());
      await page.getByRole("button", { name: "Send" }).click();
      await page.getByRole("alert").filter({ hasText: "Try again in 7 seconds." }).waitFor();
      await page.unroute("**/memories");
      expected(/503/);
      await page.route("**/projects/*?*", (route) =>
        route.fulfill({ status: 503, headers: { "Retry-After": "3" }, json: { error: { code: 503, message: "Busy" } } }));
      await page.getByRole("link", { name: "Cancel" }).click();
      await page.locator("main").getByText("Try again in 3 seconds.").waitFor();
      await page.unroute("**/projects/*?*");
      expected(/503/);
      await page.getByRole("button", { name: "Try again" }).click();
      await heading("Kalapaikka");
      await page.getByRole("link", { name: "Write a memory" }).click();
      must(await page.getByLabel("Title").inputValue() === "Later", "The draft is gone.");
    });
    await step("goes on after the session has ended", async () => {
      await lasse.ask("DELETE", "/me/sessions");
      await page.getByLabel("Story").fill("Written before the end.");
      await page.getByRole("button", { name: "Send" }).click();
      await status("Your session has ended.");
      expected(/401/);
      await page.getByRole("status").getByRole("button", { name: "Sign in" }).click();
      await heading("Sign in");
      await visit(`${address}/#email-login:${await loginLink(address, mails, "utuinen.koivu@example.com")}`);
      await page.getByRole("button", { name: /^Sign in as/ }).click();
      await heading("Write a memory");
      must(await page.getByLabel("Story").inputValue() === "Written before the end.", "The draft is gone.");
      await page.getByRole("button", { name: "Send" }).click();
      await page.getByRole("article").filter({ hasText: "Written before the end." }).waitFor();
    });
    await step("keeps what was begun to oneself", async () => {
      const form = viewOf(`projects/${project}/sites/kala-paikka/new-memory`);
      await visit(form);
      await page.getByLabel("Title").fill("Nobody else's");
      await page.getByRole("link", { name: "My page" }).click();
      await page.getByRole("button", { name: "Sign out", exact: true }).click();
      await status("You are signed out.");
      must(await page.getByText("Begun on this device").count() === 0, "A draft is shown to whoever comes next.");
      await visit(`${address}/#email-login:${await loginLink(address, mails, "kaarina.salo@example.com")}`);
      await page.getByRole("button", { name: /^Sign in as/ }).click();
      await status("You are signed in.");
      await visit(form);
      await heading("Write a memory");
      must(await page.getByLabel("Title").inputValue() === "", "Another one is given a draft.");
      await page.getByRole("link", { name: "My page" }).click();
      await page.getByRole("button", { name: "Sign out", exact: true }).click();
      await status("You are signed out.");
      await visit(`${address}/#email-login:${await loginLink(address, mails, "utuinen.koivu@example.com")}`);
      await page.getByRole("button", { name: /^Sign in as/ }).click();
      await status("You are signed in.");
      await visit(form);
      await heading("Write a memory");
      must(await page.getByLabel("Title").inputValue() === "Nobody else's", "The draft is gone.");
    });
    await step("finds what was begun under another username", async () => {
      const same = await person(address, mails, "utuinen.koivu@example.com");
      await same.ask("POST", `/me/username?username=Koivu_${Date.now().toString(36)}`);
      await page.getByRole("link", { name: "My page" }).click();
      await status("Your session has ended.");
      await visit(`${address}/#email-login:${await loginLink(address, mails, "utuinen.koivu@example.com")}`);
      await page.getByRole("button", { name: /^Sign in as Koivu_/ }).click();
      await status("You are signed in.");
      expected(/401/);
      await visit(viewOf(`projects/${project}/sites/kala-paikka/new-memory`));
      await heading("Write a memory");
      must(await page.getByLabel("Title").inputValue() === "Nobody else's", "The draft is gone.");
    });
  });

  await as(kaarina, {}, async ({ page, step, visit, heading, status, expected }) => {
    await step("finds that a place was hidden meanwhile", async () => {
      await visit(viewOf(`projects/${project}/sites/kahvi-paikka`));
      await heading("Kahvipaikka");
      const [{ version }] = (await root.ask("GET", `/projects/${project}/sites/kahvi-paikka/history`)).items;
      const decide = (decision) => root.ask("POST", "/moderation/decisions", {
        items: [{ type: "site", identifier: "kahvi-paikka", parents: { project }, version: version + (decision === "hide" ? 0 : 1) }], decision });
      await decide("hide");
      await page.getByRole("link", { name: "Write a memory" }).click();
      await heading("Not found");
      expected(/404/);
      await decide("publish");
      await page.goBack();
      await heading("Kahvipaikka");
      await page.getByRole("link", { name: "Write a memory" }).click();
      await page.getByLabel("Title").fill("Kahvin tuoksu");
      await page.getByRole("button", { name: "Send" }).click();
      await status("It waits for a moderator now.");
    });
    await step("reports something, and says why", async () => {
      await visit(viewOf(`projects/${project}/sites/kahvi-paikka`));
      await heading("Kahvipaikka");
      await page.getByRole("button", { name: "Report" }).click();
      await page.getByLabel("In the wrong place").check();
      await page.getByLabel("In your own words").fill("It was on the other side.");
      await page.getByRole("dialog").getByRole("button", { name: "Report" }).click();
      await status("The moderators look at it.");
    });
  });
}

async function drop(page, isSentAtOnce = false) {
  await page.locator(".drop").evaluate(async (target, isSent) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 40, height: 30 });
    canvas.getContext("2d").fillRect(5, 5, 20, 20);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    const data = new DataTransfer();
    data.items.add(new File([blob], "one.png", { type: "image/png" }));
    target.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    if (isSent)
      target.closest("form").requestSubmit();
  }, isSentAtOnce);
}
