/**
 * The candidate that a text was probably meant to be: itself, or the closest one within a third of its letters by insertions, deletions, changes
 * and swaps of neighbours.
 */
export function nearest<T extends string>(text: string, candidates: readonly T[]): T | undefined {
  if (text.length > 64) return undefined;
  const plain = text.toLowerCase().replaceAll("_", "-");
  let best: T | undefined;
  let least = Infinity;
  for (const candidate of candidates) {
    if (candidate === text) return candidate;
    const allowed = Math.max(1, Math.floor(Math.max(plain.length, candidate.length) / 3));
    if (Math.abs(plain.length - candidate.length) > allowed || (candidate.length < 3 && !sameLetters(plain, candidate))) continue;
    const far = distance(plain, candidate);
    if (far <= allowed && far < least) {
      best = candidate;
      least = far;
    }
  }
  return best;
}

/** Optimal string alignment distance. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : Infinity;
      next.push(Math.min(change, swap, row[j]! + 1, next[j - 1]! + 1));
    }
    before = row;
    row = next;
  }
  return row[b.length]!;
}

function sameLetters(a: string, b: string): boolean {
  return [...a].sort().join("") === [...b].sort().join("");
}
