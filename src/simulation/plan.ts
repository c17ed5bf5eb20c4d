/**
 * The year that lies ahead, as facts: every line costs its target, volumes come as planned, results are neutral, every saving is approved and
 * verification has ended. Settled once, its leaves are what the futures then move.
 */
import type { Agreement, CostType, Line, Party, Target } from "../agreement/agreement.ts";
import { addDays, contains, type Day, length, overlap, type Period, year as yearPeriod } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import { round } from "../kernel/money.ts";
import { add, div, mul, ONE, type Ratio, ratio, sub } from "../kernel/share.ts";
import type { CostGroup } from "../open-books/open-books.ts";
import type { OutcomeCount } from "../outcomes/outcomes.ts";
import { type Facts, NO_FACTS } from "../settlement/facts.ts";
import { indicatorsOf, neutralValue, termYears } from "./futures.ts";

const SOURCE = { file: "plan", lines: [1] };
/** More than any saving. */
const ANY_SAVING = 10n ** 17n;

/** One imagined cost: what the group books, and its exact cost including overhead. */
export type PlannedCost = {
  readonly group: CostGroup;
  readonly year: string;
  readonly line: Id;
  readonly provider: Id;
  readonly direct: Ratio;
  readonly cost: Ratio;
  readonly booked: Ratio;
};
export type Plan = { readonly facts: Facts; readonly costs: readonly PlannedCost[]; readonly through: Day };

/** The facts of a term that goes as planned, with these outcomes achieved (none unless said). */
export function planOf(agreement: Agreement, outcomes: readonly OutcomeCount[] = []): Plan {
  const costs = agreement.targets.flatMap((target) => costsOf(agreement, target));
  const years = termYears(agreement).map((name) => ({ name, period: termPart(agreement, name)! }));
  const indicators = indicatorsOf(agreement).flatMap((indicator) =>
    years.map(({ period }) => ({ indicator, day: period.to, value: neutralValue(agreement, indicator), sample: 1_000_000, source: SOURCE })),
  );
  const volumes = agreement.volumes.flatMap((term) =>
    years.flatMap(({ name, period }) => (term.planned[name] ? [{ line: term.line, day: period.to, count: term.planned[name], source: SOURCE }] : [])),
  );
  const savingsReports = agreement.schemes.flatMap((scheme) =>
    years.map(({ name, period }) => ({
      id: `plan-${scheme.id}-${name}`,
      scheme: scheme.id,
      year: name,
      amount: ANY_SAVING,
      approvedOn: period.to,
      source: SOURCE,
    })),
  );
  const closes = years.map(({ name, period }) => ({ year: name, day: period.to, source: SOURCE }));
  const progress = years.flatMap(({ period }) =>
    agreement.parties.filter((party) => party.roles.includes("provider")).map((party) => ({ provider: party.id, day: period.to, share: ONE, source: SOURCE })),
  );
  const uses = agreement.lines.flatMap((line) =>
    line.keys.some((key) => key.by !== "shares")
      ? usesOf(
          agreement,
          line,
          years.map(({ period }) => period.to),
        )
      : [],
  );
  const through = agreement.periods.at(-1)!.to;
  return {
    facts: { ...NO_FACTS, costs: costs.map((cost) => cost.group), indicators, volumes, savingsReports, closes, progress, uses, outcomeCounts: outcomes },
    costs,
    through,
  };
}

/** The days of a calendar year that lie within the term. */
export function termPart(agreement: Agreement, name: string): Period | undefined {
  const parts = agreement.periods.flatMap((period) => overlap(period, yearPeriod(name)) ?? []);
  return parts.length === 0 ? undefined : { from: parts[0]!.from, to: parts.at(-1)!.to };
}

/** A count of none for everything that a result of these outcomes could be: line, provider, group and instalment, each year. Futures then move it. */
export function noneAchieved(agreement: Agreement, outcomes: readonly Id[]): OutcomeCount[] {
  const days = termYears(agreement).map((name) => termPart(agreement, name)!.to);
  return agreement.outcomes.flatMap((term) => {
    if (term.kind !== "tariff" || !outcomes.includes(term.id)) return [];
    const groups = [...new Set(term.tariffs.flatMap((tariff) => Object.keys(tariff.amounts)))];
    const rows = agreement.lines.flatMap((line) => (term.lines.includes(line.id) ? line.providers.map((provider) => ({ line: line.id, provider })) : []));
    return days.flatMap((day) =>
      rows.flatMap((row) =>
        groups.flatMap((group) =>
          term.instalments.map((part) => ({ outcome: term.id, group, instalment: part.id, ...row, day, verifiedOn: day, count: 0, source: SOURCE })),
        ),
      ),
    );
  });
}

