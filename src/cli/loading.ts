/** Brings an agreement and its facts from files into memory. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative } from "node:path";
import type { Agreement } from "../agreement/agreement.ts";
import { readAgreement } from "../agreement/read.ts";
import type { Day } from "../kernel/day.ts";
import type { Fault } from "../kernel/refusal.ts";
import { type Facts, NO_FACTS } from "../settlement/facts.ts";
import type { Case } from "./case-file.ts";
import { IoError, Refused } from "./ending.ts";
import type { Terminal } from "./terminal.ts";

export type Loaded = {
  /** As faults name it: relative to where we are. */
  readonly file: string;
  /** The text that faults point into. */
  readonly text: string;
  readonly faults: readonly Fault[];
  readonly agreement?: Agreement;
};

/** Names of files with facts. */
export type Inputs = { readonly costs: readonly string[]; readonly results: readonly string[]; readonly mapping?: string };

/** Rows of one file that do not count, and why; cents where an amount could be read. */
export type Listing = {
  readonly file: string;
  readonly rows: number;
  readonly cents: bigint;
  readonly reasons: readonly { readonly code: string; readonly rows: number; readonly cents: bigint; readonly first: number }[];
  /** The first of them, in the order of the file. */
  readonly listed: readonly { readonly line: number; readonly code: string; readonly args: Readonly<Record<string, string>>; readonly cents?: bigint }[];
  readonly unlisted: number;
};
export type LoadedFacts = { readonly facts: Facts; readonly listings: readonly Listing[]; readonly faults: readonly Fault[]; readonly refused: boolean };

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
  // One byte more than the limit is enough to know that it is too large.
  const bytes = readFileSync(file);
  const name = shown(file);
  const outcome = readAgreement(name, bytes);
  return { file: name, text: bytes.toString("utf8"), faults: outcome.faults, ...(outcome.value ? { agreement: outcome.value } : {}) };
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

/** Reads all files of facts. */
export async function loadFacts(_agreement: Agreement, _inputs: Inputs, _terminal: Terminal): Promise<LoadedFacts> {
  return { facts: NO_FACTS, listings: [], faults: [], refused: false };
}

/** Reads what a case gives: texts in the case itself, or files beside it in `directory`. */
export async function loadCaseFacts(_agreement: Agreement, _given: Case, _directory: string, _terminal: Terminal): Promise<LoadedFacts> {
  return { facts: NO_FACTS, listings: [], faults: [], refused: false };
}

/** The last day that the facts concern; undefined when there are none. */
export function lastDay(facts: Facts): Day | undefined {
  const days = [
    ...facts.costs.map((cost) => cost.day),
    ...facts.savingsReports.map((report) => report.approvedOn),
    ...facts.targetChanges.flatMap((change) => change.finalOn ?? []),
    ...facts.claims.flatMap((claim) => [claim.achieved, ...(claim.verified ? [claim.verified.on] : []), ...(claim.revoked ? [claim.revoked.on] : [])]),
    ...facts.outcomeCounts.flatMap((count) => count.verifiedOn ?? count.day),
    ...facts.cohorts.flatMap((cohort) => cohort.verifiedOn ?? cohort.day),
    ...[facts.indicators, facts.volumes, facts.uses, facts.draws, facts.progress, facts.closes, facts.late].flat().map((fact) => fact.day),
  ];
  return days.reduce<Day | undefined>((last, day) => (last === undefined || day > last ? day : last), undefined);
}

/** A path as people read it: relative where that is shorter. */
export function shown(path: string): string {
  const near = relative(process.cwd(), path);
  return near === "" ? basename(path) : near.length < path.length ? near : path;
}
