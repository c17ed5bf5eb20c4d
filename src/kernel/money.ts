import { compare, type Ratio, ratio, sub } from "./share.ts";

/** Money in whole cents. */
export type Cents = bigint;

/** How a half cent is rounded. `half-up` goes away from zero on both sides, so that −0.5 c becomes −1 c; `half-even` goes to the even cent. */
export type Rounding = "half-up" | "half-even";

/** Reads `1234.5` or `-0.07` (plain decimal point, at most two decimals) into cents; undefined for anything else. */
export function parseCents(text: string): Cents | undefined {
  const match = /^(-?)(\d{1,18})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return undefined;
  const cents = BigInt(match[2]!) * 100n + BigInt((match[3] ?? "").padEnd(2, "0"));
  return match[1] ? -cents : cents;
}

/** `1234.50`: the form of files and JSON. */
export function formatCents(cents: Cents): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, "0");
  return `${cents < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Rounds an exact amount of cents to a whole cent. */
export function round(exact: Ratio, rule: Rounding): Cents {
  const negative = exact.n < 0n;
  const n = negative ? -exact.n : exact.n;
  const whole = n / exact.d;
  const twice = 2n * (n % exact.d);
  const up = twice > exact.d || (twice === exact.d && (rule === "half-up" || whole % 2n === 1n));
  const magnitude = up ? whole + 1n : whole;
  return negative ? -magnitude : magnitude;
}

/**
 * Rounds the parts of a whole so that they sum exactly to it: each part is taken down to a cent and the cents left over go to the largest
 * remainders, ties in the order given. The parts must differ from the whole by less than one cent a part.
 */
export function largestRemainder(whole: Cents, parts: readonly Ratio[]): Cents[] {
  const floors = parts.map(floor);
  let left = whole - floors.reduce((a, b) => a + b, 0n);
  if (left < 0n || left > BigInt(parts.length)) throw new RangeError(`${left} cents cannot be spread over ${parts.length} parts`);
  const order = parts.map((part, i) => ({ i, rest: sub(part, ratio(floors[i]!)) })).sort((a, b) => compare(b.rest, a.rest) || a.i - b.i);
  for (const { i } of order) {
    if (left === 0n) break;
    floors[i] = floors[i]! + 1n;
    left -= 1n;
  }
  return floors;
}

function floor(a: Ratio): bigint {
  const whole = a.n / a.d;
  return a.n < 0n && whole * a.d !== a.n ? whole - 1n : whole;
}
