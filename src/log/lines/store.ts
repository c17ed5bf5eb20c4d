/** One line of a batch with the proof that it is there (page section 6). */
import type { RandomId } from "../../kernel/id.ts";
import { type Reading, sql } from "../../store/store.ts";
import { createFrontier, type Hash, inclusionRanges, type Range } from "../merkle.ts";
import { NODE } from "../store.ts";

export type LineAt = { readonly batch: number; readonly line: number };
/** The bytes and salt of a line, the entry that fixed its batch, the batch's root, and the hashes beside the way from the line to the root. */
export type ProvedLine = {
  readonly line: Uint8Array;
  readonly salt: Uint8Array;
  readonly seq: number;
  readonly root: Uint8Array;
  readonly proof: readonly Hash[];
};

/** Undefined where there is no such line on the record, or where it was erased. */
export async function provedLine(reading: Reading, stream: RandomId, { batch, line }: LineAt): Promise<ProvedLine | undefined> {
  const [found] = await reading.rows(sql<{ seq: bigint; count: number; root: Uint8Array; salt: Uint8Array; bytes: Uint8Array }>`
    select b.seq, b.count, b.root, l.salt, l.bytes from content_batch b join content_line l on l.stream = b.stream and l.batch = b.batch
    where b.stream = ${stream} and b.batch = ${batch} and l.line = ${line} and b.seq is not null and l.bytes is not null`);
  if (!found) return undefined;
  const proof: Hash[] = [];
  for (const range of inclusionRanges(line, found.count)) proof.push(await rootOver(reading, stream, batch, range));
  return { line: found.bytes, salt: found.salt, seq: Number(found.seq), root: found.root, proof };
}

/** Leaves that are hashed at once: in between, others are answered. */
const PAGE = 4096;

async function rootOver(reading: Reading, stream: RandomId, batch: number, { from, to }: Range): Promise<Hash> {
  const frontier = createFrontier(NODE.sha256);
  for (let at = from; at < to; at += PAGE) {
    const rows = await reading.rows(sql<{ leaf: Uint8Array }>`
      select leaf from content_line where stream = ${stream} and batch = ${batch} and line >= ${at} and line < ${Math.min(to, at + PAGE)} order by line`);
    for (const { leaf } of rows) frontier.push(leaf);
  }
  return frontier.root();
}
