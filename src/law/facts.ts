/**
 * The one place of the facts that rules of law ask for. Later slices supply them; a rule whose facts nobody supplies answers "cannot tell".
 * `at` is a handle that the supplier understands (a path into its file, an entry id): a broken rule gives it back.
 */
import { ALLIANCE_FACTS, type AllianceFacts } from "./facts/alliance.ts";
import type { Fact } from "./facts/fact.ts";
import { REGIME_FACTS, type RegimeFacts } from "./facts/regime.ts";

export type { LegalParty, LegalService } from "./facts/alliance.ts";

export type LawFacts = AllianceFacts & RegimeFacts;
export type FactKey = keyof LawFacts;

/** What a fact is, and which folder supplies it; `nobody-yet` until a later slice does. */
export const FACTS: Readonly<Record<FactKey, Fact>> = {
  ...ALLIANCE_FACTS,
  ...REGIME_FACTS,
};
