/** The shape of a rule of law, and the three-valued answer. A rule knows facts of law only, never a file or a table. */
import type { Day } from "../kernel/day.ts";
import type { Words } from "../kernel/refusal.ts";
import type { FactKey, LawFacts } from "./facts.ts";

/** How sure we are of a source: C confirmed, C-18 confirmed in a consolidated text of 2018, S a founding document, I inference, G general knowledge. */
export type Mark = "C" | "C-18" | "S" | "I" | "G";
export type Basis = { readonly section: string; readonly mark: Mark };
/** How heavy a broken rule would be once a named reviewer has verified it. */
export type Severity = "block" | "error" | "warn" | "info";
export type PackId = "fi-2018-kasvupalvelu" | "fi-2026-tyovoimapalvelu";

export type Answer =
  | { readonly answer: "holds" }
  /** `at`: handles of the facts that break it, as their supplier gave them. */
  | { readonly answer: "broken"; readonly at: readonly string[] }
  | {
      readonly answer: "cannot-tell";
      readonly missing: readonly FactKey[];
      readonly at: readonly string[];
    };

export type Rule = {
  readonly id: string;
  readonly packs: readonly PackId[];
  readonly text: Words;
  readonly basis: readonly Basis[];
  readonly severity: Severity | ((facts: Partial<LawFacts>) => Severity);
  /** The days on which the rule is law; open where nothing stands. */
  readonly valid: { readonly from?: Day; readonly to?: Day };
  /** Without these the rule cannot be asked at all. */
  readonly needs: readonly FactKey[];
  /** These are asked for in some cases only. */
  readonly asks: readonly FactKey[];
  /** Is an answer "cannot tell" worth a warning (somebody must show something), or only a line in a full report? */
  readonly open: "warn" | "quiet";
  readonly test: (facts: Partial<LawFacts>) => Answer;
};

export const HOLDS: Answer = { answer: "holds" };

/** Holds when nothing breaks it. */
export function brokenBy(handles: readonly string[]): Answer {
  return handles.length === 0 ? HOLDS : { answer: "broken", at: handles };
}

/** A rule whose test gets the facts it needs; when one of them is not there the answer is "cannot tell". */
export function rule<K extends FactKey>(
  terms: Omit<Rule, "needs" | "asks" | "open" | "test" | "valid"> & Partial<Pick<Rule, "asks" | "open" | "valid">> & { readonly needs: readonly K[] },
  test: (facts: Pick<LawFacts, K> & Partial<LawFacts>) => Answer,
): Rule {
  return {
    asks: [],
    open: "quiet",
    valid: {},
    ...terms,
    test(facts) {
      const missing = terms.needs.filter((key) => facts[key] === undefined);
      return missing.length > 0 ? { answer: "cannot-tell", missing, at: [] } : test(facts as Pick<LawFacts, K> & Partial<LawFacts>);
    },
  };
}
