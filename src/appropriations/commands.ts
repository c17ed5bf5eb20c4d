/**
 * What can be asked of budgets and promises. A promise crosses two streams by steps, each a command on one of them: a sum is held in the purchaser's budget
 * first; then the alliance's stream uses it, or declines it for good; then the budget is told which. Whatever is cut short in between, the budget holds the
 * sum until the alliance has said what became of it: too much may be held for a while, never too little.
 */
import { z } from "zod";
import type { Agreement } from "../agreement/agreement.ts";
import { versionsRead } from "../agreement/adopted/store.ts";
import type { Read } from "../agreement/conditional.ts";
import type { Asked, Command, Ran, Runner } from "../api/command.ts";
import type { Decided, Now, Refusal, States } from "../api/decide.ts";
import type { AnyCommand } from "../api/http.ts";
import { newId } from "../api/installation.ts";
import { type Asking, beyondMandate, mandatesOn, WHOLE, withinMandate } from "../api/mandates.ts";
import type { Role } from "../api/roles.ts";
import type { Json } from "../kernel/canonical.ts";
import { dayAt } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import { centsOf } from "../log/entry.ts";
import type { Reading } from "../store/store.ts";
import { budgetSlice } from "./budget.ts";
import * as budgeting from "./budgeting.ts";
import { type Commitment, promisedSlice } from "./commitments.ts";
import * as promising from "./promising.ts";
import { agreementOf } from "./store.ts";

const DECIDERS: readonly Role[] = ["purchaser-decider"];
const PAYERS: readonly Role[] = ["purchaser-decider", "purchaser-controller"];

type Held = { readonly owner: RandomId | undefined; readonly id: RandomId };

/** Whose budget a stream is, and a new id. */
async function inBudget(reading: Reading, { stream }: { readonly stream: RandomId }): Promise<Held> {
  const row = await reading.selectFrom("budget_owner").select("organisation").where("budget", "=", stream).executeTakeFirst();
  return { owner: row?.organisation, id: newId() };
}

type BudgetCommand<Input, Result extends Json> = Command<Input, Held, Result>;

export const recordAppropriation: BudgetCommand<budgeting.Recording, { left: string }> = {
  name: "appropriations/record",
  on: "budget",
  input: budgeting.recording,
  roles: DECIDERS,
  does: "Records an appropriation of a year and binding level as the organ decided it, or what it became since.",
  gather: inBudget,
  decide: (states, { owner }, input, now) =>
    withinMandate(now.mandates, { amount: centsOf(input.amount), about: WHOLE }, budgeting.decideAppropriation(states, owner, input, now)),
};

export const grantAllotment: BudgetCommand<budgeting.Granting, { left: string }> = {
  name: "allotments/grant",
  on: "budget",
  input: budgeting.granting,
  roles: DECIDERS,
  does: "Gives an alliance its part of an appropriation.",
  gather: inBudget,
  decide: (states, { owner }, input, now) =>
    withinMandate(now.mandates, { amount: centsOf(input.amount), about: WHOLE }, budgeting.decideAllotment(states, owner, input, now)),
};

const step = { roles: PAYERS, does: "A step of another command." };
const budgetStep = { ...step, on: "budget", gather: inBudget } as const;
const allianceStep = { ...step, on: "alliance", gather: async () => newId() } as const;

export const reserve: BudgetCommand<budgeting.Reserving, budgeting.Reserved> = {
  ...budgetStep,
  name: "reservations/hold",
  input: budgeting.reserving,
  decide: budgeting.decideReservation,
};
const reservePayment: BudgetCommand<z.infer<typeof budgeting.payReserving>, { reservation: string; until: string }> = {
  ...budgetStep,
  name: "reservations/hold-payment",
  input: budgeting.payReserving,
  decide: budgeting.decidePaymentReservation,
};
export const close: BudgetCommand<z.infer<typeof budgeting.closing>, { lapsed: boolean }> = {
  ...budgetStep,
  name: "reservations/close",
  input: budgeting.closing,
  decide: (states, { owner }, input, now) => budgeting.decideClosing(states, owner, input, now),
};
const free: BudgetCommand<z.infer<typeof budgeting.freeing>, { freed: string }> = {
  ...budgetStep,
  name: "allotments/free",
  input: budgeting.freeing,
  decide: (states, { owner }, input, now) => budgeting.decideFreeing(states, owner, input, now),
};
const decline: Command<{ reservation: string }, RandomId, { fate: promising.FateTold }> = {
  ...allianceStep,
  name: "reservations/decline",
  input: promising.declining,
  decide: (states, _id, input, now) => promising.decideDeclining(states, input, now),
};

