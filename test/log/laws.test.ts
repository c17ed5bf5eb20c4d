// What holds for every tree, tile, proof, entry and note.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { sameBytes } from "../../src/kernel/bytes.ts";
import { type Json, canonical } from "../../src/kernel/canonical.ts";
import { decode, encode } from "../../src/kernel/utf8.ts";
import { parseCheckpoint, signCheckpoint } from "../../src/log/checkpoint.ts";
import { type Body, entryBytes, lineBytes, parseEntry, parseValue } from "../../src/log/entry.ts";
import { append, checkpointOf, newHead } from "../../src/log/log.ts";
import {
  type Hash,
  type NodeAt,
  consistencyRanges,
  createFrontier,
  grows,
  hashesOver,
  includes,
  inclusionRanges,
  leafHash,
  nodesOverLeaves,
  rootOf,
} from "../../src/log/merkle.ts";
import { formatNote, parseNote } from "../../src/log/note.ts";
import { PURE } from "../../src/log/primitives.ts";
import { formatLineProof, parseLineProof, provesLine } from "../../src/log/proof.ts";
import { saltedHash } from "../../src/log/reference.ts";
import { OPENSSL as NODE } from "../../src/store/openssl.ts";
import { createEdge, edgeOfTiles, formatBundle, nodesOverTiles, parseBundle, parseTilePath, partialTiles, tilePath, tilesOf } from "../../src/log/tiles.ts";
import { consider } from "../../src/log/witness.ts";
import { KEYS, ORIGIN, addLines, codes, fact, logKey, openRecord, exported, signed, verified } from "./world.ts";

const { sha256 } = NODE;
const leavesOf = (size: number): Hash[] => Array.from({ length: size }, (_, i) => leafHash(sha256, encode(String(i))));
const LEAVES = leavesOf(70_000);

/** The tree as RFC 6962 section 2.1 defines it, by recursion. */
function mth(leaves: readonly Hash[]): Hash {
  if (leaves.length < 2) return leaves[0] ?? sha256(new Uint8Array());
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha256(Buffer.concat([Uint8Array.of(1), mth(leaves.slice(0, k)), mth(leaves.slice(k))]));
}

test("roots that grow are those of the definition, and go on from where they stopped", () => {
  fc.assert(
    fc.property(fc.nat({ max: 600 }), fc.nat({ max: 600 }), (a, b) => {
      const [size, stop] = [Math.max(a, b), Math.min(a, b)];
      const leaves = LEAVES.slice(0, size);
      const first = createFrontier(sha256);
      for (const leaf of leaves.slice(0, stop)) first.push(leaf);
      const rest = createFrontier(sha256, first.size(), first.peaks());
      for (const leaf of leaves.slice(stop)) rest.push(leaf);
      assert.ok(sameBytes(rest.root(), mth(leaves)));
      assert.ok(sameBytes(first.root(), mth(leaves.slice(0, stop))));
    }),
    { numRuns: 40 },
  );
});

/** Sizes up to where the third level of tiles begins, small ones and those about powers of two more often. */
const sizes = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 1100 }), fc.constantFrom(65_536, 65_794));
const nodesAt = new Map<number, NodeAt>();

/** Complete subtrees by way of tiles, the way a server has them. */
function nodes(size: number): NodeAt {
  const known = nodesAt.get(size);
  if (known) return known;
  const edge = createEdge(sha256);
  for (const leaf of LEAVES.slice(0, size)) edge.push(leaf);
  const tiles = new Map([...edge.filled(), ...partialTiles(edge.state())].map((tile) => [tilePath(tile), tile.bytes]));
  assert.deepEqual([...tiles.keys()].sort(), [...tilesOf(size)].map(tilePath).sort());
  const made = nodesOverTiles(sha256, size, (tile) => tiles.get(tilePath(tile))!);
  nodesAt.set(size, made);
  return made;
}

