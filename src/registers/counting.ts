/**
 * How answers to a survey are counted so that nobody's can be told (docs/registers.md#how-answers-are-counted). Few answers give none; of the values of a
 * statement, neighbours are told together until every group that somebody chose is large enough, and what would tell everybody's answer is not told.
 */
import { LEAST_VALUE, MOST_VALUE } from "./statements.ts";

/** Fewer answers than this are not told at all. */
export const FEWEST_ANSWERS = 5;
/** A group that somebody chose holds at least so many. */
export const SMALLEST_GROUP = 3;

/** Values from `from` to `to`, both included, and how many chose one of them. */
export type Group = { readonly from: number; readonly to: number; readonly count: number };

/** `counts[i]`: how many chose value `i + 1`. Undefined where nothing can be told: too few, or all in one value. */
export function groupsOf(counts: readonly number[]): readonly Group[] | undefined {
  const answered = counts.reduce((all, count) => all + count, 0);
  if (counts.length !== MOST_VALUE - LEAST_VALUE + 1) throw new RangeError(`${counts.length} values are counted, not 5`);
  if (answered < FEWEST_ANSWERS) return undefined;
  let groups: readonly Group[] = counts.map((count, i) => ({ from: LEAST_VALUE + i, to: LEAST_VALUE + i, count }));
  // A value that nobody chose says something about everybody, not about anyone; a group of one value that holds all says everything.
  for (let small = tooSmall(groups, answered); small !== -1; small = tooSmall(groups, answered)) {
    if (groups.length === 1) return undefined;
    groups = joined(groups, small);
  }
  return groups.length === 1 ? undefined : groups;
}

function tooSmall(groups: readonly Group[], answered: number): number {
  return groups.findIndex(({ count, from, to }) => (count > 0 && count < SMALLEST_GROUP) || (count === answered && from === to));
}

/** A group goes with the smaller of its neighbours, so that as much as possible stays apart. */
function joined(groups: readonly Group[], at: number): readonly Group[] {
  const [before, after] = [groups[at - 1], groups[at + 1]];
  const left = before !== undefined && (after === undefined || before.count <= after.count) ? at - 1 : at;
  const [a, b] = [groups[left]!, groups[left + 1]!];
  return [...groups.slice(0, left), { from: a.from, to: b.to, count: a.count + b.count }, ...groups.slice(left + 2)];
}