const agreed = {
  ...allianceStep,
  gather: async (reading: Reading, at: { readonly stream: RandomId; readonly states: States }, { year }: { readonly year: string }) => ({
    id: newId(),
    agreement: await agreementOf(reading, at.stream, at.states, year),
    read: await versionsRead(reading, at.stream, at.states),
  }),
};
type Agreed = { readonly id: RandomId; readonly agreement: Agreement | undefined; readonly read: Read };

const makeHeld: Command<promising.Promising & { held?: promising.HeldFor | undefined }, Agreed, { commitment: string } & promising.Reckoned> = {
  ...agreed,
  name: "commitments/make-held",
  input: promising.promising.extend({ held: promising.held.optional() }),
  decide: promising.decideCommitment,
};

const changeHeld: Command<promising.Changing & { held?: promising.HeldFor | undefined }, Agreed, promising.Changed & Placed> = {
  ...agreed,
  name: "commitments/change-held",
  input: promising.changing.extend({ held: promising.held.optional() }),
  gather: async (reading, at, { commitment }) => agreed.gather(reading, at, { year: at.states.of(promisedSlice).commitments.get(commitment)?.year ?? "1900" }),
  decide: (states, { agreement, read }, input, now) => {
    const before = states.of(promisedSlice).commitments.get(input.commitment)?.amount ?? 0n;
    const conditional = centsOf(input.amount)! > before ? promising.restsOnJoining(states, read, input.commitment) : undefined;
    return conditional ? { refusals: [conditional] } : placed(states, input.commitment, promising.decideChange(states, agreement, input, now));
  },
};

/** Where the money of a commitment is held, and what it is about. */
type Placed = { place: { budget: string; year: string; level: string }; about: readonly (readonly Id[])[] };

function placed(states: States, id: RandomId, decided: Decided<promising.Changed>): Decided<promising.Changed & Placed> {
  if (decided.refusals) return decided;
  const commitment = states.of(promisedSlice).commitments.get(id)!;
  const { budget, year, level } = commitment;
  return { drafts: decided.drafts, result: { ...decided.result, place: { budget, year, level }, about: aboutOf(commitment) } };
}

type Paid = { payment: string; commitment: string; left: string; budget: string; paid: string; about: readonly (readonly Id[])[] };
const payHeld: Command<promising.Paying & { reservation?: string | undefined }, Pick<Agreed, "id" | "read">, Paid> = {
  ...allianceStep,
  gather: async (reading, { stream, states }) => ({ id: newId(), read: await versionsRead(reading, stream, states) }),
  name: "payments/note-held",
  input: promising.paying.extend({ reservation: promising.declining.shape.reservation.optional() }),
  decide: (states, { id, read }, input, now) => {
    const conditional = centsOf(input.amount)! > 0n ? promising.restsOnJoining(states, read, input.commitment) : undefined;
    if (conditional) return { refusals: [conditional] };
    const decided = promising.decidePayment(states, id, input, now);
    if (decided.refusals) return decided;
    const commitment = states.of(promisedSlice).commitments.get(input.commitment)!;
    const { budget, paid } = commitment;
    return { drafts: decided.drafts, result: { ...decided.result, budget, paid: String(paid + centsOf(input.amount)!), about: aboutOf(commitment) } };
  },
};

/** What an alliance's record says of an organisation's commitments. */
const tell: Command<Record<string, never>, RandomId, { commitments: Told[] }> = {
  ...allianceStep,
  name: "commitments/tell",
  input: z.strictObject({}) as never,
  decide: (states, _id, _input, now: Now) => {
    const own = [...states.of(promisedSlice).commitments.values()].filter(({ organisation }) => organisation === now.party);
    const commitments = own.map(({ id, amount, seq, paid, paidAt }) => ({ id, amount: String(amount), seq, paid: String(paid), paidAt }));
    return { drafts: [], result: { commitments } };
  },
};
type Told = { readonly id: string; readonly amount: string; readonly seq: number; readonly paid: string; readonly paidAt: number };

