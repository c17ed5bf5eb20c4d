/** Vector instructions over blocks of doubles. Each is a plain loop over the first `n` places of its registers; no code is made at run time. */

export type Register = Float64Array;
export type Instruction = (n: number) => void;
export type Weighted = readonly (readonly [of: Register, times: number])[];

/**
 * Draws of the running block that lie too close to a jump to be left to doubles. A value exactly on a jump is `tied`: most often it rests on a
 * bound and doubles are right; whether it does is seen by running such draws again with inputs a hair off (`probe` names their places then).
 */
export type Doubt = {
  readonly at: Uint8Array;
  any: boolean;
  readonly tied: Uint8Array;
  anyTied: boolean;
  readonly ties: Uint8Array[];
  probe: Int32Array | undefined;
};

export function noDoubt(size: number): Doubt {
  return { at: new Uint8Array(size), any: false, tied: new Uint8Array(size), anyTied: false, ties: [], probe: undefined };
}

/** plus + Σ times × of, kept within the limits where there are any. */
export function sumOf(out: Register, terms: Weighted, plus: number, low = -Infinity, high = Infinity): Instruction {
  const [a, b] = terms;
  if (!a) return (n) => void out.fill(plus, 0, n);
  if (terms.length === 1) return low === -Infinity && high === Infinity ? scaled(out, a[0], a[1], plus) : scaledWithin(out, a[0], a[1], plus, low, high);
  if (terms.length === 2) return low === -Infinity && high === Infinity ? twoOf(out, a, b!, plus) : twoWithin(out, a, b!, plus, low, high);
  const parts = [threeOf(out, a, b!, terms[2]!, plus)];
  for (let i = 3; i < terms.length; i += 2) parts.push(terms[i + 1] ? moreTwo(out, terms[i]!, terms[i + 1]!) : moreOne(out, terms[i]!));
  if (low !== -Infinity || high !== Infinity) parts.push(within(out, low, high));
  return inTurn(parts);
}

function inTurn(parts: readonly Instruction[]): Instruction {
  return (n) => {
    for (const part of parts) part(n);
  };
}

function scaled(out: Register, a: Register, x: number, plus: number): Instruction {
  return (n) => {
    for (let i = 0; i < n; i++) out[i] = plus + x * a[i]!;
  };
}

function scaledWithin(out: Register, a: Register, x: number, plus: number, low: number, high: number): Instruction {
  if (high === Infinity)
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = Math.max(low, plus + x * a[i]!);
    };
  return (n) => {
    for (let i = 0; i < n; i++) out[i] = Math.min(high, Math.max(low, plus + x * a[i]!));
  };
}

function twoOf(out: Register, [a, x]: Weighted[number], [b, y]: Weighted[number], plus: number): Instruction {
  return (n) => {
    for (let i = 0; i < n; i++) out[i] = plus + x * a[i]! + y * b[i]!;
  };
}

function twoWithin(out: Register, [a, x]: Weighted[number], [b, y]: Weighted[number], plus: number, low: number, high: number): Instruction {
  if (high === Infinity)
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = Math.max(low, plus + x * a[i]! + y * b[i]!);
    };
  return (n) => {
    for (let i = 0; i < n; i++) out[i] = Math.min(high, Math.max(low, plus + x * a[i]! + y * b[i]!));
  };
}

function threeOf(out: Register, [a, x]: Weighted[number], [b, y]: Weighted[number], [c, z]: Weighted[number], plus: number): Instruction {
  return (n) => {
    for (let i = 0; i < n; i++) out[i] = plus + x * a[i]! + y * b[i]! + z * c[i]!;
  };
}

function moreOne(out: Register, [a, x]: Weighted[number]): Instruction {
  return (n) => {
    for (let i = 0; i < n; i++) out[i] = out[i]! + x * a[i]!;
  };
}

function moreTwo(out: Register, [a, x]: Weighted[number], [b, y]: Weighted[number]): Instruction {
  return (n) => {
    for (let i = 0; i < n; i++) out[i] = out[i]! + x * a[i]! + y * b[i]!;
  };
}

function within(out: Register, low: number, high: number): Instruction {
  return (n) => {
    for (let i = 0; i < n; i++) out[i] = Math.min(high, Math.max(low, out[i]!));
  };
}

export function productOf(out: Register, a: Register, b: Register): Instruction {
  return (n) => {
    for (let i = 0; i < n; i++) out[i] = a[i]! * b[i]!;
  };
}

/** a ÷ b; 0 where b is 0. */
export function quotientOf(out: Register, a: Register, b: Register, doubt: Doubt, tolerance: number): Instruction {
  const near = nearZero(b, doubt, tolerance);
  return (n) => {
    let close = 0;
    for (let i = 0; i < n; i++) {
      const divisor = b[i]!;
      if (divisor <= tolerance && divisor >= -tolerance) close++;
      out[i] = divisor === 0 ? 0 : a[i]! / divisor;
    }
    if (close > 0 || doubt.probe) near(n, 0);
  };
}

export function leastOf(out: Register, a: Register, b: Register): Instruction {
  return (n) => {
    for (let i = 0; i < n; i++) out[i] = Math.min(a[i]!, b[i]!);
  };
}

