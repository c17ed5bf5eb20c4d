/** Random areas, scores, pools, gates and volume allocations. */
import type { Area, Gate, Points, Results } from "../../src/agreement/agreement.ts";
import type { Id } from "../../src/kernel/id.ts";
import { type Ratio, ratio } from "../../src/kernel/share.ts";
import { between, chance, type Dice, INDICATORS, level, mark, money, one, partial, percent, shares } from "./dice.ts";
import { type Frame, ids } from "./frame.ts";
import { amongProviders, amongPurchasers } from "./random-schemes.ts";

export function randomResults(d: Dice, frame: Frame): { readonly results?: Results; readonly gates: readonly Gate[] } {
  const wanted = chance(d, 60);
  const gates = randomGates(d, wanted);
  return { gates, ...(wanted ? { results: results(d, frame, gates) } : {}) };
}

function randomGates(d: Dice, scored: boolean): Gate[] {
  const gates: Gate[] = [];
  for (const id of ["minimum-service-level", "legal"]) {
    if (!chance(d, 25)) continue;
    const indicator = scored && chance(d, 30) ? "score" : one(d, ["service-level", "safety"]);
    if (indicator === "score") mark(d, "17 score gates gain");
    const bound = chance(d, 75) ? { atLeast: level(d) } : { atMost: level(d) };
    gates.push({ id, indicator, ...bound, missing: one(d, ["fails", "passes"] as const) });
  }
  return gates;
}

function points(d: Dice, values: readonly bigint[]): Points {
  let at = between(d, -5, 6) * 10;
  return values.map((value) => {
    const point = { at: ratio(BigInt(at)), value: ratio(value) };
    at += 10 * between(d, 1, 4);
    return point;
  });
}

const SCALES: readonly (readonly bigint[])[] = [
  [-100n, 0n, 100n],
  [0n, 100n],
  [-100n, -50n, 0n, 0n, 100n],
  [100n, 0n, -100n],
  [40n],
  [-100n, 0n, 70n, 150n],
  [-150n, 100n],
];

function randomAreas(d: Dice, frame: Frame): Area[] {
  const bySets = frame.years.length > 1 && chance(d, 25);
  const sets = bySets ? frame.years.map((year) => ({ from: year, to: year })) : [{ from: frame.years[0]!, to: frame.years.at(-1)! }];
  if (bySets) mark(d, "16 sets by period");
  return sets.flatMap((set, n) => {
    const names = ["x", "y", "z"].slice(0, between(d, 1, 3));
    const weights = shares(d, names);
    mark(d, names.length > 1 ? "16 weights" : "15 one area");
    return names.map((name) => randomArea(d, `${name}${n}`, weights[name]!, set));
  });
}

function randomArea(d: Dice, id: Id, weight: Ratio, set: { readonly from: string; readonly to: string }): Area {
  const aggregate = one(d, ["mean", "sum", "last", "minimum", "weighted-mean"] as const);
  const curve = one(d, ["linear", "linear", "step"] as const);
  const missing = one(d, ["zero", "worst", "leave-out", "previous"] as const);
  const minSample = chance(d, 30) ? between(d, 1, 40) : 0;
  mark(d, `15 ${curve}`, `15 ${aggregate}`, `15 missing ${missing}`);
  if (minSample > 0) mark(d, "15 min sample");
  return {
    id,
    name: id,
    weight,
    indicator: one(d, INDICATORS),
    aggregate,
    scale: points(d, one(d, SCALES)),
    curve,
    missing,
    minSample,
    verifiedBy: "register",
    ...set,
  };
}

function results(d: Dice, frame: Frame, gates: readonly Gate[]): Results {
  const areas = randomAreas(d, frame);
  const funding = one(d, [{ from: "new-money" }, { from: "part-of-savings", share: percent(50) }, { from: "fee-at-risk" }] as const);
  const pool = (most: number): Record<string, bigint> => Object.fromEntries(frame.years.map((year) => [year, chance(d, 15) ? 0n : money(d, most)]));
  const poolReward = funding.from === "fee-at-risk" ? Object.fromEntries(frame.years.map((year) => [year, 0n])) : pool(1_000_000);
  const forfeits = gates.filter(() => chance(d, 60)).map((gate): [Id, Ratio] => [gate.id, one(d, [percent(100), partial(d)])]);
  const tables = areas.filter(() => chance(d, 25)).map((area): [Id, Points] => [area.id, points(d, [-money(d, 500_000), 0n, money(d, 500_000)])]);
  const multiplier = chance(d, 30) ? { ...(chance(d, 80) ? { gain: slope(d) } : {}), ...(chance(d, 50) ? { pain: slope(d) } : {}) } : {};
  const paysFrom = chance(d, 20) ? { paysFrom: ratio(61n) } : {};
  mark(d, `19 ${funding.from}`, "17 pools");
  if ("gain" in multiplier || "pain" in multiplier) mark(d, "17 multiplier");
  if (tables.length > 0) mark(d, "17 money table");
  if (forfeits.length > 0) mark(d, "18 gate on reward");
  if ("paysFrom" in paysFrom) mark(d, "17 pays from");
  return {
    areas,
    clamp: one(d, [
      { low: ratio(-100n), high: ratio(100n) },
      { low: ratio(0n), high: ratio(100n) },
      { low: ratio(-50n), high: ratio(201n, 2n) },
    ]),
    rounding: one(d, ["exact", "whole-down", "whole-half-up"] as const),
    ...paysFrom,
    poolReward,
    poolLiability: pool(500_000),
    funding,
    multiplier,
    moneyTables: Object.fromEntries(tables),
    gates: Object.fromEntries(forfeits),
    amongProviders: amongProviders(d, ids(frame.parties, "provider")),
    amongPurchasers: amongPurchasers(d, frame),
  };
}

function slope(d: Dice): Points {
  const values = one(d, [
    [50, 100, 150],
    [150, 100, 0],
    [100, 100, 120],
  ] as const);
  return [-100n, 0n, 100n].map((at, i) => ({ at: ratio(at), value: percent(values[i]!) }));
}
