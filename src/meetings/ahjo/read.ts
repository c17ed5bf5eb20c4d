/** Decisions and meetings of Helsinki's case system (Ahjo), as its interface gives them, read into our sections and meetings. Pure. */
import { z } from "zod";
import type { AgendaItem, Meeting, Seat } from "../meeting.ts";
import type { Attachment, BodyKind, BodyRef, Publicity, Section, Vote } from "../section.ts";
import { appealIn, listedIn, presenterIn, readPaper, recusalsIn } from "./paper.ts";

const text = z.string().nullish();
const many = <T extends z.ZodType>(each: T) => z.array(each).nullish();

const organisation = z.looseObject({ Name: z.string(), ID: z.string(), TypeId: text, Type: text });
const levels = z.looseObject({ organizations: many(organisation) }).nullish();
const at = z.looseObject({ MeetingID: z.string(), Name: text, Location: text, DateMeeting: text, DecisionMakerId: text, DecisionMaker: text });
const voter = z.looseObject({ ID: text, Name: z.string(), CouncilGroup: text, Title: text });
const side = z.looseObject({ NumberOfVotes: z.number().int().nonnegative(), Voters: many(voter), Content: text }).nullish();
const file = z.looseObject({ NativeId: text, Title: z.string(), Type: text, FileURI: text, Language: text, PersonalData: text, Issued: text });
const decided = z.looseObject({
  NativeId: z.string(),
  Title: z.string(),
  CaseID: text,
  CaseIDLabel: text,
  Section: text,
  Content: text,
  Motion: text,
  ClassificationCode: text,
  ClassificationTitle: text,
  Organization: organisation.extend({ OrganizationLevelAbove: levels }),
  Meeting: at.nullish(),
});
export const ahjoDecision = decided.extend({
  VotingResults: many(z.looseObject({ Ayes: side, Noes: side, Blank: side, Absent: side })),
  Attachments: many(file),
  PreviousDecisions: many(decided),
});
export type AhjoDecision = z.infer<typeof ahjoDecision>;

const item = z.looseObject({ AgendaPoint: z.string(), AgendaItem: z.string(), Section: text, PDF: file.nullish(), HTML: text });
export const ahjoMeeting = at.extend({
  Name: z.string(),
  MeetingSequenceNumber: z.number().int().nonnegative().nullish(),
  Status: text,
  Agenda: many(item),
  Composition: many(z.looseObject({ Name: z.string(), DeputyOf: text, Role: z.string() })),
  PreviousMeeting: at.nullish(),
  NextMeeting: at.nullish(),
  DecisionAnnouncement: text,
  AttachmentsNotPublishedInfo: text,
  MeetingDocuments: many(file),
});
export type AhjoMeeting = z.infer<typeof ahjoMeeting>;

/** Ahjo's numbers of kinds of bodies; 12 and 19 are single persons. */
const BODY_TYPES: Readonly<Record<string, BodyKind>> = {
  "1": "council",
  "2": "board",
  "4": "sub-committee",
  "5": "committee",
  "12": "office-holder",
  "19": "elected-officer",
};
export const SEAT_WORDS: Readonly<Record<string, Seat["role"]>> = {
  Puheenjohtaja: "chair",
  Varapuheenjohtaja: "vice-chair",
  Jäsen: "member",
  Varajäsen: "deputy",
  Esittelijä: "presenter",
  Pöytäkirjanpitäjä: "secretary",
  Asiantuntija: "expert",
  Kääntäjä: "interpreter",
  Tiedottaja: "communications",
};
const STATES: Readonly<Record<string, Meeting["state"]>> = { Luotu: "created", "Kokous varattu": "called", "Päätetty teknisesti": "decided" };

/** Members whose value is a text that says something. */
function said<K extends string>(given: Readonly<Record<K, string | null | undefined>>): { [P in K]?: string } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== undefined && value !== "")) as { [P in K]?: string };
}

export function readDecision(given: AhjoDecision): Section {
  const [minutes, motion] = [readPaper(given.Content ?? ""), readPaper(given.Motion ?? "")];
  const presenter = presenterIn(minutes) ?? presenterIn(motion);
  const appeal = appealIn(minutes) ?? appealIn(motion);
  const secret = publicityIn(given.Title);
  const year = given.Meeting?.DateMeeting?.slice(0, 4);
  return {
    ...earlierOf(given),
    title: given.Title,
    ...said({ year }),
    earlier: (given.PreviousDecisions ?? []).map((each) => ({ title: each.Title, ...earlierOf(each) })),
    ...(presenter ? { presenter } : {}),
    ...(motion ? { proposed: motion } : {}),
    ...(minutes ? { decided: minutes } : {}),
    legalBasis: [],
    attachments: numbered((given.Attachments ?? []).map(readFile), listedIn(minutes ?? motion)),
    background: [],
    counterProposals: [],
    recusals: recusalsIn(minutes),
    hearings: [],
    votes: (given.VotingResults ?? []).map(readVote),
    dissents: [],
    ...(appeal ? { appeal } : {}),
    ...(secret ? { publicity: secret } : {}),
  };
}

function earlierOf(given: z.infer<typeof decided>) {
  const { ClassificationCode: code, ClassificationTitle: name, Meeting: meeting } = given;
  return {
    ...said({ id: given.NativeId, caseNumber: given.CaseIDLabel, caseId: given.CaseID, number: given.Section }),
    body: readBody(given.Organization),
    ...(code ? { classification: { code, ...said({ title: name }) } } : {}),
    ...(meeting ? { meeting: readAt(meeting) } : {}),
  };
}

