/** What a purchaser may record in its budget, and what an alliance may reserve of it: every refusal comes with its arithmetic. Pure. */
import { z } from "zod";
import { type Decided, type Now, type Refusal, reasonsAgainst, refused, type States } from "../api/decide.ts";
import { addDays, dayAt, endOfDay, type Instant, year } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import { type Cents, formatCents } from "../kernel/money.ts";
import { centsOf } from "../log/entry.ts";
import { amountText, randomIdText } from "../log/fields.ts";
import { aboveDecision, decisionOf, shaken } from "../decisions/kinds.ts";
import {
  allotmentKey,
  allotmentsOf,
  type Appropriation,
  boundBy,
  type Budget,
  BUDGET_BODIES,
  budgetSlice,
  levelText,
  paidOf,
  placeKey,
  standingOf,
  yearText,
} from "./budget.ts";
import { reckoned } from "./commitments.ts";
import { MOST_TERMS } from "./most.ts";

const BASIS = "docs/record.md#money-that-is-promised";

/** Sums by name, as refusals carry them: `1234.50`. */
export function terms(sums: Readonly<Record<string, Cents>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(sums).map(([name, cents]) => [name, formatCents(cents)]));
}

/** Everything in a budget is done for the organisation whose budget it is. */
export function notOwner(owner: RandomId | undefined, now: Now): Refusal | undefined {
  if (owner === undefined) return refused("appropriations/nobodys-budget", "docs/roles.md");
  return owner === now.party ? undefined : refused("appropriations/other-budget", "docs/roles.md");
}

export const recording = BUDGET_BODIES["appropriation-recorded"];
export type Recording = z.infer<typeof recording>;

/**
 * Records an appropriation, or what the organ made of it since. What an organ decided is a fact: a sum below what is bound already is recorded too, and
 * shows as an excess.
 */
export function decideAppropriation(states: States, owner: RandomId | undefined, input: Recording, now: Now): Decided<{ readonly left: string }> {
  const budget = states.of(budgetSlice);
  const known = budget.appropriations.get(placeKey(input));
  const { decision, refusal } = decisionOf(states, input.decision, "adopted", owner);
  const amount = centsOf(input.amount)!;
  const above = decision && aboveDecision(decision, recordedUnder(budget, input.decision, input), amount);
  const backwards = known && known.state !== "plan-year" && known.state !== input.state && input.state !== "adopted";
  const refusals = [
    notOwner(owner, now),
    refusal,
    above,
    known?.state === "lapsed" ? refused("appropriations/lapsed", BASIS, input, "/year") : undefined,
    backwards && known.state !== "lapsed" ? refused("appropriations/state-back", BASIS, { from: known.state, to: input.state }, "/state") : undefined,
  ];
  const against = reasonsAgainst(refusals);
  if (against) return against;
  const { carriedIn = 0n, carriedOut = 0n, changes = [] } = known ?? {};
  const left = standingOf(budget, { ...input, amount: amount + carriedIn, carriedIn, carriedOut, changes }).left;
  return { drafts: [{ kind: "appropriation-recorded", day: now.day, body: input }], result: { left: String(left) } };
}

/** What was recorded by a decision, at other places than `but`. */
export function recordedUnder({ appropriations }: Budget, decision: RandomId, but?: Pick<Recording, "year" | "level">): Cents {
  const others = [...appropriations.values()].filter((each) => each.decision === decision && (but === undefined || placeKey(each) !== placeKey(but)));
  return others.reduce((sum, { amount, carriedIn }) => sum + amount - carriedIn, 0n);
}

