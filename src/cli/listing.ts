/** Says which rows of the data files do not count, with their number and their sum. */
import { fill } from "../kernel/refusal.ts";
import { showCents } from "../kernel/shown.ts";
import type { CostReport } from "../open-books/read-costs.ts";
import type { FactsReport } from "../settlement/facts-file.ts";
import { linesText } from "../settlement/file-notes.ts";
import type { Statement } from "../settlement/statement.ts";
import { FAULT_WORDS } from "./faults.ts";
import type { LeftOut } from "./loading.ts";
import type { Terminal } from "./terminal.ts";

type Row = { readonly line: number; readonly code: string; readonly args: Readonly<Record<string, string>>; readonly cents?: bigint };

/** Rows of one file that could not be read, and why; cents where an amount could be. */
export type Listing = {
  readonly file: string;
  readonly rows: number;
  readonly cents: bigint;
  readonly reasons: readonly { readonly code: string; readonly rows: number; readonly cents: bigint; readonly first: number }[];
  /** The first of them, in the order of the file. */
  readonly listed: readonly Row[];
};

/** The unreadable rows of a cost file; undefined when there are none. */
export function costListing(report: CostReport, file: string): Listing | undefined {
  const reasons = Object.entries(report.byCode).map(([code, tally]) => ({ code, ...tally }));
  if (report.refused || reasons.length === 0) return undefined;
  return { file, rows: reasons.reduce((sum, r) => sum + r.rows, 0), cents: reasons.reduce((sum, r) => sum + r.cents, 0n), reasons, listed: report.listed };
}

/** The unreadable rows of a results file; undefined when there are none. Their amounts are not known. */
export function factsListing(report: FactsReport, file: string): Listing | undefined {
  const rows = report.faults.filter((fault) => fault.severity === "fault");
  if (report.refused || rows.length + report.unlisted === 0) return undefined;
  const codes = Map.groupBy(rows, (fault) => fault.code);
  const reasons = [...codes].map(([code, of]) => ({ code, rows: of.length, cents: 0n, first: of[0]!.at.line }));
  const listed = rows.map(({ code, args, at }) => ({ line: at.line, code, args }));
  return { file, rows: rows.length + report.unlisted, cents: 0n, reasons, listed };
}

const SHOWN = 20;

/** A listing for people: the head with count and sum, each reason with its own, and the first rows. */
export function listingText(listing: Listing, terminal: Terminal, currency: string): string {
  const money = (cents: bigint) => showCents(cents, terminal.language, currency);
  const head = terminal.say("listed-head", { file: listing.file, n: String(listing.rows), sum: money(listing.cents) });
  const reasons = listing.reasons.map(
    (reason) => `  ${terminal.say("listed-reason", { code: reason.code, n: String(reason.rows), sum: money(reason.cents) })}`,
  );
  const rows = listing.listed.slice(0, SHOWN).map((row) => {
    const amount = row.cents === undefined ? "" : ` (${money(row.cents)})`;
    return `  ${listing.file}:${row.line}: ${sentence(row, terminal)}${amount} [${row.code}]`;
  });
  const more = listing.rows - rows.length;
  return [head, ...(listing.reasons.length > 1 ? reasons : []), ...rows, ...(more > 0 ? [`  ${terminal.say("listed-more", { n: String(more) })}`] : [])].join(
    "\n",
  );
}

function sentence(row: Row, terminal: Terminal): string {
  const words = Object.hasOwn(FAULT_WORDS, row.code) ? FAULT_WORDS[row.code] : undefined;
  return words ? fill(words.sentence[terminal.language], row.args) : Object.values(row.args).join(", ");
}

/** Rows that were read and do not count now. */
export function leftOutText(left: LeftOut, terminal: Terminal, currency: string): string {
  const lines = left.lines === undefined ? {} : { lines: linesText(left.lines) };
  return terminal.say(`left-${left.reason}`, { file: left.file, n: String(left.rows), sum: showCents(left.cents, terminal.language, currency), ...lines });
}

/** A listing for machines: cents as strings. */
export function listingJson(listing: Listing): object {
  return {
    ...listing,
    cents: String(listing.cents),
    reasons: listing.reasons.map((reason) => ({ ...reason, cents: String(reason.cents) })),
    listed: listing.listed.map((row) => ({ ...row, ...(row.cents === undefined ? {} : { cents: String(row.cents) }) })),
  };
}

/** The notes that a statement carries about rows that could not be read. The file by its name alone, as sources have it; sums in cents. */
export function listingNotes(listings: readonly Listing[]): Statement["notes"] {
  return listings.map((listing) => {
    const reasons = listing.reasons.map((reason) => `${reason.code} ${reason.rows}`).join(", ");
    const file = listing.file.split(/[\\/]/).at(-1)!;
    return { code: "listed-rows", args: { file, count: String(listing.rows), reasons, sum: String(listing.cents) } };
  });
}
