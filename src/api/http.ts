/** Commands and questions over HTTP: addresses, headers, refusals as problem+json (RFC 9457). */
import { type Context, Hono } from "hono";
import type { Json } from "../kernel/canonical.ts";
import { dayAt, type Instant } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import type { Language } from "../kernel/refusal.ts";
import type { Reading, Store } from "../store/store.ts";
import { notAllowed } from "./allowed.ts";
import type { Asked, Command, Runner, Status } from "./command.ts";
import type { Refusal, States } from "./decide.ts";
import { refused } from "./decide.ts";
import { openedSlice } from "./fold.ts";
import { inWords } from "./in-words.ts";
import { readInput } from "./input.ts";
import type { Query } from "./query.ts";
import type { Who } from "./roles.ts";
import type { Told } from "./words.ts";

// oxlint-disable-next-line typescript/no-explicit-any -- commands of every input and result stand in one list
export type AnyCommand = Command<any, any, any>;
// oxlint-disable-next-line typescript/no-explicit-any -- as above
export type AnyQuery = Query<any, any>;

/** What the addresses stand on. */
export type Interface = {
  readonly store: Store;
  readonly runner: Runner;
  readonly commands: readonly AnyCommand[];
  readonly queries: readonly AnyQuery[];
  /** Sentence and remedy of every refusal code of the program. */
  readonly words: Readonly<Record<string, Told>>;
  /** Whoever sent a request; signed out when nobody is known. */
  readonly whoOf: (c: Context) => Promise<Who>;
  readonly languageOf: (c: Context) => Language;
};

export function interfaceRoutes(on: Interface): Hono {
  const app = new Hono();
  app.post("/api/streams/:stream/:name{.+}", async (c) => {
    const command = on.commands.find(({ name }) => name === c.req.param("name"));
    return command ? answerCommand(c, on, command) : c.notFound();
  });
  app.get("/api/streams/:stream/:name{.+}", async (c) => {
    const query = on.queries.find(({ name }) => name === c.req.param("name"));
    return query ? answerQuery(c, on, query) : c.notFound();
  });
  return app;
}

let told: { readonly at: number; readonly instant: Instant } = { at: 0, instant: "" };

/** The instant now, in the fixed form; written once a millisecond, because every request asks for it several times. */
export function clock(): Instant {
  const at = Temporal.Now.instant().epochMilliseconds;
  if (at !== told.at) told = { at, instant: Temporal.Instant.fromEpochMilliseconds(at).toString({ fractionalSecondDigits: 3 }) };
  return told.instant;
}

async function answerCommand(c: Context, on: Interface, command: AnyCommand): Promise<Response> {
  const asked = await askedIn(c, on);
  if ("refusals" in asked) return problem(c, on, 400, asked.refusals);
  const raw = await c.req.json().catch(() => undefined);
  if (raw === undefined) return problem(c, on, 400, [refused("api/not-json", "RFC 8259")]);
  const ran = await on.runner.run(command, raw, asked);
  if (ran.refusals) return problem(c, on, ran.status, ran.refusals);
  c.header("etag", `"${ran.size}"`);
  return c.json({ result: ran.result, seqs: ran.seqs, size: ran.size, ...(asked.dryRun ? { dryRun: true } : {}) });
}

async function askedIn(c: Context, on: Interface): Promise<Asked | { readonly refusals: readonly Refusal[] }> {
  const key = c.req.header("idempotency-key");
  const match = c.req.header("if-match");
  const expected = match === undefined ? undefined : /^"(\d{1,15})"$/.exec(match)?.[1];
  if (match !== undefined && expected === undefined) return { refusals: [refused("api/bad-header", "RFC 9110 § 13.1.1", { header: "If-Match" })] };
  if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key)) return { refusals: [refused("api/bad-header", "docs/api.md", { header: "Idempotency-Key" })] };
  return {
    who: await on.whoOf(c),
    stream: c.req.param("stream")!,
    at: clock(),
    ...(key === undefined ? {} : { key }),
    ...(expected === undefined ? {} : { expected: Number(expected) }),
    ...(c.req.query("dry-run") === "yes" ? { dryRun: true } : {}),
  };
}

