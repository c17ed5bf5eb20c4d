/**
 * The most that a purchaser can owe for a year under an agreement file (docs/record.md#money-that-is-promised), part by part: an upper bound that holds whatever is measured,
 * as long as the file stands. Where nothing in the file holds a part, it is said so, and the purchaser's decision must state the sum up to which it goes.
 * Not in it: late interest, and changes to targets, which need a decision of their own. On no line are credits (grants, rebates) taken to be more than its
 * cost. Pure.
 */
import type { Agreement, Path } from "../agreement/agreement.ts";
import { overlap, year as yearPeriod } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";
import { add, compare, max, mul, type Ratio, ratio, sub, sum, ZERO } from "../kernel/share.ts";
import { feesAtMost } from "./fees-at-most.ts";
import { gainAtMost } from "./gain-at-most.ts";
import { outcomesAtMost, resultsAtMost } from "./rewards-at-most.ts";
import { isSole, type Of, shareOf, targetsAtMost } from "./shares-at-most.ts";

export { payers, shareOf } from "./shares-at-most.ts";

/** In the order in which they are added up. */
export const MOST_TERMS = ["reimbursables", "provision", "overrun", "development", "fee", "gain", "results", "outcomes", "rounding"] as const;
export type MostTerm = (typeof MOST_TERMS)[number];

/** `cents` is undefined where neither the agreement nor a decision holds it; `stated` where the decision does. `clause` is a path of the file. */
export type MostPart = { readonly term: MostTerm; readonly cents: Cents | undefined; readonly stated: boolean; readonly clause: Path };
export type Most = { readonly parts: readonly MostPart[]; readonly total: Cents | undefined; readonly unbounded: readonly MostTerm[] };
/** What the purchaser's own decision states for parts that the agreement does not hold. */
export type Stated = Readonly<Partial<Record<MostTerm, Cents>>>;

/** `purchaser` is a party id of the file, `year` one of its years. */
export function mostOwed(agreement: Agreement, purchaser: Id, year: string, stated: Stated = {}): Most {
  const of: Of = { agreement, purchaser, year };
  const parts: MostPart[] = [];
  const isMember = memberIn(of);
  const part = (term: MostTerm, found: Ratio | undefined, clause: Path): Ratio | undefined => {
    const bound = isMember || (found === undefined && LATER.includes(term)) ? found : ZERO;
    const said = bound === undefined ? stated[term] : undefined;
    const cents = bound === undefined ? said : ceil(bound);
    parts.push({ term, cents, stated: said !== undefined, clause });
    return cents === undefined ? undefined : ratio(cents);
  };
  const { own } = targetsAtMost(of);
  const target = part("reimbursables", own, `target-cost/${year}`);
  const provision = part("provision", provisionAtMost(of), "risk-provision");
  const planned = target && provision && add(target, provision);
  const fee = feesAtMost(of, undefined);
  const overrun = part("overrun", overrunAtMost(of, planned, fee), ceilingPath(of));
  part("development", developmentAtMost(of), "phases/development");
  const cost = planned && overrun && add(planned, overrun);
  const fees = part("fee", fee ?? feesAtMost(of, cost), "fee");
  part("gain", gainAtMost(of, provision ?? ZERO, fees), "gain-and-pain");
  part("results", resultsAtMost(of, fees), "results");
  part("outcomes", outcomesAtMost(of), "outcomes");
  part("rounding", roundingAtMost(of), "settlement");
  const unbounded = parts.filter(({ cents }) => cents === undefined).map(({ term }) => term);
  return { parts, unbounded, total: unbounded.length > 0 ? undefined : parts.reduce((all, { cents }) => all + cents!, 0n) };
}

/** Parts in which something of earlier years can fall due; they do so also for a purchaser that has left. */
const LATER: readonly MostTerm[] = ["gain", "outcomes"];

