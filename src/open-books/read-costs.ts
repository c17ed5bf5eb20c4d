/** Reads a cost file row by row into groups and a report in which no row is missing (docs/cost-files.md). */
import { formatCents } from "../kernel/money.ts";
import type { Fault } from "../kernel/refusal.ts";
import { encode } from "../kernel/utf8.ts";
import { type Book, COLUMN, type CostOptions, headerScore, openBook, takeHeader } from "./cost-book.ts";
import { checkMapping } from "./cost-columns.ts";
import { type CostReport, LEFT_OUT, type LeftOut, type Tally, tally } from "./cost-report.ts";
import { type Row, takeRow } from "./cost-rows.ts";
import { FIRST_YEAR } from "./days.ts";
import { COST_FIELDS, headerKey } from "./headers.ts";
import { findIdentity } from "./identity.ts";
import type { CostGroup } from "./open-books.ts";
import { type TableState, createTable, faultAt } from "./table.ts";

export type { CostOptions, SettledLine } from "./cost-book.ts";
export { type CostReport, LEFT_OUT, type LeftOut } from "./cost-report.ts";

export type CostReading = { readonly groups: readonly CostGroup[]; readonly report: CostReport };

export type CostReader = {
  /** False once the file is refused. */
  readonly push: (chunk: Uint8Array) => boolean;
  readonly end: () => CostReading;
};

export function createCostReader(options: CostOptions): CostReader {
  const { mapping, file } = options;
  const book = openBook(options);
  const faults = mapping ? checkMapping(mapping, book.lists) : [];
  const row = newRow();
  const table = createTable({
    file,
    ...(mapping?.separator === undefined ? {} : { separator: mapping.separator }),
    ...(mapping?.encoding === undefined ? {} : { encoding: mapping.encoding }),
    ...(options.block === undefined ? {} : { block: options.block }),
    guards: (header) => headerKey(header) === headerKey(mapping?.columns.get("party")?.header ?? ""),
    score: (cells) => headerScore(cells, mapping),
    onHeader: (cells, line) => takeHeader(book, cells, line),
    onRow(bytes, bounds, cells, line, flaw) {
      row.bytes = bytes;
      row.bounds = bounds;
      row.cells = cells;
      row.line = line;
      takeRow(book, row, flaw);
    },
  });
  return {
    push: (chunk) => faults.length === 0 && table.push(chunk),
    end: () => readingOf(book, table.end(), faults),
  };
}

function newRow(): Row {
  return { bytes: new Uint8Array(0), bounds: new Int32Array(0), cells: 0, line: 0, unpriced: false };
}

function readingOf(book: Book, state: TableState, faults: readonly Fault[]): CostReading {
  const refused = state.refused || faults.length > 0 || book.options.agreement.periods.length === 0;
  const groups = refused ? [] : book.groups.end();
  return { groups, report: reportOf(book, state, faults, groups, refused) };
}

export type RowReader = {
  /** Takes a row of as many cells as the header has; the header counts as line 1. */
  readonly take: (cells: readonly string[]) => void;
  readonly end: () => CostReading;
};

/** Rows that whoever hands them over has cut into cells, under a header of their own: what becomes of each is decided as in a file. */
export function createRowReader(options: CostOptions, header: readonly string[]): RowReader {
  const book = openBook(options);
  const faults = takeHeader(book, header, 1);
  const row = { ...newRow(), bounds: new Int32Array(2 * header.length), cells: header.length, line: 1 };
  return {
    take(cells) {
      row.line++;
      const text = cells.join("\n");
      row.bytes = encode(text);
      const isPlain = row.bytes.length === text.length;
      let at = 0;
      for (const [i, cell] of cells.entries()) {
        row.bounds[2 * i] = at;
        at += isPlain ? cell.length : encode(cell).length;
        row.bounds[2 * i + 1] = at++;
      }
      if (findIdentity(row.bytes, 0, row.bytes.length) >= 0) faults.push(faultAt(options.file, "csv/personal-code", row.line, 1, {}));
      else takeRow(book, row, "none");
    },
    end: () => readingOf(book, { separator: "", headerLine: 1, headers: header, utf16: false, blankLines: 0, faults, refused: faults.length > 0 }, []),
  };
}

