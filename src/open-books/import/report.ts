/** What became of every row of an imported file, as it is kept until the import is taken, and read again by pages. */
import type { Agreement } from "../../agreement/agreement.ts";
import type { Json } from "../../kernel/canonical.ts";
import type { Day } from "../../kernel/day.ts";
import type { Cents } from "../../kernel/money.ts";
import type { Fault } from "../../kernel/refusal.ts";
import type { LinesRef } from "../../log/reference.ts";
import { isConditional } from "../approvals/deciding.ts";
import type { CostReport } from "../cost-report.ts";
import type { LineSum } from "../line-sums.ts";
import { type Counted, countedSum } from "../shown/line.ts";

/** The reader's report, with the batch that its settled rows became; rows of other parties are in none. */
export type ImportReport = CostReport & {
  readonly lines: LinesRef & { readonly sum: "net"; readonly total: string };
  readonly sums: readonly LineSum[];
  readonly other: { readonly rows: number; readonly net: bigint };
};

export type KeptTally = { readonly rows: number; readonly cents: string; readonly first: number };
export type KeptRow = { readonly line: number; readonly code: string; readonly args: Fault["args"]; readonly cents?: string };
export type KeptSum = Omit<LineSum, keyof KeptParts> & KeptParts;
/** Cents as text: net, grants, and what it costs as booked; the rest of it is VAT that stays a cost. And millionths of a unit. */
type KeptParts = { readonly net: string; readonly grants: string; readonly cents: string; readonly quantity: string };
export type KeptCounted = Readonly<Record<keyof Counted, string>>;
/** As JSON holds it: sums are cents as text. `leftOut` counts the rows that are listed with a fault or belong to another party; those outside the
 * contract periods stand in `outside`. */
export type KeptReport = {
  readonly rows: number;
  readonly blankLines: number;
  readonly separator: string;
  readonly headerLine: number;
  readonly columns: Readonly<Record<string, string>>;
  readonly readable: KeptTally;
  readonly unreadableAmounts: number;
  readonly emptyRows: number;
  readonly negative: number;
  readonly undated: KeptTally;
  readonly byYear: Readonly<Record<string, KeptTally>>;
  readonly settled: KeptTally;
  readonly outside: KeptTally;
  /** The first rows of those outside the contract periods. */
  readonly outsideRows: readonly { readonly line: number; readonly day: Day; readonly cents: string }[];
  readonly skipped: KeptTally;
  readonly other: { readonly rows: number; readonly net: string };
  readonly byCode: Readonly<Record<string, KeptTally>>;
  readonly listed: readonly KeptRow[];
  readonly unlisted: number;
  readonly unknown: readonly { readonly field: string; readonly text: string; readonly rows: number; readonly cents: string }[];
  readonly faults: readonly { readonly code: string; readonly severity: string; readonly line: number; readonly args: Fault["args"] }[];
  readonly lines: ImportReport["lines"];
  readonly counts: KeptCounted;
  readonly months: readonly ({ readonly month: string; readonly count: number } & KeptCounted)[];
  readonly sums: readonly KeptSum[];
  readonly leftOut: number;
};

/** Listed rows that are kept; all are counted. */
const MOST_KEPT = 500;

/** By the agreement that the file was read by. */
export function reportJson(report: ImportReport, agreement: Agreement): string {
  const { rows, blankLines, separator, headerLine, columns, unreadableAmounts, emptyRows, negative, byCode, leftOut, lines, other } = report;
  const listed = Object.values(byCode).reduce((sum, tally) => sum + tally.rows, 0);
  const kept: KeptReport = {
    rows,
    blankLines,
    separator,
    headerLine,
    columns: columns as Readonly<Record<string, string>>,
    readable: keptTally(report.readable),
    unreadableAmounts,
    emptyRows,
    negative,
    undated: keptTally(report.undated),
    byYear: keptAll(report.byYear),
    settled: keptTally(report.settled),
    outside: keptTally(leftOut["outside-term"]),
    outsideRows: report.outside.slice(0, MOST_KEPT).map(({ line, day, cents }) => ({ line, day, cents: String(cents) })),
    skipped: keptTally(leftOut.skipped),
    other: { rows: other.rows, net: String(other.net) },
    byCode: keptAll(byCode),
    listed: report.listed
      .slice(0, MOST_KEPT)
      .map(({ line, code, args, cents }) => ({ line, code, args, ...(cents === undefined ? {} : { cents: String(cents) }) })),
    unlisted: report.unlisted + Math.max(0, report.listed.length - MOST_KEPT),
    unknown: report.unknown.slice(0, 100).map(({ field, text, rows: count, cents }) => ({ field, text, rows: count, cents: String(cents) })),
    faults: report.faults.map(({ code, severity, at, args }) => ({ code, severity, line: at.line, args })),
    lines,
    counts: keptCounted(agreement, report.sums),
    months: monthsOf(agreement, report.sums),
    sums: report.sums.map((sum) => {
      return { ...sum, net: String(sum.net), grants: String(sum.grants), cents: String(sum.cents), quantity: String(sum.quantity) };
    }),
    leftOut: listed + other.rows,
  };
  return JSON.stringify(kept satisfies Json);
}

export function readReport(json: string): KeptReport {
  return JSON.parse(json) as KeptReport;
}

/** The sums as they were before they became JSON. */
export function sumsOf({ sums }: KeptReport): readonly LineSum[] {
  return sums.map((sum) => {
    return { ...sum, net: BigInt(sum.net), grants: BigInt(sum.grants), cents: BigInt(sum.cents), quantity: BigInt(sum.quantity) };
  });
}

/** What of the lines enters the settlement. */
export function countsIn({ counts }: KeptReport): Cents {
  return BigInt(counts.counts);
}

function keptCounted(agreement: Agreement, sums: readonly LineSum[]): KeptCounted {
  const { net, vat, grants, counts, apart, priced } = countedSum(agreement, sums);
  return { net: String(net), vat: String(vat), grants: String(grants), counts: String(counts), apart: String(apart), priced: String(priced) };
}

/** As it was before it became JSON. */
export function countedFrom({ net, vat, grants, counts, apart, priced }: KeptCounted): Counted {
  return { net: BigInt(net), vat: BigInt(vat), grants: BigInt(grants), counts: BigInt(counts), apart: BigInt(apart), priced: BigInt(priced) };
}

/** What of a file will wait for approval: lines of conditional cost, whatever the file says of them. */
export function waitingIn(report: KeptReport, agreement: Agreement): { readonly rows: number } & KeptCounted {
  const waits = sumsOf(report).filter(({ party, type }) => isConditional(agreement, party, type));
  return { rows: waits.reduce((all, { count }) => all + count, 0), ...keptCounted(agreement, waits) };
}

function monthsOf(agreement: Agreement, sums: readonly LineSum[]): KeptReport["months"] {
  const months = Map.groupBy(sums, ({ month }) => month);
  return [...months]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, of]) => ({
      month,
      count: of.reduce((sum, { count }) => sum + count, 0),
      ...keptCounted(agreement, of),
    }));
}

function keptTally({ rows, cents, first }: { readonly rows: number; readonly cents: bigint; readonly first: number }): KeptTally {
  return { rows, cents: String(cents), first };
}

function keptAll(
  tallies: Readonly<Record<string, { readonly rows: number; readonly cents: bigint; readonly first: number }>>,
): Readonly<Record<string, KeptTally>> {
  return Object.fromEntries(Object.entries(tallies).map(([key, tally]) => [key, keptTally(tally)]));
}
