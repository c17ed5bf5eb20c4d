/** Weighted sums of named values with exact weights: the form to which everything is reduced before it is run in doubles. */
import { add, type Ratio, formatRatio, max, min, mul, toNumber, ZERO } from "../kernel/share.ts";

/** plus + Σ times × atom; atoms are numbers of values made elsewhere; no weight is zero; sorted by atom. */
export type Affine = { readonly terms: readonly (readonly [atom: number, times: Ratio])[]; readonly plus: Ratio };

/** What is known of an atom: exact bounds where there are any, and how large it gets, for the tolerance of comparisons. */
export type Bounds = { readonly low?: Ratio; readonly high?: Ratio; readonly magnitude: number };

export function constant(value: Ratio): Affine {
  return { terms: [], plus: value };
}

export function atom(of: number): Affine {
  return { terms: [[of, { n: 1n, d: 1n }]], plus: ZERO };
}

/** The value where nothing varies. */
export function fixed(value: Affine): Ratio | undefined {
  return value.terms.length === 0 ? value.plus : undefined;
}

/** The atom where the value is nothing else. */
export function alone(value: Affine): number | undefined {
  const [only] = value.terms;
  return value.terms.length === 1 && value.plus.n === 0n && only![1].n === 1n && only![1].d === 1n ? only![0] : undefined;
}

/** Σ times × value, plus a constant. */
export function combine(parts: readonly { readonly of: Affine; readonly times: Ratio }[], plus: Ratio = ZERO): Affine {
  const weights = new Map<number, Ratio>();
  let total = plus;
  for (const { of, times } of parts) {
    if (times.n === 0n) continue;
    total = add(total, mul(of.plus, times));
    for (const [id, weight] of of.terms) {
      const before = weights.get(id);
      weights.set(id, before ? add(before, mul(weight, times)) : mul(weight, times));
    }
  }
  const terms = [...weights].filter(([, weight]) => weight.n !== 0n).sort((a, b) => a[0] - b[0]);
  return { terms, plus: total };
}

export function scale(value: Affine, times: Ratio): Affine {
  return combine([{ of: value, times }]);
}

export function minus(left: Affine, right: Affine): Affine {
  return combine([
    { of: left, times: { n: 1n, d: 1n } },
    { of: right, times: { n: -1n, d: 1n } },
  ]);
}

/** The same value gives the same text. */
export function keyOf(value: Affine): string {
  return `${value.terms.map(([id, times]) => `${id}*${formatRatio(times)}`).join("+")}+${formatRatio(value.plus)}`;
}

/** Bounds of a weighted sum from the bounds of its atoms. */
export function boundsOf(value: Affine, known: readonly Bounds[]): Bounds {
  let low: Ratio | undefined = value.plus;
  let high: Ratio | undefined = value.plus;
  let magnitude = Math.abs(toNumber(value.plus));
  for (const [id, times] of value.terms) {
    const of = known[id]!;
    const [down, up] = times.n < 0n ? [of.high, of.low] : [of.low, of.high];
    low = low && down && add(low, mul(times, down));
    high = high && up && add(high, mul(times, up));
    magnitude += Math.abs(toNumber(times)) * of.magnitude;
  }
  return bounds(low, high, magnitude);
}

export function bounds(low: Ratio | undefined, high: Ratio | undefined, magnitude: number): Bounds {
  return { ...(low && { low }), ...(high && { high }), magnitude };
}

/** Bounds of a product. */
export function productBounds(left: Bounds, right: Bounds): Bounds {
  const magnitude = left.magnitude * right.magnitude;
  if (!left.low || !left.high || !right.low || !right.high) {
    const never = left.low && right.low && left.low.n >= 0n && right.low.n >= 0n;
    return bounds(never ? ZERO : undefined, undefined, magnitude);
  }
  const corners = [mul(left.low, right.low), mul(left.low, right.high), mul(left.high, right.low), mul(left.high, right.high)];
  return bounds(corners.reduce(min), corners.reduce(max), magnitude);
}
