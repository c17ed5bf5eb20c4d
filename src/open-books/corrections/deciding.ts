/** How far corrections may go: what stays of a line keeps its sign and is no more than the line was. Pure. */
import { type Refusal, refused } from "../../api/decide.ts";
import { type Cents, formatCents } from "../../kernel/money.ts";
import { formatQuantity } from "../../kernel/quantity.ts";
import type { SettledLine } from "../cost-book.ts";
import type { CostStatus } from "../open-books.ts";

const BASIS = "docs/books.md";

/** What a line or several come to: cents as the ledger has them, cents that count, and millionths of a unit. */
export type Measures = { readonly net: Cents; readonly cents: Cents; readonly quantity: bigint };
const MEASURES = ["net", "cents", "quantity"] as const;

/** The line that stands first in a chain of corrections: what it says, and what the lines of the chain come to by now, by how they stand. */
export type Origin = { readonly ref: string; readonly line: Measures; readonly stands: Readonly<Record<CostStatus, Measures>> };
/** A correction, and how it stands once it is booked. */
export type Change = Measures & { readonly status: CostStatus };

/** What of a chain may come to count together, for corrections that stand as `of` says: what counts now, what will once disputes end well, and else all of it. */
const READINGS: readonly { readonly of: readonly CostStatus[]; readonly counts: readonly CostStatus[] }[] = [
  { of: ["accepted"], counts: ["accepted"] },
  { of: ["accepted", "disputed"], counts: ["accepted", "disputed"] },
  { of: ["disallowed"], counts: ["accepted", "disputed", "disallowed"] },
];

/** Why corrections go beyond the lines that they correct, with the arithmetic; `origins` stand in the order of the corrections, absent where there is none. */
export function* beyondLines(origins: readonly (Origin | undefined)[], changes: readonly Change[]): Generator<Refusal> {
  const places = Map.groupBy(changes.keys(), (i) => origins[i]?.ref);
  for (const [ref, own] of places) {
    const origin = origins[own[0]!];
    if (ref === undefined || !origin) continue;
    const beyond = firstBeyond(
      origin,
      own.map((i) => changes[i]!),
    );
    if (!beyond) continue;
    const { measure, ...told } = beyond;
    const write = measure === "quantity" ? formatQuantity : formatCents;
    const args = Object.fromEntries(Object.entries(told).map(([name, value]) => [name, write(value)]));
    const code = measure === "quantity" ? "open-books/beyond-quantity" : "open-books/beyond-line";
    yield refused(code, BASIS, { ref, ...args }, `/lines/${own.at(-1)!}/${measure === "quantity" ? "quantity" : "net"}`);
  }
}

type Beyond = { readonly measure: (typeof MEASURES)[number]; readonly line: bigint; readonly stands: bigint; readonly change: bigint; readonly left: bigint };

function firstBeyond({ line: first, stands: sums }: Origin, own: readonly Change[]): Beyond | undefined {
  for (const measure of MEASURES) {
    for (const { of, counts } of READINGS) {
      if (!own.some(({ status }) => of.includes(status))) continue;
      const stands = counts.reduce((sum, status) => sum + sums[status][measure], 0n);
      const change = own.reduce((sum, each) => (counts.includes(each.status) ? sum + each[measure] : sum), 0n);
      const told = { line: first[measure], stands, change, left: stands + change };
      if (isBeyond(told)) return { measure, ...told };
    }
  }
  return undefined;
}

/** What comes nearer to nothing, or to the line, is never beyond. */
function isBeyond({ line, stands, left }: Omit<Beyond, "measure">): boolean {
  const [least, most] = line < 0n ? [line, 0n] : [0n, line];
  return (left < least && left < stands) || (left > most && left > stands);
}

/** Whether a correction only takes off from what a line costs. */
export function takesOff({ cents, quantity }: Pick<Measures, "cents" | "quantity">): boolean {
  return cents <= 0n && quantity <= 0n && (cents < 0n || quantity < 0n);
}

/** How a correction stands beside the line that it corrects: what is said against that line is said against it. */
export function underOf(line: Pick<SettledLine, "status">, corrected: CostStatus): CostStatus {
  return (["disallowed", "disputed"] as const).find((status) => line.status === status || corrected === status) ?? "accepted";
}
