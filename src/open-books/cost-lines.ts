/** A cost as the books keep it: the bytes of one line of a batch. Its members stand in the order of canonical JSON. */
import type { Agreement, VatKind } from "../agreement/agreement.ts";
import { type Refusal, refused } from "../api/decide.ts";
import type { Day, Month } from "../kernel/day.ts";
import { monthOf } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import { type Cents, formatCents } from "../kernel/money.ts";
import { decode } from "../kernel/utf8.ts";
import type { Body } from "../log/entry.ts";
import { type SettledLine, TEXT_FIELDS } from "./cost-book.ts";
import type { CostStatus } from "./open-books.ts";
import { MOST_CENTS } from "./cost-rows.ts";
import { type CostReading, createRowReader, type RowReader } from "./read-costs.ts";

/**
 * The line of a row that the reader took. Money is cents as text; `cents` is what counts: net, with VAT that is cost, without grants. `quantity` is
 * millionths of a unit. `row` is the physical line of the file, `booked` when the sender's own ledger booked it. A status that is absent is
 * accepted.
 */
export function lineOf(line: SettledLine, corrects?: string): Body {
  const { texts } = line;
  return {
    account: texts.account,
    approved: line.approved || undefined,
    booked: line.booked,
    cents: String(line.cents),
    "cost-centre": texts["cost-centre"],
    corrects,
    day: line.day,
    document: texts.document,
    grants: line.grants === 0n ? undefined : String(line.grants),
    line: line.line,
    net: String(line.net),
    party: line.party,
    quantity: line.quantity === 0n ? undefined : String(line.quantity),
    row: line.row === 0 ? undefined : line.row,
    status: line.status === "accepted" ? undefined : line.status,
    supplier: texts.supplier,
    "supplier-id": texts["supplier-id"],
    text: texts.text,
    type: line.type,
    vat: line.vat === undefined ? undefined : String(line.vat),
    "vat-kind": line.vatKind,
  };
}

/**
 * The bytes of `lineOf` without a correction, written straight: a million lines come this way. A reader's texts hold no NUL and no lone surrogate, and
 * are short; what `lineBytes` would make of the same line stands in a test.
 */
export function lineText(line: SettledLine): string {
  const { texts } = line;
  const optional = (name: string, value: string | undefined): string => (value === undefined ? "" : `,"${name}":${quotedJson(value)}`);
  const money = (name: string, value: bigint | undefined): string => (value === undefined || value === 0n ? "" : `,"${name}":"${value}"`);
  const first = texts.account === undefined ? "" : `"account":${quotedJson(texts.account)},`;
  return (
    `{${first}${line.approved ? '"approved":true,' : ""}${line.booked === undefined ? "" : `"booked":"${line.booked}",`}"cents":"${line.cents}"` +
    `${optional("cost-centre", texts["cost-centre"])},"day":"${line.day}"${optional("document", texts.document)}${money("grants", line.grants)}` +
    `,"line":"${line.line}","net":"${line.net}","party":"${line.party}"${money("quantity", line.quantity)}${line.row === 0 ? "" : `,"row":${line.row}`}` +
    `${line.status === "accepted" ? "" : `,"status":"${line.status}"`}${optional("supplier", texts.supplier)}${optional("supplier-id", texts["supplier-id"])}` +
    `${optional("text", texts.text)},"type":"${line.type}"${line.vat === undefined ? "" : `,"vat":"${line.vat}"`}${optional("vat-kind", line.vatKind)}}`
  );
}

