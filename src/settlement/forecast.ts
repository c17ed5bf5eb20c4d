/**
 * How a year will end if it goes on as it has (run rate), or as the providers plan the rest of it (bottom-up): the same engine settles what is recorded
 * with what is still to come. Nothing of it is ever payable. Pure.
 */
import type { Agreement, Band, Scheme } from "../agreement/agreement.ts";
import { cutDays } from "../agreement/cuts.ts";
import { addDays, addMonths, contains, type Day, type Instant, length, type Month, monthOf, overlap, type Period } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import { type Cents, round } from "../kernel/money.ts";
import { add, mul, type Ratio, ratio, ZERO } from "../kernel/share.ts";
import type { CostGroup } from "../open-books/open-books.ts";
import { type Context, contextOf, type Year } from "./context.ts";
import { costsOf } from "./costs.ts";
import type { Facts } from "./facts.ts";
import { feesOf } from "./fees.ts";
import { settle } from "./settlement.ts";
import { sharedOf } from "./sharing.ts";
import type { Statement } from "./statement.ts";
import { targetsOf } from "./targets.ts";

/** Cost that a provider still plans for a month; `quantity` in millionths of a unit. */
export type Planned = { readonly party: Id; readonly line: Id; readonly type: Id; readonly month: Month; readonly cents: Cents; readonly quantity: bigint };
export type Asking = {
  readonly year: string;
  /** Whole months up to this day are taken as booked; what lies after the last of them is forecast. */
  readonly through: Day;
  readonly knownAt: Instant;
  /** What the last whole month has cost and nobody has invoiced yet: it counts as booked here, and is never paid. */
  readonly accruals?: readonly CostGroup[];
  /** Absent: by run rate. */
  readonly plan?: Plan;
};
/** What is still planned, and by whom; the cost of everybody else goes on at its pace. */
export type Plan = { readonly by: readonly Id[]; readonly lines: readonly Planned[] };

/** What is asked of a record: which year, what is booked by when, as it was known, and how the rest is reckoned. */
export type ForecastAsked = { readonly year: string; readonly through: Day; readonly knownAt: Instant; readonly by: Forecast["by"] };

/** A line of a provider: cost with overhead, as it counts in the settlement, and its target; in cents. */
export type ForecastRow = { readonly line: Id; readonly provider: Id; readonly target: Cents; readonly booked: Cents; readonly forecast: Cents };
/** From the plan of the file to what the forecast is compared with; each step is what it adds. */
export type Bridge = {
  readonly scheme: Id;
  readonly plan: Cents;
  readonly changes: Cents;
  readonly volume: Cents;
  readonly index: Cents;
  /** The risk provision, less what outcome payments replace. */
  readonly other: Cents;
  readonly target: Cents;
  readonly forecast: Cents;
};
export type Warning =
  | { readonly code: "over-target"; readonly scheme: Id; readonly excess: Cents }
  /** `number` of the band (from 1) that the forecast lies in, past the edge of the one before. */
  | { readonly code: "band-crossed"; readonly scheme: Id; readonly side: "gain" | "pain"; readonly number: number; readonly edge: Cents }
  | {
      readonly code: "appropriation";
      readonly party: Id;
      readonly owes: Cents;
      readonly appropriation: Cents;
      readonly excess: Cents;
      readonly by: "agreement" | "budget";
    }
  /** Booked every month before, and nothing in the last one. */
  | { readonly code: "month-missing"; readonly party: Id; readonly line: Id; readonly month: Month };
/** Cumulative cents at the end of each month of the year; `booked` tells months that are no forecast. */
export type MonthEnd = { readonly month: Month; readonly cents: Cents; readonly booked: boolean };
export type Forecast = {
  readonly year: string;
  /** The last day of the last whole month that counts as booked; absent where there is none yet. */
  readonly cutoff?: Day;
  readonly by: "run-rate" | "bottom-up";
  /** What of the booked is accrued: as entered, before prices by quantity and overhead. */
  readonly accrued: Cents;
  /** Bottom-up: who has cost this year and planned none of the rest, so that it goes on at its pace. */
  readonly unplanned: readonly Id[];
  readonly rows: readonly ForecastRow[];
  readonly bridges: readonly Bridge[];
  readonly months: readonly MonthEnd[];
  readonly warnings: readonly Warning[];
  /** What the parties would owe at the year's end, gain as if its savings report were approved. */
  readonly appropriations: Statement["appropriations"];
};

/** More than any saving, so that the forecast of gain does not wait for the report that the real one waits for. */
const ANY_SAVING = 10n ** 20n;

