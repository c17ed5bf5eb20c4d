/** Numbers for texts that recur, by their bytes: no string is made for a text seen before. */
export type Interner = {
  /** The number of a text, from 0 in the order first seen; -1 when there are too many different ones to keep. */
  readonly index: (bytes: Uint8Array, from: number, to: number) => number;
};

/** `onNew` is told of every text once, with its number. */
export function createInterner(onNew: (index: number, bytes: Uint8Array, from: number, to: number) => void, most = 1 << 16): Interner {
  let slots = NO_SLOTS;
  let hashes = new Int32Array(0);
  let [starts, kept] = [hashes, new Uint8Array(0)];
  let count = 0;
  let last = 0;

  // Many are made for files of one row, and most of those are never asked.
  const begin = (): void => {
    slots = NO_SLOTS.slice();
    [hashes, starts, kept] = [new Int32Array(16), new Int32Array(17), new Uint8Array(1 << 8)];
  };
  const add = (hash: number, bytes: Uint8Array, from: number, to: number): void => {
    const start = starts[count]!;
    if (start + to - from > kept.length) {
      const larger = new Uint8Array((start + to - from) * 2);
      larger.set(kept);
      kept = larger;
    }
    for (let i = from; i < to; i++) kept[start + i - from] = bytes[i]!;
    hashes[count] = hash;
    starts[++count] = start + to - from;
    if (count === hashes.length) {
      [hashes, starts] = [longer(hashes, count * 2), longer(starts, count * 2 + 1)];
      slots = refill(hashes, count);
    }
  };

  return {
    index(bytes, from, to) {
      // Many columns say the same thing row after row.
      if (count > 0 && to - from === starts[last + 1]! - starts[last]! && same(kept, starts[last]!, bytes, from, to)) return last;
      let hash = 0x811c9dc5 | 0;
      for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
      hash ^= hash >>> 15;
      const mask = slots.length - 1;
      for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
        const index = slots[slot]!;
        if (index < 0) {
          if (count === most || to - from > 4096) return -1;
          if (count === 0) begin();
          slots[slot] = count;
          add(hash, bytes, from, to);
          onNew(count - 1, bytes, from, to);
          return count - 1;
        }
        if (hashes[index] !== hash || starts[index + 1]! - starts[index]! !== to - from) continue;
        if (same(kept, starts[index]!, bytes, from, to)) return (last = index);
      }
    },
  };
}

const NO_SLOTS = new Int32Array(32).fill(-1);

/** Compared from the end, where names differ first. */
function same(kept: Uint8Array, start: number, bytes: Uint8Array, from: number, to: number): boolean {
  let i = to - 1;
  for (let at = start + to - from - 1; i >= from && kept[at] === bytes[i]; at--) i--;
  return i < from;
}

function longer(values: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(length);
  copy.set(values);
  return copy;
}

function refill(hashes: Int32Array, count: number): Int32Array<ArrayBuffer> {
  const slots = new Int32Array(hashes.length * 2).fill(-1);
  for (let index = 0; index < count; index++) {
    let slot = hashes[index]! & (slots.length - 1);
    while (slots[slot]! >= 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = index;
  }
  return slots;
}
