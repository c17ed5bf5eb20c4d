/** The statement of an exit as text: what is payable by part, what stays open and why, and what changes for those who stay. */
import { type Id, isRandomId } from "../kernel/id.ts";
import { fill } from "../kernel/refusal.ts";
import { parseRatio } from "../kernel/share.ts";
import { showCents, showChange, showDay, showNumber, showShare } from "../kernel/shown.ts";
import { type Paint, tableText } from "../settlement/present-text.ts";
import { tables } from "../settlement/present-tables.ts";
import { COMPONENTS } from "../settlement/present-words.ts";
import { type Cell, notes, type Row, type Table, tableWord, type Voice } from "../settlement/present.ts";
import type { ExitLine, ExitOpen, ExitStatement } from "./exit.ts";
import { EXIT_WORDS, OPEN_REASONS } from "./statement-words.ts";

type Word = keyof typeof EXIT_WORDS;
const PAYING = ["mine", "payments", "held"];

function say({ language }: Voice, word: Word, args: Readonly<Record<string, string>> = {}): string {
  return fill(EXIT_WORDS[word][language], args);
}

/** The whole statement as text of lines, ending in a line feed. */
export function exitText(exit: ExitStatement, voice: Voice, paint: Paint): string {
  const [name, ...rest] = exitHeading(exit, voice);
  const shown = exitTables(exit, voice).map((table) => tableText(table, paint));
  const said = notes(exit.statement, voice);
  const remarks = said.length === 0 ? [] : [[paint.bold(tableWord("notes", voice.language)), ...said.map((note) => `  - ${note}`)].join("\n")];
  const none = exit.statement.payments.length === 0 ? [say(voice, "nothing")] : [];
  return `${[[paint.bold(name!), ...rest.map(paint.dim)].join("\n"), ...none, ...shown, ...remarks].join("\n\n")}\n`;
}

/** What stands above the tables. */
export function exitHeading({ alliance, exit, forecast }: ExitStatement, voice: Voice): readonly string[] {
  const { language } = voice;
  const day = showDay(exit.last, language);
  const who = "party" in exit ? say(voice, "of-party", { party: voice.name(exit.party), day }) : say(voice, "of-whole", { day });
  const args = forecast && {
    on: showDay(forecast.on, language),
    to: showDay(forecast.to, language),
    file: forecast.file,
    sha256: forecast.sha256.slice(0, 12),
  };
  const isOpen = exit.phase === "development" ? [] : [say(voice, "no-forecast")];
  return [
    `${say(voice, "title")} · ${alliance}`,
    [who, say(voice, exit.kind), say(voice, exit.phase), ...(exit.ground === undefined ? [] : [say(voice, "ground", { ground: exit.ground })])].join(" · "),
    ...(args ? [say(voice, `forecast-${forecast.by}`, args)] : isOpen),
  ];
}

/** All tables that have something in them, in the order in which a controller reads; payments and what is held are the statement's own. */
export function exitTables(exit: ExitStatement, voice: Voice): readonly Table[] {
  const paying = tables(exit.statement, voice).filter(({ id }) => id !== undefined && PAYING.includes(id));
  const all = [partyTable, lineTable].map((make) => make(exit, voice));
  const rest = [openTable, commitmentTable, targetTable, shareTable, gapTable, rangeTable].map((make) => make(exit, voice));
  return [...all, ...paying, ...rest].filter(({ rows }) => rows.length > 0);
}

type Make = (exit: ExitStatement, voice: Voice) => Table;

function head(voice: Voice, words: readonly Word[], right: readonly Word[] = []): readonly Cell[] {
  return [...words.map((word) => ({ text: say(voice, word) })), ...right.map((word) => ({ text: say(voice, word), right: true }))];
}

function money({ currency }: ExitStatement, { language }: Voice, cents: string, figure?: string): Cell {
  return { text: showCents(BigInt(cents), language, currency), right: true, ...(figure === undefined ? {} : { figure }) };
}

const partyTable: Make = (exit, voice) => {
  const columns = ["settled", "forecast", "payable", "before", "now"] as const;
  const change = (cents: string): Cell => ({ text: showChange(BigInt(cents), voice.language, exit.currency), right: true });
  return {
    id: "exit-parties",
    title: say(voice, "parties"),
    note: say(voice, "parties-note"),
    head: head(voice, ["party"], columns),
    rows: exit.parties.map((row) => ({ cells: [{ text: voice.name(row.party), party: row.party }, ...columns.map((column) => change(row[column]))] })),
  };
};

