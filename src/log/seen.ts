/** What a person has seen of records before, as the state file keeps it. Page section 10. */
import { fromBase64 } from "../kernel/bytes.ts";
import type { Origin } from "./checkpoint.ts";
import { HASH_BYTES } from "./merkle.ts";
import { parseKey } from "./note.ts";
import type { Sha256 } from "./primitives.ts";

/** `key` is the verifier key in force at `size`; `root` is base64. `earlier`: keys that planned changes ended, each with the size up to which it signed. */
export type Seen = { readonly key: string; readonly size: number; readonly root: string; readonly earlier?: readonly EarlierKey[] };
export type EarlierKey = { readonly key: string; readonly size: number };
export type SeenFile = { readonly v: 1; readonly origins: Readonly<Record<Origin, Seen>> };

export const NOTHING_SEEN: SeenFile = { v: 1, origins: {} };

/** The state of a text; undefined when it is none, so that nobody trusts half of it. */
export function parseSeen(sha256: Sha256, text: string): SeenFile | undefined {
  const read = parsed(text);
  if (typeof read !== "object" || read === null || !("v" in read) || read.v !== 1 || !("origins" in read)) return undefined;
  const { origins } = read;
  if (typeof origins !== "object" || origins === null) return undefined;
  const right = Object.entries(origins as Record<string, unknown>).every(([origin, seen]) => isSeen(sha256, origin, seen));
  return right ? (read as SeenFile) : undefined;
}

export function formatSeen(file: SeenFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The state with what was seen now; a smaller tree never replaces a larger one. */
export function remember(file: SeenFile, origin: Origin, seen: Seen): SeenFile {
  const before = file.origins[origin];
  return before && before.size > seen.size ? file : { v: 1, origins: { ...file.origins, [origin]: seen } };
}

function isSeen(sha256: Sha256, origin: string, seen: unknown): boolean {
  if (typeof seen !== "object" || seen === null || !("key" in seen) || !("size" in seen) || !("root" in seen)) return false;
  const { root } = seen;
  const earlier = "earlier" in seen ? seen.earlier : [];
  if (!Array.isArray(earlier) || ![seen, ...earlier].every((each) => isKeyAt(sha256, origin, each))) return false;
  return typeof root === "string" && fromBase64(root)?.length === HASH_BYTES;
}

function isKeyAt(sha256: Sha256, origin: string, known: unknown): boolean {
  if (typeof known !== "object" || known === null || !("key" in known) || !("size" in known)) return false;
  const { key, size } = known;
  return typeof key === "string" && parseKey(sha256, key)?.name === origin && Number.isSafeInteger(size) && (size as number) >= 0;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
