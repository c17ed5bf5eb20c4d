/** Outcome pay of single claims: which claims count, in which order, and what share of the tariff each is paid. Page section 10, steps 1–5. */
import type { OutcomeCap, TariffOutcome } from "../agreement/agreement.ts";
import { addDays, addMonths, type Day } from "../kernel/day.ts";
import { byId, type Id } from "../kernel/id.ts";
import { formatSource } from "../kernel/source.ts";
import { compare, min, mul, ONE, type Ratio, ratio, sub, add, ZERO } from "../kernel/share.ts";
import type { OutcomeClaim } from "../outcomes/outcomes.ts";
import type { FixedPart } from "./keys.ts";
import { type Context, type Year, yearOfDay } from "./context.ts";
import { payeesOn, type Paying, payersOn } from "./outcome-parties.ts";

export type RefusedClaim = { readonly id: string; readonly reason: string; readonly source: string };
/** `amount`: exact cents after tiers, baseline and caps; `tariff`: cents of the whole outcome. */
export type PaidClaim = {
  readonly claim: OutcomeClaim;
  readonly year: Year;
  readonly tariff: Ratio;
  readonly amount: Ratio;
  readonly tariffIndex: number;
  readonly payees: readonly FixedPart[];
  readonly paying: Paying;
};
/** What the claims leave to the counts that come after them. */
export type Claimed = {
  readonly paid: readonly PaidClaim[];
  readonly refused: readonly RefusedClaim[];
  /** Distinct customers by year name and by contract period. */
  readonly customers: ReadonlyMap<string, number>;
  /** Running sums of each amount cap, by its position and window. */
  readonly running: ReadonlyMap<string, Ratio>;
};

export function claimedOf(context: Context, term: TariffOutcome): Claimed {
  const own = context.facts.claims.filter((claim) => claim.outcome === term.id);
  const ordered = own.toSorted((a, b) => byId(a.achieved, b.achieved) || byId(a.id, b.id));
  const refused: RefusedClaim[] = [];
  const seen = new Set<string>();
  const accepted = ordered.flatMap((claim) => {
    const found = accept(context, term, claim, seen);
    if (typeof found !== "string") return [found];
    refused.push({ id: claim.id, reason: found, source: formatSource(claim.source) });
    return [];
  });
  const places = new Map<string, Map<string, number>>();
  const ordinals = accepted.map(({ claim, year }) => windowsOf(year).map((window) => place(places, window, claim.customer)));
  const weighed = accepted.map((row, i) => ({ ...row, amount: mul(row.amount, weightOf(term, ordinals[i]![0]!)) }));
  const running = new Map<string, Ratio>();
  const paid = weighed.map((row, i) => ({ ...row, amount: underCaps(term.caps, row, ordinals[i]!, running) }));
  for (const [i, { claim, amount }] of paid.entries()) {
    if (amount.n === 0n)
      refused.push({ id: claim.id, reason: weighed[i]!.amount.n === 0n ? "below-baseline" : "above-cap", source: formatSource(claim.source) });
  }
  return { paid, refused, running, customers: new Map([...places].map(([window, of]) => [window, of.size])) };
}

/** Windows in which outcomes are counted: the year, then the contract period. */
export function windowsOf(year: Year): readonly [string, string] {
  return [year.name, `period-${year.contract}`];
}

/** What one outcome with this ordinal counts for: nothing below the baseline, then by tiers. */
export function weightOf(term: TariffOutcome, ordinal: number): Ratio {
  if (ordinal <= term.baseline) return ZERO;
  if (term.tiers.length === 0) return ONE;
  return (term.tiers.find((tier) => tier.upTo === undefined || ordinal <= tier.upTo) ?? { pays: ZERO }).pays;
}

/** The cents of an outcome of a group on a day, and which dated tariff says so. */
export function tariffOn(term: TariffOutcome, group: Id, day: Day): { readonly cents: Ratio; readonly index: number } | undefined {
  const index = term.tariffs.findLastIndex((tariff) => tariff.from <= day);
  const amounts = term.tariffs[index]?.amounts;
  const cents = amounts?.[group] ?? amounts?.["all"];
  return cents === undefined ? undefined : { cents: ratio(cents), index };
}

