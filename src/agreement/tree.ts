import { CST, Composer, type Document, Lexer, Parser, type YAMLError, type YAMLMap, isAlias, isMap, isScalar, isSeq } from "yaml";
import { LIMITS } from "./limits.ts";
import { decode } from "../kernel/utf8.ts";
import type { ReadingCode } from "./words.ts";

/** A place in the text; line and column count from 1. A span never leaves its first line. */
export type Span = { readonly line: number; readonly column: number; readonly length: number };

/** The file as keys, lists and texts. `nothing` is an empty value, `broken` one whose fault has been told already. */
export type Tree =
  | { readonly kind: "scalar"; readonly text: string; readonly at: Span }
  | { readonly kind: "map"; readonly entries: readonly Entry[]; readonly at: Span }
  | { readonly kind: "list"; readonly items: readonly Tree[]; readonly at: Span }
  | { readonly kind: "nothing"; readonly at: Span }
  | { readonly kind: "broken"; readonly at: Span };
export type Entry = { readonly key: string; readonly keyAt: Span; readonly value: Tree };

/** Tells a fault of the text: its code, its place and the words for the holes of its sentence. */
export type Tell = (code: ReadingCode, at: Span, args?: Readonly<Record<string, string>>) => void;

/**
 * Reads YAML 1.2 without anchors, aliases, tags and directives into a tree. Every scalar keeps its source text. Undefined when the text is no
 * single well-formed document within the limits; the reason has then been told.
 */
export function parseTree(text: string | Uint8Array, tell: Tell): Tree | undefined {
  const source = plainText(text, tell);
  if (source === undefined) return undefined;
  const { spans, lines } = spansOf(source);
  if (lines > LIMITS.lines) {
    tell("agreement/too-many-lines", { line: LIMITS.lines + 1, column: 1, length: 1 }, { limit: String(LIMITS.lines) });
    return undefined;
  }
  const tokens = scan(source, spans, tell);
  if (!tokens) return undefined;
  const documents = [...new Composer(OPTIONS).compose(tokens, true, source.length)] as Document.Parsed[];
  const wrong = documents.flatMap((d) => d.errors).find((e) => e.code !== "TAG_RESOLVE_FAILED" && e.code !== "MULTIPLE_DOCS");
  if (wrong) {
    const from = wrong.message.startsWith("Missing closing") ? openQuote(source, wrong.pos[0]) : wrong.pos[0];
    tell(codeOf(wrong), spans(from, from + 1));
    return undefined;
  }
  if (documents.length > 1) {
    tell("agreement/many-documents", spans(documents[1]!.range[0], documents[1]!.range[0] + 3));
    return undefined;
  }
  return convert(documents[0]?.contents ?? null, spans, tell);
}

const OPTIONS = {
  schema: "failsafe",
  merge: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: "silent",
  resolveKnownTags: false,
} as const;

const SYNTAX: Partial<Record<YAMLError["code"], ReadingCode>> = {
  TAB_AS_INDENT: "agreement/tab",
  BAD_INDENT: "agreement/indentation",
  BLOCK_IN_FLOW: "agreement/indentation",
  BLOCK_AS_IMPLICIT_KEY: "agreement/indentation",
  MULTILINE_IMPLICIT_KEY: "agreement/missing-character",
  MISSING_CHAR: "agreement/missing-character",
};

/** Where the quote that nobody closes begins: the first quoted piece of the source that does not end in its quote. */
function openQuote(source: string, otherwise: number): number {
  let offset = 0;
  let content = false;
  for (const lexeme of new Lexer().lex(source)) {
    const quote = content ? "" : lexeme[0];
    content = lexeme === "\u001f";
    if ((quote === '"' || quote === "'") && (lexeme.length === 1 || !lexeme.endsWith(quote)) && offset <= otherwise) return offset;
    if (!MARKS.has(lexeme)) offset += lexeme.length;
  }
  return otherwise;
}

