/** Where the parties' positions bend as cost moves: the points at which somebody's part of the next euro changes. */
import { add, compare, div, equal, formatRatio, mul, type Ratio, ratio, sub } from "../kernel/share.ts";
import type { Payoff } from "./what-if.ts";

export type Sample = { readonly at: Ratio; readonly values: readonly Ratio[] };
/** `at` in per cent of target; `exact` is false where the search ended before it could tell a bend from a jump. */
export type Bend = { readonly at: Ratio; readonly exact: boolean };
/**
 * A range without a bend: what each party gets (positive) or bears (negative) of one euro more of cost, in the order of the payoff. Where
 * somebody's position is curved (a key that follows cost, a product), it is an average.
 */
export type Piece = { readonly from: Bend; readonly to: Bend; readonly curved: boolean; readonly perEuro: readonly Ratio[] };
export type Curve = { readonly samples: readonly Sample[]; readonly pieces: readonly Piece[] };

const STEPS = 40;
const FINER = 8;
const DEPTH = 3;

type Asked = Pick<Payoff, "parties" | "at">;
type Positions = (at: Ratio) => readonly Ratio[];

/** Samples the positions from `low` to `high` per cent and finds the bends between. `total` is the cost at 100 per cent in cents. */
export function curveOf(payoff: Asked, low: Ratio, high: Ratio, total: Ratio): Curve {
  const positions = remembered(payoff);
  const samples = sampled(positions, low, high, STEPS);
  // One step more on either side, because the search takes its outermost steps to be straight.
  const step = div(sub(high, low), ratio(BigInt(STEPS)));
  const wider = sampled(positions, sub(low, step), add(high, step), STEPS + 2);
  const found = payoff.parties.flatMap((_, p) => bendsIn(positions, wider, p, DEPTH));
  const bends = found.filter((bend) => compare(bend.at, low) > 0 && compare(bend.at, high) < 0);
  return { samples, pieces: piecesOf(positions, [{ at: low, exact: true }, ...distinct(bends), { at: high, exact: true }], total) };
}

function remembered(payoff: Asked): Positions {
  const known = new Map<string, readonly Ratio[]>();
  return (at) => {
    const key = formatRatio(at);
    const found = known.get(key) ?? payoff.at(at);
    known.set(key, found);
    return found;
  };
}

function sampled(positions: Positions, low: Ratio, high: Ratio, steps: number): Sample[] {
  return Array.from({ length: steps + 1 }, (_, i) => {
    const at = add(low, mul(sub(high, low), ratio(BigInt(i), BigInt(steps))));
    return { at, values: positions(at) };
  });
}

/** Bends of one party inside the samples; their first and last step are taken to be straight. */
function bendsIn(positions: Positions, samples: readonly Sample[], p: number, depth: number): Bend[] {
  const slopes = samples.slice(1).map((to, i) => slope(samples[i]!, to, p));
  const found: Bend[] = [];
  for (let i = 1; i < slopes.length; i++) {
    if (equal(slopes[i]!, slopes[i - 1]!)) continue;
    if (straight(positions, samples[i]!, samples[i + 1]!, p)) {
      found.push({ at: samples[i]!.at, exact: true });
      continue;
    }
    found.push(...within(positions, samples, i, p, depth, slopes));
    // The step with the bend inside is passed: its own slope belongs to neither side.
    i++;
    if (i < slopes.length - 1 && !straight(positions, samples[i]!, samples[i + 1]!, p)) i--;
  }
  return found;
}

function slope(from: Sample, to: Sample, p: number): Ratio {
  return div(sub(to.values[p]!, from.values[p]!), sub(to.at, from.at));
}

/** Whether a party's position is one straight line over a step. */
function straight(positions: Positions, from: Sample, to: Sample, p: number): boolean {
  return [ratio(1n, 3n), ratio(1n, 2n)].every((part) => {
    const at = add(from.at, mul(part, sub(to.at, from.at)));
    return equal(positions(at)[p]!, add(from.values[p]!, mul(part, sub(to.values[p]!, from.values[p]!))));
  });
}