export function greatestOf(out: Register, a: Register, b: Register): Instruction {
  return (n) => {
    for (let i = 0; i < n; i++) out[i] = Math.max(a[i]!, b[i]!);
  };
}

export type Curve = { readonly at: readonly number[]; readonly value: readonly number[] };

/** Straight lines between the points, flat outside. */
export function curveOf(out: Register, a: Register, points: Curve): Instruction {
  const { at, value } = points;
  const slope = at.map((from, i) => (i + 1 < at.length ? (value[i + 1]! - value[i]!) / (at[i + 1]! - from) : 0));
  const last = at.length - 1;
  const rising = value.every((one, i) => i === 0 || one >= value[i - 1]!);
  if (rising && (last === 1 || last === 2)) return bentOf(out, a, points, slope);
  return (n) => {
    for (let i = 0; i < n; i++) {
      const x = a[i]!;
      let k = 0;
      while (k < last && x >= at[k + 1]!) k++;
      out[i] = x <= at[0]! ? value[0]! : value[k]! + slope[k]! * (x - at[k]!);
    }
  };
}

/** Two or three rising points without a branch: the lower (or the higher) of two lines, kept between the first and the last value. */
function bentOf(out: Register, a: Register, { at, value }: Curve, slope: readonly number[]): Instruction {
  const [low, high] = [value[0]!, value.at(-1)!];
  const [first, second] = [slope[0]!, at.length === 3 ? slope[1]! : slope[0]!];
  const [from, to] = [low - first * at[0]!, high - second * at.at(-1)!];
  if (second <= first)
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = Math.max(low, Math.min(high, from + first * a[i]!, to + second * a[i]!));
    };
  return (n) => {
    for (let i = 0; i < n; i++) out[i] = Math.min(high, Math.max(low, from + first * a[i]!, to + second * a[i]!));
  };
}

/** The value of the greatest point that is not above the input. */
export function stepsOf(out: Register, a: Register, points: Curve, doubt: Doubt, tolerance: number): Instruction {
  const { at, value } = points;
  const near = at.slice(1).map((_, k) => nearTo(a, at[k + 1]!, doubt, tolerance));
  return (n) => {
    let close = false;
    for (let i = 0; i < n; i++) {
      const x = a[i]!;
      let k = 0;
      while (k + 1 < at.length && x >= at[k + 1]!) k++;
      out[i] = value[k]!;
      if ((k > 0 && x - at[k]! <= tolerance) || (k + 1 < at.length && at[k + 1]! - x <= tolerance)) close = true;
    }
    if (close || doubt.probe) for (const check of near) check(n);
  };
}

export function wholeOf(out: Register, a: Register, rule: "down" | "half-up", doubt: Doubt, tolerance: number): Instruction {
  const rest = new Float64Array(a.length);
  const near = nearZero(rest, doubt, tolerance);
  return (n) => {
    let close = false;
    for (let i = 0; i < n; i++) {
      const x = rule === "down" ? a[i]! : Math.abs(a[i]!) + 0.5;
      const whole = Math.floor(x);
      out[i] = rule === "down" || a[i]! >= 0 ? whole : -whole;
      rest[i] = x - Math.round(x);
      if (Math.abs(rest[i]!) <= tolerance) close = true;
    }
    if (close || doubt.probe) near(n, 0);
  };
}

/** then where d ≥ 0 (`atZero`) or d > 0; a tolerance below zero says that d is a whole number, on which doubles never err. */
export function whenOf(out: Register, d: Register, then: Register, otherwise: Register, atZero: boolean, doubt: Doubt, tolerance: number): Instruction {
  if (tolerance < 0)
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = d[i]! > 0 || (atZero && d[i] === 0) ? then[i]! : otherwise[i]!;
    };
  const near = nearZero(d, doubt, tolerance);
  return (n) => {
    let close = 0;
    for (let i = 0; i < n; i++) {
      const difference = d[i]!;
      out[i] = difference > 0 || (atZero && difference === 0) ? then[i]! : otherwise[i]!;
      if (difference <= tolerance && difference >= -tolerance) close++;
    }
    if (close > 0 || doubt.probe) near(n, 0);
  };
}

function nearTo(a: Register, at: number, doubt: Doubt, tolerance: number): Instruction {
  const near = nearZero(a, doubt, tolerance);
  return (n) => near(n, at);
}

/** Marks the draws whose value lies within the tolerance of a jump; when probing, those whose tie a hair dissolves. */
function nearZero(a: Register, doubt: Doubt, tolerance: number): (n: number, at: number) => void {
  const ties = new Uint8Array(a.length);
  doubt.ties.push(ties);
  return (n, at) => {
    const { probe } = doubt;
    for (let i = 0; i < n; i++) {
      const away = a[i]! - at;
      if (probe) {
        if (away !== 0 && ties[probe[i]!] === 1) mark(doubt, probe[i]!);
      } else if (away === 0) {
        ties[i] = 1;
        doubt.tied[i] = 1;
        doubt.anyTied = true;
      } else if (!(away > tolerance || away < -tolerance)) mark(doubt, i);
    }
  };
}

function mark(doubt: Doubt, i: number): void {
  doubt.at[i] = 1;
  doubt.any = true;
}
