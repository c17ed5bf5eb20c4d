#!/usr/bin/env node
// Runs the guards and every test in one process on the Node that came with the dependencies; arguments name test files.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
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
const files = named.length > 0 ? named : ["src/**/*.test.ts", "test/**/*.test.ts"];
const run = spawnSync(node, ["--test", "--test-isolation=none", "--test-reporter=dot", ...files], { cwd: root, stdio: "inherit" });
process.exitCode = failed || run.status !== 0 ? 1 : 0;
