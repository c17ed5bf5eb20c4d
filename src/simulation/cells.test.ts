import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { readAgreement } from "../agreement/read.ts";
import { add, compare, equal, fromNumber, mul, ONE, type Ratio, ratio, sub, toNumber, ZERO } from "../kernel/share.ts";
import { random } from "../kernel/random.ts";
import { exactly } from "./compile.ts";
import { invented, PLAIN_SHARING, resultsOf } from "./invented.test.ts";
import { type Box, type Span, valueAt } from "./polynomial.ts";
import * as poly from "./polynomial.ts";
import { cellsIn, type ProofModel, proofModel } from "./proof-model.ts";
import { DEFAULT_COST, prove } from "./prove.ts";
import * as rational from "./rational.ts";

const root = new URL("../../examples/", import.meta.url);

/** At places all over the box the one cell that holds the place says what the exact settlement says there. */
function sameAsSettled(model: ProofModel, box: Box, seed: number): number {
  const { settled, drives } = model;
  const exact = exactly(settled.graph.nodes, drives, [...settled.positions.values()]);
  const cells = cellsIn(model, box);
  const draw = random(seed);
  const within = ({ low, high }: Span): Ratio => add(low, mul(sub(high, low), fromNumber(Math.round(draw() * 1e6) / 1e6)));
  let met = 0;
  for (let i = 0; i < 60; i++) {
    const [x, y] = [within(box.x), within(box.y)];
    const inside = (span: Span, at: Ratio): boolean => poly.isPoint(span) || (compare(span.low, at) < 0 && compare(at, span.high) < 0);
    const here = cells.filter((cell) => cell.sure && inside(cell.box.x, x) && inside(cell.box.y, y) && cell.conditions.every((p) => valueAt(p, x, y).n > 0n));
    if (here.length === 0) continue;
    met++;
    assert.equal(here.length, 1);
    exact([x, y]).forEach((value, party) => {
      const found = rational.valueAt(here[0]!.outputs[party]!, x, y);
      assert.ok(equal(found, value), `${model.parties[party]} at ${toNumber(x)}, ${toNumber(y)}: ${toNumber(found)} is not ${toNumber(value)}`);
    });
  }
  return met;
}

for (const name of readdirSync(root)) {
  test(`${name}: the cells of cost and score say what the exact settlement says`, () => {
    const { value } = readAgreement(name, readFileSync(new URL(`${name}/agreement.yaml`, root)));
    const model = proofModel(value!, DEFAULT_COST);
    assert.ok(sameAsSettled(model, { x: DEFAULT_COST, y: model.score ?? { low: ZERO, high: ZERO } }, 1) >= 50);
  });
}

/** Pain of a half, 60 to 40: Eka's 20,000 are reached at 106.67 % of the target, both companies' 38,000 at 109 %, Toka's 20,000 at 110 %. */
const PARTY_FIRST = PLAIN_SHARING.replace(
  "caps: []",
  "caps: [{ on: pain, scope: party, at: 20000.00, rest: purchasers }, { on: pain, scope: joint, at: 38000.00 }]\n  cap-order: party-first",
);

test("where caps meet keys the position is a quotient of two functions of cost, and the proof decides it", () => {
  const model = proofModel(invented({ sharing: PARTY_FIRST, results: resultsOf("50000.00", "50000.00") }), DEFAULT_COST);
  const box = { x: DEFAULT_COST, y: model.score! };
  assert.ok(sameAsSettled(model, box, 2) >= 50);
  const [opposite, flat] = prove(invented({ sharing: PARTY_FIRST })).verdicts;
  // Between 109 % and 110 % Toka still bears more with every euro and Eka bears less of the same 38,000: their gains move against each other.
  assert.deepEqual([opposite!.undecided, flat!.undecided], [[], []]);
  assert.deepEqual(
    flat!.findings.map(({ from, to, flat: who }) => `${who.map(({ party, atTo }) => `${party} ${atTo}`).join(", ")} from ${from.cost} to ${to.cost}`),
    ["eka -1900000, toka -1900000 from 11/10 to 3/2", "eka -2000000 from 16/15 to 109/100"],
  );
});

const coefs = fc.array(
  fc.integer({ min: -5, max: 5 }).map((n) => ratio(BigInt(n))),
  { minLength: 1, maxLength: 3 },
);
const inX = coefs.map((all) => all.flatMap((times, x) => (times.n === 0n ? [] : [{ x, y: 0, times }])));
const inBoth = fc.tuple(inX, inX).map(([a, b]) =>
  poly.combination([
    { of: a, times: ONE },
    { of: poly.times(b, poly.Y), times: ONE },
  ]),
);

test("quotients add, multiply and divide as their values do, and what stands under is above zero in the box", () => {
  const box: Box = { x: { low: ratio(1n), high: ratio(2n) }, y: { low: ratio(-1n), high: ratio(1n) } };
  const [x, y] = [ratio(8n, 5n), ratio(1n, 3n)];
  fc.assert(
    fc.property(inBoth, inX, inBoth, inX, (a, b, c, d) => {
      fc.pre([b, d].every((p) => p.length > 0 && poly.signInside(p, box) !== undefined && [1n, 2n].every((end) => valueAt(p, ratio(end), ZERO).n !== 0n)));
      const [left, right] = [rational.quotient(rational.whole(a), rational.whole(b), box)!, rational.quotient(rational.whole(c), rational.whole(d), box)!];
      const value = (of: rational.Rational): Ratio => rational.valueAt(of, x, y);
      const [l, r] = [value(left), value(right)];
      assert.ok(equal(mul(l, valueAt(b, x, y)), valueAt(a, x, y)));
      assert.ok(equal(value(rational.difference(left, right, box)), sub(l, r)));
      assert.ok(equal(value(rational.times(left, right, box)), mul(l, r)));
      assert.deepEqual(rational.asNumber(rational.difference(left, left, box)), ZERO);
      for (const { under } of [left, right, rational.times(left, right, box)]) assert.equal(poly.signInside(under, box), 1);
      const there = rational.at(left, "x", x, { ...box, x: { low: x, high: x } })!;
      assert.ok(equal(value(there), l));
    }),
    { numRuns: 2000 },
  );
});
