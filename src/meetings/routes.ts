/** Where meetings stand: `/<language>/<alliance>/meetings` and `…/meetings/<meeting>`, with the documents of each below. */
import { type Context, Hono } from "hono";
import type { Refusal, States } from "../api/decide.ts";
import { fileOf, saidIn } from "../api/content.ts";
import { keyIn } from "../api/form.ts";
import { type AnyCommand, clock, type Interface, tell } from "../api/http.ts";
import { newId } from "../api/installation.ts";
import { ALLIANCE_ROLES, permits } from "../api/roles.ts";
import { erasuresOn } from "../erasing/store.ts";
import { dayAt } from "../kernel/day.ts";
import { isRandomId, type RandomId } from "../kernel/id.ts";
import { fill, type Language } from "../kernel/refusal.ts";
import { showDay } from "../kernel/shown.ts";
import type { Entrance } from "../parties/access/routes.ts";
import type { SignedIn } from "../parties/access/store.ts";
import { decideMatter, recordMatter } from "../matters/commands.ts";
import { namesOf } from "../parties/store.ts";
import type { Reading } from "../store/store.ts";
import { documentHtml } from "../web/document.ts";
import { typeset } from "../web/typeset.ts";
import { type Finder, LANGUAGE_PATH, languageFor } from "../web/server.ts";
import type { Markup } from "../web/web.ts";
import { awaitedLink, awaitedSection } from "./awaited/pages.ts";
import { type Appointment, calendarOf } from "./calendar.ts";
import {
  meetingCommands,
  callMeeting,
  cancelMeeting,
  checkMinutes,
  countersignMinutes,
  finishAction,
  holdMeeting,
  setAction,
  signMinutes,
} from "./commands.ts";
import type { Ground } from "./deciding.ts";
import { type HoldForm, holdForm } from "./holding/pages.ts";
import { heldFrom } from "./holding/typed.ts";
import { type MeetingOfRecord, stateOf } from "./kinds.ts";
import { metadataOf } from "./metadata.ts";
import { extractDocument, minutesDocument } from "./minutes.ts";
import { MINUTES_WORDS } from "./minutes-words.ts";
import { meetingOparl } from "./oparl.ts";
import { type Desk, isRecordable, meetingPage, meetingsPage, pathOf } from "./pages.ts";
import { packPage } from "./packs/pages.ts";
import { agreedOn, fileOfPack, proposalFor } from "./packs/store.ts";
import { OWN_DECISIONS, type OwnDecision } from "./proposal.ts";
import { bodyName, groundOf, isHeld, minutesOf, othersAround, saidOf } from "./store.ts";

export type MeetingGround = Pick<Interface, "store" | "runner" | "words"> & {
  readonly entrance: Entrance;
  /** The address of the server, which calendars and OParl name. */
  readonly url: string;
  readonly find: Finder<{ readonly slug: string; readonly name: string; readonly stream: RandomId }>;
};
type Fields = Readonly<Record<string, string>>;
type Seen = {
  readonly desk: Desk;
  readonly ground: Ground;
  readonly reading: Reading;
  readonly stream: RandomId;
  readonly states: States;
  readonly reader: SignedIn;
};

const BASE = `${LANGUAGE_PATH}/:slug/meetings` as const;

/** Goes before the routes of alliances, whose part of the path could be anything. */
export function meetingRoutes(on: MeetingGround): Hono {
  const app = new Hono();
  app.get(BASE, (c) => shown(c, on, [], async ({ desk }) => meetingsPage(desk, awaitedSection(desk))));
  app.post(`${BASE}/call`, (c) => give(c, on, callMeeting, callIn, (seen) => Promise.resolve(meetingsPage(seen.desk, awaitedSection(seen.desk)))));
  app.get(`${BASE}/calendar.ics`, (c) => served(c, on, async (seen) => file("calendar.ics", "text/calendar; charset=utf-8", calendar(seen, on.url))));
  app.get(`${BASE}/proposals/:matter`, (c) => shown(c, on, [], (seen) => packOf(seen, c.req.param("matter"))));
  app.get(`${BASE}/proposals/:matter/:file`, (c) =>
    served(c, on, (seen) =>
      fileOfMatter(
        seen,
        c.req.param("matter"),
        c.req.param("file"),
        OWN_DECISIONS.find((kind) => kind === c.req.query("of")),
      ),
    ),
  );
  app.get(`${BASE}/:meeting`, (c) => shown(c, on, [], (seen) => onePage(seen, c.req.param("meeting"))));
  for (const [step, [command, input]] of Object.entries(STEPS))
    app.post(`${BASE}/:meeting/${step}`, (c) => give(c, on, command, input, (seen) => onePage(seen, c.req.param("meeting") ?? "")));
  app.get(`${BASE}/:meeting/:file`, (c) => served(c, on, (seen) => fileFor(seen, c.req.param("meeting") ?? "", c.req.param("file") ?? "", { url: on.url })));
  return app;
}

