/** Tiles of the tree and bundles of entries after C2SP tlog-tiles, height 8. Page section 5. */
import { joinBytes } from "../kernel/bytes.ts";
import { HASH_BYTES, type Hash, type Node, type NodeAt, createFrontier, nodesOf, rootOf } from "./merkle.ts";
import type { Sha256 } from "./primitives.ts";

/** Hashes a full tile holds. */
export const TILE_WIDTH = 256;
/** The most bytes of an entry: a bundle counts them in 16 bits. */
export const LEAF_BYTES = 65_535;

/** A tile by its level, its index there and how many hashes it holds (1–256). */
export type TileAt = { readonly level: number; readonly index: number; readonly width: number };
/** A bundle by the index of its tile and how many entries it holds. */
export type BundleAt = { readonly index: number; readonly width: number };
export type Tile = TileAt & { readonly bytes: Uint8Array };

/** `tile/0/x001/x234/067.p/5`. */
export function tilePath({ level, index, width }: TileAt): string {
  return `tile/${level}/${groups(index)}${suffix(width)}`;
}

/** `tile/entries/x001/x234/067.p/5`. */
export function bundlePath({ index, width }: BundleAt): string {
  return `tile/entries/${groups(index)}${suffix(width)}`;
}

function suffix(width: number): string {
  return width === TILE_WIDTH ? "" : `.p/${width}`;
}

/** A number as path elements of three digits, all but the last with an `x` before them. */
export function groups(index: number): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, "0");
  const parts = padded.match(/.{3}/g)!;
  return parts.map((part, i) => (i < parts.length - 1 ? `x${part}` : part)).join("/");
}

/** What a path asks for, if it is the one spelling of a tile or a bundle. */
export function parseTilePath(path: string): TileAt | ({ readonly level: "entries" } & BundleAt) | undefined {
  const match = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path);
  if (!match) return undefined;
  const index = Number(match[2]!.replace(/[x/]/g, ""));
  const width = match[3] === undefined ? TILE_WIDTH : Number(match[3]);
  const at = { index, width };
  const found = match[1] === "entries" ? { level: "entries" as const, ...at } : { level: Number(match[1]), ...at };
  if (width < 1 || width > TILE_WIDTH || !Number.isSafeInteger(index)) return undefined;
  const written = found.level === "entries" ? bundlePath(at) : tilePath(found as TileAt);
  return written === path && (found.level === "entries" || found.level < 64) ? found : undefined;
}

/** How many hashes the tiles of a level hold in a tree of this size. */
export function hashesAt(level: number, size: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** Every tile of a tree, level by level from the left. */
export function* tilesOf(size: number): Generator<TileAt> {
  for (let level = 0; hashesAt(level, size) > 0; level++) {
    for (let index = 0; index * TILE_WIDTH < hashesAt(level, size); index++) yield { level, index, width: widthAt(level, index, size) };
  }
}

/** Every bundle of a tree. */
export function* bundlesOf(size: number): Generator<BundleAt> {
  for (let index = 0; index * TILE_WIDTH < size; index++) yield { index, width: widthAt(0, index, size) };
}

function widthAt(level: number, index: number, size: number): number {
  return Math.min(TILE_WIDTH, hashesAt(level, size) - index * TILE_WIDTH);
}

/** The tile of a tree that a complete subtree is computed from. */
function tileOf({ level, index }: Node, size: number): TileAt {
  const tall = Math.floor(level / 8);
  const at = Math.floor((index * 2 ** (level % 8)) / TILE_WIDTH);
  return { level: tall, index: at, width: widthAt(tall, at, size) };
}

/** Complete subtrees of a tree of this size, from the bytes of its tiles. */
export function nodesOverTiles(sha256: Sha256, size: number, read: (tile: TileAt) => Uint8Array): NodeAt {
  return (node) => {
    const bytes = read(tileOf(node, size));
    const count = 2 ** (node.level % 8);
    const from = (node.index * count) % TILE_WIDTH;
    return rootOf(sha256, hashesOf(bytes).slice(from, from + count));
  };
}

/** The hashes that a tile holds. */
export function hashesOf(tile: Uint8Array): Hash[] {
  if (tile.length % HASH_BYTES !== 0) throw new RangeError(`a tile of ${tile.length} bytes does not hold whole hashes`);
  return Array.from({ length: tile.length / HASH_BYTES }, (_, i) => tile.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES));
}

