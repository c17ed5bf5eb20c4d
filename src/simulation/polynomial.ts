/** Polynomials in two variables, cost (x) and score (y), with exact coefficients, and where they vanish. */
import { add, compare, div, equal, mul, neg, ONE, type Ratio, ratio, sign, sub, ZERO } from "../kernel/share.ts";

/** Terms of `times` × x^x × y^y in rising order of (x, y), none with weight zero. */
export type Polynomial = readonly { readonly x: number; readonly y: number; readonly times: Ratio }[];
export type Span = { readonly low: Ratio; readonly high: Ratio };
/** A rectangle; a span whose ends are equal is a line or a point. */
export type Box = { readonly x: Span; readonly y: Span };
export type Axis = "x" | "y";

export const X: Polynomial = [{ x: 1, y: 0, times: ONE }];
export const Y: Polynomial = [{ x: 0, y: 1, times: ONE }];

export function number(value: Ratio): Polynomial {
  return value.n === 0n ? [] : [{ x: 0, y: 0, times: value }];
}

/** Σ weight × polynomial. */
export function combination(parts: readonly { readonly of: Polynomial; readonly times: Ratio }[]): Polynomial {
  const some = parts.filter(({ of, times }) => of.length > 0 && times.n !== 0n);
  if (some.length === 0) return [];
  if (some.length === 1) return isOne(some[0]!.times) ? some[0]!.of : some[0]!.of.map((term) => ({ ...term, times: mul(term.times, some[0]!.times) }));
  const sums = new Map<number, Ratio>();
  for (const { of, times } of some) {
    const one = isOne(times);
    for (const term of of) {
      const key = term.x * 64 + term.y;
      const before = sums.get(key);
      const more = one ? term.times : mul(term.times, times);
      sums.set(key, before ? add(before, more) : more);
    }
  }
  return ordered(sums);
}

function isOne({ n, d }: Ratio): boolean {
  return n === 1n && d === 1n;
}

function ordered(sums: ReadonlyMap<number, Ratio>): Polynomial {
  const terms: { x: number; y: number; times: Ratio }[] = [];
  for (const [key, times] of sums) if (times.n !== 0n) terms.push({ x: key >> 6, y: key & 63, times });
  return terms.length < 2 ? terms : terms.sort((a, b) => a.x - b.x || a.y - b.y);
}

export function difference(left: Polynomial, right: Polynomial): Polynomial {
  return combination([
    { of: left, times: ONE },
    { of: right, times: neg(ONE) },
  ]);
}

export function times(left: Polynomial, right: Polynomial): Polynomial {
  const sums = new Map<number, Ratio>();
  for (const a of left) {
    for (const b of right) {
      const key = (a.x + b.x) * 64 + a.y + b.y;
      const more = mul(a.times, b.times);
      const before = sums.get(key);
      sums.set(key, before ? add(before, more) : more);
    }
  }
  return ordered(sums);
}

/** The number that a polynomial is, if it is one. */
export function asNumber(p: Polynomial): Ratio | undefined {
  if (p.length === 0) return ZERO;
  return p.length === 1 && p[0]!.x === 0 && p[0]!.y === 0 ? p[0]!.times : undefined;
}

/** The number k with left = k × right, if there is one; right is not zero. */
export function proportion(left: Polynomial, right: Polynomial): Ratio | undefined {
  if (left.length === 0) return ZERO;
  if (left.length !== right.length) return undefined;
  const k = div(left[0]!.times, right[0]!.times);
  return left.every((term, i) => term.x === right[i]!.x && term.y === right[i]!.y && equal(term.times, mul(k, right[i]!.times))) ? k : undefined;
}

export function power(p: Polynomial, exponent: number): Polynomial {
  return exponent === 0 ? number(ONE) : times(p, power(p, exponent - 1));
}

export function degree(p: Polynomial, axis: Axis): number {
  return p.reduce((most, term) => Math.max(most, term[axis]), 0);
}

/** The polynomial where one variable has a value. */
export function at(p: Polynomial, axis: Axis, value: Ratio): Polynomial {
  if (degree(p, axis) === 0) return p;
  const sums = new Map<number, Ratio>();
  for (const term of p) {
    const key = axis === "x" ? term.y : term.x * 64;
    const more = raised(term.times, value, term[axis]);
    const before = sums.get(key);
    sums.set(key, before ? add(before, more) : more);
  }
  return ordered(sums);
}

