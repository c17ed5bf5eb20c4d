/**
 * A document as a tree of headings, paragraphs, lists and tables, and its markup. The same tree is set in type by `web/typeset.ts`, so that page and PDF say
 * the same. Pure.
 */
import type { Day } from "../kernel/day.ts";
import type { Language } from "../kernel/refusal.ts";
import { element, escape } from "./escape.ts";

/** A stretch of text; a line feed in it begins a new line. */
export type Run = { readonly text: string; readonly href?: string | undefined; readonly as?: "strong" | "emphasis" | undefined };
/** Text in a cell of a table, over as many columns and rows as it covers. */
export type Cell = { readonly blocks: readonly Block[]; readonly columns?: number | undefined; readonly rows?: number | undefined };
export type Block =
  /** Level 1 stands right under the title. */
  | { readonly kind: "heading"; readonly level: number; readonly runs: readonly Run[] }
  | { readonly kind: "paragraph"; readonly runs: readonly Run[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  /** `head` is empty only where the table comes from another system that marks none. */
  | { readonly kind: "table"; readonly head: readonly (readonly Cell[])[]; readonly rows: readonly (readonly Cell[])[] };

/** `day` is the document's own; nothing in it is taken from the clock, so that the same document gives the same bytes. */
export type Document = {
  readonly title: string;
  readonly language: Language;
  readonly day: Day;
  readonly author: string;
  readonly keywords: readonly string[];
  readonly blocks: readonly Block[];
};

export function heading(level: number, text: string): Block {
  return { kind: "heading", level, runs: [{ text }] };
}

export function paragraph(text: string): Block {
  return { kind: "paragraph", runs: [{ text }] };
}

export function list(items: readonly string[]): Block {
  return { kind: "list", ordered: false, items: items.map((item) => [paragraph(item)]) };
}

/** A table with one row of headings. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): Block {
  const cells = (row: readonly string[]): Cell[] => row.map((text) => ({ blocks: [paragraph(text)] }));
  return { kind: "table", head: [cells(head)], rows: rows.map(cells) };
}

/** The words of blocks in order, without markup: cells and lines are parted by a line feed. */
export function textOf(blocks: readonly Block[]): string {
  return blocks.map(blockText).join("\n");
}

function blockText(block: Block): string {
  if (block.kind === "list") return block.items.map(textOf).join("\n");
  if (block.kind === "table") return [...block.head, ...block.rows].map((row) => row.map((cell) => textOf(cell.blocks)).join("\n")).join("\n");
  return block.runs.map((run) => run.text).join("");
}

/** A page of its own, without style and script: readable everywhere, and the same bytes wherever it is made. */
export function documentHtml(document: Document): string {
  const { title, language, author, day } = document;
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${element("title", {}, escape(title))}`;
  const meta = `<meta name="author" content="${escape(author)}"><meta name="date" content="${escape(day)}">`;
  const body = element("main", {}, element("h1", {}, escape(title)), blocksHtml(document.blocks));
  return `<!doctype html>\n<html lang="${escape(language)}"><head>${head}${meta}</head><body>${body}</body></html>\n`;
}

/** The blocks as markup; a heading of level 1 becomes the element `below + 1`. */
export function blocksHtml(blocks: readonly Block[], below = 1): string {
  return blocks.map((block) => blockHtml(block, below)).join("");
}

function blockHtml(block: Block, below: number): string {
  if (block.kind === "heading") return element(`h${Math.min(block.level + below, 6)}`, {}, runsHtml(block.runs));
  if (block.kind === "paragraph") return element("p", {}, runsHtml(block.runs));
  if (block.kind === "list") return element(block.ordered ? "ol" : "ul", {}, ...block.items.map((item) => element("li", {}, tight(item, below))));
  const row = (name: string) => (cells: readonly Cell[]) =>
    element("tr", {}, ...cells.map((cell) => element(name, { ...spans(cell), ...(name === "th" ? { scope: "col" } : {}) }, tight(cell.blocks, below))));
  const head = block.head.length > 0 ? element("thead", {}, ...block.head.map(row("th"))) : "";
  return element("table", {}, head, element("tbody", {}, ...block.rows.map(row("td"))));
}

/** A lone paragraph in an item or a cell needs no element of its own. */
function tight(blocks: readonly Block[], below: number): string {
  const [only, more] = blocks;
  return only?.kind === "paragraph" && more === undefined ? runsHtml(only.runs) : blocksHtml(blocks, below);
}

function spans({ columns, rows }: Cell): Readonly<Record<string, number | undefined>> {
  return { colspan: columns, rowspan: rows };
}

function runsHtml(runs: readonly Run[]): string {
  return runs.map(runHtml).join("");
}

function runHtml({ text, href, as }: Run): string {
  const lines = withoutTurning(text).split("\n").map(escape).join("<br>");
  const said = as === undefined ? lines : element(as === "strong" ? "strong" : "em", {}, lines);
  return href !== undefined && isWebAddress(href) ? element("a", { href }, said) : said;
}

/** Without the characters that turn the direction of what follows: letters of any script order themselves. */
export function withoutTurning(text: string): string {
  return text.replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, "");
}

/** Only addresses that a reader may follow without harm become links. */
export function isWebAddress(href: string): boolean {
  return /^(https?:\/\/|mailto:)/i.test(href);
}
