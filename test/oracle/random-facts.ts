/** Random facts for a random agreement: costs about its targets, and everything that may come late, twice, wrong or not at all. */
import type { Agreement, Line, Scheme, TariffOutcome } from "../../src/agreement/agreement.ts";
import { addDays, type Day, type Instant } from "../../src/kernel/day.ts";
import type { Id } from "../../src/kernel/id.ts";
import { ratio } from "../../src/kernel/share.ts";
import type { Source } from "../../src/kernel/source.ts";
import type { CostGroup } from "../../src/open-books/open-books.ts";
import type { OutcomeClaim } from "../../src/outcomes/outcomes.ts";
import type { Facts, IndicatorValue, TargetChange } from "../../src/settlement/facts.ts";
import { between, chance, dayIn, type Dice, INDICATORS, level, mark, mixed, money, one, percent } from "./dice.ts";
import type { Frame } from "./frame.ts";

type Stamp = { readonly source: Source; readonly known?: Instant };
type Making = {
  readonly d: Dice;
  readonly frame: Frame;
  readonly from: Day;
  readonly to: Day;
  readonly stamp: (day: Day) => Stamp;
  readonly through: Day;
  readonly until: Day | undefined;
  /** First and last days of memberships, and the days beside them. */
  readonly turns: readonly Day[];
};

export function randomFacts(d: Dice, agreement: Agreement, frame: Frame, through: Day): Facts {
  let line = 1;
  const stamp = (day: Day): Stamp => {
    const source = { file: "facts.csv", lines: [(line += 1)] };
    return chance(d, 12) ? { source, known: `${addDays(day, between(d, 0, 200))}T12:00:00.000Z` } : { source };
  };
  const { from, to } = { from: frame.periods[0]!.from, to: frame.periods.at(-1)!.to };
  const turns = frame.parties.flatMap(turnsOf).filter((day) => from <= day && day <= to);
  const m: Making = { d, frame, from, to, stamp, through, until: frame.until, turns };
  const inYears = frame.years.map((year) => spanOf(m, year));
  return {
    costs: costs(m),
    indicators: [...inYears.flatMap((span) => indicators(m, span)), ...deliveries(m, agreement)],
    volumes: agreement.volumes.flatMap((term) =>
      times(d, 0, 3).map(() =>
        withDay(m, (day) => ({
          line: term.line,
          day,
          count: ratio(BigInt(between(d, 0, 120))),
          ...(chance(d, 50) ? { group: one(d, ["hard", "easy", "plain"]) } : {}),
        })),
      ),
    ),
    uses: frame.lines.flatMap((line) => (line.kind === "joint" ? uses(m, line) : [])),
    indexValues: indexValues(m, agreement),
    targetChanges: frame.targets.flatMap((target) => (chance(d, 15) ? [targetChange(m, target)] : [])),
    savingsReports: agreement.schemes.flatMap((scheme) => frame.years.flatMap((year) => savings(m, scheme, year))),
    draws: times(d, 0, 3).map(() =>
      withDay(m, (day) => ({
        year: day.slice(0, 4),
        day,
        amount: money(d, 300_000),
        category: "risk",
      })),
    ),
    progress: Object.keys(agreement.fees).flatMap((provider) =>
      times(d, 0, 3).map(() =>
        withDay(m, (day) => ({
          provider,
          day,
          share: one(d, [percent(0), percent(40), percent(75), percent(100)]),
        })),
      ),
    ),
    closes: frame.years.flatMap((year) => (chance(d, 35) ? [{ year, day: addDays(`${year}-12-31`, between(d, -30, 60)), ...stamp(`${year}-12-31`) }] : [])),
    claims: agreement.outcomes.flatMap((term) => (term.kind === "tariff" ? claims(m, term) : [])),
    outcomeCounts: agreement.outcomes.flatMap((term) => (term.kind === "tariff" && term.oncePer === "none" ? counts(m, term) : [])),
    cohorts: agreement.outcomes.flatMap((term) => (term.kind === "cohort" ? cohorts(m, term.id) : [])),
    late: agreement.settlement.lateInterest === undefined ? [] : late(m),
  };
}

function turnsOf({ joins, leaves }: Frame["parties"][number]): Day[] {
  const first = joins === undefined ? [] : [addDays(joins, -1), joins];
  return leaves === undefined ? first : [...first, leaves, addDays(leaves, 1)];
}

