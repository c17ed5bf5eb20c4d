/** Costs as the books carry them. */
import type { Day, Instant, Month } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";
import type { Source } from "../kernel/source.ts";

export type CostStatus = "accepted" | "disputed" | "disallowed";

/**
 * Cost lines that are alike in everything that the settlement tells apart: party, line, type, month, segment between two days on which the
 * agreement changes, status and approval. `day` is the first day of the segment within the month, so that whatever holds on `day` holds for all.
 */
export type CostGroup = {
  readonly party: Id;
  readonly line: Id;
  readonly type: Id;
  readonly month: Month;
  readonly day: Day;
  readonly status: CostStatus;
  readonly approved: boolean;
  /** Net of deductible and refundable VAT, with VAT that is neither. */
  readonly cents: Cents;
  /** Millionths of a unit: hours, pieces; 0 where the type is not priced by quantity. */
  readonly quantity: bigint;
  readonly count: number;
  readonly source: Source;
  /** The latest instant at which one of its lines became known; absent: known from the beginning. */
  readonly known?: Instant;
};
