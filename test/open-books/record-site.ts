/** The demo's alliance with everything that the books answer over HTTP, and people to sign in as. */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import type { Hono } from "hono";
import { REFUSALS } from "../../src/alliance.ts";
import { COMMANDS, QUERIES, SLICES } from "../../src/alliance.ts";
import { clock, interfaceRoutes } from "../../src/api/http.ts";
import { type Installation, openInstallation } from "../../src/api/installation.ts";
import { seedDemo } from "../../src/desk/seed.ts";
import { bookRoutes } from "../../src/open-books/routes.ts";
import { createEntrance } from "../../src/parties/access/routes.ts";
import { createAccess } from "../../src/parties/access/store.ts";
import { resultRoutes } from "../../src/settlement/entered/routes.ts";
import { hoursRoutes } from "../../src/settlement/hours/routes.ts";
import { planRoutes } from "../../src/settlement/plan-sheet/routes.ts";
import { ownProductionRoutes } from "../../src/settlement/own-production/routes.ts";
import { browserModules } from "../../src/web/modules.ts";
import { application, languageFor } from "../../src/web/server.ts";
import { opened } from "../store/databases.ts";

export type Site = {
  readonly app: Hono;
  readonly installation: Installation;
  readonly stream: string;
  /** The cookie and the form token of somebody who has the role for the party of the organisation's name. */
  signIn(role: string, organisation: RegExp): Promise<{ readonly cookie: string; readonly csrf: string }>;
  readonly bugs: unknown[];
  close(): Promise<void>;
};

/** Seeding two years takes longer than most tests, so it is done once in a process, and every site begins from a copy. */
let seeded: Promise<string> | undefined;
after(async () => {
  if (seeded) rmSync(await seeded, { recursive: true, force: true });
});

async function seedOnce(): Promise<string> {
  const data = mkdtempSync(join(tmpdir(), "sameside-seeded-"));
  const installation = await openAt(data);
  await seedDemo(installation, "examples/kainuu-youth");
  await installation.close();
  return data;
}

async function openAt(data: string): Promise<Installation> {
  return opened(await openInstallation({ data, demo: true, keyFile: `${data}/key` }, SLICES));
}

export async function openSite(data: string): Promise<Site> {
  cpSync(await (seeded ??= seedOnce()), data, { recursive: true });
  const installation = await openAt(data);
  const { store, runner, house } = installation;
  const bugs: unknown[] = [];
  const log = (bug: unknown): void => void bugs.push(bug);
  const access = createAccess({ store, runner, house });
  const entrance = createEntrance(access, "http://127.0.0.1");
  const words = { ...REFUSALS };
  const app = application(browserModules("desk/browser.ts"), log);
  const books = { store, runner, words, entrance, spool: `${data}/imports`, log };
  app.route("/", bookRoutes(books));
  app.route("/", hoursRoutes(books));
  app.route("/", resultRoutes(books));
  app.route("/", planRoutes(books));
  app.route("/", ownProductionRoutes(books));
  app.route("/", interfaceRoutes({ store, runner, commands: COMMANDS, queries: QUERIES, words, whoOf: entrance.whoOf, languageOf: languageFor }));
  const everything = { actor: undefined, party: undefined, streams: "all" as const };
  const stream = await store.read(everything, async (reading) => {
    const rows = await reading.selectFrom("entry").selectAll().where("kind", "=", "party-bound").limit(1).execute();
    return rows[0]!.stream;
  });
  const signIn: Site["signIn"] = async (role, organisation) => {
    const rows = await store.read(everything, (reading) => reading.selectFrom("role_grant").selectAll().where("role", "=", role).execute());
    const names = await store.read(everything, (reading) => reading.selectFrom("organisation").select(["id", "name"]).execute());
    const found = rows.find((row) => organisation.test(names.find(({ id }) => id === row.organisation)!.name))!;
    const secret = await access.begin(found.person, clock(), clock());
    await access.actFor(secret, found.organisation, clock());
    const signedIn = (await access.signedIn("session", secret, clock()))!;
    return { cookie: `sameside-session=${secret}`, csrf: signedIn.csrf };
  };
  return { app, installation, stream, signIn, bugs, close: () => installation.close() };
}
