/** Random outcome payments and volume allocations. */
import type { Agreement, CohortOutcome, OutcomeCap, OutcomeCommon, TariffOutcome } from "../../src/agreement/agreement.ts";
import type { Day } from "../../src/kernel/day.ts";
import { ratio } from "../../src/kernel/share.ts";
import { between, chance, dayIn, type Dice, mark, money, one, partial, percent, shares, some } from "./dice.ts";
import { type Frame, ids } from "./frame.ts";

export function randomOutcomes(d: Dice, frame: Frame): Pick<Agreement, "outcomes" | "volumeAllocations"> {
  const outcomes = [];
  if (chance(d, 40)) outcomes.push(tariff(d, frame, "job"));
  if (chance(d, 10)) outcomes.push(tariff(d, frame, "study"));
  if (chance(d, 20)) outcomes.push(cohort(d, frame));
  const volumeAllocations = frame.lines
    .filter(() => chance(d, 12))
    .map((line) => {
      mark(d, "20 allocation");
      return {
        line: line.id,
        indicator: "delivery",
        shares: shares(d, line.providers),
        shift: partial(d),
        rule: one(d, ["best-from-worst", "pro-rata"] as const),
      };
    });
  return { outcomes, volumeAllocations };
}

function common(d: Dice, frame: Frame, id: string): OutcomeCommon {
  const purchasers = ids(frame.parties, "purchaser");
  const lines = some(d, frame.lines).map((line) => line.id);
  const insteadOf = chance(d, 30)
    ? {
        insteadOf: {
          line: one(d, lines),
          share: one(d, [percent(30), ratio(1n, 3n), percent(10)]),
        },
      }
    : {};
  const verifiedBy = chance(d, 50) ? { party: one(d, purchasers) } : { register: "Rekisteri" };
  const clawback = chance(d, 60)
    ? {
        clawback: {
          within: one(d, [
            { count: 6, unit: "month" },
            { count: 30, unit: "day" },
            { count: 8, unit: "week" },
            { count: 1, unit: "year" },
          ] as const),
          share: one(d, [percent(100), percent(50)]),
        },
      }
    : {};
  const paidBy = one(d, [
    { by: "service-organiser" },
    { by: "service-organiser" },
    { by: "party", party: one(d, purchasers) },
    { by: "shares", shares: shares(d, purchasers) },
  ] as const);
  return {
    id,
    name: id,
    measures: id,
    alsoPaidBy: [],
    lines,
    ...insteadOf,
    paidBy,
    paidTo: { by: "claimant" },
    verifiedBy,
    ...clawback,
  };
}

function tariff(d: Dice, frame: Frame, id: string): TariffOutcome {
  const { from, to } = { from: frame.periods[0]!.from, to: frame.periods.at(-1)!.to };
  const starts = [from, ...(chance(d, 40) ? [dayIn(d, from, to)] : [])].filter((day: Day, i, all) => all.indexOf(day) === i);
  const grouped = chance(d, 60);
  const tariffs = starts.map((start) => ({
    from: start,
    amounts: grouped ? { young: money(d, 100_000), older: money(d, 100_000) } : { all: money(d, 100_000) },
  }));
  const attribution = chance(d, 30);
  const caps = Array.from({ length: between(d, 0, 2) }, () => cap(d));
  const baseline = chance(d, 30) ? between(d, 1, 3) : 0;
  const instalments = one(d, [
    [{ id: "outcome", share: percent(100), times: 1 }],
    [
      { id: "start", share: percent(30), times: 1 },
      { id: "outcome", share: percent(50), times: 1 },
      { id: "sustained", share: percent(20), times: 13 },
    ],
  ]);
  const tiers = chance(d, 35)
    ? [{ upTo: between(d, 1, 3), pays: percent(100) }, ...(chance(d, 40) ? [{ upTo: 5, pays: percent(0) }] : []), { pays: percent(one(d, [120, 50])) }]
    : [];
  const sustained = chance(d, 40) ? { weeks: 26, hoursPerWeek: ratio(20n), gapDays: 14 } : {};
  mark(d, "21 tariff", `21 instalments ${instalments.length}`, "24 states");
  if (starts.length > 1) mark(d, "25 dated tariff");
  if (tiers.length > 0) mark(d, "25 tiers");
  if (caps.length > 0) mark(d, "21 caps");
  if (baseline > 0) mark(d, "23 baseline");
  if (attribution) mark(d, "23 attribution");
  return {
    ...common(d, frame, id),
    kind: "tariff",
    ...(attribution ? { paidTo: { by: "shares", shares: shares(d, ids(frame.parties, "provider")) } } : {}),
    tariffs,
    instalments,
    sustained,
    oncePer: one(d, ["customer", "customer-and-year", "none"] as const),
    caps,
    tiers,
    baseline,
  };
}

function cap(d: Dice): OutcomeCap {
  const per = one(d, ["year", "contract-period"] as const);
  if (chance(d, 40)) return { count: between(d, 0, 5), per };
  return { cents: money(d, 200_000), per: chance(d, 30) ? "customer" : per };
}

function cohort(d: Dice, frame: Frame): CohortOutcome {
  const byRate = chance(d, 60);
  const measure = one(d, ["relative-reduction", "difference"] as const);
  const gate = chance(d, 75)
    ? {
        gate: measure === "difference" ? ratio(BigInt(between(d, 0, 20))) : one(d, [percent(10), percent(75, 10), percent(0)]),
      }
    : {};
  const pooled =
    "gate" in gate && chance(d, 60)
      ? {
          pooled: {
            gate: chance(d, 10) ? percent(0) : measure === "difference" ? ratio(5n) : percent(75, 10),
            of: one(d, ["all", "missed"] as const),
          },
        }
      : {};
  const fiscal = byRate && chance(d, 40) ? { fiscalBenefit: partial(d) } : {};
  mark(d, "22 cohort", "22 " + measure);
  if ("pooled" in pooled) mark(d, "24 pooled chance");
  if ("fiscalBenefit" in fiscal) mark(d, "22 fiscal benefit");
  const { clawback: _none, ...rest } = common(d, frame, "effect");
  return {
    ...rest,
    kind: "cohort",
    paidTo: { by: "shares", shares: shares(d, ids(frame.parties, "provider")) },
    measure,
    lowerIsBetter: chance(d, 60),
    ...gate,
    ...pooled,
    pays: byRate ? { rate: partial(d), unitValue: ratio(money(d, 50_000)) } : { cents: money(d, 3_000_000) },
    ...(chance(d, 40) ? { cap: money(d, 1_000_000) } : {}),
    ...fiscal,
  };
}
