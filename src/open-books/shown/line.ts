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
