/** Tests of SQL run on both databases: the embedded one in a directory, and a PostgreSQL server where there is one. Each is started once for all tests. */
import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test, type TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import pg from "pg";
import { DURABLE_START, openPglite, runningOn } from "../../src/store/embedded.ts";
import { hash, listedMigrations } from "../../src/store/migrate.ts";
import { types } from "../../src/store/parsers.ts";
import { openOn, openStore, type Store } from "../../src/store/store.ts";
import { TABLE_CLASSES } from "../../src/store/tables.ts";
import { serverPrograms, startCluster } from "./postgres.ts";

/** `raw` runs SQL outside the store, as the login that owns the tables. */
export type Database = {
  readonly kind: "embedded" | "server";
  readonly store: Store;
  raw(sql: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
};

const KEPT = ["migration", "installation"];
const EMPTY = `truncate ${Object.keys(TABLE_CLASSES)
  .filter((table) => !KEPT.includes(table))
  .join(", ")} restart identity`;
const PGLITE = readFileSync(join(fileURLToPath(import.meta.resolve("@electric-sql/pglite")), "../../package.json"), "utf8");
const NONE = "no PostgreSQL here: install it, or set SAMESIDE_TEST_DATABASE_URL to a login that may create databases and roles";

const closing: (() => Promise<void>)[] = [];
after(async () => {
  for (const close of closing.toReversed()) await close();
});

/** The test, once on each database, with every table empty but those that say what the database is. */
export function onEachDatabase(sentence: string, work: (database: Database) => Promise<void>): void {
  for (const [name, open, skip] of [
    ["embedded", embedded, false],
    ["server", server, serverAddress() === undefined && serverPrograms() === undefined ? NONE : false],
  ] as const) {
    test(`${sentence} (${name})`, { skip }, async () => {
      const database = await open();
      await database.raw(EMPTY);
      await work(database);
    });
  }
}

/** A server to be spoilt: `fresh` makes an empty database, `admin` runs a statement as superuser, `as` is the same address for another login. */
export type Server = { fresh(): Promise<string>; admin(statement: string): Promise<void>; as(url: string, login: string): string };

/** The test, where there is a PostgreSQL server. */
export function serverTest(sentence: string, work: (server: Server, context: TestContext) => Promise<void>): void {
  test(`${sentence} (server)`, { skip: serverAddress() === undefined && serverPrograms() === undefined ? NONE : false }, async (context) => {
    const address = await superuser();
    const as = (url: string, login: string): string => address(new URL(url).pathname.slice(1), login === "postgres" ? undefined : login);
    await work({ fresh: freshDatabase, admin: (statement) => run(address("postgres"), statement), as }, context);
  });
}

const embedded = once(async (): Promise<Database> => {
  const data = await dataDirectory();
  // Tests that pull no plug need no fsync.
  const running = runningOn(await openPglite(join(data, "pg"), () => new PGlite({ fs: new NodeFS(join(data, "pg")) })));
  const store = opened(await openOn(running, { data, demo: false }));
  closing.push(() => store.close());
  return { kind: "embedded", store, raw: rawOn(running.pool) };
});

/** A data directory of the test's own with a database that was just made; removed at the end. */
export async function dataDirectory(): Promise<string> {
  const data = mkdtempSync(join(tmpdir(), "sameside-data-"));
  closing.unshift(async () => rmSync(data, { recursive: true, force: true }));
  cpSync(await template(), data, { recursive: true });
  return data;
}

/** Making a database takes seconds of work, so one is kept for each set of migrations in the system's temporary directory and copied. */
export const template = once(async (): Promise<string> => {
  const made = join(tmpdir(), `sameside-template-${hash(JSON.stringify([listedMigrations(), DURABLE_START, PGLITE])).slice(0, 16)}`);
  if (existsSync(made)) return made;
  const aside = mkdtempSync(`${made}-`);
  await opened(await openStore({ data: aside, demo: false })).close();
  // Another run may have been quicker; its copy is as good.
  if (existsSync(made)) rmSync(aside, { recursive: true });
  else renameSync(aside, made);
  return made;
});

const server = once(async (): Promise<Database> => {
  const url = await freshDatabase();
  const store = opened(await openStore({ data: "unused", databaseUrl: url, demo: false }));
  const pool = new pg.Pool({ connectionString: url, types, max: 2, options: "-c timezone=UTC -c datestyle=ISO" });
  closing.push(
    () => pool.end(),
    () => store.close(),
  );
  return { kind: "server", store, raw: rawOn(pool) };
});

/** The address of an empty database on the server, owned by an ordinary login; dropped with the server or at the end. */
async function freshDatabase(): Promise<string> {
  const address = await superuser();
  const name = `sameside_test_${process.pid}_${made++}`;
  await run(address("postgres"), "do $$ begin create role sameside_test login createrole; exception when duplicate_object then null; end $$");
  await run(address("postgres"), `create database ${name} owner sameside_test template template0 encoding 'UTF8'`);
  if (serverAddress() !== undefined) closing.unshift(() => run(address("postgres"), `drop database if exists ${name} with (force)`));
  return address(name, "sameside_test");
}

/** As the superuser: the address of a database for a login. */
const superuser = once(async (): Promise<(database: string, login?: string) => string> => {
  const given = serverAddress();
  if (given !== undefined) return (database, login) => addressFor(given, database, login);
  const cluster = await startCluster(serverPrograms()!, { durable: "no" });
  closing.unshift(() => cluster.remove());
  return (database, login) => cluster.url(database, login);
});

/** What was opened; a refusal fails the test with its code. */
export function opened<T>(outcome: { readonly value?: T | undefined; readonly faults: readonly { readonly code: string }[] }): T {
  assert.deepEqual(
    outcome.faults.map(({ code }) => code),
    [],
  );
  return outcome.value!;
}

let made = 0;

function serverAddress(): string | undefined {
  return process.env["SAMESIDE_TEST_DATABASE_URL"] || undefined;
}

function addressFor(given: string, database: string, login: string | undefined): string {
  const url = new URL(given);
  url.pathname = `/${database}`;
  if (login !== undefined) url.username = login;
  return url.href;
}

async function run(address: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

function rawOn(pool: pg.Pool): Database["raw"] {
  return async (sql, values = []) => (await pool.query(sql, [...values])).rows as Record<string, unknown>[];
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
