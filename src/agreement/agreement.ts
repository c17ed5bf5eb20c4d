/** The agreement as the rest of the code sees it, without any package, so that the browser can carry it. What each term means and how it is written: docs/agreement-file.md. */
import type { Day, Month, Period } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import type { Cents, Rounding } from "../kernel/money.ts";
import type { Ratio } from "../kernel/share.ts";
import { type PartyKind } from "../parties/party-kind.ts";

/** Shares by party, product group, … in the order of the file. */
export type ById<T> = Readonly<Record<Id, T>>;
export type Duration = { readonly count: number; readonly unit: "day" | "week" | "month" | "year" };
/** A path into the file: keys and list positions joined by `/`, e.g. `gain-and-pain/gain/0`, `fee/uramylly`. */
export type Path = string;

export type Agreement = {
  readonly file: string;
  /** Where each path stands in the file: the clause that a figure rests on. */
  readonly where: Readonly<Record<Path, { readonly line: number; readonly column: number; readonly length: number }>>;
  readonly name: string;
  readonly law: "fi-2018-kasvupalvelu" | "fi-2026-tyovoimapalvelu" | "none";
  readonly currency: string;
  readonly goals: readonly string[];
  /** Contract periods, with the exercised options behind them. */
  readonly periods: readonly Period[];
  readonly options: readonly { readonly id: Id; readonly from: Day; readonly to: Day; readonly decidedBy: string; readonly exercised: boolean }[];
  readonly development?: { readonly until: Day; readonly pay: "hours" | "reimbursement"; readonly cap: Cents | "none" };
  readonly parties: readonly Party[];
  readonly lines: readonly Line[];
  readonly appropriationBasis: { readonly bindingLevel: string; readonly basis: "gross" | "net" };
  readonly appropriations: readonly Appropriation[];
  readonly targets: readonly Target[];
  readonly volumes: readonly VolumeTerm[];
  readonly index?: IndexTerm;
  /** Closed list of adjustment kinds. */
  readonly adjustments: ById<{ readonly lowersTarget: boolean }>;
  readonly provision?: Provision;
  readonly costTypes: ById<CostType>;
  readonly overhead: ById<Ratio>;
  readonly fees: ById<Fee>;
  readonly schemes: readonly Scheme[];
  readonly unshared: readonly Id[];
  readonly gates: readonly Gate[];
  readonly results?: Results;
  readonly volumeAllocations: readonly VolumeAllocation[];
  readonly outcomes: readonly OutcomeTerm[];
  readonly settlement: SettlementTerms;
  readonly payments: readonly PaymentRow[];
  readonly vat: Readonly<Partial<Record<VatFlow, VatTerm>>>;
  readonly decisions: Decisions;
  readonly exit: Exit;
  readonly joining: {
    readonly allowed: boolean;
    readonly announcedIn?: string;
    readonly decidedBy?: string;
    readonly conditionalUntilFinal?: boolean;
    readonly keys?: string;
  };
  readonly evidence: { readonly kept: Duration; readonly unitPricesOpenTo: readonly string[]; readonly verification: string };
  readonly dataProtection: { readonly controllers: ById<Id>; readonly caseRows: "none" | "pseudonyms"; readonly impactAssessment: boolean };
  readonly exceptions: readonly { readonly from: "opposite-signs" | "indifference"; readonly party?: Id; readonly because: string }[];
};

export const ROLES = ["purchaser", "organiser", "provider", "funder"] as const;
export type Role = (typeof ROLES)[number];
export type VatKind = "deductible" | "refundable" | "neither";

export type Party = {
  readonly id: Id;
  readonly name: string;
  readonly kind: PartyKind;
  readonly roles: readonly Role[];
  readonly taskArea: readonly string[];
  readonly vat?: VatKind;
  readonly joins?: Day;
  readonly leaves?: Day;
  readonly businessId?: string;
  readonly members: readonly { readonly name: string; readonly kind: PartyKind; readonly share?: Ratio }[];
};

