/** Reads a cost file row by row into groups and a report in which no row is missing (docs/cost-files.md). */
import { formatCents } from "../kernel/money.ts";
import type { Fault } from "../kernel/refusal.ts";
import { type Book, COLUMN, type CostOptions, headerScore, openBook, takeHeader } from "./cost-book.ts";
import { checkMapping } from "./cost-columns.ts";
import { type CostReport, tally } from "./cost-report.ts";
import { type Row, takeRow } from "./cost-rows.ts";
import { FIRST_YEAR } from "./days.ts";
import { COST_FIELDS } from "./headers.ts";
import type { CostGroup } from "./open-books.ts";
import { type TableState, createTable } from "./table.ts";

export type { CostOptions } from "./cost-book.ts";
export type { CostReport } from "./cost-report.ts";

export type CostReading = { readonly groups: readonly CostGroup[]; readonly report: CostReport };

export type CostReader = {
  /** False once the file is refused. */
  readonly push: (chunk: Uint8Array) => boolean;
  readonly end: () => CostReading;
};

export function createCostReader(options: CostOptions): CostReader {
  const { agreement, mapping, file } = options;
  const book = openBook(options);
  const faults = mapping ? checkMapping(mapping, book.lists) : [];
  const row: Row = { bytes: new Uint8Array(0), bounds: new Int32Array(0), cells: 0, line: 0 };
  const table = createTable({
    file,
    ...(mapping?.separator === undefined ? {} : { separator: mapping.separator }),
    ...(mapping?.encoding === undefined ? {} : { encoding: mapping.encoding }),
    ...(options.block === undefined ? {} : { block: options.block }),
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
    end() {
      const state = table.end();
      const refused = state.refused || faults.length > 0 || agreement.periods.length === 0;
      const groups = refused ? [] : book.groups.end();
      return { groups, report: reportOf(book, state, faults, groups, refused) };
    },
  };
}

function reportOf(book: Book, state: TableState, mappingFaults: readonly Fault[], groups: readonly CostGroup[], refused: boolean): CostReport {
  const faults = [...mappingFaults, ...(mappingFaults.length > 0 ? [] : [...state.faults, ...controlFaults(book, state)])];
  const named = COST_FIELDS.filter((field) => book.columns[COLUMN[field]]! >= 0).map((field) => [field, book.headers[book.columns[COLUMN[field]]!]!]);
  const { leftOut } = book;
  const settled = groups.reduce((sum, group) => sum + group.cents, 0n);
  const [vat, grants] = [tally(book.vat).cents, tally(book.grants).cents];
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
    byYear: Object.fromEntries(book.byYear.flatMap((sum, i) => [[String(FIRST_YEAR + i), tally(sum)]])),
    undated: tally(book.undated),
    settled: { rows: refused ? 0 : book.settledRows, cents: settled, first: book.settledFirst },
    parts: refused ? { net: 0n, vat: 0n, grants: 0n } : { net: settled - vat + grants, vat, grants },
    leftOut: {
      "outside-term": tally(leftOut["outside-term"]),
      "after-through": tally(leftOut["after-through"]),
      "not-yet-known": tally(leftOut["not-yet-known"]),
    },
    byCode: Object.fromEntries([...book.byCode].map(([code, sum]) => [code, tally(sum)])),
    listed: refused ? [] : book.listed,
    unlisted: book.unlisted,
    unknown: refused ? [] : [...book.unknown.values()].map(({ field, text, sum }) => ({ field, text, ...tally(sum) })),
    faults,
    refused,
  };
}

function controlFaults(book: Book, state: TableState): Fault[] {
  const { mapping } = book.options;
  const control = mapping?.control;
  if (!control || state.refused) return [];
  const faults: Fault[] = [];
  const sum = tally(book.readable).cents;
  const tell = (what: string, found: string, stated: string): void =>
    void faults.push({
      code: "costs/control-total",
      severity: "fault",
      at: { file: mapping!.file, ...control.at },
      args: { what, found, stated },
      basis: "docs/cost-files.md",
    });
  if (control.rows !== undefined && control.rows !== book.rows) tell("rows", String(book.rows), String(control.rows));
  if (control.sum !== undefined && control.sum !== sum) tell("sum", formatCents(sum), formatCents(control.sum));
  return faults;
}
