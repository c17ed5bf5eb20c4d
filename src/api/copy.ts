/** A stream as it stands in the database, given to whoever copies or checks it. */
import { fromHex } from "../kernel/bytes.ts";
import type { Instant } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import { encode } from "../kernel/utf8.ts";
import { parseCheckpoint } from "../log/checkpoint.ts";
import { type ExportFile, exportFiles, type ExportSource } from "../log/export.ts";
import type { HeldLine } from "../log/lines-file.ts";
import type { Note } from "../log/note.ts";
import type { Signing } from "../log/primitives.ts";
import type { FileRef, LinesRef } from "../log/reference.ts";
import { NODE, readLeaves, withCosignatures } from "../log/store.ts";
import { INSTALLATION, type Reading } from "../store/store.ts";
import type { ContentFileRow } from "../store/tables.ts";
import type { Installation } from "./installation.ts";

/** Files of an export go where `write` puts them, one after the other. */
export type WriteFile = (file: ExportFile) => void;

/** Exports a stream as it stands now; nothing for a stream that has no entry. Returns its size. */
export async function exportStream(
  { store, keeper, signing }: Pick<Installation, "store" | "keeper" | "signing">,
  stream: RandomId,
  { at, wanted }: { readonly at: Instant; readonly wanted: Wanted },
  write: WriteFile,
): Promise<number | undefined> {
  for (;;) {
    const text = await keeper.checkpoint(stream, signing);
    if (text === undefined) return undefined;
    const { size } = parseCheckpoint(encode(text))!.checkpoint;
    const done = await store.read(INSTALLATION, async (reading) => {
      const head = await reading.selectFrom("head").select("size").where("stream", "=", stream).executeTakeFirst();
      // Somebody appended since the checkpoint: what they erased would be missing from a copy that ends before.
      if (Number(head!.size) !== size) return false;
      const checkpoint = await withCosignatures(reading, stream, text);
      for await (const file of exportFiles(NODE, exportSource(reading, stream, { checkpoint, size, at, signing, wanted }))) write(file);
      return true;
    });
    if (done) return size;
  }
}

const ENTRIES = 256;
const LINES = 8_192;

/** Whether the content beside the record goes along. */
export type Wanted = "with content" | "without content";

/** What an export of a stream is made from, read from one snapshot. The checkpoint is of that snapshot's size. */
function exportSource(
  reading: Reading,
  stream: RandomId,
  { checkpoint, size, at, signing, wanted }: { checkpoint: Note; size: number; at: Instant; signing: Signing; wanted: Wanted },
): ExportSource {
  return {
    checkpoint,
    at,
    signing,
    leaves: { entries: leavesOf(reading, stream, size) },
    file: async (ref) => {
      const row = await fileRow(reading, stream, ref.hash);
      if (!row) throw new Error(`${ref.hash} of ${stream} is not there: run sameside verify --database`);
      if (row.salt === null || row.bytes === null) return "erased";
      return wanted === "with content" ? { salt: row.salt, content: row.bytes } : "withheld";
    },
    lines: async (ref) => (wanted === "with content" ? linesOf(reading, stream, ref) : "withheld"),
  };
}

export async function* leavesOf(reading: Reading, stream: RandomId, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < size; from += ENTRIES) yield* await readLeaves(reading, stream, from, Math.min(size, from + ENTRIES));
}

export async function fileRow(reading: Reading, stream: RandomId, hash: FileRef["hash"]): Promise<ContentFileRow | undefined> {
  return reading.selectFrom("content_file").selectAll().where("stream", "=", stream).where("hash", "=", fromHex(hash)!).executeTakeFirst();
}

/** The lines of a batch from one on, in their order, as many as there are up to `to`. */
export async function* linesOf(reading: Reading, stream: RandomId, { root }: Pick<LinesRef, "root">, from = 0, to = Infinity): AsyncGenerator<HeldLine> {
  const of = reading.selectFrom("content_batch").select("batch").where("stream", "=", stream).where("root", "=", fromHex(root)!);
  const found = await of.orderBy("batch").executeTakeFirst();
  if (!found) return;
  for (let next = from; next < to;) {
    const rows = await reading
      .selectFrom("content_line")
      .select(["leaf", "salt", "bytes", "erased_by"])
      .where("stream", "=", stream)
      .where("batch", "=", found.batch)
      .where("line", ">=", next)
      .where("line", "<", Math.min(to, next + LINES))
      .orderBy("line")
      .execute();
    if (rows.length === 0) return;
    for (const { leaf, salt, bytes, erased_by } of rows) {
      yield salt === null || bytes === null ? { erasedBy: Number(erased_by), leaf } : { salt, bytes };
    }
    next += LINES;
  }
}
