/** What a fact of law is called, and who supplies it. */
import type { Day } from "../../kernel/day.ts";
import type { Words } from "../../kernel/refusal.ts";

/**
 * `agreement`: its file (agreement/facts.ts); `record`: what an alliance's record tells (counsel/supplied.ts); `nobody-yet`: people enter it; `mayEnter`: they may where the record tells nothing. A fact is plain data. In a file of facts money is written `400 000.00 €` and becomes cents, a share
 * `12.5 %` and becomes a ratio (`1/8`); whole numbers stay numbers, days and instants stay text.
 */
export type Fact = { readonly supplier: "agreement" | "record" | "nobody-yet"; readonly name: Words; readonly mayEnter?: true };
/** A thing that can break a rule: `at` is a handle that its supplier understands (a path into its file, an entry id). */
export type At = { readonly at: string };
/** The day on which a thing was done; `none` while it is known that it was not. Where nobody knows, the member is absent. */
export type Done = Day | "none";

/** A fact that no slice supplies today. */
export function nobodyYet(fi: string, sv: string, en: string): Fact {
  return { supplier: "nobody-yet", name: { fi, sv, en } };
}

/** A fact that the record of an alliance tells. */
export function ofRecord(fi: string, sv: string, en: string): Fact {
  return { supplier: "record", name: { fi, sv, en } };
}

/** A fact that the record tells once it holds such a thing; until then people enter it. */
export function ofRecordLater(fi: string, sv: string, en: string): Fact {
  return { ...ofRecord(fi, sv, en), mayEnter: true };
}
