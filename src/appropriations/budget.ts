/** A purchaser's budget on the record: appropriations, what each alliance is allotted, what is reserved and committed. Pure. */
import { z } from "zod";
import type { Slice } from "../api/decide.ts";
import type { Day, Instant } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";
import { centsOf, type Entry } from "../log/entry.ts";
import { amountText, bodyOf, instantText, notOf, randomIdText, wordsText } from "../log/fields.ts";

/** As they are recorded; `lapsed` follows from an entry of its own. */
export const RECORDED_STATES = ["adopted", "plan-year", "authority"] as const;
export type AppropriationState = (typeof RECORDED_STATES)[number] | "lapsed";

export const yearText = z.string().regex(/^(19|20)\d{2}$/, notOf("api/not-year"));
/** The binding level in the organisation's own words. */
export const levelText = wordsText(120);
const seq = z.int().nonnegative();

/** Body by kind. A kind, once published, never changes. Sums are totals, not changes: the last one counts. */
export const BUDGET_BODIES = {
  "appropriation-recorded": z.strictObject({
    year: yearText,
    level: levelText,
    basis: z.enum(["gross", "net"]),
    amount: amountText,
    state: z.enum(RECORDED_STATES),
    decision: randomIdText,
  }),
  /** What is proposed for a year, by `by`, before the organ has decided; the last one counts, and none binds anything. */
  "appropriation-proposed": z.strictObject({
    year: yearText,
    level: levelText,
    basis: z.enum(["gross", "net"]),
    amount: amountText,
    by: wordsText(120),
  }),
  /** By a decision `amount` of what lapsed in `year` is added to the appropriation of the year after. */
  "appropriation-carried": z.strictObject({ year: yearText, level: levelText, amount: amountText, decision: randomIdText }),
  /** 31 December has passed: `unused` is what was neither committed nor reserved. */
  "appropriation-lapsed": z.strictObject({ year: yearText, level: levelText, unused: amountText }),
  "allotment-granted": z.strictObject({ alliance: randomIdText, year: yearText, level: levelText, amount: amountText, decision: randomIdText }),
  /** Held for a commitment that the alliance's stream is about to make. `most`: the most that can then be owed there in the year. */
  "allotment-reserved": z.strictObject({
    reservation: randomIdText,
    alliance: randomIdText,
    year: yearText,
    level: levelText,
    amount: amountText,
    most: amountText,
    until: instantText,
  }),
  /** Entry `seq` of the alliance used it: the commitment is now `amount` in all. */
  "allotment-used": z.strictObject({ reservation: randomIdText, commitment: randomIdText, amount: amountText, seq }),
  /** Entry `seq` of the alliance lowered or ended a commitment: it is now `amount` in all. */
  "allotment-freed": z.strictObject({ commitment: randomIdText, amount: amountText, seq }),
  /** Held for a payment of a commitment that the alliance's stream is about to note. */
  "payment-reserved": z.strictObject({ reservation: randomIdText, commitment: randomIdText, amount: amountText, until: instantText }),
  /** Entry `seq` of the alliance noted it: of the commitment `paid` in all is paid. A refund needs no reservation. */
  "payment-used": z.strictObject({ reservation: randomIdText.optional(), commitment: randomIdText, paid: amountText, seq }),
  /** The alliance's stream has given it up for good. */
  "reservation-lapsed": z.strictObject({ reservation: randomIdText }),
} as const;

