/** Opening files for the readers of costs and results: plain or gzip by content, in pieces, with bounded memory. */
import { type Hash, createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { Fault } from "../kernel/refusal.ts";
import type { CostOptions } from "../open-books/cost-book.ts";
import { type CostReading, createCostReader } from "../open-books/read-costs.ts";
import { type FactsOptions, type FactsReading, createFactsReader } from "../settlement/facts-file.ts";

/** A gzip file may not unpack to more than this many bytes a byte once it has given GZIP_FREE, nor to more than GZIP_MOST in all. */
export const GZIP_RATIO = 200;
export const GZIP_FREE = 10 * 1024 * 1024;
export const GZIP_MOST = 8 * 1024 * 1024 * 1024;
const PIECE = 1 << 20;

export type Progress = (bytesRead: number, bytesInAll: number) => void;
export type Limits = { readonly ratio: number; readonly free: number; readonly most: number };
const LIMITS: Limits = { ratio: GZIP_RATIO, free: GZIP_FREE, most: GZIP_MOST };
/** SHA-256 in hexadecimal: of the file as it lies on the disk, and of what it holds once unpacked. */
export type Hashes = { readonly file: string; readonly content: string };
/** `hashed` is told once the file has been read to its end; without it nothing is hashed. */
export type Watch = { readonly progress?: Progress; readonly hashed?: (hashes: Hashes) => void };

/** Reads a cost file. A file that is missing or cannot be read throws the system's error; everything wrong with its content is in the report. */
export async function readCosts(path: string, options: Omit<CostOptions, "file"> & Watch & { readonly file?: string }): Promise<CostReading> {
  const file = options.file ?? basename(path);
  const reader = createCostReader({ ...options, file });
  const fault = await feed(path, file, reader.push, options);
  const reading = reader.end();
  return fault ? { groups: [], report: { ...reading.report, faults: [fault, ...reading.report.faults], refused: true, listed: [], unknown: [] } } : reading;
}

/** Reads a results file; errors as with costs. */
export async function readFacts(path: string, options: Omit<FactsOptions, "file"> & Watch & { readonly file?: string }): Promise<FactsReading> {
  const file = options.file ?? basename(path);
  const reader = createFactsReader({ ...options, file });
  const fault = await feed(path, file, reader.push, options);
  const reading = reader.end();
  return fault ? { ...reading, report: { ...reading.report, faults: [fault, ...reading.report.faults], refused: true } } : reading;
}

/**
 * Pushes the content of a file, unpacked where it is gzip, until its end or until `push` says that it is refused. A fault: the gzip is broken or
 * unpacks beyond the limits.
 */
export async function feed(
  path: string,
  file: string,
  push: (chunk: Uint8Array) => boolean,
  watch: Watch = {},
  limits: Limits = LIMITS,
): Promise<Fault | undefined> {
  const handle = await open(path, "r");
  try {
    const size = (await handle.stat()).size;
    const head = Buffer.alloc(2);
    const { bytesRead } = await handle.read(head, 0, 2, 0);
    const gzip = bytesRead === 2 && head[0] === 0x1f && head[1] === 0x8b;
    if (gzip) return await unpack(handle, file, size, push, watch, limits);
    const hash = hashFor(watch);
    const piece = new Uint8Array(PIECE);
    for (let at = 0; ;) {
      const { bytesRead: read } = await handle.read(piece, 0, PIECE, at);
      if (read === 0) {
        const digest = hash?.digest("hex");
        if (digest !== undefined) watch.hashed?.({ file: digest, content: digest });
        return undefined;
      }
      const bytes = piece.subarray(0, read);
      hash?.update(bytes);
      if (!push(bytes)) return undefined;
      at += read;
      watch.progress?.(at, size);
    }
  } finally {
    await handle.close();
  }
}

function hashFor(watch: Watch): Hash | undefined {
  return watch.hashed && createHash("sha256");
}

async function unpack(
  handle: FileHandle,
  file: string,
  size: number,
  push: (chunk: Uint8Array) => boolean,
  watch: Watch,
  limits: Limits,
): Promise<Fault | undefined> {
  let taken = 0;
  let given = 0;
  const [packedHash, hash] = [hashFor(watch), hashFor(watch)];
  const packed = async function* (): AsyncGenerator<Uint8Array> {
    for (;;) {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(PIECE >> 2), 0, PIECE >> 2, taken);
      if (bytesRead === 0) return;
      taken += bytesRead;
      watch.progress?.(taken, size);
      packedHash?.update(buffer.subarray(0, bytesRead));
      yield buffer.subarray(0, bytesRead);
    }
  };
  const source = Readable.from(packed());
  const gunzip = createGunzip({ chunkSize: PIECE >> 2 });
  source.on("error", (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
      given += chunk.length;
      if (given > limits.most || (given > limits.free && given > taken * limits.ratio))
        return fault(file, "csv/gzip-bomb", { ratio: String(limits.ratio), most: String(limits.most) });
      hash?.update(chunk);
      if (!push(chunk)) return undefined;
    }
    if (packedHash && hash) watch.hashed?.({ file: packedHash.digest("hex"), content: hash.digest("hex") });
    return undefined;
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_")) return fault(file, "csv/gzip-broken", {});
    throw error;
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

function fault(file: string, code: string, args: Fault["args"]): Fault {
  return { code, severity: "fault", at: { file, line: 1, column: 1, length: 1 }, args, basis: "docs/cost-files.md" };
}
