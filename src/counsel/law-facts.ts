/** Facts of law as people write them: money `400 000.00 €`, shares `12.5 %`, whole numbers, true and false; days and all else stay text. */
import { type Entry, type Span, type Tree, parseTree } from "../agreement/tree.ts";
import type { Day } from "../kernel/day.ts";
import type { Outcome } from "../kernel/refusal.ts";
import { FACTS, type LawFacts, type Pack, type Verdict, judge } from "../law/law.ts";
import { writtenText } from "../law/written.ts";
import { type Desk, deskOf } from "./case-fields.ts";

/** Reads a file that is one mapping of facts. */
export function readFacts(file: string, bytes: Uint8Array): Outcome<Partial<LawFacts>> {
  const { faults, ...desk } = deskOf(file);
  const tree = parseTree(bytes, desk.tell);
  const value = tree && factsOf(desk, tree);
  return faults.length > 0 || !value ? { faults } : { value, faults };
}

/** The facts of a mapping; what is no fact of law is told. */
export function factsOf(desk: Desk, tree: Tree): Partial<LawFacts> {
  if (tree.kind === "nothing" || tree.kind === "broken") return {};
  if (tree.kind !== "map") {
    desk.tell("case/wrong-form", tree.at, { key: "facts", form: "{ fact: … }" });
    return {};
  }
  for (const { key, keyAt } of tree.entries) if (!isFact(key)) desk.tell("case/unknown-fact", keyAt, { fact: key, near: nearTo(key, Object.keys(FACTS)) });
  return Object.fromEntries(tree.entries.filter(({ key }) => isFact(key)).map((entry) => [entry.key, valueOf(desk, entry.value, entry)])) as Partial<LawFacts>;
}

/** The verdicts of a pack on facts that a person wrote; a rule that cannot read them as they are is told at the place, and gives none. */
export function judgeGiven(desk: Desk, pack: Pack, facts: Partial<LawFacts>, day: Day, at: Span): Verdict[] {
  return pack.rules.flatMap((rule) => {
    try {
      return judge({ ...pack, rules: [rule] }, facts, day);
    } catch {
      // The types of facts are not there when a file is read: a number where a list should be ends in an exception of the rule.
      desk.tell("case/wrong-facts", at, { rule: rule.id, facts: [...rule.needs, ...rule.asks].join(", ") });
      return [];
    }
  });
}

export function isFact(key: string): boolean {
  return Object.hasOwn(FACTS, key);
}

/** Those of the known names that begin alike, for somebody who mistyped one. */
export function nearTo(name: string, known: readonly string[]): string {
  for (let length = name.length; length > 1; length--) {
    const near = known.filter((other) => other.toLowerCase().startsWith(name.slice(0, length).toLowerCase()));
    if (near.length > 0) return near.join(", ");
  }
  return known.join(", ");
}

function valueOf(desk: Desk, tree: Tree, entry: Entry): unknown {
  if (tree.kind === "map") return Object.fromEntries(tree.entries.map((inner) => [inner.key, valueOf(desk, inner.value, inner)]));
  if (tree.kind === "list") return tree.items.map((item) => valueOf(desk, item, entry));
  if (tree.kind !== "scalar") {
    if (tree.kind === "nothing") desk.tell("case/wrong-form", tree.at, { key: entry.key, form: "…" });
    return undefined;
  }
  const { text } = tree;
  if (text === "true" || text === "false") return text === "true";
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  const value = writtenText(text);
  if (value === undefined) desk.tell("case/bad-value", tree.at, { key: entry.key, value: text.slice(0, 60) });
  return value;
}
