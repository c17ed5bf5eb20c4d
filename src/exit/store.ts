/** The slice of leaving, and statements of exits as they were stored. It has no tables: everything follows from entries. */
import { agreementSlice } from "../agreement/kinds.ts";
import { fileOf } from "../api/content.ts";
import type { States } from "../api/decide.ts";
import type { SliceStore } from "../api/fold.ts";
import type { RandomId } from "../kernel/id.ts";
import { decode } from "../kernel/utf8.ts";
import type { LawFacts } from "../law/facts.ts";
import { lifecycleSlice } from "../lifecycle/kinds.ts";
import type { Reading } from "../store/store.ts";
import type { ExitStatement } from "./exit.ts";
import { exitFacts } from "./facts.ts";
import { exitSlice, type Settled } from "./kinds.ts";

export const exitStore: SliceStore = { slice: exitSlice };

/** What was settled, as all are asked to approve it; undefined when it was erased. */
export async function exitStatement(reading: Reading, stream: RandomId, { statement }: Pick<Settled, "statement">): Promise<ExitStatement | undefined> {
  const bytes = await fileOf(reading, stream, statement.hash);
  return bytes && (JSON.parse(decode(bytes).text ?? "") as ExitStatement);
}

/** What the record tells the rules of law about phases and leaving. */
export function leavingToldToLaw(states: States): Partial<LawFacts> {
  return exitFacts(states.of(lifecycleSlice).entered, states.of(agreementSlice).versions.at(-1)?.left ?? []);
}
