import { ONE } from "../kernel/share.ts";
import type { Cents } from "../kernel/money.ts";
import { type Period, yearOf, yearsOf } from "../kernel/day.ts";
import type { Fault, Outcome } from "../kernel/refusal.ts";
import {
  type Agreement,
  type AmongPurchasers,
  type Line,
  type OutcomeTerm,
  type Party,
  type Path,
  type Provision,
  type Results,
  type Scheme,
  type Target,
} from "./agreement.ts";
import { checkMeaning } from "./meaning.ts";
import { LIMITS } from "./limits.ts";
import { listed } from "./listed.ts";
import { type Reader, compact, missing, tellAt } from "./shape.ts";
import { basisOf, file as fileShape, type RawFile, SCALARS_BASIS } from "./shape-file.ts";
import type { RawTarget } from "./shape-money.ts";
import type { RawScheme } from "./shape-sharing.ts";
import { type Span, type Tell, type Tree, parseTree } from "./tree.ts";
import { READING_WARNINGS, type ReadingCode } from "./words.ts";
import { PUBLIC_KINDS } from "../parties/party-kind.ts";

const TEXT_CODES: ReadonlySet<string> = new Set(
  ["money", "number", "share", "day", "month", "month-number", "year", "yes-no", "duration", "id", "text", "whole", "positive"].map(
    (code) => `agreement/${code}`,
  ),
);

/**
 * Reads an agreement file (docs/agreement-file.md). All faults are told, in the order of the file, one for each mistake; with a fault there is
 * no value, warnings come beside it. `where` holds the place of every path, and of its key under `<path>#key`.
 */
export function readAgreement(file: string, text: string | Uint8Array): Outcome<Agreement> {
  const faults: Fault[] = [];
  const tell = (code: ReadingCode, at: Span, args: Readonly<Record<string, string>> = {}, basis = SCALARS_BASIS): void => {
    faults.push({ code, severity: READING_WARNINGS.includes(code) ? "warning" : "fault", at: { file, ...at }, args, basis });
  };
  const tree = parseTree(text, tell);
  if (!tree || !isAgreement(tree, tell)) return { faults: inOrder(faults) };
  const reader: Reader = {
    fault: (code, path, at, args) => tell(code, at, args, TEXT_CODES.has(code) ? SCALARS_BASIS : basisOf(path)),
    where: new Map(),
    broken: new Set(),
    lost: new Set(),
    strange: new Set(),
  };
  const raw = fileShape.read(tree, "", reader);
  const agreement = normal(file, raw, reader);
  faults.push(...withoutShadows(checkMeaning(agreement, reader.broken), reader));
  const sorted = inOrder(faults);
  return sorted.some((fault) => fault.severity === "fault") ? { faults: sorted } : { value: agreement, faults: sorted };
}

/** The file must be a mapping whose first key is `sameside`; otherwise nothing else is worth saying about it. */
function isAgreement(tree: Tree, tell: Tell): tree is Tree & { kind: "map" } {
  const first = tree.kind === "map" ? tree.entries[0] : undefined;
  if (tree.kind === "broken") return false;
  if (tree.kind === "nothing") tell("agreement/empty", { line: 1, column: 1, length: 1 });
  else if (first?.key !== "sameside") tell("agreement/first-key", first?.keyAt ?? tree.at);
  else if (first.value.kind !== "scalar" || first.value.text.trim() !== "1") {
    tell("agreement/version", first.value.at, { text: first.value.kind === "scalar" ? first.value.text.slice(0, 60) : "" });
  } else return true;
  return false;
}

function inOrder(faults: readonly Fault[]): Fault[] {
  return faults
    .map((fault, i) => ({ fault, i }))
    .sort((a, b) => a.fault.at.line - b.fault.at.line || a.fault.at.column - b.fault.at.column || a.i - b.i)
    .map(({ fault }) => fault);
}

/**
 * Without the faults of meaning that are only the shadow of something unread: those that stand right above it, or at a mapping with a key that
 * nobody knows. The law is asked only about files that could be read whole.
 */
function withoutShadows(faults: readonly Fault[], reader: Reader): readonly Fault[] {
  if (reader.broken.size === 0 && reader.strange.size === 0) return faults;
  const above = new Set<string>();
  const shade = (path: Path, least: number): void => {
    const parts = path.split("/");
    for (let depth = least; depth <= parts.length; depth++) {
      const at = reader.where.get(parts.slice(0, depth).join("/"));
      if (at) above.add(`${at.line}:${at.column}`);
    }
  };
  for (const path of reader.broken) if (path.includes("/")) shade(path.slice(0, path.lastIndexOf("/")), 2);
  for (const path of reader.strange) shade(path, path.includes("/") ? 2 : 1);
  return faults.filter((fault) => !fault.code.startsWith("law/") && !above.has(`${fault.at.line}:${fault.at.column}`));
}

