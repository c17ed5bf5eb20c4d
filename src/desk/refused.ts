/**
 * A form that was refused stays: its page comes with the reasons and with what was typed, also when the address is loaded again or in another language.
 * An address that only takes forms leads to the page that its form stands on.
 */
import type { Context, Hono, MiddlewareHandler } from "hono";
import { tryGetContext } from "hono/context-storage";
import { html } from "hono/html";
import type { Refusal } from "../api/decide.ts";
import { whyNot } from "../api/form.ts";
import { tell } from "../api/http.ts";
import type { Runner } from "../api/command.ts";
import type { Told } from "../api/words.ts";
import type { RandomId } from "../kernel/id.ts";
import type { Language } from "../kernel/refusal.ts";
import { TYPED_WORDS } from "../log/form-words.ts";
import { backTo, type Entrance } from "../parties/access/routes.ts";
import { newSecret } from "../parties/access/store.ts";
import { refusedNote, type WithRefused } from "../web/form.ts";
import { languageOf } from "../web/language.ts";
import { type Fields, type Refused, underHeading, withoutLanguage, withTyped } from "../web/refused.ts";
import { languageFor } from "../web/server.ts";
import { say } from "../web/web.ts";
import { createKeptForms, type KeptForms, typedIn, withoutSecrets } from "./kept-forms.ts";
import { labelsIn } from "./labels.ts";

/** Paths stand behind the language, with their queries: `action` is where the form went, `from` the page that it stood on. */
type Kept = {
  readonly id: string;
  readonly person: RandomId;
  readonly action: string;
  readonly from: string;
  readonly fields: Fields;
  readonly refusals: readonly Refusal[];
};
export type Ground = { readonly entrance: Entrance; readonly words: Readonly<Record<string, Told>> };
export type Refusals = { readonly keep: (app: Hono) => MiddlewareHandler; watching(runner: Runner): Runner };

const REFUSED: readonly number[] = [400, 409, 422];

export function createRefusals(ground: Ground): Refusals {
  const all = createKeptForms<Kept>();
  return {
    watching: (runner) => ({
      ...runner,
      run: async (command, raw, asked) => {
        const ran = await runner.run(command, raw, asked);
        if (ran.refusals && !asked.dryRun) tryGetContext<WithRefused>()?.set("refusals", ran.refusals);
        return ran;
      },
    }),
    keep: (app) => async (c, next) => {
      const isPage = languageOf(c.req.path.split("/")[1]) !== undefined && !/^\/[a-z]+\/api\//.test(c.req.path);
      if (!isPage) return next();
      if (c.req.method === "POST") {
        await next();
        return answered(c, { app, ground, all });
      }
      const kept = await findKept(c, ground, all);
      if (kept) return shownAgain(c, app, ground, kept);
      await next();
      return c.res.status === 404 ? insteadOfNothing(c, { app, ground, all }) : undefined;
    },
  };
}

type On = { readonly app: Hono; readonly ground: Ground; readonly all: KeptForms<Kept> };

/** Keeps a form that was refused, and answers with the page that it stands on. */
async function answered(c: Context, { app, ground, all }: On): Promise<void> {
  const person = (await ground.entrance.signedIn(c))?.who.person;
  if (!REFUSED.includes(c.res.status) || person === undefined || !c.res.headers.get("content-type")?.startsWith("text/html")) return;
  const fields = (await typedIn(c)) ?? withoutSecrets((c as Context<WithRefused>).get("typed") ?? {});
  const refusals = (c as Context<WithRefused>).get("refusals") ?? [];
  const action = pathOf(c.req.url);
  const kept: Kept = { id: newSecret().slice(0, 16), person, action, from: pageBefore(c, app), fields, refusals };
  const isKept = all.keep(kept.id, kept);
  const isBare = (c as Context<WithRefused>).get("bare") === true;
  const page = (isBare ? await pageOf(c, app, ground, kept) : undefined) ?? (await c.res.clone().text());
  const { status, headers } = c.res;
  const body = inItsWords(page, languageFor(c), ground, { ...markedIn(kept), here: isKept ? hereOf(kept) : kept.from }, refusals);
  c.res = undefined;
  c.res = new Response(body, { status, headers });
}

/** The refused form in the language of the address: nothing is sent anew. */
async function shownAgain(c: Context, app: Hono, ground: Ground, kept: Kept): Promise<Response | undefined> {
  const page = await pageOf(c, app, ground, kept);
  if (page === undefined) return c.redirect(`/${languageFor(c)}${kept.from}`, 303);
  c.header("cache-control", "private, no-store");
  return c.html(inItsWords(page, languageFor(c), ground, { ...markedIn(kept), here: hereOf(kept) }, kept.refusals));
}

/** The page with what was typed; of a fault in a field it says the field by its label, and a sum as people type it, where programs are told places and cents. */
function inItsWords(page: string, language: Language, { words }: Ground, refused: Refused, refusals: readonly Refusal[]): string {
  const labels = labelsIn(page);
  const said = refusals.reduce((text, refusal) => {
    const { pointer, args } = refusal;
    const label = pointer === undefined ? undefined : labels.get(fieldOf(pointer, refused.fields) ?? "")?.label;
    if (label === undefined || args["place"] !== pointer) return text;
    const [said, own] = [
      tell(words, language, refusal),
      tell({ ...words, ...TYPED_WORDS }, language, { ...refusal, args: { ...args, place: language === "en" ? `“${label}”` : `”${label}”` } }),
    ];
    return text.replaceAll(marked(said.sentence), () => marked(own.sentence)).replaceAll(marked(said.remedy), () => marked(own.remedy));
  }, page);
  return withTyped(said, refused);
}

