import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { add, fromNumber, mul, parseRatio, type Ratio, ratio, sub, toNumber } from "../kernel/share.ts";
import { Graph, type Operation, type Ref, revalue } from "../settlement/graph.ts";
import { BLOCK, type Compiled, compile, type Drive } from "./compile.ts";

const r = (text: string): Ratio => parseRatio(text)!;

function graphOf(operations: readonly Operation[]): Graph {
  const graph = new Graph();
  operations.forEach((op, i) => graph.add({ id: `n/${i}`, label: { key: "number" }, unit: "cents" }, op));
  return graph;
}

function runOne(compiled: Compiled, inputs: readonly number[], outputs: number): { values: number[]; decided: number } {
  inputs.forEach((value, i) => (compiled.inputs[i]![0] = value));
  const out = Array.from({ length: outputs }, () => new Float64Array(1));
  const decided = compiled.run(out, 0, 1);
  return { values: out.map((one) => one[0]!), decided };
}

const small = fc.integer({ min: -40, max: 40 }).map((n) => ratio(BigInt(n), 4n));
const points = fc
  .tuple(fc.uniqueArray(fc.integer({ min: -30, max: 30 }), { minLength: 1, maxLength: 4 }), fc.array(small, { minLength: 4, maxLength: 4 }))
  .map(([at, values]) => at.sort((a, b) => a - b).map((x, i) => ({ at: ratio(BigInt(x), 2n), value: values[i]! })));

/** The i-th operation after two inputs and three constants. */
function operationAfter(i: number): fc.Arbitrary<Operation> {
  const ref = fc.integer({ min: 0, max: i - 1 });
  return fc.oneof(
    fc.record({ kind: fc.constant("sum" as const), terms: fc.array(fc.record({ of: ref, times: small }), { maxLength: 4 }), plus: small }),
    fc.record({ kind: fc.constant("product" as const), left: ref, right: fc.integer({ min: 0, max: 4 }) }),
    fc.record({ kind: fc.constant("quotient" as const), left: ref, right: fc.integer({ min: 0, max: 4 }) }),
    fc.record({ kind: fc.constantFrom("least" as const, "greatest" as const), of: fc.array(ref, { minLength: 1, maxLength: 4 }) }),
    fc.record({ kind: fc.constantFrom("curve" as const, "steps" as const), of: ref, points }),
    fc.record({ kind: fc.constant("whole" as const), of: ref, rule: fc.constantFrom("down" as const, "half-up" as const) }),
    fc.record({ kind: fc.constant("when" as const), left: ref, is: fc.constantFrom(">=" as const, ">" as const), right: ref, then: ref, otherwise: ref }),
  );
}

const operations = fc
  .integer({ min: 1, max: 14 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => operationAfter(5 + i))))
  .chain((later) => fc.array(small, { minLength: 5, maxLength: 5 }).map((given) => [...given.map((value) => ({ kind: "given" as const, value })), ...later]));

const drives: ReadonlyMap<Ref, Drive> = new Map([
  [0, { input: 0, times: r("2"), plus: r("1/3") }],
  [1, { input: 1, times: r("1"), plus: r("0") }],
]);

test("the compiled form and the exact graph agree within a hundredth of a unit, on breakpoints too", () => {
  const input = fc.oneof(
    fc.integer({ min: -40, max: 40 }).map((n) => n / 4),
    fc.double({ min: -12, max: 12, noNaN: true }).map((x) => Math.round(x * 1e6) / 1e6),
  );
  fc.assert(
    fc.property(operations, input, input, (ops, a, b) => {
      const graph = graphOf(ops);
      const outputs = [ops.length - 1, Math.max(5, ops.length - 2), Math.max(5, ops.length - 3)];
      const compiled = compile(graph.nodes, drives, outputs, [{ typical: 10 }, { typical: 10 }]);
      const exact = revalue(graph.nodes, replaced([a, b]));
      const got = runOne(compiled, [a, b], outputs.length).values;
      outputs.forEach((ref, o) => {
        const value = toNumber(exact[ref]!);
        assert.ok(Math.abs(got[o]! - value) <= 0.01 + 1e-9 * Math.abs(value), `${got[o]} is not ${value}`);
      });
    }),
    { numRuns: 3000 },
  );
});

