/** What becomes of one row of a cost file: it is listed with a reason, left out with a reason, or settled. */
import { type Day, dayFromNumber } from "../kernel/day.ts";
import type { Fault } from "../kernel/refusal.ts";
import { highestVat } from "../law/law.ts";
import type { AmountReader } from "./amount.ts";
import { type Book, COLUMN, CONSTANT, NO_COLUMN, type SettledLine, TEXT_FIELDS, type TextField } from "./cost-book.ts";
import { beyondBounds, isPlainlyWithin } from "./cost-bounds.ts";
import { BY_PARTY, type CellReader, NEITHER, NO_TEXT } from "./cost-columns.ts";
import { STATUSES } from "./cost-groups.ts";
import { MOST_LISTED, type RowCode, add, adder, codeOfAmount, codeOfFlaw } from "./cost-report.ts";
import type { RowFlaw } from "./csv.ts";
import type { CostField } from "./headers.ts";
import { yearIndex } from "./days.ts";
import { decode } from "./text.ts";

/** The row in hand: where its cells are. */
export type Row = {
  bytes: Uint8Array;
  bounds: Int32Array;
  cells: number;
  line: number;
  /** Its amount is left to its quantity. */
  unpriced: boolean;
};

const MOST_UNKNOWN = 1000;

const NO_COLUMN_READ = -3;
const NO_CENTS = 0n;

export function takeRow(book: Book, row: Row, flaw: RowFlaw): void {
  book.rows++;
  row.unpriced = false;
  if (book.skips.length > 0 && flaw === "none" && isSkipped(book, row)) return skipRow(book, row);
  const width = book.headers.length;
  if (flaw !== "none" || row.cells !== width) {
    if (flaw === "row-overlong") return list(book, row, codeOfFlaw(flaw), NaN, 0n);
    if (row.cells < width)
      return list(book, row, flaw === "none" ? "csv/row-short" : codeOfFlaw(flaw), NaN, 0n, {
        cells: String(row.cells),
        width: String(width),
      });
    if (!emptyFrom(row, width))
      return list(book, row, flaw === "none" ? "csv/row-long" : codeOfFlaw(flaw), NaN, 0n, {
        cells: String(row.cells),
        width: String(width),
      });
  }
  const { reads, columns } = book;
  const { bytes, bounds } = row;
  const netAt = columns[COLUMN.net]! * 2;
  let net = reads.net.read(bytes, bounds[netAt]!, bounds[netAt + 1]!);
  let large = net === Infinity ? reads.net.large : 0n;
  if (net !== net) {
    if (reads.net.flaw !== "amount-empty" || !pricedByQuantity(book, row)) {
      book.unreadableAmounts++;
      if (reads.net.flaw === "amount-empty" && isEmptyDay(book, row)) book.emptyRows++;
      return list(book, row, flaw === "none" ? codeOfAmount(reads.net.flaw) : codeOfFlaw(flaw), NaN, 0n, { text: shown(book, row, "net") });
    }
    net = 0;
    large = 0n;
    row.unpriced = true;
  }
  add(book.readable, row.line, net, large);
  if (net < 0 || large < 0n) book.negative++;
  if (flaw !== "none") return list(book, row, codeOfFlaw(flaw), net, large);
  placeRow(book, row, net, large);
}

function isSkipped(book: Book, { bytes, bounds, cells }: Row): boolean {
  return book.skips.some(({ column, read }) => column < cells && read(bytes, bounds[column * 2]!, bounds[column * 2 + 1]!) >= 0);
}

/** The row counts nowhere; its amount, where it has one, is summed. */
function skipRow(book: Book, row: Row): void {
  const { net: reader } = book.reads;
  const at = book.columns[COLUMN.net]!;
  const net = at < row.cells ? reader.read(row.bytes, row.bounds[at * 2]!, row.bounds[at * 2 + 1]!) : NaN;
  const large = net === Infinity ? reader.large : 0n;
  if (net === net) add(book.readable, row.line, net, large);
  else book.unreadableAmounts++;
  if (net < 0 || large < 0n) book.negative++;
  add(book.leftOut.skipped, row.line, net, large);
  if (book.skipped.length < MOST_LISTED) book.skipped.push(row.line);
}

