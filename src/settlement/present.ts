/** A statement as tables that people read: the same tables for the terminal, for a page and for paper. */
import { endOfDay } from "../kernel/day.ts";
import { type Language, fill } from "../kernel/refusal.ts";
import { showCents, showDay, showNumber, showShare, showUnrounded } from "../kernel/shown.ts";
import { ZERO, parseRatio } from "../kernel/share.ts";
import type { Label } from "./graph.ts";
import * as words from "./present-words.ts";
import { labelText, noteText } from "./words.ts";
import type { Component, Figure, Obligation, PartyTotal, Standing, Statement } from "./statement.ts";

export type Cell = { readonly text: string; readonly right?: boolean; readonly figure?: string };
/** `strong` rows are sums. */
export type Row = { readonly cells: readonly Cell[]; readonly strong?: boolean };
export type Table = {
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
};

/** A voice in one language; what has no name in the statement is called by its id. Ids inside a label are said in words as well. */
export function voiceOf(language: Language, { names, currency }: Pick<Statement, "names" | "currency">): Voice {
  const name = (party: string): string => names?.parties[party] ?? party;
  const lineName = (line: string): string => names?.lines[line] ?? line;
  const word = (key: string, value: string): string => {
    if (TERM_ARGS.has(key)) return term(value, language);
    if (PARTY_ARGS.has(key)) return name(value);
    if (key === "line") return lineName(value);
    return key === "sum" && /^-?\d+$/.test(value) ? showCents(BigInt(value), language, currency) : value;
  };
  const said = ([key, value]: readonly [string, string]) => [key, word(key, value)];
  const label = ({ key, args }: Label) => labelText({ key, args: Object.fromEntries(Object.entries(args ?? {}).map(said)) }, language);
  const note = ({ code, args }: Statement["notes"][number]) => noteText({ code, args: Object.fromEntries(Object.entries(args).map(said)) }, language);
  return { language, label, note, name, lineName };
}

const TERM_ARGS = new Set(["component", "standing", "flow", "reason", "state", "rule"]);
const PARTY_ARGS = new Set(["party", "provider", "purchaser", "from", "to", "debtor", "creditor"]);

function term(id: string, language: Language): string {
  const known: Readonly<Record<string, Readonly<Record<Language, string>>>> = words.TERM_WORDS;
  return known[id]?.[language] ?? id;
}

const ORDER: readonly Component[] = ["cost", "development", "fee", "withheld", "gain-and-pain", "results", "outcomes", "late-interest"];
const STANDING_ORDER: readonly Standing[] = ["payable", "accrued", "retained", "notional", "internal"];

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

/** All tables of a statement that have something in them, in the order in which a controller reads. */
export function tables(statement: Statement, voice: Voice): Table[] {
  const { language } = voice;
  return [
    ...statement.years.map((year) => yearTable(statement, year, voice)),
    partyTable(statement, "provider", voice),
    partyTable(statement, "purchaser", voice),
    paymentTable(statement, voice),
    heldTable(statement, voice),
    appropriationTable(statement, voice),
    apartTable(statement, voice),
    {
      title: tableWord("volume-shares", language),
      head: [head("line", language), head("year", language), head("provider", language), head("share", language, true)],
      rows: statement.volumeShares.map((v) => {
        const share = showShare(parseRatio(v.share) ?? ZERO, language, 6);
        return {
          cells: [{ text: voice.lineName(v.line) }, { text: v.year }, { text: voice.name(v.provider) }, { text: share, right: true, figure: v.figure }],
        };
      }),
    },
    {
      title: tableWord("refused", language),
      head: [head("claim", language), head("reason", language), head("source", language)],
      rows: statement.refusedClaims.map((c) => ({
        cells: [{ text: c.id }, { text: words.REASONS[c.reason]?.[language] ?? c.reason }, { text: c.source }],
      })),
    },
    {
      title: tableWord("made-from", language),
      head: [head("source", language), head("file", language), { text: "SHA-256" }],
      rows: (statement.sources ?? []).map((s) => ({ cells: texts(tableWord(`source-${s.kind}`, language), s.file, s.sha256) })),
    },
  ].filter((table) => table.rows.length > 0);
}

