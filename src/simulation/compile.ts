/**
 * A settlement compiled to doubles: the same graph, folded exactly where nothing varies, run in blocks of draws. Draws that lie within a
 * hair of a jump (a gate, a cliff, a step of a score) are decided by the exact graph, so that every draw falls on the same side as it would
 * in a settlement.
 */
import { add, fromNumber, max, min, mul, type Ratio, toNumber, ZERO } from "../kernel/share.ts";
import { curveAt, evaluate, inputsOf, type Node, type Ref } from "../settlement/graph.ts";
import { type Affine, alone, fixed, keyOf } from "./affine.ts";
import { type Drive, type InputRange, operandsOf, type Operand, reduce, type Reduced, type Step } from "./reduce.ts";
import * as vector from "./vector.ts";

export type { Drive, InputRange } from "./reduce.ts";

/** Draws in a block: registers of 8 KiB, so that a settlement of some dozen live values stays in the nearest cache. */
export const BLOCK = 1024;

export type Compiled = {
  /** Vector instructions a block, for those who measure. */
  readonly operations: number;
  /** Where the draws of each input of the running block are written before `run`. */
  readonly inputs: readonly Float64Array[];
  /** Settles the first `count` (≤ BLOCK) draws and writes each output from `at` on; the number of draws that were decided exactly. */
  run(outputs: readonly Float64Array[], at: number, count: number): number;
};

/**
 * Compiles what the outputs need. `drives` says which leaves follow which input; `ranges` what the inputs promise (one an input, and the
 * draws must keep to them).
 */
export function compile(nodes: readonly Node[], drives: ReadonlyMap<Ref, Drive>, outputs: readonly Ref[], ranges: readonly InputRange[]): Compiled {
  const reduced = reduce(nodes, drives, outputs, ranges);
  const inputs = ranges.map(() => new Float64Array(BLOCK));
  const doubt = vector.noDoubt(BLOCK);
  const program = assemble(reduced, inputs, doubt);
  const exact = exactlyReduced(reduced);
  return {
    operations: program.instructions.length,
    inputs,
    run(out, at, count) {
      doubt.any = false;
      for (const instruction of program.instructions) instruction(count);
      for (const [o, register] of program.outputs.entries()) out[o]!.set(count === BLOCK ? register : register.subarray(0, count), at);
      if (doubt.anyTied) probeTies(doubt, program, inputs, count);
      return doubt.any ? settleDoubts(doubt, inputs, exact, out, at, count) : 0;
    },
  };
}

/** A hair: far more than rounding, far less than the spread of any draw. */
const HAIR = 1e-8;
/** Up, down and two ways of pulling the inputs apart. */
const PROBES: readonly ((input: number) => number)[] = [() => 1, () => -1, (input) => (input % 2 === 0 ? 1 : -1), (input) => (input % 2 === 0 ? -1 : 1)];

/** Runs the tied draws again a hair away: a tie that stays is a bound that binds; one that dissolves is left to the exact graph. */
function probeTies(doubt: vector.Doubt, program: Program, inputs: readonly Float64Array[], count: number): void {
  const places = Int32Array.from([...doubt.tied].flatMap((tied, i) => (tied === 1 && i < count && doubt.at[i] === 0 ? [i] : [])));
  const saved = inputs.map((input) => input.slice(0, count));
  doubt.probe = places;
  for (const way of PROBES) {
    for (const [k, input] of inputs.entries()) {
      const by = way(k) * HAIR * (1 + k / 3);
      places.forEach((from, to) => (input[to] = (saved[k]![from] ?? 0) * (1 + by) || by));
    }
    for (const instruction of program.instructions) instruction(places.length);
  }
  doubt.probe = undefined;
  doubt.anyTied = false;
  doubt.tied.fill(0);
  for (const ties of doubt.ties) ties.fill(0);
  inputs.forEach((input, k) => input.set(saved[k]!));
}

function settleDoubts(doubt: vector.Doubt, inputs: readonly Float64Array[], exact: Exact, out: readonly Float64Array[], at: number, count: number): number {
  let decided = 0;
  for (let i = 0; i < count; i++) {
    if (doubt.at[i] === 0) continue;
    doubt.at[i] = 0;
    decided++;
    const values = exact(inputs.map((input) => fromNumber(input[i]!)));
    for (const [o, value] of values.entries()) out[o]![at + i] = toNumber(value);
  }
  return decided;
}

export type Exact = (inputs: readonly Ratio[]) => Ratio[];