/** 31 December of the year has passed: what nobody has bound lapses. What is open is settled first. */
export function decideLapse(states: States, owner: RandomId | undefined, place: { readonly year: string; readonly level: string }, now: Now) {
  const budget = states.of(budgetSlice);
  const known = budget.appropriations.get(placeKey(place));
  const refusals: (Refusal | undefined)[] = [notOwner(owner, now)];
  if (!known) refusals.push(refused("appropriations/none", BASIS, place, "/year"));
  if (known?.state === "lapsed") refusals.push(refused("appropriations/lapsed", BASIS, place, "/year"));
  const last = year(place.year).to;
  if (now.day <= last) refusals.push(refused("appropriations/year-runs", "Kuntalaki 410/2015 § 110", { last }, "/year"));
  const open = [...budget.open.values()].filter((reservation) => placeKey(reservation) === placeKey(place));
  if (open.length > 0) refusals.push(refused("appropriations/open-reservations", BASIS, { count: String(open.length) }, "/year"));
  const against = reasonsAgainst(refusals);
  if (against) return against;
  // What can still be owed for work of the year is not unused; the commitments stand.
  const { amount, committed } = standingOf(budget, known!);
  const unused = amount > committed ? amount - committed : 0n;
  const body = { year: place.year, level: place.level, unused: String(unused) };
  return { drafts: [{ kind: "appropriation-lapsed", day: last, body }], result: { unused: String(unused) } };
}

export const granting = BUDGET_BODIES["allotment-granted"];
export type Granting = z.infer<typeof granting>;

/** Gives an alliance its part of an appropriation: never more than there is, never less than it has bound. */
export function decideAllotment(states: States, owner: RandomId | undefined, input: Granting, now: Now): Decided<{ readonly left: string }> {
  const budget = states.of(budgetSlice);
  const appropriation = budget.appropriations.get(placeKey(input));
  const { refusal } = decisionOf(states, input.decision, "adopted", owner);
  const amount = centsOf(input.amount)!;
  const others = allotmentsOf(budget, input).filter(({ alliance }) => alliance !== input.alliance);
  const elsewhere = others.reduce((sum, other) => sum + other.amount, 0n);
  const refusals = [notOwner(owner, now), refusal, ...unusable(appropriation, input, now)];
  if (appropriation && elsewhere + amount > appropriation.amount) {
    const sums = { appropriation: appropriation.amount, elsewhere, left: appropriation.amount - elsewhere, asked: amount };
    refusals.push(refused("appropriations/allotments-above", BASIS, terms({ ...sums, excess: elsewhere + amount - appropriation.amount }), "/amount"));
  }
  const own = budget.allotments.get(allotmentKey(input));
  const { committed, reserved } = own ? boundBy(budget, own) : { committed: 0n, reserved: 0n };
  if (amount < committed + reserved) {
    refusals.push(refused("appropriations/allotment-below", BASIS, terms({ committed, reserved, least: committed + reserved, asked: amount }), "/amount"));
  }
  const against = reasonsAgainst(refusals);
  if (against) return against;
  return { drafts: [{ kind: "allotment-granted", day: now.day, body: input }], result: { left: String(appropriation!.amount - elsewhere - amount) } };
}

/** Why nothing can be bound by an appropriation. Councils adopt the next year only; for later ones an authority is needed. */
export function* unusable(appropriation: Appropriation | undefined, place: { readonly year: string; readonly level: string }, now: Now): Generator<Refusal> {
  const { year: of, level } = place;
  if (!appropriation) yield refused("appropriations/none", BASIS, { year: of, level }, "/year");
  if (appropriation?.state === "plan-year") yield refused("appropriations/plan-year", BASIS, { year: of, level }, "/year");
  if (appropriation?.state === "lapsed" || now.day > year(of).to) yield refused("appropriations/lapsed", BASIS, { year: of, level }, "/year");
}

export const reserving = z.strictObject({ alliance: randomIdText, year: yearText, level: levelText, amount: amountText, reckoning: reckoned });
export type Reserving = z.infer<typeof reserving>;
export type Reserved = { readonly reservation: RandomId; readonly until: Instant; readonly conditional: boolean; readonly most: string };

/** How long a reservation holds: the days after its own. Its command needs a moment; the rest is for somebody to notice that it was cut short. */
const HOLDS = 1;

/**
 * Holds a sum of an alliance's allotment for a commitment. Refused above the allotment and above the appropriation, by the sum of what is committed and
 * reserved and by the most that can be owed.
 */
