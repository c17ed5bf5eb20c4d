/** Section 10: outcome payments, claim by claim and cohort by cohort. */
import type { CohortOutcome, OutcomeCap, OutcomeTerm, TariffOutcome } from "../../src/agreement/agreement.ts";
import type { Day } from "../../src/kernel/day.ts";
import type { Id } from "../../src/kernel/id.ts";
import { formatSource } from "../../src/kernel/source.ts";
import type { CohortResult, OutcomeClaim, OutcomeCount } from "../../src/outcomes/outcomes.ts";
import { keyOnDay } from "./books.ts";
import { type Fr, fr, less, minus, NIL, opposite, over, plus, positive, smaller, times, total, UNIT } from "./fraction.ts";
import * as world from "./world.ts";
import { put, type Split, type World } from "./world.ts";

/** One outcome in its turn: a claim, or one of a count. */
type Turn = {
  readonly year: string;
  readonly day: Day;
  readonly sides: Sides;
  readonly customer: string;
  readonly price: Fr;
  /** Place among the distinct customers of the year, and of the contract period. */
  readonly inYear: number;
  readonly inPeriod: number;
  readonly revokedOn: Day | undefined;
  readonly counted: boolean;
};
/** What one pays another; without a purchaser: what nobody owes yet for want of units. */
export type Reward = {
  readonly year: string;
  readonly provider: Id;
  readonly purchaser: Id | undefined;
  readonly amount: Fr;
};

export function rewards(w: World): Reward[] {
  return w.a.outcomes.flatMap((term) => (term.kind === "tariff" ? tariffRewards(w, term) : cohortRewards(w, term)));
}

function price(term: TariffOutcome, group: Id, instalment: Id, day: Day): Fr | undefined {
  let dated = undefined;
  for (const entry of term.tariffs) if (entry.from <= day) dated = entry;
  const amount = dated?.amounts[group] ?? dated?.amounts["all"];
  const part = term.instalments.find((i) => i.id === instalment);
  return amount === undefined || part === undefined ? undefined : over(times(fr(amount), part.share), fr(part.times));
}

function acceptable(w: World, term: TariffOutcome, claim: OutcomeClaim): boolean {
  const verifier = "party" in term.verifiedBy ? term.verifiedBy.party : term.verifiedBy.register;
  if (claim.verified?.by !== verifier || !world.inTerm(w.a, claim.achieved) || !term.lines.includes(claim.line)) return false;
  const part = term.instalments.find((i) => i.id === claim.instalment);
  if (part === undefined || claim.ordinal < 1 || claim.ordinal > part.times) return false;
  const { weeks, hoursPerWeek, gapDays } = term.sustained;
  if (weeks !== undefined && claim.weeks !== undefined && claim.weeks < weeks) return false;
  if (hoursPerWeek !== undefined && claim.hoursPerWeek !== undefined && less(claim.hoursPerWeek, hoursPerWeek)) return false;
  if (gapDays !== undefined && claim.gapDays !== undefined && claim.gapDays > gapDays) return false;
  return price(term, claim.group, claim.instalment, claim.achieved) !== undefined;
}

/** Who pays and who is paid, members of the day alone; nothing when one side has none. */
type Sides = { readonly to: Split; readonly from: Split };
function sidesOf(w: World, term: OutcomeTerm, lines: readonly Id[], claimant: Id | undefined, day: Day): Sides | undefined {
  const to = term.paidTo.by === "claimant" ? new Map([[claimant!, UNIT]]) : new Map(Object.entries(term.paidTo.shares));
  const payees = ofMembers(w, to, day);
  if (term.paidBy.by === "service-organiser") {
    const from = organisers(w, lines, day);
    return payees === undefined || from === undefined ? undefined : { to: payees, from };
  }
  const from = term.paidBy.by === "party" ? new Map([[term.paidBy.party, UNIT]]) : new Map(Object.entries(term.paidBy.shares));
  const payers = ofMembers(w, from, day);
  return payees === undefined || payers === undefined ? undefined : { to: payees, from: payers };
}

function ofMembers(w: World, shares: Split, day: Day): Split | undefined {
  const members = new Map([...shares].filter(([id]) => world.isMember(w.a, id, day)));
  return total(members.values()).n === 0n ? undefined : world.wholeAgain(members);
}

/** Equal parts of the lines whose organiser is a member; a joint line without units has a part that nobody owes yet. */
function organisers(w: World, ids: readonly Id[], day: Day): Split | undefined {
  const lines = ids.map((id) => world.lineOf(w.a, id)!).filter((line) => line.organiser === undefined || world.isMember(w.a, line.organiser, day));
  const parts = new Map<Id, Fr>();
  for (const line of lines) for (const [p, share] of keyOnDay(w, line, day)) put(parts, p, over(share, fr(lines.length)));
  return lines.length === 0 ? undefined : parts;
}