/** A text as it stands in a page. */
function marked(text: string): string {
  return String(html`${text}`);
}

async function insteadOfNothing(c: Context, { app, ground, all }: On): Promise<void> {
  if (takes(app, "GET", c.req.path) || !takes(app, "POST", c.req.path)) return;
  const action = pathOf(c.req.url);
  const person = (await ground.entrance.signedIn(c))?.who.person;
  const kept = [...all.of(person).values()].findLast((each) => each.action === action);
  const from = standsOn(app, c.req.path);
  // Nobody learns by it that there is something: where the page is not there for the reader, the address is not either.
  const isThere = kept !== undefined || (await within(c, app, from)).status !== 404;
  if (!isThere) return;
  const made = kept ? await shownAgain(c, app, ground, kept) : c.redirect(`/${languageFor(c)}${from}`, 303);
  c.res = undefined;
  c.res = made;
}

async function findKept(c: Context, { entrance }: Ground, all: KeptForms<Kept>): Promise<Kept | undefined> {
  const id = c.req.query("refused");
  return id === undefined ? undefined : all.of((await entrance.signedIn(c))?.who.person).get(id);
}

/** The page that the form stands on, with the reasons under its heading; nothing where its reader does not get it. */
async function pageOf(c: Context, app: Hono, { words }: Ground, kept: Kept): Promise<string | undefined> {
  const language = languageFor(c);
  const response = await within(c, app, kept.from);
  if (response.status !== 200 || !response.headers.get("content-type")?.startsWith("text/html")) return undefined;
  const page = await response.text();
  if (kept.refusals.length === 0) return page;
  const why = kept.refusals.map((refusal) => whyNot(words, language, refusal));
  return underHeading(page, String(await refusedNote(say(language, "not-done"), why)));
}

/** A page as its reader gets it. */
async function within(c: Context, app: Hono, path: string): Promise<Response> {
  const headers = { cookie: c.req.header("cookie") ?? "" };
  return app.fetch(new Request(new URL(`/${languageFor(c)}${path}`, c.req.url), { headers }), c.env);
}

function markedIn({ action, fields, refusals }: Kept) {
  return { action, fields, wrong: refusals.flatMap(({ pointer }) => (pointer === undefined ? [] : (fieldOf(pointer, fields) ?? []))) };
}

/** Fields that people fill in otherwise than programs do. */
const OTHERWISE: Readonly<Record<string, string>> = { "/permille": "probability" };

/** The field that a pointer speaks of: of its name, or the one that begins with the name of a list, or the one of its name in the row, among the rows that were filled in, that an index says. */
function fieldOf(pointer: string, fields: Fields): string | undefined {
  const own = OTHERWISE[pointer] ?? [pointer.slice(1), pointer.slice(1).replaceAll("/", ".")].find((name) => Object.hasOwn(fields, name));
  if (own !== undefined) return own;
  const [first = "", index, ...rest] = pointer.split("/").slice(1);
  const [, list, row] = /\/(\w+)\/(\d+)(?:\/|$)/.exec(pointer) ?? [];
  const inGrid = Object.keys(fields).filter((field) => field.startsWith(`${list}:`) && fields[field]!.trim() !== "");
  if (inGrid.length > 0) return inGrid[Number(row)];
  const name = rest.at(-1);
  if (name === undefined) return index !== undefined && Object.hasOwn(fields, index) ? index : first;
  return Object.keys(fields).filter((field) => field.replace(/-\d{1,3}$/, "") === name && field !== name && fields[field]!.trim() !== "")[Number(index)];
}

function hereOf({ action, id }: Kept): string {
  return `${action}${action.includes("?") ? "&" : "?"}refused=${id}`;
}

function pathOf(address: string): string {
  const { pathname, search } = new URL(address);
  return withoutLanguage(pathname) + search;
}

/** By what the browser says of it, else, as on a page that was itself refused, the nearest above the address. */
function pageBefore(c: Context, app: Hono): string {
  const referer = c.req.header("referer") ?? "";
  const url = URL.canParse(referer) ? new URL(referer) : undefined;
  const said = url && backTo(url.pathname + url.search, languageFor(c)) === url.pathname + url.search ? url : undefined;
  if (!said || said.searchParams.has("refused") || !takes(app, "GET", said.pathname)) return standsOn(app, c.req.path);
  return pathOf(said.href);
}

/** The nearest page above an address that takes forms, or the page that it is itself. */
function standsOn(app: Hono, path: string): string {
  const segments = path.split("/");
  while (segments.length > 2 && !takes(app, "GET", segments.join("/"))) segments.pop();
  return withoutLanguage(segments.join("/"));
}

function takes(app: Hono, method: "GET" | "POST", path: string): boolean {
  return app.router.match(method, path)[0].some(([[, route]]) => route.method === method);
}
