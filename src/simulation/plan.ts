/**
 * The year that lies ahead, as facts: every line costs its target, evenly over the days on which it can run, volumes come as planned, results are
 * neutral, every saving is approved and verification has ended. Settled once, its leaves are what the futures then move.
 */
import type { Agreement, CostType, Line, Party, Target } from "../agreement/agreement.ts";
import { addDays, contains, type Day, length, type Period } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import { round } from "../kernel/money.ts";
import { add, div, mul, ONE, type Ratio, ratio, sub } from "../kernel/share.ts";
import type { CostGroup } from "../open-books/open-books.ts";
import type { OutcomeCount } from "../outcomes/outcomes.ts";
import { type Facts, NO_FACTS, type Use } from "../settlement/facts.ts";
import { indicatorsOf, neutralValue, type StatedUse, termYears } from "./futures.ts";
import { lineDays, purchasersOf, runningDays, termPart } from "./term.ts";
import { byUnits, type ImaginedUse, usesAhead } from "./uses.ts";

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
export type Plan = {
  readonly facts: Facts;
  readonly costs: readonly PlannedCost[];
  /** How the use of the joint lines that are divided by it was found. */
  readonly uses: readonly ImaginedUse[];
  readonly through: Day;
};
/** What is known or said of the term besides the agreement: outcomes achieved, recorded and stated use of joint lines; none unless said. */
export type Ahead = { readonly outcomes?: readonly OutcomeCount[]; readonly recorded?: readonly Use[]; readonly stated?: readonly StatedUse[] };

/** The facts of a term that goes as planned. */
export function planOf(agreement: Agreement, { outcomes = [], recorded = [], stated = [] }: Ahead = {}): Plan {
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
  const { facts: uses, imagined } = usesAhead(agreement, recorded, stated);
  const through = agreement.periods.at(-1)!.to;
  return {
    facts: { ...NO_FACTS, costs: costs.map((cost) => cost.group), indicators, volumes, savingsReports, closes, progress, uses, outcomeCounts: outcomes },
    costs,
    uses: imagined,
    through,
  };
}

/**
 * A count of none for everything that a result of these outcomes could be: line, provider, group and instalment, each year, on the last day on which
 * provider and organiser are members. Futures then move it.
 */
export function noneAchieved(agreement: Agreement, outcomes: readonly Id[]): OutcomeCount[] {
  return agreement.outcomes.flatMap((term) => {
    if (term.kind !== "tariff" || !outcomes.includes(term.id)) return [];
    const groups = [...new Set(term.tariffs.flatMap((tariff) => Object.keys(tariff.amounts)))];
    return termYears(agreement).flatMap((year) =>
      placesOf(agreement, term.lines, year).flatMap(({ line, provider, day }) =>
        groups.flatMap((group) =>
          term.instalments.map((part) => ({ outcome: term.id, group, instalment: part.id, line, provider, day, verifiedOn: day, count: 0, source: SOURCE })),
        ),
      ),
    );
  });
}

/** Where outcomes of these lines can be achieved in a year, and the last day for it. */
export function placesOf(agreement: Agreement, lines: readonly Id[], year: string): readonly { readonly line: Id; readonly provider: Id; readonly day: Day }[] {
  const term = termPart(agreement, year)!;
  return agreement.lines
    .filter((line) => lines.includes(line.id))
    .flatMap((line) =>
      line.providers.flatMap((provider) => {
        const days = lineDays(
          agreement,
          line,
          agreement.parties.find((party) => party.id === provider)!,
          term,
        );
        return days ? [{ line: line.id, provider, day: days.to }] : [];
      }),
    );
}

/** The cost that meets a target exactly, evenly over the days on which the line can run: in one piece while its payers stay the same. */
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

/**
 * The days of a year on which a party can book implementation cost on a line: provider and organiser are members, and the development phase is over.
 * They are cut where the payers of a joint line change: with its key, and by use or customers with the purchasers' memberships.
 */
function segmentsOf(agreement: Agreement, line: Line, party: Party, year: string): Period[] {
  const open = lineDays(agreement, line, party, runningDays(agreement, year));
  if (!open) return [];
  const members = line.keys.some(byUnits) ? purchasersOf(agreement) : [];
  const changes = [
    ...line.keys.map((key) => key.from),
    ...members.flatMap(({ joins, leaves }) => [...(joins ? [joins] : []), ...(leaves ? [addDays(leaves, 1)] : [])]),
  ];
  const cuts = [...new Set(changes)].filter((day) => day > open.from && contains(open, day)).sort();
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
