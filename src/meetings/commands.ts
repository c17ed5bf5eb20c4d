/** What can be done with meetings of the alliance's bodies, and what can be asked of them. */
import { z } from "zod";
import type { Command, Moment } from "../api/command.ts";
import { type SaltedFile, salted, saltedText } from "../api/content.ts";
import type { AnyCommand, AnyQuery } from "../api/http.ts";
import { newId } from "../api/installation.ts";
import type { Decided } from "../api/decide.ts";
import type { Query } from "../api/query.ts";
import { ALLIANCE_ROLES, type Role } from "../api/roles.ts";
import { keepFiles } from "../api/titled.ts";
import { canonical, exactJson, type Json } from "../kernel/canonical.ts";
import type { RandomId } from "../kernel/id.ts";
import { LANGUAGES } from "../kernel/refusal.ts";
import { encode } from "../kernel/utf8.ts";
import { dayText, idText, randomIdText, wordsText } from "../log/fields.ts";
import { GRANTED_ROLES } from "../parties/kinds.ts";
import type { Reading } from "../store/store.ts";
import { typeset, TYPESETTING } from "../web/typeset.ts";
import {
  againstOne,
  decideCall,
  decideCancelling,
  decideCheck,
  decideCountersign,
  decideDone,
  decideHeld,
  type Ground,
  handledAt,
  notSignable,
  wrongAction,
} from "./deciding.ts";
import { CALLED, CHECKED, type Details, details, HELD, ITEM_DETAILED, MEETING_BODIES, online, retention, stateOf } from "./kinds.ts";
import { minutesDocument } from "./minutes.ts";
import { groundOf, isHeld, minutesOf } from "./store.ts";

/** Who calls meetings and writes their minutes. */
const KEEPING: readonly Role[] = ["project-office", "purchaser-decider", "provider-manager"];
/** Who can sit in a body for a party. */
const SITTING: readonly Role[] = ["purchaser-decider", "provider-manager"];

const called = z.strictObject({ meeting: randomIdText.optional(), ...CALLED });
const named = z.strictObject({ meeting: randomIdText });
const heldItem = z.strictObject({
  matter: randomIdText,
  away: MEETING_BODIES["meeting-held"].shape.items.element.shape.away,
  handling: wordsText(20_000).optional(),
  secret: wordsText(200).optional(),
  notice: MEETING_BODIES["meeting-held"].shape.items.element.shape.notice,
  ...ITEM_DETAILED,
  details: details.optional(),
});
const held = z.strictObject({ meeting: randomIdText, ...HELD, online: online.optional(), items: z.array(heldItem).max(100) });
const checked = z.strictObject({ meeting: randomIdText, outcome: z.enum(CHECKED), remarks: wordsText(20_000).optional() });
const signed = z.strictObject({ meeting: randomIdText, language: z.enum(LANGUAGES), retention });
const set = z.strictObject({
  meeting: randomIdText,
  matter: randomIdText.optional(),
  what: wordsText(300).meta({ description: "What is to be done. Every party reads it: it names no person." }),
  party: idText,
  role: z.enum(GRANTED_ROLES).optional(),
  due: dayText,
});
const done = z.strictObject({ action: randomIdText, on: dayText });

type Standing = { readonly ground: Ground | undefined };
const NO_AGREEMENT = againstOne("meetings/no-agreement", "meetings-on-the-record");

const standing = async (reading: Reading, { stream, states, now }: Moment): Promise<Standing> => ({
  ground: await groundOf(reading, { stream, states, day: now.day }, { person: now.actor, organisation: now.party }),
});

function within<R>({ ground }: Standing, decide: (ground: Ground) => Decided<R>): Decided<R> {
  return ground ? decide(ground) : NO_AGREEMENT;
}

type MeetingCommand<Input, Gathered> = Command<Input, Gathered, { meeting: RandomId }>;

export const callMeeting: MeetingCommand<z.infer<typeof called>, Standing & { readonly id: RandomId }> = {
  name: "meetings/call",
  on: "alliance",
  input: called,
  roles: KEEPING,
  does: "Calls a body to a meeting on matters that are open before it, or says anew of a meeting that was called when, where and on what it is.",
  gather: async (reading, at, { meeting }) => ({ ...(await standing(reading, at)), id: meeting ?? newId() }),
  decide: (_states, gathered, { meeting, ...input }, now) => within(gathered, (ground) => decideCall(ground, gathered.id, input, now, meeting === undefined)),
};

