// What keeps a store from opening, and that it says so before anything was read or written.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { isRandomId } from "../../src/kernel/id.ts";
import { takeDirectory } from "../../src/store/embedded.ts";
import { hash, listedMigrations, migrate, migrationName } from "../../src/store/migrate.ts";
import { types } from "../../src/store/parsers.ts";
import { ensureRoles } from "../../src/store/server.ts";
import { migrateStore, openStore } from "../../src/store/store.ts";
import { serverTest } from "./databases.ts";

const scratch = mkdtempSync(join(tmpdir(), "sameside-store-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

const codes = async (opening: ReturnType<typeof openStore> | ReturnType<typeof migrateStore>): Promise<string[]> =>
  (await opening).faults.map(({ code }) => code);

test("a directory is made, opened again as the same installation, held against a second server and free after it", async () => {
  const data = join(scratch, "data");
  const first = await openStore({ data, demo: false });
  assert(first.value && isRandomId(first.value.installation) && !first.value.demo);
  assert.deepEqual(await codes(openStore({ data, demo: false })), ["store/in-use"]);
  await first.value.close();
  const again = await openStore({ data, demo: false });
  assert.equal(again.value?.installation, first.value.installation);
  await again.value?.close();
  assert.deepEqual(await codes(openStore({ data, demo: true })), ["store/not-a-demo"]);
  assert.deepEqual((await migrateStore({ data })).value, []);
});

test("the directory of a server that was killed is free at once", async () => {
  const data = join(scratch, "killed");
  const door = JSON.stringify(new URL("../../src/store/embedded.ts", import.meta.url).href);
  const script = `import { takeDirectory } from ${door}; takeDirectory(${JSON.stringify(data)}); console.log("taken"); setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  await once(holder.stdout, "data");
  assert.equal(takeDirectory(data), undefined);
  holder.kill("SIGKILL");
  await once(holder, "exit");
  const taken = takeDirectory(data);
  assert(taken);
  taken.release();
});

test("a start that a power cut ended between making its lock file and writing it hinders no later start", async () => {
  const data = join(scratch, "cut");
  await (await openStore({ data, demo: false })).value!.close();
  writeFileSync(join(data, "pg", "postmaster.pid"), "");
  const again = await openStore({ data, demo: false });
  assert(again.value);
  await again.value.close();
});

test("migrations are as they were listed; one that was changed, or is listed out of turn, is a bug that shows at once", () => {
  assert(listedMigrations().length > 0);
  const copy = join(scratch, "migrations");
  cpSync(new URL("../../src/store/migrations", import.meta.url), copy, { recursive: true });
  const at = pathToFileURL(`${copy}/`);
  assert.deepEqual(listedMigrations(at), listedMigrations());
  const list = readFileSync(join(copy, "migrations.txt"), "utf8");
  writeFileSync(join(copy, "0000-later.sql"), "select 1");
  writeFileSync(join(copy, "migrations.txt"), `${list}0000-later.sql ${hash("select 1")}\n`);
  assert.throws(() => listedMigrations(at), /0000-later.sql stands behind number/);
  writeFileSync(join(copy, "migrations.txt"), list);
  writeFileSync(join(copy, list.split(" ")[0]!), "select 1");
  assert.throws(() => listedMigrations(at), /never change a migration/);
});

serverTest(
  "an empty database is set up by serve; an owner's migrate does it too, and the login of the server need not own a table",
  async ({ fresh, admin }) => {
    const owner = await fresh();
    const all = listedMigrations().map(({ number, name }) => migrationName(number, name));
    assert.deepEqual((await migrateStore({ data: "", databaseUrl: owner })).value, all);
    assert.deepEqual((await migrateStore({ data: "", databaseUrl: owner })).value, []);
    await admin("do $$ begin create role sameside_guest login in role sameside_app, sameside_whole; exception when duplicate_object then null; end $$");
    const guest = new URL(owner);
    guest.username = "sameside_guest";
    const store = await openStore({ data: "", databaseUrl: guest.href, demo: false });
    assert.deepEqual(store.faults, []);
    await store.value?.close();
  },
);

serverTest("a database that is newer, was changed, is behind or is somebody else's is refused", async ({ fresh }) => {
  const cases: readonly (readonly [string, string])[] = [
    ["insert into migration (number, name, sha256) values (9999, 'later', '')", "store/newer-database"],
    ["update migration set sha256 = 'x' where number = 1", "store/changed-migration"],
    ["drop table migration", "store/not-ours"],
    ["delete from migration", "store/behind"],
    ["alter table entry no force row level security", "store/owner-not-bound"],
  ];
  for (const [statement, code] of cases) {
    const databaseUrl = await fresh();
    await (await openStore({ data: "", databaseUrl, demo: false })).value!.close();
    await run(databaseUrl, statement);
    assert.deepEqual(await codes(openStore({ data: "", databaseUrl, demo: false })), [code], statement);
  }
});

serverTest("a login that row security does not bind is refused, whatever it wants to do", async ({ fresh, admin, as }) => {
  const url = await fresh();
  const superuser = as(url, "postgres");
  assert.deepEqual(await codes(openStore({ data: "", databaseUrl: superuser, demo: true })), ["store/login-too-strong"]);
  assert.deepEqual(await codes(migrateStore({ data: "", databaseUrl: superuser })), ["store/login-too-strong"]);
  await admin("do $$ begin create role sameside_blind login bypassrls; exception when duplicate_object then null; end $$");
  assert.deepEqual(await codes(openStore({ data: "", databaseUrl: as(url, "sameside_blind"), demo: false })), ["store/login-too-strong"]);
  await admin("do $$ begin create role sameside_stranger login; exception when duplicate_object then null; end $$");
  assert.deepEqual(await codes(openStore({ data: "", databaseUrl: as(url, "sameside_stranger"), demo: false })), ["store/no-role"]);
});

serverTest("a demo is made in an empty database only, and stays one", async ({ fresh }) => {
  const [real, demo] = [await fresh(), await fresh()];
  await (await openStore({ data: "", databaseUrl: real, demo: false })).value!.close();
  assert.deepEqual(await codes(openStore({ data: "", databaseUrl: real, demo: true })), ["store/not-a-demo"]);
  await (await openStore({ data: "", databaseUrl: demo, demo: true })).value!.close();
  const again = await openStore({ data: "", databaseUrl: demo, demo: false });
  assert.equal(again.value?.demo, true);
  await again.value?.close();
});

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

serverTest("a secret of a webhook that stood in plain is forgotten when the database is brought up to date, and its webhook ends", async ({ fresh }) => {
  const databaseUrl = await fresh();
  const client = new pg.Client({ connectionString: databaseUrl, types });
  await client.connect();
  const until = (number: number) => listedMigrations().filter((migration) => migration.number <= number);
  assert.equal(await ensureRoles(client), undefined);
  assert.equal(((await migrate(client, until(11), false)) as readonly string[]).at(-1), "0011-careful");
  await client.query("select set_config('sameside.streams', '*', false)");
  await client.query(`insert into webhook (stream, hook, organisation, person, url, kinds, secret, made, next)
    values ('s', 'h', 'o', 'p', 'https://hooks.example/', '', decode(repeat('5a', 32), 'hex'), now(), 0)`);
  assert.deepEqual(await migrate(client, until(12), false), ["0012-erased"]);
  const { rows } = await client.query("select secret, because, ended is not null as over from webhook");
  assert.deepEqual(rows, [{ secret: null, because: "no-secret", over: true }]);
  await client.end();
});
