/**
 * What the law counts in, each figure from the day it applies to the day it ends, with its source. A rule holds no figure of its own: it asks here for
 * the day in question, and cannot tell where nothing stands for that day.
 */
import type { Cents } from "../kernel/money.ts";
import type { Day } from "../kernel/day.ts";
import { type Ratio, ratio } from "../kernel/share.ts";
import type { Words } from "../kernel/refusal.ts";
import type { Basis, Mark, PackId } from "./rule.ts";

/** Open ends where nothing stands; no two of one constant overlap. */
export type Dated<V> = { readonly from?: Day; readonly to?: Day; readonly value: V; readonly basis: Basis };

const EUR = 100n;

function always<V>(value: V, section: string, mark: Mark = "C"): readonly Dated<V>[] {
  return [{ value, basis: { section, mark } }];
}

function dated<V>(value: V, from: Day | undefined, to: Day | undefined, section: string, mark: Mark = "C"): Dated<V> {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }), value, basis: { section, mark } };
}

/** Amounts in cents without value added tax. */
const AMOUNTS = {
  /** EU threshold of services for buyers that are no central government. */
  euServicesSubcentral: [
    dated(221_000n * EUR, "2018-01-01", "2019-12-31", "hankintalaki 26 §"),
    dated(214_000n * EUR, "2020-01-01", "2021-12-31", "hankintalaki 26 §"),
    dated(215_000n * EUR, "2022-01-01", "2023-12-31", "hankintalaki 26 §"),
    dated(221_000n * EUR, "2024-01-01", "2025-12-31", "hankintalaki 26 §"),
    dated(216_000n * EUR, "2026-01-01", "2027-12-31", "hankintalaki 26 §; (EU) 2025/2152"),
  ],
  nationalServices: always(60_000n * EUR, "hankintalaki 25.1 §"),
  /** Annex E, items 1–4: social, health, employment and training services. */
  annexE1to4: always(400_000n * EUR, "hankintalaki 25.1 §"),
  annexE5to15: always(300_000n * EUR, "hankintalaki 25.1 §"),
  concession: always(500_000n * EUR, "hankintalaki 25.1 §"),
  /** Sales of an in-house unit, or of a co-operation, to others in a year. */
  inHouseOutside: [dated(500_000n * EUR, "2019-01-01", undefined, "hankintalaki 15, 16 §")],
  /** Yearly mean of sales to others below which the per cent is not asked. */
  inHouseSmallSales: [dated(100_000n * EUR, "2019-01-01", undefined, "hankintalaki 15.4, 16.3, 174 §")],
  contractCopies: always(1_000_000n * EUR, "hankintalaki 170 §"),
  /** Turnover in competition in a financial year from which accounts are kept apart. */
  separateAccounts: [dated(40_000n * EUR, "2023-01-01", undefined, "kilpailulaki 30 d §, 659/2021")],
  contractorLiability: always(9_000n * EUR, "1233/2006 2 §", "C-18"),
  eInvoiceTurnover: [dated(10_000n * EUR, "2020-04-01", undefined, "241/2019")],
} as const satisfies Record<string, readonly Dated<Cents>[]>;