/** The forecast of a year of the term; undefined where the term has no such year, or where no month of it is over and no plan is given. */
export function forecastOf(agreement: Agreement, facts: Facts, asking: Asking): Forecast | undefined {
  const { year, through, knownAt, plan, accruals = [] } = asking;
  const term = contextOf(agreement, facts, "9999-12-31", knownAt).years.find(({ name }) => name === year);
  if (!term) return undefined;
  const end = term.period.to;
  const cutoff = cutoffOf(term, through);
  if (cutoff === undefined && !plan) return undefined;
  const accrued = cutoff === undefined ? [] : accruals.filter(({ month }) => month === monthOf(cutoff));
  const recorded = bookedBy(facts, term, cutoff, knownAt);
  const booked = { ...recorded, costs: [...recorded.costs, ...accrued] };
  const whole = withReport(agreement, cutoff === end ? booked : goingOn(agreement, booked, term, cutoff ?? addDays(term.days.from, -1), plan), year, end);
  const statement = settle(agreement, whole, { through: end, knownAt });
  const appropriations = statement.appropriations.filter((row) => row.year === year);
  const bridges = bridgesOf(agreement, whole, term, knownAt);
  return {
    year,
    ...(cutoff === undefined ? {} : { cutoff }),
    by: plan ? "bottom-up" : "run-rate",
    accrued: accrued.reduce((sum, { cents }) => sum + cents, 0n),
    unplanned: plan
      ? [...new Set(booked.costs.filter(({ day }) => contains(term.period, day)).map(({ party }) => party))].filter((id) => !plan.by.includes(id))
      : [],
    rows: rowsOf(agreement, booked, whole, term, knownAt),
    bridges,
    months: monthsOf(agreement, whole, term, cutoff, knownAt),
    warnings: [...bridges.flatMap((bridge) => bandWarnings(agreement, bridge)), ...appropriationWarnings(appropriations), ...missing(booked, term, cutoff)],
    appropriations,
  };
}

/** The last day of the last whole month of the year that is over by a day. */
function cutoffOf({ period, days }: Year, through: Day): Day | undefined {
  if (through >= period.to) return period.to;
  const next = addDays(through, 1);
  const last = next.endsWith("-01") ? through : addDays(`${through.slice(0, 7)}-01`, -1);
  return last >= days.from ? last : undefined;
}

/** What counts up to the cutoff: of this year nothing later, of other years everything before it. */
function bookedBy(facts: Facts, { period }: Year, cutoff: Day | undefined, knownAt: Instant): Facts {
  const last = cutoff ?? addDays(period.from, -1);
  const counts = (row: { readonly day: Day; readonly known?: Instant }): boolean => row.day <= last && (row.known ?? "") <= knownAt;
  return { ...facts, costs: facts.costs.filter(counts), volumes: facts.volumes.filter(counts), uses: facts.uses.filter(counts) };
}

function withReport(agreement: Agreement, facts: Facts, year: string, end: Day): Facts {
  const reports = agreement.schemes.map(({ id }) => ({
    id: `forecast-${id}`,
    scheme: id,
    year,
    amount: ANY_SAVING,
    approvedOn: end,
    source: { file: "forecast", lines: [1] },
  }));
  return { ...facts, savingsReports: [...facts.savingsReports, ...reports] };
}

/** The stretches from the day after the cutoff to the year's end, cut at months and wherever the agreement changes. */
function stretchesAfter(agreement: Agreement, { period }: Year, cutoff: Day): readonly Period[] {
  const cuts = new Set(cutDays(agreement));
  const starts: Day[] = [];
  for (let day = addDays(cutoff, 1); day <= period.to; day = addDays(day, 1)) if (starts.length === 0 || day.endsWith("-01") || cuts.has(day)) starts.push(day);
  return starts.map((from, i) => ({ from, to: i + 1 < starts.length ? addDays(starts[i + 1]!, -1) : period.to }));
}

