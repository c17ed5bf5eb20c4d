import { type Shape, opt, record, req } from "./shape.ts";
import { list } from "./shape-list.ts";
import { contractPeriods, jointLines, options, parties, phases, services } from "./shape-parties.ts";
import { adjustments, appropriations, fees, provision, reimbursable, targetCost } from "./shape-money.ts";
import { decisions, dataProtection, evidence, exceptions, exit, joining, payments, settlement, vat } from "./shape-powers.ts";
import { gainAndPain } from "./shape-sharing.ts";
import { gates, results, volumeAllocations } from "./shape-results.ts";
import { outcomes } from "./shape-outcomes.ts";
import { text, word } from "./scalars.ts";

/** The whole file: the keys of docs/agreement-file.md in its order. */
export const file = record({
  sameside: req(word("1"), "Version of the grammar; the first key"),
  alliance: req(text, "Name of the alliance"),
  law: req(word("fi-2018-kasvupalvelu", "fi-2026-tyovoimapalvelu", "none"), "Frame of law whose rules are checked"),
  currency: opt(text, "EUR unless said; shown, never converted"),
  goals: req(list(text, 1), "Goals of the alliance, a sentence each"),
  "contract-periods": req(contractPeriods, "Contract periods, adjoining and in order"),
  options: opt(options, "Options to go on"),
  phases: req(phases, "Phases of the alliance"),
  parties: req(parties, "Parties by id"),
  services: req(services, "Services by id"),
  "joint-lines": opt(jointLines, "Joint lines by id, such as a project office"),
  appropriations: req(appropriations, "Appropriations by year and purchaser"),
  "target-cost": req(targetCost, "Target cost by year and line"),
  adjustments: opt(adjustments, "Kinds of target change: a closed list"),
  "risk-provision": opt(provision, "Risk provision"),
  reimbursable: req(reimbursable, "Limb 1: reimbursable cost"),
  fee: req(fees, "Limb 2: fee by provider, or { none: yes }"),
  "gain-and-pain": req(gainAndPain, "Limb 3: sharing of gain and pain"),
  gates: opt(gates, "Gates by id"),
  results: opt(results, "Payment by results"),
  "volume-allocation": opt(volumeAllocations, "Next year's shares of volume by result"),
  outcomes: opt(outcomes, "Payment by outcome"),
  settlement: req(settlement, "Settlement"),
  payments: req(payments, "Payment matrix: every flow of every provider once"),
  vat: req(vat, "VAT by flow"),
  decisions: req(decisions, "Decisions and powers"),
  exit: req(exit, "Exit"),
  joining: req(joining, "Joining"),
  evidence: req(evidence, "Evidence and verification"),
  "data-protection": req(dataProtection, "Roles of data protection"),
  exceptions: opt(exceptions, "Stated exceptions that the proof names"),
});
export type RawFile = typeof file extends Shape<infer T> ? T : never;

const DOC = "docs/agreement-file.md";
const SECTIONS: Readonly<Record<string, string>> = {
  ...of("2", "sameside", "alliance", "law", "currency", "goals", "contract-periods", "options", "phases", "parties"),
  ...of("3", "services", "joint-lines"),
  ...of("4", "appropriations"),
  ...of("5", "target-cost", "adjustments", "risk-provision"),
  ...of("6", "reimbursable"),
  ...of("7", "fee"),
  ...of("8", "gain-and-pain"),
  ...of("9", "gates", "results", "volume-allocation"),
  ...of("10", "outcomes"),
  ...of("11", "settlement", "payments", "vat"),
  ...of("12", "decisions", "exit", "joining", "evidence", "data-protection", "exceptions"),
};

function of(section: string, ...keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(keys.map((key) => [key, `${DOC} § ${section}`]));
}

/** The section of docs/agreement-file.md that a path belongs to. */
export function basisOf(path: string): string {
  const first = path.split("/", 1)[0]!.replace(/#key$/, "");
  return (Object.hasOwn(SECTIONS, first) ? SECTIONS[first] : undefined) ?? `${DOC} § 2`;
}

export const SCALARS_BASIS = `${DOC} § 1`;