/** Whether the row's type is paid by its quantity, so that it needs no amount. */
function pricedByQuantity(book: Book, row: Row): boolean {
  const type = position(book, row, COLUMN.type, book.reads.type);
  return type >= 0 && book.byQuantity[type]!;
}

function placeRow(book: Book, row: Row, net: number, large: bigint): void {
  const { reads, segments, place } = book;
  const { bytes, bounds } = row;
  const at = book.columns[COLUMN.day]! * 2;
  const day = at >= 0 ? reads.day.read(bytes, bounds[at]!, bounds[at + 1]!) : constantDay(book);
  if (day !== day) {
    add(book.undated, row.line, net, large);
    return list(book, row, `costs/${reads.day.flaw}`, net, large, {
      text: shown(book, row, "day"),
    });
  }
  add((book.byYear[yearIndex(day)] ??= adder()), row.line, net, large);
  const segment = segments.byDay[day - segments.first] ?? -1;
  if (segment < 0) return leaveOutside(book, row, day, net, large);
  place.segment = segment;
  place.party = position(book, row, COLUMN.party, reads.party);
  place.line = position(book, row, COLUMN.line, reads.line);
  place.type = position(book, row, COLUMN.type, reads.type);
  if (place.party < 0) return unknown(book, row, "party", place.party, net, large);
  if (place.line < 0) return unknown(book, row, "line", place.line, net, large);
  if (place.type < 0) return unknown(book, row, "type", place.type, net, large);
  if (!book.mayBook[place.line]!.has(place.party)) {
    const { parties, lines } = book.options.agreement;
    return list(book, row, "costs/provider-not-on-line", net, large, {
      party: parties[place.party]!.id,
      line: lines[place.line]!.id,
    });
  }
  if (book.unpriced[place.type]!.has(place.party)) {
    return list(book, row, "costs/rate-missing", net, large, {
      party: book.options.agreement.parties[place.party]!.id,
      text: shown(book, row, "type"),
    });
  }
  countRow(book, row, day, net, large);
}

function leaveOutside(book: Book, row: Row, day: number, net: number, large: bigint): void {
  add(book.leftOut["outside-term"], row.line, net, large);
  if (book.outside.length < MOST_LISTED) book.outside.push({ line: row.line, day: dayName(day), cents: exact(net, large) });
}

