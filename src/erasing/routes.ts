/** Where texts are erased, and what was erased is listed: `/<language>/<alliance>/erasing`. */
import { type Context, Hono } from "hono";
import { saidIn } from "../api/content.ts";
import type { Refusal } from "../api/decide.ts";
import { type AnyCommand, clock, type Interface, tell } from "../api/http.ts";
import { ALLIANCE_ROLES, permits } from "../api/roles.ts";
import { dayAt } from "../kernel/day.ts";
import { isRandomId } from "../kernel/id.ts";
import { backTo, type Entrance } from "../parties/access/routes.ts";
import type { Reading } from "../store/store.ts";
import { type Finder, LANGUAGE_PATH, languageFor } from "../web/server.ts";
import type { Markup } from "../web/web.ts";
import { isErasable, textsSlice } from "./kinds.ts";
import { erasedPage, erasingPage, groundIn, type Place } from "./pages.ts";
import { erasedEver, goneIn, mayErase, plainWords, type Reader } from "./store.ts";

/** `erase` is the command, which knows also what else can be erased. */
export type ErasingGround = Pick<Interface, "store" | "runner" | "words"> & {
  readonly entrance: Entrance;
  readonly find: Finder<{ readonly slug: string; readonly name: string }>;
  readonly erase: AnyCommand;
};
type Seen = { readonly place: Place; readonly reading: Reading; readonly reader: Reader; readonly csrf: string };

const BASE = `${LANGUAGE_PATH}/:slug/erasing` as const;

/** Goes before the routes of alliances, whose part of the path could be anything. */
export function erasingRoutes(on: ErasingGround): Hono {
  const app = new Hono();
  app.get(BASE, (c) => shown(c, on, async ({ place, reading, reader }) => erasedPage(place, await erasedEver(reading, reader.stream))));
  app.get(`${BASE}/:hash`, (c) => shown(c, on, (seen) => one(c, on, seen, [])));
  app.post(`${BASE}/:hash`, async (c) => {
    const { signedIn, fields } = await on.entrance.form(c);
    const input = { texts: [c.req.param("hash")], ...groundIn(fields) };
    const ran = await on.runner.run(on.erase, input, { who: signedIn.who, stream: c.req.param("slug"), at: clock() });
    if (!ran.refusals) return c.redirect(backOf(c), 303);
    c.status(ran.status === 403 ? 403 : 409);
    return shown(c, on, (seen) => one(c, on, seen, ran.refusals));
  });
  return app;
}

function backOf(c: Context): string {
  const path = c.req.query("back")?.replace(/^\/[a-z]+(?=\/)/, `/${languageFor(c)}`);
  return backTo(path, languageFor(c));
}

/** The text and its form, for whoever may erase; to others, and where no such text is, nothing. */
async function one(c: Context, on: ErasingGround, { place, reading, reader, csrf }: Seen, refusals: readonly Refusal[]): Promise<Markup | undefined> {
  const hash = c.req.param("hash") ?? "";
  const texts = reader.states.of(textsSlice);
  const text = texts.entered.get(hash);
  if (!text || !mayErase(reader)) return undefined;
  const gone = (await goneIn(reading, reader.stream)).get(hash);
  const isOffered = isErasable(texts, text, reader.who.organisation);
  if (!gone && !isOffered && refusals.length === 0) return undefined;
  const words = isOffered ? ((await saidIn(reading, reader.stream, [{ hash }])).get(hash) ?? "") : "";
  const why = refusals.map((each) => tell(on.words, place.language, each)).map(({ sentence, remedy }) => `${sentence} ${remedy}`);
  return erasingPage({ ...place, hash, csrf, back: backOf(c), text: gone ?? { words: plainWords(words) }, why });
}

/** Shows a page to a reader who has a part in the alliance; others are sent to sign in, or find nothing. */
async function shown(c: Context, on: ErasingGround, work: (seen: Seen) => Promise<Markup | undefined>): Promise<Response> {
  const signedIn = await on.entrance.signedIn(c);
  if (!signedIn) return on.entrance.toSignIn(c);
  const [slug, { who, by }, today] = [c.req.param("slug") ?? "", signedIn, dayAt(clock())];
  const alliance = isRandomId(slug) ? await on.find(c, slug) : undefined;
  if (!alliance || !permits(who, ALLIANCE_ROLES, slug, today)) return c.notFound() as Response;
  const made = await on.store.read({ actor: who.person, party: who.organisation, streams: [slug] }, async (reading) => {
    const reader = { stream: slug, states: await on.runner.states(reading, slug), who, by, today };
    return work({ place: { language: languageFor(c), alliance }, reading, reader, csrf: signedIn.csrf });
  });
  c.header("cache-control", "private, no-store");
  return made ? c.html(made) : (c.notFound() as Response);
}
