/**
 * Takes out of an example's text what would be untrue in anybody's own agreement: decisions and opinions that nobody has made, and comments
 * that tell of the example's years and parties.
 */
import { type Document, isMap, isScalar, type Node, Parser, parseDocument, type YAMLMap } from "yaml";
import { type Example, exampleOf, type Wishes } from "./example-edit.ts";
import type { LeftKind } from "./init-words.ts";

/** Something that still comes from the example, with its line counted from 1. */
export type Left = { readonly line: number; readonly kind: LeftKind; readonly what: string };
/** What stands in the place of a decision and of the announcement of joining, and the first line of the file; all begin as YAML wants them. */
export type Places = { readonly authority: string; readonly announced: string; readonly head: string };
type Piece = { readonly from: number; readonly to: number; readonly text: string };

/** The text without the example's decisions, opinions and stories. `text`: an example's own text, edited or not. */
export function emptied(text: string, places: Places): string {
  const document = parseDocument(text);
  const parties = exampleOf(text).parties;
  const pieces = [...decisions(document, places), ...opinions(document), ...stories(text, parties, places.head)];
  return put(text, pieces);
}

/** What of the example is left in the text and must still become one's own, in the order of the file. `example` is what was offered. */
export function leftOver(text: string, example: Example, wishes: Wishes): Left[] {
  const document = parseDocument(text);
  const lineOf = (offset: number): number => text.slice(0, offset).split("\n").length;
  const at = (path: readonly unknown[], kind: LeftKind, what = ""): Left[] => {
    const node = document.getIn(path, true) as Node | undefined;
    return node?.range ? [{ line: lineOf(node.range[0]), kind, what }] : [];
  };
  const law = exampleOf(text).law;
  const own = (id: string): string => wishes.parties[id]?.id ?? id;
  const left = [
    ...(wishes.alliance === undefined ? at(["alliance"], "name") : []),
    ...(law === example.law ? [] : at(["law"], "law", law)),
    ...at(["goals"], "goals"),
    ...example.parties.filter((party) => wishes.parties[party.id] === undefined).flatMap((party) => at(["parties", party.id, "name"], "party", party.name)),
    ...at(["services"], "services"),
    ...yearsOf(document).flatMap((year) =>
      example.parties
        .filter((party) => wishes.appropriations[party.id] === undefined)
        .flatMap((party) => at(["appropriations", year, own(party.id), "amount"], "amount", `${wishes.parties[party.id]?.name ?? party.name} ${year}`)),
    ),
    ...["target-cost", "risk-provision", "reimbursable", "fee", "gain-and-pain", "results", "outcomes"].flatMap((key) => at([key], "terms", key)),
    ...["gain-and-pain", "results", "outcomes"].filter((flow) => document.getIn(["vat", flow]) === "open").flatMap((flow) => at(["vat", flow], "vat", flow)),
  ];
  return left.toSorted((a, b) => a.line - b.line);
}

/** No council has decided anything yet: every appropriation waits for its decision. */
function decisions(document: Document, places: Places): Piece[] {
  const pieces: Piece[] = [];
  const replace = (path: readonly unknown[], text: string): void => {
    const node = document.getIn(path, true);
    if (isScalar(node)) pieces.push({ from: node.range![0], to: node.range![1], text });
  };
  for (const year of yearsOf(document)) {
    const rows = document.getIn(["appropriations", year]) as YAMLMap;
    for (const { key } of rows.items) {
      const path = ["appropriations", year, isScalar(key) ? key.value : key];
      const row = document.getIn(path);
      if (!isMap(row) || !row.flow) throw new Error(`the example's appropriation ${path.join("/")} is not written in braces`);
      if (row.has("authority")) replace([...path, "authority"], JSON.stringify(places.authority));
      else replace([...path, "state"], `plan-year, authority: ${JSON.stringify(places.authority)}`);
    }
  }
  replace(["joining", "announced-in"], JSON.stringify(places.announced));
  return pieces;
}

/** The years of the appropriations, as the document has them. */
function yearsOf(document: Document): unknown[] {
  const node = document.get("appropriations");
  return isMap(node) ? node.items.filter((pair) => isMap(pair.value)).map((pair) => (isScalar(pair.key) ? pair.key.value : pair.key)) : [];
}

/** A flow whose VAT rests on an opinion that nobody gave is open. */
function opinions(document: Document): Piece[] {
  const vat = document.get("vat");
  if (!isMap(vat)) return [];
  return vat.items.flatMap(({ value }) => (isMap(value) && value.range ? [{ from: value.range[0], to: value.range[1], text: "open" }] : []));
}

/** Comments that name a year or a party tell of the example; whole blocks of lines go together. The first block becomes the head. */
function stories(text: string, parties: Example["parties"], head: string): Piece[] {
  const names = parties.flatMap((party) => [party.id, party.name.split(" ")[0]!]).filter((name) => name.length > 3);
  const tells = new RegExp(`\\b(?:19|20|21)\\d\\d\\b|(?<![\\p{L}])(?:${names.map((name) => name.replace(/[^\p{L}\d-]/gu, ".")).join("|")})`, "iu");
  const comments = commentsOf(text);
  const pieces: Piece[] = [];
  for (let n = 0; n < comments.length;) {
    const block = [comments[n]!];
    while (comments[n + block.length]?.alone && block[0]!.alone && comments[n + block.length]!.from === block.at(-1)!.to + 1)
      block.push(comments[n + block.length]!);
    const piece = { from: block[0]!.from, to: block.at(-1)!.to };
    if (piece.from === 0) pieces.push({ ...piece, text: head });
    else if (block.some((comment) => tells.test(comment.text))) pieces.push({ from: piece.from, to: piece.to + (block[0]!.alone ? 1 : 0), text: "" });
    n += block.length;
  }
  return pieces;
}

type Comment = { readonly from: number; readonly to: number; readonly text: string; /** The line holds nothing else. */ readonly alone: boolean };

/** Every comment with the blanks before it, in order. */
function commentsOf(text: string): Comment[] {
  const found: Comment[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    if ("type" in node && node.type === "comment") {
      const { offset, source } = node as unknown as { offset: number; source: string };
      let from = offset;
      while (from > 0 && " \t".includes(text[from - 1]!)) from--;
      found.push({ from, to: offset + source.length, text: source, alone: from === 0 || text[from - 1] === "\n" });
    }
    for (const each of Object.values(node)) walk(each);
  };
  for (const token of new Parser().parse(text)) walk(token);
  return found.toSorted((a, b) => a.from - b.from);
}

function put(text: string, pieces: readonly Piece[]): string {
  const inOrder = pieces.toSorted((a, b) => a.from - b.from);
  let at = 0;
  const parts = inOrder.map((piece) => {
    const part = text.slice(at, piece.from) + piece.text;
    at = piece.to;
    return part;
  });
  return parts.join("") + text.slice(at);
}
