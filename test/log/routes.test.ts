// The record as it is served: anyone can follow it, its people can read it, and only its witnesses can add to it.
import assert from "node:assert/strict";
import type { Hono } from "hono";
import { encode } from "../../src/kernel/utf8.ts";
import { parseCheckpoint } from "../../src/log/checkpoint.ts";
import { formatNote, type Note } from "../../src/log/note.ts";
import { parseEntryProof, provesEntry } from "../../src/log/proof.ts";
import { verifierKey } from "../../src/log/note.ts";
import { logRoutes } from "../../src/log/routes.ts";
import { keepRecord, NODE } from "../../src/log/store.ts";
import { parseBundle } from "../../src/log/tiles.ts";
import { verifyServed } from "../../src/log/verify-served.ts";
import { cosign } from "../../src/log/witness.ts";
import type { Store } from "../../src/store/store.ts";
import { onEachDatabase } from "../store/databases.ts";
import { addFacts, keepSmall, openStream, originIn, WITNESS } from "./kept.ts";
import { KEYS, NO_TRUST } from "./world.ts";

const TEXTS = Array.from({ length: 300 }, (_, i) => `fact ${i}`);

/** The addresses of a record of 307 entries; whoever sends the word `party` belongs to it. */
async function served(store: Store) {
  const keeper = keepRecord(store);
  const stream = await openStream(store, keeper, "served");
  await keepSmall(keeper, stream);
  await addFacts(keeper, stream, ...TEXTS);
  const app = logRoutes({
    store,
    keeper,
    signing: KEYS.first,
    mayRead: async (c) => c.req.header("authorization") === "party",
    mayReadLine: async (c) => c.req.header("authorization") === "party",
    refuse: (c, status, code) => c.text(code, status),
  });
  return { app, keeper, stream };
}

