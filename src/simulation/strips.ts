/** Positions along one variable: cut into strips on which every party's gain or loss keeps its sign, outward from the neutral point. */
import { compare, type Ratio, sign } from "../kernel/share.ts";
import type { Cell } from "./cells.ts";
import * as poly from "./polynomial.ts";
import { type Axis, isPoint, type Polynomial, type Span } from "./polynomial.ts";
import * as rational from "./rational.ts";
import type { Rational } from "./rational.ts";

/** Between two neighbouring critical points, or a single point where something jumps. `gains` by party, relative to the neutral point. */
export type Strip = {
  readonly span: Span;
  readonly cell: Cell;
  readonly gains: readonly Rational[];
  readonly signs: readonly number[];
  readonly sure: boolean;
};

/** Cents that each party gains on a cell, party by party. */
export type Gains = (cell: Cell) => readonly Rational[];

/** Strips in rising order; cells without polynomials have no strips and are left to `unknownOf`. */
export function stripsOf(cells: readonly Cell[], axis: Axis, neutral: Ratio, gains: Gains): Strip[] {
  const strips = cells.filter((cell) => !cell.unknown).flatMap((cell) => cut(cell, axis, neutral, gains(cell)));
  return strips.sort((a, b) => compare(a.span.low, b.span.low) || compare(a.span.high, b.span.high));
}

export function unknownOf(cells: readonly Cell[], axis: Axis): Span[] {
  return cells.filter((cell) => cell.unknown).map((cell) => cell.box[axis]);
}

function cut(cell: Cell, axis: Axis, neutral: Ratio, gains: readonly Rational[]): Strip[] {
  const span = cell.box[axis];
  const strip = (part: Span, sure: boolean): Strip => {
    const here = poly.middle(part);
    return { span: part, cell, gains, signs: gains.map((p) => sign(rational.valueAt(p, here, here))), sure: cell.sure && sure };
  };
  if (isPoint(span)) return [strip(span, true)];
  const inside = compare(neutral, span.low) > 0 && compare(neutral, span.high) < 0 ? [{ low: neutral, high: neutral }] : [];
  const critical = merged([...inside, ...distinct(gains.map(({ over }) => over)).flatMap((p) => poly.roots(poly.along(p, axis), span))]);
  const out: Strip[] = [];
  let low = span.low;
  for (const root of [...critical, { low: span.high, high: span.high }]) {
    if (compare(low, root.low) < 0) out.push(strip({ low, high: root.low }, true));
    low = root.high;
  }
  return out;
}

/** Polynomials that vanish at different places: one of each that are multiples of each other. */
function distinct(gains: readonly Polynomial[]): Polynomial[] {
  const out: Polynomial[] = [];
  for (const p of gains) if (poly.asNumber(p) === undefined && !out.some((other) => poly.proportion(p, other) !== undefined)) out.push(p);
  return out;
}

function merged(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of [...spans].sort((a, b) => compare(a.low, b.low))) {
    const last = out.at(-1);
    if (last && compare(span.low, last.high) <= 0) out[out.length - 1] = { low: last.low, high: compare(span.high, last.high) > 0 ? span.high : last.high };
    else out.push(span);
  }
  return out;
}

/** The strips on one side of the neutral point, the nearest first; a jump at the neutral point itself belongs to neither. */
export function outward(strips: readonly Strip[], neutral: Ratio, upward: boolean): Strip[] {
  const side = strips.filter(
    ({ span }) => (upward ? compare(span.low, neutral) >= 0 : compare(span.high, neutral) <= 0) && !(isPoint(span) && compare(span.low, neutral) === 0),
  );
  return upward ? side : side.toReversed();
}

/** The end of a strip that lies towards the neutral point, and the other one. */
export function nearEnd(strip: Strip, upward: boolean): Ratio {
  return upward ? strip.span.low : strip.span.high;
}

export function farEnd(strip: Strip, upward: boolean): Ratio {
  return upward ? strip.span.high : strip.span.low;
}

/** What a party gains at an end of a strip, coming from inside it; the other variable is fixed in the polynomials. */
export function gainAt(strip: Strip, party: number, at: Ratio): Ratio {
  return rational.valueAt(strip.gains[party]!, at, at);
}

/** Parties whose gain does not change along a strip while another's does. */
export function flatIn(strip: Strip): readonly number[] {
  const still = strip.gains.map((p) => rational.asNumber(p) !== undefined);
  return isPoint(strip.span) || still.every(Boolean) ? [] : still.flatMap((flat, i) => (flat ? [i] : []));
}
