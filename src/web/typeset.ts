/** Sets a document in type: PDF/UA-1 by Typst, with the fonts that come along and no other, dated by the document itself. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { NodeCompiler, NodeError } from "@myriaddreamin/typst-ts-node-compiler";
import { dayNumber } from "../kernel/day.ts";
import { type Block, type Cell, type Document, isWebAddress, type Run, withoutTurning } from "./document.ts";

/** What made the bytes of a PDF: kept with them, because another version may break lines elsewhere. */
export const TYPESETTING = "typst 0.14.2 (typst-ts-node-compiler 0.7.0), Source Sans 3 3.052, layout 3";

const here = (name: string): Buffer => readFileSync(new URL(name, import.meta.url));
const FONTS = ["fonts/SourceSans3-Regular.ttf", "fonts/SourceSans3-Bold.ttf", "fonts/SourceSans3-Italic.ttf"];
/** Stands where the font has no sign for a character, so that a reader sees that one is missing. */
const NO_SIGN = "\u25a1";

let compiler: NodeCompiler | undefined;
let layout: string | undefined;

/** The bytes of the PDF, tagged after PDF/UA-1: the same for the same document, whatever the machine and the hour. */
export function typeset(document: Document): Uint8Array {
  compiler ??= newCompiler();
  layout ??= here("document.typ").toString("utf8");
  const inputs = { document: JSON.stringify(asData(document)) };
  const compiled = compiler.compile({ mainFileContent: layout, inputs });
  const { result } = compiled;
  if (!result) throw new Error(`a document could not be set: ${because(compiler, compiled.takeError())}`);
  const bytes = compiler.pdf(result, { pdfStandard: "ua-1", creationTimestamp: dayNumber(document.day) * 86_400 });
  // Nothing of one document is kept for the next: what a server holds does not grow with what it has set.
  compiler.evictCache(0);
  return new Uint8Array(bytes);
}

function newCompiler(): NodeCompiler {
  // Loaded when the first document is set: it is large, and most commands set none.
  const typst = createRequire(import.meta.url)("@myriaddreamin/typst-ts-node-compiler") as typeof import("@myriaddreamin/typst-ts-node-compiler");
  return typst.NodeCompiler.create({ fontArgs: [{ fontBlobs: FONTS.map(here) }], workspace: new URL(".", import.meta.url).pathname });
}

function because(typst: NodeCompiler, error: NodeError | null): string {
  return error ? JSON.stringify(typst.fetchDiagnostics(error)) : "no reason given";
}

function asData(document: Document): object {
  const { title, author } = document;
  return { ...document, title: shown(title), author: shown(author), blocks: stepped(document.blocks, 0).map(blockData) };
}

/** PDF/UA lets no level of headings be left out: a heading stands at most one below the one before it. */
function stepped(blocks: readonly Block[], above: number): Block[] {
  let before = above;
  return blocks.map((block) => {
    if (block.kind !== "heading") return block;
    before = Math.min(block.level, before + 1);
    return { ...block, level: before };
  });
}

function blockData(block: Block): object {
  // A heading inside an item or a cell would stand in no order with those outside.
  if (block.kind === "list") return { ...block, items: block.items.map((item) => item.map(withoutHeading).map(blockData)) };
  if (block.kind !== "table") return { ...block, runs: block.runs.map(runData) };
  const widths = [...block.head, ...block.rows].map((row) => row.reduce((sum, { columns }) => sum + (columns ?? 1), 0));
  return { ...block, columns: Math.max(1, ...widths), head: block.head.map((row) => row.map(cellData)), rows: block.rows.map((row) => row.map(cellData)) };
}

function cellData(cell: Cell): object {
  return { ...cell, blocks: cell.blocks.map(withoutHeading).map(blockData) };
}

function withoutHeading(block: Block): Block {
  return block.kind === "heading" ? { kind: "paragraph", runs: block.runs.map((run) => ({ ...run, as: "strong" as const })) } : block;
}

function runData({ text, href, as }: Run): object {
  return { text: breakable(shown(text)), ...(as === undefined ? {} : { as }), ...(href !== undefined && isWebAddress(href) ? { href } : {}) };
}

let signs: ReadonlySet<number> | undefined;

const LETTERS = new Intl.Segmenter("fi", { granularity: "grapheme" });

/**
 * PDF/UA lets no text be without a sign: what a reader takes for one character, and the font does not have whole, is shown as one empty box. Letters with their
 * marks written apart, as some systems do, are put together first; what turns the direction of the text round goes.
 */
function shown(text: string): string {
  signs ??= signsOf(here(FONTS[0]!));
  const known = signs;
  const isKnown = (c: string): boolean => c === "\n" || known.has(c.codePointAt(0)!);
  const whole = withoutTurning(text).normalize("NFC").replaceAll("\t", " ").replaceAll(/\r\n?/g, "\n");
  return Array.from(LETTERS.segment(whole), ({ segment }) => (Array.from(segment).every(isKnown) ? segment : NO_SIGN)).join("");
}

/** A word that is longer than a line of a narrow cell gets places where it may break. */
function breakable(text: string): string {
  return text.replaceAll(/[^\s-]{25,}/gu, (word) => word.replaceAll(/.{12}(?=.{6})/gu, "$&\u00ad"));
}

/** The characters that a TrueType font has signs for: table `cmap`, format 4 or 12 (OpenType 1.9, "cmap"). */
function signsOf(font: Buffer): ReadonlySet<number> {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + 16 * i);
  const cmap = font.readUInt32BE(tables.find((at) => font.toString("latin1", at, at + 4) === "cmap")! + 8);
  const offsets = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, i) => cmap + font.readUInt32BE(cmap + 4 + 8 * i + 4));
  const found = new Set<number>();
  for (const at of offsets) {
    const format = font.readUInt16BE(at);
    for (const [from, to] of format === 12 ? groupsOf(font, at) : format === 4 ? segmentsOf(font, at) : []) for (let c = from; c <= to; c++) found.add(c);
  }
  return found;
}

function groupsOf(font: Buffer, at: number): (readonly [number, number])[] {
  return Array.from({ length: font.readUInt32BE(at + 12) }, (_, i) => [font.readUInt32BE(at + 16 + 12 * i), font.readUInt32BE(at + 20 + 12 * i)] as const);
}

function segmentsOf(font: Buffer, at: number): (readonly [number, number])[] {
  const count = font.readUInt16BE(at + 6) / 2;
  const all = Array.from({ length: count }, (_, i) => [font.readUInt16BE(at + 16 + 2 * count + 2 * i), font.readUInt16BE(at + 14 + 2 * i)] as const);
  return all.filter(([from]) => from !== 0xffff);
}