/** What forms of these pages give. */
const GIVEN_HERE: readonly AnyCommand[] = [...meetingCommands, recordMatter, decideMatter];
type Input = (fields: Fields, meeting: string, seen: Seen) => object;
const STEPS: Readonly<Record<string, readonly [AnyCommand, Input]>> = {
  call: [callMeeting, (fields, meeting) => ({ meeting, ...callIn(fields) })],
  cancel: [cancelMeeting, (_fields, meeting) => ({ meeting })],
  hold: [holdMeeting, (fields, meeting, { ground }) => heldIn(fields, meeting, ground)],
  record: [recordMatter, handleIn],
  decide: [decideMatter, handleIn],
  countersign: [countersignMinutes, (_fields, meeting) => ({ meeting })],
  accept: [checkMinutes, (_fields, meeting) => ({ meeting, outcome: "accepted" })],
  remark: [checkMinutes, ({ remarks }, meeting) => ({ meeting, outcome: "remarks", remarks })],
  sign: [
    signMinutes,
    ({ language, years = "", basis }, meeting) => ({ meeting, language, retention: { basis, ...(years.trim() === "" ? {} : { years: Number(years) }) } }),
  ],
  action: [setAction, ({ what, party, due, matter }, meeting) => ({ meeting, what, party, due, ...(matter === undefined || matter === "" ? {} : { matter }) })],
  done: [finishAction, ({ action }, _meeting, { desk }) => ({ action, on: desk.today })],
};

function callIn({ body, on, from, place, electronic, items = "" }: Fields): object {
  return { body, on, from, place, ...(electronic === undefined ? {} : { electronic: true }), items: items.split(" ").filter((each) => each !== "") };
}

/** What a body did with a matter at the meeting, on its day. */
function handleIn({ matter, outcome, present = "", to = "" }: Fields, meeting: string, { ground }: Seen): object {
  const on = ground.meetings.meetings.get(meeting)?.on;
  return { matter, outcome, on, meeting, present: present.split(" ").filter((each) => each !== ""), ...(to === "" ? {} : { to }) };
}

function heldIn(fields: Fields, id: string, ground: Ground): object {
  const meeting = ground.meetings.meetings.get(id);
  return meeting ? heldFrom(fields, meeting, ground) : { meeting: id };
}

type Shows = (seen: Seen) => Promise<Markup | undefined>;

async function give(c: Context, on: MeetingGround, command: AnyCommand, input: Input, show: Shows): Promise<Response> {
  const { signedIn, fields } = await on.entrance.form(c);
  const [slug, meeting] = [c.req.param("slug")!, c.req.param("meeting") ?? ""];
  const given = await seenBy(c, on, [], async (seen) => input(fields, meeting, seen));
  if (given instanceof Response) return given;
  const ran = await on.runner.run(command, given, { who: signedIn.who, stream: slug, at: clock(), ...keyIn(fields) });
  if (ran.refusals) return shown(c, on, ran.refusals, show);
  const made = (ran.result as { readonly meeting?: string }).meeting ?? meeting;
  return c.redirect(pathOf({ language: languageFor(c), alliance: { slug, name: "" } }, made), 303);
}

async function shown(c: Context, on: MeetingGround, refusals: readonly Refusal[], show: Shows): Promise<Response> {
  const made = await seenBy(c, on, refusals, show);
  c.header("cache-control", "private, no-store");
  if (refusals.length > 0) c.status(409);
  return made instanceof Response ? made : c.html(made);
}

