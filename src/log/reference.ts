/** References from entries to content that stands beside the record: salted files, and batches of lines. Page section 3. */
import { fromHex, toHex } from "../kernel/bytes.ts";
import type { Cents } from "../kernel/money.ts";
import { type Body, type Value, centsOf } from "./entry.ts";
import { HASH_BYTES, type Hash, createFrontier } from "./merkle.ts";
import type { Sha256 } from "./primitives.ts";

/** `hash` and `root` are hex. */
export type FileRef = { readonly ref: "file"; readonly hash: string; readonly bytes: number; readonly type: string };
/** `sum` names the member of each line that holds its cents; it stands with `total` or not at all. */
export type LinesRef = { readonly ref: "lines"; readonly count: number; readonly root: string; readonly sum?: string; readonly total?: string };
export type Ref = FileRef | LinesRef;

export const SALT_BYTES = 16;

/** What stands for a file in an entry. The salt is 16 bytes from a cryptographic source, drawn for this file alone. */
export function fileRef(sha256: Sha256, salt: Uint8Array, content: Uint8Array, type: string): FileRef {
  return { ref: "file", hash: toHex(saltedHash(sha256, salt, content)), bytes: content.length, type };
}

/** The hash of content, or the leaf of a line: 0x00, salt, content. */
export function saltedHash(sha256: Sha256, salt: Uint8Array, content: Uint8Array): Hash {
  if (salt.length !== SALT_BYTES) throw new RangeError(`a salt has ${SALT_BYTES} bytes, not ${salt.length}`);
  const leaf = new Uint8Array(1 + SALT_BYTES + content.length);
  leaf.set(salt, 1);
  leaf.set(content, 1 + SALT_BYTES);
  return sha256(leaf);
}

/** Lines that come one after the other and become one reference. */
export type Batch = {
  /** Takes the leaf of the next line, and its cents if the batch has a sum. */
  readonly push: (leaf: Hash, cents?: Cents) => void;
  readonly ref: () => LinesRef;
};

/** An empty batch; `sum` names the member of its lines that holds cents, if they carry money. */
export function createBatch(sha256: Sha256, sum?: string): Batch {
  const frontier = createFrontier(sha256);
  let total = 0n;
  return {
    push: (leaf, cents) => {
      if ((cents === undefined) !== (sum === undefined)) throw new RangeError("every line of a batch carries money, or none does");
      frontier.push(leaf);
      total += cents ?? 0n;
    },
    ref: () => ({
      ref: "lines",
      count: frontier.size(),
      root: toHex(frontier.root()),
      ...(sum === undefined ? {} : { sum, total: String(total) }),
    }),
  };
}

/** Every reference of a body, in the order of its members; `undefined` for an object that has `ref` and is none. */
export function* refsOf(value: Value): Generator<Ref | undefined> {
  if (typeof value !== "object") return;
  if (Array.isArray(value)) {
    for (const item of value as readonly Value[]) yield* refsOf(item);
    return;
  }
  const body = value as Body;
  if (body["ref"] !== undefined) yield parseRef(body);
  else for (const item of Object.values(body)) if (item !== undefined) yield* refsOf(item);
}

function parseRef(body: Body): Ref | undefined {
  const members = Object.keys(body).sort().join(" ");
  const isHash = (hex: Value | undefined): boolean => typeof hex === "string" && fromHex(hex)?.length === HASH_BYTES;
  const isCount = (count: Value | undefined): boolean => typeof count === "number" && count >= 0;
  if (body["ref"] === "file") {
    const right = members === "bytes hash ref type" && isHash(body["hash"]) && isCount(body["bytes"]) && typeof body["type"] === "string";
    return right ? (body as FileRef) : undefined;
  }
  const plain = members === "count ref root";
  const summed = members === "count ref root sum total" && typeof body["sum"] === "string" && centsOf(body["total"]) !== undefined;
  return body["ref"] === "lines" && (plain || summed) && isHash(body["root"]) && isCount(body["count"]) ? (body as LinesRef) : undefined;
}
