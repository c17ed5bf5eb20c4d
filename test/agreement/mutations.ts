/** Single mistakes of some kinds at every place of an agreement file. */
import { parseTree, type Span, type Tree } from "../../src/agreement/tree.ts";

export type Kind = "key renamed" | "key deleted" | "key twice" | "id changed" | "number broken" | "share changed";
export type Mutation = { readonly kind: Kind; readonly path: string; readonly text: string };

type Place = { readonly path: string; readonly key?: { readonly name: string; readonly at: Span }; readonly tree: Tree };

/** Every value of the file with its path, and its key where it has one. */
function* places(tree: Tree, path: string): Generator<Place> {
  const below = tree.kind === "map" ? tree.entries : [];
  for (const { key, keyAt, value } of below) {
    const at = path === "" ? key : `${path}/${key}`;
    yield { path: at, key: { name: key, at: keyAt }, tree: value };
    yield* places(value, at);
  }
  for (const [i, item] of (tree.kind === "list" ? tree.items : []).entries()) {
    yield { path: `${path}/${i}`, tree: item };
    yield* places(item, `${path}/${i}`);
  }
}

/** One letter changed in the middle: a letter for a letter, so that the text stays what it is. */
function misspelt(word: string): string {
  const at = Math.max(1, Math.floor(word.length / 2));
  if (word.length === 1) return word === "q" ? "x" : "q";
  return word.slice(0, at) + (word[at] === "q" ? "x" : "q") + word.slice(at + 1);
}

export function* mutations(text: string): Generator<Mutation> {
  const lines = text.split("\n");
  const starts = lines.map((_, i) => lines.slice(0, i).reduce((sum, line) => sum + line.length + 1, 0));
  const offset = (at: Span): number => starts[at.line - 1]! + at.column - 1;
  const put = (from: number, to: number, piece: string): string => text.slice(0, from) + piece + text.slice(to);
  const tree = parseTree(text, () => undefined)!;
  const all = [...places(tree, "")];
  const names = new Set(all.flatMap(({ key }) => (key && /^[a-z][a-z0-9-]*$/.test(key.name) ? [key.name] : [])));
  for (const { tree: value } of all)
    if (value.kind === "map") for (const entry of value.entries) if (entry.key === "id" && entry.value.kind === "scalar") names.add(entry.value.text);
  for (const { path, key, tree: value } of all) {
    if (key) {
      const from = offset(key.at);
      const quoted = text[from] === '"';
      const name = quoted ? `"${key.name.slice(0, 3)}${key.name[3] === "9" ? "8" : "9"}"` : misspelt(key.name);
      yield { kind: "key renamed", path, text: put(from, from + key.at.length, name) };
      const [begin, end] = extent(text, from, key.at);
      const piece = text.slice(begin, end);
      yield { kind: "key deleted", path, text: put(begin, end, "") };
      const block = /^\s*(- )?$/.test(text.slice(starts[key.at.line - 1]!, from));
      const again = block ? `${" ".repeat(key.at.column - 1)}${piece.trimStart().replace(/^- /, "")}` : `${piece.replace(/^, /, "").replace(/, $/, "")}, `;
      yield { kind: "key twice", path, text: block ? put(end, end, again) : put(from, from, again) };
    }
    if (value.kind !== "scalar") continue;
    const from = offset(value.at);
    const to = from + value.at.length;
    if (names.has(value.text)) yield { kind: "id changed", path, text: put(from, to, misspelt(value.text)) };
    if (/^-?\d+(\.\d+)?$/.test(value.text)) yield { kind: "number broken", path, text: put(from, to, `${value.text}x`) };
    const share = /^(\d+)(\.\d+)? ?%$/.exec(value.text);
    if (share) yield { kind: "share changed", path, text: put(from, to, `${Number(share[1]) + 7}${share[2] ?? ""} %`) };
  }
}

/** From where to where a key with its value goes: its lines in a block, or up to the next comma in brackets. */
function extent(text: string, from: number, at: Span): [number, number] {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const lead = text.slice(start, from);
  if (/^\s*(- )?$/.test(lead)) {
    let end = text.indexOf("\n", from) + 1 || text.length;
    while (end < text.length) {
      const next = text.slice(end, text.indexOf("\n", end) + 1 || text.length);
      const indent = /^ */.exec(next)![0].length;
      const dash = next.trimStart().startsWith("- ") && indent === at.column - 1;
      if (next.trim() !== "" && indent <= at.column - 1 && !dash) break;
      if (next === "") break;
      end += next.length;
    }
    return lead.includes("-") ? [from, skipIndent(text, end)] : [start, end];
  }
  let depth = 0;
  let end = from;
  for (let quote = ""; ; end++) {
    const c = text[end]!;
    if (quote !== "") {
      if (c === quote) quote = "";
    } else if (c === '"') quote = c;
    else if ("[{".includes(c)) depth++;
    else if ("]}".includes(c) && depth-- === 0) break;
    else if (c === "," && depth === 0) return [from, end + (text[end + 1] === " " ? 2 : 1)];
  }
  const comma = /,\s*$/.exec(text.slice(0, from));
  return comma ? [from - comma[0].length, end - (text[end - 1] === " " ? 1 : 0)] : [from, end];
}

/** The item's next key moves up behind the dash. */
function skipIndent(text: string, end: number): number {
  return end + /^ */.exec(text.slice(end))![0].length;
}
