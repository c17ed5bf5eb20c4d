/** Sections and meetings in the shape of Ahjo's interface. What our model does not have is not written. Pure. */
import type { Json } from "../../kernel/canonical.ts";
import { blocksHtml } from "../../web/document.ts";
import type { Meeting } from "../meeting.ts";
import type { Attachment, BodyRef, earlier, met, Section, Vote } from "../section.ts";
import type { z } from "zod";
import { SEAT_WORDS } from "./read.ts";
import { writePaper } from "./paper.ts";

type Written = { readonly [name: string]: Json };

export function writeDecision(section: Section): Written {
  const { proposed, decided } = section;
  return {
    ...writeEarlier(section),
    Content: decided ? writePaper(decided) : "",
    Motion: proposed ? writePaper(proposed) : "",
    VotingResults: section.votes.map(writeVote),
    Attachments: section.attachments.filter(({ id }) => id !== undefined).map(writeFile),
    PreviousDecisions: section.earlier.map(writeEarlier),
  };
}

function writeEarlier(given: Omit<z.infer<typeof earlier>, "text">): Written {
  const { classification, meeting } = given;
  return {
    NativeId: given.id ?? null,
    Title: given.title ?? null,
    CaseIDLabel: given.caseNumber ?? null,
    CaseID: given.caseId ?? null,
    Section: given.number ?? null,
    ClassificationCode: classification?.code ?? "",
    ClassificationTitle: classification?.title ?? "",
    Organization: { ...writeBody(given.body), OrganizationLevelAbove: writeAbove(given.body.above ?? []) },
    Meeting: meeting ? writeAt(meeting) : null,
  };
}

function writeAbove(above: readonly BodyRef[]): Written {
  return { organizations: above.map(writeBody), count: above.length };
}

function writeBody({ id, name, type, typeName }: BodyRef): Written {
  return { Name: name, ID: id, TypeId: type ?? "", Type: typeName ?? "" };
}

function writeAt({ id, name, at, place, body, bodyName }: z.infer<typeof met>): Written {
  return {
    MeetingID: id,
    Name: name ?? null,
    Location: place ?? null,
    DateMeeting: at ?? null,
    DecisionMakerId: body ?? null,
    DecisionMaker: bodyName ?? null,
  };
}

function writeFile({ id, title, type, file, language, issued, personalData }: Attachment): Written {
  return {
    NativeId: id ?? null,
    Title: title,
    Type: type ?? null,
    FileURI: file ?? null,
    Language: language ?? null,
    PersonalData: personalData ?? null,
    Issued: issued ?? "",
  };
}

function writeVote(vote: Vote): Written {
  const side = ({ count, proposal, voters }: Vote["ayes"]): Written => ({
    NumberOfVotes: count,
    Voters: voters.map(({ id, name, group, title }) => ({ ID: id ?? null, Name: name, CouncilGroup: group ?? "", Title: title ?? null })),
    Content: proposal ?? "",
  });
  return { Ayes: side(vote.ayes), Noes: side(vote.noes), Blank: side(vote.blank), Absent: side(vote.absent) };
}

export function writeMeeting(meeting: Meeting): Written {
  const { id, name, at, place, body } = meeting;
  const announced = meeting.announcement?.parts.map(({ blocks }) => blocksHtml(blocks, 0)).join("");
  return {
    ...writeAt({ id, name, at, place, body: body.id, bodyName: body.name }),
    MeetingSequenceNumber: meeting.number ?? null,
    Status: meeting.status ?? null,
    Agenda: meeting.agenda.map(({ point, title, document, section }) => ({
      AgendaPoint: point,
      Section: section.number ?? null,
      AgendaItem: title,
      PDF: document ? writeFile(document) : null,
      HTML: [section.proposed, section.decided].flatMap((paper) => (paper ? [writePaper(paper)] : [])).join(""),
    })),
    Composition: meeting.composition.map((seat) => ({ Name: seat.name, DeputyOf: seat.deputyOf ?? null, Role: seat.as ?? wordOf(seat.role) })),
    MeetingDocuments: meeting.documents.map(writeFile),
    PreviousMeeting: meeting.previous ? writeAt(meeting.previous) : null,
    NextMeeting: meeting.next ? writeAt(meeting.next) : null,
    DecisionAnnouncement: announced === undefined ? null : `<html><body>${announced}</body></html>`,
    AttachmentsNotPublishedInfo: meeting.notPublished ?? null,
  };
}

function wordOf(role: string): string {
  return Object.entries(SEAT_WORDS).find(([, each]) => each === role)?.[0] ?? role;
}
