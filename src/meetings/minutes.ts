/**
 * Minutes of a body of the alliance as a document, in any language, signed or public, whole or one section of them. Minutes of such a body are a document of the
 * contract: they carry no appeal instruction and say so (docs/meetings.md). Pure.
 */
import type { Day } from "../kernel/day.ts";
import { fill, type Language } from "../kernel/refusal.ts";
import { showDay, showList, showTime } from "../kernel/shown.ts";
import { type Block, type Document, heading, list, paragraph, tableOf } from "../web/document.ts";
import { AS_WORDS, COUNTED_WORDS, GROUND_WORDS, MINUTES_WORDS, type MinutesWord, OUTCOME_WORDS } from "./minutes-words.ts";
import { inVersion } from "./redacted.ts";
import type { Part, PartKind, Section } from "./section.ts";
import { sectionBlocks } from "./sheet.ts";
import { INSTRUCTION_WORDS, PART_WORDS } from "./words.ts";

/** `signed` names who was there; `public` names organisations only, and secret items by their statute alone. */
export const VERSIONS = ["signed", "public"] as const;
export type Version = (typeof VERSIONS)[number];

export type AttendedAs = keyof typeof AS_WORDS;
/** `from` and `until` are times of the day (`09:05`), where somebody was not there from beginning to end. */
export type Attending = { readonly name: string; readonly party: string; readonly as: AttendedAs; readonly from?: string; readonly until?: string };
export type Away = {
  readonly name: string;
  readonly party: string;
  readonly ground: keyof typeof GROUND_WORDS;
  readonly left: string;
  readonly returned?: string;
};
/** An expert who was heard: of a party, or from outside. */
export type HeardAt = { readonly name: string; readonly party: string; readonly from: string; readonly until: string };
/** What somebody proposed besides, and who supported it: parties by name. */
export type Proposed = { readonly by: string; readonly text: string; readonly supportedBy: readonly string[] };
export type Outcome = keyof typeof OUTCOME_WORDS;
/** A matter as the meeting handled it. `counted` shows the position of every party that has a seat. */
export type Handled = {
  readonly section: number;
  readonly title: string;
  readonly outcome: Outcome;
  /** The body to which it is forwarded. */
  readonly to?: string;
  readonly earlier: readonly { readonly body: string; readonly day: Day; readonly section: number }[];
  readonly account?: string;
  readonly presenter?: Pick<Attending, "name" | "party">;
  readonly heard: readonly HeardAt[];
  readonly proposal?: string;
  readonly proposals: readonly Proposed[];
  readonly handling?: string;
  readonly reasons?: string;
  /** Number of the matter in a register. */
  readonly register?: string;
  readonly preparer?: string;
  readonly contact?: string;
  /** `reasons`: of a dissent, where its party gave them. */
  readonly counted: readonly { readonly party: string; readonly as: keyof typeof COUNTED_WORDS; readonly reasons?: string }[];
  /** Parties whose own organs must still approve. */
  readonly approvals: readonly string[];
  readonly away: readonly Away[];
  readonly attachments: readonly string[];
  /** Who is told of it. */
  readonly notice: readonly string[];
  /** The statute by which it is secret, where it is. */
  readonly secret?: string;
};
export type Signature = { readonly name: string; readonly party: string; readonly on: Day };
/** What is to be done after the meeting; `section` where it rests on a matter. */
export type ToDo = { readonly what: string; readonly party: string; readonly due: Day; readonly section?: number };
export type Minutes = {
  readonly alliance: string;
  readonly body: { readonly id: string; readonly name: string };
  readonly day: Day;
  readonly from: string;
  readonly until: string;
  readonly place?: string;
  readonly electronic: boolean;
  /** What the chair ascertained at an electronic meeting. */
  readonly online?: { readonly identified: boolean; readonly canFollow: boolean; readonly canAct: boolean };
  readonly calledOn: Day;
  /** The call came as early as it must, or everybody who was to be called was there. */
  readonly call: "in-time" | "all-there" | "late";
  readonly seats: number;
  readonly seatsThere: number;
  readonly attending: readonly Attending[];
  readonly handled: readonly Handled[];
  readonly toDo: readonly ToDo[];
  /** By whoever wrote the minutes. */
  readonly countersigned?: Signature;
  readonly checked: readonly Signature[];
  readonly signed?: Signature;
};

