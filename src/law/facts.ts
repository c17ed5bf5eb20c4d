/**
 * The one place of the facts that rules of law ask for. Later slices supply them; a rule whose facts nobody supplies answers "cannot tell".
 * `at` is a handle that the supplier understands (a path into its file, an entry id): a broken rule gives it back.
 */
import { ALLIANCE_FACTS, type AllianceFacts } from "./facts/alliance.ts";
import { AWARD_FACTS, type AwardFacts } from "./facts/award.ts";
import { CONDUCT_FACTS, type ConductFacts } from "./facts/conduct.ts";
import { KEEPING_FACTS, type KeepingFacts } from "./facts/keeping.ts";
import { MEETING_FACTS, type MeetingFacts } from "./facts/meetings.ts";
import { MONEY_FACTS, type MoneyFacts } from "./facts/money.ts";
import { PERSONAL_DATA_FACTS, type PersonalDataFacts } from "./facts/personal-data.ts";
import type { Fact } from "./facts/fact.ts";
import { NEGOTIATION_FACTS, type NegotiationFacts } from "./facts/negotiation.ts";
import { PROCUREMENT_FACTS, type ProcurementFacts } from "./facts/procurement.ts";
import { PUBLICITY_FACTS, type PublicityFacts } from "./facts/publicity.ts";
import { REGIME_FACTS, type RegimeFacts } from "./facts/regime.ts";
import { TENDERER_FACTS, type TendererFacts } from "./facts/tenderers.ts";

export type { LegalParty, LegalService } from "./facts/alliance.ts";
export { type MeetingItem, MINUTES_PARTS } from "./facts/meetings.ts";

export type LawFacts = AllianceFacts &
  ConductFacts &
  MeetingFacts &
  PublicityFacts &
  RegimeFacts &
  ProcurementFacts &
  TendererFacts &
  NegotiationFacts &
  AwardFacts &
  KeepingFacts &
  MoneyFacts &
  PersonalDataFacts;
export type FactKey = keyof LawFacts;

/** What each fact is and who supplies it, by what they are about. */
export const FACTS_BY_SUBJECT = {
  alliance: ALLIANCE_FACTS,
  conduct: CONDUCT_FACTS,
  meetings: MEETING_FACTS,
  publicity: PUBLICITY_FACTS,
  procurement: { ...REGIME_FACTS, ...PROCUREMENT_FACTS },
  tenderers: TENDERER_FACTS,
  negotiation: NEGOTIATION_FACTS,
  award: AWARD_FACTS,
  money: MONEY_FACTS,
  "personal-data": PERSONAL_DATA_FACTS,
  keeping: KEEPING_FACTS,
} as const;
export type FactSubject = keyof typeof FACTS_BY_SUBJECT;

export const FACTS: Readonly<Record<FactKey, Fact>> = {
  ...ALLIANCE_FACTS,
  ...CONDUCT_FACTS,
  ...MEETING_FACTS,
  ...PUBLICITY_FACTS,
  ...REGIME_FACTS,
  ...PERSONAL_DATA_FACTS,
  ...MONEY_FACTS,
  ...KEEPING_FACTS,
  ...AWARD_FACTS,
  ...PROCUREMENT_FACTS,
  ...TENDERER_FACTS,
  ...NEGOTIATION_FACTS,
};