/** The facts with the rest of the year: cost by plan or pace; volume and use by the pace so far. */
function goingOn(agreement: Agreement, booked: Facts, year: Year, cutoff: Day, plan: Plan | undefined): Facts {
  const stretches = stretchesAfter(agreement, year, cutoff);
  const seen: Period = { from: year.days.from, to: cutoff };
  const inYear = <T extends { readonly day: Day }>(rows: readonly T[]): readonly T[] => rows.filter(({ day }) => contains(seen, day));
  const paced = <T extends { readonly day: Day }>(rows: readonly T[], scaled: (row: T, factor: Ratio) => T): readonly T[] =>
    inYear(rows).flatMap((row) => stretches.map((stretch) => ({ ...scaled(row, ratio(BigInt(length(stretch)), BigInt(length(seen)))), day: stretch.from })));
  const planned = (plan?.lines ?? []).filter(({ month }) => `${month}-01` > cutoff && contains(year.period, `${month}-01`));
  const unplanned = inYear(booked.costs).filter(({ party }) => !plan?.by.includes(party));
  const costs = [...planned.map(groupOf), ...costsToCome(agreement, unplanned, seen, stretches)];
  return {
    ...booked,
    costs: [...booked.costs, ...costs],
    volumes: [...booked.volumes, ...paced(booked.volumes, (row, factor) => ({ ...row, count: mul(row.count, factor) }))],
    uses: [...booked.uses, ...paced(booked.uses, (row, factor) => ({ ...row, units: mul(row.units, factor) }))],
  };
}

function groupOf({ party, line, type, month, cents, quantity }: Planned): CostGroup {
  return { party, line, type, month, day: `${month}-01`, status: "accepted", approved: true, cents, quantity, count: 1, source: { file: "plan", lines: [1] } };
}

/** Accepted cost at its pace so far; disputed and disallowed cost is not expected again. What has begun or ended with a party's membership keeps to it. */
function costsToCome(agreement: Agreement, costs: readonly CostGroup[], seen: Period, stretches: readonly Period[]): readonly CostGroup[] {
  const accepted = costs.filter(({ status }) => status === "accepted");
  const alike = Map.groupBy(accepted, ({ party, line, type, approved }) => `${party}/${line}/${type}/${approved}`);
  return [...alike.values()].flatMap((groups) => {
    const [first] = groups as [CostGroup];
    const { joins, leaves } = agreement.parties.find(({ id }) => id === first.party)!;
    const window = overlap(seen, { from: joins ?? seen.from, to: leaves ?? seen.to }) ?? seen;
    const over = BigInt(length(window));
    const total = (of: (group: CostGroup) => bigint): bigint => groups.reduce((all, group) => all + of(group), 0n);
    const spread = [total(({ cents }) => cents), total(({ quantity }) => quantity)] as const;
    let days = 0n;
    return stretches.flatMap((stretch) => {
      const within = overlap(stretch, { from: stretch.from, to: leaves ?? stretch.to });
      if (!within) return [];
      const before = days;
      days += BigInt(length(within));
      // Rounded from the whole each time, so that the parts make the whole.
      const [cents, quantity] = spread.map((whole) => round(ratio(whole * days, over), "half-up") - round(ratio(whole * before, over), "half-up")) as [
        bigint,
        bigint,
      ];
      return [{ ...first, month: monthOf(stretch.from), day: stretch.from, cents, quantity, count: groups.length }];
    });
  });
}

function spentBy(context: Context, year: string): ReadonlyMap<string, Ratio> {
  const spent = new Map<string, Ratio>();
  for (const cell of costsOf(context).implementation) {
    const key = `${cell.line.id}/${cell.provider}`;
    if (cell.year.name === year) spent.set(key, add(spent.get(key) ?? ZERO, context.graph.value(cell.ref)));
  }
  return spent;
}

function rowsOf(agreement: Agreement, booked: Facts, whole: Facts, { name, period }: Year, knownAt: Instant): readonly ForecastRow[] {
  const [before, after] = [booked, whole].map((facts) => spentBy(contextOf(agreement, facts, period.to, knownAt), name)) as [
    ReadonlyMap<string, Ratio>,
    ReadonlyMap<string, Ratio>,
  ];
  const context = contextOf(agreement, whole, period.to, knownAt);
  const targets: ReadonlyMap<string, Ratio> = new Map(
    targetsOf(context).flatMap((cell) => (cell.year.name === name ? [[`${cell.line.id}/${cell.provider}`, context.graph.value(cell.ref)] as const] : [])),
  );
  const cents = (of: ReadonlyMap<string, Ratio>, key: string): Cents => round(of.get(key) ?? ZERO, "half-up");
  return agreement.lines.flatMap((line) =>
    line.providers.flatMap((provider) => {
      const key = `${line.id}/${provider}`;
      if (!targets.has(key) && !after.has(key)) return [];
      return [{ line: line.id, provider, target: cents(targets, key), booked: cents(before, key), forecast: cents(after, key) }];
    }),
  );
}

