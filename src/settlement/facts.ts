/** What a settlement is computed from besides the agreement: facts with a source, each with the day it concerns and the instant it was known. */
import type { Agreement } from "../agreement/agreement.ts";
import type { CostGroup } from "../open-books/open-books.ts";
import type { CohortResult, OutcomeClaim, OutcomeCount } from "../outcomes/outcomes.ts";
import type { Day, Instant, Month } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";
import type { Ratio } from "../kernel/share.ts";
import type { Source } from "../kernel/source.ts";

type Recorded = { readonly source: Source; /** Absent: known from the beginning. */ readonly known?: Instant };

/** A measured value of an indicator, of one provider or of the whole. */
export type IndicatorValue = Recorded & { readonly indicator: Id; readonly provider?: Id; readonly day: Day; readonly value: Ratio; readonly sample?: number };
/** Units reached (customers …) on a line. */
export type Volume = Recorded & { readonly line: Id; readonly group?: Id; readonly day: Day; readonly count: Ratio };
/** Units of use or customers of one party on a joint line. */
export type Use = Recorded & { readonly line: Id; readonly party: Id; readonly day: Day; readonly units: Ratio };
export type IndexValue = Recorded & { readonly series: Id; readonly month: Month; readonly value: Ratio };
/** A change to one year's target of a line; effective once `finalOn` (the last purchaser's decision is final) has come. */
export type TargetChange = Recorded & {
  readonly id: string;
  readonly kind: Id;
  readonly line: Id;
  readonly provider?: Id;
  readonly year: string;
  readonly amount: Cents;
  readonly finalOn?: Day;
};
export type SavingsReport = Recorded & { readonly id: string; readonly scheme: Id; readonly year: string; readonly amount: Cents; readonly approvedOn: Day };
/** A draw on the risk provision. */
export type Draw = Recorded & { readonly year: string; readonly day: Day; readonly amount: Cents; readonly category: string };
/** Share of a provider's work of the year that is done. */
export type Progress = Recorded & { readonly provider: Id; readonly day: Day; readonly share: Ratio };
/** Verification of the year has ended. */
export type Close = Recorded & { readonly year: string; readonly day: Day };
/** A sum paid late: interest runs for `days`. */
export type Late = Recorded & { readonly debtor: Id; readonly creditor: Id; readonly day: Day; readonly amount: Cents; readonly days: number };

export type Facts = {
  readonly costs: readonly CostGroup[];
  readonly indicators: readonly IndicatorValue[];
  readonly volumes: readonly Volume[];
  readonly uses: readonly Use[];
  readonly indexValues: readonly IndexValue[];
  readonly targetChanges: readonly TargetChange[];
  readonly savingsReports: readonly SavingsReport[];
  readonly draws: readonly Draw[];
  readonly progress: readonly Progress[];
  readonly closes: readonly Close[];
  readonly claims: readonly OutcomeClaim[];
  readonly outcomeCounts: readonly OutcomeCount[];
  readonly cohorts: readonly CohortResult[];
  readonly late: readonly Late[];
};

export const NO_FACTS: Facts = {
  costs: [],
  indicators: [],
  volumes: [],
  uses: [],
  indexValues: [],
  targetChanges: [],
  savingsReports: [],
  draws: [],
  progress: [],
  closes: [],
  claims: [],
  outcomeCounts: [],
  cohorts: [],
  late: [],
};

/** The day through which everything recorded counts: the term's last day, or the last day that a result or a decision concerns. */
export function lastDayOf(agreement: Agreement, facts: Facts): Day {
  const end = agreement.periods.at(-1)!.to;
  const last = lastFactDay(facts) ?? end;
  return last > end ? last : end;
}

/** The last day that a result or a decision concerns; undefined where there is none. */
export function lastFactDay(facts: Facts): Day | undefined {
  const days = [
    ...facts.savingsReports.map((report) => report.approvedOn),
    ...facts.targetChanges.flatMap((change) => change.finalOn ?? []),
    ...facts.claims.flatMap((claim) => [claim.achieved, claim.verified?.on ?? [], claim.revoked?.on ?? []].flat()),
    ...facts.outcomeCounts.map((count) => count.verifiedOn ?? count.day),
    ...facts.cohorts.map((cohort) => cohort.verifiedOn ?? cohort.day),
    ...[facts.indicators, facts.volumes, facts.uses, facts.draws, facts.progress, facts.closes, facts.late].flat().map((fact) => fact.day),
  ];
  return days.reduce<Day | undefined>((last, day) => (last === undefined || day > last ? day : last), undefined);
}
