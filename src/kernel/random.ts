/** A seeded source of uniform doubles in [0, 1). The same seed gives the same numbers on every machine. */
export type Random = () => number;

/** sfc32 (Chris Doty-Humphrey, public domain algorithm): passes PractRand, 32 bits a step; two steps make one double of 53 bits. */
export function random(seed: number | string): Random {
  let [a, b, c, d] = spread(String(seed));
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return t >>> 0;
  };
  for (let i = 0; i < 15; i++) next();
  return () => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992;
}

/** Fills the first `count` places with what `random(seed)` would give next, a block at a time: the state stays in registers. */
export function uniforms(seed: number | string): (out: Float64Array, count: number) => void {
  let [a, b, c, d] = spread(String(seed));
  let skip = 15;
  return (out, count) => {
    let [p, q, r, s] = [a, b, c, d];
    for (; skip > 0; skip--) {
      const t = (((p + q) | 0) + s) | 0;
      s = (s + 1) | 0;
      p = q ^ (q >>> 9);
      q = (r + (r << 3)) | 0;
      r = (((r << 21) | (r >>> 11)) + t) | 0;
    }
    for (let i = 0; i < count; i++) {
      const high = (((p + q) | 0) + s) | 0;
      p = q ^ (q >>> 9);
      q = (r + (r << 3)) | 0;
      r = (((r << 21) | (r >>> 11)) + high) | 0;
      const low = (((p + q) | 0) + ((s + 1) | 0)) | 0;
      s = (s + 2) | 0;
      p = q ^ (q >>> 9);
      q = (r + (r << 3)) | 0;
      r = (((r << 21) | (r >>> 11)) + low) | 0;
      out[i] = ((high >>> 5) * 67108864 + (low >>> 6)) / 9007199254740992;
    }
    [a, b, c, d] = [p, q, r, s];
  };
}

/** A whole number from `low` to `high`, both included. */
export function whole(source: Random, low: number, high: number): number {
  return low + Math.floor(source() * (high - low + 1));
}

export function pick<T>(source: Random, from: readonly T[]): T {
  const chosen = from[whole(source, 0, from.length - 1)];
  if (chosen === undefined) throw new RangeError("cannot pick from nothing");
  return chosen;
}

/** A new array in random order (Fisher–Yates). */
export function shuffle<T>(source: Random, items: readonly T[]): T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = whole(source, 0, i);
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

function spread(text: string): [number, number, number, number] {
  let h = 0x811c9dc5;
  const words: number[] = [];
  for (let round = 0; round < 4; round++) {
    for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i) ^ round, 0x01000193);
    h ^= h >>> 13;
    words.push(Math.imul(h, 0x5bd1e995) | 0);
  }
  return [words[0]!, words[1]!, words[2]!, words[3]!];
}
