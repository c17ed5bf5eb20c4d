import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { random, uniforms } from "./random.ts";

test("a block of uniforms is what the same seed gives one by one, however the blocks are cut", () => {
  fc.assert(
    fc.property(fc.oneof(fc.integer(), fc.string()), fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 6 }), (seed, cuts) => {
      const one = random(seed);
      const fill = uniforms(seed);
      for (const count of cuts) {
        const block = new Float64Array(count);
        fill(block, count);
        for (const value of block) assert.equal(value, one());
      }
    }),
  );
});