function codeOf(error: YAMLError): ReadingCode {
  if (/end with a \S/.test(error.message)) return "agreement/missing-character";
  return SYNTAX[error.code] ?? "agreement/syntax";
}

type Spans = (from: number, to: number) => Span;

function spansOf(source: string): { readonly spans: Spans; readonly lines: number } {
  const starts = [0];
  for (let i = source.indexOf("\n"); i >= 0; i = source.indexOf("\n", i + 1)) starts.push(i + 1);
  const spans: Spans = (from, to) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= from) low = middle;
      else high = middle - 1;
    }
    const next = starts[low + 1];
    let end = next === undefined ? source.length : next - 1;
    if (source[end - 1] === "\r") end--;
    return {
      line: low + 1,
      column: from - starts[low]! + 1,
      length: Math.max(1, Math.min(to, end) - from),
    };
  };
  return { spans, lines: starts.length };
}

/** Control characters, marks that turn the direction of writing, byte order marks and halves of characters: what a reader of the text cannot see. */
function isHidden(code: number): boolean {
  if (code < 0x20) return code !== 9 && code !== 10 && code !== 13;
  if (code < 0x7f) return false;
  if (code < 0xa0) return code !== 0x85;
  return (
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069) ||
    code === 0xfeff ||
    (code >= 0xd800 && code < 0xe000) ||
    (code & 0xfffe) === 0xfffe
  );
}

function hiddenAt(source: string): number {
  for (let i = 0; i < source.length; i++) {
    const code = source.codePointAt(i)!;
    if (isHidden(code)) return i;
    if (code > 0xffff) i++;
  }
  return -1;
}

function plainText(text: string | Uint8Array, tell: Tell): string | undefined {
  const start = { line: 1, column: 1, length: 1 };
  if (text.length > LIMITS.bytes) {
    tell("agreement/too-large", start, { limit: String(LIMITS.bytes) });
    return undefined;
  }
  const decoded = typeof text === "string" ? { text } : decode(text);
  if (decoded.text === undefined) {
    tell("agreement/not-text", { ...start, line: decoded.line });
    return undefined;
  }
  const source = decoded.text.startsWith("\ufeff") ? decoded.text.slice(1) : decoded.text;
  const hidden = hiddenAt(source);
  if (hidden < 0) return source;
  const character = `U+${source.codePointAt(hidden)!.toString(16).toUpperCase().padStart(4, "0")}`;
  tell(source[hidden]! < " " ? "agreement/not-text" : "agreement/hidden-character", spansOf(source).spans(hidden, hidden + 1), { character });
  return undefined;
}

const FORBIDDEN: Readonly<Record<string, ReadingCode>> = {
  anchor: "agreement/anchor",
  alias: "agreement/alias",
  tag: "agreement/tag",
  "directive-line": "agreement/directive",
};
/** Marks that the lexer puts between the pieces of the source and that take no room in it. */
const MARKS = new Set(["\u0002", "\u0018", "\u001f"]);

/** Cuts the text into tokens, stopping at the limits before anything grows, and tells every anchor, alias, tag and directive. */
function scan(source: string, spans: Spans, tell: Tell): CST.Token[] | undefined {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let offset = 0;
  let scalars = 0;
  let items = 0;
  let pieces = 0;
  let content = false;
  for (const lexeme of new Lexer().lex(source)) {
    pieces++;
    const kind = content ? "scalar" : CST.tokenType(lexeme);
    content = lexeme === "\u001f";
    const forbidden = kind && FORBIDDEN[kind];
    if (forbidden) tell(forbidden, spans(offset, offset + lexeme.length), { text: lexeme.slice(0, 60) });
    if ((kind === "scalar" && !content) || kind === "double-quoted-scalar" || kind === "single-quoted-scalar") scalars++;
    if (kind === "seq-item-ind" || kind === "map-value-ind" || kind === "explicit-key-ind" || kind === "comma") items++;
    if (scalars > LIMITS.nodes || items > LIMITS.nodes || pieces > LIMITS.pieces) {
      tell("agreement/too-many-nodes", spans(offset, offset + 1), { limit: String(LIMITS.nodes) });
      return undefined;
    }
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > LIMITS.depth + 3) {
      tell("agreement/too-deep", spans(offset, offset + 1), { limit: String(LIMITS.depth) });
      return undefined;
    }
    if (!MARKS.has(lexeme)) offset += lexeme.length;
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens.some((token) => token.type === "directive") ? undefined : tokens;
}

