/** What may be entered among ideas, risks and questions, and by whom. Pure. Page: docs/registers.md. */
import type { Agreement } from "../agreement/agreement.ts";
import { type Decided, type Now, type Refusal, reasonsAgainst, refused, type States } from "../api/decide.ts";
import { decisionOf } from "../decisions/kinds.ts";
import { type Day, yearsOf } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import { type Body, centsOf } from "../log/entry.ts";
import type { FileRef } from "../log/reference.ts";
import { partiesSlice, partyOf } from "../parties/kinds.ts";
import { type Idea, type Question, type RegisterBody, registersSlice, type Risk } from "./kinds.ts";

export const IDEAS = "docs/registers.md#ideas-and-alternative-solutions";
export const RISKS = "docs/registers.md#risks-and-opportunities";
export const QUESTIONS = "docs/registers.md#open-questions-and-interpretations";

/** What a command rests on besides the state: the agreement in force, and the text that was kept, by its reference. */
export type Given = { readonly states: States; readonly agreement: Agreement | undefined; readonly text: FileRef; readonly now: Now };
type Made<Kind extends string> = Decided<{ readonly [K in Kind]: RandomId }>;

function* lineRefusals(agreement: Agreement | undefined, lines: readonly Id[], basis: string, at: string): Generator<Refusal> {
  if (!agreement) return void (yield refused("registers/no-agreement", basis));
  const known = agreement.lines.map(({ id }) => id);
  for (const line of lines) if (!known.includes(line)) yield refused("registers/no-line", basis, { line, known: known.join(", ") }, at);
}

/** Enters an idea of the organisation's own party. */
export function decideIdea({ states, agreement, text, now }: Given, id: RandomId, input: Pick<Idea, "as" | "lines">): Made<"idea"> {
  const party = partyOf(states.of(partiesSlice), now.party);
  const refusals = [
    ...(party === undefined ? [refused("registers/not-a-party", IDEAS)] : []),
    ...lineRefusals(agreement, input.lines, IDEAS, "/lines"),
    ...(new Set(input.lines).size === input.lines.length ? [] : [refused("registers/line-twice", IDEAS, {}, "/lines")]),
  ];
  const body = { idea: id, as: input.as, party: party ?? "", lines: [...input.lines], text };
  return reasonsAgainst(refusals) ?? { drafts: [{ kind: "idea-entered", day: now.day, body }], result: { idea: id } };
}

/** Whoever proposed an idea does not judge what it is worth: others will pay a gain by it. */
function ownIdea(states: States, { party }: Idea, now: Now): readonly Refusal[] {
  return partyOf(states.of(partiesSlice), now.party) === party ? [refused("registers/own-idea", IDEAS, { party })] : [];
}

/** Carries something out on a register's item that is there, unless something speaks against it. */
function onItem<T, R>(item: T | undefined, missing: Refusal, against: (item: T) => readonly Refusal[], make: () => Decided<R>): Decided<R> {
  return item === undefined ? { refusals: [missing] } : (reasonsAgainst(against(item)) ?? make());
}

function onIdea(given: Pick<Given, "states" | "now">, id: RandomId, against: (idea: Idea) => readonly Refusal[], kind: string, body: Body): Made<"idea"> {
  const idea = given.states.of(registersSlice).ideas.get(id);
  const missing = refused("registers/no-idea", IDEAS, { idea: id }, "/idea");
  return onItem(idea, missing, against, () => ({ drafts: [{ kind, day: given.now.day, body: { idea: id, ...body } }], result: { idea: id } }));
}

function standsAs(idea: Idea, allowed: readonly Idea["status"][]): readonly Refusal[] {
  return allowed.includes(idea.status) ? [] : [refused("registers/idea-stands", IDEAS, { status: idea.status }, "/idea")];
}

/** What an idea is expected to save: said by another organisation than its proposer's, while it waits or once it was adopted. */
export function decideAssessment(given: Given, { idea, saving }: Pick<RegisterBody<"idea-assessed">, "idea" | "saving">): Made<"idea"> {
  const against = (one: Idea): readonly Refusal[] => [...standsAs(one, ["proposed", "adopted"]), ...ownIdea(given.states, one, given.now)];
  return onIdea(given, idea, against, "idea-assessed", { saving, reasons: given.text });
}

