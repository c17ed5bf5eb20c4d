/** Lines of results as they are kept beside the record. */
import type { SliceStore } from "../api/fold.ts";
import type { RandomId } from "../kernel/id.ts";
import { type Reading, sql } from "../store/store.ts";
import { resultsSlice } from "./kinds.ts";

export const resultsStore: SliceStore = { slice: resultsSlice };

/** A line of results: the columns of a results file that are not empty. */
export type ResultLine = Readonly<Record<string, string>>;

/** The lines of batches, each in order; `undefined` where one was erased. All are asked for at once. */
export async function linesOf(reading: Reading, stream: RandomId, batches: readonly number[]): Promise<(batch: number) => readonly (ResultLine | undefined)[]> {
  const found = new Map<number, (ResultLine | undefined)[]>(batches.map((batch) => [batch, []]));
  const rows = await reading.rows(sql<{ batch: number; bytes: Uint8Array | null }>`
    select batch, bytes from content_line where stream = ${stream} and batch = any (${[...batches]}::integer[]) order by batch, line`);
  for (const { batch, bytes } of rows) found.get(batch)!.push(bytes ? (JSON.parse(new TextDecoder().decode(bytes)) as ResultLine) : undefined);
  return (batch) => found.get(batch)!;
}