/** What the targets of the scheme's lines come to when only some kinds of facts count. */
function targetWith(agreement: Agreement, facts: Facts, scheme: Scheme, { name, period }: Year, knownAt: Instant): Ratio {
  const context = contextOf(agreement, facts, period.to, knownAt);
  const own = targetsOf(context).filter((cell) => cell.year.name === name && scheme.lines.includes(cell.line.id));
  return own.reduce((all, cell) => add(all, context.graph.value(cell.ref)), ZERO);
}

function bridgesOf(agreement: Agreement, facts: Facts, year: Year, knownAt: Instant): readonly Bridge[] {
  const context = contextOf(agreement, facts, year.period.to, knownAt);
  const costs = costsOf(context).implementation;
  const targets = targetsOf(context);
  const { years } = sharedOf(context, { targets, costs, fees: feesOf(context, targets, costs) });
  const bare = { ...facts, targetChanges: [], volumes: [], indexValues: [] };
  return agreement.schemes.map((scheme) => {
    const found = years.find((each) => each.scheme === scheme && each.year.name === year.name)!;
    const steps = [bare, { ...bare, targetChanges: facts.targetChanges }, { ...facts, indexValues: [] }, facts].map((some) =>
      targetWith(agreement, some, scheme, year, knownAt),
    );
    const [plan, changed, volumed, indexed] = steps.map((step) => round(step, "half-up")) as [Cents, Cents, Cents, Cents];
    const target = round(context.graph.value(found.target), "half-up");
    const forecast = round(context.graph.value(found.actual), "half-up");
    return { scheme: scheme.id, plan, changes: changed - plan, volume: volumed - changed, index: indexed - volumed, other: target - indexed, target, forecast };
  });
}

function monthsOf(agreement: Agreement, facts: Facts, { name, period, days }: Year, cutoff: Day | undefined, knownAt: Instant): readonly MonthEnd[] {
  const ends: MonthEnd[] = [];
  for (let first: Day = `${days.from.slice(0, 7)}-01`; first <= period.to; first = addMonths(first, 1)) {
    const last = addDays(addMonths(first, 1), -1);
    const spent = [...spentBy(contextOf(agreement, facts, last < period.to ? last : period.to, knownAt), name).values()].reduce(add, ZERO);
    ends.push({ month: monthOf(first), cents: round(spent, "half-up"), booked: cutoff !== undefined && last <= cutoff });
  }
  return ends;
}

function bandWarnings(agreement: Agreement, { scheme: id, target, forecast }: Bridge): readonly Warning[] {
  const scheme = agreement.schemes.find((each) => each.id === id)!;
  const side = forecast > target ? "pain" : "gain";
  const crossed = scheme[side].flatMap(({ to }, i) => {
    const edge = to && edgeOf(to, target);
    const isBeyond = edge !== undefined && (side === "pain" ? forecast > edge : forecast < edge);
    return isBeyond ? [{ code: "band-crossed", scheme: id, side, number: i + 2, edge } as const] : [];
  });
  const last = crossed.at(-1);
  return [...(forecast > target ? [{ code: "over-target", scheme: id, excess: forecast - target } as const] : []), ...(last ? [last] : [])];
}

/** The cost at which a band ends. */
function edgeOf(to: NonNullable<Band["to"]>, target: Cents): Cents {
  return "share" in to ? round(mul(ratio(target), to.share), "half-up") : to.cents;
}

export function appropriationWarnings(rows: Statement["appropriations"]): readonly Warning[] {
  return rows.flatMap(({ party, owes, appropriation, excess, by }) =>
    excess === "0"
      ? []
      : [{ code: "appropriation", party, owes: BigInt(owes), appropriation: BigInt(appropriation), excess: BigInt(excess), by: by ?? "agreement" } as const],
  );
}

/** Lines with cost in each of the three months before the last, and none in the last. */
function missing({ costs }: Facts, { period }: Year, cutoff: Day | undefined): readonly Warning[] {
  if (cutoff === undefined) return [];
  const last = monthOf(cutoff);
  const before = [1, 2, 3].map((back) => monthOf(addMonths(`${last}-01`, -back)));
  const booked = Map.groupBy(
    costs.filter(({ day }) => day <= period.to),
    ({ party, line }) => `${party}/${line}`,
  );
  return [...booked.values()].flatMap((groups) => {
    const months = new Set(groups.map(({ month }) => month));
    const { party, line } = groups[0]!;
    return before.every((month) => months.has(month)) && !months.has(last) ? [{ code: "month-missing", party, line, month: last } as const] : [];
  });
}
