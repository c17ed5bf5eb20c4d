/** Brings an agreement and its facts from files into memory. */
import { existsSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { Agreement } from "../agreement/agreement.ts";
import { readAgreement } from "../agreement/read.ts";
import type { Day, Instant } from "../kernel/day.ts";
import type { Fault, Place } from "../kernel/refusal.ts";
import { type Mapping, readMapping } from "../open-books/mapping.ts";
import { type CostReading, LEFT_OUT, type LeftOut as LeftOutReason } from "../open-books/read-costs.ts";
import type { FactsReading } from "../settlement/facts-file.ts";
import { type Facts, NO_FACTS } from "../settlement/facts.ts";
import { costNotes, factNotes } from "../settlement/file-notes.ts";
import type { MadeFrom, Statement } from "../settlement/statement.ts";
import { IoError, Refused, namedError } from "./ending.ts";
import { type Hashes, readCosts, readFacts } from "./files.ts";
import { readBytes, sha256Of, shown } from "./paths.ts";
import { type Listing, costListing, factsListing } from "./listing.ts";
import { progressOf } from "./progress.ts";
import type { Terminal } from "./terminal.ts";

export type Loaded = {
  /** As faults name it: relative to where we are. */
  readonly file: string;
  /** The text that faults point into. */
  readonly text: string;
  readonly faults: readonly Fault[];
  /** Of the file's bytes. */
  readonly sha256: string;
  /** Its own `file` is its name alone, so that statements read the same wherever they were made. */
  readonly agreement?: Agreement;
};

/** Names of files with facts. */
export type Inputs = { readonly costs: readonly string[]; readonly results: readonly string[]; readonly mapping?: string };
/** Facts of a later day, or known later, are left out. */
export type Clocks = { readonly through?: Day; readonly knownAt?: Instant };

/** Rows that can be read and do not count now, by file and reason. */
export type LeftOut = {
  readonly file: string;
  readonly reason: LeftOutReason;
  readonly rows: number;
  readonly cents: bigint;
  /** Of rows that the mapping skips: the first of their lines. */
  readonly lines?: readonly number[];
};

export type LoadedFacts = {
  readonly facts: Facts;
  readonly listings: readonly Listing[];
  readonly leftOut: readonly LeftOut[];
  /** What the statement says of the files. */
  readonly notes: Statement["notes"];
  /** There are cost files, and not a single row in them. */
  readonly emptyCosts: boolean;
  /** Of files as a whole, and warnings. */
  readonly faults: readonly Fault[];
  /** Texts that faults may point into. */
  readonly texts: ReadonlyMap<string, string>;
  /** The files that were read, in the order in which they were given. */
  readonly sources: readonly MadeFrom[];
  /** A file is refused: nothing can be settled. */
  readonly refused: boolean;
};

/** The agreement file that a path names: itself, or `agreement.yaml` in a directory. */
export function agreementPath(path: string): string {
  if (!statSync(path).isDirectory()) return path;
  const inside = join(path, "agreement.yaml");
  if (!existsSync(inside)) throw new IoError(path, "no-agreement-here");
  return inside;
}

/** Reads and checks an agreement. */
export function loadAgreement(path: string): Loaded {
  const file = agreementPath(path);
  const bytes = readBytes(file);
  const name = shown(file);
  const outcome = readAgreement(name, bytes);
  const agreement = outcome.value && { ...outcome.value, file: basename(file) };
  return { file: name, text: bytes.toString("utf8"), faults: outcome.faults, sha256: sha256Of(bytes), ...(agreement ? { agreement } : {}) };
}

/** The files of facts that stand in a directory under their fixed names. */
export function inputsBeside(directory: string): Inputs {
  const mapping = join(directory, "mapping.yaml");
  return { costs: oneOf(directory, "costs.csv"), results: oneOf(directory, "results.csv"), ...(existsSync(mapping) ? { mapping } : {}) };
}

function oneOf(directory: string, name: string): string[] {
  const found = [name, `${name}.gz`].filter((file) => existsSync(join(directory, file)));
  if (found.length > 1) throw new Refused("two-costs", { a: found[0]!, b: found[1]! });
  return found.map((file) => join(directory, file));
}

/** Every file that the names stand for. */
export function filesOf(inputs: Inputs): string[] {
  return [...inputs.costs, ...inputs.results, ...(inputs.mapping === undefined ? [] : [inputs.mapping])];
}

/** Reads all files of facts. Sources name a file as it stands from `base`, the directory of the agreement; faults as it stands from here. */
export async function loadFacts(agreement: Agreement, base: string, inputs: Inputs, clocks: Clocks, terminal: Terminal): Promise<LoadedFacts> {
  refuseTwice([...inputs.costs, ...inputs.results]);
  const mapping = inputs.mapping === undefined ? undefined : loadMapping(inputs.mapping);
  if (mapping && !mapping.value) return { ...gathered([], []), faults: mapping.faults, texts: mapping.texts, refused: true };
  const options = { agreement, ...(mapping?.value ? { mapping: mapping.value } : {}) };
  const ids = new Set<string>();
  const costs: CostReading[] = [];
  const results: FactsReading[] = [];
  const seen = seenFiles(base);
  const documents = inputs.costs.length > 1 ? seenDocuments() : undefined;
  for (const path of inputs.costs)
    costs.push(
      await watched(terminal, path, (progress) =>
        readCosts(path, { ...options, ...clocks, file: named(base, path), progress, hashed: seen.costs(path), ...documents?.of(path) }),
      ),
    );
  for (const path of inputs.results)
    results.push(
      await watched(terminal, path, (progress) => readFacts(path, { ...options, ids, file: named(base, path), progress, hashed: seen.results(path) })),
    );
  for (const overlap of terminal.quiet ? [] : (documents?.overlaps() ?? [])) terminal.err(`${terminal.say("documents-twice", overlap)}\n`);
  const names = new Map([...inputs.costs, ...inputs.results].map((path) => [named(base, path), shown(path)]));
  const all = gathered(costs, results, (file) => names.get(file) ?? file, clocks);
  const sources = [...seen.sources, ...(mapping ? [{ kind: "mapping" as const, file: named(base, inputs.mapping!), sha256: mapping.sha256 }] : [])];
  return { ...all, faults: [...(mapping?.faults ?? []), ...all.faults], texts: mapping?.texts ?? new Map(), sources };
}

/** Remembers the hash of each file that was read; one with the same content as another is refused, packed or not, because its money would count twice. */
function seenFiles(base: string) {
  const contents = new Map<string, string>();
  const sources: MadeFrom[] = [];
  const hashed = (kind: MadeFrom["kind"]) => (path: string) => (hashes: Hashes) => {
    const same = contents.get(hashes.content);
    if (same !== undefined) throw new Refused("file-same", { a: shown(same), b: shown(path) });
    contents.set(hashes.content, path);
    sources.push({ kind, file: named(base, path), sha256: hashes.file });
  };
  return { sources, costs: hashed("costs"), results: hashed("results") };
}

/** Remembers in which cost file each document number of a party stood first. A number in two files may mean that a month was sent twice. */
function seenDocuments() {
  const first = new Map<string, string>();
  const overlaps = new Map<string, { readonly a: string; readonly b: string; readonly all: Set<string> }>();
  const of = (path: string) => ({
    onDocument(party: string, document: string): void {
      const key = `${party} ${document}`;
      const before = first.get(key);
      if (before === undefined) first.set(key, path);
      else if (before !== path) {
        const pair = `${before}\n${path}`;
        const overlap = overlaps.get(pair) ?? { a: shown(before), b: shown(path), all: new Set<string>() };
        overlaps.set(pair, overlap);
        overlap.all.add(key);
      }
    },
  });
  return { of, overlaps: () => [...overlaps.values()].map(({ a, b, all }) => ({ a, b, n: String(all.size), first: [...all][0]! })) };
}

/** Equal lines are legitimate, an equal file is not: its money would count twice. */
function refuseTwice(paths: readonly string[]): void {
  const real = paths.map((path) => (existsSync(path) ? realpathSync(path) : path));
  const twice = real.findIndex((path, i) => real.indexOf(path) < i);
  if (twice >= 0) throw new Refused("file-twice", { path: shown(paths[twice]!) });
}

export type LoadedMapping = {
  readonly value?: Mapping;
  readonly faults: readonly Fault[];
  readonly sha256: string;
  readonly texts: ReadonlyMap<string, string>;
};

/** Reads a mapping file; its faults are told before anything is read through it. */
export function loadMapping(path: string): LoadedMapping {
  const bytes = readBytes(path);
  const { value, faults } = readMapping(shown(path), bytes);
  return { faults, sha256: sha256Of(bytes), texts: new Map([[shown(path), bytes.toString("utf8")]]), ...(value ? { value } : {}) };
}

async function watched<T>(terminal: Terminal, path: string, read: (progress: (done: number, all: number) => void) => Promise<T>): Promise<T> {
  const bar = progressOf(terminal, terminal.say("reading", { what: basename(path) }));
  try {
    return await read(bar.at);
  } catch (error) {
    throw namedError(error, path);
  } finally {
    bar.end();
  }
}

/** What several readings come to together; `seen` gives a file the name that people see. */
export function gathered(
  costs: readonly CostReading[],
  results: readonly FactsReading[],
  seen: (file: string) => string = (file) => file,
  clocks: Clocks = {},
): LoadedFacts {
  const place = (at: Place): Place => ({ ...at, file: seen(at.file) });
  const reports = [...costs.map((reading) => reading.report), ...results.filter((reading) => reading.report.refused).map((reading) => reading.report)];
  const warnings = results.flatMap(({ report }) => (report.refused ? [] : report.faults.filter((fault) => fault.severity === "warning")));
  return {
    facts: joined(costs, results),
    listings: [
      ...costs.flatMap(({ report }) => costListing(report, seen(report.file)) ?? []),
      ...results.flatMap(({ report }) => factsListing(report, seen(report.file)) ?? []),
    ],
    notes: [
      ...costs.flatMap(({ report }) => costNotes(report, basename(report.file), clocks)),
      ...results.flatMap(({ facts, report }) => factNotes(facts, basename(report.file), clocks)),
    ],
    emptyCosts: costs.length > 0 && costs.every(({ report }) => !report.refused && report.rows === 0),
    leftOut: costs.flatMap(({ report }) => leftOutOf(report, seen(report.file))),
    faults: [...reports.flatMap((report) => report.faults), ...warnings].map((fault) => ({ ...fault, at: place(fault.at) })),
    texts: new Map(),
    sources: [],
    refused: reports.some((report) => report.refused || report.faults.some((fault) => fault.severity === "fault")),
  };
}

function joined(costs: readonly CostReading[], results: readonly FactsReading[]): Facts {
  const all: readonly Facts[] = results.map((reading) => reading.facts);
  const lists = Object.keys(NO_FACTS).map((key) => [key, all.flatMap((facts): readonly unknown[] => facts[key as keyof Facts])]);
  return { ...(Object.fromEntries(lists) as Facts), costs: costs.flatMap((reading) => reading.groups) };
}

function leftOutOf(report: CostReading["report"], file: string): LeftOut[] {
  return LEFT_OUT.flatMap((reason) => {
    const { rows, cents } = report.leftOut[reason];
    return rows === 0 ? [] : [{ file, reason, rows, cents, ...(reason === "skipped" ? { lines: report.skipped } : {}) }];
  });
}

/** A path from the agreement's directory, with `/` on every system: the same wherever the statement is made. */
function named(base: string, path: string): string {
  return relative(base, resolve(path)).replaceAll("\\", "/");
}

/** The directory of an agreement file. */
export function baseOf(path: string): string {
  return resolve(dirname(agreementPath(path)));
}
