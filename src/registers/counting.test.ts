// Counts of a survey tell nobody's answer, and lose none.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { FEWEST_ANSWERS, groupsOf, SMALLEST_GROUP } from "./counting.ts";

const counts = fc.array(fc.nat({ max: 9 }), { minLength: 5, maxLength: 5 });

test("every group that somebody chose has three or more, groups lie side by side over all values, and their counts are those of the answers", () => {
  fc.assert(
    fc.property(counts, (of) => {
      const answered = of.reduce((all, count) => all + count, 0);
      const groups = groupsOf(of);
      if (groups === undefined) return;
      assert.ok(answered >= FEWEST_ANSWERS);
      for (const { from, to, count } of groups) {
        assert.equal(
          count,
          of.slice(from - 1, to).reduce((all, each) => all + each, 0),
        );
        assert.ok(count === 0 || count >= SMALLEST_GROUP);
        assert.ok(count < answered || from < to, "the value of everybody is not told");
      }
      assert.deepEqual(
        groups.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i)),
        [1, 2, 3, 4, 5],
      );
    }),
  );
});

test("fewer than five answers are not told, nor a few that stand apart from all others", () => {
  assert.equal(groupsOf([1, 1, 1, 1, 0]), undefined);
  assert.equal(groupsOf([0, 0, 6, 2, 0]), undefined);
  const told = (of: readonly number[]) => groupsOf(of)!.map(({ from, to, count }) => [from, to, count]);
  assert.deepEqual(told([0, 0, 0, 3, 4]), [
    [1, 1, 0],
    [2, 2, 0],
    [3, 3, 0],
    [4, 4, 3],
    [5, 5, 4],
  ]);
  assert.deepEqual(told([0, 0, 0, 0, 6]), [
    [1, 2, 0],
    [3, 3, 0],
    [4, 5, 6],
  ]);
  assert.deepEqual(told([0, 0, 6, 0, 0]), [
    [1, 3, 6],
    [4, 5, 0],
  ]);
  assert.deepEqual(told([1, 2, 0, 4, 3]), [
    [1, 2, 3],
    [3, 3, 0],
    [4, 5, 7],
  ]);
});

/** Every way in which so many people can have answered. */
function* waysOf(answered: number, values = 5): Generator<readonly number[]> {
  if (values === 1) return yield [answered];
  for (let count = 0; count <= answered; count++) for (const rest of waysOf(answered - count, values - 1)) yield [count, ...rest];
}

test("whoever knows how it is counted, what is told and their own answer never knows what all others answered, nor exactly how few chose a value", () => {
  for (let answered = FEWEST_ANSWERS; answered <= 11; answered++) {
    const byTold = Map.groupBy(waysOf(answered), (counts) => JSON.stringify(groupsOf(counts)));
    for (const [told, ways] of byTold) {
      for (const own of [undefined, 0, 1, 2, 3, 4]) {
        const possible = ways.filter((counts) => own === undefined || counts[own]! > 0);
        const others = possible.map((counts) => counts.map((count, i) => (i === own ? count - 1 : count)));
        const all = answered - (own === undefined ? 0 : 1);
        for (const value of [0, 1, 2, 3, 4])
          assert.ok(others.length === 0 || others.some((counts) => counts[value] !== all), `${told}: ${own} knows that all others chose ${value}`);
      }
      for (const value of [0, 1, 2, 3, 4]) {
        const few = new Set(ways.map((counts) => counts[value]!));
        assert.ok(few.size > 1 || ![1, 2].includes([...few][0]!), `${told}: exactly ${[...few][0]} chose ${value}`);
      }
    }
  }
});
