// What a transaction may do, what is kept of it, and what it cannot see.
import assert from "node:assert/strict";
import { AsyncLocalStorage } from "node:async_hooks";
import { INSTALLATION, type Sight, sql, type Store, type Writing } from "../../src/store/store.ts";
import { onEachDatabase } from "./databases.ts";

const [ONE, TWO] = ["one", "two"];
const seeing = (...streams: string[]): Sight => ({ actor: "actor", party: "party", streams });

const head = (stream: string) => ({ stream, size: 0n, at: null });
const open = (stream: string) => (writing: Writing) => writing.insertInto("head").values(head(stream)).execute();
const streams = async (store: Store, sight: Sight): Promise<string[]> =>
  (await store.read(sight, (reading) => reading.selectFrom("head").select("stream").orderBy("stream").execute())).map(({ stream }) => stream);

onEachDatabase("what was written is kept; what threw, and what was only rehearsed, is not", async ({ store }) => {
  await store.write(INSTALLATION, open(ONE));
  await assert.rejects(
    store.write(INSTALLATION, async (writing) => {
      await open(TWO)(writing);
      throw new Error("no");
    }),
    /^Error: no$/,
  );
  assert.deepEqual(await store.rehearse(INSTALLATION, async (writing) => [await open(TWO)(writing), 42].length), 2);
  assert.deepEqual(await streams(store, INSTALLATION), [ONE]);
});

onEachDatabase("an error of the database that was caught inside still keeps nothing", async ({ store }) => {
  const work = store.write(INSTALLATION, async (writing) => {
    await open(ONE)(writing);
    await open(ONE)(writing).catch(() => undefined);
  });
  await assert.rejects(work, /nothing was kept/);
  assert.deepEqual(await streams(store, INSTALLATION), []);
});

onEachDatabase("a reading cannot write, neither by its type nor by SQL", async ({ store }) => {
  await store.read(INSTALLATION, async (reading) => {
    // @ts-expect-error A reading has no way to insert.
    assert.equal(typeof reading.insert, "undefined");
    // @ts-expect-error A reading is no writing.
    const writing: Writing = reading;
    assert(writing);
  });
  const insert = store.read(INSTALLATION, (reading) => reading.rows(sql`insert into audit (route, code, args) values ('', '', '')`));
  await assert.rejects(insert, /read-only transaction/);
});

onEachDatabase("a page sees one snapshot, however long it reads", async ({ store, kind }) => {
  if (kind === "embedded") return; // one connection: nobody writes meanwhile
  const another = AsyncLocalStorage.snapshot();
  await store.write(INSTALLATION, open(ONE));
  await store.read(INSTALLATION, async (reading) => {
    const count = () => reading.selectFrom("head").select("stream").execute();
    const before = await count();
    await another(() => store.write(INSTALLATION, open(TWO)));
    assert.deepEqual(await count(), before);
  });
});

onEachDatabase("a transaction inside another is a bug, and one after it is not", async ({ store }) => {
  await assert.rejects(
    store.read(INSTALLATION, () => store.read(INSTALLATION, () => Promise.resolve(1))),
    /inside another/,
  );
  await store.write(INSTALLATION, open(ONE)).then(() => store.write(INSTALLATION, open(TWO)));
  const many = Array.from({ length: 30 }, (_, i) => store.write(INSTALLATION, open(`more${i}`)));
  await Promise.all(many);
  assert.equal((await streams(store, INSTALLATION)).length, 32);
});

onEachDatabase("a transaction sees the rows of the streams it names, writes no others, and sees nothing when it names none", async ({ store }) => {
  await store.write(seeing(ONE, TWO), async (writing) => [await open(ONE)(writing), await open(TWO)(writing)]);
  assert.deepEqual(await streams(store, seeing(ONE)), [ONE]);
  assert.deepEqual(await streams(store, seeing(ONE, TWO)), [ONE, TWO]);
  assert.deepEqual(await streams(store, seeing()), []);
  assert.deepEqual(await streams(store, INSTALLATION), [ONE, TWO]);
  await assert.rejects(store.write(seeing(ONE), open("three")), /row-level security/);
  const moved = store.write(seeing(ONE), (writing) => writing.updateTable("head").set({ stream: "three" }).execute());
  await assert.rejects(moved, /row-level security/);
  await store.write(seeing(ONE), (writing) => writing.deleteFrom("head").execute());
  assert.deepEqual(await streams(store, INSTALLATION), [TWO]);
});