export const cancelMeeting: MeetingCommand<z.infer<typeof named>, Standing> = {
  name: "meetings/cancel",
  on: "alliance",
  input: named,
  roles: KEEPING,
  does: "Cancels a meeting that was not held.",
  gather: standing,
  decide: (_states, gathered, { meeting }, now) => within(gathered, (ground) => decideCancelling(ground, meeting, now)),
};

/** The files of a matter at a meeting: what was said, and the details. */
type Texts = ReadonlyMap<RandomId, { readonly handling?: SaltedFile; readonly details?: SaltedFile }>;

export const holdMeeting: MeetingCommand<z.infer<typeof held>, Standing & { readonly texts: Texts }> = {
  name: "meetings/hold",
  on: "alliance",
  input: held,
  roles: KEEPING,
  does:
    "Records how a meeting was held: who was there and when, who stepped out of which matter, who presented it and who was heard, and what was said; " +
    "it must fit what was decided at it.",
  gather: async (reading, at, { items }) => {
    const texts = items.map(({ matter, handling, details: said }) => [matter, filesOf(handling, said)] as const);
    return { ...(await standing(reading, at)), texts: new Map(texts) };
  },
  decide: (_states, gathered, input, now) =>
    within(gathered, (ground) => {
      const items = input.items.map(({ details: said, ...item }) => {
        const { handling, details: file } = gathered.texts.get(item.matter) ?? {};
        return { ...item, handling: handling?.ref, ...(said && file ? { details: { said, file: file.ref } } : {}) };
      });
      return decideHeld(ground, { ...input, items }, now);
    }),
  keep: (writing, { stream, gathered }) =>
    keepFiles(
      writing,
      stream,
      [...gathered.texts.values()].flatMap(({ handling, details: said }) => [handling, said]),
    ),
};

function filesOf(handling: string | undefined, said: Details | undefined) {
  const file = said && Object.values(said).some((each) => each !== undefined) ? salted(encode(canonical(said as Json)), "application/json") : undefined;
  return { ...(handling === undefined ? {} : { handling: saltedText(handling) }), ...(file ? { details: file } : {}) };
}

export const countersignMinutes: MeetingCommand<z.infer<typeof named>, Standing> = {
  name: "minutes/countersign",
  on: "alliance",
  input: named,
  roles: KEEPING,
  needsFresh: true,
  does: "Stands by the minutes as whoever wrote them at the meeting; without it the chair does not sign.",
  gather: standing,
  decide: (_states, gathered, { meeting }, now) => within(gathered, (ground) => decideCountersign(ground, meeting, now)),
};

export const checkMinutes: Command<z.infer<typeof checked>, Standing & { readonly file: SaltedFile | undefined }, { party: string }> = {
  name: "minutes/check",
  on: "alliance",
  input: checked,
  roles: SITTING,
  needsFresh: true,
  does: "Accepts the minutes for a party that was chosen to check them, or says what is to be corrected.",
  gather: async (reading, at, { remarks }) => ({ ...(await standing(reading, at)), file: remarks === undefined ? undefined : saltedText(remarks) }),
  decide: (_states, gathered, input, now) => within(gathered, (ground) => decideCheck(ground, input, gathered.file?.ref, now)),
  keep: (writing, { stream, gathered }) => keepFiles(writing, stream, [gathered.file]),
};

type Set = { readonly signed: SaltedFile; readonly public: SaltedFile };

