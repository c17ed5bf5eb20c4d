/** The books on the record: the bodies of their entries, and the small state that follows. Lines and texts stand beside the record (docs/log-format.md section 3). */
import { z } from "zod";
import type { Slice } from "../api/decide.ts";
import type { Day, Month } from "../kernel/day.ts";
import { type Id, type RandomId } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";
import { centsOf, type Entry } from "../log/entry.ts";
import { bodyOf, centsText, fileRefBody, idText, monthText, netLinesBody, notOf, randomIdText, wordsText } from "../log/fields.ts";
import { type ClosingState, foldClosing, NOTHING_CLOSED, placeOf, type Reconciliation, reconciliationOf } from "./closing/kinds.ts";

/** A line of the books: `<batch>/<line>`, both from 0. */
export const lineRef = z.string().regex(/^(0|[1-9]\d{0,8})\/(0|[1-9]\d{0,8})$/, notOf("api/not-line"));
/** What somebody writes for others to read: a question, an answer, a reason. */
export const longText = wordsText(20_000);
const entered = z.strictObject({
  batch: z.int().nonnegative(),
  organisation: randomIdText,
  party: idText,
  lines: netLinesBody,
  /** Of a file that was imported: a text that holds the SHA-256 of its bytes as sent, in hexadecimal. */
  file: fileRefBody.optional(),
  mapping: fileRefBody.optional(),
});
const decision = z.string().min(1).max(63);

/** Lines that one entry can name: it must stay below 65,535 bytes. */
export const MOST_NAMED = 1000;
export const OUTCOMES = ["accepted", "disallowed"] as const;

/** Body by kind. A kind, once published, never changes. */
export const BOOK_BODIES = {
  "costs-entered": entered,
  /** Every line names the line that it corrects, has that line's day, and counts beside it. */
  "costs-corrected": entered,
  "evidence-added": z.strictObject({ file: fileRefBody, for: z.array(lineRef).min(1).max(MOST_NAMED) }),
  "finding-opened": z.strictObject({ finding: randomIdText, party: idText, lines: z.array(lineRef).min(1).max(MOST_NAMED), question: fileRefBody }),
  "finding-answered": z.strictObject({ finding: randomIdText, answer: fileRefBody }),
  "finding-decided": z.strictObject({ finding: randomIdText, outcome: z.enum(OUTCOMES), reason: fileRefBody, decision: decision.optional() }),
  "finding-escalated": z.strictObject({ finding: randomIdText }),
  /**
   * Lines of conditional cost count from here on, or do so no more. `follows`: corrections that take off from approved lines and were booked with this
   * entry, so that they count as what they correct does.
   */
  "approval-decided": z.strictObject({
    lines: z.array(lineRef).min(1).max(MOST_NAMED),
    approved: z.boolean(),
    reason: fileRefBody.optional(),
    decision: decision.optional(),
    follows: z.literal(true).optional(),
  }),
  /** `total` is net; `counts` is what of it counted then, absent in entries from before it was signed. */
  "month-signed": z.strictObject({ party: idText, month: monthText, total: centsText, counts: centsText.optional(), count: z.int().nonnegative() }),
} as const;
export type BookKind = keyof typeof BOOK_BODIES;
export type BookBody<Kind extends BookKind> = z.infer<(typeof BOOK_BODIES)[Kind]>;

/** What a party has entered and corrected; `total` is the sum of net. Single records are batches of one line, so no batch is kept by itself. */
export type Entered = { readonly batches: number; readonly lines: number; readonly total: Cents; readonly last: Day };
/** Where a finding stands. Lines under a finding are disputed until it is decided, and again once it is escalated. */
export type FindingStatus = "questioned" | "answered" | "accepted" | "disallowed" | "escalated";
/** `escalated`: the day on which it was last brought before the organ. */
export type Finding = { readonly party: Id; readonly lines: number; readonly status: FindingStatus; readonly escalated?: Day };
/** `total` is net. `reconciliation`: how the month stood beside the party's own ledger when it was signed, at entry `seq`. */
export type Signed = {
  readonly total: Cents;
  /** What counted; absent in what was signed before it was asked. */
  readonly counts?: Cents;
  readonly count: number;
  readonly day: Day;
  readonly seq: number;
  readonly reconciliation: Reconciliation;
};
export type BooksState = {
  readonly entered: ReadonlyMap<Id, Entered>;
  readonly findings: ReadonlyMap<RandomId, Finding>;
  /** By `<party> <month>`. */
  readonly signed: ReadonlyMap<string, Signed>;
  readonly closing: ClosingState;
  /** Approved lines whose approval rests on a decision. */
  readonly approvedBy: ReadonlyMap<string, RandomId>;
};

