/** Verifying the record in its database: that the entries are whole, and that every column beside them says what they say. */
import { sameBytes, toHex } from "../kernel/bytes.ts";
import type { RandomId } from "../kernel/id.ts";
import type { Fault } from "../kernel/refusal.ts";
import { encode } from "../kernel/utf8.ts";
import { type Checkpoint, originOf } from "../log/checkpoint.ts";
import { type Entry, parseEntry } from "../log/entry.ts";
import { leafHash } from "../log/merkle.ts";
import { parseKey } from "../log/note.ts";
import type { FileRef, LinesRef, Ref } from "../log/reference.ts";
import { NODE, ownEntries, readHead, readLeaves, readTile, witnessesAt } from "../log/store.ts";
import { createEdge, hashesOf, TILE_WIDTH } from "../log/tiles.ts";
import { type KeptRecord, type KeptReport, verifyKept } from "../log/verify-kept.ts";
import type { Trust } from "../log/verify-trust.ts";
import { cosignedAt } from "../log/witness.ts";
import { type Reading, sql } from "../store/store.ts";
import { rootOf } from "../log/merkle.ts";
import { fileRow, linesOf } from "./copy.ts";

/** What was found in one stream. `keys` and `witnesses` are as the entries name them. */
export type Verified = { readonly stream: RandomId; readonly checkpoint: Checkpoint; readonly findings: readonly Fault[]; readonly report?: KeptReport };

/** Every stream that any row of record or content names: one that has lost its entries must be found too. */
export async function streamsOf(reading: Reading): Promise<readonly RandomId[]> {
  const rows = await reading.rows(sql<{ stream: RandomId }>`
    select stream from entry union select stream from head union select stream from tile union select stream from checkpoint
    union select stream from cosignature union select stream from content_batch where seq is not null union select stream from content_file
    union select distinct stream from content_line order by 1`);
  return rows.map(({ stream }) => stream);
}

/** Verifies one stream from one snapshot. */
export async function verifyStream(reading: Reading, installation: RandomId, stream: RandomId, trust: Trust): Promise<Verified> {
  const origin = originOf(installation, stream);
  const kept = await keptRecord(reading, origin, stream);
  if ("findings" in kept) return { stream, ...kept };
  const report = await verifyKept(NODE, kept, trust);
  const check: Check = { reading, stream, report };
  await checkEntries(check);
  await checkTiles(check);
  await checkCheckpoints(check);
  await checkFiles(check);
  await checkBatches(check);
  return { stream, checkpoint: kept.checkpoint, findings: report.findings, report };
}

type Check = { readonly reading: Reading; readonly stream: RandomId; readonly report: KeptReport };

function differs({ report }: Check, table: string, row: string, column: string): void {
  report.find("log/column-differs", table, { table, row, column }, 10);
}

/** The record as the tables have it; or why there is none to begin with. */
async function keptRecord(reading: Reading, origin: string, stream: RandomId): Promise<KeptRecord | { findings: readonly Fault[]; checkpoint: Checkpoint }> {
  const size = Number((await reading.rows(sql<{ n: bigint }>`select count(*) as n from entry where stream = ${stream}`))[0]!.n);
  const own = await readable(() => ownEntries(reading, stream, size));
  const last = own?.findLast(({ entry }) => entry.kind === "key-rotated" || entry.kind === "stream-opened")?.entry;
  const named = last?.body[last.kind === "key-rotated" ? "to" : "key"];
  const key = typeof named === "string" ? parseKey(NODE.sha256, named) : undefined;
  const head = await readable(() => readHead(reading, origin));
  if (!key || head?.edge.size !== size) {
    const [code, row] = key ? (["log/row-missing", "head"] as const) : (["log/row-missing", "entry"] as const);
    const args = { table: row, row: stream };
    const at = { file: row, line: 1, column: 1, length: 1 };
    return { findings: [{ code, severity: "fault", at, args, basis: "docs/log-format.md § 10" }], checkpoint: { origin, size, root: new Uint8Array(32) } };
  }
  const signed = await reading.selectFrom("checkpoint").select(["size", "root", "note"]).where("stream", "=", stream).orderBy("size").execute();
  const present = await reading.selectFrom("content_file").select("hash").where("stream", "=", stream).where("bytes", "is not", null).execute();
  return {
    checkpoint: { origin, size, root: createEdge(NODE.sha256, head.edge).root() },
    key,
    tile: (at) => readTile(reading, stream, at),
    entries: (from, to) => readLeaves(reading, stream, from, to),
    file: async (hash) => {
      const row = await fileRow(reading, stream, hash);
      return row?.salt && row.bytes ? { salt: row.salt, content: row.bytes } : undefined;
    },
    lines: (root, from, to) => linesOf(reading, stream, { root }, from, to),
    present: new Set(present.map(({ hash }) => toHex(hash))),
    signed: signed.map((row) => ({ size: Number(row.size), root: row.root, note: encode(row.note) })),
  };
}

