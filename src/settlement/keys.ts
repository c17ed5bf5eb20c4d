/** Keys: who carries which share of what. A share is a number of the file or a figure that the facts decide. */
import type { AmongProviders, Line, LineKey, Party, Path } from "../agreement/agreement.ts";
import { isMember } from "../decisions/unanimity.ts";
import { addDays, contains, type Day, length, type Period, yearOf } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import { add, equal, mul, neg, ONE, type Ratio, ratio, ZERO } from "../kernel/share.ts";
import { type Context, partyOf, type Year } from "./context.ts";
import type { About, Ref } from "./graph.ts";
import { evenShares, memberDaysGone, presentShares, purchasersOn } from "./members.ts";
import type { NoteCode } from "./words.ts";
import { about, constant, given, positive, product, quotient, sum, times, weighted, when } from "./nodes.ts";

/** `clause`: where the file gives the share, where it does. */
export type FixedPart = { readonly party: Id; readonly clause?: Path; readonly share: Ratio };
export type Part = FixedPart | { readonly party: Id; readonly clause?: Path; readonly ref: Ref };

/** What a party's part of an amount is. */
export function partOf(context: Context, what: About, amount: Ref, part: Part): Ref {
  return "share" in part ? times(context.graph, what, amount, part.share) : product(context.graph, what, amount, part.ref);
}

/** The purchasers of a line's cost of a day; none where units decide and none are recorded. */
export function payersOf(context: Context, line: Line, day: Day, year: Year): readonly Part[] {
  if (line.kind === "service") return [{ party: line.organiser!, share: ONE }];
  return once(context, `${year.name}/${line.id}/${slotOf(context, line, day)}`, () =>
    partsOfKey(context, line, line.keys[keyIndex(line, day)]!, year, purchasersOn(context, day)),
  );
}

function once(context: Context, name: string, make: () => readonly Part[]): readonly Part[] {
  const known = context.payers.get(name);
  if (known) return known;
  const made = make();
  context.payers.set(name, made);
  return made;
}

/** The entry of a joint line's key in force on a day. */
function keyIndex(line: Line, day: Day): number {
  let index = 0;
  for (const [i, key] of line.keys.entries()) if (key.from <= day) index = i;
  return index;
}

/** Names the days on which a line's cost falls on the same purchasers by the same shares. */
export function slotOf(context: Context, line: Line, day: Day): string {
  if (line.kind === "service") return "0";
  const index = keyIndex(line, day);
  return line.keys[index]!.by === "shares" ? String(index) : `${index}${namesOf(context, purchasersOn(context, day))}`;
}

/** The purchasers of a line over a whole year: its days weighted alike, each by the key in force on it. */
export function payersOfYear(context: Context, line: Line, year: Year): readonly Part[] {
  if (line.kind === "service") return [{ party: line.organiser!, share: ONE }];
  return once(context, `${year.name}/${line.id}`, () => jointPayers(context, line, year));
}

function jointPayers(context: Context, line: Line, year: Year): readonly Part[] {
  const all = stretches(context, line, year.days);
  // Days on which nobody is left to pay are nobody's: an alliance may end within the year.
  const paid = all.filter((days) => purchasersOn(context, days.from).length > 0);
  const counted = paid.length === 0 ? all : paid;
  const days = counted.reduce((sum, part) => sum + length(part), 0);
  const slots = [...Map.groupBy(counted, (part) => slotOf(context, line, part.from)).values()];
  if (slots.length === 1) return payersOf(context, line, slots[0]![0]!.from, year);
  const terms = new Map<Id, { fixed: Ratio; refs: { of: Ref; times: Ratio }[] }>();
  for (const slot of slots) {
    const count = slot.reduce((sum, part) => sum + length(part), 0);
    const weight = ratio(BigInt(count), BigInt(days));
    for (const part of payersOf(context, line, slot[0]!.from, year)) {
      const own = terms.get(part.party) ?? { fixed: ZERO, refs: [] };
      terms.set(part.party, own);
      if ("share" in part) own.fixed = addTimes(own.fixed, part.share, weight);
      else own.refs.push({ of: part.ref, times: weight });
    }
  }
  return [...terms].map(([party, { fixed, refs }]) => {
    if (refs.length === 0) return { party, share: fixed, clause: `joint-lines/${line.id}/key` };
    const id = `key-year/${year.name}/${line.id}/${party}`;
    const what = about(id, "key-share", { party, line: line.name }, `joint-lines/${line.id}/key`, "share");
    return { party, ref: context.graph.once(id, () => weighted(context.graph, what, refs, fixed)) };
  });
}

