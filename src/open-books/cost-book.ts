/** The state of a cost file while it is read: what its columns are, and the sums of what became of its rows. */
import type { Agreement, VatKind } from "../agreement/agreement.ts";
import { isByQuantity, priceFor } from "../agreement/pricing.ts";
import { type Day, type Instant, dayFromNumber, dayNumber, endOfDay, parseInstant } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";
import type { Fault } from "../kernel/refusal.ts";
import { type AmountReader, createAmountReader } from "./amount.ts";
import { type CellReader, type Lists, UNKNOWN, approvals, createCellReader, listsOf, statuses, vatKinds } from "./cost-columns.ts";
import { type Groups, type Place, type Segments, createGroups, segmentsOf } from "./cost-groups.ts";
import { type Adder, type LeftOut, type OutsideRow, type RowCode, adder } from "./cost-report.ts";
import { type DayReader, createDayReader } from "./days.ts";
import { COST_FIELDS, type CostField, headerKey, recogniseCosts } from "./headers.ts";
import type { Span } from "../agreement/tree.ts";
import type { Mapping } from "./mapping.ts";
import type { CostStatus } from "./open-books.ts";
import { faultAt } from "./table.ts";
import { decode, encodeUtf8 } from "./text.ts";

export type CostOptions = {
  readonly agreement: Agreement;
  /** The name that sources and faults carry. */
  readonly file: string;
  readonly mapping?: Mapping;
  /** Rows of a later day are left out. */
  readonly through?: Day;
  /** Rows booked later are left out. */
  readonly knownAt?: Instant;
  /** Told of the party and the document number of every settled row that has one. */
  readonly onDocument?: (party: Id, document: string) => void;
  /** Told of every settled row with what it says, in the order of the file. */
  readonly onLine?: (line: SettledLine) => void;
  /** Bytes gathered before they are scanned. */
  readonly block?: number;
};

/** A settled row. `vat` is told as it is written, whether or not it is cost; texts are trimmed, and empty ones absent. */
export type SettledLine = {
  /** The physical line of the file. */
  readonly row: number;
  readonly party: Id;
  readonly line: Id;
  readonly type: Id;
  readonly day: Day;
  readonly net: Cents;
  /** Net, with VAT that is cost, without grants. */
  readonly cents: Cents;
  readonly vat?: Cents;
  readonly vatKind?: VatKind;
  readonly grants: Cents;
  /** Millionths of a unit. */
  readonly quantity: bigint;
  readonly status: CostStatus;
  readonly approved: boolean;
  /** When the sender's ledger booked it. */
  readonly booked?: Instant;
  readonly texts: Readonly<Partial<Record<TextField, string>>>;
};
export const TEXT_FIELDS = ["account", "cost-centre", "document", "supplier", "supplier-id", "text"] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

type Reads = {
  net: AmountReader;
  vat: AmountReader;
  grants: AmountReader;
  quantity: AmountReader;
  day: DayReader;
  party: CellReader;
  line: CellReader;
  type: CellReader;
  status: CellReader;
  approved: CellReader;
  vatKind: CellReader;
  booked: (bytes: Uint8Array, from: number, to: number) => string | undefined;
};

/** What a reader takes from the agreement, the same for every file. */
type Terms = {
  readonly lists: Lists;
  readonly segments: Segments;
  /** By party: whether VAT is cost; by line: which parties may book on it; by type: whether a quantity prices it. */
  readonly vatIsCost: readonly boolean[];
  readonly mayBook: readonly ReadonlySet<number>[];
  readonly byQuantity: readonly boolean[];
  /** By type: whether it is taken off the cost. */
  readonly netted: readonly boolean[];
  /** By type: the parties that have no rate or coefficient for it, where it takes one. */
  readonly unpriced: readonly ReadonlySet<number>[];
};

