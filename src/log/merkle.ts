/** The Merkle tree of RFC 6962 section 2.1: hashes, roots that grow, proofs and their verification (RFC 9162 sections 2.1.3 and 2.1.4). Page section 5. */
import { joinBytes, sameBytes } from "../kernel/bytes.ts";
import type { Sha256 } from "./primitives.ts";

/** 32 bytes. */
export type Hash = Uint8Array;
export const HASH_BYTES = 32;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export function leafHash(sha256: Sha256, leaf: Uint8Array): Hash {
  return sha256(joinBytes([LEAF, leaf]));
}

function nodeHash(sha256: Sha256, left: Hash, right: Hash): Hash {
  return sha256(joinBytes([NODE, left, right]));
}

/** The root over no leaves. */
export function emptyRoot(sha256: Sha256): Hash {
  return sha256(new Uint8Array());
}

/** A tree that only grows and remembers no more than its peaks: the roots of its complete subtrees, the largest first. */
export type Frontier = {
  readonly push: (leaf: Hash) => void;
  readonly size: () => number;
  readonly peaks: () => readonly Hash[];
  readonly root: () => Hash;
};

/** An empty frontier, or one that goes on from a size and the peaks it had. `completed` hears of every complete subtree as it comes to be. */
export function createFrontier(
  sha256: Sha256,
  size = 0,
  peaks: readonly Hash[] = [],
  completed: (level: number, hash: Hash) => void = () => undefined,
): Frontier {
  if (peaks.length !== onesOf(size)) throw new RangeError(`a tree of ${size} leaves has ${onesOf(size)} peaks, not ${peaks.length}`);
  const held = [...peaks];
  // One buffer for all inner nodes: millions of lines are hashed here.
  const pair = new Uint8Array(1 + 2 * HASH_BYTES);
  pair[0] = 1;
  const join = (left: Hash, right: Hash): Hash => {
    pair.set(left, 1);
    pair.set(right, 1 + HASH_BYTES);
    return sha256(pair);
  };
  let count = size;
  return {
    push: (leaf) => {
      let [hash, level] = [leaf, 0];
      completed(level, hash);
      for (let rest = count; rest % 2 === 1; rest = Math.floor(rest / 2)) {
        hash = join(held.pop()!, hash);
        completed(++level, hash);
      }
      held.push(hash);
      count++;
    },
    size: () => count,
    peaks: () => [...held],
    root: () => (held.length === 0 ? emptyRoot(sha256) : held.reduceRight((right, left) => join(left, right))),
  };
}

/** The root over leaf hashes. */
export function rootOf(sha256: Sha256, leaves: Iterable<Hash>): Hash {
  const frontier = createFrontier(sha256);
  for (const leaf of leaves) frontier.push(leaf);
  return frontier.root();
}

/** The leaves from `from` up to but not including `to`. */
export type Range = { readonly from: number; readonly to: number };
/** A complete subtree: the hash over the 2^level leaves that begin at index × 2^level. */
export type Node = { readonly level: number; readonly index: number };
export type NodeAt = (node: Node) => Hash;

/** What the hashes of an inclusion proof are over, the leaf's sibling first (RFC 6962 section 2.1.1). */
export function inclusionRanges(index: number, size: number): Range[] {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) throw new RangeError(`a tree of ${size} leaves has no leaf ${index}`);
  const out: Range[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + split(to - from);
    out.push(index < middle ? { from: middle, to } : { from, to: middle });
    if (index < middle) to = middle;
    else from = middle;
  }
  return out.toReversed();
}

/** What the hashes of a consistency proof are over (RFC 6962 section 2.1.2); none between equal sizes. */
export function consistencyRanges(old: number, size: number): Range[] {
  if (!Number.isSafeInteger(old) || old < 1 || old > size) throw new RangeError(`no tree of ${old} leaves comes before one of ${size}`);
  const out: Range[] = [];
  let [from, to] = [0, size];
  while (to !== old) {
    const middle = from + split(to - from);
    out.push(old <= middle ? { from: middle, to } : { from, to: middle });
    if (old <= middle) to = middle;
    else from = middle;
  }
  return from === 0 ? out.toReversed() : [{ from, to }, ...out.toReversed()];
}

