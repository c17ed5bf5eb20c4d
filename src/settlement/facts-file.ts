/** Reads a results file — one long format whose column `kind` says what a row tells — into facts without costs (docs/cost-files.md). */
import type { Agreement } from "../agreement/agreement.ts";
import type { Fault } from "../kernel/refusal.ts";
import type { Mapping } from "../open-books/mapping.ts";
import { headerKey } from "../open-books/headers.ts";
import { type TableState, createTable, faultAt } from "../open-books/table.ts";
import { decode } from "../open-books/text.ts";
import { type FactCells, type Gathered, KINDS, readFact } from "./facts-kinds.ts";
import { createFactCells, notedCells } from "./facts-cells.ts";
import { type Facts, NO_FACTS } from "./facts.ts";

/** The columns of a results file. Which of them a kind needs: docs/cost-files.md. */
export const FACT_COLUMNS = [
  "kind",
  "id",
  "day",
  "known",
  "line",
  "party",
  "provider",
  "group",
  "scheme",
  "outcome",
  "year",
  "month",
  "value",
  "sample",
  "amount",
  "count",
  "units",
  "size",
  "realised",
  "counterfactual",
  "customer",
  "instalment",
  "ordinal",
  "final-on",
  "approved-on",
  "category",
  "days",
  "debtor",
  "creditor",
  "weeks",
  "hours-per-week",
  "gap-days",
  "verified-by",
  "verified-on",
  "revoked-on",
  "revoked-reason",
  "text",
] as const;
export type FactColumn = (typeof FACT_COLUMNS)[number];

/** `ids`: what other files of the same settlement have told, and what this one adds. */
export type FactsOptions = {
  readonly agreement: Agreement;
  readonly file: string;
  readonly mapping?: Mapping;
  readonly block?: number;
  readonly ids?: Set<string>;
  /** Columns besides ours that a row may have: they are passed on as they stand. */
  readonly also?: readonly string[];
  /** Told of every row that gave a fact, with what it says in the form of the record: its columns that are not empty; and its line of the file. */
  readonly onLine?: (cells: Readonly<Partial<Record<string, string>>>, line: number) => void;
};
export type FactsReport = {
  readonly file: string;
  readonly rows: number;
  readonly read: number;
  /** Of the file and of single rows, the first MOST_FAULTS rows; a row with a fault gives no fact. */
  readonly faults: readonly Fault[];
  /** Rows with a fault beyond those. */
  readonly unlisted: number;
  /** The file is refused: it gives no facts. */
  readonly refused: boolean;
};
export type FactsReading = { readonly facts: Facts; readonly report: FactsReport };
export type FactsReader = {
  /** False once the file is refused. */
  readonly push: (chunk: Uint8Array) => boolean;
  readonly end: () => FactsReading;
};

const MOST_FAULTS = 1000;