function countRow(book: Book, row: Row, day: number, net: number, largeNet: bigint): void {
  const { reads, place } = book;
  const status = position(book, row, COLUMN.status, reads.status);
  if (status < 0 && status !== NO_COLUMN_READ) return unknown(book, row, "status", status, net, largeNet);
  const approved = position(book, row, COLUMN.approved, reads.approved);
  if (approved < 0 && approved !== NO_COLUMN_READ) return list(book, row, "costs/approved-unreadable", net, largeNet, { text: shown(book, row, "approved") });
  place.state = Math.max(0, status) * 2 + Math.max(0, approved);

  const kind = position(book, row, COLUMN["vat-kind"], reads.vatKind);
  if (kind < 0 && kind !== NO_COLUMN_READ) return list(book, row, "costs/vat-kind-unknown", net, largeNet, { text: shown(book, row, "vat-kind") });
  const declared = book.options.agreement.parties[place.party]!.vat;
  const byParty = kind === NO_COLUMN_READ || kind === BY_PARTY;
  if (!byParty && declared !== undefined && VAT_NAMES[kind] !== declared) {
    const { id } = book.options.agreement.parties[place.party]!;
    return list(book, row, "costs/vat-kind-other", net, largeNet, { text: shown(book, row, "vat-kind"), party: id, declared });
  }
  const counts = byParty ? book.vatIsCost[place.party]! : kind === NEITHER;
  const unseen = counts && book.columns[COLUMN.vat] === NO_COLUMN;
  const vat = unseen ? NaN : counts ? amount(book, row, COLUMN.vat, reads.vat, 0) : 0;
  if (vat !== vat && !book.byQuantity[place.type]!) return list(book, row, "costs/vat-unreadable", net, largeNet, { text: shown(book, row, "vat") });
  const grants = amount(book, row, COLUMN.grants, reads.grants, 0);
  if (grants !== grants) return list(book, row, "costs/grants-unreadable", net, largeNet, { text: shown(book, row, "grants") });
  if (grants !== 0 && book.byQuantity[place.type]!) return list(book, row, "costs/grants-on-quantity", net, largeNet, { text: shown(book, row, "grants") });
  const quantity = amount(book, row, COLUMN.quantity, reads.quantity, book.byQuantity[place.type]! ? NaN : 0);
  if (quantity !== quantity) return list(book, row, "costs/quantity-unreadable", net, largeNet, { text: shown(book, row, "quantity") });
  // A credit has both below zero: where only one is, the unit's price would be paid instead of taken off.
  if (book.byQuantity[place.type]! && signOf(net, largeNet) * signOf(quantity, quantity === Infinity ? reads.quantity.large : NO_CENTS) < 0)
    return list(book, row, "costs/quantity-sign", net, largeNet, {
      text: shown(book, row, "quantity"),
      net: shown(book, row, "net"),
    });

  let known = "";
  const bookedAt = book.columns[COLUMN.booked]! * 2;
  if (bookedAt >= 0) {
    const booked = reads.booked(row.bytes, row.bounds[bookedAt]!, row.bounds[bookedAt + 1]!);
    if (booked === undefined) return list(book, row, "costs/booked-unreadable", net, largeNet, { text: shown(book, row, "booked") });
    known = booked;
  }
  const beyond = book.options.onLine && fieldBeyond([net, vat, grants], quantity);
  if (beyond) return list(book, row, "costs/amount-beyond", net, largeNet, { text: shown(book, row, beyond) });
  const hasParts = (vat === vat && vat !== 0) || grants !== 0;
  if (hasParts && !isPlainlyWithin(net, vat === vat ? vat : 0, grants, mostOn(day))) {
    const parts = { net: exact(net, largeNet), vat: vat === vat ? exact(vat, reads.vat.large) : NO_CENTS, grants: exact(grants, reads.grants.large) };
    const flaw = beyondBounds(parts, dayName(day));
    if (flaw) return list(book, row, flaw.code, net, largeNet, flaw.args);
  }
  if (day > book.through) return add(book.leftOut["after-through"], row.line, net, largeNet);
  if (book.options.knownAt !== undefined && known > book.options.knownAt) return add(book.leftOut["not-yet-known"], row.line, net, largeNet);
  settle(book, row, net, largeNet, vat === vat ? vat : 0, grants, quantity, known);
  if (book.options.onLine) tellLine(book, row, day, { net, largeNet, kind, counts, vat: vat === vat ? vat : 0, grants, quantity, known });
}

/** Euro cents of a line of the books, of either sign: the sums of a batch of any size then stay within 64 bits. */
export const MOST_CENTS = 10 ** 12;
/** Millionths of a unit. */
const MOST_QUANTITY = 10 ** 15;
const AMOUNTS = ["net", "vat", "grants"] as const;

/** The first field that no line of the books can carry; what could not be read carries nothing. */
function fieldBeyond(cents: readonly number[], quantity: number): CostField | undefined {
  if (Math.abs(quantity) > MOST_QUANTITY) return "quantity";
  return AMOUNTS[cents.findIndex((amount) => Math.abs(amount) > MOST_CENTS)];
}

/** Below zero, zero or above; what is large comes as positive infinity whatever its sign. */
function signOf(value: number, large: bigint): number {
  return large === NO_CENTS ? Math.sign(value) : large > NO_CENTS ? 1 : -1;
}

