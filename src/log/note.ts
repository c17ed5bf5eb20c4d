/** Signed notes and verifier keys after C2SP signed-note, Ed25519 only. Page sections 1 and 6. */
import { fromBase64, fromHex, joinBytes, sameBytes, toBase64, toHex } from "../kernel/bytes.ts";
import { decode, encode } from "../kernel/utf8.ts";
import type { Sha256, Signing } from "./primitives.ts";

/** What a key signs: notes of a log (0x01), or cosignatures with a time (0x04). */
export type KeyType = 1 | 4;
/** A public key under its name. `id` is 4 bytes. */
export type VerifierKey = { readonly name: string; readonly type: KeyType; readonly publicKey: Uint8Array; readonly id: Uint8Array };
/** `bytes` is what follows the key id. */
export type Signature = { readonly name: string; readonly id: Uint8Array; readonly bytes: Uint8Array };
/** `text` ends with its newline. */
export type Note = { readonly text: string; readonly signatures: readonly Signature[] };

/** More signature lines than this are refused; C2SP wants at least 16. */
const SIGNATURES = 64;
const NEWLINE = 10;
const DASH = "\u2014 ";
/** No spaces of Unicode, no plus, no control characters. */
const NAME = /^[^\p{White_Space}\p{Cc}+]+$/u;

export function verifierKey(sha256: Sha256, name: string, type: KeyType, publicKey: Uint8Array): VerifierKey {
  if (!NAME.test(name)) throw new RangeError(`no key can be named ${name}`);
  const id = Uint8Array.from(sha256(joinBytes([encode(`${name}\n`), Uint8Array.of(type), publicKey])).subarray(0, 4));
  return { name, type, publicKey, id };
}

/** `name+530d903a+AekyeRrm…`. */
export function formatKey({ name, type, publicKey, id }: VerifierKey): string {
  return `${name}+${toHex(id)}+${toBase64(joinBytes([Uint8Array.of(type), publicKey]))}`;
}

/** The key of a text; undefined when it is none, when its id is not its own, or when it is of a type that we do not know. */
export function parseKey(sha256: Sha256, text: string): VerifierKey | undefined {
  const match = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/s.exec(text);
  const id = fromHex(match?.[2] ?? "");
  const material = fromBase64(match?.[3] ?? "");
  if (!match || !id || !material || material.length !== 33 || (material[0] !== 1 && material[0] !== 4) || !NAME.test(match[1]!)) return undefined;
  const key = verifierKey(sha256, match[1]!, material[0], material.subarray(1));
  return sameBytes(key.id, id) ? key : undefined;
}

export function sameKey(a: VerifierKey, b: VerifierKey): boolean {
  return a.name === b.name && a.type === b.type && sameBytes(a.publicKey, b.publicKey);
}

/** The note of bytes; undefined when they are none. */
export function parseNote(bytes: Uint8Array): Note | undefined {
  const whole = decode(bytes).text;
  if (whole === undefined || bytes.some((byte) => byte < 32 && byte !== NEWLINE) || !whole.endsWith("\n")) return undefined;
  const end = whole.lastIndexOf("\n\n");
  if (end === -1) return undefined;
  const lines = whole.slice(end + 2, -1).split("\n");
  const signatures = lines.map(parseSignature);
  if (lines.length > SIGNATURES || !signatures.every((signature) => signature !== undefined)) return undefined;
  return { text: whole.slice(0, end + 1), signatures };
}

function parseSignature(line: string): Signature | undefined {
  const [name, base64, ...more] = line.startsWith(DASH) ? line.slice(DASH.length).split(" ") : [];
  const bytes = fromBase64(base64 ?? "");
  if (name === undefined || more.length > 0 || !NAME.test(name) || !bytes || bytes.length < 5) return undefined;
  return { name, id: bytes.subarray(0, 4), bytes: bytes.subarray(4) };
}

export function formatNote({ text, signatures }: Note): Uint8Array {
  const lines = signatures.map(({ name, id, bytes }) => `${DASH}${name} ${toBase64(joinBytes([id, bytes]))}\n`);
  return encode(`${text}\n${lines.join("")}`);
}

/** The Ed25519 signature (type 0x01) of a note's text under a name. */
export function signText(sha256: Sha256, text: string, name: string, signing: Signing): Signature {
  const { id } = verifierKey(sha256, name, 1, signing.publicKey);
  return { name, id, bytes: signing.sign(encode(text)) };
}

/** The signatures of a note that claim to be by the key: its name and its id. */
export function signaturesBy(note: Note, key: VerifierKey): readonly Signature[] {
  return note.signatures.filter(({ name, id }) => name === key.name && sameBytes(id, key.id));
}
