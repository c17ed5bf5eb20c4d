/** Where bodies and matters stand: `/<language>/<alliance>/matters…`. */
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { adoptAgreement } from "../agreement/commands.ts";
import { agreementSlice, keptVersions } from "../agreement/kinds.ts";
import { toUnwind, unwindAgreement } from "../agreement/unwound/commands.ts";
import { keyIn } from "../api/form.ts";
import { type AnyCommand, clock, type Interface, tell } from "../api/http.ts";
import { newId } from "../api/installation.ts";
import { ALLIANCE_ROLES, permits, type Who } from "../api/roles.ts";
import { noteExtract } from "../decisions/commands.ts";
import type { Decision } from "../decisions/kinds.ts";
import { offeredIn, offerName } from "../decisions/offered.ts";
import { STATE_WORDS } from "../decisions/words.ts";
import { erasuresOn } from "../erasing/store.ts";
import { dayAt } from "../kernel/day.ts";
import { isRandomId, type RandomId } from "../kernel/id.ts";
import type { Language } from "../kernel/refusal.ts";
import type { Entrance } from "../parties/access/routes.ts";
import type { SignedIn } from "../parties/access/store.ts";
import { partyOf } from "../parties/kinds.ts";
import { namesOf } from "../parties/store.ts";
import type { Reading } from "../store/store.ts";
import type { WithRefused } from "../web/form.ts";
import { type Finder, LANGUAGE_PATH, languageFor } from "../web/server.ts";
import { address, type Markup } from "../web/web.ts";
import { approveMatter, decideMatter, escalateMatter, fillSeat, moveMatter, recordMatter, takePosition, vacateSeat, withdrawMatter } from "./commands.ts";
import { canApprove } from "./deciding.ts";
import { matterSlice } from "./kinds.ts";
import type { GrantedSum } from "./effect/pages.ts";
import { matterPage } from "./one/pages.ts";
import { bodiesPage, type Desk, mattersPage, waitingBox } from "./pages.ts";
import { type Fields, filled, kindIn, saidIn } from "./proposing/fields.ts";
import { openingPage } from "./proposing/pages.ts";
import { listedFor } from "./shown.ts";
import { type At, comparedOf, groundOf, holdingOf, peopleOf, reckonedOf, textsOf } from "./store.ts";

export type MattersOn = Pick<Interface, "store" | "runner" | "words"> & {
  readonly entrance: Entrance;
  readonly find: Finder<{ readonly slug: string; readonly name: string; readonly stream: string }>;
  /** The commands by which a matter is opened and its proposal changed. */
  readonly proposing: { readonly open: AnyCommand; readonly change: AnyCommand };
  /** What the purchasers' budgets grant an alliance. */
  readonly granted: (stream: RandomId) => Promise<readonly GrantedSum[]>;
};
type Input = (fields: Fields, language: Language, who: Who) => object | Promise<object>;
type Seen = { readonly desk: Desk; readonly reading: Reading; readonly at: At; readonly reader: SignedIn; readonly granted: readonly GrantedSum[] };

const BASE = `${LANGUAGE_PATH}/:slug/matters` as const;

