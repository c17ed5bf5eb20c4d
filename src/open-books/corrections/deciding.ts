/** How far corrections may go: what stays of a line keeps its sign. Pure. */
import { type Refusal, refused } from "../../api/decide.ts";
import { type Cents, formatCents } from "../../kernel/money.ts";
import { formatQuantity } from "../../kernel/quantity.ts";
import type { SettledLine } from "../cost-book.ts";

const BASIS = "docs/books.md";

/** What a line or several come to: cents as the ledger has them, cents that count, and millionths of a unit. */
export type Measures = { readonly net: Cents; readonly cents: Cents; readonly quantity: bigint };
const MEASURES = ["net", "cents", "quantity"] as const;

/** The line that stands first in a chain of corrections: what it says, and what it comes to with all corrections that are booked. */
export type Origin = { readonly ref: string; readonly line: Measures; readonly stands: Measures };

/** Why corrections go beyond the lines that they correct, with the arithmetic; `origins` stand in the order of the corrections, absent where there is none. */
export function* beyondLines(origins: readonly (Origin | undefined)[], lines: readonly Pick<SettledLine, "net" | "cents" | "quantity">[]): Generator<Refusal> {
  const places = Map.groupBy(lines.keys(), (i) => origins[i]?.ref);
  for (const [ref, own] of places) {
    const origin = origins[own[0]!];
    if (ref === undefined || !origin) continue;
    for (const measure of MEASURES) {
      const [line, stands] = [origin.line[measure], origin.stands[measure]];
      const change = own.reduce((sum, i) => sum + lines[i]![measure], 0n);
      if (!isBeyond(line, stands, stands + change)) continue;
      const told = { line, stands, change, left: stands + change };
      const write = measure === "quantity" ? formatQuantity : formatCents;
      const args = Object.fromEntries(Object.entries(told).map(([name, value]) => [name, write(value)]));
      yield refused(
        measure === "quantity" ? "open-books/beyond-quantity" : "open-books/beyond-line",
        BASIS,
        { ref, ...args },
        `/lines/${own.at(-1)!}/${measure === "quantity" ? "quantity" : "net"}`,
      );
      break;
    }
  }
}

/** What comes nearer to nothing is never beyond. */
function isBeyond(line: bigint, stands: bigint, left: bigint): boolean {
  if (line > 0n) return left < 0n && left < stands;
  return line < 0n && left > 0n && left > stands;
}

/** Whether a correction only takes off from what a line costs. */
export function takesOff({ cents, quantity }: Pick<Measures, "cents" | "quantity">): boolean {
  return cents <= 0n && quantity <= 0n && (cents < 0n || quantity < 0n);
}
