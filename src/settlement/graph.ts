/**
 * A settlement is written once, as a graph of small operations, and read in three ways: exactly, with every step kept as a derivation;
 * in doubles over a million imagined futures; and symbolically, for the proof that all win or all lose. Nodes stand in the order of
 * their making, so that every node comes after its inputs.
 */
import type { Path, Points } from "../agreement/agreement.ts";
import * as share from "../kernel/share.ts";
import { type Ratio, ZERO } from "../kernel/share.ts";
import type { Source } from "../kernel/source.ts";
import type { LabelKey } from "./words.ts";

/** The position of a node in its graph. */
export type Ref = number;
export type Unit = "cents" | "share" | "count" | "score" | "value" | "factor";

export type Operation =
  | { readonly kind: "given"; readonly value: Ratio }
  /** plus + Σ times × of */
  | { readonly kind: "sum"; readonly terms: readonly { readonly of: Ref; readonly times: Ratio }[]; readonly plus: Ratio }
  | { readonly kind: "product"; readonly left: Ref; readonly right: Ref }
  /** left ÷ right; 0 where right is 0 */
  | { readonly kind: "quotient"; readonly left: Ref; readonly right: Ref }
  | { readonly kind: "least" | "greatest"; readonly of: readonly Ref[] }
  /** Straight lines between the points, flat outside. */
  | { readonly kind: "curve"; readonly of: Ref; readonly points: Points }
  /** The value of the greatest point that is not above the input; below the first point, the first value. */
  | { readonly kind: "steps"; readonly of: Ref; readonly points: Points }
  | { readonly kind: "whole"; readonly of: Ref; readonly rule: "down" | "half-up" }
  | { readonly kind: "when"; readonly left: Ref; readonly is: ">=" | ">"; readonly right: Ref; readonly then: Ref; readonly otherwise: Ref };

export type Label = { readonly key: LabelKey; readonly args?: Readonly<Record<string, string>> };
export type Node = {
  /** Stable between runs: what it is, not where it stands. */
  readonly id: string;
  readonly label: Label;
  readonly unit: Unit;
  readonly op: Operation;
  readonly clause?: Path;
  readonly sources?: readonly Source[];
};

/** What surrounds an operation when it becomes a node. */
export type About = Omit<Node, "op">;

export class Graph {
  readonly nodes: Node[] = [];
  readonly values: Ratio[] = [];
  readonly #made = new Map<string, Ref>();
  readonly #byId = new Map<string, Ref>();
  #indexed = 0;

  add(about: About, op: Operation): Ref {
    this.values.push(evaluate(op, this.values));
    return this.nodes.push({ ...about, op }) - 1;
  }

  /** What several rules share is made by the first that asks; `name` is the maker's own, not the node's id. */
  once(name: string, make: () => Ref): Ref {
    const known = this.#made.get(name);
    if (known !== undefined) return known;
    const made = make();
    this.#made.set(name, made);
    return made;
  }

  /** The node with this id. The index is made when first asked for: settling itself never looks a name up. */
  find(id: string): Ref | undefined {
    for (; this.#indexed < this.nodes.length; this.#indexed++) {
      const known = this.nodes[this.#indexed]!.id;
      if (this.#byId.has(known)) throw new Error(`two figures are named ${known}`);
      this.#byId.set(known, this.#indexed);
    }
    return this.#byId.get(id);
  }

  value(ref: Ref): Ratio {
    return this.values[ref]!;
  }
}

/** One operation over the exact values of the nodes before it. */
export function evaluate(op: Operation, values: readonly Ratio[]): Ratio {
  switch (op.kind) {
    case "given":
      return op.value;
    case "sum":
      return op.terms.reduce((total, term) => share.add(total, times(term.times, values[term.of]!)), op.plus);
    case "product":
      return share.mul(values[op.left]!, values[op.right]!);
    case "quotient":
      return values[op.right]!.n === 0n ? ZERO : share.div(values[op.left]!, values[op.right]!);
    case "least":
      return op.of.map((ref) => values[ref]!).reduce(share.min);
    case "greatest":
      return op.of.map((ref) => values[ref]!).reduce(share.max);
    case "curve":
      return curveAt(op.points, values[op.of]!);
    case "steps":
      return stepAt(op.points, values[op.of]!);
    case "whole":
      return wholeOf(values[op.of]!, op.rule);
    case "when":
      return values[test(op, values) ? op.then : op.otherwise]!;
  }
}

/** The exact values of all nodes when some given ones are replaced. */
export function revalue(nodes: readonly Node[], replaced: ReadonlyMap<Ref, Ratio>): Ratio[] {
  const values: Ratio[] = [];
  for (const [ref, node] of nodes.entries()) values.push(replaced.get(ref) ?? evaluate(node.op, values));
  return values;
}

export function inputsOf(op: Operation): readonly Ref[] {
  switch (op.kind) {
    case "given":
      return [];
    case "sum":
      return op.terms.map((term) => term.of);
    case "product":
    case "quotient":
      return [op.left, op.right];
    case "least":
    case "greatest":
      return op.of;
    case "curve":
    case "steps":
    case "whole":
      return [op.of];
    case "when":
      return [op.left, op.right, op.then, op.otherwise];
  }
}

export function curveAt(points: Points, at: Ratio): Ratio {
  const upper = points.findIndex((point) => share.compare(point.at, at) >= 0);
  if (upper === -1) return points.at(-1)!.value;
  const high = points[upper]!;
  const low = points[upper - 1];
  if (!low || share.equal(high.at, at)) return high.value;
  const part = share.div(share.sub(at, low.at), share.sub(high.at, low.at));
  return share.add(low.value, share.mul(part, share.sub(high.value, low.value)));
}

function stepAt(points: Points, at: Ratio): Ratio {
  let value = points[0]!.value;
  for (const point of points) if (share.compare(point.at, at) <= 0) value = point.value;
  return value;
}

function wholeOf(value: Ratio, rule: "down" | "half-up"): Ratio {
  const shifted = rule === "down" ? value : share.add(value, { n: value.n < 0n ? -1n : 1n, d: 2n });
  if (rule === "half-up") return share.ratio(shifted.n / shifted.d);
  const whole = value.n / value.d;
  return share.ratio(value.n < 0n && whole * value.d !== value.n ? whole - 1n : whole);
}

function test(op: Extract<Operation, { kind: "when" }>, values: readonly Ratio[]): boolean {
  const order = share.compare(values[op.left]!, values[op.right]!);
  return op.is === ">=" ? order >= 0 : order > 0;
}

function times(factor: Ratio, value: Ratio): Ratio {
  return factor.n === 1n && factor.d === 1n ? value : share.mul(factor, value);
}