export type Book = Terms & {
  readonly options: CostOptions;
  readonly groups: Groups;
  readonly reads: Reads;
  /** By field, in the order of COST_FIELDS: its column, -1 for none, or -2 for one text in every row. */
  readonly columns: Int32Array;
  readonly constants: (Uint8Array | undefined)[];
  readonly through: number;
  headers: readonly string[];
  rows: number;
  recoded: number;
  readable: Adder;
  undated: Adder;
  settledRows: number;
  settledFirst: number;
  vat: Adder;
  grants: Adder;
  raising: Adder;
  booked: number;
  unreadableAmounts: number;
  emptyRows: number;
  negative: number;
  /** By year − FIRST_YEAR. */
  byYear: Adder[];
  unlisted: number;
  leftOut: Record<LeftOut, Adder>;
  byCode: Map<RowCode, Adder>;
  /** The columns in which the mapping skips rows. */
  skips: { readonly column: number; readonly read: CellReader }[];
  skipped: number[];
  outside: OutsideRow[];
  listed: { line: number; code: RowCode; args: Fault["args"]; cents?: bigint }[];
  unknown: Map<string, { field: CostField; text: string; sum: Adder }>;
  place: Place;
};

export const COLUMN = Object.fromEntries(COST_FIELDS.map((field, i) => [field, i])) as Readonly<Record<CostField, number>>;
const REQUIRED = ["party", "line", "type", "day", "net"] as const;
export const NO_COLUMN = -1;
export const CONSTANT = -2;

export function openBook(options: CostOptions): Book {
  const { agreement, mapping, file, through } = options;
  const terms = termsOf(agreement);
  const book: Book = {
    ...terms,
    options,
    groups: createGroups(agreement, terms.segments, terms.lists.typeIds, file),
    reads: undefined as unknown as Reads,
    columns: new Int32Array(COST_FIELDS.length).fill(NO_COLUMN),
    constants: [],
    through: through === undefined ? Infinity : dayNumber(through),
    headers: [],
    rows: 0,
    recoded: 0,
    readable: adder(),
    undated: adder(),
    settledRows: 0,
    settledFirst: 0,
    vat: adder(),
    grants: adder(),
    raising: adder(),
    booked: 0,
    unreadableAmounts: 0,
    emptyRows: 0,
    negative: 0,
    byYear: [],
    unlisted: 0,
    leftOut: { "outside-term": adder(), "after-through": adder(), "not-yet-known": adder(), skipped: adder() },
    byCode: new Map(),
    skips: [],
    skipped: [],
    outside: [],
    listed: [],
    unknown: new Map(),
    place: { party: 0, line: 0, type: 0, segment: 0, state: 0 },
  };
  return Object.assign(book, { reads: readsOf(book, mapping) });
}

/** Costs that come one by one are read under one agreement thousands of times. */
const known = new WeakMap<Agreement, Terms>();

function termsOf(agreement: Agreement): Terms {
  const before = known.get(agreement);
  if (before) return before;
  const lists = listsOf(agreement);
  const position = new Map(agreement.parties.map((party, i) => [party.id, i]));
  const terms: Terms = {
    lists,
    segments: segmentsOf(agreement),
    vatIsCost: agreement.parties.map((party) => party.vat === "neither"),
    mayBook: agreement.lines.map((line) => new Set(line.providers.map((id) => position.get(id) ?? UNKNOWN))),
    byQuantity: lists.typeIds.map((id) => isByQuantity(agreement.costTypes[id]!)),
    netted: lists.typeIds.map((id) => agreement.costTypes[id]!.class === "netted"),
    unpriced: lists.typeIds.map((id) => unpricedParties(agreement, id)),
  };
  known.set(agreement, terms);
  return terms;
}

function readsOf(book: Book, mapping: Mapping | undefined): Reads {
  const { agreement } = book.options;
  const format = { ...mapping?.amounts, euro: agreement.currency === "EUR" };
  const onRecoded = (): void => void book.recoded++;
  const cell = (field: CostField, of: Parameters<typeof createCellReader>[0]): CellReader =>
    createCellReader(of, mapping?.columns.get(field), mapping?.encoding, onRecoded);
  return {
    net: createAmountReader(format, 2),
    vat: createAmountReader(format, 2),
    grants: createAmountReader(format, 2),
    quantity: createAmountReader(format, 6),
    day: createDayReader(mapping?.days),
    party: cell("party", book.lists.parties),
    line: cell("line", book.lists.lines),
    type: cell("type", book.lists.types),
    status: cell("status", statuses),
    approved: cell("approved", approvals),
    vatKind: cell("vat-kind", vatKinds),
    booked: createBookedReader(mapping),
  };
}

