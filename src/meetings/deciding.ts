/** How a meeting is called, held, checked and signed, and what must fit before each (docs/meetings.md). Pure. */
import type { Agreement } from "../agreement/agreement.ts";
import { type Decided, type Now, reasonsAgainst, type Refusal, refused } from "../api/decide.ts";
import { isMember } from "../decisions/unanimity.ts";
import { addDays, type Day } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import { constant } from "../law/law.ts";
import type { FileRef } from "../log/reference.ts";
import { type Handling, type Matter, type Matters } from "../matters/kinds.ts";
import { type Holding, isSeated, type ItemHeld, wrongAttendance, wrongCheckers } from "./attendance.ts";
import { detailedBody, wrongDetails } from "./detailing.ts";
import type { Called, Meetings, MeetingOfRecord } from "./kinds.ts";

const BASIS = "docs/meetings.md";
type Against = { readonly refusals: readonly [Refusal, ...Refusal[]] };

/** What every command on meetings is decided by; `party`: that for which the asker acts. */
/** `party`: for which the asker acts; `isOffice`: for the project office. */
export type Ground = {
  readonly agreement: Agreement;
  readonly matters: Matters;
  readonly meetings: Meetings;
  readonly party: Id | undefined;
  readonly isOffice: boolean;
};

/** Whether the asker may call a body, and record how its meetings went: the office, and the party that chairs it. */
export function keeps({ agreement, party, isOffice }: Pick<Ground, "agreement" | "party" | "isOffice">, body: Id): boolean {
  return isOffice || (party !== undefined && agreement.decisions.bodies[body]?.chair === party);
}

function notKeeping(ground: Ground, body: Id): Refusal | undefined {
  return keeps(ground, body) ? undefined : refused("meetings/not-keeping", `decisions/bodies/${body}/chair; ${BASIS}#the-call`, { body });
}

export function againstOne(code: string, at: string, args: Readonly<Record<string, string>> = {}, pointer?: string): Against {
  return { refusals: [refused(code, `${BASIS}#${at}`, args, pointer)] };
}

/** A meeting that was not cancelled, and whose minutes nobody has signed. */
function openMeeting({ meetings }: Ground, id: RandomId): { readonly meeting: MeetingOfRecord } | Against {
  const meeting = meetings.meetings.get(id);
  if (!meeting) return againstOne("meetings/unknown", "meetings-on-the-record", { meeting: id }, "/meeting");
  if (meeting.cancelledOn !== undefined) return againstOne("meetings/cancelled", "the-call", { day: meeting.cancelledOn }, "/meeting");
  return meeting.signed ? againstOne("meetings/signed", "checking-and-signing", { day: meeting.signed.on }, "/meeting") : { meeting };
}

export function decideCall(ground: Ground, id: RandomId, called: Called, now: Now, isNew: boolean): Decided<{ readonly meeting: RandomId }> {
  const { agreement, matters } = ground;
  const known = isNew ? undefined : openMeeting(ground, id);
  if (known && "refusals" in known) return known;
  if (known?.meeting.held) return againstOne("meetings/held", "the-call", {}, "/meeting");
  if (known && known.meeting.body !== called.body) return againstOne("meetings/other-body", "the-call", { body: known.meeting.body }, "/body");
  if (!agreement.decisions.bodies[called.body]) return againstOne("meetings/no-body", "the-call", { body: called.body }, "/body");
  const against = reasonsAgainst([
    notKeeping(ground, called.body),
    called.on < now.day ? refused("meetings/in-the-past", `${BASIS}#the-call`, { day: called.on, today: now.day }, "/on") : undefined,
    ...called.items.map((item, i) => wrongItem(matters.matters.get(item), item, called, i)),
  ]);
  return against ?? { drafts: [{ kind: "meeting-called", day: now.day, body: { meeting: id, ...called } }], result: { meeting: id } };
}

