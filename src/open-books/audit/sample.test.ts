import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { drawMoney, drawPositions, type MoneySample, pickByMoney } from "./sample.ts";

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
  const drawn = { interval: 100_000n, start: 56_705n };
  assert.deepEqual(drawMoney("2020-tarkastus", 1_000_000n, [99_999n], 10), { full: 100_000n, count: 0, drawn });
});

test("every position is drawn about as often as every other", () => {
  const times = Array.from({ length: 20 }, () => 0);
  for (let i = 0; i < 4000; i++) for (const position of drawPositions(`s${i}`, 20, 5)) times[position]!++;
  assert(
    times.every((count) => count > 850 && count < 1150),
    times.join(" "),
  );
});

const amountsOf = fc.array(fc.oneof(fc.bigInt(0n, 5000n), fc.bigInt(0n, 10n ** 12n)), { minLength: 1, maxLength: 80 });
const units = fc.integer({ min: 1, max: 30 });

/** As the store draws: it hands over the largest amounts, no more than are asked for. */
function drawnFrom(of: string, amounts: readonly bigint[], count: number): MoneySample | undefined {
  const total = amounts.reduce((sum, amount) => sum + amount, 0n);
  return drawMoney(of, total, amounts.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0)).slice(0, count), count);
}

test("sampling by money takes in full what reaches the interval, no line of the rest does, and no more lines than were asked for come out", () => {
  fc.assert(
    fc.property(seed, amountsOf, units, (of, amounts, count) => {
      const drawn = drawnFrom(of, amounts, count);
      if (!drawn) return assert(amounts.every((amount) => amount === 0n));
      assert.deepEqual(drawnFrom(of, amounts, count), drawn);
      const { inFull, hit } = pickByMoney(amounts, drawn);
      const rest = amounts.filter((amount) => amount < drawn.full);
      const left = rest.reduce((sum, amount) => sum + amount, 0n);
      assert.equal(inFull.length, drawn.count);
      assert(inFull.length + hit.length <= count && new Set([...inFull, ...hit]).size === inFull.length + hit.length);
      assert([...inFull, ...hit].every((i) => amounts[i]! > 0n));
      if (!drawn.drawn) return assert.equal(left, 0n);
      const { interval, start } = drawn.drawn;
      assert(start >= 0n && start < interval && interval === drawn.full);
      assert.equal(interval, (left + BigInt(count - drawn.count) - 1n) / BigInt(count - drawn.count));
      assert(rest.every((amount) => amount < interval));
      assert.equal(BigInt(hit.length), (left - start + interval - 1n) / interval);
    }),
  );
});

test("a huge line and its reversal take two lines of the sample, and the others are sampled as if they were not there", () => {
  fc.assert(
    fc.property(seed, amountsOf, fc.integer({ min: 3, max: 30 }), fc.nat(), (of, others, count, at) => {
      const huge = 10n ** 14n;
      const place = at % (others.length + 1);
      const amounts = others.toSpliced(place, 0, huge, huge);
      const drawn = drawnFrom(of, amounts, count)!;
      const alone = drawnFrom(of, others, count - 2);
      const { inFull, hit } = pickByMoney(amounts, drawn);
      assert([place, place + 1].every((i) => inFull.includes(i)));
      const picked = [...inFull, ...hit].filter((i) => i < place || i > place + 1).map((i) => (i < place ? i : i - 2));
      const expected = alone ? pickByMoney(others, alone) : { inFull: [], hit: [] };
      assert.deepEqual(
        picked.toSorted((a, b) => a - b),
        [...expected.inFull, ...expected.hit].toSorted((a, b) => a - b),
      );
    }),
  );
});
