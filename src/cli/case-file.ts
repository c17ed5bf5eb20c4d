/** Case files: what is given and what is expected, read strictly, every fault with its place. */
import { type Entry, type Tree, parseTree } from "../agreement/tree.ts";
import { type Day, type Instant, parseDay, parseInstant } from "../kernel/day.ts";
import type { Outcome, Place } from "../kernel/refusal.ts";
import type { Ratio } from "../kernel/share.ts";
import { type Desk, type Fields, deskOf, fieldsOf, parsed, shareOrNumber, textOf } from "../counsel/case-fields.ts";
import { COMPONENTS, STANDINGS } from "../settlement/present-words.ts";

/** Text in the case itself (with the line on which it begins), or the name of a file beside it. */
export type Given = { readonly text: string; readonly line: number } | { readonly path: string };
/** Keys of the statement that must be equal; a key that is not given matches everything. */
export type Match = Readonly<Record<string, string>>;
export type Expectation = { readonly at: Place } & (
  | { readonly kind: "obligation" | "total"; readonly match: Match; readonly cents: bigint }
  | { readonly kind: "figure"; readonly id: string; readonly value: Ratio }
  | { readonly kind: "volume-share"; readonly match: Match; readonly value: Ratio }
  | { readonly kind: "faults"; readonly codes: readonly string[] }
);
export type Case = {
  readonly file: string;
  readonly name: string;
  readonly source: Readonly<Record<string, string>>;
  /** What the source prints, word for word. */
  readonly says?: string;
  /** Relative to the case file. */
  readonly agreement: string;
  readonly costs?: Given;
  readonly results?: Given;
  readonly mapping?: string;
  readonly through?: Day;
  readonly knownAt?: Instant;
  readonly expect: readonly Expectation[];
};

const KEYS = ["case", "source", "says", "agreement", "costs", "results", "mapping", "through", "known-at", "expect"];
const SOURCE_KEYS = ["title", "url", "certainty", "derived", "note"];
const MATCH_KEYS = {
  obligation: ["year", "component", "provider", "purchaser", "standing"],
  total: ["party", "side", "year", "component", "standing"],
  "volume-share": ["line", "year", "provider"],
} as const;
const CLOSED: Readonly<Record<string, readonly string[]>> = {
  component: Object.keys(COMPONENTS),
  standing: Object.keys(STANDINGS),
  side: ["provider", "purchaser"],
};

/** Reads a case file. Faults of the YAML itself have the codes of the agreement file, all others begin with `case/`. */
export function readCase(file: string, bytes: Uint8Array): Outcome<Case> {
  const { faults, ...desk } = deskOf(file);
  const tree = parseTree(bytes, desk.tell);
  const fields = tree && fieldsOf(desk, tree, KEYS, ["case", "agreement", "expect"]);
  const value = fields && caseOf(desk, fields);
  return faults.length > 0 || !value ? { faults } : { value, faults };
}

function caseOf(desk: Desk, fields: Fields): Case {
  const source = fields.get("source");
  const sourceFields = source && fieldsOf(desk, source.value, SOURCE_KEYS, []);
  const text = (key: string): string | undefined => textOf(desk, fields.get(key));
  const mapping = text("mapping");
  const says = text("says");
  const costs = givenOf(desk, fields.get("costs"));
  const results = givenOf(desk, fields.get("results"));
  const through = parsed(desk, fields.get("through"), parseDay);
  const knownAt = parsed(desk, fields.get("known-at"), parseInstant);
  return {
    file: desk.file,
    name: text("case") ?? "",
    source: Object.fromEntries([...(sourceFields ?? [])].map(([key, entry]) => [key, textOf(desk, entry) ?? ""])),
    ...(says === undefined ? {} : { says }),
    agreement: text("agreement") ?? "",
    ...(costs ? { costs } : {}),
    ...(results ? { results } : {}),
    ...(mapping === undefined ? {} : { mapping }),
    ...(through === undefined ? {} : { through }),
    ...(knownAt === undefined ? {} : { knownAt }),
    expect: expectationsOf(desk, fields.get("expect")),
  };
}

function expectationsOf(desk: Desk, entry: Entry | undefined): Expectation[] {
  if (!entry) return [];
  if (entry.value.kind !== "list" || entry.value.items.length === 0) {
    desk.tell("case/wrong-form", entry.value.at, { key: entry.key, form: "- …" });
    return [];
  }
  return entry.value.items.flatMap((item) => expectationOf(desk, item) ?? []);
}

const FORMS: Readonly<Record<string, string>> = { obligation: "cents", total: "cents", figure: "value", "volume-share": "value", faults: "" };

function expectationOf(desk: Desk, item: Tree): Expectation | undefined {
  const kind = item.kind === "map" ? item.entries.map((e) => e.key).find((key) => Object.hasOwn(FORMS, key)) : undefined;
  if (kind === undefined) {
    desk.tell("case/unknown-expectation", item.at, { known: Object.keys(FORMS).join(", ") });
    return undefined;
  }
  const amount = FORMS[kind]!;
  const keys = amount === "" ? [kind] : [kind, amount];
  const fields = fieldsOf(desk, item, keys, keys);
  const subject = fields?.get(kind);
  if (!fields || !subject) return undefined;
  const at: Place = { file: desk.file, ...subject.keyAt };
  if (kind === "faults") return { at, kind, codes: codesOf(desk, subject) };
  if (amount === "cents") {
    const cents = parsed(desk, fields.get("cents"), (text) => (/^-?\d{1,18}$/.test(text) ? BigInt(text) : undefined));
    const match = matchOf(desk, subject, kind as "obligation" | "total", kind === "total" ? ["party"] : ["year", "component"]);
    return cents === undefined || !match ? undefined : { at, kind: kind as "obligation" | "total", match, cents };
  }
  const value = parsed(desk, fields.get("value"), shareOrNumber);
  if (kind === "figure") {
    const id = textOf(desk, subject);
    return value === undefined || id === undefined ? undefined : { at, kind, id, value };
  }
  const match = matchOf(desk, subject, "volume-share", ["line", "provider"]);
  return value === undefined || !match ? undefined : { at, kind: "volume-share", match, value };
}

function matchOf(desk: Desk, subject: Entry, kind: keyof typeof MATCH_KEYS, required: readonly string[]): Match | undefined {
  const fields = fieldsOf(desk, subject.value, MATCH_KEYS[kind], required);
  if (!fields) return undefined;
  const match: Record<string, string> = {};
  for (const [key, entry] of fields) {
    const text = parsed(desk, entry, (given) => (CLOSED[key] && !CLOSED[key].includes(given) ? undefined : given));
    if (text !== undefined) match[key] = text;
  }
  return match;
}

function codesOf(desk: Desk, entry: Entry): string[] {
  if (entry.value.kind !== "list") {
    desk.tell("case/wrong-form", entry.value.at, { key: entry.key, form: "[agreement/unknown-key]" });
    return [];
  }
  return entry.value.items.flatMap((item) => {
    if (item.kind === "scalar") return [item.text];
    desk.tell("case/wrong-form", item.at, { key: entry.key, form: "[agreement/unknown-key]" });
    return [];
  });
}

function givenOf(desk: Desk, entry: Entry | undefined): Given | undefined {
  const text = textOf(desk, entry);
  if (!entry || text === undefined) return undefined;
  return text.includes("\n") ? { text, line: entry.value.at.line + 1 } : { path: text };
}