/** What is refused because on its day one side has no member: a claim by where it stands, a count by its outcome and day, a cohort by its name too. */
export function noMember(w: World): string[] {
  return w.a.outcomes.flatMap((term) => {
    const absent = (lines: readonly Id[], provider: Id | undefined, day: Day): boolean => sidesOf(w, term, lines, provider, day) === undefined;
    const cohorts = w.f.cohorts.filter((c) => c.outcome === term.id && world.inTerm(w.a, c.day));
    if (term.kind === "cohort") return cohorts.filter((c) => absent(term.lines, undefined, c.day)).map((c) => `${term.id}, ${c.cohort} ${c.day}`);
    const claims = w.f.claims.filter((c) => c.outcome === term.id && acceptable(w, term, c));
    const counts = w.f.outcomeCounts.filter((c) => c.outcome === term.id && countable(w, term, c));
    return [
      ...claims.filter((c) => absent([c.line], c.provider, c.achieved)).map((c) => formatSource(c.source)),
      ...counts.filter((c) => absent([c.line], c.provider, c.day)).map((c) => `${term.id} ${c.day}`),
    ];
  });
}

function countable(w: World, term: TariffOutcome, fact: OutcomeCount): boolean {
  return world.inTerm(w.a, fact.day) && term.lines.includes(fact.line) && price(term, fact.group, fact.instalment, fact.day) !== undefined;
}

function claimTurns(w: World, term: TariffOutcome, places: Places): Turn[] {
  const marks = new Set<string>();
  const turns: Turn[] = [];
  const inOrder = w.f.claims.filter((c) => c.outcome === term.id).sort((a, b) => (a.achieved + a.id < b.achieved + b.id ? -1 : 1));
  for (const claim of inOrder) {
    const sides = acceptable(w, term, claim) ? sidesOf(w, term, [claim.line], claim.provider, claim.achieved) : undefined;
    if (sides === undefined) continue;
    const year = claim.achieved.slice(0, 4);
    const mark = [claim.customer, claim.instalment, claim.ordinal, term.oncePer === "customer-and-year" ? year : ""].join("|");
    if (term.oncePer !== "none" && marks.has(mark)) continue;
    marks.add(mark);
    turns.push({
      year,
      day: claim.achieved,
      sides,
      customer: claim.customer,
      price: price(term, claim.group, claim.instalment, claim.achieved)!,
      inYear: places.of(year, claim.customer),
      inPeriod: places.of(world.periodYears(w.a, year)[0]! + "+", claim.customer),
      revokedOn: claim.revoked !== undefined && claim.revoked.on <= w.through ? claim.revoked.on : undefined,
      counted: false,
    });
  }
  return turns;
}

/** Hands out places: the same customer keeps the same place of a stretch of time. */
type Places = {
  readonly of: (stretch: string, customer: string) => number;
  readonly taken: (stretch: string) => number;
};
function places(): Places {
  const lists = new Map<string, string[]>();
  const list = (stretch: string): string[] => lists.get(stretch) ?? lists.set(stretch, []).get(stretch)!;
  const of = (stretch: string, customer: string): number => {
    if (!list(stretch).includes(customer)) list(stretch).push(customer);
    return list(stretch).indexOf(customer) + 1;
  };
  return { of, taken: (stretch) => list(stretch).length };
}

function countTurns(w: World, term: TariffOutcome, claims: Places): Turn[] {
  const counted = new Map<string, number>();
  const next = (stretch: string, instalment: Id): number => {
    const key = `${stretch} ${instalment}`;
    counted.set(key, (counted.get(key) ?? 0) + 1);
    return claims.taken(stretch) + counted.get(key)!;
  };
  const turns: Turn[] = [];
  const order = (f: OutcomeCount): string => [f.day, f.provider, f.line, f.group, f.instalment].join(" ");
  [...w.f.outcomeCounts]
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
    .forEach((fact, position) => {
      if (fact.outcome !== term.id || !countable(w, term, fact)) return;
      const sides = sidesOf(w, term, [fact.line], fact.provider, fact.day);
      if (sides === undefined) return;
      const year = fact.day.slice(0, 4);
      const period = world.periodYears(w.a, year)[0]! + "+";
      for (let i = 0; i < fact.count; i++) {
        const customer = `counted ${position} ${i}`;
        const inYear = next(year, fact.instalment);
        const inPeriod = next(period, fact.instalment);
        turns.push({
          year,
          day: fact.day,
          sides,
          customer,
          price: price(term, fact.group, fact.instalment, fact.day)!,
          inYear,
          inPeriod,
          revokedOn: undefined,
          counted: true,
        });
      }
    });
  return turns;
}

function tierOf(term: TariffOutcome, place: number): Fr {
  if (term.tiers.length === 0) return UNIT;
  return (term.tiers.find((tier) => tier.upTo === undefined || place <= tier.upTo) ?? { pays: UNIT }).pays;
}

