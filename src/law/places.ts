/** Where a rule of law can refuse something, once it is reviewed as blocking: by the facts that each of these acts makes or rests on. Pure. docs/law.md#what-bites-where. */
import type { FactKey } from "./facts.ts";
import { asksVersion } from "./law.ts";
import type { Rule } from "./rule.ts";

/** A contract that was made against the law is no ground to go on, and none to promise money under. */
const CONTRACT = [
  "awardDecision",
  "awardNotices",
  "standstill",
  "procurementContract",
  "marketCourtAppeals",
  "directAward",
  "contractForm",
  "contractSignatures",
  "contractorChecks",
] as const satisfies readonly FactKey[];

/** What was done until the award. Without it an alliance does not begin to develop, which it does with those who were chosen. */
const PROCEDURE = [
  "jointProcurement",
  "valueEstimate",
  "tenderTeam",
  "tenderOpening",
  "inHouse",
  "procedure",
  "tenderNotice",
  "publications",
  "candidates",
  "invitations",
  "initialTenders",
  "finalTenders",
  "tenderDocuments",
  "reductions",
  "documentChanges",
  "disclosures",
  "winner",
] as const satisfies readonly FactKey[];

/** By act: a command, which of a commitment and a payment is the step on the alliance's own record, and of a gate the phase behind it. Records of what happened are no acts: they are never refused by a rule of law. */
const FACTS_AT = {
  "agreement/ground-change": ["contractChanges"],
  // Of how the meeting went nothing can be mended by then: minutes tell it as it was.
  "minutes/sign": ["minutes"],
  "phases/enter/formation": ["strategyDecisions"],
  "phases/enter/development": [...PROCEDURE, ...CONTRACT],
  "phases/enter/implementation": CONTRACT,
  "commitments/make-held": CONTRACT,
  "commitments/change-held": CONTRACT,
  "payments/note-held": ["payments"],
} as const satisfies Readonly<Record<string, readonly FactKey[]>>;

export type Act = keyof typeof FACTS_AT;
/** The adoption of a version asks of what its file says, and of what it changes of the versions before. */
export type Place = Act | "agreement/adopt";
const PLACES = ["agreement/adopt", ...Object.keys(FACTS_AT)] as readonly Place[];

export function isAct(name: string): name is Act {
  return Object.hasOwn(FACTS_AT, name);
}

export function asksAt(rule: Rule, place: Place): boolean {
  if (place === "agreement/adopt") return asksVersion(rule);
  return rule.needs.some((fact) => (FACTS_AT[place] as readonly FactKey[]).includes(fact));
}

/** Is there a place at which the rule could refuse anything? */
export function asksSomewhere(rule: Rule): boolean {
  return PLACES.some((place) => asksAt(rule, place));
}
