// Streams in the database: what is appended is one chain, whoever else appends, and it can be gone on with after a start.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { randomId } from "../../src/kernel/id.ts";
import { encode } from "../../src/kernel/utf8.ts";
import { isSignedBy, originOf, parseCheckpoint } from "../../src/log/checkpoint.ts";
import type { Draft } from "../../src/log/entry.ts";
import { rootOf } from "../../src/log/merkle.ts";
import { verifierKey } from "../../src/log/note.ts";
import { signingOf } from "../../src/log/primitives.ts";
import { saltedHash } from "../../src/log/reference.ts";
import { addLines, fixBatch, openBatch } from "../../src/log/batches/store.ts";
import { keepRecord, NODE, readHead } from "../../src/log/store.ts";
import { INSTALLATION, type Reading, type Sight, sql, type Store } from "../../src/store/store.ts";
import { onEachDatabase } from "./databases.ts";

const NOW = "2026-01-01T00:00:00.000Z";
const draft = (text: string): Draft => ({ kind: "noted", day: "2026-01-01", body: { text } });
const newStream = () => randomId(randomBytes(16));
const texts = async (store: Store, stream: string): Promise<string[]> => {
  const rows = await store.read(INSTALLATION, (reading) => reading.selectFrom("entry").select("bytes").where("stream", "=", stream).orderBy("seq").execute());
  return rows.map(({ bytes }) => (JSON.parse(Buffer.from(bytes).toString()) as { body: { text: string } }).body.text);
};

onEachDatabase("what is appended by many at once stands in one chain, and a second server goes on where the first stands", async ({ store }) => {
  const stream = newStream();
  const [one, two] = [keepRecord(store), keepRecord(store)];
  const turns = Array.from({ length: 120 }, (_, i) =>
    (i % 3 === 0 ? two : one).turn(
      INSTALLATION,
      stream,
      async (turn) => turn.append([draft(`${i}a`), draft(`${i}b`), draft(`${i}c`)], NOW).value!.leaves[0]!.entry.seq,
    ),
  );
  const seqs = await Promise.all(turns);
  const written = await texts(store, stream);
  assert.equal(written.length, 360);
  for (const [i, seq] of seqs.entries()) assert.deepEqual(written.slice(seq, seq + 3), [`${i}a`, `${i}b`, `${i}c`]);
  const [size, root, tiles] = await store.read(INSTALLATION, async (reading) => {
    const head = await readHead(reading, originOf(store.installation, stream));
    const leaves = await reading.selectFrom("entry").select(["leaf", "seq"]).where("stream", "=", stream).orderBy("seq").execute();
    assert.deepEqual(
      leaves.map(({ seq }) => Number(seq)),
      [...leaves.keys()],
    );
    const tiles = await reading.selectFrom("tile").selectAll().where("stream", "=", stream).execute();
    assert.deepEqual(Buffer.concat(leaves.slice(0, 256).map(({ leaf }) => leaf)), tiles[0]!.hashes);
    const first = rootOf(
      NODE.sha256,
      leaves.slice(0, 256).map(({ leaf }) => leaf),
    );
    assert.deepEqual(Buffer.from(first), tiles[0]!.root);
    return [
      head.edge.size,
      rootOf(
        NODE.sha256,
        leaves.map(({ leaf }) => leaf),
      ),
      tiles.length,
    ];
  });
  assert.deepEqual([size, tiles], [360, 1]);
  const signing = signingOf(new Uint8Array(32).fill(7));
  const { checkpoint, note } = parseCheckpoint(encode((await keepRecord(store).checkpoint(stream, signing))!))!;
  assert.deepEqual([checkpoint.size, Buffer.from(checkpoint.root)], [360, Buffer.from(root)]);
  assert(isSignedBy(NODE, note, verifierKey(NODE.sha256, originOf(store.installation, stream), 1, signing.publicKey)));
  assert.equal(await one.checkpoint(stream, signing), await two.checkpoint(stream, signing));
});

onEachDatabase("a turn that throws takes back what it did and no other, and one that is refused appends nothing", async ({ store }) => {
  const stream = newStream();
  const keeper = keepRecord(store);
  const results = await Promise.allSettled([
    keeper.turn(INSTALLATION, stream, async (turn) => turn.append([draft("first")], NOW).faults.length),
    keeper.turn(INSTALLATION, stream, async (turn) => {
      turn.append([draft("never")], NOW);
      await turn.writing.insertInto("audit").values({ actor: null, party: null, stream: null, route: "x", code: "x", args: "{}" }).execute();
      throw new Error("no");
    }),
    keeper.turn(INSTALLATION, stream, async (turn) => turn.append([{ ...draft(""), kind: "NO" }], NOW).faults.map(({ code }) => code)),
    keeper.turn(INSTALLATION, stream, async (turn) => turn.append([draft("last")], NOW).value!.head.edge.size),
  ]);
  assert.deepEqual(
    results.map((result) => (result.status === "fulfilled" ? result.value : String(result.reason))),
    [0, "Error: no", ["log/entry-member"], 2],
  );
  assert.deepEqual(await texts(store, stream), ["first", "last"]);
  assert.deepEqual(await store.read(INSTALLATION, (reading) => reading.selectFrom("audit").select("code").execute()), []);
});