/** What a growing tree must remember: its size, its peaks, and the hashes of the tiles that are not full, level by level. A value. */
export type EdgeState = { readonly size: number; readonly peaks: readonly Hash[]; readonly levels: readonly (readonly Hash[])[] };
export const NO_EDGE: EdgeState = { size: 0, peaks: [], levels: [] };

/** The right edge of a growing tree. */
export type Edge = {
  readonly push: (leaf: Hash) => void;
  readonly size: () => number;
  readonly root: () => Hash;
  readonly state: () => EdgeState;
  /** The tiles that became full since this was last asked. */
  readonly filled: () => Tile[];
};

export function createEdge(sha256: Sha256, from: EdgeState = NO_EDGE): Edge {
  const levels = from.levels.map((hashes) => [...hashes]);
  let full: Tile[] = [];
  const frontier = createFrontier(sha256, from.size, from.peaks, (height, hash) => {
    if (height % 8 !== 0) return;
    const level = height / 8;
    const hashes = (levels[level] ??= []);
    hashes.push(hash);
    if (hashes.length < TILE_WIDTH) return;
    full.push({ level, index: Math.floor(frontier.size() / TILE_WIDTH ** (level + 1)), width: TILE_WIDTH, bytes: joinBytes(hashes) });
    levels[level] = [];
  });
  return {
    push: frontier.push,
    size: frontier.size,
    root: frontier.root,
    state: () => ({ size: frontier.size(), peaks: frontier.peaks(), levels: levels.map((hashes) => [...hashes]) }),
    filled: () => {
      const out = full;
      full = [];
      return out;
    },
  };
}

/** The tiles of an edge that are not full, from level 0 upwards; none of them is empty. */
export function partialTiles({ size, levels }: EdgeState): Tile[] {
  return levels.flatMap((hashes, level) =>
    hashes.length === 0 ? [] : [{ level, index: Math.floor(size / TILE_WIDTH ** (level + 1)), width: hashes.length, bytes: joinBytes(hashes) }],
  );
}

/** The edge of a tree of this size from its tiles that are not full, as they were stored. */
export function edgeOfTiles(sha256: Sha256, size: number, tiles: readonly Tile[]): EdgeState {
  const levels: Hash[][] = [];
  for (let level = 0; hashesAt(level, size) > 0; level++) {
    const hashes = hashesOf(tiles.find((tile) => tile.level === level)?.bytes ?? new Uint8Array());
    levels[level] = hashes;
    if (hashes.length !== hashesAt(level, size) % TILE_WIDTH) throw new RangeError(`the edge of ${size} leaves is wrong at level ${level}`);
  }
  const peaks = levels.toReversed().flatMap((hashes) => {
    const frontier = createFrontier(sha256);
    for (const hash of hashes) frontier.push(hash);
    return [...frontier.peaks()];
  });
  return { size, peaks, levels };
}

/** The tiles that proofs over these ranges need, each once. */
export function tilesFor(ranges: readonly { readonly from: number; readonly to: number }[], size: number): TileAt[] {
  const wanted = new Map(
    ranges
      .flatMap(nodesOf)
      .map((node) => tileOf(node, size))
      .map((tile) => [tilePath(tile), tile] as const),
  );
  return [...wanted.values()];
}

/** Entries one after the other, each with its length in two bytes before it. */
export function formatBundle(entries: readonly Uint8Array[]): Uint8Array {
  return joinBytes(
    entries.flatMap((entry) => {
      if (entry.length > LEAF_BYTES) throw new RangeError(`an entry of ${entry.length} bytes fits no bundle`);
      return [Uint8Array.of(entry.length >> 8, entry.length & 255), entry];
    }),
  );
}

/** The entries of a bundle; undefined when its lengths do not add up to its bytes. */
export function parseBundle(bytes: Uint8Array): Uint8Array[] | undefined {
  const out: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = at + 2 + ((bytes[at]! << 8) | (bytes[at + 1] ?? 0));
    if (at + 2 > bytes.length || end > bytes.length) return undefined;
    out.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return out;
}
