/** Proofs that travel by themselves: an entry in a signed tree (C2SP tlog-proof), and a line of a batch in such an entry. Page section 6. */
import { fromBase64, fromHex, toBase64 } from "../kernel/bytes.ts";
import { decode, encode } from "../kernel/utf8.ts";
import { type Checkpoint, isSignedBy, parseCheckpoint } from "./checkpoint.ts";
import { type Entry, parseEntry } from "./entry.ts";
import { HASH_BYTES, type Hash, includes, leafHash } from "./merkle.ts";
import { type Note, type VerifierKey, formatNote } from "./note.ts";
import type { Primitives } from "./primitives.ts";
import { type LinesRef, SALT_BYTES, refsOf, saltedHash } from "./reference.ts";

const ENTRY_HEAD = "c2sp.org/tlog-proof@v1";
const LINE_HEAD = "sameside/line-proof@v1";

/** `extra` is the entry's bytes where the bundle is to stand by itself. */
export type EntryProof = {
  readonly extra?: Uint8Array;
  readonly index: number;
  readonly proof: readonly Hash[];
  readonly checkpoint: Checkpoint;
  readonly note: Note;
};
/** A line and its salt, its place under the batch's root (hex), and the proof of the batch's entry. */
export type LineProof = {
  readonly line: Uint8Array;
  readonly salt: Uint8Array;
  readonly root: string;
  readonly index: number;
  readonly proof: readonly Hash[];
  readonly entry: EntryProof;
};

export function formatEntryProof({ extra, index, proof, note }: Omit<EntryProof, "checkpoint">): Uint8Array {
  const head = [ENTRY_HEAD, ...(extra ? [`extra ${toBase64(extra)}`] : []), `index ${index}`, ...proof.map(toBase64)];
  return encode(`${head.join("\n")}\n\n${decode(formatNote(note)).text!}`);
}

export function formatLineProof({
  line,
  salt,
  root,
  index,
  proof,
  entry,
}: Omit<LineProof, "entry"> & { readonly entry: Omit<EntryProof, "checkpoint"> }): Uint8Array {
  const head = [LINE_HEAD, `line ${toBase64(line)}`, `salt ${toBase64(salt)}`, `root ${root}`, `index ${index}`, ...proof.map(toBase64)];
  return encode(`${head.join("\n")}\n\n${decode(formatEntryProof(entry)).text!}`);
}

/** The bundle of bytes, nothing checked yet; undefined when they are none. */
export function parseEntryProof(bytes: Uint8Array): EntryProof | undefined {
  const halves = halvesOf(bytes);
  if (!halves) return undefined;
  const [head, ...lines] = halves.head;
  const extra = lines[0]?.startsWith("extra ") ? fromBase64(lines.shift()!.slice("extra ".length)) : null;
  const place = placeOf(lines);
  const signed = parseCheckpoint(halves.rest);
  if (head !== ENTRY_HEAD || extra === undefined || !place || !signed) return undefined;
  return { ...(extra ? { extra } : {}), ...place, ...signed };
}

/** The bundle of bytes, nothing checked yet; undefined when they are none. */
export function parseLineProof(bytes: Uint8Array): LineProof | undefined {
  const halves = halvesOf(bytes);
  if (!halves) return undefined;
  const [head, line, salt, root, ...lines] = halves.head;
  const place = placeOf(lines);
  const entry = parseEntryProof(halves.rest);
  const content = line?.startsWith("line ") ? fromBase64(line.slice("line ".length)) : undefined;
  const salted = salt?.startsWith("salt ") ? fromBase64(salt.slice("salt ".length)) : undefined;
  const hex = root?.startsWith("root ") ? root.slice("root ".length) : "";
  if (head !== LINE_HEAD || !content || salted?.length !== SALT_BYTES || fromHex(hex)?.length !== HASH_BYTES || !place || !entry) return undefined;
  return { line: content, salt: salted, root: hex, ...place, entry };
}

/** Whether the bundle shows the entry's bytes in a tree that the key signed. */
export function provesEntry(primitives: Primitives, { index, proof, checkpoint, note }: EntryProof, bytes: Uint8Array, key: VerifierKey): boolean {
  const { size, root } = checkpoint;
  const inclusion = { index: BigInt(index), size: BigInt(size), leaf: leafHash(primitives.sha256, bytes), root, proof };
  return checkpoint.origin === key.name && isSignedBy(primitives, note, key) && includes(primitives.sha256, inclusion);
}

/** The entry whose batch holds the line, if the bundle shows that in a tree that the key signed. */
export function provesLine(primitives: Primitives, { line, salt, root, index, proof, entry }: LineProof, key: VerifierKey): Entry | undefined {
  const { sha256 } = primitives;
  const read = entry.extra && provesEntry(primitives, entry, entry.extra, key) ? parseEntry(entry.extra, "entry").value : undefined;
  if (read?.seq !== entry.index) return undefined;
  const ref = [...refsOf(read.body)].find((found): found is LinesRef => found?.ref === "lines" && found.root === root);
  const inclusion = { index: BigInt(index), size: BigInt(ref?.count ?? 0), leaf: saltedHash(sha256, salt, line), root: fromHex(root)!, proof };
  return ref && includes(sha256, inclusion) ? read : undefined;
}

/** The lines before the first empty line, and the bytes after it. Only one spelling of a text is read. */
function halvesOf(bytes: Uint8Array): { readonly head: readonly string[]; readonly rest: Uint8Array } | undefined {
  const text = decode(bytes).text;
  const end = text?.indexOf("\n\n") ?? -1;
  return text === undefined || end === -1 ? undefined : { head: text.slice(0, end).split("\n"), rest: encode(text.slice(end + 2)) };
}

function placeOf([index, ...hashes]: readonly string[]): { readonly index: number; readonly proof: Hash[] } | undefined {
  const match = /^index (0|[1-9]\d{0,15})$/.exec(index ?? "");
  const proof = hashes.map(fromBase64);
  if (!match || !Number.isSafeInteger(Number(match[1])) || proof.length > 63) return undefined;
  return proof.every((hash) => hash?.length === HASH_BYTES) ? { index: Number(match[1]), proof: proof as Hash[] } : undefined;
}
