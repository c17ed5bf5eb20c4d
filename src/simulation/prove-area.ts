/** The proof over cost × score: the place nearest to the target, above and below it, at which a question is answered badly for any score. */
import { compare, max, ONE, type Ratio } from "../kernel/share.ts";
import type { Cell } from "./cells.ts";
import { clauseOfChange } from "./causes.ts";
import { conflict, ends, type Finding, finding, movement, type Part, type ProofPath, type Question, type Stake, stakeOf, type Undecided } from "./finding.ts";
import { isPoint } from "./polynomial.ts";
import * as poly from "./polynomial.ts";
import type { ProofModel } from "./proof-model.ts";
import * as rational from "./rational.ts";
import type { Rational } from "./rational.ts";
import { distance, type Place, placesOf } from "./region.ts";
import type { Gains } from "./strips.ts";

/** Cells that cannot be decided are listed up to this number. */
export const MOST_UNDECIDED = 20;

/** Over cost × score: the place nearest to the target, above and below it, at which the question is broken for any score. */
export function overArea(model: ProofModel, path: ProofPath, question: Question, gains: Area["gains"]): Part {
  const undecided: Undecided[] = path.cells.filter((cell) => cell.unknown).map((cell) => boxOf(path, cell.box));
  const open = path.cells.filter((cell) => !cell.unknown && !isPoint(cell.box.x) && !isPoint(cell.box.y));
  const findings = [true, false].flatMap((upward) => {
    const side = open.filter(({ box }) => (upward ? compare(box.x.high, ONE) > 0 : compare(box.x.low, ONE) < 0));
    const sorted = side.sort((a, b) => compare(distance(a.box.x, ONE), distance(b.box.x, ONE)));
    const ask = question === "opposite-signs" ? nearestOpposite : nearestFlat;
    return ask({ model, path, upward, gains, undecided }, sorted);
  });
  return { findings, undecided };
}

function boxOf(path: ProofPath, box: poly.Box): Undecided {
  return { along: path.along, cost: ends(box.x), score: ends(box.y) };
}

type Area = {
  readonly model: ProofModel;
  readonly path: ProofPath;
  readonly upward: boolean;
  readonly gains: Gains;
  readonly undecided: Undecided[];
};

type Nearest = { readonly away: Ratio; readonly place: Place; readonly here: readonly Rational[] };

function nearestOpposite({ model, path, upward, gains, undecided }: Area, cells: readonly Cell[]): Finding[] {
  let best: Nearest | undefined;
  for (const cell of cells) {
    if (best && compare(distance(cell.box.x, ONE), best.away) >= 0) break;
    const here = gains(cell);
    const tops = here.map(({ over }) => over);
    const ranges = tops.map((p) => poly.rangeOn(p, cell.box));
    const [above, below] = [tops.filter((_, i) => (ranges[i]?.high.n ?? 1n) > 0n), tops.filter((_, i) => (ranges[i]?.low.n ?? -1n) < 0n)];
    const places = above.flatMap((up) =>
      below.map((down) => (up === down ? [] : placesOf([up, poly.difference([], down), ...cell.conditions], cell.box, ONE))),
    );
    if (places.includes("unsure") || (!cell.sure && places.some((some) => some.length > 0))) {
      if (undecided.length < MOST_UNDECIDED) undecided.push(boxOf(path, cell.box));
      continue;
    }
    for (const place of (places as (readonly Place[])[]).flat()) {
      if (upward ? compare(place.cost.low, ONE) < 0 : compare(place.cost.high, ONE) > 0) continue;
      const away = distance(place.cost, ONE);
      if (!best || compare(away, best.away) < 0) best = { away, place, here };
    }
  }
  return best ? [areaOpposite(model, path, upward, best)] : [];
}

function areaOpposite(model: ProofModel, path: ProofPath, upward: boolean, { place, here }: Nearest): Finding {
  const { cost, at, score } = place;
  const amount = (i: number, x: Ratio): Ratio => rational.valueAt(here[i]!, x, score);
  const from = upward ? cost.low : cost.high;
  const stake = (i: number): Stake => stakeOf(model, i, amount(i, at), amount(i, at));
  const up = here.flatMap((_, i) => (amount(i, at).n > 0n ? [i] : []));
  const down = here.flatMap((_, i) => (amount(i, at).n < 0n ? [i] : []));
  const weight = conflict(...([up, down].map((own) => own.map((i) => amount(i, at))) as [Ratio[], Ratio[]]));
  const [odd, other] = upward ? [up, down] : [down, up];
  const paths = [clauseOfChange(model, odd[0]!, { cost: at, score }, upward), clauseOfChange(model, other[0]!, { cost: at, score }, !upward)];
  const line = { model, path: { ...path, box: { ...path.box, y: { low: score, high: score } } }, axis: "x" as const };
  return finding(line, from, at, true, "opposite-signs", { gains: up.map(stake), loses: down.map(stake), weight }, paths);
}

function nearestFlat({ model, path, upward, gains, undecided }: Area, cells: readonly Cell[]): Finding[] {
  const told = new Set<number>();
  const findings: Finding[] = [];
  for (const cell of cells) {
    if (told.size === model.parties.length) break;
    const here = gains(cell);
    const still = here.flatMap((p, i) => (rational.still(p, "x") ? [i] : []));
    if (still.length === 0 || still.length === here.length) continue;
    const fresh = still.filter((i) => !told.has(i));
    if (fresh.length === 0) continue;
    if (!cell.sure) {
      if (undecided.length < MOST_UNDECIDED) undecided.push(boxOf(path, cell.box));
      continue;
    }
    const places = placesOf(cell.conditions, cell.box, ONE);
    const sided = places === "unsure" ? [] : places.filter(({ cost }) => (upward ? compare(cost.low, ONE) >= 0 : compare(cost.high, ONE) <= 0));
    const place = upward ? sided[0] : sided.at(-1);
    if (!place) continue;
    fresh.forEach((i) => told.add(i));
    const { score } = place;
    const [start, to] = upward ? [place.cost.low, place.cost.high] : [place.cost.high, place.cost.low];
    const amount = (i: number, x: Ratio): Ratio => rational.valueAt(here[i]!, x, score);
    const line = { model, path: { ...path, box: { ...path.box, y: { low: score, high: score } } }, axis: "x" as const };
    const flat = fresh.map((i) => stakeOf(model, i, amount(i, start), amount(i, to)));
    const movers = here.flatMap((_, i) => (still.includes(i) ? [] : [i]));
    const moving = movers.map((i) => model.parties[i]!);
    const weight = movers.map((i) => movement([amount(i, start), amount(i, to)])).reduce(max);
    findings.push(finding(line, start, to, true, "indifference", { flat, moving, weight }, []));
  }
  return findings;
}
