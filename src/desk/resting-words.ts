/** Words of what rests on an annulled decision. */
import type { Words } from "../kernel/refusal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const RESTING = {
  commitment: w(
    "sitoumus {purchaser} – {provider} {year}: {amount}, maksettu {paid}; lisää ei makseta",
    "åtagande {purchaser} – {provider} {year}: {amount}, betalt {paid}; mer betalas inte",
    "commitment {purchaser} – {provider} {year}: {amount}, paid {paid}; no more is paid",
  ),
  approval: w("hyväksyntä {party}: tilitys {through}", "godkännande {party}: avräkning {through}", "approval by {party}: statement through {through}"),
  appropriation: w("määräraha {year} {level}: {amount}", "anslag {year} {level}: {amount}", "appropriation {year} {level}: {amount}"),
  allotment: w("allianssin osuus {year} {level}: {amount}", "alliansens andel {year} {level}: {amount}", "allotment {year} {level}: {amount}"),
} satisfies Readonly<Record<string, Words>>;
