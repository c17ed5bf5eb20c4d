/** The phases of an alliance and what must be there to come from one to the next: each with its rule of law, where there is one. Page: docs/lifecycle.md. */
import type { DecisionState } from "../decisions/kinds.ts";

export const PHASES = ["idea", "strategy", "formation", "development", "implementation", "closing", "closed"] as const;
export type Phase = (typeof PHASES)[number];
/** A gate is named by the phase behind it. */
export const GATES = PHASES.slice(1) as readonly Gate[];
export type Gate = Exclude<Phase, "idea">;

/** From where a gate leads on: an alliance that does not come to be implemented is closed from its development. */
export const FROM: Readonly<Record<Gate, readonly Phase[]>> = {
  strategy: ["idea"],
  formation: ["strategy"],
  development: ["formation"],
  implementation: ["development"],
  closing: ["development", "implementation"],
  closed: ["closing"],
};

export const ASSESSMENTS = ["effects", "data-protection", "information-management", "business", "other"] as const;
export type AssessmentKind = (typeof ASSESSMENTS)[number];

/**
 * What an item asks for: a decision of each organiser or purchaser that has come so far, and with `covers` is about as much as the party can come to owe; a
 * document of its own; an assessment that is registered; a processing agreement with each provider; that an agreement is in force, with what is named; that a
 * settlement of the whole term stands.
 */
export type Asks =
  | { readonly asks: "decision"; readonly of: "organisers" | "purchasers"; readonly state: DecisionState; readonly covers?: true }
  | { readonly asks: "document" }
  | { readonly asks: "assessment"; readonly kind: AssessmentKind }
  | { readonly asks: "processing" }
  | { readonly asks: "agreement"; readonly has: "force" | "bound" | "frozen" }
  | { readonly asks: "settlement" };
export type ItemId = keyof typeof ITEMS;
/** `rule`: the id of the rule of law that the item rests on. */
export type Item = Asks & { readonly gate: Gate; readonly rule?: string };

export const ITEMS = {
  "start-decision": { gate: "strategy", asks: "decision", of: "organisers", state: "adopted", rule: "ALL-020" },
  "strategy-decision": { gate: "formation", asks: "decision", of: "organisers", state: "enforceable", rule: "ALL-017" },
  "effects-assessed": { gate: "formation", asks: "assessment", kind: "effects" },
  "agreement-in-force": { gate: "development", asks: "agreement", has: "force", rule: "ALL-008" },
  "parties-bound": { gate: "development", asks: "agreement", has: "bound", rule: "ALL-005" },
  "award-decision": { gate: "development", asks: "decision", of: "purchasers", state: "final", rule: "AWD-001" },
  "data-protection-assessed": { gate: "development", asks: "assessment", kind: "data-protection", rule: "DPR-012" },
  "processing-agreed": { gate: "development", asks: "processing", rule: "DPR-004" },
  "target-and-results-frozen": { gate: "implementation", asks: "agreement", has: "frozen", rule: "MOD-005" },
  "implementation-decision": { gate: "implementation", asks: "decision", of: "purchasers", state: "final", rule: "ALL-013" },
  "appropriation-decision": { gate: "implementation", asks: "decision", of: "purchasers", state: "enforceable", covers: true, rule: "ALL-012" },
  "information-management-assessed": { gate: "implementation", asks: "assessment", kind: "information-management", rule: "SEC-003" },
  "closing-decision": { gate: "closing", asks: "decision", of: "organisers", state: "enforceable" },
  "continuity-plan": { gate: "closing", asks: "document", rule: "ALL-019" },
  "final-settlement": { gate: "closed", asks: "settlement" },
  "value-report": { gate: "closed", asks: "document" },
  "data-returned": { gate: "closed", asks: "document", rule: "DPR-018" },
} as const satisfies Readonly<Record<string, Item>>;

export const ITEM_IDS = Object.keys(ITEMS) as readonly ItemId[];
/** Items that a decision of each party answers, and those that a document does. */
export const DECIDED: readonly ItemId[] = ITEM_IDS.filter((id) => ITEMS[id].asks === "decision");
export const SHOWN: readonly ItemId[] = ITEM_IDS.filter((id) => ITEMS[id].asks === "document");

export function itemsOf(gate: Gate): readonly ItemId[] {
  return ITEM_IDS.filter((id) => ITEMS[id].gate === gate);
}
