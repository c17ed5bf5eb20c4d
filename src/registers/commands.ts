/** What can be done in the registers: ideas, risks and opportunities, open questions, and the survey of the alliance's health. */
import { z } from "zod";
import { agreementShown } from "../agreement/adopted/store.ts";
import type { Agreement } from "../agreement/agreement.ts";
import type { Command } from "../api/command.ts";
import type { SaltedFile } from "../api/content.ts";
import type { Decided, States } from "../api/decide.ts";
import type { AnyCommand } from "../api/http.ts";
import { newId } from "../api/installation.ts";
import { ALLIANCE_ROLES, type Role } from "../api/roles.ts";
import { keepFiles, TITLED, type Titled, written } from "../api/titled.ts";
import type { RandomId } from "../kernel/id.ts";
import { centsText, dayText, idText, randomIdText, wordsText } from "../log/fields.ts";
import * as deciding from "./deciding.ts";
import { ANSWERED_BY, ASSESSMENT, CLAUSE, IDEA_AS, RISK_AS, yearText } from "./kinds.ts";
import { STATEMENTS } from "./statements.ts";
import { ANSWERING, count, forget, hasAnswered, tallyOf } from "./store.ts";
import { type Answers, decideCount, decideSurvey, decideSurveyAnswer, type Tally } from "./surveying.ts";

/** An auditor reads, and writes findings only. */
const WRITERS: readonly Role[] = ALLIANCE_ROLES.filter((role) => role !== "auditor");
/** Who judges what an idea is worth. */
const JUDGES: readonly Role[] = ["project-office", "purchaser-controller", "financial-expert"];
const OFFICE: readonly Role[] = ["project-office"];
const KEEPERS: readonly Role[] = ["purchaser-controller", "provider-manager", "project-office", "preparer"];

const reasons = wordsText(20_000);

type Gathered = { readonly agreement: Agreement | undefined; readonly id: RandomId; readonly files: readonly SaltedFile[] };
type Register<Input, Item extends string> = Command<Input, Gathered, { [K in Item]: RandomId }>;
type About<Input, Item extends string> = {
  readonly name: string;
  readonly input: z.ZodType<Input>;
  readonly roles: readonly Role[];
  readonly does: string;
  /** The texts that go beside the record, in the order in which `decide` takes them. */
  readonly texts: (input: Input) => readonly Titled[];
  readonly decide: (given: deciding.Given, input: Input, gathered: Gathered) => Decided<{ [K in Item]: RandomId }>;
};

/** A command that enters something with a text: a new id, the agreement that readers are shown, and the texts are gathered alike. */
function register<Input, Item extends string>({ texts, decide, ...about }: About<Input, Item>): Register<Input, Item> {
  return {
    ...about,
    on: "alliance",
    gather: async (reading, { stream, states, now }, input) => ({
      agreement: (await agreementShown(reading, stream, states, now.day))?.agreement,
      id: newId(),
      files: texts(input).map(written),
    }),
    decide: (states, gathered, input, now) => decide({ states, agreement: gathered.agreement, text: gathered.files[0]!.ref, now }, input, gathered),
    keep: (writing, { stream, gathered }) => keepFiles(writing, stream, gathered.files),
  };
}

const reasoned = ({ reasons: words }: { readonly reasons: string }): readonly Titled[] => [{ title: words }];

export const enterIdea = register({
  name: "ideas/enter",
  input: z.strictObject({ as: z.enum(IDEA_AS), lines: z.array(idText).min(1).max(50), ...TITLED }),
  roles: WRITERS,
  does: "Enters an idea, or another way of doing what is planned, of the asker's own party, with the lines of the agreement that it concerns.",
  texts: (input) => [input],
  decide: (given, { as, lines }, { id }) => deciding.decideIdea(given, id, { as, lines }),
});

