/**
 * What an agreement file means, checked: every fault of sense that a well-formed file can have, and what the law pack of the file says of it.
 * One mistake gives one fault: a check is silent about whatever rests on something that is told already.
 */
import type { Fault, Place } from "../kernel/refusal.ts";
import { judge, lawFaults, PACKS } from "../law/law.ts";
import type { Agreement, Path } from "./agreement.ts";
import { lawFacts } from "./facts.ts";
import { MEANING_BASIS, type MeaningCode, WARNING_CODES } from "./meaning-codes.ts";
import { type Finding, ground, type Ground } from "./meaning-ground.ts";
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
  const term = [...termFindings(told)].filter((f) => !restsOnBroken(f, told.broken));
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

const NAMELESS: readonly string[] = ["agreement/unknown-party", "agreement/unknown-line"] satisfies readonly MeaningCode[];

/** A name that stands nowhere is one mistake, however often it is used: told at its first place, with the lines of all. */
function once(faults: readonly Fault[]): Fault[] {
  const isSame = (a: Fault, b: Fault) => a.code === b.code && a.args["id"] === b.args["id"];
  return faults
    .filter((fault, i) => !NAMELESS.includes(fault.code) || faults.findIndex((other) => isSame(fault, other)) === i)
    .map((fault) => {
      if (!NAMELESS.includes(fault.code)) return fault;
      const lines = new Set(faults.filter((other) => isSame(fault, other)).map((other) => other.at.line));
      return { ...fault, args: { ...fault.args, lines: [...lines].join(", ") } };
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
];

/** While it is not sure which years the term has, nothing is told that rests on them. */
function settled(g: Ground, term: readonly Finding[]): Ground {
  const sure = !term.some((f) => f.code === "agreement/period-backwards" || f.code === "agreement/period-order");
  return sure ? g : { ...g, broken: new Set([...g.broken, "contract-periods"]) };
}

function meaningFindings(g: Ground): Finding[] {
  const told = new Set<string>();
  return CHECKS.flatMap((check) => [...check(g)]).filter((f) => {
    const name = `${f.code} ${f.path}`;
    if (told.has(name) || restsOnBroken(f, g.broken)) return false;
    told.add(name);
    return true;
  });
}

/** Is the place itself, or anything above it, or anything that the finding rests on told already? */
function restsOnBroken(f: Finding, broken: ReadonlySet<Path>): boolean {
  for (const path of broken) {
    if (f.path === path || f.path.startsWith(`${path}/`)) return true;
    if (f.rests.some((rest) => rest === path || rest.startsWith(`${path}/`) || path.startsWith(`${rest}/`))) return true;
  }
  return false;
}

/** Rules of law that say the same as faults of the agreement itself. */
const SAME_AS: Readonly<Record<string, readonly MeaningCode[]>> = {
  "ALL-001": ["agreement/role-needs-authority", "agreement/not-an-organiser"],
  "ALL-002": ["agreement/task-reserved"],
  "ALL-004": ["agreement/alliance-as-actor"],
  "ALL-005": ["agreement/party-without-role", "agreement/not-an-organiser", "agreement/not-a-provider"],
  "ALL-006": ["agreement/own-production-outside-area", "agreement/other-organisers-task"],
  "ALL-012": ["agreement/year-without-appropriation", "agreement/appropriation-missing", "agreement/unknown-party"],
  "ALL-013": ["agreement/funding-not-reserved"],
  "ALL-018": ["agreement/exit-window-never-opens"],
};

function lawWarnings(g: Ground, told: ReadonlySet<MeaningCode>): Fault[] {
  const { law } = g.agreement;
  if (law === "none" || g.broken.has("contract-periods")) return [];
  const faults = lawFaults(judge(PACKS[law], lawFacts(g.agreement), g.term.from));
  const fresh = faults.filter((fault) => !(SAME_AS[fault.rule] ?? []).some((code) => told.has(code)));
  return fresh
    .filter((fault) => ![...g.broken].some((path) => path === fault.at || path.startsWith(`${fault.at}/`) || fault.at.startsWith(`${path}/`)))
    .map(({ code, severity, at, args, basis }) => ({
      code,
      severity,
      at: placeAt(g.agreement, at),
      args,
      basis,
    }));
}

/** A finding about who is named by a key points at the key, not at what stands behind it. */
function namesItsKey({ path, args }: Finding): boolean {
  const last = path.slice(path.lastIndexOf("/") + 1);
  return last === args["id"] || last === args["party"] || last === args["payer"];
}

/** Where a path stands in the file; a path that the file does not have stands at the nearest one above it. */
export function placeAt(agreement: Agreement, path: Path): Place {
  for (let at = path; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf("/")))) {
    const place = agreement.where[at] ?? agreement.where[at.replace(/#key$/, "")];
    if (place) return { file: agreement.file, ...place };
  }
  return { file: agreement.file, line: 1, column: 1, length: 1 };
}