/** Goes before the routes of alliances, whose part of the path could be anything. */
export function matterRoutes(on: MattersOn): Hono {
  const app = new Hono();
  app.get(BASE, (c) => shown(c, on, async ({ desk }) => mattersPage(desk)));
  app.get(`${BASE}/new`, (c) =>
    shown(c, on, async ({ desk, reading, at, granted }) => {
      const matter = desk.ground.matters.matters.get(c.req.query("from") ?? "");
      const before = matter && { matter, texts: await textsOf(reading, at.stream, matter) };
      const isChosen = c.req.query("choose") === undefined;
      const kind = kindIn(c.req.query("kind")) ?? (isChosen ? matter?.kind : undefined);
      const known = Object.keys(desk.ground.agreement?.decisions.bodies ?? {});
      const body = [c.req.query("body"), isChosen ? matter?.handlings.at(-1)?.to : undefined].find((id) => id !== undefined && known.includes(id));
      return openingPage(desk, { kind, body, before, granted });
    }),
  );
  app.get(`${BASE}/bodies`, (c) => shown(c, on, async ({ desk, reading, at }) => bodiesPage(desk, await peopleOf(reading, at, desk.own))));
  app.get(`${BASE}/:matter`, (c) => shown(c, on, (seen) => oneOf(c, seen)));
  app.post(`${BASE}/new`, (c) =>
    give(c, on, on.proposing.open, async (fields, language, who) => {
      const file = !fields["file"] && fields["same-file"] === "yes" ? { file: await fileIn(c, on, who, fields["from"] ?? "") } : {};
      return { ...filled(fields, ["body", "kind", "procedure", "from"]), ...saidIn({ ...fields, ...file }, language) };
    }),
  );
  app.post(`${BASE}/bodies/fill`, (c) => give(c, on, fillSeat, (fields) => filled(fields, ["body", "person", "as", "from", "to"]), "bodies"));
  app.post(`${BASE}/bodies/vacate`, (c) => give(c, on, vacateSeat, (fields) => filled(fields, ["body", "person", "on"]), "bodies"));
  app.post(`${BASE}/:matter/unwind`, (c) => give(c, on, unwindAgreement, ({ version = "" }) => ({ version: Number(version) }), c.req.param("matter")));
  app.post(`${BASE}/:matter/carry-out`, (c) =>
    give(c, on, adoptAgreement, ({ from = "" }, _language, who) => carriedOut(c, on, who, from), c.req.param("matter")),
  );
  for (const [step, command, input] of [...STEPS, ["change", on.proposing.change, saidIn] as const]) {
    app.post(`${BASE}/:matter/${step}`, (c) => {
      const matter = c.req.param("matter");
      return give(c, on, command, (fields, language) => ({ matter, ...input(fields, language) }), matter);
    });
  }
  return app;
}

const STEPS: readonly (readonly [string, AnyCommand, (fields: Fields, language: Language) => object])[] = [
  ["position", takePosition, (fields) => filled(fields, ["position", "ground", "condition", "reasons"])],
  ["decide", decideMatter, handlingIn],
  ["record", recordMatter, handlingIn],
  ["approve", approveMatter, (fields) => filled(fields, ["decision"])],
  ["escalate", escalateMatter, (fields) => filled(fields, ["until"])],
  ["move", moveMatter, (fields) => filled(fields, ["procedure", "until"])],
  ["withdraw", withdrawMatter, () => ({})],
];

async function shown(c: Context, on: MattersOn, work: (seen: Seen) => Promise<Markup | undefined>): Promise<Response> {
  const signedIn = await on.entrance.signedIn(c);
  if (!signedIn) return on.entrance.toSignIn(c);
  const [slug, { who }, today, language] = [c.req.param("slug") ?? "", signedIn, dayAt(clock()), languageFor(c)];
  const alliance = isRandomId(slug) ? await on.find(c, slug) : undefined;
  if (!alliance || !permits(who, ALLIANCE_ROLES, slug, today)) return c.notFound() as Response;
  const mayDo = ({ roles }: Pick<AnyCommand, "roles">): boolean => signedIn.by === "session" && permits(who, roles, slug, today);
  const [bind, open, record] = [mayDo(takePosition), mayDo(on.proposing.open), mayDo(recordMatter)];
  const may = { bind, open, record, adopt: mayDo(unwindAgreement), extract: mayDo(noteExtract) };
  // Of other streams: asked for before this one is read.
  const granted = c.req.param("matter") === undefined && !c.req.path.endsWith("/new") ? [] : await on.granted(slug);
  const made = await on.store.read({ actor: who.person, party: who.organisation, streams: [slug] }, async (reading) => {
    const at = { stream: slug, states: await on.runner.states(reading, slug), day: today };
    const ground = await groundOf(reading, at);
    const { seats, matters } = ground.matters;
    const named = [...seats, ...(matters.get(c.req.param("matter") ?? "")?.positions ?? [])].map(({ person }) => person);
    const names = await namesOf(reading, named);
    const told: Desk["tell"] = (refusal) => tell(on.words, language, refusal);
    const common = { language, alliance, ground, today, names, may, csrf: signedIn.csrf, key: newId(), tell: told };
    return work({ desk: { ...common, own: who.organisation, reader: who.person }, reading, at, reader: signedIn, granted });
  });
  c.header("cache-control", "private, no-store");
  return made ? c.html(made) : (c.notFound() as Response);
}

