/** Lines of results as they are kept beside the record. */
import type { SliceStore } from "../api/fold.ts";
import type { RandomId } from "../kernel/id.ts";
import type { Reading } from "../store/store.ts";
import { resultsSlice } from "./kinds.ts";

export const resultsStore: SliceStore = { slice: resultsSlice };

/** A line of results: the columns of a results file that are not empty. */
export type ResultLine = Readonly<Record<string, string>>;

/** The lines of a batch in order; `undefined` where one was erased. */
export async function linesOfBatch(reading: Reading, stream: RandomId, batch: number): Promise<readonly (ResultLine | undefined)[]> {
  const rows = await reading.selectFrom("content_line").select("bytes").where("stream", "=", stream).where("batch", "=", batch).orderBy("line").execute();
  return rows.map(({ bytes }) => (bytes ? (JSON.parse(new TextDecoder().decode(bytes)) as ResultLine) : undefined));
}
