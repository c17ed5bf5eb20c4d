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

test("fewer than five answers are not told, nor those that all agree where no group can hide it", () => {
  assert.equal(groupsOf([1, 1, 1, 1, 0]), undefined);
  assert.deepEqual(groupsOf([0, 0, 0, 0, 6]), [
    { from: 1, to: 1, count: 0 },
    { from: 2, to: 2, count: 0 },
    { from: 3, to: 3, count: 0 },
    { from: 4, to: 5, count: 6 },
  ]);
  assert.deepEqual(groupsOf([1, 2, 0, 4, 3]), [
    { from: 1, to: 2, count: 3 },
    { from: 3, to: 3, count: 0 },
    { from: 4, to: 4, count: 4 },
    { from: 5, to: 5, count: 3 },
  ]);
});
