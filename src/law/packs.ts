/** The rule packs as shipped. No rule has a reviewer, so that none of them blocks. */
import { BUYER_RULES } from "./acts/hankintalaki-buyers.ts";
import { AWARD_RULES } from "./acts/hankintalaki-award.ts";
import { CHANGE_RULES } from "./acts/hankintalaki-changes.ts";
import { NEUTRALITY_RULES } from "./acts/kilpailulaki.ts";
import { MONEY_RULES } from "./acts/kirjanpitolaki.ts";
import { INFORMATION_RULES } from "./acts/tiedonhallintalaki.ts";
import { PERSONAL_DATA_RULES } from "./acts/tietosuoja.ts";
import { NEGOTIATION_RULES } from "./acts/hankintalaki-negotiation.ts";
import { NOTICE_RULES } from "./acts/hankintalaki-notices.ts";
import { SUPPLIER_RULES } from "./acts/hankintalaki-suppliers.ts";
import { CONTRACTOR_RULES } from "./acts/tilaajavastuulaki.ts";
import { HE_2_2026_RULES } from "./acts/he-2-2026.ts";
import { PUBLICITY_RULES } from "./acts/julkisuuslaki.ts";
import { LANGUAGE_RULES } from "./acts/kielilaki.ts";
import { DECISION_RULES } from "./acts/kuntalaki-decisions.ts";
import { MEETING_RULES } from "./acts/kuntalaki-meetings.ts";
import { EMPLOYMENT_SERVICE_RULES } from "./acts/tyovoimapalvelut.ts";
import { CONDUCT_RULES } from "./alliance-conduct.ts";
import { ALLIANCE_RULES } from "./alliance.ts";
import type { Day } from "../kernel/day.ts";
import type { OverlayId, PackId, Rule } from "./rule.ts";

export type Pack = {
  readonly id: PackId | OverlayId;
  readonly version: string;
  /** The day up to which every amending act of its sources was read; acts after it that are known to be, and were not read. Absent: it is no law of today. */
  readonly verified?: { readonly asOf: Day; readonly unread: readonly string[] };
  readonly rules: readonly Rule[];
};

/** One line an act or subject. */
const SUBJECTS: readonly Rule[] = [
  ...ALLIANCE_RULES,
  ...CONDUCT_RULES,
  ...EMPLOYMENT_SERVICE_RULES,
  ...BUYER_RULES,
  ...HE_2_2026_RULES,
  ...NEGOTIATION_RULES,
  ...NOTICE_RULES,
  ...SUPPLIER_RULES,
  ...CONTRACTOR_RULES,
  ...AWARD_RULES,
  ...CHANGE_RULES,
  ...NEUTRALITY_RULES,
  ...MONEY_RULES,
  ...MEETING_RULES,
  ...DECISION_RULES,
  ...PUBLICITY_RULES,
  ...LANGUAGE_RULES,
  ...PERSONAL_DATA_RULES,
  ...INFORMATION_RULES,
];

/** Subjects in the order of the reference. */
const ORDER = "ALL PRO NEG NOT EXC AWD MOD NEU FIN MTG DEC PUB LNG ACC DPR ADM SEC RET".split(" ");

/** Every rule once, by subject and number. */
export const RULES: readonly Rule[] = SUBJECTS.toSorted((a, b) => placeOf(a) - placeOf(b));

function placeOf({ id }: Rule): number {
  const [subject, number] = id.split("-") as [string, string];
  return ORDER.indexOf(subject) * 1000 + Number(number);
}

const VERSION = "2026-11-22";

function pack(id: PackId | OverlayId): Pack {
  return { id, version: VERSION, rules: RULES.filter((rule) => rule.packs.includes(id)) };
}

/** Every amending act up to the day was applied to the acts as enacted; 380/2023 and 681/2023 were read with 733/2025 and 721/2025. */
const VERIFIED = {
  asOf: "2025-02-23",
  unread: [
    "hankintalaki: 443/2025",
    "KL: 586/2025",
    "380/2023: 949/2025",
    "381/2023: 1413/2025",
    "681/2023: 1376/2025",
    "TSL: 437/2025",
    "THL: 125/2025, 370/2025",
  ],
} as const;

export const PACKS: Readonly<Record<PackId, Pack>> = {
  "fi-2018-kasvupalvelu": pack("fi-2018-kasvupalvelu"),
  "fi-2026-tyovoimapalvelu": { ...pack("fi-2026-tyovoimapalvelu"), verified: VERIFIED },
};

/** Off unless asked for: judged beside a frame, never as part of it. */
export const OVERLAYS: Readonly<Record<OverlayId, Pack>> = { "he-2-2026": pack("he-2-2026") };
