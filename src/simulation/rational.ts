/**
 * Quotients of polynomials in cost (x) and score (y): `over` ÷ `under`. What stands under is above zero inside the box where the value holds and moves
 * with one variable alone; a common factor is divided out, so that a value that is a polynomial has nothing under it.
 */
import { div, equal, mul, neg, ONE, type Ratio, sub } from "../kernel/share.ts";
import * as poly from "./polynomial.ts";
import type { Axis, Box, Polynomial } from "./polynomial.ts";

export type Rational = { readonly over: Polynomial; readonly under: Polynomial };

const NOTHING_UNDER = poly.number(ONE);
export const ZERO: Rational = { over: [], under: NOTHING_UNDER };

export function whole(over: Polynomial): Rational {
  return { over, under: NOTHING_UNDER };
}

export function number(value: Ratio): Rational {
  return whole(poly.number(value));
}

/** The number that a value is, if it is one. */
export function asNumber({ over, under }: Rational): Ratio | undefined {
  return under === NOTHING_UNDER ? poly.asNumber(over) : undefined;
}

/** The polynomial that a value is, if it is one. */
export function asPolynomial({ over, under }: Rational): Polynomial | undefined {
  return under === NOTHING_UNDER ? over : undefined;
}

/** Σ weight × value. */
export function combination(parts: readonly { readonly of: Rational; readonly times: Ratio }[], box: Box): Rational {
  if (parts.every(({ of }) => of.under === NOTHING_UNDER)) return whole(poly.combination(parts.map(({ of, times }) => ({ of: of.over, times }))));
  const some = parts.filter(({ of, times }) => of.over.length > 0 && times.n !== 0n);
  const unders = some.map(({ of }) => of.under).filter((under) => under !== NOTHING_UNDER);
  if (unders.length === 0) return whole(poly.combination(some.map(({ of, times }) => ({ of: of.over, times }))));
  const different = unders.filter((under, i) => unders.findIndex((other) => same(other, under)) === i);
  const common = different.reduce(poly.times);
  const raised = some.map(({ of, times }) => ({ of: different.filter((under) => !same(under, of.under)).reduce(poly.times, of.over), times }));
  return reduced(poly.combination(raised), common, box);
}

export function difference(left: Rational, right: Rational, box: Box): Rational {
  return combination(
    [
      { of: left, times: ONE },
      { of: right, times: neg(ONE) },
    ],
    box,
  );
}

export function times(left: Rational, right: Rational, box: Box): Rational {
  const over = poly.times(left.over, right.over);
  if (left.under === NOTHING_UNDER && right.under === NOTHING_UNDER) return whole(over);
  return reduced(over, poly.times(left.under, right.under), box);
}

/**
 * left ÷ right where `right` has the same sign everywhere inside the box. Undefined where the divisor moves with both variables, or where the quotient
 * grows beyond all bounds towards an end of the box.
 */
export function quotient(left: Rational, right: Rational, box: Box): Rational | undefined {
  const over = poly.times(left.over, right.under);
  const under = poly.times(left.under, right.over);
  const fixed = poly.asNumber(under);
  if (fixed) return whole(poly.combination([{ of: over, times: div(ONE, fixed) }]));
  const k = poly.proportion(over, under);
  if (k) return number(k);
  const axis = axisOf(under);
  if (!axis) return undefined;
  const value = reduced(over, under, box);
  return [box[axis].low, box[axis].high].some((end) => poly.valueAt(value.under, end, end).n === 0n) ? undefined : value;
}

/** The value where one variable has a number, in the box that is left; undefined where it has none there. */
export function at({ over, under }: Rational, axis: Axis, value: Ratio, box: Box): Rational | undefined {
  if (under === NOTHING_UNDER) return whole(poly.at(over, axis, value));
  const [top, bottom] = [poly.at(over, axis, value), poly.at(under, axis, value)];
  if (bottom.length === 0) return undefined;
  const fixed = poly.asNumber(bottom);
  return fixed ? whole(poly.combination([{ of: top, times: div(ONE, fixed) }])) : reduced(top, bottom, box);
}

