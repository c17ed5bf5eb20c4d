/** Batches of lines in the database (page section 3): numbered, salted, staged or kept with their entry, and fixed by it. */
import { randomFillSync } from "node:crypto";
import { fromHex } from "../../kernel/bytes.ts";
import type { RandomId } from "../../kernel/id.ts";
import { bigints, type Column, grow, integers, runs, texts } from "../../store/columns.ts";
import { type RawBuilder, type Reading, sql, type Writing } from "../../store/store.ts";
import { type Body, centsOf, lineBytes } from "../entry.ts";
import { createBatch, type LinesRef, SALT_BYTES } from "../reference.ts";
import { NODE } from "../store.ts";

/** A line as it is kept: `leaf` is the hash over salt and bytes (page section 3). */
export type KeptLine = { readonly leaf: Uint8Array; readonly salt: Uint8Array; readonly bytes: Uint8Array };
/** Lines that are to be kept, and what stands for them in an entry. */
export type SaltedLines = { readonly ref: LinesRef; readonly kept: readonly KeptLine[] };
/** A batch of a stream. */
export type BatchAt = { readonly stream: RandomId; readonly batch: number };

/** Lines that salts are drawn for at once, and bytes that most lines take. */
const TOGETHER = 1024;
const USUAL = 1000;

/** Salts, drawn for many lines at once; each is of one line alone, and no other is ever written over it. */
let pool = Buffer.alloc(0);
function nextSalt(): Buffer {
  if (pool.length === 0) pool = randomFillSync(Buffer.allocUnsafe(SALT_BYTES * TOGETHER));
  const salt = pool.subarray(0, SALT_BYTES);
  pool = pool.subarray(SALT_BYTES);
  return salt;
}

/**
 * Salts lines by the million. A line comes as its canonical JSON, in a text that is well formed, or in bytes. The bytes that are returned are good until
 * the next line comes.
 */
export function createSalter(): (line: string | Uint8Array) => KeptLine {
  let room = Buffer.alloc(USUAL);
  const begins = 1 + SALT_BYTES;
  return (line) => {
    const most = begins + line.length * (typeof line === "string" ? 3 : 1);
    if (most > room.length) room = Buffer.alloc(most);
    const salt = nextSalt();
    // As it is hashed: a zero, the salt, the bytes.
    room.set(salt, 1);
    const end = begins + written(room, begins, line);
    return { leaf: NODE.sha256(room.subarray(0, end)), salt, bytes: room.subarray(begins, end) };
  };
}

function written(into: Buffer, at: number, line: string | Uint8Array): number {
  if (typeof line !== "string") {
    into.set(line, at);
    return line.length;
  }
  if (!line.isWellFormed()) throw new RangeError("UTF-8 has no lone surrogates");
  return into.write(line, at);
}

/** Lines with a salt drawn for each, and what stands for them in an entry; `sum` names the member that holds cents, where they carry money. */
export function saltedLines(lines: readonly Body[], sum?: string): SaltedLines {
  const batch = createBatch(NODE.sha256, sum);
  const salt = createSalter();
  const kept = lines.map((line) => {
    const { value: bytes, faults } = lineBytes(line, "lines");
    if (!bytes) throw new Error(`a line was let through that cannot be written: ${faults[0]?.code}`);
    const { leaf, salt: drawn } = salt(bytes);
    batch.push(leaf, sum === undefined ? undefined : centsOf(line[sum]));
    return { leaf, salt: drawn, bytes };
  });
  return { ref: batch.ref(), kept };
}

/** What a transaction has kept itself: of each stream the number behind its last batch, and of each batch its lines. It need not ask the database for them. */
type Own = { readonly next: Map<RandomId, number | Promise<number>>; readonly lines: Map<string, readonly KeptLine[]> };
const owned = new WeakMap<Reading, Own>();
/** The number behind the last batch of a stream as this process has given it: what is supposed of the next one. */
const lastNext = new Map<RandomId, number>();

/** Holds off everybody else who would number a batch of a stream until the transaction ends, and returns the number that its next batch gets. */
export async function nextBatch(reading: Reading, stream: RandomId): Promise<number> {
  const { next } = ownIn(reading);
  const known = next.get(stream) ?? supposedNext(reading, stream);
  next.set(stream, known);
  return known;
}

function supposedNext(reading: Reading, stream: RandomId): Promise<number> {
  const supposed = lastNext.get(stream);
  const asked = askNext(reading, stream);
  // Wrong where a transaction that gave it was taken back, or another server gave one.
  const correct = (batch: number): void => void (batch !== supposed && lastNext.set(stream, batch));
  asked.then(correct, () => undefined);
  return reading.suppose(supposed, asked);
}

async function askNext(reading: Reading, stream: RandomId): Promise<number> {
  const [, [row]] = await Promise.all([
    reading.rows(sql`select pg_advisory_xact_lock(hashtextextended(${stream}, 3))`),
    reading.rows(sql<{ batch: number }>`select coalesce(max(batch) + 1, 0) as batch from content_batch where stream = ${stream}`),
  ]);
  return row!.batch;
}

