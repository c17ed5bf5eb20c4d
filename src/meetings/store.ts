/** What commands and pages of meetings read besides the record's state: the agreement in force, names, and texts. Meetings have no tables. */
import type { Agreement } from "../agreement/agreement.ts";
import { saidIn } from "../api/content.ts";
import type { States } from "../api/decide.ts";
import type { SliceStore } from "../api/fold.ts";
import type { Day } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import type { Language } from "../kernel/refusal.ts";
import type { FileRef } from "../log/reference.ts";
import type { Matter, Matters } from "../matters/kinds.ts";
import { groundOf as mattersGround, proposalIn } from "../matters/store.ts";
import { partyOf } from "../parties/kinds.ts";
import { grantsShown, namesOf } from "../parties/store.ts";
import type { Reading } from "../store/store.ts";
import { type Ground, handledAt } from "./deciding.ts";
import { seatsAt } from "./holding/typed.ts";
import { type Details, type HeldMeeting, type MeetingOfRecord, meetingSlice } from "./kinds.ts";
import type { Handled, Minutes, Signature } from "./minutes.ts";
import { MINUTES_WORDS } from "./minutes-words.ts";
import { newestOf, toldByMeetings, type ToldByMeetings, type Written } from "./told-law.ts";

/** More are not offered in a form. */
const MOST_OTHERS = 100;

/** Somebody of a party, beside those who have a seat. */
export type Known = { readonly person: RandomId; readonly party: Id; readonly name: string };
/** What was recorded of a matter in words. */
export type SaidOf = { readonly handling?: string; readonly details: Details };

export const meetingStore: SliceStore = { slice: meetingSlice };

export type At = { readonly stream: RandomId; readonly states: States; readonly day: Day };

/** Undefined where no agreement is there to say which bodies there are. */
export async function groundOf(reading: Reading, { stream, states, day }: At, { person, organisation }: Partial<Asker>): Promise<Ground | undefined> {
  const { agreement, matters, organisations } = await mattersGround(reading, { stream, states, day });
  const party = partyOf({ organisations }, organisation);
  const held = organisation === undefined ? [] : await grantsShown(reading, { organisations: [organisation], heldOn: day });
  const isOffice = held.some((each) => each.person === person && each.role === "project-office" && (each.stream === undefined || each.stream === stream));
  return agreement && { agreement, matters, meetings: states.of(meetingSlice), party, isOffice };
}

type Asker = { readonly person: RandomId | undefined; readonly organisation: RandomId | undefined };

type Held = MeetingOfRecord & { readonly held: HeldMeeting };
export type Asked = { readonly stream: RandomId; readonly ground: Ground; readonly language: Language };

export function isHeld(meeting: MeetingOfRecord): meeting is Held {
  return meeting.held !== undefined;
}

/** Whoever has a role for a party on the day and no seat in the body: secretaries, presenters and experts come from among them. */
export async function othersAround(reading: Reading, at: At, meeting: MeetingOfRecord): Promise<readonly Known[]> {
  const { agreement, organisations, matters } = await mattersGround(reading, at);
  const seated = new Set((agreement ? seatsAt({ agreement, matters }, meeting) : []).map(({ person }) => person));
  const parties = new Map([...organisations].map(([party, organisation]) => [organisation, party]));
  const known = new Map<RandomId, Known>();
  for (const { person, organisation, stream: of, name } of await grantsShown(reading, { heldOn: at.day })) {
    const party = parties.get(organisation);
    if (party !== undefined && (of === undefined || of === at.stream) && !seated.has(person)) known.set(person, { person, party, name: name ?? "–" });
  }
  return [...known.values()].slice(0, MOST_OTHERS);
}

/** What was written of each matter when the minutes were recorded. */
export async function saidOf(reading: Reading, stream: RandomId, { held, detailed }: MeetingOfRecord): Promise<ReadonlyMap<RandomId, SaidOf>> {
  const items = (held?.items ?? []).map(({ matter, handling }) => ({
    matter,
    handling,
    details: detailed?.items.find((each) => each.matter === matter)?.details,
  }));
  const files = await saidIn(
    reading,
    stream,
    items.flatMap(({ handling, details }) => [handling, details]),
  );
  return new Map(
    items.map(({ matter, handling, details }) => {
      const text = handling && files.get(handling.hash);
      return [matter, { details: detailsIn(files, details), ...(text === undefined ? {} : { handling: text }) }];
    }),
  );
}