export type Appropriation = {
  readonly year: string;
  readonly level: string;
  readonly basis: "gross" | "net";
  readonly amount: Cents;
  readonly state: AppropriationState;
  readonly decision: RandomId;
  readonly unused?: Cents;
  /** What came from the year before, within `amount`, and what of `unused` went to the year after. */
  readonly carriedIn: Cents;
  readonly carriedOut: Cents;
  /** How it came to be: every sum that was recorded and carried here, the earliest first. */
  readonly changes: readonly Change[];
};
export type Change = { readonly on: Day; readonly amount: Cents; readonly state: AppropriationState; readonly carried: Cents };
/** A sum that is proposed for a year. */
export type Proposal = Pick<Appropriation, "year" | "level" | "basis" | "amount"> & { readonly by: string; readonly on: Day };
/** `committed`: the sum of its commitments; `most`: the most that can be owed, as of entry `mostAt` of the alliance. */
export type Allotment = {
  readonly alliance: RandomId;
  readonly year: string;
  readonly level: string;
  readonly amount: Cents;
  readonly decision: RandomId;
  readonly committed: Cents;
  readonly paid: Cents;
  readonly most: Cents;
  readonly mostAt: number;
};
export type Reservation = {
  readonly id: RandomId;
  readonly alliance: RandomId;
  readonly year: string;
  readonly level: string;
  readonly amount: Cents;
  readonly most: Cents;
  readonly until: Instant;
  /** The commitment that it pays; absent, it is for a commitment to be made. */
  readonly paying?: RandomId;
};
/** What the budget knows of a commitment: its sum after entry `seq` of its alliance, and what was paid of it after entry `paidAt`. */
export type Held = { readonly allotment: string; readonly amount: Cents; readonly seq: number; readonly paid: Cents; readonly paidAt: number };

/** `open` are reservations that are neither used nor lapsed: their money is held, whether or not their time is over. */
export type Budget = {
  readonly appropriations: ReadonlyMap<string, Appropriation>;
  readonly proposals: ReadonlyMap<string, Proposal>;
  readonly allotments: ReadonlyMap<string, Allotment>;
  readonly open: ReadonlyMap<RandomId, Reservation>;
  readonly commitments: ReadonlyMap<RandomId, Held>;
};

export const budgetSlice: Slice<Budget> = {
  name: "budget",
  start: { appropriations: new Map(), proposals: new Map(), allotments: new Map(), open: new Map(), commitments: new Map() },
  fold,
};

type Place = { readonly year: string; readonly level: string };
export const placeKey = ({ year, level }: Place): string => `${year} ${level}`;
export const allotmentKey = (of: Place & { readonly alliance: RandomId }): string => `${of.alliance} ${placeKey(of)}`;

function fold(state: Budget, entry: Entry): Budget {
  switch (entry.kind) {
    case "appropriation-recorded":
      return recorded(state, entry, bodyOf(BUDGET_BODIES[entry.kind], entry));
    case "appropriation-proposed": {
      const { amount, ...body } = bodyOf(BUDGET_BODIES[entry.kind], entry);
      const proposal = { ...body, amount: centsOf(amount)!, on: entry.day };
      return { ...state, proposals: new Map(state.proposals).set(placeKey(body), proposal) };
    }
    case "appropriation-carried":
      return carried(state, entry, bodyOf(BUDGET_BODIES[entry.kind], entry));
    case "appropriation-lapsed": {
      const { unused, ...place } = bodyOf(BUDGET_BODIES[entry.kind], entry);
      const known = state.appropriations.get(placeKey(place));
      if (!known) return state;
      return { ...state, appropriations: new Map(state.appropriations).set(placeKey(place), { ...known, state: "lapsed", unused: centsOf(unused)! }) };
    }
    case "allotment-granted": {
      const { amount, ...body } = bodyOf(BUDGET_BODIES[entry.kind], entry);
      const before = state.allotments.get(allotmentKey(body));
      const granting = { ...body, amount: centsOf(amount)! };
      const granted = { committed: 0n, paid: 0n, most: 0n, mostAt: -1, ...before, ...granting };
      return { ...state, allotments: new Map(state.allotments).set(allotmentKey(body), granted) };
    }
    case "allotment-reserved": {
      const { reservation: id, amount, most, ...body } = bodyOf(BUDGET_BODIES[entry.kind], entry);
      return { ...state, open: new Map(state.open).set(id, { id, ...body, amount: centsOf(amount)!, most: centsOf(most)! }) };
    }
    case "allotment-used":
      return used(state, bodyOf(BUDGET_BODIES[entry.kind], entry));
    case "allotment-freed": {
      const { commitment, amount, seq } = bodyOf(BUDGET_BODIES[entry.kind], entry);
      const held = state.commitments.get(commitment);
      return held ? withCommitment(state, commitment, { ...held, amount: centsOf(amount)!, seq }) : state;
    }
    case "payment-reserved": {
      const { reservation: id, commitment, amount, until } = bodyOf(BUDGET_BODIES[entry.kind], entry);
      const held = state.commitments.get(commitment);
      if (!held) return state;
      const { alliance, year, level } = state.allotments.get(held.allotment)!;
      return { ...state, open: new Map(state.open).set(id, { id, alliance, year, level, amount: centsOf(amount)!, most: 0n, until, paying: commitment }) };
    }
    case "payment-used":
      return paid(state, bodyOf(BUDGET_BODIES[entry.kind], entry));
    case "reservation-lapsed":
      return without(state, bodyOf(BUDGET_BODIES[entry.kind], entry).reservation);
    default:
      return state;
  }
}

