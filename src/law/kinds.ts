/** The law on the record: who reviewed a rule, where one was overridden, facts that people entered, and every evaluation. Pure. docs/law.md. */
import { z } from "zod";
import { type Decided, type Now, type Refusal, reasonsAgainst, refused, type Slice } from "../api/decide.ts";
import type { Day } from "../kernel/day.ts";
import type { Entry } from "../log/entry.ts";
import { bodyOf, dayText, fileRefBody, hashText, notOf, wordsText } from "../log/fields.ts";
import type { FileRef } from "../log/reference.ts";
import { FACTS, type FactKey } from "./facts.ts";
import { OVERLAYS, type Pack, PACKS } from "./packs.ts";
import { canOverride, markOf, SEVERITIES, type OverlayId, type PackId, type Rule, weightsOf } from "./rule.ts";

export const ALL_PACKS: Readonly<Record<AnyPack, Pack>> = { ...PACKS, ...OVERLAYS };
const PACK_IDS = Object.keys(ALL_PACKS) as [AnyPack, ...AnyPack[]];
export type AnyPack = PackId | OverlayId;

/** As inputs name them: those that are not there are refused as choices. */
export const packText = z.enum(PACK_IDS);
export const ruleText = z.string().regex(/^[A-Z]{3}-\d{3}$/, notOf("api/not-rule"));
const factText = z.enum(Object.keys(FACTS) as [FactKey, ...FactKey[]]);
const WHICH = { pack: packText, rule: ruleText };
const recordedRule = { pack: z.string().max(60), rule: ruleText };
const count = z.int().nonnegative();

/** Body by kind. A kind, once published, never changes. Texts stand beside the record; an edition is the hash of what was read (editions.ts). */
const LAW_BODIES = {
  /** A named human answers for the rule as it stood in that edition. `called`: what they are called; whoever entered it is the entry's actor. */
  "law-reviewed": z.strictObject({ ...recordedRule, edition: hashText, on: dayText, severity: z.enum(SEVERITIES), called: fileRefBody }),
  "law-review-ended": z.strictObject({ ...recordedRule, reason: fileRefBody }),
  /** The parties do otherwise than a rule of the founding documents says. */
  "law-overridden": z.strictObject({ ...recordedRule, reason: fileRefBody }),
  "law-override-ended": z.strictObject({ ...recordedRule, reason: fileRefBody }),
  /** `file`: the facts, as schema/law-facts.schema.json has them; each takes the place of what was entered of it before. */
  "law-facts-entered": z.strictObject({ facts: z.array(z.string().max(60)).min(1), file: fileRefBody }),
  /** What was entered of them is not known any more. */
  "law-facts-withdrawn": z.strictObject({ facts: z.array(z.string().max(60)).min(1), reason: fileRefBody }),
  /** Every rule of a pack was asked: `facts` what it was asked of, `answers` what each said. */
  "law-evaluated": z.strictObject({
    pack: z.string().max(60),
    version: z.string().max(20),
    edition: hashText,
    on: dayText,
    because: z.enum(["asked", "adoption"]),
    /** The version of the agreement that was in force or adopted. */
    agreement: z.int().positive().optional(),
    holds: count,
    broken: z.array(ruleText),
    open: count,
    facts: fileRefBody,
    answers: fileRefBody,
  }),
} as const;
type Kind = keyof typeof LAW_BODIES;
export type LawBody<K extends Kind> = z.infer<(typeof LAW_BODIES)[K]>;

export type Reviewed = LawBody<"law-reviewed"> & { readonly seq: number };
export type Overridden = LawBody<"law-overridden"> & { readonly seq: number; readonly day: Day };
export type Evaluated = LawBody<"law-evaluated"> & { readonly seq: number };
export type EnteredFact = { readonly file: FileRef; readonly seq: number; readonly day: Day };
export type LawState = {
  /** By `<pack> <rule>`: those that were not ended. */
  readonly reviews: ReadonlyMap<string, Reviewed>;
  readonly overrides: ReadonlyMap<string, Overridden>;
  readonly entered: ReadonlyMap<string, EnteredFact>;
  /** The oldest first. */
  readonly evaluations: readonly Evaluated[];
};

