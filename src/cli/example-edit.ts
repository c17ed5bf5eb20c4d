/** Turns the text of an example's agreement into somebody's first own one: only the named scalars change, every comment and line stays. */
import { type Document, type Pair, type Scalar, isMap, isPair, isScalar, parseDocument, visit } from "yaml";
import type { Role } from "../agreement/agreement.ts";
import { addMonths, parseDay } from "../kernel/day.ts";

export type ExampleParty = { readonly id: string; readonly name: string; readonly roles: readonly Role[] };
export type Example = {
  readonly alliance: string;
  readonly law: string;
  readonly firstYear: number;
  readonly parties: readonly ExampleParty[];
  /** Each purchaser's appropriation in the first year that has one, as written. */
  readonly appropriations: Readonly<Record<string, string>>;
};
export type Wishes = {
  readonly alliance?: string;
  readonly law?: string;
  readonly firstYear?: number;
  /** By the id in the example. */
  readonly parties: Readonly<Record<string, { readonly id: string; readonly name: string }>>;
  /** By the id in the example: the amount of every year, as written. */
  readonly appropriations: Readonly<Record<string, string>>;
};

/** What an example offers to be changed. The text must be an agreement without faults. */
export function exampleOf(text: string): Example {
  const document = parseDocument(text);
  const firstDay = sourceAt(document, ["contract-periods", 0, "from"]);
  const parties = pairsAt(document, ["parties"]).map(([id]) => ({
    id,
    name: sourceAt(document, ["parties", id, "name"]),
    roles: (document.getIn(["parties", id, "roles"]) as { readonly items: readonly Scalar[] }).items.map((item) => sourceOf(item) as Role),
  }));
  const firstYear = firstDay.slice(0, 4);
  const amounts = pairsAt(document, ["appropriations"])
    .toReversed()
    .flatMap(([name]) => pairsAt(document, ["appropriations", name]).map(([id]) => [id, sourceAt(document, ["appropriations", name, id, "amount"])] as const));
  return {
    alliance: sourceAt(document, ["alliance"]),
    law: sourceAt(document, ["law"]),
    firstYear: Number(firstYear),
    parties,
    appropriations: Object.fromEntries(amounts),
  };
}

/** The example's text with the wishes in it. */
export function editExample(text: string, wishes: Wishes): string {
  const document = parseDocument(text);
  const shift = (wishes.firstYear ?? exampleOf(text).firstYear) - exampleOf(text).firstYear;
  const edits = new Map<Scalar, string>();
  visit(document, {
    Scalar(_, node) {
      const source = sourceOf(node);
      const renamed = Object.hasOwn(wishes.parties, source) ? wishes.parties[source] : undefined;
      const shifted = shift === 0 ? source : shiftYears(source, shift);
      if (renamed && renamed.id !== source) edits.set(node, renamed.id);
      else if (shifted !== source) edits.set(node, node.type === "PLAIN" ? shifted : JSON.stringify(shifted));
    },
  });
  const set = (path: readonly unknown[], value: string | undefined) => {
    const node = document.getIn(path, true);
    if (value !== undefined && isScalar(node)) edits.set(node, value);
  };
  set(["alliance"], wishes.alliance === undefined ? undefined : plainOrQuoted(wishes.alliance));
  set(["law"], wishes.law);
  for (const [id, party] of Object.entries(wishes.parties)) set(["parties", id, "name"], plainOrQuoted(party.name));
  for (const [year] of pairsAt(document, ["appropriations"])) {
    for (const [id, amount] of Object.entries(wishes.appropriations)) set(["appropriations", year, id, "amount"], amount);
  }
  return replaced(text, edits);
}

function replaced(text: string, edits: ReadonlyMap<Scalar, string>): string {
  const ranges = [...edits].map(([node, value]) => ({ from: node.range![0], to: node.range![1], value })).sort((a, b) => a.from - b.from);
  let at = 0;
  const parts = ranges.map(({ from, to, value }) => {
    const part = text.slice(at, from) + value;
    at = to;
    return part;
  });
  return parts.join("") + text.slice(at);
}

/** `2019`, `2019-03` and `2019-03-31` moved by whole years; any other text as it is. */
function shiftYears(text: string, years: number): string {
  const moved = (year: string) => String(Number(year) + years).padStart(4, "0");
  if (parseDay(text)) return addMonths(text, years * 12);
  const month = /^(\d{4})(-(?:0[1-9]|1[0-2]))?$/.exec(text);
  return month && month[1]! >= "1900" && month[1]! < "2200" ? moved(month[1]!) + (month[2] ?? "") : text;
}

/** A plain scalar where it is safe in flow and block, else a quoted one: JSON strings are YAML. */
export function plainOrQuoted(text: string): string {
  const safe = /^[\p{L}][\p{L}\p{N} .()/§&-]*$/u.test(text) && text.trim() === text;
  return safe && !/^(?:yes|no|true|false|null|none)$/i.test(text) ? text : JSON.stringify(text);
}

function sourceOf(node: Scalar): string {
  return typeof node.value === "string" ? node.value : (node.source ?? String(node.value));
}

function sourceAt(document: Document, path: readonly unknown[]): string {
  const node = document.getIn(path, true);
  if (!isScalar(node)) throw new Error(`the example has no ${path.join("/")}`);
  return sourceOf(node);
}

/** Keys whose value is a mapping, in order. */
function pairsAt(document: Document, path: readonly unknown[]): (readonly [string, Pair])[] {
  const node = document.getIn(path, true);
  if (!isMap(node)) return [];
  return node.items.filter((pair) => isPair(pair) && isScalar(pair.key) && isMap(pair.value)).map((pair) => [sourceOf(pair.key as Scalar), pair] as const);
}
