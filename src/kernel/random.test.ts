import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { pick, random, shuffle, whole } from "./random.ts";

test("the same seed gives the same numbers, another seed others", () => {
  const draw = (seed: string): number[] => Array.from({ length: 20 }, random(seed));
  assert.deepEqual(draw("kainuu"), draw("kainuu"));
  assert.notDeepEqual(draw("kainuu"), draw("kajaani"));
});

test("draws lie in [0, 1) and fill it evenly", () => {
  const source = random(7);
  const bins = Array.from({ length: 16 }, () => 0);
  for (let i = 0; i < 160_000; i++) {
    const value = source();
    assert(value >= 0 && value < 1);
    bins[Math.floor(value * 16)]! += 1;
  }
  const chiSquare = bins.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  assert(chiSquare < 45, `chi-square ${chiSquare} of 15 degrees of freedom`);
});

test("whole numbers stay within their ends, and a shuffle loses nothing", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), fc.nat(100), fc.array(fc.integer()), (seed, low, width, items) => {
      const source = random(seed);
      const drawn = whole(source, low, low + width);
      assert(drawn >= low && drawn <= low + width);
      assert.deepEqual(
        shuffle(source, items).toSorted((a, b) => a - b),
        items.toSorted((a, b) => a - b),
      );
      if (items.length > 0) assert(items.includes(pick(source, items)));
    }),
  );
});
