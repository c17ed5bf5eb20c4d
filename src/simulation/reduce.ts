/**
 * Reduces the graph of a settlement to what really varies: everything that hangs on no varying leaf is folded exactly, weighted sums are
 * merged, equal values are made once, choices that the ranges of the inputs decide are decided, and what no output needs is left out.
 */
import type { Points } from "../agreement/agreement.ts";
import { compare, div, formatRatio, max, min, mul, type Ratio, sub, toNumber, ZERO } from "../kernel/share.ts";
import { curveAt, inputsOf, type Node, type Operation, type Ref, evaluate } from "../settlement/graph.ts";
import { type Affine, atom, type Bounds, bounds, boundsOf, combine, constant, fixed, keyOf, minus, productBounds, scale } from "./affine.ts";

/** How a leaf follows an input: times × input + plus, the input first led through straight lines between points where there are any. */
export type Drive = { readonly input: number; readonly times: Ratio; readonly plus: Ratio; readonly through?: Points };
/** What an input promises: absent bounds are none. `typical` sets the size against which closeness is judged. */
export type InputRange = { readonly low?: Ratio; readonly high?: Ratio; readonly typical: number };

export type Operand = Affine;
export type Step =
  | { readonly kind: "input"; readonly input: number }
  | { readonly kind: "sum"; readonly of: Operand }
  | { readonly kind: "product" | "quotient"; readonly left: Operand; readonly right: Operand; readonly tolerance: number }
  | { readonly kind: "least" | "greatest"; readonly of: readonly Operand[] }
  | { readonly kind: "curve"; readonly of: Operand; readonly points: Points }
  | { readonly kind: "steps"; readonly of: Operand; readonly points: Points; readonly tolerance: number }
  | { readonly kind: "whole"; readonly of: Operand; readonly rule: "down" | "half-up"; readonly tolerance: number }
  /** then where the difference is ≥ 0 (or > 0) */
  | {
      readonly kind: "when";
      readonly difference: Operand;
      readonly is: ">=" | ">";
      readonly then: Operand;
      readonly otherwise: Operand;
      readonly tolerance: number;
    };

/** Inputs come first, one step each. `origins` names the node that first made a step; undefined for inputs. */
export type Reduced = { readonly steps: readonly Step[]; readonly outputs: readonly Operand[]; readonly origins: readonly (Ref | undefined)[] };

/** A sum of more terms than this that is used more than once is made once and named. */
const NAMED = 3;

type State = { readonly steps: Step[]; readonly known: Bounds[]; readonly byKey: Map<string, number>; readonly origins: (Ref | undefined)[]; maker: Ref };

export function reduce(nodes: readonly Node[], drives: ReadonlyMap<Ref, Drive>, outputs: readonly Ref[], inputs: readonly InputRange[]): Reduced {
  const state: State = { steps: [], known: [], byKey: new Map(), origins: inputs.map(() => undefined), maker: 0 };
  inputs.forEach((range, input) => {
    state.steps.push({ kind: "input", input });
    state.known.push(bounds(range.low, range.high, Math.max(Math.abs(range.typical), range.high ? Math.abs(toNumber(range.high)) : 0)));
  });
  const uses = countUses(nodes, outputs);
  const values: Affine[] = [];
  const exact: Ratio[] = [];
  for (const [ref, node] of nodes.entries()) {
    exact.push(ZERO);
    state.maker = ref;
    const drive = drives.get(ref);
    if (drive) values.push(driven(state, drive));
    else if (uses[ref] === 0) values.push(constant(ZERO));
    else if (inputsOf(node.op).every((of) => fixed(values[of]!))) {
      for (const of of inputsOf(node.op)) exact[of] = values[of]!.plus;
      values.push(constant(evaluate(node.op, exact)));
    } else values.push(named(state, operation(state, node.op, values), uses[ref]!));
  }
  const results = shareSums(
    state,
    outputs.map((ref) => values[ref]!),
  );
  return prune({ steps: state.steps, outputs: results, origins: state.origins });
}