export function createFactsReader(options: FactsOptions): FactsReader {
  const { file, mapping, agreement } = options;
  const taken: readonly string[] = [...FACT_COLUMNS, ...(options.also ?? [])];
  const keys = new Map(taken.map((column) => [headerKey(mapping?.results.get(column) ?? column), column] as const));
  const columns = new Map<string, number>();
  const gathered = gather();
  const ids = options.ids ?? new Set<string>();
  const faults: Fault[] = mappingFaults(mapping);
  let [rows, read, unlisted, width] = [0, 0, 0, 0];
  const refuseRow = (line: number, column: number, code: string, args: Fault["args"]): void => {
    if (faults.length < MOST_FAULTS) faults.push(faultAt(file, code, line, column, args));
    else unlisted++;
  };
  const take = (cells: readonly string[], line: number): void => {
    let failed = false;
    const fail: FactCells["fail"] = (column, code, args) => {
      if (!failed) refuseRow(line, (columns.get(column) ?? 0) + 1, code, args);
      failed = true;
    };
    const text = (column: string): string => cells[columns.get(column) ?? -1]?.trim() ?? "";
    const cell = createFactCells({ agreement, amounts: mapping?.amounts ?? {}, days: mapping?.days, source: { file, lines: [line] }, text, fail });
    const noting = options.onLine && notedCells(cell);
    const commit = readFact(noting?.cells ?? cell, gathered, ids);
    if (failed || !commit) return;
    commit();
    read++;
    if (noting) options.onLine!(lineOf(taken, text, noting.noted), line);
  };
  const refusedByMapping = faults.length > 0;
  const table = createTable({
    file,
    ...(mapping?.encoding === undefined ? {} : { encoding: mapping.encoding }),
    ...(options.block === undefined ? {} : { block: options.block }),
    guards: (header) => keys.get(headerKey(header)) === "customer",
    score: (cells) =>
      cells.length > 1 && cells.some((cell) => keys.get(headerKey(cell)) === "kind") ? cells.filter((cell) => keys.has(headerKey(cell))).length : 0,
    onHeader(cells, line) {
      width = cells.length;
      return takeHeader(cells, line, keys, columns, file);
    },
    onRow(bytes, bounds, count, line, flaw) {
      rows++;
      if (flaw !== "none") return refuseRow(line, 1, `csv/${flaw}`, {});
      const cells = Array.from({ length: count }, (_, i) => decode(bytes, bounds[2 * i]!, bounds[2 * i + 1]!, mapping?.encoding ?? "auto"));
      const odd = count < width ? "csv/row-short" : cells.slice(width).some((cell) => cell !== "") ? "csv/row-long" : undefined;
      if (odd) return refuseRow(line, 1, odd, { cells: String(count), width: String(width) });
      const bad = cells.indexOf(undefined);
      if (bad >= 0) return refuseRow(line, bad + 1, "costs/text-encoding", { field: "" });
      if (cells.some((cell) => cell!.trim() !== "")) take(cells as string[], line);
    },
  });
  return {
    push: (chunk) => !refusedByMapping && table.push(chunk),
    end: () => finished(file, table.end(), faults, refusedByMapping, { rows, read, unlisted }, gathered),
  };
}

function lineOf(taken: readonly string[], text: (column: string) => string, noted: ReadonlyMap<string, string>): Readonly<Partial<Record<string, string>>> {
  return Object.fromEntries(
    taken.flatMap((column) => {
      const cell = noted.get(column) ?? text(column);
      return cell === "" || column === "known" ? [] : [[column, cell]];
    }),
  );
}

function takeHeader(cells: readonly string[], line: number, keys: ReadonlyMap<string, string>, columns: Map<string, number>, file: string): Fault[] {
  const faults: Fault[] = [];
  cells.forEach((cell, i) => {
    const column = keys.get(headerKey(cell));
    if (column === undefined) {
      // A column that we do not know could be a misspelt one that moves money.
      if (cell.trim() !== "")
        faults.push(faultAt(file, "facts/column-unknown", line, i + 1, { column: cell.trim().slice(0, 60), known: FACT_COLUMNS.join(", ") }));
    } else if (columns.has(column)) faults.push(faultAt(file, "facts/column-twice", line, i + 1, { column }));
    else columns.set(column, i);
  });
  return faults;
}

function mappingFaults(mapping: Mapping | undefined): Fault[] {
  const own = new Set<string>(FACT_COLUMNS);
  return [...(mapping?.results.keys() ?? [])]
    .filter((name) => !own.has(name))
    .map((name) => faultAt(mapping!.file, "mapping/key-unknown", 1, 1, { key: name.slice(0, 60), known: FACT_COLUMNS.join(", ") }));
}

function finished(
  file: string,
  state: TableState,
  rowFaults: readonly Fault[],
  refusedByMapping: boolean,
  counts: { rows: number; read: number; unlisted: number },
  gathered: Gathered,
): FactsReading {
  const refused = refusedByMapping || state.refused;
  const faults = state.refused ? [...state.faults] : [...state.faults, ...rowFaults];
  return { facts: refused ? NO_FACTS : { ...gathered, costs: [] }, report: { file, ...counts, faults, refused } };
}

function gather(): Gathered {
  return Object.fromEntries(Object.keys(NO_FACTS).map((kind) => [kind, []])) as Partial<Gathered> as Gathered;
}

/** The kinds of rows that a results file may have. */
export const FACT_KINDS: readonly string[] = KINDS;

/** The names in the heading row of a results file. */
export function headOf(text: string): readonly string[] {
  const first = text.split("\n").find((line) => /(^|[;,\t|"])\s*kind\s*($|[;,\t|"])/i.test(line)) ?? "";
  return first.split(/[;,\t|]/).map((name) => name.trim().replaceAll('"', ""));
}
