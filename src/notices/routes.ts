/** What waits for whoever is signed in, how they are told of it, and their calendar: `/<language>/waiting`, `/<language>/notices…`, `/calendar/…`. */
import { type Context, Hono } from "hono";
import { type Refusal, refused } from "../api/decide.ts";
import { clock, type Interface, tell } from "../api/http.ts";
import { newId } from "../api/installation.ts";
import { ALLIANCE_ROLES, permits } from "../api/roles.ts";
import { dayAt } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import type { Language } from "../kernel/refusal.ts";
import { type Appointment, calendarOf } from "../meetings/calendar.ts";
import { appointmentsOf } from "../meetings/routes.ts";
import { groundOf } from "../meetings/store.ts";
import { type Entrance, type NameOf, namesOf } from "../parties/access/routes.ts";
import type { SignedIn } from "../parties/access/store.ts";
import { INSTALLATION } from "../store/store.ts";
import { LANGUAGE_PATH, languageFor } from "../web/server.ts";
import { address, type Markup } from "../web/web.ts";
import { feedsOf, keepFeed, revokeFeed, seenFeed } from "./calendar/store.ts";
import { OFTEN } from "./mail/slots.ts";
import { addressOf, confirmAddress, forgetAddress, holderOf, keepWishes, lastMail, MOST_CONFIRMS, nameAddress, wishesOf } from "./mail/store.ts";
import { feedMadePage, type Leaves, linkPage, sayingPage, settingsPage, waitingLine, waitingPage } from "./pages.ts";
import { isMailAddress } from "./settings.ts";
import { alliancesOf, waitingFor } from "./store.ts";
import { countsOf } from "./waiting.ts";
import { NOTICES } from "./words.ts";

export type NoticeGround = Pick<Interface, "store" | "runner" | "words"> & {
  readonly entrance: Entrance;
  readonly nameOf: NameOf;
  /** The address of this server as browsers see it, where it was told. */
  readonly url: string | undefined;
  readonly leaves: Leaves;
};

const BASE = `${LANGUAGE_PATH}/notices` as const;
const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** Goes before the routes of alliances, whose part of the path could be anything. */
export function noticeRoutes(on: NoticeGround): Hono {
  const app = new Hono();
  app.get(`${LANGUAGE_PATH}/waiting`, (c) => within(c, on, (signedIn) => waitingOf(c, on, signedIn)));
  app.get(BASE, (c) => within(c, on, (signedIn) => settingsOf(c, on, signedIn)));
  app.post(`${BASE}/address`, async (c) => {
    const { signedIn, fields } = await on.entrance.form(c);
    const email = (fields["email"] ?? "").trim();
    if (!isMailAddress(email)) return answer(c, await settingsOf(c, on, signedIn, email, refused("notices/not-address", "docs/notices.md", { email })), 422);
    const naming = { person: signedIn.who.person, email, language: languageFor(c), at: clock(), isDemo: on.leaves === "demo" };
    if (await on.store.write(INSTALLATION, (writing) => nameAddress(writing, naming))) return back(c);
    const most = String(MOST_CONFIRMS);
    return answer(c, await settingsOf(c, on, signedIn, email, refused("notices/too-often", "docs/notices.md", { most })), 429);
  });
  app.post(`${BASE}/forget`, (c) => posted(c, on, ({ who }) => on.store.write(INSTALLATION, (writing) => forgetAddress(writing, who.person))));
  app.post(`${BASE}/often`, (c) => posted(c, on, (signedIn, fields) => keepOften(on, signedIn, fields)));
  linkRoutes(app, on);
  calendarRoutes(app, on);
  return app;
}

/** What the page on which a reader begins says of all that waits. */
export function waitingBeginning(on: Pick<NoticeGround, "store" | "runner">) {
  return async ({ who }: SignedIn, language: Language): Promise<Markup> => waitingLine(language, countsOf(await waitingFor(on, who, clock())));
}

async function within(c: Context, on: NoticeGround, made: (signedIn: SignedIn) => Promise<Markup>): Promise<Response> {
  const signedIn = await on.entrance.signedIn(c);
  return signedIn ? answer(c, await made(signedIn), 200) : on.entrance.toSignIn(c);
}

async function posted(c: Context, on: NoticeGround, work: (signedIn: SignedIn, fields: Readonly<Record<string, string>>) => Promise<void>): Promise<Response> {
  const { signedIn, fields } = await on.entrance.form(c);
  await work(signedIn, fields);
  return back(c);
}

function answer(c: Context, made: Markup, status: 200 | 404 | 422 | 429): Response | Promise<Response> {
  c.header("cache-control", "private, no-store");
  return c.html(made, status);
}

function urlOf(c: Context, { url }: NoticeGround): string {
  return url?.replace(/\/+$/, "") ?? new URL(c.req.url).origin;
}

function back(c: Context): Response {
  return c.redirect(address(languageFor(c), "notices"), 303);
}

async function waitingOf(c: Context, on: NoticeGround, { who, organisations }: SignedIn): Promise<Markup> {
  const [language, at] = [languageFor(c), clock()];
  const waiting = await waitingFor(on, who, at);
  const others: { readonly name: string; readonly count: number }[] = [];
  for (const { id, name } of organisations.length > 1 ? organisations : []) {
    const acting = id === who.organisation ? undefined : await on.entrance.access.actingFor(who.person, id, at);
    const count = acting ? (await waitingFor(on, acting, at)).length : 0;
    if (count > 0) others.push({ name, count });
  }
  const streams = waiting.map(({ stream }) => stream);
  return waitingPage({ language, waiting, others, nameOf: await namesOf(streams, on.nameOf, language) });
}