function wrongItem(matter: Matter | undefined, id: RandomId, { body, items }: Called, i: number): Refusal | undefined {
  const at = `${BASIS}#the-call`;
  const pointer = `/items/${i}`;
  if (!matter) return refused("meetings/no-matter", at, { matter: id }, pointer);
  if (items.indexOf(id) !== i) return refused("meetings/item-twice", at, { title: matter.title }, pointer);
  if (matter.body !== body) return refused("meetings/of-another-body", at, { title: matter.title, body: matter.body }, pointer);
  const isOpen = matter.withdrawnOn === undefined && !["adopted", "rejected", "noted", "forwarded"].includes(matter.handlings.at(-1)?.outcome ?? "");
  if (!isOpen) return refused("meetings/closed-matter", at, { title: matter.title }, pointer);
  return matter.procedure === "meeting" ? undefined : refused("meetings/in-writing", at, { title: matter.title }, pointer);
}

export function decideCancelling(ground: Ground, id: RandomId, now: Now): Decided<{ readonly meeting: RandomId }> {
  const found = openMeeting(ground, id);
  if ("refusals" in found) return found;
  const no = notKeeping(ground, found.meeting.body);
  if (no) return { refusals: [no] };
  if (found.meeting.held || handledAt(ground.matters, id).length > 0) return againstOne("meetings/held", "the-call", {}, "/meeting");
  return { drafts: [{ kind: "meeting-cancelled", day: now.day, body: { meeting: id } }], result: { meeting: id } };
}

/** What the bodies did with matters at a meeting, in the order of its sections. */
export function handledAt({ matters }: Matters, meeting: RandomId): { readonly matter: Matter; readonly handling: Handling }[] {
  const all = [...matters.values()].flatMap((matter) => matter.handlings.map((handling) => ({ matter, handling })));
  return all.filter(({ handling }) => handling.meeting === meeting).sort((a, b) => a.handling.section - b.handling.section);
}

/** The day on which a call must have been sent for a meeting to be called in time: as many days before as the law gives a council (94 § of the Municipalities Act). */
export function callBy(on: Day): Day {
  return addDays(on, -(constant("councilCallDays", on) as number));
}

/** What a meeting was, beside what the bodies decided at it: attendance, quorum and who stepped out must fit the positions that were counted. */
export function decideHeld(ground: Ground, holding: Holding, now: Now): Decided<{ readonly meeting: RandomId }> {
  const found = openMeeting(ground, holding.meeting);
  if ("refusals" in found) return found;
  const { meeting } = found;
  if (now.day < meeting.on) return againstOne("meetings/to-come", "minutes", { day: meeting.on, today: now.day }, "/meeting");
  const handled = handledAt(ground.matters, meeting.id);
  const seats = ground.agreement.decisions.bodies[meeting.body]?.seats ?? {};
  const parties = ground.agreement.parties.filter((each) => Object.hasOwn(seats, each.id) && isMember(each, meeting.on)).map(({ id }) => id);
  const there = parties.filter((party) => holding.attending.some((each) => each.party === party && isSeated(each)));
  const late = meeting.calledOn > callBy(meeting.on);
  const wrote = meeting.held?.attending.some(({ as, person, party }) => as === "secretary" && person === now.actor && party === ground.party);
  const against = reasonsAgainst([
    wrote ? undefined : notKeeping(ground, meeting.body),
    ...wrongAttendance(ground, meeting, holding),
    ...wrongCheckers(holding, there),
    ...wrongDetails(holding, meeting.electronic === true),
    late && there.length < parties.length
      ? refused("meetings/called-late", `${BASIS}#the-call`, {
          day: meeting.calledOn,
          last: callBy(meeting.on),
          there: String(there.length),
          seats: String(parties.length),
        })
      : undefined,
    handled.length === 0 ? refused("meetings/nothing-handled", `${BASIS}#minutes`) : undefined,
    ...handled
      .filter(({ matter }) => !meeting.items.includes(matter.id) && there.length < parties.length)
      .map(({ matter }) => refused("meetings/not-on-agenda", `${BASIS}#the-call`, { title: matter.title })),
    ...holding.items.map((item, i) => unknownItem(item, handled, i)),
    ...handled.flatMap((each) => [...wrongCounted(each, meeting, holding)]),
  ]);
  if (against) return against;
  const items = handled.map(({ matter, handling: { section } }) => {
    const { away, handling, secret, notice } = holding.items.find((item) => item.matter === matter.id) ?? {};
    return {
      matter: matter.id,
      section,
      ...(away && away.length > 0 ? { away } : {}),
      ...(handling ? { handling } : {}),
      ...(secret === undefined ? {} : { secret }),
      ...(notice && notice.length > 0 ? { notice } : {}),
    };
  });
  const { from, until, attending, checkers } = holding;
  const call = late ? "all-there" : "in-time";
  const body = { meeting: meeting.id, from, until, attending, checkers, call, seats: parties.length, there: there.length, items };
  const drafts = [
    { kind: "meeting-held", day: meeting.on, body },
    { kind: "meeting-detailed", day: meeting.on, body: { meeting: meeting.id, ...detailedBody(holding) } },
  ];
  return { drafts: drafts as never, result: { meeting: meeting.id } };
}

