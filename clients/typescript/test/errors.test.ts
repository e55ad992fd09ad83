import assert from "node:assert/strict";
import { test } from "node:test";
import { MuistotError, ProjectsClient } from "@muistot/client";
import { connect, signIn, unique } from "./service.js";

test("a refusal says its status and reason", async () => {
  const error = await refused(connect().projects.get("unknown-project"));

  assert.deepEqual([error.status, error.message, error.error?.code], [404, "Resource not found", 404]);
  assert.deepEqual([error.details, error.errors], [[], []]);
  assert.ok(error.headers["trace-id"]);
});

test("a refusal for want of a session is one", async () => {
  const error = await refused(connect().me.get());

  assert.deepEqual([error.status, error.message, error.headers["www-authenticate"]], [401, "Unauthorized", "Bearer"]);
});

test("a malformed request tells all its validation errors", async () => {
  const someone = await signIn(`${unique("someone")}@example.com`);

  const error = await refused(someone.projects.create({ id: "a b", info: { lang: "english", name: "x".repeat(201) } }));

  assert.equal(error.status, 422);
  assert.deepEqual(error.errors.map(item => item.loc.join("/")).sort(), ["body/id", "body/info/lang", "body/info/name"]);
  assert.ok(error.errors.every(item => item.msg.length > 0 && item.type.length > 0));
});

for (const [status, body] of [[502, "<html>Bad Gateway</html>"], [503, "null"], [200, "<html>Welcome</html>"], [500, '{"error": "no"}']] as const) {
  test(`an answer of somebody else is an error too: ${status} ${body}`, async () => {
    const http = { fetch: () => Promise.resolve(new Response(body, { status })) };

    const error = await refused(new ProjectsClient("http://service.example", http).list());

    assert.deepEqual([error.status, error.response, error.error], [status, body, undefined]);
    assert.match(error.message, new RegExp(`${status}`));
  });
}

for (const id of ["", ".", "..", "%2e."]) {
  test(`an id never makes another request of one: ${id}`, async () => {
    const http = { fetch: (url: string) => Promise.resolve(new Response("{}", { status: url.includes("%252e.") ? 200 : 500 })) };
    const asked = new ProjectsClient("http://service.example", http).get(id);

    if (id === "%2e.")
      assert.equal((await asked).status, 200);
    else
      await assert.rejects(asked, TypeError);
  });
}

test("what is missing rejects the promise", async () => {
  await assert.rejects(connect().projects.get(undefined as unknown as string), Error);
});

async function refused(answer: Promise<unknown>): Promise<MuistotError> {
  const error = await answer.then(() => assert.fail("It was not refused."), (reason: unknown) => reason);
  assert.ok(error instanceof MuistotError && error instanceof Error, String(error));
  return error;
}
