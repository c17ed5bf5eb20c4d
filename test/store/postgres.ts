/** A PostgreSQL server of the test's own, in a temporary directory and reached by a socket there; undefined where the machine has none. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, globSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";

export type Cluster = {
  /** The address of a database, as the superuser `postgres` unless another login is named. */
  url(database: string, login?: string): string;
  /** The process to kill; its children end with it. */
  postmaster(): number;
  start(): Promise<void>;
  /** Resolves when the server has ended by itself or by a signal. */
  ended(): Promise<void>;
  /** Ends the server in order and removes the directory. */
  remove(): Promise<void>;
};

/** The directory of the newest server programs on this machine. */
export function serverPrograms(): string | undefined {
  const found = globSync("/usr/lib/postgresql/*/bin/postgres").sort((a, b) => major(b) - major(a));
  return found[0]?.replace(/\/postgres$/, "");
}

/**
 * Resolves with what a program said when it has said it, and rejects when it ends without. What it says later is read as well: a program whose pipe nobody
 * empties stands still when the pipe is full.
 */
export async function saying(said: Readable, wanted: RegExp): Promise<RegExpExecArray> {
  const { promise, resolve, reject } = Promise.withResolvers<RegExpExecArray>();
  let last = "";
  const read = (bytes: unknown): void => {
    last = (last + String(bytes)).slice(-LAST);
    const found = wanted.exec(last);
    if (found) resolve(found);
  };
  said.on("data", read).on("end", () => reject(new Error(`the program ended without saying ${wanted.source}: ${last}`)));
  return promise;
}
/** Characters of what a program says that are looked at together. */
const LAST = 10_000;

/** Makes and starts a server. `durable: no` is for tests that never pull the plug. */
export async function startCluster(programs: string, { durable }: { readonly durable: "yes" | "no" }): Promise<Cluster> {
  const directory = mkdtempSync(join(tmpdir(), "sameside-pg-"));
  const as = unprivileged();
  if ("uid" in as) chownSync(directory, as.uid, as.gid);
  const data = join(directory, "data");
  execFileSync(join(programs, "initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], {
    ...as,
    stdio: "ignore",
  });
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const settings = ["listen_addresses=", "max_connections=60", `fsync=${durable === "yes" ? "on" : "off"}`].flatMap((setting) => ["-c", setting]);
    server = spawn(join(programs, "postgres"), ["-D", data, "-k", directory, ...settings], { ...as, stdio: ["ignore", "ignore", "pipe"] });
    await saying(server.stderr!, /ready to accept connections/);
  };
  process.once("exit", () => server?.kill("SIGQUIT"));
  const ended = async (): Promise<void> => {
    if (server && server.exitCode === null && server.signalCode === null) await once(server, "exit");
  };
  const remove = async (): Promise<void> => {
    server?.kill("SIGINT");
    await ended();
    rmSync(directory, { recursive: true, force: true });
  };
  await start();
  const url = (database: string, login = "postgres"): string => `postgresql://${login}@${encodeURIComponent(directory)}/${database}`;
  return { url, postmaster: () => server!.pid!, start, ended, remove };
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { readonly uid: number; readonly gid: number } | Record<never, never> {
  if (process.getuid?.() !== 0) return {};
  const number = (flag: string): number => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: number("-u"), gid: number("-g") };
}

function major(path: string): number {
  return Number(/postgresql\/(\d+)/.exec(path)?.[1] ?? 0) + (statSync(path).isFile() ? 0 : -1000);
}
