/** What a purchaser may promise and pay in an alliance, and why not. Pure. */
import { z } from "zod";
import { type Agreement, FLOWS, type Party, pays } from "../agreement/agreement.ts";
import { joinedConditionally, type Read } from "../agreement/conditional.ts";
import { type Decided, type Now, type Refusal, reasonsAgainst, refused, type States } from "../api/decide.ts";
import { aboveDecision, decisionOf, shaken } from "../decisions/kinds.ts";
import { numberKey } from "../kernel/alike.ts";
import { type Day, yearsOf } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";
import { centsOf } from "../log/entry.ts";
import { amountText, dayText, movedText, notOf, randomIdText, wordsText } from "../log/fields.ts";
import { partiesSlice } from "../parties/kinds.ts";
import { terms } from "./budgeting.ts";
import { type Commitment, OF, type Promised, promisedSlice, reckoned, restingOn, statedKey } from "./commitments.ts";
import { type Most, mostOwed, type MostTerm } from "./most.ts";

const BASIS = "docs/record.md#money-that-is-promised";
const positive = amountText.refine((text) => text !== "0", notOf("api/not-positive"));

/** `stated`: the sums up to which the decision goes, for parts of the most owed that the agreement does not hold. */
export const promising = z.strictObject({ ...OF, amount: positive, decision: randomIdText, budget: randomIdText, stated: reckoned.optional() });
export type Promising = z.infer<typeof promising>;
/** What the budget gave for it. */
export const held = z.strictObject({ reservation: randomIdText, conditional: z.boolean(), most: amountText });
export type HeldFor = z.infer<typeof held>;

/** Whether what a commitment needs in the alliance is there, and the most that can be owed, which its budget is asked for. */
export type Reckoned = { readonly reckoning: Readonly<Partial<Record<MostTerm, string>>>; readonly stated: readonly MostTerm[] };

/** Everything that can be said against a commitment without its budget; else what to ask the budget for. */
export function reckon(states: States, agreement: Agreement | undefined, input: Promising, now: Now): Reckoned | readonly [Refusal, ...Refusal[]] {
  const promised = states.of(promisedSlice);
  const { decision, refusal } = decisionOf(states, input.decision, "enforceable", now.party);
  const above = decision && aboveDecision(decision, restingOn(promised, input.decision), centsOf(input.amount)!);
  const refusals = [notYours(states, input.purchaser, now), refusal, above, ...unfit(agreement, input)];
  const wrong = refusals.filter((each) => each !== undefined);
  if (!agreement || wrong.length > 0) return wrong as unknown as readonly [Refusal, ...Refusal[]];
  return owed(agreement, promised, input);
}

/** The most that the purchaser can owe, with what this and earlier decisions state; refused while a part has no limit. */
export function owed(
  agreement: Agreement,
  promised: Promised,
  { purchaser, year, stated = {} }: Pick<Promising, "purchaser" | "year" | "stated">,
): Reckoned | readonly [Refusal, ...Refusal[]] {
  const said = Object.fromEntries(Object.entries(stated).map(([term, text]) => [term, centsOf(text)!]));
  const most = mostOwed(agreement, purchaser, year, { ...promised.stated.get(statedKey(purchaser, year)), ...said });
  if (most.unbounded.length > 0) {
    const because = most.parts.filter(({ cents }) => cents === undefined).map(({ term, clause }) => `${term} (${clause})`);
    return [refused("appropriations/unbounded", BASIS, { terms: because.join(", ") }, "/stated")];
  }
  return { reckoning: reckoningOf(most), stated: most.parts.filter((part) => part.stated).map(({ term }) => term) };
}

function reckoningOf({ parts }: Most): Reckoned["reckoning"] {
  return Object.fromEntries(parts.flatMap(({ term, cents }) => (cents === 0n ? [] : [[term, String(cents)] as const])));
}

