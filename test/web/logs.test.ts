// What a server writes of requests can be read by machines, joins them with the traces of others, and says nothing of people.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Hono } from "hono";
import { contextStorage } from "hono/context-storage";
import { createLogs } from "../../src/web/logs.ts";
import { application } from "../../src/web/server.ts";

type Line = Readonly<Record<string, string | number>>;
const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

async function written(
  path: string,
  headers: Readonly<Record<string, string>> = {},
  debug = false,
): Promise<{ readonly lines: readonly Line[]; readonly id: string | null; readonly text: string }> {
  const out: string[] = [];
  const logs = createLogs({ write: (line) => void out.push(line), now: () => "2026-01-31T12:00:00.000Z", actions: new Set(["books/lines"]), debug });
  const app = application({ all: () => new Map(), addresses: () => [] }, logs.bug);
  app.use(logs.requests);
  app.use(contextStorage());
  app.get("/:language{(?:fi|sv|en)}/sign-in", (c) => c.text(""));
  app.get("/:language{(?:fi|sv|en)}/:slug", (c) => c.text(""));
  app.get("/:language{(?:fi|sv|en)}/:slug/people/:person", (c) => c.text("Keksitty Henkilö"));
  app.get("/api/streams/:stream/:name{.+}", (c) => c.json({}));
  app.get("/broken/:id", () => {
    throw new Error("the sky fell");
  });
  app.route(
    "/",
    new Hono().get("/inner/:id", (c) => c.text("")),
  );
  const response = await app.request(path, { headers });
  return { lines: out.map((line) => JSON.parse(line) as Line), id: response.headers.get("x-request-id"), text: out.join("") };
}

test("a request is one line: when, how, the pattern of its route, its status and its time", async () => {
  const { lines, id } = await written("/fi/some-alliance/people/p123?name=Keksitty");
  const { ms, ...line } = lines[0]!;
  assert.equal(lines.length, 1);
  assert.equal(typeof ms, "number");
  assert.deepEqual(line, {
    time: "2026-01-31T12:00:00.000Z",
    level: "info",
    request: id,
    method: "GET",
    route: "/:language/:slug/people/:person",
    status: 200,
  });
});

test("nothing of the path, the query or the headers is in it but what the program itself named", async () => {
  const headers = { authorization: "Bearer sameside_secret", cookie: "sameside-session=secret", "user-agent": "secret", "x-forwarded-for": "198.51.100.1" };
  for (const path of ["/fi/secret/people/secret", "/api/streams/secret/secret", "/inner/secret?q=secret", "/secret"]) {
    const { text } = await written(path, headers);
    assert.doesNotMatch(text, /secret|198\.51/, path);
  }
  assert.equal((await written("/api/streams/abc/books/lines")).lines[0]!["action"], "books/lines");
  assert.equal((await written("/none/of/ours")).lines[0]!["route"], "-");
  assert.equal((await written("/inner/1")).lines[0]!["route"], "/inner/:id");
  assert.equal((await written("/en/sign-in")).lines[0]!["route"], "/:language/sign-in");
});

test("the trace of the caller is taken over when it is one", async () => {
  const traceOf = async (traceparent: string): Promise<unknown> => (await written("/inner/1", { traceparent })).lines[0]!["trace"];
  assert.equal(await traceOf(`00-${TRACE}-00f067aa0ba902b7-01`), TRACE);
  assert.equal(await traceOf(`cc-${TRACE}-00f067aa0ba902b7-01-later`), TRACE);
  for (const wrong of [
    "",
    TRACE,
    `00-${"0".repeat(32)}-00f067aa0ba902b7-01`,
    `00-${TRACE}-${"0".repeat(16)}-01`,
    `00-${TRACE.toUpperCase()}-00f067aa0ba902b7-01`,
  ])
    assert.equal(await traceOf(wrong), undefined, wrong);
});

test("a bug has the number of its request, and its stack only when that is asked for", async () => {
  const { lines, id } = await written("/broken/p123");
  assert.deepEqual(
    lines.map(({ level, request, bug, status }) => [level, request, bug, status]),
    [
      ["error", id, "Error: the sky fell", undefined],
      ["error", id, undefined, 500],
    ],
  );
  assert.doesNotMatch((await written("/broken/1")).text, /stack/);
  assert.match((await written("/broken/1", {}, true)).text, /logs\.test\.ts/);
});
