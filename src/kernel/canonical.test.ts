import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { canonical, exactJson, type Json } from "./canonical.ts";

test("keys are sorted by UTF-16 code units and numbers printed as RFC 8785 prints them", () => {
  const value = { "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Dalet", "1": "One", "\ud83d\ude00": "Smiley", "\u0080": "Control", "\u00f6": "O" };
  assert.deepEqual(Object.keys(JSON.parse(canonical(value)) as object), ["1", "\r", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33"]);
  assert.equal(
    canonical({ numbers: [333333333.3333333, 4.5, 2e-3, 1e-27, -0], text: '\u000f\n\\"' }),
    '{"numbers":[333333333.3333333,4.5,0.002,1e-27,0],"text":"\\u000f\\n\\\\\\""}',
  );
});

test("the order in which keys were written does not matter, and nothing is lost", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue({ noUnicodeString: false })), (record) => {
      const json = record as unknown as { [key: string]: Json };
      const turned = Object.fromEntries(Object.entries(json).toReversed());
      const clean = JSON.parse(JSON.stringify(json)) as Json;
      if (![canonicalOrNot(json)].includes(undefined)) {
        assert.equal(canonical(turned), canonical(json));
        assert.deepEqual(JSON.parse(canonical(json)), clean);
      }
    }),
  );
});

test("cents and millionths go into JSON to the last digit, as text", () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.string(), (cents, text) =>
      assert.deepEqual(exactJson({ cents, in: [{ text, none: undefined }] }), { cents: String(cents), in: [{ text }] }),
    ),
  );
});

test("what canonical JSON cannot carry is refused", () => {
  assert.throws(() => canonical("\ud800"), RangeError);
  assert.throws(() => canonical(2 ** 60), RangeError);
  assert.throws(() => canonical(Number.NaN), RangeError);
  assert.equal(canonical({ a: undefined, b: null }), '{"b":null}');
});

/** Numbers beyond 2^53 and lone surrogates are refused, which other tests show. */
function canonicalOrNot(value: Json): string | undefined {
  try {
    return canonical(value);
  } catch (error) {
    assert(error instanceof RangeError);
    return undefined;
  }
}