/** Use of a joint line is unknown ahead: every purchaser alike. */
function usesOf(agreement: Agreement, line: Line, days: readonly Day[]) {
  const purchasers = agreement.parties.filter((party) => party.roles.includes("purchaser") || party.roles.includes("funder"));
  return days.flatMap((day) => purchasers.map((party) => ({ line: line.id, party: party.id, day, units: ONE, source: SOURCE })));
}

/** The cost that meets a target exactly, split over the entries of a joint line's key by their days. */
function costsOf(agreement: Agreement, target: Target): PlannedCost[] {
  const line = agreement.lines.find((candidate) => candidate.id === target.line)!;
  const party = agreement.parties.find((candidate) => candidate.id === target.provider)!;
  const segments = segmentsOf(agreement, line, party, target.year);
  const days = segments.reduce((all, segment) => all + length(segment), 0);
  const overhead = add(ONE, agreement.overhead[party.id] ?? ratio(0n));
  return segments.map((segment) => {
    const cost = mul(ratio(target.amount), ratio(BigInt(length(segment)), BigInt(days)));
    const direct = div(cost, overhead);
    const type = typeFor(agreement, party);
    const booked = div(direct, type.worth);
    const amount = type.byQuantity
      ? { cents: 0n, quantity: round(mul(booked, ratio(1_000_000n)), "half-up") }
      : { cents: round(booked, "half-up"), quantity: 0n };
    const group = {
      party: party.id,
      line: line.id,
      type: type.id,
      month: segment.from.slice(0, 7),
      day: segment.from,
      status: "accepted" as const,
      approved: true,
      count: 1,
      source: SOURCE,
      ...amount,
    };
    return { group, year: target.year, line: line.id, provider: party.id, direct, cost, booked };
  });
}

/** The days on which a party can book implementation cost on a line in a year, cut where the line's key changes. */
function segmentsOf(agreement: Agreement, line: Line, party: Party, year: string): Period[] {
  const term = termPart(agreement, year)!;
  const member = overlap(term, { from: party.joins ?? term.from, to: party.leaves ?? term.to }) ?? term;
  const until = agreement.development?.until;
  const open = until === undefined || until < member.from ? member : until < member.to ? { from: addDays(until, 1), to: member.to } : member;
  const cuts = line.keys.map((key) => key.from).filter((from) => from > open.from && contains(open, from));
  return [open.from, ...cuts].map((from, i) => ({ from, to: i < cuts.length ? addDays(cuts[i]!, -1) : open.to }));
}

type Booking = { readonly id: Id; readonly worth: Ratio; readonly byQuantity: boolean };

/** A type of cost that this party can book, and what a booked cent or unit is worth. */
function typeFor(agreement: Agreement, party: Party): Booking {
  const found = Object.entries(agreement.costTypes).flatMap(([id, type]) => bookingOf(id, type, party));
  const best = found.find((one) => !one.byQuantity && one.worth.n === 1n && one.worth.d === 1n) ?? found[0];
  if (!best) throw new Error(`${party.id} has a target but no type of cost to book it on`);
  return best;
}

function bookingOf(id: Id, type: CostType, party: Party): Booking[] {
  const kind = type.except[party.kind] ?? type.class;
  if (kind !== "reimbursable" && kind !== "conditional") return [];
  if (type.basis === "hours" || type.basis === "unit-price") return positive(id, type.rate[party.id], true);
  if (type.basis === "coefficient") return positive(id, type.coefficient[party.id], false);
  return [{ id, worth: ONE, byQuantity: false }];
}

function positive(id: Id, worth: Ratio | undefined, byQuantity: boolean): Booking[] {
  return worth && sub(worth, ratio(0n)).n > 0n ? [{ id, worth, byQuantity }] : [];
}
