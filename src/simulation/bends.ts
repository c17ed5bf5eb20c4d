/** Where the parties' positions bend as cost moves: the points at which somebody's part of the next euro changes. */
import type { Id } from "../kernel/id.ts";
import { add, compare, div, equal, mul, type Ratio, ratio, sub } from "../kernel/share.ts";
import type { Payoff } from "./what-if.ts";

/** What one party gets (positive) or bears (negative) of one euro more of cost, before and behind the point. */
export type Turn = { readonly party: Id; readonly before: Ratio; readonly after: Ratio };
/** `at` in per cent of target; `exact` is false where two bends or a jump lie within one step. */
export type Bend = { readonly at: Ratio; readonly exact: boolean; readonly turns: readonly Turn[] };
export type Sample = { readonly at: Ratio; readonly values: readonly Ratio[] };
export type Curve = { readonly samples: readonly Sample[]; readonly bends: readonly Bend[] };

const STEPS = 50n;

/** Samples the positions from `low` to `high` per cent and finds the bends between. `total` is the cost at 100 per cent in cents. */
export function curveOf(payoff: Payoff, low: Ratio, high: Ratio, total: Ratio): Curve {
  const step = div(sub(high, low), ratio(STEPS));
  const samples = Array.from({ length: Number(STEPS) + 1 }, (_, i): Sample => {
    const at = add(low, mul(step, ratio(BigInt(i))));
    return { at, values: payoff.at(at) };
  });
  const found = payoff.parties.flatMap((party, p) => bendsOfParty(payoff, samples, party, p));
  const perEuro = div(total, ratio(100n));
  const points: Bend[] = [];
  for (const one of found.sort((a, b) => compare(a.at, b.at))) {
    const turn = { party: one.party, before: div(one.before, perEuro), after: div(one.after, perEuro) };
    const last = points.at(-1);
    if (last && equal(last.at, one.at)) points[points.length - 1] = { ...last, exact: last.exact && one.exact, turns: [...last.turns, turn] };
    else points.push({ at: one.at, exact: one.exact, turns: [turn] });
  }
  return { samples, bends: points };
}

type Found = { readonly at: Ratio; readonly exact: boolean; readonly party: Id; readonly before: Ratio; readonly after: Ratio };

function bendsOfParty(payoff: Payoff, samples: readonly Sample[], party: Id, p: number): Found[] {
  const value = (i: number): Ratio => samples[i]!.values[p]!;
  const slope = (i: number): Ratio => div(sub(value(i + 1), value(i)), sub(samples[i + 1]!.at, samples[i]!.at));
  const pieces = samples.length - 1;
  const slopes = Array.from({ length: pieces }, (_, i) => slope(i));
  const found: Found[] = [];
  for (let i = 1; i < pieces; i++) {
    if (equal(slopes[i]!, slopes[i - 1]!)) continue;
    const before = slopes[i - 1]!;
    if (straight(payoff, samples, i, p)) {
      found.push({ at: samples[i]!.at, exact: true, party, before, after: slopes[i]! });
      continue;
    }
    const after = slopes[i + 1] ?? slopes[i]!;
    found.push(within(payoff, samples, i, p, { party, before, after }));
    // The step with the bend inside is passed: its own slope belongs to neither side.
    i++;
  }
  return found;
}

/** Whether a party's position is one straight line over a step. */
function straight(payoff: Payoff, samples: readonly Sample[], i: number, p: number): boolean {
  const [from, to] = [samples[i]!, samples[i + 1]!];
  return [ratio(1n, 3n), ratio(1n, 2n)].every((part) => {
    const at = add(from.at, mul(part, sub(to.at, from.at)));
    const line = add(from.values[p]!, mul(part, sub(to.values[p]!, from.values[p]!)));
    return equal(payoff.at(at)[p]!, line);
  });
}

/** The bend inside a step: where the lines of both sides meet, if the position really lies there. */
function within(payoff: Payoff, samples: readonly Sample[], i: number, p: number, turn: { party: Id; before: Ratio; after: Ratio }): Found {
  const [from, to] = [samples[i]!, samples[i + 1]!];
  const middle = div(add(from.at, to.at), ratio(2n));
  if (equal(turn.before, turn.after)) return { ...turn, at: middle, exact: false };
  const distance = sub(to.at, from.at);
  const rise = sub(sub(to.values[p]!, from.values[p]!), mul(turn.after, distance));
  const at = add(from.at, div(rise, sub(turn.before, turn.after)));
  const inside = compare(at, from.at) >= 0 && compare(at, to.at) <= 0;
  const expected = add(from.values[p]!, mul(turn.before, sub(at, from.at)));
  if (inside && equal(payoff.at(at)[p]!, expected)) return { ...turn, at, exact: true };
  return { ...turn, at: middle, exact: false };
}
