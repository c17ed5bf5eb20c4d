// However a voucher is written, it is known again: what tells two texts apart on the screen alone tells nothing apart here.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { sameSupplier, type Voucher, VOUCHER_KEYS, voucherOf } from "./alike.ts";

const { document: number, supplier: name, "supplier-id": id } = VOUCHER_KEYS;
const NUMBERS = ["D-1", "D - 1", "D-l", "D-1.", "d1", "D-01", "D-001", "D/I", "D-i", "d–1", "D\u20111", "Ｄ－１", "D\u200b-1\ufeff", "\u2060D\u00ad 1"];
const NAMES = [
  "Testi Oy",
  "Testi oy.",
  "Testi, Oy",
  "OY TESTI",
  "Testi O.Y.",
  "Testi",
  "Oy Testi Ab",
  "\u0422\u0435sti\u00a0oyj",
  "Ｔｅｓｔｉ  Oü",
  "T e s t i ltd",
];
const IDS = ["1234567-1", "FI12345671", "FI-1234567-1", "12345671", "fi 1234567\u20131"];

test("signs, spaces, leading zeros, letters that look like digits and what is not seen tell no number from another", () => {
  for (const way of NUMBERS) assert.equal(number(way), "d1", way);
  for (const way of ["T4-1", "T4-01", "t4 1", "T-4-1", "T4/0001"]) assert.equal(number(way), "t41", way);
  for (const way of ["SOB-1", "5O8-l", "508-1", "s0b 01"]) assert.equal(number(way), "5081", way);
  for (const way of ["0", "000", "O-0", "-0-"]) assert.equal(number(way), "0", way);
  for (const way of ["", "-", "\u200b \u2800", ". / –"]) assert.equal(number(way), "", way);
  const others = ["D-1", "D-2", "D-10", "D-101", "D-11", "E-1", "\u5e74-1", "\u0416-1", "Ä-1", "A-1"];
  assert.equal(new Set(others.map(number)).size, others.length);
});

test("signs and company forms tell no supplier from another, and a business ID is one with its country and without", () => {
  for (const way of NAMES) assert.equal(name(way), "testi", way);
  assert.equal(name("Straße Ä Oy"), name("STRASSE A\u0308"));
  for (const [way, key] of [
    ["Oy", "oy"],
    ["Oy Ab", "oy"],
    ["Royal", "royal"],
    ["Äijälä ry", "äijälä"],
    ["Aijala ry", "aijala"],
    ["S5 Oy", "s5"],
    ["–", ""],
  ] as const)
    assert.equal(name(way), key);
  for (const way of IDS) assert.equal(id(way), "12345671", way);
  assert.equal(id("FI123"), "fi123");
});

const word = fc.constantFrom(
  "oy",
  "Ab",
  "o",
  "Y",
  "G",
  "mbh",
  "0",
  "00",
  "l",
  "S",
  "-",
  ".",
  " ",
  "Σ",
  "\u1100",
  "\u1161",
  "\u0301",
  "\u03bd\u0303",
  "FI",
  "12345671",
);
const texts = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(...NUMBERS, ...NAMES, ...IDS),
  fc.array(word).map((words) => words.join("")),
);

test("a key is its own key, for any text, in any composition, and whatever signs stand around it", () => {
  fc.assert(
    fc.property(texts, (text) => {
      for (const keyOf of Object.values(VOUCHER_KEYS)) {
        const key = keyOf(text);
        assert.equal(keyOf(key), key);
        assert.match(key, /^[\p{L}\p{N}]*$/u);
        for (const form of ["NFC", "NFD", "NFKC", "NFKD"] as const) assert.equal(keyOf(text.normalize(form)), key);
        assert.equal(keyOf(`. ${text}\u200b -`), key);
      }
    }),
    { numRuns: 2000 },
  );
});

test("capitals of a single letter tell nothing apart, whatever the alphabet", () => {
  for (let code = 0; code < 0x1_0000; code++) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const letter = String.fromCodePoint(code);
    for (const keyOf of [number, name])
      if (keyOf(letter.toUpperCase()) !== keyOf(letter) || keyOf(letter.toLowerCase()) !== keyOf(letter)) assert.fail(code.toString(16));
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
