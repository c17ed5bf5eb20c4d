/** Outcomes as facts: claims of single results, counts where only totals may leave the organiser, and measured cohorts. */
import type { Day, Instant } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import type { Ratio } from "../kernel/share.ts";
import type { Source } from "../kernel/source.ts";

type Recorded = { readonly source: Source; readonly known?: Instant };

/** `customer` is a pseudonym that the organiser gives; who it is stays with the organiser. */
export type OutcomeClaim = Recorded & {
  readonly id: string;
  readonly outcome: Id;
  readonly group: Id;
  readonly instalment: Id;
  /** Which of the instalment's parts, from 1. */
  readonly ordinal: number;
  readonly customer: string;
  readonly provider: Id;
  readonly line: Id;
  readonly achieved: Day;
  readonly verified?: { readonly by: string; readonly on: Day };
  readonly revoked?: { readonly on: Day; readonly reason: string };
  readonly weeks?: number;
  readonly hoursPerWeek?: Ratio;
  readonly gapDays?: number;
};

export type OutcomeCount = Recorded & {
  readonly outcome: Id;
  readonly group: Id;
  readonly instalment: Id;
  readonly provider: Id;
  readonly line: Id;
  readonly day: Day;
  readonly count: number;
  readonly verifiedOn?: Day;
};

export type CohortResult = Recorded & {
  readonly outcome: Id;
  readonly cohort: string;
  readonly day: Day;
  readonly realised: Ratio;
  readonly counterfactual: Ratio;
  readonly size: Ratio;
  readonly verifiedOn?: Day;
};
