/** Which rules of procurement a purchase of services comes under: main object (hankintalaki 7.1 §), thresholds (25–26 §) and Annex E (107 §). */
import type { Day } from "../kernel/day.ts";
import type { Cents } from "../kernel/money.ts";
import { ANNEX_E } from "./annex-e-data.ts";
import { constant } from "./constants.ts";
import type { ValueEstimate } from "./facts/procurement.ts";
import type { Regime } from "./facts/regime.ts";

type Lines = NonNullable<ValueEstimate["lines"]>;

export function totalOf(lines: Lines): Cents {
  return lines.reduce((sum, { value }) => sum + value, 0n);
}

/**
 * `related` is what other purchases add to the value. Undefined where no threshold is known for the day, a code is none, or as much is bought of
 * Annex E as of other services, for then nothing is the main object.
 */
export function regimeOf(lines: Lines, on: Day, related: Cents = 0n): Regime | undefined {
  const sums = { social: 0n, special: 0n, other: 0n };
  for (const { cpv, value } of lines) {
    const kind = kindOf(cpv, on);
    if (kind === undefined) return undefined;
    sums[kind] += value;
  }
  const whole = totalOf(lines) + related;
  const annexE = sums.social + sums.special;
  const [social, special, national, eu] = (["annexE1to4", "annexE5to15", "nationalServices", "euServicesSubcentral"] as const).map((key) => constant(key, on));
  if (social === undefined || special === undefined || national === undefined || annexE === sums.other) return undefined;
  // Of Annex E the items of the greater value decide (an inference from 7.1 §); of equal ones those of the lower threshold.
  if (annexE > sums.other) return whole >= (sums.social > sums.special ? social : special) ? "E12" : "U";
  if (whole < national) return "U";
  return eu === undefined ? undefined : whole >= eu ? "EU" : "N11";
}

/** `social`: items 1–4 of Annex E, `special`: items 5–15. */
function kindOf(cpv: string, on: Day): "social" | "special" | "other" | undefined {
  if (!/^\d{8}(-\d)?$/.test(cpv)) return undefined;
  const code = Number(cpv.slice(0, 8));
  const entry = ANNEX_E.find(({ from, to, since }) => from <= code && code <= to && (since ?? on) <= on);
  return entry === undefined ? "other" : entry.item <= 4 ? "social" : "special";
}
