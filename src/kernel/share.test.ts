import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  add,
  compare,
  div,
  equal,
  formatRatio,
  fromNumber,
  inProportion,
  mul,
  neg,
  ONE,
  parseRatio,
  type Ratio,
  ratio,
  sub,
  sum,
  toNumber,
  ZERO,
} from "./share.ts";

const ratios = fc.tuple(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.bigInt(1n, 10n ** 9n)).map(([n, d]) => ratio(n, d));

test("ratios add, multiply and compare as numbers do", () => {
  fc.assert(
    fc.property(ratios, ratios, ratios, (a, b, c) => {
      assert(equal(add(a, b), add(b, a)));
      assert(equal(add(add(a, b), c), add(a, add(b, c))));
      assert(equal(mul(a, add(b, c)), add(mul(a, b), mul(a, c))));
      assert(equal(sub(a, a), ZERO));
      assert(equal(add(a, neg(a)), ZERO));
      assert.equal(compare(a, b) + compare(b, a), 0);
      if (a.n !== 0n) assert(equal(div(a, a), ONE));
    }),
  );
});

test("weights in proportion sum to one and keep their ratios; weights of nothing give nothing to anybody", () => {
  fc.assert(
    fc.property(fc.array(ratios, { minLength: 1 }), (weights) => {
      const shares = inProportion(weights);
      const total = sum(weights);
      assert(equal(sum(shares), total.n === 0n ? ZERO : ONE));
      shares.forEach((share, i) => assert(total.n === 0n ? equal(share, ZERO) : equal(mul(share, total), weights[i]!)));
    }),
  );
});

test("a ratio stands in lowest terms over a positive denominator", () => {
  fc.assert(
    fc.property(
      fc.bigInt(),
      fc.bigInt().filter((d) => d !== 0n),
      (n, d) => {
        const r: Ratio = ratio(n, d);
        assert(r.d > 0n);
        assert.equal(r.n * d, n * r.d);
        assert(equal(ratio(r.n * 7n, r.d * 7n), r));
      },
    ),
  );
  assert.throws(() => ratio(1n, 0n), RangeError);
});

test("what is written is read back", () => {
  fc.assert(fc.property(ratios, (a) => assert.deepEqual(parseRatio(formatRatio(a)), a)));
  assert.deepEqual(parseRatio("12.50"), ratio(25n, 2n));
  assert.deepEqual(parseRatio("-0.25"), ratio(-1n, 4n));
  for (const bad of ["", "1,5", "1e3", "1/0", "--1", " 1", "1.", ".5"]) assert.equal(parseRatio(bad), undefined, bad);
});

test("a double and the ratio it stands for are the same number", () => {
  const ordinary = fc.double({ min: -1e15, max: 1e15, noNaN: true }).filter((value) => value === 0 || Math.abs(value) > 1e-200);
  fc.assert(fc.property(ordinary, (value) => assert.equal(toNumber(fromNumber(value)) + 0, value + 0)));
});