function unknownItem({ matter }: ItemHeld, handled: readonly { readonly matter: Matter }[], i: number): Refusal | undefined {
  return handled.some((each) => each.matter.id === matter) ? undefined : refused("meetings/not-handled", `${BASIS}#minutes`, { matter }, `/items/${i}/matter`);
}

/** A party that was counted was there, and one that was disqualified is shown to have stepped out while it was there. */
function* wrongCounted(
  { matter, handling }: { readonly matter: Matter; readonly handling: Handling },
  meeting: MeetingOfRecord,
  holding: Holding,
): Generator<Refusal> {
  const at = `${BASIS}#minutes`;
  if (handling.on !== meeting.on) yield refused("meetings/other-day", at, { title: matter.title, day: handling.on });
  if (matter.body !== meeting.body) yield refused("meetings/of-another-body", at, { title: matter.title, body: matter.body });
  const away = holding.items.find((item) => item.matter === matter.id)?.away ?? [];
  for (const { party, left, returned } of away) {
    const person = holding.attending.some((each) => each.party === party && isSeated(each));
    const isInside = left >= holding.from && left <= holding.until && (returned === undefined || (returned > left && returned <= holding.until));
    if (!person || !isInside) yield refused("meetings/away-wrong", at, { title: matter.title, party });
  }
  for (const { party, as } of handling.counted) {
    const isThere = holding.attending.some((each) => each.party === party && isSeated(each));
    const isAway = away.some((each) => each.party === party);
    if (["for", "against", "abstain"].includes(as) && !isThere) yield refused("meetings/counted-not-there", at, { title: matter.title, party });
    if (["for", "against", "abstain"].includes(as) && isAway)
      yield refused("meetings/counted-away", "Hallintolaki 434/2003 27–28 §", { title: matter.title, party });
    if (as === "recused" && isThere && !isAway) yield refused("meetings/recused-not-shown", "Hallintolaki 434/2003 27–29 §", { title: matter.title, party });
  }
}

export type Checking = { readonly meeting: RandomId; readonly outcome: "accepted" | "remarks" };

/** Whoever checks was there, for a party that was chosen to. */
export function decideCheck(ground: Ground, { meeting: id, outcome }: Checking, remarks: FileRef | undefined, now: Now): Decided<{ readonly party: Id }> {
  const found = openMeeting(ground, id);
  if ("refusals" in found) return found;
  const { held, checks } = found.meeting;
  const at = "checking-and-signing";
  if (!held) return againstOne("meetings/not-held", at, {}, "/meeting");
  const { party } = ground;
  const wasThere = held.attending.some((each) => each.person === now.actor && each.party === party && isSeated(each));
  if (party === undefined || !held.checkers.includes(party) || !wasThere) return againstOne("meetings/not-checker", at, { parties: held.checkers.join(", ") });
  if (checks.some((check) => check.party === party && check.outcome === "accepted")) return againstOne("meetings/checked-already", at, { party });
  if ((outcome === "remarks") !== (remarks !== undefined)) return againstOne("meetings/remarks-missing", at, {}, "/remarks");
  const body = { meeting: id, party, outcome, ...(remarks ? { remarks } : {}) };
  return { drafts: [{ kind: "minutes-checked", day: now.day, body }], result: { party } };
}

