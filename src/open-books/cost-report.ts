/** What became of every row of a cost file: each row is in exactly one tally, so that the tallies add up to the file. */
import type { Day } from "../kernel/day.ts";
import type { Fault } from "../kernel/refusal.ts";
import type { Cents } from "../kernel/money.ts";
import type { RowFlaw } from "./csv.ts";
import type { AmountFlaw } from "./amount.ts";
import type { CostField } from "./headers.ts";

/** Why a row could not be read. */
const ROW_CODES = [
  "csv/quote-unclosed",
  "csv/quote-stray",
  "csv/row-overlong",
  "csv/row-short",
  "csv/row-long",
  "costs/amount-empty",
  "costs/amount-unreadable",
  "costs/amount-ambiguous",
  "costs/amount-decimals",
  "costs/amount-beyond",
  "costs/day-missing",
  "costs/day-unreadable",
  "costs/day-impossible",
  "costs/party-unknown",
  "costs/line-unknown",
  "costs/type-unknown",
  "costs/text-encoding",
  "costs/provider-not-on-line",
  "costs/rate-missing",
  "costs/status-unknown",
  "costs/approved-unreadable",
  "costs/vat-kind-unknown",
  "costs/vat-kind-other",
  "costs/vat-unreadable",
  "costs/vat-beyond",
  "costs/grants-unreadable",
  "costs/grants-on-quantity",
  "costs/grants-beyond",
  "costs/quantity-unreadable",
  "costs/quantity-sign",
  "costs/booked-unreadable",
] as const;
export type RowCode = (typeof ROW_CODES)[number];
/** Rows that can be read and do not count now, and those that the mapping says to skip. */
export const LEFT_OUT = ["outside-term", "after-through", "not-yet-known", "skipped"] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/** `cents` is what the rows would have counted, as far as an amount could be read: net, and VAT and grants once those were read. */
export type Tally = {
  readonly rows: number;
  readonly cents: Cents;
  /** The physical line of the first. */ readonly first: number;
};

export type ListedRow = {
  readonly line: number;
  readonly code: RowCode;
  readonly args: Fault["args"];
  readonly cents?: Cents;
};

/** A row whose day is outside the contract periods. */
export type OutsideRow = { readonly line: number; readonly day: Day; readonly cents: Cents };

export type UnknownText = {
  readonly field: CostField;
  readonly text: string;
  readonly rows: number;
  readonly cents: Cents;
  readonly first: number;
};

export type CostReport = {
  readonly file: string;
  readonly separator: string;
  readonly headerLine: number;
  /** Header by field: what was taken for what. */
  readonly columns: Readonly<Partial<Record<CostField, string>>>;
  readonly utf16: boolean;
  /** Texts that were no UTF-8 and were read as Windows-1252, counted once per different text. */
  readonly recoded: number;
  /** Rows below the header, without empty lines. */
  readonly rows: number;
  readonly blankLines: number;
  /** Rows whose net amount could be read, and its sum: the control total. */
  readonly readable: Tally;
  /** Rows whose amount could not be read: empty, unreadable, ambiguous or with too many decimals. */
  readonly unreadableAmounts: number;
  /** Of those, the rows without a day as well. */
  readonly emptyRows: number;
  /** Rows with a readable amount below zero: credits. */
  readonly negative: number;
  /** Rows with a readable amount and day, by year of the day. */
  readonly byYear: Readonly<Record<string, Tally>>;
  /** Rows with a readable amount and without a readable day. */
  readonly undated: Tally;
  readonly settled: Tally;
  /** Net, VAT that is cost, and grants of the settled rows; net + vat − grants = settled.cents. */
  readonly parts: { readonly net: Cents; readonly vat: Cents; readonly grants: Cents };
  /** Settled rows above zero of a type that is netted: income as ledgers have it, which raises the cost that it should lower. Their net. */
  readonly raising: Tally;
  /** Settled rows that say when they were booked. */
  readonly booked: number;
  readonly leftOut: Readonly<Record<LeftOut, Tally>>;
  /** The lines of the first MOST_LISTED rows that the mapping skips. */
  readonly skipped: readonly number[];
  /** The first MOST_LISTED rows outside the contract periods. */
  readonly outside: readonly OutsideRow[];
  readonly byCode: Readonly<Partial<Record<RowCode, Tally>>>;
  /** The first MOST_LISTED rows that could not be read. */
  readonly listed: readonly ListedRow[];
  readonly unlisted: number;
  readonly unknown: readonly UnknownText[];
  /** Faults of the file as a whole and warnings. */
  readonly faults: readonly Fault[];
  /** The file is refused: no group is made. */
  readonly refused: boolean;
};

export const MOST_LISTED = 1000;

/** Whole numbers below this, and sums of two of them, are exact in doubles. */
export const EXACT = 2 ** 52;

/** Adds whole cents fast while they are small and exactly when they are not; `sum` holds one number, unboxed. */
export type Adder = { rows: number; readonly sum: Float64Array; large: bigint; first: number };

export function adder(): Adder {
  return { rows: 0, sum: new Float64Array(1), large: 0n, first: 0 };
}

/** Adds a row; `cents` within ±EXACT, or NaN for a row without an amount; what is larger comes as `large`. */
export function add(to: Adder, line: number, cents: number, large = 0n): void {
  if (to.rows++ === 0) to.first = line;
  if (large !== 0n) to.large += large;
  else if (cents === cents) {
    const sum = to.sum[0]! + cents;
    if (sum < EXACT && sum > -EXACT) to.sum[0] = sum;
    else {
      to.large += BigInt(to.sum[0]!);
      to.sum[0] = cents;
    }
  }
}

export function tally(from: Adder | undefined): Tally {
  return from ? { rows: from.rows, cents: from.large + BigInt(from.sum[0]!), first: from.first } : { rows: 0, cents: 0n, first: 0 };
}

export function codeOfFlaw(flaw: Exclude<RowFlaw, "none">): RowCode {
  return `csv/${flaw}`;
}

export function codeOfAmount(flaw: AmountFlaw): RowCode {
  return `costs/${flaw}`;
}
