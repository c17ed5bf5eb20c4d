/** How a statement is said: its words in a language, its figures in their units, and the shape of its tables. */
import { idName } from "../agreement/id-words.ts";
import { endOfDay } from "../kernel/day.ts";
import { parseDay } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import { type Language, fill, type Words } from "../kernel/refusal.ts";
import { showCents, showDay, showNumber, showShare, showUnrounded } from "../kernel/shown.ts";
import type { Cents } from "../kernel/money.ts";
import { parseRatio } from "../kernel/share.ts";
import type { Label } from "./graph.ts";
import * as words from "./present-words.ts";
import { labelText, noteText } from "./words.ts";
import type { Figure, Statement } from "./statement.ts";

/** `exact` texts are ids and places of files: they are written as they stand. `party`: a name that can lead to what concerns the party alone. */
export type Cell = {
  readonly text: string;
  readonly right?: boolean;
  readonly figure?: string;
  readonly exact?: boolean;
  readonly party?: Id;
  /** What a sum consists of, where no figure of the derivation is that sum. */
  readonly parts?: readonly Part[];
};
export type Part = { readonly label: string; readonly text: string; readonly figure?: string | undefined };
/** `strong` rows are sums; a `group` row has one cell, which says what the rows below it have in common. */
export type Row = { readonly cells: readonly Cell[]; readonly strong?: boolean; readonly group?: boolean };
export type Table = {
  /** What it is, the same in every language: an anchor. */
  readonly id?: string;
  readonly title: string;
  readonly note?: string;
  readonly head: readonly Cell[];
  readonly rows: readonly Row[];
};

/** How to say things: the words of labels and notes belong to the engine, the names of parties to the statement. */
export type Voice = {
  readonly language: Language;
  readonly label: (label: Label) => string;
  readonly note: (note: Statement["notes"][number]) => string;
  readonly name: (party: string) => string;
  readonly lineName: (line: string) => string;
  readonly indicator: (id: string) => string;
};

/** A voice in one language; what has no name in the statement is called by its id. Ids inside a label are said in words as well. */
export function voiceOf(language: Language, { names, currency }: Pick<Statement, "names" | "currency">): Voice {
  const name = (party: string): string => names?.parties[party] ?? party;
  const lineName = (line: string): string => names?.lines[line] ?? line;
  const word = (key: string, value: string): string => {
    if (TERM_ARGS.has(key)) return wordFor(words.TERM_WORDS, value, language);
    if (ID_ARGS.has(key)) return idName(value, language);
    if (PARTY_ARGS.has(key)) return name(value);
    if (key === "line") return lineName(value);
    if (key === "area") return names?.areas?.[value] ?? value;
    if (key === "indicator") return names?.indicators?.[value] ?? value;
    if (key === "month" && language !== "en") return value.replace(/^(\d{4})-0?(\d{1,2})$/, "$2/$1");
    if (key === "day" && parseDay(value)) return showDay(value, language);
    return (key === "sum" || key === "counted") && /^-?\d+$/.test(value) ? showCents(BigInt(value), language, currency) : value;
  };
  const said = ([key, value]: readonly [string, string]) => [key, word(key, value)];
  const label = ({ key, args }: Label) => labelText({ key, args: Object.fromEntries(Object.entries(args ?? {}).map(said)) }, language);
  const note = ({ code, args }: Statement["notes"][number]) => noteText({ code, args: Object.fromEntries(Object.entries(args).map(said)) }, language);
  const indicator = (id: string): string => names?.indicators?.[id] ?? idName(id, language);
  return { language, label, note, name, lineName, indicator };
}

const TERM_ARGS = new Set(["component", "standing", "flow", "reason", "state", "rule"]);
const ID_ARGS = new Set(["scheme", "type", "kind", "group", "instalment", "gate", "unit", "series"]);
const PARTY_ARGS = new Set(["party", "provider", "purchaser", "from", "to", "debtor", "creditor"]);

function wordFor(known: Readonly<Record<string, Words>>, id: string, language: Language): string {
  return Object.hasOwn(known, id) ? known[id]![language] : id;
}

export function tableWord(key: words.TableWord, language: Language, args: Readonly<Record<string, string>> = {}): string {
  return fill(words.TABLES[key][language], args);
}

/** The value of a figure in its unit; an amount that is no whole cent keeps six decimals of a cent's euro. */
export function showFigure(figure: Figure, language: Language, currency: string): string {
  const value = parseRatio(figure.value);
  if (!value) throw new Error(`figure ${figure.id} has no exact value: ${figure.value}`);
  if (figure.unit === "share") return showShare(value, language, 6);
  if (figure.unit !== "cents") return showNumber(value, language);
  if (value.d === 1n) return showCents(value.n, language, currency);
  return showUnrounded(value, language, currency);
}

/** How far a cost lies from its target, with the direction in words. Both are whole cents: the distance is that of what is shown. */
export function againstTarget(target: Cents, cost: Cents, language: Language, currency: string): string {
  const gap = target - cost;
  if (gap === 0n) return showCents(gap, language, currency);
  return tableWord(gap > 0n ? "under-by" : "over-by", language, { sum: showCents(gap > 0n ? gap : -gap, language, currency) });
}

/** Words begin a cell, a heading or a line of a page with a great letter. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** What stands above the tables. */
export function heading(statement: Statement, voice: Voice): readonly string[] {
  const { language } = voice;
  const known = statement.knownAt >= "9999" ? tableWord("known-all", language) : knownText(statement.knownAt, language);
  return [
    statement.alliance,
    `${tableWord("through", language, { day: showDay(statement.through, language) })}, ${known}`,
    tableWord("agreement", language, { file: statement.agreement, engine: statement.engine }),
  ];
}

/** A day where the instant is the last of one, else the instant in UTC. */
function knownText(instant: string, language: Language): string {
  const day = instant.slice(0, 10);
  if (instant === endOfDay(day)) return tableWord("known-day", language, { day: showDay(day, language) });
  return tableWord("known", language, { instant: instant.replace(/\.999Z$|\.000Z$/, "Z") });
}

/** The notes of a statement, in words, each with the clause it rests on. */
export function notes(statement: Statement, voice: Voice): string[] {
  return statement.notes.map((note) => `${voice.note(note)}${note.clause === undefined ? "" : ` (${note.clause})`}`);
}