/** The notes of a statement, in words, each with the clause it rests on. */
export function notes(statement: Statement, voice: Voice): string[] {
  return statement.notes.map((note) => `${voice.note(note)}${note.clause === undefined ? "" : ` (${note.clause})`}`);
}

function yearTable(statement: Statement, year: Statement["years"][number], voice: Voice): Table {
  const { language } = voice;
  const mine = statement.obligations.filter((o) => o.year === year.year);
  const columns = ORDER.filter((component) => mine.some((o) => o.component === component));
  const rows: Row[] = [];
  for (const standing of STANDING_ORDER) {
    const standingRows = mine.filter((o) => o.standing === standing);
    const pairs = pairsOf(standingRows);
    for (const of of pairs) {
      const { provider, purchaser } = of[0]!;
      rows.push({
        cells: [...texts(voice.name(provider), voice.name(purchaser), words.STANDINGS[standing][language]), ...amounts(of, columns, statement, language)],
      });
    }
    if (pairs.length > 1) {
      const cells = [...texts(tableWord("sum", language), "", words.STANDINGS[standing][language]), ...amounts(standingRows, columns, statement, language)];
      rows.push({ strong: true, cells });
    }
  }
  const missing = year.missing.length === 0 ? {} : { note: tableWord("missing", language, { what: year.missing.join(", ") }) };
  return {
    title: `${year.year} · ${words.STATES[year.state][language]}`,
    ...missing,
    head: [head("provider", language), head("purchaser", language), head("standing", language), ...componentHeads(columns, language)],
    rows,
  };
}

/** Obligations by provider and purchaser, each provider's together; pairs between which nothing stands are left out. */
function pairsOf(rows: readonly Obligation[]): Obligation[][] {
  const providers = [...new Set(rows.map((o) => o.provider))];
  const pairs = [...Map.groupBy(rows, (o) => `${o.provider} ${o.purchaser}`).values()].filter((of) => of.some((o) => o.cents !== "0"));
  return pairs.sort((a, b) => providers.indexOf(a[0]!.provider) - providers.indexOf(b[0]!.provider));
}

function partyTable(statement: Statement, side: PartyTotal["side"], voice: Voice): Table {
  const { language } = voice;
  const parties = statement.parties.filter((p) => p.side === side);
  const columns = ORDER.filter((component) => parties.some((p) => p.rows.some((r) => r.component === component)));
  const rows: Row[] = [];
  for (const party of parties) {
    const groups = new Map<string, PartyTotal["rows"][number][]>();
    const sorted = [...party.rows].sort((a, b) =>
      a.year < b.year ? -1 : a.year > b.year ? 1 : STANDING_ORDER.indexOf(a.standing) - STANDING_ORDER.indexOf(b.standing),
    );
    for (const row of sorted) groups.set(`${row.year} ${row.standing}`, [...(groups.get(`${row.year} ${row.standing}`) ?? []), row]);
    for (const of of groups.values()) {
      if (of.every((row) => row.cents === "0")) continue;
      const { year, standing } = of[0]!;
      rows.push({
        cells: [...texts(voice.name(party.party), year, words.STANDINGS[standing][language]), ...amounts(of, columns, statement, language)],
      });
    }
    const sum: Cell = {
      text: showCents(BigInt(party.payable), language, statement.currency),
      right: true,
      figure: party.figure,
    };
    const payable = party.rows.filter((r) => r.standing === "payable");
    const cells = amounts(payable, columns, statement, language)
      .slice(0, -1)
      .map(({ text }) => ({ text, right: true }));
    rows.push({
      strong: true,
      cells: [...texts(voice.name(party.party), tableWord("sum", language), words.STANDINGS.payable[language]), ...cells, sum],
    });
  }
  const title = tableWord(side === "provider" ? "providers" : "purchasers", language);
  return {
    title,
    head: [head("party", language), head("year", language), head("standing", language), ...componentHeads(columns, language)],
    rows,
  };
}

