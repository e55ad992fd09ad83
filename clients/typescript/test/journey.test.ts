import assert from "node:assert/strict";
import { before, test } from "node:test";
import { connect, signIn, unique } from "./service.js";

const photo = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const project = unique("street");
const site = unique("shop");
let root: Awaited<ReturnType<typeof signIn>>;

before(async () => {
  root = await signIn("root@example.com");
  const made = await root.projects.create({ id: project, info: { lang: "en", name: "My street" }, auto_publish: true });
  assert.deepEqual([made.status, made.id], [201, project]);
  assert.ok(made.location!.endsWith(`/projects/${project}`));
  assert.equal((await root.projects.publish(project, true)).status, 204);
  const put = await root.sites.create(project, { id: site, info: { lang: "en", name: "The old shop" }, location: { lat: 60.17, lon: 24.94 } });
  assert.deepEqual([put.status, put.id], [201, site]);
});

test("signs in by mail", async () => {
  const email = `${unique("someone")}@example.com`;
  const api = await signIn(email);

  assert.equal(await api.session.hasToken(), true);
  assert.equal((await api.me.get()).result.email, email);
  assert.equal((await api.login.status()).status, 200);
});

test("reads what was made, in the language that is asked for", async () => {
  const anonymous = connect();
  await root.projects.change(project, { info: { lang: "fi", name: "Katuni" } });

  const english = await anonymous.projects.get(project, "en");
  const finnish = await anonymous.projects.get(project, "fi");
  const { items } = (await anonymous.projects.list("fi")).result;
  const languages = (await anonymous.projects.get(project, "en", "languages")).result.info.languages;

  assert.deepEqual([english.result.info.name, english.headers["content-language"]], ["My street", "en"]);
  assert.deepEqual([finnish.result.info.name, finnish.headers["content-language"]], ["Katuni", "fi"]);
  assert.equal(items.find(item => item.id === project)?.info.name, "Katuni");
  assert.deepEqual(languages, { name: "en" });
});

test("lists sites, all or the nearest, and the memories of one", async () => {
  const far = unique("harbour");
  await root.sites.create(project, { id: far, info: { lang: "en", name: "The harbour" }, location: { lat: 61, lon: 25 } });
  const memory = Number((await root.memories.create(project, site, { title: "Liquorice" })).id);
  const anonymous = connect();

  const all = (await anonymous.sites.list(project)).result.items.map(item => item.id);
  const nearest = (await anonymous.sites.list(project, 1, 60.9, 25)).result.items.map(item => item.id);
  const bare = (await anonymous.sites.get(project, site)).result;
  const full = (await anonymous.sites.get(project, site, true, "en")).result;
  const memories = (await anonymous.memories.list(project, site)).result.items;

  assert.deepEqual([all, nearest], [[site, far], [far]]);
  assert.deepEqual([bare.location, bare.memories], [{ lat: 60.17, lon: 24.94 }, undefined]);
  assert.ok(full.memories?.some(item => item.id === memory));
  assert.ok(memories.some(item => item.id === memory && item.title === "Liquorice"));
});

test("changes what it names, keeps what is absent, removes what is null", async () => {
  const id = Number((await root.memories.create(project, site, { title: "Liquorice", story: "Sold one by one.", image: photo })).id);
  const read = async () => (await root.memories.get(project, site, id)).result;

  assert.equal((await root.memories.change(project, site, id, { title: "Sweets" })).status, 204);
  const renamed = await read();
  assert.equal((await root.memories.change(project, site, id, { story: null, image: null })).status, 204);
  const emptied = await read();
  const same = await root.memories.change(project, site, id, {});
  const { etag } = (await root.memories.get(project, site, id)).headers;
  assert.equal((await root.memories.change(project, site, id, { story: "Sold one by one." }, undefined, etag)).status, 204);
  await assert.rejects(root.memories.change(project, site, id, { story: null }, undefined, etag), { status: 412 });

  assert.deepEqual([renamed.title, renamed.story, typeof renamed.image], ["Sweets", "Sold one by one.", "string"]);
  assert.deepEqual([emptied.title, emptied.story, emptied.image], ["Sweets", undefined, undefined]);
  assert.deepEqual([same.status, same.location], [304, undefined]);
});

test("keeps dates as the texts that they are", async () => {
  const api = await signIn(`${unique("someone")}@example.com`);

  await api.me.change({ first_name: "Aino", city: "Turku", birth_date: "1971-02-28" });
  await api.me.change({ city: null });

  const { first_name, city, birth_date } = (await api.me.get()).result;
  assert.deepEqual([first_name, city, birth_date], ["Aino", undefined, "1971-02-28"]);
});

test("uploads and downloads an image", async () => {
  const id = Number((await root.memories.create(project, site, { title: "Seen", image: photo })).id);
  const name = (await root.memories.get(project, site, id)).result.image!;
  const anonymous = connect();

  const image = await anonymous.images.get(name);
  const unknown = await anonymous.images.get("unknown.png");

  assert.equal(Buffer.from(await image.result.data.arrayBuffer()).toString("base64"), photo);
  assert.deepEqual([image.status, image.result.data.type, image.headers["etag"]], [200, "image/png", `"${name}"`]);
  assert.equal(unknown.result.data.type, "image/jpeg");
});

test("reports, decides, deletes", async () => {
  const id = Number((await root.memories.create(project, site, { title: "Doubtful" })).id);
  const order = { type: "memory", identifier: String(id), parents: { project, site } } as const;

  const reported = await root.reports.create(order);
  const again = await root.reports.create(order);
  const hidden = await root.admin.publish({ ...order, publish: false });
  const deleted = await root.memories.delete(project, site, id);

  assert.deepEqual([reported.status, again.status, hidden.status, deleted.status], [204, 304, 204, 204]);
  assert.ok(deleted.location!.endsWith("/memories"));
  assert.equal((await root.languages.get("fi")).result.name, "Finnish");
});

test("refuses with details", async () => {
  const form = { id: unique("street"), info: { lang: "en", name: "" }, admins: ["Nobody at all"] };

  await assert.rejects(root.projects.create(form), { name: "MuistotError", status: 404, message: "Admins not found", details: ["Nobody at all"] });
});
