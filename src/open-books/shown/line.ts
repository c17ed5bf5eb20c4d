/** A line of the books as it is shown to somebody. */
import type { Day, Instant } from "../../kernel/day.ts";

export type Line = {
  readonly batch: number;
  readonly line: number;
  readonly party: string;
  readonly service: string;
  readonly type: string;
  readonly day: Day;
  readonly net: bigint;
  readonly vat: bigint | null;
  readonly tax_kind: string | null;
  readonly grants: bigint;
  /** What it costs; it counts only where it is accepted. */
  readonly cents: bigint;
  readonly status: string;
  readonly approved: boolean;
  readonly corrects: string | null;
  readonly at: Instant;
  /** Whether the rest may be seen; where not, it is null. */
  readonly seen: boolean;
  readonly quantity: bigint | null;
  readonly supplier: string | null;
  readonly supplier_id: string | null;
  readonly document: string | null;
  readonly cost_centre: string | null;
  readonly account: string | null;
  readonly words: string | null;
  readonly evidence: bigint;
  readonly findings: bigint;
};

/** What counts of a line: a disallowed line is left out before sharing, and a disputed one is neither shared nor paid until it is decided. */
export function countedIn({ status, cents }: Pick<Line, "status" | "cents">): bigint {
  return status === "accepted" ? cents : 0n;
}

/** What counts of several lines. */
export function countedOf(lines: readonly Pick<Line, "status" | "cents">[]): bigint {
  return lines.reduce((sum, line) => sum + countedIn(line), 0n);
}

/** What lines come to, in cents: net + vat − grants = counts + apart. `vat` is VAT that stays a cost; `apart` are lines that are disputed or disallowed. */
export type Counted = { readonly net: bigint; readonly vat: bigint; readonly grants: bigint; readonly counts: bigint; readonly apart: bigint };

export function countedSum(sums: readonly Pick<Line, "net" | "grants" | "cents" | "status">[]): Counted {
  const all = { net: 0n, vat: 0n, grants: 0n, counts: 0n, apart: 0n };
  for (const sum of sums) {
    const counts = countedIn(sum);
    all.net += sum.net;
    all.vat += sum.cents - sum.net + sum.grants;
    all.grants += sum.grants;
    all.counts += counts;
    all.apart += sum.cents - counts;
  }
  return all;
}