/** A period cut wherever the key of a joint line or, by units, its members may change. */
function stretches(context: Context, line: Line, period: Period): readonly Period[] {
  const byUnits = line.keys.some((key) => key.by !== "shares");
  const moves = byUnits ? context.purchasers.flatMap(({ joins, leaves }) => [joins ?? [], leaves ? addDays(leaves, 1) : []].flat()) : [];
  const inside = [...line.keys.slice(1).map((key) => key.from), ...moves].filter((day) => day > period.from && contains(period, day));
  const starts = [period.from, ...[...new Set(inside)].sort()];
  return starts.map((from, i) => ({ from, to: i + 1 < starts.length ? addDays(starts[i + 1]!, -1) : period.to }));
}

/** A party with the figure that its share follows. */
export type Weight = { readonly party: Id; readonly weight: Ref };

/** A key by figures. `sure`: no figure can be below zero and not all can be nothing, so neither needs a step of its own. */
export type ByFigures = { readonly id: string; readonly clause: Path; readonly by: string; readonly years: readonly Year[]; readonly sure?: boolean };

/** Shares pro rata to figures, one below zero counting as zero; where all are nothing, equal parts by presence in the years. */
export function proRata(context: Context, { id, clause, by, years, sure = false }: ByFigures, weights: readonly Weight[]): readonly Part[] {
  const g = context.graph;
  const even = evenShares(
    context,
    weights.map(({ party }) => party),
    years,
  );
  if (weights.length === 1 && (sure || equal(even[0]!, ONE))) return [{ party: weights[0]!.party, share: ONE }];
  if (weights.length === 0) return [];
  if (sure) {
    const all = sum(
      g,
      about(`${id}/weights`, "weights", {}, clause),
      weights.map(({ weight }) => weight),
    );
    return weights.map(({ party, weight }) => ({
      party,
      ref: quotient(g, about(`${id}/share/${party}`, "key-share", { party }, clause, "share"), weight, all),
    }));
  }
  const zero = constant(g, ZERO);
  const counted = weights.map(({ party, weight }) => positive(g, about(`${id}/weight/${party}`, "weight", { party }, clause), weight));
  const total = sum(g, about(`${id}/weights`, "weights", {}, clause), counted);
  const some = when(g, about(`${id}/not-zero`, "weights-not-zero", {}, clause, "factor"), total, ">", zero, constant(g, ONE), zero);
  const parts = weights.map(({ party }, i) => {
    const part = quotient(g, about(`${id}/pro-rata/${party}`, "pro-rata", { party }, clause, "share"), counted[i]!, total);
    const terms = [
      { of: part, times: ONE },
      { of: some, times: neg(even[i]!) },
    ];
    return { party, ref: weighted(g, about(`${id}/share/${party}`, "key-share", { party }, clause, "share"), terms, even[i]!) };
  });
  const named = years.map((year) => year.name).join("–");
  if (g.value(total).n === 0n) context.evened.set(parts, { code: "key-equal-parts", args: { year: named, rule: by }, clause });
  return parts;
}

/** Notes that a key fell back to equal parts, where it divides anything. */
export function noteEvened(context: Context, parts: readonly Part[], ...amounts: readonly Ref[]): void {
  const evened = context.evened.get(parts);
  if (evened && amounts.some((ref) => context.graph.value(ref).n !== 0n)) note(context, evened.code, evened.args, evened.clause!);
}

/** Providers by their key: shares of the file by presence, in the order in which left-over cents fall, or pro rata to a figure. */
export function providersByKey(
  context: Context,
  key: AmongProviders,
  among: Omit<ByFigures, "by">,
  parties: readonly Id[],
  weightOf: (party: Id, by: Exclude<AmongProviders["by"], "shares">) => Ref,
): readonly Part[] {
  if (key.by !== "shares") {
    const weights = parties.map((party) => ({ party, weight: weightOf(party, key.by) }));
    return proRata(context, { ...among, by: key.by }, weights);
  }
  const named = fixedShares(key.shares).toSorted((a, b) => context.rank.get(a.party)! - context.rank.get(b.party)!);
  return presentShares(context, named, among.years);
}

