#!/usr/bin/env node
// Starts the program on the Node that came with the dependencies, because an older one on the PATH cannot read TypeScript.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const name = process.platform === "win32" ? "node.exe" : "node";
const packages = [`node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`];
const own = packages.map((p) => fileURLToPath(new URL(`../node_modules/${p}/bin/${name}`, import.meta.url))).find((path) => existsSync(path));

if (Number(process.versions.node.split(".")[0]) >= 26) {
  const { enableCompileCache } = await import("node:module");
  enableCompileCache();
  await import(main);
} else if (own) {
  const child = spawn(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  // A program that a signal ended has no exit code; shells count 128 and the signal's number.
  child.on("exit", (code, signal) => (process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0)));
} else {
  process.stderr.write("Sameside needs Node 26: run npm ci, which brings it along.\n");
  process.exitCode = 3;
}