async function settingsOf(c: Context, on: NoticeGround, signedIn: SignedIn, typed?: string, refusal?: Refusal): Promise<Markup> {
  const language = languageFor(c);
  const { who } = signedIn;
  const alliances = await alliancesOf(on, who);
  const kept = await on.store.read(INSTALLATION, async (reading) => ({
    address: await addressOf(reading, who.person),
    wishes: await wishesOf(reading, who.person),
    feeds: await feedsOf(reading, who.person),
    last: await lastMail(reading, who.person),
  }));
  const nameOf = await namesOf([...alliances, ...kept.wishes.keys()], on.nameOf, language);
  const counts = countsOf(await waitingFor(on, who, clock()));
  const told = refusal ? [tell(on.words, language, refusal)] : [];
  const [{ leaves }, url] = [on, urlOf(c, on)];
  return settingsPage({ language, signedIn, leaves, alliances, ...kept, counts, url, told, nameOf, ...(typed === undefined ? {} : { typed }) });
}

/** Wishes about alliances that the reader has no part in while they act for this organisation stay as they are, unless they were shown and ended. */
async function keepOften(on: NoticeGround, { who }: SignedIn, fields: Readonly<Record<string, string>>): Promise<void> {
  await on.store.write(INSTALLATION, async (writing) => {
    const wishes = new Map(await wishesOf(writing, who.person));
    for (const stream of new Set([...who.streams, ...wishes.keys()])) {
      const given = fields[`often-${stream}`];
      const often = OFTEN.find((each) => each === given);
      if (often) wishes.set(stream, often);
      else if (given === "never") wishes.delete(stream);
    }
    await keepWishes(writing, who.person, wishes, clock());
  });
}

/** The links in mails. Only whoever asked for an address confirms it; mails end without signing in, and by one click of a mail program (RFC 8058). */
function linkRoutes(app: Hono, on: NoticeGround): void {
  const codeIn = (c: Context): string => (SECRET.test(c.req.query("code") ?? "") ? c.req.query("code")! : "");
  const over = (c: Context) => answer(c, sayingPage(languageFor(c), "code-over"), 404);
  app.get(`${BASE}/confirm`, async (c) => {
    const signedIn = await on.entrance.signedIn(c);
    if (!signedIn) return on.entrance.toSignIn(c);
    const [code, person] = [codeIn(c), signedIn.who.person];
    const found = await on.store.read(INSTALLATION, async (reading) =>
      code !== "" && (await holderOf(reading, code, "confirm", clock())) === person ? addressOf(reading, person) : undefined,
    );
    return found ? answer(c, linkPage(languageFor(c), "confirm", code, found.email, signedIn.csrf), 200) : over(c);
  });
  app.post(`${BASE}/confirm`, async (c) => {
    const { signedIn } = await on.entrance.form(c);
    const isDone = await on.store.write(INSTALLATION, (writing) => confirmAddress(writing, signedIn.who.person, codeIn(c), clock()));
    return isDone ? back(c) : over(c);
  });
  const holder = (c: Context): Promise<RandomId | undefined> => on.store.read(INSTALLATION, (reading) => holderOf(reading, codeIn(c), "stop", clock()));
  app.get(`${BASE}/stop`, async (c) => ((await holder(c)) === undefined ? over(c) : answer(c, linkPage(languageFor(c), "stop", codeIn(c), "", ""), 200)));
  app.post(`${BASE}/stop`, async (c) => {
    const person = await holder(c);
    if (person === undefined) return over(c);
    await on.store.write(INSTALLATION, (writing) => keepWishes(writing, person, new Map(), clock()));
    return answer(c, sayingPage(languageFor(c), "stopped"), 200);
  });
}

function calendarRoutes(app: Hono, on: NoticeGround): void {
  app.post(`${BASE}/calendar`, async (c) => {
    const { signedIn } = await on.entrance.form(c);
    const { person, organisation } = signedIn.who;
    if (organisation === undefined) return back(c);
    const feed = { id: newId(), person, organisation, language: languageFor(c), made: clock() };
    const secret = await on.store.write(INSTALLATION, (writing) => keepFeed(writing, feed));
    return answer(c, feedMadePage(languageFor(c), `${urlOf(c, on)}/calendar/${secret}.ics`), 200);
  });
  app.post(`${BASE}/calendar/revoke`, (c) =>
    posted(c, on, ({ who }, fields) => on.store.write(INSTALLATION, (writing) => revokeFeed(writing, who.person, fields["feed"] ?? "", clock()))),
  );
  app.get("/calendar/:file", async (c) => {
    const secret = /^([A-Za-z0-9_-]{43})\.ics$/.exec(c.req.param("file"))?.[1];
    const at = clock();
    const feed = secret === undefined ? undefined : await on.store.write(INSTALLATION, (writing) => seenFeed(writing, secret, at));
    const who = feed && (await on.entrance.access.actingFor(feed.person, feed.organisation, at));
    if (!feed || !who) return c.notFound();
    const appointments: Appointment[] = [];
    for (const stream of who.streams.filter((each) => permits(who, ALLIANCE_ROLES, each, dayAt(at)))) {
      const found = await on.store.read({ actor: who.person, party: who.organisation, streams: [stream] }, async (reading) =>
        groundOf(reading, { stream, states: await on.runner.states(reading, stream), day: dayAt(at) }, who),
      );
      if (found) appointments.push(...appointmentsOf(found, { slug: stream, language: feed.language, url: urlOf(c, on) }));
    }
    c.header("content-type", "text/calendar; charset=utf-8");
    c.header("cache-control", "private, no-store");
    return c.body(calendarOf(NOTICES["calendar-name"][feed.language], appointments));
  });
}
