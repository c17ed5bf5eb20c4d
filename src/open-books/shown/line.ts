/** A line of the books as it is shown to somebody. */
import type { Agreement } from "../../agreement/agreement.ts";
import { type BookedBy, paidFor } from "../../agreement/pricing.ts";
import type { Day, Instant } from "../../kernel/day.ts";

export type Line = {
  readonly batch: number;
  readonly line: number;
  readonly party: string;
  readonly service: string;
  readonly type: string;
  readonly day: Day;
  /** With VAT and grants what it cost its party: null where it is paid by quantity and its details may not be seen. */
  readonly net: bigint | null;
  readonly vat: bigint | null;
  readonly tax_kind: string | null;
  readonly grants: bigint | null;
  /** What it costs, by the agreement's price where there is one; it counts only where it is accepted. */
  readonly cents: bigint;
  readonly status: string;
  readonly approved: boolean;
  readonly corrects: string | null;
  readonly at: Instant;
  /** Whether the rest may be seen; where not, it is null, but for the quantity of what is paid by quantity. */
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

/** Lines, or sums of lines, of one party and type as they were booked. */
type Sum = BookedBy & { readonly status: string };

/** What is booked of one party, type and status, put together: the agreement pays for the sum, and rounds it once. */
function together<One extends Sum>(sums: readonly One[]): readonly Sum[] {
  return [...Map.groupBy(sums, ({ party, type, status }) => `${party} ${type} ${status}`).values()].map((own) => {
    const { party, type, status } = own[0]!;
    const of = (name: "cents" | "quantity"): bigint => own.reduce((all, one) => all + one[name], 0n);
    return { party, type, status, cents: of("cents"), quantity: of("quantity") };
  });
}

/** What counts of several lines. */
export function countedOf(agreement: Agreement | undefined, lines: readonly Sum[]): bigint {
  return together(lines).reduce((all, sum) => all + countedIn({ status: sum.status, cents: paidFor(agreement, sum) }), 0n);
}

/**
 * What lines come to, in cents. `vat` is VAT that stays a cost; `counts` is what the agreement pays, `apart` what it would pay for lines that are disputed or
 * disallowed; `priced`: how far these two lie beyond what was booked, because hours, units and coefficients have a price. net + vat − grants + priced =
 * counts + apart.
 */
export type Counted = Readonly<Record<"net" | "vat" | "grants" | "counts" | "apart" | "priced", bigint>>;
/** The same for whoever may not see what all of the lines cost their party. */
export type CountedShown = Counted | (Pick<Counted, "counts" | "apart"> & Readonly<Record<"net" | "vat" | "grants" | "priced", null>>);

export function countedSum(agreement: Agreement | undefined, sums: readonly (Sum & Readonly<Record<"net" | "grants", bigint>>)[]): Counted {
  const all = { net: 0n, vat: 0n, grants: 0n, counts: 0n, apart: 0n, priced: 0n };
  for (const { net, grants, cents } of sums) {
    all.net += net;
    all.vat += cents - net + grants;
    all.grants += grants;
  }
  for (const sum of together(sums)) {
    const cents = paidFor(agreement, sum);
    const counts = countedIn({ status: sum.status, cents });
    all.counts += counts;
    all.apart += cents - counts;
    all.priced += cents - sum.cents;
  }
  return all;
}
