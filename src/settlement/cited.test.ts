import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formatSource } from "../kernel/source.ts";
import { linesOf } from "./cited.ts";

test("cited lines are the lines that were cited", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1 }), (numbers) => {
      const lines = numbers.toSorted((a, b) => a - b);
      assert.deepEqual(linesOf([formatSource({ file: "costs.csv", lines })]), [{ file: "costs.csv", lines }]);
    }),
  );
});

test("sources of one file come together, and what is no source is left out", () => {
  assert.deepEqual(linesOf(["a.csv:4,6", "b.csv:1", "a.csv:2-4", "nonsense"]), [
    { file: "a.csv", lines: [2, 3, 4, 6] },
    { file: "b.csv", lines: [1] },
  ]);
});
