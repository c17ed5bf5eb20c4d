/** Caps on one side of the sharing: on the sum, on each party, and who takes what a party does not. Page section 8, steps 6–8. */
import type { Cap, Side } from "../agreement/agreement.ts";
import type { Id } from "../kernel/id.ts";
import { ONE, ratio, ZERO } from "../kernel/share.ts";
import type { Context } from "./context.ts";
import type { Ref } from "./graph.ts";
import type { Measures } from "./limbs.ts";
import { partOf, type Part } from "./keys.ts";
import { about, constant, given, least, minus, positive, product, quotient, sum, times, when } from "./nodes.ts";

export type Taker = { readonly provider: Id; readonly part: Part; readonly measures: Measures };

function limitOf(context: Context, id: string, { at, on, path }: Cap, measures: Measures): Ref {
  const g = context.graph;
  const what = about(`${id}/limit`, "cap", { on }, path);
  return g.once(what.id, () => {
    if (at.kind === "cents") return given(g, what, ratio(at.cents));
    const measure = measures(at.kind === "fee-at-risk" ? "fee-at-risk" : at.of);
    return times(g, what, measure, at.kind === "share" ? at.share : ONE);
  });
}

/** The sum of one side under its joint caps. */
export function jointly(context: Context, id: string, caps: readonly Cap[], side: Side, amount: Ref, measures: Measures): Ref {
  const joint = caps.flatMap((cap, i) => (cap.on === side && cap.scope === "joint" ? [positiveLimit(context, `${id}/joint/${i}`, cap, measures)] : []));
  if (joint.length === 0) return amount;
  return least(
    context.graph,
    about(`${id}/after-joint-caps`, "after-joint-caps", { on: side }, caps.find((cap) => cap.scope === "joint" && cap.on === side)!.path),
    amount,
    ...joint,
  );
}

/** The parts of one side by the key, before party caps. */
export function byKey(context: Context, id: string, side: Side, amount: Ref, takers: readonly Taker[]): readonly Ref[] {
  return takers.map(({ provider, part }) => partOf(context, about(`${id}/part/${provider}`, "part-by-key", { provider, on: side }), amount, part));
}

/** The parts under the party caps; what a party cannot take goes where its cap says. */
export function partyCapped(context: Context, id: string, caps: readonly Cap[], side: Side, parts: readonly Ref[], takers: readonly Taker[]): readonly Ref[] {
  const g = context.graph;
  const limits = takers.map((taker) => partyLimit(context, id, caps, side, taker));
  if (limits.every((limit) => limit === undefined)) return parts;
  const taken = parts.map((part, i) => {
    const limit = limits[i];
    if (!limit) return part;
    return least(
      g,
      about(`${id}/capped/${takers[i]!.provider}`, "after-party-cap", { provider: takers[i]!.provider, on: side }, limit.cap.path),
      part,
      limit.ref,
    );
  });
  const excess = limits.flatMap((limit, i) => {
    if (limit?.cap.scope !== "party" || limit.cap.rest !== "others") return [];
    const provider = takers[i]!.provider;
    return [minus(g, about(`${id}/excess/${provider}`, "excess", { provider }, limit.cap.path), parts[i]!, taken[i]!)];
  });
  if (excess.length === 0) return taken;
  const left = sum(g, about(`${id}/excess`, "excess-in-all", {}), excess);
  return poured(
    context,
    id,
    takers,
    limits.map((limit) => limit?.ref),
    taken,
    left,
  );
}

/** Pours what some could not take to those with room, by the key, until nothing moves: one party fills up each round, so n rounds suffice. */
function poured(
  context: Context,
  id: string,
  takers: readonly Taker[],
  limits: readonly (Ref | undefined)[],
  taken: readonly Ref[],
  left: Ref,
): readonly Ref[] {
  const g = context.graph;
  const zero = constant(g, ZERO);
  let now = [...taken];
  let rest = left;
  for (let round = 1; round <= takers.length; round++) {
    const root = `${id}/round-${round}`;
    const rooms = now.map((ref, i) =>
      limits[i] === undefined ? undefined : minus(g, about(`${root}/room/${takers[i]!.provider}`, "room", {}), limits[i], ref),
    );
    const weights = takers.map(({ provider, part }, i) => {
      const weight = "share" in part ? constant(g, part.share) : part.ref;
      const room = rooms[i];
      return room === undefined
        ? weight
        : when(g, about(`${root}/weight/${provider}`, "weight", { provider }, undefined, "share"), room, ">", zero, weight, zero);
    });
    const all = sum(g, about(`${root}/weights`, "weights", {}, undefined, "share"), weights);
    const poured = takers.map(({ provider }, i) => {
      const share = quotient(g, about(`${root}/share/${provider}`, "pro-rata", { party: provider }, undefined, "share"), weights[i]!, all);
      const due = product(g, about(`${root}/due/${provider}`, "part-by-key", { provider, on: "" }), rest, share);
      return rooms[i] === undefined ? due : least(g, about(`${root}/takes/${provider}`, "takes", { provider }), due, rooms[i]);
    });
    now = now.map((ref, i) => sum(g, about(`${root}/has/${takers[i]!.provider}`, "part-so-far", { provider: takers[i]!.provider }), [ref, poured[i]!]));
    const moved = sum(g, about(`${root}/moved`, "moved", {}), poured);
    rest = minus(g, about(`${root}/rest`, "excess-in-all", {}), rest, moved);
  }
  return now;
}

function partyLimit(context: Context, id: string, caps: readonly Cap[], side: Side, taker: Taker): { cap: Cap; ref: Ref } | undefined {
  const own = caps.flatMap((cap, i) => (cap.on === side && cap.scope === "party" && (cap.party ?? taker.provider) === taker.provider ? [{ cap, i }] : []));
  if (own.length === 0) return undefined;
  const refs = own.map(({ cap, i }) => positiveLimit(context, `${id}/party/${i}/${taker.provider}`, cap, taker.measures));
  const ref = refs.length === 1 ? refs[0]! : least(context.graph, about(`${id}/party-limit/${taker.provider}`, "cap", { on: side }, own[0]!.cap.path), ...refs);
  return { cap: own[0]!.cap, ref };
}

/** A limit below zero would turn a gain into a pain: it is zero then. */
export function positiveLimit(context: Context, id: string, cap: Cap, measures: Measures): Ref {
  const limit = limitOf(context, id, cap, measures);
  if (cap.at.kind === "cents") return limit;
  return positive(context.graph, about(`${id}/limit-not-negative`, "cap", { on: cap.on }, cap.path), limit);
}
