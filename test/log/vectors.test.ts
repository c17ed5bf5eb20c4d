// The vectors of docs/log-format.md, made by test/log/vectors.py, which shares no code with us.
import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fromHex, toHex } from "../../src/kernel/bytes.ts";
import { isRandomId, randomId } from "../../src/kernel/id.ts";
import { decode, encode } from "../../src/kernel/utf8.ts";
import { isSignedBy, parseCheckpoint, signCheckpoint } from "../../src/log/checkpoint.ts";
import { type Body, type Entry, entryBytes, lineBytes, parseEntry } from "../../src/log/entry.ts";
import { formatLine, linesPath, parseLines } from "../../src/log/lines-file.ts";
import { append, checkpointOf, newHead, opening } from "../../src/log/log.ts";
import { consistencyRanges, emptyRoot, grows, hashesOver, includes, inclusionRanges, leafHash, nodesOverLeaves, rootOf } from "../../src/log/merkle.ts";
import { formatKey, formatNote, parseKey, parseNote, verifierKey } from "../../src/log/note.ts";
import { PURE, type Primitives, signingOf } from "../../src/log/primitives.ts";
import { formatEntryProof, formatLineProof, parseEntryProof, parseLineProof, provesEntry, provesLine } from "../../src/log/proof.ts";
import { createBatch, fileRef, saltedHash } from "../../src/log/reference.ts";
import { readRotation, rotationBody, rotationMessage } from "../../src/log/rotation.ts";
import { OPENSSL as NODE } from "../../src/store/openssl.ts";
import { createEdge, formatBundle, parseBundle, parseTilePath, partialTiles, tilePath, tilesOf } from "../../src/log/tiles.ts";
import { cosign, cosignedAt } from "../../src/log/witness.ts";

type Proof = { readonly index: number; readonly old: number; readonly size: number; readonly proof: readonly string[] };
type Vectors = {
  readonly V1: readonly { readonly bytes: string; readonly id: string }[];
  readonly V2: readonly { readonly [name in "secret" | "public" | "name" | "id" | "key"]: string }[] & readonly { readonly type: 1 | 4 }[];
  readonly V3: readonly { readonly entry: Entry; readonly bytes: string; readonly leaf: string }[];
  readonly V4: readonly { readonly why: string; readonly bytes: string }[];
  readonly V5: { readonly salt: string; readonly content: string; readonly ref: object };
  readonly V6: {
    readonly lines: readonly { readonly line: Body; readonly bytes: string; readonly salt: string; readonly leaf: string }[];
    readonly ref: { readonly root: string };
    readonly empty: object;
  };
  readonly V7: {
    readonly leaves: readonly string[];
    readonly roots: readonly string[];
    readonly inclusion: readonly Proof[];
    readonly consistency: readonly Proof[];
  };
  readonly V8: {
    readonly size: number;
    readonly root: string;
    readonly count: number;
    readonly sha256OfEachTilesSha256Hex: string;
    readonly paths: readonly { readonly level: number; readonly index: number; readonly width: number; readonly path: string }[];
    readonly last: readonly { readonly path: string; readonly sha256: string }[];
  };
  readonly V9: { readonly bundle: string };
  readonly V10: { readonly text: string; readonly note: string };
  readonly V11: { readonly entry: number; readonly bundle: string };
  readonly V12: { readonly bundle: string };
  readonly V13: { readonly time: number; readonly message: string; readonly note: string };
  readonly V14: { readonly message: string; readonly body: Body };
  readonly V15: { readonly path: string; readonly before: string; readonly after: string };
};

const V = JSON.parse(readFileSync(new URL("./vectors.json", import.meta.url), "utf8")) as Vectors;
const bytes = (hex: string): Uint8Array => fromHex(hex)!;
const [OLD, NEW, WITNESS] = V.V2.map((key) => ({ ...key, signing: signingOf(bytes(key.secret)), parsed: parseKey(PURE.sha256, key.key)! }));
const ORIGIN = OLD!.name;
const TEXT = decode;

for (const [name, primitives] of [
  ["pure", PURE],
  ["Node's", NODE],
] as const) {
  test(`V7, V8, V10 to V14 hold with the ${name} hash and signatures`, () => {
    trees(primitives);
    signatures(primitives);
  });
}

