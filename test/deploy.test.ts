// The units of the service manager are held by its own judge, where the machine has it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const units = readdirSync(join(ROOT, "deploy")).filter((name) => /\.(service|timer)$/.test(name));
const skip = spawnSync("systemd-analyze", ["--version"]).error ? "no systemd-analyze here" : false;

test("systemd-analyze finds nothing in the units", { skip }, () => {
  const directory = mkdtempSync(join(tmpdir(), "sameside-units-"));
  try {
    // It asks whether the program is there; where it is installed is the operator's affair.
    for (const name of units) writeFileSync(join(directory, name), readFileSync(join(ROOT, "deploy", name), "utf8").replaceAll("/opt/sameside/", ROOT));
    const { status, stderr } = spawnSync("systemd-analyze", ["verify", ...units.map((name) => join(directory, name))], { encoding: "utf8" });
    assert.deepEqual([units.length, status, stderr], [3, 0, ""]);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