/** The exact outputs for exact inputs: the same graph without what no output needs, its constants settled once. */
export function exactly(nodes: readonly Node[], drives: ReadonlyMap<Ref, Drive>, outputs: readonly Ref[]): Exact {
  const needed = nodes.map(() => false);
  for (const ref of outputs) needed[ref] = true;
  for (let ref = nodes.length - 1; ref >= 0; ref--) if (needed[ref] && !drives.has(ref)) for (const of of inputsOf(nodes[ref]!.op)) needed[of] = true;
  const constants: Ratio[] = [];
  const varies = nodes.map(() => false);
  for (const [ref, node] of nodes.entries()) {
    varies[ref] = drives.has(ref) || inputsOf(node.op).some((of) => varies[of]);
    constants.push(varies[ref] || !needed[ref] ? { n: 0n, d: 1n } : evaluate(node.op, constants));
  }
  const live = nodes.map((_, ref) => ref).filter((ref) => varies[ref] && needed[ref]);
  return (inputs) => {
    const values = [...constants];
    for (const ref of live) {
      const drive = drives.get(ref);
      values[ref] = drive ? follow(drive, inputs[drive.input]!) : evaluate(nodes[ref]!.op, values);
    }
    return outputs.map((ref) => values[ref]!);
  };
}

/** The same over the reduced settlement, for draws within the ranges that it was reduced for. */
function exactlyReduced(reduced: Reduced): Exact {
  return (inputs) => {
    const values: Ratio[] = [];
    const of = (value: Affine): Ratio => value.terms.reduce((total, [id, times]) => add(total, mul(times, values[id]!)), value.plus);
    for (const step of reduced.steps) values.push(step.kind === "input" ? (inputs[step.input] ?? ZERO) : exactStep(step, of));
    return reduced.outputs.map(of);
  };
}

function exactStep(step: Exclude<Step, { kind: "input" }>, of: (value: Affine) => Ratio): Ratio {
  switch (step.kind) {
    case "sum":
      return of(step.of);
    case "when": {
      const { n } = of(step.difference);
      return of(n > 0n || (n === 0n && step.is === ">=") ? step.then : step.otherwise);
    }
    case "product":
    case "quotient":
      return evaluate({ kind: step.kind, left: 0, right: 1 }, [of(step.left), of(step.right)]);
    case "least":
    case "greatest":
      return step.of.map(of).reduce(step.kind === "least" ? min : max);
    default:
      return evaluate({ ...step, of: 0 }, [of(step.of)]);
  }
}

/** What a leaf is worth when its input has this value. */
export function follow(drive: Drive, input: Ratio): Ratio {
  return add(mul(drive.times, drive.through ? curveAt(drive.through, input) : input), drive.plus);
}

type Program = { readonly instructions: readonly vector.Instruction[]; readonly outputs: readonly Float64Array[] };
/** An instruction before its registers are given: the values that it reads and the one that it makes. */
type Planned = {
  readonly reads: readonly string[];
  readonly makes: string;
  readonly build: (out: Float64Array, at: (key: string) => Float64Array) => vector.Instruction;
};

function assemble(reduced: Reduced, inputs: readonly Float64Array[], doubt: vector.Doubt): Program {
  const planned = plan(reduced, doubt);
  const kept = new Set(reduced.outputs.map(keyOf));
  const last = new Map<string, number>();
  planned.forEach((one, i) => one.reads.forEach((key) => last.set(key, i)));
  const registers = new Map<string, Float64Array>();
  reduced.steps.forEach((step, id) => {
    if (step.kind === "input" && step.input >= 0) registers.set(atomKey(id), inputs[step.input]!);
  });
  const free: Float64Array[] = [];
  const own = new Set<Float64Array>();
  const instructions = planned.flatMap((one, i) => {
    if (one.reads.length === 0) {
      const constant = new Float64Array(BLOCK);
      one.build(constant, () => constant)(BLOCK);
      registers.set(one.makes, constant);
      return [];
    }
    const out = free.pop() ?? new Float64Array(BLOCK);
    own.add(out);
    const instruction = one.build(out, (key) => registers.get(key)!);
    registers.set(one.makes, out);
    for (const key of new Set(one.reads)) {
      const register = registers.get(key)!;
      if (last.get(key) === i && !kept.has(key) && own.has(register)) free.push(register);
    }
    return [instruction];
  });
  return { instructions, outputs: reduced.outputs.map((output) => registers.get(keyOf(output))!) };
}

function atomKey(id: number): string {
  return keyOf({ terms: [[id, { n: 1n, d: 1n }]], plus: { n: 0n, d: 1n } });
}

