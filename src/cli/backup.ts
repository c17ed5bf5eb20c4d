/** `sameside backup -o PATH`: the embedded database as a directory of files with their hashes, a server's as a file of pg_dump. */
import { spawnSync } from "node:child_process";
import { closeSync, cpSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { takeDirectory } from "../store/store.ts";
import { EXIT, type ExitCode, Refused, UsageError } from "./ending.ts";
import { faultsText } from "./faults.ts";
import { sha256Of, shown } from "./paths.ts";
import { existingPlace } from "./place.ts";
import type { Terminal } from "./terminal.ts";

export type BackupOptions = { readonly output?: string };

/** The list in a copy of an embedded database: every file below `pg/` with its SHA-256 in hex. */
export type BackupList = { readonly v: 1; readonly files: Readonly<Record<string, string>> };
export const LIST = "sameside-backup.json";

export async function run(terminal: Terminal, _operands: readonly string[], { output }: BackupOptions): Promise<ExitCode> {
  if (output === undefined) throw new UsageError("backup-where", {});
  if (existsSync(output)) throw new Refused("place-taken", { path: shown(output) });
  const place = existingPlace(terminal);
  if (place.databaseUrl === undefined) {
    const taken = takeDirectory(place.data);
    if (!taken) return inUse(terminal, place.data);
    try {
      copyEmbedded(place.data, output);
    } finally {
      taken.release();
    }
  } else {
    const copy = `${output}.new`;
    runProgram("pg_dump", place.databaseUrl, ["--format=custom", "--no-owner", "--enable-row-security", `--file=${copy}`]);
    sync(copy);
    renameSync(copy, output);
  }
  if (!terminal.quiet) terminal.err(`${terminal.say("backup-made", { path: shown(output), key: shown(place.keyFile) })}\n`);
  return EXIT.fine;
}

export function inUse(terminal: Terminal, data: string): ExitCode {
  const at = { file: data, line: 1, column: 1, length: 0 };
  terminal.err(faultsText([{ code: "store/in-use", severity: "fault", at, args: {}, basis: "docs/operate.md" }], new Map(), terminal));
  return EXIT.faults;
}

/** Nobody else has the directory: the files of a database that is not running are a consistent copy, also after a crash, because its log is among them. */
function copyEmbedded(data: string, output: string): void {
  const aside = `${output}.new`;
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  cpSync(join(data, "pg"), join(aside, "pg"), { recursive: true });
  const files = Object.fromEntries(filesBelow(aside, "pg").map((path) => [path, sha256Of(readFileSync(join(aside, path)))]));
  for (const path of Object.keys(files)) sync(join(aside, path));
  const list: BackupList = { v: 1, files };
  writeFileSync(join(aside, LIST), `${JSON.stringify(list, null, 1)}\n`, { mode: 0o600 });
  sync(join(aside, LIST));
  renameSync(aside, output);
}

/** Paths of files below `folder`, relative to `root`, with `/` between their parts. */
export function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(root, `${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
    .sort();
}

function sync(path: string): void {
  const file = openSync(path, "r+");
  fsyncSync(file);
  closeSync(file);
}

/**
 * Runs a client program of PostgreSQL. The address goes in the environment, because anyone on the machine can read a command line; the streams are all
 * named, because row security binds the owner of the tables too.
 */
export function runProgram(program: "pg_dump" | "pg_restore", databaseUrl: string, args: readonly string[]): void {
  const url = new URL(databaseUrl);
  const given: Readonly<Record<string, string>> = {
    PGHOST: url.searchParams.get("host") ?? decodeURIComponent(url.hostname),
    PGPORT: url.searchParams.get("port") ?? url.port,
    PGUSER: decodeURIComponent(url.username),
    PGPASSWORD: decodeURIComponent(url.password),
    PGDATABASE: decodeURIComponent(url.pathname.slice(1)),
    PGSSLMODE: url.searchParams.get("sslmode") ?? "",
    PGSSLROOTCERT: url.searchParams.get("sslrootcert") ?? "",
  };
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
  const env = { ...process.env, ...set, PGOPTIONS: "-c sameside.streams=*" };
  const ran = spawnSync(program, [...args, ...(program === "pg_restore" ? [`--dbname=${set["PGDATABASE"] ?? ""}`] : [])], { env, encoding: "utf8" });
  if (ran.error) throw new Refused("backup-no-program", { program });
  if (ran.status !== 0) throw new Refused("backup-failed", { program, message: ran.stderr.trim() });
}