export const assessIdea = register({
  name: "ideas/assess",
  input: z.strictObject({ idea: randomIdText, saving: centsText, reasons }),
  roles: JUDGES,
  does: "Says what an idea of another party is expected to save in all, and why; below zero it costs.",
  texts: reasoned,
  decide: (given, input) => deciding.decideAssessment(given, input),
});

export const decideIdea = register({
  name: "ideas/decide",
  input: z.strictObject({ idea: randomIdText, outcome: z.enum(["adopted", "rejected"]), decision: randomIdText.optional(), reasons }),
  roles: OFFICE,
  does: "Notes that an assessed idea was taken up, by an enforceable decision, or that it was left, with the reason.",
  texts: reasoned,
  decide: (given, { idea, outcome, decision }) => deciding.decideOutcome(given, { idea, outcome, ...(decision === undefined ? {} : { decision }) }),
});

export const realiseIdea = register({
  name: "ideas/realise",
  input: z.strictObject({ idea: randomIdText, year: yearText, saving: centsText, evidence: reasons }),
  roles: JUDGES,
  does: "Says what an adopted idea of another party saved in a year, and how that is shown; the last word on a year counts.",
  texts: ({ evidence }) => [{ title: evidence }],
  decide: (given, input) => deciding.decideRealised(given, input),
});

export const withdrawIdea: Command<{ idea: RandomId }, undefined, { idea: RandomId }> = {
  name: "ideas/withdraw",
  on: "alliance",
  input: z.strictObject({ idea: randomIdText }),
  roles: WRITERS,
  does: "Takes back an idea of the asker's own party that nothing was decided about.",
  gather: async () => undefined,
  decide: (states, _gathered, { idea }, now) => deciding.decideIdeaWithdrawal({ states, now }, idea),
};

const weighing = z.strictObject({ ...ASSESSMENT, action: reasons.meta({ description: "What is done about it." }) });
type Weighing = z.infer<typeof weighing>;

function weighed({ permille, low, likely, high, year }: Weighing) {
  return { permille, low, likely, high, ...(year === undefined ? {} : { year }) };
}

export const enterRisk = register({
  name: "risks/enter",
  input: weighing.extend({ as: z.enum(RISK_AS), line: idText, ...TITLED }),
  roles: KEEPERS,
  does: "Enters a risk or an opportunity that the asker's own party looks after: line, probability, range in euros, and what is done about it.",
  texts: (input) => [input, { title: input.action }],
  decide: (given, { as, line, ...rest }, { id, files }) => deciding.decideRisk(given, id, { as, line, weighing: weighed(rest), action: files[1]!.ref }),
});

export const assessRisk = register({
  name: "risks/assess",
  input: weighing.extend({ risk: randomIdText }),
  roles: KEEPERS,
  does: "Weighs a risk of the asker's own party anew.",
  texts: ({ action }) => [{ title: action }],
  decide: (given, { risk, ...rest }) => deciding.decideRiskAssessment(given, risk, weighed(rest)),
});

export const realiseRisk = register({
  name: "risks/realise",
  input: z.strictObject({ risk: randomIdText, on: dayText, amount: ASSESSMENT.low, reasons }),
  roles: KEEPERS,
  does: "Notes that a risk of the asker's own party happened, when, and what it came to; it moves no money.",
  texts: reasoned,
  decide: (given, { risk, on, amount }) => deciding.decideRiskRealised(given, { risk, on, amount }),
});

export const closeRisk = register({
  name: "risks/close",
  input: z.strictObject({ risk: randomIdText, reasons }),
  roles: KEEPERS,
  does: "Closes a risk of the asker's own party that is over, with the reason.",
  texts: reasoned,
  decide: (given, { risk }) => deciding.decideRiskClosing(given, risk),
});

export const askQuestion = register({
  name: "questions/ask",
  input: z.strictObject({
    clause: CLAUSE,
    where: ANSWERED_BY.meta({ description: "Where it was asked: an organ or an authority, never a person." }),
    ...TITLED,
  }),
  roles: WRITERS,
  does: "Enters a question about a clause of the agreement, and where it was asked.",
  texts: (input) => [input],
  decide: (given, { clause, where }, { id }) => deciding.decideQuestion(given, id, { clause, where }),
});