function normal(file: string, raw: RawFile, reader: Reader): Agreement {
  const periods = periodsOf(raw, reader);
  const unsure = [...reader.lost].some((path) => path.split("/", 1)[0] === "contract-periods");
  const years = [...new Set(periods.flatMap((period) => yearsOf(period)))];
  const lines = [...raw.services, ...(raw["joint-lines"] ?? [])];
  const mayBe = new Set([...years, ...(periods.length === 0 ? [] : (raw.options ?? []).flatMap((option) => yearsOf(option)))]);
  const known: Known = { parties: raw.parties, lines, years, mayBe, reader };
  const { schemes, unshared } = schemesOf(raw["gain-and-pain"], known);
  return compact({
    file,
    where: Object.fromEntries(reader.where),
    name: raw.alliance,
    law: raw.law,
    currency: raw.currency ?? "EUR",
    goals: raw.goals,
    periods,
    options: unsure ? [] : (raw.options ?? []),
    development: raw.phases,
    parties: raw.parties,
    lines,
    appropriationBasis: raw.appropriations.basis,
    appropriations: raw.appropriations.rows,
    targets: targetsOf(raw["target-cost"].rest, known),
    volumes: raw["target-cost"].volume ?? [],
    index: raw["target-cost"].index,
    adjustments: raw.adjustments ?? {},
    provision: provisionOf(raw, schemes, reader),
    costTypes: raw.reimbursable.types,
    overhead: raw.reimbursable.overhead,
    fees: raw.fee,
    schemes,
    unshared,
    gates: raw.gates ?? [],
    results: raw.results && resultsOf(raw.results, known),
    volumeAllocations: raw["volume-allocation"] ?? [],
    outcomes: outcomesOf(raw, periods),
    settlement: raw.settlement,
    payments: raw.payments,
    vat: vatOf(raw, schemes, reader),
    decisions: raw.decisions,
    exit: raw.exit,
    joining: raw.joining,
    evidence: raw.evidence,
    dataProtection: raw["data-protection"],
    exceptions: raw.exceptions ?? [],
  });
}

/** Contract periods and exercised options; none when they, with the other options, are longer than any term. */
function periodsOf(raw: RawFile, reader: Reader): Period[] {
  const options = raw.options ?? [];
  const all = [...raw["contract-periods"], ...options];
  const years = all.reduce((sum, { from, to }) => sum + Math.max(0, Number(yearOf(to)) - Number(yearOf(from)) + 1), 0);
  if (years <= LIMITS.years) return [...raw["contract-periods"], ...options.filter((o) => o.exercised).map(({ from, to }) => ({ from, to }))];
  tellAt(reader, "agreement/term-too-long", "contract-periods", { years: String(years), most: String(LIMITS.years) });
  for (const set of [reader.broken, reader.lost]) set.add("contract-periods");
  return [];
}

type Known = {
  readonly parties: readonly Party[];
  readonly lines: readonly Line[];
  readonly years: readonly string[];
  /** Those and the years of options. */
  readonly mayBe: ReadonlySet<string>;
  readonly reader: Reader;
};

/** A plain amount belongs to the line's only provider; a line with several must say whose it is. */
function targetsOf(rest: Readonly<Record<string, Readonly<Record<string, RawTarget>>>>, known: Known): Target[] {
  const first = known.parties.find((party) => party.roles.includes("provider"))?.id;
  const providersOf = new Map(known.lines.toReversed().map((line) => [line.id, line.providers]));
  return Object.entries(rest).flatMap(([year, byLine]) =>
    Object.entries(byLine).flatMap(([line, target]): Target[] => {
      const path = `target-cost/${year}/${line}`;
      if ("by" in target)
        return Object.entries(target.by).map(([provider, amount]) => ({
          year,
          line,
          provider,
          amount,
          path: `${path}/${provider}`,
        }));
      const providers = providersOf.get(line) ?? [];
      if (providers.length > 1)
        tellAt(known.reader, "agreement/target-by-provider", path, {
          line,
          providers: listed(providers),
        });
      const provider = providers[0] ?? first;
      return provider === undefined ? [] : [{ year, line, provider, amount: target.plain, path }];
    }),
  );
}

function provisionOf(raw: RawFile, schemes: readonly Scheme[], reader: Reader): Provision | undefined {
  const provision = raw["risk-provision"];
  if (!provision) return undefined;
  if (provision.scheme === undefined && schemes.length > 1) missing("risk-provision", "scheme", reader);
  return { ...provision, scheme: provision.scheme ?? schemes[0]?.id ?? "main" };
}