/** What can be read; undefined where bytes were changed so that nothing can be made of them, which the walk over the entries tells in detail. */
async function readable<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}

const PAGE = 1_000;

async function checkEntries(check: Check): Promise<void> {
  const { reading, stream } = check;
  let last: Entry | undefined;
  let next = 0n;
  for (;;) {
    const of = reading.selectFrom("entry").selectAll().where("stream", "=", stream).where("seq", ">=", next);
    const rows = await of.orderBy("seq").limit(PAGE).execute();
    for (const row of rows) {
      const entry = parseEntry(row.bytes, "entry").value;
      const place = String(row.seq);
      if (!sameBytes(row.leaf, leafHash(NODE.sha256, row.bytes))) differs(check, "entry", place, "leaf");
      if (!entry) continue;
      const said = { seq: BigInt(entry.seq), kind: entry.kind, day: entry.day, at: entry.at, actor: entry.actor ?? null, party: entry.party ?? null };
      for (const [column, value] of Object.entries(said)) if (row[column as keyof typeof said] !== value) differs(check, "entry", place, column);
      last = entry;
    }
    if (rows.length < PAGE) break;
    next = rows.at(-1)!.seq + 1n;
  }
  const head = await reading.selectFrom("head").selectAll().where("stream", "=", stream).executeTakeFirst();
  if (last && head?.at !== last.at) differs(check, "head", stream, "at");
}

/** Every full tile, its root, and none beyond the tree. What the hashes are the walk has compared. */
async function checkTiles(check: Check): Promise<void> {
  const { reading, stream, report } = check;
  const size = report.walk.entries;
  for (const { level, index } of await reading.selectFrom("tile").select(["level", "index"]).where("stream", "=", stream).execute()) {
    const at = { level, index: Number(index) };
    const row = await reading
      .selectFrom("tile")
      .selectAll()
      .where("stream", "=", stream)
      .where("level", "=", level)
      .where("index", "=", index)
      .executeTakeFirst();
    const place = `${level}/${index}`;
    if ((at.index + 1) * TILE_WIDTH > Math.floor(size / TILE_WIDTH ** level)) report.find("log/row-strange", "tile", { table: "tile", row: place }, 5);
    else if (!sameBytes(row!.root, rootOf(NODE.sha256, hashesOf(row!.hashes)))) differs(check, "tile", place, "root");
  }
}

/** Cosignatures are by witnesses that the stream had named, on checkpoints of ours. What checkpoints say was compared with the tree. */
async function checkCheckpoints(check: Check): Promise<void> {
  const { reading, stream, report } = check;
  for (const row of await reading.selectFrom("cosignature").selectAll().where("stream", "=", stream).orderBy("size").execute()) {
    const place = `${row.size}/${row.name}`;
    const of = reading.selectFrom("checkpoint").select("note").where("stream", "=", stream).where("size", "=", row.size);
    const note = (await of.executeTakeFirst())?.note;
    const key = (await witnessesAt(reading, stream, Number(row.size))).find(({ name, id }) => name === row.name && sameBytes(id, row.signature.subarray(0, 4)));
    if (note === undefined || !key) {
      report.find("log/row-strange", "cosignature", { table: "cosignature", row: place }, 7);
      continue;
    }
    const signature = { name: row.name, id: row.signature.subarray(0, 4), bytes: row.signature.subarray(4) };
    const text = note.slice(0, note.indexOf("\n\n") + 1);
    if (typeof cosignedAt(NODE, { text, signatures: [signature] }, key) !== "number") differs(check, "cosignature", place, "signature");
  }
}

