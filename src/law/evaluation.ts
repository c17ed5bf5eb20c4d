/** What a pack said of an alliance on a day, as the record keeps it; two evaluations beside each other; and which broken rules block. Pure. */
import { type Day, parseDay } from "../kernel/day.ts";
import { fill, type Language, type Words } from "../kernel/refusal.ts";
import { showDay } from "../kernel/shown.ts";
import { z } from "zod";
import type { FileRef } from "../log/reference.ts";
import { editionOf } from "./edition.ts";
import { FACTS, type LawFacts } from "./facts.ts";
import { placeOf, type Evaluated, type LawState, type AnyPack } from "./kinds.ts";
import { judge, mayBlock, type Verdict } from "./law.ts";
import type { Pack } from "./packs.ts";
import { type Rule, SEVERITIES } from "./rule.ts";

const handles = z.array(z.string());
/** The file of answers beside a `law-evaluated`: one for each rule that was law on the day. */
export const answersFile = z.strictObject({
  pack: z.string(),
  version: z.string(),
  on: z.string(),
  answers: z.array(
    z.strictObject({
      rule: z.string(),
      severity: z.enum(SEVERITIES),
      answer: z.enum(["holds", "broken", "cannot-tell"]),
      at: handles.optional(),
      args: z.record(z.string(), z.string()).optional(),
      missing: handles.optional(),
    }),
  ),
});
export type AnswersFile = z.infer<typeof answersFile>;
export type RuleAnswer = AnswersFile["answers"][number];
export type AnswerWord = RuleAnswer["answer"];

export function evaluate(pack: Pack, facts: Partial<LawFacts>, on: Day): AnswersFile {
  return { pack: pack.id, version: pack.version, on, answers: judge(pack, facts, on).map(answerOf) };
}

function answerOf(verdict: Verdict): RuleAnswer {
  const { rule, severity, answer } = verdict;
  const common = { rule: rule.id, severity, answer };
  if (verdict.answer === "holds") return common;
  const at = verdict.at.length === 0 ? {} : { at: [...verdict.at] };
  if (verdict.answer === "cannot-tell") return { ...common, ...at, missing: [...verdict.missing] };
  return { ...common, ...at, ...(verdict.args ? { args: verdict.args } : {}) };
}

/** The sentence of a rule; days and the like that only an answer knows stand as dots without one. */
export function textOfRule({ text }: { readonly text: Words }, language: Language, answer: RuleAnswer | undefined): string {
  const args = Object.entries(answer?.args ?? {}).map(([key, value]) => [key, parseDay(value) === undefined ? value : showDay(value, language)]);
  return fill(text[language], Object.fromEntries(args) as Record<string, string>).replaceAll(/\{\w+\}/g, "…");
}

/** What is missing where nobody can tell, as the facts are called. */
export function missingNames({ missing = [] }: { readonly missing?: readonly string[] | undefined }, language: Language): readonly string[] {
  return missing.map((key) => FACTS[key as keyof typeof FACTS]?.name[language] ?? key);
}

/** What was asked and answered, with the hashes of the files that stand beside the record. */
export type Asked = { readonly answers: AnswersFile; readonly edition: string; readonly refs: { readonly facts: FileRef; readonly answers: FileRef } };

/** The entry of an evaluation; `agreement`: the version that it is of. */
export function evaluatedDraft({ answers, edition, refs }: Asked, because: Evaluated["because"], agreement: number | undefined, day: Day) {
  const { pack, version, on } = answers;
  const told = { holds: rulesOf(answers, "holds").length, broken: rulesOf(answers, "broken"), open: rulesOf(answers, "cannot-tell").length };
  const body = { pack, version, edition, on, because, ...(agreement === undefined ? {} : { agreement }), ...told, facts: refs.facts, answers: refs.answers };
  return { kind: "law-evaluated", day, body };
}

/** The rules of one answer, in the order of the pack. */
export function rulesOf({ answers }: AnswersFile, word: AnswerWord): string[] {
  return answers.filter(({ answer }) => answer === word).map(({ rule }) => rule);
}

/** A rule whose answer is another than before; absent where it was not asked. */
export type Change = { readonly rule: string; readonly was?: RuleAnswer; readonly is?: RuleAnswer };

/** Also told: a rule broken by other places, and one that cannot tell for want of other facts. */
export function changesBetween(before: AnswersFile, after: AnswersFile): readonly Change[] {
  const [was, is] = [before, after].map(({ answers }) => new Map(answers.map((each) => [each.rule, each])));
  const rules = [...new Set([...after.answers, ...before.answers].map(({ rule }) => rule))];
  return rules.flatMap((rule) => {
    const [old, now] = [was!.get(rule), is!.get(rule)];
    return essence(old) === essence(now) ? [] : [{ rule, ...(old ? { was: old } : {}), ...(now ? { is: now } : {}) }];
  });
}

/** Where nobody can tell, what is missing counts, not where. */
function essence(told: RuleAnswer | undefined): string {
  return JSON.stringify(told && [told.answer, told.answer === "broken" ? told.at : told.missing]);
}

/** The review that stands behind a rule as it is now: one of an earlier edition reviewed another rule. */
export function reviewOf({ reviews }: LawState, pack: AnyPack, rule: Rule) {
  const review = reviews.get(placeOf({ pack, rule: rule.id }));
  return review?.edition === editionOf(rule) ? review : undefined;
}

/** Can the rule block where it is broken: confirmed sources, a review as blocking, and nobody has set it aside? */
export function blocks(state: LawState, pack: AnyPack, rule: Rule): boolean {
  const review = reviewOf(state, pack, rule);
  if (review?.severity !== "block" || state.overrides.has(placeOf({ pack, rule: rule.id }))) return false;
  return mayBlock(rule, [{ rule: rule.id, reviewer: review.called.hash, on: review.on }]);
}

/** The newest evaluations of a pack first. */
export function newestOf({ evaluations }: LawState, pack: string): readonly Evaluated[] {
  return evaluations.filter((each) => each.pack === pack).toReversed();
}
