import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays } from "../kernel/day.ts";
import { CONSTANTS, constant, type ConstantKey, type Dated, highestVat } from "./constants.ts";

test("a figure changes on the day on which the law says, and nothing stands where nothing is known", () => {
  assert.equal(constant("euServicesSubcentral", "2017-12-31"), undefined);
  assert.equal(constant("euServicesSubcentral", "2019-12-31"), 22_100_000n);
  assert.equal(constant("euServicesSubcentral", "2025-12-31"), 22_100_000n);
  assert.equal(constant("euServicesSubcentral", "2026-01-01"), 21_600_000n);
  assert.equal(constant("euServicesSubcentral", "2028-01-01"), undefined);
  assert.equal(constant("inHouseOutsidePercent", "2018-12-31"), 10);
  assert.equal(constant("inHouseOutsidePercent", "2019-01-01"), 5);
  assert.equal(constant("standstillMoves", "2021-06-30"), false);
  assert.equal(constant("standstillMoves", "2021-07-01"), true);
  assert.equal(constant("kkvProposalMonths", "2024-05-31"), 6);
  assert.equal(constant("kkvProposalMonths", "2024-06-01"), 12);
  assert.equal(constant("supervisory", "2026-01-01")?.fi, "Lupa- ja valvontavirasto");
  assert.equal(constant("labourForceMin", "2018-01-01"), undefined);
});

test("the highest rate of VAT is 24 % through August 2024 and 25.5 % from September", () => {
  assert.deepEqual(["2010-01-01", "2018-06-01", "2024-08-31", "2024-09-01"].map(highestVat), [240, 240, 240, 255]);
});

test("the days of a constant follow one another without gap or overlap, and each has its source", () => {
  for (const key of Object.keys(CONSTANTS) as ConstantKey[]) {
    const values: readonly Dated<unknown>[] = CONSTANTS[key];
    values.forEach(({ from, to, basis }, i) => {
      assert.ok(basis.section !== "" && (from ?? "") <= (to ?? "9999"), key);
      if (i > 0) assert.equal(from, addDays(values[i - 1]!.to!, 1), key);
    });
  }
});