/** What was carried here stays beside the sum that the organ decided anew. */
function recorded(state: Budget, { day }: Entry, body: z.infer<(typeof BUDGET_BODIES)["appropriation-recorded"]>): Budget {
  const known = state.appropriations.get(placeKey(body));
  const { carriedIn = 0n, carriedOut = 0n, changes = [] } = known ?? {};
  const amount = centsOf(body.amount)! + carriedIn;
  const change = { on: day, amount, state: body.state, carried: 0n };
  const now: Appropriation = { ...body, amount, carriedIn, carriedOut, changes: [...changes, change] };
  return { ...state, appropriations: new Map(state.appropriations).set(placeKey(body), now) };
}

function carried(state: Budget, { day }: Entry, { year, level, amount: text }: z.infer<(typeof BUDGET_BODIES)["appropriation-carried"]>): Budget {
  const next = placeKey({ year: yearAfter(year), level });
  const [from, to] = [state.appropriations.get(placeKey({ year, level })), state.appropriations.get(next)];
  if (!from || !to) return state;
  const moved = centsOf(text)!;
  const amount = to.amount + moved;
  const changes = [...to.changes, { on: day, amount, state: to.state, carried: moved }];
  const appropriations = new Map(state.appropriations)
    .set(placeKey(from), { ...from, carriedOut: from.carriedOut + moved })
    .set(next, { ...to, amount, carriedIn: to.carriedIn + moved, changes });
  return { ...state, appropriations };
}

export function yearAfter(year: string): string {
  return String(Number(year) + 1);
}

function used(state: Budget, { reservation, commitment, amount, seq }: z.infer<(typeof BUDGET_BODIES)["allotment-used"]>): Budget {
  const taken = state.open.get(reservation);
  if (!taken) return state;
  const key = allotmentKey(taken);
  const before = state.commitments.get(commitment) ?? { allotment: key, paid: 0n, paidAt: -1 };
  const after = withCommitment(without(state, reservation), commitment, { ...before, amount: centsOf(amount)!, seq });
  const allotment = after.allotments.get(key)!;
  if (allotment.mostAt > seq) return after;
  return { ...after, allotments: new Map(after.allotments).set(key, { ...allotment, most: taken.most, mostAt: seq }) };
}

function paid(state: Budget, { reservation, commitment, paid, seq }: z.infer<(typeof BUDGET_BODIES)["payment-used"]>): Budget {
  const after = reservation === undefined ? state : without(state, reservation);
  const held = after.commitments.get(commitment);
  if (!held || held.paidAt >= seq) return after;
  const allotment = after.allotments.get(held.allotment)!;
  const now = centsOf(paid)!;
  return {
    ...after,
    commitments: new Map(after.commitments).set(commitment, { ...held, paid: now, paidAt: seq }),
    allotments: new Map(after.allotments).set(held.allotment, { ...allotment, paid: allotment.paid + now - held.paid }),
  };
}

/** What the alliance said later counts, in whatever order it came here. */
function withCommitment(state: Budget, id: RandomId, now: Held): Budget {
  const before = state.commitments.get(id);
  if (before && before.seq >= now.seq) return state;
  const allotment = state.allotments.get(now.allotment)!;
  const committed = allotment.committed + now.amount - (before?.amount ?? 0n);
  return {
    ...state,
    commitments: new Map(state.commitments).set(id, now),
    allotments: new Map(state.allotments).set(now.allotment, { ...allotment, committed }),
  };
}

