/** Outcome pay in the graph: claims, counts and cohorts, to whom and by whom. Page section 10. */
import type { CohortOutcome, TariffOutcome } from "../agreement/agreement.ts";
import { byId, type Id } from "../kernel/id.ts";
import { add, div, equal, min, mul, neg, ONE, type Ratio, ratio, ZERO } from "../kernel/share.ts";
import type { OutcomeCount } from "../outcomes/outcomes.ts";
import { type Claimed, claimedOf, clawbackEnds, type PaidClaim, type RefusedClaim, tariffOn, weightOf, windowsOf } from "./claims.ts";
import { type CohortPay, cohortsOf } from "./cohorts.ts";
import { type Context, type Year, yearOfDay } from "./context.ts";
import type { Ref } from "./graph.ts";
import { type FixedPart, note, partOf } from "./keys.ts";
import { about, constant, curve, given, least, minus, sum, times } from "./nodes.ts";
import { payeesOn, type Paying, payersOn } from "./outcome-parties.ts";

/** Exact cents of one outcome to one provider, with who pays it. */
export type OutcomeCell = { readonly year: Year; readonly provider: Id; readonly ref: Ref } & Paying;

export function outcomesOf(context: Context): { readonly cells: readonly OutcomeCell[]; readonly refused: readonly RefusedClaim[] } {
  const cells: OutcomeCell[] = [];
  const refused: RefusedClaim[] = [];
  for (const [i, term] of context.agreement.outcomes.entries()) {
    const clause = `outcomes/${i}`;
    if (term.kind === "cohort") {
      cells.push(...cohortsOf(context, term, clause).flatMap((pay) => cohortCells(context, term, clause, pay)));
      continue;
    }
    const claimed = claimedOf(context, term);
    refused.push(...claimed.refused);
    cells.push(...claimed.paid.flatMap((paid) => claimCells(context, term, clause, paid)));
    cells.push(...countCells(context, term, clause, claimed));
  }
  return { cells, refused };
}

function cohortCells(context: Context, term: CohortOutcome, clause: string, { year, cohort, day, ref, name }: CohortPay): readonly OutcomeCell[] {
  const payees = payeesOn(context, term, undefined, day);
  const paying = payersOn(context, term, term.lines, day, yearOfDay(context, day) ?? year);
  if (payees.length > 0 && paying) return toProviders(context, clause, name, payees, year, ref, paying);
  note(context, "outcome-left-out", { outcome: `${term.name}, ${cohort}`, day, reason: "no-member" }, clause);
  return [];
}

/** A paid claim, and what is taken back when it was revoked in time. */
function claimCells(context: Context, term: TariffOutcome, clause: string, paid: PaidClaim): readonly OutcomeCell[] {
  const g = context.graph;
  const { claim, year, payees, paying } = paid;
  const tariffId = `tariff/${term.id}/${paid.tariffIndex}/${claim.group}`;
  const tariff = g.once(tariffId, () => given(g, about(tariffId, "tariff", { outcome: term.name, group: claim.group }, `${clause}/tariff`), paid.tariff));
  const share = paid.tariff.n === 0n ? ZERO : div(paid.amount, paid.tariff);
  const args = { outcome: term.name, instalment: claim.instalment, customer: claim.customer };
  const what = { ...about(`claim/${claim.id}`, "claim", args, `${clause}/instalments`), sources: [claim.source] };
  const ref = times(g, what, tariff, share);
  const cells = toProviders(context, clause, `claim/${claim.id}`, payees, year, ref, paying);
  const ends = clawbackEnds(term, claim.achieved);
  if (!claim.revoked || claim.revoked.on > context.through || ends === undefined || claim.revoked.on > ends) return cells;
  const back = times(
    g,
    about(`clawback/${claim.id}`, "clawback", { ...args, reason: claim.revoked.reason }, `${clause}/clawback`),
    ref,
    neg(term.clawback!.share),
  );
  const yearOfRevoking = yearOfDay(context, claim.revoked.on) ?? context.years.at(-1)!;
  return [...cells, ...toProviders(context, clause, `clawback/${claim.id}`, payees, yearOfRevoking, back, paying)];
}

