/** What writes sentences about an agreement: its words in one language, its names, and the line of the file that each sentence rests on. */
import { type Language, fill, type Words } from "../kernel/refusal.ts";
import type { Cents } from "../kernel/money.ts";
import type { Ratio } from "../kernel/share.ts";
import { showDay, showList, showMoney, showNumber, showShare, unbroken } from "../kernel/shown.ts";
import type { Agreement, Among, ById, Duration, Path, Points } from "./agreement.ts";
import { idName } from "./id-words.ts";
import { BASIS_WORDS, COST_WORDS, LABELS } from "./plain-words.ts";
import { RESULT_WORDS, SHARING_WORDS } from "./plain-sharing-words.ts";
import { DURATIONS, DURATIONS_WITHIN, TERMS_WORDS } from "./plain-terms-words.ts";

const WORDS = { ...BASIS_WORDS, ...COST_WORDS, ...SHARING_WORDS, ...RESULT_WORDS, ...TERMS_WORDS } as const;
export type PlainKey = keyof typeof WORDS;

/** Where a sentence rests: a path of the agreement and the line of the file, counted from 1. */
export type Clause = { readonly path: Path; readonly line: number };
export type Sentence = { readonly kind: "sentence"; readonly text: string; readonly clause?: Clause };
export type Row = { readonly cells: readonly string[]; readonly clause?: Clause };
/** `numeric` says which columns are figures; `sum` is the last row of a table that has one. */
export type Table = {
  readonly kind: "table";
  readonly caption: string;
  readonly headings: readonly string[];
  readonly numeric: readonly boolean[];
  readonly rows: readonly Row[];
  readonly sum?: readonly string[];
};
export type Section = { readonly id: string; readonly heading: string; readonly blocks: readonly (Sentence | Table)[] };

export type Pen = {
  readonly agreement: Agreement;
  readonly language: Language;
  say(key: PlainKey, args?: Readonly<Record<string, string>>): string;
  /** A sentence that rests on the clause at `path`. */
  write(key: PlainKey, args?: Readonly<Record<string, string>>, path?: Path): Sentence;
  pick(words: Words): string;
  label(key: keyof typeof LABELS): string;
  /** The name of a party, a line or a body, else the id itself. */
  name(id: string): string;
  /** The name of a thing that the agreement names by its id alone: a type of cost, a customer group, a scheme. */
  called(id: string): string;
  money(cents: Cents): string;
  share(share: Ratio): string;
  number(value: Ratio): string;
  day(day: string): string;
  list(items: readonly string[]): string;
  duration(duration: Duration): string;
  /** As `duration`, in the form that stands before `kuluessa`. */
  within(duration: Duration): string;
  clause(path: Path): Clause | undefined;
};

export function pen(agreement: Agreement, language: Language): Pen {
  const names = new Map<string, string>([...agreement.parties, ...agreement.lines].map((thing) => [thing.id, thing.name]));
  const say = (key: PlainKey, args: Readonly<Record<string, string>> = {}): string => tidy(fill(WORDS[key][language], args));
  const clause = (path: Path): Clause | undefined => clauseOf(agreement, path);
  const timed = (words: typeof DURATIONS | typeof DURATIONS_WITHIN, d: Duration): string => fill(words[d.unit][language], { count: `${d.count}` });
  return {
    agreement,
    language,
    say,
    clause,
    write: (key, args = {}, path) => sentence(say(key, args), path === undefined ? undefined : clause(path)),
    pick: (words) => words[language],
    label: (key) => LABELS[key][language],
    name: (id) => names.get(id) ?? agreement.decisions.bodies[id]?.name ?? id,
    called: (id) => idName(id, language),
    money: (cents) => showMoney(cents, language, agreement.currency),
    share: (share) => showShare(share, language),
    number: (value) => showNumber(value, language),
    day: (day) => showDay(day, language),
    list: (items) => showList(items, language),
    duration: (d) => timed(DURATIONS, d),
    within: (d) => timed(DURATIONS_WITHIN, d),
  };
}

export function sentence(text: string, clause: Clause | undefined): Sentence {
  return clause ? { kind: "sentence", text, clause } : { kind: "sentence", text };
}

export function row(cells: readonly string[], clause: Clause | undefined): Row {
  return clause ? { cells, clause } : { cells };
}

/** `67 % Kainuun maakunta, 33 % Kajaanin kaupunki`. */
export function sharesOf(p: Pen, shares: ById<Ratio>): string {
  return Object.entries(shares)
    .map(([id, share]) => `${p.name(id)} ${p.share(share)}`)
    .join(", ");
}

/** The shares of a key, or by what it divides. */
export function amongOf(p: Pen, among: Among<"fee" | "cost" | "fee-at-risk" | "target" | "appropriation">): string {
  return among.by === "shares" ? sharesOf(p, among.shares) : p.say("by-base", { base: p.say(`base-${among.by}`) });
}

/** `100 → −100, 150 → 0`. */
export function pointsOf(p: Pen, points: Points, value: (value: Ratio) => string = p.number): string {
  return points.map((point) => `${p.number(point.at)} → ${value(point.value)}`).join("; ");
}

/** One amount for all years, or each year's own. */
export function yearly(p: Pen, amounts: Readonly<Record<string, Cents>>): string {
  const all = Object.entries(amounts);
  if (all.every(([, cents]) => cents === all[0]![1])) return all.length === 0 ? p.money(0n) : p.money(all[0]![1]);
  return p.list(all.map(([year, cents]) => `${p.money(cents)} (${year})`));
}

/** The words for a term that the file may choose freely: ours where we know it, else the file's own. */
export function known(p: Pen, group: "matter" | "step" | "ground" | "sees" | "exit" | "kind", id: string): string {
  const key = `${group}-${id}`;
  return Object.hasOwn(WORDS, key) ? p.say(key as PlainKey) : p.called(id);
}

/** What an indicator measures, in the words of its result area where it has one. */
export function measured(p: Pen, indicator: string): string {
  return p.agreement.results?.areas.find((area) => area.indicator === indicator)?.name ?? indicator;
}

/** The line of a path, or of the nearest thing that holds it. */
export function clauseOf(agreement: Agreement, path: Path): Clause | undefined {
  for (let at = path; ; at = at.slice(0, at.lastIndexOf("/"))) {
    const place = agreement.where[at];
    if (place) return { path: at, line: place.line };
    if (!at.includes("/")) return undefined;
  }
}

/** Holes that were filled with nothing leave no double spaces, and a section sign stays with its number. */
function tidy(text: string): string {
  return unbroken(text.replace(/ {2,}/g, " ").trim());
}