export const answerQuestion = register({
  name: "questions/answer",
  input: z.strictObject({ question: randomIdText, on: dayText, by: ANSWERED_BY, source: ANSWERED_BY, answer: reasons }),
  roles: JUDGES,
  does: "Notes the answer to a question: by whom, on which day, and where it can be read.",
  texts: ({ answer }) => [{ title: answer }],
  decide: (given, { question, on, by, source }) => deciding.decideAnswer(given, { question, on, by, source }),
});

export const agreeAnswer: Command<{ question: RandomId; decision: RandomId }, undefined, { question: RandomId }> = {
  name: "questions/agree",
  on: "alliance",
  input: z.strictObject({ question: randomIdText, decision: randomIdText }),
  roles: OFFICE,
  does: "Notes that the parties go by the last answer, by an enforceable decision.",
  gather: async () => undefined,
  decide: (states, _gathered, input, now) => deciding.decideAgreed(states, input, now),
};

export const closeQuestion = register({
  name: "questions/close",
  input: z.strictObject({ question: randomIdText, reasons }),
  roles: OFFICE,
  does: "Closes a question that needs no answer any more, with the reason.",
  texts: reasoned,
  decide: (given, { question }) => deciding.decideQuestionClosing(given, question),
});

export const openSurvey: Command<{ from: string; until: string }, RandomId, { survey: RandomId }> = {
  name: "survey/open",
  on: "alliance",
  input: z.strictObject({ from: dayText, until: dayText }),
  roles: OFFICE,
  does: "Asks everybody who has a role how the alliance is, between two days, at most every half-year.",
  gather: async () => newId(),
  decide: (states, id, input, now) => decideSurvey(states, id, input, now),
};

const answering = z.strictObject({
  survey: randomIdText,
  answers: z.strictObject(Object.fromEntries(STATEMENTS.map((each) => [each, z.int().min(1).max(5)])) as Record<keyof Answers, z.ZodInt>),
  blind: randomIdText.meta({ description: "Drawn for this answer alone, and kept nowhere: what is remembered of the request cannot be guessed back." }),
});

export const answerSurvey: Command<z.infer<typeof answering>, { readonly given: boolean; readonly person: RandomId }, { survey: RandomId }> = {
  name: ANSWERING,
  on: "alliance",
  input: answering,
  roles: WRITERS,
  does: "Counts an answer to the survey, once a person; no entry is made of it, and nothing binds it to whoever gave it.",
  gather: async (reading, { stream, now }, { survey }) => ({
    given: await hasAnswered(reading, { stream, survey, person: now.actor }),
    person: now.actor,
  }),
  decide: (states, { given }, { survey }, now) => decideSurveyAnswer(states, survey, given, now),
  keep: (writing, { stream, input, gathered: { person } }) => count(writing, { stream, survey: input.survey, person }, input.answers),
};

export const countSurvey: Command<{ survey: RandomId }, Tally, { survey: RandomId }> = {
  name: "survey/count",
  on: "alliance",
  input: z.strictObject({ survey: randomIdText }),
  roles: OFFICE,
  does: "Tells, once the survey is over, how the answers came out, in groups that tell on nobody; the answers themselves are forgotten.",
  gather: (reading, { stream }, { survey }) => tallyOf(reading, stream, survey),
  decide: (states: States, tally, { survey }, now) => decideCount(states, survey, tally, now),
  keep: (writing, { stream, input }) => forget(writing, stream, input.survey),
};

export const registerCommands: readonly AnyCommand[] = [
  enterIdea,
  assessIdea,
  decideIdea,
  realiseIdea,
  withdrawIdea,
  enterRisk,
  assessRisk,
  realiseRisk,
  closeRisk,
  askQuestion,
  answerQuestion,
  agreeAnswer,
  closeQuestion,
  openSurvey,
  answerSurvey,
  countSurvey,
];
