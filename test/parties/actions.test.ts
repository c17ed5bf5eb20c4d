// Role × action: docs/roles.md is what the program says of itself, and every route answers every role, and whoever is signed out, as the table says.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Hono } from "hono";
import { COMMANDS, QUERIES, REFUSALS } from "../../src/alliance.ts";
import { clock, interfaceRoutes } from "../../src/api/http.ts";
import { ROLES } from "../../src/api/roles.ts";
import { createEntrance } from "../../src/parties/access/routes.ts";
import { after } from "../../src/parties/access/store.ts";
import { beginBudget } from "../../src/parties/commands.ts";
import { withRoleTable } from "../../bin/roles.ts";
import { onEachDatabase } from "../store/databases.ts";
import { type World, worldOn } from "./world.ts";

const page = readFileSync(new URL("../../docs/roles.md", import.meta.url), "utf8");

test("the page about roles has the table of this program: otherwise run node bin/roles.ts", () => {
  const [stands, made] = [page, withRoleTable(page, COMMANDS, QUERIES)].map((text) => text.split("\n"));
  assert.deepEqual(
    stands!.filter((line) => !made!.includes(line)),
    [],
  );
  assert.deepEqual(
    made!.filter((line) => !stands!.includes(line)),
    [],
  );
});

type Row = { readonly method: string; readonly name: string; readonly on: string; readonly marks: readonly string[] };

/** The rows of the golden table, by nothing but its text. */
function golden(): readonly Row[] {
  let method = "";
  return page.split("\n").flatMap((line) => {
    const cells = line.split(" | ").map((cell) => cell.replace(/^\| /, "").trim());
    if (cells[0] === "POST" || cells[0] === "GET") method = cells[0];
    const name = /^`([a-z/-]+)`$/.exec(cells[0] ?? "")?.[1];
    return name === undefined || method === "" ? [] : [{ method, name, on: cells[1]!, marks: cells.slice(2, 2 + ROLES.length) }];
  });
}

/** Who holds each role in the world of the tests; nobody is the public. */
const HOLDER: Readonly<Record<string, string>> = {
  "purchaser-decider": "decider",
  "purchaser-controller": "controller",
  "provider-manager": "provider",
  "project-office": "office",
  "financial-expert": "expert",
  auditor: "auditor",
  preparer: "preparer",
  "house-admin": "admin",
};

type Door = { ask(row: Row, stream: string, secret: string | undefined): Promise<{ readonly status: number; readonly codes: readonly string[] }> };

function doorOf(world: World): Door {
  const entrance = createEntrance(world.access, "http://127.0.0.1");
  const app = new Hono();
  app.route("/", interfaceRoutes({ ...world, commands: COMMANDS, queries: QUERIES, words: REFUSALS, whoOf: entrance.whoOf, languageOf: () => "en" }));
  const csrf = new Map<string, string>();
  return {
    ask: async ({ method, name }, stream, secret) => {
      const signedIn = secret === undefined ? undefined : await world.access.signedIn("session", secret, clock());
      if (secret !== undefined && signedIn) csrf.set(secret, signedIn.csrf);
      const headers = secret === undefined ? {} : { cookie: `sameside-session=${secret}`, "x-csrf-token": csrf.get(secret) ?? "" };
      // A dry run of nothing: what it lacks is told only to whoever may give it.
      const body = method === "POST" ? { body: "{}" } : {};
      const path = `/api/streams/${stream}/${name}${method === "POST" ? "?dry-run=yes" : ""}`;
      const response = await app.request(path, { method, headers: { ...headers, "content-type": "application/json" }, ...body });
      const told = (await response.json()) as { refusals?: { code: string }[] };
      return { status: response.status, codes: (told.refusals ?? []).map(({ code }) => code) };
    },
  };
}

onEachDatabase("every route answers every role, and nobody, as the table says", async ({ store }) => {
  const world = await worldOn(store);
  const begun = await world.run("admin", beginBudget, { organisation: world.organisation.kajaani });
  assert(!begun.refusals);
  const budget = begun.result.stream;
  const streams: Readonly<Record<string, string>> = { house: world.house, alliance: world.alliance, budget };
  const door = doorOf(world);
  const at = clock();
  const session = async (name: string, proved = at) => world.access.begin(world.person(name), at, proved);
  const secrets = new Map(await Promise.all(Object.entries(HOLDER).map(async ([role, name]) => [role, await session(name)] as const)));
  const stale = new Map(await Promise.all(Object.entries(HOLDER).map(async ([role, name]) => [role, await session(name, after(at, -60))] as const)));
  const stranger = await session("stranger");
  const wrong: string[] = [];
  const rows = golden();
  assert.equal(rows.length, COMMANDS.length + QUERIES.length);
  for (const row of rows) {
    const stream = streams[row.on]!;
    const check = (who: string, { status, codes }: Awaited<ReturnType<Door["ask"]>>, expected: string): void => {
      const denied = codes.some((code) => ["api/signed-out", "api/no-stream", "api/not-permitted", "api/not-fresh"].includes(code));
      const told = status >= 500 ? `status ${status}` : denied ? codes.join(" ") : "may";
      if (told !== expected) wrong.push(`${row.method} ${row.name} as ${who}: ${told} instead of ${expected}`);
    };
    const isPublic = row.marks[ROLES.indexOf("public")] !== "";
    check("nobody", await door.ask(row, stream, undefined), isPublic && row.method === "GET" ? "may" : "api/signed-out");
    if (row.on !== "house") check("stranger", await door.ask(row, stream, stranger), isPublic && row.method === "GET" ? "may" : "api/no-stream");
    for (const [i, role] of ROLES.entries()) {
      const secret = secrets.get(role);
      if (secret === undefined) continue;
      const isOutside = row.on === "budget" && role === "provider-manager";
      const may = row.marks[i] !== "" || isPublic;
      check(role, await door.ask(row, stream, secret), isOutside ? "api/no-stream" : may ? "may" : "api/not-permitted");
      if (row.marks[i] === "**!**" && !isOutside) check(`${role}, signed in long ago`, await door.ask(row, stream, stale.get(role)), "api/not-fresh");
    }
  }
  assert.deepEqual(wrong, []);
});
