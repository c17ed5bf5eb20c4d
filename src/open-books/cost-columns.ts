/** What the columns of a cost file say in terms of the agreement: texts become positions in its lists, each different text once. */
import type { Agreement } from "../agreement/agreement.ts";
import type { Fault } from "../kernel/refusal.ts";
import type { CostField } from "./headers.ts";
import { createInterner } from "./interner.ts";
import type { ColumnTerm, Mapping } from "./mapping.ts";
import { STATUSES } from "./cost-groups.ts";
import { type Encoding, decode } from "./text.ts";

/** A text that stands for nothing known, and bytes that are no text in the encoding named. */
export const UNKNOWN = -1;
export const NO_TEXT = -2;

/** Reads a cell into a position, UNKNOWN or NO_TEXT. */
export type CellReader = (bytes: Uint8Array, from: number, to: number) => number;
/** The position that a text stands for, UNKNOWN if none. */
export type Lookup = (text: string) => number;

export type Lists = {
  readonly parties: Lookup;
  readonly lines: Lookup;
  readonly types: Lookup;
  readonly typeIds: readonly string[];
};

/** Ids first, then names and business ids, in which case and spaces do not matter. */
export function listsOf(agreement: Agreement): Lists {
  const typeIds = Object.keys(agreement.costTypes);
  const parties = agreement.parties.map((party) => [party.id, party.name, ...(party.businessId ? [party.businessId] : [])]);
  const lines = agreement.lines.map((line) => [line.id, line.name]);
  return {
    parties: lookup(parties),
    lines: lookup(lines),
    types: lookup(typeIds.map((id) => [id])),
    typeIds,
  };
}

function lookup(names: readonly (readonly string[])[]): Lookup {
  const all = new Map<string, number>();
  // A name that two share stands for neither.
  names.forEach((own, i) => own.forEach((name) => all.set(folded(name), all.has(folded(name)) && all.get(folded(name)) !== i ? UNKNOWN : i)));
  names.forEach((own, i) => all.set(folded(own[0]!), i));
  return (text) => all.get(folded(text)) ?? UNKNOWN;
}

function folded(text: string): string {
  return text.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
}

const STATUS_WORDS = ["accepted|hyväksytty|godkänd|", "disputed|riidanalainen|riitautettu|tvistig|bestridd", "disallowed|hylätty|evätty|underkänd|avslagen"];
const YES_NO = ["no|ei|nej|n|false|0|", "yes|kyllä|ja|k|y|true|1|x"];
const VAT_KINDS = [
  "deductible|vähennettävä|vähennyskelpoinen|avdragbar|avdragsgill",
  "refundable|palautettava|palautus|återbäring|återbärs",
  "neither|ei kumpikaan|jää kustannukseksi|ingendera|ingetdera",
  "",
];

export const statuses: Lookup = lookupWords(STATUS_WORDS);
export const approvals: Lookup = lookupWords(YES_NO);
/** deductible, refundable, NEITHER, or BY_PARTY for an empty cell, which leaves the party's kind in force. */
export const vatKinds: Lookup = lookupWords(VAT_KINDS);
export const NEITHER = 2;
export const BY_PARTY = 3;

if (STATUSES.length !== STATUS_WORDS.length) throw new Error("every status has its words");

function lookupWords(lists: readonly string[]): Lookup {
  const all = new Map(lists.flatMap((words, i) => words.split("|").map((word) => [word, i] as const)));
  return (text) => all.get(folded(text)) ?? UNKNOWN;
}

/** A reader of one column; every different text is looked up once. `onRecoded` is told of texts that were no UTF-8. */
export function createCellReader(of: Lookup, term: ColumnTerm | undefined, encoding: Encoding | undefined, onRecoded: () => void): CellReader {
  const find = (text: string): number => {
    const translated = term && term.values.size > 0 ? (term.values.get(text.trim())?.text ?? term.others) : text;
    return translated === undefined ? UNKNOWN : of(translated);
  };
  if (term?.constant !== undefined) {
    const position = find(term.constant);
    return () => position;
  }
  const known: number[] = [];
  const resolve = (bytes: Uint8Array, from: number, to: number): number => {
    if (to - from > 4096) return UNKNOWN;
    const text = decode(bytes, from, to, encoding ?? "auto");
    if (encoding === undefined && decode(bytes, from, to, "utf-8") === undefined) onRecoded();
    return text === undefined ? NO_TEXT : find(text);
  };
  const interner = createInterner((index, bytes, from, to) => void (known[index] = resolve(bytes, from, to)));
  const empty = find("");
  return (bytes, from, to) => {
    if (from === to) return empty;
    const index = interner.index(bytes, from, to);
    return index < 0 ? resolve(bytes, from, to) : known[index]!;
  };
}

/** Ids that the mapping names and the agreement does not have. */
export function checkMapping(mapping: Mapping, lists: Lists): Fault[] {
  const faults: Fault[] = [];
  const of: Partial<Record<CostField, Lookup>> = {
    party: lists.parties,
    line: lists.lines,
    type: lists.types,
    status: statuses,
    approved: approvals,
    "vat-kind": vatKinds,
  };
  for (const [field, term] of mapping.columns) {
    const find = of[field];
    const tell = (text: string, at: ColumnTerm["at"]): void => {
      if (!find || find(text) !== UNKNOWN) return;
      faults.push({
        code: "mapping/id-unknown",
        severity: "fault",
        at: { file: mapping.file, ...at },
        args: { field, text },
        basis: "docs/cost-files.md",
      });
    };
    for (const { text, at } of term.values.values()) tell(text, at);
    if (term.others !== undefined) tell(term.others, term.at);
    if (term.constant !== undefined && term.values.size === 0) tell(term.constant, term.at);
  }
  return faults;
}