/** The complete subtrees that a range of a tree is made of, from the left. */
export function nodesOf({ from, to }: Range): Node[] {
  const out: Node[] = [];
  for (let at = from; at < to;) {
    let level = 0;
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= to) level++;
    out.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return out;
}

/** The hashes over ranges, given the complete subtrees: a proof, or with the range of the whole tree its root. */
export function hashesOver(sha256: Sha256, ranges: readonly Range[], nodeAt: NodeAt): Hash[] {
  return ranges.map((range) =>
    range.from === range.to
      ? emptyRoot(sha256)
      : nodesOf(range)
          .map(nodeAt)
          .reduceRight((right, left) => nodeHash(sha256, left, right)),
  );
}

/** The complete subtrees of a tree whose leaf hashes are at hand. */
export function nodesOverLeaves(sha256: Sha256, leaves: readonly Hash[]): NodeAt {
  return ({ level, index }) => {
    const [from, to] = [index * 2 ** level, (index + 1) * 2 ** level];
    if (to > leaves.length) throw new RangeError(`the tree has ${leaves.length} leaves, not ${to}`);
    const frontier = createFrontier(sha256);
    for (let i = from; i < to; i++) frontier.push(leaves[i]!);
    return frontier.root();
  };
}

export type Inclusion = { readonly index: bigint; readonly size: bigint; readonly leaf: Hash; readonly root: Hash; readonly proof: readonly Hash[] };

/** Whether the proof shows that the leaf stands at the index of the tree with this size and root. */
export function includes(sha256: Sha256, { index, size, leaf, root, proof }: Inclusion): boolean {
  if (index < 0n || index >= size || !areHashes([leaf, root, ...proof])) return false;
  let [at, last, hash] = [index, size - 1n, leaf];
  for (const beside of proof) {
    if (last === 0n) return false;
    if (at % 2n === 1n || at === last) {
      hash = nodeHash(sha256, beside, hash);
      while (at % 2n === 0n && at !== 0n) [at, last] = [at >> 1n, last >> 1n];
    } else hash = nodeHash(sha256, hash, beside);
    [at, last] = [at >> 1n, last >> 1n];
  }
  return last === 0n && sameBytes(hash, root);
}

export type Growth = {
  readonly oldSize: bigint;
  readonly oldRoot: Hash;
  readonly size: bigint;
  readonly root: Hash;
  readonly proof: readonly Hash[];
};

/** Whether the proof shows that the older tree is the beginning of the newer one. From size 0 nothing can be shown, so that is refused. */
export function grows(sha256: Sha256, { oldSize, oldRoot, size, root, proof }: Growth): boolean {
  if (oldSize < 1n || oldSize > size) return false;
  if (oldSize === size) return proof.length === 0 && sameBytes(oldRoot, root);
  if (proof.length === 0 || !areHashes([oldRoot, root, ...proof])) return false;
  const path = (oldSize & (oldSize - 1n)) === 0n ? [oldRoot, ...proof] : proof;
  let [at, last] = [oldSize - 1n, size - 1n];
  while (at % 2n === 1n) [at, last] = [at >> 1n, last >> 1n];
  let [before, after] = [path[0]!, path[0]!];
  for (const beside of path.slice(1)) {
    if (last === 0n) return false;
    if (at % 2n === 1n || at === last) {
      before = nodeHash(sha256, beside, before);
      after = nodeHash(sha256, beside, after);
      while (at % 2n === 0n && at !== 0n) [at, last] = [at >> 1n, last >> 1n];
    } else after = nodeHash(sha256, after, beside);
    [at, last] = [at >> 1n, last >> 1n];
  }
  return last === 0n && sameBytes(before, oldRoot) && sameBytes(after, root);
}

function areHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.every((hash) => hash.length === HASH_BYTES);
}

/** The largest power of two below a size of at least 2. */
function split(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

function onesOf(size: number): number {
  let ones = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2;
  return ones;
}