async function answerQuery(c: Context, on: Interface, query: AnyQuery): Promise<Response> {
  const who = await on.whoOf(c);
  const stream = c.req.param("stream")!;
  const asked = await ask(on, query, { who, stream, params: c.req.query(), at: clock() });
  if (asked.refusals) return problem(c, on, asked.status, asked.refusals);
  // Two askers may see different things of one stream, hence private.
  const etag = `"${asked.size}"`;
  c.header("etag", etag);
  c.header("cache-control", "private, no-cache");
  return c.req.header("if-none-match") === etag ? c.body(null, 304) : c.json(asked.answer);
}

export type Question = { readonly who: Who; readonly stream: RandomId; readonly params: unknown; readonly at: Instant };
export type Answered<Answer> =
  | { readonly refusals: readonly Refusal[]; readonly status: Status }
  | { readonly refusals?: undefined; readonly answer: Answer; readonly size: number };

/** Answers a question, or says why not; pages ask the same way. */
export async function ask<Params, Answer extends Json>(
  on: Pick<Interface, "store" | "runner">,
  query: Query<Params, Answer>,
  { who, stream, params, at }: Question,
): Promise<Answered<Answer>> {
  const day = dayAt(at);
  const no = notAllowed({ who, stream }, query, day);
  if (no) return no;
  const read = readInput(query.params, params);
  if (read.refusals) return { status: 422, refusals: read.refusals };
  const sight = await on.runner.sight(who, stream, day);
  const others = query.beside && (await statesBeside(on, stream, query.beside));
  return on.store.read(query.needsWhole ? { ...sight, eyes: "whole" } : sight, async (reading) => {
    const size = (await sizeOf(reading, stream)) + (others?.size ?? 0);
    const states = await on.runner.states(reading, stream);
    if (states.of(openedSlice) !== query.on) return { status: 404, refusals: [refused("api/other-kind", "docs/api.md", { name: query.name })] };
    return { answer: await query.answer(reading, { stream, states, who, day, ...(others ? { beside: others.states } : {}) }, read.data), size };
  });
}

/** The states of other streams by the names that `beside` gives them, and how many entries they have in all. */
export async function statesBeside(
  on: Pick<Interface, "store" | "runner">,
  stream: RandomId,
  beside: NonNullable<AnyQuery["beside"]>,
): Promise<{ readonly states: ReadonlyMap<string, States>; readonly size: number }> {
  const nobody = { actor: undefined, party: undefined };
  const named = await on.store.read({ ...nobody, streams: [stream] }, async (reading) => beside(reading, await on.runner.states(reading, stream)));
  return on.store.read({ ...nobody, streams: [...named.values()] }, async (reading) => {
    const states = new Map<string, States>();
    let size = 0;
    for (const [name, other] of named) {
      states.set(name, await on.runner.states(reading, other));
      size += await sizeOf(reading, other);
    }
    return { states, size };
  });
}

async function sizeOf(reading: Reading, stream: RandomId): Promise<number> {
  const row = await reading.selectFrom("head").select("size").where("stream", "=", stream).executeTakeFirst();
  return Number(row?.size ?? 0);
}

/** A refusal in the reader's language. */
export function tell(words: Interface["words"], language: Language, refusal: Refusal) {
  const { code, basis, pointer } = refusal;
  const told = words[code];
  if (!told) throw new Error(`no words for ${code}`);
  return { code, ...inWords(told, language, refusal), basis, ...(pointer === undefined ? {} : { pointer }) };
}

export function problem(c: Context, on: Pick<Interface, "words" | "languageOf">, status: Status | 429, refusals: readonly Refusal[]): Response {
  const language = on.languageOf(c);
  const told = refusals.map((each) => tell(on.words, language, each));
  const [first] = told;
  const body = { type: `/api/problems/${first!.code}`, title: first!.sentence, status, detail: first!.remedy, refusals: told };
  return c.body(JSON.stringify(body), status, { "content-type": "application/problem+json", "content-language": language });
}
