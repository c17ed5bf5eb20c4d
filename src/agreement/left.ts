/**
 * The agreement as it reads for a party, or for the whole alliance, that leaves on a day that no version of the file names: docs/exit.md. Every euro of
 * an exit is settled on it, and it is the agreement in force from the day after. Pure; the file itself stays as it is.
 */
import { addDays, type Day, length, overlap, type Period, year as yearPeriod } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import { type Cents, round } from "../kernel/money.ts";
import { add, equal, inProportion, mul, ONE, type Ratio, ratio, ZERO } from "../kernel/share.ts";
import { type Agreement, type ById, type Line, type LineKey, type Party, pays, type Target, type VolumeTerm } from "./agreement.ts";

export const FORECAST_BY = ["agreed", "expert"] as const;
export type ForecastBy = (typeof FORECAST_BY)[number];

/** Whose forecast an exit is settled by: the parties' alone, the independent expert's alone, or the expert's where they do not agree (docs/agreement-file.md section 12). */
export function forecastersOf({ exit }: Pick<Agreement, "exit">): readonly ForecastBy[] {
  const only: Readonly<Record<string, ForecastBy>> = { agreed: "agreed", "expert-only": "expert" };
  const one = Object.hasOwn(only, exit.forecastBy) ? only[exit.forecastBy] : undefined;
  return one ? [one] : FORECAST_BY;
}

/** Who leaves: one party, or all of them, which ends the alliance. */
export type Leaving = { readonly party: Id } | { readonly whole: true };

/** Why nobody can leave like that. `args`: party, day, from, to. */
export type LeftFault = {
  readonly code: "exit/unknown-party" | "exit/outside-term" | "exit/no-member" | "exit/nobody-pays" | "exit/nobody-provides";
  readonly args: Readonly<Record<string, string>>;
};
/** What the agreement no longer says once the party has left, and an amendment has to. */
export type Gap =
  | { readonly kind: "key-without-payer"; readonly line: Id }
  | { readonly kind: "line-without-provider"; readonly line: Id }
  | { readonly kind: "service-without-organiser"; readonly line: Id }
  | { readonly kind: "lead-payer"; readonly payee: Id | "all" };

export type Left =
  | { readonly agreement: Agreement; readonly gaps: readonly Gap[]; readonly faults?: undefined }
  | { readonly agreement?: undefined; readonly faults: readonly LeftFault[] };

/**
 * The agreement with the `leaves` of whoever goes. What follows from the day alone follows here: targets, planned volumes and, of the whole, provision and
 * pools are cut to the days on which the line still runs; a dated key of a joint line goes on without the party from the day after, its shares
 * divided again among those who stay. Costs have to be read under what comes out, because their groups are cut at the day.
 */
export function leftBy(agreement: Agreement, leaving: Leaving, last: Day): Left {
  const fault = cannotLeave(agreement, leaving, last);
  if (fault) return { faults: [fault] };
  const goes = ({ id }: { readonly id: Id }): boolean => "whole" in leaving || leaving.party === id;
  const parties = agreement.parties.map((party) => (goes(party) && (party.leaves ?? "9999") > last ? { ...party, leaves: last } : party));
  const gone = agreement.parties.filter(goes);
  const periods = "whole" in leaving ? endingWith(agreement.periods, last) : agreement.periods;
  const targets = cutTargets(agreement, parties);
  const left: Agreement = { ...agreement, parties, periods, targets, volumes: cutVolumes(agreement, targets) };
  if (last === agreement.periods.at(-1)!.to) return { agreement: left, gaps: [] };
  if ("whole" in leaving) return { agreement: withoutPools(left, last), gaps: [] };
  const lines = left.lines.map((line) => (runsWithout(line, leaving.party) ? withoutKeysOf(line, gone, last) : line));
  return { agreement: { ...left, lines }, gaps: gapsOf({ ...left, lines }, leaving.party) };
}

function cannotLeave({ parties, periods }: Agreement, leaving: Leaving, last: Day): LeftFault | undefined {
  const [from, to] = [periods[0]!.from, periods.at(-1)!.to];
  const args = { day: last, from, to, party: "party" in leaving ? leaving.party : "" };
  if (last < from || last > to) return { code: "exit/outside-term", args };
  if (!("party" in leaving)) return undefined;
  const own = parties.find(({ id }) => id === leaving.party);
  if (!own) return { code: "exit/unknown-party", args };
  if (last < (own.joins ?? from) || last > (own.leaves ?? to))
    return { code: "exit/no-member", args: { ...args, from: own.joins ?? from, to: own.leaves ?? to } };
  if (last === to) return undefined;
  const stay = parties.filter(({ id, leaves }) => id !== own.id && (leaves ?? to) > last);
  if (!stay.some(pays)) return { code: "exit/nobody-pays", args };
  return stay.some(({ roles }) => roles.includes("provider")) ? undefined : { code: "exit/nobody-provides", args };
}

/** The periods up to the end of the year in which the alliance ends: what is left of that year nobody is a member for. */
function endingWith(periods: readonly Period[], last: Day): readonly Period[] {
  return periods.flatMap((period) => overlap(period, { from: period.from, to: yearPeriod(last.slice(0, 4)).to }) ?? []);
}

/** The days of a year: those after the development phase, or all where it leaves none. Page section 2. */
function daysOfYear({ periods, development }: Agreement, name: string): Period | undefined {
  const period = periods.flatMap((term) => overlap(term, yearPeriod(name)) ?? [])[0];
  const running = period && development ? overlap(period, { from: addDays(development.until, 1), to: period.to }) : period;
  return running ?? period;
}

function memberDays({ joins, leaves }: Party, within: Period): Period | undefined {
  return overlap({ from: joins ?? within.from, to: leaves ?? within.to }, within);
}

