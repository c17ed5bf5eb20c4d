/** What every check of meaning stands on: the file's names looked up once, and the findings that the checks give. */
import { addDays, overlap, type Period, year, yearOf, yearsOf } from "../kernel/day.ts";
import type { Cents } from "../kernel/money.ts";
import { formatQuantity } from "../kernel/quantity.ts";
import { compare, equal, formatRatio, ONE, type Ratio, ratio, mul, sign, sum } from "../kernel/share.ts";
import type { Agreement, ById, Line, Party, Path, Target } from "./agreement.ts";
import { isPublic } from "./facts.ts";
import { listed } from "./listed.ts";
import type { MeaningCode } from "./meaning-codes.ts";

/**
 * One fault of meaning. `rests` names further paths without which it cannot be judged: when one of them is broken in another way, the
 * finding falls away.
 */
export type Finding = {
  readonly code: MeaningCode;
  readonly path: Path;
  readonly args: Readonly<Record<string, string>>;
  readonly rests: Rests;
};
/** Paths; a list among them that several findings share is looked at once. */
export type Rests = readonly (Path | readonly Path[])[];
export type Findings = Generator<Finding, void, undefined>;

export type Ground = {
  readonly agreement: Agreement;
  /** Paths with faults that the reader has told already. */
  readonly broken: ReadonlySet<Path>;
  /** Every path that has something broken in it. */
  readonly above: ReadonlySet<Path>;
  /** By list: the numbers of the items that could not be made out, rising. */
  readonly lost: ReadonlyMap<Path, readonly number[]>;
  /** Could every line of the file be made out, and is every line with a target one of them? Only then is it sure who works on what. */
  readonly linesAreSure: boolean;
  readonly parties: ReadonlyMap<string, Party>;
  readonly lines: ReadonlyMap<string, Line>;
  readonly linesOf: ReadonlyMap<string, readonly Line[]>;
  readonly targetsOf: ReadonlyMap<string, readonly Target[]>;
  /** By task area: the parties that have it. */
  readonly areas: ReadonlyMap<string, readonly Party[]>;
  readonly gates: ReadonlySet<string>;
  /** Years of the term, in order. */
  readonly years: readonly string[];
  readonly term: Period;
};

export function ground(agreement: Agreement, broken: ReadonlySet<Path> = new Set()): Ground {
  const ids = new Set(agreement.lines.map((line) => line.id));
  const starts = agreement.periods.map((p) => p.from).sort();
  const ends = agreement.periods.map((p) => p.to).sort();
  return {
    agreement,
    broken,
    above: new Set([...broken].flatMap((path) => [...upwards(path)])),
    lost: lostItems(broken),
    linesAreSure: ![...broken].some((path) => /^(services|joint-lines)(\/[^/]+)?$/.test(path)) && agreement.targets.every((target) => ids.has(target.line)),
    parties: new Map(agreement.parties.map((party) => [party.id, party])),
    lines: new Map(agreement.lines.toReversed().map((line) => [line.id, line])),
    linesOf: grouped(agreement.lines.flatMap((line) => [...new Set(line.providers)].map((id) => [id, line] as const))),
    targetsOf: grouped(agreement.targets.map((target) => [target.line, target] as const)),
    areas: grouped(agreement.parties.flatMap((party) => [...new Set(party.taskArea)].map((area) => [area, party] as const))),
    gates: new Set(agreement.gates.map((gate) => gate.id)),
    years: [...new Set(agreement.periods.flatMap(yearsOf))].sort(),
    term: { from: starts[0] ?? "0001-01-01", to: ends.at(-1) ?? "9999-12-31" },
  };
}

/** A path and those above it. */
export function* upwards(path: Path): Generator<Path, void, undefined> {
  for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) yield path.slice(0, end);
}

