/** Files that entries name by hash: how they are kept beside the record and found again. */
import { randomBytes } from "node:crypto";
import { fromHex, toHex } from "../kernel/bytes.ts";
import type { RandomId } from "../kernel/id.ts";
import { decode, encode } from "../kernel/utf8.ts";
import { type FileRef, fileRef, SALT_BYTES } from "../log/reference.ts";
import { NODE } from "../log/store.ts";
import type { Reading, Writing } from "../store/store.ts";

/** A file with the salt that was drawn for it, and what stands for it in an entry. */
export type SaltedFile = { readonly ref: FileRef; readonly salt: Uint8Array; readonly bytes: Uint8Array };

export function salted(bytes: Uint8Array, type: string): SaltedFile {
  const salt = new Uint8Array(randomBytes(SALT_BYTES));
  return { ref: fileRef(NODE.sha256, salt, bytes, type), salt, bytes };
}

/** What somebody wrote, as a file. */
export function saltedText(words: string): SaltedFile {
  return salted(encode(words), "text/plain; charset=utf-8");
}

/** Keeps a file beside the record; the entry that names it goes in the same transaction. */
export async function keepFile(writing: Writing, stream: RandomId, { ref, salt, bytes }: SaltedFile): Promise<void> {
  const row = { stream, hash: fromHex(ref.hash)!, size: BigInt(ref.bytes), type: ref.type, salt, bytes, erased_by: null };
  await writing.insertInto("content_file").values(row).execute();
}

/** The content of a file; undefined when it was erased. A hash that no entry of the stream names is a bug. */
export async function fileOf(reading: Reading, stream: RandomId, hash: string): Promise<Uint8Array | undefined> {
  const query = reading.selectFrom("content_file").select("bytes").where("stream", "=", stream).where("hash", "=", fromHex(hash)!);
  const row = await query.executeTakeFirst();
  if (!row) throw new Error(`no file ${hash} in ${stream}`);
  return row.bytes ?? undefined;
}

/** The contents of files by hash; those that were erased are absent. */
export async function filesOf(reading: Reading, stream: RandomId, hashes: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  if (hashes.length === 0) return new Map();
  const named = hashes.map((hash) => fromHex(hash)!);
  const rows = await reading.selectFrom("content_file").select(["hash", "bytes"]).where("stream", "=", stream).where("hash", "in", named).execute();
  return new Map(rows.flatMap(({ hash, bytes }) => (bytes ? [[toHex(hash), bytes] as const] : [])));
}

/** What text files say, by hash, in one question; those that are not named here, and those that were erased, are absent. */
export async function saidIn(reading: Reading, stream: RandomId, refs: readonly (Pick<FileRef, "hash"> | undefined)[]): Promise<ReadonlyMap<string, string>> {
  const found = await filesOf(
    reading,
    stream,
    refs.flatMap((ref) => ref?.hash ?? []),
  );
  return new Map([...found].map(([hash, bytes]) => [hash, decode(bytes).text ?? ""]));
}