export function decideReservation(
  states: States,
  { owner, id }: { readonly owner: RandomId | undefined; readonly id: RandomId },
  input: Reserving,
  now: Now,
): Decided<Reserved> {
  const budget = states.of(budgetSlice);
  const appropriation = budget.appropriations.get(placeKey(input));
  const allotment = budget.allotments.get(allotmentKey(input));
  const amount = centsOf(input.amount)!;
  const most = Object.values(input.reckoning).reduce((sum, text) => sum + centsOf(text)!, 0n);
  const refusals = [notOwner(owner, now), ...unusable(appropriation, input, now)];
  refusals.push(...unfounded(states, [appropriation, allotment]));
  if (!allotment) refusals.push(refused("appropriations/no-allotment", BASIS, { year: input.year, level: input.level }, "/year"));
  if (allotment && appropriation) refusals.push(...above(budget, { appropriation, allotment, amount, most, reckoning: input.reckoning }));
  const against = reasonsAgainst(refusals);
  if (against) return against;
  const until = endOfDay(addDays(dayAt(now.at), HOLDS));
  const body = { reservation: id, alliance: input.alliance, year: input.year, level: input.level, amount: input.amount, most: String(most), until };
  const result = { reservation: id, until, conditional: appropriation!.state === "authority", most: String(most) };
  return { drafts: [{ kind: "allotment-reserved", day: now.day, body }], result };
}

/** What rests on a decision that was annulled binds and pays nothing more. */
function unfounded(states: States, of: readonly ({ readonly decision: RandomId } | undefined)[]): readonly Refusal[] {
  const decisions = new Set(of.flatMap((each) => (each ? [each.decision] : [])));
  return [...decisions].map((id) => shaken(states, id)).filter((each) => each !== undefined);
}

type Test = {
  readonly appropriation: Appropriation;
  readonly allotment: Parameters<typeof boundBy>[1];
  readonly amount: Cents;
  readonly most: Cents;
  readonly reckoning: Reserving["reckoning"];
};

function* above(budget: Budget, { appropriation, allotment, amount, most, reckoning }: Test): Generator<Refusal> {
  const { committed, reserved } = boundBy(budget, allotment);
  const { bound } = boundBy(budget, allotment, { amount, most });
  const sum = committed + reserved + amount;
  const here = { committed, reserved, asked: amount };
  const left = allotment.amount - committed - reserved;
  if (sum > allotment.amount) {
    const sums = { allotment: allotment.amount, ...here, left, excess: sum - allotment.amount };
    yield refused("appropriations/above-allotment", BASIS, terms(sums), "/amount");
  }
  if (most > allotment.amount) {
    const parts = Object.fromEntries(MOST_TERMS.map((term) => [term, centsOf(reckoning[term] ?? "0")!]));
    const sums = { ...parts, allotment: allotment.amount, most, excess: most - allotment.amount };
    yield refused("appropriations/most-above-allotment", BASIS, terms(sums), "/amount");
  }
  const others = allotmentsOf(budget, allotment).filter((other) => other !== allotment);
  const elsewhere = others.reduce((all, other) => all + boundBy(budget, other).bound, 0n);
  if (elsewhere + bound <= appropriation.amount) return;
  const sums = { appropriation: appropriation.amount, elsewhere, ...here, bound, left: appropriation.amount - elsewhere };
  yield refused("appropriations/above-appropriation", BASIS, terms({ ...sums, excess: elsewhere + bound - appropriation.amount }), "/amount");
}

export const payReserving = z.strictObject({ commitment: randomIdText, amount: amountText });

/** Holds a sum for a payment. Refused above the allotment and above the appropriation as they stand now, and while no budget for the year is adopted. */
export function decidePaymentReservation(
  states: States,
  { owner, id }: { readonly owner: RandomId | undefined; readonly id: RandomId },
  input: z.infer<typeof payReserving>,
  now: Now,
): Decided<{ readonly reservation: RandomId; readonly until: Instant }> {
  const budget = states.of(budgetSlice);
  const refusals = [notOwner(owner, now)];
  const held = budget.commitments.get(input.commitment);
  if (!held) refusals.push(refused("appropriations/no-commitment", BASIS, { commitment: input.commitment }, "/commitment"));
  else {
    const allotment = budget.allotments.get(held.allotment)!;
    refusals.push(
      ...unfounded(states, [budget.appropriations.get(placeKey(allotment)), allotment]),
      ...payingAbove(budget, held.allotment, centsOf(input.amount)!),
    );
  }
  const against = reasonsAgainst(refusals);
  if (against) return against;
  const until = endOfDay(addDays(dayAt(now.at), HOLDS));
  const body = { reservation: id, ...input, until };
  return { drafts: [{ kind: "payment-reserved", day: now.day, body }], result: { reservation: id, until } };
}

