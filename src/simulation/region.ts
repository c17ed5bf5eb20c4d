/** Opposite signs over cost × score: whether, within a rectangle, one party can gain while another loses. Exact where both gains are straight in the score. */
import { add, compare, div, mul, neg, type Ratio, sub } from "../kernel/share.ts";
import * as poly from "./polynomial.ts";
import type { Box, Polynomial, Span } from "./polynomial.ts";

/** A point inside, and the part of the cost span in which such points exist. */
export type Found = { readonly cost: Span; readonly score: Ratio; readonly at: Ratio };

/** Parts of the box's cost span, in rising order, on which `up` is above zero and `down` below zero for some score. */
export function opposed(up: Polynomial, down: Polynomial, box: Box, neutral: Ratio): readonly Found[] | "unsure" {
  const [high, low] = [poly.rangeOn(up, box), poly.rangeOn(down, box)];
  if ((high && high.high.n <= 0n) || (low && low.low.n >= 0n)) return [];
  if (poly.degree(up, "y") > 1 || poly.degree(down, "y") > 1) return "unsure";
  const [a, b] = poly.coefficients(up, "y");
  const [c, d] = poly.coefficients(down, "y");
  const resultant = poly.difference(poly.times(a ?? [], d ?? []), poly.times(b ?? [], c ?? []));
  const critical = [up, down].flatMap((p) => [poly.at(p, "y", box.y.low), poly.at(p, "y", box.y.high)]).concat([b ?? [], d ?? [], resultant]);
  const cuts = critical.flatMap((p) => poly.roots(poly.along(p, "x"), box.x));
  if (compare(box.x.low, neutral) < 0 && compare(neutral, box.x.high) < 0) cuts.push({ low: neutral, high: neutral });
  const found: Found[] = [];
  let from = box.x.low;
  for (const cut of [...cuts.sort((l, r) => compare(l.low, r.low)), { low: box.x.high, high: box.x.high }]) {
    if (compare(from, cut.low) < 0) {
      const cost = { low: from, high: cut.low };
      const at = poly.middle(cost);
      const score = scoreFor(poly.at(up, "x", at), poly.at(down, "x", at), box.y);
      if (score) found.push({ cost, score, at });
    }
    if (compare(cut.high, from) > 0) from = cut.high;
  }
  return found;
}

/** A score inside the span at which one straight line is above zero and another below. */
function scoreFor(up: Polynomial, down: Polynomial, span: Span): Ratio | undefined {
  let { low, high } = span;
  for (const line of [poly.along(up, "y"), poly.along(down, "y").map(neg)]) {
    const [start, slope] = [line[0]!, line[1]];
    if (!slope || slope.n === 0n) {
      if (start.n <= 0n) return undefined;
      continue;
    }
    const root = neg(div(start, slope));
    if (slope.n > 0n) low = compare(root, low) > 0 ? root : low;
    else high = compare(root, high) < 0 ? root : high;
  }
  return compare(low, high) < 0 ? div(add(low, high), { n: 2n, d: 1n }) : undefined;
}

/** How far a span lies from the neutral point. */
export function distance(span: Span, neutral: Ratio): Ratio {
  if (compare(span.low, neutral) > 0) return sub(span.low, neutral);
  if (compare(span.high, neutral) < 0) return sub(neutral, span.high);
  return mul(neutral, { n: 0n, d: 1n });
}
