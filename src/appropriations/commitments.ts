/** What purchasers have promised and paid in an alliance, on the record. Pure. */
import { z } from "zod";
import { FLOWS } from "../agreement/agreement.ts";
import type { Slice } from "../api/decide.ts";
import type { Day } from "../kernel/day.ts";
import { type Id, type RandomId } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";
import { centsOf, type Entry } from "../log/entry.ts";
import { amountText, bodyOf, dayText, idText, movedText, randomIdText, wordsText } from "../log/fields.ts";
import { levelText, yearText } from "./budget.ts";
import { MOST_TERMS, type MostTerm } from "./most.ts";

/** The most that can be owed, part by part, in cents. */
export const reckoned = z.partialRecord(z.enum(MOST_TERMS), amountText);

/** What a commitment is of: a purchaser of the agreement, to whom, for which line (absent: the whole agreement), in which year. */
export const OF = { purchaser: idText, provider: idText, line: idText.optional(), year: yearText, level: levelText };

/** Body by kind. A kind, once published, never changes. Sums are totals, not changes. */
export const COMMITMENT_BODIES = {
  "commitment-made": z.strictObject({
    commitment: randomIdText,
    ...OF,
    amount: amountText,
    decision: randomIdText,
    /** The purchaser's budget stream, and what was held there. */
    budget: randomIdText,
    reservation: randomIdText,
    /** It rests on an authority for a year whose budget is not adopted. */
    conditional: z.literal(true).optional(),
    /** The most that the purchaser could owe in the year when this was made, and which parts of it only its decision limits. */
    reckoning: reckoned,
    stated: z.array(z.enum(MOST_TERMS)).min(1).optional(),
  }),
  "commitment-changed": z.strictObject({
    commitment: randomIdText,
    amount: amountText,
    decision: randomIdText,
    reservation: randomIdText.optional(),
    reckoning: reckoned.optional(),
    stated: z.array(z.enum(MOST_TERMS)).min(1).optional(),
  }),
  /** Nothing more is owed by it: what was paid stands. */
  "commitment-ended": z.strictObject({ commitment: randomIdText, on: dayText, paid: amountText, decision: randomIdText.optional() }),
  /** Below 0, a refund. `document` is the number of the invoice or transfer. */
  "payment-noted": z.strictObject({
    payment: randomIdText,
    commitment: randomIdText,
    from: idText,
    to: idText,
    amount: movedText,
    year: yearText,
    flow: z.enum(FLOWS),
    document: wordsText(120).optional(),
    reservation: randomIdText.optional(),
  }),
  /** A reservation that this stream has not used, and from now on cannot. */
  "reservation-declined": z.strictObject({ reservation: randomIdText }),
} as const;

export type Commitment = {
  readonly id: RandomId;
  /** Whose it is: the organisation that the purchaser was bound to. */
  readonly organisation: RandomId;
  readonly purchaser: Id;
  readonly provider: Id;
  readonly line?: Id;
  readonly year: string;
  readonly level: string;
  readonly budget: RandomId;
  readonly amount: Cents;
  readonly paid: Cents;
  /** The numbers of invoices and transfers that it was paid by. */
  readonly documents: readonly string[];
  readonly decision: RandomId;
  readonly conditional: boolean;
  readonly endedOn?: Day;
  /** The entry that its sum, and the entry that what is paid, follows from. */
  readonly seq: number;
  readonly paidAt: number;
};
/** What became of a reservation here: the commitment and the entry that used it, or nothing for good. */
export type Fate = { readonly commitment: RandomId; readonly seq: number; readonly what: "amount" | "paid"; readonly total: Cents } | "declined";

export type Promised = {
  readonly commitments: ReadonlyMap<RandomId, Commitment>;
  readonly fates: ReadonlyMap<RandomId, Fate>;
  /** By `<purchaser> <year>`: what decisions state for parts of the most owed that the agreement does not hold. */
  readonly stated: ReadonlyMap<string, Readonly<Partial<Record<MostTerm, Cents>>>>;
};

