/** The record over HTTP (page section 5): checkpoint, tiles and keys to anyone, entries and their proofs to the stream's own people, cosignatures from witnesses. */
import { type Context, Hono } from "hono";
import { toHex } from "../kernel/bytes.ts";
import { isRandomId, type RandomId } from "../kernel/id.ts";
import { encode } from "../kernel/utf8.ts";
import { INSTALLATION, type Reading, type Store } from "../store/store.ts";
import { parseCheckpoint } from "./checkpoint.ts";
import { type LineAt, provedLine } from "./lines/store.ts";
import { hashesOver, inclusionRanges } from "./merkle.ts";
import { formatNote, type Note, parseNote, signaturesBy } from "./note.ts";
import type { Signing } from "./primitives.ts";
import { type EntryProof, formatEntryProof, formatLineProof } from "./proof.ts";
import { keepCosignature, type Keeper, NODE, ownEntries, readLeaves, readTile, withCosignatures, witnessesAt } from "./store.ts";
import { formatBundle, nodesOverTiles, parseTilePath, tilePath, tilesFor } from "./tiles.ts";
import { cosignedAt } from "./witness.ts";
import type { LogCode } from "./words.ts";

/** What the addresses stand on. */
export type Served = {
  readonly store: Store;
  readonly keeper: Keeper;
  readonly signing: Signing;
  /** Whether whoever asks is signed in and belongs to a party of the stream. */
  readonly mayRead: (c: Context, stream: RandomId) => Promise<boolean>;
  /** Whether whoever asks may read all that a line of a batch says. */
  readonly mayReadLine: (c: Context, stream: RandomId, at: LineAt) => Promise<boolean>;
  readonly refuse: (c: Context, status: 400 | 403 | 409, code: LogCode) => Response;
};

/** A note with all its signatures is shorter. */
const NOTE_BYTES = 16_384;
/** Tiles and bundles never change. */
const FOR_EVER = "max-age=31536000, immutable";

export function logRoutes(on: Served): Hono {
  const app = new Hono();
  app.get("/s/:stream/checkpoint", async (c) => {
    const signed = await noteOf(on, c.req.param("stream"));
    if (!signed) return nothing(c);
    const etag = `"${signed.size}-${signed.note.signatures.length}"`;
    c.header("etag", etag);
    c.header("cache-control", "no-cache");
    if (c.req.header("if-none-match") === etag) return c.body(null, 304);
    return bytesAs(c, formatNote(signed.note), "text/plain; charset=utf-8");
  });
  app.get("/s/:stream/tile/*", (c) => answerTile(c, on));
  app.get("/s/:stream/key/:n{[0-9]{1,9}}", async (c) => {
    const stream = c.req.param("stream");
    const signed = await noteOf(on, stream);
    if (!signed) return nothing(c);
    const bundle = await read(on, async (reading) => {
      const keys = (await ownEntries(reading, stream, signed.size)).filter(({ entry }) => entry.kind === "stream-opened" || entry.kind === "key-rotated");
      const key = keys[Number(c.req.param("n"))];
      return key && proofOf(reading, stream, signed, key.entry.seq);
    });
    c.header("cache-control", "no-cache");
    return bundle ? bytesAs(c, bundle, "text/plain; charset=utf-8") : nothing(c);
  });
  app.get("/s/:stream/entry/:file{[0-9]{1,15}\\.tlog-proof}", (c) => answerProof(c, on));
  app.get("/s/:stream/line/:batch{[0-9]{1,9}}/:file{[0-9]{1,9}\\.line-proof}", (c) => answerLineProof(c, on));
  app.post("/s/:stream/cosignature", (c) => takeCosignature(c, on));
  return app;
}

type Signed = { readonly size: number; readonly note: Note };

/** The newest checkpoint with what witnesses have added; nothing for a stream that is not there. */
async function noteOf({ store, keeper, signing }: Served, stream: string): Promise<Signed | undefined> {
  const text = isRandomId(stream) ? await keeper.checkpoint(stream, signing) : undefined;
  if (text === undefined) return undefined;
  const note = await store.read(INSTALLATION, (reading) => withCosignatures(reading, stream, text));
  return { size: parseCheckpoint(encode(text))!.checkpoint.size, note };
}

function read<T>({ store }: Served, work: (reading: Reading) => Promise<T>): Promise<T> {
  return store.read(INSTALLATION, work);
}

async function answerTile(c: Context, on: Served): Promise<Response> {
  const stream = c.req.param("stream")!;
  const at = isRandomId(stream) ? parseTilePath(c.req.path.slice(`/s/${stream}/`.length)) : undefined;
  if (!at) return nothing(c);
  const isBundle = at.level === "entries";
  if (isBundle && !(await on.mayRead(c, stream))) return on.refuse(c, 403, "log/for-parties");
  const bytes = await read(on, async (reading) => {
    if (!isBundle) return readTile(reading, stream, at);
    const leaves = await readLeaves(reading, stream, at.index * 256, at.index * 256 + at.width);
    return leaves.length === at.width ? formatBundle(leaves) : undefined;
  });
  if (!bytes) return nothing(c);
  c.header("cache-control", `${isBundle ? "private" : "public"}, ${FOR_EVER}`);
  if (isBundle) c.header("vary", "cookie, authorization");
  return bytesAs(c, bytes, "application/octet-stream");
}

