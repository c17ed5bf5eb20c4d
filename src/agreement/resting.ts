/** Whether a version of the agreement can rest on a decision, and what speaks against one without forbidding it (docs/record.md#what-rests-on-a-decision). Pure. */
import { type Refusal, refused, type States } from "../api/decide.ts";
import { type Decision, decisionOf, decisionSlice, shaken } from "../decisions/kinds.ts";
import { addMonths, type Day } from "../kernel/day.ts";
import { partiesSlice } from "../parties/kinds.ts";
import { type AgreementState, agreementSlice } from "./kinds.ts";

/** Made after the version is in force, or long before it, or carrying another version already. None of it is refused. */
export const DOUBTS = ["after-start", "year-old", "carries-another"] as const;
export type Doubt = (typeof DOUBTS)[number];
/** A decision of the record beside a version: `refusal` says why it cannot carry one. */
export type Choice = { readonly decision: Decision; readonly refusal?: Refusal; readonly doubts: readonly Doubt[] };

/** Why a version cannot rest on a decision, if it cannot: it must be noted, enforceable, not annulled, and of an organisation that is a party, or of a body. */
export function cannotRest(states: States, id: string): readonly Refusal[] {
  const { decision, refusal } = decisionOf(states, id, "enforceable");
  if (!decision) return [refusal];
  const parties = [...states.of(partiesSlice).organisations.values()];
  if (decision.organisation === undefined || parties.includes(decision.organisation)) return [];
  return [
    refused("agreement/decision-of-no-party", "docs/record.md#what-rests-on-a-decision", { organ: decision.organ, section: decision.section }, "/decision"),
  ];
}

/** The newest version before another, or of all, that rests on no decision, or on one that still stands. */
export function standingVersion(states: States, before = Infinity): AgreementState["versions"][number] | undefined {
  const { versions } = states.of(agreementSlice);
  return versions.findLast(({ version, decision }) => version < before && (decision === undefined || shaken(states, decision) === undefined));
}

export function doubtsOf({ id, on }: Decision, { versions }: AgreementState, from: Day): readonly Doubt[] {
  return [
    ...(on > from ? (["after-start"] as const) : []),
    ...(on < addMonths(from, -12) ? (["year-old"] as const) : []),
    ...(versions.some(({ decision }) => decision === id) ? (["carries-another"] as const) : []),
  ];
}

/** Every decision of the record, newest first, as a version from a day would find it. */
export function choicesFor(states: States, from: Day): readonly Choice[] {
  const all = [...states.of(decisionSlice).decisions.values()].sort((a, b) => (a.on < b.on ? 1 : -1));
  return all.map((decision) => {
    const [refusal] = cannotRest(states, decision.id);
    return { decision, doubts: doubtsOf(decision, states.of(agreementSlice), from), ...(refusal ? { refusal } : {}) };
  });
}
