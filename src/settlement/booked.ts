/** What single rows of a cost file came to, read again by the reader that read the whole file. */
import { isByQuantity, paidFor } from "../agreement/pricing.ts";
import type { Agreement } from "../agreement/agreement.ts";
import type { Cents } from "../kernel/money.ts";
import type { Language } from "../kernel/refusal.ts";
import { equal, mul, ONE, parseRatio, ratio, sum } from "../kernel/share.ts";
import { showCents, showNumber } from "../kernel/shown.ts";
import type { Mapping } from "../open-books/mapping.ts";
import { createCostReader } from "../open-books/read-costs.ts";
import { type CitedLines, MOST_LINES } from "./cited.ts";
import type { Figure } from "./statement.ts";

type CostFile = { readonly agreement: Agreement; readonly file: string; readonly mapping?: Mapping };
/** The rows of a file or of a batch by the number that sources give them; `costs` where the reader of cost files reads them. */
export type FileRows = { readonly costs: boolean; readonly header: string; readonly at: (line: number) => string | undefined };
/** Rows by the name of their file, and what reads them. */
export type RowsOf = {
  readonly agreement: Agreement;
  readonly files: ReadonlyMap<string, FileRows>;
  readonly mapping?: Mapping;
  readonly encode: (text: string) => Uint8Array;
};
/** What a row counts: `cents` with the VAT that stays a cost (`vat`, zero where it is deducted or refunded), or a quantity in millionths at the agreement's price. */
export type CountedRow = { readonly cents: Cents; readonly vat: Cents; readonly quantity: bigint };

/** The row of a file that holds its header and this row alone; undefined when it does not count by itself. */
function countedRow({ agreement, file, mapping }: CostFile, bytes: Uint8Array): CountedRow | undefined {
  // The row was decoded for showing, whatever the file is written in.
  const reader = createCostReader({ agreement, file, block: 4096, ...(mapping ? { mapping: { ...mapping, encoding: "utf-8" } } : {}) });
  reader.push(bytes);
  const { groups, report } = reader.end();
  const [group] = groups;
  if (!group || groups.length !== 1) return undefined;
  const cents = isByQuantity(agreement.costTypes[group.type]!) ? paidFor(agreement, group) : group.cents;
  return { cents, vat: report.parts.vat, quantity: group.quantity };
}

/** The rows of a file's text, whose header is its first line. */
export function rowsOfText(file: string, text: string): FileRows {
  const all = text.split(/\r?\n/);
  return { costs: file === "costs.csv", header: all[0] ?? "", at: (line) => all[line - 1] };
}

export type CountedLine = { readonly line: number; readonly cells: readonly string[]; readonly counted?: CountedRow };

/** The cited lines, cut into cells; those of costs with what they count. */
export function countedLines({ agreement, mapping, files, encode }: RowsOf, { file, lines }: CitedLines): readonly CountedLine[] {
  const rows = files.get(file);
  const header = rows?.header ?? "";
  const costs = { agreement, file, ...(mapping ? { mapping } : {}) };
  return lines.slice(0, MOST_LINES).map((line) => {
    const text = rows?.at(line) ?? "";
    const counted = rows?.costs ? countedRow(costs, encode(`${header}\n${text}\n`)) : undefined;
    return { line, cells: splitRow(text, header), ...(counted ? { counted } : {}) };
  });
}

export type Counts = { readonly columns: readonly { readonly title: string; readonly cells: readonly string[] }[]; readonly total?: string };

export type Titles = { readonly vat: string; readonly counts: string };

/** What each line counts, and the total where it is the figure itself. */
export function countsOf(figure: Figure, rows: readonly CountedLine[], titles: Titles, language: Language, currency: string): Counts {
  const counted = rows.map((row) => row.counted);
  if (counted.length === 0 || counted.some((row) => row === undefined)) return { columns: [] };
  const money = (cents: bigint): string => showCents(cents, language, currency);
  const value = parseRatio(figure.value)!;
  const whole = (amounts: readonly bigint[], unit: bigint): boolean => amounts.reduce((all, one) => all + one, 0n) * value.d === value.n * unit;
  if (figure.unit === "count") {
    const amounts = counted.map((row) => row!.quantity);
    const cells = amounts.map((amount) => showNumber(ratio(amount, 1_000_000n), language));
    return { columns: [{ title: titles.counts, cells }], ...(whole(amounts, 1_000_000n) ? { total: showNumber(value, language) } : {}) };
  }
  const amounts = counted.map((row) => row!.cents);
  const columns = [
    { title: titles.counts, cells: amounts.map(money) },
    { title: titles.vat, cells: counted.map((row) => money(row!.vat)) },
  ];
  return { columns, ...(whole(amounts, 1n) ? { total: money(value.n) } : {}) };
}

/** The column of a file of results whose cells add up to the figure, if one does; amounts stand there in whole units of the currency. */
export function columnOf(figure: Figure, rows: readonly CountedLine[]): number | undefined {
  const value = parseRatio(figure.value)!;
  const unit = figure.unit === "cents" ? ratio(100n) : ONE;
  const columns = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const sums = Array.from({ length: columns }, (_, i) => {
    const parts = rows.map(({ cells }) => parseRatio((cells[i] ?? "").replace(",", ".")));
    return parts.some((part) => part === undefined) ? undefined : mul(sum(parts.map((part) => part!)), unit);
  });
  const found = sums.findIndex((total) => total !== undefined && equal(total, value));
  return found === -1 || rows.length < 2 ? undefined : found;
}

const FIGURE_COLUMNS = new Set(["net", "vat", "quantity", "value", "sample", "amount", "count", "units", "days"]);

export function isFigureColumn(name: string): boolean {
  return FIGURE_COLUMNS.has(name);
}

/** One physical line of a file cut at its separators outside quotes, for showing only. */
export function splitRow(line: string, header: string): string[] {
  const [semicolons, commas] = [header.split(";").length, header.split(",").length];
  const cells = (semicolons > commas ? line.match(/("(?:[^"]|"")*"|[^;]*)(?:;|$)/g) : line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)) ?? [];
  const trimmed = cells.map((cell) => cell.replace(/[,;]$/, "")).map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
  return /[,;]$/.test(line) ? trimmed : trimmed.slice(0, -1);
}
