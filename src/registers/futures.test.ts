// Risks together lose neither probability nor mean, and the simulation reads what is written of them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { readAgreement } from "../agreement/read.ts";
import { add, compare, equal, mul, ONE, ratio, sum } from "../kernel/share.ts";
import { readFutures } from "../simulation/futures-file.ts";
import { expectedInYear, expectedOf, futuresText, openRisks, together, type Weighed } from "./futures.ts";

const agreement = readAgreement("agreement.yaml", readFileSync(new URL("../../examples/kainuu-youth/agreement.yaml", import.meta.url))).value!;
const file = { ref: "file", hash: "0".repeat(64), bytes: 1, type: "text/plain" } as const;
const risk = (part: Partial<Weighed> & Pick<Weighed, "assessed">): Weighed => ({
  id: "a",
  as: "risk",
  party: "uramylly",
  line: "coaching",
  text: file,
  entered: "2020-01-01",
  realised: [],
  ...part,
});
const risks = fc.array(
  fc
    .record({
      as: fc.constantFrom("risk" as const, "opportunity" as const),
      permille: fc.nat({ max: 1000 }),
      sums: fc.array(fc.bigInt(0n, 10_000_000n), { minLength: 3, maxLength: 3 }),
    })
    .map(({ as, permille, sums }) => {
      const [low, likely, high] = sums.toSorted((a, b) => (a < b ? -1 : 1)) as [bigint, bigint, bigint];
      return risk({ as, assessed: { permille, low, likely, high, action: file } });
    }),
  { maxLength: 8 },
);

test("what risks come to together has the whole probability and the sum of what is expected of each, at no more than 25 rising values", () => {
  fc.assert(
    fc.property(risks, (all) => {
      const points = together(all);
      assert.ok(points.length <= 25);
      assert.ok(equal(sum(points.map(({ probability }) => probability)), ONE));
      assert.ok(
        equal(
          sum(points.map(({ value, probability }) => mul(value, probability))),
          all.reduce((total, each) => add(total, expectedOf(each)), ratio(0n)),
        ),
      );
      assert.ok(points.every((point, i) => i === 0 || compare(points[i - 1]!.value, point.value) < 0));
    }),
    { numRuns: 60 },
  );
});

test("the simulation reads the file, an input a line or, where every risk names one, a year", () => {
  const assessed = { permille: 250, low: 100_00n, likely: 200_00n, high: 900_00n, action: file };
  const all = [risk({ assessed }), risk({ assessed, as: "opportunity" }), risk({ line: "youth-workshop", assessed: { ...assessed, year: "2020" } })];
  const { text, left } = futuresText(agreement, all, "2020-06-01");
  const read = readFutures("futures.yaml", text, agreement);
  assert.deepEqual(read.faults, []);
  assert.deepEqual(
    read.value!.inputs.map(({ id, subject }) => [id, subject.kind, subject.year]),
    [
      ["risks-coaching", "cost", undefined],
      ["risks-youth-workshop-2020", "cost", "2020"],
    ],
  );
  assert.deepEqual(left, []);
  assert.deepEqual(futuresText(agreement, [risk({ line: "nothing", assessed })], "2020-06-01").left, ["nothing"]);
});

test("a closed risk and one that nobody has assessed are no future", () => {
  const { assessed: _, ...bare } = risk({ assessed: { permille: 1, low: 0n, likely: 0n, high: 1n, action: file } });
  assert.deepEqual(openRisks([bare, { ...bare, assessed: risk({ assessed: _ }).assessed, closed: { on: "2020-01-02", reasons: file } }]), []);
});

test("a year expects its own risks whole, and of a line's risks for all years its part of the plan; the years together expect what the risks do", () => {
  const sums = { permille: 500, low: 6_000n, likely: 6_000n, high: 6_000n, action: file };
  const years = [...new Set(agreement.targets.map(({ year }) => year))];
  const own = [risk({ assessed: { ...sums, year: "2020" } })];
  assert.deepEqual(expectedInYear(agreement, own, "2020"), [{ line: "coaching", count: 1, cents: 3_000n }]);
  assert.deepEqual(expectedInYear(agreement, own, "2019"), []);
  const all = [risk({ assessed: sums }), risk({ as: "opportunity", assessed: { ...sums, permille: 100 } })];
  const expected = years.map((year) => expectedInYear(agreement, all, year).reduce((whole, { cents }) => whole + cents, 0n));
  assert.ok(expected.every((cents) => cents > 0n && cents < 2_400n));
  const whole = expected.reduce((some, cents) => some + cents, 0n);
  assert.ok(whole >= 2_399n && whole <= 2_401n, String(whole));
});
