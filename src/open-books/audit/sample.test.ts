import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { drawInterval, drawPositions, pickByMoney } from "./sample.ts";

const seed = fc.string({ minLength: 1, maxLength: 12 });

test("the same seed draws the same different positions, and as many as there are", () => {
  fc.assert(
    fc.property(seed, fc.nat(200), fc.nat(60), (of, size, count) => {
      const drawn = drawPositions(of, size, count);
      assert.deepEqual(drawn, drawPositions(of, size, count));
      assert.equal(drawn.length, Math.min(size, count));
      assert(drawn.every((position, i) => position >= 0 && position < size && (i === 0 || position > drawn[i - 1]!)));
    }),
  );
});

test("a seed draws what it drew when the method was named", () => {
  assert.deepEqual(drawPositions("2020-tarkastus", 1000, 5), [30, 185, 363, 779, 878]);
  assert.deepEqual(drawInterval("2020-tarkastus", 1_000_000n, 10), { interval: 100_000n, start: 56_705n });
});

test("every position is drawn about as often as every other", () => {
  const times = Array.from({ length: 20 }, () => 0);
  for (let i = 0; i < 4000; i++) for (const position of drawPositions(`s${i}`, 20, 5)) times[position]!++;
  assert(
    times.every((count) => count > 850 && count < 1150),
    times.join(" "),
  );
});

test("sampling by money picks every amount of the interval or more, and no more lines than were asked for", () => {
  fc.assert(
    fc.property(seed, fc.array(fc.bigInt(0n, 5000n), { minLength: 1, maxLength: 80 }), fc.integer({ min: 1, max: 30 }), (of, amounts, count) => {
      const total = amounts.reduce((sum, amount) => sum + amount, 0n);
      const drawn = drawInterval(of, total, count);
      if (!drawn) return assert.equal(total, 0n);
      const picked = pickByMoney(amounts, drawn);
      assert(drawn.start >= 0n && drawn.start < drawn.interval);
      assert(picked.length <= count && picked.length > 0 === total > drawn.start);
      amounts.forEach((amount, i) => assert(amount < drawn.interval || picked.includes(i)));
      assert(picked.every((i) => amounts[i]! > 0n));
    }),
  );
});
