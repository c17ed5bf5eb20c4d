/** Verifying a record where it is served, without a login: signature, keys, and that it grew from what was seen before. Page section 10, at the end. */
import { fromHex, toBase64 } from "../kernel/bytes.ts";
import type { Fault } from "../kernel/refusal.ts";
import { type Checkpoint, parseCheckpoint, parseOrigin } from "./checkpoint.ts";
import { type Entry, parseEntry } from "./entry.ts";
import { finding } from "./finding.ts";
import { readOpened } from "./kinds.ts";
import { HASH_BYTES, type Hash, type Range, consistencyRanges, grows, hashesOver, includes, inclusionRanges, leafHash } from "./merkle.ts";
import type { Primitives } from "./primitives.ts";
import { parseEntryProof } from "./proof.ts";
import { readRotation } from "./rotation.ts";
import type { Seen } from "./seen.ts";
import { nodesOverTiles, tilePath, tilesFor } from "./tiles.ts";
import type { KeyChange } from "./verify-leaves.ts";
import { type Baseline, type Subject, type Trust, baselineOf, checkKey, checkSignatures, seenOf } from "./verify-trust.ts";

/** What is served below a record's address; undefined where nothing is. */
export type Served = (path: string) => Promise<Uint8Array | undefined>;
export type ServedReport = {
  readonly findings: readonly Fault[];
  /** Absent when there was no checkpoint or no key to begin with. `since` is the size that it was held against. */
  readonly record?: { readonly checkpoint: Checkpoint; readonly seen: Seen; readonly cosigned: number; readonly since: number | undefined };
};

export async function verifyServed(primitives: Primitives, read: Served, trust: Trust): Promise<ServedReport> {
  const findings: Fault[] = [];
  const find: Subject["find"] = (code, file, args, section) => void findings.push(finding(code, file, args, section));
  const bytes = await read("checkpoint");
  const signed = bytes && parseCheckpoint(bytes);
  if (!signed || !parseOrigin(signed.checkpoint.origin) || signed.checkpoint.size === 0) {
    find("log/checkpoint-unreadable", "checkpoint", {}, 6);
    return { findings };
  }
  const { checkpoint, note } = signed;
  const keys = await servedKeys({ primitives, read, checkpoint, find });
  const key = keys.at(-1)?.key;
  if (!key) return { findings };
  const subject: Subject = { primitives, find, manifest: { checkpoint, key } };
  const cosigned = checkSignatures(subject, undefined, note, trust);
  const baseline = baselineOf(subject, trust);
  if (baseline) await checkGrowth({ primitives, read, checkpoint, find }, baseline);
  checkKey(subject, { keys }, baseline, trust);
  find("log/entries-withheld", "tile/entries", {}, 10);
  return { findings, record: { checkpoint, seen: seenOf({ keys }, key, checkpoint), cosigned, since: baseline?.size } };
}

type Source = { readonly primitives: Primitives; readonly read: Served; readonly checkpoint: Checkpoint; readonly find: Subject["find"] };

/** The chain of keys from `key/0` on. Each is believed only as a leaf of the signed tree; where the chain breaks it ends, and that is told. */
async function servedKeys(source: Source): Promise<KeyChange[]> {
  const { primitives, read, checkpoint, find } = source;
  const keys: KeyChange[] = [];
  for (let n = 0; ; n++) {
    const path = `key/${n}`;
    const bytes = await read(path);
    if (!bytes && n > 0) return keys;
    const entry = bytes && (await servedEntry(source, bytes, path));
    if (!entry) find("log/key-unproved", path, {}, 8);
    if (!entry) return [];
    const change = n === 0 ? openingKey(primitives, checkpoint, entry) : await rotatedKey(source, keys.at(-1)!, entry);
    if (typeof change === "string") find(change, path, { seq: String(entry.seq), kind: entry.kind, origin: checkpoint.origin }, 8);
    if (typeof change === "string") return [];
    keys.push(change);
  }
}

