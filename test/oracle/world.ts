/** What the oracle looks at: the agreement, the facts that count on the day of settlement, and the calendar of the term. */
import type { Agreement, Duration, Line, Party } from "../../src/agreement/agreement.ts";
import { addDays, addMonths, type Day, dayNumber, type Instant } from "../../src/kernel/day.ts";
import type { Id } from "../../src/kernel/id.ts";
import type { Facts } from "../../src/settlement/facts.ts";
import type { Component, Standing } from "../../src/settlement/statement.ts";
import { type Fr, fr, NIL, over, plus, positive, times, total } from "./fraction.ts";

/** Parts of a whole or an amount, by party. */
export type Split = ReadonlyMap<Id, Fr>;
export type Span = { readonly from: Day; readonly to: Day };
/** An exact amount that a purchaser owes a provider. */
export type Due = {
  readonly year: string;
  readonly component: Component;
  readonly provider: Id;
  readonly purchaser: Id;
  readonly standing: Standing;
  readonly amount: Fr;
};
export type World = {
  readonly a: Agreement;
  readonly f: Facts;
  readonly through: Day;
  /** Years of the term that have begun. */
  readonly years: readonly string[];
  readonly remembered: Map<string, unknown>;
};

/** What the calendar needs of an agreement. */
export type Calendar = Pick<Agreement, "periods" | "development" | "parties">;

export function worldOf(a: Agreement, facts: Facts, through: Day, knownAt: Instant): World {
  const f = countingFacts(facts, through, knownAt);
  const years = termYears(a).filter((year) => spanOf(a, year).from <= through);
  return { a, f, through, years, remembered: new Map() };
}

/** Remembers what was computed once, to keep the slow way bearable. */
export function once<T>(w: World, name: string, compute: () => T): T {
  if (!w.remembered.has(name)) w.remembered.set(name, compute());
  return w.remembered.get(name) as T;
}

function countingFacts(all: Facts, through: Day, knownAt: Instant): Facts {
  const known = (fact: { readonly known?: Instant }): boolean => fact.known === undefined || fact.known <= knownAt;
  const upTo = (day: Day | undefined): boolean => day !== undefined && day <= through;
  const dated = <T extends { readonly day: Day; readonly known?: Instant }>(facts: readonly T[]): T[] => facts.filter((x) => known(x) && upTo(x.day));
  return {
    costs: dated(all.costs),
    indicators: dated(all.indicators),
    volumes: dated(all.volumes),
    uses: dated(all.uses),
    indexValues: all.indexValues.filter((x) => known(x) && upTo(`${x.month}-01`)),
    targetChanges: all.targetChanges.filter((x) => known(x) && upTo(x.finalOn)),
    savingsReports: all.savingsReports.filter((x) => known(x) && upTo(x.approvedOn)),
    draws: dated(all.draws),
    progress: dated(all.progress),
    closes: dated(all.closes),
    claims: all.claims.filter((x) => known(x) && upTo(x.achieved) && upTo(x.verified?.on)),
    outcomeCounts: dated(all.outcomeCounts).filter((x) => upTo(x.verifiedOn)),
    cohorts: dated(all.cohorts).filter((x) => upTo(x.verifiedOn)),
    late: dated(all.late),
  };
}