export type Line = {
  readonly id: Id;
  readonly kind: "service" | "joint";
  readonly name: string;
  readonly providers: readonly Id[];
  /** Services only. */
  readonly organiser?: Id;
  readonly area?: string;
  readonly tasks: readonly string[];
  readonly cpv?: string;
  /** Joint lines only, ordered by `from`. */
  readonly keys: readonly LineKey[];
};
export type LineKey = { readonly from: Day; readonly by: "shares"; readonly shares: ById<Ratio> } | { readonly from: Day; readonly by: "use" | "customers" };

export type Appropriation = {
  readonly year: string;
  readonly party: Id;
  readonly amount: Cents;
  readonly state: "adopted" | "plan-year" | "authority" | "lapsed";
  readonly authority?: string;
};
/** One amount of the target: `path` is where it stands. */
export type Target = {
  readonly year: string;
  readonly line: Id;
  readonly provider: Id;
  readonly amount: Cents;
  readonly path: Path;
  /** Of a line that ends within the year because somebody leaves: the amount of the file, and the share of its running days that is left. Never of a file. */
  readonly cut?: { readonly whole: Cents; readonly kept: Ratio };
};
export type VolumeTerm = {
  readonly line: Id;
  readonly fixed: Ratio;
  readonly unit: string;
  /** Planned units by year. */
  readonly planned: Readonly<Record<string, Ratio>>;
  readonly max: Ratio | "none";
  /** Weight by customer group; a group that is not named weighs 1. */
  readonly caseMix: ById<Ratio>;
};
export type IndexTerm = {
  /** Month of the year, `01`–`12`, whose value counts. */
  readonly measured: string;
  readonly adjusts: "target" | "nothing";
  readonly cap: Ratio | "none";
  readonly fixed: Ratio;
  readonly baseMonth: Month;
  readonly series: ById<Ratio>;
  readonly lines: readonly Id[];
};
export type Provision = {
  readonly scheme: Id;
  readonly sizedBy:
    | { readonly by: "amount"; readonly amount: Readonly<Record<string, Cents>> }
    | { readonly by: "rate"; readonly rate: Ratio }
    | { readonly by: "expected-value"; readonly scenarios: readonly { readonly amount: Cents; readonly probability: Ratio }[] };
  readonly unused: "shared" | "purchasers";
  readonly approval: string;
  /** Of an alliance that ends within a year: the share of that year's days that it had. A rate follows the targets instead. Never of a file. */
  readonly cut?: { readonly year: string; readonly kept: Ratio };
};

export type CostClass = "reimbursable" | "conditional" | "in-fee" | "excluded" | "netted";
export type CostType = {
  readonly class: CostClass;
  readonly except: Readonly<Partial<Record<PartyKind, CostClass>>>;
  readonly basis?: "accrual" | "invoice" | "hours" | "unit-price" | "coefficient";
  /** Cents a unit, by party (hours, unit-price). */
  readonly rate: ById<Ratio>;
  readonly coefficient: ById<Ratio>;
  readonly condition?: string;
};

export type FeeBase = "own-target" | "target" | "own-cost" | "cost";
export type Fee = {
  readonly basis:
    | { readonly by: "rate"; readonly rate: Ratio; readonly of: FeeBase }
    | { readonly by: "amount"; readonly amount: Cents; readonly per: "year" | "contract" };
  readonly minimum: Cents;
  readonly atRisk: Ratio;
  readonly earned: "evenly" | "with-cost" | "reported" | "at-end";
  readonly retention: Ratio;
};

export type Side = "gain" | "pain";
/** The band runs from the bound before it (100 % of target for the first) to its own bound; the last has none. */
export type Band = { readonly to?: { readonly share: Ratio } | { readonly cents: Cents }; readonly providers: Ratio; readonly because?: string };
export type Limit =
  | { readonly kind: "cents"; readonly cents: Cents }
  | { readonly kind: "fee-at-risk" }
  | { readonly kind: "share"; readonly share: Ratio; readonly of: "target" | "fee" };
