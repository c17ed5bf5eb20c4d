import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { signingOf } from "../log/primitives.ts";
import { sealOf } from "./sealing.ts";

const [mine, others] = [1, 2].map((n) => sealOf(signingOf(new Uint8Array(32).fill(n)))) as [ReturnType<typeof sealOf>, ReturnType<typeof sealOf>];

test("what was sealed is opened by the same key for the same purpose, and by nothing else", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.string(), fc.string(), fc.nat(), (secret, of, other, at) => {
      const sealed = mine.close(secret, of);
      assert.deepEqual(Buffer.from(mine.open(sealed, of)!), Buffer.from(secret));
      assert.equal(others.open(sealed, of), undefined);
      if (other !== of) assert.equal(mine.open(sealed, other), undefined);
      const spoiled = Uint8Array.from(sealed);
      spoiled[at % spoiled.length]! ^= 1;
      assert.equal(mine.open(spoiled, of), undefined);
      assert.equal(mine.open(sealed.subarray(1), of), undefined);
    }),
  );
});
