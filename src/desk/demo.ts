/** An alliance's folder read into memory: its agreement, its costs and results, and the texts that the pages show beside the figures. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { parse } from "yaml";
import type { Agreement } from "../agreement/agreement.ts";
import type { AgreementCase } from "../agreement/pages.ts";
import { readAgreement } from "../agreement/read.ts";
import { once } from "../kernel/once.ts";
import type { Fault } from "../kernel/refusal.ts";
import { type Mapping, readMapping } from "../open-books/mapping.ts";
import { type CostReport, createCostReader } from "../open-books/read-costs.ts";
import { decode } from "../open-books/text.ts";
import type { Answer, Asked, SettlementCase, Unread } from "../settlement/case.ts";
import { createFactsReader, type FactsReport } from "../settlement/facts-file.ts";
import { type Facts, lastDayOf, NO_FACTS } from "../settlement/facts.ts";
import { costNotes, factNotes } from "../settlement/file-notes.ts";
import type { MadeFrom } from "../settlement/statement.ts";
import type { WhatIfCase } from "../simulation/pages.ts";
import { settledQuery } from "./as-settled.ts";

export type Alliance = AgreementCase & SettlementCase & WhatIfCase;
/** Why a folder cannot be shown. */
export type Unfit = { readonly folder: string; readonly faults: readonly Fault[] };

/** Pages read their files anew for every question; larger ones are for the command line. */
const LARGEST_MB = 64;
const LARGEST = LARGEST_MB * 1024 * 1024;
/** The project's own examples are shown together; beside any other folder lies what nobody offered. */
const EXAMPLES = fileURLToPath(new URL("../../examples", import.meta.url));

const DATA = [
  ["costs", "costs.csv"],
  ["results", "results.csv"],
] as const;
type FileIn = { readonly name: string; readonly sha256: string; readonly bytes: Buffer };

/** What makes one file unfit to be shown. */
class UnfitFile extends Error {
  readonly fault: Fault;

  constructor(path: string, code: string, args: Fault["args"]) {
    super(code);
    this.fault = { code, severity: "fault", at: { file: basename(path), line: 1, column: 1, length: 1 }, args, basis: "docs/cost-files.md" };
  }
}

/**
 * The alliance of a folder, or the faults of its files. A file that cannot be opened throws the system's error. Costs are read anew for
 * every pair of days, because rows of one month can lie on both sides of a day.
 */
export function readAlliance(folder: string): Alliance | Unfit {
  try {
    return fitAlliance(folder);
  } catch (error) {
    if (error instanceof UnfitFile) return { folder, faults: [error.fault] };
    throw error;
  }
}

function fitAlliance(folder: string): Alliance | Unfit {
  const text = textOf(join(folder, "agreement.yaml"))!;
  const { value: agreement, faults } = readAgreement("agreement.yaml", text);
  if (!agreement) return { folder, faults };
  const mappingText = textOf(join(folder, "mapping.yaml"));
  const mapping = mappingText === undefined ? undefined : readMapping("mapping.yaml", mappingText);
  if (mapping && !mapping.value) return { folder, faults: mapping.faults };
  const data = new Map(DATA.flatMap(([kind, name]) => pair(kind, fileOf(join(folder, name)))));
  const mapped = mapping?.value ? { mapping: mapping.value } : {};
  const encoding = mapping?.value?.encoding ?? "auto";
  const files = new Map(
    DATA.flatMap(([kind, name]) => pair(name, data.get(kind)?.bytes)).map(([name, of]) => [name, decode(of, 0, of.length, encoding) ?? ""]),
  );
  const source = { agreement, data, sources: sourcesOf(folder, data), ...mapped };
  const results = readResults(source);
  const lastDay = lastDayOf(agreement, results.facts);
  const readings = (asked: Asked) => readAll(source, results, asked);
  const everything = readings({ through: lastDay });
  if (everything.faults.length > 0) return { folder, faults: everything.faults };
  const slug = basename(resolve(folder));
  const whole = everything.unread.length === 0 && !everything.withoutCosts;
  const asSettled = whole ? { asSettled: once(() => settledQuery(agreement, everything.facts, lastDay)) } : {};
  return { slug, agreement, text, files, lastDay, factsFor: readings, ...asSettled, recorded: everything.facts.uses, ...mapped };
}

/** One of the examples as a list shows it; its files are read when it is opened. */
export type Example = { readonly slug: string; readonly name: string; readonly goal: string; readonly alliance: () => Alliance | undefined };

/** The folder's alliance and those beside it, as `readAlliances`. The first page waits for no more of each than the head of its agreement. */
export function examplesBeside(example: string): readonly Example[] {
  return foldersBeside(example).map((folder) => {
    const [head] = textOf(join(folder, "agreement.yaml"))!.split(/^parties:/m);
    const { alliance: name, goals } = parse(head!) as { readonly alliance: string; readonly goals?: readonly string[] };
    const read = once(() => readAlliance(folder));
    const alliance = (): Alliance | undefined => {
      const one = read();
      return "folder" in one ? undefined : one;
    };
    return { slug: basename(folder), name, goal: goals?.[0] ?? "", alliance };
  });
}

export type Shelf = { readonly first: Alliance | Unfit; readonly alliances: readonly Alliance[]; readonly unfit: readonly Unfit[] };

