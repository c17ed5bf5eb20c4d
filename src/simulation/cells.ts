/**
 * A settlement read symbolically: the rectangle of cost and score is cut wherever an operation changes its branch, and on each cell every
 * position is a quotient of polynomials. Cuts along straight lines are exact; a cut along a curve that is straight in the score stays with the cell as a
 * condition. Around a root that is no fraction, or a curve of higher degree, the cell is made small, both branches are followed, and the cell is
 * marked as unsure.
 */
import type { Points } from "../agreement/agreement.ts";
import { add, compare, div, equal, mul, ONE, type Ratio, ratio, sign, sub, ZERO } from "../kernel/share.ts";
import { evaluate } from "../settlement/graph.ts";
import type { Affine } from "./affine.ts";
import * as poly from "./polynomial.ts";
import { type Axis, type Box, isPoint, type Polynomial, type Span } from "./polynomial.ts";
import * as rational from "./rational.ts";
import type { Rational } from "./rational.ts";
import type { Reduced, Step } from "./reduce.ts";
import { placesOf } from "./region.ts";

export type Cell = {
  readonly box: Box;
  /** The cell is that part of the box where these are above zero; never empty. */
  readonly conditions: readonly Polynomial[];
  readonly outputs: readonly Rational[];
  /** The branch that each step took, by its number; steps without branches have none. */
  readonly branches: readonly (number | undefined)[];
  /** Both branches of some step were followed here: what this cell shows may not be so. */
  readonly sure: boolean;
  /** An operation has no such form here; outputs are empty. */
  readonly unknown: boolean;
};

const CONSTANT = rational.number(ONE);
/** Halvings of each side before both branches of a curve of higher degree are followed. */
const DEPTH = 6;
const MOST_DEGREE = 8;
/** A settlement whose cells are more than this is not decided. */
const MOST_CELLS = 20_000;

type State = {
  readonly box: Box;
  readonly conditions: readonly Polynomial[];
  /** How often the box was halved because of a curved cut. */
  readonly halved: number;
  readonly sure: boolean;
  readonly values: Rational[];
  readonly branches: (number | undefined)[];
  /** Answers to comparisons that the box leaves open, by the name of the comparison. */
  readonly assumed: ReadonlyMap<string, number>;
  /** The first comparison that the box leaves open, or that there is no form for it: what was made since says nothing. */
  open?: Split | "unknown";
};

/** A sign that changes within the box: where to cut, and whether the value jumps there. */
type Cut = { readonly axis: Axis; readonly roots: readonly Span[] } | { readonly curved: Polynomial };
type Split = { readonly name: string; readonly cut: Cut; readonly jump: boolean };

/** Input 0 of the reduced settlement is the cost (x), input 1 the score (y). */
export function cellsOf(reduced: Reduced, box: Box): Cell[] {
  const cells: Cell[] = [];
  const stack: State[] = [{ box, conditions: [], halved: 0, sure: true, values: [], branches: [], assumed: new Map() }];
  for (let state = stack.pop(); state; state = stack.pop()) {
    if (cells.length > MOST_CELLS) return [{ box, conditions: [], outputs: [], branches: [], sure: false, unknown: true }];
    follow(reduced, state);
    const { open } = state;
    if (open === undefined)
      cells.push({
        box: state.box,
        conditions: state.conditions,
        outputs: reduced.outputs.map((output) => affine(state, output)),
        branches: state.branches,
        sure: state.sure,
        unknown: false,
      });
    else if (open === "unknown")
      cells.push({ box: state.box, conditions: state.conditions, outputs: [], branches: state.branches, sure: false, unknown: true });
    else stack.push(...pieces(state, open));
  }
  return cells;
}

/** Runs on from where the state stands until the end or the first open comparison. */
function follow(reduced: Reduced, state: State): void {
  for (let id = state.values.length; id < reduced.steps.length; id++) {
    const value = valueOf(state, id, reduced.steps[id]!);
    if (state.open !== undefined) return;
    state.values.push(value);
  }
}

function noForm(state: State): Rational {
  state.open ??= "unknown";
  return rational.ZERO;
}

function affine(state: State, value: Affine): Rational {
  const { terms } = value;
  // Nothing is added to it: the value itself.
  if (terms.length === 1 && value.plus.n === 0n && equal(terms[0]![1], ONE)) return state.values[terms[0]![0]]!;
  return rational.combination([{ of: CONSTANT, times: value.plus }, ...terms.map(([id, times]) => ({ of: state.values[id]!, times }))], state.box);
}

