#!/usr/bin/env node
// Runs the guards and every test on the Node that came with the dependencies; arguments name test files.
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = (name) => `${root}node_modules/.bin/${name}${process.platform === "win32" ? ".cmd" : ""}`;
const node = existsSync(bin("node")) ? bin("node") : process.execPath;
const named = process.argv.slice(2);

const guards = [
  ["types", bin("tsc"), ["-p", "tsconfig.json"]],
  ["pure files", bin("tsc"), ["-p", "tsconfig.pure.json"]],
  ["lint", bin("oxlint"), ["--deny-warnings"]],
  ["format", bin("oxfmt"), ["--check"]],
];
let failed = false;
for (const [name, command, args] of named.length > 0 ? [] : guards) {
  const run = spawnSync(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], encoding: "utf8", shell: process.platform === "win32" });
  process.stdout.write(`${run.status === 0 ? "ok" : "FAILED"}  ${name}\n`);
  if (run.status !== 0) {
    process.stdout.write(`${run.stdout ?? ""}${run.stderr ?? ""}${run.error ? String(run.error) : ""}\n`);
    failed = true;
  }
}
/** Two processes, for two cores: what starts databases and programs, and all the rest. */
const HEAVY = ["cli", "parties", "store"];
const groups =
  named.length > 0 ? [named] : [HEAVY.map((name) => `test/${name}/**/*.test.ts`), ["src/**/*.test.ts", `test/{*.test.ts,!(${HEAVY.join("|")})/**/*.test.ts}`]];
/** What tests put aside for a moment stands in memory where there is enough of it: no test is about the disk of the machine, and most of them would wait for it. */
const MEMORY = "/dev/shm";
const { bavail = 0, bsize = 0 } = existsSync(MEMORY) ? statfsSync(MEMORY) : {};
const aside = mkdtempSync(join(bavail * bsize > 6e9 ? MEMORY : tmpdir(), "sameside-tests-"));
// Databases run as a user of their own.
chmodSync(aside, 0o755);
process.on("exit", () => rmSync(aside, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));
const runs = groups.map(
  (files) =>
    new Promise((resolve) => {
      const child = spawn(node, ["--test", "--test-isolation=none", "--test-reporter=dot", ...files], {
        cwd: root,
        stdio: "inherit",
        env: { ...process.env, TMPDIR: aside },
      });
      child.on("exit", (code) => resolve(code === 0));
    }),
);
const passed = await Promise.all(runs);
process.exitCode = failed || passed.includes(false) ? 1 : 0;