type Form = { readonly language: Language; readonly version: Version };

const say = ({ language }: Form, key: MinutesWord, args: Readonly<Record<string, string>> = {}): string => fill(MINUTES_WORDS[key][language], args);

export function minutesDocument(given: Minutes, form: Form): Document {
  const minutes = inVersion(given, form.version, form.language);
  const sections = minutes.handled.flatMap((each) => itemBlocks(minutes, each, form));
  return framed(minutes, form, say(form, "title", titleArgs(minutes, form)), [
    ...organised(minutes, form),
    ...sections,
    ...toDoTable(minutes, form),
    ...lawful(minutes, form),
  ]);
}

/** A section under its heading; what is secret in it is marked with the provision, wherever it is told (julkisuuslaki 25 §). */
function itemBlocks(minutes: Minutes, item: Handled, form: Form): Block[] {
  const [head, ...rest] = sectionBlocks(sectionOf(minutes, item, form), form.language);
  const text = item.secret === undefined || form.version === "public" ? undefined : say(form, "secret-mark", { basis: item.secret });
  const mark: Block[] = text === undefined ? [] : [{ kind: "paragraph", runs: [{ text, as: "strong" }] }];
  return head ? [head, ...mark, ...rest] : [];
}

/** An extract: one section with what tells where it was decided and that it was checked. */
export function extractDocument(given: Minutes, number: number, form: Form): Document | undefined {
  const minutes = inVersion(given, form.version, form.language);
  const one = minutes.handled.find(({ section }) => section === number);
  if (!one) return undefined;
  const title = say(form, "extract-title", { ...titleArgs(minutes, form), number: String(number) });
  return framed(minutes, form, title, [...itemBlocks(minutes, one, form), ...lawful(minutes, form)]);
}

function titleArgs({ body, day }: Minutes, { language }: Form) {
  return { body: body.name, day: showDay(day, language) };
}

function framed({ alliance, body, day, signed }: Minutes, { language }: Form, title: string, blocks: readonly Block[]): Document {
  return { title, language, day: signed?.on ?? day, author: alliance, keywords: [body.name], blocks };
}

/** How the body came together: time, place, manner, who was there, whether it could decide. */
function organised(minutes: Minutes, form: Form): Block[] {
  const { language, version } = form;
  const { from, until, place, electronic, calledOn, seats, seatsThere, attending } = minutes;
  const facts: readonly (readonly [MinutesWord, string])[] = [
    ["alliance", minutes.alliance],
    ["body", minutes.body.name],
    ["time", say(form, "time-is", { day: showDay(minutes.day, language), ...timesShown({ from, until }, form) })],
    ...(place === undefined ? [] : ([["place", place]] as const)),
    ["manner", [say(form, electronic ? "electronic" : "in-room"), ...onlineSaid(minutes, form)].join(". ")],
    ["called", say(form, `called-${minutes.call}`, { day: showDay(calledOn, language) })],
    ["quorum", say(form, "quorum-is", { there: String(seatsThere), seats: String(seats) })],
  ];
  const people = attending.map((each) => {
    const times = timesShown({ from: each.from ?? from, until: each.until ?? until }, form);
    const when = each.from === undefined && each.until === undefined ? say(form, "throughout") : `${times.from}–${times.until}`;
    return [...(version === "signed" ? [each.name] : []), each.party, AS_WORDS[each.as][language], when];
  });
  const head = [...(version === "signed" ? (["name"] as const) : []), "party", "as", "there"] as const;
  return [
    heading(1, say(form, "organised")),
    tableOf(
      [say(form, "fact"), say(form, "content")],
      facts.map(([key, value]) => [say(form, key), value]),
    ),
    heading(2, say(form, "attending")),
    tableOf(
      head.map((key) => say(form, key)),
      people,
    ),
  ];
}