test("known bounds of the inputs change no value", () => {
  const input = fc.integer({ min: -16, max: 16 }).map((n) => n / 8);
  fc.assert(
    fc.property(operations, input, input, (ops, a, b) => {
      const graph = graphOf(ops);
      const range = { low: r("-2"), high: r("2"), typical: 2 };
      const compiled = compile(graph.nodes, drives, [ops.length - 1], [range, range]);
      const value = toNumber(revalue(graph.nodes, replaced([a, b]))[ops.length - 1]!);
      const got = runOne(compiled, [a, b], 1).values[0]!;
      assert.ok(Math.abs(got - value) <= 0.01 + 1e-9 * Math.abs(value), `${got} is not ${value}`);
    }),
    { numRuns: 2000 },
  );
});

test("at a cliff the draw falls on the side of the exact graph, a double's breadth away as well", () => {
  const graph = graphOf([
    { kind: "given", value: r("100") },
    { kind: "sum", terms: [{ of: 0, times: r("1/3") }], plus: r("0") },
    { kind: "given", value: r("0.1") },
    { kind: "when", left: 1, is: ">", right: 2, then: 0, otherwise: 2 },
  ]);
  const drive = new Map([[0, { input: 0, times: r("1"), plus: r("0") }]]);
  const compiled = compile(graph.nodes, drive, [3], [{ typical: 1 }]);
  for (const x of [0.3, 0.29999999999999993, 0.30000000000000004, 0.1, 0.5]) {
    const exact = toNumber(revalue(graph.nodes, new Map([[0, fromNumber(x)]]))[3]!);
    const got = runOne(compiled, [x], 1);
    assert.equal(got.values[0], exact);
    assert.equal(got.decided, Math.abs(x - 0.3) < 1e-6 ? 1 : 0);
  }
});

test("a bound on which half of the draws rest needs no exact decision", () => {
  const graph = graphOf([
    { kind: "given", value: r("0") },
    { kind: "given", value: r("0") },
    { kind: "greatest", of: [0, 1] },
    { kind: "sum", terms: [{ of: 2, times: r("1/2") }], plus: r("0") },
    { kind: "product", left: 2, right: 2 },
    { kind: "when", left: 3, is: ">", right: 1, then: 0, otherwise: 1 },
    { kind: "when", left: 4, is: ">", right: 1, then: 0, otherwise: 1 },
  ]);
  const compiled = compile(graph.nodes, new Map([[0, { input: 0, times: r("1"), plus: r("0") }]]), [5, 6], [{ low: r("-100"), high: r("100"), typical: 100 }]);
  for (let i = 0; i < BLOCK; i++) compiled.inputs[0]![i] = (i - 500.5) / 10;
  const out = [new Float64Array(BLOCK), new Float64Array(BLOCK)];
  assert.equal(compiled.run(out, 0, BLOCK), 0);
  assert.equal(out[0]![0], 0);
  assert.equal(out[1]![BLOCK - 1], (BLOCK - 501.5) / 10);
});

function replaced(inputs: readonly number[]): Map<Ref, Ratio> {
  return new Map([...drives].map(([ref, drive]) => [ref, add(mul(drive.times, fromNumber(inputs[drive.input]!)), drive.plus)]));
}

test("what no varying leaf reaches costs nothing", () => {
  const graph = graphOf([
    { kind: "given", value: r("3") },
    { kind: "given", value: r("4") },
    { kind: "product", left: 1, right: 1 },
    { kind: "whole", of: 2, rule: "down" },
    {
      kind: "sum",
      terms: [
        { of: 0, times: r("2") },
        { of: 3, times: r("1") },
      ],
      plus: r("0"),
    },
  ]);
  const compiled = compile(graph.nodes, new Map([[0, { input: 0, times: r("1"), plus: r("0") }]]), [4], [{ typical: 1 }]);
  assert.equal(compiled.operations, 1);
  assert.equal(runOne(compiled, [5], 1).values[0], toNumber(sub(r("26"), r("0"))));
});
