/** The mapping file: which column of a cost or results file is what, and how its cells are written (docs/cost-files.md). */
import { type Span, type Tree, parseTree } from "../agreement/tree.ts";
import { type Cents, parseCents } from "../kernel/money.ts";
import type { Fault, Outcome } from "../kernel/refusal.ts";
import type { AmountFormat } from "./amount.ts";
import { DAY_FORMATS, type DayFormat } from "./days.ts";
import { COST_FIELDS, type CostField } from "./headers.ts";
import { SEPARATORS } from "./table.ts";
import { ENCODINGS, type Encoding } from "./text.ts";

/** Where a field comes from: a column or one text for every row; then a table of translations. */
export type ColumnTerm = {
  readonly header?: string;
  readonly constant?: string;
  readonly values: ReadonlyMap<string, { readonly text: string; readonly at: Span }>;
  /** What a text counts as that the table lacks; absent: such a row is listed. */
  readonly others?: string;
  readonly at: Span;
};

export type Mapping = {
  readonly file: string;
  readonly separator?: string;
  readonly encoding?: Encoding;
  readonly amounts: AmountFormat;
  readonly days?: readonly DayFormat[];
  readonly columns: ReadonlyMap<CostField, ColumnTerm>;
  /** Headers of the results file by our own name of the column. */
  readonly results: ReadonlyMap<string, string>;
  /** Rows of a cost file that are none, such as a line of totals: a cell of the column reads so. */
  readonly skip: readonly SkipTerm[];
  /**
   * What the cost file must come to, in rows and in net amounts: `all` of its rows that can be read, the skipped ones taken away, or those that are
   * `settled`.
   */
  readonly control?: { readonly rows?: number; readonly sum?: Cents; readonly of: ControlOf; readonly at: Span };
};

export type SkipTerm = { readonly header: string; readonly values: ReadonlySet<string>; readonly at: Span };
const CONTROL_OF = ["all", "settled"] as const;
export type ControlOf = (typeof CONTROL_OF)[number];

type Entries = ReadonlyMap<string, { readonly value: Tree; readonly keyAt: Span }>;
type Tell = (code: string, at: Span, args?: Fault["args"]) => void;

const KEYS = ["sameside-mapping", "separator", "encoding", "decimal", "thousands", "parentheses", "days", "columns", "results", "skip", "control"];
const NAMED_SEPARATORS: Readonly<Record<string, string>> = {
  tab: "\t",
  semicolon: ";",
  comma: ",",
  pipe: "|",
  colon: ":",
};