onEachDatabase("a turn goes on with what is supposed of an answer, and is taken anew where it is another", async ({ store }) => {
  const stream = newStream();
  const keeper = keepRecord(store);
  const given: unknown[] = [];
  const note = (supposed: unknown, asked: (reading: Reading) => Promise<unknown>) =>
    keeper.turn(
      INSTALLATION,
      stream,
      async (turn, known) => {
        given.push(known);
        if (known === "thrown at") throw new Error("no");
        return turn.append([draft(String(known))], NOW).value!.head.edge.size;
      },
      (reading) => reading.suppose(supposed, asked(reading)) as Promise<undefined>,
    );
  const eight = async (reading: Reading) => (await reading.rows(sql<{ n: number }>`select 8 as n`))[0]!.n;
  const none = (reading: Reading) => reading.rows(sql`select 1 where false`);
  assert.equal(await note(7, eight), 1, "nothing is supposed before it is known where the stream stands");
  const sizes = [await note(undefined, eight), await note(8, eight), await note(7, eight), await note([], none), await note("thrown at", eight)];
  assert.deepEqual(sizes, [2, 3, 4, 5, 6]);
  assert.deepEqual(given, [8, 8, 8, 7, 8, [], "thrown at", 8]);
  const both = await Promise.all([note(8, eight), note([], async (reading) => [await eight(reading)])]);
  assert.deepEqual(
    [both, given.slice(8)],
    [
      [7, 8],
      [8, [], 8, [8]],
    ],
  );
  await assert.rejects(
    note(8, (reading) => reading.rows(sql`select 'x'::integer`)),
    /integer/,
  );
  assert.deepEqual(await texts(store, stream), ["8", "8", "8", "8", "", "8", "8", "8"]);
});

onEachDatabase("a rehearsal answers as the turn would and leaves nothing", async ({ store }) => {
  const stream = newStream();
  const keeper = keepRecord(store);
  assert.equal(await keeper.rehearse(INSTALLATION, stream, async (turn) => turn.append([draft("x")], NOW).value!.head.edge.size), 1);
  assert.deepEqual(await texts(store, stream), []);
  assert.equal(await keeper.checkpoint(stream, signingOf(new Uint8Array(32))), undefined);
});

onEachDatabase("time never goes back in a stream, and nobody takes a turn on a stream that he does not see", async ({ store }) => {
  const [stream, other] = [newStream(), newStream()];
  const keeper = keepRecord(store);
  const at = (now: string) => keeper.turn(INSTALLATION, stream, async (turn) => turn.append([draft("x")], now).value!.leaves[0]!.entry.at);
  assert.deepEqual([await at("2026-01-02T00:00:00.000Z"), await at(NOW)], ["2026-01-02T00:00:00.000Z", "2026-01-02T00:00:00.000Z"]);
  const sight: Sight = { actor: undefined, party: undefined, streams: [other] };
  assert.throws(() => keeper.turn(sight, stream, () => Promise.resolve()), /must be allowed to see it/);
});

onEachDatabase("lines stand in their batch as they came, and the entry that fixes it is kept with it", async ({ store }) => {
  const stream = newStream();
  const lines = ["{}", '{"a":"ä"}', '{"long":"' + "x".repeat(5000) + '"}', "{}"].map((text) => {
    const [salt, bytes] = [randomBytes(16), Buffer.from(text)];
    return { salt, bytes, leaf: saltedHash(NODE.sha256, salt, bytes) };
  });
  const batch = await store.write(INSTALLATION, async (writing) => {
    const batch = await openBatch(writing, stream);
    await addLines(writing, { stream, batch, from: 0 }, lines.slice(0, 3));
    await addLines(writing, { stream, batch, from: 3 }, lines.slice(3));
    return batch;
  });
  const root = rootOf(
    NODE.sha256,
    lines.map(({ leaf }) => leaf),
  );
  const fix = (turn: Parameters<Parameters<ReturnType<typeof keepRecord>["turn"]>[2]>[0]) => {
    const seq = turn.append([draft("batch")], NOW).value!.leaves[0]!.entry.seq;
    return fixBatch(turn.writing, { stream, batch, seq, count: lines.length, root });
  };
  await keepRecord(store).turn(INSTALLATION, stream, fix);
  await assert.rejects(keepRecord(store).turn(INSTALLATION, stream, fix), /was fixed before/);
  const read = await store.read(INSTALLATION, (reading) =>
    reading.selectFrom("content_line").selectAll().where("stream", "=", stream).orderBy("line").execute(),
  );
  assert.deepEqual(
    read,
    lines.map((line, i) => ({ stream, batch, line: i, leaf: Buffer.from(line.leaf), salt: line.salt, bytes: line.bytes, erased_by: null })),
  );
});