/** Atoms that stand in the same proportion in every output (the parties share one gain by fixed keys) are summed once. */
function shareSums(state: State, outputs: readonly Affine[]): Affine[] {
  const columns = new Map<number, string[]>();
  const first = new Map<number, Ratio>();
  outputs.forEach((output, o) => {
    for (const [id, times] of output.terms) {
      if (!first.has(id)) first.set(id, times);
      const column = columns.get(id) ?? [];
      columns.set(id, column);
      column.push(`${o}:${formatRatio(div(times, first.get(id)!))}`);
    }
  });
  const groups = Map.groupBy(columns.keys(), (id) => columns.get(id)!.join(" "));
  let results = [...outputs];
  for (const [column, ids] of groups) {
    if (ids.length < 2 || column.indexOf(" ") === -1) continue;
    const terms = ids.sort((a, b) => a - b).map((id) => [id, first.get(id)!] as const);
    const shared: Affine = { terms, plus: ZERO };
    const whole = put(state, { kind: "sum", of: shared }, boundsOf(shared, state.known));
    results = results.map((output) => {
      const own = output.terms.find(([id]) => id === ids[0]);
      if (!own) return output;
      const rest = { terms: output.terms.filter(([id]) => !ids.includes(id)), plus: output.plus };
      const parts = [rest, whole].map((of, i) => ({ of, times: i === 0 ? { n: 1n, d: 1n } : div(own[1], terms[0]![1]) }));
      return combine(parts);
    });
  }
  return results;
}

function driven(state: State, drive: Drive): Affine {
  const input = drive.through ? curve(state, atom(drive.input), drive.through) : atom(drive.input);
  return combine([{ of: input, times: drive.times }], drive.plus);
}

/** How often each node is used by one that is needed; 0 where no output needs it. */
function countUses(nodes: readonly Node[], outputs: readonly Ref[]): number[] {
  const uses = nodes.map(() => 0);
  for (const ref of outputs) uses[ref]! += 1;
  for (let ref = nodes.length - 1; ref >= 0; ref--) if (uses[ref]! > 0) for (const of of inputsOf(nodes[ref]!.op)) uses[of]! += 1;
  return uses;
}

function named(state: State, value: Affine, uses: number): Affine {
  return value.terms.length > NAMED && uses > 1 ? put(state, { kind: "sum", of: value }, boundsOf(value, state.known)) : value;
}

function put(state: State, step: Step, known: Bounds): Affine {
  const key = keyOfStep(step);
  const before = state.byKey.get(key);
  if (before !== undefined) return atom(before);
  if (known.low && known.high && compare(known.low, known.high) === 0) return constant(known.low);
  const id = state.steps.length;
  state.steps.push(step);
  state.origins.push(state.maker);
  state.known.push(known);
  state.byKey.set(key, id);
  return atom(id);
}

function operation(state: State, op: Operation, values: readonly Affine[]): Affine {
  const at = (ref: Ref): Affine => values[ref]!;
  const known = (value: Affine): Bounds => boundsOf(value, state.known);
  switch (op.kind) {
    case "given":
      return constant(op.value);
    case "sum":
      return combine(
        op.terms.map((term) => ({ of: at(term.of), times: term.times })),
        op.plus,
      );
    case "product":
      return product(state, at(op.left), at(op.right));
    case "quotient":
      return quotient(state, at(op.left), at(op.right));
    case "least":
    case "greatest":
      return extreme(state, op.kind, op.of.map(at));
    case "curve":
      return curve(state, at(op.of), op.points);
    case "steps": {
      const size = Math.max(...op.points.map((point) => Math.abs(toNumber(point.at))));
      const tolerance = Math.max(1e-9 * known(at(op.of)).magnitude, 1e-6 * size);
      return put(state, { kind: "steps", of: at(op.of), points: op.points, tolerance }, pointBounds(op.points));
    }
    case "whole": {
      const of = known(at(op.of));
      return put(
        state,
        { kind: "whole", of: at(op.of), rule: op.rule, tolerance: Math.max(1e-9 * of.magnitude, 1e-6) },
        bounds(undefined, undefined, of.magnitude + 1),
      );
    }
    case "when":
      return choice(state, minus(at(op.left), at(op.right)), op.is, at(op.then), at(op.otherwise), size(known(at(op.left)), known(at(op.right))));
  }
}

function size(left: Bounds, right: Bounds): number {
  return Math.min(left.magnitude, right.magnitude);
}

function product(state: State, left: Affine, right: Affine): Affine {
  const l = fixed(left);
  const r = fixed(right);
  if (l) return scale(right, l);
  if (r) return scale(left, r);
  const [a, b] = keyOf(left) <= keyOf(right) ? [left, right] : [right, left];
  return put(state, { kind: "product", left: a, right: b, tolerance: 0 }, productBounds(boundsOf(a, state.known), boundsOf(b, state.known)));
}

