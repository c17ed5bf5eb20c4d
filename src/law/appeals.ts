/** Which instruction on appeal goes with which decision, how long it gives and from when (KL 134–141 §, HL 46–49 c §, hankintalaki 126, 132–135, 147 §). Pure. */
import { addDays, type Day } from "../kernel/day.ts";
import { endsAfterDays } from "./calendar.ts";
import { type ConstantKey, constant } from "./constants.ts";
import type { DecisionKind, InstructionKind } from "./facts/meetings.ts";

export type { DecisionKind, InstructionKind } from "./facts/meetings.ts";

/**
 * From when the time runs. `notice`: the bidder got it, by e-mail on the day of sending, by letter on the seventh day (hankintalaki 127 §). `known`: a party on
 * the seventh day after a letter or the third after an electronic message, a member of the municipality seven days after the minutes are on the web (KL 139–140 §).
 */
export type Start = "notice" | "known";
export type Instruction = { readonly kind: InstructionKind; readonly days?: ConstantKey; readonly from?: Start };

const MUNICIPAL: Instruction = { kind: "municipal-rectification", days: "municipalCorrectionDays", from: "known" };
const PROCUREMENT: Instruction = { kind: "procurement-rectification", days: "correctionClaimDays", from: "notice" };

/** In the order in which the minutes give them. */
export const INSTRUCTIONS: Readonly<Record<DecisionKind, readonly Instruction[]>> = {
  "procurement-over-threshold": [{ kind: "market-court", days: "marketCourtDays", from: "notice" }, PROCUREMENT],
  "procurement-under-threshold": [PROCUREMENT, MUNICIPAL],
  "body-or-office-holder": [MUNICIPAL],
  "council-or-rectification": [{ kind: "municipal-appeal", days: "municipalAppealDays", from: "known" }],
  preparation: [{ kind: "no-appeal" }],
  "customer-rectification": [{ kind: "administrative-rectification", days: "administrativeCorrectionDays", from: "known" }],
  "customer-appeal": [{ kind: "social-security-board", days: "socialSecurityAppealDays", from: "known" }],
  "customer-no-appeal": [{ kind: "no-appeal" }],
  alliance: [{ kind: "not-administrative" }],
};

/** An instruction with the days that the law gives on a day; without days, it gives none or the law of that day knows none. */
export type InstructionOn = { readonly kind: InstructionKind; readonly days?: number; readonly from?: Start };

export function instructionsOn(decision: DecisionKind, day: Day): readonly InstructionOn[] {
  return INSTRUCTIONS[decision].map(({ kind, days: key, from }) => {
    const days = key === undefined ? undefined : (constant(key, day) as number | undefined);
    return { kind, ...(days === undefined ? {} : { days }), ...(from === undefined ? {} : { from }) };
  });
}

/**
 * The last day on which minutes on the web may name persons: that of the longest time for appeal, counted from when a member of the municipality knew of it
 * (KL 140.1 §, 139 §). Undefined where nothing can be sought within a time that the law of that day gives: then there is no time in which they may.
 */
export function namedUntil(kinds: readonly InstructionKind[], published: Day): Day | undefined {
  const all = Object.values(INSTRUCTIONS).flat();
  const ends = kinds.flatMap((kind) => {
    const { days: key, from } = all.find((each) => each.kind === kind) ?? {};
    const days = key === undefined ? undefined : (constant(key, published) as number | undefined);
    const known = from === "known" ? (constant("memberKnownDays", published) as number | undefined) : 0;
    return days === undefined || known === undefined ? [] : [endsAfterDays(addDays(published, known), days)];
  });
  return ends.sort().at(-1);
}
