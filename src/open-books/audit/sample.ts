/**
 * An auditor's samples, which anyone can draw again: by seed, and by money. Both go over the lines of the population in the order of batch and line.
 * Pure; the database picks the lines (store.ts), and a test holds it to these functions.
 */
import { random, whole } from "../../kernel/random.ts";
import type { Cents } from "../../kernel/money.ts";

/** What draws and picks, by name: a later way gets another name. */
export const METHOD = "sameside/sample@v1";

/**
 * `count` different positions of `size`, ascending: Floyd's algorithm over sfc32 seeded with the text `<seed>/lines`. All of them where there are no
 * more.
 */
export function drawPositions(seed: string, size: number, count: number): readonly number[] {
  if (count >= size) return Array.from({ length: size }, (_, i) => i);
  const source = random(`${seed}/lines`);
  const drawn = new Set<number>();
  for (let last = size - count; last < size; last++) {
    const position = whole(source, 0, last);
    drawn.add(drawn.has(position) ? last : position);
  }
  return [...drawn].sort((a, b) => a - b);
}

/** Every `interval`-th cent from `start` on is looked at (monetary unit sampling with a random start); the lines that those cents lie in are the sample. */
export type Interval = { readonly interval: Cents; readonly start: Cents };

const MOST_INTERVAL = BigInt(Number.MAX_SAFE_INTEGER);

/** For about `count` lines of a population whose amounts, all taken as positive, come to `total`. Seeded with the text `<seed>/money`. */
export function drawInterval(seed: string, total: Cents, count: number): Interval | undefined {
  if (total <= 0n || count <= 0) return undefined;
  const units = BigInt(count);
  const wanted = (total + units - 1n) / units;
  // A random number tells no more cents apart; more lines are picked then.
  const interval = wanted > MOST_INTERVAL ? MOST_INTERVAL : wanted;
  return { interval, start: BigInt(whole(random(`${seed}/money`), 0, Number(interval) - 1)) };
}

/** Which of the amounts (positive, in order) one of the looked-at cents lies in. An amount of the interval or more always has one. */
export function pickByMoney(amounts: readonly Cents[], { interval, start }: Interval): readonly number[] {
  const before = (cents: Cents): bigint => (cents - start + interval - 1n) / interval;
  let from = 0n;
  return amounts.flatMap((amount, i) => {
    const to = from + amount;
    const isHit = before(to) > before(from);
    from = to;
    return isHit ? [i] : [];
  });
}