/**
 * The alliance that was asked for, and nothing else of what lies beside it, unless it is one of our examples: then the others stand behind it in
 * `alliances`. Folders that cannot be shown are told.
 */
export function readAlliances(example: string): Shelf {
  const [first, ...rest] = foldersBeside(example).map(readAlliance) as [Alliance | Unfit, ...(Alliance | Unfit)[]];
  const all = [first, ...rest];
  return { first, alliances: all.filter((one): one is Alliance => !("folder" in one)), unfit: all.filter((one): one is Unfit => "folder" in one) };
}

function foldersBeside(example: string): readonly string[] {
  const folder = resolve(example);
  const isOurs = existsSync(EXAMPLES) && realpathSync(dirname(folder)) === realpathSync(EXAMPLES);
  const others = (isOurs ? readdirSync(dirname(folder)) : [])
    .map((name) => join(dirname(folder), name))
    .filter((other) => other !== folder && statSync(other).isDirectory() && existsSync(join(other, "agreement.yaml")))
    .sort();
  return [folder, ...others];
}

/** The files as they are: what their bytes mean is for the readers to say. */
type Source = {
  readonly agreement: Agreement;
  readonly data: ReadonlyMap<string, FileIn>;
  readonly sources: readonly MadeFrom[];
  readonly mapping?: Mapping;
};
/** `faults` are those of whole files: what is left of them settles nothing rightly. */
type Results = Answer & { readonly faults: readonly Fault[] };

function sourcesOf(folder: string, data: ReadonlyMap<string, FileIn>): readonly MadeFrom[] {
  const named = (kind: MadeFrom["kind"], file: FileIn | undefined): MadeFrom[] => (file ? [{ kind, file: file.name, sha256: file.sha256 }] : []);
  const mapping = named("mapping", fileOf(join(folder, "mapping.yaml")));
  return [...named("agreement", fileOf(join(folder, "agreement.yaml"))), ...DATA.flatMap(([kind]) => named(kind, data.get(kind))), ...mapping];
}

function readResults({ agreement, data, mapping }: Source): { readonly facts: Facts; readonly report?: FactsReport } {
  const given = data.get("results");
  if (!given) return { facts: NO_FACTS };
  const reader = createFactsReader({ agreement, file: "results.csv", ...(mapping ? { mapping } : {}) });
  reader.push(given.bytes);
  return reader.end();
}

function readAll({ agreement, data, sources, mapping }: Source, results: ReturnType<typeof readResults>, asked: Asked): Results {
  const clocks = { through: asked.through, ...(asked.knownAt === undefined ? {} : { knownAt: asked.knownAt }) };
  const reader = createCostReader({ agreement, file: "costs.csv", ...clocks, ...(mapping ? { mapping } : {}) });
  const given = data.get("costs");
  if (given) reader.push(given.bytes);
  const { groups, report } = reader.end();
  return {
    facts: { ...results.facts, costs: groups },
    unread: [...(given ? unreadCosts(report) : []), ...(results.report ? unreadFacts(results.report) : [])],
    withoutCosts: !given || (!report.refused && report.rows === 0),
    notes: [
      ...(results.report ? [] : [{ code: "no-results-file" as const, args: {} }]),
      ...(given ? costNotes(report, given.name, clocks) : []),
      ...(results.report ? factNotes(results.facts, data.get("results")!.name, clocks) : []),
    ],
    sources,
    faults: [...(results.report?.refused ? results.report.faults : []), ...(given ? report.faults.filter((fault) => fault.severity === "fault") : [])],
  };
}

function unreadCosts({ file, byCode, listed }: CostReport): readonly Unread[] {
  const tallies = Object.values(byCode);
  const rows = tallies.reduce((sum, one) => sum + one.rows, 0);
  return rows === 0 ? [] : [{ file, rows, cents: tallies.reduce((sum, one) => sum + one.cents, 0n), listed }];
}

function unreadFacts({ file, faults, unlisted }: FactsReport): readonly Unread[] {
  const listed = faults.filter((fault) => fault.severity === "fault").map(({ code, args, at }) => ({ line: at.line, code, args }));
  const rows = listed.length + unlisted;
  return rows === 0 ? [] : [{ file, rows, listed }];
}

function textOf(path: string): string | undefined {
  return fileOf(path)?.bytes.toString("utf8");
}

/** A file or what its gzip holds, undefined when there is neither; the hash is that of the file as it lies there. */
function fileOf(path: string): FileIn | undefined {
  const found = [path, `${path}.gz`].find((candidate) => existsSync(candidate));
  if (found === undefined) return undefined;
  if (statSync(found).size > LARGEST) throw new UnfitFile(found, "csv/file-large", { most: String(LARGEST_MB) });
  const bytes = readFileSync(found);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { name: basename(found), sha256, bytes: found.endsWith(".gz") ? unpacked(found, bytes) : bytes };
}

function unpacked(path: string, bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST });
  } catch (error) {
    const isLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    throw isLarge ? new UnfitFile(path, "csv/file-large", { most: String(LARGEST_MB) }) : new UnfitFile(path, "csv/gzip-broken", {});
  }
}

function pair<T>(name: string, of: T | undefined): [string, T][] {
  return of === undefined ? [] : [[name, of]];
}