export const signMinutes: MeetingCommand<z.infer<typeof signed>, Standing & { readonly set: Set | undefined }> = {
  name: "minutes/sign",
  on: "alliance",
  input: signed,
  roles: SITTING,
  needsFresh: true,
  does: "Signs checked minutes as the chair of the meeting: the signed and the public version are set as PDF and kept, each under a hash of its own.",
  gather: async (reading, at, { meeting: id, language }) => {
    const { ground } = await standing(reading, at);
    const meeting = ground?.meetings.meetings.get(id);
    if (!ground || !meeting || !isHeld(meeting) || notSignable(ground, id, at.now)) return { ground, set: undefined };
    const minutes = await minutesOf(reading, { stream: at.stream, ground, language }, meeting, { person: at.now.actor, on: at.now.day });
    const pdf = (version: "signed" | "public"): SaltedFile => salted(typeset(minutesDocument(minutes, { language, version })), "application/pdf");
    return { ground, set: { signed: pdf("signed"), public: pdf("public") } };
  },
  decide: (_states, gathered, { meeting, language, retention: kept }, now) =>
    within(gathered, (ground) => {
      const against = notSignable(ground, meeting, now);
      if (against) return against;
      const { signed: whole, public: open } = gathered.set!;
      const { years, basis } = kept;
      const told = { engine: TYPESETTING, retention: { basis, ...(years === undefined ? {} : { years }) } };
      const body = { meeting, party: ground.party!, language, signed: whole.ref, public: open.ref, ...told };
      return { drafts: [{ kind: "minutes-signed", day: now.day, body }], result: { meeting } };
    }),
  keep: (writing, { stream, gathered: { set: pdfs } }) => keepFiles(writing, stream, [pdfs?.signed, pdfs?.public]),
};

export const setAction: Command<z.infer<typeof set>, Standing & { readonly id: RandomId }, { action: RandomId }> = {
  name: "actions/set",
  on: "alliance",
  input: set,
  roles: KEEPING,
  does: "Sets what a party, or a role of it, is to do after a meeting, and by when.",
  gather: async (reading, at) => ({ ...(await standing(reading, at)), id: newId() }),
  decide: (_states, gathered, { matter, role, ...input }, now) =>
    within(gathered, (ground) => {
      const body = { action: gathered.id, ...input, ...(matter === undefined ? {} : { matter }), ...(role === undefined ? {} : { role }) };
      return wrongAction(ground, { ...input, matter }) ?? { drafts: [{ kind: "action-set", day: now.day, body }], result: { action: gathered.id } };
    }),
};

export const finishAction: Command<z.infer<typeof done>, Standing, { action: RandomId }> = {
  name: "actions/done",
  on: "alliance",
  input: done,
  roles: KEEPING,
  does: "Says that what the asker's own party had to do, or what its organisation set, is done.",
  gather: standing,
  decide: (_states, gathered, input, now) => within(gathered, (ground) => decideDone(ground, input, now)),
};

export const meetingsQuery: Query<Record<string, never>, Json> = {
  name: "meetings",
  on: "alliance",
  params: z.strictObject({}) as never,
  roles: ALLIANCE_ROLES,
  does: "The meetings of the bodies, newest first, with state, agenda, sections and the hashes of signed minutes; and the list of actions.",
  answer: async (reading, { stream, states, who, day }) => {
    const ground = await groundOf(reading, { stream, states, day }, who);
    if (!ground) return { meetings: [], actions: [] };
    const meetings = [...ground.meetings.meetings.values()].sort((a, b) => (a.on + a.from < b.on + b.from ? 1 : -1));
    return exactJson({
      meetings: meetings.map(({ held: how, signed: by, ...meeting }) => ({
        ...meeting,
        state: stateOf({ ...meeting, ...(how ? { held: how } : {}), ...(by ? { signed: by } : {}) }),
        sections: handledAt(ground.matters, meeting.id).map(({ matter, handling }) => ({
          matter: matter.id,
          section: handling.section,
          outcome: handling.outcome,
        })),
        ...(how ? { from: how.from, until: how.until, seats: how.seats, there: how.there, checkers: how.checkers } : {}),
        ...(by
          ? { signed: { signed: by.signed.hash, public: by.public.hash, on: by.on, language: by.language, engine: by.engine, retention: by.retention } }
          : {}),
      })),
      actions: ground.meetings.actions,
    });
  },
};

export const meetingCommands: readonly AnyCommand[] = [
  callMeeting,
  cancelMeeting,
  holdMeeting,
  countersignMinutes,
  checkMinutes,
  signMinutes,
  setAction,
  finishAction,
];
export const meetingQueries: readonly AnyQuery[] = [meetingsQuery];