function notYours(states: States, purchaser: Id, now: Now): Refusal | undefined {
  const organisation = states.of(partiesSlice).organisations.get(purchaser);
  if (organisation === undefined) return refused("appropriations/not-bound", "docs/roles.md", { party: purchaser }, "/purchaser");
  return organisation === now.party ? undefined : refused("appropriations/not-yours", BASIS, { party: purchaser }, "/purchaser");
}

const NOBODY: Pick<Party, "roles"> = { roles: [] };

/** The agreement must know the parties, the line and the year. */
function* unfit(agreement: Agreement | undefined, { purchaser, provider, line, year }: Promising): Generator<Refusal> {
  if (!agreement) {
    yield refused("appropriations/no-agreement", BASIS, { year }, "/year");
    return;
  }
  const of = (id: Id) => agreement.parties.find((party) => party.id === id) ?? NOBODY;
  if (!pays(of(purchaser))) yield refused("appropriations/no-purchaser", BASIS, { party: purchaser }, "/purchaser");
  // Other purchasers stand in as payees where one of them leads and charges the rest.
  if (provider === purchaser || !(of(provider).roles.includes("provider") || pays(of(provider)))) {
    yield refused("appropriations/no-payee", BASIS, { party: provider }, "/provider");
  }
  if (line !== undefined && !agreement.lines.some(({ id }) => id === line)) yield refused("appropriations/no-line", BASIS, { line }, "/line");
  if (!agreement.periods.some((period) => yearsOf(period).includes(year))) yield refused("appropriations/outside-term", BASIS, { year }, "/year");
}

/** What of a commitment would rest on a joining whose own decision is not there yet. */
export function restsOnJoining(states: States, read: Read, id: RandomId): Refusal | undefined {
  const purchaser = states.of(promisedSlice).commitments.get(id)?.purchaser;
  return purchaser === undefined ? undefined : joinedConditionally(states, read, purchaser, "/commitment");
}

/** Makes a commitment with what its budget holds for it. Reckoned anew: the agreement may have changed since the budget was asked. */
export function decideCommitment(
  states: States,
  { agreement, id, read }: { readonly agreement: Agreement | undefined; readonly id: RandomId; readonly read: Read },
  input: Promising & { readonly held?: HeldFor | undefined },
  now: Now,
): Decided<{ readonly commitment: RandomId } & Reckoned> {
  const { held: given, stated: _stated, line, ...of } = input;
  const conditional = joinedConditionally(states, read, input.purchaser, "/purchaser");
  if (conditional) return { refusals: [conditional] };
  const reckoned = reckon(states, agreement, input, now);
  if (isRefusals(reckoned)) return { refusals: reckoned };
  if (!given) return { drafts: [], result: { commitment: id, ...reckoned } };
  const stale = unusableHere(states, given.reservation) ?? movedOn(reckoned, given);
  if (stale) return { refusals: [stale] };
  const body = {
    commitment: id,
    ...of,
    ...(line === undefined ? {} : { line }),
    reservation: given.reservation,
    ...(given.conditional ? { conditional: true } : {}),
    reckoning: reckoned.reckoning,
    ...(reckoned.stated.length > 0 ? { stated: reckoned.stated } : {}),
  };
  return { drafts: [{ kind: "commitment-made", day: now.day, body }], result: { commitment: id, ...reckoned } };
}

function isRefusals(value: unknown): value is readonly [Refusal, ...Refusal[]] {
  return Array.isArray(value);
}

/** A reservation is used once, and never after this stream has declined it. */
function unusableHere(states: States, reservation: RandomId): Refusal | undefined {
  return states.of(promisedSlice).fates.has(reservation) ? refused("appropriations/reservation-gone", BASIS, { reservation }) : undefined;
}

function movedOn({ reckoning }: Reckoned, given: HeldFor): Refusal | undefined {
  const most = Object.values(reckoning).reduce((sum, text) => sum + centsOf(text)!, 0n);
  return most > centsOf(given.most)! ? refused("appropriations/agreement-moved", BASIS) : undefined;
}

export const changing = z.strictObject({ commitment: randomIdText, amount: positive, decision: randomIdText, stated: reckoned.optional() });
export type Changing = z.infer<typeof changing>;
export type Changed = Reckoned & { readonly before: string; readonly amount: string; readonly commitment: RandomId };