function valueOf(state: State, id: number, step: Step): Rational {
  const of = (value: Affine): Rational => affine(state, value);
  switch (step.kind) {
    case "input":
      return inputOf(state.box, step.input);
    case "sum":
      return bounded(state, of(step.of));
    case "product":
      return bounded(state, rational.times(of(step.left), of(step.right), state.box));
    case "quotient":
      return quotient(state, id, of(step.left), of(step.right));
    case "least":
    case "greatest":
      return extreme(state, id, step.kind, step.of.map(of));
    case "curve":
      return curve(state, id, of(step.of), step.points);
    case "steps":
      return stepped(state, id, of(step.of), step.points);
    case "whole":
      return whole(state, id, of(step.of), step.rule);
    case "when": {
      const s = signOf(state, `${id}`, of(step.difference), true);
      const yes = s > 0 || (s === 0 && step.is === ">=");
      state.branches[id] = yes ? 1 : 0;
      return of(yes ? step.then : step.otherwise);
    }
  }
}

function inputOf(box: Box, input: number): Rational {
  if (input === 0) return isPoint(box.x) ? rational.number(box.x.low) : rational.whole(poly.X);
  if (input === 1) return isPoint(box.y) ? rational.number(box.y.low) : rational.whole(poly.Y);
  return rational.ZERO;
}

function bounded(state: State, value: Rational | undefined): Rational {
  return value === undefined || rational.degree(value) > MOST_DEGREE ? noForm(state) : value;
}

function quotient(state: State, id: number, left: Rational, right: Rational): Rational {
  if (signOf(state, `${id}`, right, true) === 0) return rational.ZERO;
  return state.open === undefined ? bounded(state, rational.quotient(left, right, state.box)) : rational.ZERO;
}

function extreme(state: State, id: number, kind: "least" | "greatest", of: readonly Rational[]): Rational {
  let best = 0;
  for (let i = 1; i < of.length; i++) {
    const s = signOf(state, `${id}/${i}`, rational.difference(of[i]!, of[best]!, state.box), false);
    if (kind === "least" ? s < 0 : s > 0) best = i;
  }
  state.branches[id] = best;
  return of[best]!;
}

function curve(state: State, id: number, of: Rational, points: Points): Rational {
  const upper = points.findIndex((point, i) => signOf(state, `${id}/${i}`, rational.difference(of, rational.number(point.at), state.box), false) <= 0);
  state.branches[id] = upper;
  const high = points[upper];
  const low = points[upper - 1];
  if (!high) return rational.number(points.at(-1)!.value);
  if (!low) return rational.number(high.value);
  const slope = div(sub(high.value, low.value), sub(high.at, low.at));
  return rational.combination(
    [
      { of, times: slope },
      { of: rational.number(sub(low.value, mul(slope, low.at))), times: ONE },
    ],
    state.box,
  );
}

function stepped(state: State, id: number, of: Rational, points: Points): Rational {
  let reached = 0;
  for (let i = 1; i < points.length; i++)
    if (signOf(state, `${id}/${i}`, rational.difference(of, rational.number(points[i]!.at), state.box), true) >= 0) reached = i;
  state.branches[id] = reached;
  return rational.number(points[reached]!.value);
}

/** Cuts at every whole number that the value can reach, at all of them at once where it moves with one variable alone. */
function whole(state: State, id: number, value: Rational, rule: "down" | "half-up"): Rational {
  const of = rational.asPolynomial(value);
  if (!of) return noForm(state);
  const half = rule === "half-up" ? ratio(1n, 2n) : ZERO;
  const fixed = asWhole(of, state.box, rule, half);
  if (fixed) {
    state.branches[id] = Number(fixed.n);
    return rational.number(fixed);
  }
  const range = poly.rangeOn(of, state.box);
  if (!range) return noForm(state);
  const low = range.low.n / range.low.d - 2n;
  const high = range.high.n / range.high.d + 2n;
  if (high - low > 2000n) return noForm(state);
  const axis = onlyAxis(of);
  if (axis && state.open === undefined) {
    const edges = Array.from({ length: Number(high - low) }, (_, i) => poly.difference(of, poly.number(sub(ratio(low + 1n + BigInt(i)), half))));
    const roots = edges.flatMap((edge) => poly.roots(poly.along(edge, axis), state.box[axis])).sort((a, b) => compare(a.low, b.low));
    if (roots.length > 0 && roots.every(isPoint)) {
      state.open = { name: `${id}`, jump: true, cut: { axis, roots } };
      return rational.ZERO;
    }
  }
  let reached = low;
  for (let n = low + 1n; n <= high; n++) {
    const edge = sub(ratio(n), half);
    const s = signOf(state, `${id}/${n}`, rational.difference(value, rational.number(edge), state.box), true);
    // Half a cent goes away from zero: below zero the edge itself belongs to the number beneath.
    if (s > 0 || (s === 0 && (rule === "down" || n > 0n))) reached = n;
  }
  state.branches[id] = Number(reached);
  return rational.number(ratio(reached));
}