/** Whoever wrote the minutes stands by them with their own name, before the chair signs. */
export function decideCountersign(ground: Ground, id: RandomId, now: Now): Decided<{ readonly meeting: RandomId }> {
  const found = openMeeting(ground, id);
  if ("refusals" in found) return found;
  const { held, countersigned } = found.meeting;
  const at = "checking-and-signing";
  if (!held) return againstOne("meetings/not-held", at, {}, "/meeting");
  const own = held.attending.find((each) => each.as === "secretary" && each.person === now.actor && each.party === ground.party);
  if (!own) return againstOne("meetings/not-secretary", at);
  if (countersigned) return againstOne("meetings/countersigned-already", at, { day: countersigned.on });
  return { drafts: [{ kind: "minutes-countersigned", day: now.day, body: { meeting: id, party: own.party } }], result: { meeting: id } };
}

/** Why minutes cannot be signed yet by whoever asks. */
export function notSignable(ground: Ground, id: RandomId, now: Now): Against | undefined {
  const found = openMeeting(ground, id);
  if ("refusals" in found) return found;
  const { held, checks } = found.meeting;
  const at = "checking-and-signing";
  if (!held) return againstOne("meetings/not-held", at, {}, "/meeting");
  const unsigned = held.attending.some(({ as }) => as === "secretary") && !found.meeting.countersigned;
  const missing = held.checkers.filter((party) => !checks.some((check) => check.party === party && check.outcome === "accepted"));
  const chair = held.attending.find(({ as }) => as === "chair");
  const isChair = chair?.person === now.actor && chair.party === ground.party;
  const numbered = handledAt(ground.matters, id);
  const isSame =
    numbered.length === held.items.length &&
    numbered.every(({ matter, handling }) => held.items.some((item) => item.matter === matter.id && item.section === handling.section));
  return reasonsAgainst([
    missing.length > 0 ? refused("meetings/not-checked", `${BASIS}#${at}`, { parties: missing.join(", ") }) : undefined,
    unsigned ? refused("meetings/not-countersigned", `${BASIS}#${at}`) : undefined,
    isChair ? undefined : refused("meetings/not-chair", `${BASIS}#${at}`, { party: chair?.party ?? "–" }),
    isSame ? undefined : refused("meetings/handled-since", `${BASIS}#minutes`),
  ]);
}

export type ActionInput = { readonly meeting: RandomId; readonly matter?: RandomId | undefined; readonly party: Id; readonly due: Day };

export function wrongAction(ground: Ground, { meeting: id, matter, party, due }: ActionInput): Against | undefined {
  const at = "actions";
  const meeting = ground.meetings.meetings.get(id);
  if (!meeting?.held) return againstOne("meetings/not-held", at, {}, "/meeting");
  if (matter !== undefined && !meeting.held.items.some((item) => item.matter === matter)) return againstOne("meetings/not-handled", at, { matter }, "/matter");
  if (!ground.agreement.parties.some((each) => each.id === party)) return againstOne("meetings/no-party", at, { party }, "/party");
  return due < meeting.on ? againstOne("meetings/due-before", at, { due, day: meeting.on }, "/due") : undefined;
}

/** Done says the party that has it to do, or the organisation that set it. */
export function decideDone(
  ground: Ground,
  { action: id, on }: { readonly action: RandomId; readonly on: Day },
  now: Now,
): Decided<{ readonly action: RandomId }> {
  const action = ground.meetings.actions.find((each) => each.id === id);
  if (!action) return againstOne("meetings/no-action", "actions", { action: id }, "/action");
  if (action.doneOn !== undefined) return againstOne("meetings/done-already", "actions", { day: action.doneOn }, "/action");
  if (action.party !== ground.party && action.setBy !== now.party) return againstOne("meetings/not-theirs", "actions", { party: action.party }, "/action");
  if (on > now.day || on < action.setOn) return againstOne("meetings/done-when", "actions", { day: on, from: action.setOn, today: now.day }, "/on");
  return { drafts: [{ kind: "action-done", day: on, body: { action: id, on } }], result: { action: id } };
}