export function grouped<T>(entries: readonly (readonly [string, T])[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const [key, value] of entries) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

function lostItems(broken: ReadonlySet<Path>): Map<Path, number[]> {
  const items = [...broken].flatMap((path) => {
    const cut = path.lastIndexOf("/");
    return /^\d+$/.test(path.slice(cut + 1)) ? [[path.slice(0, Math.max(0, cut)), Number(path.slice(cut + 1))] as const] : [];
  });
  const lost = grouped(items);
  for (const numbers of lost.values()) numbers.sort((a, b) => a - b);
  return lost;
}

export function finding(code: MeaningCode, path: Path, args: Readonly<Record<string, string>> = {}, rests: Rests = []): Finding {
  return { code, path, args, rests };
}

/** Where a line stands in the file. */
export function linePath(line: Line): Path {
  return `${line.kind === "service" ? "services" : "joint-lines"}/${line.id}`;
}

/** The lines of those names, in the order of the file. */
export function linesNamed(g: Ground, lines: readonly string[]): Line[] {
  const own = new Set(lines);
  return g.agreement.lines.filter((line) => own.has(line.id));
}

/** The providers on those lines, each once. */
export function workers(g: Ground, lines: readonly string[]): string[] {
  return [...new Set(linesNamed(g, lines).flatMap((line) => line.providers))];
}

/** The path of the nth item of a list; items that the reader could not make out are not among those that we see. */
export function item(g: Ground, list: Path, n: number): Path {
  let at = n;
  for (const lost of g.lost.get(list) ?? []) if (lost <= at) at += 1;
  return `${list}/${at}`;
}

/** What a check rests on that looks at some terms of every item of a list: those terms, and items that could not be made out at all. */
export function rowsRest(g: Ground, list: Path, rows: number, keys: readonly string[]): Path[] {
  const lost = (g.lost.get(list) ?? []).map((n) => `${list}/${n}`);
  return [
    ...(g.broken.has(list) ? [list] : []),
    ...lost,
    ...Array.from({ length: rows }, (_, i) => item(g, list, i)).flatMap((row) => keys.map((key) => `${row}/${key}`)),
  ];
}

/** The first of the paths that the file has; a term may be written as one entry or as a list. */
export function written(g: Ground, first: Path, ...others: readonly Path[]): Path {
  return [first, ...others].find((path) => g.agreement.where[path] !== undefined) ?? first;
}

/** The party of that name; if there is none, the finding says so. An alliance among the parties is told there, and nowhere else. */
export function* named(g: Ground, id: string, path: Path): Generator<Finding, Party | undefined, undefined> {
  const party = g.parties.get(id);
  if (party) return id === "alliance" ? undefined : party;
  yield id === "alliance" ? finding("agreement/alliance-as-actor", path) : finding("agreement/unknown-party", path, { id }, [`parties/${id}`]);
  return undefined;
}

/** Is every provider of the lines a party with that role? Only then is it sure who is a stranger to them. */
export function providersAreSure(g: Ground, lines: readonly Line[]): boolean {
  return lines.every((line) => line.providers.every((id) => g.parties.get(id)?.roles.includes("provider")));
}

export function* namedLine(g: Ground, id: string, path: Path): Generator<Finding, Line | undefined, undefined> {
  const line = g.lines.get(id);
  if (!line) yield finding("agreement/unknown-line", path, { id }, [`services/${id}`, `joint-lines/${id}`]);
  return line;
}

/** Shares by name: none below zero, together the whole. */
export function* whole(path: Path, shares: ById<Ratio>): Findings {
  const parts = Object.entries(shares);
  const below = parts.find(([, share]) => sign(share) < 0);
  if (below)
    return yield finding("agreement/share-out-of-range", `${path}/${below[0]}`, {
      share: percent(below[1]),
    });
  const total = sum(parts.map(([, share]) => share));
  if (!equal(total, ONE)) yield finding("agreement/shares-not-whole", path, { sum: percent(total) }, [path]);
}

/** A share between nothing and the whole. */
export function* part(path: Path, share: Ratio | undefined): Findings {
  if (share && (sign(share) < 0 || compare(share, ONE) > 0)) yield finding("agreement/share-out-of-range", path, { share: percent(share) });
}

export function* notNegative(path: Path, cents: Cents | undefined): Findings {
  if (cents !== undefined && cents < 0n) yield finding("agreement/amount-negative", path);
}

/** A table by year: nothing outside the term, nothing left out. */
export function* yearly(g: Ground, path: Path, table: Readonly<Record<string, unknown>>): Findings {
  for (const name of Object.keys(table))
    if (!isYearOfTerm(g, name)) yield finding("agreement/year-outside-term", `${path}/${name}`, { year: name }, ["contract-periods", "options"]);
  // A year outside the term may be the very one that seems missing.
  const missing = Object.keys(table).every((name) => isYearOfTerm(g, name)) ? g.years.filter((name) => table[name] === undefined) : [];
  if (missing.length > 0)
    yield finding("agreement/year-missing", path, { years: listed(missing) }, ["contract-periods", ...missing.map((name) => `${path}/${name}`)]);
}

/** A year of the term, or of an option that may still be exercised. */
export function isYearOfTerm(g: Ground, name: string): boolean {
  return g.years.includes(name) || g.agreement.options.some((option) => yearOf(option.from) <= name && name <= yearOf(option.to));
}

/** The days of the term on which the party is a member; nothing when there is none. */
export function memberDays(g: Ground, party: Party): Period | undefined {
  return overlap({ from: party.joins ?? g.term.from, to: party.leaves ?? g.term.to }, g.term);
}

/** Has the party a member day in the year? */
export function present(g: Ground, party: Party, name: string): boolean {
  const days = memberDays(g, party);
  return days !== undefined && overlap(days, year(name)) !== undefined;
}

/** The days of a year of the term: those after the development phase, or all of them where the phase lasts through the year. */
export function daysOfYear(g: Ground, name: string): Period {
  const all = overlap(year(name), g.term)!;
  const until = g.agreement.development?.until;
  return until !== undefined && all.from <= until && until < all.to ? { from: addDays(until, 1), to: all.to } : all;
}

/** `12.5 %`, or `1/3` where decimals would not be exact. */
export function percent(share: Ratio): string {
  const scaled = mul(share, ratio(100n * 1_000_000n));
  if (scaled.d !== 1n) return formatRatio(share);
  return `${formatQuantity(scaled.n)} %`;
}

export function isPrivate(party: Party): boolean {
  return !isPublic(party);
}

/** Names that stand more than once, each once. */
export function twice(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(ids.filter((id) => seen.size === seen.add(id).size))];
}