test("V1: random ids", () => {
  for (const { bytes: hex, id } of V.V1) {
    assert.equal(randomId(bytes(hex)), id);
    assert.ok(isRandomId(id));
  }
});

test("V2: verifier keys", () => {
  for (const { secret, public: shown, name, type, id, key } of V.V2) {
    const made = verifierKey(PURE.sha256, name, type, signingOf(bytes(secret)).publicKey);
    assert.deepEqual([toHex(made.publicKey), toHex(made.id), formatKey(made)], [shown, id, key]);
    assert.deepEqual(parseKey(PURE.sha256, key), made);
  }
});

test("V3: entries, written and read", () => {
  for (const { entry, bytes: text, leaf } of V.V3) {
    const written = entryBytes(entry).value!;
    assert.equal(TEXT(written).text, text);
    assert.equal(toHex(leafHash(PURE.sha256, written)), leaf);
    assert.deepEqual(parseEntry(written, "x").value, entry);
  }
});

test("V3: the same entries come out of an appended stream", () => {
  const [installation, stream] = ORIGIN.split("/") as [string, string];
  const first = opening(PURE, { installation, stream, for: "alliance", day: "2026-01-01", publicKey: OLD!.signing.publicKey });
  let head = newHead(ORIGIN);
  for (const [i, { entry, bytes: text }] of V.V3.entries()) {
    const { v: _, stream: __, seq: ___, at, ...draft } = entry;
    const { value } = append(PURE, head, [i === 0 ? first : draft], at);
    assert.equal(TEXT(value!.leaves[0]!.bytes).text, text);
    head = value!.head;
  }
  assert.equal(signCheckpoint(PURE, checkpointOf(PURE, head), NEW!.signing).text, V.V10.text);
});

test("V4: what is no entry is refused", () => {
  for (const { why, bytes: text } of V.V4) {
    const { value, faults } = parseEntry(encode(text), "x");
    assert.equal(value, undefined, why);
    assert.ok(faults.length > 0, why);
  }
});

test("V5, V6: salted files, lines, and the empty batch", () => {
  const { sha256 } = PURE;
  assert.deepEqual(fileRef(sha256, bytes(V.V5.salt), encode(V.V5.content), "text/plain"), V.V5.ref);
  const batch = createBatch(sha256, "net");
  assert.deepEqual(batch.ref(), V.V6.empty);
  for (const { line, bytes: text, salt, leaf } of V.V6.lines) {
    const written = lineBytes(line, "x").value!;
    assert.equal(TEXT(written).text, text);
    assert.equal(toHex(saltedHash(sha256, bytes(salt), written)), leaf);
    batch.push(bytes(leaf), BigInt(line["net"] as string));
  }
  assert.deepEqual(batch.ref(), V.V6.ref);
});

function trees({ sha256 }: Primitives): void {
  const leaves = V.V7.leaves.map((leaf) => leafHash(sha256, bytes(leaf)));
  for (const [size, root] of V.V7.roots.entries()) assert.equal(toHex(rootOf(sha256, leaves.slice(0, size))), root);
  assert.equal(toHex(emptyRoot(sha256)), V.V7.roots[0]);
  const nodes = nodesOverLeaves(sha256, leaves);
  for (const { index, size, proof } of V.V7.inclusion) {
    const hashes = hashesOver(sha256, inclusionRanges(index, size), nodes);
    assert.deepEqual(hashes.map(toHex), proof);
    assert.ok(includes(sha256, { index: BigInt(index), size: BigInt(size), leaf: leaves[index]!, root: bytes(V.V7.roots[size]!), proof: hashes }));
  }
  for (const { old, size, proof } of V.V7.consistency) {
    const hashes = hashesOver(sha256, consistencyRanges(old, size), nodes);
    assert.deepEqual(hashes.map(toHex), proof);
    const [oldRoot, root] = [bytes(V.V7.roots[old]!), bytes(V.V7.roots[size]!)];
    assert.ok(grows(sha256, { oldSize: BigInt(old), oldRoot, size: BigInt(size), root, proof: hashes }));
  }
  const edge = createEdge(sha256);
  for (let i = 0; i < V.V8.size; i++) edge.push(leafHash(sha256, Uint8Array.of(i >> 24, i >> 16, i >> 8, i)));
  assert.equal(toHex(edge.root()), V.V8.root);
  const all = [...edge.filled(), ...partialTiles(edge.state())].sort((a, b) => a.level - b.level || a.index - b.index);
  const listed = all.map((tile) => ({ path: tilePath(tile), sha256: hash("sha256", tile.bytes) }));
  assert.equal(listed.length, V.V8.count);
  assert.equal(hash("sha256", listed.map((tile) => `${tile.path} ${tile.sha256}\n`).join("")), V.V8.sha256OfEachTilesSha256Hex);
  assert.deepEqual(listed.slice(-3), V.V8.last);
  assert.deepEqual(
    listed.map(({ path }) => path),
    [...tilesOf(V.V8.size)].map(tilePath),
  );
  for (const { path, ...at } of V.V8.paths) {
    assert.equal(tilePath(at), path);
    assert.deepEqual(parseTilePath(path), at);
  }
}

