/** The documents of Helsinki's case system (Ahjo): its markup of a proposal or of minutes as a paper, and a paper as such markup. Pure. */
import { blocksHtml, textOf } from "../../web/document.ts";
import { element, escape } from "../../web/escape.ts";
import type { Appeal, Paper, Part, PartKind, Recusal } from "../section.ts";
import { blocksOf, type Element, find, hasClass, type Node, parseMarkup, wordsIn } from "./markup.ts";

/** Headings of parts by class; those of the class `SisaltoOtsikko` by their words. Anything else is a part of the kind `other`, under its own heading. */
const BY_CLASS: Readonly<Record<string, PartKind>> = {
  EsittelijaTiedot: "presenter",
  LisatiedotOtsikko: "contact",
  LiitteetOtsikko: "attachments",
  OheismateriaaliOtsikko: "background",
  MuutoksenhakuOtsikko: "appeal",
  OtteetOtsikko: "extracts",
  TiedoksiOtsikko: "notice",
};
const CONTENT = "SisaltoOtsikko";
const BY_HEADING: Readonly<Record<string, PartKind>> = {
  Päätös: "decision",
  Beslut: "decision",
  Lausunto: "decision",
  Utlåtande: "decision",
  Esitys: "decision",
  Framställning: "decision",
  Päätösehdotus: "proposal",
  Beslutsförslag: "proposal",
  Esitysehdotus: "proposal",
  Lausuntoehdotus: "proposal",
  "Förslag till utlåtande": "proposal",
  "Päätöksen perustelut": "reasons",
  "Motiveringar för beslutet": "reasons",
  "Esittelijän perustelut": "account",
  "Föredragandens motiveringar": "account",
  Käsittely: "handling",
  Behandling: "handling",
  Tiivistelmä: "summary",
  Sammandrag: "summary",
};
const MARKS: Readonly<Record<string, "above" | "below">> = { Otsikonviite: "above", Otsikonviite2: "above", Viite: "below" };
const KNOWN = new Set(["Asiapykala", "AsiaOtsikko", "DnroTmuoto", ...Object.keys(MARKS)]);

/** The paper of a document's markup; undefined where there is none. */
export function readPaper(markup: string): Paper | undefined {
  const nodes = parseMarkup(markup);
  const root = find(nodes, (each) => hasClass(each, "paatos") || hasClass(each, "esitys"));
  const meta = (name: string): string | undefined => find(nodes, (each) => each.name === "meta" && each.attributes["name"] === name)?.attributes["content"];
  const said = (name: string): string | undefined => {
    const found = root && find(root.inside, (each) => hasClass(each, name));
    const words = found === undefined ? "" : wordsIn(found.inside);
    return words === "" ? undefined : words;
  };
  if (!root) return undefined;
  const language = find(nodes, (each) => each.name === "html")?.attributes["lang"];
  const given = { language, document: meta("DhId"), madeAt: meta("ThisHTMLGenerated"), section: said("Asiapykala"), title: said("AsiaOtsikko") };
  return {
    form: hasClass(root, "esitys") ? "proposed" : "decided",
    ...present({ ...given, register: said("DnroTmuoto") }),
    marks: marksIn(root),
    parts: partsIn(root),
  };
}

function present<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function marksIn({ inside }: Element): Paper["marks"] {
  return inside.flatMap((node) => {
    const at = typeof node === "string" ? undefined : Object.entries(MARKS).find(([name]) => hasClass(node, name))?.[1];
    const text = typeof node === "string" ? "" : wordsIn(node.inside);
    return at === undefined || text === "" ? [] : [{ at, text }];
  });
}

function partsIn(root: Element): Part[] {
  const parts: { kind: PartKind; heading: string; nodes: Node[] }[] = [];
  const place = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (typeof node !== "string" && hasClass(node, "SisaltoSektio")) place(node.inside);
      else if (typeof node !== "string" && [...KNOWN].some((name) => hasClass(node, name))) continue;
      else if (typeof node !== "string" && node.name === "h3" && node.attributes["class"] !== undefined) parts.push({ ...headed(node), nodes: [] });
      else if (typeof node !== "string" || node.trim() !== "") {
        if (parts.length === 0) parts.push({ kind: "other", heading: "", nodes: [] });
        parts.at(-1)!.nodes.push(node);
      }
    }
  };
  place(root.inside);
  const read = parts.map(({ kind, heading, nodes }) => ({ kind, heading, blocks: blocksOf(nodes) }));
  return read.filter(({ heading, blocks }) => heading !== "" || blocks.length > 0);
}

function headed(node: Element): { readonly kind: PartKind; readonly heading: string } {
  const heading = wordsIn(node.inside);
  const named = Object.entries(BY_CLASS).find(([name]) => hasClass(node, name))?.[1];
  return { kind: named ?? BY_HEADING[heading] ?? "other", heading };
}

