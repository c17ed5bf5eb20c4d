import assert from "node:assert/strict";
import { test } from "node:test";
import { isId } from "./id.ts";
import { fill } from "./refusal.ts";
import { formatSource } from "./source.ts";

test("neighbouring lines of a source are written as a range", () => {
  assert.equal(formatSource({ file: "costs.csv", lines: [2, 3, 4, 9] }), "costs.csv:2-4,9");
  assert.equal(formatSource({ file: "costs.csv", lines: Uint32Array.of(7) }), "costs.csv:7");
});

test("an id is lower case, begins with a letter and has at most 63 characters", () => {
  for (const good of ["a", "kainuu", "job-6-months", "a".repeat(63)]) assert(isId(good), good);
  for (const bad of ["", "Kainuu", "6-months", "a_b", "työ", "a".repeat(64), "-a"]) assert(!isId(bad), bad);
});

test("holes of a text are filled by name; an unknown hole stays visible", () => {
  assert.equal(fill("{party} owes {sum}, {other}", { party: "kainuu", sum: "1.00" }), "kainuu owes 1.00, {other}");
});
