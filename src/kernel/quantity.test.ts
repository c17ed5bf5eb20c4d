import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formatQuantity, parseQuantity } from "./quantity.ts";

test("quantities are written and read back", () => {
  fc.assert(fc.property(fc.bigInt(-(10n ** 17n), 10n ** 17n), (quantity) => assert.equal(parseQuantity(formatQuantity(quantity)), quantity)));
});

test("only a plain decimal point with at most six decimals is a quantity", () => {
  assert.deepEqual(["7.5", "-0.25", "0", "12"].map(parseQuantity), [7_500_000n, -250_000n, 0n, 12_000_000n]);
  assert.deepEqual([7_500_000n, -250_000n, 0n, 1n].map(formatQuantity), ["7.5", "-0.25", "0", "0.000001"]);
  for (const bad of ["1,5", "1 000", "1e3", "1.1234567", "", "+1", "1.", ".5", "h"]) assert.equal(parseQuantity(bad), undefined, bad);
});
