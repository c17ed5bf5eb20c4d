/** Exact fractions of the oracle: its own, so that a fault in the engine's arithmetic cannot hide in both. */
export type Fr = { readonly n: bigint; readonly d: bigint };

export const NIL: Fr = { n: 0n, d: 1n };
export const UNIT: Fr = { n: 1n, d: 1n };

export function fr(n: bigint | number, d: bigint | number = 1n): Fr {
  return lowest(BigInt(n), BigInt(d));
}

export function plus(a: Fr, b: Fr): Fr {
  return lowest(a.n * b.d + b.n * a.d, a.d * b.d);
}
export function minus(a: Fr, b: Fr): Fr {
  return lowest(a.n * b.d - b.n * a.d, a.d * b.d);
}
export function times(a: Fr, b: Fr): Fr {
  return lowest(a.n * b.n, a.d * b.d);
}
export function over(a: Fr, b: Fr): Fr {
  if (b.n === 0n) throw new RangeError("the oracle divides by zero");
  return lowest(a.n * b.d, a.d * b.n);
}
export function opposite(a: Fr): Fr {
  return { n: -a.n, d: a.d };
}
export function less(a: Fr, b: Fr): boolean {
  return a.n * b.d < b.n * a.d;
}
export function smaller(a: Fr, b: Fr): Fr {
  return less(b, a) ? b : a;
}
export function larger(a: Fr, b: Fr): Fr {
  return less(a, b) ? b : a;
}
export function positive(a: Fr): Fr {
  return a.n > 0n ? a : NIL;
}
export function total(parts: Iterable<Fr>): Fr {
  let sum = NIL;
  for (const part of parts) sum = plus(sum, part);
  return sum;
}
/** The greatest whole number that is not above the fraction. */
export function downTo(a: Fr): bigint {
  const whole = a.n / a.d;
  return whole * a.d > a.n ? whole - 1n : whole;
}
/** A half goes away from zero. */
export function halfAway(a: Fr): bigint {
  return a.n < 0n ? -downTo(plus(opposite(a), fr(1, 2))) : downTo(plus(a, fr(1, 2)));
}
/** A half goes to the even neighbour. */
export function halfEven(a: Fr): bigint {
  const low = downTo(a);
  const rest = minus(a, fr(low));
  const half = fr(1, 2);
  if (less(rest, half)) return low;
  if (less(half, rest)) return low + 1n;
  return low % 2n === 0n ? low : low + 1n;
}

function lowest(n: bigint, d: bigint): Fr {
  if (d === 1n) return { n, d };
  const factor = (d < 0n ? -1n : 1n) * common(n < 0n ? -n : n, d < 0n ? -d : d);
  return { n: n / factor, d: d / factor };
}

/** Euclid; in plain numbers as soon as both are small enough to be exact there. */
function common(a: bigint, b: bigint): bigint {
  while (a > 9_007_199_254_740_991n || b > 9_007_199_254_740_991n) {
    if (b === 0n) return a;
    [a, b] = [b, a % b];
  }
  let [x, y] = [Number(a), Number(b)];
  while (y > 0) [x, y] = [y, x % y];
  return BigInt(x);
}