export type Cap = { readonly on: Side; readonly at: Limit; readonly path: Path } & (
  | { readonly scope: "joint" }
  | { readonly scope: "band"; readonly band: number }
  | { readonly scope: "party"; readonly rest: "purchasers" | "others"; readonly party?: Id }
);
export type Among<By extends string> = { readonly by: "shares"; readonly shares: ById<Ratio> } | { readonly by: By };
export type AmongProviders = Among<"fee" | "cost" | "fee-at-risk" | "target">;
export type AmongPurchasers = Among<"target" | "cost" | "appropriation">;
export type Scheme = {
  /** `main` when the file has a single scheme. */
  readonly id: Id;
  readonly path: Path;
  readonly lines: readonly Id[];
  readonly compares: "cost" | "cost-and-fee";
  readonly gain: readonly Band[];
  readonly pain: readonly Band[];
  readonly deadBand?: { readonly kind: "cliff" | "deductible"; readonly gain?: Ratio; readonly pain?: Ratio };
  readonly caps: readonly Cap[];
  readonly capOrder: "joint-first" | "party-first";
  readonly floor?: Cents;
  readonly ceiling?: { readonly cents: Cents } | { readonly share: Ratio };
  readonly amongProviders: AmongProviders;
  readonly amongPurchasers: AmongPurchasers;
  readonly ownProduction: "exclude" | "notional" | "full";
  readonly bands: "yearly" | "cumulative";
  readonly capsReset: "yearly" | "contract-period";
  readonly carryOver: "no" | "pain" | "both";
  /** Share of the gain forfeited when the gate is missed. */
  readonly gates: ById<Ratio>;
};

export type Gate = { readonly id: Id; readonly indicator: Id; readonly atLeast?: Ratio; readonly atMost?: Ratio; readonly missing: "fails" | "passes" };
/** Points in rising order of `at`. */
export type Points = readonly { readonly at: Ratio; readonly value: Ratio }[];
export type Area = {
  readonly id: Id;
  readonly name: string;
  readonly weight: Ratio;
  readonly indicator: Id;
  readonly aggregate: "mean" | "sum" | "last" | "minimum" | "weighted-mean";
  readonly scale: Points;
  readonly curve: "linear" | "step";
  readonly missing: "zero" | "worst" | "leave-out" | "previous";
  readonly minSample: number;
  readonly verifiedBy: string;
  readonly from: string;
  readonly to: string;
};
export type Results = {
  readonly areas: readonly Area[];
  readonly clamp: { readonly low: Ratio; readonly high: Ratio };
  readonly rounding: "exact" | "whole-down" | "whole-half-up";
  readonly paysFrom?: Ratio;
  /** By year; every year of the term stands. */
  readonly poolReward: Readonly<Record<string, Cents>>;
  readonly poolLiability: Readonly<Record<string, Cents>>;
  readonly funding: { readonly from: "new-money" } | { readonly from: "part-of-savings"; readonly share: Ratio } | { readonly from: "fee-at-risk" };
  readonly multiplier: { readonly gain?: Points; readonly pain?: Points };
  /** By area id; the values of the points are cents. */
  readonly moneyTables: ById<Points>;
  readonly gates: ById<Ratio>;
  readonly amongProviders: AmongProviders;
  readonly amongPurchasers: AmongPurchasers;
  readonly fullScoreValue?: Cents;
};
export type VolumeAllocation = {
  readonly line: Id;
  readonly indicator: Id;
  readonly shares: ById<Ratio>;
  readonly shift: Ratio;
  readonly rule: "best-from-worst" | "pro-rata";
};

