import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import { FIXTURES, ROOT } from "./sameside.ts";

/** Another Node than ours, which hands the command to ours. */
function olderNode(): string | undefined {
  const path = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));
  const found = path
    .map((folder) => join(folder, "node"))
    .find((node) => /^v(1\d|2[0-5])\./.test(spawnSync(node, ["--version"], { encoding: "utf8" }).stdout ?? ""));
  return found;
}

const older = process.platform === "win32" ? undefined : olderNode();
const nodes = older === undefined ? [process.execPath] : [process.execPath, older];

/** How a command ends that is sent a signal while it works, as a shell counts it, and what it said. */
async function endedBy(node: string, args: readonly string[], signal: NodeJS.Signals): Promise<{ readonly code: number; readonly err: string }> {
  const child = spawn(node, [join(ROOT, "bin/sameside.js"), ...args], { stdio: ["ignore", "ignore", "pipe"] });
  const said: Buffer[] = [];
  child.stderr.on("data", (piece: Buffer) => said.push(piece));
  setTimeout(() => child.kill(signal), 700);
  const [code, by] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  return { code: code ?? 128 + constants.signals[by!], err: Buffer.concat(said).toString() };
}

for (const node of nodes) {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    const name = `${signal} ends a command as shells count it, says nothing of bugs and leaves nothing behind (${node === older ? "older Node" : "our Node"})`;
    test(name, { skip: process.platform === "win32" }, async () => {
      const directory = mkdtempSync(join(tmpdir(), "sameside-signals-"));
      try {
        cpSync(join(FIXTURES, "small"), directory, { recursive: true });
        // Reading a pipe that nobody writes to lasts for ever.
        spawnSync("mkfifo", [join(directory, "endless.csv")]);
        const before = readdirSync(directory);
        const output = ["-o", join(directory, "out.txt")];
        for (const args of [
          ["settle", directory, "--costs", join(directory, "endless.csv"), ...output],
          // The longest proof of the examples takes seconds anywhere.
          ["prove", join(ROOT, "examples/jobseekers-skills"), ...output],
        ])
          assert.deepEqual(await endedBy(node, args, signal), { code: 128 + constants.signals[signal], err: "" });
        assert.deepEqual(readdirSync(directory), before);
      } finally {
        rmSync(directory, { recursive: true });
      }
    });
  }
}
