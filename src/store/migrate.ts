/** Migrations: forward only, each as it was listed, all that are pending in one transaction. */
import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import type pg from "pg";
import { randomId } from "../kernel/id.ts";
import type { StoreRefusal } from "./words.ts";

export type Migration = { readonly number: number; readonly name: string; readonly sha256: string; readonly sql: string };

/** Two servers that start at once migrate one after the other. The number means nothing but this. */
const LOCK = 5_190_642_867_713_004n;

/** The migrations of this program, in order. `migrations.txt` lists them so that two made at the same time collide; a file that differs from its line is a bug. */
export function listedMigrations(directory = new URL("migrations/", import.meta.url)): readonly Migration[] {
  const lines = readFileSync(new URL("migrations.txt", directory), "utf8").trimEnd().split("\n");
  let before = 0;
  return lines.map((line) => {
    const [file = "", sha256 = ""] = line.split(" ");
    const sql = readFileSync(new URL(file, directory), "utf8");
    const number = Number(file.slice(0, 4));
    if (!(number > before)) throw new Error(`migrations.txt: ${file} stands behind number ${before}`);
    before = number;
    if (sha256 !== hash(sql)) throw new Error(`migrations.txt: ${file} is not what was listed; never change a migration, add one`);
    return { number, name: file.slice(5, -4), sha256, sql };
  });
}

export function hash(sql: string): string {
  return createHash("sha256").update(sql).digest("hex");
}

/** What a database still needs: `new` is one where nothing of Sameside stands. */
export type Standing = { readonly new: boolean; readonly pending: readonly Migration[] };

/** Compares what was run on a database with what this program lists. */
export async function standing(client: pg.ClientBase, listed: readonly Migration[]): Promise<Standing | StoreRefusal> {
  const found = await client.query<{ ours: boolean; tables: bigint }>(
    "select to_regclass('public.migration') is not null as ours, (select count(*) from pg_tables where schemaname = 'public') as tables",
  );
  const { ours, tables } = found.rows[0]!;
  if (!ours) return tables === 0n ? { new: true, pending: listed } : { code: "store/not-ours", args: {} };
  const run = await client.query<{ number: number; name: string; sha256: string }>("select number, name, sha256 from migration order by number");
  for (const { number, name, sha256 } of run.rows) {
    const known = listed.find((each) => each.number === number);
    if (!known) return { code: "store/newer-database", args: { migration: migrationName(number, name) } };
    if (known.sha256 !== sha256) return { code: "store/changed-migration", args: { migration: migrationName(number, name) } };
  }
  return { new: false, pending: listed.filter(({ number }) => !run.rows.some((row) => row.number === number)) };
}

export function migrationName(number: number, name: string): string {
  return `${String(number).padStart(4, "0")}-${name}`;
}

/**
 * Runs what is pending, all or nothing, as the login of `client`, which comes to own the tables. A new database gets its installation id and, for good,
 * whether it is a demo. Returns the names of what was run.
 */
export async function migrate(client: pg.ClientBase, listed: readonly Migration[], demo: boolean): Promise<readonly string[] | StoreRefusal> {
  await client.query("begin");
  try {
    await client.query("select pg_advisory_xact_lock($1), set_config('sameside.streams', '*', true)", [LOCK]);
    const state = await standing(client, listed);
    if ("code" in state) {
      await client.query("rollback");
      return state;
    }
    for (const { number, name, sha256, sql } of state.pending) {
      await client.query(sql);
      await client.query("insert into migration (number, name, sha256) values ($1, $2, $3)", [number, name, sha256]);
    }
    if (state.new) await client.query("insert into installation (id, demo) values ($1, $2)", [randomId(randomBytes(16)), demo]);
    await client.query("commit");
    return state.pending.map(({ number, name }) => migrationName(number, name));
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}
