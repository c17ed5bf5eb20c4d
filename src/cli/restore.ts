/** `sameside restore COPY`: puts a backup into an empty directory or an empty database. */
import { closeSync, cpSync, existsSync, mkdirSync, openSync, readFileSync, readSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { prepareRestore, takeDirectory } from "../store/store.ts";
import { type BackupList, filesBelow, inUse, LIST, runProgram } from "./backup.ts";
import { EXIT, type ExitCode, Refused } from "./ending.ts";
import { faultsText } from "./faults.ts";
import { sha256Of, shown } from "./paths.ts";
import { placeOf, quietAboutNode } from "./place.ts";
import type { Terminal } from "./terminal.ts";

export async function run(terminal: Terminal, [copy = ""]: readonly string[]): Promise<ExitCode> {
  quietAboutNode(terminal);
  const { data, databaseUrl, keyFile } = placeOf(process.env);
  const code = databaseUrl === undefined ? restoreEmbedded(terminal, copy, data) : await restoreServer(terminal, copy, databaseUrl);
  if (code === EXIT.fine) terminal.out(`${terminal.say("restored", { path: shown(copy), key: shown(keyFile) })}\n`);
  return code;
}

function restoreEmbedded(terminal: Terminal, copy: string, data: string): ExitCode {
  if (!statSync(copy).isDirectory() || !existsSync(join(copy, LIST))) throw new Refused("restore-not-one", { path: shown(copy) });
  checkFiles(copy);
  const taken = takeDirectory(data);
  if (!taken) return inUse(terminal, data);
  try {
    if (existsSync(join(data, "pg"))) throw new Refused("place-taken", { path: shown(data) });
    const aside = join(data, "pg.new");
    rmSync(aside, { recursive: true, force: true });
    mkdirSync(data, { recursive: true, mode: 0o700 });
    cpSync(join(copy, "pg"), aside, { recursive: true });
    renameSync(aside, join(data, "pg"));
  } finally {
    taken.release();
  }
  return EXIT.fine;
}

/** Every file is the one that was copied, and there is no other. */
function checkFiles(copy: string): void {
  const { files } = JSON.parse(readFileSync(join(copy, LIST), "utf8")) as BackupList;
  const there = filesBelow(copy, "pg");
  const changed = [...new Set([...there, ...Object.keys(files)])].find(
    (path) => !there.includes(path) || sha256Of(readFileSync(join(copy, path))) !== files[path],
  );
  if (changed !== undefined) throw new Refused("restore-changed", { path: shown(copy), file: changed });
}

async function restoreServer(terminal: Terminal, copy: string, databaseUrl: string): Promise<ExitCode> {
  if (!statSync(copy).isFile() || !startsWith(copy, "PGDMP")) throw new Refused("restore-not-one", { path: shown(copy) });
  const { faults } = await prepareRestore(databaseUrl);
  if (faults.length > 0) {
    terminal.err(faultsText(faults, new Map(), terminal));
    return EXIT.faults;
  }
  runProgram("pg_restore", databaseUrl, ["--no-owner", "--exit-on-error", "--single-transaction", "--enable-row-security", copy]);
  return EXIT.fine;
}

function startsWith(path: string, text: string): boolean {
  const head = Buffer.alloc(text.length);
  const file = openSync(path, "r");
  try {
    readSync(file, head);
  } finally {
    closeSync(file);
  }
  return head.toString("latin1") === text;
}
