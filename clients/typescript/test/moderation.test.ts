import assert from "node:assert/strict";
import { test } from "node:test";
import { signIn, unique } from "./service.js";

test("a report is looked into, and the author hears of it and gets the text back", async () => {
  const [root, author, reader] = await Promise.all(
    ["root@example.com", `${unique("author")}@example.com`, `${unique("reader")}@example.com`].map(email => signIn(email)));
  const [project, site] = [unique("street"), unique("shop")];
  await root!.projects.create({ id: project, info: { lang: "en", name: "My street" }, auto_publish: true });
  await root!.projects.publish(project, true);
  await root!.sites.create(project, { id: site, info: { lang: "en", name: "The old shop" }, location: { lat: 60.17, lon: 24.94 } });
  const memory = Number((await author!.memories.create(project, site, { title: "Liquorice", story: "Sold one by one." })).id);
  await author!.memories.change(project, site, memory, { story: "By Aino, who lives at number 3." });

  const reported = await reader!.memories.report(project, site, memory, { reason: "personal_data", text: "Names my neighbor." });
  const [found] = (await root!.moderation.list("reported", project)).result.items;
  const decided = await root!.moderation.decide({
    items: [{ type: found!.type, identifier: String(found!.identifier), parents: { project, site }, version: found!.version }],
    decision: "hide", reason: "personal_data", note: "Seen before.", message_to_author: "Leave the name out, please.",
  });
  const told = (await author!.me.listMemories("hidden")).result.items.find(item => item.id === memory)!;
  const versions = (await author!.history.listOfMemory(project, site, memory)).result.items;
  const restored = await author!.history.restoreMemory(project, site, memory, 1);
  const after = (await author!.memories.get(project, site, memory)).result;
  await root!.moderation.decide({
    items: [{ type: "memory", identifier: String(memory), parents: { project, site }, version: versions[0]!.version + 1 }], decision: "publish",
  });
  const log = (await root!.moderation.listDecisions()).result.items.filter(item => item.parents?.project === project);

  assert.equal(reported.status, 204);
  assert.deepEqual([found!.identifier, found!.reports!.count, found!.reports!.texts], [memory, 1, ["Names my neighbor."]]);
  assert.equal(found!.author!.username, (await author!.me.get()).result.username);
  assert.deepEqual(decided.result.items.map(item => item.result), ["done"]);
  assert.deepEqual([told.last_decision!.decision, told.last_decision!.reason, told.last_decision!.message], ["hide", "personal_data", "Leave the name out, please."]);
  assert.deepEqual(versions.map(version => [version.version, version.action]), [[3, "hide"], [2, "change"], [1, "create"]]);
  assert.deepEqual([restored.status, after.story, after.waiting_approval], [204, "Sold one by one.", true]);
  assert.deepEqual(log.map(item => [item.decision, item.reason, item.note]), [["publish", undefined, undefined], ["hide", "personal_data", "Seen before."]]);
  assert.equal((await reader!.memories.get(project, site, memory)).result.story, "Sold one by one.");
});

test("people choose their mail", async () => {
  const api = await signIn(`${unique("someone")}@example.com`);

  const before = (await api.notifications.get()).result;
  const changed = await api.notifications.change({ decisions: false, digest: "hourly", language: "fi" });

  assert.equal((await api.notifications.get("language")).result.language, "fi");
  assert.deepEqual(before, { decisions: true, digest: "daily", projects: {} });
  assert.equal(changed.status, 204);
  assert.deepEqual((await api.notifications.get()).result, { decisions: false, digest: "hourly", projects: {} });
});