function reportOf(book: Book, state: TableState, mappingFaults: readonly Fault[], groups: readonly CostGroup[], refused: boolean): CostReport {
  const named = COST_FIELDS.filter((field) => book.columns[COLUMN[field]]! >= 0).map((field) => [field, book.headers[book.columns[COLUMN[field]]!]!]);
  const settled = groups.reduce((sum, group) => sum + group.cents, 0n);
  const [vat, grants] = [tally(book.vat).cents, tally(book.grants).cents];
  const net = settled - vat + grants;
  const control = state.refused ? [] : controlFaults(book, net);
  return {
    file: book.options.file,
    separator: state.separator,
    headerLine: state.headerLine,
    columns: refused ? {} : Object.fromEntries(named),
    utf16: state.utf16,
    recoded: book.recoded,
    rows: book.rows,
    blankLines: state.blankLines,
    readable: tally(book.readable),
    unreadableAmounts: book.unreadableAmounts,
    emptyRows: book.emptyRows,
    negative: book.negative,
    byYear: Object.fromEntries(Object.entries(book.byYear).map(([i, sum]) => [String(FIRST_YEAR + Number(i)), tally(sum)])),
    undated: tally(book.undated),
    settled: { rows: refused ? 0 : book.settledRows, cents: settled, first: book.settledFirst },
    parts: refused ? { net: 0n, vat: 0n, grants: 0n } : { net, vat, grants },
    raising: tally(book.raising),
    booked: book.booked,
    leftOut: leftOutOf(book),
    skipped: refused ? [] : book.skipped,
    outside: refused ? [] : book.outside,
    byCode: Object.fromEntries([...book.byCode].map(([code, sum]) => [code, tally(sum)])),
    listed: refused ? [] : book.listed,
    unlisted: book.unlisted,
    unknown: refused ? [] : [...book.unknown.values()].map(({ field, text, sum }) => ({ field, text, ...tally(sum) })),
    faults: mappingFaults.length > 0 ? mappingFaults : [...state.faults, ...control],
    refused,
  };
}

function leftOutOf(book: Book): Record<LeftOut, Tally> {
  return Object.fromEntries(LEFT_OUT.map((reason) => [reason, tally(book.leftOut[reason])])) as Record<LeftOut, Tally>;
}

/** What the sender says it sent, beside what is here: all rows but the skipped ones, or those that are settled. */
function controlFaults(book: Book, net: bigint): Fault[] {
  const { mapping } = book.options;
  const control = mapping?.control;
  if (!control) return [];
  const faults: Fault[] = [];
  const leftOut = leftOutOf(book);
  const settled = { rows: book.settledRows, cents: net };
  const all = { rows: book.rows - leftOut.skipped.rows, cents: tally(book.readable).cents - leftOut.skipped.cents };
  const found = control.of === "settled" ? settled : all;
  const listed = [...book.byCode.values()].map(tally);
  const later = [leftOut["outside-term"], leftOut["after-through"], leftOut["not-yet-known"]];
  const rows = (of: readonly Tally[]) => String(of.reduce((sum, one) => sum + one.rows, 0));
  const sum = (of: readonly Tally[]) => formatCents(of.reduce((cents, one) => cents + one.cents, 0n));
  const tell = (code: string, is: string, stated: string, difference: string): void =>
    void faults.push({
      code,
      severity: "fault",
      at: { file: mapping!.file, ...control.at },
      args: {
        of: control.of,
        found: is,
        stated,
        difference,
        settled: String(settled.rows),
        "settled-sum": formatCents(settled.cents),
        listed: rows(listed),
        "listed-sum": sum(listed),
        later: rows(later),
        "later-sum": sum(later),
        skipped: rows([leftOut.skipped]),
        "skipped-sum": sum([leftOut.skipped]),
      },
      basis: "docs/cost-files.md",
    });
  if (control.rows !== undefined && control.rows !== found.rows)
    tell("costs/control-rows", String(found.rows), String(control.rows), String(found.rows - control.rows));
  if (control.sum !== undefined && control.sum !== found.cents)
    tell("costs/control-total", formatCents(found.cents), formatCents(control.sum), formatCents(found.cents - control.sum));
  return faults;
}
