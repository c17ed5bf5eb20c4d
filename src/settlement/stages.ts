/** From the sum of gain and of pain to each provider's amount, in the order of caps that the agreement names. Page section 8, steps 6–8. */
import type { Scheme, Side } from "../agreement/agreement.ts";
import { neg, ONE, ratio, ZERO } from "../kernel/share.ts";
import type { Window } from "./bands.ts";
import type { Context, Year } from "./context.ts";
import type { Ref } from "./graph.ts";
import { partOf } from "./keys.ts";
import type { Measures } from "./limbs.ts";
import { byKey, jointly, partyCapped, type Taker } from "./limits.ts";
import { about, constant, given, greatest, least, minus, positive, product, quotient, sum, times, weighted, when } from "./nodes.ts";

export type Sides = { readonly gain: Ref; readonly pain: Ref };
export type Parts = { readonly gain: readonly Ref[]; readonly pain: readonly Ref[] };
/** Sums since the contract period began, before and after their caps. */
type Runs = { readonly totals: readonly Ref[]; readonly capped: readonly Ref[] };
export type Running = { readonly joint?: Record<Side, Runs>; readonly parts: Record<Side, Runs> };

export type Stage = {
  readonly context: Context;
  readonly scheme: Scheme;
  readonly id: string;
  readonly year: Year;
  readonly window: Window;
  /** What caps are measured by. */
  readonly caps: Measures;
  readonly takers: readonly Taker[];
  /** Present where caps run over the contract period and a year came before. */
  readonly earlier: Running | undefined;
};

export function staged(stage: Stage, raw: Sides): { readonly amounts: Parts; readonly running: Running } {
  return stage.scheme.capOrder === "joint-first" ? jointFirst(stage, raw) : partyFirst(stage, raw);
}

function jointFirst(stage: Stage, raw: Sides): { readonly amounts: Parts; readonly running: Running } {
  const { context, scheme, id, takers, earlier } = stage;
  const joint = both((side) =>
    run(stage, `${id}/${side}/joint`, [raw[side]], earlier?.joint?.[side], (totals) => [
      jointly(context, `${id}/${side}`, scheme.caps, side, totals[0]!, stage.caps),
    ]),
  );
  const bounded = boundedSum(
    stage,
    both((side) => joint[side].amounts[0]!),
  );
  const parts = both((side) => {
    const shares = byKey(context, `${id}/${side}`, side, bounded[side], takers);
    return run(stage, `${id}/${side}/party`, shares, earlier?.parts[side], (totals) =>
      partyCapped(context, `${id}/${side}`, scheme.caps, side, totals, takers),
    );
  });
  return { amounts: both((side) => parts[side].amounts), running: { joint, parts } };
}

function partyFirst(stage: Stage, raw: Sides): { readonly amounts: Parts; readonly running: Running } {
  const { context, scheme, id, takers, earlier } = stage;
  const parts = both((side) => {
    const shares = byKey(context, `${id}/${side}`, side, raw[side], takers);
    return run(stage, `${id}/${side}/party`, shares, earlier?.parts[side], (totals) =>
      scaledToJoint(stage, side, partyCapped(context, `${id}/${side}`, scheme.caps, side, totals, takers)),
    );
  });
  return {
    amounts: boundedParts(
      stage,
      both((side) => parts[side].amounts),
    ),
    running: { parts },
  };
}

/** Applies a cap to the sums so far and gives the year what is new; without earlier years, to the year alone. */
function run(
  stage: Stage,
  id: string,
  now: readonly Ref[],
  earlier: Runs | undefined,
  cap: (totals: readonly Ref[]) => readonly Ref[],
): Runs & { readonly amounts: readonly Ref[] } {
  const g = stage.context.graph;
  const clause = `${stage.scheme.path}/caps-reset`;
  const totals = earlier ? now.map((ref, i) => sum(g, about(`${id}/so-far/${i}`, "sum-so-far", {}, clause), [earlier.totals[i]!, ref])) : now;
  const capped = cap(totals);
  const amounts = earlier ? capped.map((ref, i) => minus(g, about(`${id}/new/${i}`, "less-earlier-years", {}, clause), ref, earlier.capped[i]!)) : capped;
  return { totals, capped, amounts };
}

/** Parts whose sum is above the joint cap are scaled down in proportion. */
function scaledToJoint(stage: Stage, side: Side, parts: readonly Ref[]): readonly Ref[] {
  const { context, scheme, id, takers } = stage;
  const g = context.graph;
  if (!scheme.caps.some((cap) => cap.on === side && cap.scope === "joint")) return parts;
  const clause = `${scheme.path}/cap-order`;
  const all = sum(g, about(`${id}/${side}/capped-sum`, "after-party-caps", { on: side }, clause), parts);
  const limited = jointly(context, `${id}/${side}`, scheme.caps, side, all, stage.caps);
  const factor = quotient(g, about(`${id}/${side}/scale`, "scale", {}, clause, "factor"), limited, all);
  return parts.map((part, i) =>
    product(g, about(`${id}/${side}/scaled/${takers[i]!.provider}`, "scaled", { provider: takers[i]!.provider }, clause), part, factor),
  );
}

