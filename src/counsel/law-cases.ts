/** Cases of law: a rule, a day, what is known, and what the rule must answer then. Read strictly, every fault with its place. */
import { type Span, type Tree, parseTree } from "../agreement/tree.ts";
import { type Day, parseDay } from "../kernel/day.ts";
import type { Fault, Place } from "../kernel/refusal.ts";
import { FACTS, type LawFacts, OVERLAYS, type Pack, PACKS, type Rule } from "../law/law.ts";
import { type Desk, deskOf, fieldsOf, parsed, textOf } from "./case-fields.ts";
import { factsOf, isFact, judgeGiven, nearTo } from "./law-facts.ts";

/** `not-asked`: the rule is no law on the day. */
const ANSWERS = ["holds", "broken", "cannot-tell", "not-asked"] as const;
type Expected = {
  readonly answer: (typeof ANSWERS)[number];
  readonly at?: readonly string[];
  readonly missing?: readonly string[];
  readonly args?: unknown;
};
export type LawCase = {
  readonly place: Place;
  readonly rule: Rule;
  readonly name: string;
  readonly pack: Pack;
  readonly day: Day;
  readonly facts: Partial<LawFacts>;
  readonly expected: Expected;
};
/** One case, and in one text each what should have come out and what did. */
export type LawVerdict = { readonly case: LawCase; readonly holds: boolean; readonly expected: string; readonly got: string };

const KEYS = ["rule", "case", "pack", "day", "facts", "answer", "at", "missing", "says"];
const REQUIRED = ["rule", "case", "pack", "day", "facts", "answer"];
/** What must stand beside an answer, and what may not. */
const BESIDE: Readonly<Record<Expected["answer"], readonly string[]>> = { holds: [], broken: ["at"], "cannot-tell": ["missing"], "not-asked": [] };

/** Is this file one of cases of law, and not of a settlement? */
export function isLawCases(text: string): boolean {
  return /^law-cases:/m.test(text);
}

/** Asks the cases of a file that can be read, and tells every fault of it. */
export function runLawCases(file: string, bytes: Uint8Array): { readonly cases: readonly LawVerdict[]; readonly faults: readonly Fault[] } {
  const { faults, ...desk } = deskOf(file);
  const tree = parseTree(bytes, desk.tell);
  const list = tree && fieldsOf(desk, tree, ["law-cases"], ["law-cases"])?.get("law-cases")?.value;
  if (!list) return { cases: [], faults };
  if (list.kind === "list" && list.items.length > 0) return { cases: list.items.flatMap((item) => caseOf(desk, item) ?? []), faults };
  desk.tell("case/wrong-form", list.at, { key: "law-cases", form: "- …" });
  return { cases: [], faults };
}

/** Asks the rule of a case, and holds its answer against what is expected; undefined when the rule cannot read the facts. */
function judged(desk: Desk, one: LawCase, at: Span): LawVerdict | undefined {
  const wrong: string[] = [];
  const tell: Desk["tell"] = (code, ...rest) => (wrong.push(code), desk.tell(code, ...rest));
  const [verdict] = judgeGiven({ ...desk, tell }, { ...one.pack, rules: [one.rule] }, one.facts, one.day, at);
  if (wrong.length > 0) return undefined;
  const got = said(verdict ?? { answer: "not-asked" }, one.expected);
  const expected = said(one.expected, one.expected);
  return { case: one, holds: got === expected, expected, got };
}

/** An answer as text: what it names in an order of its own, and the words of the sentence only where a case asks for them. */
function said(answer: Expected, { args }: Expected): string {
  const named = [answer.at, answer.missing].map((names, i) =>
    names && BESIDE[answer.answer].includes(["at", "missing"][i]!) ? ` ${[...names].sort().join(", ")}` : "",
  );
  return `${answer.answer}${named.join("")}${args && answer.args ? ` ${JSON.stringify(answer.args, Object.keys(answer.args).sort())}` : ""}`;
}

function caseOf(desk: Desk, item: Tree): LawVerdict | undefined {
  const fields = fieldsOf(desk, item, KEYS, REQUIRED);
  if (!fields) return undefined;
  const name = textOf(desk, fields.get("case"));
  const pack = parsed(desk, fields.get("pack"), (text) => Object.values({ ...PACKS, ...OVERLAYS }).find(({ id }) => id === text));
  const day = parsed(desk, fields.get("day"), parseDay);
  const rule = ruleOf(desk, fields, pack);
  const facts = fields.get("facts");
  const expected = expectedOf(desk, item, fields);
  const given = facts && factsOf(desk, facts.value);
  if (name === undefined || !pack || day === undefined || !rule || !given || !expected) return undefined;
  const one = { place: { file: desk.file, ...fields.get("rule")!.value.at }, rule, name, pack, day, facts: given, expected };
  return judged(desk, one, facts.keyAt);
}

type Parts = NonNullable<ReturnType<typeof fieldsOf>>;

function ruleOf(desk: Desk, fields: Parts, pack: Pack | undefined): Rule | undefined {
  const entry = fields.get("rule");
  const id = textOf(desk, entry);
  if (!entry || id === undefined) return undefined;
  const all = Object.values({ ...PACKS, ...OVERLAYS }).flatMap(({ rules }) => rules);
  const known = all.find((rule) => rule.id === id);
  const rule = pack ? pack.rules.find((one) => one.id === id) : known;
  if (!known) desk.tell("case/unknown-rule", entry.value.at, { rule: id, near: nearTo(id, [...new Set(all.map((one) => one.id))]) });
  else if (!rule) desk.tell("case/rule-of-other-pack", entry.value.at, { rule: id, pack: pack!.id, packs: known.packs.join(", ") });
  return rule;
}

function expectedOf(desk: Desk, item: Tree, fields: Parts): Expected | undefined {
  const entry = fields.get("answer");
  const word = textOf(desk, entry);
  const answer = ANSWERS.find((known) => known === word);
  if (!entry || word === undefined) return undefined;
  if (!answer) {
    desk.tell("case/unknown-answer", entry.value.at, { answer: word, known: ANSWERS.join(", ") });
    return undefined;
  }
  for (const key of ["at", "missing"]) {
    const other = fields.get(key);
    if (BESIDE[answer].includes(key) && !other) desk.tell("case/missing-key", item.at, { key });
    if (!BESIDE[answer].includes(key) && other) desk.tell("case/unknown-key", other.keyAt, { key, known: [...REQUIRED, ...BESIDE[answer]].join(", ") });
  }
  const at = namesOf(desk, fields, "at", () => true);
  const missing = namesOf(desk, fields, "missing", isFact);
  const says = fields.get("says")?.value;
  const args = says?.kind === "map" ? Object.fromEntries(says.entries.map((one) => [one.key, textOf(desk, one) ?? ""])) : undefined;
  return { answer, ...(at ? { at } : {}), ...(missing ? { missing } : {}), ...(args ? { args } : {}) };
}

function namesOf(desk: Desk, fields: Parts, key: string, isKnown: (name: string) => boolean): readonly string[] | undefined {
  const entry = fields.get(key);
  if (!entry) return undefined;
  if (entry.value.kind !== "list") {
    desk.tell("case/wrong-form", entry.value.at, { key, form: "[…]" });
    return undefined;
  }
  return entry.value.items.flatMap((item) => {
    const name = textOf(desk, { ...entry, value: item });
    if (name !== undefined && !isKnown(name)) desk.tell("case/unknown-fact", item.at, { fact: name, near: nearTo(name, Object.keys(FACTS)) });
    return name === undefined ? [] : [name];
  });
}