/** The root over the first leaves of a tree; for large trees from its tiles, which another test holds against the definition. */
function rootAt(old: number, size: number): Hash {
  return size < 2000 ? rootOf(sha256, LEAVES.slice(0, old)) : hashesOver(sha256, [{ from: 0, to: old }], nodes(size))[0]!;
}

test("an inclusion proof from tiles holds, and with any bit of it, or its place, or its leaf changed it does not", () => {
  fc.assert(
    fc.property(sizes, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), (size, where, spot, flip) => {
      const index = where % size;
      const root = rootAt(size, size);
      const proof = hashesOver(sha256, inclusionRanges(index, size), nodes(size));
      const claim = { index: BigInt(index), size: BigInt(size), leaf: LEAVES[index]!, root, proof };
      assert.ok(includes(sha256, claim));
      assert.ok(includes(PURE.sha256, claim));
      assert.ok(!includes(sha256, { ...claim, index: BigInt((index + 1) % size), ...(size === 1 ? { index: 1n } : {}) }));
      assert.ok(!includes(sha256, { ...claim, leaf: LEAVES[size]! }));
      assert.ok(!includes(sha256, { ...claim, proof: [...proof, root] }));
      if (proof.length > 0) assert.ok(!includes(sha256, { ...claim, proof: flipped(proof, spot, flip) }));
      if (proof.length > 0) assert.ok(!includes(sha256, { ...claim, proof: proof.slice(1) }));
    }),
    { numRuns: 60 },
  );
});

test("a consistency proof from tiles holds, and with any bit of it or either root changed it does not", () => {
  fc.assert(
    fc.property(sizes, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), (size, where, spot, flip) => {
      const old = 1 + (where % size);
      const [oldRoot, root] = [rootAt(old, size), rootAt(size, size)];
      const proof = hashesOver(sha256, consistencyRanges(old, size), nodes(size));
      const claim = { oldSize: BigInt(old), oldRoot, size: BigInt(size), root, proof };
      assert.ok(grows(sha256, claim));
      assert.ok(!grows(sha256, { ...claim, oldRoot: LEAVES[0]!, ...(old === 1 ? { oldRoot: LEAVES[1]! } : {}) }));
      assert.ok(!grows(sha256, { ...claim, root: LEAVES[69_999]! }));
      assert.ok(!grows(sha256, { ...claim, proof: [...proof, root] }));
      if (proof.length > 0) assert.ok(!grows(sha256, { ...claim, proof: flipped(proof, spot, flip) }));
      const [last, offered] = [
        { origin: ORIGIN, size: old, root: oldRoot },
        { origin: ORIGIN, size, root },
      ];
      assert.equal(consider(sha256, last, offered, proof), "cosign");
      assert.equal(consider(sha256, offered, last, proof), old < size ? "smaller" : "cosign");
      assert.notEqual(consider(sha256, { ...last, root: LEAVES[7]! }, offered, proof), "cosign");
    }),
    { numRuns: 60 },
  );
});

function flipped(proof: readonly Hash[], spot: number, flip: number): Hash[] {
  return proof.map((hash, i) => {
    const bytes = Uint8Array.from(hash);
    if (i === Math.floor(spot / 32) % proof.length) bytes[spot % 32]! ^= flip;
    return bytes;
  });
}

test("an edge goes on from its tiles as it would have gone on by itself", () => {
  fc.assert(
    fc.property(sizes, fc.nat({ max: 600 }), (size, more) => {
      const whole = createEdge(sha256);
      for (const leaf of LEAVES.slice(0, size)) whole.push(leaf);
      whole.filled();
      const state = whole.state();
      const other = createEdge(sha256, edgeOfTiles(sha256, size, partialTiles(state)));
      for (const edge of [whole, other]) for (const leaf of LEAVES.slice(size, size + more)) edge.push(leaf);
      assert.deepEqual(other.state(), whole.state());
      assert.deepEqual(other.filled().map(tilePath), whole.filled().map(tilePath));
      assert.ok(sameBytes(other.root(), rootOf(sha256, LEAVES.slice(0, size + more))));
      assert.equal(state.size, size);
    }),
    { numRuns: 20 },
  );
});

