/** The leaves of an export: entries one by one, tiles, the root, and what the entries say about keys, witnesses, content and erasure. Page section 10, 3 and 4. */
import { sameBytes } from "../kernel/bytes.ts";
import { canonical } from "../kernel/canonical.ts";
import type { Day } from "../kernel/day.ts";
import { parseOrigin } from "./checkpoint.ts";
import { type Entry, parseEntry, wrongOrder } from "./entry.ts";
import type { Inspection } from "./inspection.ts";
import { type ErasedLines, readErased, readOpened, readWitnessEnded, readWitnessNamed } from "./kinds.ts";
import { type Hash, leafHash } from "./merkle.ts";
import { type VerifierKey, formatKey, sameKey } from "./note.ts";
import { type Ref, refsOf } from "./reference.ts";
import { type Cause, readRotation } from "./rotation.ts";
import { type Edge, type Tile, bundlePath, bundlesOf, createEdge, hashesOf, parseBundle, partialTiles, tilePath, tilesOf } from "./tiles.ts";

/** A key that came into force with the entry `seq`. */
export type KeyChange = { readonly seq: number; readonly key: VerifierKey; readonly because: Cause | "opened" };
/** Who said that something is gone, when and under what. */
export type Erasure = { readonly seq: number; readonly day: Day; readonly under: string };

export type Keys = { readonly keys: readonly KeyChange[] };

/** What walking the leaves has taught. */
export type Walk = {
  /** Whether every leaf was read; else the rest of the checks could not be made. */
  whole: boolean;
  readonly roots: Map<number, Hash>;
  readonly keys: KeyChange[];
  readonly witnesses: Map<string, VerifierKey>;
  /** Every reference that differs from the others, by its canonical JSON. */
  readonly refs: Map<string, { readonly ref: Ref; readonly seq: number }>;
  readonly erasedFiles: Map<string, Erasure>;
  readonly erasedLines: Map<string, (ErasedLines & Erasure)[]>;
  entries: number;
  tiles: number;
};

/** Reads all leaves; `sizes` are those at which the root is wanted. */
export async function walkLeaves(inspection: Inspection, sizes: readonly number[]): Promise<Walk> {
  const { manifest, primitives, find } = inspection;
  const walk: Walk = {
    whole: true,
    roots: new Map(),
    keys: [],
    witnesses: new Map(),
    refs: new Map(),
    erasedFiles: new Map(),
    erasedLines: new Map(),
    entries: 0,
    tiles: 0,
  };
  const edge = createEdge(primitives.sha256);
  const push = (leaf: Hash): void => {
    const size = edge.size();
    if (sizes.includes(size)) walk.roots.set(size, edge.root());
    edge.push(leaf);
  };
  if (manifest.entries === "given") await walkEntries(inspection, walk, edge, push);
  else await walkHashes(inspection, walk, edge, push);
  if (!walk.whole) return walk;
  if (edge.size() === 0) find("log/not-opened", "checkpoint", { seq: "0", kind: "", origin: manifest.checkpoint.origin }, 2);
  for (const tile of partialTiles(edge.state())) await compareTile(inspection, walk, tile);
  const { size, root } = manifest.checkpoint;
  walk.roots.set(size, edge.root());
  if (!sameBytes(edge.root(), root)) find("log/root-differs", "checkpoint", { size: String(size) }, 5);
  return walk;
}

async function walkEntries(inspection: Inspection, walk: Walk, edge: Edge, push: (leaf: Hash) => void): Promise<void> {
  const { manifest, primitives, findings, find } = inspection;
  const stream = parseOrigin(manifest.checkpoint.origin)?.stream ?? "";
  let before: Entry | undefined;
  for (const at of bundlesOf(manifest.checkpoint.size)) {
    const path = bundlePath(at);
    const bytes = await inspection.take(path);
    const entries = bytes && parseBundle(bytes);
    if (bytes && entries?.length !== at.width) find("log/bundle-broken", path, {}, 5);
    if (entries?.length !== at.width) return void (walk.whole = false);
    for (const [i, leaf] of entries.entries()) {
      const known = findings.length;
      const { value: entry, faults } = parseEntry(leaf, path);
      findings.push(...faults);
      if (entry) {
        findings.push(...wrongOrder(before, entry, stream, path));
        learn(inspection, walk, entry, path, edge);
        before = entry;
      }
      // Within a bundle, the line of a finding is the entry's place in it.
      for (let k = known; k < findings.length; k++) findings[k] = { ...findings[k]!, at: { ...findings[k]!.at, line: i + 1 } };
      push(leafHash(primitives.sha256, leaf));
      walk.entries++;
    }
    for (const tile of edge.filled()) await compareTile(inspection, walk, tile);
  }
}