function readBody({ OrganizationLevelAbove: levelAbove, ...given }: AhjoDecision["Organization"]): BodyRef {
  const above = levelAbove?.organizations ?? [];
  return { ...bodyOf(given), ...(above.length > 0 ? { above: above.map(bodyOf) } : {}) };
}

function bodyOf({ ID: id, Name: name, TypeId: type, Type: typeName }: z.infer<typeof organisation>): BodyRef {
  const kind = BODY_TYPES[type ?? ""];
  return { id, name, ...(kind ? { kind } : {}), ...said({ type, typeName }) };
}

function readAt(given: z.infer<typeof at>) {
  const { Name: name, DateMeeting, Location: place, DecisionMakerId: body, DecisionMaker: bodyName } = given;
  return { id: given.MeetingID, ...said({ name, at: DateMeeting, place, body, bodyName }) };
}

function readFile(given: z.infer<typeof file>): Attachment {
  const { NativeId: id, Type: type, FileURI, Language: language, Issued: issued, PersonalData: personalData } = given;
  return { title: given.Title, ...said({ id, type, file: FileURI, language, issued, personalData }) };
}

/** Files get the number under which the document lists their title; listed ones that are not given have number and title only (they are not published). */
function numbered(files: readonly Attachment[], listed: readonly { readonly number: string; readonly title: string }[]): Attachment[] {
  const known = files.map((each) => ({ ...each, ...said({ number: listed.find(({ title }) => title === each.title)?.number }) }));
  return [...known, ...listed.filter(({ title }) => !files.some((each) => each.title === title))];
}

function readVote({ Ayes, Noes, Blank, Absent }: NonNullable<AhjoDecision["VotingResults"]>[number]): Vote {
  const sideOf = (given: z.infer<typeof side>) => ({
    count: given?.NumberOfVotes ?? 0,
    ...said({ proposal: given?.Content }),
    voters: (given?.Voters ?? []).map(({ ID: id, Name: name, CouncilGroup: group, Title: title }) => ({ name, ...said({ id, group, title }) })),
  });
  return { ayes: sideOf(Ayes), noes: sideOf(Noes), blank: sideOf(Blank), absent: sideOf(Absent) };
}

/** A secret matter is published under its ground alone. */
function publicityIn(title: string): Publicity | undefined {
  const match = /^(?:Salassa pidettävä|Sekretessbelagd)\s*\((.+)\)$/.exec(title.trim());
  return match ? { class: "secret", basis: match[1]! } : undefined;
}

export function readMeeting(given: AhjoMeeting): Meeting {
  const { Status: status, DecisionAnnouncement, MeetingSequenceNumber: number } = given;
  const state = STATES[status ?? ""];
  const announcement = announcementIn(DecisionAnnouncement);
  return {
    id: given.MeetingID,
    name: given.Name,
    ...said({ at: given.DateMeeting, place: given.Location, status, notPublished: given.AttachmentsNotPublishedInfo }),
    ...(number === null || number === undefined ? {} : { number }),
    ...(state ? { state } : {}),
    body: { id: given.DecisionMakerId ?? "", name: given.DecisionMaker ?? "" },
    composition: (given.Composition ?? []).map(({ Name: name, Role: as, DeputyOf: deputyOf }) => {
      return { name, role: SEAT_WORDS[as] ?? "other", as, ...said({ deputyOf }) };
    }),
    agenda: (given.Agenda ?? []).map((each) => readItem(each, given)),
    documents: (given.MeetingDocuments ?? []).map(readFile),
    ...(announcement ? { announcement } : {}),
    ...(given.PreviousMeeting ? { previous: readAt(given.PreviousMeeting) } : {}),
    ...(given.NextMeeting ? { next: readAt(given.NextMeeting) } : {}),
  };
}

/** An announcement has no parts; it is wrapped as a document that has one. */
function announcementIn(markup: string | null | undefined): Meeting["announcement"] {
  const body = /<body[^>]*>([^]*)<\/body>/i.exec(markup ?? "")?.[1];
  return body === undefined ? undefined : readPaper(`<html lang="fi"><div class="paatos"><div>${body}</div></div></html>`);
}

function readItem(given: z.infer<typeof item>, meeting: AhjoMeeting): AgendaItem {
  const paper = readPaper(given.HTML ?? "");
  const [presenter, appeal, secret] = [presenterIn(paper), appealIn(paper), publicityIn(given.AgendaItem)];
  const caseNumber = paper?.register === undefined ? undefined : /^(.+?) T\b/.exec(paper.register)?.[1];
  return {
    point: given.AgendaPoint,
    title: given.AgendaItem,
    ...(given.PDF ? { document: readFile(given.PDF) } : {}),
    section: {
      ...said({ number: given.Section, year: meeting.DateMeeting?.slice(0, 4), caseNumber }),
      body: { id: meeting.DecisionMakerId ?? "", name: meeting.DecisionMaker ?? "" },
      title: given.AgendaItem,
      earlier: [],
      ...(presenter ? { presenter } : {}),
      ...(paper ? { [paper.form]: paper } : {}),
      legalBasis: [],
      attachments: numbered([], listedIn(paper)),
      background: [],
      counterProposals: [],
      recusals: recusalsIn(paper),
      hearings: [],
      votes: [],
      dissents: [],
      ...(appeal ? { appeal } : {}),
      ...(secret ? { publicity: secret } : {}),
    },
  };
}
