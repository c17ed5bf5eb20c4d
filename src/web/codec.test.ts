import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ratio } from "../kernel/share.ts";
import { decode, encode } from "./codec.ts";

const exact = fc.tuple(fc.bigInt(), fc.bigInt({ min: 1n, max: 10n ** 12n })).map(([n, d]) => ratio(n, d));
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.bigInt(),
    exact,
    fc.array(tie("any"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom("$", "$$", "n", "d")), tie("any"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).any;

test("whatever is encoded comes back the same", () => {
  fc.assert(fc.property(value, (given) => assert.deepEqual(decode(encode(given)), given)));
});

test("exact numbers travel as text", () => {
  assert.equal(encode({ cents: 12n, share: ratio(1n, 3n), none: undefined }), '{"cents":{"$":"12"},"share":{"$":"1/3"}}');
});

test("a key cannot reach the prototype", () => {
  const made = decode('{"__proto__":{"polluted":true}}') as object;
  assert.equal(Object.getPrototypeOf(made), Object.prototype);
  assert.equal(("polluted" in {}) as boolean, false);
});

test("what is no exact number is refused", () => {
  for (const text of ['{"$":"1.5"}', '{"$":1}', '{"$":"x"}']) assert.throws(() => decode(text), SyntaxError);
});
