// The committed description of the interface is the one that the program serves.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { openApiPage, PAGE } from "../bin/openapi.ts";
import { COMMANDS, QUERIES } from "../src/alliance.ts";

test("docs/openapi.json is what the commands and questions of the program make", () => {
  assert.equal(readFileSync(PAGE, "utf8"), openApiPage(), "run npm run openapi");
});

test("no two commands and no two questions have one name", () => {
  for (const all of [COMMANDS, QUERIES]) assert.equal(new Set(all.map(({ name }) => name)).size, all.length);
});
