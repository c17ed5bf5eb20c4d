/** Meetings of the alliance's bodies, as the record has them: called, held, checked, signed; and what somebody is to do after one. Pure. */
import { z } from "zod";
import { GRANTED_ROLES } from "../parties/kinds.ts";
import type { Slice } from "../api/decide.ts";
import { GROUNDS } from "../decisions/matter-bodies.ts";
import type { Day, Instant } from "../kernel/day.ts";
import { LANGUAGES } from "../kernel/refusal.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import type { Entry } from "../log/entry.ts";
import { bodyOf, dayText, fileRefBody, idText, notOf, randomIdText, wordsText } from "../log/fields.ts";

/** A time of the day in Finland. */
export const timeText = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, notOf("api/not-time"))
  .meta({ description: "A time of the day in Finland, as HH:MM.", examples: ["09:00"] });
export const ATTENDED_AS = ["chair", "member", "deputy", "presenter", "expert", "secretary"] as const;
export const CHECKED = ["accepted", "remarks"] as const;

/** What is said of a meeting when it is called. */
export const CALLED = {
  body: idText,
  on: dayText,
  from: timeText,
  /** The room, or by what means one takes part. */
  place: wordsText(200),
  electronic: z.literal(true).optional(),
  /** Matters, in the order of the agenda. */
  items: z.array(randomIdText).min(1).max(100),
};
const attending = z.strictObject({ person: randomIdText, party: idText, as: z.enum(ATTENDED_AS), from: timeText.optional(), until: timeText.optional() });
const away = z.strictObject({ person: randomIdText, party: idText, ground: z.enum(GROUNDS), left: timeText, returned: timeText.optional() });
/** Heard as an expert, in the room only meanwhile. */
const heard = z.strictObject({ person: randomIdText, from: timeText, until: timeText });
/** What the chair ascertained at an electronic meeting (98–99 § of the Municipalities Act, by analogy). */
export const online = z.strictObject({ identified: z.boolean(), canFollow: z.boolean(), canAct: z.boolean() });
export const ITEM_DETAILED = {
  /** One of those who attended. */
  presenter: randomIdText.optional(),
  heard: z.array(heard).min(1).max(20).optional(),
};
/** What a file of details says of a matter: experts from outside, other proposals, and the lines that minutes have besides. */
export const details = z.strictObject({
  guests: z
    .array(z.strictObject({ name: wordsText(100), of: wordsText(200), from: timeText, until: timeText }))
    .min(1)
    .max(20)
    .optional(),
  /** By a party; those that supported it. */
  proposals: z
    .array(z.strictObject({ by: idText, text: wordsText(5000), supportedBy: z.array(idText).max(50) }))
    .min(1)
    .max(20)
    .optional(),
  reasons: wordsText(20_000).optional(),
  register: wordsText(100).optional(),
  preparer: wordsText(200).optional(),
  contact: wordsText(500).optional(),
});
export type Details = z.infer<typeof details>;
export const HELD = {
  from: timeText,
  until: timeText,
  attending: z.array(attending).min(1).max(200),
  /** Parties whose representative checks the minutes. */
  checkers: z.array(idText).min(1).max(5),
};
/** `years` absent: for ever. */
export const retention = z.strictObject({ years: z.int().min(1).max(200).optional(), basis: wordsText(200) });

/** Body by kind. A kind, once published, never changes. */
export const MEETING_BODIES = {
  /** The same meeting called again replaces what was said before. */
  "meeting-called": z.strictObject({ meeting: randomIdText, ...CALLED }),
  "meeting-cancelled": z.strictObject({ meeting: randomIdText }),
  /** Held again, it corrects the minutes; checking starts afresh. `section` is the number that the matter got. */
  "meeting-held": z.strictObject({
    meeting: randomIdText,
    ...HELD,
    call: z.enum(["in-time", "all-there"]),
    /** Parties with a seat, and how many of them were there. */
    seats: z.int().positive(),
    there: z.int().nonnegative(),
    items: z
      .array(
        z.strictObject({
          matter: randomIdText,
          section: z.int().positive(),
          away: z.array(away).min(1).max(50).optional(),
          handling: fileRefBody.optional(),
          /** The provision by which it is secret. */
          secret: wordsText(200).optional(),
          /** Who is told of it. */
          notice: z.array(wordsText(200)).min(1).max(50).optional(),
        }),
      )
      .max(100),
  }),
  /** Follows the meeting that was held, where more than that is known of it; persons from outside stand in the file alone. */
  "meeting-detailed": z.strictObject({
    meeting: randomIdText,
    online: online.optional(),
    items: z.array(z.strictObject({ matter: randomIdText, ...ITEM_DETAILED, details: fileRefBody.optional() })).max(100),
  }),
  /** By whoever wrote the minutes, before the chair signs them. */
  "minutes-countersigned": z.strictObject({ meeting: randomIdText, party: idText }),
  "minutes-checked": z.strictObject({ meeting: randomIdText, party: idText, outcome: z.enum(CHECKED), remarks: fileRefBody.optional() }),
  /** Both versions are salted each by itself, so that the hash of one says nothing of the other. `engine`: what set them. */
  "minutes-signed": z.strictObject({
    meeting: randomIdText,
    party: idText,
    language: z.enum(LANGUAGES),
    signed: fileRefBody,
    public: fileRefBody,
    engine: wordsText(200),
    retention,
  }),
  "action-set": z.strictObject({
    action: randomIdText,
    meeting: randomIdText,
    matter: randomIdText.optional(),
    what: wordsText(300),
    party: idText,
    role: z.enum(GRANTED_ROLES).optional(),
    due: dayText,
  }),
  "action-done": z.strictObject({ action: randomIdText, on: dayText }),
} as const;

