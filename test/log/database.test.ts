// Whatever is changed in the database is found by verifying it, and derived tables come again from the rest.
import assert from "node:assert/strict";
import { rebuild } from "../../src/api/rebuild.ts";
import { streamsOf, verifyStream } from "../../src/api/verify-database.ts";
import { keepCosignature, keepRecord, NODE } from "../../src/log/store.ts";
import { parseCheckpoint } from "../../src/log/checkpoint.ts";
import { cosign } from "../../src/log/witness.ts";
import { encode } from "../../src/kernel/utf8.ts";
import { INSTALLATION, type Store } from "../../src/store/store.ts";
import { TABLE_CLASSES } from "../../src/store/tables.ts";
import { type Database, onEachDatabase } from "../store/databases.ts";
import { addFacts, keepSmall, openStream, WITNESS } from "./kept.ts";
import { KEYS, NO_TRUST } from "./world.ts";

/** Two streams, one with a full tile, every kind of content, a checkpoint and a cosignature. */
async function filled(store: Store): Promise<void> {
  const keeper = keepRecord(store);
  for (const name of ["one", "two"]) {
    const stream = await openStream(store, keeper, name);
    await keepSmall(keeper, stream);
    if (name === "one") await addFacts(keeper, stream, ...Array.from({ length: 255 }, (_, i) => `fact ${i}`));
    const { checkpoint } = parseCheckpoint(encode((await keeper.checkpoint(stream, KEYS.first))!))!;
    const signature = cosign(NODE.sha256, checkpoint, WITNESS.name, WITNESS.signing, 1_782_889_200);
    await store.write(INSTALLATION, (writing) => keepCosignature(writing, stream, checkpoint.size, signature));
  }
}

/** The codes of what verifying finds in any stream, and of derived tables that differ. */
async function found(store: Store): Promise<string[]> {
  const verified = await store.read(INSTALLATION, async (reading) => {
    const all = [];
    for (const stream of await streamsOf(reading)) all.push(await verifyStream(reading, store.installation, stream, NO_TRUST));
    return all;
  });
  return verified.flatMap(({ findings }) => findings.filter(({ severity }) => severity === "fault").map(({ code }) => code));
}

type Column = { readonly table: string; readonly column: string; readonly type: string };

/** How a value becomes another one that the column can hold. */
const OTHER: Readonly<Record<string, string>> = {
  text: "case when $c = '' then 'x' else overlay($c placing case when left($c, 1) = 'a' then 'b' else 'a' end from 1 for 1) end",
  bytea: "set_byte($c, 0, (get_byte($c, 0) + 1) % 256)",
  bigint: "$c + 1000",
  integer: "$c + 1000",
  date: "$c + 1",
  "timestamp with time zone": "$c + interval '1 millisecond'",
};

async function columnsOf({ raw }: Database, classes: readonly string[]): Promise<Column[]> {
  const rows = (await raw(
    `select table_name::text as table, column_name::text as column, data_type::text as type from information_schema.columns where table_schema = 'public'`,
  )) as Column[];
  return rows.filter(({ table }) => classes.includes(TABLE_CLASSES[table as keyof typeof TABLE_CLASSES]));
}

/** Spoils the column in one row of a filled database, past all keys and checks; gives back what was there before. */
async function spoil({ raw }: Database, { table, column, type }: Column): Promise<(() => Promise<void>) | undefined> {
  const value = OTHER[type]!.replaceAll("$c", `"${column}"`);
  const name = `spoilt_${table}`;
  await raw(`create table ${name} as select * from ${table}`);
  const changed = await raw(
    `update ${table} set "${column}" = ${value} where ctid = (select ctid from ${table} where "${column}" is not null order by stream desc, ctid limit 1) returning 1 as n`,
  );
  const back = async (): Promise<void> => {
    await raw(`delete from ${table}`);
    await raw(`insert into ${table} select * from ${name}`);
    await raw(`drop table ${name}`);
  };
  if (changed.length > 0) return back;
  await raw(`drop table ${name}`);
  return undefined;
}