test("a tile has one path, and only that path leads to it", () => {
  const width = fc.integer({ min: 1, max: 256 });
  fc.assert(
    fc.property(fc.nat({ max: 63 }), fc.nat({ max: 2 ** 40 }), width, (level, index, wide) => {
      const at = { level, index, width: wide };
      assert.deepEqual(parseTilePath(tilePath(at)), at);
    }),
  );
  for (const path of [
    "tile/0/1",
    "tile/00/001",
    "tile/64/000",
    "tile/0/000.p/256",
    "tile/0/000.p/0",
    "tile/0/000.p/01",
    "tile/0/x000/001",
    "tile/0/x001",
    "x",
  ]) {
    assert.equal(parseTilePath(path), undefined, path);
  }
});

test("entries come back out of a bundle, and a bundle that is cut is none", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 600 }), { maxLength: 256 }), fc.nat(), (entries, where) => {
      const bundle = formatBundle(entries);
      assert.deepEqual(parseBundle(bundle), entries);
      const cut = parseBundle(bundle.subarray(0, where % (bundle.length + 1)));
      assert.ok(cut === undefined || cut.length <= entries.length);
    }),
  );
});

const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: "binary" }).map((text) => text.replaceAll("\0", "")),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,8}$/), tie("value"), { maxKeys: 5 }),
  ),
})).value;
const body = fc.dictionary(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,8}$/), value, { maxKeys: 6 }).map((made) => ({ ...made }) as Body);

test("an entry is written as canonical JSON and read back, whatever its body holds", () => {
  fc.assert(
    fc.property(body, (made) => {
      const { value: appended } = append(NODE, newHead(ORIGIN), [fact("noted", made)], "2026-01-01T00:00:00.000Z");
      const { entry, bytes } = appended!.leaves[0]!;
      assert.equal(decode(bytes).text, canonical(entry as unknown as Json));
      assert.deepEqual(parseEntry(bytes, "x").value, JSON.parse(JSON.stringify(entry)));
      assert.equal(decode(lineBytes(made, "x").value!).text, canonical(made as Json));
    }),
  );
});

test("no two spellings are read as the same thing: whatever is read is written the same again", () => {
  fc.assert(
    fc.property(body, fc.nat(), fc.integer({ min: 1, max: 255 }), (made, where, flip) => {
      const bytes = Uint8Array.from(lineBytes(made, "x").value!);
      bytes[where % bytes.length]! ^= flip;
      const read = parseValue(bytes, "x").value;
      if (read) assert.ok(sameBytes(lineBytes(read, "x").value!, bytes));
    }),
  );
});

test("what cannot be kept is refused with its place, all at once", () => {
  const deep = Array.from({ length: 40 }).reduce<unknown>((inner) => [inner], "x");
  const wrong = { a: null, b: { c: [1.5, 2 ** 53, "\ud800"] }, "d e": 1, f: "\0", g: deep, h: 1n } as unknown as Body;
  const { faults } = append(NODE, newHead(ORIGIN), [fact("noted", wrong), { ...fact("No", {}), day: "2026-02-30" }], "2026-01-01T00:00:00.000Z");
  assert.deepEqual(
    faults.map(({ code, args }) => `${code} ${args["path"] ?? args["name"]}`),
    [
      "log/value-kind /body/a",
      "log/value-number /body/b/c/0",
      "log/value-number /body/b/c/1",
      "log/value-text /body/b/c/2",
      "log/value-name /body",
      "log/value-text /body/f",
      `log/value-deep /body/g${"/0".repeat(30)}`,
      "log/value-kind /body/h",
      "log/entry-member kind",
      "log/entry-member day",
    ],
  );
  const large = append(NODE, newHead(ORIGIN), [fact("noted", { text: "ä".repeat(33_000) })], "2026-01-01T00:00:00.000Z");
  assert.deepEqual(
    large.faults.map(({ code }) => code),
    ["log/too-large"],
  );
});