function plan(reduced: Reduced, doubt: vector.Doubt): Planned[] {
  const planned: Planned[] = [];
  const made = new Set<string>();
  const have = (value: Operand): string => {
    const key = keyOf(value);
    if (alone(value) === undefined && !made.has(key)) {
      made.add(key);
      planned.push(planSum(key, value));
    }
    return key;
  };
  const uses = sumUses(reduced);
  reduced.steps.forEach((step, id) => {
    if (step.kind === "input") return;
    planned.push(...planStep(step, atomKey(id), have, uses, doubt));
  });
  reduced.outputs.forEach(have);
  return planned;
}

/** How many steps read each sum that is not a step of its own: one that is read once can be made where it is read. */
function sumUses(reduced: Reduced): Map<string, number> {
  const uses = new Map<string, number>();
  for (const value of [...reduced.steps.flatMap(operandsOf), ...reduced.outputs]) uses.set(keyOf(value), (uses.get(keyOf(value)) ?? 0) + 1);
  return uses;
}

function planSum(makes: string, value: Affine, low?: Ratio, high?: Ratio): Planned {
  const reads = value.terms.map(([id]) => atomKey(id));
  const plus = toNumber(value.plus);
  const times = value.terms.map(([, weight]) => toNumber(weight));
  const [from, to] = [low ? toNumber(low) : -Infinity, high ? toNumber(high) : Infinity];
  return {
    reads,
    makes,
    build: (out, at) =>
      vector.sumOf(
        out,
        reads.map((key, i) => [at(key), times[i]!] as const),
        plus,
        from,
        to,
      ),
  };
}

type Have = (value: Operand) => string;

function planStep(step: Exclude<Step, { kind: "input" }>, makes: string, have: Have, uses: ReadonlyMap<string, number>, doubt: vector.Doubt): Planned[] {
  switch (step.kind) {
    case "sum":
      return [planSum(makes, step.of)];
    case "least":
    case "greatest":
      return planExtreme(step, makes, have, uses);
    case "product":
    case "quotient": {
      const [left, right] = [have(step.left), have(step.right)];
      return [
        {
          reads: [left, right],
          makes,
          build: (out, at) =>
            step.kind === "product" ? vector.productOf(out, at(left), at(right)) : vector.quotientOf(out, at(left), at(right), doubt, step.tolerance),
        },
      ];
    }
    case "curve":
    case "steps": {
      const of = have(step.of);
      const points = { at: step.points.map((point) => toNumber(point.at)), value: step.points.map((point) => toNumber(point.value)) };
      const build = (out: Float64Array, at: (key: string) => Float64Array): vector.Instruction =>
        step.kind === "curve" ? vector.curveOf(out, at(of), points) : vector.stepsOf(out, at(of), points, doubt, step.tolerance);
      return [{ reads: [of], makes, build }];
    }
    case "whole": {
      const of = have(step.of);
      return [{ reads: [of], makes, build: (out, at) => vector.wholeOf(out, at(of), step.rule, doubt, step.tolerance) }];
    }
    case "when": {
      const [d, then, otherwise] = [have(step.difference), have(step.then), have(step.otherwise)];
      const build = (out: Float64Array, at: (key: string) => Float64Array): vector.Instruction =>
        vector.whenOf(out, at(d), at(then), at(otherwise), step.is === ">=", doubt, step.tolerance);
      return [{ reads: [d, then, otherwise], makes, build }];
    }
  }
}

/** The first operand may be a bound; a sum that only this step reads is made and bounded in one loop. */
function planExtreme(step: Extract<Step, { kind: "least" | "greatest" }>, makes: string, have: Have, uses: ReadonlyMap<string, number>): Planned[] {
  const limit = fixed(step.of[0]!);
  const rest = limit ? step.of.slice(1) : [...step.of];
  const [low, high] = step.kind === "greatest" ? [limit, undefined] : [undefined, limit];
  const [first] = rest;
  if (rest.length === 1) return [uses.get(keyOf(first!)) === 1 ? planSum(makes, first!, low, high) : bounded(have(first!), makes, limit!, step.kind)];
  const parts: Planned[] = [];
  let before = have(rest[0]!);
  rest.slice(1).forEach((value, i) => {
    const [left, right] = [before, have(value)];
    const name = i === rest.length - 2 && !limit ? makes : `${makes} part ${i}`;
    parts.push({
      reads: [left, right],
      makes: name,
      build: (out, at) => (step.kind === "least" ? vector.leastOf : vector.greatestOf)(out, at(left), at(right)),
    });
    before = name;
  });
  if (limit) parts.push(bounded(before, makes, limit, step.kind));
  return parts;
}

function bounded(of: string, makes: string, limit: Ratio, kind: "least" | "greatest"): Planned {
  const at = toNumber(limit);
  const [low, high] = kind === "greatest" ? [at, Infinity] : [-Infinity, at];
  return { reads: [of], makes, build: (out, register) => vector.sumOf(out, [[register(of), 1]], 0, low, high) };
}