/** An idea is taken up by a decision that can be enforced, and only once somebody has said what it is expected to save; it is left with a reason. */
export function decideOutcome(given: Given, input: Omit<RegisterBody<"idea-decided">, "reasons">): Made<"idea"> {
  const { idea, outcome, decision } = input;
  const against = (one: Idea): readonly Refusal[] => {
    const found = decision === undefined ? undefined : decisionOf(given.states, decision, "enforceable");
    const undecided = outcome === "adopted" && decision === undefined ? [refused("registers/needs-decision", IDEAS, {}, "/decision")] : [];
    const unassessed = outcome === "adopted" && !one.assessed ? [refused("registers/not-assessed", IDEAS, {}, "/idea")] : [];
    return [...standsAs(one, ["proposed"]), ...unassessed, ...undecided, ...(found?.refusal ? [found.refusal] : [])];
  };
  return onIdea(given, idea, against, "idea-decided", { outcome, ...(decision === undefined ? {} : { decision }), reasons: given.text });
}

/** What an adopted idea saved in a year of the term that has begun: found by another organisation than its proposer's. */
export function decideRealised(given: Given, { idea, year, saving }: Pick<RegisterBody<"idea-realised">, "idea" | "year" | "saving">): Made<"idea"> {
  const years = given.agreement?.periods.flatMap(yearsOf) ?? [];
  const against = (one: Idea): readonly Refusal[] => [
    ...standsAs(one, ["adopted"]),
    ...ownIdea(given.states, one, given.now),
    ...(years.includes(year) && year <= given.now.day.slice(0, 4)
      ? []
      : [refused("registers/year-outside", IDEAS, { year, years: years.join(", ") }, "/year")]),
  ];
  return onIdea(given, idea, against, "idea-realised", { year, saving, evidence: given.text });
}

export function decideIdeaWithdrawal(given: Pick<Given, "states" | "now">, idea: RandomId): Made<"idea"> {
  const against = (one: Idea): readonly Refusal[] => [
    ...standsAs(one, ["proposed"]),
    ...(partyOf(given.states.of(partiesSlice), given.now.party) === one.party ? [] : [refused("registers/not-your-own", IDEAS, { party: one.party })]),
  ];
  return onIdea(given, idea, against, "idea-withdrawn", {});
}

type Weighing = Omit<RegisterBody<"risk-assessed">, "risk" | "action">;

function* weighingRefusals({ low, likely, high, year }: Weighing, { agreement }: Given): Generator<Refusal> {
  const [a, b, c] = [centsOf(low)!, centsOf(likely)!, centsOf(high)!];
  if (a > b || b > c) yield refused("registers/order", RISKS, {}, "/likely");
  const years = agreement?.periods.flatMap(yearsOf) ?? [];
  if (year !== undefined && !years.includes(year)) yield refused("registers/year-outside", RISKS, { year, years: years.join(", ") }, "/year");
}

/** A risk is looked after by its owner; one whose owner is no party any more, by anyone. */
function notYours(states: States, party: Id, now: Now): readonly Refusal[] {
  const owner = states.of(partiesSlice).organisations.get(party);
  return owner === undefined || owner === now.party ? [] : [refused("registers/not-your-own", RISKS, { party }, "/party")];
}

export type Entering = Pick<Risk, "as" | "line"> & { readonly weighing: Weighing; readonly action: FileRef };

/** Enters a risk or an opportunity together with its first assessment. */
export function decideRisk(given: Given, id: RandomId, { weighing, action, ...what }: Entering): Made<"risk"> {
  const { states, agreement, text, now } = given;
  const party = partyOf(states.of(partiesSlice), now.party);
  const refusals = [
    ...(party === undefined ? [refused("registers/not-a-party", RISKS)] : []),
    ...lineRefusals(agreement, [what.line], RISKS, "/line"),
    ...weighingRefusals(weighing, given),
  ];
  const drafts = [
    { kind: "risk-entered", day: now.day, body: { risk: id, ...what, party: party ?? "", text } },
    { kind: "risk-assessed", day: now.day, body: { risk: id, ...weighing, action } },
  ];
  return reasonsAgainst(refusals) ?? { drafts, result: { risk: id } };
}