/** Raises or lowers a commitment. Raised, its budget must hold the difference; lowered, never below what is paid. */
export function decideChange(
  states: States,
  agreement: Agreement | undefined,
  input: Changing & { readonly held?: HeldFor | undefined },
  now: Now,
): Decided<Changed> {
  const promised = states.of(promisedSlice);
  const found = standing(promised, input.commitment, now);
  if ("refusals" in found) return found;
  const { commitment } = found;
  const amount = centsOf(input.amount)!;
  const { decision, refusal } = decisionOf(states, input.decision, "enforceable", now.party);
  const above = decision && aboveDecision(decision, restingOn(promised, input.decision, commitment.id), amount);
  const sums = { paid: commitment.paid, asked: amount };
  const below = amount < commitment.paid ? refused("appropriations/below-paid", BASIS, terms(sums), "/amount") : undefined;
  // The same sum by another decision is put in the place of one that was annulled.
  const same =
    amount === commitment.amount && !shaken(states, commitment.decision)
      ? refused("appropriations/same-amount", BASIS, terms({ asked: amount }), "/amount")
      : undefined;
  const none = agreement ? undefined : refused("appropriations/no-agreement", BASIS, { year: commitment.year });
  const against = reasonsAgainst([refusal, above, below, same, none]);
  if (against) return against;
  const raised = amount > commitment.amount;
  const reckoned = raised ? owed(agreement!, promised, { ...commitment, stated: input.stated }) : { reckoning: {}, stated: [] };
  if (isRefusals(reckoned)) return { refusals: reckoned };
  const result = { ...reckoned, before: String(commitment.amount), amount: input.amount, commitment: commitment.id };
  if (raised && !input.held) return { drafts: [], result };
  const stale = input.held && (unusableHere(states, input.held.reservation) ?? movedOn(reckoned, input.held));
  if (stale) return { refusals: [stale] };
  const reservation = input.held ? { reservation: input.held.reservation, reckoning: reckoned.reckoning } : {};
  const stated = reckoned.stated.length > 0 ? { stated: reckoned.stated } : {};
  const body = { commitment: commitment.id, amount: input.amount, decision: input.decision, ...reservation, ...stated };
  return { drafts: [{ kind: "commitment-changed", day: now.day, body }], result };
}

export const ending = z.strictObject({ commitment: randomIdText, on: dayText, decision: randomIdText.optional() });

/** Ends a commitment: what is not paid of it is free again. */
export function decideEnding(states: States, input: z.infer<typeof ending>, now: Now): Decided<{ readonly commitment: RandomId; readonly freed: string }> {
  const found = standing(states.of(promisedSlice), input.commitment, now);
  if ("refusals" in found) return found;
  const { id, paid, amount } = found.commitment;
  const refusals = [
    input.decision === undefined ? undefined : decisionOf(states, input.decision, "adopted", now.party).refusal,
    input.on > now.day ? refused("appropriations/day-to-come", BASIS, { day: input.on, today: now.day }, "/on") : undefined,
  ];
  const against = reasonsAgainst(refusals);
  if (against) return against;
  const body = { commitment: id, on: input.on, paid: String(paid), ...(input.decision === undefined ? {} : { decision: input.decision }) };
  return { drafts: [{ kind: "commitment-ended", day: input.on, body }], result: { commitment: id, freed: String(amount - paid) } };
}

export const paying = z.strictObject({
  commitment: randomIdText,
  amount: movedText,
  on: dayText,
  flow: z.enum(FLOWS),
  document: wordsText(120).optional(),
  /** That an invoice or transfer of this number was noted already is meant: it is paid in parts. */
  again: z.literal(true).optional(),
});
export type Paying = z.infer<typeof paying>;