function* payingAbove(budget: Budget, key: string, asked: Cents): Generator<Refusal> {
  const allotment = budget.allotments.get(key)!;
  const { year: of, level } = allotment;
  const appropriation = budget.appropriations.get(placeKey(allotment))!;
  const isDecided = appropriation.state === "adopted" || appropriation.state === "lapsed";
  if (!isDecided) yield refused("appropriations/not-adopted", BASIS, { year: of, level }, "/commitment");
  const own = paidOf(budget, allotment);
  if (own + asked > allotment.amount) {
    const sums = { allotment: allotment.amount, paid: own, asked, left: allotment.amount - own, excess: own + asked - allotment.amount };
    yield refused("appropriations/payment-above-allotment", BASIS, terms(sums), "/amount");
  }
  const all = allotmentsOf(budget, allotment).reduce((sum, each) => sum + paidOf(budget, each), 0n);
  if (all + asked > appropriation.amount) {
    const left = appropriation.amount - all;
    const sums = { appropriation: appropriation.amount, elsewhere: all - own, paid: own, asked, left, excess: asked - left };
    yield refused("appropriations/payment-above-appropriation", BASIS, terms(sums), "/amount");
  }
}

/** What an alliance's record says of a reservation, once and for all. */
export const closing = z.strictObject({
  reservation: randomIdText,
  used: z.strictObject({ commitment: randomIdText, amount: amountText, seq: z.int().nonnegative() }).optional(),
  paid: z.strictObject({ commitment: randomIdText, paid: amountText, seq: z.int().nonnegative() }).optional(),
});

/** Takes a reservation off: used by a commitment, by a payment, or lapsed. Done twice it changes nothing. */
export function decideClosing(states: States, owner: RandomId | undefined, input: z.infer<typeof closing>, now: Now): Decided<{ readonly lapsed: boolean }> {
  const refusal = notOwner(owner, now);
  if (refusal) return { refusals: [refusal] };
  const { reservation, used, paid } = input;
  const lapsed = used === undefined && paid === undefined;
  if (!states.of(budgetSlice).open.has(reservation)) return { drafts: [], result: { lapsed } };
  const body = { reservation, ...used, ...paid };
  const kind = used ? "allotment-used" : paid ? "payment-used" : "reservation-lapsed";
  return { drafts: [{ kind, day: now.day, body }], result: { lapsed } };
}

const at = { commitment: randomIdText, seq: z.int().nonnegative() };
export const freeing = z.union([z.strictObject({ ...at, amount: amountText }), z.strictObject({ ...at, paid: amountText })]);

/** A commitment was lowered or ended in its alliance, or part of it was paid back: what it no longer binds is free again. Done twice it changes nothing. */
export function decideFreeing(states: States, owner: RandomId | undefined, input: z.infer<typeof freeing>, now: Now): Decided<{ readonly freed: string }> {
  const refusal = notOwner(owner, now);
  if (refusal) return { refusals: [refusal] };
  const held = states.of(budgetSlice).commitments.get(input.commitment);
  const isKnown = !held || ("amount" in input ? held.seq : held.paidAt) >= input.seq;
  if (isKnown) return { drafts: [], result: { freed: "0.00" } };
  if ("paid" in input) return { drafts: [{ kind: "payment-used", day: now.day, body: input }], result: { freed: "0.00" } };
  return { drafts: [{ kind: "allotment-freed", day: now.day, body: input }], result: { freed: String(held.amount - centsOf(input.amount)!) } };
}