function capped(w: World, cap: OutcomeCap, turn: Turn, amount: Fr, used: Map<string, Fr>): Fr {
  if ("count" in cap) return (cap.per === "year" ? turn.inYear : turn.inPeriod) > cap.count ? NIL : amount;
  const stretch = cap.per === "year" ? turn.year : cap.per === "customer" ? turn.customer : world.periodYears(w.a, turn.year)[0]!;
  const paid = smaller(amount, positive(minus(fr(cap.cents), used.get(stretch) ?? NIL)));
  used.set(stretch, plus(used.get(stretch) ?? NIL, paid));
  return paid;
}

/** Caps in the order written; for an outcome that was only counted: count caps, then those per customer, then the rest. */
function capsFor(term: TariffOutcome, turn: Turn): readonly OutcomeCap[] {
  if (!turn.counted) return term.caps;
  const rank = (cap: OutcomeCap): number => ("count" in cap ? 0 : cap.per === "customer" ? 1 : 2);
  return term.caps.toSorted((a, b) => rank(a) - rank(b));
}

function tariffRewards(w: World, term: TariffOutcome): Reward[] {
  const seats = places();
  const claims = claimTurns(w, term, seats);
  const used = term.caps.map(() => new Map<string, Fr>());
  const out: Reward[] = [];
  for (const turn of [...claims, ...countTurns(w, term, seats)]) {
    let amount = turn.inYear <= term.baseline ? NIL : times(turn.price, tierOf(term, turn.inYear));
    for (const cap of capsFor(term, turn)) amount = capped(w, cap, turn, amount, used[term.caps.indexOf(cap)]!);
    out.push(...spread(turn.year, amount, turn.sides));
    if (turn.revokedOn === undefined || term.clawback === undefined || turn.revokedOn > world.shifted(turn.day, term.clawback.within)) continue;
    const last = world.termYears(w.a).at(-1)!;
    const year = turn.revokedOn.slice(0, 4) < last ? turn.revokedOn.slice(0, 4) : last;
    out.push(...spread(year, opposite(times(amount, term.clawback.share)), turn.sides));
  }
  return out;
}

function spread(year: string, amount: Fr, { to, from }: Sides): Reward[] {
  const payers: readonly (readonly [Id | undefined, Fr])[] = [...from, [undefined, minus(UNIT, total(from.values()))]];
  return [...to].flatMap(([provider, part]) =>
    payers.map(([purchaser, share]) => ({
      year,
      provider,
      purchaser,
      amount: times(amount, times(part, share)),
    })),
  );
}

function effectOf(term: CohortOutcome, realised: Fr, counterfactual: Fr): Fr {
  return term.lowerIsBetter ? minus(counterfactual, realised) : minus(realised, counterfactual);
}

function passes(term: CohortOutcome, realised: Fr, counterfactual: Fr, gate: Fr | undefined): boolean {
  if (gate === undefined) return true;
  const effect = effectOf(term, realised, counterfactual);
  if (term.measure === "difference") return !less(effect, gate);
  return !less(counterfactual.n === 0n ? NIL : over(effect, counterfactual), gate);
}

function cohortPay(term: CohortOutcome, cohort: CohortResult): Fr {
  let pay: Fr;
  if ("cents" in term.pays) pay = fr(term.pays.cents);
  else {
    const worth = times(times(effectOf(term, cohort.realised, cohort.counterfactual), cohort.size), term.pays.unitValue);
    pay = times(term.pays.rate, worth);
    if (term.fiscalBenefit !== undefined) pay = smaller(pay, times(term.fiscalBenefit, worth));
    pay = positive(pay);
  }
  return term.cap === undefined ? pay : smaller(pay, fr(term.cap));
}

function cohortRewards(w: World, term: CohortOutcome): Reward[] {
  const cohorts = w.f.cohorts.filter((c) => c.outcome === term.id && world.inTerm(w.a, c.day));
  const paid = new Map<CohortResult, string>();
  for (const c of cohorts) if (passes(term, c.realised, c.counterfactual, term.gate)) paid.set(c, c.day.slice(0, 4));
  for (const period of w.a.periods) {
    if (term.pooled === undefined || period.to > w.through) continue;
    const own = cohorts.filter((c) => period.from <= c.day && c.day <= period.to);
    const missed = own.filter((c) => !paid.has(c));
    const tested = term.pooled.of === "all" ? own : missed;
    const size = total(tested.map((c) => c.size));
    if (size.n === 0n) continue;
    const realised = over(total(tested.map((c) => times(c.realised, c.size))), size);
    const counterfactual = over(total(tested.map((c) => times(c.counterfactual, c.size))), size);
    if (passes(term, realised, counterfactual, term.pooled.gate)) for (const c of missed) paid.set(c, period.to.slice(0, 4));
  }
  return [...paid].flatMap(([cohort, year]) => {
    const sides = sidesOf(w, term, term.lines, undefined, cohort.day);
    return sides === undefined ? [] : spread(year, cohortPay(term, cohort), sides);
  });
}
