/** Broken rules that refuse an agreement: reviewed as blocking, not set aside, and about what its file says or changes. docs/law.md#reviews. */
import { type Refusal, refused } from "../api/decide.ts";
import { type AnswersFile, blocks, reviewOf } from "./evaluation.ts";
import { type AnyPack, ALL_PACKS, type LawState } from "./kinds.ts";
import { asksVersion, formatBasis } from "./law.ts";
import { blockedCode } from "./record-words.ts";

export function blockedBy(state: LawState, { pack: id, answers }: AnswersFile): readonly Refusal[] {
  const pack = ALL_PACKS[id as AnyPack];
  return answers.flatMap(({ rule: name, answer, severity, at, args }) => {
    const rule = pack.rules.find((each) => each.id === name)!;
    if (answer !== "broken" || severity !== "block" || !asksVersion(rule) || !blocks(state, pack.id, rule)) return [];
    const { on } = reviewOf(state, pack.id, rule)!;
    return [refused(blockedCode(name), formatBasis(rule), { ...args, rule: name, at: (at ?? []).join(", "), reviewed: on }, "/text")];
  });
}
