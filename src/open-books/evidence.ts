/** What a file of evidence is, told by its content, and what is refused as evidence (docs/books.md#in-the-books). */
import { type Refusal, refused } from "../api/decide.ts";
import { findIdentity } from "./identity.ts";

const BASIS = "docs/books.md";
/** Bytes of one file at most. */
export const MOST_EVIDENCE = 20 * 1024 * 1024;

const KINDS: readonly (readonly [type: string, head: readonly number[]])[] = [
  ["application/pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
];

/** Archives and office files are refused, because what they unpack to cannot be shown safely; a text is searched for identity codes. */
export function readEvidence(bytes: Uint8Array): { readonly type: string } | { readonly refusals: readonly Refusal[] } {
  if (bytes.length === 0 || bytes.length > MOST_EVIDENCE) return { refusals: [refused("open-books/evidence-size", BASIS, { most: "20" }, "/content")] };
  const found = KINDS.find(([, head]) => head.every((byte, i) => bytes[i] === byte));
  if (found) return { type: found[0] };
  if (!isText(bytes)) return { refusals: [refused("open-books/evidence-type", BASIS, {}, "/content")] };
  if (findIdentity(bytes, 0, bytes.length) >= 0) return { refusals: [refused("open-books/evidence-person", BASIS, {}, "/content")] };
  return { type: "text/plain; charset=utf-8" };
}

/** No control characters but tab and line ends. */
function isText(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13);
}