export function valueAt(p: Polynomial, x: Ratio, y: Ratio): Ratio {
  let total = ZERO;
  for (const term of p) total = add(total, raised(raised(term.times, x, term.x), y, term.y));
  return total;
}

function raised(times: Ratio, value: Ratio, exponent: number): Ratio {
  let result = times;
  for (let i = 0; i < exponent; i++) result = mul(result, value);
  return result;
}

function powerOf(value: Ratio, exponent: number): Ratio {
  return raised(ONE, value, exponent);
}

/** The coefficients along one variable, from the constant upward; the polynomial must not contain the other. */
export function along(p: Polynomial, axis: Axis): Ratio[] {
  const out = Array.from({ length: degree(p, axis) + 1 }, () => ZERO);
  for (const term of p) out[term[axis]] = term.times;
  return out;
}

/** The coefficient polynomials (in the other variable) of the powers of one variable. */
export function coefficients(p: Polynomial, axis: Axis): Polynomial[] {
  return Array.from({ length: degree(p, axis) + 1 }, (_, power) => p.filter((term) => term[axis] === power).map((term) => ({ ...term, [axis]: 0 })));
}

export function isPoint(span: Span): boolean {
  return equal(span.low, span.high);
}

export function middle(span: Span): Ratio {
  return div(add(span.low, span.high), ratio(2n));
}

/** The fraction with the least denominator strictly between two different numbers (Stern–Brocot), so that a point found can be read. */
export function simplest(low: Ratio, high: Ratio): Ratio {
  if (low.n < 0n && high.n > 0n) return ZERO;
  if (high.n <= 0n) return neg(simplest(neg(high), neg(low)));
  const whole = low.n / low.d;
  const next = ratio(whole + 1n);
  if (compare(next, high) < 0) return next;
  const base = ratio(whole);
  const [from, to] = [sub(low, base), sub(high, base)];
  if (from.n === 0n) return add(base, ratio(1n, to.d / to.n + 1n));
  return add(base, div(ONE, simplest(div(ONE, to), div(ONE, from))));
}

/** How finely a root that is no fraction is enclosed: 2^-40 of the interval. */
const FINE = 40;

/**
 * Every root strictly inside the span lies in one of these spans, in rising order; a root that is a fraction is given exactly (both ends
 * equal). A span with two ends may hold a root that is no fraction, or in degrees above two none at all.
 */
export function roots(coefs: readonly Ratio[], span: Span): Span[] {
  const p = trimmed(coefs);
  if (p.length <= 1) return [];
  const inside = (value: Ratio): boolean => compare(value, span.low) > 0 && compare(value, span.high) < 0;
  if (p.length === 2) {
    const root = neg(div(p[0]!, p[1]!));
    return inside(root) ? [{ low: root, high: root }] : [];
  }
  if (p.length === 3) {
    const exact = fractions(p);
    if (exact) return exact.filter(inside).map((root) => ({ low: root, high: root }));
  }
  const turns = roots(
    p.slice(1).map((c, i) => mul(c, ratio(BigInt(i + 1)))),
    span,
  );
  const edges = [span.low, ...turns.flatMap((turn) => (isPoint(turn) ? [turn.low] : [turn.low, turn.high])), span.high];
  const out: Span[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const piece = { low: edges[i]!, high: edges[i + 1]! };
    const [a, b] = [signAt(p, piece.low), signAt(p, piece.high)];
    if (a === 0 && inside(piece.low)) push(out, { low: piece.low, high: piece.low });
    if (a * b < 0) push(out, enclose(p, piece));
    else if (turns.some((turn) => !isPoint(turn) && equal(turn.low, piece.low)) && a * b !== 0 && closeToZero(p, piece)) push(out, piece);
  }
  return out;
}

function push(out: Span[], span: Span): void {
  const last = out.at(-1);
  if (!last || compare(last.high, span.low) < 0) out.push(span);
  else out[out.length - 1] = { low: last.low, high: span.high };
}

/** A turning point that is no fraction, so near to zero that a double root cannot be told from none. */
function closeToZero(p: readonly Ratio[], span: Span): boolean {
  const size = p.reduce((total, c) => add(total, c.n < 0n ? neg(c) : c), ZERO);
  const value = evaluate(p, middle(span));
  return compare(mul(value.n < 0n ? neg(value) : value, ratio(1n << 30n)), size) < 0;
}

