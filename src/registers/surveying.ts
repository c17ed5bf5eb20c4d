/** When the alliance asks how it is, who answers, and what of the answers is told. Pure; the answers themselves are never entries. */
import { type Decided, type Now, type Refusal, reasonsAgainst, refused, type States } from "../api/decide.ts";
import { addDays, addMonths, type Day } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import { FEWEST_ANSWERS, groupsOf } from "./counting.ts";
import { registersSlice, type Survey } from "./kinds.ts";
import { type Statement, STATEMENTS } from "./statements.ts";

export const HEALTH = "docs/registers.md#the-alliances-health";
/** Days that a survey is open, and months from one to the next: half a year, with a month's leeway. Closer surveys would tell who changed their mind. */
const [SHORTEST, LONGEST, APART] = [7, 60, 5] as const;

export type Answers = Readonly<Record<Statement, number>>;
/** How many chose each value of a statement, the lowest first. */
export type Tally = ReadonlyMap<Statement, readonly number[]>;

export function decideSurvey(states: States, id: RandomId, { from, until }: Pick<Survey, "from" | "until">, now: Now): Decided<{ readonly survey: RandomId }> {
  const last = states.of(registersSlice).surveys.at(-1);
  const refusals = [
    ...(from < now.day ? [refused("registers/survey-past", HEALTH, { day: from, today: now.day }, "/from")] : []),
    ...(until < addDays(from, SHORTEST) || until > addDays(from, LONGEST) ? [refused("registers/survey-length", HEALTH, {}, "/until")] : []),
    ...(last && !last.counted ? [refused("registers/survey-open", HEALTH, { day: last.until })] : []),
    ...(last && from < addMonths(last.from, APART) ? [refused("registers/survey-soon", HEALTH, { day: addMonths(last.from, APART) }, "/from")] : []),
  ];
  return reasonsAgainst(refusals) ?? { drafts: [{ kind: "survey-opened", day: now.day, body: { survey: id, from, until } }], result: { survey: id } };
}

/** An answer is no entry: it is only counted. */
export function decideSurveyAnswer(states: States, survey: RandomId, hasAnswered: boolean, now: Now): Decided<{ readonly survey: RandomId }> {
  const found = states.of(registersSlice).surveys.find(({ id }) => id === survey);
  const refusals: Refusal[] = [];
  if (!found) refusals.push(refused("registers/no-survey", HEALTH, { survey }, "/survey"));
  else if (!isOpenOn(found, now.day)) refusals.push(refused("registers/survey-closed", HEALTH, { from: found.from, until: found.until }, "/survey"));
  if (hasAnswered) refusals.push(refused("registers/answered", HEALTH));
  return reasonsAgainst(refusals) ?? { drafts: [], result: { survey } };
}

export function isOpenOn({ from, until, counted }: Survey, day: Day): boolean {
  return counted === undefined && from <= day && day <= until;
}

/** Tells, once it is over, what can be told without telling on anybody. */
export function decideCount(states: States, survey: RandomId, tally: Tally, now: Now): Decided<{ readonly survey: RandomId }> {
  const found = states.of(registersSlice).surveys.find(({ id }) => id === survey);
  const refusals: Refusal[] = [];
  if (!found) refusals.push(refused("registers/no-survey", HEALTH, { survey }, "/survey"));
  else if (found.counted) refusals.push(refused("registers/survey-counted", HEALTH, {}, "/survey"));
  else if (now.day <= found.until) refusals.push(refused("registers/survey-runs", HEALTH, { day: found.until }, "/survey"));
  return reasonsAgainst(refusals) ?? { drafts: [{ kind: "survey-counted", day: now.day, body: { survey, ...countedOf(tally) } }], result: { survey } };
}

function countedOf(tally: Tally) {
  const answered = tally.get(STATEMENTS[0])?.reduce((all, count) => all + count, 0) ?? 0;
  if (answered < FEWEST_ANSWERS) return {};
  const told = STATEMENTS.flatMap((statement) => {
    const groups = groupsOf(tally.get(statement) ?? [0, 0, 0, 0, 0]);
    return groups ? [{ statement, groups: groups.map((group) => ({ ...group })) }] : [];
  });
  return { answered, statements: told };
}
