/** Decisions as forms offer them: those that can carry what is to rest on one, newest first, each with what is left of its sum. Page: docs/record.md. */
import type { States } from "../api/decide.ts";
import type { RandomId } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";
import { fill, type Language } from "../kernel/refusal.ts";
import { showCents } from "../kernel/shown.ts";
import { type Decision, decisionOf, type DecisionState, decisionSlice, shaken } from "./kinds.ts";
import { decisionName, OFFERED } from "./words.ts";

export type Offered = { readonly id: RandomId; readonly name: string };
/** What is to rest on a decision. */
export type Load = {
  readonly needed: DecisionState;
  /** Whose organ must have decided; of any where none is named. */
  readonly organisation?: RandomId | undefined;
  /** What else the decision must be. */
  readonly fits?: (decision: Decision) => boolean;
  /** What rests on it already; without it no sum is bound by the decision. */
  readonly resting?: (decision: RandomId) => Cents;
  /** What rests on it may be set anew by it, so that it is of use with nothing left. */
  readonly isSetAnew?: (decision: RandomId) => boolean;
};

export function offeredIn(states: States, load: Load): readonly Decision[] {
  const { needed, organisation, fits, resting, isSetAnew } = load;
  const standing = [...states.of(decisionSlice).decisions.keys()].flatMap((id) => decisionOf(states, id, needed, organisation).decision ?? []);
  const usable = standing.filter((decision) => {
    const { id, amount } = decision;
    const isSpent = resting !== undefined && amount !== undefined && amount > 0n && resting(id) >= amount && !isSetAnew?.(id);
    return !isSpent && !shaken(states, id) && (fits?.(decision) ?? true);
  });
  return usable.toReversed().sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}

export function offered(states: States, load: Load, language: Language): readonly Offered[] {
  return offeredIn(states, load).map((decision) => ({ id: decision.id, name: offerName(decision, language, load.resting?.(decision.id)) }));
}

/** `resting` absent: no sum is bound by the decision, and none is told. */
export function offerName(decision: Decision, language: Language, resting?: Cents): string {
  const { amount } = decision;
  const name = decisionName(decision, language);
  if (amount === undefined || resting === undefined) return name;
  const sums = { left: showCents(amount - resting, language), decided: showCents(amount, language) };
  return `${name} (${fill(OFFERED[resting === 0n ? "whole" : "left"][language], sums)})`;
}