function trimmed(coefs: readonly Ratio[]): Ratio[] {
  const out = [...coefs];
  while (out.length > 0 && out.at(-1)!.n === 0n) out.pop();
  return out;
}

/** The roots of a quadratic in rising order where they are fractions; undefined where they are irrational. */
function fractions([c, b, a]: readonly Ratio[]): Ratio[] | undefined {
  const d = sub(mul(b!, b!), mul(ratio(4n), mul(a!, c!)));
  if (d.n < 0n) return [];
  const [n, m] = [squareRoot(d.n), squareRoot(d.d)];
  if (n === undefined || m === undefined) return undefined;
  const twice = mul(ratio(2n), a!);
  const both = [div(sub(neg(b!), ratio(n, m)), twice), div(add(neg(b!), ratio(n, m)), twice)].sort(compare);
  return n === 0n ? [both[0]!] : both;
}

function squareRoot(value: bigint): bigint | undefined {
  if (value < 2n) return value;
  let guess = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (let next = (guess + value / guess) / 2n; next < guess; next = (guess + value / guess) / 2n) guess = next;
  return guess * guess === value ? guess : undefined;
}

function enclose(p: readonly Ratio[], span: Span): Span {
  let { low, high } = span;
  const from = signAt(p, low);
  for (let i = 0; i < FINE; i++) {
    const half = middle({ low, high });
    const here = signAt(p, half);
    if (here === 0) return { low: half, high: half };
    if (here === from) low = half;
    else high = half;
  }
  return { low, high };
}

function signAt(p: readonly Ratio[], x: Ratio): number {
  return sign(evaluate(p, x));
}

function evaluate(p: readonly Ratio[], x: Ratio): Ratio {
  return p.reduceRight((total, c) => add(mul(total, x), c), ZERO);
}

/**
 * The sign of a polynomial at every inner point of a box, if it has only one; touching zero without crossing does not count where the
 * polynomial is not zero beside it. Undefined where it changes or cannot be told.
 */
export function signInside(p: Polynomial, box: Box): -1 | 0 | 1 | undefined {
  const fixed = asNumber(p);
  if (fixed) return sign(fixed);
  const axis: Axis | undefined = degree(p, "y") === 0 ? "x" : degree(p, "x") === 0 ? "y" : undefined;
  if (axis && degree(p, axis) === 1) {
    const [low, high] = [box[axis].low, box[axis].high].map((end) => sign(axis === "x" ? valueAt(p, end, ZERO) : valueAt(p, ZERO, end))) as [
      -1 | 0 | 1,
      -1 | 0 | 1,
    ];
    return low * high < 0 ? undefined : low === 0 ? high : low;
  }
  if (axis) {
    if (roots(along(p, axis), box[axis]).length > 0) return undefined;
    const half = middle(box[axis]);
    return sign(axis === "x" ? valueAt(p, half, ZERO) : valueAt(p, ZERO, half));
  }
  const range = rangeOn(p, box);
  if (!range) return undefined;
  if (range.low.n >= 0n) return 1;
  return range.high.n <= 0n ? -1 : undefined;
}

/** Bounds of a polynomial on a box: reached at the corners where it is straight in each variable, else by the bounds of its terms. */
export function rangeOn(p: Polynomial, box: Box): Span | undefined {
  if (degree(p, "x") <= 1 && degree(p, "y") <= 1) {
    const corners = [box.x.low, box.x.high].flatMap((x) => [box.y.low, box.y.high].map((y) => valueAt(p, x, y)));
    return hull(corners);
  }
  const parts = p.map((term) => {
    const [a, b] = [powers(box.x, term.x), powers(box.y, term.y)];
    return hull([a.low, a.high].flatMap((x) => [b.low, b.high].map((y) => mul(term.times, mul(x, y)))));
  });
  return { low: parts.reduce((total, part) => add(total, part.low), ZERO), high: parts.reduce((total, part) => add(total, part.high), ZERO) };
}

function powers(span: Span, exponent: number): Span {
  const ends = [powerOf(span.low, exponent), powerOf(span.high, exponent)];
  if (exponent > 0 && exponent % 2 === 0 && sign(span.low) * sign(span.high) < 0) ends.push(ZERO);
  return hull(ends);
}

function hull(values: readonly Ratio[]): Span {
  const [first] = values;
  return values.reduce<Span>(
    (span, value) => ({ low: compare(value, span.low) < 0 ? value : span.low, high: compare(value, span.high) > 0 ? value : span.high }),
    { low: first!, high: first! },
  );
}