/** Makes something for a reader who has a part in the alliance; others are sent to sign in, or find nothing, as they do where nothing is made. */
async function seenBy<T>(c: Context, on: MeetingGround, refusals: readonly Refusal[], work: (seen: Seen) => Promise<T | undefined>): Promise<T | Response> {
  const signedIn = await on.entrance.signedIn(c);
  if (!signedIn) return on.entrance.toSignIn(c);
  const [slug, instant, { who }, language] = [c.req.param("slug") ?? "", clock(), signedIn, languageFor(c)];
  const day = dayAt(instant);
  const alliance = isRandomId(slug) ? await on.find(c, slug) : undefined;
  if (!alliance || !permits(who, ALLIANCE_ROLES, slug, day)) return c.notFound() as Response;
  const made = await on.store.read({ actor: who.person, party: who.organisation, streams: [slug] }, async (reading) => {
    const states = await on.runner.states(reading, slug);
    const ground = await groundOf(reading, { stream: slug, states, day }, who);
    if (!ground) return undefined;
    const { agreement, matters, meetings, party: own, isOffice } = ground;
    const names = await namesOf(
      reading,
      matters.seats.map(({ person }) => person),
    );
    const may = new Set(signedIn.by === "session" ? GIVEN_HERE.filter(({ roles }) => permits(who, roles, slug, day)).map(({ name }) => name) : []);
    const common = { language, csrf: signedIn.csrf, key: newId(), today: day, agreement, matters, meetings, own, isOffice, person: who.person, names, may };
    const told = refusals.map((refusal) => tell(on.words, language, refusal));
    return work({ desk: { ...common, alliance: { slug, name: alliance.name }, told }, ground, reading, stream: slug, states, reader: signedIn });
  });
  return made ?? (c.notFound() as Response);
}

async function formFor({ desk, reading, stream, states }: Seen, meeting: MeetingOfRecord): Promise<HoldForm> {
  const others = await othersAround(reading, { stream, states, day: desk.today }, meeting);
  return { meeting, others, said: await saidOf(reading, stream, meeting) };
}

async function onePage(seen: Seen, id: string): Promise<Markup | undefined> {
  const { desk, ground, reading, stream, states, reader } = seen;
  const meeting = ground.meetings.meetings.get(id);
  if (!meeting) return undefined;
  const { language } = desk;
  const { who, by } = reader;
  const told = isHeld(meeting) ? await minutesOf(reading, { stream, ground, language }, meeting) : undefined;
  const remarks = await saidIn(
    reading,
    stream,
    meeting.checks.map(({ remarks: hash }) => (hash === undefined ? undefined : { hash })),
  );
  return meetingPage(desk, {
    meeting,
    minutes: told ? minutesDocument(told, { language, version: "signed" }).blocks : [],
    remarks,
    erasures: await erasuresOn(reading, { stream, states, who, by, today: desk.today }, ({ of }) => of === id),
    awaited: awaitedLink(desk, meeting),
    form: isRecordable(desk, meeting) ? holdForm(desk, await formFor(seen, meeting)) : "",
  });
}

async function packOf({ desk, ground, reading, stream }: Seen, id: string): Promise<Markup | undefined> {
  const agreed = agreedOn(ground, id);
  if (!agreed) return undefined;
  const text = await fileOfPack(reading, { stream, ground, language: desk.language }, agreed);
  return packPage(desk, { ...agreed, hasFile: text !== undefined });
}

/** What goes to a party's own organ. */
async function fileOfMatter(
  { desk, ground, reading, stream, states }: Seen,
  id: string,
  name: string,
  of: OwnDecision = OWN_DECISIONS[0],
): Promise<Served | undefined> {
  const [agreed, asked] = [agreedOn(ground, id), { stream, ground, language: desk.language }];
  if (!agreed) return undefined;
  if (name === "agreement.yaml") {
    const text = await fileOfPack(reading, asked, agreed);
    return text === undefined ? undefined : file(name, "application/yaml", text);
  }
  const document = name === "proposal.pdf" ? await proposalFor(reading, asked, agreed, { of, on: desk.today, states }) : undefined;
  return document && file(name, "application/pdf", typeset(document));
}

type Served = { readonly name: string; readonly type: string; readonly bytes: Uint8Array | string };

function file(name: string, type: string, bytes: Uint8Array | string): Served {
  return { name, type, bytes };
}

