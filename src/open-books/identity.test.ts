import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { findIdentity, hasIdentity, maskIdentity } from "./identity.ts";
import { encodeUtf8 } from "./text.ts";

const CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY";
const invented = fc
  .tuple(
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 0, max: 99 }),
    fc.constantFrom(..."+-YXWVUABCDEF"),
    fc.integer({ min: 900, max: 999 }),
  )
  .map(([d, m, y, sign, number]) => {
    const birth = [d, m, y].map((part) => String(part).padStart(2, "0")).join("");
    return `${birth}${sign}${number}${CHECK[(Number(birth) * 1000 + number) % 31]}`;
  });

test("codes of every century sign are found wherever they stand in a text", () => {
  fc.assert(
    fc.property(invented, fc.string({ unit: fc.constantFrom(..."ab ä,;-./") }), fc.string({ unit: fc.constantFrom(..." ä,;-./") }), (code, before, after) => {
      assert.equal(hasIdentity(code), true);
      assert.equal(hasIdentity(`${before}${code}${after}`), true);
      assert.equal(hasIdentity(code.toLowerCase()), true);
      assert.equal(maskIdentity(`${before}${code}${after}`), `${before}***********${after}`);
      const bytes = encodeUtf8(`x ${code}`);
      assert.equal(findIdentity(bytes, 0, bytes.length), 2);
    }),
  );
});

test("a code whose sign was lost is found where its check character is a letter and it stands alone", () => {
  fc.assert(
    fc.property(invented, fc.string({ unit: fc.constantFrom(..." ä,;-./") }), fc.string({ unit: fc.constantFrom(..." ä,;-./") }), (code, before, after) => {
      const bare = code.slice(0, 6) + code.slice(7);
      const found = !/[0-9]/.test(bare[9]!);
      assert.equal(hasIdentity(`${before}${bare}${after}`), found);
      assert.equal(maskIdentity(`${before}${bare}${after}`), `${before}${found ? "*".repeat(10) : bare}${after}`);
      for (const longer of [`X${bare}`, `1${bare}`, `${bare}7`, `${bare}x`]) assert.equal(hasIdentity(longer), false, longer);
    }),
  );
});

test("a wrong check character, an impossible day and longer numbers are no codes", () => {
  fc.assert(
    fc.property(invented, fc.nat(29), (code, step) => {
      const wrong = CHECK[(CHECK.indexOf(code[10]!) + 1 + step) % 31]!;
      assert.equal(hasIdentity(code.slice(0, 10) + wrong), false);
      assert.equal(hasIdentity(`1${code}`), false);
      assert.equal(hasIdentity(`${code}7`), false);
    }),
  );
  assert.equal(hasIdentity("320190-9001"), false);
});

test("business ids, dates, vouchers and amounts are no codes", () => {
  for (const text of ["1234567-1", "2019-01-31", "31.01.2019", "1001\\5110042450", "123456-7890", "1 250 000,05", "FI12 3456 7890 1234 56"])
    assert.equal(hasIdentity(text), false, text);
});
