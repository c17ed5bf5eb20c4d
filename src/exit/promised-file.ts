/** Open orders as a separated file: id,party,line,supplier,what,amount,until,counted-in,counted. Pure. docs/exit.md. */
import type { Agreement } from "../agreement/agreement.ts";
import { parseDay } from "../kernel/day.ts";
import { parseCents } from "../kernel/money.ts";
import type { Fault } from "../kernel/refusal.ts";
import { createTable, faultAt } from "../open-books/table.ts";
import { decode } from "../open-books/text.ts";
import type { OpenCommitment } from "./promised.ts";

const NEEDED = ["id", "party", "line", "supplier", "what", "amount", "until"];
const KNOWN = [...NEEDED, "counted-in", "counted"];

/** The orders of a file, or every reason why it cannot be read; a fault refuses the whole. */
export function readCommitments(
  file: string,
  bytes: Uint8Array,
  agreement: Agreement,
): { readonly rows: readonly OpenCommitment[]; readonly faults: readonly Fault[] } {
  const rows: OpenCommitment[] = [];
  const faults: Fault[] = [];
  let headers: readonly string[] = [];
  const clean = (cells: readonly string[]): string[] => cells.map((cell) => cell.trim().toLowerCase());
  const table = createTable({
    file,
    score: (cells) => clean(cells).filter((cell) => KNOWN.includes(cell)).length,
    onHeader: (cells, line) => {
      headers = clean(cells);
      return NEEDED.filter((name) => !headers.includes(name)).map((name) => faultAt(file, "exit/order-column", line, 1, { column: name }));
    },
    onRow: (data, bounds, cells, line) => {
      const at = (name: string): string => {
        const i = headers.indexOf(name);
        return i < 0 || i >= cells ? "" : (decode(data, bounds[2 * i]!, bounds[2 * i + 1]!, "auto") ?? "").trim();
      };
      const { row, wrong } = rowOf(at, agreement);
      if (row && rows.some(({ id }) => id === row.id)) faults.push(faultAt(file, "exit/order-twice", line, 1, { id: row.id }));
      else if (row) rows.push(row);
      else faults.push(faultAt(file, "exit/order-cell", line, 1, { column: wrong, text: at(wrong).slice(0, 60) }));
    },
  });
  table.push(bytes);
  const state = table.end();
  return { rows, faults: [...state.faults, ...faults] };
}

type Read = { readonly row: OpenCommitment; readonly wrong?: undefined } | { readonly row?: undefined; readonly wrong: string };

function rowOf(at: (name: string) => string, { parties, lines }: Agreement): Read {
  const cents = parseCents(at("amount"));
  const until = parseDay(at("until"));
  const where = at("counted-in");
  const counted = parseCents(at("counted"));
  if (at("id") === "") return { wrong: "id" };
  if (!parties.some(({ id }) => id === at("party"))) return { wrong: "party" };
  if (!lines.some(({ id }) => id === at("line"))) return { wrong: "line" };
  if (cents === undefined || cents <= 0n) return { wrong: "amount" };
  if (until === undefined) return { wrong: "until" };
  const isCounted = where === "actuals" || where === "forecast";
  if (where !== "" && !isCounted) return { wrong: "counted-in" };
  if (isCounted ? counted === undefined || counted <= 0n || counted > cents : at("counted") !== "") return { wrong: "counted" };
  return {
    row: {
      id: at("id"),
      party: at("party"),
      line: at("line"),
      supplier: at("supplier"),
      what: at("what"),
      cents,
      until,
      ...(isCounted ? { counted: { in: where, cents: counted! } } : {}),
    },
  };
}