/** What a budget waits for: reservations whose time is over and, where `all` is asked, what it has heard of its commitments. */
const waiting: BudgetCommand<{ all: boolean }, { over: Over[]; alliances: string[]; held: Record<string, { seq: number; paidAt: number }> }> = {
  ...budgetStep,
  name: "reservations/waiting",
  input: z.strictObject({ all: z.boolean() }),
  decide: (states, { owner }, { all }, now) => {
    const refusal = budgeting.notOwner(owner, now);
    if (refusal) return { refusals: [refusal] };
    const { open, allotments, commitments } = states.of(budgetSlice);
    const over = [...open.values()].filter(({ until }) => until < now.at).map(({ id, alliance }) => ({ id, alliance }));
    if (!all) return { drafts: [], result: { over, alliances: [], held: {} } };
    const held = Object.fromEntries([...commitments].map(([id, { seq, paidAt }]) => [id, { seq, paidAt }]));
    return { drafts: [], result: { over, alliances: [...new Set([...allotments.values()].map(({ alliance }) => alliance))], held } };
  },
};
type Over = { readonly id: string; readonly alliance: string };

/** Another stream of the asker's own organisation, on the strength of a command that was permitted. */
function onStream(asked: Asked, stream: RandomId): Asked {
  const { only: _only, ...who } = asked.who;
  const grant = { id: "", role: "purchaser-decider" as const, organisation: who.organisation ?? "", stream, from: "0001-01-01" };
  const { expected, ...rest } = asked;
  const same = stream === asked.stream && expected !== undefined ? { expected } : {};
  return { ...rest, ...same, stream, who: { ...who, streams: [...new Set([...who.streams, stream])], grants: [...who.grants, grant] } };
}

/** A look at what a step would say, which keeps nothing: no key either. */
function looking(asked: Asked): Asked {
  const { key: _key, ...rest } = onStream(asked, asked.stream);
  return { ...rest, dryRun: true };
}

/** Why no mandate of the asker covers it. Steps have none of their own, so whoever is asked first looks. */
function beyond({ who, stream, at }: Asked, roles: readonly Role[], amount: string, about: Asking["about"] & {}): readonly [Refusal] | undefined {
  const refusal = beyondMandate(mandatesOn(who, roles, stream, dayAt(at)), { amount: centsOf(amount)!, about });
  return refusal && [refusal];
}

/** What a commitment is about: its line and provider, for its purchaser. */
function aboutOf({ line, provider, purchaser }: Pick<Commitment, "provider" | "purchaser"> & { readonly line?: Id | undefined }): readonly (readonly Id[])[] {
  return [[...(line === undefined ? [] : [line]), provider, purchaser]];
}

type Run = Runner["run"];

/** Holds a sum in the budget; when it does not fit, after what was cut short there has been settled. */
async function hold(run: Run, asked: Asked, budget: RandomId, input: budgeting.Reserving): Promise<Ran<budgeting.Reserved>> {
  const first = await run(reserve, input, onStream(asked, budget));
  if (!first.refusals || asked.dryRun) return first;
  const settled = await settle(run, asked, budget, { all: false });
  return !settled.refusals && settled.result.settled > 0 ? run(reserve, input, onStream(asked, budget)) : first;
}

/** A reservation that its command did not use goes back at once. */
async function giveBack(run: Run, asked: Asked, budget: RandomId, alliance: RandomId, reservation: RandomId): Promise<boolean> {
  const { key: _key, dryRun: _dry, expected: _expected, ...plain } = asked;
  const declined = await run(decline, { reservation }, onStream(plain, alliance));
  if (declined.refusals) return false;
  const { fate } = declined.result;
  const told = fate === "declined" ? {} : fate.what === "amount" ? { used: totalOf(fate, "amount") } : { paid: totalOf(fate, "paid") };
  return !(await run(close, { reservation, ...told }, onStream(plain, budget))).refusals;
}

