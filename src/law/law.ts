/** The law as advice with a source: rules are dated data, each answers holds, broken or cannot tell yet. Nothing here decides; a person does. */
import type { Day } from "../kernel/day.ts";
import type { Words } from "../kernel/refusal.ts";
import { FACTS, type FactKey, type LawFacts } from "./facts.ts";
import type { Pack } from "./packs.ts";
import { type Answer, markOf, type Rule, type Severity } from "./rule.ts";
import { LAW_WORDS } from "./words.ts";

export { FACTS, type FactKey, type LawFacts, type LegalParty, type LegalService } from "./facts.ts";
export { OVERLAYS, type Pack, PACKS, RULES } from "./packs.ts";
export type { Answer, Basis, Mark, OverlayId, PackId, Rule, Severity } from "./rule.ts";
export { isReserved, type Task, TASKS } from "./tasks.ts";
export { CONSTANTS, type ConstantKey, constant, type Dated, highestVat } from "./constants.ts";

export type Verdict = Answer & {
  readonly rule: Rule;
  readonly pack: Pack["id"];
  readonly version: string;
  readonly severity: Severity;
};

/** Somebody who answers for a rule: a named human and the day on which they verified it. */
export type Review = { readonly rule: string; readonly reviewer: string; readonly on: Day };

/** Every rule of the pack that is law on the day, with its answer. */
export function judge(pack: Pack, facts: Partial<LawFacts>, day: Day): Verdict[] {
  return pack.rules
    .filter((rule) => (rule.valid.from ?? day) <= day && day <= (rule.valid.to ?? day))
    .map((rule) => ({
      ...rule.test(facts, day),
      rule,
      pack: pack.id,
      version: pack.version,
      severity: typeof rule.severity === "function" ? rule.severity(facts) : rule.severity,
    }));
}

/** A rule may block only if every mark of its basis is C, C-18 or S and a named reviewer with a date stands behind it. */
export function mayBlock(rule: Rule, reviews: readonly Review[]): boolean {
  return (
    rule.basis.every(({ mark }) => mark === "C" || mark === "C-18" || mark === "S") &&
    reviews.some((r) => r.rule === rule.id && r.reviewer !== "" && r.on !== "")
  );
}

/** A verdict to show beside the faults of a file: one for each place that breaks a rule, or that somebody must still show something about. */
export type LawFault = {
  /** `law/ALL-006`; `law/ALL-003-open` where the rule cannot tell. */
  readonly code: string;
  readonly rule: string;
  readonly severity: "warning";
  /** The handle of the fact, as its supplier gave it. */
  readonly at: string;
  readonly args: Readonly<Record<string, string>>;
  readonly basis: string;
};

/** The verdicts worth showing. As shipped all of them are warnings. */
export function lawFaults(verdicts: readonly Verdict[]): LawFault[] {
  return verdicts.flatMap((verdict) => {
    if (verdict.answer === "holds" || (verdict.answer === "cannot-tell" && verdict.rule.open === "quiet")) return [];
    // What somebody must still show is one question, however many places raise it.
    const places = verdict.answer === "broken" ? verdict.at : verdict.at.slice(0, 1);
    return places.map((at) => ({
      code: codeOf(verdict.rule, verdict.answer),
      rule: verdict.rule.id,
      severity: "warning" as const,
      at,
      args: { ...(verdict.answer === "broken" ? verdict.args : {}), rule: verdict.rule.id, pack: verdict.pack },
      basis: formatBasis(verdict.rule),
    }));
  });
}

/** `KL 8–9 § (C); 380/2023 12–13 § (C)`. */
export function formatBasis(rule: Rule): string {
  return rule.basis.map(markOf).join("; ");
}

/** The words of every code that `lawFaults` can give for these rules on the facts of an agreement file: rules whose facts it lacks stay silent. */
export function lawWords(rules: readonly Rule[]): Record<string, { readonly sentence: Words; readonly remedy: Words }> {
  const words: Record<string, { sentence: Words; remedy: Words }> = {};
  for (const rule of rules.filter(asksAgreement)) {
    words[codeOf(rule, "broken")] = { sentence: rule.text, remedy: LAW_WORDS.unreviewed };
    if (rule.open === "quiet") continue;
    const missing = rule.asks.map((key: FactKey) => FACTS[key].name);
    const list = (language: "fi" | "sv" | "en") => missing.map((name) => name[language]).join(", ");
    words[codeOf(rule, "cannot-tell")] = {
      sentence: {
        fi: `${LAW_WORDS.cannotTell.fi} ${list("fi")}.`,
        sv: `${LAW_WORDS.cannotTell.sv} ${list("sv")}.`,
        en: `${LAW_WORDS.cannotTell.en} ${list("en")}.`,
      },
      remedy: LAW_WORDS.show,
    };
  }
  return words;
}

/** Can the rule be asked with what an agreement file says? */
export function asksAgreement({ needs }: Rule): boolean {
  return needs.every((key) => FACTS[key].supplier === "agreement");
}

/** Can it be asked when a version is adopted: of what its file says, or of what it changes of the versions before? */
export function asksVersion(rule: Rule): boolean {
  return asksAgreement(rule) || rule.needs.includes("contractChanges");
}

function codeOf(rule: Rule, answer: "broken" | "cannot-tell"): string {
  return answer === "broken" ? `law/${rule.id}` : `law/${rule.id}-open`;
}
