/** What every check of meaning stands on: the file's names looked up once, and the findings that the checks give. */
import { type Day, type Period, year, yearsOf } from "../kernel/day.ts";
import type { Cents } from "../kernel/money.ts";
import { compare, equal, formatRatio, ONE, type Ratio, ratio, mul, sign, sum } from "../kernel/share.ts";
import type { Agreement, ById, Line, Party, Path } from "./agreement.ts";
import { isPublic } from "./facts.ts";
import type { MeaningCode } from "./meaning-codes.ts";

/**
 * One fault of meaning. `rests` names further paths without which it cannot be judged: when one of them is broken in another way, the
 * finding falls away.
 */
export type Finding = {
  readonly code: MeaningCode;
  readonly path: Path;
  readonly args: Readonly<Record<string, string>>;
  readonly rests: readonly Path[];
};
export type Findings = Generator<Finding, void, undefined>;

export type Ground = {
  readonly agreement: Agreement;
  /** Paths with faults that the reader has told already. */
  readonly broken: ReadonlySet<Path>;
  readonly parties: ReadonlyMap<string, Party>;
  readonly lines: ReadonlyMap<string, Line>;
  /** Years of the term, in order. */
  readonly years: readonly string[];
  readonly term: Period;
};

export function ground(agreement: Agreement, broken: ReadonlySet<Path> = new Set()): Ground {
  const starts = agreement.periods.map((p) => p.from).sort();
  const ends = agreement.periods.map((p) => p.to).sort();
  return {
    agreement,
    broken,
    parties: new Map(agreement.parties.map((party) => [party.id, party])),
    lines: new Map(agreement.lines.toReversed().map((line) => [line.id, line])),
    years: [...new Set(agreement.periods.flatMap(yearsOf))].sort(),
    term: { from: starts[0] ?? "0001-01-01", to: ends.at(-1) ?? "9999-12-31" },
  };
}

export function finding(code: MeaningCode, path: Path, args: Readonly<Record<string, string>> = {}, rests: readonly Path[] = []): Finding {
  return { code, path, args, rests };
}

/** Where a line stands in the file. */
export function linePath(line: Line): Path {
  return `${line.kind === "service" ? "services" : "joint-lines"}/${line.id}`;
}

/** The path of the nth item of a list; items that the reader could not make out are not among those that we see. */
export function item(g: Ground, list: Path, n: number): Path {
  let left = n;
  for (let i = 0; ; i++) {
    if (g.broken.has(`${list}/${i}`)) continue;
    if (left === 0) return `${list}/${i}`;
    left -= 1;
  }
}

/** What a check rests on that looks at some terms of every item of a list: those terms, and items that could not be made out at all. */
export function rowsRest(g: Ground, list: Path, rows: number, keys: readonly string[]): Path[] {
  const lost = [...g.broken].filter((path) => path === list || (path.startsWith(`${list}/`) && /^\d+$/.test(path.slice(list.length + 1))));
  return [...lost, ...Array.from({ length: rows }, (_, i) => item(g, list, i)).flatMap((row) => keys.map((key) => `${row}/${key}`))];
}

/** Could every line of the file be made out? Only then is it sure who works on what. */
export function linesAreSure(g: Ground): boolean {
  return ![...g.broken].some((path) => /^(services|joint-lines)(\/[^/]+)?$/.test(path));
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
    if (!isYearOfTerm(g, name)) yield finding("agreement/year-outside-term", `${path}/${name}`, { year: name }, ["contract-periods"]);
  const missing = g.years.filter((name) => table[name] === undefined);
  if (missing.length > 0)
    yield finding("agreement/year-missing", path, { years: missing.join(", ") }, ["contract-periods", ...missing.map((name) => `${path}/${name}`)]);
}

/** A year of the term, or of an option that may still be exercised. */
export function isYearOfTerm(g: Ground, name: string): boolean {
  return g.years.includes(name) || g.agreement.options.some((option) => yearsOf(option).includes(name));
}

/** Is the party a party on any day of the year within the term? */
export function present(g: Ground, party: Party, name: string): boolean {
  const from = later(later(year(name).from, g.term.from), party.joins);
  const to = earlier(earlier(year(name).to, g.term.to), party.leaves);
  return from <= to;
}

/** `12.5 %`, or `1/3` where decimals would not be exact. */
export function percent(share: Ratio): string {
  const scaled = mul(share, ratio(100n * 1_000_000n));
  if (scaled.d !== 1n) return formatRatio(share);
  const digits = (scaled.n < 0n ? -scaled.n : scaled.n).toString().padStart(7, "0");
  const decimals = digits.slice(-6).replace(/0+$/, "");
  return `${scaled.n < 0n ? "-" : ""}${digits.slice(0, -6)}${decimals === "" ? "" : `.${decimals}`} %`;
}

export function isPrivate(party: Party): boolean {
  return !isPublic(party);
}

/** Names that stand more than once, each once. */
export function twice(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))];
}

function later(day: Day, other: Day | undefined): Day {
  return other !== undefined && other > day ? other : day;
}

function earlier(day: Day, other: Day | undefined): Day {
  return other !== undefined && other < day ? other : day;
}