/** Most texts need no escape. */
function quotedJson(text: string): string {
  return /["\\\p{Cc}\p{Cs}]/u.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** A line of the books, with the line that it corrects. */
export type BookLine = SettledLine & { readonly corrects?: string };
type Written = Readonly<Record<string, string>> & { readonly row?: number; readonly approved?: boolean };

/** The line of bytes that `lineOf` or `lineText` has made; of other bytes nothing is promised. */
export function readLine(bytes: Uint8Array): BookLine {
  const line = JSON.parse(decode(bytes).text ?? "") as Written;
  const money = (name: string): bigint => BigInt(line[name] ?? "0");
  return {
    row: line.row ?? 0,
    party: line["party"]!,
    line: line["line"]!,
    type: line["type"]!,
    day: line["day"]!,
    net: BigInt(line["net"]!),
    cents: BigInt(line["cents"]!),
    ...(line["vat"] === undefined ? {} : { vat: BigInt(line["vat"]) }),
    ...(line["vat-kind"] === undefined ? {} : { vatKind: line["vat-kind"] as VatKind }),
    grants: money("grants"),
    quantity: money("quantity"),
    status: (line["status"] ?? "accepted") as CostStatus,
    approved: line.approved ?? false,
    ...(line["booked"] === undefined ? {} : { booked: line["booked"] }),
    texts: Object.fromEntries(TEXT_FIELDS.flatMap((field) => (line[field] === undefined ? [] : [[field, line[field]]]))),
    ...(line["corrects"] === undefined ? {} : { corrects: line["corrects"] }),
  };
}

/** A cost that is sent by itself. Money is whole cents, a quantity has at most six decimals. */
export type CostRecord = {
  readonly line: Id;
  readonly type: Id;
  readonly day: Day;
  readonly net?: Cents | undefined;
  readonly vat?: Cents | undefined;
  readonly vatKind?: string | undefined;
  readonly grants?: Cents | undefined;
  readonly quantity?: string | undefined;
  readonly status?: string | undefined;
  readonly approved?: boolean | undefined;
  readonly supplier?: string | undefined;
  readonly supplierId?: string | undefined;
  readonly document?: string | undefined;
  readonly costCentre?: string | undefined;
  readonly account?: string | undefined;
  readonly text?: string | undefined;
  readonly corrects?: string | undefined;
};

const HEADER = "party,line,type,day,net,vat,vat-kind,grants,quantity,status,approved,supplier,supplier-id,document,cost-centre,account,text".split(",");

/** Rows that one reader takes: it remembers the names that have come, and the rows. */
const ROWS = 1_000;
type Reader = RowReader & { readonly lines: SettledLine[]; rows: number };
/** Costs that come one by one are read under one agreement thousands of times. */
const readers = new WeakMap<Agreement, Reader>();

function readerOf(agreement: Agreement): Reader {
  const lines: SettledLine[] = [];
  return { ...createRowReader({ agreement, file: "lines", onLine: (line) => lines.push({ ...line, row: 0 }) }, HEADER), lines, rows: 0 };
}

/** Records by the rules of a cost file: the same reader reads them, so that one cost cannot be right in a file and wrong by itself. */
export function readRecords(
  agreement: Agreement,
  party: Id,
  records: readonly CostRecord[],
): { readonly lines: readonly SettledLine[] } | { readonly refusals: readonly Refusal[] } {
  const beyond = records.flatMap(beyondIn);
  if (beyond.length > 0) return { refusals: beyond };
  const known = readers.get(agreement);
  const reader = known && known.rows + records.length <= ROWS ? known : readerOf(agreement);
  const rows = records.map((record) => cells(party, record));
  if (isTaken(reader, rows)) {
    readers.set(agreement, reader);
    return { lines: reader.lines.splice(0) };
  }
  readers.delete(agreement);
  if (reader.rows === rows.length) return { refusals: refusalsIn(reader.end()) };
  // What this one would tell is of others too: one that has read nothing else says why.
  const afresh = readerOf(agreement);
  isTaken(afresh, rows);
  return { refusals: refusalsIn(afresh.end()) };
}

function isTaken(reader: Reader, rows: readonly (readonly string[])[]): boolean {
  for (const row of rows) reader.take(row);
  reader.rows += rows.length;
  return reader.lines.length === rows.length;
}

function refusalsIn({ report }: CostReading): readonly Refusal[] {
  const faults = report.faults.filter(({ severity }) => severity === "fault");
  if (faults.length > 0) return faults.map(({ code, args, basis, at }) => refused(code, basis, args, `/lines/${at.line - 2}`));
  if (report.leftOut["outside-term"].rows > 0) return [refused("open-books/outside-term", "docs/books.md", {}, "/lines")];
  if (report.listed.length === 0) throw new Error("every record is a line or is listed");
  return report.listed.map(({ line, code, args }) => refused(code, "docs/cost-files.md", args, `/lines/${line - 2}`));
}

/** VAT that is no cost is kept as well, and the reader would leave it out without a word. */
function beyondIn(record: CostRecord, i: number): readonly Refusal[] {
  return (["net", "vat", "grants"] as const).flatMap((field) => {
    const cents = record[field] ?? 0n;
    if (cents <= MOST_CENTS && cents >= -MOST_CENTS) return [];
    const written = formatCents(cents);
    const text = written.length > 60 ? `${written.slice(0, 59)}…` : written;
    return [refused("costs/amount-beyond", "docs/cost-files.md", { text }, `/lines/${i}/${field}`)];
  });
}

/** The months that lines are of, in order. */
export function monthsOf(lines: readonly { readonly day: Day }[]): readonly Month[] {
  return [...new Set(lines.map(({ day }) => monthOf(day)))].sort();
}

function cells(party: Id, r: CostRecord): readonly string[] {
  const money = (cents: Cents | undefined): string => (cents === undefined ? "" : formatCents(cents));
  // A line break or a NUL is no part of a text.
  const texts = [r.supplier, r.supplierId, r.document, r.costCentre, r.account, r.text].map((text) => text?.replace(/\p{Cc}+/gu, " ") ?? "");
  const sums = [money(r.net), money(r.vat), r.vatKind ?? "", money(r.grants), r.quantity ?? ""];
  return [party, r.line, r.type, r.day, ...sums, r.status ?? "", r.approved ? "yes" : "", ...texts];
}