async function answerProof(c: Context, on: Served): Promise<Response> {
  const stream = c.req.param("stream")!;
  if (!isRandomId(stream)) return nothing(c);
  if (!(await on.mayRead(c, stream))) return on.refuse(c, 403, "log/for-parties");
  const seq = Number(c.req.param("file")!.split(".")[0]);
  const signed = await noteOf(on, stream);
  const bundle = signed && (await read(on, (reading) => proofOf(reading, stream, signed, seq)));
  c.header("cache-control", "private, no-cache");
  c.header("content-disposition", `attachment; filename="${stream}-${seq}.tlog-proof"`);
  return bundle ? bytesAs(c, bundle, "text/plain; charset=utf-8") : nothing(c);
}

/** A line of a batch, whole, for whoever may read all of it. */
async function answerLineProof(c: Context, on: Served): Promise<Response> {
  const [stream, batch, line] = [c.req.param("stream")!, Number(c.req.param("batch")), Number(c.req.param("file")!.split(".")[0])];
  if (!isRandomId(stream)) return nothing(c);
  if (!(await on.mayReadLine(c, stream, { batch, line }))) return on.refuse(c, 403, "log/line-closed");
  const signed = await noteOf(on, stream);
  const bundle = signed && (await read(on, (reading) => lineProofOf(reading, stream, signed, { batch, line })));
  c.header("cache-control", "private, no-cache");
  c.header("content-disposition", `attachment; filename="${stream}-${batch}-${line}.line-proof"`);
  return bundle ? bytesAs(c, bundle, "text/plain; charset=utf-8") : nothing(c);
}

async function lineProofOf(reading: Reading, stream: RandomId, signed: Signed, at: LineAt): Promise<Uint8Array | undefined> {
  const proved = await provedLine(reading, stream, at);
  const entry = proved && (await entryProofOf(reading, stream, signed, proved.seq));
  if (!entry) return undefined;
  const { line, salt, root, proof } = proved;
  return formatLineProof({ line, salt, root: toHex(root), index: at.line, proof, entry });
}

/** The proof bundle of an entry, with its bytes; nothing beyond the signed tree. */
async function proofOf(reading: Reading, stream: RandomId, signed: Signed, seq: number): Promise<Uint8Array | undefined> {
  const proof = await entryProofOf(reading, stream, signed, seq);
  return proof && formatEntryProof(proof);
}

async function entryProofOf(reading: Reading, stream: RandomId, { size, note }: Signed, seq: number): Promise<Omit<EntryProof, "checkpoint"> | undefined> {
  if (!Number.isSafeInteger(seq) || seq >= size) return undefined;
  const ranges = inclusionRanges(seq, size);
  const tiles = new Map<string, Uint8Array>();
  for (const tile of tilesFor(ranges, size)) tiles.set(tilePath(tile), (await readTile(reading, stream, tile))!);
  const nodes = nodesOverTiles(NODE.sha256, size, (tile) => tiles.get(tilePath(tile))!);
  const [extra] = await readLeaves(reading, stream, seq, seq + 1);
  return { extra: extra!, index: seq, proof: hashesOver(NODE.sha256, ranges, nodes), note };
}

/** A witness hands in a checkpoint of ours with its cosignature. Only those that the stream names are kept, so that nobody else can fill the table. */
async function takeCosignature(c: Context, on: Served): Promise<Response> {
  const stream = c.req.param("stream")!;
  const bytes = isRandomId(stream) ? new Uint8Array(await c.req.arrayBuffer()) : undefined;
  if (!bytes) return nothing(c);
  const [given, handed] = bytes.length > NOTE_BYTES ? [] : [parseCheckpoint(bytes), parseNote(bytes)];
  if (!given || !handed) return on.refuse(c, 400, "log/cosignature-unreadable");
  const { size } = given.checkpoint;
  const found = await read(on, async (reading) => {
    const of = reading.selectFrom("checkpoint").select("note").where("stream", "=", stream);
    return { ours: (await of.where("size", "=", BigInt(size)).executeTakeFirst())?.note, witnesses: await witnessesAt(reading, stream, size) };
  });
  if (found.ours === undefined || parseNote(encode(found.ours))!.text !== handed.text) return on.refuse(c, 409, "log/cosignature-elsewhere");
  const known = found.witnesses.filter((key) => signaturesBy(handed, key).length > 0);
  if (known.length === 0) return on.refuse(c, 403, "log/cosignature-unknown");
  if (known.some((key) => typeof cosignedAt(NODE, handed, key) !== "number")) return on.refuse(c, 403, "log/cosignature-wrong");
  await on.store.write({ ...INSTALLATION, streams: [stream] }, async (writing) => {
    for (const key of known) await keepCosignature(writing, stream, size, signaturesBy(handed, key)[0]!);
  });
  return c.body(null, 204);
}

function nothing(c: Context): Response {
  return c.body(null, 404);
}

function bytesAs(c: Context, bytes: Uint8Array, type: string): Response {
  return c.body(Uint8Array.from(bytes), 200, { "content-type": type });
}
