/**
 * How answers to a survey are counted so that nobody's can be told (docs/registers.md#how-answers-are-counted). Few answers give none; the values of a
 * statement are told in the finest of a few fixed divisions that hides what one said. Which one it is follows the answers, and gives away none of them.
 */
import { LEAST_VALUE, MOST_VALUE } from "./statements.ts";

/** Fewer answers than this are not told at all. */
export const FEWEST_ANSWERS = 5;
/** A group that somebody chose holds at least so many. */
export const SMALLEST_GROUP = 3;

/** Values from `from` to `to`, both included, and how many chose one of them. */
export type Group = { readonly from: number; readonly to: number; readonly count: number };

/**
 * The finest first. Chosen by the answers, a division would give away what it hides: if a value that all chose went with its neighbour, the neighbour told which
 * it was. In a pair either value may be the one that was chosen.
 */
const DIVISIONS: readonly (readonly (readonly [from: number, to: number])[])[] = [
  [
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
    [5, 5],
  ],
  [
    [1, 2],
    [3, 3],
    [4, 5],
  ],
  [
    [1, 3],
    [4, 5],
  ],
];

/** `counts[i]`: how many chose value `i + 1`. Undefined where nothing can be told: too few, or a few beside all others. */
export function groupsOf(counts: readonly number[]): readonly Group[] | undefined {
  const answered = counts.reduce((all, count) => all + count, 0);
  if (counts.length !== MOST_VALUE - LEAST_VALUE + 1) throw new RangeError(`${counts.length} values are counted, not 5`);
  if (answered < FEWEST_ANSWERS) return undefined;
  const countIn = (from: number, to: number): number => counts.slice(from - LEAST_VALUE, to).reduce((all, count) => all + count, 0);
  const divided = DIVISIONS.map((groups) => groups.map(([from, to]): Group => ({ from, to, count: countIn(from, to) })));
  return divided.find((groups) => groups.every((group) => hides(group, answered)));
}

/** A value that nobody chose says something about everybody, not about anyone; a single value that holds all says everything. */
function hides({ count, from, to }: Group, answered: number): boolean {
  return count === 0 || (count >= SMALLEST_GROUP && !(count === answered && from === to));
}