export function termOf(a: Calendar): Span {
  return { from: a.periods[0]!.from, to: a.periods[a.periods.length - 1]!.to };
}
export function termYears(a: Calendar): string[] {
  const years: string[] = [];
  for (let year = Number(termOf(a).from.slice(0, 4)); year <= Number(termOf(a).to.slice(0, 4)); year++) years.push(String(year));
  return years;
}
/** The days of a year that belong to the term. */
export function spanOf(a: Calendar, year: string): Span {
  const term = termOf(a);
  return { from: later(`${year}-01-01`, term.from), to: earlier(`${year}-12-31`, term.to) };
}
/** Whether a year has a day after the development phase. */
export function hasOwnDays(a: Calendar, year: string): boolean {
  return a.development === undefined || a.development.until < spanOf(a, year).to;
}
/** The days of a year: those after the development phase, or all where there are none. */
export function daysOfYear(a: Calendar, year: string): Span {
  const { from, to } = spanOf(a, year);
  return a.development === undefined || !hasOwnDays(a, year) ? { from, to } : { from: later(from, addDays(a.development.until, 1)), to };
}
export function isOver(w: World, year: string): boolean {
  return spanOf(w.a, year).to <= w.through;
}
export function days(span: Span): number {
  return Math.max(0, dayNumber(span.to) - dayNumber(span.from) + 1);
}
/** The part of a span that is gone on the day of settlement. */
export function goneOf(w: World, span: Span): Span {
  return { from: span.from, to: earlier(span.to, w.through) };
}
/** Days elapsed ÷ days of the year. */
export function elapsedShare(w: World, year: string): Fr {
  const span = daysOfYear(w.a, year);
  return fr(days(goneOf(w, span)), days(span));
}
/** How many days lie in at least one of some spans. */
export function daysInAny(spans: readonly Span[]): number {
  const numbers = new Set<number>();
  for (const { from, to } of spans) {
    const last = dayNumber(to);
    for (let day = dayNumber(from); day <= last; day++) numbers.add(day);
  }
  return numbers.size;
}
/** The part of a span on which the party is a member. */
export function membership(party: Party, span: Span): Span {
  return {
    from: later(span.from, party.joins ?? span.from),
    to: earlier(span.to, party.leaves ?? span.to),
  };
}
export function inTerm(a: Calendar, day: Day): boolean {
  return termOf(a).from <= day && day <= termOf(a).to;
}
/** Whether the day is a member day of the party. */
export function isMember(a: Calendar, id: Id, day: Day): boolean {
  const { from, to } = membership(partyOf(a, id), termOf(a));
  return from <= day && day <= to;
}
/** Member days among the days of some years ÷ those days. */
export function presence(a: Calendar, id: Id, years: readonly string[]): Fr {
  const sum = (length: (span: Span) => number): number => years.reduce((n, year) => n + length(daysOfYear(a, year)), 0);
  return fr(
    sum((span) => days(membership(partyOf(a, id), span))),
    sum(days),
  );
}
/** Undated shares of a year or a window: weighed by presence and divided again; nobody left: nothing. */
export function present(a: Calendar, shares: Split, years: readonly string[]): Map<Id, Fr> {
  return wholeAgain(new Map([...shares].map(([id, share]) => [id, times(share, presence(a, id, years))])));
}
/** Parts in which the same stand to each other, summing to the whole where there is any. */
export function wholeAgain(parts: Split): Map<Id, Fr> {
  const whole = total(parts.values());
  return new Map([...parts].map(([id, part]) => [id, whole.n === 0n ? NIL : over(part, whole)]));
}
/** All years of the contract period to which a year belongs. */
export function periodYears(a: Calendar, year: string): string[] {
  const period = a.periods.find((p) => p.from.slice(0, 4) <= year && year <= p.to.slice(0, 4))!;
  return termYears(a).filter((y) => period.from.slice(0, 4) <= y && y <= period.to.slice(0, 4));
}
/** The years of the contract period from its first through this one. */
export function periodSoFar(a: Calendar, year: string): string[] {
  return periodYears(a, year).filter((y) => y <= year);
}
export function shifted(day: Day, by: Duration): Day {
  if (by.unit === "day") return addDays(day, by.count);
  if (by.unit === "week") return addDays(day, 7 * by.count);
  return addMonths(day, by.unit === "month" ? by.count : 12 * by.count);
}

export function partyOf(a: Calendar, id: Id): Party {
  return a.parties.find((party) => party.id === id)!;
}
export function lineOf(a: Agreement, id: Id): Line | undefined {
  return a.lines.find((line) => line.id === id);
}
export function providersIn(a: Agreement): Id[] {
  return a.parties.filter((party) => party.roles.includes("provider")).map((party) => party.id);
}
const AUTHORITIES = [
  "municipality",
  "joint-municipal-authority",
  "responsible-municipality",
  "county",
  "wellbeing-services-county",
  "employment-area",
  "state-body",
];
/** Who carries equal parts where no figure divides. */
export function payersOf(a: Agreement): Id[] {
  return a.parties.filter((party) => party.roles.includes("purchaser") || party.roles.includes("funder")).map((party) => party.id);
}
export function isPublic(a: Agreement, id: Id): boolean {
  return AUTHORITIES.includes(partyOf(a, id).kind);
}

/** Shares pro rata to figures (below zero: zero); all zero: equal parts of those given, by their presence in the years. */
export function proRata(a: Calendar, figures: Split, equalAmong: readonly Id[], years: readonly string[]): Map<Id, Fr> {
  const above = new Map([...figures].map(([id, figure]) => [id, positive(figure)]));
  if (total(above.values()).n > 0n) return wholeAgain(above);
  return equalParts(a, equalAmong, years);
}
export function equalParts(a: Calendar, ids: readonly Id[], years: readonly string[]): Map<Id, Fr> {
  return present(a, new Map(ids.map((id) => [id, fr(1)])), years);
}
export function put(into: Map<Id, Fr>, id: Id, amount: Fr): void {
  into.set(id, plus(into.get(id) ?? NIL, amount));
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}
function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}
