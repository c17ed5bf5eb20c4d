/** What a request shows: the cookie of a session or the key of a program. And the pages to sign in, to sign out and to choose for whom one acts. */
import { type Context, Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { HTTPException } from "hono/http-exception";
import { clock } from "../../api/http.ts";
import { NO_KEY, SIGNED_OUT, type Who } from "../../api/roles.ts";
import { dayAt, type Instant } from "../../kernel/day.ts";
import { type Language } from "../../kernel/refusal.ts";
import { INSTALLATION } from "../../store/store.ts";
import { LANGUAGE_PATH, languageFor, refuse } from "../../web/server.ts";
import { address, say } from "../../web/web.ts";
import { grantsShown, organisations } from "../store.ts";
import { actingPage, type Example, mePage, signInPage } from "./pages.ts";
import { type Access, LONGEST, type SignedIn } from "./store.ts";

/** What the other pages ask about a request. `form` is for every form that changes something. */
export type Entrance = {
  readonly access: Access;
  /** Whoever's session it is: pages know no keys, and a request that shows a key has no session. */
  signedIn(c: Context): Promise<SignedIn | undefined>;
  /** For the API, keys included: a session counts for what changes something only with the header `x-csrf-token`. */
  whoOf(c: Context): Promise<Who>;
  /** The fields of a posted form and who sent it. Signed out, or without the session's `csrf`, it is refused as another site's. */
  form(c: Context): Promise<{ readonly signedIn: SignedIn; readonly fields: Readonly<Record<string, string>> }>;
  /** Sends the reader to sign in and back here. */
  toSignIn(c: Context): Response;
  /**
   * Lets a person in who proved at an instant who they are, and sends them on: to `back`, or first to choose for whom they act. Whatever session the
   * browser had is over.
   */
  letIn(c: Context, person: string, proved: Instant, back: { readonly to: string | undefined; readonly language: Language }): Promise<Response>;
  letOut(c: Context): Promise<void>;
  /** The secret of the request's session. */
  secretOf(c: Context): string | undefined;
};

/** A secret of ours has 43 characters; nothing else is looked up. */
const SECRET = /^[A-Za-z0-9_-]{43}$/;
/** Keys of programs begin so, so that scanners for leaked secrets can find them. */
export const KEY_PREFIX = "sameside_";

/** `url` is the address of this server as browsers see it: over https the cookie is bound to exactly this host. */
export function createEntrance(access: Access, url: string): Entrance {
  const cookie = cookieAt(url, "sameside-session");
  const secretOf = (c: Context): string | undefined => {
    const secret = cookie.get(c);
    return secret !== undefined && SECRET.test(secret) ? secret : undefined;
  };
  const signedIn = async (c: Context): Promise<SignedIn | undefined> => {
    const secret = keyIn(c) === undefined ? secretOf(c) : undefined;
    return secret === undefined ? undefined : access.signedIn("session", secret, clock());
  };
  const letOut = async (c: Context): Promise<void> => {
    const secret = secretOf(c);
    if (secret !== undefined) await access.end(secret);
    cookie.clear(c);
  };
  return {
    access,
    signedIn,
    secretOf,
    letOut,
    letIn: async (c, person, proved, { to, language }) => {
      await letOut(c);
      const at = clock();
      cookie.set(c, await access.begin(person, at, proved), LONGEST);
      const back = backTo(to, language);
      const chooses = (await access.countOrganisations(person, at)) > 1;
      return c.redirect(chooses ? `${address(language, "acting")}?back=${encodeURIComponent(back)}` : back, 303);
    },
    whoOf: async (c) => {
      const key = keyIn(c);
      if (key !== undefined) return (SECRET.test(key) ? await access.signedIn("token", key, clock()) : undefined)?.who ?? NO_KEY;
      const found = await signedIn(c);
      const isSafe = c.req.method === "GET" || c.req.method === "HEAD";
      return found && (isSafe || c.req.header("x-csrf-token") === found.csrf) ? found.who : SIGNED_OUT;
    },
    form: async (c) => {
      const found = await signedIn(c);
      const fields = await fieldsOf(c);
      if (!found) throw refuse(403, say(languageFor(c), "session-over"));
      if (fields["csrf"] !== found.csrf) throw new HTTPException(403);
      return { signedIn: found, fields };
    },
    toSignIn: (c) => {
      const { pathname, search } = new URL(c.req.url);
      const language = languageFor(c);
      return c.redirect(`${address(language, "sign-in")}?back=${encodeURIComponent(backTo(pathname + search, language))}`, 303);
    },
  };
}

/** The key of a program in `Authorization: Bearer sameside_…`; any other such header is a key that nobody has. */
function keyIn(c: Context): string | undefined {
  const header = c.req.header("authorization");
  if (header === undefined) return undefined;
  const match = /^Bearer +sameside_([A-Za-z0-9_-]+)$/i.exec(header);
  return match?.[1] ?? "";
}

/** The text fields of a posted form; of a name that comes more than once the values stand with spaces between. */
export async function fieldsOf(c: Context): Promise<Readonly<Record<string, string>>> {
  const body = await c.req.parseBody({ all: true });
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      [value]
        .flat()
        .flatMap((each) => (typeof each === "string" ? [each] : []))
        .join(" "),
    ]),
  );
}