function times(d: Dice, least: number, most: number): number[] {
  return Array.from({ length: between(d, least, most) }, (_, i) => i);
}
function spanOf(m: Making, year: string): { readonly from: Day; readonly to: Day } {
  return {
    from: m.from > `${year}-01-01` ? m.from : `${year}-01-01`,
    to: m.to < `${year}-12-31` ? m.to : `${year}-12-31`,
  };
}
function withDay<T>(m: Making, make: (day: Day) => T, edges: readonly Day[] = []): T & Stamp {
  const all = [...edges, ...m.turns];
  const day = all.length > 0 && chance(m.d, 20) ? one(m.d, all) : dayIn(m.d, m.from, m.to);
  return { ...make(day), ...m.stamp(day) };
}

function lineIn(m: Making, ids: readonly Id[]): Line {
  const id = one(m.d, ids);
  return m.frame.lines.find((line) => line.id === id)!;
}

function costs(m: Making): CostGroup[] {
  const groups = m.frame.targets.flatMap((target) => {
    const span = spanOf(m, target.year);
    const parts = between(m.d, 0, 3);
    const level = one(m.d, [60, 85, 95, 100, 103, 110, 130, 170]);
    return times(m.d, parts, parts).map(() =>
      cost(m, target.provider, target.line, costDay(m, target.line, span), (about(m, target.amount) * BigInt(level)) / BigInt(100 * parts)),
    );
  });
  const stray = one(m.d, m.frame.targets);
  const days = [addDays(m.from, -1), addDays(m.to, -400), addDays(m.to, 1), addDays(m.to, 30)];
  if (chance(m.d, 10)) groups.push(cost(m, stray.provider, stray.line, one(m.d, days), 500_001n));
  return groups;
}

function about(m: Making, target: bigint): bigint {
  return target === 0n && chance(m.d, 50) ? money(m.d) : target;
}

/** Now and then a day at an edge: of a key, of the development phase, of a membership. */
function costDay(m: Making, line: Id, span: { readonly from: Day; readonly to: Day }): Day {
  const key = m.frame.lines.find((l) => l.id === line)!.keys[1]?.from;
  const edges = [...(m.until === undefined ? [] : [m.until, addDays(m.until, 1)]), ...(key === undefined ? [] : [key, addDays(key, -1)]), ...m.turns];
  const inside = edges.filter((day) => span.from <= day && day <= span.to);
  return inside.length > 0 && chance(m.d, 30) ? one(m.d, inside) : dayIn(m.d, span.from, span.to);
}

/** Now and then the day of settlement itself, otherwise the day given. */
function orThrough(m: Making, day: Day): Day {
  return chance(m.d, 6) ? m.through : day;
}

function cost(m: Making, party: Id, line: Id, day: Day, about: bigint): CostGroup {
  const { d } = m;
  const type = one(d, ["salary", "salary", "salary", "salary", "hour", "piece", "part", "travel", "board", "it", "grant"]);
  const status = chance(d, 90) ? "accepted" : one(d, ["disputed", "disallowed"] as const);
  mark(d, type === "hour" || type === "piece" || type === "part" ? `7 ${type}` : `6 ${type}`);
  if (status !== "accepted") mark(d, `8 ${status}`);
  const credit = type === "grant" || chance(d, 6);
  if (credit && type !== "grant") mark(d, "8 credit");
  const cents = credit ? -money(d, 300_000) : chance(d, 85) ? about : money(d);
  const quantity = type === "hour" || type === "piece" ? BigInt(between(d, 0, 99_999_999)) * (chance(d, 50) ? 1n : 10_000n) : 0n;
  return {
    party,
    line,
    type,
    month: day.slice(0, 7),
    day,
    status,
    approved: chance(d, 60),
    cents,
    quantity,
    count: 1,
    ...m.stamp(day),
  };
}