/** The days on which a line runs for a provider. */
function runningDays(line: Line, provider: Id, parties: readonly Party[], days: Period): Period | undefined {
  const of = (id: Id | undefined): Party | undefined => parties.find((party) => party.id === id);
  const own = memberDays(of(provider)!, days);
  const organiser = of(line.organiser);
  return own && organiser ? memberDays(organiser, own) : own;
}

function cutTargets(agreement: Agreement, parties: readonly Party[]): readonly Target[] {
  return agreement.targets.map((target) => {
    const line = agreement.lines.find(({ id }) => id === target.line);
    const days = daysOfYear(agreement, target.year);
    if (!line || !days) return target;
    const before = runningDays(line, target.provider, agreement.parties, days) ?? days;
    const after = runningDays(line, target.provider, parties, days);
    // Without a running day all days of the year counted; they do no longer where the last one is taken away.
    const ran = runningDays(line, target.provider, agreement.parties, days) !== undefined;
    const kept = !ran ? ONE : after ? ratio(BigInt(length(after)), BigInt(length(before))) : ZERO;
    if (equal(kept, ONE)) return target;
    const { whole, kept: earlier } = target.cut ?? { whole: target.amount, kept: ONE };
    const cut = { whole, kept: mul(earlier, kept) };
    return { ...target, amount: round(mul(ratio(whole), cut.kept), "half-up"), cut };
  });
}

/** Planned units fall as the target of their line does. */
function cutVolumes(agreement: Agreement, targets: readonly Target[]): readonly VolumeTerm[] {
  const sumOf = (of: readonly Target[], line: Id, year: string): Ratio =>
    of.reduce((all, target) => (target.line === line && target.year === year ? add(all, exactOf(target)) : all), ZERO);
  return agreement.volumes.map((term) => {
    const planned = Object.entries(term.planned).map(([year, units]) => {
      const before = sumOf(agreement.targets, term.line, year);
      const after = sumOf(targets, term.line, year);
      return [year, before.n === 0n ? units : mul(units, ratio(after.n * before.d, after.d * before.n))] as const;
    });
    return { ...term, planned: Object.fromEntries(planned) };
  });
}

function exactOf({ amount, cut }: Target): Ratio {
  return cut ? mul(ratio(cut.whole), cut.kept) : ratio(amount);
}

/** The keys without those who have gone, from the day after; an entry that names none of them stays. */
function withoutKeysOf(line: Line, gone: readonly Party[], last: Day): Line {
  const names = (key: LineKey): boolean => key.by === "shares" && gone.some(({ id }) => (key.shares[id] ?? ZERO).n > 0n);
  const inForce = line.keys.findLastIndex(({ from }) => from <= last);
  if (!line.keys.some((key, i) => i >= inForce && names(key))) return line;
  const next = addDays(last, 1);
  const keys = line.keys.flatMap((key, i): readonly LineKey[] => {
    if (i < inForce || !names(key)) return [key];
    const rest = remaining(key, gone);
    const isReplaced = line.keys[i + 1]?.from === next;
    return i > inForce ? [{ ...rest, from: key.from }] : isReplaced ? [key] : [key, { ...rest, from: next }];
  });
  return { ...line, keys };
}

/** Nobody else named: nothing is left, and an amendment has to say who pays. */
function remaining(key: LineKey, gone: readonly Party[]): LineKey {
  if (key.by !== "shares") return key;
  const stay = Object.entries(key.shares).filter(([id]) => !gone.some((party) => party.id === id));
  const shares = inProportion(stay.map(([, share]) => share));
  return { ...key, shares: Object.fromEntries(stay.map(([id], i) => [id, shares[i]!])) };
}

/** Of an alliance that ends, the year's provision and pools are those of the days that it had. */
function withoutPools(agreement: Agreement, last: Day): Agreement {
  const { results, provision } = agreement;
  const part = (year: string): Ratio => {
    const days = daysOfYear(agreement, year);
    const kept = days && overlap(days, { from: days.from, to: last });
    return !days || !kept ? ZERO : ratio(BigInt(length(kept)), BigInt(length(days)));
  };
  const cut = (amounts: ById<Cents>): ById<Cents> =>
    Object.fromEntries(Object.entries(amounts).map(([year, amount]) => [year, round(mul(ratio(amount), part(year)), "half-up")]));
  const year = last.slice(0, 4);
  return {
    ...agreement,
    ...(results ? { results: { ...results, poolReward: cut(results.poolReward), poolLiability: cut(results.poolLiability) } } : {}),
    ...(provision ? { provision: { ...provision, cut: { year, kept: part(year) } } } : {}),
  };
}

/** A line that ends with its only provider keeps its key: there is nothing left to divide. */
function runsWithout({ providers }: Line, party: Id): boolean {
  return providers.some((id) => id !== party);
}

function gapsOf(agreement: Agreement, party: Id): readonly Gap[] {
  const { lines, payments } = agreement;
  const keyless = (line: Line): boolean => line.keys.some((key) => key.by === "shares" && Object.values(key.shares).every(({ n }) => n === 0n));
  return [
    ...lines.flatMap((line): Gap[] => (line.organiser === party ? [{ kind: "service-without-organiser", line: line.id }] : [])),
    ...lines.flatMap((line): Gap[] => (!runsWithout(line, party) ? [{ kind: "line-without-provider", line: line.id }] : [])),
    ...lines.flatMap((line): Gap[] => (keyless(line) ? [{ kind: "key-without-payer", line: line.id }] : [])),
    ...payments.flatMap(({ payer, payee }): Gap[] => (payer.by === "lead" && payer.lead === party ? [{ kind: "lead-payer", payee }] : [])),
  ];
}
