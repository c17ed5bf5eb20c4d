/** Making nodes: one function an operation, so that the rules read as the sums that they are. */
import type { Path, Points } from "../agreement/agreement.ts";
import { formatRatio, neg, ONE, type Ratio, ZERO } from "../kernel/share.ts";
import type { Source } from "../kernel/source.ts";
import type { About, Graph, Ref, Unit } from "./graph.ts";
import type { LabelKey } from "./words.ts";

/** Names a node: id, what it is called, its unit (cents unless said), the clause it rests on. */
export function about(id: string, key: LabelKey, args: Readonly<Record<string, string>> = {}, clause?: Path, unit: Unit = "cents"): About {
  return clause === undefined ? { id, label: { key, args }, unit } : { id, label: { key, args }, unit, clause };
}

export function given(g: Graph, what: About, value: Ratio, sources?: readonly Source[]): Ref {
  return g.add(sources ? { ...what, sources } : what, { kind: "given", value });
}

/** A number that needs no name of its own. */
export function constant(g: Graph, value: Ratio): Ref {
  const id = `number/${formatRatio(value)}`;
  return g.once(id, () => g.add({ id, label: { key: "number" }, unit: "factor" }, { kind: "given", value }));
}

export function sum(g: Graph, what: About, refs: readonly Ref[], plus: Ratio = ZERO): Ref {
  return g.add(what, { kind: "sum", terms: refs.map((of) => ({ of, times: ONE })), plus });
}

export function weighted(g: Graph, what: About, terms: readonly { readonly of: Ref; readonly times: Ratio }[], plus: Ratio = ZERO): Ref {
  return g.add(what, { kind: "sum", terms, plus });
}

export function times(g: Graph, what: About, of: Ref, factor: Ratio): Ref {
  return g.add(what, { kind: "sum", terms: [{ of, times: factor }], plus: ZERO });
}

export function minus(g: Graph, what: About, left: Ref, right: Ref): Ref {
  return g.add(what, {
    kind: "sum",
    terms: [
      { of: left, times: ONE },
      { of: right, times: neg(ONE) },
    ],
    plus: ZERO,
  });
}

export function product(g: Graph, what: About, left: Ref, right: Ref): Ref {
  return g.add(what, { kind: "product", left, right });
}

export function quotient(g: Graph, what: About, left: Ref, right: Ref): Ref {
  return g.add(what, { kind: "quotient", left, right });
}

export function least(g: Graph, what: About, ...of: readonly Ref[]): Ref {
  return g.add(what, { kind: "least", of });
}

export function greatest(g: Graph, what: About, ...of: readonly Ref[]): Ref {
  return g.add(what, { kind: "greatest", of });
}

/** Never below zero. */
export function positive(g: Graph, what: About, of: Ref): Ref {
  return greatest(g, what, of, constant(g, ZERO));
}

export function curve(g: Graph, what: About, of: Ref, points: Points): Ref {
  return g.add(what, { kind: "curve", of, points });
}

export function steps(g: Graph, what: About, of: Ref, points: Points): Ref {
  return g.add(what, { kind: "steps", of, points });
}

export function when(g: Graph, what: About, left: Ref, is: ">=" | ">", right: Ref, then: Ref, otherwise: Ref): Ref {
  return g.add(what, { kind: "when", left, is, right, then, otherwise });
}