test("time is held when the clock goes back, and a refused append leaves the head as it was", () => {
  const first = append(NODE, newHead(ORIGIN), [fact("noted", {})], "2026-01-02T00:00:00.000Z").value!;
  const second = append(NODE, first.head, [fact("noted", {})], "2026-01-01T00:00:00.000Z").value!;
  assert.equal(second.leaves[0]!.entry.at, "2026-01-02T00:00:00.000Z");
  const again = append(NODE, first.head, [fact("noted", {})], "2026-01-01T00:00:00.000Z").value!;
  assert.deepEqual(checkpointOf(NODE, again.head), checkpointOf(NODE, second.head));
  assert.equal(entryBytes(second.leaves[0]!.entry).faults.length, 0);
});

test("a note is written as it was read, and any byte changed makes it another note or none", () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (where, flip) => {
      const { root } = checkpointOf(NODE, newHead(ORIGIN));
      const bytes = formatNote(signCheckpoint(NODE, { origin: ORIGIN, size: 7, root }, KEYS.first));
      assert.ok(sameBytes(formatNote(parseNote(bytes)!), bytes));
      const other = Uint8Array.from(bytes);
      other[where % other.length]! ^= flip;
      const read = parseNote(other);
      if (read) assert.ok(sameBytes(formatNote(read), other));
    }),
    { numRuns: 200 },
  );
});

test("any line of any batch is proved by itself, and no line by the proof of another", () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), { minLength: 1, maxLength: 40 }), fc.nat(), fc.nat(), (cents, where, spot) => {
      const keeper = openRecord();
      const root = addLines(keeper, cents);
      const held = keeper.lines.get(root)!.map((line) => ("bytes" in line ? line : assert.fail()));
      const index = where % held.length;
      const leaves = held.map(({ salt, bytes }) => saltedHash(sha256, salt, bytes));
      const over = (hashes: readonly Hash[], at: number): Hash[] => hashesOver(sha256, inclusionRanges(at, hashes.length), nodesOverLeaves(sha256, hashes));
      const hashes = keeper.leaves.map(({ hash }) => hash);
      const note = signed(keeper);
      const entry = { extra: keeper.leaves[1]!.bytes, index: 1, proof: over(hashes, 1), checkpoint: parseCheckpoint(formatNote(note))!.checkpoint, note };
      const { salt, bytes: line } = held[index]!;
      const text = formatLineProof({ line, salt, root, index, proof: over(leaves, index), entry });
      const proof = parseLineProof(text)!;
      assert.equal(provesLine(NODE, proof, logKey(KEYS.first))?.seq, 1);
      assert.equal(provesLine(NODE, proof, logKey(KEYS.thief)), undefined);
      assert.equal(provesLine(NODE, { ...proof, index: index + 1 }, logKey(KEYS.first)), undefined);
      const other = Uint8Array.from(text);
      // Behind the log's signature stands one of a witness, which a holder of the log's key alone cannot judge.
      const end = Buffer.from(text).lastIndexOf("— ");
      other[spot % end]! ^= 1;
      const read = parseLineProof(other);
      assert.ok(!read || !provesLine(NODE, read, logKey(KEYS.first)), `byte ${spot % end}`);
    }),
    { numRuns: 40 },
  );
});

test("an export of any number of entries is found to be whole", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.nat({ max: 10 }), fc.integer({ min: 250, max: 520 })), async (more) => {
      const keeper = openRecord();
      const drafts = Array.from({ length: more }, (_, i) => fact("noted", { i }));
      const { value } = append(NODE, keeper.head, drafts, "2026-01-02T00:00:00.000Z");
      keeper.leaves.push(...value!.leaves);
      keeper.checkpoint = checkpointOf(NODE, value!.head);
      const report = await verified(await exported(keeper));
      assert.deepEqual([codes(report), report.record!.checked.entries], [[], more + 1]);
    }),
    { numRuns: 12 },
  );
});