function settle(book: Book, row: Row, net: number, largeNet: bigint, vat: number, grants: number, quantity: number, known: string): void {
  const { reads } = book;
  const largeVat = vat === Infinity ? reads.vat.large : 0n;
  const largeGrants = grants === Infinity ? reads.grants.large : 0n;
  const largeQuantity = quantity === Infinity ? reads.quantity.large : 0n;
  const plain = largeVat === 0n && largeGrants === 0n && largeNet === 0n;
  const large = plain ? 0n : exact(net, largeNet) + exact(vat, largeVat) - exact(grants, largeGrants);
  if (vat !== 0) add(book.vat, row.line, vat, largeVat);
  if (grants !== 0) add(book.grants, row.line, grants, largeGrants);
  book.settledRows++;
  if (book.netted[book.place.type]! && signOf(net, largeNet) > 0) add(book.raising, row.line, net, largeNet);
  if (known !== "") book.booked++;
  if (book.options.onDocument) tellDocument(book, row, book.options.onDocument);
  if (book.settledFirst === 0) book.settledFirst = row.line;
  book.groups.add(book.place, row.line, plain ? net + vat - grants : 0, large, largeQuantity === 0n ? quantity : 0, largeQuantity, known);
}

type Counted = { net: number; largeNet: bigint; kind: number; counts: boolean; vat: number; grants: number; quantity: number; known: string };

const VAT_NAMES = ["deductible", "refundable", "neither"] as const;

/** VAT that is no cost has not been read yet; where it cannot be read or is beyond all measure it is left out, because nothing is computed from it. */
function tellLine(book: Book, row: Row, day: number, counted: Counted): void {
  const { reads, place, options, lists } = book;
  const { agreement, onLine } = options;
  const large = (value: number, reader: AmountReader): bigint => (value === Infinity ? reader.large : BigInt(value));
  const vatIn = counted.counts ? large(counted.vat, reads.vat) : undefined;
  const grants = large(counted.grants, reads.grants);
  const net = exact(counted.net, counted.largeNet);
  const told = counted.counts || book.columns[COLUMN.vat] === NO_COLUMN ? NaN : amount(book, row, COLUMN.vat, reads.vat, NaN);
  const vat = vatIn ?? (Math.abs(told) <= MOST_CENTS ? large(told, reads.vat) : undefined);
  const kind = VAT_NAMES[counted.kind] ?? agreement.parties[place.party]!.vat;
  onLine!({
    row: row.line,
    party: agreement.parties[place.party]!.id,
    line: agreement.lines[place.line]!.id,
    type: lists.typeIds[place.type]!,
    day: dayName(day),
    net,
    cents: net + (vatIn ?? NO_CENTS) - grants,
    ...(vat === undefined ? {} : { vat }),
    ...(kind === undefined ? {} : { vatKind: kind }),
    grants,
    quantity: large(counted.quantity, reads.quantity),
    status: STATUSES[place.state >> 1]!,
    approved: place.state % 2 === 1,
    ...(counted.known === "" ? {} : { booked: counted.known }),
    texts: textsOf(book, row),
  });
}

const rates = new Map<number, number>();
function mostOn(day: number): number {
  const known = rates.get(day);
  if (known !== undefined) return known;
  const most = highestVat(dayName(day));
  rates.set(day, most);
  return most;
}

const dayNames = new Map<number, Day>();
function dayName(day: number): Day {
  const known = dayNames.get(day);
  if (known !== undefined) return known;
  const name = dayFromNumber(day);
  dayNames.set(day, name);
  return name;
}

/** The longest text that is taken over, in characters. */
const LONGEST_TEXT = 2000;