const lineTable: Make = (exit, voice) => {
  const rowOf = ({ part, year, component, provider, purchaser, cents, figure }: ExitLine): Row => ({
    cells: [
      ...[say(voice, part), year, COMPONENTS[component][voice.language], voice.name(provider), voice.name(purchaser)].map((text) => ({ text })),
      money(exit, voice, cents, figure),
      { text: figure, exact: true },
    ],
  });
  const sum = exit.lines.reduce((all, { cents }) => all + BigInt(cents), 0n);
  const total: Row = {
    strong: true,
    cells: [{ text: say(voice, "sum") }, ...Array.from({ length: 4 }, () => ({ text: "" })), money(exit, voice, String(sum))],
  };
  return {
    id: "exit-lines",
    title: say(voice, "lines"),
    head: [...head(voice, ["part", "year", "component", "provider", "purchaser"], ["amount"]), ...head(voice, ["figure"])],
    rows: exit.lines.length === 0 ? [] : [...exit.lines.map(rowOf), total],
  };
};

const openTable: Make = (exit, voice) => {
  const rowOf = ({ year, component, provider, purchaser, cents, figure, reason, missing }: ExitOpen): Row => ({
    cells: [
      ...[year, COMPONENTS[component][voice.language], voice.name(provider), voice.name(purchaser)].map((text) => ({ text })),
      money(exit, voice, cents, figure),
      { text: OPEN_REASONS[reason][voice.language] },
      { text: missing.map(voice.indicator).join("; ") },
    ],
  });
  return {
    id: "exit-open",
    title: say(voice, "open"),
    note: say(voice, "open-note"),
    head: [...head(voice, ["year", "component", "provider", "purchaser"], ["amount"]), ...head(voice, ["reason", "missing"])],
    rows: exit.open.map(rowOf),
  };
};

const commitmentTable: Make = (exit, voice) => ({
  id: "exit-commitments",
  title: say(voice, "commitments"),
  note: say(voice, "commitments-note"),
  head: [...head(voice, ["order", "ordered-by", "line", "supplier", "until"], ["amount", "counted", "left-open"]), ...head(voice, ["bears"])],
  rows: exit.commitments.map(({ id, party, line, supplier, what, until, cents, counted, open, bears }) => ({
    cells: [
      ...[isRandomId(id) ? what : `${id} ${what}`, voice.name(party), voice.lineName(line), supplier, showDay(until, voice.language)].map((text) => ({ text })),
      money(exit, voice, cents),
      money(exit, voice, counted?.cents ?? "0"),
      money(exit, voice, open),
      { text: bears.map(({ party: id, share }) => (share === undefined ? voice.name(id) : `${voice.name(id)} ${shareText(share, voice)}`)).join(", ") },
    ],
  })),
});

const targetTable: Make = (exit, voice) => ({
  id: "exit-targets",
  title: say(voice, "targets"),
  head: head(voice, ["year", "line", "provider"], ["before-exit", "after-exit", "kept"]),
  rows: exit.targets.map(({ year, line, provider, before, after, kept }) => ({
    cells: [
      ...[year, voice.lineName(line), voice.name(provider)].map((text) => ({ text })),
      money(exit, voice, before),
      money(exit, voice, after),
      { text: kept, right: true },
    ],
  })),
});

const shareTable: Make = (exit, voice) => ({
  id: "exit-shares",
  title: say(voice, "shares"),
  head: head(voice, ["key", "party"], ["before-exit", "after-exit"]),
  rows: exit.shares.map(({ what, of, party, before, after }) => ({
    cells: [
      { text: what === "key" ? voice.lineName(of) : say(voice, what) },
      { text: voice.name(party) },
      ...[before, after].map((share) => ({ text: shareText(share, voice), right: true })),
    ],
  })),
});

const gapTable: Make = (exit, voice) => ({
  id: "exit-gaps",
  title: say(voice, "gaps"),
  head: [{ text: "" }],
  rows: exit.gaps.map((gap) => {
    const args = gap.kind === "lead-payer" ? { party: nameOf(exit, voice) } : { line: voice.lineName(gap.line) };
    return { cells: [{ text: say(voice, gap.kind, args) }] };
  }),
});

const rangeTable: Make = (exit, voice) => {
  const [first] = exit.range ?? [];
  const cents = (value: number): Cell => ({ text: showCents(BigInt(Math.round(value)), voice.language, exit.currency), right: true });
  const note = first && say(voice, "range-note", { draws: showNumber({ n: BigInt(first.draws), d: 1n }, voice.language), seed: first.seed });
  const by = first?.futuresAreDefault ? [say(voice, "range-default")] : first?.risks ? [say(voice, "range-risks", { count: String(first.risks) })] : [];
  return {
    id: "exit-range",
    title: say(voice, "range"),
    ...(note === undefined ? {} : { note: [note, ...by].join(" ") }),
    head: [...head(voice, ["party"]), ...["P10", "P50", "P90"].map((text) => ({ text, right: true }))],
    rows: (exit.range ?? []).map(({ party, p10, p50, p90 }) => ({ cells: [{ text: voice.name(party) }, ...[p10, p50, p90].map(cents)] })),
  };
};

function shareText(share: string, { language }: Voice): string {
  return showShare(parseRatio(share)!, language, 2);
}

function nameOf({ exit }: ExitStatement, voice: Voice): string {
  const party: Id = "party" in exit ? exit.party : "";
  return voice.name(party);
}