/** The bend inside step `i`: where the lines of both sides meet, if the position lies there; else whatever a finer search finds. */
function within(positions: Positions, samples: readonly Sample[], i: number, p: number, depth: number, slopes: readonly Ratio[]): Bend[] {
  const [from, to] = [samples[i]!, samples[i + 1]!];
  const [before, after] = [slopes[i - 1]!, slopes[i + 1] ?? slopes[i]!];
  if (!equal(before, after)) {
    const rise = sub(sub(to.values[p]!, from.values[p]!), mul(after, sub(to.at, from.at)));
    const at = add(from.at, div(rise, sub(before, after)));
    const meets = compare(at, from.at) >= 0 && compare(at, to.at) <= 0 && equal(positions(at)[p]!, add(from.values[p]!, mul(before, sub(at, from.at))));
    if (meets) return [{ at, exact: true }];
  }
  if (depth === 0) return [{ at: div(add(from.at, to.at), ratio(2n)), exact: false }];
  const finer = sampled(positions, from.at, to.at, FINER);
  const crooked = finer.slice(1).filter((end, k) => !straight(positions, finer[k]!, end, p)).length;
  if (crooked * 2 >= FINER)
    return [
      { at: from.at, exact: false },
      { at: to.at, exact: false },
    ];
  const outside = div(sub(to.at, from.at), ratio(BigInt(FINER)));
  return bendsIn(positions, sampled(positions, sub(from.at, outside), add(to.at, outside), FINER + 2), p, depth - 1);
}

function distinct(bends: readonly Bend[]): Bend[] {
  const sorted = [...bends].sort((a, b) => compare(a.at, b.at) || Number(b.exact) - Number(a.exact));
  return sorted.filter((bend, i) => i === 0 || !equal(bend.at, sorted[i - 1]!.at));
}

/** The ranges between the bends; two that turn out alike become one. */
function piecesOf(positions: Positions, ends: readonly Bend[], total: Ratio): Piece[] {
  const perEuro = div(total, ratio(100n));
  const pieces: Piece[] = [];
  for (const [i, to] of ends.slice(1).entries()) {
    const from = ends[i]!;
    if (equal(from.at, to.at)) continue;
    const [a, b] = [ratio(1n, 3n), ratio(2n, 3n)].map((part) => add(from.at, mul(part, sub(to.at, from.at)))) as [Ratio, Ratio];
    const [low, high] = [positions(a), positions(b)];
    const middle = positions(div(add(a, b), ratio(2n)));
    const curved = middle.some((value, p) => !equal(mul(value, ratio(2n)), add(low[p]!, high[p]!)));
    const piece = { from, to, curved, perEuro: low.map((value, p) => div(div(sub(high[p]!, value), sub(b, a)), perEuro)) };
    const last = pieces.at(-1);
    const alike =
      last &&
      (curved ? last.curved : !last.curved && last.perEuro.every((part, p) => equal(part, piece.perEuro[p]!)) && !jumps(positions, from.at, last, total));
    if (alike) pieces[pieces.length - 1] = { ...last, to };
    else pieces.push(piece);
  }
  return pieces;
}

/** Whether somebody's position jumps where a piece ends: it then lies off the piece's own line just behind. */
function jumps(positions: Positions, at: Ratio, piece: Piece, total: Ratio): boolean {
  const inside = div(add(piece.from.at, at), ratio(2n));
  const cost = mul(sub(at, inside), div(total, ratio(100n)));
  const behind = add(at, div(sub(at, inside), ratio(1000n)));
  const costBehind = mul(sub(behind, inside), div(total, ratio(100n)));
  const [start, end, after] = [positions(inside), positions(at), positions(behind)];
  return piece.perEuro.some((part, p) => !equal(end[p]!, add(start[p]!, mul(part, cost))) || !equal(after[p]!, add(start[p]!, mul(part, costBehind))));
}