export const promisedSlice: Slice<Promised> = {
  name: "promised",
  start: { commitments: new Map(), fates: new Map(), stated: new Map() },
  fold,
};

export const statedKey = (purchaser: Id, year: string): string => `${purchaser} ${year}`;

function fold(state: Promised, entry: Entry): Promised {
  switch (entry.kind) {
    case "commitment-made": {
      const { commitment: id, reservation, reckoning, stated, conditional, line, amount, ...rest } = bodyOf(COMMITMENT_BODIES[entry.kind], entry);
      const made: Commitment = {
        ...rest,
        id,
        organisation: entry.party ?? "",
        ...(line === undefined ? {} : { line }),
        amount: centsOf(amount)!,
        paid: 0n,
        documents: [],
        conditional: conditional ?? false,
        seq: entry.seq,
        paidAt: -1,
      };
      return used(withStated(put(state, made), made, reckoning, stated), reservation, made, "amount");
    }
    case "commitment-changed": {
      const { commitment, amount, decision, reservation, reckoning, stated } = bodyOf(COMMITMENT_BODIES[entry.kind], entry);
      const now = { ...state.commitments.get(commitment)!, amount: centsOf(amount)!, decision, seq: entry.seq };
      return used(withStated(put(state, now), now, reckoning, stated), reservation, now, "amount");
    }
    case "commitment-ended": {
      const { commitment, on, paid } = bodyOf(COMMITMENT_BODIES[entry.kind], entry);
      return put(state, { ...state.commitments.get(commitment)!, amount: centsOf(paid)!, endedOn: on, seq: entry.seq });
    }
    case "payment-noted": {
      const { commitment, amount, document, reservation } = bodyOf(COMMITMENT_BODIES[entry.kind], entry);
      const before = state.commitments.get(commitment)!;
      const documents = document === undefined || centsOf(amount)! < 0n ? before.documents : [...before.documents, document];
      const now = { ...before, paid: before.paid + centsOf(amount)!, documents, paidAt: entry.seq };
      return used(put(state, now), reservation, now, "paid");
    }
    case "reservation-declined":
      return { ...state, fates: new Map(state.fates).set(bodyOf(COMMITMENT_BODIES[entry.kind], entry).reservation, "declined") };
    default:
      return state;
  }
}

function put(state: Promised, commitment: Commitment): Promised {
  return { ...state, commitments: new Map(state.commitments).set(commitment.id, commitment) };
}

function used(state: Promised, reservation: RandomId | undefined, commitment: Commitment, what: "amount" | "paid"): Promised {
  if (reservation === undefined) return state;
  const seq = what === "amount" ? commitment.seq : commitment.paidAt;
  return { ...state, fates: new Map(state.fates).set(reservation, { commitment: commitment.id, seq, what, total: commitment[what] }) };
}

type Reckoning = z.infer<typeof reckoned>;

function withStated(state: Promised, { purchaser, year }: Commitment, reckoning: Reckoning | undefined, stated: readonly MostTerm[] | undefined): Promised {
  if (!stated || !reckoning) return state;
  const said = Object.fromEntries(stated.map((term) => [term, centsOf(reckoning[term] ?? "0")!]));
  return { ...state, stated: new Map(state.stated).set(statedKey(purchaser, year), { ...state.stated.get(statedKey(purchaser, year)), ...said }) };
}

/** What a purchaser has committed in a year, and paid of it. */
export function sumsOf({ commitments }: Promised, purchaser: Id, year: string): { readonly committed: Cents; readonly paid: Cents } {
  const own = [...commitments.values()].filter((each) => each.purchaser === purchaser && each.year === year);
  return { committed: own.reduce((sum, { amount }) => sum + amount, 0n), paid: own.reduce((sum, { paid }) => sum + paid, 0n) };
}

/** What else rests on a decision. */
export function restingOn({ commitments }: Promised, decision: RandomId, but?: RandomId): Cents {
  return [...commitments.values()].filter((each) => each.decision === decision && each.id !== but).reduce((sum, { amount }) => sum + amount, 0n);
}