function textsOf(book: Book, { bytes, bounds }: Row): SettledLine["texts"] {
  const texts: Partial<Record<TextField, string>> = {};
  for (const field of TEXT_FIELDS) {
    const at = book.columns[COLUMN[field]]! * 2;
    if (at < 0 || bounds[at] === bounds[at + 1]) continue;
    const text = (decode(bytes, bounds[at]!, bounds[at + 1]!, book.options.mapping?.encoding ?? "auto") ?? "").trim();
    if (text !== "") texts[field] = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT).toWellFormed()}…` : text;
  }
  return texts;
}

function tellDocument(book: Book, { bytes, bounds }: Row, tell: NonNullable<Book["options"]["onDocument"]>): void {
  const at = book.columns[COLUMN.document]!;
  const text = at < 0 ? "" : (decode(bytes, bounds[at * 2]!, bounds[at * 2 + 1]!, book.options.mapping?.encoding ?? "auto") ?? "").trim();
  if (text !== "") tell(book.options.agreement.parties[book.place.party]!.id, text);
}

function exact(cents: number, large: bigint): bigint {
  return cents === Infinity ? large : BigInt(cents);
}

/** What a cell of a list stands for (`field` as in COLUMN); NO_COLUMN_READ where the file has no such column. */
function position(book: Book, row: Row, field: number, reader: CellReader): number {
  const column = book.columns[field]!;
  if (column >= 0) return reader(row.bytes, row.bounds[column * 2]!, row.bounds[column * 2 + 1]!);
  return column === CONSTANT ? reader(row.bytes, 0, 0) : NO_COLUMN_READ;
}

/** An amount; `empty` where the file has no such column or the cell is empty; NaN where it cannot be read. */
function amount(book: Book, row: Row, field: number, reader: AmountReader, empty: number): number {
  const column = book.columns[field]!;
  if (column === NO_COLUMN) return empty;
  const constant = column === CONSTANT ? book.constants[field]! : undefined;
  const value = constant ? reader.read(constant, 0, constant.length) : reader.read(row.bytes, row.bounds[column * 2]!, row.bounds[column * 2 + 1]!);
  return value !== value && reader.flaw === "amount-empty" ? empty : value;
}

function isEmptyDay(book: Book, row: Row): boolean {
  const at = book.columns[COLUMN.day]! * 2;
  return at >= 0 && row.bounds[at] === row.bounds[at + 1];
}

function constantDay(book: Book): number {
  const constant = book.constants[COLUMN.day]!;
  return book.reads.day.read(constant, 0, constant.length);
}

function unknown(book: Book, row: Row, field: "party" | "line" | "type" | "status", why: number, net: number, large: bigint): void {
  const text = shown(book, row, field);
  if (why === NO_TEXT) return list(book, row, "costs/text-encoding", net, large, { field });
  const key = `${field}\n${text}`;
  let seen = book.unknown.get(key);
  if (!seen && book.unknown.size < MOST_UNKNOWN) book.unknown.set(key, (seen = { field, text, sum: adder() }));
  if (seen) add(seen.sum, row.line, net, large);
  list(book, row, `costs/${field}-unknown`, net, large, { text });
}

function list(book: Book, row: Row, code: RowCode, cents: number, large: bigint, args: Fault["args"] = {}): void {
  const sum = book.byCode.get(code) ?? adder();
  book.byCode.set(code, sum);
  add(sum, row.line, cents, large);
  if (book.listed.length >= MOST_LISTED) book.unlisted++;
  else
    book.listed.push({
      line: row.line,
      code,
      args,
      ...(cents === cents && !row.unpriced ? { cents: exact(cents, large) } : {}),
    });
}

/** The text of a cell as a report may show it: short, and without line breaks. */
function shown(book: Book, row: Row, field: CostField): string {
  const column = book.columns[COLUMN[field]]!;
  if (column < 0) return book.options.mapping?.columns.get(field)?.constant ?? "";
  const from = row.bounds[column * 2]!;
  const to = row.bounds[column * 2 + 1]!;
  const text = decode(row.bytes, from, Math.min(to, from + 240), "auto")!.replace(/\p{Cc}+/gu, " ");
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function emptyFrom(row: Row, width: number): boolean {
  for (let i = width; i < row.cells; i++) if (row.bounds[2 * i] !== row.bounds[2 * i + 1]) return false;
  return true;
}
