/** The parts of case files: keys, texts and numbers, every fault with its place. */
import type { Entry, Span, Tree } from "../agreement/tree.ts";
import type { Fault } from "../kernel/refusal.ts";
import { type Ratio, parseRatio } from "../kernel/share.ts";

/** Takes the faults of one file. */
export type Desk = { readonly file: string; readonly tell: (code: string, at: Span, args?: Readonly<Record<string, string>>) => void };
export type Fields = ReadonlyMap<string, Entry>;

const BASIS = "sameside help test";

/** A desk with the faults that it took. */
export function deskOf(file: string): Desk & { readonly faults: Fault[] } {
  const faults: Fault[] = [];
  return { file, faults, tell: (code, at, args = {}) => void faults.push({ code, severity: "fault", at: { file, ...at }, args, basis: BASIS }) };
}

/** The entries of a mapping by key; undefined when it is none. Unknown and missing keys are told. */
export function fieldsOf(desk: Desk, tree: Tree, known: readonly string[], required: readonly string[]): Fields | undefined {
  if (tree.kind !== "map") {
    if (tree.kind !== "broken") desk.tell("case/wrong-form", tree.at, { key: required.join(", "), form: `{ ${known.join(", ")} }` });
    return undefined;
  }
  for (const entry of tree.entries) if (!known.includes(entry.key)) desk.tell("case/unknown-key", entry.keyAt, { key: entry.key, known: known.join(", ") });
  for (const key of required) if (!tree.entries.some((entry) => entry.key === key)) desk.tell("case/missing-key", tree.at, { key });
  return new Map(tree.entries.filter((entry) => known.includes(entry.key)).map((entry) => [entry.key, entry]));
}

export function textOf(desk: Desk, entry: Entry | undefined): string | undefined {
  if (!entry || entry.value.kind === "broken") return undefined;
  if (entry.value.kind === "scalar") return entry.value.text;
  desk.tell("case/wrong-form", entry.value.at, { key: entry.key, form: "text" });
  return undefined;
}

export function parsed<T>(desk: Desk, entry: Entry | undefined, parse: (text: string) => T | undefined): T | undefined {
  const text = textOf(desk, entry);
  const value = text === undefined ? undefined : parse(text);
  if (entry && text !== undefined && value === undefined) desk.tell("case/bad-value", entry.value.at, { key: entry.key, value: text.slice(0, 60) });
  return value;
}

/** `13/155`, `-2.5` or `55 %`. */
export function shareOrNumber(text: string): Ratio | undefined {
  const percent = /^(.*?)\s*%$/.exec(text);
  const ratio = parseRatio(percent ? percent[1]! : text);
  return ratio && percent ? parseRatio(`${ratio.n}/${ratio.d * 100n}`) : ratio;
}
