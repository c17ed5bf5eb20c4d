/** Reads lines of results from the record, objects with the columns of a results file, into facts: by the reader of the files. */
import type { Agreement } from "../agreement/agreement.ts";
import type { Instant } from "../kernel/day.ts";
import type { Fault } from "../kernel/refusal.ts";
import type { Source } from "../kernel/source.ts";
import { faultAt } from "../open-books/table.ts";
import { createFactCells } from "./facts-cells.ts";
import { FACT_COLUMNS, type FactColumn } from "./facts-file.ts";
import { type FactCells, type Gathered, readFact } from "./facts-kinds.ts";
import { type Facts, NO_FACTS } from "./facts.ts";

/** `source` names one line; `known` is when it was recorded. */
export type FactLine = { readonly source: Source; readonly known?: Instant; readonly cells: Readonly<Partial<Record<string, string>>> };
/** One fault a line at most; a line with one gives no fact. */
export type FactLines = { readonly facts: Facts; readonly faults: readonly Fault[] };

/** `ids` is what lines read before have told, and is added to. */
export function readFactLines(agreement: Agreement, lines: Iterable<FactLine>, ids: Set<string> = new Set()): FactLines {
  const gathered = Object.fromEntries(Object.keys(NO_FACTS).map((kind) => [kind, []])) as Partial<Gathered> as Gathered;
  const faults: Fault[] = [];
  for (const line of lines) {
    const fault = readLine(agreement, line, gathered, ids);
    if (fault) faults.push(fault);
  }
  return { facts: { ...gathered, costs: [] }, faults };
}

function readLine(agreement: Agreement, { source, known, cells }: FactLine, into: Gathered, ids: Set<string>): Fault | undefined {
  let fault: Fault | undefined;
  const fail: FactCells["fail"] = (column, code, args) => {
    fault ??= faultAt(source.file, code, source.lines[0] ?? 1, FACT_COLUMNS.indexOf(column) + 1, args);
  };
  const text = (column: FactColumn): string => (column === "known" ? (known ?? "") : (cells[column] ?? "").trim());
  const commit = readFact(createFactCells({ agreement, amounts: { decimal: "." }, days: ["yyyy-mm-dd"], source, text, fail }), into, ids);
  if (!fault) commit?.();
  return fault;
}