export function valueAt({ over, under }: Rational, x: Ratio, y: Ratio): Ratio {
  const top = poly.valueAt(over, x, y);
  return under === NOTHING_UNDER ? top : div(top, poly.valueAt(under, x, y));
}

/** Whether a value does not move with a variable. */
export function still({ over, under }: Rational, axis: Axis): boolean {
  return poly.degree(over, axis) === 0 && poly.degree(under, axis) === 0;
}

export function degree({ over, under }: Rational): number {
  return Math.max(...[over, under].flatMap((p) => [poly.degree(p, "x"), poly.degree(p, "y")]));
}

/** Without the common factor, and with what stands under above zero inside the box. */
function reduced(over: Polynomial, under: Polynomial, box: Box): Rational {
  if (over.length === 0) return ZERO;
  const axis = axisOf(under)!;
  const other = axis === "x" ? "y" : "x";
  const slices = poly.coefficients(over, other).map((slice) => poly.along(slice, axis));
  const bottom = poly.along(under, axis);
  const common = slices.filter((slice) => slice.some(({ n }) => n !== 0n)).reduce(greatestCommon, bottom);
  if (common.length === 1) return upright(over, under, box);
  const shorter = divided(bottom, common);
  const parts = slices.map((slice) => divided(slice, common));
  const rest = shorter.length === 1 ? div(ONE, shorter[0]!) : ONE;
  const top = poly.combination(
    parts.map((part, power) => ({
      of: poly.times(polynomial(part, axis), poly.power(other === "x" ? poly.X : poly.Y, power)),
      times: rest,
    })),
  );
  return shorter.length === 1 ? whole(top) : upright(top, polynomial(shorter, axis), box);
}

function upright(over: Polynomial, under: Polynomial, box: Box): Rational {
  const above = poly.valueAt(under, poly.middle(box.x), poly.middle(box.y)).n > 0n;
  return above ? { over, under } : { over: poly.difference([], over), under: poly.difference([], under) };
}

function polynomial(coefs: readonly Ratio[], axis: Axis): Polynomial {
  return coefs.flatMap((times, power) => (times.n === 0n ? [] : [{ x: axis === "x" ? power : 0, y: axis === "y" ? power : 0, times }]));
}

function axisOf(p: Polynomial): Axis | undefined {
  return poly.degree(p, "y") === 0 ? "x" : poly.degree(p, "x") === 0 ? "y" : undefined;
}

function same(left: Polynomial, right: Polynomial): boolean {
  return (
    left === right ||
    (left.length === right.length && left.every((term, i) => term.x === right[i]!.x && term.y === right[i]!.y && equal(term.times, right[i]!.times)))
  );
}

/** Euclid's algorithm on coefficients from the constant upward; the result's greatest power has weight 1. */
function greatestCommon(a: readonly Ratio[], b: readonly Ratio[]): Ratio[] {
  let [left, right] = [trimmed(a), trimmed(b)];
  while (right.length > 0) [left, right] = [right, split(left, right).rest];
  return left.map((c) => div(c, left.at(-1)!));
}

function divided(a: readonly Ratio[], b: readonly Ratio[]): Ratio[] {
  return split(trimmed(a), b).quotient;
}

function split(a: readonly Ratio[], b: readonly Ratio[]): { readonly quotient: Ratio[]; readonly rest: Ratio[] } {
  const rest = [...a];
  const quotient: Ratio[] = [];
  for (let shift = a.length - b.length; shift >= 0; shift--) {
    const factor = div(rest[shift + b.length - 1]!, b.at(-1)!);
    quotient.unshift(factor);
    b.forEach((c, i) => (rest[shift + i] = sub(rest[shift + i]!, mul(factor, c))));
  }
  return { quotient, rest: trimmed(rest) };
}

function trimmed(coefs: readonly Ratio[]): Ratio[] {
  const length = coefs.findLastIndex(({ n }) => n !== 0n) + 1;
  return coefs.slice(0, length);
}