const asked = (app: Hono, path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
const bytesOf = async (answer: Response): Promise<Uint8Array> => new Uint8Array(await answer.arrayBuffer());

onEachDatabase("anyone follows the record from its address, and finds where it was rewritten", async ({ store, raw }) => {
  const { app, keeper, stream } = await served(store);
  const read = async (path: string) => {
    const answer = await asked(app, `/s/${stream}/${path}`);
    return answer.status === 200 ? bytesOf(answer) : undefined;
  };
  const first = await verifyServed(NODE, read, NO_TRUST);
  assert.deepEqual(
    first.findings.filter(({ severity }) => severity === "fault"),
    [],
  );
  assert.equal(first.record!.checkpoint.size, 306);
  await addFacts(keeper, stream, "one more");
  const trust = { ...NO_TRUST, seen: () => first.record!.seen };
  const second = await verifyServed(NODE, read, trust);
  assert.deepEqual([second.record!.since, second.record!.checkpoint.size], [306, 307]);
  assert.deepEqual(
    second.findings.filter(({ severity }) => severity === "fault"),
    [],
  );
  // Whoever owns the tables writes another history and signs it anew.
  await raw("truncate entry, head, tile, checkpoint, content_batch, content_line, content_file cascade");
  const again = keepRecord(store);
  await openStream(store, again, "served");
  await addFacts(again, stream, ...TEXTS.toReversed(), ...Array.from({ length: 20 }, (_, i) => `${i}`));
  assert.deepEqual(
    (await verifyServed(NODE, read, trust)).findings.filter(({ severity }) => severity === "fault").map(({ code }) => code),
    ["log/rewritten"],
  );
});

onEachDatabase("full tiles are kept for ever, entries go to the stream's people only, and what is not there is not found", async ({ store }) => {
  const { app, stream } = await served(store);
  const tile = await asked(app, `/s/${stream}/tile/0/000`);
  assert.deepEqual([tile.status, (await bytesOf(tile)).length], [200, 8192]);
  assert.match(tile.headers.get("cache-control")!, /^public, .*immutable/);
  assert.equal((await bytesOf(await asked(app, `/s/${stream}/tile/0/001.p/50`))).length, 1600);
  assert.equal((await bytesOf(await asked(app, `/s/${stream}/tile/1/000.p/1`))).length, 32);
  for (const path of ["tile/0/001.p/51", "tile/0/001", "tile/1/000.p/2", "tile/0/0", "tile/x/000", "tile/0/000.p/0", "key/1", "tile/0/../000", "entries"]) {
    assert.equal((await asked(app, `/s/${stream}/${path}`)).status, 404, path);
  }
  for (const other of ["x".repeat(26), `${stream.slice(0, -1)}b`, "a".repeat(26)]) {
    for (const path of ["checkpoint", "tile/0/000", "key/0", "entry/0.tlog-proof"]) {
      assert.notEqual((await asked(app, `/s/${other}/${path}`, { authorization: "party" })).status, 200, other);
    }
  }
  for (const path of ["tile/entries/000", "tile/entries/001.p/3", "entry/4.tlog-proof"]) {
    const refused = await asked(app, `/s/${stream}/${path}`);
    assert.deepEqual([refused.status, await refused.text()], [403, "log/for-parties"], path);
  }
  const bundle = await asked(app, `/s/${stream}/tile/entries/001.p/50`, { authorization: "party" });
  assert.match(bundle.headers.get("cache-control")!, /^private/);
  assert.equal(parseBundle(await bytesOf(bundle))!.length, 50);
});

onEachDatabase("an entry is proved by its bundle, and the checkpoint is not sent twice", async ({ store }) => {
  const { app, stream } = await served(store);
  const key = verifierKey(NODE.sha256, originIn(store, stream), 1, KEYS.first.publicKey);
  for (const seq of [0, 4, 255, 256, 305]) {
    const proof = parseEntryProof(await bytesOf(await asked(app, `/s/${stream}/entry/${seq}.tlog-proof`, { authorization: "party" })))!;
    assert.equal(proof.index, seq);
    assert(provesEntry(NODE, proof, proof.extra!, key), String(seq));
  }
  assert.equal((await asked(app, `/s/${stream}/entry/306.tlog-proof`, { authorization: "party" })).status, 404);
  const checkpoint = await asked(app, `/s/${stream}/checkpoint`);
  const etag = checkpoint.headers.get("etag")!;
  assert.equal((await asked(app, `/s/${stream}/checkpoint`, { "if-none-match": etag })).status, 304);
});

onEachDatabase("a witness that the record names hands in its cosignature, and nobody else does", async ({ store }) => {
  const { app, keeper, stream } = await served(store);
  const hand = (body: Uint8Array) => app.request(`/s/${stream}/cosignature`, { method: "POST", body: Uint8Array.from(body) });
  const { checkpoint, note } = parseCheckpoint(encode((await keeper.checkpoint(stream, KEYS.first))!))!;
  const by = (name: string, signing: typeof KEYS.witness): Note => ({ ...note, signatures: [cosign(NODE.sha256, checkpoint, name, signing, 1_782_889_200)] });
  const right = by(WITNESS.name, WITNESS.signing);
  const broken = { ...right, signatures: right.signatures.map((one) => ({ ...one, bytes: one.bytes.with(40, one.bytes[40]! ^ 1) })) };
  const elsewhere = { ...right, text: right.text.replace("\n306\n", "\n305\n") };
  for (const [given, status, code] of [
    [encode("no checkpoint"), 400, "log/cosignature-unreadable"],
    [new Uint8Array(20_000), 400, "log/cosignature-unreadable"],
    [formatNote(by(WITNESS.name, KEYS.thief)), 403, "log/cosignature-unknown"],
    [formatNote(by("another/witness", WITNESS.signing)), 403, "log/cosignature-unknown"],
    [formatNote(broken), 403, "log/cosignature-wrong"],
    [formatNote(elsewhere), 409, "log/cosignature-elsewhere"],
  ] as const) {
    const answer = await hand(given);
    assert.deepEqual([answer.status, await answer.text()], [status, code]);
  }
  for (let i = 0; i < 2; i++) assert.equal((await hand(formatNote(right))).status, 204);
  const shown = parseCheckpoint(await bytesOf(await asked(app, `/s/${stream}/checkpoint`)))!;
  assert.deepEqual(
    shown.note.signatures.map(({ name }) => name),
    [originIn(store, stream), WITNESS.name],
  );
});
