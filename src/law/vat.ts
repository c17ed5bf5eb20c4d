/** The highest rate of value added tax by day, as a dated constant: no cost line can bear more VAT than that. */
import type { Day } from "../kernel/day.ts";
import type { Basis } from "./rule.ts";

/** A rate in thousandths of the net, from a day on. */
type Rate = { readonly from: Day; readonly thousandths: number; readonly basis: Basis };

/** The newest first. */
export const VAT_RATES: readonly Rate[] = [
  { from: "2024-09-01", thousandths: 255, basis: { section: "ALVL 84 §, 462/2024", mark: "C" } },
  { from: "2013-01-01", thousandths: 240, basis: { section: "ALVL 84 §", mark: "G" } },
];

/** In thousandths of the net; days before the oldest rate that is known have that one. */
export function highestVat(day: Day): number {
  return (VAT_RATES.find(({ from }) => from <= day) ?? VAT_RATES.at(-1)!).thousandths;
}