/** What the meetings on the record tell the rules of law: of the one named, or of the newest. */
export async function toldToLaw(reading: Reading, at: At, meeting?: RandomId): Promise<ToldByMeetings> {
  const ground = await groundOf(reading, at, {});
  if (!ground) return {};
  const newest = meeting === undefined ? newestOf(ground.meetings, true) : ground.meetings.meetings.get(meeting);
  const handled = (newest ? handledAt(ground.matters, newest.id) : []).map(({ matter: { id, proposal } }) => ({
    id,
    proposal,
    details: newest?.detailed?.items.find((each) => each.matter === id)?.details,
  }));
  const files = await saidIn(
    reading,
    at.stream,
    handled.flatMap(({ proposal, details }) => [proposal, details]),
  );
  const written = handled.map(({ id, proposal, details }): [RandomId, Written] => [
    id,
    { isAccounted: proposalIn(files, proposal)?.rationale !== undefined, details: detailsIn(files, details) },
  ]);
  return toldByMeetings({ ...ground, written: new Map(written), about: newest });
}

/** The minutes of a meeting that was held, with names and texts as they are now; `signing` is whoever signs them at this moment. */
export async function minutesOf(reading: Reading, asked: Asked, meeting: Held, signing?: { readonly person: RandomId; readonly on: Day }): Promise<Minutes> {
  const { ground } = asked;
  const { held, checks, countersigned, detailed } = meeting;
  const signer = signing ?? meeting.signed;
  const people = [
    ...held.attending.map(({ person }) => person),
    ...checks.map(({ person }) => person),
    ...[signer, countersigned].flatMap((each) => (each ? [each.person] : [])),
  ];
  const names = await namesOf(reading, people);
  const partyName = nameIn(ground.agreement);
  const named = ({ person, party }: { readonly person: RandomId; readonly party: string }) => ({ name: names.get(person) ?? "–", party: partyName(party) });
  const signature = (person: RandomId, party: string, on: Day): Signature => ({ ...named({ person, party }), on });
  const chair = held.attending.find(({ as }) => as === "chair");
  return {
    alliance: ground.agreement.name,
    body: { id: meeting.body, name: bodyName(ground.agreement, meeting.body) },
    day: meeting.on,
    from: held.from,
    until: held.until,
    place: meeting.place,
    electronic: meeting.electronic === true,
    calledOn: meeting.calledOn,
    call: held.call,
    seats: held.seats,
    seatsThere: held.there,
    attending: held.attending.map(({ as, from, until, ...who }) => ({ ...named(who), as, ...(from ? { from } : {}), ...(until ? { until } : {}) })),
    ...(detailed?.online ? { online: detailed.online } : {}),
    handled: await handledIn(reading, asked, meeting, named),
    toDo: toDoOf(ground, meeting),
    ...(countersigned ? { countersigned: signature(countersigned.person, countersigned.party, countersigned.on) } : {}),
    checked: checks.filter(({ outcome }) => outcome === "accepted").map(({ person, party, on }) => signature(person, party, on)),
    ...(signer && chair ? { signed: signature(signer.person, chair.party, signer.on) } : {}),
  };
}

/** What was to be done when the minutes were signed, or is by now. */
function toDoOf({ agreement, meetings, matters }: Ground, { id, signed }: MeetingOfRecord): Minutes["toDo"] {
  const partyName = nameIn(agreement);
  const handled = handledAt(matters, id);
  return meetings.actions
    .filter((action) => action.meeting === id && (!signed || signed.toDo.includes(action.id)))
    .map(({ what, party, due, matter }) => {
      const section = handled.find((each) => each.matter.id === matter)?.handling.section;
      return { what, party: partyName(party), due, ...(section === undefined ? {} : { section }) };
    });
}

type Naming = (who: { readonly person: RandomId; readonly party: string }) => { readonly name: string; readonly party: string };