export const lawSlice: Slice<LawState> = {
  name: "law",
  start: { reviews: new Map(), overrides: new Map(), entered: new Map(), evaluations: [] },
  fold,
};

export function placeOf({ pack, rule }: { readonly pack: string; readonly rule: string }): string {
  return `${pack} ${rule}`;
}

function fold(state: LawState, entry: Entry): LawState {
  const { seq, day } = entry;
  switch (entry.kind as Kind) {
    case "law-reviewed": {
      const body = bodyOf(LAW_BODIES["law-reviewed"], entry);
      return { ...state, reviews: new Map(state.reviews).set(placeOf(body), { ...body, seq }) };
    }
    case "law-review-ended":
      return { ...state, reviews: without(state.reviews, [placeOf(bodyOf(LAW_BODIES["law-review-ended"], entry))]) };
    case "law-overridden": {
      const body = bodyOf(LAW_BODIES["law-overridden"], entry);
      return { ...state, overrides: new Map(state.overrides).set(placeOf(body), { ...body, seq, day }) };
    }
    case "law-override-ended":
      return { ...state, overrides: without(state.overrides, [placeOf(bodyOf(LAW_BODIES["law-override-ended"], entry))]) };
    case "law-facts-entered": {
      const { facts, file } = bodyOf(LAW_BODIES["law-facts-entered"], entry);
      return { ...state, entered: new Map([...state.entered, ...facts.map((fact) => [fact, { file, seq, day }] as const)]) };
    }
    case "law-facts-withdrawn":
      return { ...state, entered: without(state.entered, bodyOf(LAW_BODIES["law-facts-withdrawn"], entry).facts) };
    case "law-evaluated":
      return { ...state, evaluations: [...state.evaluations, { ...bodyOf(LAW_BODIES["law-evaluated"], entry), seq }] };
    default:
      return state;
  }
}

function without<T>(map: ReadonlyMap<string, T>, keys: readonly string[]): ReadonlyMap<string, T> {
  return new Map([...map].filter(([key]) => !keys.includes(key)));
}

type Which = { readonly pack: AnyPack; readonly rule: string };

export function ruleIn({ pack, rule }: Which): Rule | undefined {
  return ALL_PACKS[pack].rules.find(({ id }) => id === rule);
}

function unknown({ pack, rule }: Which): { readonly refusals: readonly [Refusal] } {
  return { refusals: [refused("law/unknown-rule", "docs/law.md", { rule, pack }, "/rule")] };
}

const words = wordsText(2000);
export const reviewing = z.strictObject({ ...WHICH, on: dayText, severity: z.enum(SEVERITIES), called: z.string().trim().min(3).max(200) });
export const naming = z.strictObject({ ...WHICH, reason: words });
export type Naming = z.infer<typeof naming>;

/** A review confirms the weight that the rule has, or a lighter one; heavier than its sources carry it is refused. `edition`: of the rule as it stands. */
export function decideReview(
  { reviews }: LawState,
  { edition, called }: { readonly edition: string; readonly called: FileRef },
  input: Omit<z.infer<typeof reviewing>, "called">,
  now: Now,
): Decided<{ readonly rule: string }> {
  const { pack, on, severity } = input;
  const rule = ruleIn(input);
  if (!rule) return unknown(input);
  const unsure = rule.basis.filter(({ mark }) => mark === "I" || mark === "G");
  const heaviest = SEVERITIES.find((weight) => weightsOf(rule).some(({ severity: own }) => own === weight))!;
  const against = reasonsAgainst([
    on > now.day ? refused("law/to-come", "docs/law.md#reviews", { day: on, today: now.day }, "/on") : undefined,
    SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(heaviest)
      ? refused("law/heavier", "docs/law.md#reviews", { rule: rule.id, severity, heaviest }, "/severity")
      : undefined,
    severity === "block" && unsure.length > 0
      ? refused("law/not-confirmed", "docs/law.md#reviews", { rule: rule.id, sections: unsure.map(markOf).join(", ") }, "/severity")
      : undefined,
    reviews.get(placeOf(input))?.edition === edition ? refused("law/reviewed-already", "docs/law.md#reviews", { rule: rule.id }, "/rule") : undefined,
  ]);
  return against ?? { drafts: [{ kind: "law-reviewed", day: on, body: { pack, rule: rule.id, edition, on, severity, called } }], result: { rule: rule.id } };
}

