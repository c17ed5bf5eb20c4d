import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formatCents, largestRemainder, parseCents, round } from "./money.ts";
import { add, compare, ratio, sub, ZERO } from "./share.ts";

const cents = fc.bigInt(-(10n ** 15n), 10n ** 15n);

test("cents are written and read back", () => {
  fc.assert(fc.property(cents, (amount) => assert.equal(parseCents(formatCents(amount)), amount)));
});

test("only a plain decimal point with at most two decimals is an amount", () => {
  assert.equal(parseCents("1234.5"), 123450n);
  assert.equal(parseCents("-0.07"), -7n);
  for (const bad of ["1.000,00", "1 000", "1e3", "1_000", "1.234", "", "+1", "1.", "€1"]) assert.equal(parseCents(bad), undefined, bad);
});

test("half a cent goes away from zero or to the even cent, as agreed", () => {
  const cases = [
    [1n, 2n, 1n, 0n],
    [-1n, 2n, -1n, 0n],
    [3n, 2n, 2n, 2n],
    [5n, 2n, 3n, 2n],
    [-5n, 2n, -3n, -2n],
    [1n, 3n, 0n, 0n],
    [2n, 3n, 1n, 1n],
  ] as const;
  for (const [n, d, up, even] of cases) {
    assert.equal(round(ratio(n, d), "half-up"), up, `${n}/${d}`);
    assert.equal(round(ratio(n, d), "half-even"), even, `${n}/${d}`);
  }
});

test("rounding moves an amount by at most half a cent and mirrors at zero", () => {
  fc.assert(
    fc.property(cents, fc.bigInt(1n, 10n ** 6n), (n, d) => {
      const exact = ratio(n, d);
      for (const rule of ["half-up", "half-even"] as const) {
        const gap = sub(ratio(round(exact, rule)), exact);
        assert(compare(gap, ratio(1n, 2n)) <= 0 && compare(gap, ratio(-1n, 2n)) >= 0);
        assert.equal(round(ratio(-n, d), rule), -round(exact, rule));
      }
    }),
  );
});

test("parts of a whole sum to the whole, each within a cent of its exact part", () => {
  const weights = fc.array(fc.bigInt(0n, 10n ** 6n), { minLength: 1, maxLength: 12 }).filter((ws) => ws.some((w) => w > 0n));
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 15n), weights, (whole, ws) => {
      const total = ws.reduce((a, b) => a + b, 0n);
      const exact = ws.map((w) => ratio(whole * w, total));
      const parts = largestRemainder(whole, exact);
      assert.equal(
        parts.reduce((a, b) => a + b, 0n),
        whole,
      );
      for (const [i, part] of parts.entries()) {
        const gap = sub(ratio(part), exact[i]!);
        assert(compare(gap, ratio(1n)) < 0 && compare(gap, ratio(-1n)) > 0);
        if (ws[i] === 0n) assert.equal(part, 0n);
      }
    }),
  );
});

test("the cent left over goes to the largest remainder, a tie to the earlier", () => {
  assert.deepEqual(largestRemainder(100n, [ratio(100n, 3n), ratio(100n, 3n), ratio(100n, 3n)]), [34n, 33n, 33n]);
  assert.deepEqual(largestRemainder(1n, [ratio(1n, 4n), ratio(3n, 4n)]), [0n, 1n]);
  assert.throws(() => largestRemainder(5n, [ratio(1n)]), RangeError);
});

test("a whole rounded from its parts can always be split over them", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.bigInt(-(10n ** 9n), 10n ** 9n), fc.bigInt(1n, 1000n)), { minLength: 1, maxLength: 8 }), (pairs) => {
      const parts = pairs.map(([n, d]) => ratio(n, d));
      const whole = round(parts.reduce(add, ZERO), "half-up");
      assert.equal(
        largestRemainder(whole, parts).reduce((a, b) => a + b, 0n),
        whole,
      );
    }),
  );
});