export type OutcomeCap = ({ readonly count: number } | { readonly cents: Cents }) & { readonly per: "year" | "contract-period" | "customer" };
export type OutcomeCommon = {
  readonly id: Id;
  readonly name: string;
  readonly measures: Id;
  readonly alsoPaidBy: readonly Id[];
  readonly lines: readonly Id[];
  readonly insteadOf?: { readonly line: Id; readonly share: Ratio };
  readonly paidBy:
    | { readonly by: "service-organiser" }
    | { readonly by: "party"; readonly party: Id }
    | { readonly by: "shares"; readonly shares: ById<Ratio> };
  readonly paidTo: { readonly by: "claimant" } | { readonly by: "shares"; readonly shares: ById<Ratio> };
  readonly verifiedBy: { readonly party: Id } | { readonly register: string };
  readonly clawback?: { readonly within: Duration; readonly share: Ratio };
};
export type TariffOutcome = OutcomeCommon & {
  readonly kind: "tariff";
  /** In order of `from`; group `all` where the file gives one amount. */
  readonly tariffs: readonly { readonly from: Day; readonly amounts: ById<Cents> }[];
  readonly instalments: readonly { readonly id: Id; readonly share: Ratio; readonly times: number }[];
  readonly sustained: { readonly weeks?: number; readonly hoursPerWeek?: Ratio; readonly gapDays?: number };
  readonly oncePer: "customer" | "customer-and-year" | "none";
  readonly caps: readonly OutcomeCap[];
  readonly tiers: readonly { readonly upTo?: number; readonly pays: Ratio }[];
  readonly baseline: number;
};
export type CohortOutcome = OutcomeCommon & {
  readonly kind: "cohort";
  readonly measure: "relative-reduction" | "difference";
  readonly lowerIsBetter: boolean;
  readonly gate?: Ratio;
  readonly pooled?: { readonly gate: Ratio; readonly of: "all" | "missed" };
  /** `unitValue`: cents a unit of effect and head. */
  readonly pays: { readonly cents: Cents } | { readonly rate: Ratio; readonly unitValue: Ratio };
  readonly cap?: Cents;
  readonly fiscalBenefit?: Ratio;
};
export type OutcomeTerm = TariffOutcome | CohortOutcome;

export type SettlementTerms = {
  readonly period: "year";
  readonly interim: "monthly" | "quarterly" | "none";
  readonly retention: Ratio;
  readonly rounding: Rounding;
  readonly ties: "party-id" | readonly Id[];
  readonly final: "after-last-verification";
  readonly falls: "set-off" | "invoice" | "final";
  readonly lateInterest?: { readonly rate: Ratio; readonly days: number };
  readonly due: Duration;
};
export const FLOWS = ["cost", "fee", "gain-and-pain", "results", "outcomes"] as const;
export type Flow = (typeof FLOWS)[number];
export type PaymentRow = {
  readonly flows: readonly Flow[];
  readonly payee: Id | "all";
  readonly payer: { readonly by: "each" } | { readonly by: "lead"; readonly lead: Id };
  readonly terms: Duration;
  readonly document: "invoice" | "self-billing" | "transfer";
  readonly path: Path;
};
export type VatFlow = "gain-and-pain" | "results" | "outcomes";
export type VatTerm = "open" | { readonly changesPrice: boolean; readonly opinion: string };

export type Decisions = {
  readonly operational: "unanimous";
  readonly quorum: string;
  readonly silence: "objects" | "abstains";
  readonly abstention: "blocks" | "ignored";
  readonly reserved: ById<"each-purchaser" | "organiser" | "all-parties">;
  readonly bodies: ById<{ readonly name: string; readonly chair: Id; readonly seats: ById<number> }>;
  readonly deadlock: readonly string[];
};
export type Exit = {
  readonly all: { readonly window: Duration; readonly after: string };
  readonly purchasers: { readonly grounds: readonly string[]; readonly notice: Duration; readonly continuity: Duration };
  readonly settlement: string;
  readonly forecastBy: string;
};

/** A text that only holds the place of one that somebody must still write. */
export function isToFill(text: string): boolean {
  return /^TODO\b/.test(text);
}

/** Whether a party pays shares, and grants allotments. */
export function pays({ roles }: Pick<Party, "roles">): boolean {
  return roles.includes("purchaser") || roles.includes("funder");
}

/** The class of a type for a party: some kinds of parties are told apart. */
export function classFor(type: CostType, party: Party): CostClass {
  return type.except[party.kind] ?? type.class;
}
