import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { random, uniforms } from "../kernel/random.ts";
import { cholesky, correlate } from "./copula.ts";
import { cumulativeNormal, type Distribution, faultOf, inverseOf, quantile, standardNormal } from "./distributions.ts";
import { spreadOf } from "./percentiles.ts";

const near = (actual: number, expected: number, within: number): void =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected} ± ${within}`);

test("the normal quantile and the cumulative normal are each other's inverse", () => {
  near(standardNormal(0.975), 1.959963984540054, 1e-14);
  near(standardNormal(1e-9), -5.997807015008182, 1e-12);
  near(cumulativeNormal(1), 0.8413447460685429, 1e-14);
  fc.assert(fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (p) => near(cumulativeNormal(standardNormal(p)), p, 2e-13)));
});

test("quantiles of the distributions are those of the textbook", () => {
  near(quantile({ kind: "triangular", low: 85, mode: 100, high: 125 }, 0.5), 125 - Math.sqrt(0.5 * 40 * 25), 1e-12);
  near(quantile({ kind: "uniform", low: 2, high: 4 }, 0.25), 2.5, 1e-12);
  near(quantile({ kind: "normal", mean: 10, deviation: 2 }, 0.975), 10 + 2 * 1.959963984540054, 1e-12);
  near(quantile({ kind: "lognormal", median: 10, sigma: 0.2 }, 0.5), 10, 1e-12);
  near(quantile({ kind: "pert", low: 0, mode: 0.5, high: 1 }, 0.5), 0.5, 1e-6);
  // Beta(2, 4): F(0.3) = 1 − (1 − 0.3)^4 × (1 + 4 × 0.3) = 0.47178
  near(quantile({ kind: "pert", low: 0, mode: 0.25, high: 1 }, 0.47178), 0.3, 1e-6);
  // Beta(1, 5): F(x) = 1 − (1 − x)^5
  near(quantile({ kind: "pert", low: 0, mode: 0, high: 1 }, 0.001), 1 - 0.999 ** 0.2, 1e-6);
  assert.equal(
    quantile(
      {
        kind: "scenarios",
        of: [
          { value: 7, probability: 0.3 },
          { value: 9, probability: 0.7 },
        ],
      },
      0.3,
    ),
    9,
  );
});

const MEANS: readonly (readonly [Distribution, number, number])[] = [
  [{ kind: "triangular", low: 85, mode: 100, high: 125 }, 310 / 3, Math.sqrt((85 ** 2 + 100 ** 2 + 125 ** 2 - 85 * 100 - 85 * 125 - 100 * 125) / 18)],
  [{ kind: "pert", low: 85, mode: 100, high: 125 }, 610 / 6, Math.sqrt(((610 / 6 - 85) * (125 - 610 / 6)) / 7)],
  [{ kind: "lognormal", median: 10, sigma: 0.2 }, 10 * Math.exp(0.02), 10 * Math.sqrt((Math.exp(0.04) - 1) * Math.exp(0.04))],
  [
    {
      kind: "scenarios",
      of: [
        { value: 0, probability: 0.9 },
        { value: 10, probability: 0.1 },
      ],
    },
    1,
    3,
  ],
];

test("200,000 draws have the mean and the deviation of their distribution within four standard errors", () => {
  for (const [d, mean, deviation] of MEANS) {
    const block = new Float64Array(200_000);
    uniforms(d.kind)(block, block.length);
    inverseOf(d)(block, block.length);
    const spread = spreadOf(block);
    near(spread.mean, mean, (4 * deviation) / Math.sqrt(block.length));
    near(spread.deviation, deviation, 0.02 * deviation);
  }
});

test("a distribution that is none is told apart by its fault", () => {
  assert.equal(faultOf({ kind: "triangular", low: 2, mode: 1, high: 3 }), "order");
  assert.equal(faultOf({ kind: "normal", mean: 2, deviation: -1 }), "deviation");
  assert.equal(faultOf({ kind: "lognormal", median: 0, sigma: 1 }), "deviation");
  assert.equal(faultOf({ kind: "scenarios", of: [{ value: 1, probability: 0.5 }] }), "probabilities");
  assert.equal(faultOf({ kind: "uniform", low: 1, high: Infinity }), "not-finite");
  assert.equal(faultOf({ kind: "pert", low: 1, mode: 1, high: 1 }), undefined);
});

test("percentiles are the order statistics that a full sort gives, whatever the draws", () => {
  const draws = fc.oneof(
    fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 300 }),
    fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { minLength: 1, maxLength: 300 }),
  );
  fc.assert(
    fc.property(draws, fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 5 }), (values, percents) => {
      const sorted = Float64Array.from(values).sort();
      const spread = spreadOf(Float64Array.from(values), percents);
      percents.forEach((percent, i) => {
        const rank = ((values.length - 1) * percent) / 100;
        const low = sorted[Math.floor(rank)]!;
        const high = sorted[Math.min(values.length - 1, Math.floor(rank) + 1)]!;
        assert.equal(spread.percentiles[i], low + (high - low) * (rank - Math.floor(rank)));
      });
      assert.equal(
        spread.bins.reduce((a, b) => a + b),
        values.length,
      );
    }),
  );
});

test("a copula gives the correlation asked for, keeps each input's own distribution, and a matrix that no futures fit is refused", () => {
  assert.equal(
    cholesky([
      [1, 0.9, -0.9],
      [0.9, 1, 0.9],
      [-0.9, 0.9, 1],
    ]),
    undefined,
  );
  assert.equal(
    cholesky([
      [1, 1],
      [1, 1],
    ]),
    undefined,
  );
  const root = cholesky([
    [1, 0.6, 0],
    [0.6, 1, 0],
    [0, 0, 1],
  ])!;
  const blocks = ["a", "b", "c"].map((seed) => {
    const block = new Float64Array(100_000);
    uniforms(seed)(block, block.length);
    return block;
  });
  const third = blocks[2]!.slice();
  correlate(root)(blocks, 100_000);
  assert.deepEqual(blocks[2], third);
  let product = 0;
  for (let i = 0; i < 100_000; i++) product += standardNormal(blocks[0]![i]!) * standardNormal(blocks[1]![i]!);
  near(product / 100_000, 0.6, 0.02);
  near(spreadOf(blocks[1]!).mean, 0.5, 0.01);
  near(spreadOf(blocks[1]!).percentiles[1]!, 0.1, 0.01);
});

test("a block of uniforms is what the same seed gives one by one, however the blocks are cut", () => {
  fc.assert(
    fc.property(fc.oneof(fc.integer(), fc.string()), fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 6 }), (seed, cuts) => {
      const one = random(seed);
      const fill = uniforms(seed);
      for (const count of cuts) {
        const block = new Float64Array(count);
        fill(block, count);
        for (const value of block) assert.equal(value, one());
      }
    }),
  );
});