type BodyOf<K extends keyof typeof MEETING_BODIES> = z.infer<(typeof MEETING_BODIES)[K]>;
export type Attended = z.infer<typeof attending>;
export type AwayFrom = z.infer<typeof away>;
export type Heard = z.infer<typeof heard>;
export type Detailed = Omit<BodyOf<"meeting-detailed">, "meeting">;
export type Countersigned = { readonly party: Id; readonly person: RandomId; readonly on: Day };
export type HeldMeeting = Omit<BodyOf<"meeting-held">, "meeting"> & { readonly on: Day };
export type Check = { readonly party: Id; readonly person: RandomId; readonly outcome: (typeof CHECKED)[number]; readonly on: Day; readonly remarks?: string };
/** `toDo`: the actions that there were when they were signed. */
export type SignedMinutes = Omit<BodyOf<"minutes-signed">, "meeting"> & { readonly person: RandomId; readonly on: Day; readonly toDo: readonly RandomId[] };
export type Called = Omit<BodyOf<"meeting-called">, "meeting">;
export type MeetingOfRecord = Called & {
  readonly id: RandomId;
  /** The last day on which what it is about was changed. */
  readonly calledOn: Day;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  /** How often it was changed. */
  readonly changes: number;
  readonly cancelledOn?: Day;
  readonly held?: HeldMeeting;
  readonly detailed?: Detailed;
  readonly countersigned?: Countersigned;
  /** Of the minutes as they are now. */
  readonly checks: readonly Check[];
  readonly signed?: SignedMinutes;
};
export type Action = Omit<BodyOf<"action-set">, "action"> & { readonly id: RandomId; readonly setOn: Day; readonly setBy: RandomId; readonly doneOn?: Day };
export type Meetings = { readonly meetings: ReadonlyMap<RandomId, MeetingOfRecord>; readonly actions: readonly Action[] };

export const meetingSlice: Slice<Meetings> = { name: "meetings", start: { meetings: new Map(), actions: [] }, fold };

function fold(state: Meetings, entry: Entry): Meetings {
  const { day: on } = entry;
  switch (entry.kind) {
    case "meeting-called": {
      const { meeting: id, ...called } = bodyOf(MEETING_BODIES[entry.kind], entry);
      const known = state.meetings.get(id);
      const begun = known ?? { createdAt: entry.at, changes: -1, checks: [] };
      return put(state, { ...begun, ...called, id, calledOn: on, changedAt: entry.at, changes: begun.changes + 1 } as MeetingOfRecord);
    }
    case "meeting-cancelled":
      return changed(state, entry, bodyOf(MEETING_BODIES[entry.kind], entry).meeting, { cancelledOn: on });
    case "meeting-held": {
      const { meeting, ...held } = bodyOf(MEETING_BODIES[entry.kind], entry);
      // Minutes that are recorded anew are countersigned and checked anew.
      const { countersigned: _countersigned, detailed: _detailed, ...known } = state.meetings.get(meeting) ?? ({} as MeetingOfRecord);
      return known.id === undefined ? state : changed(put(state, known), entry, meeting, { held: { ...held, on }, checks: [] });
    }
    case "meeting-detailed": {
      const { meeting, ...detailed } = bodyOf(MEETING_BODIES[entry.kind], entry);
      return changed(state, entry, meeting, { detailed });
    }
    case "minutes-countersigned": {
      const { meeting, party } = bodyOf(MEETING_BODIES[entry.kind], entry);
      return changed(state, entry, meeting, { countersigned: { party, person: entry.actor!, on } });
    }
    case "minutes-checked": {
      const { meeting, party, outcome, remarks } = bodyOf(MEETING_BODIES[entry.kind], entry);
      const check = { party, person: entry.actor!, outcome, on, ...(remarks === undefined ? {} : { remarks: remarks.hash }) };
      const before = state.meetings.get(meeting)?.checks.filter((each) => each.party !== party) ?? [];
      return changed(state, entry, meeting, { checks: [...before, check] });
    }
    case "minutes-signed": {
      const { meeting, ...signed } = bodyOf(MEETING_BODIES[entry.kind], entry);
      const toDo = state.actions.filter((action) => action.meeting === meeting).map(({ id }) => id);
      return changed(state, entry, meeting, { signed: { ...signed, person: entry.actor!, on, toDo } });
    }
    case "action-set": {
      const { action: id, ...action } = bodyOf(MEETING_BODIES[entry.kind], entry);
      return { ...state, actions: [...state.actions, { ...action, id, setOn: on, setBy: entry.party! }] };
    }
    case "action-done": {
      const { action, on: doneOn } = bodyOf(MEETING_BODIES[entry.kind], entry);
      return { ...state, actions: state.actions.map((each) => (each.id === action ? { ...each, doneOn } : each)) };
    }
    default:
      return state;
  }
}

function put(state: Meetings, meeting: MeetingOfRecord): Meetings {
  return { ...state, meetings: new Map(state.meetings).set(meeting.id, meeting) };
}

function changed(state: Meetings, { at }: Entry, id: RandomId, change: Partial<MeetingOfRecord>): Meetings {
  const known = state.meetings.get(id);
  return known ? put(state, { ...known, ...change, changedAt: at, changes: known.changes + 1 }) : state;
}

/** How far a meeting has come. */
export type MeetingState = "called" | "held" | "checked" | "signed" | "cancelled";

export function stateOf({ cancelledOn, held, checks, signed }: MeetingOfRecord): MeetingState {
  if (cancelledOn !== undefined) return "cancelled";
  if (signed) return "signed";
  if (!held) return "called";
  return held.checkers.every((party) => checks.some((check) => check.party === party && check.outcome === "accepted")) ? "checked" : "held";
}
