/** Budgets and promises have no tables: their state is small, and pages and questions are answered from it. What is read besides: agreements and payments. */
import type { Agreement } from "../agreement/agreement.ts";
import { adoptedAgreement } from "../agreement/adopted/store.ts";
import { agreementSlice, versionOn } from "../agreement/kinds.ts";
import { z } from "zod";
import type { States } from "../api/decide.ts";
import type { SliceStore } from "../api/fold.ts";
import type { AnyQuery } from "../api/http.ts";
import type { Query } from "../api/query.ts";
import { decisionSlice, shaken } from "../decisions/kinds.ts";
import type { Json } from "../kernel/canonical.ts";
import { year as yearPeriod, yearsOf } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";
import { parseEntry } from "../log/entry.ts";
import { bodyOf, notOf } from "../log/fields.ts";
import { partiesSlice } from "../parties/kinds.ts";
import type { Reading } from "../store/store.ts";
import {
  type Allotment,
  allotmentsOf,
  type Appropriation,
  type Bound,
  boundBy,
  type Budget,
  budgetSlice,
  type Change,
  type Granted,
  grantedTo,
  paidOf,
  placeKey,
  type Standing,
  standingOf,
} from "./budget.ts";
import { remindersOn } from "./cycle/reminders.ts";
import { type Commitment, COMMITMENT_BODIES, promisedSlice, statedKey, sumsOf } from "./commitments.ts";
import { mostOwed, type MostTerm } from "./most.ts";
import { payers } from "./shares-at-most.ts";
import { ALLIANCE_ROLES } from "../api/roles.ts";

export const budgetStore: SliceStore = { slice: budgetSlice };
export const promisedStore: SliceStore = { slice: promisedSlice };

/** The agreement that is in force at the end of a year. */
export async function agreementOf(reading: Reading, stream: RandomId, states: States, year: string): Promise<Agreement | undefined> {
  const version = versionOn(states.of(agreementSlice), yearPeriod(year).to);
  return version && adoptedAgreement(reading, stream, version);
}

const nothing = z.strictObject({}) as unknown as z.ZodType<Record<string, never>>;
const text = (cents: Cents): string => String(cents);

export type ChangeShown = Omit<Change, "amount" | "carried"> & { readonly amount: string; readonly carried: string };
export type AppropriationShown = Omit<Appropriation, "amount" | "unused" | "carriedIn" | "carriedOut" | "changes"> & { readonly unused?: string } & Readonly<
    Record<keyof Standing | "carriedIn" | "carriedOut" | "unpaid", string>
  > & {
    readonly changes: readonly ChangeShown[];
    readonly allotments: readonly (Pick<Allotment, "alliance" | "decision"> & Readonly<Record<"amount" | "paid" | keyof Bound, string>>)[];
  };

/** Appropriations by year and level, each with what stands of it and what its alliances bind. Sums are cents. */
export function appropriationsShown(budget: Budget): readonly AppropriationShown[] {
  const rows = [...budget.appropriations.values()].map((appropriation) => {
    const { unused, carriedIn, carriedOut, changes, ...rest } = appropriation;
    const { amount, allotted, reserved, committed, paid, bound, left } = standingOf(budget, appropriation);
    const sums = { amount: text(amount), allotted: text(allotted), reserved: text(reserved), committed: text(committed), paid: text(paid) };
    return {
      ...rest,
      ...sums,
      unpaid: text(committed - paid),
      carriedIn: text(carriedIn),
      carriedOut: text(carriedOut),
      changes: changes.map((change) => ({ ...change, amount: text(change.amount), carried: text(change.carried) })),
      bound: text(bound),
      left: text(left),
      ...(unused === undefined ? {} : { unused: text(unused) }),
      allotments: allotmentsOf(budget, appropriation).map((allotment) => allotmentShown(budget, allotment)),
    };
  });
  return rows.sort((a, b) => (placeKey(a) < placeKey(b) ? 1 : -1));
}

function allotmentShown(budget: Budget, allotment: Allotment) {
  const { committed, reserved, most, bound } = boundBy(budget, allotment);
  const sums = { committed: text(committed), reserved: text(reserved), most: text(most), bound: text(bound) };
  return { alliance: allotment.alliance, decision: allotment.decision, amount: text(allotment.amount), paid: text(paidOf(budget, allotment)), ...sums };
}

export const appropriationList: Query<Record<string, never>, Json> = {
  name: "appropriations",
  on: "budget",
  params: nothing,
  roles: ALLIANCE_ROLES,
  does: "A purchaser's appropriations: granted, allotted, reserved, committed, paid, bound at most, and left; what is proposed, and what the year's end asks for.",
  answer: async (_reading, { states, day }) => {
    const budget = states.of(budgetSlice);
    const open = [...budget.open.values()].map(({ amount, most, ...rest }) => ({ ...rest, amount: text(amount), most: text(most) }));
    const proposals = [...budget.proposals.values()].map(({ amount, ...rest }) => ({ ...rest, amount: text(amount) }));
    const reminders = remindersOn(budget, day).map(({ cents, ...rest }) => ({ ...rest, cents: text(cents) }));
    return { appropriations: appropriationsShown(budget), open, proposals, reminders } as unknown as Json;
  },
};

