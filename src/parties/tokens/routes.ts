/** Making, listing and revoking one's own keys, over the API and on a page. Only a session can: a key makes no keys. */
import { type Context, Hono } from "hono";
import { z } from "zod";
import { readInput } from "../../api/input.ts";
import type { Refusal } from "../../api/decide.ts";
import { refused } from "../../api/decide.ts";
import { clock, type Interface, problem, tell } from "../../api/http.ts";
import { newId } from "../../api/installation.ts";
import { dayAt, endOfDay } from "../../kernel/day.ts";
import { dayText, notOf, randomIdText, wordsText } from "../../log/fields.ts";
import { INSTALLATION } from "../../store/store.ts";
import { LANGUAGE_PATH, languageFor } from "../../web/server.ts";
import { type Entrance, KEY_PREFIX, type NameOf, namesOf } from "../access/routes.ts";
import type { SignedIn } from "../access/store.ts";
import { tokenMadePage, tokensPage } from "./pages.ts";
import { keepToken, revokeToken, tokensOf } from "./store.ts";
import { actionsFor, refusalsOf } from "./tokens.ts";

export type TokenGround = Pick<Interface, "commands" | "queries" | "words"> & {
  readonly entrance: Entrance;
  readonly nameOf: NameOf;
};

const asked = z.strictObject({
  label: wordsText(200),
  streams: z.array(randomIdText).min(1).max(100),
  may: z
    .array(z.string().regex(/^[a-z][a-z0-9/-]{0,99}$/, notOf("api/not-action")))
    .min(1)
    .max(500),
  to: dayText,
});

export function tokenRoutes(on: TokenGround): Hono {
  const app = new Hono();
  const { entrance } = on;
  const { store } = entrance.access;
  const wrong = (c: Context, status: 400 | 403 | 404 | 422, refusals: readonly Refusal[]) =>
    problem(c, { words: on.words, languageOf: languageFor }, status, refusals);
  const session = async (c: Context): Promise<SignedIn | undefined> => {
    const found = await entrance.signedIn(c);
    const who = await entrance.whoOf(c);
    return who.person === undefined ? undefined : found;
  };
  app.get("/api/tokens", async (c) => {
    const found = await session(c);
    if (!found) return wrong(c, 403, [refused("api/signed-out", "docs/sign-in.md")]);
    return c.json({ tokens: await store.read(INSTALLATION, (reading) => tokensOf(reading, found.who.person)) });
  });
  app.post("/api/tokens", async (c) => {
    const found = await session(c);
    if (!found) return wrong(c, 403, [refused("api/signed-out", "docs/sign-in.md")]);
    const made = await make(on, found, await c.req.json().catch(() => undefined));
    if (made.refusals) return wrong(c, 422, made.refusals);
    return c.json({ id: made.id, key: made.key }, 201);
  });
  app.post("/api/tokens/:id/revoke", async (c) => {
    const found = await session(c);
    if (!found) return wrong(c, 403, [refused("api/signed-out", "docs/sign-in.md")]);
    const isDone = await revoke(on, found, c.req.param("id"));
    return isDone ? c.json({ revoked: c.req.param("id") }) : wrong(c, 404, [refused("parties/no-token", "docs/sign-in.md")]);
  });
  tokenPages(app, on);
  return app;
}

function tokenPages(app: Hono, on: TokenGround): void {
  const { entrance } = on;
  const page = async (c: Context, signedIn: SignedIn, refusals: readonly Refusal[] = []) => {
    const language = languageFor(c);
    const day = dayAt(clock());
    const tokens = await entrance.access.store.read(INSTALLATION, (reading) => tokensOf(reading, signedIn.who.person));
    const mayDo = (actions: Parameters<typeof actionsFor>[1]) => actionsFor(signedIn.who, actions, signedIn.who.streams, day).map(({ name }) => name);
    const actions = { changes: mayDo(on.commands), reads: mayDo(on.queries) };
    const told = refusals.map((each) => tell(on.words, language, each));
    c.header("cache-control", "no-store");
    c.status(refusals.length > 0 ? 422 : 200);
    const nameOf = await namesOf([...signedIn.who.streams, ...tokens.flatMap(({ streams }) => streams)], on.nameOf, language);
    return c.html(tokensPage({ language, signedIn, tokens, actions, told, at: clock(), day, nameOf }));
  };
  app.get(`${LANGUAGE_PATH}/tokens`, async (c) => {
    const signedIn = await entrance.signedIn(c);
    return signedIn ? page(c, signedIn) : entrance.toSignIn(c);
  });
  app.post(`${LANGUAGE_PATH}/tokens`, async (c) => {
    const { signedIn, fields } = await entrance.form(c);
    const list = (name: string): readonly string[] => (fields[name] ?? "").split(" ").filter((text) => text !== "");
    const made = await make(on, signedIn, { label: fields["label"], streams: list("streams"), may: list("may"), to: fields["to"] });
    if (made.refusals) return page(c, signedIn, made.refusals);
    c.header("cache-control", "no-store");
    return c.html(tokenMadePage(languageFor(c), made.key));
  });
  app.post(`${LANGUAGE_PATH}/tokens/revoke`, async (c) => {
    const { signedIn, fields } = await entrance.form(c);
    await revoke(on, signedIn, fields["token"] ?? "");
    return c.redirect(`/${languageFor(c)}/tokens`, 303);
  });
}

type Made = { readonly refusals: readonly Refusal[] } | { readonly refusals?: undefined; readonly id: string; readonly key: string };

async function make(on: TokenGround, { who }: SignedIn, raw: unknown): Promise<Made> {
  const read = readInput(asked, raw);
  if (read.refusals) return read;
  const at = clock();
  const { label, streams, may, to } = read.data;
  const refusals = refusalsOf(who, read.data, [...on.commands, ...on.queries], dayAt(at));
  if (refusals.length > 0 || who.organisation === undefined) return { refusals };
  const token = { id: newId(), person: who.person, organisation: who.organisation, label, streams, may, made: at, ends: endOfDay(to) };
  const secret = await on.entrance.access.store.write(INSTALLATION, (writing) => keepToken(writing, token));
  return { id: token.id, key: KEY_PREFIX + secret };
}

async function revoke(on: TokenGround, { who }: SignedIn, id: string): Promise<boolean> {
  const isDone = await on.entrance.access.store.write(INSTALLATION, (writing) => revokeToken(writing, who.person, id, clock()));
  on.entrance.access.forget();
  return isDone;
}
