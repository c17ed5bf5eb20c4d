/** The kinds of parties: one list, with its words, for the agreement file and for the register of organisations. */
import type { Words } from "../kernel/refusal.ts";

export const PARTY_KINDS = [
  "municipality",
  "joint-municipal-authority",
  "responsible-municipality",
  "county",
  "wellbeing-services-county",
  "employment-area",
  "state-body",
  "company",
  "in-house-unit",
  "association",
  "foundation",
  "consortium",
] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];
/** The first seven kinds: authorities, whose own production is production of the organisers. */
export const PUBLIC_KINDS: readonly PartyKind[] = PARTY_KINDS.slice(0, 7);

export const PARTY_KIND_NAMES: Readonly<Record<PartyKind, Words>> = {
  municipality: { fi: "kunta", sv: "kommun", en: "municipality" },
  "joint-municipal-authority": { fi: "kuntayhtymä", sv: "samkommun", en: "joint municipal authority" },
  "responsible-municipality": { fi: "vastuukunta", sv: "ansvarig kommun", en: "responsible municipality" },
  county: { fi: "maakunta", sv: "landskap", en: "county" },
  "wellbeing-services-county": { fi: "hyvinvointialue", sv: "välfärdsområde", en: "wellbeing services county" },
  "employment-area": { fi: "työllisyysalue", sv: "sysselsättningsområde", en: "employment area" },
  "state-body": { fi: "valtion viranomainen", sv: "statlig myndighet", en: "state body" },
  company: { fi: "yritys", sv: "företag", en: "company" },
  "in-house-unit": { fi: "sidosyksikkö", sv: "anknuten enhet", en: "in-house unit" },
  association: { fi: "yhdistys", sv: "förening", en: "association" },
  foundation: { fi: "säätiö", sv: "stiftelse", en: "foundation" },
  consortium: { fi: "ryhmittymä", sv: "konsortium", en: "consortium" },
};