function paymentTable(statement: Statement, voice: Voice): Table {
  const { language } = voice;
  return {
    title: tableWord("payments", language),
    head: [...(["from", "to", "flow", "document", "terms", "vat"] as const).map((key) => head(key, language)), head("amount", language, true)],
    rows: statement.payments.map((p) => ({
      cells: [
        ...texts(
          voice.name(p.from),
          voice.name(p.to),
          words.FLOWS[p.flow][language],
          words.DOCUMENTS[p.document][language],
          terms(p.terms, language),
          words.VAT[p.vat][language],
        ),
        {
          text: showCents(BigInt(p.cents), language, statement.currency),
          right: true,
          figure: p.figure,
        },
      ],
    })),
  };
}

function heldTable({ held = [], currency }: Statement, voice: Voice): Table {
  const { language } = voice;
  return {
    title: tableWord("held", language),
    head: [...(["provider", "purchaser", "flow", "reason"] as const).map((key) => head(key, language)), head("amount", language, true)],
    rows: held.map(({ provider, purchaser, flow, cents, reason }) => ({
      cells: [
        ...texts(voice.name(provider), voice.name(purchaser), words.FLOWS[flow][language], tableWord(`held-${reason}`, language)),
        { text: showCents(-BigInt(cents), language, currency), right: true },
      ],
    })),
  };
}

function appropriationTable(statement: Statement, voice: Voice): Table {
  const { language } = voice;
  const money = (cents: string): Cell => ({
    text: showCents(BigInt(cents), language, statement.currency),
    right: true,
  });
  return {
    title: tableWord("appropriations", language),
    head: [
      ...(["year", "purchaser", "standing"] as const).map((key) => head(key, language)),
      ...(["owes", "appropriation", "excess"] as const).map((key) => head(key, language, true)),
    ],
    rows: statement.appropriations.map((a) => ({
      strong: BigInt(a.excess) > 0n,
      cells: [
        ...texts(a.year, voice.name(a.party), words.APPROPRIATION_STATES[a.state]?.[language] ?? a.state),
        { ...money(a.owes), figure: a.figure },
        money(a.appropriation),
        money(a.excess),
      ],
    })),
  };
}

/** `30 day` as each language shortens it. */
function terms(text: string, language: Language): string {
  const [count, unit] = text.split(" ");
  const short = unit === undefined ? undefined : words.TERM_UNITS[unit];
  return short ? `${count}\u00a0${short[language]}` : text;
}

function apartTable(statement: Statement, voice: Voice): Table {
  const { language } = voice;
  return {
    title: tableWord("apart", language),
    head: [head("reason", language), head("rows", language, true), head("amount", language, true)],
    rows: statement.apart.map((a) => ({
      cells: [
        { text: words.APART[a.reason][language] },
        { text: showNumber({ n: BigInt(a.count), d: 1n }, language), right: true },
        {
          text: showCents(BigInt(a.cents), language, statement.currency),
          right: true,
          figure: a.figure,
        },
      ],
    })),
  };
}

function texts(...all: string[]): Cell[] {
  return all.map((text) => ({ text }));
}

function head(key: words.TableWord, language: Language, right = false): Cell {
  return right ? { text: tableWord(key, language), right } : { text: tableWord(key, language) };
}

function componentHeads(columns: readonly Component[], language: Language): Cell[] {
  return [...columns.map((c) => ({ text: words.COMPONENTS[c][language], right: true })), head("sum", language, true)];
}

type Amount = { readonly component: Component; readonly cents: string; readonly figure: string };

/** One cell a component and their sum; a cell of a single amount leads to its figure. */
function amounts(of: readonly Amount[], columns: readonly Component[], statement: Statement, language: Language): Cell[] {
  const total = (items: readonly Amount[]) => items.reduce((sum, item) => sum + BigInt(item.cents), 0n);
  const cell = (items: readonly Amount[], blank: string): Cell => ({
    text: items.length === 0 ? blank : showCents(total(items), language, statement.currency),
    right: true,
    ...(items.length === 1 ? { figure: items[0]!.figure } : {}),
  });
  return [
    ...columns.map((column) =>
      cell(
        of.filter((item) => item.component === column),
        "",
      ),
    ),
    cell(of, ""),
  ];
}