export function decideReviewEnd({ reviews }: LawState, reason: FileRef, { pack, rule }: Naming, now: Now): Decided<{ readonly rule: string }> {
  if (!reviews.has(placeOf({ pack, rule }))) return { refusals: [refused("law/not-reviewed", "docs/law.md#reviews", { rule, pack }, "/rule")] };
  return { drafts: [{ kind: "law-review-ended", day: now.day, body: { pack, rule, reason } }], result: { rule } };
}

/** Only what rests on founding documents alone can be set aside: from an act no party can depart by agreeing to. */
export function decideOverride({ overrides }: LawState, reason: FileRef, input: Naming, now: Now): Decided<{ readonly rule: string }> {
  const rule = ruleIn(input);
  if (!rule) return unknown(input);
  const lawful = rule.basis.filter(({ mark }) => mark !== "S").map(({ section }) => section);
  const against = reasonsAgainst([
    canOverride(rule) ? undefined : refused("law/not-overridable", lawful.join("; "), { rule: rule.id, sections: lawful.join(", ") }, "/rule"),
    overrides.has(placeOf(input)) ? refused("law/overridden-already", "docs/law.md#overrides", { rule: rule.id }, "/rule") : undefined,
  ]);
  const { pack } = input;
  return against ?? { drafts: [{ kind: "law-overridden", day: now.day, body: { pack, rule: rule.id, reason } }], result: { rule: rule.id } };
}

export function decideOverrideEnd({ overrides }: LawState, reason: FileRef, { pack, rule }: Naming, now: Now): Decided<{ readonly rule: string }> {
  if (!overrides.has(placeOf({ pack, rule }))) return { refusals: [refused("law/not-overridden", "docs/law.md#overrides", { rule, pack }, "/rule")] };
  return { drafts: [{ kind: "law-override-ended", day: now.day, body: { pack, rule, reason } }], result: { rule } };
}

/** Facts by their names, each as a file of facts writes it; what is wrong with them is told by the schema before. */
export const entering = z.strictObject({ facts: z.partialRecord(factText, z.json()) });
export const withdrawing = z.strictObject({ facts: z.array(factText).min(1), reason: words });

/** What the record or the agreement itself tells is not entered by anybody, and never goes before it: two answers to one question would leave the choice to whoever asks. */
export function decideFacts(facts: readonly FactKey[], file: FileRef, now: Now): Decided<{ readonly facts: number }> {
  if (facts.length === 0) return { refusals: [refused("law/no-facts", "docs/law.md#facts", {}, "/facts")] };
  const supplied = facts.filter((fact) => FACTS[fact].supplier !== "nobody-yet" && !FACTS[fact].mayEnter);
  const against = reasonsAgainst(
    supplied.map((fact) => refused("law/fact-supplied", "docs/law.md#facts", { fact, supplier: FACTS[fact].supplier }, `/facts/${fact}`)),
  );
  return against ?? { drafts: [{ kind: "law-facts-entered", day: now.day, body: { facts: [...facts].sort(), file } }], result: { facts: facts.length } };
}

export function decideFactsGone({ entered }: LawState, facts: readonly FactKey[], reason: FileRef, now: Now): Decided<{ readonly facts: number }> {
  const against = reasonsAgainst(
    facts.map((fact, i) => (entered.has(fact) ? undefined : refused("law/fact-not-entered", "docs/law.md#facts", { fact }, `/facts/${i}`))),
  );
  const sorted = [...new Set(facts)].sort();
  return against ?? { drafts: [{ kind: "law-facts-withdrawn", day: now.day, body: { facts: sorted, reason } }], result: { facts: sorted.length } };
}
