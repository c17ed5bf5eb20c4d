/** The agreement in plain language: every term that moves money or power as a sentence, each with the line of the file that it rests on. */
import type { Language } from "../kernel/refusal.ts";
import type { Agreement } from "./agreement.ts";
import { costs, fees, targets } from "./plain-costs.ts";
import { appropriations, brief, lines, parties } from "./plain-parties.ts";
import { pen, type Section } from "./plain-pen.ts";
import { outcomes, results } from "./plain-results.ts";
import { sharing } from "./plain-sharing.ts";
import { evidence, exceptions, leaving, powers, settlement } from "./plain-terms.ts";

export type { Clause, Row, Section, Sentence, Table } from "./plain-pen.ts";

/** Sections in the order in which a reader needs them; a section without a word to say is left out. */
export function plainAgreement(agreement: Agreement, language: Language): Section[] {
  const p = pen(agreement, language);
  const sections = [
    brief(p),
    parties(p),
    lines(p),
    appropriations(p),
    targets(p),
    costs(p),
    fees(p),
    ...sharing(p),
    results(p),
    outcomes(p),
    settlement(p),
    powers(p),
    leaving(p),
    evidence(p),
    exceptions(p),
  ];
  return sections.filter((section) => section.blocks.length > 0);
}