/** Begins a batch of lines that nothing refers to yet, and returns its number in the stream. */
export async function openBatch(writing: Writing, stream: RandomId): Promise<number> {
  const batch = await nextBatch(writing, stream);
  await writing.rows(sql`insert into content_batch (stream, batch, at) values (${stream}, ${batch}, now())`);
  ownIn(writing).next.set(stream, batch + 1);
  lastNext.set(stream, batch + 1);
  return batch;
}

/** Lines on their way into a batch, gathered as they come; what is taken is good until the next one comes. */
export type KeptColumns = { readonly push: (line: KeptLine) => void; readonly take: () => Taken };
type Taken = { readonly leaf: Column; readonly salt: Column; readonly bytes: Column };

export function createKeptColumns(): KeptColumns {
  const [leaves, salts, lines] = [grow.runs(), grow.runs(), grow.runs()];
  return {
    push: ({ leaf, salt, bytes }) => {
      leaves.push(leaf);
      salts.push(salt);
      lines.push(bytes);
    },
    take: () => ({ leaf: leaves.take(), salt: salts.take(), bytes: lines.take() }),
  };
}

/** Adds lines to a batch from line `from` on. */
export async function addLines(writing: Writing, at: BatchAt & { readonly from: number }, lines: readonly KeptLine[]): Promise<void> {
  const columns = createKeptColumns();
  for (const line of lines) columns.push(line);
  await addColumns(writing, at, columns.take());
}

/** The same, of lines that have been gathered. Made for thousands at a time. */
export async function addColumns(writing: Writing, { stream, batch, from }: BatchAt & { readonly from: number }, { leaf, salt, bytes }: Taken): Promise<void> {
  await writing.rows(sql`
    insert into content_line (stream, batch, line, leaf, salt, bytes)
    select ${stream}, ${batch}::integer, ${from}::integer + place::integer - 1, leaf, salt, bytes
    from unnest(${bytes}::bytea[], ${leaf}::bytea[], ${salt}::bytea[]) with ordinality as added (bytes, leaf, salt, place)`);
}

/** Says which entry fixed a batch; from then on its lines can be erased but not dropped. */
export async function fixBatch(
  writing: Writing,
  { stream, batch, seq, count, root }: BatchAt & { readonly seq: number; readonly count: number; readonly root: Uint8Array },
): Promise<void> {
  const fixed = await writing
    .updateTable("content_batch")
    .set({ seq: BigInt(seq), count, root, at: null })
    .where("stream", "=", stream)
    .where("batch", "=", batch)
    .where("seq", "is", null)
    .executeTakeFirst();
  if (fixed.numUpdatedRows !== 1n) throw new Error(`batch ${batch} of ${stream} is not there or was fixed before`);
}

type KeptBatch = BatchAt & SaltedLines & { readonly seq: number };

/** Keeps lines under the number that `nextBatch` gave in this transaction, fixed by the entry `seq` that was appended for them. */
export async function keepLines(writing: Writing, { stream, batch }: BatchAt, seq: number, salted: SaltedLines): Promise<void> {
  const own = ownIn(writing);
  own.next.set(stream, batch + 1);
  lastNext.set(stream, batch + 1);
  own.lines.set(`${stream} ${batch}`, salted.kept);
  writing.later(keptStatements, { stream, batch, seq, ...salted });
}

/** The lines of a batch that this very transaction has kept. */
export function keptHere(reading: Reading, { stream, batch }: BatchAt): readonly KeptLine[] | undefined {
  return owned.get(reading)?.lines.get(`${stream} ${batch}`);
}

function ownIn(reading: Reading): Own {
  const own = owned.get(reading) ?? { next: new Map(), lines: new Map() };
  owned.set(reading, own);
  return own;
}

function keptStatements(batches: readonly KeptBatch[]): readonly RawBuilder<unknown>[] {
  const each = <T>(of: (line: KeptLine, place: number, batch: KeptBatch) => T): T[] =>
    batches.flatMap((batch) => batch.kept.map((line, i) => of(line, i, batch)));
  return [
    sql`insert into content_batch (stream, batch, seq, count, root, at) select *, null from unnest(
      ${texts(batches.map(({ stream }) => stream))}::text[], ${integers(batches.map(({ batch }) => batch))}::integer[],
      ${bigints(batches.map(({ seq }) => BigInt(seq)))}::bigint[], ${integers(batches.map(({ ref }) => ref.count))}::integer[],
      ${runs(batches.map(({ ref }) => fromHex(ref.root)!))}::bytea[])`,
    sql`insert into content_line (stream, batch, line, leaf, salt, bytes) select * from unnest(
      ${texts(each((_line, _place, { stream }) => stream))}::text[], ${integers(each((_line, _place, { batch }) => batch))}::integer[],
      ${integers(each((_line, place) => place))}::integer[], ${runs(each(({ leaf }) => leaf))}::bytea[], ${runs(each(({ salt }) => salt))}::bytea[],
      ${runs(each(({ bytes }) => bytes))}::bytea[])`,
  ];
}