function onRisk(given: Given, id: RandomId, against: (risk: Risk) => readonly Refusal[], draft: { kind: string; day: Day; body: Body }): Made<"risk"> {
  const risk = given.states.of(registersSlice).risks.get(id);
  const missing = refused("registers/no-risk", RISKS, { risk: id }, "/risk");
  const closed = (one: Risk): readonly Refusal[] => (one.closed ? [refused("registers/risk-closed", RISKS, { day: one.closed.on }, "/risk")] : []);
  const make = () => ({ drafts: [{ ...draft, body: { risk: id, ...draft.body } }], result: { risk: id } });
  return onItem(risk, missing, (one) => [...closed(one), ...against(one)], make);
}

export function decideRiskAssessment(given: Given, risk: RandomId, weighing: Weighing): Made<"risk"> {
  const against = (one: Risk): readonly Refusal[] => [...notYours(given.states, one.party, given.now), ...weighingRefusals(weighing, given)];
  return onRisk(given, risk, against, { kind: "risk-assessed", day: given.now.day, body: { ...weighing, action: given.text } });
}

export function decideRiskRealised(given: Given, { risk, on, amount }: Pick<RegisterBody<"risk-realised">, "risk" | "on" | "amount">): Made<"risk"> {
  const against = (one: Risk): readonly Refusal[] => [
    ...notYours(given.states, one.party, given.now),
    ...(on > given.now.day ? [refused("registers/to-come", RISKS, { day: on, today: given.now.day }, "/on")] : []),
  ];
  return onRisk(given, risk, against, { kind: "risk-realised", day: on, body: { on, amount, text: given.text } });
}

export function decideRiskClosing(given: Given, risk: RandomId): Made<"risk"> {
  const against = (one: Risk): readonly Refusal[] => notYours(given.states, one.party, given.now);
  return onRisk(given, risk, against, { kind: "risk-closed", day: given.now.day, body: { reasons: given.text } });
}

export function decideQuestion({ text, now }: Given, id: RandomId, input: Pick<Question, "clause" | "where">): Made<"question"> {
  return { drafts: [{ kind: "question-asked", day: now.day, body: { question: id, ...input, text } }], result: { question: id } };
}

function onQuestion(
  given: Pick<Given, "states">,
  id: RandomId,
  against: (question: Question) => readonly Refusal[],
  draft: { kind: string; day: Day; body: Body },
): Made<"question"> {
  const question = given.states.of(registersSlice).questions.get(id);
  const missing = refused("registers/no-question", QUESTIONS, { question: id }, "/question");
  return onItem(question, missing, against, () => ({ drafts: [{ ...draft, body: { question: id, ...draft.body } }], result: { question: id } }));
}

function askedAs(question: Question, allowed: readonly Question["status"][]): readonly Refusal[] {
  return allowed.includes(question.status) ? [] : [refused("registers/question-stands", QUESTIONS, { status: question.status }, "/question")];
}

export type Answering = Omit<RegisterBody<"question-answered">, "answer">;

export function decideAnswer(given: Given, { question, on, by, source }: Answering): Made<"question"> {
  const { now } = given;
  const against = (one: Question): readonly Refusal[] => [
    ...askedAs(one, ["open", "answered"]),
    ...(on > now.day ? [refused("registers/to-come", QUESTIONS, { day: on, today: now.day }, "/on")] : []),
  ];
  return onQuestion(given, question, against, { kind: "question-answered", day: on, body: { on, by, source, answer: given.text } });
}

/** An answer becomes what the parties go by through a decision that can be enforced. */
export function decideAgreed(states: States, { question, decision }: RegisterBody<"question-agreed">, now: Now): Made<"question"> {
  const { refusal } = decisionOf(states, decision, "enforceable");
  const against = (one: Question): readonly Refusal[] => [...askedAs(one, ["answered"]), ...(refusal ? [refusal] : [])];
  return onQuestion({ states }, question, against, { kind: "question-agreed", day: now.day, body: { decision } });
}

export function decideQuestionClosing(given: Given, question: RandomId): Made<"question"> {
  const against = (one: Question): readonly Refusal[] => askedAs(one, ["open", "answered"]);
  return onQuestion(given, question, against, { kind: "question-closed", day: given.now.day, body: { reasons: given.text } });
}