async function oneOf(c: Context, { desk, reading, at, reader, granted }: Seen): Promise<Markup | undefined> {
  const matter = desk.ground.matters.matters.get(c.req.param("matter") ?? "");
  if (!matter) return undefined;
  const texts = await textsOf(reading, at.stream, matter);
  const version = toUnwind(at.states);
  const rests = version?.decision === matter.id ? version : undefined;
  const carries = keptVersions(at.states.of(agreementSlice)).findLast(({ decision }) => decision === matter.id)?.version;
  const erasures = await erasuresOn(reading, { ...at, ...reader, today: desk.today }, ({ of }) => of === matter.id);
  const agreed = desk.ground.decisions.get(matter.id);
  const party = partyOf(desk.ground, desk.own);
  const fits = (own: Decision): boolean => agreed !== undefined && canApprove({ agreed, matter, reckoned: texts.reckoned }, party, own);
  const carrying = offeredIn(at.states, { needed: "adopted", organisation: desk.own, fits }).map((each) => ({
    id: each.id,
    name: `${offerName(each, desk.language)} (${STATE_WORDS[each.state][desk.language]})`,
  }));
  const compared = await comparedOf(reading, at, texts.reckoned);
  return matterPage(desk, { matter, carrying, texts, compared, granted, rests, carries, erasures, holding: await holdingOf(reading, at, matter) });
}

/** The agreement file that was agreed on, to be adopted as it stands beside the proposal. */
async function carriedOut(c: Context, on: MattersOn, who: Who, from: string): Promise<object> {
  const decision = c.req.param("matter") ?? "";
  return { text: await fileIn(c, on, who, decision), from, decision };
}

/** The agreement file that a matter proposes; empty where it proposes none. */
async function fileIn(c: Context, { store, runner }: MattersOn, { person, organisation }: Who, matter: string): Promise<string> {
  const slug = c.req.param("slug") ?? "";
  if (!isRandomId(slug)) return "";
  const found = await store.read({ actor: person, party: organisation, streams: [slug] }, async (reading) =>
    reckonedOf(reading, slug, (await runner.states(reading, slug)).of(matterSlice).matters.get(matter)),
  );
  return found?.change.kind === "file" ? found.change.text : "";
}

/** What of an alliance's matters waits for an organisation, for the page on which its people begin. */
export function mattersWaiting({ store, runner }: Pick<MattersOn, "store" | "runner">) {
  return async ({ person, organisation }: Who, slug: string, language: Language): Promise<Markup | ""> => {
    if (!isRandomId(slug)) return "";
    const day = dayAt(clock());
    const ground = await store.read({ actor: person, party: organisation, streams: [slug] }, async (reading) =>
      groundOf(reading, { stream: slug, states: await runner.states(reading, slug), day }),
    );
    return waitingBox({ language, alliance: { slug } }, listedFor(ground, organisation, day));
  };
}

/** Gives a command by a form; one that was refused is shown again with its reasons on the page that it stands on. */
async function give(c: Context, on: MattersOn, command: AnyCommand, input: Input, back?: string): Promise<Response> {
  const { signedIn, fields } = await on.entrance.form(c);
  const [slug, language] = [c.req.param("slug") ?? "", languageFor(c)];
  const file = await textSent(c, "file");
  const given = await input(file === undefined ? fields : { ...fields, file }, language, signedIn.who);
  const ran = await on.runner.run(command, given, {
    who: signedIn.who,
    stream: slug,
    at: clock(),
    ...keyIn(fields),
  });
  if (ran.refusals) {
    (c as Context<WithRefused>).set("bare", true);
    (c as Context<WithRefused>).set("typed", fields);
    const why = ran.refusals.map((refusal) => tell(on.words, language, refusal).sentence).join(" ");
    return c.html(html`<p>${why}</p>`, ran.status === 403 ? 403 : 409);
  }
  const { matter } = ran.result as { readonly matter?: string };
  const to = back ?? matter;
  return c.redirect(address(language, slug, "matters", ...(to === undefined ? [] : [to])), 303);
}

/** The text of a file that was chosen in a form. */
async function textSent(c: Context, name: string): Promise<string | undefined> {
  const file = [(await c.req.parseBody({ all: true }))[name]].flat().find((each) => each instanceof File && each.size > 0);
  return file instanceof File ? file.text() : undefined;
}

function handlingIn(fields: Fields): object {
  const present = Object.keys(fields).flatMap((name) => (name.startsWith("present-") ? [name.slice("present-".length)] : []));
  return { ...filled(fields, ["outcome", "on", "to"]), ...(present.length === 0 ? {} : { present }) };
}