export const booksSlice: Slice<BooksState> = {
  name: "books",
  start: { entered: new Map(), findings: new Map(), signed: new Map(), closing: NOTHING_CLOSED, approvedBy: new Map() },
  fold: foldBooks,
};

export function signedMonth({ signed }: BooksState, party: Id, month: Month): Signed | undefined {
  return signed.get(placeOf({ party, month }));
}

export function partsOf(ref: string): { readonly batch: number; readonly line: number } {
  const [batch, line] = ref.split("/").map(Number) as [number, number];
  return { batch, line };
}

function foldBooks(state: BooksState, entry: Entry): BooksState {
  const isOurs = (kind: string): kind is BookKind => Object.hasOwn(BOOK_BODIES, kind);
  if (!isOurs(entry.kind)) {
    const closing = foldClosing(state.closing, entry);
    return closing === state.closing ? state : { ...state, closing };
  }
  switch (entry.kind) {
    case "costs-entered":
    case "costs-corrected": {
      const { party, lines } = bodyOf(BOOK_BODIES[entry.kind], entry);
      const before = state.entered.get(party) ?? { batches: 0, lines: 0, total: 0n };
      const made = { batches: before.batches + 1, lines: before.lines + lines.count, total: before.total + centsOf(lines.total)!, last: entry.day };
      return { ...state, entered: new Map(state.entered).set(party, made) };
    }
    case "finding-opened": {
      const { finding, party, lines } = bodyOf(BOOK_BODIES[entry.kind], entry);
      return { ...state, findings: new Map(state.findings).set(finding, { party, lines: lines.length, status: "questioned" }) };
    }
    case "finding-answered":
      return standing(state, bodyOf(BOOK_BODIES[entry.kind], entry).finding, "answered");
    case "finding-decided": {
      const { finding, outcome } = bodyOf(BOOK_BODIES[entry.kind], entry);
      return standing(state, finding, outcome);
    }
    case "finding-escalated":
      return standing(state, bodyOf(BOOK_BODIES[entry.kind], entry).finding, "escalated", { escalated: entry.day });
    case "approval-decided": {
      const { lines, approved, decision } = bodyOf(BOOK_BODIES[entry.kind], entry);
      if (decision === undefined && state.approvedBy.size === 0) return state;
      const approvedBy = new Map(state.approvedBy);
      for (const ref of lines) {
        if (approved && decision !== undefined) approvedBy.set(ref, decision);
        else approvedBy.delete(ref);
      }
      return { ...state, approvedBy };
    }
    case "month-signed": {
      const { party, month, total, counts, count } = bodyOf(BOOK_BODIES[entry.kind], entry);
      const key = placeOf({ party, month });
      const reconciliation = reconciliationOf(state.closing.reconciled.get(key), { count, net: centsOf(total)! });
      const told = counts === undefined ? {} : { counts: centsOf(counts)! };
      const signed = { total: centsOf(total)!, ...told, count, day: entry.day, seq: entry.seq, reconciliation };
      return { ...state, signed: new Map(state.signed).set(key, signed) };
    }
    default:
      return state;
  }
}

function standing(state: BooksState, finding: RandomId, status: FindingStatus, more: Pick<Finding, "escalated"> = {}): BooksState {
  return { ...state, findings: new Map(state.findings).set(finding, { ...state.findings.get(finding)!, status, ...more }) };
}
