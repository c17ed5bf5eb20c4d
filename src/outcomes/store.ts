/** Lines of results as they are kept beside the record. */
import { randomBytes } from "node:crypto";
import type { SliceStore } from "../api/fold.ts";
import { fromHex } from "../kernel/bytes.ts";
import type { RandomId } from "../kernel/id.ts";
import { type Body, centsOf, lineBytes } from "../log/entry.ts";
import { createBatch, type LinesRef, SALT_BYTES, saltedHash } from "../log/reference.ts";
import { addLines, fixBatch, type KeptLine, NODE, openBatch } from "../log/store.ts";
import type { Reading, Writing } from "../store/store.ts";
import { resultsSlice } from "./kinds.ts";

export const resultsStore: SliceStore = { slice: resultsSlice };

/** A line of results: the columns of a results file that are not empty. */
export type ResultLine = Readonly<Record<string, string>>;
export type SaltedLines = { readonly ref: LinesRef; readonly kept: readonly KeptLine[] };

/** Lines with a salt drawn for each, and what stands for them in an entry; `sum` names the member that holds cents, where they carry money. */
export function saltedLines(lines: readonly Body[], sum?: string): SaltedLines {
  const batch = createBatch(NODE.sha256, sum);
  const kept = lines.map((line) => {
    const { value: bytes, faults } = lineBytes(line, "lines");
    if (!bytes) throw new Error(`a line was let through that cannot be written: ${faults[0]?.code}`);
    const salt = new Uint8Array(randomBytes(SALT_BYTES));
    const leaf = saltedHash(NODE.sha256, salt, bytes);
    batch.push(leaf, sum === undefined ? undefined : centsOf(line[sum]));
    return { leaf, salt, bytes };
  });
  return { ref: batch.ref(), kept };
}

/** Keeps the lines that the entry `seq` names under the number that `nextBatch` gave. */
export async function keepLines(
  writing: Writing,
  at: { readonly stream: RandomId; readonly batch: number; readonly seq: number },
  lines: SaltedLines,
): Promise<void> {
  const { stream, seq } = at;
  const { ref, kept } = lines;
  const batch = await openBatch(writing, stream);
  if (batch !== at.batch) throw new Error(`batch ${at.batch} of ${stream} was taken by somebody else`);
  await addLines(writing, { stream, batch, from: 0 }, kept);
  await fixBatch(writing, { stream, batch, seq, count: ref.count, root: fromHex(ref.root)! });
}

/** The lines of a batch in order; `undefined` where one was erased. */
export async function linesOfBatch(reading: Reading, stream: RandomId, batch: number): Promise<readonly (ResultLine | undefined)[]> {
  const rows = await reading.selectFrom("content_line").select("bytes").where("stream", "=", stream).where("batch", "=", batch).orderBy("line").execute();
  return rows.map(({ bytes }) => (bytes ? (JSON.parse(new TextDecoder().decode(bytes)) as ResultLine) : undefined));
}