function signatures(primitives: Primitives): void {
  const { sha256 } = primitives;
  const { checkpoint, note } = parseCheckpoint(encode(V.V13.note))!;
  assert.equal(TEXT(formatNote(signCheckpoint(primitives, checkpoint, NEW!.signing))).text, V.V10.note);
  const ours = cosign(sha256, checkpoint, WITNESS!.name, WITNESS!.signing, V.V13.time);
  assert.deepEqual(ours, note.signatures[1]);
  assert.ok(isSignedBy(primitives, note, NEW!.parsed));
  assert.ok(!isSignedBy(primitives, note, OLD!.parsed));
  assert.equal(cosignedAt(primitives, note, WITNESS!.parsed), V.V13.time);
  const entry = parseEntryProof(encode(V.V11.bundle))!;
  assert.ok(provesEntry(primitives, entry, encode(V.V3[V.V11.entry]!.bytes), NEW!.parsed));
  assert.ok(!provesEntry(primitives, entry, encode(V.V3[1]!.bytes), NEW!.parsed));
  assert.equal(TEXT(formatEntryProof(entry)).text, V.V11.bundle);
  const line = parseLineProof(encode(V.V12.bundle))!;
  assert.deepEqual(provesLine(primitives, line, NEW!.parsed), V.V3[3]!.entry);
  assert.equal(TEXT(formatLineProof(line)).text, V.V12.bundle);
  const at = { origin: ORIGIN, seq: 4, root: bytes(V.V14.body["root"] as string) };
  assert.equal(rotationMessage(at, OLD!.parsed, NEW!.parsed), V.V14.message);
  assert.deepEqual(rotationBody(sha256, at, "planned", { old: OLD!.signing, next: NEW!.signing }), V.V14.body);
  assert.deepEqual(readRotation(primitives, at, OLD!.parsed, V.V14.body), { from: OLD!.parsed, to: NEW!.parsed, because: "planned" });
}

test("V9: a bundle of entries", () => {
  const entries = V.V3.map(({ bytes: text }) => encode(text));
  assert.equal(toHex(formatBundle(entries)), V.V9.bundle);
  assert.deepEqual(parseBundle(bytes(V.V9.bundle))!.map(TEXT), entries.map(TEXT));
});

test("V15: a file of lines before and after one of them is erased", () => {
  assert.equal(linesPath(V.V6.ref.root, 0), V.V15.path);
  for (const text of [V.V15.before, V.V15.after]) {
    const parts = [...parseLines(encode(text))].flatMap((line) => formatLine(line!));
    assert.equal(parts.map((part) => TEXT(part).text).join(""), text);
  }
});

test("a note that is cut, spaced or unsigned is none", () => {
  const { note } = V.V10;
  const wrong = [
    note.slice(0, -1),
    `${note} `,
    note.replace("\n\n", "\n"),
    note.replace("— ", "- "),
    note.replace("\n", "\r\n"),
    `${V.V10.text}\n`,
    `${note}\n`,
  ];
  for (const text of wrong) assert.equal(parseNote(encode(text)), undefined, JSON.stringify(text));
});