/** A pro rata of things that all move with one input is a constant wherever it is not 0 ÷ 0, and needs no division. */
function quotient(state: State, left: Affine, right: Affine): Affine {
  const r = fixed(right);
  if (fixed(left)?.n === 0n) return constant(ZERO);
  if (r) return r.n === 0n ? constant(ZERO) : scale(left, div({ n: 1n, d: 1n }, r));
  const of = boundsOf(right, state.known);
  const [first] = right.terms;
  const part = left.terms[0] && div(left.terms[0][1], first![1]);
  const away = (of.low && of.low.n > 0n) || (of.high && of.high.n < 0n);
  if (part && away && fixed(minus(left, scale(right, part)))?.n === 0n) return constant(part);
  const over = boundsOf(left, state.known);
  const smallest = of.low && of.low.n > 0n ? toNumber(of.low) : of.magnitude;
  const positive = over.low && over.low.n >= 0n && of.low && of.low.n >= 0n;
  const known = bounds(positive ? ZERO : undefined, undefined, over.magnitude / (smallest || 1));
  return put(state, { kind: "quotient", left, right, tolerance: away ? 0 : 1e-9 * of.magnitude }, known);
}

function extreme(state: State, kind: "least" | "greatest", of: readonly Affine[]): Affine {
  const better = kind === "least" ? min : max;
  const distinct = new Map<string, Affine>();
  let limit: Ratio | undefined;
  for (const value of of) {
    const f = fixed(value);
    if (f) limit = limit ? better(limit, f) : f;
    else distinct.set(keyOf(value), value);
  }
  let rest = [...distinct.values()];
  if (limit) rest = rest.filter((value) => !beaten(kind, boundsOf(value, state.known), limit!));
  if (limit && rest.some((value) => always(kind, boundsOf(value, state.known), limit!))) limit = undefined;
  const keep = limit ? [constant(limit), ...rest] : rest;
  if (keep.length === 1) return keep[0]!;
  const all = keep.map((value) => boundsOf(value, state.known));
  const lows = all.map((b) => b.low);
  const highs = all.map((b) => b.high);
  const low = kind === "greatest" ? some(lows, max) : every(lows, min);
  const high = kind === "least" ? some(highs, min) : every(highs, max);
  return put(state, { kind, of: keep }, bounds(low, high, Math.max(...all.map((b) => b.magnitude))));
}

/** The value can never matter beside the limit. */
function beaten(kind: "least" | "greatest", value: Bounds, limit: Ratio): boolean {
  return kind === "least" ? value.low !== undefined && compare(value.low, limit) >= 0 : value.high !== undefined && compare(value.high, limit) <= 0;
}

/** The limit can never matter beside the value. */
function always(kind: "least" | "greatest", value: Bounds, limit: Ratio): boolean {
  return kind === "least" ? value.high !== undefined && compare(value.high, limit) <= 0 : value.low !== undefined && compare(value.low, limit) >= 0;
}

function some(values: readonly (Ratio | undefined)[], better: (a: Ratio, b: Ratio) => Ratio): Ratio | undefined {
  const there = values.filter((value) => value !== undefined);
  return there.length === 0 ? undefined : there.reduce(better);
}

function every(values: readonly (Ratio | undefined)[], better: (a: Ratio, b: Ratio) => Ratio): Ratio | undefined {
  return values.some((value) => value === undefined) ? undefined : some(values, better);
}

function curve(state: State, of: Affine, points: Points): Affine {
  const known = boundsOf(of, state.known);
  if (known.low && known.high && compare(known.high, points[0]!.at) <= 0) return constant(points[0]!.value);
  if (known.low && compare(known.low, points.at(-1)!.at) >= 0) return constant(points.at(-1)!.value);
  const upper = points.findIndex((point) => known.high && compare(point.at, known.high) >= 0);
  const low = points[upper - 1];
  if (low && known.low && compare(known.low, low.at) >= 0) {
    const slope = div(sub(points[upper]!.value, low.value), sub(points[upper]!.at, low.at));
    return combine([{ of, times: slope }], sub(curveAt(points, low.at), mul(slope, low.at)));
  }
  return put(state, { kind: "curve", of, points }, pointBounds(points));
}

function pointBounds(points: Points): Bounds {
  const values = points.map((point) => point.value);
  return bounds(values.reduce(min), values.reduce(max), Math.max(...values.map((value) => Math.abs(toNumber(value)))));
}

