/** The markup of another case system as a tree, and its text as blocks. It forgives what browsers forgive: elements left open, ends without a beginning. Pure. */
import type { Block, Cell, Run } from "../../web/document.ts";

export type Element = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly inside: readonly Node[] };
export type Node = string | Element;

const VOID = new Set(["br", "col", "hr", "img", "input", "link", "meta"]);
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };
/** Elements that stand on lines of their own; all others are part of a line. */
const BLOCKS = new Set("article aside blockquote body div dl figure footer form h1 h2 h3 h4 h5 h6 header hr html li main ol p section table ul".split(" "));
/** Nested deeper than this, markup is no document of a meeting. */
const DEPTH = 200;

type Open = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly inside: Node[] };

/** The nodes of markup; comments, scripts and styles are left out. */
export function parseMarkup(markup: string): readonly Node[] {
  const root: Open = { name: "", attributes: {}, inside: [] };
  const open: Open[] = [root];
  const bare = markup.replace(/<!--[^]*?-->|<!doctype[^>]*>|<(script|style)\b[^]*?<\/\1\s*>/gi, "");
  for (const [, closing, name, attributes, text] of bare.matchAll(/<(?:\/([a-z][a-z0-9]*)\s*|([a-z][a-z0-9]*)((?:[^>"']|"[^"]*"|'[^']*')*))>|([^<]+|<)/gi)) {
    const here = open.at(-1)!;
    if (text !== undefined) here.inside.push(unescaped(text));
    else if (closing !== undefined) close(open, closing.toLowerCase());
    else {
      const element: Open = { name: name!.toLowerCase(), attributes: attributesOf(attributes!), inside: [] };
      here.inside.push(element);
      if (!VOID.has(element.name) && !attributes!.endsWith("/") && open.length < DEPTH) open.push(element);
    }
  }
  return root.inside;
}

function close(open: Open[], name: string): void {
  const at = open.findLastIndex((each) => each.name === name);
  if (at > 0) open.length = at;
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  const found = [...text.matchAll(/([a-z][\w-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi)];
  return Object.fromEntries(found.map(([, name, double, single, bare]) => [name!.toLowerCase(), unescaped(double ?? single ?? bare ?? "")]));
}

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (all, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? all;
    const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : all;
  });
}

/** The first element with this class, or of this name, anywhere below. */
export function find(nodes: readonly Node[], is: (element: Element) => boolean): Element | undefined {
  for (const node of nodes) {
    if (typeof node === "string") continue;
    const found = is(node) ? node : find(node.inside, is);
    if (found) return found;
  }
  return undefined;
}

export function hasClass(element: Element, name: string): boolean {
  return (element.attributes["class"] ?? "").split(/\s+/).includes(name);
}

/** The words that a reader sees, parted by single spaces. */
export function wordsIn(nodes: readonly Node[]): string {
  return rawText(nodes).replace(/\s+/g, " ").trim();
}

function rawText(nodes: readonly Node[]): string {
  return nodes.map((node) => (typeof node === "string" ? node : parted(node, rawText(node.inside)))).join("");
}

function parted({ name }: Element, text: string): string {
  return name === "br" || name === "td" || name === "th" || name === "tr" || BLOCKS.has(name) ? ` ${text} ` : name === "title" ? "" : text;
}

/** Nodes as blocks: what stands loose between elements becomes a paragraph, and empty paragraphs are none. */
export function blocksOf(nodes: readonly Node[]): Block[] {
  const blocks: Block[] = [];
  let loose: Run[] = [];
  const flush = (): void => {
    const runs = trimmed(loose);
    if (runs.length > 0) blocks.push({ kind: "paragraph", runs });
    loose = [];
  };
  for (const node of nodes) {
    if (typeof node !== "string" && isBlock(node)) {
      flush();
      blocks.push(...elementBlocks(node));
    } else loose.push(...runsOf([node]));
  }
  flush();
  return blocks;
}

function isBlock(element: Element): boolean {
  return BLOCKS.has(element.name) || element.inside.some((node) => typeof node !== "string" && isBlock(node));
}

function elementBlocks(element: Element): Block[] {
  const { name, inside } = element;
  // What stands wrongly inside a heading or a list is kept as it can be.
  if (/^h[1-6]$/.test(name))
    return blocksOf(inside).map((block) => (block.kind === "paragraph" ? { ...block, kind: "heading", level: Number(name[1]) } : block));
  if (name === "ul" || name === "ol") {
    const items = inside.map((node) => blocksOf(typeof node !== "string" && node.name === "li" ? node.inside : [node])).filter((item) => item.length > 0);
    return items.length > 0 ? [{ kind: "list", ordered: name === "ol", items }] : [];
  }
  return name === "table" ? tableBlocks(element) : blocksOf(inside);
}

function tableBlocks({ inside }: Element): Block[] {
  const heads = elementsOf(inside, "thead").flatMap((part) => elementsOf(part.inside, "tr"));
  const bodies = [...elementsOf(inside, "tbody"), ...elementsOf(inside, "tfoot")].flatMap((part) => elementsOf(part.inside, "tr"));
  const rows = [...elementsOf(inside, "tr"), ...bodies].map(cellsOf).filter((row) => row.length > 0);
  const head = heads.map(cellsOf).filter((row) => row.length > 0);
  return rows.length + head.length > 0 ? [{ kind: "table", head, rows }] : [];
}

function cellsOf(row: Element): Cell[] {
  return row.inside.flatMap((node) => {
    if (typeof node === "string" || (node.name !== "td" && node.name !== "th")) return [];
    const [columns, rows] = [spanOf(node, "colspan"), spanOf(node, "rowspan")];
    return [{ blocks: blocksOf(node.inside), ...(columns > 1 ? { columns } : {}), ...(rows > 1 ? { rows } : {}) }];
  });
}

function spanOf(element: Element, name: string): number {
  const given = Number(element.attributes[name] ?? "1");
  return Number.isSafeInteger(given) && given >= 1 && given <= 100 ? given : 1;
}

function elementsOf(nodes: readonly Node[], name: string): Element[] {
  return nodes.filter((node): node is Element => typeof node !== "string" && node.name === name);
}

function runsOf(nodes: readonly Node[], as?: Run["as"]): Run[] {
  return nodes.flatMap((node): Run[] => {
    if (typeof node === "string") return [{ text: node.replace(/[^\S\u00a0]+/g, " "), ...(as ? { as } : {}) }];
    if (node.name === "br") return [{ text: "\n" }];
    const how = node.name === "strong" || node.name === "b" ? "strong" : node.name === "em" || node.name === "i" ? "emphasis" : as;
    const runs = runsOf(node.inside, how);
    const href = node.name === "a" ? node.attributes["href"] : undefined;
    return href === undefined ? runs : runs.map((run) => ({ ...run, href }));
  });
}

/** Neighbours alike are one run; no space stands at the ends or around line feeds. */
function trimmed(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const before = joined.at(-1);
    if (before && before.href === run.href && before.as === run.as) joined[joined.length - 1] = { ...before, text: before.text + run.text };
    else joined.push(run);
  }
  const tidied = joined.map((run) => ({ ...run, text: run.text.replace(/ *\n */g, "\n").replace(/ {2,}/g, " ") }));
  const [first, last] = [tidied.findIndex(isSeen), tidied.findLastIndex(isSeen)];
  if (first === -1) return [];
  const kept = tidied.slice(first, last + 1);
  kept[0] = { ...kept[0]!, text: kept[0]!.text.trimStart() };
  kept[kept.length - 1] = { ...kept.at(-1)!, text: kept.at(-1)!.text.trimEnd() };
  return kept;
}

function isSeen(run: Run): boolean {
  return run.text.trim() !== "";
}