/** The paper as Ahjo's markup. */
export function writePaper(paper: Paper): string {
  const div = (name: string, text: string): string => element("div", { class: name }, escape(text));
  const { form, section, title, register, marks } = paper;
  const meta = (name: string, content: string | undefined): string =>
    content === undefined ? "" : `<META name="${escape(name)}" content="${escape(content)}">`;
  const body = [
    ...marks.filter(({ at }) => at === "above").map(({ text }) => div("Otsikonviite", text)),
    section === undefined ? "" : div("Asiapykala", section),
    title === undefined ? "" : element("h1", { class: "AsiaOtsikko" }, escape(title)),
    register === undefined ? "" : div("DnroTmuoto", register),
    ...marks.filter(({ at }) => at === "below").map(({ text }) => div("Viite", text)),
    ...paper.parts.map(writtenPart),
  ];
  const head = `${meta("DhId", paper.document)}${meta("ThisHTMLGenerated", paper.madeAt)}${element("title", {}, escape(title ?? ""))}`;
  const page = element("div", { class: form === "proposed" ? "esitys" : "paatos" }, ...body);
  return element("html", { lang: paper.language }, element("head", {}, head), element("body", {}, page));
}

function writtenPart({ kind, heading, blocks }: Part): string {
  const name = Object.entries(BY_CLASS).find(([, each]) => each === kind)?.[0];
  // Headings inside a part begin at h4: h3 begins a part.
  const inside = blocksHtml(blocks, 0);
  if (name !== undefined) return element("h3", { class: name }, escape(heading)) + inside;
  const head = heading === "" ? "" : element("h3", { class: CONTENT }, escape(heading));
  return element("div", { class: "SisaltoSektio" }, head, inside);
}

/** The lines of the part that names the presenter: office and name, each where it stands. */
export function presenterIn(paper: Paper | undefined): string[] | undefined {
  const part = paper?.parts.find(({ kind }) => kind === "presenter");
  const lines = part ? textOf(part.blocks).split("\n") : [];
  return lines.some((line) => line !== "") ? lines : undefined;
}

/** `1 Laskelma`: the attachments by number, as the document lists them. */
export function listedIn(paper: Paper | undefined): { readonly number: string; readonly title: string }[] {
  const part = paper?.parts.find(({ kind }) => kind === "attachments");
  return (part ? textOf(part.blocks).split("\n") : []).flatMap((line) => {
    const match = /^(\d{1,3}) (.+)$/.exec(line.trim());
    return match ? [{ number: match[1]!, title: match[2]! }] : [];
  });
}

/** Who was disqualified and why, as the handling says it in lines of its own. */
export function recusalsIn(paper: Paper | undefined): Recusal[] {
  const lines = (paper?.parts ?? []).filter(({ kind }) => kind === "handling").flatMap(({ blocks }) => textOf(blocks).split("\n"));
  return lines.flatMap((line, i) => {
    const who = /^(?:Esteelli(?:set|nen)|Jäv(?:iga|ig)): (.+)$/.exec(line);
    const why = /^(?:Esteellisyyden syy|Orsak till jäv): (.+)$/.exec(lines[i + 1] ?? "");
    return who && why ? who[1]!.split(", ").map((person) => ({ person, basis: why[1]! })) : [];
  });
}

/** Which instructions the part on appeals gives, by its words; the provision where there is no appeal. Undefined where the words are none that we know. */
export function appealIn(paper: Paper | undefined): Appeal | undefined {
  const part = paper?.parts.find(({ kind }) => kind === "appeal");
  const said = part ? textOf(part.blocks) : "";
  const instructions = SIGNS.find(([sign]) => sign.test(said))?.[1];
  if (instructions === undefined) return undefined;
  const provision = instructions[0] === "no-appeal" ? /(?:Sovellettava lainkohta|Tillämpat lagrum): (.+)/.exec(said)?.[1]?.trim() : undefined;
  return { instructions: [...instructions], ...(provision === undefined ? {} : { provision }) };
}

/** In the order in which they are looked for: the instruction's heading comes first, and what stands below it speaks of other remedies too. */
const SIGNS: readonly (readonly [RegExp, Appeal["instructions"]])[] = [
  [/^(muutoksenhakukielto|besvärsförbud)/i, ["no-appeal"]],
  [/^(?=[^\n]*(hankinta|upphandling))[^]*(markkinaoikeudelle|marknadsdomstolen)/i, ["market-court", "procurement-rectification"]],
  [/^[^\n]*(hankinta|upphandling)/i, ["procurement-rectification", "municipal-rectification"]],
  [/^[^\n]*(kunnallisvalitu|kommunalbesvär)|^valitusosoitus[^]*kunnallisvalitu/i, ["municipal-appeal"]],
  [/^[^\n]*(oikaisuvaatimu|omprövning)/i, ["municipal-rectification"]],
  [/^[^\n]*(valitusosoitus|hallintovalitu|besvärsanvisning|förvaltningsbesvär)/i, ["administrative-appeal"]],
];