/** A path of ours to go back to, never another site's. */
export function backTo(path: string | undefined, language: Language): string {
  const isOurs = path !== undefined && path.length < 2000 && /^\/(fi|sv|en)(\/[A-Za-z0-9._~%-]+)*(\?[A-Za-z0-9._~%&=+,:/-]*)?$/.test(path);
  return isOurs && !path.split("/").includes("..") ? path : address(language);
}

/** Sends the reader to prove anew who they are, and back to `back`: to the sign-in service, where there is one. */
export function freshSignIn(language: Language, back: string): { readonly action: string; readonly fields: Readonly<Record<string, string>> } {
  return { action: `${address(language, "sign-in")}/go`, fields: { fresh: "yes", back } };
}

/** A cookie that scripts do not see and other sites do not send; over https bound to this host alone. */
export function cookieAt(url: string, name: string) {
  const isSecure = url.startsWith("https:");
  const options = { path: "/", httpOnly: true, secure: isSecure, sameSite: "Lax" } as const;
  const prefix = isSecure ? ({ prefix: "host" } as const) : {};
  return {
    get: (c: Context): string | undefined => (isSecure ? getCookie(c, name, "host") : getCookie(c, name)),
    set: (c: Context, value: string, minutes: number): void => setCookie(c, name, value, { ...options, ...prefix, maxAge: minutes * 60 }),
    clear: (c: Context): void => void deleteCookie(c, name, { ...options, ...prefix }),
  };
}

/** How people come in here. `provider` names the sign-in service, where one is set up; `isDemo` that anyone may come as an example person. */
export type Ways = { readonly provider: string | undefined; readonly isDemo: boolean; readonly nameOf: NameOf };
/** What a record is called. */
export type NameOf = (stream: string, language: Language) => string | Promise<string>;

/** The names of records, asked for together. */
export async function namesOf(streams: readonly (string | undefined)[], nameOf: NameOf, language: Language): Promise<(stream: string) => string> {
  const all = [...new Set(streams.filter((stream) => stream !== undefined))];
  const names = new Map(await Promise.all(all.map(async (stream) => [stream, await nameOf(stream, language)] as const)));
  return (stream) => names.get(stream) ?? stream;
}

export function accessRoutes(entrance: Entrance, ways: Ways): Hono {
  const app = new Hono();
  const { access } = entrance;
  const names = (c: Context, grants: readonly { readonly stream?: string }[]) =>
    namesOf(
      grants.map(({ stream }) => stream),
      ways.nameOf,
      languageFor(c),
    );
  app.get(`${LANGUAGE_PATH}/sign-in`, async (c) => {
    const language = languageFor(c);
    const [all, demo] = ways.isDemo ? await examples(access) : [[], undefined];
    const back = backTo(c.req.query("back"), language);
    c.header("cache-control", "no-store");
    const called = await names(c, demo?.flatMap(({ grants }) => grants) ?? []);
    return c.html(signInPage({ language, back, demo, provider: ways.provider, organisations: all, names: called }));
  });
  app.post(`${LANGUAGE_PATH}/sign-in/demo`, async (c) => {
    if (!ways.isDemo) return c.notFound();
    const fields = await fieldsOf(c);
    const [, people] = await examples(access);
    const person = people.find((each) => each.person === fields["person"]);
    if (!person) return c.notFound();
    return entrance.letIn(c, person.person, clock(), { to: fields["back"], language: languageFor(c) });
  });
  app.post(`${LANGUAGE_PATH}/sign-out`, async (c) => {
    await entrance.form(c);
    await entrance.letOut(c);
    return c.redirect(address(languageFor(c)), 303);
  });
  app.get(`${LANGUAGE_PATH}/acting`, async (c) => {
    const signedIn = await entrance.signedIn(c);
    const language = languageFor(c);
    return signedIn ? c.html(actingPage(language, signedIn, backTo(c.req.query("back"), language))) : entrance.toSignIn(c);
  });
  app.post(`${LANGUAGE_PATH}/acting`, async (c) => {
    const { fields } = await entrance.form(c);
    const { organisation = "" } = fields;
    const isOwn = await access.actFor(entrance.secretOf(c)!, organisation, clock());
    if (!isOwn) throw refuse(400, say(languageFor(c), "bad-value", { field: "organisation", value: organisation.slice(0, 40) }));
    return c.redirect(backTo(fields["back"], languageFor(c)), 303);
  });
  app.get(`${LANGUAGE_PATH}/me`, async (c) => {
    const signedIn = await entrance.signedIn(c);
    return signedIn ? c.html(mePage(languageFor(c), signedIn, await names(c, signedIn.who.grants))) : entrance.toSignIn(c);
  });
  return app;
}

/** Everyone with a name and a role today: whom the demo can be looked at as. */
async function examples({ store }: Access) {
  return store.read(INSTALLATION, async (reading) => {
    const held = await grantsShown(reading, { heldOn: dayAt(clock()) });
    const named = held.filter(({ name }) => name !== undefined);
    const people = [...Map.groupBy(named, ({ person }) => person)].map(([person, grants]): Example => ({ person, name: grants[0]!.name!, grants }));
    return [await organisations(reading), people] as const;
  });
}
