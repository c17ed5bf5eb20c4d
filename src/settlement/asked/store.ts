/** What the settlement's pages need of a record besides its facts. */
import { formatCents } from "../../kernel/money.ts";
import { shaken } from "../../decisions/kinds.ts";
import type { RandomId } from "../../kernel/id.ts";
import { agreementSlice } from "../../agreement/kinds.ts";
import { measuredIn } from "../../agreement/pricing.ts";
import { leftIn } from "../../open-books/erasing/store.ts";
import { type Reading, sql } from "../../store/store.ts";
import type { FileRows } from "../booked.ts";
import type { OnRecord } from "../case.ts";
import { batchNamed, type CitedLines, MOST_LINES } from "../cited.ts";
import { shakenIn, statementSlice, standingOn } from "../kinds.ts";
import { LINE_COLUMNS } from "../commands.ts";
import { forecastFrom } from "../planned/commands.ts";
import { agreementOf, type At, storedStatement } from "../store.ts";

/** Opens a reading of the stream for each question. */
export type Reads = <T>(work: (reading: Reading) => Promise<T>) => Promise<T>;

/** The pages' part of a record, as its states say. */
export function recordOf(reads: Reads, at: At, granted: OnRecord["granted"]): OnRecord {
  const state = at.states.of(statementSlice);
  const stored: OnRecord["stored"] = async (statement) => {
    const found = state.statements.find((each) => each.statement === statement);
    return found && reads((reading) => storedStatement(reading, at.stream, found));
  };
  return {
    statements: state.statements,
    shaken: (statement) => {
      const found = state.statements.find((each) => each.statement === statement);
      return found ? shakenIn(found, (id) => shaken(at.states, id)).map(({ approver }) => approver.party) : [];
    },
    stored,
    earlier: async ({ through, knownAt }) => {
      const found = standingOn(state, through, knownAt);
      return found && stored(found.statement);
    },
    rows: (cited) => reads((reading) => rowsOfBatches(reading, at, cited)),
    granted,
    forecast: (asked) => reads((reading) => forecastFrom(reading, at, asked)),
  };
}

/**
 * Columns of a cost that every party reads: no supplier, document or text; of what is paid by quantity the quantity and no money, of all else the money and no
 * quantity, from which unit prices follow. They stand as a cost file has them.
 */
const COSTS = ["party", "line", "type", "day", "quantity", "net", "vat", "vat-kind", "grants", "status", "approved"] as const;
const MONEY: readonly string[] = ["net", "vat", "grants"];
const COST: readonly string[] = [...MONEY, "vat-kind"];
/** Of results everybody reads all but who the customer is, and what was written about them. */
const RESULTS = LINE_COLUMNS.filter((column) => column !== "customer" && column !== "text");

type Cells = Readonly<Record<string, string | number | boolean>>;

async function rowsOfBatches(reading: Reading, { stream, states }: At, cited: readonly CitedLines[]): Promise<ReadonlyMap<string, FileRows>> {
  const files = new Map<string, FileRows>();
  // A type keeps its kind from one version to the next.
  const last = states.of(agreementSlice).versions.at(-1);
  const agreement = last && (await agreementOf(reading, stream, last));
  const measured = new Set(agreement && measuredIn(agreement));
  for (const { file, lines } of cited) {
    const batch = batchNamed(file);
    if (batch !== undefined) files.set(file, rowsOf(await linesAt(reading, stream, batch, lines.slice(0, MOST_LINES)), measured));
  }
  return files;
}

async function linesAt(reading: Reading, stream: RandomId, batch: number, lines: readonly number[]): Promise<ReadonlyMap<number, Cells>> {
  // Whether a cost is approved is not for its own line to say.
  const rows = await reading.rows(sql<{ line: number; bytes: Uint8Array | null; approved: boolean | null }>`
    select k.line, k.bytes, l.approved from content_line k left join cost_line l on l.stream = k.stream and l.batch = k.batch and l.line = k.line
    where k.stream = ${stream} and k.batch = ${batch} and k.line = any (${[...lines]}::integer[])`);
  const isErased = rows.some(({ bytes }) => bytes === null);
  const left = isErased ? await leftIn(reading, { stream, batch }, Math.min(...lines), Math.max(...lines) + 1) : [];
  const decoder = new TextDecoder();
  const approved = new Set(rows.filter((row) => row.approved).map(({ line }) => line));
  const cells = (line: number, bytes: Uint8Array): Cells => ({ ...(JSON.parse(decoder.decode(bytes)) as Cells), approved: approved.has(line) });
  return new Map([...rows, ...left].flatMap(({ line, bytes }) => (bytes ? [[line, cells(line, bytes)] as const] : [])));
}

function rowsOf(lines: ReadonlyMap<number, Cells>, measured: ReadonlySet<string>): FileRows {
  const costs = [...lines.values()].some((cells) => cells["net"] !== undefined);
  const columns: readonly string[] = costs ? COSTS : RESULTS;
  const isMeasured = (cells: Cells): boolean => measured.has(`${String(cells["party"])}/${String(cells["type"])}`);
  const isClosed = (cells: Cells, column: string): boolean => (column === "quantity" ? !isMeasured(cells) : COST.includes(column) && isMeasured(cells));
  const cell = (cells: Cells, column: string): string => (!costs ? String(cells[column] ?? "") : isClosed(cells, column) ? "" : costCell(cells, column));
  const text = (cells: Cells): string => columns.map((column) => quoted(cell(cells, column))).join(",");
  return { costs, header: columns.join(","), at: (line) => (lines.has(line) ? text(lines.get(line)!) : undefined) };
}

function costCell(cells: Cells, column: string): string {
  const value = cells[column];
  if (value === undefined) return "";
  if (MONEY.includes(column)) return formatCents(BigInt(value as string));
  return column === "approved" ? (value === true ? "yes" : "") : String(value);
}

function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replace(/[\n\r]+/g, " ").replaceAll('"', '""')}"` : cell;
}