/** Reads a mapping file; every fault with its place. */
export function readMapping(file: string, text: string | Uint8Array): Outcome<Mapping> {
  const faults: Fault[] = [];
  const tell: Tell = (code, at, args = {}) =>
    void faults.push({
      code,
      severity: "fault",
      at: { file, ...at },
      args,
      basis: "docs/cost-files.md",
    });
  const tree = parseTree(text, tell);
  if (!tree) return { faults };
  const entries = entriesOf(tree, "mapping", KEYS, tell);
  const version = scalarOf(entries.get("sameside-mapping")?.value);
  if (version !== "1") tell("mapping/version", entries.get("sameside-mapping")?.keyAt ?? tree.at);
  const separator = separatorOf(entries, tell);
  const encoding = choice(entries, "encoding", ENCODINGS, tell);
  const days = daysOf(entries, tell);
  const control = controlOf(entries, tell);
  const value: Mapping = {
    file,
    amounts: amountsOf(entries, tell),
    columns: columnsOf(entries, tell),
    results: resultsOf(entries, tell),
    skip: skipOf(entries, tell),
    ...(separator === undefined ? {} : { separator }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(days === undefined ? {} : { days }),
    ...(control === undefined ? {} : { control }),
  };
  return faults.length > 0 ? { faults } : { value, faults };
}

function entriesOf(tree: Tree, name: string, allowed: readonly string[] | undefined, tell: Tell): Entries {
  if (tree.kind !== "map") {
    if (tree.kind !== "broken") tell("mapping/shape", tree.at, { key: name });
    return new Map();
  }
  for (const { key, keyAt } of tree.entries)
    if (allowed && !allowed.includes(key)) tell("mapping/key-unknown", keyAt, { key: key.slice(0, 60), known: allowed.join(", ") });
  return new Map(tree.entries.map(({ key, keyAt, value }) => [key, { value, keyAt }]));
}

function scalarOf(tree: Tree | undefined): string | undefined {
  return tree?.kind === "scalar" ? tree.text : undefined;
}

function choice<T extends string>(entries: Entries, key: string, of: readonly T[], tell: Tell): T | undefined {
  const entry = entries.get(key);
  if (!entry) return undefined;
  const found = of.find((one) => one === scalarOf(entry.value));
  if (found === undefined) tell("mapping/value", entry.value.at, { key, known: of.join("  ") });
  return found;
}

function separatorOf(entries: Entries, tell: Tell): string | undefined {
  const entry = entries.get("separator");
  if (!entry) return undefined;
  const text = scalarOf(entry.value) ?? "";
  const separator = NAMED_SEPARATORS[text] ?? text;
  if (SEPARATORS.some((one) => one === separator)) return separator;
  tell("mapping/value", entry.value.at, {
    key: "separator",
    known: `; , | : ${Object.keys(NAMED_SEPARATORS).join(" ")}`,
  });
  return undefined;
}

function amountsOf(entries: Entries, tell: Tell): AmountFormat {
  const decimal = choice(entries, "decimal", [".", ","] as const, tell);
  const thousands = choice(entries, "thousands", [".", ",", "'", "space", "none"] as const, tell);
  const parentheses = choice(entries, "parentheses", ["negative"] as const, tell);
  if (thousands !== undefined && (decimal === undefined || decimal === thousands)) tell("mapping/thousands", entries.get("thousands")!.value.at);
  return {
    ...(decimal === undefined ? {} : { decimal }),
    ...(thousands === undefined || thousands === "space" ? {} : { thousands }),
    ...(parentheses === undefined ? {} : { parentheses: true }),
  };
}

function daysOf(entries: Entries, tell: Tell): readonly DayFormat[] | undefined {
  const entry = entries.get("days");
  if (!entry) return undefined;
  const items = entry.value.kind === "list" ? entry.value.items : [entry.value];
  const formats: DayFormat[] = [];
  for (const item of items) {
    const format = DAY_FORMATS.find((one) => one === scalarOf(item));
    if (format === undefined) tell("mapping/value", item.at, { key: "days", known: DAY_FORMATS.join("  ") });
    else formats.push(format);
  }
  if (formats.includes("dd/mm/yyyy") && formats.includes("mm/dd/yyyy")) tell("mapping/days-conflict", entry.value.at);
  return formats;
}

function columnsOf(entries: Entries, tell: Tell): ReadonlyMap<CostField, ColumnTerm> {
  const entry = entries.get("columns");
  const columns = new Map<CostField, ColumnTerm>();
  if (!entry) return columns;
  for (const [key, { value }] of entriesOf(entry.value, "columns", COST_FIELDS, tell)) {
    const field = COST_FIELDS.find((one) => one === key);
    if (field) columns.set(field, columnOf(key, value, tell));
  }
  return columns;
}

function columnOf(field: string, tree: Tree, tell: Tell): ColumnTerm {
  const at = tree.at;
  const header = scalarOf(tree);
  if (header !== undefined) return { header, values: new Map(), at };
  const entries = entriesOf(tree, field, ["column", "constant", "values", "others"], tell);
  const column = scalarOf(entries.get("column")?.value);
  const constant = scalarOf(entries.get("constant")?.value);
  const others = scalarOf(entries.get("others")?.value);
  if (tree.kind === "map" && (column === undefined) === (constant === undefined)) tell("mapping/column-or-constant", at, { key: field });
  const values = new Map<string, { text: string; at: Span }>();
  const table = entries.get("values");
  if (table) {
    for (const [from, { value }] of entriesOf(table.value, "values", undefined, tell)) {
      const text = scalarOf(value);
      if (text === undefined) tell("mapping/shape", value.at, { key: from.slice(0, 60) });
      else values.set(from.trim(), { text, at: value.at });
    }
  }
  return {
    values,
    at,
    ...(column === undefined ? {} : { header: column }),
    ...(constant === undefined ? {} : { constant }),
    ...(others === undefined ? {} : { others }),
  };
}

function resultsOf(entries: Entries, tell: Tell): ReadonlyMap<string, string> {
  const results = new Map<string, string>();
  const entry = entries.get("results");
  if (!entry) return results;
  for (const [key, { value }] of entriesOf(entry.value, "results", undefined, tell)) {
    const header = scalarOf(value);
    if (header === undefined) tell("mapping/shape", value.at, { key });
    else results.set(key, header);
  }
  return results;
}

/** One term, or a list of them. */
function skipOf(entries: Entries, tell: Tell): readonly SkipTerm[] {
  const entry = entries.get("skip");
  if (!entry) return [];
  const items = entry.value.kind === "list" ? entry.value.items : [entry.value];
  return items.flatMap((item) => {
    const term = entriesOf(item, "skip", ["column", "values"], tell);
    const header = scalarOf(term.get("column")?.value);
    const values = term.get("values")?.value;
    const texts = values?.kind === "list" ? values.items.map(scalarOf) : [scalarOf(values)];
    const known = texts.filter((text) => text !== undefined && text.trim() !== "") as string[];
    if (item.kind === "map" && (header === undefined || known.length === 0 || known.length < texts.length)) tell("mapping/skip", item.at);
    return header === undefined ? [] : [{ header, values: new Set(known.map((text) => text.trim())), at: item.at }];
  });
}

function controlOf(entries: Entries, tell: Tell): Mapping["control"] {
  const entry = entries.get("control");
  if (!entry) return undefined;
  const control = entriesOf(entry.value, "control", ["rows", "sum", "of"], tell);
  const of = control.has("of") ? choice(control, "of", CONTROL_OF, tell) : "all";
  const rows = scalarOf(control.get("rows")?.value);
  const sum = scalarOf(control.get("sum")?.value);
  const cents = sum === undefined ? undefined : parseCents(sum);
  if (rows !== undefined && !/^\d{1,12}$/.test(rows)) tell("mapping/value", control.get("rows")!.value.at, { key: "rows", known: "12345" });
  if (sum !== undefined && cents === undefined) tell("mapping/value", control.get("sum")!.value.at, { key: "sum", known: "12345.67" });
  return {
    at: entry.keyAt,
    of: of ?? "all",
    ...(rows === undefined ? {} : { rows: Number(rows) }),
    ...(cents === undefined ? {} : { sum: cents }),
  };
}
