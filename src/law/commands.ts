/** What can be said of the law on an alliance's record: reviews, overrides, and facts that people know. Asking the rules is counsel's. */
import type { z } from "zod";
import type { Command } from "../api/command.ts";
import { keepFile, type SaltedFile, saltedText } from "../api/content.ts";
import { type Decided, type Now, type Refusal, refused, type States } from "../api/decide.ts";
import { readInput } from "../api/input.ts";
import type { Role } from "../api/roles.ts";
import type { FileRef } from "../log/reference.ts";
import { editionOf } from "./edition.ts";
import type { FactKey } from "./facts.ts";
import {
  decideFacts,
  decideFactsGone,
  decideOverride,
  decideOverrideEnd,
  decideReview,
  decideReviewEnd,
  entering,
  lawSlice,
  type LawState,
  naming,
  type Naming,
  reviewing,
  ruleIn,
  withdrawing,
} from "./kinds.ts";
import { factsSchema, saltedJson } from "./store.ts";
import { writtenFact } from "./written.ts";

/** What a rule may do to an agreement is for those whose money and power it is about; what they were told by a lawyer the project office can write down. */
const REVIEWERS: readonly Role[] = ["purchaser-decider", "project-office"];
const DECIDERS: readonly Role[] = ["purchaser-decider"];
const PREPARERS: readonly Role[] = ["project-office", "preparer"];

const keep: NonNullable<Command<unknown, SaltedFile, { rule: string }>["keep"]> = (writing, { stream, gathered }) => keepFile(writing, stream, gathered);

export const reviewRule: Command<z.infer<typeof reviewing>, SaltedFile, { rule: string }> = {
  name: "law/review",
  on: "alliance",
  input: reviewing,
  roles: REVIEWERS,
  needsFresh: true,
  does: "Records that a named human reviewed a rule of law as it stands, on a day, and the weight that they confirm. One confirmed as blocking refuses what breaks it.",
  gather: async (_reading, _at, { called }) => saltedText(called),
  decide: (states, { ref: called }, given, now) => {
    const { called: _, ...input } = given;
    const rule = ruleIn(input);
    return decideReview(states.of(lawSlice), { edition: rule ? editionOf(rule) : "", called }, input, now);
  },
  keep,
};

type OfRule = Command<Naming, SaltedFile, { rule: string }>;

/** What is done to a rule with a reason that stands beside the record. */
function withReason(
  terms: Pick<OfRule, "name" | "does">,
  decide: (state: LawState, reason: FileRef, input: Naming, now: Now) => Decided<{ readonly rule: string }>,
): OfRule {
  return {
    ...terms,
    on: "alliance",
    input: naming,
    roles: DECIDERS,
    needsFresh: true,
    gather: async (_reading, _at, { reason }) => saltedText(reason),
    decide: (states: States, { ref }, input, now) => decide(states.of(lawSlice), ref, input, now),
    keep,
  };
}

export const endReview = withReason(
  { name: "law/review/end", does: "Records that a review stands no more, with the reason: the rule is advice again." },
  decideReviewEnd,
);
export const overrideRule = withReason(
  { name: "law/override", does: "Sets aside a rule that rests on founding documents alone, with the reason. What rests on an act of law cannot be set aside." },
  decideOverride,
);
export const endOverride = withReason({ name: "law/override/end", does: "Records that a rule is set aside no more, with the reason." }, decideOverrideEnd);

type Facts = { readonly file: SaltedFile; readonly unfit: readonly Refusal[] };

export const enterLawFacts: Command<z.infer<typeof entering>, Facts, { facts: number }> = {
  name: "law/facts/enter",
  on: "alliance",
  input: entering,
  roles: PREPARERS,
  does: "Enters facts of law that no part of the program knows, as schema/law-facts.schema.json has them. Each takes the place of what was entered of it before.",
  gather: async (_reading, _at, { facts }) => ({ file: saltedJson(facts), unfit: unfitIn(facts) }),
  decide: (_states, { file, unfit }, { facts }, now) => {
    const [first, ...rest] = unfit;
    return first ? { refusals: [first, ...rest] } : decideFacts(Object.keys(facts) as FactKey[], file.ref, now);
  },
  keep: (writing, { stream, gathered }) => keepFile(writing, stream, gathered.file),
};

/** Days of no calendar and sums of no euros have the form that a schema can ask for. */
function unfitIn(facts: z.infer<typeof entering>["facts"]): readonly Refusal[] {
  const { refusals } = readInput(factsSchema(), facts);
  if (refusals) return refusals.map((each) => ({ ...each, pointer: `/facts${each.pointer ?? ""}` }));
  return Object.entries(facts).flatMap(([fact, value]) =>
    unreadable(writtenFact(value)).map((place) => refused("api/bad-input", "docs/law.md#facts", { place: `/${fact}${place}` }, `/facts/${fact}${place}`)),
  );
}

function unreadable(value: unknown): readonly string[] {
  if (value === undefined) return [""];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => unreadable(inner).map((place) => `/${key}${place}`));
}

export const withdrawLawFacts: Command<z.infer<typeof withdrawing>, SaltedFile, { facts: number }> = {
  name: "law/facts/withdraw",
  on: "alliance",
  input: withdrawing,
  roles: PREPARERS,
  does: "Takes back facts of law that somebody entered, with the reason: rules that need them cannot tell again.",
  gather: async (_reading, _at, { reason }) => saltedText(reason),
  decide: (states, { ref }, { facts }, now) => decideFactsGone(states.of(lawSlice), facts, ref, now),
  keep,
};

export const lawCommands = [reviewRule, endReview, overrideRule, endOverride, enterLawFacts, withdrawLawFacts];