function choice(state: State, difference: Affine, is: ">=" | ">", then: Affine, otherwise: Affine, near: number): Affine {
  if (keyOf(then) === keyOf(otherwise)) return then;
  const simpler = sharper(state, difference, is);
  if (typeof simpler === "boolean") return simpler ? then : otherwise;
  const known = boundsOf(simpler, state.known);
  const yes = known.low && (is === ">=" ? known.low.n >= 0n : known.low.n > 0n);
  const no = known.high && (is === ">=" ? known.high.n < 0n : known.high.n <= 0n);
  if (yes) return then;
  if (no) return otherwise;
  const [a, b] = [boundsOf(then, state.known), boundsOf(otherwise, state.known)];
  const result = bounds(every([a.low, b.low], min), every([a.high, b.high], max), Math.max(a.magnitude, b.magnitude));
  const tolerance = isWhole(state, simpler) ? -1 : Math.max(1e-9 * known.magnitude, 1e-6 * Math.min(near, known.magnitude));
  return put(state, { kind: "when", difference: simpler, is, then, otherwise, tolerance }, result);
}

function isWhole(state: State, value: Affine): boolean {
  return value.plus.d === 1n && value.terms.every(([id, times]) => times.d === 1n && state.steps[id]!.kind === "whole");
}

/**
 * A difference that rests on a bound (the greatest of c and x, less c) says no more than x − c does, and x − c does not lie at zero half of
 * the time: only so does closeness to the threshold stay rare. `true` and `false` where the bound alone decides.
 */
function sharper(state: State, difference: Affine, is: ">=" | ">"): Affine | boolean {
  for (const [id, times] of difference.terms) {
    const step = state.steps[id]!;
    if (step.kind !== "greatest" && step.kind !== "least") continue;
    const rest = combine([
      { of: difference, times: { n: 1n, d: 1n } },
      { of: atom(id), times: { n: -times.n, d: times.d } },
    ]);
    const resting = step.of.findIndex(
      (operand) =>
        fixed(
          combine([
            { of: operand, times },
            { of: rest, times: { n: 1n, d: 1n } },
          ]),
        )?.n === 0n,
    );
    if (resting === -1) continue;
    const neverBelow = times.n > 0n === (step.kind === "greatest");
    if (neverBelow !== (is === ">")) return neverBelow;
    const others = extreme(
      state,
      step.kind,
      step.of.filter((_, i) => i !== resting),
    );
    return sharper(
      state,
      combine([
        { of: others, times },
        { of: rest, times: { n: 1n, d: 1n } },
      ]),
      is,
    );
  }
  return difference;
}

function keyOfStep(step: Step): string {
  switch (step.kind) {
    case "input":
      return `input ${step.input}`;
    case "sum":
      return `sum ${keyOf(step.of)}`;
    case "product":
    case "quotient":
      return `${step.kind} ${keyOf(step.left)} ${keyOf(step.right)}`;
    case "least":
    case "greatest":
      return `${step.kind} ${step.of.map(keyOf).sort().join(" ")}`;
    case "curve":
    case "steps":
      return `${step.kind} ${keyOf(step.of)} ${step.points.map((p) => `${formatRatio(p.at)}:${formatRatio(p.value)}`).join(" ")}`;
    case "whole":
      return `whole ${step.rule} ${keyOf(step.of)}`;
    case "when":
      return `when ${keyOf(step.difference)} ${step.is} ${keyOf(step.then)} ${keyOf(step.otherwise)}`;
  }
}

export function operandsOf(step: Step): readonly Operand[] {
  switch (step.kind) {
    case "input":
      return [];
    case "product":
    case "quotient":
      return [step.left, step.right];
    case "least":
    case "greatest":
      return step.of;
    case "when":
      return [step.difference, step.then, step.otherwise];
    default:
      return [step.of];
  }
}

/** Leaves out what no output needs; the numbering stays. */
function prune(all: Reduced): Reduced {
  const needed = all.steps.map((step) => step.kind === "input");
  const mark = (value: Operand): void => {
    for (const [id] of value.terms) needed[id] = true;
  };
  all.outputs.forEach(mark);
  for (let id = all.steps.length - 1; id >= 0; id--) if (needed[id]) operandsOf(all.steps[id]!).forEach(mark);
  return { steps: all.steps.map((step, id) => (needed[id] ? step : { kind: "input", input: -1 })), outputs: all.outputs, origins: all.origins };
}
