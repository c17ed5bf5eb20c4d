/** Broken rules that refuse an act: reviewed as blocking, not set aside, and about what the act makes or rests on. docs/law.md#reviews. */
import { type Refusal, refused } from "../api/decide.ts";
import { type AnswersFile, blocks, reviewOf } from "./evaluation.ts";
import { type AnyPack, ALL_PACKS, type LawState, placeOf } from "./kinds.ts";
import { formatBasis } from "./law.ts";
import type { Pack } from "./packs.ts";
import { asksAt, type Place } from "./places.ts";
import { blockedCode } from "./record-words.ts";

/** `pointer`: the place in what was sent, where there is one. */
export function blockedBy(state: LawState, { pack: id, answers }: AnswersFile, place: Place, pointer?: string): readonly Refusal[] {
  const pack = ALL_PACKS[id as AnyPack];
  return answers.flatMap(({ rule: name, answer, severity, at, args }) => {
    const rule = pack.rules.find((each) => each.id === name)!;
    if (answer !== "broken" || severity !== "block" || !asksAt(rule, place) || !blocks(state, pack.id, rule)) return [];
    const { on } = reviewOf(state, pack.id, rule)!;
    return [refused(blockedCode(name), formatBasis(rule), { ...args, rule: name, at: (at ?? []).join(", "), reviewed: on }, pointer)];
  });
}

/** Is there a rule to ask at a place, reviewed as blocking, even if it is set aside? As shipped there is none. */
export function isAsked({ reviews }: LawState, pack: Pack, place: Place): boolean {
  if (reviews.size === 0) return false;
  return pack.rules.some((rule) => asksAt(rule, place) && reviews.get(placeOf({ pack: pack.id, rule: rule.id }))?.severity === "block");
}
