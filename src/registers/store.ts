/** What the registers keep outside of entries: answers to a survey until they are counted. */
import type { SliceStore } from "../api/fold.ts";
import type { RandomId } from "../kernel/id.ts";
import { type Reading, sql, type Writing } from "../store/store.ts";
import { registersSlice } from "./kinds.ts";
import { LEAST_VALUE, MOST_VALUE, type Statement, STATEMENTS } from "./statements.ts";
import type { Answers, Tally } from "./surveying.ts";

export const registersStore: SliceStore = { slice: registersSlice };

/** The command by which somebody answers. */
export const ANSWERING = "survey/answer";
const VALUES = Array.from({ length: MOST_VALUE - LEAST_VALUE + 1 }, (_, i) => LEAST_VALUE + i);

/** Whether somebody has answered a survey. */
export async function hasAnswered(
  reading: Reading,
  { stream, survey, person }: { readonly stream: RandomId; readonly survey: RandomId; readonly person: RandomId },
) {
  const query = reading.selectFrom("survey_voice").select("survey").where("stream", "=", stream).where("survey", "=", survey).where("person", "=", person);
  return (await query.executeTakeFirst()) !== undefined;
}

/**
 * Counts an answer, and that its giver has answered: nothing else is kept of it. Every count is written anew, also those that stay: a row says by which
 * transaction it was written last, and so would those that only one answer touched.
 */
export async function count(
  writing: Writing,
  { stream, survey, person }: { readonly stream: RandomId; readonly survey: RandomId; readonly person: RandomId },
  answers: Answers,
): Promise<void> {
  await writing.insertInto("survey_voice").values({ stream, survey, person }).execute();
  const rows = STATEMENTS.flatMap((statement) => VALUES.map((value) => ({ stream, survey, statement, value, count: answers[statement] === value ? 1 : 0 })));
  await writing
    .insertInto("survey_count")
    .values(rows)
    .onConflict((conflict) => conflict.columns(["stream", "survey", "statement", "value"]).doUpdateSet({ count: sql`survey_count.count + excluded.count` }))
    .execute();
}

/** How often each value was chosen. */
export async function tallyOf(reading: Reading, stream: RandomId, survey: RandomId): Promise<Tally> {
  const rows = await reading.selectFrom("survey_count").selectAll().where("stream", "=", stream).where("survey", "=", survey).execute();
  const counted = (statement: Statement): readonly number[] =>
    VALUES.map((value) => rows.find((row) => row.statement === statement && row.value === value)?.count ?? 0);
  return new Map(STATEMENTS.map((statement) => [statement, counted(statement)]));
}

/** Once a survey is counted, nothing is left of who answered and what; nor of when, where an answer was sent with a key. */
export async function forget(writing: Writing, stream: RandomId, survey: RandomId): Promise<void> {
  await writing.deleteFrom("survey_voice").where("stream", "=", stream).where("survey", "=", survey).execute();
  await writing.deleteFrom("survey_count").where("stream", "=", stream).where("survey", "=", survey).execute();
  await writing.deleteFrom("command_key").where("stream", "=", stream).where("route", "=", ANSWERING).execute();
}