/** The last day on which a revocation takes back what was paid. */
export function clawbackEnds(term: { readonly clawback?: TariffOutcome["clawback"] }, achieved: Day): Day | undefined {
  if (!term.clawback) return undefined;
  const { count, unit } = term.clawback.within;
  if (unit === "day" || unit === "week") return addDays(achieved, unit === "day" ? count : 7 * count);
  return addMonths(achieved, unit === "month" ? count : 12 * count);
}

/** The claim as it would be paid before tiers, baseline and caps, or why it is refused. */
function accept(context: Context, term: TariffOutcome, claim: OutcomeClaim, seen: Set<string>): string | PaidClaim {
  const year = yearOfDay(context, claim.achieved);
  if (!year) return "outside-term";
  if (!term.lines.includes(claim.line)) return "line-not-named";
  const instalment = term.instalments.find((candidate) => candidate.id === claim.instalment);
  if (!instalment) return "instalment-unknown";
  if (claim.ordinal < 1 || claim.ordinal > instalment.times) return "part-unknown";
  const verifier = "party" in term.verifiedBy ? term.verifiedBy.party : term.verifiedBy.register;
  if (!claim.verified || claim.verified.on > context.through) return "not-verified";
  if (claim.verified.by !== verifier) return "wrong-verifier";
  if (!sustained(term, claim)) return "not-sustained";
  const tariff = tariffOn(term, claim.group, claim.achieved);
  if (!tariff) return "no-tariff";
  const payees = payeesOn(context, term, claim.provider, claim.achieved);
  const paying = payersOn(context, term, [claim.line], claim.achieved, year);
  if (payees.length === 0 || !paying) return "no-member";
  const once = `${claim.customer}/${claim.instalment}/${claim.ordinal}${term.oncePer === "customer-and-year" ? `/${year.name}` : ""}`;
  if (term.oncePer !== "none" && seen.has(once)) return "already-paid";
  seen.add(once);
  return {
    claim,
    year,
    tariff: tariff.cents,
    tariffIndex: tariff.index,
    payees,
    paying,
    amount: mul(tariff.cents, mul(instalment.share, ratio(1n, BigInt(instalment.times)))),
  };
}

function sustained(term: TariffOutcome, claim: OutcomeClaim): boolean {
  const { weeks, hoursPerWeek, gapDays } = term.sustained;
  if (weeks !== undefined && claim.weeks !== undefined && claim.weeks < weeks) return false;
  if (hoursPerWeek !== undefined && claim.hoursPerWeek !== undefined && compare(claim.hoursPerWeek, hoursPerWeek) < 0) return false;
  return gapDays === undefined || claim.gapDays === undefined || claim.gapDays <= gapDays;
}

function place(places: Map<string, Map<string, number>>, window: string, customer: string): number {
  const inside = places.get(window) ?? new Map<string, number>();
  places.set(window, inside);
  const ordinal = inside.get(customer) ?? inside.size + 1;
  inside.set(customer, ordinal);
  return ordinal;
}

function underCaps(
  caps: readonly OutcomeCap[],
  row: { readonly claim: OutcomeClaim; readonly year: Year; readonly amount: Ratio },
  ordinals: readonly number[],
  running: Map<string, Ratio>,
): Ratio {
  const [yearly, period] = windowsOf(row.year);
  return caps.reduce((amount, cap, i) => {
    const window = cap.per === "year" ? yearly : cap.per === "contract-period" ? period : `customer-${row.claim.customer}`;
    if ("count" in cap) return ordinals[cap.per === "contract-period" ? 1 : 0]! > cap.count ? ZERO : amount;
    const key = `${i}/${window}`;
    const before = running.get(key) ?? ZERO;
    const room = sub(ratio(cap.cents), before);
    const paid = compare(room, ZERO) <= 0 ? ZERO : min(amount, room);
    running.set(key, add(before, paid));
    return paid;
  }, row.amount);
}