async function served(c: Context, on: MeetingGround, make: (seen: Seen) => Promise<Served | undefined>): Promise<Response> {
  const made = await seenBy(c, on, [], make);
  if (made instanceof Response) return made;
  const { name, type, bytes } = made;
  const headers = {
    "content-type": type,
    "content-disposition": `attachment; filename="${name}"`,
    "cache-control": "private, no-store",
    "content-security-policy": "sandbox; default-src 'none'",
  };
  return c.body(typeof bytes === "string" ? bytes : new Uint8Array(bytes), 200, headers);
}

/** A document of minutes that were signed: the kept bytes of both versions, everything else made from the record. */
async function fileFor(seen: Seen, id: string, name: string, { url }: { readonly url: string }): Promise<Served | undefined> {
  const { desk, ground, reading, stream } = seen;
  const meeting = ground.meetings.meetings.get(id);
  if (!meeting || !isHeld(meeting)) return undefined;
  const { signed } = meeting;
  if (!signed) {
    if (name !== "public.html") return undefined;
    // What would be public, before anybody signs.
    const draft = await minutesOf(reading, { stream, ground, language: desk.language }, meeting);
    return file(name, "text/html; charset=utf-8", documentHtml(minutesDocument(draft, { language: desk.language, version: "public" })));
  }
  const { language } = signed;
  const kept = name === "signed.pdf" ? signed.signed : name === "public.pdf" ? signed.public : undefined;
  if (kept) {
    const bytes = await fileOf(reading, stream, kept.hash);
    return bytes && file(name, "application/pdf", bytes);
  }
  const minutes = await minutesOf(reading, { stream, ground, language }, meeting);
  const extract = /^extract-(\d{1,6})\.pdf$/.exec(name);
  if (extract) {
    const document = extractDocument(minutes, Number(extract[1]), { language, version: "signed" });
    return document && file(name, "application/pdf", typeset(document));
  }
  const open = minutesDocument(minutes, { language, version: "public" });
  if (name === "public.html") return file(name, "text/html; charset=utf-8", documentHtml(open));
  if (name === "oparl.json") {
    const at = `${url}${pathOf(desk, id)}`;
    const pdf = { name: open.title, address: `${at}/public.pdf`, type: "application/pdf", bytes: signed.public.bytes };
    const about = {
      address: at,
      organization: `${url}${pathOf(desk)}#${meeting.body}`,
      created: meeting.createdAt,
      changed: meeting.changedAt,
      state: "signed",
    } as const;
    return file(name, "application/json", JSON.stringify(meetingOparl(minutes, { ...about, minutes: pdf }, language), null, 2));
  }
  if (name !== "metadata.json") return undefined;
  const { years, basis } = signed.retention;
  const retention = { basis, ...(years === undefined ? {} : { years }) };
  const both = (["signed", "public"] as const).map((version) =>
    metadataOf({ id: signed[version].hash, title: open.title, minutes, version, language, retention }),
  );
  return file(name, "application/json", JSON.stringify(both, null, 2));
}

function calendar({ desk: { alliance, language }, ground }: Seen, url: string): string {
  return calendarOf(alliance.name, appointmentsOf(ground, { slug: alliance.slug, language, url }));
}

/** The meetings of an alliance as calendars take them. */
export function appointmentsOf(
  ground: Ground,
  { slug, language, url }: { readonly slug: string; readonly language: Language; readonly url: string },
): readonly Appointment[] {
  return [...ground.meetings.meetings.values()].map((meeting): Appointment => ({
    id: meeting.id,
    title: titleOf(ground, meeting, language),
    day: meeting.on,
    from: meeting.held?.from ?? meeting.from,
    ...(meeting.held ? { until: meeting.held.until } : {}),
    place: meeting.place,
    address: `${url}${pathOf({ language, alliance: { slug, name: "" } }, meeting.id)}`,
    changed: meeting.changedAt,
    sequence: meeting.changes,
    cancelled: stateOf(meeting) === "cancelled",
  }));
}

function titleOf({ agreement }: Ground, { body, on }: MeetingOfRecord, language: Language): string {
  return fill(MINUTES_WORDS["meeting-title"][language], { body: bodyName(agreement, body), day: showDay(on, language) });
}
