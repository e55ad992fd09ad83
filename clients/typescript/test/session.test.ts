import assert from "node:assert/strict";
import { test } from "node:test";
import { MuistotError, Session } from "@muistot/client";
import type { TokenStore } from "@muistot/client";
import { connect, signIn, unique, url } from "./service.js";

/** Keeps the token as a page would in its storage, and answers later. */
class SlowStore implements TokenStore {
  kept: string | undefined;

  async load(): Promise<string | undefined> {
    return await Promise.resolve(this.kept);
  }

  async save(token: string | undefined): Promise<void> {
    this.kept = await Promise.resolve(token);
  }
}

test("keeps the token where it is told to", async () => {
  const store = new SlowStore();
  const email = `${unique("someone")}@example.com`;
  await signIn(email, { store });

  assert.match(store.kept!, /^bearer \S+$/);
  assert.equal((await connect({ store }).me.get()).result.email, email);
});

test("goes on with the token of the new session after a change of name", async () => {
  const store = new SlowStore();
  const api = await signIn(`${unique("someone")}@example.com`, { store });
  const [before, name] = [store.kept, unique("Aino")];

  await api.me.changeUsername(name);

  assert.notEqual(store.kept, before);
  assert.equal((await api.me.get()).result.username, name);
});

test("notices that the session is lost, once, and goes on without", async () => {
  let lost = 0;
  const email = `${unique("someone")}@example.com`;
  const api = await signIn(email, { onLost: () => lost++ });
  const elsewhere = await signIn(email);
  await elsewhere.me.endAllSessions();

  const refusals = await Promise.allSettled([api.me.get(), api.me.get()]);

  for (const refusal of refusals)
    assert.ok(refusal.status === "rejected" && refusal.reason instanceof MuistotError && refusal.reason.status === 401);
  assert.deepEqual([lost, await api.session.hasToken()], [1, false]);
  assert.equal((await api.projects.list()).status, 200);
});

test("forgets the token when told to", async () => {
  const api = await signIn(`${unique("someone")}@example.com`);
  await api.me.endSession();
  await api.session.forget();

  assert.equal(await api.session.hasToken(), false);
  assert.equal((await api.projects.list()).status, 200);
});

test("keeps the token of a session that began while an older one was refused", async () => {
  const store = new SlowStore();
  store.kept = "bearer old";
  let lost = 0;
  const session = new Session("http://service.example", {
    store,
    onLost: () => lost++,
    fetch: () => {
      store.kept = "bearer new";
      return Promise.resolve(new Response(null, { status: 401 }));
    },
  });

  await session.fetch("http://service.example/me");

  assert.deepEqual([store.kept, lost], ["bearer new", 0]);
});

test("keeps the token when somebody else refuses a request", async () => {
  const store = new SlowStore();
  store.kept = "bearer token";
  const session = new Session("http://service.example", { store, fetch: () => Promise.resolve(new Response("<html>", { status: 401 })) });

  await session.fetch("http://service.example/me");

  assert.equal(store.kept, "bearer token");
});

for (const address of ["//elsewhere.example/me", "/\\elsewhere.example/me", "/\t/elsewhere.example/me", "me"]) {
  test(`sends the token nowhere else from where a page comes from: ${address}`, async () => {
    const session = new Session("/", { fetch: () => assert.fail("It was sent.") });

    await assert.rejects(session.fetch(address), TypeError);
  });
}

for (const address of ["http://elsewhere.example/me", `${url}.elsewhere.example/me`, "/me", `${url}/../me`, `${url}/a/%2E./me`, `${url}/..?a`]) {
  test(`sends the token nowhere else: ${address}`, async () => {
    const { session } = connect({ fetch: () => assert.fail("It was sent.") });

    await assert.rejects(session.fetch(address), TypeError);
  });
}
