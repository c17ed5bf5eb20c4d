/** Rules of law are asked of an alliance: on demand here, and whenever a version is adopted (agreement). What they answered stays. */
import { z } from "zod";
import { agreementOn } from "../agreement/adopted/store.ts";
import type { Command } from "../api/command.ts";
import { plainQuery, type Query } from "../api/query.ts";
import { ALLIANCE_ROLES } from "../api/roles.ts";
import { keepFiles } from "../api/titled.ts";
import { evaluatedDraft } from "../law/evaluation.ts";
import { ALL_PACKS, lawSlice, packText } from "../law/kinds.ts";
import { answersOf, type Prepared, prepareEvaluation } from "../law/store.ts";
import { notOf } from "../log/fields.ts";
import { knownIn } from "./store.ts";
import { suppliedBy } from "./supplied.ts";

const asking = z.strictObject({ pack: packText });
type Gathered = { readonly prepared: Prepared; readonly version: number | undefined };

/** By the law of today: what the record knows of another day cannot be told apart any more. */
export const evaluateLaw: Command<z.infer<typeof asking>, Gathered, { holds: number; broken: number; open: number }> = {
  name: "law/evaluate",
  on: "alliance",
  input: asking,
  roles: ["project-office", "preparer"],
  does: "Asks every rule of a pack of what the agreement, the record and people's entries tell today, and keeps the answers with the facts that were used.",
  gather: async (reading, { stream, states, now }, { pack }) => {
    const at = { stream, states, day: now.day };
    const found = await agreementOn(reading, stream, states, now.day);
    const supplied = suppliedBy({ ...(await knownIn(reading, at)), agreement: found?.agreement });
    const prepared = await prepareEvaluation(reading, { stream, state: states.of(lawSlice) }, { pack: ALL_PACKS[pack], supplied, on: now.day });
    return { prepared, version: found?.version };
  },
  decide: (_states, { prepared, version }, _input, now) => {
    const draft = evaluatedDraft(prepared, "asked", version, now.day);
    const { holds, broken, open } = draft.body;
    return { drafts: [draft], result: { holds, broken: broken.length, open } };
  },
  keep: (writing, { stream, gathered }) => keepFiles(writing, stream, gathered.prepared.files),
};

type Standing = {
  evaluations: { seq: number; pack: string; version: string; edition: string; on: string; because: string; holds: number; broken: string[]; open: number }[];
  reviews: { pack: string; rule: string; edition: string; on: string; severity: string }[];
  overrides: { pack: string; rule: string; on: string }[];
  facts: { fact: string; on: string }[];
};

export const lawStanding = plainQuery<Standing>("law/standing", {
  does: "How the law stands beside the alliance: every evaluation with its counts, the newest first, who reviewed and what is set aside, and which facts people entered.",
  answer: async (_reading, { states }) => {
    const { evaluations, reviews, overrides, entered } = states.of(lawSlice);
    return {
      evaluations: evaluations.toReversed().map(({ facts: _facts, answers: _answers, agreement: _agreement, ...rest }) => rest),
      reviews: [...reviews.values()].map(({ pack, rule, edition, on, severity }) => ({ pack, rule, edition, on, severity })),
      overrides: [...overrides.values()].map(({ pack, rule, day }) => ({ pack, rule, on: day })),
      facts: [...entered].map(([fact, { day }]) => ({ fact, on: day })),
    };
  },
});

const which = z.strictObject({ seq: z.string().regex(/^\d{1,9}$/, notOf("api/not-place")) });
type Told = {
  rule: string;
  severity: string;
  answer: string;
  at?: string[] | undefined;
  missing?: string[] | undefined;
  args?: Record<string, string> | undefined;
};

export const lawAnswers: Query<z.infer<typeof which>, { answers: Told[] } | { unknown: true }> = {
  name: "law/answers",
  on: "alliance",
  params: which,
  roles: ALLIANCE_ROLES,
  does: "What every rule answered in the evaluation of an entry: holds, broken and by what, or cannot tell and for want of which facts.",
  answer: async (reading, { stream, states }, { seq }) => {
    const found = states.of(lawSlice).evaluations.find((each) => `${each.seq}` === seq);
    const kept = found && (await answersOf(reading, stream, found));
    return kept ? { answers: kept.answers } : { unknown: true };
  },
};

export const counselCommands = [evaluateLaw];
export const counselQueries = [lawStanding, lawAnswers];
