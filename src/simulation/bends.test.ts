import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { curveAt } from "../settlement/graph.ts";
import { formatRatio, type Ratio, ratio } from "../kernel/share.ts";
import { curveOf } from "./bends.ts";

const payoff = (at: (percent: Ratio) => readonly Ratio[], parties = ["a"]) => ({ costs: [], parties, at });
const low = ratio(60n);
const high = ratio(140n);
const total = ratio(100n);

test("a straight line has one piece", () => {
  const { pieces } = curveOf(
    payoff((at) => [at]),
    low,
    high,
    total,
  );
  assert.deepEqual(
    pieces.map((piece) => piece.perEuro.map(formatRatio)),
    [["1"]],
  );
});

test("a bend between two samples is found exactly", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 61_000n, max: 139_000n }), fc.bigInt({ min: -9n, max: 9n }), fc.bigInt({ min: -9n, max: 9n }), (thousandths, left, right) => {
      fc.pre(left !== right);
      const bend = ratio(thousandths, 1000n);
      const line = [
        { at: ratio(0n), value: { n: -left * bend.n, d: bend.d } },
        { at: bend, value: ratio(0n) },
        { at: { n: bend.n + 100n * bend.d, d: bend.d }, value: ratio(right * 100n) },
      ];
      const { pieces } = curveOf(
        payoff((at) => [curveAt(line, at)]),
        low,
        high,
        total,
      );
      assert.deepEqual(
        pieces.map((piece) => formatRatio(piece.from.at)),
        ["60", formatRatio(bend)],
      );
      assert.deepEqual(
        pieces.map((piece) => piece.perEuro.map(formatRatio)),
        [[`${left}`], [`${right}`]],
      );
    }),
  );
});

test("two bends of two parties within one step are both found", () => {
  const kink = (where: Ratio) => [
    { at: ratio(0n), value: ratio(0n) },
    { at: where, value: ratio(0n) },
    { at: ratio(1000n), value: ratio(500n) },
  ];
  const at = (percent: Ratio) => [curveAt(kink(ratio(1001n, 10n)), percent), curveAt(kink(ratio(1009n, 10n)), percent)];
  const { pieces } = curveOf(payoff(at, ["a", "b"]), low, high, total);
  assert.deepEqual(
    pieces.map((piece) => [formatRatio(piece.from.at), piece.from.exact]),
    [
      ["60", true],
      ["1001/10", true],
      ["1009/10", true],
    ],
  );
});

test("a jump is told as a place that is known only nearly", () => {
  const at = (percent: Ratio) => [percent.n * 10n > percent.d * 1013n ? ratio(100n) : ratio(0n)];
  const { pieces } = curveOf(payoff(at), low, high, total);
  assert.ok(pieces.slice(1).some((piece) => !piece.from.exact && Math.abs(Number(piece.from.at.n) / Number(piece.from.at.d) - 101.3) < 0.1));
});

test("where a position is curved the range is told as one, with an average", () => {
  const at = (percent: Ratio) => [percent.n < 100n * percent.d ? percent : { n: percent.n * percent.n, d: percent.d * percent.d * 100n }];
  const { pieces } = curveOf(payoff(at), low, high, total);
  assert.deepEqual(
    pieces.map((piece) => [formatRatio(piece.from.at), piece.curved]),
    [
      ["60", false],
      ["100", true],
    ],
  );
});
