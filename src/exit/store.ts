/** The slice of leaving, and statements of exits as they were stored. It has no tables: everything follows from entries. */
import { fileOf } from "../api/content.ts";
import type { SliceStore } from "../api/fold.ts";
import type { RandomId } from "../kernel/id.ts";
import { decode } from "../kernel/utf8.ts";
import type { Reading } from "../store/store.ts";
import type { ExitStatement } from "./exit.ts";
import { exitSlice, type Settled } from "./kinds.ts";

export const exitStore: SliceStore = { slice: exitSlice };

/** What was settled, as all are asked to approve it; undefined when it was erased. */
export async function exitStatement(reading: Reading, stream: RandomId, { statement }: Pick<Settled, "statement">): Promise<ExitStatement | undefined> {
  const bytes = await fileOf(reading, stream, statement.hash);
  return bytes && (JSON.parse(decode(bytes).text ?? "") as ExitStatement);
}
