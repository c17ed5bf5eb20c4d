import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { LawFacts } from "./facts.ts";
import { judge } from "./law.ts";
import { PACKS } from "./packs.ts";
import { regimeOf } from "./regime.ts";

const DAY = "2026-03-01";
const EUR = 100n;
const RANK = ["U", "N11", "E12", "EU"];

/** CPV code, value in euros, day, regime. */
const PURCHASES: readonly [string, bigint, string, string | undefined][] = [
  ["79611000-0", 400_000n, DAY, "E12"],
  ["85312320-8", 399_999n, DAY, "U"],
  ["85312510-7", 400_000n, DAY, "E12"],
  ["80530000-8", 400_000n, DAY, "E12"],
  // Legal services are item 8 of Annex E, with the lower threshold.
  ["79140000-7", 300_000n, DAY, "E12"],
  ["79140000-7", 299_999n, DAY, "U"],
  ["79600000-0", 60_000n, DAY, "N11"],
  ["79634000-7", 215_999n, DAY, "N11"],
  ["79633000-0", 216_000n, DAY, "EU"],
  ["79410000-1", 221_000n, "2018-06-01", "EU"],
  ["79410000-1", 220_999n, "2018-06-01", "N11"],
  // A service of culture between the two codes of item 2: inside the range since 499/2021 only.
  ["92310000-7", 300_000n, "2021-06-30", "EU"],
  ["92310000-7", 300_000n, "2021-07-01", "U"],
  ["79410000-1", 500_000n, "2030-01-01", undefined],
  ["training", 500_000n, DAY, undefined],
];

for (const [cpv, euros, day, expected] of PURCHASES) {
  test(`${cpv} for ${euros} euros on ${day} comes under ${expected ?? "no rules that we know of"}`, () => {
    assert.equal(regimeOf([{ cpv, value: euros * EUR }], day), expected);
  });
}

test("of a mixed purchase the greater value decides, and nothing does where both are equal", () => {
  const mixed = (annexE: bigint, other: bigint) =>
    regimeOf(
      [
        { cpv: "85312310-5", value: annexE },
        { cpv: "79410000-1", value: other },
      ],
      DAY,
    );
  assert.equal(mixed(200_000_01n, 200_000_00n), "E12");
  assert.equal(mixed(200_000_00n, 200_000_01n), "EU");
  assert.equal(mixed(200_000_00n, 200_000_00n), undefined);
});

test("related purchases never lead to lighter rules", () => {
  const cpv = fc.constantFrom("79611000-0", "80530000-8", "79140000-7", "79600000-0");
  const lines = fc.array(fc.record({ cpv, value: fc.bigInt(0n, 50_000_000n) }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(lines, fc.bigInt(0n, 50_000_000n), (list, related) => {
      const [alone, together] = [regimeOf(list, DAY), regimeOf(list, DAY, related)];
      assert.equal(alone === undefined, together === undefined);
      if (alone && together) assert.ok(RANK.indexOf(together) >= RANK.indexOf(alone));
    }),
  );
});

test("what a breach weighs follows the rules that the procurement comes under", () => {
  const weight = (id: string, facts: Partial<LawFacts>) =>
    judge(PACKS["fi-2026-tyovoimapalvelu"], facts, DAY).find((verdict) => verdict.rule.id === id)!.severity;
  assert.deepEqual(
    (["EU", "E12", "N11"] as const).map((regime) => weight("NEG-006", { regime })),
    ["block", "warn", "warn"],
  );
  assert.equal(weight("NEG-006", {}), "block");
  assert.deepEqual(
    (["EU", "E12"] as const).map((regime) => weight("PRO-007", { regime })),
    ["error", "warn"],
  );
  const contract = { at: "contract", signed: "2025-02-01" };
  assert.equal(weight("EXC-008", { procurementContract: contract, contractorChecks: [{ at: "a", first: "2025-02-02" }] }), "block");
  assert.equal(weight("EXC-008", { procurementContract: contract, contractorChecks: [{ at: "a", first: "2025-02-01" }] }), "warn");
});