/** The whole number where a value is one number, or stays between two edges; reaching an edge without passing it does not count. */
function asWhole(of: Polynomial, box: Box, rule: "down" | "half-up", half: Ratio): Ratio | undefined {
  const fixed = poly.asNumber(of);
  const whole = evaluate({ kind: "whole", of: 0, rule }, [fixed ?? poly.valueAt(of, poly.middle(box.x), poly.middle(box.y))]);
  if (fixed) return whole;
  const range = poly.rangeOn(of, box);
  const edge = sub(whole, half);
  return range && compare(range.low, edge) >= 0 && compare(range.high, add(edge, ONE)) <= 0 ? whole : undefined;
}

/** The variable that a polynomial moves with, if it is only one. */
function onlyAxis(p: Polynomial): Axis | undefined {
  return poly.degree(p, "y") === 0 ? "x" : poly.degree(p, "x") === 0 ? "y" : undefined;
}

/** The sign of a value all over the box, which is that of what stands over; where it changes the state is left open there. */
function signOf(state: State, name: string, { over: p }: Rational, jump: boolean): number {
  const fixed = poly.asNumber(p);
  if (fixed) return sign(fixed);
  if (state.open !== undefined) return 0;
  const assumed = state.assumed.get(name);
  if (assumed !== undefined) return assumed;
  const { box } = state;
  const s = poly.signInside(p, box);
  if (s !== undefined) return s;
  const axis = onlyAxis(p);
  state.open = { name, jump, cut: axis === undefined ? { curved: p } : { axis, roots: poly.roots(poly.along(p, axis), box[axis]) } };
  return 0;
}

function pieces(state: State, { name, cut, jump }: Split): State[] {
  if ("curved" in cut) return curvedPieces(state, name, cut.curved, jump);
  const span = state.box[cut.axis];
  const edges = [span.low, ...cut.roots.flatMap((root) => [root.low, root.high]), span.high];
  const out: State[] = [];
  for (let i = 0; i < edges.length; i += 2) out.push(within(state, cut.axis, { low: edges[i]!, high: edges[i + 1]! }));
  for (const root of cut.roots) {
    if (!isPoint(root)) out.push(...both(within(state, cut.axis, root), name, jump));
    else if (jump && !isArea(state.box)) out.push(within(state, cut.axis, root));
  }
  return out.filter((piece) => compare(piece.box[cut.axis].low, piece.box[cut.axis].high) <= 0);
}

/** In an area the line of a jump has no breadth: the cells on both its sides tell what happens there. */
function isArea(box: Box): boolean {
  return !isPoint(box.x) && !isPoint(box.y);
}

function curvedPieces(state: State, name: string, curve: Polynomial, jump: boolean): State[] {
  if (poly.degree(curve, "y") <= 1) {
    const above = { answer: 1, condition: curve };
    const below = { answer: -1, condition: poly.difference([], curve) };
    return [above, below].flatMap(({ answer, condition }) => {
      const conditions = [...state.conditions, condition];
      return placesOf(conditions, state.box, ONE).length === 0 ? [] : [{ ...copyOf(state), conditions, assumed: new Map([...state.assumed, [name, answer]]) }];
    });
  }
  if (state.halved >= 2 * DEPTH) return both(state, name, jump);
  const axis: Axis = state.halved % 2 === 0 ? "x" : "y";
  const half = poly.middle(state.box[axis]);
  const { low, high } = state.box[axis];
  const parts = [within(state, axis, { low, high: half }), within(state, axis, { low: half, high })];
  return parts.map((part) => ({ ...part, halved: state.halved + 1 }));
}

function both(state: State, name: string, jump: boolean): State[] {
  return (jump ? [-1, 0, 1] : [-1, 1]).map((answer) => ({
    ...copyOf(state),
    sure: false,
    assumed: new Map([...state.assumed, [name, answer]]),
  }));
}

function copyOf({ box, conditions, halved, sure, assumed, ...state }: State): State {
  return { box, conditions, halved, sure, assumed, values: state.values.slice(), branches: state.branches.slice() };
}

/** The same state on a part of its box; on a line or point the variable becomes its number. */
function within(state: State, axis: Axis, span: Span): State {
  const box = { ...state.box, [axis]: span };
  if (!isPoint(span)) return { ...copyOf(state), box };
  const values = state.values.map((value) => rational.at(value, axis, span.low, box));
  const conditions = state.conditions.map((condition) => poly.at(condition, axis, span.low));
  const known = values.filter((value) => value !== undefined);
  const there = { ...copyOf(state), box, values: known, conditions };
  return known.length === values.length ? there : { ...there, open: "unknown" };
}
