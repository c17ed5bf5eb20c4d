import assert from "node:assert/strict";
import { test } from "node:test";
import type { Agreement, CohortOutcome, Results, TariffOutcome } from "../../src/agreement/agreement.ts";
import { random } from "../../src/kernel/random.ts";
import { ratio } from "../../src/kernel/share.ts";
import type { Facts } from "../../src/settlement/facts.ts";
import { settle } from "../../src/settlement/settlement.ts";
import { agreement, cost, facts, pc, scheme, SOURCE } from "./by-hand.ts";
import { failure, retellingFailure } from "./compare.ts";
import { oracleSettle } from "./oracle.ts";
import { randomCase } from "./random-agreement.ts";
import { splitCents } from "./rounding.ts";

const AFTER = { through: "2021-12-31", knownAt: "2022-01-01T00:00:00.000Z" };

/** Cents by component (and standing where it is not payable). */
function settled(a: Agreement, f: Facts, options = AFTER): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  for (const o of oracleSettle(a, f, options).obligations) {
    const name = o.standing === "payable" ? o.component : `${o.component} ${o.standing}`;
    sums[name] = (sums[name] ?? 0n) + o.cents;
  }
  return sums;
}

test("WE-01: a gain stops at a 0 % band", () => {
  const schemes = [scheme({ gain: [{ to: { share: pc(80) }, providers: pc(25) }, { providers: pc(0) }] })];
  assert.deepEqual(settled(agreement(50_000_000n, { schemes }), facts(20_000_000n)), { cost: 20_000_000n, "gain-and-pain": 2_500_000n });
});

test("WE-02: half of a tenth saved", () => {
  assert.deepEqual(settled(agreement(100_000_000n), facts(90_000_000n)), { cost: 90_000_000n, "gain-and-pain": 5_000_000n });
});

const lumpFee = (amount: bigint): Agreement["fees"] => ({
  builder: { basis: { by: "amount", amount, per: "year" }, minimum: 0n, atRisk: pc(100), earned: "evenly", retention: pc(0) },
});

test("WE-06, WE-07: fee and share make the final fee", () => {
  const we06 = agreement(21_000_000n, { fees: lumpFee(2_500_000n), schemes: [scheme({ gain: [{ providers: pc(20) }] })] });
  assert.deepEqual(settled(we06, facts(20_000_000n)), { cost: 20_000_000n, fee: 2_500_000n, "gain-and-pain": 200_000n });
  const we07 = agreement(20_000_000n, { fees: lumpFee(3_000_000n), schemes: [scheme({ gain: [{ providers: pc(30) }], ceiling: { cents: 27_000_000n } })] });
  assert.deepEqual(settled(we07, facts(17_000_000n)), { cost: 17_000_000n, fee: 3_000_000n, "gain-and-pain": 900_000n });
});

test("WE-08: a symmetric pair", () => {
  const a = agreement(100_000n, { fees: lumpFee(10_000n), schemes: [scheme({ gain: [{ providers: pc(20) }], pain: [{ providers: pc(20) }] })] });
  assert.deepEqual(settled(a, facts(110_000n)), { cost: 110_000n, fee: 10_000n, "gain-and-pain": -2_000n });
  assert.deepEqual(settled(a, facts(90_000n)), { cost: 90_000n, fee: 10_000n, "gain-and-pain": 2_000n });
});

const award: Results = {
  areas: [
    {
      id: "work",
      name: "Work",
      weight: pc(100),
      indicator: "score-given",
      aggregate: "last",
      scale: [0n, 100n].map((n) => ({ at: ratio(n), value: ratio(n) })),
      curve: "linear",
      missing: "zero",
      minSample: 0,
      verifiedBy: "owner",
      from: "2020",
      to: "2020",
    },
  ],
  clamp: { low: ratio(0n), high: ratio(100n) },
  rounding: "exact",
  paysFrom: ratio(61n),
  poolReward: { "2020": 100_000_000n },
  poolLiability: { "2020": 0n },
  funding: { from: "new-money" },
  multiplier: {},
  moneyTables: {},
  gates: {},
  amongProviders: { by: "shares", shares: { builder: pc(100) } },
  amongPurchasers: { by: "target" },
};

test("WE-19: a score pays a share of the pool, from 61 on", () => {
  const paid = (score: ReturnType<typeof ratio>): bigint | undefined => {
    const indicators = [{ indicator: "score-given", day: "2020-12-31", value: score, source: SOURCE }];
    return settled(agreement(0n, { results: award }), facts(0n, { indicators }))["results"];
  };
  assert.equal(paid(ratio(85n)), 85_000_000n);
  assert.equal(paid(ratio(61n)), 61_000_000n);
  assert.equal(paid(ratio(60n)), undefined);
  assert.equal(paid(ratio(609n, 10n)), undefined);
});