/** The net amount between floor and ceiling, split again into a gain and a pain; unchanged where the agreement has neither or the year is not over. */
function boundedSum(stage: Stage, sides: Sides): Sides {
  const { context, id } = stage;
  const g = context.graph;
  const bounded = boundedNet(stage, sides);
  if (!bounded) return sides;
  const minusNet = times(g, about(`${id}/bounded-negative`, "bounded-net", {}), bounded.bounded, neg(ONE));
  return {
    gain: positive(g, about(`${id}/bounded-gain`, "bounded-gain", {}), bounded.bounded),
    pain: positive(g, about(`${id}/bounded-pain`, "bounded-pain", {}), minusNet),
  };
}

/** Each party's net amount scaled as floor and ceiling scale the sum; where the sum was nothing, by the key. */
function boundedParts(stage: Stage, parts: Parts): Parts {
  const { context, scheme, id, takers } = stage;
  const g = context.graph;
  if (!stage.year.over || (scheme.floor === undefined && scheme.ceiling === undefined)) return parts;
  const total = both((side) => sum(g, about(`${id}/${side}/parties`, "after-party-caps", { on: side }), parts[side]));
  const { net, bounded } = boundedNet(stage, total)!;
  const zero = constant(g, ZERO);
  const one = constant(g, ONE);
  const negative = when(g, about(`${id}/net-below-zero`, "weights-not-zero", {}, undefined, "factor"), zero, ">", net, one, zero);
  const some = when(g, about(`${id}/net-not-zero`, "weights-not-zero", {}, undefined, "factor"), net, ">", zero, one, negative);
  const none = weighted(g, about(`${id}/net-zero`, "weights-not-zero", {}, undefined, "factor"), [{ of: some, times: neg(ONE) }], ONE);
  const scale = quotient(g, about(`${id}/bounded-scale`, "scale", {}, undefined, "factor"), bounded, net);
  const factor = sum(g, about(`${id}/bounded-factor`, "scale", {}, undefined, "factor"), [scale, none]);
  const byKeyOnly = product(g, about(`${id}/bounded-by-key`, "bounded-net", {}), bounded, none);
  const nets = takers.map(({ provider, part }, i) => {
    const own = minus(g, about(`${id}/party-net/${provider}`, "gain-less-pain", { provider, year: stage.year.name }), parts.gain[i]!, parts.pain[i]!);
    const scaled = product(g, about(`${id}/party-scaled/${provider}`, "scaled", { provider }), own, factor);
    const keyed = partOf(context, about(`${id}/party-keyed/${provider}`, "part-by-key", { provider, on: "" }), byKeyOnly, part);
    return sum(g, about(`${id}/party-bounded/${provider}`, "bounded-net", { provider }), [scaled, keyed]);
  });
  return { gain: nets, pain: nets.map(() => zero) };
}

/** Gain less pain, between floor and ceiling; the ceiling comes last and wins. */
function boundedNet(stage: Stage, sides: Sides): { readonly net: Ref; readonly bounded: Ref } | undefined {
  const { context, scheme, id, window, year } = stage;
  const g = context.graph;
  if (!year.over || (scheme.floor === undefined && scheme.ceiling === undefined)) return undefined;
  const net = minus(g, about(`${id}/net-sum`, "gain-less-pain", { provider: "", year: year.name }), sides.gain, sides.pain);
  let bounded = net;
  if (scheme.floor !== undefined) {
    const clause = `${scheme.path}/floor`;
    const floor = weighted(g, about(`${id}/floor`, "floor", {}, clause), [{ of: window.measures("fee"), times: neg(ONE) }], ratio(scheme.floor));
    bounded = greatest(g, about(`${id}/after-floor`, "after-floor", {}, clause), net, floor);
  }
  if (scheme.ceiling !== undefined) {
    const clause = `${scheme.path}/ceiling-price`;
    const price = about(`${id}/ceiling-price`, "ceiling-price", {}, clause);
    const ceiling = "cents" in scheme.ceiling ? given(g, price, ratio(scheme.ceiling.cents)) : times(g, price, window.target, scheme.ceiling.share);
    const fees = scheme.compares === "cost-and-fee" ? [] : [{ of: window.measures("fee"), times: neg(ONE) }];
    const terms = [{ of: ceiling, times: ONE }, { of: window.actual, times: neg(ONE) }, ...fees];
    const room = weighted(g, about(`${id}/ceiling-room`, "ceiling-room", {}, clause), terms);
    bounded = least(g, about(`${id}/after-ceiling`, "after-ceiling", {}, clause), bounded, room);
  }
  return { net, bounded };
}

function both<T>(make: (side: Side) => T): Record<Side, T> {
  return { gain: make("gain"), pain: make("pain") };
}
