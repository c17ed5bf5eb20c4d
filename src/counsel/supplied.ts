/** Facts of law that the record of an alliance tells by itself, whatever people enter. Only what is certain: what nobody recorded stays unknown. Pure. */
import type { Agreement } from "../agreement/agreement.ts";
import { lawFacts } from "../agreement/facts.ts";
import type { Day } from "../kernel/day.ts";
import type { LawFacts } from "../law/facts.ts";
import type { LawState } from "../law/kinds.ts";

/** A role that somebody holds; `to` is the last day. */
export type Held = { readonly grant: string; readonly to?: Day; readonly decision?: string };
/** What the record was read for. */
export type Known = {
  readonly agreement: Agreement | undefined;
  readonly law: LawState;
  /** What meetings of its bodies tell. */
  readonly meetings: Partial<LawFacts>;
  /** What its phases, and those who have left, tell. */
  readonly leaving: Partial<LawFacts>;
  /** Roles held on the day. */
  readonly held: readonly Held[];
  /** Batches of corrections. */
  readonly corrections: readonly number[];
  /** What versions of the agreement changed. */
  readonly changes: LawFacts["contractChanges"];
};

export function suppliedBy({ agreement, law, meetings, leaving, held, corrections, changes }: Known): Partial<LawFacts> {
  return {
    ...(agreement ? lawFacts(agreement) : {}),
    ...meetings,
    ...leaving,
    contractChanges: changes,
    // A line once entered is never changed; a correction is a line of its own that names the first (books).
    ledgerChanges: corrections.map((batch) => ({ at: `books/${batch}`, how: "correcting-entry", linked: true })),
    // A role is one person's, for one organisation. That a decision stands behind it names who gave it; of others the house alone knows.
    accessGrants: held.map(({ grant, to, decision }) => ({
      at: grant,
      personal: true,
      scoped: true,
      ...(decision === undefined ? {} : { granterRecorded: true }),
      ends: to ?? "none",
      active: true,
    })),
    ruleEvaluations: law.evaluations.map(({ seq }) => ({
      at: `entry ${seq}`,
      trace: ["pack", "rule", "inputs", "result"],
      // No rule is set aside without a reason.
      ...(law.overrides.size === 0 ? { overridden: false } : { overridden: true, overrideReason: true }),
    })),
  };
}