const jobs: TariffOutcome = {
  kind: "tariff",
  id: "job",
  name: "Job",
  measures: "job",
  alsoPaidBy: [],
  lines: ["work"],
  paidBy: { by: "service-organiser" },
  paidTo: { by: "claimant" },
  verifiedBy: { register: "DWP" },
  tariffs: [{ from: "2020-01-01", amounts: { young: 381_000n, all: 170_000n } }],
  instalments: [
    { id: "attachment", share: ratio(400n, 3810n), times: 1 },
    { id: "outcome", share: ratio(1200n, 3810n), times: 1 },
    { id: "sustained", share: ratio(2210n, 3810n), times: 13 },
  ],
  sustained: {},
  oncePer: "customer",
  caps: [],
  tiers: [],
  baseline: 0,
};
const claimed = (group: string, instalment: string, ordinal: number, more: object = {}): Facts["claims"][number] => ({
  id: `${instalment}-${ordinal}`,
  outcome: "job",
  group,
  instalment,
  ordinal,
  customer: "k1",
  provider: "builder",
  line: "work",
  achieved: "2020-05-01",
  verified: { by: "DWP", on: "2020-06-01" },
  source: SOURCE,
  ...more,
});

test("WE-21: attachment, outcome and thirteen parts make the printed maximum, and nothing is paid twice", () => {
  const all = [
    claimed("young", "attachment", 1),
    claimed("young", "outcome", 1),
    ...Array.from({ length: 13 }, (_, i) => claimed("young", "sustained", i + 1)),
  ];
  const twice = [...all, claimed("young", "sustained", 13, { id: "sustained-again" }), claimed("young", "sustained", 14)];
  assert.deepEqual(settled(agreement(0n, { outcomes: [jobs] }), facts(0n, { claims: twice })), { outcomes: 381_000n });
});

test("WE-23: thirty per cent of 1,700", () => {
  const outcomes = [
    {
      ...jobs,
      instalments: [
        { id: "training", share: pc(30), times: 1 },
        { id: "job", share: pc(70), times: 1 },
      ],
    },
  ];
  assert.deepEqual(settled(agreement(0n, { outcomes }), facts(0n, { claims: [claimed("older", "training", 1)] })), { outcomes: 51_000n });
});

test("WE-24: a cohort misses its gate and is paid when the pool passes", () => {
  const effect: CohortOutcome = {
    ...jobs,
    kind: "cohort",
    paidTo: { by: "shares", shares: { builder: pc(100) } },
    measure: "relative-reduction",
    lowerIsBetter: true,
    gate: pc(10),
    pooled: { gate: pc(7.5), of: "all" },
    pays: { cents: 1_000_000n },
  };
  const cohort = {
    outcome: "job",
    cohort: "one",
    day: "2020-03-01",
    realised: ratio(142n),
    counterfactual: ratio(155n),
    size: ratio(1000n),
    verifiedOn: "2020-04-01",
    source: SOURCE,
  };
  const a = agreement(0n, { outcomes: [effect] });
  assert.deepEqual(settled(a, facts(0n, { cohorts: [cohort] }), { ...AFTER, through: "2020-12-30" }), {});
  assert.deepEqual(settled(a, facts(0n, { cohorts: [cohort] })), { outcomes: 1_000_000n });
});

test("WE-28: a budget cut lowers the target and is no saving", () => {
  const cut = [9_579_000n, 12_900_000n].map((amount, i) => ({
    id: `${i}`,
    kind: "cut",
    line: "work",
    year: "2020",
    amount: -amount,
    finalOn: "2020-01-31",
    source: SOURCE,
  }));
  const a = agreement(1_721_800_000n, { adjustments: { cut: { lowersTarget: true } } });
  assert.deepEqual(settled(a, facts(1_699_321_000n, { targetChanges: cut })), { cost: 1_699_321_000n });
  assert.equal(settled(a, facts(1_699_321_000n))["gain-and-pain"], 11_239_500n);
});

test("WE-29: the expected value of the scenarios is added to the target", () => {
  const scenarios = (
    [
      [60, 5],
      [80, 20],
      [120, 40],
      [170, 20],
      [190, 15],
    ] as const
  ).map(([amount, p]) => ({ amount: BigInt(amount) * 100_000n, probability: pc(p) }));
  const a = agreement(0n, { provision: { scheme: "main", sizedBy: { by: "expected-value", scenarios }, unused: "shared", approval: "x" } });
  assert.deepEqual(settled(a, facts(0n)), { "gain-and-pain": 6_475_000n });
});

test("cents are split by the largest remainder, ties in order, negatives as mirrors", () => {
  const third = ratio(100n, 3n);
  assert.deepEqual(splitCents(100n, ratio(100n), [third, third, third]), [34n, 33n, 33n]);
  assert.deepEqual(
    splitCents(
      -100n,
      ratio(-100n),
      [third, third, third].map(({ n, d }) => ({ n: -n, d })),
    ),
    [-34n, -33n, -33n],
  );
  assert.deepEqual(settled(agreement(1_000n), facts(0n, { costs: [cost(1n)] })), { cost: 1n, "gain-and-pain": 500n });
});

test("engine and oracle agree on random agreements, however their facts are told", () => {
  for (let i = 0; i < 300; i++) {
    const c = randomCase(`sample/${i}`);
    assert.equal(failure(settle, c), undefined, `sample/${i}`);
    if (i % 10 === 0) assert.equal(retellingFailure(settle, c, random(i)), undefined, `sample/${i} retold`);
  }
});
