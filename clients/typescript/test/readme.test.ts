import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { url } from "./service.js";

test("the example of README.md runs", async context => {
  const example = /```js\n(.*?)```/s.exec(await readFile("README.md", "utf8"))![1]!;
  assert.ok(example.includes("http://127.0.0.1:5600"));
  await writeFile("build/example.js", example.replace("http://127.0.0.1:5600", url));
  const log = context.mock.method(console, "log", () => undefined);

  await import(new URL("example.js", import.meta.url).href);

  assert.deepEqual(log.mock.calls.at(-1)?.arguments, [401, "Unauthorized"]);
});
