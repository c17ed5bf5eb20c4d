/** Files on their way into the books: received in pieces, read into staged lines in bounded memory, and taken or dropped. */
import { createReadStream } from "node:fs";
import { mkdir, open, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import { createGunzip } from "node:zlib";
import type { Selectable } from "kysely";
import { adoptedAgreement } from "../../agreement/adopted/store.ts";
import type { Agreement } from "../../agreement/agreement.ts";
import { measuredTypes } from "../../agreement/pricing.ts";
import type { Fault } from "../../kernel/refusal.ts";
import type { Id, RandomId } from "../../kernel/id.ts";
import { createSalter, openBatch } from "../../log/batches/store.ts";
import { createBatch } from "../../log/reference.ts";
import { NODE } from "../../log/store.ts";
import { type Reading, type Sight, sql, type Store, type Writing } from "../../store/store.ts";
import type { CostImportRow } from "../../store/tables.ts";
import type { SettledLine } from "../cost-book.ts";
import { lineText } from "../cost-lines.ts";
import { createLineSums } from "../line-sums.ts";
import type { Mapping } from "../mapping.ts";
import { createCostReader } from "../read-costs.ts";
import { type ImportReport, reportJson } from "./report.ts";
import { createStaging, Gone, holdReading } from "./staging/store.ts";

/** Bytes of a file at most, as it is sent. */
export const MOST_BYTES = 2 * 1024 * 1024 * 1024;
/** A gzip file may not unpack to more than this many bytes a byte once it has given GZIP_FREE, nor to more than GZIP_MOST in all. */
const GZIP_RATIO = 200;
const GZIP_FREE = 10 * 1024 * 1024;
const GZIP_MOST = 8 * 1024 * 1024 * 1024;
const PIECE = 1 << 18;
/** Bytes that are read into lines at a time; in between whatever else waits in this process goes on. */
const SLICE = 1 << 14;
/** How long a file that nobody takes is kept, from when it was begun (docs/books.md). */
export const KEPT_DAYS = 14;

/** A row as it is read. */
export type ImportRow = Selectable<CostImportRow>;
export type Place = { readonly stream: RandomId; readonly batch: number };

/** Begins an import: a batch of lines that nothing refers to. */
export async function beginImport(
  writing: Writing,
  stream: RandomId,
  row: Omit<CostImportRow, "stream" | "batch" | "received" | "taken" | "state" | "report" | "at">,
): Promise<number> {
  const batch = await openBatch(writing, stream);
  await writing
    .insertInto("cost_import")
    .values({ ...row, stream, batch, received: 0n, taken: 0n, state: "receiving", report: null })
    .execute();
  return batch;
}

export async function findImport(reading: Reading, { stream, batch }: Place): Promise<ImportRow | undefined> {
  return reading.selectFrom("cost_import").selectAll().where("stream", "=", stream).where("batch", "=", batch).executeTakeFirst();
}

/** Whose books a file stands beside, and what that party is paid by quantity, by the agreement that the file was read by. */
export async function besideOf(
  reading: Reading,
  { stream, party, agreement }: ImportRow,
): Promise<{ readonly party: string; readonly measured: readonly Id[] }> {
  const under = await adoptedAgreement(reading, stream, { file: { hash: agreement } });
  return { party, measured: under ? measuredTypes(under, party) : [] };
}

/** What an organisation has on its way, the newest first. */
export async function importsOf(reading: Reading, stream: RandomId, organisation: RandomId): Promise<readonly ImportRow[]> {
  const query = reading.selectFrom("cost_import").selectAll().where("stream", "=", stream).where("organisation", "=", organisation);
  return query.orderBy("batch", "desc").execute();
}

/** The mapping that a party's files were last taken with. */
export async function lastMapping(reading: Reading, stream: RandomId, party: string): Promise<string | undefined> {
  const query = reading.selectFrom("cost_batch").select("mapping").where("stream", "=", stream).where("party", "=", party).where("mapping", "is not", null);
  return (await query.orderBy("batch", "desc").limit(1).executeTakeFirst())?.mapping ?? undefined;
}

/** Forgets an import and its lines. Lines that an entry has fixed are never touched. */
export async function dropImport(writing: Writing, { stream, batch }: Place): Promise<void> {
  const staged = sql<{ batch: number }>`select batch from content_batch where stream = ${stream} and batch = ${batch} and seq is null for update`;
  await writing.deleteFrom("cost_import").where("stream", "=", stream).where("batch", "=", batch).execute();
  if ((await writing.rows(staged)).length === 0) return;
  await dropLines(writing, { stream, batch });
  await writing.deleteFrom("content_batch").where("stream", "=", stream).where("batch", "=", batch).execute();
}

/** Drops what nobody has taken for KEPT_DAYS; returns what that was, so that its pieces can be forgotten. */
export async function dropStale(writing: Writing): Promise<readonly Place[]> {
  const old = await writing.rows(sql<Place>`select stream, batch from cost_import where at < now() - make_interval(days => ${KEPT_DAYS})`);
  for (const place of old) await dropImport(writing, place);
  return old;
}

async function dropLines(writing: Writing, { stream, batch }: Place): Promise<void> {
  await writing.deleteFrom("cost_line").where("stream", "=", stream).where("batch", "=", batch).execute();
  await writing.deleteFrom("content_line").where("stream", "=", stream).where("batch", "=", batch).execute();
}

/** Where pieces are kept until the file is whole and read. */
export type Spool = { readonly store: Store; readonly directory: string };

export function spoolPath({ directory }: Spool, { stream, batch }: Place): string {
  return join(directory, `${stream}-${batch}`);
}

/** Bytes that have arrived of a file. */
export async function receivedOf(spool: Spool, place: Place): Promise<number> {
  return stat(spoolPath(spool, place)).then(
    ({ size }) => size,
    () => 0,
  );
}

/** Adds a piece that begins at `offset`; returns how much has arrived. A piece that begins elsewhere, or a file beyond its size, is not taken. */
export async function receive(
  spool: Spool,
  place: Place,
  piece: AsyncIterable<Uint8Array>,
  offset: number,
  most: number,
): Promise<{ readonly received: number; readonly taken: boolean }> {
  await mkdir(spool.directory, { recursive: true, mode: 0o700 });
  const file = await open(spoolPath(spool, place), offset === 0 ? "w" : "r+", 0o600);
  try {
    let at = (await file.stat()).size;
    if (at !== offset) return { received: at, taken: false };
    for await (const bytes of piece) {
      if (at + bytes.length > most) return { received: at, taken: false };
      await file.write(bytes, 0, bytes.length, at);
      at += bytes.length;
    }
    return { received: at, taken: true };
  } finally {
    await file.close();
  }
}

export async function forget(spool: Spool, place: Place): Promise<void> {
  await rm(spoolPath(spool, place), { force: true });
}

export type How = { readonly agreement: Agreement; readonly mapping?: Mapping; readonly party: string; readonly name: string };

/** Reads a file that is whole into staged lines, from the beginning; what an earlier reading has left is dropped. */
export async function readImport(spool: Spool, sight: Sight, place: Place, how: How): Promise<ImportReport> {
  const { store } = spool;
  await store.write(sight, async (writing) => {
    await holdReading(writing, place);
    await dropLines(writing, place);
  });
  const staged = createBatch(NODE.sha256, "net");
  const sums = createLineSums();
  const other = { rows: 0, net: 0n };
  const salt = createSalter();
  const staging = createStaging(store, sight, place);
  const take = (line: SettledLine): void => {
    if (line.party !== how.party) {
      other.rows++;
      other.net += line.net;
      return;
    }
    const kept = salt(lineText(line));
    staged.push(kept.leaf, line.net);
    sums.add(line);
    staging.push(line, kept);
  };
  const { agreement, mapping, name } = how;
  const reader = createCostReader({ agreement, file: name, ...(mapping ? { mapping } : {}), onLine: take });
  const fault = await pushAll(spoolPath(spool, place), name, async (chunk, taken) => {
    const more = reader.push(chunk);
    await staging.room(taken);
    return more;
  });
  const { report } = reader.end();
  await staging.end(Number((await stat(spoolPath(spool, place))).size));
  const lines = staged.ref() as ImportReport["lines"];
  const faults = fault ? [fault, ...report.faults] : report.faults;
  return { ...report, faults, refused: report.refused || fault !== undefined, lines, sums: sums.all(), other };
}

/** Reads and writes down how it ended; the pieces are not needed any more. */
export async function readToEnd(spool: Spool, sight: Sight, place: Place, how: How): Promise<void> {
  const { stream, batch } = place;
  const report = await readImport(spool, sight, place, how).catch((error: unknown) => {
    if (error instanceof Gone) return undefined;
    throw error;
  });
  if (!report) return;
  await spool.store.write(sight, async (writing) => {
    await holdReading(writing, place);
    const state = report.refused || report.lines.count === 0 ? "refused" : "ready";
    const set = { state, report: reportJson(report, how.agreement) };
    await writing.updateTable("cost_import").set(set).where("stream", "=", stream).where("batch", "=", batch).execute();
    // A file that is refused leaves nothing behind but its report.
    if (report.refused) await dropLines(writing, place);
  });
  await forget(spool, place);
}

/** Pushes what a file holds, unpacked where it is gzip, until its end or until `push` has seen enough. A fault: the gzip is broken or unpacks beyond the limits. */
async function pushAll(path: string, file: string, push: (chunk: Uint8Array, taken: number) => Promise<boolean>): Promise<Fault | undefined> {
  const source = createReadStream(path, { highWaterMark: PIECE });
  const taken = (): number => source.bytesRead;
  let given = 0;
  try {
    for await (const chunk of (await isGzip(path)) ? unpacked(source) : source) {
      const bytes = chunk as Uint8Array;
      given += bytes.length;
      if (given > GZIP_FREE && (given > GZIP_MOST || given > taken() * GZIP_RATIO))
        return fileFault(file, "csv/gzip-bomb", { ratio: String(GZIP_RATIO), most: String(GZIP_MOST) });
      for (let at = 0; at < bytes.length; at += SLICE) {
        if (!(await push(bytes.subarray(at, at + SLICE), taken()))) return undefined;
        await turn();
      }
    }
    return undefined;
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_")) return fileFault(file, "csv/gzip-broken", {});
    throw error;
  } finally {
    source.destroy();
  }
}

function unpacked(source: Readable): Readable {
  const gunzip = createGunzip({ chunkSize: PIECE });
  source.on("error", (error) => gunzip.destroy(error));
  return source.pipe(gunzip);
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path, "r");
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

function fileFault(file: string, code: string, args: Fault["args"]): Fault {
  return { code, severity: "fault", at: { file, line: 1, column: 1, length: 1 }, args, basis: "docs/cost-files.md" };
}