function onlineSaid({ online }: Minutes, form: Form): string[] {
  if (!online) return [];
  const { identified, canFollow, canAct } = online;
  return [say(form, identified ? "identified" : "not-identified"), say(form, canFollow && canAct ? "connected" : "not-connected")];
}

/** A matter as a section of minutes: the parts in the order of the model, empty ones left out. */
export function sectionOf({ body, day }: Minutes, item: Handled, form: Form): Section {
  const { language } = form;
  const part = (kind: PartKind, ...blocks: readonly Block[]): Part => ({ kind, heading: PART_WORDS[kind][language], blocks: [...blocks] });
  const said = (kind: PartKind, text: string | undefined): Part[] => (text === undefined || text.trim() === "" ? [] : [part(kind, ...paragraphs(text))]);
  const lines = (kind: PartKind, items: readonly string[]): Part[] => (items.length > 0 ? [part(kind, list(items))] : []);
  const isWhole = form.version === "signed";
  const presenter = item.presenter && shownAs(item.presenter, form);
  const heard = item.heard.map((each) => say(form, "heard", { who: shownAs(each, form), ...timesShown({ from: each.from, until: each.until }, form) }));
  const handling = [...paragraphs(item.handling ?? ""), ...(item.proposals.length > 0 ? [list(item.proposals.map((each) => proposedLine(each, form)))] : [])];
  const parts = [
    ...said("account", item.account),
    ...lines("hearing", heard),
    ...lines(
      "recusal",
      item.away.map((each) => awayLine(each, form)),
    ),
    ...said("proposal", item.proposal),
    ...(handling.length > 0 ? [part("handling", ...handling)] : []),
    part("decision", paragraph(decidedAs(item, body.name, form)), ...countedTable(item, form)),
    ...said("reasons", item.reasons),
    ...lines("dissent", dissentLines(item, isWhole)),
    ...said("presenter", presenter),
    // Who prepared it and who tells more are persons: the public version leaves them out.
    ...(isWhole ? [...said("preparer", item.preparer), ...said("contact", item.contact)] : []),
    ...lines(
      "attachments",
      item.attachments.map((title, i) => `${i + 1} ${title}`),
    ),
    ...lines("notice", item.notice),
  ];
  const at = (on: Day, name: string) => ({ id: "", at: on, bodyName: name });
  return {
    body: { ...body },
    year: day.slice(0, 4),
    number: String(item.section),
    ...(item.register === undefined ? {} : { caseNumber: item.register }),
    ...(isWhole && item.preparer !== undefined ? { preparer: item.preparer } : {}),
    ...(presenter === undefined ? {} : { presenter: [presenter] }),
    title: item.title,
    earlier: item.earlier.map((each) => ({ body: { id: "", name: each.body }, number: String(each.section), meeting: at(each.day, each.body) })),
    decided: { form: "decided", language, marks: [], parts },
    legalBasis: [],
    attachments: item.attachments.map((title, i) => ({ number: String(i + 1), title })),
    background: [],
    counterProposals: item.proposals.map(({ by, text, supportedBy }) => ({ by, text, supportedBy: [...supportedBy] })),
    recusals: item.away.map((each) => ({
      person: shownAs(each, form),
      basis: `HL 28.1 § ${each.ground} k`,
      leftAt: each.left,
      ...(each.returned === undefined ? {} : { returnedAt: each.returned }),
    })),
    hearings: heard,
    votes: [],
    dissents: dissentLines(item, false).map((by) => ({ by })),
    appeal: { instructions: ["not-administrative"] },
    // The signed version keeps what is secret; whoever reads it must be entitled to it.
    ...(item.secret === undefined || form.version === "signed" ? {} : { publicity: { class: "secret", basis: item.secret } }),
  };
}

