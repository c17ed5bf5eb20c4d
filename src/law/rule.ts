/** The shape of a rule of law, and the three-valued answer. A rule knows facts of law only, never a file or a table. */
import type { Day } from "../kernel/day.ts";
import type { Words } from "../kernel/refusal.ts";
import type { FactKey, LawFacts } from "./facts.ts";
import type { At, Done } from "./facts/fact.ts";
import { REGIMES, type Regime } from "./facts/regime.ts";

/** How sure we are of a source: C confirmed, C-18 confirmed in a consolidated text of 2018, S a founding document, I inference, G general knowledge. */
export type Mark = "C" | "C-18" | "S" | "I" | "G";
/** `section` begins with the short name of its act as `acts.ts` has it. */
export type Basis = { readonly section: string; readonly mark: Mark };
/** How heavy a broken rule would be once a named reviewer has verified it: the heaviest first. */
export const SEVERITIES = ["block", "error", "warn", "info"] as const;
export type Severity = (typeof SEVERITIES)[number];
export type PackId = "fi-2018-kasvupalvelu" | "fi-2026-tyovoimapalvelu";
/** Rules that lie over a frame, for whoever asks for them: bills that nobody has verified as law. */
export type OverlayId = "he-2-2026";
/** Rules of both frames. */
export const BOTH: readonly PackId[] = ["fi-2018-kasvupalvelu", "fi-2026-tyovoimapalvelu"];

export type Answer =
  | { readonly answer: "holds" }
  /** `at`: handles of the facts that break it, as their supplier gave them; `args` fill the holes of the rule's text. */
  | { readonly answer: "broken"; readonly at: readonly string[]; readonly args?: Readonly<Record<string, string>> }
  | {
      readonly answer: "cannot-tell";
      readonly missing: readonly FactKey[];
      readonly at: readonly string[];
    };

export type Rule = {
  readonly id: string;
  readonly packs: readonly (PackId | OverlayId)[];
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
  /** `on`: the day for which the rule is asked, for constants that change with time. */
  readonly test: (facts: Partial<LawFacts>, on: Day) => Answer;
};

export const HOLDS: Answer = { answer: "holds" };

/** Holds when nothing breaks it. */
export function brokenBy(handles: readonly string[], args?: Readonly<Record<string, string>>): Answer {
  return handles.length === 0 ? HOLDS : { answer: "broken", at: handles, ...(args ? { args } : {}) };
}

/** The fact is there, but not the part of it that the rule needs. */
export function cannotTell(missing: readonly FactKey[], at: readonly string[] = []): Answer {
  return { answer: "cannot-tell", missing, at };
}

/** Each thing must be well: those that are not break the rule, and one of which nobody knows leaves it open while none does. */
export function each<T extends At>(key: FactKey, things: readonly T[], well: (thing: T) => boolean | undefined): Answer {
  const told = things.map((thing) => ({ at: thing.at, well: well(thing) }));
  const broken = told.filter((thing) => thing.well === false);
  const open = told.filter((thing) => thing.well === undefined);
  if (broken.length > 0 || open.length === 0) return brokenBy(broken.map(({ at }) => at));
  return cannotTell(
    [key],
    open.map(({ at }) => at),
  );
}

/** Broken by what breaks either; open while one is open and none is broken. */
export function both(a: Answer, b: Answer): Answer {
  if (a.answer === "broken") return b.answer === "broken" ? brokenBy([...a.at, ...b.at]) : a;
  if (b.answer === "broken" || a.answer === "holds") return b;
  return b.answer === "holds" ? a : cannotTell([...new Set([...a.missing, ...b.missing])], [...a.at, ...b.at]);
}

/** What fills the holes of the rule's text, where it is broken. */
export function withArgs(answer: Answer, args: Readonly<Record<string, string>>): Answer {
  return answer.answer === "broken" ? { ...answer, args } : answer;
}

/** False if one is false, unknown if one of the others is unknown. */
export function all(...terms: readonly (boolean | undefined)[]): boolean | undefined {
  if (terms.includes(false)) return false;
  return terms.includes(undefined) ? undefined : true;
}

/** True if one is true, unknown if one of the others is unknown. */
export function any(...terms: readonly (boolean | undefined)[]): boolean | undefined {
  if (terms.includes(true)) return true;
  return terms.includes(undefined) ? undefined : false;
}

/** Unknown stays unknown. */
export function not(term: boolean | undefined): boolean | undefined {
  return term === undefined ? undefined : !term;
}

/** What a known value says or gives; of an unknown one nothing. */
export function of<T, R>(value: T | undefined, says: (value: T) => R | undefined): R | undefined {
  return value === undefined ? undefined : says(value);
}

/** Was it done at all? */
export function happened(done: Done | undefined): boolean | undefined {
  return of(done, (day) => day !== "none");
}

/** Was it done no later than what had to wait for it? Nothing is late while that has not happened. */
export function doneBy(done: Done | undefined, limit: Done | undefined): boolean | undefined {
  if (limit === undefined) return undefined;
  return limit === "none" ? true : of(done, (day) => day !== "none" && day <= limit);
}

/** Asked only where it applies; where it does not the rule holds, and while nobody knows whether it does, it is open. */
export function where(applies: boolean | undefined, key: FactKey, at: string, then: () => Answer): Answer {
  if (applies === undefined) return cannotTell([key], [at]);
  return applies ? then() : HOLDS;
}

/** A severity that the kind of procurement decides; the heaviest while nobody has said which it is. */
export function byRegime(weights: Readonly<Record<Regime, Severity>>): (facts: Partial<LawFacts>) => Severity {
  const heaviest = SEVERITIES.find((severity) => Object.values(weights).includes(severity))!;
  return ({ regime }) => (regime === undefined ? heaviest : weights[regime]);
}

/** The weights that a rule can have: one, or one for each kind of procurement. */
export function weightsOf({ severity }: Rule): readonly { readonly regime?: Regime; readonly severity: Severity }[] {
  return typeof severity === "function" ? REGIMES.map((regime) => ({ regime, severity: severity({ regime }) })) : [{ severity }];
}

/** Policy of the founding documents alone, which the parties may depart from. */
export function canOverride({ basis }: Rule): boolean {
  return basis.every(({ mark }) => mark === "S");
}

/** `KL 103 § (C)`. */
export function markOf({ section, mark }: Basis): string {
  return `${section} (${mark})`;
}

/** A rule whose test gets the facts it needs; when one of them is not there the answer is "cannot tell". */
export function rule<K extends FactKey>(
  terms: Omit<Rule, "needs" | "asks" | "open" | "test" | "valid"> & Partial<Pick<Rule, "asks" | "open" | "valid">> & { readonly needs: readonly K[] },
  test: (facts: Pick<LawFacts, K> & Partial<LawFacts>, on: Day) => Answer,
): Rule {
  return {
    asks: [],
    open: "quiet",
    valid: {},
    ...terms,
    test(facts, on) {
      const missing = terms.needs.filter((key) => facts[key] === undefined);
      return missing.length > 0 ? cannotTell(missing) : test(facts as Pick<LawFacts, K> & Partial<LawFacts>, on);
    },
  };
}
