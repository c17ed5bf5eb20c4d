// Every column of every table that the record stands in or that pages read is bound to the record: changed in one row, one at a time, verifying finds it.
import assert from "node:assert/strict";
import { SLICES } from "../../src/alliance.ts";
import { clock } from "../../src/api/http.ts";
import { rebuild } from "../../src/api/rebuild.ts";
import { streamsOf, verifyStream } from "../../src/api/verify-database.ts";
import { answerFinding } from "../../src/open-books/commands.ts";
import { keepCosignature, NODE } from "../../src/log/store.ts";
import { parseCheckpoint } from "../../src/log/checkpoint.ts";
import { signingOf } from "../../src/log/primitives.ts";
import { cosign } from "../../src/log/witness.ts";
import { encode } from "../../src/kernel/utf8.ts";
import { INSTALLATION, sql, type Store } from "../../src/store/store.ts";
import { TABLE_CLASSES } from "../../src/store/tables.ts";
import { filled } from "../parties/filled.ts";
import { codes } from "../parties/world.ts";
import { onEachDatabase } from "../store/databases.ts";
import { keepSmall, WITNESS } from "./kept.ts";
import { columnsOf, spoil, unbound } from "./spoil.ts";
import { NO_TRUST } from "./world.ts";

const CLASSES = ["record", "content", "derived"];
/** Rows of the installation that entries make; their other columns are nobody's but the installation's. */
const PROJECTED = ["organisation", "organisation_member", "role_grant", "budget_owner"];

/** An alliance with rows in every table of these classes; its stream has a full tile, a checkpoint that a witness signed, and erased content. */
async function everything(store: Store): Promise<void> {
  const world = await filled(store);
  const finding = await store.read(INSTALLATION, (reading) => reading.selectFrom("finding").select("finding").executeTakeFirstOrThrow());
  assert.deepEqual(codes(await world.run("provider", answerFinding, { finding: finding.finding, answer: "Valmennukseen." })), []);
  const at = clock();
  const facts = Array.from({ length: 256 }, (_, i) => ({ kind: "noted", day: at.slice(0, 10), body: { text: `fact ${i}` } }));
  const small = await world.open("alliance");
  await keepSmall(world.keeper, small);
  await world.keeper.turn(INSTALLATION, small, async ({ append }) => assert.deepEqual(append(facts, clock()).faults, []));
  const { checkpoint } = parseCheckpoint(encode((await world.keeper.checkpoint(small, signingOf(new Uint8Array(32).fill(9))))!))!;
  const signature = cosign(NODE.sha256, checkpoint, WITNESS.name, WITNESS.signing, 1_782_889_200);
  await store.write(INSTALLATION, (writing) => keepCosignature(writing, small, checkpoint.size, signature));
}

/** What `sameside verify --database` finds: in the record, and in what follows from it. Slices' tables are looked at by making them again alone. */
async function found(store: Store, table?: string): Promise<readonly string[]> {
  const isSlices = table !== undefined && TABLE_CLASSES[table as keyof typeof TABLE_CLASSES] === "derived" && !["head", "tile"].includes(table);
  const inRecord = isSlices
    ? []
    : await store.read(INSTALLATION, async (reading) => {
        const all = [];
        for (const stream of await streamsOf(reading)) all.push(await verifyStream(reading, store.installation, stream, NO_TRUST));
        return all.flatMap(({ findings }) => findings.filter(({ severity }) => severity === "fault").map(({ code }) => code));
      });
  if (inRecord.length > 0) return inRecord;
  const { tables } = await rebuild(store, SLICES, "rehearse");
  return tables.filter(({ more, less }) => more + less > 0).map((one) => `${one.table} differs`);
}

onEachDatabase("every column of every table of record, content and what is derived, changed in one row, is found", async (database) => {
  const { store, raw } = database;
  await everything(store);
  assert.deepEqual(await found(store), []);
  await unbound(database, async () => {
    const columns = await columnsOf(database, CLASSES);
    for (const column of columns) {
      const back = await spoil(database, column);
      assert.notDeepEqual(await found(store, column.table), [], `${column.table}.${column.column}`);
      await back();
    }
    assert.deepEqual(await found(store), []);
    const tables = Object.keys(TABLE_CLASSES).filter((table) => CLASSES.includes(TABLE_CLASSES[table as keyof typeof TABLE_CLASSES]));
    assert.deepEqual([...new Set(columns.map(({ table }) => table))].sort(), tables.sort());
    for (const table of tables.filter((each) => TABLE_CLASSES[each as keyof typeof TABLE_CLASSES] === "derived")) {
      await raw(`create table kept_rows as select * from ${table}`);
      await raw(`delete from ${table} where ctid = (select max(ctid) from ${table})`);
      assert.notDeepEqual(await found(store, table), [], `a row of ${table} taken away`);
      await raw(`delete from ${table}`);
      await raw(`insert into ${table} select * from kept_rows`);
      await raw("drop table kept_rows");
    }
    console.log(`${database.kind}: ${columns.length} columns of ${tables.length} tables changed, each found`);
  });
});

onEachDatabase("a role, an organisation or a budget that no entry made, or that was changed, is found", async ({ store }) => {
  await everything(store);
  for (const statement of [
    "update role_grant set most_cents = 1",
    "update role_grant set subjects = 'x'",
    "update organisation set kind = 'association'",
    "insert into role_grant (id, person, organisation, role, first_day, claimed) values ('x', 'x', 'x', 'house-admin', '2026-01-01', false)",
    "insert into budget_owner (budget, organisation) values ('x', 'x')",
  ]) {
    await store.write(INSTALLATION, (writing) => writing.rows(sql.raw(statement)));
    const differing = await found(store);
    assert.ok(
      differing.some((each) => PROJECTED.some((table) => each === `${table} differs`)),
      `${statement}: ${differing.join(", ")}`,
    );
    await rebuild(store, SLICES, "keep");
    assert.deepEqual(await found(store), []);
  }
});
