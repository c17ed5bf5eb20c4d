// A record where it is served, seen by somebody without a login.
import assert from "node:assert/strict";
import { test } from "node:test";
import { encode } from "../../src/kernel/utf8.ts";
import { hashesOver, inclusionRanges, nodesOverLeaves } from "../../src/log/merkle.ts";
import { formatEntryProof } from "../../src/log/proof.ts";
import type { Seen } from "../../src/log/seen.ts";
import { OPENSSL as NODE } from "../../src/store/openssl.ts";
import { type ServedReport, verifyServed } from "../../src/log/verify-served.ts";
import type { Trust } from "../../src/log/verify-trust.ts";
import { type Files, type Keeper, KEYS, NO_TRUST, add, exported, fact, logKey, openRecord, rotate, signed } from "./world.ts";

/** What anyone may fetch: checkpoint, hash tiles, and the proofs of the entries that say the keys. */
async function served(keeper: Keeper): Promise<Files> {
  const files = await exported(keeper, { hashesOnly: true });
  const hashes = keeper.leaves.map(({ hash }) => hash);
  const kinds = ["stream-opened", "key-rotated"];
  for (const [n, { entry, bytes }] of keeper.leaves.filter((leaf) => kinds.includes(leaf.entry.kind)).entries()) {
    const proof = hashesOver(NODE.sha256, inclusionRanges(entry.seq, hashes.length), nodesOverLeaves(NODE.sha256, hashes));
    files.set(`key/${n}`, formatEntryProof({ extra: bytes, index: entry.seq, proof, note: signed(keeper) }));
  }
  return files;
}

const verify = (files: Files, trust: Partial<Trust> = {}): Promise<ServedReport> =>
  verifyServed(NODE, async (path) => files.get(path), { ...NO_TRUST, ...trust });
const codes = ({ findings }: ServedReport, severity = "fault"): string[] => findings.filter((one) => one.severity === severity).map(({ code }) => code);
const seenAs =
  ({ record }: ServedReport) =>
  (): Seen =>
    record!.seen;

function record(first: string, more: number): Keeper {
  const keeper = openRecord();
  for (let i = 0; i < more; i++) add(keeper, fact("noted", { text: i === 0 ? first : String(i) }), "2026-01-02T00:00:00.000Z");
  return keeper;
}

test("what is served is believed the first time aloud, and then held against what was seen", async () => {
  const keeper = record("a", 3);
  const first = await verify(await served(keeper));
  assert.deepEqual(codes(first), []);
  assert.deepEqual(codes(first, "warning"), ["log/witness-unknown", "log/first-seen", "log/entries-withheld"]);
  for (let i = 0; i < 600; i++) add(keeper, fact("noted", { i }), "2026-01-03T00:00:00.000Z");
  const files = await served(keeper);
  const second = await verify(files, { seen: seenAs(first) });
  assert.deepEqual([codes(second), second.record!.since], [[], 4]);
  assert.deepEqual(codes(await verify(await served(record("a", 3)), { seen: seenAs(second) })), ["log/older-than-seen"]);
  assert.deepEqual(codes(await verify(await served(record("b", 500)), { seen: seenAs(first) })), ["log/rewritten"]);
  assert.deepEqual(codes(await verify(files, { keys: [logKey(KEYS.thief)] })), ["log/key-differs"]);
});

test("planned changes of key are followed through the proofs, stolen ones are not", async () => {
  const keeper = record("a", 300);
  const first = await verify(await served(keeper));
  rotate(keeper, KEYS.second);
  add(keeper, fact("noted", {}), "2026-01-03T00:00:00.000Z");
  const second = await verify(await served(keeper), { seen: seenAs(first) });
  assert.deepEqual([codes(second), codes(second, "warning").includes("log/key-followed")], [[], true]);
  rotate(keeper, KEYS.thief, "stolen");
  const files = await served(keeper);
  assert.deepEqual(codes(await verify(files, { seen: seenAs(second) })), ["log/key-to-confirm"]);
  assert.deepEqual(codes(await verify(files, { seen: seenAs(second), keys: [logKey(KEYS.thief)] })), []);
});

test("a chain of keys that is cut, swapped or changed is refused", async () => {
  const keeper = record("a", 300);
  rotate(keeper, KEYS.second);
  const files = await served(keeper);
  const without = (path: string): Files => new Map([...files].filter(([name]) => name !== path));
  assert.deepEqual(codes(await verify(without("key/0"))), ["log/key-unproved"]);
  assert.deepEqual(codes(await verify(without("key/1"))), ["log/checkpoint-not-signed", "log/signature-strange"]);
  assert.deepEqual(codes(await verify(new Map(files).set("key/0", files.get("key/1")!))), ["log/not-opened"]);
  assert.deepEqual(codes(await verify(without("checkpoint"))), ["log/checkpoint-unreadable"]);
  assert.deepEqual(codes(await verify(new Map(files).set("checkpoint", encode("x\n")))), ["log/checkpoint-unreadable"]);
  const tile = Uint8Array.from(files.get("tile/0/001.p/46")!);
  tile[0]! ^= 1;
  assert.notDeepEqual(codes(await verify(new Map(files).set("tile/0/001.p/46", tile))), []);
  assert.ok(codes(await verify(without("tile/0/000"))).includes("log/file-missing"));
});