/** Counted outcomes come after the claims; each takes the ordinals that follow. */
function countCells(context: Context, term: TariffOutcome, clause: string, claimed: Claimed): readonly OutcomeCell[] {
  const order = (a: OutcomeCount, b: OutcomeCount): number =>
    byId(a.day, b.day) || byId(a.provider, b.provider) || byId(a.line, b.line) || byId(a.group, b.group) || byId(a.instalment, b.instalment);
  const rows = context.facts.outcomeCounts.filter((row) => row.outcome === term.id && term.lines.includes(row.line)).toSorted(order);
  const before = new Map<string, Ref>();
  const capped = new Map<string, Ref>();
  const numbers = new Map<string, number>();
  return rows.flatMap((row) => {
    const year = yearOfDay(context, row.day);
    const instalment = term.instalments.find((candidate) => candidate.id === row.instalment);
    const tariff = tariffOn(term, row.group, row.day);
    if (!instalment) throw new Error(`${term.id} has no instalment ${row.instalment}`);
    const payees = payeesOn(context, term, row.provider, row.day);
    const paying = year && payersOn(context, term, [row.line], row.day, year);
    if (!year || !tariff || !paying || payees.length === 0) {
      note(context, "outcome-left-out", { outcome: term.name, day: row.day, reason: !year ? "outside-term" : tariff ? "no-member" : "no-tariff" }, clause);
      return [];
    }
    const g = context.graph;
    const stem = `outcome-count/${term.id}/${year.name}/${row.line}/${row.provider}/${row.group}/${row.instalment}/${row.day}`;
    const number = (numbers.get(stem) ?? 0) + 1;
    numbers.set(stem, number);
    const id = number === 1 ? stem : `${stem}/${number}`;
    const args = { outcome: term.name, group: row.group, instalment: row.instalment };
    const count = given(g, about(id, "outcome-count", args, undefined, "count"), ratio(BigInt(row.count)), [row.source]);
    const unit = mul(tariff.cents, mul(instalment.share, ratio(1n, BigInt(instalment.times))));
    const limit = customerLimit(term, unit);
    const counted = ordinalsOf(context, term, clause, claimed, { id, year, instalment: row.instalment, count, before, limit });
    const gross = times(g, about(`${id}/gross`, "counted-pay", args, `${clause}/tariff`), counted, unit);
    const ref = amountCaps(context, term, clause, claimed, { id, year, amount: gross, capped });
    return toProviders(context, clause, id, payees, year, ref, paying);
  });
}

/** The most that one outcome may be worth, in whole outcomes: each counted outcome is a customer of its own, and its cap comes first. */
function customerLimit(term: TariffOutcome, unit: Ratio): Ratio | undefined {
  const caps = term.caps.flatMap((cap) => ("cents" in cap && cap.per === "customer" ? [ratio(cap.cents)] : []));
  return caps.length === 0 || unit.n <= 0n ? undefined : div(caps.reduce(min), unit);
}

type Counting = {
  readonly id: string;
  readonly year: Year;
  readonly instalment: Id;
  readonly count: Ref;
  readonly before: Map<string, Ref>;
  readonly limit: Ratio | undefined;
};