async function handledIn(reading: Reading, { stream, ground, language }: Asked, meeting: Held, named: Naming): Promise<readonly Handled[]> {
  const partyName = nameIn(ground.agreement);
  const sections = handledAt(ground.matters, meeting.id);
  const { items } = meeting.held;
  const files = await saidIn(reading, stream, [
    ...sections.map(({ matter }) => matter.proposal),
    ...sections.flatMap(({ matter }) => matter.positions.map(({ reasons }) => reasons)),
    ...items.map((each) => each.handling),
    ...(meeting.detailed?.items ?? []).map((each) => each.details),
  ]);
  return sections.map(({ matter, handling }): Handled => {
    const item = items.find((each) => each.matter === matter.id);
    const proposal = proposalIn(files, matter.proposal);
    const said = item?.handling && files.get(item.handling.hash);
    const more = meeting.detailed?.items.find((each) => each.matter === matter.id);
    const details = detailsIn(files, more?.details);
    const decided = handling.outcome === "adopted";
    return {
      section: handling.section,
      title: matter.title,
      outcome: handling.outcome,
      ...(handling.to === undefined ? {} : { to: bodyName(ground.agreement, handling.to) }),
      earlier: chainOf(ground.matters, matter),
      ...(proposal?.rationale === undefined ? {} : { account: proposal.rationale }),
      ...presenterIn(meeting, more?.presenter, named),
      heard: [
        ...(more?.heard ?? []).map(({ person, from, until }) => ({ ...named({ person, party: partyAt(meeting, person) }), from, until })),
        ...(details.guests ?? []).map(({ of, ...guest }) => ({ ...guest, party: of })),
      ].sort((a, b) => (a.from < b.from ? -1 : 1)),
      proposal: proposal ? proposal.proposal : MINUTES_WORDS["text-erased"][language],
      proposals: (details.proposals ?? []).map(({ by, text, supportedBy }) => ({ by: partyName(by), text, supportedBy: supportedBy.map(partyName) })),
      ...picked(details),
      ...(said === undefined ? {} : { handling: said }),
      counted: handling.counted.map(({ party, as }) => {
        const reasons = as === "against" ? dissentOf(matter, handling.on, party) : undefined;
        const text = reasons && files.get(reasons.hash);
        return { party: partyName(party), as, ...(text === undefined ? {} : { reasons: text }) };
      }),
      approvals: decided ? handling.approvals.map(({ party }) => partyName(party)) : [],
      away: (item?.away ?? []).map(({ ground: basis, left, returned, ...who }) => ({ ...named(who), ground: basis, left, ...(returned ? { returned } : {}) })),
      attachments: matter.effect ? [MINUTES_WORDS["effect-attachment"][language]] : [],
      notice: item?.notice ?? [],
      ...(item?.secret === undefined ? {} : { secret: item.secret }),
    };
  });
}

/** Why a party was against, as it last said by the day on which its position was counted. */
function dissentOf({ positions }: Matter, on: Day, party: Id): FileRef | undefined {
  return positions.findLast((taken) => taken.party === party && taken.says === "against" && taken.on <= on)?.reasons;
}

/** What a file of details says, among texts that were read; nothing where there is none, or it was erased. */
function detailsIn(files: ReadonlyMap<string, string>, file: FileRef | undefined): Details {
  const said = file && files.get(file.hash);
  return said === undefined ? {} : (JSON.parse(said) as Details);
}

function picked({ reasons, register, preparer, contact }: Details): Pick<Handled, "reasons" | "register" | "preparer" | "contact"> {
  return Object.fromEntries(Object.entries({ reasons, register, preparer, contact }).filter(([, text]) => text !== undefined));
}

function partyAt({ held }: Held, person: RandomId): string {
  return held.attending.find((each) => each.person === person)?.party ?? "–";
}

function presenterIn(meeting: Held, person: RandomId | undefined, named: Naming): Pick<Handled, "presenter"> {
  return person === undefined ? {} : { presenter: named({ person, party: partyAt(meeting, person) }) };
}

/** Which bodies had the matter before, the first one first; a matter that goes round in a circle is followed once. */
function chainOf(matters: Matters, matter: Matter): Handled["earlier"] {
  const chain: Matter[] = [];
  for (let at = matter.from; at !== undefined;) {
    const before = matters.matters.get(at);
    if (!before || chain.includes(before)) break;
    chain.unshift(before);
    at = before.from;
  }
  return chain.flatMap(({ handlings }) => handlings.slice(-1).map(({ organ, on, section }) => ({ body: organ, day: on, section })));
}

export function bodyName({ decisions }: Agreement, id: string): string {
  return decisions.bodies[id]?.name ?? id;
}

export function nameIn({ parties }: Agreement): (id: string) => string {
  return (id) => parties.find((party) => party.id === id)?.name ?? id;
}
