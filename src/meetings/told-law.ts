/** What meetings on the record tell the rules of law: of the newest that was called and held, and of everything that bodies did. Only what is certain. Pure. */
import type { Agreement } from "../agreement/agreement.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import { type LawFacts, type MeetingItem, MINUTES_PARTS } from "../law/facts.ts";
import { type Handling, type Matter, type Matters, seatsOn } from "../matters/kinds.ts";
import { isSeated } from "./attendance.ts";
import { handledAt } from "./deciding.ts";
import type { Details, HeldMeeting, MeetingOfRecord, Meetings } from "./kinds.ts";
import { stateOf } from "./kinds.ts";

export type ToldByMeetings = Partial<Pick<LawFacts, "meeting" | "meetingCall" | "minutes" | "allianceMatters">>;
/** What was written of a matter; `isAccounted`: why it is proposed stands there. */
export type Written = { readonly isAccounted: boolean; readonly details: Details };
/** `written`: of the matters of the meeting that was held. */
export type Known = {
  readonly agreement: Agreement;
  readonly matters: Matters;
  readonly meetings: Meetings;
  readonly written: ReadonlyMap<RandomId, Written>;
  /** The meeting that was held of which is told; absent, the newest. */
  readonly about?: MeetingOfRecord | undefined;
};
type Held = MeetingOfRecord & { readonly held: HeldMeeting };

/** The meeting that was called or held last, by its day. */
export function newestOf({ meetings }: Meetings, isHeld: boolean): MeetingOfRecord | undefined {
  const all = [...meetings.values()].filter(({ held, cancelledOn }) => cancelledOn === undefined && (!isHeld || held !== undefined));
  return all.sort((a, b) => (a.on + a.from < b.on + b.from ? -1 : 1)).at(-1);
}

export function toldByMeetings(known: Known): ToldByMeetings {
  const [called, newest] = [newestOf(known.meetings, false), known.about ?? newestOf(known.meetings, true)];
  const all = [...known.matters.matters.values()];
  return {
    ...(called ? { meetingCall: callOf(called) } : {}),
    ...(newest?.held ? { meeting: meetingOf(known, newest as Held), minutes: minutesOf(known, newest as Held) } : {}),
    ...(all.length > 0 ? { allianceMatters: all.flatMap(decidedOf) } : {}),
  };
}

/** An agreement made the body: it is neither council nor another statutory one, so `body` stays unknown. A call always has time, place, matters and manner. */
function callOf({ id, calledOn, on }: MeetingOfRecord): NonNullable<ToldByMeetings["meetingCall"]> {
  return { at: `meetings/${id}`, sent: calledOn, meeting: on, time: true, place: true, matters: true, manner: true };
}

function meetingOf(known: Known, meeting: Held): NonNullable<ToldByMeetings["meeting"]> {
  const { id, electronic, held, detailed } = meeting;
  const online = { ...detailed?.online, chairLeads: held.attending.some(({ as }) => as === "chair") };
  return {
    at: `meetings/${id}`,
    members: seatsOn(known.matters, meeting.body, meeting.on).filter(({ as }) => as === "member").length,
    items: handledAt(known.matters, id).map((each) => itemOf(known, meeting, each)),
    electronic: electronic === true ? online : "no",
  };
}

