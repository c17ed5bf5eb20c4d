/** One side of the sharing: from a saving or an overrun to the providers' part of it, band by band outward from 100 % of target. Page section 8, steps 2–5. */
import type { Band, Scheme, Side } from "../agreement/agreement.ts";
import { ONE, ratio, sub, ZERO } from "../kernel/share.ts";
import type { Context } from "./context.ts";
import type { Ref } from "./graph.ts";
import type { Measures } from "./limbs.ts";
import { positiveLimit } from "./limits.ts";
import { about, constant, given, greatest, least, minus, positive, product, sum, times, when } from "./nodes.ts";

/** `target` and `actual` of the window; `approved`: savings that reports have shown (gain only). */
export type Window = { readonly id: string; readonly target: Ref; readonly actual: Ref; readonly approved: Ref; readonly measures: Measures };

/** The providers' part of one side before gates, multipliers and caps on the sum. */
export function sideOf(context: Context, scheme: Scheme, side: Side, window: Window): Ref {
  const g = context.graph;
  const id = `${window.id}/${side}`;
  const clause = `${scheme.path}/${side}`;
  const [from, to] = side === "gain" ? [window.target, window.actual] : [window.actual, window.target];
  const gap = minus(g, about(`${id}/gap`, side === "gain" ? "target-minus-actual" : "actual-minus-target", {}), from, to);
  const deviation = positive(g, about(`${id}/deviation`, side === "gain" ? "saving" : "overrun", {}), gap);
  const shown =
    side === "gain" ? least(g, about(`${id}/approved`, "approved-saving", {}, `${scheme.path}/savings-report`), deviation, window.approved) : deviation;
  const { start, end } = afterDeadBand(context, scheme, side, window, shown, id);
  const parts = bandParts(context, scheme, side, window, start, end, id);
  return sum(g, about(`${id}/shared`, side === "gain" ? "gain-of-providers" : "pain-of-providers", {}, clause), parts);
}

function afterDeadBand(context: Context, scheme: Scheme, side: Side, window: Window, shown: Ref, id: string): { start: Ref; end: Ref } {
  const g = context.graph;
  const zero = constant(g, ZERO);
  const width = scheme.deadBand?.[side];
  if (!scheme.deadBand || !width) return { start: zero, end: shown };
  const clause = `${scheme.path}/dead-band`;
  const edge = times(
    g,
    about(`${id}/dead-band`, "dead-band", {}, clause),
    positive(g, about(`${id}/dead-band-of`, "target-compared", {}, clause), window.target),
    width,
  );
  if (scheme.deadBand.kind === "deductible") return { start: edge, end: shown };
  return { start: zero, end: when(g, about(`${id}/after-dead-band`, "after-dead-band", {}, clause), shown, ">", edge, shown, zero) };
}

function bandParts(context: Context, scheme: Scheme, side: Side, window: Window, start: Ref, end: Ref, id: string): readonly Ref[] {
  const g = context.graph;
  let inner = start;
  return scheme[side].map((band, i) => {
    const number = String(i + 1);
    const clause = `${scheme.path}/${side}/${i}`;
    const root = `${id}/band-${number}`;
    const outer = band.to ? outerEdge(context, band.to, side, window.target, root, clause) : undefined;
    const reached = outer === undefined ? end : least(g, about(`${root}/reached`, "band-reached", { number }, clause), end, outer);
    const width = minus(g, about(`${root}/width`, "band-width", { number }, clause), reached, inner);
    const inside = positive(g, about(`${root}/inside`, "band-inside", { number }, clause), width);
    if (outer !== undefined) inner = greatest(g, about(`${root}/edge`, "band-edge", { number }, clause), inner, outer);
    const part = times(g, about(`${root}/part`, "band-part", { number }, clause), inside, band.providers);
    return bandCaps(context, scheme, side, i, part, window, root);
  });
}

/** How far from the target a band reaches: |target − bound|. */
function outerEdge(context: Context, to: NonNullable<Band["to"]>, side: Side, target: Ref, root: string, clause: string): Ref {
  const g = context.graph;
  const what = about(`${root}/outer`, "band-outer", {}, clause);
  if ("share" in to) return times(g, what, target, side === "gain" ? sub(ONE, to.share) : sub(to.share, ONE));
  const bound = given(g, about(`${root}/bound`, "band-bound", {}, clause), ratio(to.cents));
  return side === "gain" ? minus(g, what, target, bound) : minus(g, what, bound, target);
}

function bandCaps(context: Context, scheme: Scheme, side: Side, index: number, part: Ref, window: Window, root: string): Ref {
  const caps = scheme.caps.filter((cap) => cap.on === side && cap.scope === "band" && cap.band === index + 1);
  if (caps.length === 0) return part;
  const limits = caps.map((cap, i) => positiveLimit(context, `${root}/cap-${i}`, cap, window.measures));
  return least(context.graph, about(`${root}/capped`, "after-band-cap", { number: String(index + 1) }, caps[0]!.path), part, ...limits);
}

/** Multiplier and gates of a year on one side. */
export function modified(context: Context, id: string, side: Side, amount: Ref, multiplier: Ref | undefined, kept: Ref | undefined): Ref {
  const g = context.graph;
  const multiplied =
    multiplier === undefined
      ? amount
      : product(g, about(`${id}/${side}/multiplied`, "multiplied", { on: side }, `results/multiplier/${side}`), amount, multiplier);
  return kept === undefined || side === "pain" ? multiplied : product(g, about(`${id}/gain/gated`, "after-gates", {}), multiplied, kept);
}
