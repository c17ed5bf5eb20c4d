/** The highest pay for results and outcomes that a purchaser can owe for a year (docs/agreement-file.md sections 9 and 10). Pure. */
import type { OutcomeCap, OutcomeTerm, TariffOutcome } from "../agreement/agreement.ts";
import { year as yearPeriod } from "../kernel/day.ts";
import { add, max, min, mul, ONE, type Ratio, ratio, ZERO } from "../kernel/share.ts";
import { fixedPart, isSole, type Of, partAmong, shareOf } from "./shares-at-most.ts";

/** `fees`: the most of the purchaser's, undefined where nothing holds them. */
export function resultsAtMost(of: Of, fees: Ratio | undefined): Ratio | undefined {
  const { results } = of.agreement;
  if (!results) return ZERO;
  const part = partAmong(of, results.amongPurchasers);
  if (part.n === 0n) return ZERO;
  const { high } = results.clamp;
  // Rounded after it was clamped, a score can end above the clamp.
  const score = results.rounding === "exact" || high.d === 1n ? high : ratio(high.n < 0n ? 0n : high.n / high.d + 1n);
  const pool = results.funding.from === "fee-at-risk" ? poolOfFees(of, fees) : ratio(results.poolReward[of.year] ?? 0n);
  const reward = pool && mul(mul(pool, max(ZERO, score)), ratio(1n, 100n));
  const tables = Object.values(results.moneyTables).map((points) => points.map(({ value }) => value).reduce(max, ZERO));
  return reward && mul(part, tables.reduce(add, reward));
}

/** The pool is the fee at risk of all providers, whoever owes it: known here for a purchaser that owes all of it. */
function poolOfFees(of: Of, fees: Ratio | undefined): Ratio | undefined {
  return isSole(of) ? fees : undefined;
}

export function outcomesAtMost(of: Of): Ratio | undefined {
  let all: Ratio | undefined = ZERO;
  for (const outcome of of.agreement.outcomes) {
    const part = partOf(of, outcome);
    const most = part.n === 0n ? ZERO : outcomeAtMost(of.year, outcome);
    all = all && most && add(all, mul(most, part));
  }
  return all;
}

function partOf(of: Of, { paidBy, lines }: OutcomeTerm): Ratio {
  if (isSole(of)) return ONE;
  if (paidBy.by === "party") return paidBy.party === of.purchaser ? ONE : ZERO;
  if (paidBy.by === "shares") return fixedPart(of, paidBy.shares);
  const mine = of.agreement.lines.filter((line) => lines.includes(line.id) && shareOf(of, line).n !== 0n);
  return mine.length > 0 ? ONE : ZERO;
}

/** How many cohorts there will be stands in no file, so their pay has no limit. */
function outcomeAtMost(year: string, outcome: OutcomeTerm): Ratio | undefined {
  if (outcome.kind === "cohort") return undefined;
  return outcome.caps.map((cap) => capAtMost(year, outcome, cap)).reduce((least, most) => (least && most ? min(least, most) : (least ?? most)), undefined);
}

/** A count holds money only where one customer is paid once. */
function capAtMost(year: string, { tariffs, tiers, oncePer }: TariffOutcome, cap: OutcomeCap): Ratio | undefined {
  if (cap.per === "customer") return undefined;
  if ("cents" in cap) return ratio(cap.cents);
  if (oncePer === "none") return undefined;
  const { to } = yearPeriod(year);
  const highest = tariffs.filter(({ from }) => from <= to).flatMap(({ amounts }) => Object.values(amounts));
  const tariff = highest.reduce((a, b) => (a > b ? a : b), 0n);
  const tier = tiers.map(({ pays }) => pays).reduce(max, tiers.length > 0 ? ZERO : ONE);
  return mul(ratio(BigInt(cap.count) * tariff), tier);
}