function indicators(m: Making, span: { readonly from: Day; readonly to: Day }): IndicatorValue[] {
  const { d } = m;
  return [...INDICATORS, "service-level"].flatMap((indicator) =>
    times(d, chance(d, 20) ? 0 : 1, 2).map(() => {
      const day = dayIn(d, span.from, span.to);
      const sample = chance(d, 60) ? { sample: one(d, [0, 1, 10, 35]) } : {};
      return {
        indicator,
        day,
        value: level(d),
        ...sample,
        ...(chance(d, 5) ? { provider: one(d, m.frame.targets).provider } : {}),
        ...m.stamp(day),
      };
    }),
  );
}

function deliveries(m: Making, agreement: Agreement): IndicatorValue[] {
  const all = agreement.volumeAllocations.flatMap((term) => Object.keys(term.shares));
  return [...new Set(all)].flatMap((provider) =>
    m.frame.years
      .filter(() => chance(m.d, 85))
      .map((year) => {
        const { from, to } = spanOf(m, year);
        const day = dayIn(m.d, from, to);
        return {
          indicator: "delivery",
          provider,
          day,
          value: ratio(BigInt(between(m.d, 0, 4))),
          ...m.stamp(day),
        };
      }),
  );
}

function uses(m: Making, line: Line): Facts["uses"][number][] {
  const purchasers = m.frame.parties.filter((party) => party.roles.includes("purchaser")).map((party) => party.id);
  return (m.frame.leaning === "units" ? times(m.d, 3, 8) : times(m.d, 0, 4)).map(() =>
    withDay(m, (day) => ({
      line: line.id,
      party: one(m.d, purchasers),
      day,
      units: ratio(BigInt(between(m.d, 0, 9)), 2n),
    })),
  );
}

function indexValues(m: Making, agreement: Agreement): Facts["indexValues"][number][] {
  if (agreement.index === undefined) return [];
  const { baseMonth, measured, series } = agreement.index;
  return Object.keys(series).flatMap((name) =>
    [baseMonth, ...m.frame.years.map((year) => `${year}-${measured}`)].flatMap((month) => {
      if (chance(m.d, 8)) return mark(m.d, "2 missing value") ?? [];
      return [
        {
          series: name,
          month,
          value: ratio(BigInt(between(m.d, 950, 1100)), 10n),
          ...m.stamp(`${month}-01`),
        },
      ];
    }),
  );
}

function targetChange(m: Making, target: Frame["targets"][number]): TargetChange {
  const { d } = m;
  const down = chance(d, 60);
  const kind = one(d, ["law-change", "efficiency", "unlisted"]);
  mark(d, "3 change", kind === "unlisted" ? "3 unlisted" : down ? `4 down ${kind}` : "3 up");
  const amount = down ? -(target.amount / BigInt(between(d, 2, 40))) : money(d, 500_000);
  const several = m.frame.lines.find((line) => line.id === target.line)!.providers.length > 1;
  const day = dayIn(d, addDays(m.from, -200), m.to);
  const final = chance(d, 85) ? { finalOn: orThrough(m, day) } : {};
  return {
    id: `tc-${target.line}-${target.provider}-${target.year}`,
    kind,
    line: target.line,
    year: target.year,
    amount,
    ...(several && chance(d, 70) ? { provider: target.provider } : {}),
    ...final,
    ...m.stamp(day),
  };
}

function savings(m: Making, scheme: Scheme, year: string): Facts["savingsReports"][number][] {
  const edge = deadBandEdge(m, scheme, year);
  const onEdge = edge !== undefined && chance(m.d, 20);
  return times(m.d, chance(m.d, 80) ? 1 : 0, onEdge ? 1 : 2).map((i) => {
    const day = addDays(`${year}-12-31`, between(m.d, -20, 120));
    const amount = onEdge ? edge : chance(m.d, 55) ? 10n ** 14n : money(m.d, 3_000_000);
    return {
      id: `sr-${scheme.id}-${year}-${i}`,
      scheme: scheme.id,
      year,
      amount,
      approvedOn: orThrough(m, chance(m.d, 50) ? `${year}-12-31` : day),
      ...m.stamp(`${year}-12-31`),
    };
  });
}

/** The saving that lies exactly on the edge of the dead-band, where the plain targets have one. */
function deadBandEdge(m: Making, scheme: Scheme, year: string): bigint | undefined {
  const width = scheme.deadBand?.gain;
  const whole = m.frame.targets.filter((t) => t.year === year && scheme.lines.includes(t.line)).reduce((sum, t) => sum + t.amount, 0n);
  return width === undefined || (whole * width.n) % width.d !== 0n ? undefined : (whole * width.n) / width.d;
}