function totalOf({ commitment, seq, total }: Exclude<promising.FateTold, "declined">, what: "amount" | "paid"): Json {
  return { commitment, seq, [what]: total };
}

/** Settles what was cut short: asks the alliances what became of reservations whose time is over, and of their commitments. */
async function settle(run: Run, asked: Asked, budget: RandomId, { all }: { readonly all: boolean }): Promise<Ran<{ settled: number }>> {
  const { key: _key, dryRun: _dry, expected: _expected, ...plain } = asked;
  const found = await run(waiting, { all }, { ...onStream(plain, budget), dryRun: true });
  if (found.refusals) return found;
  let settled = 0;
  for (const { id, alliance } of found.result.over) if (await giveBack(run, asked, budget, alliance, id)) settled++;
  for (const alliance of found.result.alliances) {
    const told = await run(tell, {}, { ...onStream(plain, alliance), dryRun: true });
    if (told.refusals) continue;
    for (const { id, amount, seq, paid, paidAt } of told.result.commitments) {
      const known = found.result.held[id];
      if (!known) continue;
      if (seq > known.seq) settled += (await run(free, { commitment: id, amount, seq }, onStream(plain, budget))).refusals ? 0 : 1;
      if (paidAt > known.paidAt) settled += (await run(free, { commitment: id, paid, seq: paidAt }, onStream(plain, budget))).refusals ? 0 : 1;
    }
  }
  return { result: { settled }, size: found.size, seqs: [] };
}

/** A command that is carried out by its steps. */
function bySteps<Input, Result extends Json>(
  command: Pick<Command<Input, undefined, Result>, "name" | "on" | "input" | "roles" | "does" | "needsFresh"> & {
    through: NonNullable<Command<Input, undefined, Result>["through"]>;
  },
): Command<Input, undefined, Result> {
  const never = (): never => {
    throw new Error(`${command.name} is carried out by its steps`);
  };
  return { ...command, gather: never, decide: never };
}

export const makeCommitment = bySteps<promising.Promising, { commitment: string } & promising.Reckoned>({
  name: "commitments/make",
  on: "alliance",
  input: promising.promising,
  roles: DECIDERS,
  needsFresh: true,
  does: "Makes a commitment of a purchaser to a provider, if its allotment and its appropriation hold it and the most that it can then owe.",
  through: async (run, input, asked) => {
    const outside = beyond(asked, DECIDERS, input.amount, aboutOf(input));
    if (outside) return { refusals: outside, status: 409 };
    const looked = await run(makeHeld, input, looking(asked));
    if (looked.refusals) return looked;
    const { year, level, amount, budget } = input;
    const held = await hold(run, asked, budget, { alliance: asked.stream, year, level, amount, reckoning: looked.result.reckoning });
    if (held.refusals) return held;
    if (asked.dryRun) return looked;
    const { reservation, conditional, most } = held.result;
    const made = await run(makeHeld, { ...input, held: { reservation, conditional, most } }, onStream(asked, asked.stream));
    if (made.refusals) {
      await giveBack(run, asked, budget, asked.stream, reservation);
      return made;
    }
    await run(close, { reservation, used: { commitment: made.result.commitment, amount, seq: made.seqs[0]! } }, onStream(asked, budget));
    return made;
  },
});

export const changeCommitment = bySteps<promising.Changing, { commitment: string; before: string; amount: string }>({
  name: "commitments/change",
  on: "alliance",
  input: promising.changing,
  roles: DECIDERS,
  needsFresh: true,
  does: "Raises or lowers a commitment; raised, it is tested as a new one is.",
  through: async (run, input, asked) => {
    const looked = await run(changeHeld, input, looking(asked));
    if (looked.refusals) return looked;
    const outside = beyond(asked, DECIDERS, input.amount, looked.result.about);
    if (outside) return { refusals: outside, status: 409 };
    const { place, before, reckoning } = looked.result;
    const more = centsOf(input.amount)! - centsOf(before)!;
    if (more < 0n) return lower(run, input, asked, place.budget);
    const { budget, ...of } = place;
    const held = await hold(run, asked, budget, { alliance: asked.stream, ...of, amount: String(more), reckoning });
    if (held.refusals) return held;
    if (asked.dryRun) return looked;
    const { reservation, conditional, most } = held.result;
    const changed = await run(changeHeld, { ...input, held: { reservation, conditional, most } }, onStream(asked, asked.stream));
    if (changed.refusals) {
      await giveBack(run, asked, budget, asked.stream, reservation);
      return changed;
    }
    await run(close, { reservation, used: { commitment: input.commitment, amount: input.amount, seq: changed.seqs[0]! } }, onStream(asked, budget));
    return changed;
  },
});