/** Days, months, years, per cents and numbers of persons, as the name says. */
const COUNTS = {
  standstillDays: always(14, "hankintalaki 129.1 §"),
  /** Purchases within a framework or a dynamic purchasing system. */
  frameworkStandstillDays: always(10, "hankintalaki 129.2 §"),
  directAwardNoticeDays: always(14, "hankintalaki 131 §"),
  negotiatedMinCandidates: always(3, "hankintalaki 34.5 §"),
  participationDays: always(30, "hankintalaki 56.2 §"),
  acceleratedParticipationDays: always(15, "hankintalaki 57.1 §"),
  initialTenderDays: always(30, "hankintalaki 56.2 §"),
  electronicDeductionDays: always(5, "hankintalaki 56.3 §"),
  acceleratedTenderDays: always(10, "hankintalaki 57 §"),
  awardNoticeDays: always(30, "hankintalaki 58.5 §"),
  mandatoryExclusionYears: always(5, "hankintalaki 80.5 §"),
  discretionaryExclusionYears: always(3, "hankintalaki 81.4 §"),
  turnoverTimesValue: always(2, "hankintalaki 85.2 §"),
  certificateMonths: always(12, "1233/2006 4–5 §", "C-18"),
  letterKnownDays: always(7, "hankintalaki 127 §"),
  correctionClaimDays: always(14, "hankintalaki 133 §"),
  correctionOwnDays: always(90, "hankintalaki 133 §"),
  marketCourtDays: always(14, "hankintalaki 147 §"),
  municipalCorrectionDays: always(14, "KL 138 §"),
  municipalAppealDays: always(30, "KL 138 §"),
  administrativeCorrectionDays: always(30, "HL 49 c §"),
  /** 380/2023 146 §. */
  socialSecurityAppealDays: [dated(30, "2025-01-01", undefined, "380/2023 146 §")],
  councilCallDays: always(4, "KL 94 §"),
  memberKnownDays: always(7, "KL 140 §"),
  /** Items of hankintalaki 124.1 §. */
  reportItems: always(11, "hankintalaki 124 §"),
  frameworkMaxYears: always(4, "hankintalaki 42.5 §"),
  changeNecessaryPercent: always(50, "hankintalaki 136.3 §"),
  changeUnforeseenPercent: always(50, "hankintalaki 136.3 §"),
  changeMinorPercent: always(10, "hankintalaki 136.4 §"),
  inHouseOutsidePercent: [dated(10, undefined, "2018-12-31", "hankintalaki 174 §"), dated(5, "2019-01-01", undefined, "hankintalaki 15, 16 §")],
  /** Where a transparency notice has shown that there is no market. */
  inHouseNoMarketPercent: [dated(10, "2019-01-01", undefined, "hankintalaki 15.3, 16.2, 174 §")],
  transparencyNoticeDays: always(14, "hankintalaki 15.3, 16.2 §"),
  /** As proposed: status not verified. */
  inHouseOwnershipPercent: always(10, "HE 2/2026", "G"),
  /** The longest negotiation of a round may be so many times the shortest before anybody is asked why; the law gives no number. */
  negotiationLengthTimes: always(2, "hankintalaki 3.1, 35.4 §", "I"),
  kkvProposalMonths: [dated(6, undefined, "2024-05-31", "hankintalaki 141 §"), dated(12, "2024-06-01", undefined, "hankintalaki 141 §, 164/2024")],
  voucherRetentionYears: always(6, "KPL 2:10 §", "C-18"),
  ledgerRetentionYears: always(10, "KPL 2:10 §", "C-18"),
  procurementRetentionYears: always(3, "hankintalaki 124.3 §"),
  contractorRetentionYears: always(2, "1233/2006 5 §", "C-18"),
  customerRetentionYears: [dated(5, undefined, "2024-12-31", "916/2012 13 luku", "C-18"), dated(4, "2025-01-01", undefined, "380/2023 122 §")],
  ruleRetentionYears: [dated(5, "2023-05-01", undefined, "THL 28 a §, 488/2023")],
  accessibilityFeedbackDays: [dated(14, "2019-04-01", undefined, "306/2019 10 §")],
  labourForceMin: [dated(20_000, "2025-01-01", undefined, "380/2023 12 §")],
  /** Fewer persons than this in a cell of a report can be recognised; the law gives no number. */
  smallestCell: always(5, "TSL 31.2 § 3", "G"),
} as const satisfies Record<string, readonly Dated<number>[]>;

/** Shares of the members of a body. */
const QUORUMS = {
  /** At least so many. */
  quorumCouncil: always(ratio(2n, 3n), "KL 103 §"),
  /** More than so many. */
  quorumBody: always(ratio(1n, 2n), "KL 103 §"),
} as const satisfies Record<string, readonly Dated<Ratio>[]>;

