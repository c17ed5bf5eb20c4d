/** Small draws of the random agreements: nasty numbers as often as plain ones. */
import { type Day, dayFromNumber, dayNumber } from "../../src/kernel/day.ts";
import type { Id } from "../../src/kernel/id.ts";
import { pick, type Random, random, shuffle, whole } from "../../src/kernel/random.ts";
import { type Ratio, ratio } from "../../src/kernel/share.ts";

/** A source of chance, and the marks of the variants that the draws bring in. */
export type Dice = { readonly source: Random; readonly marks: Set<string> };

export function dice(seed: number | string): Dice {
  return { source: random(seed), marks: new Set() };
}
export function mark(d: Dice, ...names: readonly string[]): void {
  for (const name of names) d.marks.add(name);
}
export function chance(d: Dice, percent: number): boolean {
  return d.source() * 100 < percent;
}
export function between(d: Dice, low: number, high: number): number {
  return whole(d.source, low, high);
}
export function one<T>(d: Dice, from: readonly T[]): T {
  return pick(d.source, from);
}
export function mixed<T>(d: Dice, items: readonly T[]): T[] {
  return shuffle(d.source, items);
}
export function some<T>(d: Dice, items: readonly T[], least = 1): T[] {
  return mixed(d, items).slice(0, between(d, Math.min(least, items.length), items.length));
}
export function percent(value: number, parts = 1): Ratio {
  return ratio(BigInt(value), BigInt(100 * parts));
}
export function share(d: Dice): Ratio {
  return one(d, [percent(0), percent(5), percent(10), percent(125, 10), percent(25), ratio(1n, 3n), percent(50), percent(70), percent(100)]);
}
export function partial(d: Dice): Ratio {
  return one(d, [percent(2), percent(5), percent(10), percent(125, 10), ratio(1n, 3n), percent(50)]);
}
/** Shares of the ids that sum to one. */
export function shares(d: Dice, ids: readonly Id[]): Record<Id, Ratio> {
  const drawn = ids.map(() => between(d, 0, 4));
  const weights = drawn.some((weight) => weight > 0) ? drawn : ids.map((_, i) => (i === 0 ? 1 : 0));
  const all = weights.reduce((a, b) => a + b, 0);
  return Object.fromEntries(ids.map((id, i) => [id, ratio(BigInt(weights[i]!), BigInt(all))]));
}
/** Cents: round, odd, tiny, zero or huge. */
export function money(d: Dice, about = 10_000_000): bigint {
  const kind = between(d, 0, 19);
  if (kind === 0) return 0n;
  if (kind === 1) return BigInt(between(d, 1, 9));
  if (kind === 2) return BigInt(between(d, 1, 9_999)) * 10_000_000_001n;
  return kind < 8 ? BigInt(between(d, 0, Math.ceil(about / 100_000))) * 100_000n : BigInt(between(d, 0, about));
}
export function dayIn(d: Dice, from: Day, to: Day): Day {
  if (chance(d, 15)) return one(d, [from, to]);
  return dayFromNumber(between(d, dayNumber(from), dayNumber(to)));
}

export const INDICATORS: readonly Id[] = ["in-work", "safety", "waiting"];
/** An indicator value, often a round one. */
export function level(d: Dice): Ratio {
  return chance(d, 70) ? ratio(BigInt(10 * between(d, 0, 12))) : ratio(BigInt(between(d, -500, 1500)), BigInt(one(d, [1, 3, 10])));
}