async function walkHashes(inspection: Inspection, walk: Walk, edge: Edge, push: (leaf: Hash) => void): Promise<void> {
  inspection.find("log/entries-withheld", "tile/entries", {}, 10);
  for (const at of tilesOf(inspection.manifest.checkpoint.size)) {
    if (at.level > 0) return;
    const bytes = await inspection.take(tilePath(at));
    if (bytes && bytes.length !== at.width * 32) inspection.find("log/tile-differs", tilePath(at), {}, 5);
    if (bytes?.length !== at.width * 32) return void (walk.whole = false);
    walk.tiles++;
    for (const hash of hashesOf(bytes)) push(hash);
    for (const tile of edge.filled()) await compareTile(inspection, walk, tile);
  }
}

/** Holds a tile that the leaves give against the file; without entries the leaves were the files of level 0. */
async function compareTile(inspection: Inspection, walk: Walk, tile: Tile): Promise<void> {
  if (tile.level === 0 && inspection.manifest.entries === "withheld") return;
  const path = tilePath(tile);
  const bytes = await inspection.take(path);
  if (bytes && !sameBytes(bytes, tile.bytes)) inspection.find("log/tile-differs", path, {}, 5);
  walk.tiles++;
}

function learn(inspection: Inspection, walk: Walk, entry: Entry, path: string, edge: Edge): void {
  const unreadable = (): void => inspection.find("log/kind-unreadable", path, { seq: String(entry.seq), kind: entry.kind }, 2);
  if (entry.kind === "stream-opened" || entry.seq === 0) return learnOpening(inspection, walk, entry, path);
  if (entry.kind === "key-rotated") return learnRotation(inspection, walk, entry, path, edge);
  const { sha256 } = inspection.primitives;
  if (entry.kind === "witness-named") {
    const named = readWitnessNamed(sha256, entry.body);
    return named ? void walk.witnesses.set(formatKey(named.key), named.key) : unreadable();
  }
  if (entry.kind === "witness-ended") {
    const key = readWitnessEnded(sha256, entry.body);
    return key && walk.witnesses.delete(formatKey(key)) ? undefined : unreadable();
  }
  if (entry.kind === "content-erased") return learnErasure(walk, entry, unreadable);
  for (const ref of refsOf(entry.body)) {
    if (ref) walk.refs.set(canonical(ref), { ref, seq: entry.seq });
    else inspection.find("log/reference-unreadable", path, { seq: String(entry.seq) }, 3);
  }
}

function learnOpening(inspection: Inspection, walk: Walk, entry: Entry, path: string): void {
  const { origin } = inspection.manifest.checkpoint;
  const opened = entry.kind === "stream-opened" && entry.seq === 0 ? readOpened(inspection.primitives.sha256, entry.body) : undefined;
  if (opened?.key.name !== origin || opened.installation !== parseOrigin(origin)?.installation) {
    inspection.find("log/not-opened", path, { seq: String(entry.seq), kind: entry.kind, origin }, 2);
  } else walk.keys.push({ seq: entry.seq, key: opened.key, because: "opened" });
}

function learnRotation(inspection: Inspection, walk: Walk, entry: Entry, path: string, edge: Edge): void {
  const inForce = walk.keys.at(-1);
  // Without a first key nothing can be said about a second one; that is told already.
  if (!inForce) return;
  const at = { origin: inspection.manifest.checkpoint.origin, seq: entry.seq, root: edge.root() };
  const rotation = readRotation(inspection.primitives, at, inForce.key, entry.body);
  if (typeof rotation === "string") return inspection.find(`log/rotation-${rotation}`, path, { seq: String(entry.seq) }, 8);
  walk.keys.push({ seq: entry.seq, key: rotation.to, because: rotation.because });
}

function learnErasure(walk: Walk, entry: Entry, unreadable: () => void): void {
  const erased = readErased(entry.body);
  if (!erased) return unreadable();
  const erasure = { seq: entry.seq, day: entry.day, under: erased.under };
  for (const hash of erased.files) walk.erasedFiles.set(hash, erasure);
  for (const lines of erased.lines) walk.erasedLines.set(lines.root, [...(walk.erasedLines.get(lines.root) ?? []), { ...lines, ...erasure }]);
}

/** The key in force for a checkpoint of this size; undefined without entries. */
export function keyAt(walk: Keys, size: number): VerifierKey | undefined {
  return walk.keys.findLast(({ seq }) => seq < size)?.key;
}

/** Whether the last key of the entries is the one that signed. Without entries there is nothing to compare. */
export function checkLastKey(inspection: Inspection, walk: Walk): void {
  const last = walk.keys.at(-1);
  if (last && !sameKey(last.key, inspection.manifest.key))
    inspection.find("log/key-not-of-entries", "manifest", { key: formatKey(inspection.manifest.key) }, 8);
}