export type CommitmentShown = Omit<Commitment, "amount" | "paid" | "seq" | "paidAt"> & {
  readonly amount: string;
  readonly paid: string;
  readonly left: string;
  /** The decision that it rests on was annulled: it is to be unwound. */
  readonly isShaken: boolean;
};
export type YearShown = {
  readonly purchaser: string;
  readonly year: string;
  readonly committed: string;
  readonly paid: string;
  /** The most that can be owed; absent where a part has no limit. */
  readonly most?: string;
  readonly parts: readonly { readonly term: MostTerm; readonly cents?: string; readonly stated: boolean; readonly clause: string }[];
};

/** Every commitment, newest first. */
export function commitmentsShown(states: States): readonly CommitmentShown[] {
  const { decisions } = states.of(decisionSlice);
  const all = [...states.of(promisedSlice).commitments.values()].map(({ amount, paid, seq: _seq, paidAt: _paidAt, ...rest }) => ({
    ...rest,
    amount: text(amount),
    paid: text(paid),
    left: text(amount - paid),
    isShaken: decisions.get(rest.decision)?.annulledOn !== undefined,
  }));
  return all.toReversed();
}

/** For each purchaser and year of the agreement in force: what is committed, paid, and the most that can be owed. */
export async function yearsShown(reading: Reading, stream: RandomId, states: States): Promise<readonly YearShown[]> {
  const last = states.of(agreementSlice).versions.at(-1);
  const agreement = last && (await agreementOf(reading, stream, states, "9999"));
  if (!agreement) return [];
  const promised = states.of(promisedSlice);
  const years = [...new Set(agreement.periods.flatMap(yearsOf))];
  return years.flatMap((year) =>
    payers(agreement).map(({ id }) => {
      const { parts, total } = mostOwed(agreement, id, year, promised.stated.get(statedKey(id, year)));
      const { committed, paid } = sumsOf(promised, id, year);
      const told = parts.map(({ cents, ...part }) => ({ ...part, ...(cents === undefined ? {} : { cents: text(cents) }) }));
      return { purchaser: id, year, committed: text(committed), paid: text(paid), ...(total === undefined ? {} : { most: text(total) }), parts: told };
    }),
  );
}

export const commitmentList: Query<Record<string, never>, Json> = {
  name: "commitments",
  on: "alliance",
  params: nothing,
  roles: ALLIANCE_ROLES,
  does: "What the purchasers have committed and paid, and the most that each can owe in each year, part by part.",
  answer: async (reading, { stream, states }) =>
    ({ commitments: commitmentsShown(states), years: await yearsShown(reading, stream, states) }) as unknown as Json,
};

export type PaymentShown = z.infer<(typeof COMMITMENT_BODIES)["payment-noted"]> & { readonly on: string };

/** The newest payments; `before` is the seq of the last one seen. */
export async function paymentsShown(
  reading: Reading,
  stream: RandomId,
  before?: number,
): Promise<{ readonly payments: readonly PaymentShown[]; readonly next?: number }> {
  const query = reading.selectFrom("entry").select(["seq", "bytes"]).where("stream", "=", stream).where("kind", "=", "payment-noted");
  const rows = await (before === undefined ? query : query.where("seq", "<", BigInt(before))).orderBy("seq", "desc").limit(PAYMENTS).execute();
  const payments = rows.map(({ seq, bytes }) => {
    const entry = parseEntry(bytes, `entry/${seq}`).value!;
    return { ...bodyOf(COMMITMENT_BODIES["payment-noted"], entry), on: entry.day };
  });
  return { payments, ...(rows.length === PAYMENTS ? { next: Number(rows.at(-1)!.seq) } : {}) };
}
const PAYMENTS = 100;

export const paymentList: Query<{ before?: string | undefined }, Json> = {
  name: "payments",
  on: "alliance",
  params: z.strictObject({
    before: z
      .string()
      .regex(/^\d{1,15}$/, notOf("api/not-count"))
      .optional(),
  }),
  roles: ALLIANCE_ROLES,
  does: "Payments and refunds as they were noted, newest first, a hundred at a time.",
  answer: async (reading, { stream }, { before }) =>
    (await paymentsShown(reading, stream, before === undefined ? undefined : Number(before))) as unknown as Json,
};

/** The budget of an organisation, where it has one. */
export async function budgetOf(reading: Reading, organisation: RandomId): Promise<RandomId | undefined> {
  return (await reading.selectFrom("budget_owner").select("budget").where("organisation", "=", organisation).executeTakeFirst())?.budget;
}

/** The budgets of the organisations that an alliance's parties are, by party. */
export async function budgetsBeside(reading: Reading, states: States): Promise<ReadonlyMap<string, RandomId>> {
  const budgets = new Map<string, RandomId>();
  for (const [party, organisation] of states.of(partiesSlice).organisations) {
    const budget = await budgetOf(reading, organisation);
    if (budget !== undefined) budgets.set(party, budget);
  }
  return budgets;
}

/** What those budgets grant the alliance; `beside` are their states by party. */
export function grantedBeside(beside: ReadonlyMap<string, States>, alliance: RandomId): readonly Granted[] {
  return [...beside].flatMap(([party, states]) => grantedTo(states.of(budgetSlice), alliance, party, (decision) => shaken(states, decision) !== undefined));
}

export const promisedQueries: readonly AnyQuery[] = [appropriationList, commitmentList, paymentList];