/** Who was against; `isWhole`: with what it said, which may name persons. */
function dissentLines({ counted }: Handled, isWhole: boolean): string[] {
  return counted.flatMap(({ party, as, reasons }) => (as === "against" ? [isWhole && reasons !== undefined ? `${party}: ${reasons}` : party] : []));
}

function paragraphs(text: string): Block[] {
  return text.split(/\n{2,}/).flatMap((each) => (each.trim() === "" ? [] : [paragraph(each.trim())]));
}

function shownAs({ name, party }: { readonly name: string; readonly party: string }, { version }: Form): string {
  return version === "signed" ? `${name} (${party})` : party;
}

function proposedLine({ by, text, supportedBy }: Proposed, form: Form): string {
  const args = { by, text, supporters: showList(supportedBy, form.language) };
  return say(form, supportedBy.length === 0 ? "proposed-alone" : "proposed", args);
}

function timesShown<T extends Readonly<Record<string, string>>>(times: T, { language }: Form): { readonly [K in keyof T]: string } {
  return Object.fromEntries(Object.entries(times).map(([name, time]) => [name, showTime(time, language)])) as { readonly [K in keyof T]: string };
}

function awayLine(away: Away, form: Form): string {
  const basis = GROUND_WORDS[away.ground][form.language];
  const args = { who: shownAs(away, form), basis, ...timesShown({ left: away.left, returned: away.returned ?? "" }, form) };
  return say(form, away.returned === undefined ? "away-to-end" : "away", args);
}

function decidedAs(item: Handled, body: string, form: Form): string {
  const said = fill(OUTCOME_WORDS[item.outcome][form.language], { body, to: item.to ?? "" });
  return item.approvals.length === 0 ? said : `${said} ${say(form, "waits", { parties: showList(item.approvals, form.language) })}`;
}

function countedTable({ counted }: Handled, form: Form): Block[] {
  if (counted.length === 0) return [];
  const rows = counted.map(({ party, as }) => [party, COUNTED_WORDS[as][form.language]]);
  return [tableOf([say(form, "party"), say(form, "position")], rows)];
}

/** What of secret matters is to be done, the public version does not tell. */
function toDoTable({ toDo, handled }: Minutes, form: Form): Block[] {
  const secret = new Set(form.version === "public" ? handled.flatMap((each) => (each.secret === undefined ? [] : [each.section])) : []);
  const rows = toDo
    .filter(({ section }) => section === undefined || !secret.has(section))
    .map(({ what, party, due, section }) => [what, section === undefined ? "" : `${section} §`, party, showDay(due, form.language)]);
  if (rows.length === 0) return [];
  const head = (["what", "section", "owner", "due"] as const).map((key) => say(form, key));
  return [heading(1, say(form, "to-do")), tableOf(head, rows)];
}

/** That there is no appeal and why, who checked, and who signed. */
function lawful({ checked, countersigned, signed }: Minutes, form: Form): Block[] {
  const { language } = form;
  const line = (key: MinutesWord, each: Signature): Block => paragraph(say(form, key, { who: shownAs(each, form), day: showDay(each.on, language) }));
  return [
    heading(1, PART_WORDS.appeal[language]),
    paragraph(INSTRUCTION_WORDS["not-administrative"][language]),
    heading(1, say(form, "lawful")),
    ...(countersigned ? [line("countersigned-by", countersigned)] : []),
    ...checked.map((each) => line("checked-by", each)),
    signed ? line("signed-by", signed) : paragraph(say(form, "draft")),
    heading(1, say(form, "publication")),
    paragraph(say(form, "published-by")),
    ...(form.version === "public" ? [paragraph(say(form, "public-note"))] : []),
  ];
}
