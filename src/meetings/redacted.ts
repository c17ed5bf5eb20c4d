/** What stands in a public version: persons are left out of what people wrote, wherever they are named in full. Pure. */
import type { Day } from "../kernel/day.ts";
import type { Language } from "../kernel/refusal.ts";
import { namedUntil } from "../law/appeals.ts";
import type { Block, Cell } from "../web/document.ts";
import type { Handled, Minutes, Version } from "./minutes.ts";
import { MINUTES_WORDS } from "./minutes-words.ts";
import type { Paper, PartKind, Section } from "./section.ts";

/** The minutes as they are, or with the names of those who were there taken out of every text. Whoever is named otherwise, a person has to see. */
export function inVersion(minutes: Minutes, version: Version, language: Language): Minutes {
  if (version === "signed") return minutes;
  const clean = cleaner(namedIn(minutes), language);
  return {
    ...minutes,
    handled: minutes.handled.map((each) => cleaned(each, clean)),
    toDo: minutes.toDo.map((each) => ({ ...each, what: clean(each.what) })),
  };
}

function namedIn({ attending, handled, checked, countersigned, signed }: Minutes): string[] {
  const people = [
    ...attending,
    ...handled.flatMap(({ heard, away, presenter }) => [...heard, ...away, ...(presenter ? [presenter] : [])]),
    ...checked,
    ...[countersigned, signed].flatMap((each) => (each ? [each] : [])),
  ];
  return people.map(({ name }) => name);
}

/** Takes full names of two words or more out of a text: a lone word could be anything. The longest goes first. */
function cleaner(people: readonly string[], language: Language): (text: string) => string {
  const names = [...new Set(people.map((name) => name.trim()).filter((name) => /\S\s+\S/u.test(name)))].sort((a, b) => b.length - a.length);
  if (names.length === 0) return (text) => text;
  const any = new RegExp(`(?<!\\p{L})(?:${names.map(inflected).join("|")})`, "giu");
  return (text) => text.replace(any, MINUTES_WORDS["name-removed"][language]);
}

/** The last word of a name bends in Finnish (`Esimerkki`, `Esimerkin`): its end may be any letters. */
function inflected(name: string): string {
  const words = name.split(/\s+/u).map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
  const last = name.split(/\s+/u).at(-1)!;
  const stem = Array.from(last)
    .slice(0, Math.max(3, Array.from(last).length - 2))
    .join("")
    .replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  return [...words.slice(0, -1), `${stem}\\p{L}*`].join("\\s+");
}

/** When an authority put the minutes on the web, and the day of whoever looks. */
export type Published = { readonly published: Day; readonly on: Day };

/** A section of an authority's minutes as it may stand on the web: once the time for appeal is over (KL 140.1 §), persons are left out. */
export function publicSection(section: Section, { published, on }: Published, language: Language): Section {
  const kinds = (section.appeal?.instructions ?? []).flatMap((kind) => (kind === "administrative-appeal" ? [] : [kind]));
  const until = namedUntil(kinds, published);
  return until !== undefined && on <= until ? section : withoutPersons(section, language);
}

/** Parts that say who somebody is and how to reach them. */
const PERSONAL_PARTS: readonly PartKind[] = ["presenter", "preparer", "contact", "recusal"];

function withoutPersons(section: Section, language: Language): Section {
  const { preparer, presenter, votes, recusals, dissents, decided, proposed, ...rest } = section;
  const voters = votes.flatMap((vote) => (["ayes", "noes", "blank", "absent"] as const).flatMap((side) => vote[side].voters.map(({ name }) => name)));
  const names = [
    ...(presenter ?? []),
    ...(preparer === undefined ? [] : [preparer]),
    ...recusals.map(({ person }) => person),
    ...dissents.map(({ by }) => by),
    ...voters,
  ];
  const clean = cleaner(names.flatMap(turned), language);
  const paper = (of: Paper): Paper => ({
    ...of,
    parts: of.parts
      .filter(({ kind }) => !PERSONAL_PARTS.includes(kind))
      .map((part) => ({ ...part, blocks: part.blocks.map((block) => blockWith(block, clean)) })),
  });
  const removed = MINUTES_WORDS["name-removed"][language];
  const counts = votes.map(({ ayes, noes, blank, absent, ...vote }) => {
    const [yes, no, empty, away] = [ayes, noes, blank, absent].map((side) => ({ ...side, voters: [] }));
    return { ...vote, ayes: yes!, noes: no!, blank: empty!, absent: away! };
  });
  return {
    ...rest,
    title: clean(rest.title),
    votes: counts,
    recusals: recusals.map((each) => ({ ...each, person: removed })),
    dissents: dissents.map((each) => ({ ...each, by: removed })),
    ...(decided ? { decided: paper(decided) } : {}),
    ...(proposed ? { proposed: paper(proposed) } : {}),
  };
}

/** `Esimerkki, Aino` as it stands in a list, and as it is said. */
function turned(name: string): string[] {
  const [family, given] = name.split(/,\s*/u);
  return given === undefined ? [name] : [name, `${given} ${family!}`];
}

function blockWith(block: Block, clean: (text: string) => string): Block {
  const all = (blocks: readonly Block[]): Block[] => blocks.map((each) => blockWith(each, clean));
  if (block.kind === "list") return { ...block, items: block.items.map(all) };
  if (block.kind === "table") {
    const rows = (of: readonly (readonly Cell[])[]): Cell[][] => of.map((row) => row.map((cell) => ({ ...cell, blocks: all(cell.blocks) })));
    return { ...block, head: rows(block.head), rows: rows(block.rows) };
  }
  // An address of a person is as good as the name.
  return { ...block, runs: block.runs.map(({ href, text, ...run }) => ({ ...run, text: clean(text), ...(href?.startsWith("mailto:") ? {} : { href }) })) };
}

function cleaned(item: Handled, clean: (text: string) => string): Handled {
  const texts = (["account", "proposal", "handling", "reasons", "register"] as const).flatMap((key) =>
    item[key] === undefined ? [] : [[key, clean(item[key])] as const],
  );
  return {
    ...item,
    ...Object.fromEntries(texts),
    title: clean(item.title),
    notice: item.notice.map(clean),
    attachments: item.attachments.map(clean),
    proposals: item.proposals.map((each) => ({ ...each, text: clean(each.text) })),
  };
}
