/** Reads the extract of a party's own ledger: a day and an amount a row, with cost centre, account and document where it tells them. Pure. */
import { dayFromNumber, monthOf, type Month } from "../../kernel/day.ts";
import type { Cents } from "../../kernel/money.ts";
import type { Fault } from "../../kernel/refusal.ts";
import { type AmountReader, createAmountReader } from "../amount.ts";
import { columnsIn, headerScore } from "../cost-book.ts";
import { codeOfAmount, codeOfFlaw, type RowCode } from "../cost-report.ts";
import type { RowFlaw } from "../csv.ts";
import { createDayReader, type DayReader } from "../days.ts";
import { type CostField, headerKey } from "../headers.ts";
import type { Mapping } from "../mapping.ts";
import { createTable, faultAt } from "../table.ts";
import { decode } from "../text.ts";
import type { Side } from "./match.ts";

/** A row that cannot be read: it is in no sum, so nothing is kept while there is one. */
export type ListedLine = { readonly line: number; readonly code: RowCode; readonly args: Fault["args"] };
/**
 * `lines` are those of the month; `outside` the rows of other months, `skipped` those that the mapping takes for none. A file with faults has no lines.
 * Amounts are cost as the ledger books it: net, with VAT that is cost.
 */
export type LedgerRead = {
  readonly lines: readonly Side[];
  readonly listed: readonly ListedLine[];
  readonly outside: number;
  readonly skipped: number;
  readonly faults: readonly Fault[];
};

/** Listed rows in full at most. */
const MOST_LISTED = 200;
const TEXTS = ["document", "cost-centre", "account", "type", "text"] as const;

type Sheet = {
  readonly file: string;
  readonly month: Month;
  readonly mapping: Mapping | undefined;
  readonly net: AmountReader;
  readonly day: DayReader;
  columns: ReadonlyMap<CostField, number>;
  skips: readonly { readonly column: number; readonly values: ReadonlySet<string> }[];
  width: number;
  readonly lines: Side[];
  readonly listed: ListedLine[];
  outside: number;
  skipped: number;
};

export function readLedger(bytes: Uint8Array, file: string, month: Month, mapping?: Mapping): LedgerRead {
  const sheet: Sheet = {
    file,
    month,
    mapping,
    net: createAmountReader({ euro: true, ...mapping?.amounts }, 2),
    day: createDayReader(mapping?.days),
    columns: new Map(),
    skips: [],
    width: 0,
    lines: [],
    listed: [],
    outside: 0,
    skipped: 0,
  };
  const table = createTable({
    file,
    ...(mapping?.separator === undefined ? {} : { separator: mapping.separator }),
    ...(mapping?.encoding === undefined ? {} : { encoding: mapping.encoding }),
    score: (cells) => headerScore(cells, mapping),
    onHeader: (cells, line) => takeHeader(sheet, cells, line),
    onRow: (of, bounds, cells, line, flaw) => takeRow(sheet, { bytes: of, bounds, cells, line }, flaw),
  });
  table.push(bytes);
  const { faults, refused } = table.end();
  const wrong = refused ? faults.filter(({ severity }) => severity === "fault") : [];
  const { lines, listed, outside, skipped } = sheet;
  return { lines: refused ? [] : lines, listed, outside, skipped, faults: wrong };
}

function takeHeader(sheet: Sheet, cells: readonly string[], line: number): Fault[] {
  const { mapping, file } = sheet;
  sheet.columns = columnsIn(cells, mapping);
  sheet.width = cells.length;
  const columnOf = (header: string): number => cells.findIndex((cell) => headerKey(cell) === headerKey(header));
  sheet.skips = (mapping?.skip ?? []).map(({ header, values }) => ({ column: columnOf(header), values }));
  const needed = (["day", "net"] as const).filter((field) => !sheet.columns.has(field));
  const named = [...(mapping?.columns ?? [])].filter(([field, term]) => term.header !== undefined && !sheet.columns.has(field));
  return [
    ...needed.map((field) => faultAt(file, "costs/column-missing", line, 1, { field })),
    ...named.flatMap(([field, { header }]) =>
      needed.includes(field as "day") ? [] : [faultAt(file, "mapping/column-missing", line, 1, { field, column: header! })],
    ),
    ...(mapping?.skip ?? []).flatMap(({ header }, i) =>
      sheet.skips[i]!.column < 0 ? [faultAt(file, "mapping/column-missing", line, 1, { field: "skip", column: header })] : [],
    ),
  ];
}

type Row = { readonly bytes: Uint8Array; readonly bounds: Int32Array; readonly cells: number; readonly line: number };

function takeRow(sheet: Sheet, row: Row, flaw: RowFlaw): void {
  const { bytes, bounds, cells, line } = row;
  const list = (code: RowCode, args: Fault["args"] = {}): void => void sheet.listed.push({ line, code, args: sheet.listed.length < MOST_LISTED ? args : {} });
  if (flaw !== "none") return list(codeOfFlaw(flaw));
  if (sheet.skips.some(({ column, values }) => column < cells && values.has(cellText(sheet, row, column)))) return void sheet.skipped++;
  if (cells < sheet.width) return list("csv/row-short", { cells: String(cells), width: String(sheet.width) });
  const at = (field: CostField): number => sheet.columns.get(field)! * 2;
  const net = sheet.net.read(bytes, bounds[at("net")]!, bounds[at("net") + 1]!);
  if (net !== net) return list(codeOfAmount(sheet.net.flaw), { text: cellText(sheet, row, at("net") / 2) });
  const cents: Cents = net === Infinity ? sheet.net.large : BigInt(net);
  const number = sheet.day.read(bytes, bounds[at("day")]!, bounds[at("day") + 1]!);
  if (number !== number) return list(`costs/${sheet.day.flaw}`, { text: cellText(sheet, row, at("day") / 2) });
  const day = dayFromNumber(number);
  if (monthOf(day) !== sheet.month) return void sheet.outside++;
  const [document, costCentre, account, type, text] = TEXTS.map((field) => textOf(sheet, row, field));
  sheet.lines.push({ ref: String(line), day, cents, document, costCentre, account, type, text });
}

function cellText({ mapping }: Sheet, { bytes, bounds, cells }: Row, column: number): string {
  if (column < 0 || column >= cells) return "";
  return (decode(bytes, bounds[column * 2]!, bounds[column * 2 + 1]!, mapping?.encoding ?? "auto") ?? "").trim().slice(0, 300);
}

/** A text as the mapping translates it; an empty one is absent. */
function textOf(sheet: Sheet, row: Row, field: (typeof TEXTS)[number]): string | undefined {
  const term = sheet.mapping?.columns.get(field);
  const column = sheet.columns.get(field);
  const raw = term?.constant ?? (column === undefined ? "" : cellText(sheet, row, column));
  const text = term && term.values.size > 0 ? (term.values.get(raw)?.text ?? term.others ?? raw) : raw;
  return text === "" ? undefined : text;
}
