/** Where an organisation looks after its webhooks: `/<language>/webhooks` and `/<language>/<alliance>/webhooks…`. */
import { randomBytes } from "node:crypto";
import { type Context, Hono } from "hono";
import type { Refusal } from "../api/decide.ts";
import { addHook, endHook, HOOK_ROLES, sendAgain } from "../api/hooks/commands.ts";
import { allowedReceivers } from "../api/hooks/sending.ts";
import { deliveriesOf, hooksOf } from "../api/hooks/store.ts";
import { type AnyCommand, clock, type Interface, tell } from "../api/http.ts";
import { permits } from "../api/roles.ts";
import { dayAt } from "../kernel/day.ts";
import type { Entrance } from "../parties/access/routes.ts";
import type { SignedIn } from "../parties/access/store.ts";
import { type Finder, LANGUAGE_PATH, languageFor } from "../web/server.ts";
import { address } from "../web/web.ts";
import { type Asked, deliveriesPage, hookMadePage, hookPlacesPage, hooksPage } from "./hook-pages.ts";

type AllianceCase = { readonly slug: string; readonly name: string; readonly stream: string };
export type HookGround = Pick<Interface, "store" | "runner" | "words"> & { readonly entrance: Entrance; readonly find: Finder<AllianceCase> };

const SHOWN = 100;
const BASE = `${LANGUAGE_PATH}/:slug/webhooks` as const;
const NOTHING: Asked = { url: "", kinds: "" };

/** Goes before the routes of alliances, whose part of the path could be anything. */
export function hookRoutes(on: HookGround): Hono {
  const app = new Hono();
  app.get(`${LANGUAGE_PATH}/webhooks`, async (c) => {
    const signedIn = await on.entrance.signedIn(c);
    if (!signedIn) return on.entrance.toSignIn(c);
    const mine = signedIn.who.streams.filter((stream) => mayLookAfter(signedIn, stream));
    const found = (await Promise.all(mine.map((stream) => on.find(c, stream)))).filter((alliance) => alliance !== undefined);
    return c.html(hookPlacesPage(languageFor(c), found));
  });
  app.get(BASE, (c) => at(c, on, (place) => showHooks(c, on, place, NOTHING, [])));
  app.post(BASE, async (c) => {
    const { fields } = await on.entrance.form(c);
    return at(c, on, async (place) => {
      const asked = { url: (fields["url"] ?? "").trim(), kinds: (fields["kinds"] ?? "").trim() };
      const kinds = asked.kinds.split(/[\s,]+/).filter((kind) => kind !== "");
      const secret = `whsec_${randomBytes(32).toString("base64")}`;
      const ran = await ranBy(on, place, addHook, { url: asked.url, secret, ...(kinds.length > 0 ? { kinds } : {}) });
      if (ran.refusals) return showHooks(c, on, place, asked, ran.refusals);
      return c.html(hookMadePage(deskOf(c, place), secret, (ran.result as { readonly unseen?: readonly string[] }).unseen ?? []));
    });
  });
  app.post(`${BASE}/:hook/end`, async (c) => {
    await on.entrance.form(c);
    return at(c, on, async (place) => {
      const refusals = await refusedBy(on, place, endHook, { hook: c.req.param("hook") });
      return refusals ? showHooks(c, on, place, NOTHING, refusals) : c.redirect(address(languageFor(c), place.alliance.slug, "webhooks"), 303);
    });
  });
  app.get(`${BASE}/:hook`, (c) => at(c, on, (place) => showDeliveries(c, on, place, [])));
  app.post(`${BASE}/:hook/again`, async (c) => {
    const { fields } = await on.entrance.form(c);
    return at(c, on, async (place) => {
      const hook = c.req.param("hook");
      const refusals = await refusedBy(on, place, sendAgain, { hook, seq: Number(fields["seq"]) });
      return refusals ? showDeliveries(c, on, place, refusals) : c.redirect(address(languageFor(c), place.alliance.slug, "webhooks", hook), 303);
    });
  });
  return app;
}

type Place = { readonly alliance: AllianceCase; readonly signedIn: SignedIn };

/** For those who look after a party's programs on an alliance; for others there is nothing. */
async function at(c: Context, on: HookGround, work: (place: Place) => Response | Promise<Response>): Promise<Response> {
  const signedIn = await on.entrance.signedIn(c);
  if (!signedIn) return on.entrance.toSignIn(c);
  const alliance = await on.find(c, c.req.param("slug") ?? "");
  c.header("cache-control", "private, no-store");
  return alliance && mayLookAfter(signedIn, alliance.stream) ? work({ alliance, signedIn }) : (c.notFound() as Response | Promise<Response>);
}

function mayLookAfter({ who }: SignedIn, stream: string): boolean {
  return who.streams.includes(stream) && permits(who, HOOK_ROLES, stream, dayAt(clock()));
}

function ranBy(on: HookGround, { alliance, signedIn }: Place, command: AnyCommand, input: object): ReturnType<HookGround["runner"]["run"]> {
  return on.runner.run(command, input, { who: signedIn.who, stream: alliance.stream, at: clock() });
}

async function refusedBy(on: HookGround, place: Place, command: AnyCommand, input: object): Promise<readonly Refusal[] | undefined> {
  return (await ranBy(on, place, command, input)).refusals;
}

function deskOf(c: Context, { alliance, signedIn }: Place) {
  return { language: languageFor(c), alliance, csrf: signedIn.csrf };
}

function sightOf({ alliance, signedIn: { who } }: Place) {
  return { actor: who.person, party: who.organisation, streams: [alliance.stream] };
}

async function showHooks(c: Context, on: HookGround, place: Place, asked: Asked, refusals: readonly Refusal[]): Promise<Response> {
  const hooks = await on.store.read(sightOf(place), (reading) => hooksOf(reading, place.alliance.stream));
  c.status(refusals.length > 0 ? 409 : 200);
  const told = refusals.map((each) => tell(on.words, languageFor(c), each));
  return c.html(hooksPage(deskOf(c, place), hooks, { asked, hosts: allowedReceivers(process.env).hosts }, told));
}

async function showDeliveries(c: Context, on: HookGround, place: Place, refusals: readonly Refusal[]): Promise<Response> {
  const { stream } = place.alliance;
  const named = { stream, hook: c.req.param("hook") ?? "" };
  const before = /^\d{1,15}$/.test(c.req.query("before") ?? "") ? BigInt(c.req.query("before")!) : undefined;
  const found = await on.store.read(sightOf(place), async (reading) => {
    const hook = (await hooksOf(reading, stream)).find((each) => each.hook === named.hook);
    return hook && { hook, deliveries: await deliveriesOf(reading, named, before, SHOWN) };
  });
  if (!found) return c.notFound() as Response;
  c.status(refusals.length > 0 ? 409 : 200);
  const told = refusals.map((each) => tell(on.words, languageFor(c), each));
  const earlier = found.deliveries.length === SHOWN ? found.deliveries.at(-1)!.seq : undefined;
  return c.html(deliveriesPage(deskOf(c, place), { ...found, before: earlier, told }));
}
