import assert from "node:assert/strict";
import { test } from "node:test";
import { fill } from "../kernel/refusal.ts";
import { compareAgreements } from "./compare.ts";
import { defaultFutures, type Futures } from "./futures.ts";
import { readFutures } from "./futures-file.ts";
import { invented, PLAIN_SHARING, resultsOf } from "./invented.test.ts";
import { comparisonPicture, cumulativePicture, payoffPicture, payoffsOf, type Picture, tornadoPicture } from "./pictures.ts";
import { simulate } from "./simulate.ts";
import { FUTURES_FAULTS, type FuturesCode } from "./words.ts";

const agreement = invented({ results: resultsOf("50000.00", "0", "50000.00") });

const GOOD = `futures: 1
inputs:
  eka-cost: { cost: coaching, provider: eka, factor: { pert: [85 %, 100 %, 125 %] } }
  toka-cost: { cost: coaching, provider: toka, amount: { normal: { mean: 410000.00, deviation: 20000 } } }
  in-work: { indicator: in-work, value: { scenarios: [{ value: 15, probability: 1/4 }, { value: 25, probability: 75 % }] } }
correlations: [{ between: [eka-cost, toka-cost], is: 0.6 }]
`;

test("a futures file is read with its distributions, subjects and correlations; euros become cents", () => {
  const { value, faults } = readFutures("futures.yaml", GOOD, agreement);
  assert.deepEqual(faults, []);
  assert.deepEqual(value, {
    inputs: [
      {
        id: "eka-cost",
        subject: { kind: "cost", line: "coaching", as: "factor", provider: "eka" },
        distribution: { kind: "pert", low: 0.85, mode: 1, high: 1.25 },
      },
      {
        id: "toka-cost",
        subject: { kind: "cost", line: "coaching", as: "amount", provider: "toka" },
        distribution: { kind: "normal", mean: 41_000_000, deviation: 2_000_000 },
      },
      {
        id: "in-work",
        subject: { kind: "indicator", indicator: "in-work" },
        distribution: {
          kind: "scenarios",
          of: [
            { value: 15, probability: 0.25 },
            { value: 25, probability: 0.75 },
          ],
        },
      },
    ],
    correlations: [{ between: ["eka-cost", "toka-cost"], is: 0.6 }],
    isDefault: false,
  } satisfies Futures);
});

const BAD: readonly (readonly [string, string])[] = [
  ["inputs: {}", "futures/first-key 1:1"],
  ["futures: 1", "futures/missing 1:1"],
  ["futures: 1\ninputs: []", "futures/not-a-mapping 2:9"],
  ["futures: 1\ninputs: {}", "futures/no-input 1:1"],
  ["futures: 1\nwishes: 1\ninputs: { a: { cost: all, factor: { uniform: [1, 2] } } }", "futures/unknown-key 2:1"],
  ["futures: 1\ninputs:\n  a: { factor: { uniform: [1, 2] } }", "futures/subject 3:3"],
  ["futures: 1\ninputs:\n  a: { cost: all, factor: { even: [1, 2] } }", "futures/distribution 3:29"],
  ["futures: 1\ninputs:\n  a: { cost: all, factor: { uniform: [1] } }", "futures/not-a-list 3:38"],
  ["futures: 1\ninputs:\n  a: { cost: all, factor: { uniform: [1, 2e3] } }", "futures/number 3:42"],
  ["futures: 1\ninputs:\n  a: { cost: all, factor: { uniform: [3, 2] } }", "futures/order 3:3"],
  ["futures: 1\ninputs:\n  a: { cost: all, factor: { normal: { mean: 1, deviation: -1 } } }", "futures/deviation 3:3"],
  ["futures: 1\ninputs:\n  a: { cost: all, factor: { scenarios: [{ value: 1, probability: 50 % }] } }", "futures/probabilities 3:3"],
  ["futures: 1\ninputs:\n  a: { cost: digging, factor: { uniform: [1, 2] } }", "futures/input-unknown-line 3:3"],
  ['futures: 1\ninputs:\n  a: { cost: all, year: "2031", factor: { uniform: [1, 2] } }', "futures/input-unknown-year 3:3"],
  ["futures: 1\ninputs:\n  a: { cost: all, provider: kolmas, factor: { uniform: [1, 2] } }", "futures/input-unknown-provider 3:3"],
  ["futures: 1\ninputs:\n  a: { indicator: joy, value: { uniform: [1, 2] } }", "futures/input-unknown-indicator 3:3"],
  ["futures: 1\ninputs:\n  a: { outcome: job, count: { uniform: [1, 2] } }", "futures/input-unknown-outcome 3:3"],
  ["futures: 1\ninputs:\n  a: { cost: all, factor: { uniform: [1, 2] } }\ncorrelations: [{ between: [a, b], is: 0.5 }]", "futures/correlation-unknown 4:16"],
  [`${GOOD.replace("is: 0.6", "is: 1")}`, "futures/correlation-range 6:16"],
];

