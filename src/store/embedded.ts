/** The database in a directory of our own: PGlite, made to keep what it has acknowledged, one server at a time. */
import { existsSync, fsyncSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { open, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import pg from "pg";
import { types } from "./parsers.ts";

/** A database that is running, and how to end it. */
export type Running = { readonly pool: pg.Pool; stop(): Promise<void> };

/** Emscripten's module as far as we touch it. `nfd` is the descriptor that Node gave. */
type Module = { readonly NODEFS: { readonly stream_ops: { fsync?: (stream: { readonly nfd: number }) => void } } };

/**
 * PGlite's files with an fsync that syncs, for files and directories alike. PGlite leaves it out (and its fdatasync does nothing), so that without
 * this a power cut takes acknowledged writes back.
 */
export class DurableFiles extends NodeFS {
  override async init(...[pglite, options]: Parameters<NodeFS["init"]>): ReturnType<NodeFS["init"]> {
    const { emscriptenOpts } = await super.init(pglite, options);
    const sync = (module: Module): void => {
      module.NODEFS.stream_ops.fsync = (stream) => fsyncSync(stream.nfd);
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), sync as never] } };
  }
}

/** PGlite's own start without `-F` (which turns fsync off), with the one method of syncing the log that reaches the disk, and one time zone. */
export const DURABLE_START: readonly string[] = [
  ...PGlite.defaultStartParams.filter((word) => word !== "-F"),
  "-c",
  "wal_sync_method=fsync",
  "-c",
  "timezone=UTC",
  "-c",
  "datestyle=ISO",
];

/** Locks of this process. Kept here, because a database that nobody refers to is closed, and its lock given back, whenever memory is cleaned. */
const held = new Set<DatabaseSync>();

/** Takes the directory for this process; undefined when another server holds it. The operating system gives it back when the process dies, however it dies. */
export function takeDirectory(data: string): { release(): void } | undefined {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const lock = new DatabaseSync(join(data, "lock"));
  try {
    lock.exec("pragma busy_timeout = 0; begin exclusive");
  } catch (error) {
    lock.close();
    if ((error as { readonly errcode?: number }).errcode === 5) return undefined;
    throw error;
  }
  held.add(lock);
  const release = (): void => {
    if (held.delete(lock)) lock.close();
  };
  return { release };
}

/** Starts the database of a data directory, making it first where there is none. The directory must have been taken. */
export async function startEmbedded(data: string): Promise<Running> {
  const directory = join(data, "pg");
  if (!existsSync(directory)) await create(directory);
  const pglite = await openPglite(directory, () => new PGlite({ fs: new DurableFiles(directory), startParams: [...DURABLE_START] }));
  return runningOn(pglite);
}

/** A pool of one over a PGlite that is open; stopping closes both. */
export function runningOn(pglite: PGlite): Running {
  const pool = new pg.Pool({ ...createPgConfig(pglite), types, max: 1, idleTimeoutMillis: 0, pipeline: true });
  const stop = async (): Promise<void> => {
    await pool.end();
    await keepingExitCode(() => pglite.close());
  };
  return { pool, stop };
}

/**
 * Opens a PGlite on a directory that was taken and waits until it answers. PostgreSQL's own lock file is removed first: ours says who holds the directory, and
 * one that a power cut left empty would stop every later start.
 */
export async function openPglite(directory: string, make: () => PGlite): Promise<PGlite> {
  return keepingExitCode(async () => {
    rmSync(join(directory, "postmaster.pid"), { force: true });
    const pglite = make();
    await pglite.waitReady;
    return pglite;
  });
}

/** Made aside, synced whole and renamed, so that a first start that was cut short leaves no half database. */
async function create(directory: string): Promise<void> {
  const aside = `${directory}.new`;
  rmSync(aside, { recursive: true, force: true });
  const pglite = await openPglite(aside, () => new PGlite({ fs: new NodeFS(aside) }));
  await keepingExitCode(() => pglite.close());
  await syncTree(aside);
  renameSync(aside, directory);
  await sync(dirname(directory), "r");
}

/** Syncs of one directory at a time: the file system joins those that wait together. */
async function syncTree(directory: string): Promise<void> {
  const entries = await readdir(directory, { withFileTypes: true });
  const paths = entries.map((entry) => ({ path: join(directory, entry.name), isDirectory: entry.isDirectory() }));
  await Promise.all(paths.filter(({ isDirectory }) => !isDirectory).map(({ path }) => sync(path, "r+")));
  for (const { path } of paths.filter(({ isDirectory }) => isDirectory)) await syncTree(path);
  await sync(directory, "r");
}

/** Windows opens no directories; its file system writes their entries down by itself. */
async function sync(path: string, flags: "r" | "r+"): Promise<void> {
  if (flags === "r" && process.platform === "win32") return;
  const file = await open(path, flags);
  await file.sync().finally(() => file.close());
}

/** Emscripten writes its own exit code over that of the process when an instance ends. */
async function keepingExitCode<T>(work: () => Promise<T>): Promise<T> {
  const code = process.exitCode;
  try {
    return await work();
  } finally {
    process.exitCode = code;
  }
}
