/**
 * What an agreement file means, checked: every fault of sense that a well-formed file can have, and what the law pack of the file says of it.
 * One mistake gives one fault: a check is silent about whatever rests on something that is told already.
 */
import type { Fault, Place } from "../kernel/refusal.ts";
import type { Agreement, Path } from "./agreement.ts";
import { MEANING_BASIS, type MeaningCode, WARNING_CODES } from "./meaning-codes.ts";
import { lawAdvice } from "./law-advice.ts";
import { listed } from "./listed.ts";
import { type Finding, ground, type Ground, upwards } from "./meaning-ground.ts";
import { membershipFindings } from "./meaning-membership.ts";
import { appropriationFindings, correctionFindings, costFindings, feeFindings, provisionFindings, targetFindings } from "./meaning-money.ts";
import { outcomeFindings } from "./meaning-outcomes.ts";
import { lineFindings, partyFindings, termFindings } from "./meaning-parties.ts";
import { paymentFindings } from "./meaning-payments.ts";
import { powerFindings } from "./meaning-powers.ts";
import { resultFindings } from "./meaning-results.ts";
import { sharingFindings } from "./meaning-sharing.ts";

export { MEANING_CODES, type MeaningCode } from "./meaning-codes.ts";
export { MEANING_WORDS } from "./meaning-words.ts";

/**
 * Faults of meaning and warnings of the file's law pack, in the order of the file. `broken`: paths with faults that the reader has told
 * already; nothing that rests on them is told again.
 */
export function checkMeaning(agreement: Agreement, broken: Iterable<Path> = []): readonly Fault[] {
  const told = ground(agreement, new Set(broken));
  const term = [...termFindings(told)].filter(restsOnSound(told));
  const g = settled(told, term);
  const findings = [...term, ...meaningFindings(g)];
  const faults = once(findings.map((f) => faultOf(agreement, f)).toSorted(byPlace));
  return [...faults, ...lawWarnings(g, new Set(findings.map((f) => f.code)))].toSorted(byPlace);
}

function faultOf(agreement: Agreement, f: Finding): Fault {
  return {
    code: f.code,
    severity: WARNING_CODES.includes(f.code) ? "warning" : "fault",
    at: placeAt(agreement, namesItsKey(f) ? `${f.path}#key` : f.path),
    args: f.args,
    basis: MEANING_BASIS[f.code],
  };
}

function byPlace(a: Fault, b: Fault): number {
  return a.at.line - b.at.line || a.at.column - b.at.column;
}

const NAMELESS: readonly string[] = [
  "agreement/unknown-party",
  "agreement/unknown-line",
  "agreement/unknown-gate",
  "agreement/year-outside-term",
] satisfies readonly MeaningCode[];

/** A name that stands nowhere is one mistake, however often it is used: told at its first place, with the lines of all. */
function once(faults: readonly Fault[]): Fault[] {
  const lines = new Map<string, Set<number>>();
  const named = faults.map((fault) => ({ fault, name: NAMELESS.includes(fault.code) ? `${fault.code} ${fault.args["id"] ?? fault.args["year"]}` : undefined }));
  const kept = named.filter(({ fault, name }) => {
    if (name === undefined) return true;
    const known = lines.get(name);
    lines.set(name, (known ?? new Set()).add(fault.at.line));
    return !known;
  });
  return kept.map(({ fault, name }) => {
    const at = name === undefined ? undefined : lines.get(name);
    return at ? { ...fault, args: { ...fault.args, lines: listed([...at].map(String)) } } : fault;
  });
}

const CHECKS = [
  partyFindings,
  lineFindings,
  appropriationFindings,
  targetFindings,
  correctionFindings,
  provisionFindings,
  costFindings,
  feeFindings,
  sharingFindings,
  resultFindings,
  outcomeFindings,
  paymentFindings,
  powerFindings,
  membershipFindings,
];

/** While it is not sure which years the term has, nothing is told that rests on them. */
function settled(g: Ground, term: readonly Finding[]): Ground {
  const sure = !term.some((f) => f.code === "agreement/period-backwards" || f.code === "agreement/period-order");
  return sure ? g : { ...g, broken: new Set([...g.broken, "contract-periods"]), above: new Set([...g.above, "contract-periods"]) };
}

function meaningFindings(g: Ground): Finding[] {
  const told = new Set<string>();
  const isSound = restsOnSound(g);
  return CHECKS.flatMap((check) => [...check(g)]).filter((f) => {
    const name = `${f.code} ${f.path}`;
    if (told.has(name) || !isSound(f)) return false;
    told.add(name);
    return true;
  });
}

/** Is nothing told yet of the place itself, of anything above it, or of anything that the finding rests on? */
function restsOnSound(g: Ground): (f: Pick<Finding, "path" | "rests">) => boolean {
  if (g.broken.size === 0) return () => true;
  const inBroken = (path: Path): boolean => {
    for (const each of upwards(path)) if (g.broken.has(each)) return true;
    return false;
  };
  const seen = new WeakMap<readonly Path[], boolean>();
  const isBroken = (rest: Path | readonly Path[]): boolean => {
    if (typeof rest === "string") return g.above.has(rest) || inBroken(rest);
    const known = seen.get(rest) ?? rest.some(isBroken);
    seen.set(rest, known);
    return known;
  };
  return (f) => !inBroken(f.path) && !f.rests.some(isBroken);
}

function lawWarnings(g: Ground, told: ReadonlySet<MeaningCode>): Fault[] {
  if (g.broken.has("contract-periods")) return [];
  const isSound = restsOnSound(g);
  return lawAdvice(g.agreement, g.term.from, told)
    .filter((fault) => isSound({ path: fault.at, rests: [fault.at] }))
    .map(({ code, severity, at, args, basis }) => ({ code, severity, at: placeAt(g.agreement, at), args, basis }));
}

/** A finding about who is named by a key points at the key, not at what stands behind it. */
function namesItsKey({ path, args }: Finding): boolean {
  const last = path.slice(path.lastIndexOf("/") + 1);
  return last === args["id"] || last === args["party"] || last === args["payer"];
}

/** Where a path stands in the file; a path that the file does not have stands at the nearest one above it. */
function placeAt(agreement: Agreement, path: Path): Place {
  for (let at = path; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf("/")))) {
    const place = agreement.where[at] ?? agreement.where[at.replace(/#key$/, "")];
    if (place) return { file: agreement.file, ...place };
  }
  return { file: agreement.file, line: 1, column: 1, length: 1 };
}
