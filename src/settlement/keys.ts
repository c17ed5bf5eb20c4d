/** Keys: who carries which share of what. A share is a number of the file or a figure that the facts decide. */
import type { Line, LineKey, Path } from "../agreement/agreement.ts";
import { addDays, type Day, length, overlap } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import { add, equal, mul, neg, ONE, type Ratio, ratio, ZERO } from "../kernel/share.ts";
import type { Context, Year } from "./context.ts";
import type { About, Ref } from "./graph.ts";
import type { NoteCode } from "./words.ts";
import { about, constant, given, positive, product, quotient, sum, times, weighted, when } from "./nodes.ts";

/** `clause`: where the file gives the share, where it does. */
export type Part = { readonly party: Id; readonly clause?: Path } & ({ readonly share: Ratio } | { readonly ref: Ref });

/** What a party's part of an amount is. */
export function partOf(context: Context, what: About, amount: Ref, part: Part): Ref {
  return "share" in part ? times(context.graph, what, amount, part.share) : product(context.graph, what, amount, part.ref);
}

/** The purchasers of a line's cost under one entry of its key. */
export function payersOf(context: Context, line: Line, key: number, year: Year): readonly Part[] {
  if (line.kind === "service") return [{ party: line.organiser!, share: ONE }];
  return partsOfKey(context, line, line.keys[key]!, year);
}

/** The purchasers of a line over a whole year: the dated entries of its key weighted by their days. */
export function payersOfYear(context: Context, line: Line, year: Year): readonly Part[] {
  if (line.kind === "service") return [{ party: line.organiser!, share: ONE }];
  const days = BigInt(length(year.period));
  const entries = line.keys.flatMap((key, i) => {
    const next = line.keys[i + 1]?.from;
    const from: Day = i === 0 ? "0001-01-01" : key.from;
    const inForce = overlap({ from, to: next ? dayBefore(next) : "9999-12-31" }, year.period);
    return inForce ? [{ key, weight: ratio(BigInt(length(inForce)), days) }] : [];
  });
  if (entries.length === 1) return partsOfKey(context, line, entries[0]!.key, year);
  const terms = new Map<Id, { fixed: Ratio; refs: { of: Ref; times: Ratio }[] }>();
  for (const { key, weight } of entries) {
    for (const part of partsOfKey(context, line, key, year)) {
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

/** A party with the figure that its share follows. */
export type Weight = { readonly party: Id; readonly weight: Ref };

/**
 * Shares pro rata to figures, one below zero counting as zero; where all are nothing, equal parts. `sure`: no figure can be below zero and not
 * all can be nothing, so neither needs a step of its own.
 */
export function proRata(context: Context, id: string, clause: Path, weights: readonly Weight[], sure = false): readonly Part[] {
  const g = context.graph;
  if (weights.length === 1) return [{ party: weights[0]!.party, share: ONE }];
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
  const even = ratio(1n, BigInt(weights.length));
  return weights.map(({ party }, i) => {
    const part = quotient(g, about(`${id}/pro-rata/${party}`, "pro-rata", { party }, clause, "share"), counted[i]!, total);
    const terms = [
      { of: part, times: ONE },
      { of: some, times: neg(even) },
    ];
    return { party, ref: weighted(g, about(`${id}/share/${party}`, "key-share", { party }, clause, "share"), terms, even) };
  });
}

/** Shares of the file, without those of zero. */
export function fixedShares(shares: Readonly<Record<Id, Ratio>>, clause?: Path): readonly Part[] {
  return Object.entries(shares)
    .filter(([, share]) => !equal(share, ZERO))
    .map(([party, share]) => ({ party, share, ...(clause === undefined ? {} : { clause: `${clause}/${party}` }) }));
}

function partsOfKey(context: Context, line: Line, key: LineKey, year: Year): readonly Part[] {
  if (key.by === "shares") return fixedShares(key.shares, `joint-lines/${line.id}/key/${line.keys.indexOf(key)}/shares`);
  const g = context.graph;
  const clause = `joint-lines/${line.id}/key`;
  const root = `use/${year.name}/${line.id}`;
  const users = context.purchasers.map((party) => {
    const rows = context.facts.uses.filter((use) => use.line === line.id && use.party === party.id && inYear(year, use.day));
    const id = `${root}/${party.id}`;
    const units = rows.reduce((all, row) => addTimes(all, row.units, ONE), ZERO);
    const what = about(id, key.by === "use" ? "units-used" : "customers", { party: party.name, line: line.name }, clause, "count");
    return {
      party: party.id,
      ref: g.once(id, () =>
        given(
          g,
          what,
          units,
          rows.map((row) => row.source),
        ),
      ),
      any: rows.length > 0,
    };
  });
  if (!users.some((user) => user.any)) note(context, "no-use", { line: line.id, year: year.name }, clause);
  const totalId = `${root}/total`;
  const refs = users.map(({ ref }) => ref);
  const total = g.once(totalId, () => sum(g, about(totalId, "units-in-all", { line: line.name }, clause, "count"), refs));
  return users.map(({ party, ref }) => {
    const id = `${root}/share/${party}`;
    return { party, ref: g.once(id, () => quotient(g, about(id, "key-share", { party, line: line.name }, clause, "share"), ref, total)) };
  });
}

/** Adds a note once. */
export function note(context: Context, code: NoteCode, args: Readonly<Record<string, string>>, clause: Path): void {
  const same = (n: { code: NoteCode; clause?: string; args: Readonly<Record<string, string>> }): boolean =>
    n.code === code && n.clause === clause && JSON.stringify(n.args) === JSON.stringify(args);
  if (!context.notes.some(same)) context.notes.push({ code, args, clause });
}

function inYear(year: Year, day: Day): boolean {
  return year.period.from <= day && day <= year.period.to;
}

function dayBefore(day: Day): Day {
  return addDays(day, -1);
}

function addTimes(total: Ratio, value: Ratio, weight: Ratio): Ratio {
  return add(total, mul(value, weight));
}
