/** The highest fee that a purchaser can owe for a year (docs/agreement-file.md section 7). Pure. */
import type { Agreement, Fee } from "../agreement/agreement.ts";
import { addDays, length, overlap, type Period, year as yearPeriod, yearsOf } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import { add, max, mul, ONE, type Ratio, ratio, ZERO } from "../kernel/share.ts";
import { isSole, type Of, partByTarget, targetsAtMost } from "./shares-at-most.ts";

/** `cost` is the most that the purchaser's cost can be, where that is known; a fee on cost has no limit without it. */
export function feesAtMost(of: Of, cost: Ratio | undefined): Ratio | undefined {
  let all: Ratio | undefined = ZERO;
  for (const [provider, fee] of Object.entries(of.agreement.fees)) {
    const part = partByTarget(of, { provider });
    const full = part.n === 0n ? ZERO : feeAtMost(of, provider, fee, cost);
    all = all && full && add(all, mul(full, part));
  }
  return all;
}

/** A provider's whole fee of the year. */
function feeAtMost(of: Of, provider: Id, { basis, minimum }: Fee, cost: Ratio | undefined): Ratio | undefined {
  const least = max(ZERO, ratio(minimum));
  if (basis.by === "amount") {
    const amount = ratio(basis.amount);
    return max(least, basis.per === "year" ? amount : mul(amount, shareOfDays(of.agreement, of.year)));
  }
  const base = baseAtMost(of, provider, basis.of, cost);
  return base && max(least, mul(base, basis.rate));
}

function baseAtMost(of: Of, provider: Id, base: "own-target" | "target" | "own-cost" | "cost", cost: Ratio | undefined): Ratio | undefined {
  if (base === "own-target") return targetsAtMost(of, { provider }).all;
  if (base === "target") return targetsAtMost(of).all;
  // Cost that outcomes are paid instead of still counts for the fee, and that of other purchasers is not known here.
  const isWhole = isSole(of) && of.agreement.outcomes.every(({ insteadOf }) => insteadOf === undefined);
  return isWhole ? cost : undefined;
}

/** The year's part of the days after the development phase. */
function shareOfDays({ periods, development }: Agreement, year: string): Ratio {
  const daysOf = (period: Period): number => periods.reduce((days, each) => days + daysIn(each, period, development?.until), 0);
  const years = [...new Set(periods.flatMap(yearsOf))];
  const all = years.reduce((days, each) => days + daysOf(yearPeriod(each)), 0);
  return all === 0 ? ONE : ratio(BigInt(daysOf(yearPeriod(year))), BigInt(all));
}

function daysIn(period: Period, within: Period, developedUntil: string | undefined): number {
  const from = developedUntil !== undefined && developedUntil >= period.from ? addDays(developedUntil, 1) : period.from;
  const both = from <= period.to ? overlap({ from, to: period.to }, within) : undefined;
  return both ? length(both) : 0;
}