type Ranged = { readonly range?: readonly [number, number, number] } | null;

/** Turns the nodes of the package into a tree; what is no plain key and value is told and left out. */
function convert(root: unknown, spans: Spans, tell: Tell): Tree | undefined {
  let nodes = 0;
  let beyond = false;
  const spanOf = (node: unknown, otherwise: Span): Span => {
    const range = (node as Ranged)?.range;
    return range ? spans(range[0], range[1]) : otherwise;
  };
  const walk = (node: unknown, depth: number, near: Span): Tree => {
    const at = spanOf(node, near);
    nodes++;
    if (!beyond && (nodes > LIMITS.nodes || depth > LIMITS.depth)) {
      beyond = true;
      if (nodes > LIMITS.nodes) tell("agreement/too-many-nodes", at, { limit: String(LIMITS.nodes) });
      else tell("agreement/too-deep", at, { limit: String(LIMITS.depth) });
    }
    if (beyond || isAlias(node)) return { kind: "broken", at };
    if (isScalar(node)) {
      const text = node.source ?? String(node.value ?? "");
      const empty = node.type === "PLAIN" && (text === "" || text === "~" || text === "null");
      return empty ? { kind: "nothing", at: text === "" ? near : at } : { kind: "scalar", text, at };
    }
    if (isSeq(node)) return { kind: "list", items: node.items.map((item) => walk(item, depth + 1, at)), at };
    return isMap(node) ? { kind: "map", entries: entriesOf(node, at, depth), at } : { kind: "nothing", at };
  };
  const entriesOf = (node: YAMLMap, at: Span, depth: number): Entry[] => {
    const entries: Entry[] = [];
    const first = new Map<string, Span>();
    let before: unknown;
    for (const pair of node.items) {
      const keyAt = spanOf(pair.key, at);
      if (!isScalar(pair.key)) {
        if (!isAlias(pair.key)) tell("agreement/key-form", keyAt);
        continue;
      }
      const key = pair.key.source ?? String(pair.key.value ?? "");
      if (key.length > LIMITS.key) {
        tell("agreement/key-too-long", keyAt, { limit: String(LIMITS.key) });
        continue;
      }
      const value = walk(pair.value, depth + 1, keyAt);
      const earlier = first.get(key);
      const whole = value.kind === "nothing" ? commaNumber(entries.at(-1), before, key, pair.key) : undefined;
      before = pair.value;
      if (whole) {
        entries[entries.length - 1] = whole;
        continue;
      }
      if (earlier) tell("agreement/duplicate-key", keyAt, { key: key.slice(0, 60), line: String(earlier.line) });
      else entries.push({ key, keyAt, value });
      first.set(key, earlier ?? keyAt);
    }
    return entries;
  };
  const tree = walk(root, 1, { line: 1, column: 1, length: 1 });
  return beyond ? undefined : tree;
}

/** `{ a: 1.000,00 }`: YAML sees a number and then a key `00`; it is one amount with a decimal comma, to be told as that. */
function commaNumber(entry: Entry | undefined, before: unknown, rest: string, node: unknown): Entry | undefined {
  const value = entry?.value;
  const end = (before as Ranged)?.range?.[1];
  const start = (node as Ranged)?.range?.[0];
  if (value?.kind !== "scalar" || end === undefined || start !== end + 1) return undefined;
  if (!/^-?[\d.,' ]*\d$/.test(value.text) || !/^\d+( ?%)?$/.test(rest)) return undefined;
  return { ...entry!, value: { kind: "scalar", text: `${value.text},${rest}`, at: { ...value.at, length: value.at.length + 1 + rest.length } } };
}
