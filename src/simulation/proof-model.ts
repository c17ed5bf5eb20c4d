/** An agreement made ready for the proof: the term settled as planned, its costs all following one variable and its indicators another. */
import type { Agreement, Area, Points } from "../agreement/agreement.ts";
import type { Id } from "../kernel/id.ts";
import { add, compare, div, mul, ONE, type Ratio, ratio, sum, toNumber, ZERO } from "../kernel/share.ts";
import type { Ref } from "../settlement/graph.ts";
import { derive, type Settled } from "../settlement/settlement.ts";
import { type Cell, cellsOf } from "./cells.ts";
import { type Drive, exactly } from "./compile.ts";
import { scoreSpan, termYears } from "./futures.ts";
import { costLeaf } from "./leaves.ts";
import { type Ahead, planOf } from "./plan.ts";
import type { Box, Span } from "./polynomial.ts";
import * as rational from "./rational.ts";
import type { Rational } from "./rational.ts";
import { reduce, type Reduced } from "./reduce.ts";
import type { ImaginedUse } from "./uses.ts";
import { EVERYTHING_KNOWN } from "../kernel/day.ts";

export type ProofModel = {
  readonly agreement: Agreement;
  readonly settled: Settled;
  readonly drives: ReadonlyMap<Ref, Drive>;
  readonly reduced: Reduced;
  /** Every party once. */
  readonly parties: readonly Id[];
  /** Cost as a share of target; 1 is the target. */
  readonly cost: Span;
  /** The score of every area; 0 is neutral. Absent when nothing is scored. */
  readonly score?: Span;
  readonly neutral: readonly Ratio[];
  /** What a point of score, over all years, is worth to each party in cents; none where the file states no value. */
  readonly worth?: readonly Ratio[];
  readonly scoreNeutral: Ratio;
  readonly uses: readonly ImaginedUse[];
};

export function proofModel(agreement: Agreement, cost: Span, ahead: Ahead = {}): ProofModel {
  const plan = planOf(agreement, ahead);
  const settled = derive(agreement, plan.facts, { through: plan.through, knownAt: EVERYTHING_KNOWN });
  const drives = new Map<Ref, Drive>();
  for (const planned of plan.costs) {
    const ref = costLeaf(settled, planned);
    if (ref !== undefined) drives.set(ref, { input: 0, times: planned.booked, plus: ZERO });
  }
  const areas = agreement.results?.areas ?? [];
  for (const area of areas.toReversed()) {
    for (const year of termYears(agreement)) {
      const ref = settled.graph.find(`indicator/${year}/${area.indicator}`);
      if (ref !== undefined) drives.set(ref, { input: 1, times: ONE, plus: ZERO, through: valueByScore(area) });
    }
  }
  const score = scoreSpan(agreement);
  const parties = [...settled.positions.keys()];
  const outputs = [...settled.positions.values(), ...settled.scores.values()];
  const { nodes } = settled.graph;
  const inputs = [{ ...cost, typical: 1 }, score ? { ...score, typical: 100 } : { low: ZERO, high: ZERO, typical: 0 }];
  const neutral = exactly(nodes, drives, outputs)([ONE, ZERO]);
  const worth = worthOf(agreement, parties);
  return {
    agreement,
    settled,
    drives,
    reduced: reduce(nodes, drives, outputs, inputs),
    parties,
    cost,
    ...(score && { score }),
    neutral: neutral.slice(0, parties.length),
    ...(worth && { worth }),
    scoreNeutral: sum(neutral.slice(parties.length)),
    uses: plan.uses,
  };
}

/** The indicator that gives a score, as straight lines between the points of the scale. */
function valueByScore(area: Area): Points {
  const points = area.scale.map(({ at, value }) => ({ at: value, value: at })).sort((a, b) => compare(a.at, b.at));
  return points.filter((point, i) => i === 0 || compare(point.at, points[i - 1]!.at) !== 0);
}

/** Full score is worth `full-score` a year to the purchasers together, theirs by the key that funds the results. */
function worthOf(agreement: Agreement, parties: readonly Id[]): Ratio[] | undefined {
  const { results } = agreement;
  if (results?.fullScoreValue === undefined) return undefined;
  const weights = purchaserWeights(agreement, results.amongPurchasers);
  const total = sum(weights.values());
  const point = ratio(results.fullScoreValue, 100n);
  return parties.map((party) => (total.n === 0n ? ZERO : mul(point, div(weights.get(party) ?? ZERO, total))));
}

function purchaserWeights(agreement: Agreement, key: NonNullable<Agreement["results"]>["amongPurchasers"]): Map<Id, Ratio> {
  if (key.by === "shares") return new Map(Object.entries(key.shares));
  const weights = new Map<Id, Ratio>();
  const put = (party: Id, weight: Ratio): void => void weights.set(party, add(weights.get(party) ?? ZERO, weight));
  if (key.by === "appropriation") for (const row of agreement.appropriations) put(row.party, ratio(row.amount));
  else
    for (const target of agreement.targets) {
      const line = agreement.lines.find((candidate) => candidate.id === target.line)!;
      const last = line.keys.at(-1);
      if (line.organiser !== undefined) put(line.organiser, ratio(target.amount));
      else if (last?.by === "shares") for (const [party, share] of Object.entries(last.shares)) put(party, mul(share, ratio(target.amount)));
    }
  return weights;
}

/** Cents that each party gains on a cell against target cost and neutral score, party by party. */
export function gainsOn(model: ProofModel, counted: boolean): (cell: Cell) => readonly Rational[] {
  const { parties, neutral, worth, scoreNeutral } = model;
  const known = new Map<Cell, readonly Rational[]>();
  const gains = (cell: Cell): readonly Rational[] => {
    const { box, outputs } = cell;
    const own = parties.map((_, i) => rational.difference(outputs[i]!, rational.number(neutral[i]!), box));
    if (!counted || !worth) return own;
    const scores = outputs.slice(parties.length).map((of) => ({ of, times: ONE }));
    const reached = rational.difference(rational.combination(scores, box), rational.number(scoreNeutral), box);
    return own.map((of, i) =>
      rational.combination(
        [
          { of, times: ONE },
          { of: reached, times: worth[i]! },
        ],
        box,
      ),
    );
  };
  return (cell) => known.get(cell) ?? known.set(cell, gains(cell)).get(cell)!;
}

export function cellsIn(model: ProofModel, box: Box): readonly Cell[] {
  return cellsOf(model.reduced, box);
}

export function percent(value: Ratio): number {
  return toNumber(mul(value, ratio(100n)));
}
