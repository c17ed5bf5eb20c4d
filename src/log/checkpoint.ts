/** Checkpoints after C2SP tlog-checkpoint: the size and root of a stream, signed. Page section 6. */
import { fromBase64, toBase64 } from "../kernel/bytes.ts";
import { type RandomId, isRandomId } from "../kernel/id.ts";
import { encode } from "../kernel/utf8.ts";
import { HASH_BYTES, type Hash } from "./merkle.ts";
import { type Note, type VerifierKey, parseNote, signText, signaturesBy } from "./note.ts";
import type { Primitives, Signing } from "./primitives.ts";

/** `<installation-id>/<stream-id>`. */
export type Origin = string;
export type Checkpoint = { readonly origin: Origin; readonly size: number; readonly root: Hash };

export function originOf(installation: RandomId, stream: RandomId): Origin {
  return `${installation}/${stream}`;
}

/** The two ids of an origin; undefined when it is none of ours. */
export function parseOrigin(origin: string): { readonly installation: RandomId; readonly stream: RandomId } | undefined {
  const [installation, stream, ...more] = origin.split("/");
  if (installation === undefined || stream === undefined || more.length > 0 || !isRandomId(installation) || !isRandomId(stream)) return undefined;
  return { installation, stream };
}

export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** The checkpoint that a note's text is; undefined when it is none. Any origin will do here; extension lines will not. */
export function parseCheckpointText(text: string): Checkpoint | undefined {
  const [origin, size, root, end, ...more] = text.split("\n");
  const hash = fromBase64(root ?? "");
  if (!origin || end !== "" || more.length > 0 || !/^(0|[1-9]\d{0,15})$/.test(size ?? "") || hash?.length !== HASH_BYTES) return undefined;
  return Number.isSafeInteger(Number(size)) ? { origin, size: Number(size), root: hash } : undefined;
}

/** A checkpoint with its note, signature unchecked; undefined when the bytes are none. */
export function parseCheckpoint(bytes: Uint8Array): { readonly checkpoint: Checkpoint; readonly note: Note } | undefined {
  const note = parseNote(bytes);
  const checkpoint = note && parseCheckpointText(note.text);
  return note && checkpoint ? { checkpoint, note } : undefined;
}

/** The note of a checkpoint with the log's signature; the key's name is the origin. */
export function signCheckpoint({ sha256 }: Primitives, checkpoint: Checkpoint, signing: Signing): Note {
  const text = checkpointText(checkpoint);
  return { text, signatures: [signText(sha256, text, checkpoint.origin, signing)] };
}

/** Whether the note is signed by the key: at least one signature claims to be by it, and all that do hold. */
export function isSignedBy({ verify }: Primitives, note: Note, key: VerifierKey): boolean {
  const signatures = signaturesBy(note, key);
  return key.type === 1 && signatures.length > 0 && signatures.every(({ bytes }) => verify(bytes, encode(note.text), key.publicKey));
}