/** What is so from one day and not before. */
const CUSTOMS = {
  /** 80 § is asked of subcontractors too in procurements begun since then. */
  subcontractorsChecked: [dated(false, undefined, "2021-06-30", "hankintalaki 80 §"), dated(true, "2021-07-01", undefined, "hankintalaki 80 §, 499/2021")],
  /** The end of a standstill that falls on a holiday or a Saturday moves to the next working day. */
  standstillMoves: [dated(false, undefined, "2021-06-30", "hankintalaki 129 §"), dated(true, "2021-07-01", undefined, "hankintalaki 129.1 §, 499/2021")],
} as const satisfies Record<string, readonly Dated<boolean>[]>;

const FRAMES = {
  /** The frame of the bill of 2018 until the act of 2023 applies. */
  rulePack: [
    dated<PackId>("fi-2018-kasvupalvelu", undefined, "2024-12-31", "hankintalaki 174 §", "I"),
    dated<PackId>("fi-2026-tyovoimapalvelu", "2025-01-01", undefined, "hankintalaki 174 §; 380/2023"),
  ],
} as const satisfies Record<string, readonly Dated<PackId>[]>;

/** Authorities by what they do, under the name that they have on the day. */
const AGENCIES = {
  supervisory: [
    dated<Words>(
      { fi: "aluehallintovirasto", sv: "regionförvaltningsverket", en: "Regional State Administrative Agency" },
      undefined,
      "2025-12-31",
      "380/2023 (733/2025)",
    ),
    dated<Words>(
      { fi: "Lupa- ja valvontavirasto", sv: "Tillstånds- och tillsynsverket", en: "Finnish Supervisory Agency" },
      "2026-01-01",
      undefined,
      "380/2023 (733/2025)",
    ),
  ],
  central: [
    dated<Words>({ fi: "KEHA-keskus", sv: "UF-centret", en: "KEHA Centre" }, undefined, "2025-12-31", "380/2023 (733/2025)"),
    dated<Words>(
      {
        fi: "Työllisyys-, kehittämis- ja hallintokeskus",
        sv: "Sysselsättnings-, utvecklings- och förvaltningscentralen",
        en: "Employment, Development and Administration Centre",
      },
      "2026-01-01",
      undefined,
      "380/2023 (733/2025)",
    ),
  ],
  regional: [
    dated<Words>(
      { fi: "ELY-keskus", sv: "NTM-centralen", en: "Centre for Economic Development, Transport and the Environment" },
      undefined,
      "2025-12-31",
      "380/2023 (733/2025)",
    ),
    dated<Words>({ fi: "elinvoimakeskus", sv: "livskraftscentralen", en: "Economic Development Centre" }, "2026-01-01", undefined, "380/2023 (733/2025)"),
  ],
} as const satisfies Record<string, readonly Dated<Words>[]>;

/** Rates of value added tax in thousandths of the net. */
const RATES = {
  vatStandard: [dated(240, "2013-01-01", "2024-08-31", "ALVL 84 §", "G"), dated(255, "2024-09-01", undefined, "ALVL 84 §, 462/2024")],
  vatReduced: [dated(140, "2013-01-01", "2025-12-31", "ALVL 85 §", "G"), dated(135, "2026-01-01", undefined, "ALVL 85 §", "G")],
  vatLow: [dated(100, "2013-01-01", undefined, "ALVL 85 a §", "G")],
} as const satisfies Record<string, readonly Dated<number>[]>;

export const CONSTANTS = { ...AMOUNTS, ...COUNTS, ...QUORUMS, ...CUSTOMS, ...FRAMES, ...AGENCIES, ...RATES };
export type ConstantKey = keyof typeof CONSTANTS;
export type ConstantOf<K extends ConstantKey> = (typeof CONSTANTS)[K] extends readonly Dated<infer V>[] ? V : never;

/** The figure that stands on the day, if any. */
export function constant<K extends ConstantKey>(key: K, day: Day): ConstantOf<K> | undefined {
  const values: readonly Dated<unknown>[] = CONSTANTS[key];
  return values.find(({ from, to }) => (from ?? day) <= day && day <= (to ?? day))?.value as ConstantOf<K> | undefined;
}

/** In thousandths of the net: no cost line can bear more VAT than that. Days before the oldest rate that is known have that one. */
export function highestVat(day: Day): number {
  return constant("vatStandard", day) ?? RATES.vatStandard[0].value;
}