test("every fault of a futures file stands at its place, and has its words", () => {
  for (const [text, expected] of BAD) {
    const { value, faults } = readFutures("futures.yaml", text, agreement);
    assert.equal(value, undefined);
    assert.deepEqual(
      faults.map(({ code, at }) => `${code} ${at.line}:${at.column}`),
      [expected],
      text,
    );
    for (const { code, args } of faults) assert.doesNotMatch(fill(FUTURES_FAULTS[code as FuturesCode].sentence.fi, args), /\{/);
  }
});

test("correlations that no futures fit are refused, and so are two inputs that move one figure", () => {
  const triple =
    "futures: 1\ninputs:\n  a: { cost: coaching, provider: eka, factor: { uniform: [1, 2] } }\n" +
    "  b: { cost: coaching, provider: toka, factor: { uniform: [1, 2] } }\n  c: { indicator: in-work, value: { uniform: [10, 40] } }\n";
  const impossible = `${triple}correlations: [{ between: [a, b], is: 0.9 }, { between: [b, c], is: 0.9 }, { between: [a, c], is: -0.9 }]\n`;
  assert.deepEqual(
    readFutures("f", impossible, agreement).faults.map(({ code }) => code),
    ["futures/correlation-impossible"],
  );
  const twice = readFutures("f", triple.replace("coaching, provider: toka", "all"), agreement).value!;
  assert.deepEqual(
    simulate(agreement, twice, { draws: 10, seed: 1 }).faults.map(({ code, args }) => [code, args]),
    [["input-overlaps", { input: "b", other: "a" }]],
  );
});

test("an amount is drawn over all years and providers that it names, at plan their target", () => {
  const futures = readFutures("f", GOOD, agreement).value!;
  const { simulation } = simulate(agreement, futures, { draws: 4000, seed: "plan" });
  assert.deepEqual(
    simulation!.inputs.map(({ plan }) => plan),
    [1, 40_000_000, 20],
  );
  assert.deepEqual(JSON.parse(JSON.stringify(simulation)), simulation);
});

const capped = invented({
  sharing: PLAIN_SHARING.replace("caps: []", "caps: [{ on: pain, scope: joint, at: fee-at-risk }]"),
  results: resultsOf("50000.00", "0", "50000.00"),
});

test("two agreements over the same futures: a pain cap never costs a provider anything and never gains the purchaser anything", () => {
  const { comparison } = compareAgreements(agreement, capped, defaultFutures(agreement), { draws: 20_000, seed: 7 });
  const of = (party: string) => comparison!.parties.find((one) => one.party === party)!;
  assert.equal(of("eka").worse, 0);
  assert.equal(of("ostaja").better, 0);
  assert.equal(of("eka").better, of("ostaja").worse);
  assert.ok(of("eka").better > 0.1 && of("eka").better < 0.5);
  assert.equal(of("eka").plan, 0);
  assert.deepEqual(simulate(capped, defaultFutures(agreement), { draws: 20_000, seed: 7 }).simulation, comparison!.second);
});

test("pictures carry title, description and table, no style and no script, and escape what they show", () => {
  const simulation = simulate(capped, defaultFutures(capped), { draws: 2000, seed: 1 }).simulation!;
  const { comparison } = compareAgreements(agreement, capped, defaultFutures(agreement), { draws: 2000, seed: 1 });
  for (const language of ["fi", "sv", "en"] as const) {
    const says = { language, currency: "EUR", nameOf: (party: string) => `<${party}> & "co"` };
    const pictures: Picture[] = [
      cumulativePicture(simulation, says),
      tornadoPicture(simulation, "eka", says),
      payoffPicture(payoffsOf(capped), says),
      comparisonPicture(comparison!, says),
    ];
    for (const { svg, table } of pictures) {
      assert.match(svg, /^<svg [^>]*role="img"[^>]*><title id="title">[^<]+<\/title><desc id="desc">[^<]+<\/desc>/);
      assert.doesNotMatch(svg, /style=|<style|<script|NaN|Infinity|undefined|<eka>/);
      assert.ok(table.rows.length > 0 && table.rows.every((row) => row.length === table.columns.length));
    }
  }
});

test("the payoff of a capped pain bends at the target and at 110 %", () => {
  const eka = payoffsOf(capped).find(({ party }) => party === "eka")!;
  assert.deepEqual(
    eka.breakpoints,
    ["1", "11/10"].filter((at) => eka.breakpoints.includes(at)),
  );
  assert.ok(eka.breakpoints.includes("11/10"));
  assert.deepEqual(eka.points.at(-1), { cost: "3/2", cents: -3_000_000 });
});