/** Several purchasers must say how they divide; a single one takes all. */
function amongPurchasersOf(given: AmongPurchasers | undefined, path: Path, known: Known): AmongPurchasers {
  if (given) return given;
  const purchasers = known.parties.filter((party) => party.roles.includes("purchaser"));
  if (purchasers.length > 1) missing(path, "among-purchasers", known.reader);
  return {
    by: "shares",
    shares: Object.fromEntries(purchasers.slice(0, 1).map((party) => [party.id, ONE])),
  };
}

function schemesOf(raw: readonly RawScheme[], known: Known): { schemes: Scheme[]; unshared: string[] } {
  const ids = known.lines.map((line) => line.id);
  const unshared = raw.length === 0 ? ids : raw.flatMap((scheme) => scheme.unshared ?? []);
  const out = new Set(unshared);
  const shared = ids.filter((line) => !out.has(line));
  return { schemes: raw.map((scheme) => schemeOf(scheme, shared, known)), unshared };
}

function schemeOf(raw: RawScheme, all: readonly string[], known: Known): Scheme {
  const lines = raw.lines === "all" ? all : raw.lines;
  const own = new Set(lines);
  const producers = new Set(known.lines.filter((line) => own.has(line.id)).flatMap((line) => line.providers));
  const ownProduction = known.parties.some(
    (party) => producers.has(party.id) && PUBLIC_KINDS.includes(party.kind) && !known.reader.broken.has(`parties/${party.id}/kind`),
  );
  if (ownProduction && raw["own-production"] === undefined) missing(raw.path, "own-production", known.reader);
  const ceiling = raw["ceiling-price"];
  return compact({
    id: raw.id ?? "main",
    path: raw.path,
    lines,
    compares: raw.compares,
    gain: raw.gain,
    pain: raw.pain,
    deadBand: raw["dead-band"] === "none" ? undefined : raw["dead-band"],
    caps: raw.caps,
    capOrder: raw["cap-order"] ?? "joint-first",
    floor: raw.floor === "none" ? undefined : raw.floor,
    ceiling: ceiling === "none" ? undefined : ceiling,
    amongProviders: raw["among-providers"],
    amongPurchasers: amongPurchasersOf(raw["among-purchasers"], raw.path, known),
    ownProduction: raw["own-production"] ?? "exclude",
    bands: raw.bands,
    capsReset: raw["caps-reset"],
    carryOver: raw["carry-over"],
    gates: raw.gates,
  });
}

function resultsOf(raw: NonNullable<RawFile["results"]>, known: Known): Results {
  const pool = (given: { readonly every: Cents } | { readonly by: Readonly<Record<string, Cents>> }, key: string): Readonly<Record<string, Cents>> => {
    if ("every" in given) return Object.fromEntries(known.years.map((year) => [year, given.every]));
    // A year outside the term may be the very one that seems missing.
    if (Object.keys(given.by).some((year) => !known.mayBe.has(year))) return given.by;
    for (const year of known.years) if (given.by[year] === undefined) missing(`results/${key}`, year, known.reader);
    return given.by;
  };
  return compact({
    areas: raw.areas,
    clamp: raw.clamp,
    rounding: raw.rounding,
    paysFrom: raw["pays-from"] === "none" ? undefined : raw["pays-from"],
    poolReward: pool(raw["pool-reward"], "pool-reward"),
    poolLiability: pool(raw["pool-liability"], "pool-liability"),
    funding: raw.funding,
    multiplier: raw.multiplier === "none" ? {} : raw.multiplier,
    moneyTables: raw["money-tables"] ?? {},
    gates: raw.gates,
    amongProviders: raw["among-providers"],
    amongPurchasers: amongPurchasersOf(raw["among-purchasers"], "results", known),
    fullScoreValue: raw.value?.["full-score"],
  }) as Results;
}

function outcomesOf(raw: RawFile, periods: readonly Period[]): OutcomeTerm[] {
  const start = periods[0]?.from ?? "2000-01-01";
  return (raw.outcomes ?? []).map((outcome) =>
    outcome.kind === "cohort"
      ? outcome
      : {
          ...outcome,
          tariffs: outcome.tariffs.map(({ from, amounts }) => ({ from: from ?? start, amounts })),
        },
  );
}

function vatOf(raw: RawFile, schemes: readonly Scheme[], reader: Reader): Agreement["vat"] {
  if (schemes.length > 0 && raw.vat["gain-and-pain"] === undefined) missing("vat", "gain-and-pain", reader);
  if (raw.results && raw.vat.results === undefined) missing("vat", "results", reader);
  if (raw.outcomes && raw.outcomes.length > 0 && raw.vat.outcomes === undefined) missing("vat", "outcomes", reader);
  return raw.vat;
}
