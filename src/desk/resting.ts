/** What rests on decisions that were annulled since: versions of the agreement, commitments, approvals of statements and of costs, appropriations, allotments. */
import { agreementSlice } from "../agreement/kinds.ts";
import type { States } from "../api/decide.ts";
import { budgetSlice } from "../appropriations/budget.ts";
import { booksSlice } from "../open-books/kinds.ts";
import { promisedSlice } from "../appropriations/commitments.ts";
import { decisionSlice, shaken } from "../decisions/kinds.ts";
import type { Resting } from "../decisions/pages.ts";
import type { RandomId } from "../kernel/id.ts";
import { fill, type Language, type Words } from "../kernel/refusal.ts";
import { showCents, showDay } from "../kernel/shown.ts";
import { lifecycleSlice } from "../lifecycle/kinds.ts";
import { restingOn } from "../lifecycle/standing.ts";
import { PHASE_WORDS } from "../lifecycle/words.ts";
import { registersSlice } from "../registers/kinds.ts";
import { statementSlice } from "../settlement/kinds.ts";
import { RESTING } from "./resting-words.ts";

/** `nameOf` tells what a party of the agreement is called. Everything of a record that still rests on a decision that was annulled; ended commitments and lapsed appropriations do not. */
export function restingIn(states: States, stream: RandomId, language: Language, nameOf: (party: string) => string = String): readonly Resting[] {
  const tell = (words: Words, args: Readonly<Record<string, string>>): string => fill(words[language], args);
  const found: Resting[] = [];
  const add = (decision: string | undefined, path: readonly string[], what: string): void => {
    if (decision !== undefined && shaken(states, decision)) found.push({ decision, what, path });
  };
  const { versions } = states.of(agreementSlice);
  for (const { decision, version, from } of versions) {
    // Taken back, or adopted anew from the same day: nothing is settled by it any more.
    if (versions.some((later) => later.version > version && later.from <= from)) continue;
    add(decision, [stream, "agreement", "versions", `${version}`], tell(RESTING.agreement, { version: `${version}`, from: showDay(from, language) }));
  }
  for (const { decision, endedOn, purchaser, provider, year, amount, paid } of states.of(promisedSlice).commitments.values()) {
    if (endedOn !== undefined) continue;
    const sums = { amount: showCents(amount, language), paid: showCents(paid, language) };
    add(decision, [stream, "appropriations"], tell(RESTING.commitment, { purchaser: nameOf(purchaser), provider: nameOf(provider), year, ...sums }));
  }
  for (const { statement, approvals, approvers, through } of states.of(statementSlice).statements.filter(({ replaced }) => replaced === undefined)) {
    for (const { decision, organisation } of approvals) {
      const party = approvers.find((each) => each.organisation === organisation)?.party ?? organisation;
      add(decision, [stream, "settlement", "statements", statement], tell(RESTING.approval, { party: nameOf(party), through: showDay(through, language) }));
    }
  }
  for (const { id, subject, ofBody } of states.of(decisionSlice).decisions.values()) {
    for (const { party, decision } of ofBody?.approved ?? []) {
      add(decision, [stream, "matters", id], tell(RESTING.matter, { party: nameOf(party), title: subject }));
    }
  }
  for (const [decision, lines] of Map.groupBy(states.of(booksSlice).approvedBy, ([, by]) => by)) {
    add(decision, [stream, "books", "approvals"], tell(RESTING.costs, { count: String(lines.length), first: lines[0]![0] }));
  }
  for (const { phase, decision } of restingOn(states.of(lifecycleSlice)))
    add(decision, [stream, "phases"], tell(RESTING.phase, { phase: PHASE_WORDS[phase][language] }));
  const { ideas, questions } = states.of(registersSlice);
  for (const { id, decided } of ideas.values()) add(decided?.decision, [stream, "registers", "ideas", id], tell(RESTING.idea, {}));
  for (const { id, decision, clause } of questions.values()) add(decision, [stream, "registers", "questions", id], tell(RESTING.question, { clause }));
  const { appropriations, allotments } = states.of(budgetSlice);
  for (const { decision, state, year, level, amount } of appropriations.values()) {
    if (state !== "lapsed") add(decision, ["budgets", stream], tell(RESTING.appropriation, { year, level, amount: showCents(amount, language) }));
  }
  for (const { decision, year, level, amount } of allotments.values()) {
    add(decision, ["budgets", stream], tell(RESTING.allotment, { year, level, amount: showCents(amount, language) }));
  }
  return found;
}
