// Rows that come or go are found by verifying the database (every column: derived.test.ts), and derived tables come again from the rest.
import assert from "node:assert/strict";
import { rebuild } from "../../src/api/rebuild.ts";
import { streamsOf, verifyStream } from "../../src/api/verify-database.ts";
import { keepCosignature, keepRecord, NODE } from "../../src/log/store.ts";
import { parseCheckpoint } from "../../src/log/checkpoint.ts";
import { cosign } from "../../src/log/witness.ts";
import { encode } from "../../src/kernel/utf8.ts";
import { INSTALLATION, type Store } from "../../src/store/store.ts";
import { onEachDatabase } from "../store/databases.ts";
import { unbound } from "./spoil.ts";
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
