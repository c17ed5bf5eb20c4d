/** A statement and its explanations for the terminal. */
import type { Language } from "../kernel/refusal.ts";
import { formatSource } from "../kernel/source.ts";
import { linesOf } from "./cited.ts";
import { type Branch, type TopFigure, clausesOf, figuresOf, paymentRowsOf, readingOf, topFigures } from "./explain.ts";
import * as words from "./present-words.ts";
import { tables } from "./present-tables.ts";
import { type Cell, type Table, type Voice, heading, notes, showFigure, tableWord } from "./present.ts";
import { type Reader, stepText, timesText } from "./steps.ts";
import type { Figure, Statement } from "./statement.ts";

/** How the terminal may be painted: identity functions where it cannot. */
export type Paint = {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
};
export const PLAIN: Paint = { bold: (text) => text, dim: (text) => text };

/** The whole statement as text of lines, ending in a line feed. */
export function statementText(statement: Statement, voice: Voice, paint: Paint): string {
  const [name, ...rest] = heading(statement, voice);
  const parts = [[paint.bold(name!), ...rest.map(paint.dim)].join("\n"), ...tables(statement, voice).map((table) => tableText(table, paint))];
  if (statement.payments.length === 0) parts.push(tableWord("no-payments", voice.language));
  const said = notes(statement, voice);
  if (said.length > 0) parts.push([paint.bold(tableWord("notes", voice.language)), ...said.map((note) => `  - ${note}`)].join("\n"));
  return `${parts.join("\n\n")}\n`;
}

/** One table with its columns aligned: texts to the left, numbers to the right. */
export function tableText(table: Table, paint: Paint): string {
  const rows = [table.head, ...table.rows.flatMap((row) => (row.group ? [] : [row.cells]))];
  const widths = table.head.map((_, column) => Math.max(...rows.map((row) => width(row[column]?.text ?? ""))));
  const line = (cells: readonly Cell[]): string => `  ${cells.map((cell, i) => pad(cell, widths[i]!)).join("  ")}`.trimEnd();
  const rule = `  ${widths.map((w) => "─".repeat(w)).join("  ")}`;
  const body = table.rows.map((row) => (row.group ? `  ${paint.bold(`${row.cells[0]!.text}:`)}` : row.strong ? paint.bold(line(row.cells)) : line(row.cells)));
  const note = table.note === undefined ? [] : [`  ${table.note}`];
  return [paint.bold(table.title), ...note, paint.dim(line(table.head)), paint.dim(rule), ...body].join("\n");
}

/** The tree below a figure, one figure a line, with its clauses and facts beneath it. */
export function explainText(tree: Branch, statement: Statement, voice: Voice, paint: Paint): string {
  const lines: string[] = [];
  const reader = readerOf(statement, voice);
  const paidBy = paymentRowsOf(statement);
  const walk = (branch: Branch, first: string, rest: string, times: string): void => {
    const below = branch.inputs.length > 0;
    lines.push(`${first}${figureLine({ branch, times }, reader, voice, paint)}`);
    const places = [
      ...clausesOf(branch.figure, paidBy).map((clause) => `${tableWord("clause", voice.language)} ${clause}`),
      ...factsOf(branch.figure, voice.language),
    ];
    for (const place of places) lines.push(paint.dim(`${rest}${below ? "│" : " "}  ${place}`));
    branch.inputs.forEach((input, i) => {
      const last = i === branch.inputs.length - 1;
      walk(input, `${rest}${last ? "└─ " : "├─ "}`, `${rest}${last ? "   " : "│  "}`, timesText(branch.figure, input.figure.id, reader));
    });
  };
  walk(tree, "", "", "");
  return `${lines.join("\n")}\n`;
}

/** What the steps of a statement are said from. */
export function readerOf(statement: Statement, { language }: Pick<Voice, "language">): Reader {
  return { figures: figuresOf(statement), language, currency: statement.currency };
}

/** The figures that the tables show, by the table they stand in, to choose one to explain. */
export function topFiguresText(statement: Statement, voice: Voice, paint: Paint): string {
  const figures = new Map(statement.figures.map((figure) => [figure.id, figure]));
  const sections = [...Map.groupBy(topFigures(statement), (top) => top.section)].map(([section, tops]) => {
    const rows = tops.map((top) => {
      const figure = figures.get(top.figure);
      if (!figure) throw new Error(`the statement shows a figure that it does not have: ${top.figure}`);
      const value = showFigure(figure, voice.language, statement.currency);
      return { cells: [{ text: top.figure }, { text: topWords(top, voice) }, { text: value, right: true }] };
    });
    const head = [{ text: tableWord("figure", voice.language) }, { text: "" }, { text: tableWord("value", voice.language), right: true }];
    return tableText({ title: tableWord(`section-${section}`, voice.language), head, rows }, paint);
  });
  return `${[paint.bold(statement.alliance), ...sections].join("\n\n")}\n`;
}

/** `2019, fee, uramylly, kainuu, payable` in the reader's words. */
function topWords(top: TopFigure, voice: Voice): string {
  const known: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
    ...words.FLOWS,
    ...words.COMPONENTS,
    ...words.STANDINGS,
    ...words.APART,
    ...words.SIDES,
  };
  return top.words.map((word) => known[word]?.[voice.language] ?? voice.name(word)).join(", ");
}

type Line = { readonly branch: Branch; readonly times: string };

function figureLine({ branch, times }: Line, reader: Reader, voice: Voice, paint: Paint): string {
  const { figure } = branch;
  const below = readingOf(figure, reader.figures).inputs.length;
  const again = branch.shown === "again" && below > 0;
  const hint = again ? tableWord("again", voice.language) : branch.shown === "cut" ? tableWord("cut", voice.language, { n: `${below}` }) : "";
  const how = [stepText(figure, reader), hint].filter((text) => text !== "").join(", ");
  const value = paint.bold(showFigure(figure, voice.language, reader.currency));
  return `${times}${voice.label(figure.label)}  ${value}${how === "" ? "" : `  ${paint.dim(`(${how})`)}`}  ${paint.dim(`[${figure.id}]`)}`;
}

/** The facts that the figure was read from, at most a screen's width of line numbers. */
function factsOf(figure: Figure, language: Language): string[] {
  return linesOf(figure.sources ?? []).map((source) => `${tableWord("facts", language)} ${shortened(formatSource(source))}`);
}

const LONGEST = 120;

/** A long list of lines is cut after a whole range; JSON has all of them. */
export function shortened(source: string): string {
  if (source.length <= LONGEST) return source;
  const cut = source.lastIndexOf(",", LONGEST);
  return cut <= 0 ? source : `${source.slice(0, cut)},…`;
}

function pad(cell: Cell, to: number): string {
  const fill = " ".repeat(Math.max(0, to - width(cell.text)));
  return cell.right ? fill + cell.text : cell.text + fill;
}

/** Columns on the screen: marks that combine take none. */
function width(text: string): number {
  return [...text.normalize("NFC").replace(/\p{Mn}/gu, "")].length;
}