/** Notes a payment under a commitment, or a refund of one. Without `reservation` it is only looked at, but for refunds, which need none. */
export function decidePayment(
  states: States,
  id: RandomId,
  input: Paying & { readonly reservation?: RandomId | undefined },
  now: Now,
): Decided<{ readonly payment: RandomId; readonly commitment: RandomId; readonly left: string }> {
  const found = standing(states.of(promisedSlice), input.commitment, now, "ended too");
  if ("refusals" in found) return found;
  const { commitment } = found;
  const amount = centsOf(input.amount)!;
  const gone = input.reservation === undefined ? undefined : unusableHere(states, input.reservation);
  // Money may come back under an annulled decision, and none goes out.
  const unfounded = amount > 0n ? shaken(states, commitment.decision) : undefined;
  const against = reasonsAgainst([unfounded, ...beyond(commitment, amount), ...wrongDay(input.on, commitment, now), paidBefore(commitment, input), gone]);
  if (against) return against;
  const result = { payment: id, commitment: commitment.id, left: String(commitment.amount - commitment.paid - amount) };
  if (input.reservation === undefined && amount > 0n) return { drafts: [], result };
  const { flow, document, reservation } = input;
  const body = {
    payment: id,
    commitment: commitment.id,
    from: commitment.purchaser,
    to: commitment.provider,
    amount: input.amount,
    year: commitment.year,
    flow,
    ...(document === undefined ? {} : { document }),
    ...(reservation === undefined ? {} : { reservation }),
  };
  return { drafts: [{ kind: "payment-noted", day: input.on, body }], result };
}

function* wrongDay(on: Day, { year }: Commitment, now: Now): Generator<Refusal> {
  if (on > now.day) yield refused("appropriations/day-to-come", BASIS, { day: on, today: now.day }, "/on");
  if (on.slice(0, 4) < year) yield refused("appropriations/paid-too-early", BASIS, { day: on, year }, "/on");
}

/** One invoice is paid once: whoever pays it in parts says so. */
function paidBefore({ documents }: Commitment, { document, amount, again }: Paying): Refusal | undefined {
  if (document === undefined || again || centsOf(amount)! < 0n || !documents.some((each) => numberKey(each) === numberKey(document))) return undefined;
  return refused("appropriations/paid-already", BASIS, { document }, "/document");
}

function* beyond({ amount, paid }: Commitment, asked: Cents): Generator<Refusal> {
  const left = amount - paid;
  if (asked > left)
    yield refused("appropriations/payment-above-commitment", BASIS, terms({ committed: amount, paid, asked, left, excess: asked - left }), "/amount");
  if (paid + asked < 0n) yield refused("appropriations/refund-above-paid", BASIS, terms({ paid, asked: -asked, excess: -asked - paid }), "/amount");
}

/** A commitment of the asker's own organisation. */
function standing(
  promised: Promised,
  id: RandomId,
  now: Now,
  also?: "ended too",
): { readonly commitment: Commitment } | { readonly refusals: readonly [Refusal, ...Refusal[]] } {
  const commitment = promised.commitments.get(id);
  if (!commitment) return { refusals: [refused("appropriations/no-commitment", BASIS, { commitment: id }, "/commitment")] };
  if (commitment.organisation !== now.party) return { refusals: [refused("appropriations/not-yours", BASIS, { party: commitment.purchaser }, "/commitment")] };
  if (commitment.endedOn !== undefined && !also) return { refusals: [refused("appropriations/ended", BASIS, { day: commitment.endedOn }, "/commitment")] };
  return { commitment };
}

export const declining = z.strictObject({ reservation: randomIdText });

/** Gives a reservation up for good, unless it was used: either way the answer can never change again. */
export function decideDeclining(states: States, { reservation }: z.infer<typeof declining>, now: Now): Decided<{ readonly fate: FateTold }> {
  const fate = states.of(promisedSlice).fates.get(reservation);
  if (fate === undefined) return { drafts: [{ kind: "reservation-declined", day: now.day, body: { reservation } }], result: { fate: "declined" } };
  return { drafts: [], result: { fate: fate === "declined" ? fate : { ...fate, total: String(fate.total) } } };
}

export type FateTold = "declined" | { readonly commitment: RandomId; readonly seq: number; readonly what: "amount" | "paid"; readonly total: string };