/** Instants, or days in the formats of the file meaning their last moment; empty: known from the beginning; undefined: unreadable. */
function createBookedReader(mapping: Mapping | undefined): Reads["booked"] {
  const days = createDayReader(mapping?.days);
  const memory = new Map<number, string>();
  return (bytes, from, to) => {
    if (from === to) return "";
    const day = days.read(bytes, from, to);
    if (day === day) {
      const seen = memory.get(day);
      if (seen !== undefined) return seen;
      const instant = endOfDay(dayFromNumber(day));
      memory.set(day, instant);
      return instant;
    }
    return days.flaw === "day-missing" ? "" : parseInstant(to - from > 64 ? "" : decode(bytes, from, to, "auto")!.trim());
  };
}

/** A header names the amount and something more; a mapping's columns count most. */
export function headerScore(cells: readonly string[], mapping: Mapping | undefined): number {
  const columns = columnsIn(cells, mapping);
  return columns.has("net") && cells.length > 1 ? columns.size : 0;
}

/** Column by field: those of the mapping, and where it is silent the recognised ones. */
export function columnsIn(cells: readonly string[], mapping: Mapping | undefined): Map<CostField, number> {
  const columns = new Map(recogniseCosts(cells).columns);
  for (const [field, term] of mapping?.columns ?? []) {
    columns.delete(field);
    const key = term.header === undefined ? undefined : headerKey(term.header);
    const at = key === undefined ? -1 : cells.findIndex((cell) => headerKey(cell) === key);
    if (at >= 0) columns.set(field, at);
  }
  return columns;
}

export function takeHeader(book: Book, cells: readonly string[], line: number): Fault[] {
  const { mapping, file } = book.options;
  const faults: Fault[] = [];
  const columns = columnsIn(cells, mapping);
  book.headers = cells;
  for (const field of recogniseCosts(cells).twice) {
    if (mapping?.columns.has(field) || !(REQUIRED as readonly string[]).includes(field)) continue;
    faults.push(faultAt(file, "costs/column-twice", line, columns.get(field)! + 1, { field }));
  }
  for (const field of COST_FIELDS) {
    const term = mapping?.columns.get(field);
    if (term?.constant !== undefined) {
      book.columns[COLUMN[field]] = CONSTANT;
      book.constants[COLUMN[field]] = encodeUtf8(term.constant);
    } else if (columns.has(field)) book.columns[COLUMN[field]] = columns.get(field)!;
    else if (term) faults.push({ ...missing(mapping!, term.at), args: { field, column: term.header ?? "" } });
    else if ((REQUIRED as readonly string[]).includes(field)) faults.push(faultAt(file, "costs/column-missing", line, 1, { field }));
  }
  return [...faults, ...takeSkips(book, cells)];
}

/** Finds the columns in which the mapping skips rows. */
function takeSkips(book: Book, cells: readonly string[]): Fault[] {
  const { mapping } = book.options;
  return (mapping?.skip ?? []).flatMap(({ header, values, at }) => {
    const column = cells.findIndex((cell) => headerKey(cell) === headerKey(header));
    if (column < 0) return [{ ...missing(mapping!, at), args: { field: "skip", column: header } }];
    const read = createCellReader(
      (text) => (values.has(text.trim()) ? 0 : UNKNOWN),
      undefined,
      mapping?.encoding,
      () => undefined,
    );
    book.skips.push({ column, read });
    return [];
  });
}

function missing(mapping: Mapping, at: Span): Omit<Fault, "args"> {
  return { code: "mapping/column-missing", severity: "fault", at: { file: mapping.file, ...at }, basis: "docs/cost-files.md" };
}

function unpricedParties({ costTypes, parties }: Agreement, type: string): ReadonlySet<number> {
  return new Set(parties.flatMap((party, i) => (priceFor(costTypes[type]!, party.id) === undefined ? [i] : [])));
}
