/** Words of what rests on an annulled decision. */
import type { Words } from "../kernel/refusal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const RESTING = {
  agreement: w(
    "sopimuksen versio {version}, voimassa {from} alkaen; perukaa se tai hyväksykää se uudelleen toisella päätöksellä",
    "avtalets version {version}, i kraft från {from}; återta den eller anta den på nytt genom ett annat beslut",
    "version {version} of the agreement, in force from {from}; take it back, or adopt it anew by another decision",
  ),
  commitment: w(
    "sitoumus {purchaser} – {provider} {year}: {amount}, maksettu {paid}; lisää ei makseta",
    "åtagande {purchaser} – {provider} {year}: {amount}, betalt {paid}; mer betalas inte",
    "commitment {purchaser} – {provider} {year}: {amount}, paid {paid}; no more is paid",
  ),
  costs: w(
    "kulujen hyväksyntä: {count} {count|rivi|riviä} ({first} …); peruttava tai hyväksyttävä toisella päätöksellä",
    "godkännande av kostnader: {count} {count|rad|rader} ({first} …); återta det eller godkänn genom ett annat beslut",
    "approval of costs: {count} {count|line|lines} ({first} …); take it back, or approve them by another decision",
  ),
  matter: w(
    "hyväksyntä ({party}) asialle ”{title}”; nimettävä toinen päätös, muuten asia ei sido",
    "godkännande ({party}) av ärendet ”{title}”; ett annat beslut måste anges, annars binder ärendet inte",
    "approval by {party} of the matter “{title}”; it has to name another decision, else the matter does not bind",
  ),
  approval: w("hyväksyntä {party}: tilitys {through}", "godkännande {party}: avräkning {through}", "approval by {party}: statement through {through}"),
  phase: w("siirtyminen vaiheeseen: {phase}", "övergång till fasen: {phase}", "entering the phase: {phase}"),
  idea: w("käyttöön otettu idea", "idé som tagits i bruk", "idea that was taken up"),
  question: w("sovittu tulkinta: {clause}", "överenskommen tolkning: {clause}", "interpretation that was agreed on: {clause}"),
  appropriation: w("määräraha {year} {level}: {amount}", "anslag {year} {level}: {amount}", "appropriation {year} {level}: {amount}"),
  allotment: w("allianssin osuus {year} {level}: {amount}", "alliansens andel {year} {level}: {amount}", "allotment {year} {level}: {amount}"),
} satisfies Readonly<Record<string, Words>>;
