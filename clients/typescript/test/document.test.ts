import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { Validator } from "@seriousme/openapi-schema-validator";

test("the document that the client is made from is valid OpenAPI 3.0", async () => {
  const validator = new Validator();

  const { valid, errors } = await validator.validate(await readFile("../openapi.json", "utf8"));

  assert.ok(valid, JSON.stringify(errors, undefined, 2));
  assert.equal(validator.version, "3.0");
});
