/** What commands and pages of meetings read besides the record's state: the agreement in force, names, and texts. Meetings have no tables. */
import type { Agreement } from "../agreement/agreement.ts";
import { fileOf } from "../api/content.ts";
import type { States } from "../api/decide.ts";
import type { SliceStore } from "../api/fold.ts";
import type { Day } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import type { Language } from "../kernel/refusal.ts";
import { decode } from "../kernel/utf8.ts";
import type { Matter, Matters } from "../matters/kinds.ts";
import { groundOf as mattersGround, textsOf } from "../matters/store.ts";
import { namesOf } from "../parties/store.ts";
import type { Reading } from "../store/store.ts";
import { type Ground, handledAt } from "./deciding.ts";
import { type HeldMeeting, type MeetingOfRecord, meetingSlice } from "./kinds.ts";
import type { Handled, Minutes, Signature } from "./minutes.ts";
import { MINUTES_WORDS } from "./minutes-words.ts";

export const meetingStore: SliceStore = { slice: meetingSlice };

export type At = { readonly stream: RandomId; readonly states: States; readonly day: Day };

/** Undefined where no agreement is there to say which bodies there are. */
export async function groundOf(reading: Reading, { stream, states, day }: At, organisation: RandomId | undefined): Promise<Ground | undefined> {
  const { agreement, matters, organisations } = await mattersGround(reading, { stream, states, day });
  const party = [...organisations].find(([, id]) => id === organisation)?.[0];
  return agreement && { agreement, matters, meetings: states.of(meetingSlice), party };
}

type Held = MeetingOfRecord & { readonly held: HeldMeeting };
export type Asked = { readonly stream: RandomId; readonly ground: Ground; readonly language: Language };

export function isHeld(meeting: MeetingOfRecord): meeting is Held {
  return meeting.held !== undefined;
}

/** The minutes of a meeting that was held, with names and texts as they are now; `signing` is whoever signs them at this moment. */
export async function minutesOf(reading: Reading, asked: Asked, meeting: Held, signing?: { readonly person: RandomId; readonly on: Day }): Promise<Minutes> {
  const { ground } = asked;
  const { held, checks } = meeting;
  const signer = signing ?? meeting.signed;
  const people = [...held.attending.map(({ person }) => person), ...checks.map(({ person }) => person), ...(signer ? [signer.person] : [])];
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
    handled: await handledIn(reading, asked, meeting, named),
    checked: checks.filter(({ outcome }) => outcome === "accepted").map(({ person, party, on }) => signature(person, party, on)),
    ...(signer && chair ? { signed: signature(signer.person, chair.party, signer.on) } : {}),
  };
}

type Naming = (who: { readonly person: RandomId; readonly party: string }) => { readonly name: string; readonly party: string };

async function handledIn(reading: Reading, { stream, ground, language }: Asked, meeting: Held, named: Naming): Promise<readonly Handled[]> {
  const partyName = nameIn(ground.agreement);
  const handled: Handled[] = [];
  for (const { matter, handling } of handledAt(ground.matters, meeting.id)) {
    const item = meeting.held.items.find((each) => each.matter === matter.id);
    const { proposal } = await textsOf(reading, stream, matter);
    const bytes = item?.handling && (await fileOf(reading, stream, item.handling.hash));
    const said = bytes && decode(bytes).text;
    const decided = handling.outcome === "adopted";
    handled.push({
      section: handling.section,
      title: matter.title,
      outcome: handling.outcome,
      ...(handling.to === undefined ? {} : { to: bodyName(ground.agreement, handling.to) }),
      earlier: chainOf(ground.matters, matter),
      ...(proposal?.rationale === undefined ? {} : { account: proposal.rationale }),
      ...(proposal ? { proposal: proposal.proposal } : {}),
      ...(said === undefined ? {} : { handling: said }),
      counted: handling.counted.map(({ party, as }) => ({ party: partyName(party), as })),
      approvals: decided ? handling.approvals.map(({ party }) => partyName(party)) : [],
      away: (item?.away ?? []).map(({ ground: basis, left, returned, ...who }) => ({ ...named(who), ground: basis, left, ...(returned ? { returned } : {}) })),
      attachments: matter.effect ? [MINUTES_WORDS["effect-attachment"][language]] : [],
      notice: item?.notice ?? [],
      ...(item?.secret === undefined ? {} : { secret: item.secret }),
    });
  }
  return handled;
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