/** Nobody owes anything for days before it joined or after it left. */
function memberIn({ agreement, purchaser, year }: Of): boolean {
  const { from, to } = yearPeriod(year);
  const party = agreement.parties.find(({ id }) => id === purchaser);
  return party !== undefined && (party.joins ?? from) <= to && (party.leaves ?? to) >= from;
}

/** The whole provision: on whose lines it is drawn is not known before. */
function provisionAtMost(of: Of): Ratio | undefined {
  const { provision, schemes } = of.agreement;
  if (!provision) return ZERO;
  const { sizedBy } = provision;
  if (sizedBy.by === "amount") return ratio(sizedBy.amount[of.year] ?? 0n);
  if (sizedBy.by === "expected-value") return max(ZERO, sum(sizedBy.scenarios.map(({ amount, probability }) => mul(ratio(amount), probability))));
  const lines = schemes.find(({ id }) => id === provision.scheme)?.lines ?? [];
  const { all } = targetsAtMost(of, { lines });
  return all && mul(all, sizedBy.rate);
}

/** Cost above target. Reimbursed cost has no limit but a ceiling price, and that only where one purchaser and no cap stand between it and the sum. */
function overrunAtMost(of: Of, planned: Ratio | undefined, fee: Ratio | undefined): Ratio | undefined {
  const scheme = ceilingScheme(of);
  if (!scheme?.ceiling || planned === undefined || fee === undefined) return undefined;
  const ceiling = "cents" in scheme.ceiling ? ratio(scheme.ceiling.cents) : mul(planned, scheme.ceiling.share);
  return max(ZERO, sub(ceiling, add(planned, fee)));
}

function ceilingPath(of: Of): Path {
  const [scheme] = of.agreement.schemes;
  return scheme?.ceiling ? `${scheme.path}/ceiling-price` : (scheme?.path ?? "reimbursable");
}

/** The scheme whose ceiling holds all that the purchaser pays, if there is one. */
function ceilingScheme(of: Of): Agreement["schemes"][number] | undefined {
  const { schemes, unshared, parties, lines } = of.agreement;
  const [scheme, ...others] = schemes;
  if (!scheme?.ceiling || others.length > 0 || unshared.length > 0 || !isSole(of)) return undefined;
  const holds =
    scheme.lines.length === lines.length &&
    scheme.bands === "yearly" &&
    scheme.carryOver === "no" &&
    !scheme.caps.some(({ on, scope }) => on === "pain" && scope === "party") &&
    (scheme.ownProduction === "full" || !parties.some(({ id, roles }) => id === of.purchaser && roles.includes("provider")));
  return holds ? scheme : undefined;
}

/** Nothing of a phase that was over when the purchaser joined. */
function developmentAtMost(of: Of): Ratio | undefined {
  const { development, periods, lines, parties } = of.agreement;
  const [first] = periods;
  const phase = development && first && overlap({ from: first.from, to: development.until }, yearPeriod(of.year));
  const { joins, leaves } = parties.find(({ id }) => id === of.purchaser) ?? {};
  if (!phase || !overlap(phase, { from: joins ?? phase.from, to: leaves ?? phase.to })) return ZERO;
  if (lines.every((line) => shareOf(of, line).n === 0n)) return ZERO;
  return development.cap === "none" ? undefined : ratio(development.cap);
}

/** Each of the sums that are rounded can give a purchaser two cents more of every provider: one for the provider, one for its own part. */
function roundingAtMost({ agreement }: Of): Ratio {
  const providers = agreement.parties.filter(({ roles }) => roles.includes("provider")).length;
  const [components, standings, cents] = [6n, 3n, 2n];
  return ratio(BigInt(providers) * components * standings * cents);
}

/** Nobody's part is rounded away. */
export function ceil(exact: Ratio): Cents {
  const whole = exact.n / exact.d;
  return compare(ratio(whole), exact) < 0 ? whole + 1n : whole;
}
