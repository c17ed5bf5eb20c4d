/**
 * Where, within a rectangle of cost and score, several polynomials are above zero at once. Exact where each is straight in the score: along the
 * cost the answer can change only where one of them vanishes on an edge, loses its slope, or two of them vanish together.
 */
import { add, compare, div, neg, type Ratio, ratio, sub, ZERO } from "../kernel/share.ts";
import * as poly from "./polynomial.ts";
import type { Box, Polynomial, Span } from "./polynomial.ts";

/** A stretch of cost on which such scores exist, a cost inside it near the neutral one and a score that fits there. */
export type Place = { readonly cost: Span; readonly at: Ratio; readonly score: Ratio };

/** The places in rising order of cost, cut at the neutral cost; `unsure` where the method does not reach. */
export function placesOf(positive: readonly Polynomial[], box: Box, neutral: Ratio): readonly Place[] | "unsure" {
  for (const p of positive) {
    const range = poly.rangeOn(p, box);
    if (range && range.high.n <= 0n) return [];
  }
  if (positive.some((p) => poly.degree(p, "y") > 1)) return "unsure";
  const found: Place[] = [];
  let from = box.x.low;
  for (const cut of [...criticalCosts(positive, box, neutral), { low: box.x.high, high: box.x.high }]) {
    if (compare(from, cut.low) < 0) {
      const cost = { low: from, high: cut.low };
      const at = nearNeutral(cost, neutral);
      const score = scoreFor(
        positive.map((p) => poly.along(poly.at(p, "x", at), "y")),
        box.y,
      );
      if (score) found.push({ cost, at, score });
    }
    if (compare(cut.high, from) > 0) from = cut.high;
  }
  return found;
}

function nearNeutral({ low, high }: Span, neutral: Ratio): Ratio {
  const step = div(sub(high, low), ratio(16n));
  return compare(low, neutral) >= 0 ? poly.simplest(low, add(low, step)) : poly.simplest(sub(high, step), high);
}

function criticalCosts(positive: readonly Polynomial[], box: Box, neutral: Ratio): Span[] {
  const lines = positive.map((p) => poly.coefficients(p, "y"));
  const meetings = lines.flatMap(([a, b], i) =>
    lines.slice(i + 1).map(([c, d]) => poly.difference(poly.times(a ?? [], d ?? []), poly.times(b ?? [], c ?? []))),
  );
  const edges = positive.flatMap((p) => [poly.at(p, "y", box.y.low), poly.at(p, "y", box.y.high)]);
  const cuts = [...edges, ...lines.map(([, slope]) => slope ?? []), ...meetings].flatMap((p) => poly.roots(poly.along(p, "x"), box.x));
  if (compare(box.x.low, neutral) < 0 && compare(neutral, box.x.high) < 0) cuts.push({ low: neutral, high: neutral });
  return cuts.sort((a, b) => compare(a.low, b.low));
}

/** A score inside the span at which all straight lines are above zero. */
function scoreFor(lines: readonly (readonly Ratio[])[], span: Span): Ratio | undefined {
  let { low, high } = span;
  for (const [start, slope] of lines) {
    if (!slope || slope.n === 0n) {
      if (start!.n <= 0n) return undefined;
      continue;
    }
    const root = neg(div(start!, slope));
    if (slope.n > 0n) low = compare(root, low) > 0 ? root : low;
    else high = compare(root, high) < 0 ? root : high;
  }
  return compare(low, high) < 0 ? poly.simplest(low, high) : undefined;
}

/** How far a span lies from the neutral point. */
export function distance(span: Span, neutral: Ratio): Ratio {
  if (compare(span.low, neutral) > 0) return sub(span.low, neutral);
  return compare(span.high, neutral) < 0 ? sub(neutral, span.high) : ZERO;
}