async function lower(run: Run, input: promising.Changing, asked: Asked, budget: RandomId) {
  const changed = await run(changeHeld, input, onStream(asked, asked.stream));
  if (changed.refusals || asked.dryRun) return changed;
  await run(free, { commitment: input.commitment, amount: input.amount, seq: changed.seqs[0]! }, onStream(asked, budget));
  return changed;
}

const endHere: Command<z.infer<typeof promising.ending>, RandomId, { commitment: string; freed: string; budget: string; paid: string }> = {
  ...allianceStep,
  name: "commitments/end-here",
  input: promising.ending,
  decide: (states, _id, input, now) => {
    const decided = promising.decideEnding(states, input, now);
    if (decided.refusals) return decided;
    const { budget, paid } = states.of(promisedSlice).commitments.get(input.commitment)!;
    return { drafts: decided.drafts, result: { ...decided.result, budget, paid: String(paid) } };
  },
};

export const endCommitment = bySteps<z.infer<typeof promising.ending>, { commitment: string; freed: string }>({
  name: "commitments/end",
  on: "alliance",
  input: promising.ending,
  roles: DECIDERS,
  does: "Ends a commitment; what is not paid of it is free again.",
  through: async (run, input, asked) => {
    const ended = await run(endHere, input, onStream(asked, asked.stream));
    if (ended.refusals || asked.dryRun) return ended;
    const { budget, paid, commitment } = ended.result;
    await run(free, { commitment, amount: paid, seq: ended.seqs[0]! }, onStream(asked, budget));
    return ended;
  },
});

export const notePayment = bySteps<promising.Paying, { payment: string; commitment: string; left: string }>({
  name: "payments/note",
  on: "alliance",
  input: promising.paying,
  roles: PAYERS,
  does: "Notes a payment under a commitment, or a refund; refused above the commitment, the allotment and the appropriation.",
  through: async (run, input, asked) => {
    const isRefund = centsOf(input.amount)! < 0n;
    const looked = await run(payHeld, input, isRefund ? onStream(asked, asked.stream) : looking(asked));
    if (looked.refusals) return looked;
    const { budget, commitment, paid: sum } = looked.result;
    if (isRefund && !asked.dryRun) await run(free, { commitment, paid: sum, seq: looked.seqs[0]! }, onStream(asked, budget));
    if (isRefund) return looked;
    const outside = beyond(asked, PAYERS, input.amount, looked.result.about);
    if (outside) return { refusals: outside, status: 409 };
    const held = await run(reservePayment, { commitment, amount: input.amount }, onStream(asked, budget));
    if (held.refusals || asked.dryRun) return held.refusals ? held : looked;
    const { reservation } = held.result;
    const paid = await run(payHeld, { ...input, reservation }, onStream(asked, asked.stream));
    // What the alliance's record says, used or declined, is what the budget is told.
    await giveBack(run, asked, budget, asked.stream, reservation);
    return paid;
  },
});

export const settleReservations: Command<Record<string, never>, undefined, { settled: number }> = bySteps({
  name: "reservations/settle",
  on: "budget",
  input: z.strictObject({}) as never,
  roles: PAYERS,
  does: "Settles what was cut short between the budget and its alliances: reservations whose time is over, sums that were freed.",
  through: async (run, _input, asked) => settle(run, asked, asked.stream, { all: true }),
});

/** In the order of docs/roles.md. */
export const promisedCommands: readonly AnyCommand[] = [
  recordAppropriation,
  grantAllotment,
  settleReservations,
  makeCommitment,
  changeCommitment,
  endCommitment,
  notePayment,
];
