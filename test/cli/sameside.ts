/** Runs the program as a user does. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const FIXTURES = fileURLToPath(new URL("./fixtures/", import.meta.url));
const BIN = join(ROOT, "bin/sameside.js");

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** The program's exit code and what it said, in English unless the environment says otherwise, in the directory `cwd`. */
export function sameside(args: readonly string[], env: Readonly<Record<string, string>> = {}, cwd = ROOT): Ended {
  const { LANG: _, LC_ALL: __, LC_MESSAGES: ___, FORCE_COLOR: ____, ...rest } = process.env;
  const ran = spawnSync(process.execPath, [BIN, ...args], { cwd, encoding: "utf8", env: { ...rest, LANG: "C", ...env }, maxBuffer: 1 << 28 });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

/** Does something in a directory of its own that goes away afterwards. */
export function inDirectory<T>(work: (directory: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), "sameside-cli-"));
  try {
    return work(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
