/**
 * An auditor's samples, which anyone can draw again: by seed, and by money. Both go over the lines of the population in the order of batch and line.
 * Pure; the database picks the lines (store.ts), and a test holds it to these functions.
 */
import { random, whole } from "../../kernel/random.ts";
import type { Cents } from "../../kernel/money.ts";

/** What draws and picks, by name: a later way gets another name. The fourth weighs lines by what the agreement pays, the third by what was booked. */
export const METHOD = "sameside/sample@v4";

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
/**
 * A sample by money in two parts (ISA 530, appendices 1 and 4): amounts of `full` and more, `count` of them, are looked at in full; of the others those in
 * which a looked-at cent lies. Without an interval nothing but zeros is left.
 */
export type MoneySample = { readonly full: Cents; readonly count: number; readonly drawn?: Interval };

const MOST_INTERVAL = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * For at most `units` lines of a population whose amounts, all taken as positive, come to `total`; `largest` are its `units` largest amounts, the largest
 * first. What reaches the interval is taken out and the interval made anew for the rest, until nothing reaches it: a huge line and its reversal cost the
 * sample two lines, and do not stretch the interval over all the others. Seeded with the text `<seed>/money`.
 */
export function drawMoney(seed: string, total: Cents, largest: readonly Cents[], units: number): MoneySample | undefined {
  if (total <= 0n || units <= 0) return undefined;
  let [left, count] = [total, 0];
  for (;;) {
    if (left <= 0n || count >= units) return { full: largest[count - 1]!, count };
    const interval = intervalFor(left, units - count);
    const before = count;
    for (; count < largest.length && largest[count]! >= interval; count++) left -= largest[count]!;
    if (count > before) continue;
    return { full: interval, count, drawn: { interval, start: BigInt(whole(random(`${seed}/money`), 0, Number(interval) - 1)) } };
  }
}

/** A random number tells no more cents apart than fit in a double; more lines are picked then. */
function intervalFor(total: Cents, units: number): Cents {
  const wanted = (total + BigInt(units) - 1n) / BigInt(units);
  return wanted > MOST_INTERVAL ? MOST_INTERVAL : wanted;
}

/** Which of the amounts (positive, in order) are looked at in full, and in which of the others one of the looked-at cents lies. */
export function pickByMoney(amounts: readonly Cents[], { full, drawn }: MoneySample): { readonly inFull: readonly number[]; readonly hit: readonly number[] } {
  const inFull = amounts.flatMap((amount, i) => (amount >= full ? [i] : []));
  if (!drawn) return { inFull, hit: [] };
  const { interval, start } = drawn;
  const before = (cents: Cents): bigint => (cents - start + interval - 1n) / interval;
  let from = 0n;
  const hit = amounts.flatMap((amount, i) => {
    if (amount >= full) return [];
    const to = from + amount;
    const isHit = before(to) > before(from);
    from = to;
    return isHit ? [i] : [];
  });
  return { inFull, hit };
}