function claims(m: Making, term: TariffOutcome): OutcomeClaim[] {
  const { d } = m;
  const verifier = "party" in term.verifiedBy ? term.verifiedBy.party : term.verifiedBy.register;
  const starts = term.tariffs.map((tariff) => tariff.from);
  const grouped = !("all" in term.tariffs[0]!.amounts);
  return mixed(d, times(d, 1, 14)).map((n) =>
    withDay(
      m,
      (day) => {
        const instalment = one(d, term.instalments);
        const line = lineIn(m, term.lines);
        const verified = chance(d, 88)
          ? {
              verified: {
                by: chance(d, 95) ? verifier : "somebody",
                on: orThrough(m, addDays(day, between(d, 0, 60))),
              },
            }
          : {};
        const revoked = chance(d, 20)
          ? {
              revoked: {
                on: addDays(day, one(d, [0, 10, 30, 56, 57, 181, 184, 365, 366, 500])),
                reason: "ended",
              },
            }
          : {};
        if ("revoked" in revoked) mark(d, "24 revoked");
        const proof = chance(d, 40)
          ? {
              weeks: one(d, [25, 26, 30]),
              hoursPerWeek: ratio(BigInt(one(d, [39, 40, 60])), 2n),
              gapDays: one(d, [0, 14, 15]),
            }
          : {};
        return {
          id: `${term.id}-${n}`,
          outcome: term.id,
          group: grouped ? one(d, ["young", "older"]) : "all",
          instalment: instalment.id,
          ordinal: instalment.times === 1 ? 1 : between(d, 1, 4),
          customer: `k${between(d, 1, 6)}`,
          provider: one(d, line.providers),
          line: line.id,
          achieved: day,
          ...verified,
          ...revoked,
          ...proof,
        };
      },
      starts,
    ),
  );
}

function counts(m: Making, term: TariffOutcome): Facts["outcomeCounts"][number][] {
  const { d } = m;
  return times(d, 0, 4).map(() =>
    withDay(m, (day) => {
      mark(d, "21 counts");
      const line = lineIn(m, term.lines);
      const group = "all" in term.tariffs[0]!.amounts ? "all" : one(d, ["young", "older"]);
      const verified = chance(d, 85) ? { verifiedOn: addDays(day, between(d, 0, 60)) } : {};
      return {
        outcome: term.id,
        group,
        instalment: one(d, term.instalments).id,
        provider: one(d, line.providers),
        line: line.id,
        day,
        count: between(d, 0, 7),
        ...verified,
      };
    }),
  );
}

function cohorts(m: Making, outcome: Id): Facts["cohorts"][number][] {
  const { d } = m;
  return times(d, 1, 4).map((n) =>
    withDay(m, (day) => {
      const counterfactual = ratio(BigInt(one(d, [0, 100, 155, 1000])), 10n);
      const realised = one(d, [counterfactual, ratio(counterfactual.n * 9n, counterfactual.d * 10n), ratio(BigInt(between(d, 0, 1100)), 10n)]);
      const verified = chance(d, 85) ? { verifiedOn: addDays(day, between(d, 0, 60)) } : {};
      return {
        outcome,
        cohort: `c${n}`,
        day,
        realised,
        counterfactual,
        size: ratio(BigInt(one(d, [0, 1, 50, 500]))),
        ...verified,
      };
    }),
  );
}

function late(m: Making): Facts["late"][number][] {
  const providers = m.frame.parties.filter((party) => party.roles.length === 1 && party.roles[0] === "provider").map((party) => party.id);
  const purchasers = m.frame.parties.filter((party) => party.roles.includes("purchaser") && !party.roles.includes("provider")).map((party) => party.id);
  if (providers.length === 0 || purchasers.length === 0) return [];
  return times(m.d, 0, 2).map(() =>
    withDay(m, (day) => {
      const pair = [one(m.d, providers), one(m.d, purchasers)];
      const [debtor, creditor] = mixed(m.d, pair);
      return {
        debtor: debtor!,
        creditor: creditor!,
        day,
        amount: money(m.d, 900_000),
        days: between(m.d, 0, 90),
      };
    }),
  );
}