/** The entry that a bundle carries, if it is a leaf of the signed tree. */
async function servedEntry(source: Source, bytes: Uint8Array, path: string): Promise<Entry | undefined> {
  const { checkpoint, primitives } = source;
  const { extra, index } = parseEntryProof(bytes) ?? {};
  const entry = extra && parseEntry(extra, path).value;
  if (!extra || entry?.seq !== index || entry?.stream !== parseOrigin(checkpoint.origin)!.stream || index! >= checkpoint.size) return undefined;
  const proof = await hashesFrom(source, inclusionRanges(index!, checkpoint.size));
  const size = BigInt(checkpoint.size);
  const leaf = leafHash(primitives.sha256, extra);
  return proof && includes(primitives.sha256, { index: BigInt(index!), size, leaf, root: checkpoint.root, proof }) ? entry : undefined;
}

function openingKey({ sha256 }: Primitives, { origin }: Checkpoint, entry: Entry): KeyChange | "log/not-opened" {
  const opened = entry.kind === "stream-opened" && entry.seq === 0 ? readOpened(sha256, entry.body) : undefined;
  const right = opened?.key.name === origin && opened.installation === parseOrigin(origin)!.installation;
  return right ? { seq: 0, key: opened.key, because: "opened" } : "log/not-opened";
}

async function rotatedKey(
  source: Source,
  last: KeyChange,
  entry: Entry,
): Promise<KeyChange | "log/key-unproved" | `log/rotation-${"unreadable" | "keys" | "root" | "signatures"}`> {
  const { primitives, checkpoint } = source;
  const root = typeof entry.body["root"] === "string" ? fromHex(entry.body["root"]) : undefined;
  if (entry.kind !== "key-rotated" || entry.seq <= last.seq || root?.length !== HASH_BYTES) return "log/rotation-unreadable";
  if (!(await isBeginning(source, entry.seq, root))) return "log/rotation-root";
  const rotation = readRotation(primitives, { origin: checkpoint.origin, seq: entry.seq, root }, last.key, entry.body);
  return typeof rotation === "string" ? `log/rotation-${rotation}` : { seq: entry.seq, key: rotation.to, because: rotation.because };
}

async function checkGrowth(source: Source, { size, root }: Baseline): Promise<void> {
  const args = { size: String(source.checkpoint.size), seen: String(size), root: toBase64(root) };
  if (size > source.checkpoint.size) source.find("log/older-than-seen", "checkpoint", args, 10);
  else if (size > 0 && !(await isBeginning(source, size, root))) source.find("log/rewritten", "checkpoint", args, 10);
}

/** Whether the tree of this size and root is the beginning of the signed one, shown by its tiles. */
async function isBeginning(source: Source, size: number, oldRoot: Hash): Promise<boolean> {
  const { checkpoint, primitives } = source;
  const proof = await hashesFrom(source, consistencyRanges(size, checkpoint.size));
  const growth = { oldSize: BigInt(size), oldRoot, size: BigInt(checkpoint.size), root: checkpoint.root };
  return proof !== undefined && grows(primitives.sha256, { ...growth, proof });
}

/** The hashes over ranges from the tiles that are served; undefined, and told, when a tile is missing or of the wrong size. */
async function hashesFrom({ primitives, read, checkpoint, find }: Source, ranges: readonly Range[]): Promise<Hash[] | undefined> {
  const tiles = new Map<string, Uint8Array>();
  for (const tile of tilesFor(ranges, checkpoint.size)) {
    const path = tilePath(tile);
    // A tile that was partial may be served as the full one only (tlog-tiles, Partial Tiles).
    const bytes = (await read(path)) ?? (await read(tilePath({ ...tile, width: 256 })));
    if (!bytes || bytes.length < tile.width * HASH_BYTES) {
      find("log/file-missing", path, {}, 5);
      return undefined;
    }
    tiles.set(path, bytes.subarray(0, tile.width * HASH_BYTES));
  }
  const nodes = nodesOverTiles(primitives.sha256, checkpoint.size, (tile) => tiles.get(tilePath(tile))!);
  return hashesOver(primitives.sha256, ranges, nodes);
}