function itemOf(known: Known, meeting: Held, { matter, handling }: { readonly matter: Matter; readonly handling: Handling }): MeetingItem {
  const { held, detailed } = meeting;
  const at = `meetings/${meeting.id}/${handling.section}`;
  const away = held.items.find((item) => item.matter === matter.id)?.away ?? [];
  const supported = detailed && (known.written.get(matter.id)?.details.proposals ?? []).some(({ supportedBy }) => supportedBy.length > 0);
  const about = aboutOf(known.agreement, matter);
  const counted = handling.counted.filter(({ as }) => as === "for" || as === "against" || as === "abstain");
  return {
    at,
    present: held.attending.filter((each) => isSeated(each) && !away.some(({ person }) => person === each.person)).length,
    disqualified: handling.counted
      .filter(({ as }) => as === "recused")
      .map(({ party }) => {
        const ground = away.find((each) => each.party === party)?.ground ?? matter.positions.findLast((each) => each.party === party)?.ground;
        return { at: `${at}/${party}`, present: false, noted: true, ...(ground === undefined ? {} : { ground: `28.1 § ${ground}` }) };
      }),
    // Bodies of the alliance agree and do not outvote: where nothing else was supported, there was nothing to vote on.
    ...(supported === false ? { supportedCounterProposal: false, vote: "none" as const } : {}),
    dissents: counted
      .filter(({ as }) => as === "against")
      .map(({ party }) => {
        const said = matter.positions.findLast((each) => each.party === party && each.says === "against");
        return { at: `${at}/${party}`, announced: "at-once" as const, reasons: said?.reasons ? said.on : ("none" as const) };
      }),
    ...(about ? { about } : {}),
    takingPart: counted.map(({ party }) => ({ at: `${at}/${party}`, party, provider: isProvider(known.agreement, party) })),
  };
}

function isProvider({ parties }: Agreement, id: Id): boolean {
  const roles = parties.find((party) => party.id === id)?.roles ?? [];
  return roles.includes("provider") && !roles.includes("purchaser");
}

/** Whose own matter it is, where its kind and what it concerns say so; of a payment or a dispute they do not. */
function aboutOf({ parties }: Agreement, { kind, concerns }: Matter): MeetingItem["about"] | undefined {
  const party = concerns.find((id) => parties.some((each) => each.id === id));
  if (kind === "exclusion" && party !== undefined) return { party, matter: "exclusion" };
  if (kind === "exit" && party !== undefined) return { party, matter: "termination" };
  if (kind === "exclusion" || kind === "exit" || kind === "dispute" || kind === "funding") return undefined;
  return party === undefined ? "none" : { party, matter: "other" };
}

function minutesOf({ matters, written }: Known, meeting: Held): NonNullable<ToldByMeetings["minutes"]> {
  const { id, body, on, detailed, checks, countersigned, signed } = meeting;
  const handled = handledAt(matters, id);
  const state = stateOf(meeting);
  const isChecked = state === "checked" || state === "signed";
  const lacking = new Set<string>([
    ...(handled.some(({ matter }) => written.get(matter.id)?.isAccounted !== true) ? ["account"] : []),
    ...(detailed ? [] : ["proposals-made"]),
    ...(signed && countersigned ? [] : ["signatures"]),
    ...(isChecked ? [] : ["checking"]),
  ]);
  const sections = handled.map(({ handling }) => handling.section);
  const before = [...matters.matters.values()]
    .filter((matter) => matter.body === body)
    .flatMap(({ handlings }) => handlings)
    .filter((each) => each.on.startsWith(on.slice(0, 4)) && each.meeting !== id && each.section < Math.min(...sections));
  return {
    at: `meetings/${id}`,
    statutory: false,
    parts: MINUTES_PARTS.filter((part) => !lacking.has(part)),
    chairSigned: signed?.on ?? "none",
    secretarySigned: countersigned?.on ?? "none",
    checked: isChecked
      ? checks
          .map((check) => check.on)
          .sort()
          .at(-1)!
      : "none",
    withInstructions: false,
    sections,
    lastSection: Math.max(0, ...before.map(({ section }) => section)),
  };
}

function decidedOf({ id, handlings }: Matter): NonNullable<ToldByMeetings["allianceMatters"]>[number][] {
  const last = handlings.at(-1);
  if (!last || !["adopted", "noted", "forwarded"].includes(last.outcome)) return [];
  const needsAuthority = last.approvals.length > 0;
  const outcome = last.outcome === "adopted" ? (needsAuthority ? ("sent-to-authority" as const) : ("decided" as const)) : ("noted" as const);
  return [{ at: `matters/${id}`, needsAuthority, outcome }];
}