/** What a count is worth in whole outcomes after period caps, baseline, tiers and yearly caps. */
function ordinalsOf(context: Context, term: TariffOutcome, clause: string, claimed: Claimed, counting: Counting): Ref {
  const g = context.graph;
  const { id, year, instalment } = counting;
  const [yearly, period] = windowsOf(year);
  const periodCaps = term.caps.filter((cap) => "count" in cap && cap.per === "contract-period").map((cap) => ratio(BigInt((cap as { count: number }).count)));
  const yearCaps = term.caps.flatMap((cap) => ("count" in cap && cap.per !== "contract-period" ? [cap.count] : []));
  let count = counting.count;
  const step = (window: string, points: readonly { at: Ratio; value: Ratio }[] | undefined, name: string): void => {
    const key = `${window}/${instalment}`;
    const start = counting.before.get(key) ?? constant(g, ratio(BigInt(claimed.customers.get(window) ?? 0)));
    const end = sum(g, about(`${id}/${name}/through`, "ordinals-through", {}, clause, "count"), [start, count]);
    counting.before.set(key, end);
    if (!points) return;
    const upTo = (ref: Ref, side: string): Ref => curve(g, about(`${id}/${name}/${side}`, "ordinals-worth", {}, clause, "count"), ref, points);
    count = minus(g, about(`${id}/${name}`, "ordinals-worth", {}, clause, "count"), upTo(end, "to"), upTo(start, "from"));
  };
  step(period, periodCaps.length > 0 ? capCurve(periodCaps) : undefined, "in-period");
  const even = term.baseline === 0 && term.tiers.length === 0 && yearCaps.length === 0 && counting.limit === undefined;
  step(yearly, even ? undefined : worthCurve(term, yearCaps, counting.limit), "in-year");
  return count;
}

function capCurve(caps: readonly Ratio[]): { at: Ratio; value: Ratio }[] {
  const cap = caps.reduce((a, b) => (a.n < b.n ? a : b));
  return [
    { at: ZERO, value: ZERO },
    { at: cap, value: cap },
  ];
}

/** Cumulative worth of the first n outcomes of a year. */
function worthCurve(term: TariffOutcome, caps: readonly number[], limit: Ratio | undefined): { at: Ratio; value: Ratio }[] {
  const end = caps.length > 0 ? Math.min(...caps) : 1_000_000_000;
  const edges = [term.baseline, ...term.tiers.flatMap((tier) => (tier.upTo === undefined ? [] : [tier.upTo])), end];
  const stops = [...new Set(edges.filter((edge) => edge > 0 && edge <= end))].sort((a, b) => a - b);
  const worth = (ordinal: number): Ratio => (limit === undefined ? weightOf(term, ordinal) : min(weightOf(term, ordinal), limit));
  const points = [{ at: ZERO, value: ZERO }];
  for (const stop of stops) {
    const last = points.at(-1)!;
    const steps = ratio(BigInt(stop) - last.at.n);
    points.push({ at: ratio(BigInt(stop)), value: add(last.value, mul(steps, worth(stop))) });
  }
  return points;
}

/** Amount caps let a running sum through up to their limit, in the order written. */
function amountCaps(
  context: Context,
  term: TariffOutcome,
  clause: string,
  claimed: Claimed,
  at: { readonly id: string; readonly year: Year; readonly amount: Ref; readonly capped: Map<string, Ref> },
): Ref {
  const g = context.graph;
  const [yearly, period] = windowsOf(at.year);
  return term.caps.reduce((amount, cap, i) => {
    if ("count" in cap || cap.per === "customer") return amount;
    const key = `${i}/${cap.per === "year" ? yearly : period}`;
    const before = at.capped.get(key) ?? constant(g, claimed.running.get(key) ?? ZERO);
    const named = (name: string) => about(`${at.id}/cap-${i}/${name}`, "outcome-cap", {}, `${clause}/caps/${i}`);
    const limit = constant(g, ratio(cap.cents));
    const through = least(g, named("through"), sum(g, named("sum"), [before, amount]), limit);
    at.capped.set(key, through);
    return minus(g, named("paid"), through, before);
  }, at.amount);
}

function toProviders(context: Context, clause: string, id: string, payees: readonly FixedPart[], year: Year, ref: Ref, paying: Paying): readonly OutcomeCell[] {
  return payees.map((part) => {
    const what = about(`${id}/to/${part.party}`, "outcome-part", { provider: part.party }, `${clause}/paid-to`);
    return { year, provider: part.party, ref: equal(part.share, ONE) ? ref : partOf(context, what, ref, part), ...paying };
  });
}
