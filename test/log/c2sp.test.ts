// What other people wrote: their vectors of proofs, a log that was made and checked without us, and the examples of the specifications.
import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fromBase64, sameBytes } from "../../src/kernel/bytes.ts";
import { decode, encode } from "../../src/kernel/utf8.ts";
import { isSignedBy, parseCheckpoint } from "../../src/log/checkpoint.ts";
import { consistencyRanges, grows, hashesOver, includes, inclusionRanges, leafHash } from "../../src/log/merkle.ts";
import { parseKey, parseNote } from "../../src/log/note.ts";
import { PURE } from "../../src/log/primitives.ts";
import { formatEntryProof, parseEntryProof, provesEntry } from "../../src/log/proof.ts";
import { bundlePath, bundlesOf, createEdge, nodesOverTiles, parseBundle, partialTiles, tilePath, tilesFor } from "../../src/log/tiles.ts";

const SHARED = join(process.env["SAMESIDE_SHARED"] ?? "../shared", "artefacts/tlog");
const skip = existsSync(SHARED) ? false : `no ${SHARED} here`;
const { sha256 } = PURE;

type Vector = {
  readonly leafIdx: string;
  readonly treeSize: string;
  readonly size1: string;
  readonly size2: string;
  readonly [hash: string]: unknown;
  readonly wantErr: boolean;
};

/** Sizes go beyond what a double holds, so they are read from the text. */
function vectors(kind: string): { readonly file: string; readonly vector: Vector }[] {
  return globSync(join(SHARED, "rfc6962-testdata", kind, "**/*.json")).map((file) => {
    const text = readFileSync(file, "utf8").replace(/("(?:leafIdx|treeSize|size1|size2)":\s*)(-?\d+)/g, '$1"$2"');
    return { file, vector: JSON.parse(text) as Vector };
  });
}
const bytesOf = (base64: unknown): Uint8Array => new Uint8Array(Buffer.from((base64 as string | null) ?? "", "base64"));
const proofOf = (proof: unknown): Uint8Array[] => ((proof as string[] | null) ?? []).map(bytesOf);

test("the 98 inclusion vectors of transparency-dev", { skip }, () => {
  const all = vectors("inclusion");
  assert.equal(all.length, 98);
  for (const { file, vector } of all) {
    const { leafIdx, treeSize, leafHash: leaf, root, proof } = vector;
    const holds = includes(sha256, { index: BigInt(leafIdx), size: BigInt(treeSize), leaf: bytesOf(leaf), root: bytesOf(root), proof: proofOf(proof) });
    assert.equal(holds, !vector.wantErr, file);
  }
});

test("the 98 consistency vectors of transparency-dev", { skip }, () => {
  const all = vectors("consistency");
  assert.equal(all.length, 98);
  for (const { file, vector } of all) {
    const { size1, size2, root1, root2, proof } = vector;
    const holds = grows(sha256, { oldSize: BigInt(size1), size: BigInt(size2), oldRoot: bytesOf(root1), root: bytesOf(root2), proof: proofOf(proof) });
    assert.equal(holds, !vector.wantErr, file);
  }
});

test("a log of 700 entries that we did not make", { skip }, () => {
  const read = (path: string): Uint8Array => readFileSync(join(SHARED, "sample-log", path));
  const key = parseKey(sha256, decode(read("vkey")).text!.trim())!;
  const { checkpoint, note } = parseCheckpoint(read("checkpoint"))!;
  const old = parseCheckpoint(read("checkpoint.old"))!;
  assert.ok(isSignedBy(PURE, note, key) && isSignedBy(PURE, old.note, key));
  const edge = createEdge(sha256);
  for (const at of bundlesOf(checkpoint.size)) {
    for (const entry of parseBundle(read(`tiles/${bundlePath(at)}`))!) {
      edge.push(leafHash(sha256, entry));
      if (edge.state().size === 300) assert.ok(sameBytes(edge.root(), old.checkpoint.root));
    }
  }
  assert.ok(sameBytes(edge.root(), checkpoint.root));
  for (const tile of [...edge.filled(), ...partialTiles(edge.state())]) assert.ok(sameBytes(tile.bytes, read(`tiles/${tilePath(tile)}`)), tilePath(tile));
  const bundle = parseEntryProof(read("entry.tlog-proof"))!;
  assert.ok(provesEntry(PURE, bundle, read("record-412.json"), key));
  assert.ok(sameBytes(formatEntryProof(bundle), read("entry.tlog-proof")));
  const nodes = nodesOverTiles(sha256, 700, (tile) => read(`tiles/${tilePath(tile)}`));
  assert.deepEqual(hashesOver(sha256, inclusionRanges(412, 700), nodes).map(hex), bundle.proof.map(hex));
  const theirs = decode(read("consistency.txt")).text!.trim().split("\n");
  assert.deepEqual(
    hashesOver(sha256, consistencyRanges(300, 700), nodes).map((hash) => Buffer.from(hash).toString("base64")),
    theirs,
  );
  assert.deepEqual(tilesFor(inclusionRanges(412, 700), 700).map(tilePath).sort(), ["tile/0/001", "tile/0/002.p/188", "tile/1/000.p/2"]);
});

test("the example of C2SP signed-note verifies, and with any letter changed it does not", () => {
  const text = "This is an example message.\n";
  const line = "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
  const key = parseKey(sha256, "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")!;
  assert.ok(isSignedBy(PURE, parseNote(encode(`${text}\n${line}`))!, key));
  for (let i = 0; i < text.length - 1; i++) {
    const other = `${text.slice(0, i)}#${text.slice(i + 1)}`;
    assert.ok(!isSignedBy(PURE, parseNote(encode(`${other}\n${line}`))!, key), other);
  }
  assert.equal(parseKey(sha256, "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"), undefined);
  assert.ok(fromBase64("AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"));
});

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
