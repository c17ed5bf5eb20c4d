/** An exact rational number: a share, a rate, a factor or an unrounded amount of cents. The denominator is positive; lowest terms are kept. */
export type Ratio = { readonly n: bigint; readonly d: bigint };

export const ZERO: Ratio = { n: 0n, d: 1n };
export const ONE: Ratio = { n: 1n, d: 1n };

/** Builds `n / d` in lowest terms. A zero denominator is a bug of the caller. */
export function ratio(n: bigint, d = 1n): Ratio {
  if (d === 1n) return { n, d };
  if (d === 0n) throw new RangeError("a ratio needs a denominator other than zero");
  const g = gcd(n < 0n ? -n : n, d < 0n ? -d : d) * (d < 0n ? -1n : 1n);
  return g === 1n ? { n, d } : { n: n / g, d: d / g };
}

export function add(a: Ratio, b: Ratio): Ratio {
  if (a.d === b.d) return a.d === 1n ? { n: a.n + b.n, d: 1n } : ratio(a.n + b.n, a.d);
  return ratio(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function sub(a: Ratio, b: Ratio): Ratio {
  return add(a, neg(b));
}

export function mul(a: Ratio, b: Ratio): Ratio {
  if (a.d === 1n && b.d === 1n) return { n: a.n * b.n, d: 1n };
  return ratio(a.n * b.n, a.d * b.d);
}

/** `a / b`; dividing by zero is a bug of the caller. */
export function div(a: Ratio, b: Ratio): Ratio {
  return ratio(a.n * b.d, a.d * b.n);
}

export function neg(a: Ratio): Ratio {
  return { n: -a.n, d: a.d };
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Ratio, b: Ratio): number {
  const left = a.d === b.d ? a.n : a.n * b.d;
  const right = a.d === b.d ? b.n : b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function equal(a: Ratio, b: Ratio): boolean {
  return a.n === b.n && a.d === b.d;
}

export function sign(a: Ratio): -1 | 0 | 1 {
  return a.n > 0n ? 1 : a.n < 0n ? -1 : 0;
}

export function min(a: Ratio, b: Ratio): Ratio {
  return compare(a, b) <= 0 ? a : b;
}

export function max(a: Ratio, b: Ratio): Ratio {
  return compare(a, b) >= 0 ? a : b;
}

export function sum(parts: Iterable<Ratio>): Ratio {
  let total = ZERO;
  for (const part of parts) total = add(total, part);
  return total;
}

/** Weights divided so that they sum to one; all nothing where they sum to nothing. */
export function inProportion(weights: readonly Ratio[]): Ratio[] {
  const total = sum(weights);
  return weights.map((weight) => (total.n === 0n ? ZERO : div(weight, total)));
}

/** The nearest double: for drawing and simulation only, never for money that is paid. */
export function toNumber(a: Ratio): number {
  const exact = BigInt(Number.MAX_SAFE_INTEGER);
  if (a.n <= exact && a.n >= -exact && a.d <= exact) return Number(a.n) / Number(a.d);
  const magnitude = a.n < 0n ? -a.n : a.n;
  const shift = 64 - (bits(magnitude) - bits(a.d));
  const scaled = shift >= 0 ? (magnitude << BigInt(shift)) / a.d : magnitude / (a.d << BigInt(-shift));
  return (a.n < 0n ? -1 : 1) * Number(scaled) * 2 ** -shift;
}

/** The exact value of a finite double. */
export function fromNumber(value: number): Ratio {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is no ratio`);
  let d = 1n;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    d *= 2n;
  }
  return ratio(BigInt(scaled), d);
}

/** `n/d`, or `n` for a whole number: the lossless form used in JSON. */
export function formatRatio(a: Ratio): string {
  return a.d === 1n ? `${a.n}` : `${a.n}/${a.d}`;
}

/** Reads `12`, `-3.25`, `1/3` exactly; undefined for anything else. */
export function parseRatio(text: string): Ratio | undefined {
  const fraction = /^(-?\d+)\/(\d+)$/.exec(text);
  if (fraction) {
    const d = BigInt(fraction[2]!);
    return d === 0n ? undefined : ratio(BigInt(fraction[1]!), d);
  }
  const decimal = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!decimal) return undefined;
  const digits = decimal[3] ?? "";
  const magnitude = ratio(BigInt(decimal[2]! + digits), 10n ** BigInt(digits.length));
  return decimal[1] ? neg(magnitude) : magnitude;
}

function gcd(a: bigint, b: bigint): bigint {
  if (a <= 9007199254740991n && b <= 9007199254740991n) {
    let x = Number(a);
    let y = Number(b);
    while (y !== 0) [x, y] = [y, x % y];
    return BigInt(x);
  }
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

function bits(a: bigint): number {
  return a.toString(16).length * 4;
}