function without(state: Budget, reservation: RandomId): Budget {
  const open = new Map(state.open);
  open.delete(reservation);
  return { ...state, open };
}

/** What one alliance binds of an allotment: its commitments and reservations, or the most that it can make owed, whichever is more. */
export type Bound = { readonly committed: Cents; readonly reserved: Cents; readonly most: Cents; readonly bound: Cents };

/** `asked` counts as one more reservation. */
export function boundBy(state: Budget, allotment: Allotment, asked?: { readonly amount: Cents; readonly most: Cents }): Bound {
  const key = allotmentKey(allotment);
  const open = [...state.open.values()].filter((reservation) => reservation.paying === undefined && allotmentKey(reservation) === key);
  const reserved = open.reduce((sum, { amount }) => sum + amount, 0n);
  const sum = allotment.committed + reserved + (asked?.amount ?? 0n);
  // Where nothing is committed, the agreement is not yet this purchaser's to pay.
  const most = sum === 0n ? 0n : [...open.map((each) => each.most), asked?.most ?? 0n].reduce((a, b) => (a > b ? a : b), allotment.most);
  return { committed: allotment.committed, reserved, most, bound: sum > most ? sum : most };
}

/** What was paid of an allotment, with what is about to be. */
export function paidOf(state: Budget, allotment: Allotment): Cents {
  const key = allotmentKey(allotment);
  const open = [...state.open.values()].filter((reservation) => reservation.paying !== undefined && allotmentKey(reservation) === key);
  return open.reduce((sum, { amount }) => sum + amount, allotment.paid);
}

/** The allotments out of one appropriation. */
export function allotmentsOf(state: Budget, place: Place): readonly Allotment[] {
  return [...state.allotments.values()].filter((allotment) => placeKey(allotment) === placeKey(place));
}

/** What stands of an appropriation: granted, allotted, reserved, committed, bound at most, and what is left of it. */
export type Standing = {
  readonly amount: Cents;
  readonly allotted: Cents;
  readonly reserved: Cents;
  readonly committed: Cents;
  readonly paid: Cents;
  readonly bound: Cents;
  /** Below zero when the appropriation was lowered under what binds it. */
  readonly left: Cents;
};

export function standingOf(state: Budget, appropriation: Appropriation): Standing {
  const allotments = allotmentsOf(state, appropriation);
  const each = allotments.map((allotment) => boundBy(state, allotment));
  const sum = (of: readonly Cents[]): Cents => of.reduce((a, b) => a + b, 0n);
  const bound = sum(each.map((one) => one.bound));
  return {
    amount: appropriation.amount,
    allotted: sum(allotments.map(({ amount }) => amount)),
    reserved: sum(each.map(({ reserved }) => reserved)),
    committed: sum(each.map(({ committed }) => committed)),
    paid: sum(allotments.map((allotment) => paidOf(state, allotment))),
    bound,
    left: appropriation.amount - bound,
  };
}

/** What a purchaser's own budget grants an alliance for a year over all binding levels. `annulled`: of a decision that was annulled, and so nothing. */
export type Granted = { readonly party: string; readonly year: string; readonly cents: Cents; readonly state: AppropriationState | "annulled" };

/** What the budget of a party grants an alliance, by year; `isShaken` tells decisions that were annulled. */
export function grantedTo(
  { appropriations, allotments }: Budget,
  alliance: RandomId,
  party: string,
  isShaken: (decision: RandomId) => boolean,
): readonly Granted[] {
  const own = [...allotments.values()].filter((allotment) => allotment.alliance === alliance);
  return [...Map.groupBy(own, ({ year }) => year)].map(([year, levels]) => {
    const standing = levels.filter(({ decision }) => !isShaken(decision));
    const states = standing.map((allotment) => appropriations.get(placeKey(allotment))?.state ?? "adopted");
    const state = standing.length === 0 ? "annulled" : (states.find((each) => each !== "adopted") ?? "adopted");
    return { party, year, cents: standing.reduce((all, { amount }) => all + amount, 0n), state };
  });
}
