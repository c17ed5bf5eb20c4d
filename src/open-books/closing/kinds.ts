/** A month's end on the record: reconciliation with a party's own ledger, and accruals. Bodies of entries, and the small state that follows. */
import { z } from "zod";
import type { Day, Instant } from "../../kernel/day.ts";
import type { Cents } from "../../kernel/money.ts";
import { centsOf, type Entry } from "../../log/entry.ts";
import { amountText, bodyOf, centsText, fileRefBody, idText, monthText, notOf, randomIdText } from "../../log/fields.ts";

const seq = z.int().nonnegative();
const totals = z.strictObject({ count: seq, total: centsText });
/** Millionths of a unit. */
const quantity = z.string().regex(/^[1-9]\d{0,17}$/, notOf("api/not-count"));

/** Lines that one accrual may have. */
export const MOST_ACCRUED = 500;

/** Body by kind. A kind, once published, never changes. */
export const CLOSING_BODIES = {
  /**
   * A party's ledger extract of a month beside its books. Totals only: what the lines say stays with those who may see it. `books` and the matched are
   * cost as a ledger books it (net, with VAT that is cost); `net` is what the month is signed by.
   */
  "ledger-reconciled": z.strictObject({
    organisation: randomIdText,
    party: idText,
    month: monthText,
    file: fileRefBody,
    mapping: fileRefBody.optional(),
    ledger: totals,
    books: totals.extend({ net: centsText }),
    matched: totals,
    differing: z.strictObject({ count: seq, ledger: centsText, books: centsText }),
    onlyLedger: totals,
    onlyBooks: totals,
  }),
  /** What a month has cost and nobody has invoiced yet. The newest of a party and month counts alone; without lines there is none. */
  "accrual-entered": z.strictObject({
    organisation: randomIdText,
    party: idText,
    month: monthText,
    lines: z.array(z.strictObject({ line: idText, type: idText, net: amountText, quantity: quantity.optional() })).max(MOST_ACCRUED),
  }),
} as const;
export type ReconciledBody = z.infer<(typeof CLOSING_BODIES)["ledger-reconciled"]>;

export type Totals = { readonly count: number; readonly total: Cents };
/** `differences`: lines on one side only, and pairs whose sums differ. */
export type Reconciled = {
  readonly seq: number;
  readonly day: Day;
  readonly ledger: Totals;
  readonly books: Totals & { readonly net: Cents };
  readonly differences: number;
};
/** An accrual's entry; its lines are read from the entry when they are asked for. */
export type Accrual = { readonly seq: number; readonly at: Instant; readonly count: number; readonly total: Cents };

/** By `<party> <month>`: the newest reconciliation, and every accrual, oldest first. */
export type ClosingState = { readonly reconciled: ReadonlyMap<string, Reconciled>; readonly accruals: ReadonlyMap<string, readonly Accrual[]> };

export const NOTHING_CLOSED: ClosingState = { reconciled: new Map(), accruals: new Map() };

export function placeOf(of: { readonly party: string; readonly month: string }): string {
  return `${of.party} ${of.month}`;
}

/** How a month stands beside the ledger that it came from; `changed`: the books are not what they were when they were reconciled. */
export type Reconciliation = "none" | "agrees" | "differs" | "changed";

/** Where a month of `count` lines and `net` stands. Lines only ever come: for whom the net is closed (null), their count tells as much. */
export function reconciliationOf(reconciled: Reconciled | undefined, { count, net }: { readonly count: number; readonly net: Cents | null }): Reconciliation {
  if (!reconciled) return "none";
  if (reconciled.books.count !== count || (net !== null && reconciled.books.net !== net)) return "changed";
  return reconciled.differences === 0 ? "agrees" : "differs";
}

export function foldClosing(state: ClosingState, entry: Entry): ClosingState {
  if (entry.kind === "ledger-reconciled") {
    const { party, month, ledger, books, differing, onlyLedger, onlyBooks } = bodyOf(CLOSING_BODIES[entry.kind], entry);
    const reconciled: Reconciled = {
      seq: entry.seq,
      day: entry.day,
      ledger: { count: ledger.count, total: centsOf(ledger.total)! },
      books: { count: books.count, total: centsOf(books.total)!, net: centsOf(books.net)! },
      differences: differing.count + onlyLedger.count + onlyBooks.count,
    };
    return { ...state, reconciled: new Map(state.reconciled).set(placeOf({ party, month }), reconciled) };
  }
  if (entry.kind !== "accrual-entered") return state;
  const { party, month, lines } = bodyOf(CLOSING_BODIES[entry.kind], entry);
  const key = placeOf({ party, month });
  const made = { seq: entry.seq, at: entry.at, count: lines.length, total: lines.reduce((sum, { net }) => sum + centsOf(net)!, 0n) };
  return { ...state, accruals: new Map(state.accruals).set(key, [...(state.accruals.get(key) ?? []), made]) };
}
