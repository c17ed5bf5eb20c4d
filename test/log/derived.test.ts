// Every column of every table that the record stands in or that pages read is bound to the record: changed in one row, one at a time, verifying finds it.
import assert from "node:assert/strict";
import { SLICES } from "../../src/alliance.ts";
import { rebuild } from "../../src/api/rebuild.ts";
import { streamsOf, verifyStream } from "../../src/api/verify-database.ts";
import { approveCosts } from "../../src/open-books/approvals/commands.ts";
import { answerFinding, enterCosts } from "../../src/open-books/commands.ts";
import { eraseDetails } from "../../src/open-books/erasing/commands.ts";
import { keepCosignature, keepRecord, NODE } from "../../src/log/store.ts";
import { parseCheckpoint } from "../../src/log/checkpoint.ts";
import { cosign } from "../../src/log/witness.ts";
import { encode } from "../../src/kernel/utf8.ts";
import { INSTALLATION, sql, type Store } from "../../src/store/store.ts";
import { TABLE_CLASSES } from "../../src/store/tables.ts";
import { filled } from "../parties/filled.ts";
import { codes } from "../parties/world.ts";
import { type Database, onEachDatabase } from "../store/databases.ts";
import { addFacts, keepSmall, openStream, WITNESS } from "./kept.ts";
import { columnsOf, spoil, unbound } from "./spoil.ts";
import { KEYS, NO_TRUST } from "./world.ts";

type Table = keyof typeof TABLE_CLASSES;
/** Made by the log itself; the other derived tables follow from what slices make of entries. */
const OF_LOG: readonly string[] = ["head", "tile"];
const tables = (isOurs: (table: string, of: string) => boolean): readonly string[] =>
  Object.keys(TABLE_CLASSES).filter((table) => isOurs(table, TABLE_CLASSES[table as Table]));
const RECORD = tables((table, of) => of === "record" || of === "content" || OF_LOG.includes(table));
const DERIVED = tables((table, of) => of === "derived" && !OF_LOG.includes(table));
/** Rows of the installation that entries make. */
const PROJECTED = ["organisation", "organisation_member", "role_grant", "budget_owner"];

/** A stream with a full tile, a checkpoint that a witness signed, and every kind of content, erased and not. */
async function recorded(store: Store): Promise<void> {
  const keeper = keepRecord(store);
  const stream = await openStream(store, keeper, "one");
  await keepSmall(keeper, stream);
  await addFacts(keeper, stream, ...Array.from({ length: 255 }, (_, i) => `fact ${i}`));
  const { checkpoint } = parseCheckpoint(encode((await keeper.checkpoint(stream, KEYS.first))!))!;
  const signature = cosign(NODE.sha256, checkpoint, WITNESS.name, WITNESS.signing, 1_782_889_200);
  await store.write(INSTALLATION, (writing) => keepCosignature(writing, stream, checkpoint.size, signature));
}

/** An alliance with rows in every table that its slices derive. */
async function lived(store: Store): Promise<void> {
  const world = await filled(store);
  const { finding } = await store.read(INSTALLATION, (reading) => reading.selectFrom("finding").select("finding").executeTakeFirstOrThrow());
  assert.deepEqual(codes(await world.run("provider", answerFinding, { finding, answer: "Valmennukseen." })), []);
  const travel = { line: "coaching", type: "travel", day: "2020-03-11", net: "5000" };
  assert.deepEqual(codes(await world.run("provider", enterCosts, { party: "uramylly", lines: [travel] })), []);
  assert.deepEqual(codes(await world.run("controller", approveCosts, { lines: ["2/0"], approved: true, reason: "Sovittu." })), []);
  const erasing = { lines: ["0/1"], under: "Keksitty päätös § 1", archive: "checked" as const };
  assert.deepEqual(codes(await world.run("controller", eraseDetails, erasing)), []);
}

/** What `sameside verify --database` finds of the record, and of what follows from it. */
async function inRecord(store: Store): Promise<readonly string[]> {
  return store.read(INSTALLATION, async (reading) => {
    const all = [];
    for (const stream of await streamsOf(reading)) all.push(await verifyStream(reading, store.installation, stream, NO_TRUST));
    return all.flatMap(({ findings }) => findings.filter(({ severity }) => severity === "fault").map(({ code }) => code));
  });
}

async function inDerived(store: Store): Promise<readonly string[]> {
  const made = await rebuild(store, SLICES, "rehearse");
  return made.tables.filter(({ more, less }) => more + less > 0).map(({ table }) => `${table} differs`);
}

/** Changes every column of the tables in one row, one at a time. */
async function eachColumn(database: Database, of: readonly string[], found: (store: Store) => Promise<readonly string[]>): Promise<void> {
  const columns = (await columnsOf(database, ["record", "content", "derived"])).filter(({ table }) => of.includes(table));
  assert.deepEqual([...new Set(columns.map(({ table }) => table))].sort(), of.toSorted());
  for (const column of columns) {
    const back = await spoil(database, column);
    assert.notDeepEqual(await found(database.store), [], `${column.table}.${column.column}`);
    await back();
  }
  assert.deepEqual(await found(database.store), []);
  console.log(`${database.kind}: ${columns.length} columns of ${of.length} tables changed, each found`);
}

onEachDatabase("every column of record and content, and of head and tiles, changed in one row, is found", async (database) => {
  await recorded(database.store);
  assert.deepEqual(await inRecord(database.store), []);
  await unbound(database, () => eachColumn(database, RECORD, inRecord));
});

onEachDatabase("every column of every table that is derived, changed in one row, and every row taken away, is found", async (database) => {
  const { store, raw } = database;
  await lived(store);
  assert.deepEqual([...(await inRecord(store)), ...(await inDerived(store))], []);
  await unbound(database, async () => {
    await eachColumn(database, DERIVED, inDerived);
    for (const table of DERIVED) {
      await raw(`create table kept_rows as select * from ${table}`);
      await raw(`delete from ${table} where ctid = (select max(ctid) from ${table})`);
      assert.notDeepEqual(await inDerived(store), [], `a row of ${table} taken away`);
      await raw(`delete from ${table}`);
      await raw(`insert into ${table} select * from kept_rows`);
      await raw("drop table kept_rows");
    }
  });
});

onEachDatabase("a role, an organisation or a budget that no entry made, or that was changed, is found", async ({ store }) => {
  await lived(store);
  for (const statement of [
    "update role_grant set most_cents = 1",
    "update role_grant set subjects = 'x'",
    "update organisation set kind = 'association'",
    "insert into role_grant (id, person, organisation, role, first_day, claimed) values ('x', 'x', 'x', 'house-admin', '2026-01-01', false)",
    "insert into budget_owner (budget, organisation) values ('x', 'x')",
  ]) {
    await store.write(INSTALLATION, (writing) => writing.rows(sql.raw(statement)));
    const differing = await inDerived(store);
    assert.ok(
      differing.some((each) => PROJECTED.some((table) => each === `${table} differs`)),
      `${statement}: ${differing.join(", ")}`,
    );
    await rebuild(store, SLICES, "keep");
    assert.deepEqual(await inDerived(store), []);
  }
});