function refsIn<R extends Ref["ref"]>(report: KeptReport, kind: R): Map<string, { readonly ref: Extract<Ref, { ref: R }>; readonly seq: number }> {
  const found = [...report.walk.refs.values()].filter(({ ref }) => ref.ref === kind) as { ref: Extract<Ref, { ref: R }>; seq: number }[];
  return new Map(found.map((one) => ["hash" in one.ref ? (one.ref as FileRef).hash : (one.ref as LinesRef).root, one]));
}

async function checkFiles(check: Check): Promise<void> {
  const { reading, stream, report } = check;
  const refs = refsIn(report, "file");
  const of = reading.selectFrom("content_file").select(["hash", "size", "type", "erased_by"]).where("stream", "=", stream);
  for (const row of await of.execute()) {
    const hash = toHex(row.hash);
    const named = refs.get(hash);
    refs.delete(hash);
    if (!named) {
      report.find("log/row-strange", "content_file", { table: "content_file", row: hash }, 3);
      continue;
    }
    if (row.size !== BigInt(named.ref.bytes)) differs(check, "content_file", hash, "size");
    if (row.type !== named.ref.type) differs(check, "content_file", hash, "type");
    const erasedBy = report.walk.erasedFiles.get(hash)?.seq;
    if ((row.erased_by === null ? undefined : Number(row.erased_by)) !== erasedBy) differs(check, "content_file", hash, "erased_by");
  }
  for (const hash of refs.keys()) report.find("log/row-missing", "content_file", { table: "content_file", row: hash }, 3);
}

/** Fixed batches are those that entries name, each with its own lines and no other. What the lines say was compared. */
async function checkBatches(check: Check): Promise<void> {
  const { reading, stream, report } = check;
  const refs = refsIn(report, "lines");
  const named = new Set<string>();
  const rows = await reading.rows(sql<{ batch: number; count: number; root: Uint8Array; seq: bigint; at: string | null; lines: bigint; last: number | null }>`
    select b.batch, b.count, b.root, b.seq, b.at, l.lines, l.last from content_batch b
    cross join lateral (select count(*) as lines, max(line) as last from content_line l where l.stream = b.stream and l.batch = b.batch) l
    where b.stream = ${stream} and b.seq is not null`);
  for (const row of rows) {
    const place = String(row.batch);
    const root = toHex(row.root);
    const ref = refs.get(root);
    named.add(root);
    if (!ref) {
      report.find("log/row-strange", "content_batch", { table: "content_batch", row: place }, 3);
      continue;
    }
    if (row.count !== ref.ref.count || row.lines !== BigInt(ref.ref.count) || (row.last ?? -1) !== ref.ref.count - 1)
      differs(check, "content_batch", place, "count");
    // Nothing in the record says when a batch was staged, so nothing beside it does.
    if (row.at !== null) differs(check, "content_batch", place, "at");
    if (!(await names(check, row.seq, root))) differs(check, "content_batch", place, "seq");
    await checkLeaves(check, row.batch);
  }
  for (const root of refs.keys()) if (!named.has(root)) report.find("log/row-missing", "content_batch", { table: "content_batch", row: root }, 3);
  const stray = await reading.rows(sql<{ batch: number }>`
    select distinct batch from content_line l where stream = ${stream}
    and not exists (select from content_batch b where b.stream = l.stream and b.batch = l.batch)`);
  for (const { batch } of stray) report.find("log/row-strange", "content_line", { table: "content_line", row: String(batch) }, 3);
}

/** Whether the entry refers to the batch; more than one may name it. */
async function names({ reading, stream }: Check, seq: bigint, root: string): Promise<boolean> {
  const row = await reading.selectFrom("entry").select("bytes").where("stream", "=", stream).where("seq", "=", seq).executeTakeFirst();
  return row !== undefined && Buffer.from(row.bytes).includes(`"root":"${root}"`);
}

/** The leaf of a line that is still there is the hash of its salt and bytes; that of an erased one was compared with the root. */
async function checkLeaves(check: Check, batch: number): Promise<void> {
  const wrong = await check.reading.rows(sql<{ line: number }>`
    select line from content_line where stream = ${check.stream} and batch = ${batch} and bytes is not null
    and leaf <> sha256('\\x00'::bytea || salt || bytes) order by line`);
  for (const { line } of wrong) differs(check, "content_line", `${batch}/${line}`, "leaf");
}