onEachDatabase("every column of record and content, and of head and tiles, changed in one row, is found", async (database) => {
  const { store } = database;
  await filled(store);
  assert.deepEqual(await found(store), []);
  await unbound(database, async () => {
    const columns = [
      ...(await columnsOf(database, ["record", "content"])),
      ...(await columnsOf(database, ["derived"])).filter(({ table }) => ["head", "tile"].includes(table)),
    ];
    assert.ok(columns.length > 35, String(columns.length));
    for (const column of columns) {
      const back = await spoil(database, column);
      // Nothing in a fixed batch says when it was staged, so nothing is there to change.
      if (!back) {
        assert.equal(`${column.table}.${column.column}`, "content_batch.at");
        continue;
      }
      assert.notDeepEqual(await found(store), [], `${column.table}.${column.column}`);
      await back();
    }
    assert.deepEqual(await found(store), []);
  });
});

onEachDatabase("rows of the record that are taken away or added are found", async (database) => {
  const { store, raw } = database;
  await filled(store);
  await unbound(database, async () => {
    for (const table of ["entry", "content_batch", "content_line", "content_file", "head", "tile"]) {
      await raw(`create table kept_rows as select * from ${table}`);
      await raw(`delete from ${table} where ctid = (select max(ctid) from ${table})`);
      assert.notDeepEqual(await found(store), [], table);
      await raw(`delete from ${table}`);
      await raw(`insert into ${table} select * from kept_rows`);
      await raw("drop table kept_rows");
    }
    await raw("insert into content_line select stream, batch + 9, line, leaf, salt, bytes, erased_by from content_line limit 1");
    assert.deepEqual(await found(store), ["log/row-strange"]);
  });
});

onEachDatabase("head and tiles are rebuilt from the entries, and what had been changed in them is told", async (database) => {
  const { store, raw } = database;
  await filled(store);
  const different = async (how: "keep" | "rehearse") =>
    (await rebuild(store, [], how)).tables.filter(({ more, less }) => more + less > 0).map(({ table, more, less }) => [table, more, less]);
  assert.deepEqual(await different("rehearse"), []);
  const { entries, streams } = await rebuild(store, [], "rehearse");
  assert.deepEqual([entries, streams], [267, 2]);
  await raw("select set_config('sameside.streams', '*', true); update tile set hashes = set_byte(hashes, 9, (get_byte(hashes, 9) + 1) % 256)");
  assert.deepEqual(await different("rehearse"), [["tile", 1, 1]]);
  assert.deepEqual(await different("keep"), [["tile", 1, 1]]);
  assert.deepEqual(await different("keep"), []);
  assert.deepEqual(await found(store), []);
});

/** Whoever owns the tables can lift everything that guards them. */
async function unbound({ raw, kind }: Database, work: () => Promise<unknown>): Promise<void> {
  const tables = Object.keys(TABLE_CLASSES).filter((table) => ["record", "content", "derived"].includes(TABLE_CLASSES[table as keyof typeof TABLE_CLASSES]));
  const constraints = await raw(
    `select conrelid::regclass::text as table, conname::text as name, pg_get_constraintdef(oid) as definition from pg_constraint
     where connamespace = 'public'::regnamespace and contype in ('f', 'c') and conrelid::regclass::text = any ($1)`,
    [tables],
  );
  if (kind === "server") for (const table of tables) await raw(`alter table ${table} no force row level security`);
  for (const { table, name } of constraints) await raw(`alter table ${String(table)} drop constraint ${String(name)}`);
  try {
    await work();
  } finally {
    await raw(`truncate ${tables.join(", ")}`).catch(() => undefined);
    for (const { table, name, definition } of constraints) await raw(`alter table ${String(table)} add constraint ${String(name)} ${String(definition)}`);
    if (kind === "server") for (const table of tables) await raw(`alter table ${table} force row level security`);
  }
}
