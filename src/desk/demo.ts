/** An alliance's folder read into memory: its agreement, its costs and results, and the texts that the pages show beside the figures. */
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { Agreement } from "../agreement/agreement.ts";
import type { AgreementCase } from "../agreement/pages.ts";
import { readAgreement } from "../agreement/read.ts";
import type { Fault } from "../kernel/refusal.ts";
import { type Mapping, readMapping } from "../open-books/mapping.ts";
import { createCostReader } from "../open-books/read-costs.ts";
import { decode } from "../open-books/text.ts";
import { createFactsReader } from "../settlement/facts-file.ts";
import { type Facts, lastDayOf } from "../settlement/facts.ts";
import type { Asked, SettlementCase, Unread } from "../settlement/case.ts";
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
  const bytes = new Map(["costs.csv", "results.csv"].flatMap((name) => pair(name, bytesOf(join(folder, name)))));
  const mapped = mapping?.value ? { mapping: mapping.value } : {};
  const encoding = mapping?.value?.encoding ?? "auto";
  const files = new Map([...bytes].map(([name, of]) => [name, decode(of, 0, of.length, encoding) ?? ""]));
  const source = { agreement, bytes, ...mapped };
  const results = readResults(source);
  const lastDay = lastDayOf(agreement, results.facts);
  const readings = (asked: Asked) => readAll(source, results, asked);
  const everything = readings({ through: lastDay });
  if (everything.faults.length > 0) return { folder, faults: everything.faults };
  const slug = basename(resolve(folder));
  const asSettled = settledQuery(agreement, everything.facts, lastDay);
  return { slug, agreement, text, files, lastDay, factsFor: readings, asSettled, recorded: everything.facts.uses, ...mapped };
}

export type Shelf = { readonly first: Alliance | Unfit; readonly alliances: readonly Alliance[]; readonly unfit: readonly Unfit[] };

/**
 * The alliance that was asked for, and nothing else of what lies beside it, unless it is one of our examples: then the others stand behind it in
 * `alliances`. Folders that cannot be shown are told.
 */
export function readAlliances(example: string): Shelf {
  const folder = resolve(example);
  const isOurs = existsSync(EXAMPLES) && realpathSync(dirname(folder)) === realpathSync(EXAMPLES);
  const others = (isOurs ? readdirSync(dirname(folder)) : [])
    .map((name) => join(dirname(folder), name))
    .filter((other) => other !== folder && statSync(other).isDirectory() && existsSync(join(other, "agreement.yaml")))
    .sort();
  const [first, ...rest] = [folder, ...others].map(readAlliance) as [Alliance | Unfit, ...(Alliance | Unfit)[]];
  const all = [first, ...rest];
  return { first, alliances: all.filter((one): one is Alliance => !("folder" in one)), unfit: all.filter((one): one is Unfit => "folder" in one) };
}

/** The files as they are: what their bytes mean is for the readers to say. */
type Source = { readonly agreement: Agreement; readonly bytes: ReadonlyMap<string, Uint8Array>; readonly mapping?: Mapping };
/** `faults` are those of whole files: what is left of them settles nothing rightly. */
type Results = { readonly facts: Facts; readonly unread: readonly Unread[]; readonly faults: readonly Fault[] };

function readResults({ agreement, bytes, mapping }: Source): Results {
  const reader = createFactsReader({ agreement, file: "results.csv", ...(mapping ? { mapping } : {}) });
  const given = bytes.get("results.csv");
  if (given !== undefined) reader.push(given);
  const { facts, report } = reader.end();
  const rows = given === undefined ? 0 : report.faults.filter((fault) => fault.severity === "fault").length + report.unlisted;
  const faults = report.refused && given !== undefined ? report.faults : [];
  return { facts, unread: rows === 0 ? [] : [{ file: "results.csv", rows }], faults };
}

function readAll({ agreement, bytes, mapping }: Source, results: Results, asked: Asked): Results {
  const given = bytes.get("costs.csv");
  if (given === undefined) return results;
  const clocks = { through: asked.through, ...(asked.knownAt === undefined ? {} : { knownAt: asked.knownAt }) };
  const reader = createCostReader({ agreement, file: "costs.csv", ...clocks, ...(mapping ? { mapping } : {}) });
  reader.push(given);
  const { groups, report } = reader.end();
  const rows = report.listed.length + report.unlisted;
  return {
    facts: { ...results.facts, costs: groups },
    unread: rows === 0 ? results.unread : [{ file: "costs.csv", rows }, ...results.unread],
    faults: [...results.faults, ...report.faults.filter((fault) => fault.severity === "fault")],
  };
}

function textOf(path: string): string | undefined {
  return bytesOf(path)?.toString("utf8");
}

/** The bytes of a file or of what its gzip holds, undefined when there is neither. */
function bytesOf(path: string): Buffer | undefined {
  const found = [path, `${path}.gz`].find((candidate) => existsSync(candidate));
  if (found === undefined) return undefined;
  if (statSync(found).size > LARGEST) throw new UnfitFile(found, "csv/file-large", { most: String(LARGEST_MB) });
  const bytes = readFileSync(found);
  return found.endsWith(".gz") ? unpacked(found, bytes) : bytes;
}

function unpacked(path: string, bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST });
  } catch (error) {
    const isLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    throw isLarge ? new UnfitFile(path, "csv/file-large", { most: String(LARGEST_MB) }) : new UnfitFile(path, "csv/gzip-broken", {});
  }
}

function pair(name: string, bytes: Uint8Array | undefined): [string, Uint8Array][] {
  return bytes === undefined ? [] : [[name, bytes]];
}
