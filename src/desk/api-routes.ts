/** `/api/docs`: the interface read and tried by whoever is signed in. The request goes the way of every other one; only the form is ours. */
import { type Context, Hono } from "hono";
import { exampleOf } from "../api/example.ts";
import { openedSlice } from "../api/fold.ts";
import { type AnyCommand, type AnyQuery, clock } from "../api/http.ts";
import type { Runner } from "../api/command.ts";
import { schemaOf } from "../api/openapi.ts";
import { permits } from "../api/roles.ts";
import { dayAt } from "../kernel/day.ts";
import { once } from "../kernel/once.ts";
import type { StreamKind } from "../log/kinds.ts";
import type { Entrance } from "../parties/access/routes.ts";
import type { SignedIn } from "../parties/access/store.ts";
import type { Store } from "../store/store.ts";
import { LANGUAGE_PATH, languageFor } from "../web/server.ts";
import { address } from "../web/web.ts";
import { type Answer, type Choice, type Filled, interfacePage, type Operation, operationOf, operationPage } from "./api-pages.ts";
import { INTERFACE } from "./api-words.ts";
import type { StreamNames } from "./stream-names.ts";

/** `api` answers the commands and questions; `url` is the address of this server as browsers see it, where it was told. */
export type Tried = {
  readonly store: Store;
  readonly runner: Runner;
  readonly entrance: Entrance;
  readonly nameOf: StreamNames;
  readonly commands: readonly AnyCommand[];
  readonly queries: readonly AnyQuery[];
  readonly api: Hono;
  readonly url: string | undefined;
};

/** Characters of an answer that are shown. */
const SHOWN = 100_000;
const HEADERS = ["content-type", "etag", "retry-after"];

export function apiRoutes(on: Tried): Hono {
  const app = new Hono();
  const operations = once(() => [...on.commands, ...on.queries].map((action) => operationOf(action, schemaOf)).sort((a, b) => (a.name < b.name ? -1 : 1)));
  const found = (c: Context, method: Operation["method"]): Operation | undefined =>
    operations().find((operation) => operation.method === method && operation.name === c.req.param("name"));
  app.get("/api/docs", (c) => {
    c.header("vary", "accept-language");
    return c.redirect(address(languageFor(c), "api"), 302);
  });
  app.get(`${LANGUAGE_PATH}/api`, (c) => c.html(interfacePage(languageFor(c), operations())));
  app.get(`${LANGUAGE_PATH}/api/get/:name{.+}`, async (c) => {
    const operation = found(c, "GET");
    if (!operation) return c.notFound();
    const fields = Object.fromEntries(
      Object.entries(c.req.query()).flatMap(([name, value]) => (name.startsWith("q.") && value !== "" ? [[name.slice(2), value]] : [])),
    );
    const filled: Filled = { stream: c.req.query("stream") ?? "", body: "", key: "", match: "", dryRun: true, fields };
    return show(c, on, operation, filled, c.req.query("ask") === "yes");
  });
  app.get(`${LANGUAGE_PATH}/api/post/:name{.+}`, (c) => {
    const operation = found(c, "POST");
    if (!operation) return c.notFound();
    const body = JSON.stringify(exampleOf(operation.schema), undefined, 2);
    return show(c, on, operation, { stream: "", body, key: "", match: "", dryRun: true, fields: {} }, false);
  });
  app.post(`${LANGUAGE_PATH}/api/post/:name{.+}`, async (c) => {
    const operation = found(c, "POST");
    if (!operation) return c.notFound();
    const { fields } = await on.entrance.form(c);
    const { stream = "", body = "", key = "", match = "" } = fields;
    return show(c, on, operation, { stream, body, key: key.trim(), match: match.trim(), dryRun: fields["dry-run"] === "yes", fields: {} }, true);
  });
  return app;
}

async function show(c: Context, on: Tried, operation: Operation, filled: Filled, asks: boolean): Promise<Response> {
  const language = languageFor(c);
  const signedIn = await on.entrance.signedIn(c);
  c.header("cache-control", "private, no-store");
  const url = on.url ?? new URL(c.req.url).origin;
  if (!signedIn) return c.html(operationPage({ language, operation, url }));
  const choices = await choicesFor(on, signedIn, operation.on, language);
  const answer = asks ? await answerOf(c, on, signedIn, operation, filled) : undefined;
  const day = dayAt(clock());
  const isPermitted = choices.some(({ stream }) => permits(signedIn.who, operation.roles as AnyCommand["roles"], stream, day));
  const trying = { csrf: signedIn.csrf, choices, isPermitted, filled };
  return c.html(operationPage({ language, operation, trying, url, ...(answer ? { answer } : {}) }));
}

/** The reader's records of a kind, by name where they have one. */
async function choicesFor(on: Tried, { who }: SignedIn, kind: StreamKind, language: ReturnType<typeof languageFor>): Promise<readonly Choice[]> {
  const all = await Promise.all(
    [...who.streams, ...(who.oversees ?? [])].map(async (stream): Promise<Choice | undefined> => {
      const sight = { actor: who.person, party: who.organisation, streams: [stream] };
      const of = await on.store.read(sight, async (reading) => (await on.runner.states(reading, stream)).of(openedSlice));
      if (of !== kind) return undefined;
      const name = await on.nameOf(stream, language);
      return { stream, name: name === stream ? `${INTERFACE[kind][language]} ${stream}` : name };
    }),
  );
  return all.filter((choice) => choice !== undefined);
}

/** Sends the request as the reader's own browser would, and tells what came back as it is. */
async function answerOf(c: Context, on: Tried, { csrf }: SignedIn, { method, name }: Operation, filled: Filled): Promise<Answer> {
  const query = method === "GET" ? new URLSearchParams(filled.fields).toString() : filled.dryRun ? "dry-run=yes" : "";
  const headers = new Headers({ cookie: c.req.header("cookie") ?? "", "accept-language": languageFor(c), "x-csrf-token": csrf });
  if (method === "POST") headers.set("content-type", "application/json");
  // A header takes no other characters; whoever sends some is told so by the answer.
  if (filled.key !== "") headers.set("idempotency-key", filled.key.replaceAll(/[^\x21-\x7e]/g, " "));
  if (filled.match !== "") headers.set("if-match", `"${filled.match.replaceAll(/[^\x21-\x7e]/g, " ")}"`);
  const path = `/api/streams/${encodeURIComponent(filled.stream)}/${name}${query === "" ? "" : `?${query}`}`;
  const response = await on.api.request(path, { method, headers, ...(method === "POST" ? { body: filled.body } : {}) });
  const text = readable(await response.text());
  const told = HEADERS.flatMap((header) => (response.headers.has(header) ? [[header, response.headers.get(header)!] as const] : []));
  return { status: response.status, headers: told, text: text.slice(0, SHOWN), isCut: text.length > SHOWN };
}

function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}