onEachDatabase("works written together each see their own streams, and are kept together or not at all", async ({ store }) => {
  const work = (stream: string, sight = seeing(stream)) => ({ sight, work: async (writing: Writing) => void (await open(stream)(writing)) });
  await store.writeTogether([work(ONE), work(TWO)]);
  await assert.rejects(store.writeTogether([work("three"), work("four", seeing(ONE))]), /row-level security/);
  assert.deepEqual(await streams(store, INSTALLATION), [ONE, TWO]);
});

onEachDatabase("raw SQL sees no more: not by naming another stream, not by the owner's tables, not by changing the record", async ({ store, raw, kind }) => {
  await store.write(INSTALLATION, async (writing) => {
    await open(ONE)(writing);
    await writing.insertInto("entry").values(entry(ONE)).execute();
  });
  const asOther = (statement: string) => store.write(seeing(TWO), (writing) => writing.rows(sql.raw(statement)));
  for (const table of ["entry", "head"]) {
    assert.deepEqual(await asOther(`select * from ${table} where stream = '${ONE}' or true`), [], table);
  }
  for (const statement of [
    "update entry set kind = 'x'",
    "delete from entry",
    "truncate entry",
    "alter table entry disable row level security",
    "drop policy seen on entry",
    "create table mine (stream text)",
    "update installation set demo = true",
    "delete from migration",
  ]) {
    await assert.rejects(asOther(statement), /permission denied|must be owner/, statement);
  }
  // Who owns the tables and names no stream sees none either. The embedded login is a superuser, whom nothing binds; no statement of ours runs as it.
  if (kind === "server") assert.deepEqual(await raw("select * from entry"), []);
});

onEachDatabase("a line left in the audit is read by the installation only", async ({ store }) => {
  await store.write(seeing(ONE), (writing) =>
    writing.insertInto("audit").values({ actor: "actor", party: null, stream: ONE, route: "POST /api/x", code: "x/refused", args: "{}" }).execute(),
  );
  const read = (sight: Sight) => store.read(sight, (reading) => reading.selectFrom("audit").select(["code", "stream"]).execute());
  assert.deepEqual(await read(seeing(ONE)), []);
  assert.deepEqual(await read(INSTALLATION), [{ code: "x/refused", stream: ONE }]);
});

onEachDatabase("what was named in a transaction is forgotten with it", async ({ store, raw }) => {
  await store.read(seeing(ONE), () => Promise.resolve());
  const [left] = await raw("select coalesce(current_setting('sameside.streams', true), '') as streams, current_user <> 'sameside_app' as login");
  assert.deepEqual(left, { streams: "", login: true });
  await assert.rejects(
    store.read({ actor: "x'; drop table entry; --", party: undefined, streams: [] }, () => Promise.resolve()),
    /random ids/,
  );
});

function entry(stream: string) {
  const hash = new Uint8Array(32);
  const at = "2026-01-01T00:00:00.000Z";
  return { stream, seq: 0n, kind: "stream-opened", day: "2026-01-01", at, actor: null, party: null, bytes: new Uint8Array([1]), leaf: hash };
}

onEachDatabase("who asks the same at once is asked for together, and each gets the answers to its own", async ({ store }) => {
  let said = 0;
  const upTo = (numbers: readonly number[]) => {
    said++;
    const sent = sql.join(numbers.map((most, place) => sql`(${place}::integer, ${most}::integer)`));
    return sql<{ place: number; number: number }>`select place, number from (values ${sent}) as a (place, most), generate_series(1, most) as number`;
  };
  const numbers = await store.read(INSTALLATION, async (reading) => {
    const asked = await Promise.all([2, 0, 1].map((most) => Promise.resolve().then(() => reading.together(upTo, most))));
    return [...asked, await reading.together(upTo, 3)].map((rows) => rows.map(({ number }) => number));
  });
  assert.deepEqual(numbers, [[1, 2], [], [1], [1, 2, 3]]);
  assert.equal(said, 2);
});
