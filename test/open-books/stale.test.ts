// A file that nobody takes is dropped when it is old enough, with its lines and pieces; what is younger stays.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { sweep } from "../../src/open-books/import/stale/store.ts";
import { beginImport, findImport, KEPT_DAYS, receive, spoolPath } from "../../src/open-books/import/store.ts";
import { INSTALLATION, sql } from "../../src/store/store.ts";
import { onEachDatabase } from "../store/databases.ts";
import { spoolDirectory, worldOn } from "./record-world.ts";

onEachDatabase("what nobody took in time is swept away, and nothing else", async ({ store }) => {
  const world = await worldOn(store, "examples/kainuu-youth");
  const { stream } = world;
  const who = world.who("provider-manager", "uramylly");
  const { directory, remove } = spoolDirectory();
  try {
    const spool = { store, directory };
    const row = { party: "uramylly", organisation: who.organisation!, actor: who.person!, name: "a.csv", size: 3n, agreement: "0".repeat(64), mapping: null };
    const begin = async () => ({ stream, batch: await store.write(INSTALLATION, (writing) => beginImport(writing, stream, row)) });
    const [old, young] = [await begin(), await begin()];
    for (const place of [old, young]) await receive(spool, place, piece(), 0, 3);
    const age = sql`update cost_import set at = now() - make_interval(days => ${KEPT_DAYS}, mins => 1) where stream = ${stream} and batch = ${old.batch}`;
    await store.write(INSTALLATION, async (writing) => void (await writing.rows(age)));
    assert.equal(await sweep(spool), 1);
    assert.equal(await sweep(spool), 0);
    const found = await store.read(INSTALLATION, async (reading) => [await findImport(reading, old), (await findImport(reading, young))?.batch]);
    assert.deepEqual(found, [undefined, young.batch]);
    assert.deepEqual([existsSync(spoolPath(spool, old)), existsSync(spoolPath(spool, young))], [false, true]);
  } finally {
    remove();
  }
});

async function* piece(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array([1, 2, 3]);
}