/** Shares of the file, without those of zero. */
export function fixedShares(shares: Readonly<Record<Id, Ratio>>, clause?: Path): readonly FixedPart[] {
  return Object.entries(shares)
    .filter(([, share]) => !equal(share, ZERO))
    .map(([party, share]) => ({ party, share, ...(clause === undefined ? {} : { clause: `${clause}/${party}` }) }));
}

/** By units: those of the members, as recorded in the year, by the day where some were members longer than others. */
function partsOfKey(context: Context, line: Line, key: LineKey, year: Year, members: readonly Party[]): readonly Part[] {
  if (key.by === "shares") return fixedShares(key.shares, `joint-lines/${line.id}/key/${line.keys.indexOf(key)}/shares`);
  const g = context.graph;
  const clause = `joint-lines/${line.id}/key`;
  const root = `use/${year.name}/${line.id}`;
  const days = members.map((party) => (context.steady ? 0 : memberDaysGone(context, party, year)));
  const alike = days.every((count) => count === days[0]);
  const users = members.map((party, i) => {
    const units = unitsOf(context, line, key, year, party);
    return { party: party.id, ref: alike ? units : unitsPerDay(context, line, year, party, units, days[i]!) };
  });
  const among = `${root}${namesOf(context, members)}`;
  const refs = users.map(({ ref }) => ref);
  const all = about(`${among}/total`, alike ? "units-in-all" : "units-per-day-in-all", { line: line.name }, clause, "count");
  const total = g.once(all.id, () => sum(g, all, refs));
  if (g.value(total).n === 0n) {
    note(context, "no-use", { line: line.id, year: year.name }, clause);
    return [];
  }
  return users.map(({ party, ref }) => {
    const id = `${among}/share/${party}`;
    return { party, ref: g.once(id, () => quotient(g, about(id, "key-share", { party, line: line.name }, clause, "share"), ref, total)) };
  });
}

function unitsOf(context: Context, line: Line, key: LineKey, year: Year, party: Party): Ref {
  const rows = context.facts.uses.filter((use) => use.line === line.id && use.party === party.id && contains(year.period, use.day) && isMember(party, use.day));
  const id = `use/${year.name}/${line.id}/${party.id}`;
  const units = rows.reduce((all, row) => addTimes(all, row.units, ONE), ZERO);
  const clause = `joint-lines/${line.id}/key`;
  const what = about(id, key.by === "use" ? "units-used" : "customers", { party: party.name, line: line.name }, clause, "count");
  const sources = rows.map((row) => row.source);
  return context.graph.once(id, () => given(context.graph, what, units, sources));
}

/** Units count by the member day gone by, so that steady use does not move the bill of one who has left. */
function unitsPerDay(context: Context, line: Line, year: Year, party: Party, units: Ref, days: number): Ref {
  const id = `use/${year.name}/${line.id}/${party.id}/per-day`;
  const what = about(id, "units-per-day", { party: party.name, days: String(days) }, `joint-lines/${line.id}/key`, "count");
  return context.graph.once(id, () => times(context.graph, what, units, days === 0 ? ZERO : ratio(1n, BigInt(days))));
}

/** Says whose units were recorded on days on which it is no member: they do not count. */
export function noteForeignUnits(context: Context): void {
  const foreign = context.facts.uses.filter(({ party, day }) => !isMember(partyOf(context, party), day));
  for (const own of Map.groupBy(foreign, ({ line, party, day }) => `${line}/${party}/${yearOf(day)}`).values()) {
    const { line, party, day } = own[0]!;
    note(context, "units-of-no-member", { line, party, year: yearOf(day), count: String(own.length) }, `parties/${party}`);
  }
}

/** Tells those apart who are not all of the purchasers. */
function namesOf(context: Context, members: readonly Party[]): string {
  return members.length === context.purchasers.length ? "" : `/of/${members.map((party) => party.id).join("+")}`;
}

/** Adds a note once. */
export function note(context: Context, code: NoteCode, args: Readonly<Record<string, string>>, clause: Path): void {
  const same = (n: { code: NoteCode; clause?: string; args: Readonly<Record<string, string>> }): boolean =>
    n.code === code && n.clause === clause && JSON.stringify(n.args) === JSON.stringify(args);
  if (!context.notes.some(same)) context.notes.push({ code, args, clause });
}

function addTimes(total: Ratio, value: Ratio, weight: Ratio): Ratio {
  return add(total, mul(value, weight));
}
