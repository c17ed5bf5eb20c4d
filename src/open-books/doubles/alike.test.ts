// However a voucher is written, it is known again: what tells two texts apart on the screen alone tells nothing apart here.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { alike, sameSupplier, type Voucher, voucherOf } from "./alike.ts";

const WAYS = ["A-1 x", " a-1  X", "A\u20111\u00a0x", "Ａ－１　ｘ", "A\u200b-1 \u2060x\ufeff", "\u0410\u22121 \u0445", "a\u00ad-1\tx", "A\u20141 X"];

test("spaces, dashes, capitals, full-width and look-alike letters, and what is not seen, tell nothing apart", () => {
  for (const way of WAYS) assert.equal(alike(way), "a-1 x", way);
  assert.equal(alike("Straße Ä"), alike("STRASSE A\u0308"));
  assert.equal(alike("\u200b \u2800"), "");
  for (const [one, other] of [
    ["A-1", "A-2"],
    ["A1", "A 1"],
    ["Äijälä", "Aijala"],
  ] as const)
    assert.notEqual(alike(one), alike(other));
});

test("what is alike stays so, for any text, in any capitals and composition", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), fc.constantFrom(...WAYS)), (text) => {
      const key = alike(text);
      assert.equal(alike(key), key);
      for (const form of ["NFC", "NFD", "NFKC", "NFKD"] as const) assert.equal(alike(text.normalize(form)), key);
      assert.equal(alike(` ${text}\u200b `), key);
    }),
  );
});

test("capitals of a single letter tell nothing apart, whatever the alphabet", () => {
  for (let code = 0; code < 0x1_0000; code++) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const letter = String.fromCodePoint(code);
    if (alike(letter.toUpperCase()) !== alike(letter) || alike(letter.toLowerCase()) !== alike(letter)) assert.fail(code.toString(16));
  }
});

test("a supplier is known by its name or its id; one that is not named is nobody else, and the order of two lines does not matter", () => {
  const of = (supplier?: string, supplierId?: string): Voucher => ({ document: "1", ...(supplier ? { supplier } : {}), ...(supplierId ? { supplierId } : {}) });
  const same = [
    [of("a", "1"), of("a")],
    [of("a", "1"), of("a", "2")],
    [of("a", "1"), of("b", "1")],
    [of("a", "1"), of(undefined, "1")],
    [of("a", "1"), of()],
    [of("a"), of(undefined, "1")],
  ] as const;
  for (const [one, other] of same) assert(sameSupplier(one, other) && sameSupplier(other, one), JSON.stringify([one, other]));
  const two = [
    [of("a"), of("b")],
    [of("a", "1"), of("b", "2")],
    [of("a", "1"), of("b")],
    [of(undefined, "1"), of(undefined, "2")],
  ] as const;
  for (const [one, other] of two) assert(!sameSupplier(one, other) && !sameSupplier(other, one), JSON.stringify([one, other]));
  assert.equal(voucherOf({ texts: { document: "\u200b", supplier: "a" } }), undefined);
});
