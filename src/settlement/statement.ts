/** What a settlement returns: a plain value that JSON can carry (exact numbers as strings), in which every figure leads to its sources. */
import type { Flow } from "../agreement/agreement.ts";
import type { Day, Instant } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import type { Label, Unit } from "./graph.ts";
import type { NoteCode } from "./words.ts";

export type Component = "cost" | "development" | "fee" | "withheld" | "gain-and-pain" | "results" | "outcomes" | "late-interest";

/** One figure of the derivation. `value` is exact (`n/d`, in cents where the unit is cents); a rounded figure has op `rounded`. */
export type Figure = {
  readonly id: string;
  readonly label: Label;
  readonly unit: Unit;
  readonly value: string;
  readonly op: string;
  readonly inputs: readonly string[];
  /** The clause it rests on as `file:line`. */
  readonly clause?: string;
  /** The facts it was read from as `file:lines`. */
  readonly sources?: readonly string[];
};

/** How the euros of an obligation stand: only `payable` moves now. */
export type Standing = "payable" | "accrued" | "retained" | "notional" | "internal";

/** Cents that a purchaser owes a provider (negative: the provider owes the purchaser) for one year and component. */
export type Obligation = {
  readonly year: string;
  readonly component: Component;
  readonly provider: Id;
  readonly purchaser: Id;
  readonly standing: Standing;
  /** Rounded cents as a decimal string of whole cents. */
  readonly cents: string;
  readonly figure: string;
};

export type PartyTotal = {
  readonly party: Id;
  readonly side: "provider" | "purchaser";
  /** By year, component and standing; cents as strings. `receives` is positive for a provider's income, `owes` for a purchaser's cost. */
  readonly rows: readonly {
    readonly year: string;
    readonly component: Component;
    readonly standing: Standing;
    readonly cents: string;
    readonly figure: string;
  }[];
  readonly payable: string;
  readonly figure: string;
};

export type Payment = {
  readonly from: Id;
  readonly to: Id;
  readonly document: "invoice" | "self-billing" | "transfer" | "recharge" | "recovery";
  readonly flow: Flow | "late-interest";
  readonly terms: string;
  readonly cents: string;
  readonly figure: string;
  /** `none`: interest on late payment is the price of nothing. Statements made before it was told apart say `by-line` there. */
  readonly vat: "settled" | "by-line" | "none";
};

/** Whole cents as a string, and the figure that leads to what they were summed from. */
export type Sum = { readonly cents: string; readonly figure: string };

/** A file that a statement was made from: by its name from the agreement's folder, and the SHA-256 of its bytes in hexadecimal. */
export type MadeFrom = {
  readonly kind: "agreement" | "costs" | "results" | "mapping" | "earlier";
  readonly file: string;
  readonly sha256: string;
};

export type Statement = {
  readonly sameside: 1;
  readonly kind: "statement";
  readonly engine: string;
  readonly alliance: string;
  readonly agreement: string;
  readonly currency: string;
  /**
   * What each party and line is called; absent in statements made before names were carried. Key result areas by id, and by the indicator that
   * they read; absent where there are none.
   */
  readonly names?: {
    readonly parties: Readonly<Record<Id, string>>;
    readonly lines: Readonly<Record<Id, string>>;
    readonly areas?: Readonly<Record<Id, string>>;
    readonly indicators?: Readonly<Record<Id, string>>;
  };
  /** Absent in statements that were made from no files, or before hashes were carried. */
  readonly sources?: readonly MadeFrom[];
  readonly through: Day;
  readonly knownAt: Instant;
  readonly years: readonly { readonly year: string; readonly state: "interim" | "final"; readonly missing: readonly string[] }[];
  readonly obligations: readonly Obligation[];
  readonly parties: readonly PartyTotal[];
  readonly payments: readonly Payment[];
  /** What each party pays and gets by the payments, and what all of them come to; absent where nothing is paid, and in statements made before it was told. */
  readonly moved?: {
    readonly parties: readonly { readonly party: Id; readonly pays?: Sum; readonly receives?: Sum; readonly net: Sum }[];
    /** What one party pays another, where that is more than one payment. */
    readonly pairs: readonly ({ readonly from: Id; readonly to: Id } & Sum)[];
    readonly all: Sum;
  };
  /**
   * What does not move yet though it is payable: a fall kept until the final statement (`falls: final`), and money whose VAT is open. Cents as
   * strings, above zero where the provider would pay back, below zero where it waits for the money.
   */
  readonly held?: readonly {
    readonly flow: Payment["flow"];
    readonly provider: Id;
    readonly purchaser: Id;
    readonly cents: string;
    readonly reason: "fall" | "vat-open";
    /** What is due between the two; absent in statements made before it was told. */
    readonly figure?: string;
  }[];
  readonly appropriations: readonly {
    readonly year: string;
    readonly party: Id;
    /** Payable, retained and internal, and what has accrued against the purchaser, none of what has accrued in its favour. */
    readonly owes: string;
    /** 0 where `state` is `none`: the purchaser owes something for the year and has no appropriation for it. */
    readonly appropriation: string;
    readonly excess: string;
    readonly state: string;
    readonly figure: string;
    /** The sum and its state are those of the purchaser's own budget on the record; absent, the agreement's. Never in a stored statement. */
    readonly by?: "budget";
    /** What the agreement's own table says beside the budget. */
    readonly agreed?: string;
  }[];
  /** Cost that was recorded but is neither shared nor paid, by reason. */
  readonly apart: readonly {
    /** `outside-term`: of no contract period; `no-member`: its provider is no member on its day (older statements: `outside-term` as well). */
    readonly reason: "disputed" | "disallowed" | "in-fee" | "excluded" | "not-approved" | "outside-term" | "no-member" | "no-payer" | "no-units" | "over-cap";
    readonly cents: string;
    readonly count: number;
    readonly figure: string;
  }[];
  readonly volumeShares: readonly { readonly line: Id; readonly year: string; readonly provider: Id; readonly share: string; readonly figure: string }[];
  /** Claims that pay nothing, each with its reason. */
  readonly refusedClaims: readonly { readonly id: string; readonly reason: string; readonly source: string }[];
  readonly notes: readonly { readonly code: NoteCode; readonly args: Readonly<Record<string, string>>; readonly clause?: string }[];
  readonly figures: readonly Figure[];
};
