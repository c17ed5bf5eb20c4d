import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT, inDirectory, sameside } from "./sameside.ts";

test("serve prints its address, answers there, and ends well when it is asked to", async () => {
  const child = spawn(process.execPath, [join(ROOT, "bin/sameside.js"), "serve", "--port", "0", "--lang", "en"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [said] = (await once(child.stdout, "data")) as [Buffer];
    const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(said.toString())?.[0];
    assert.ok(url, said.toString());
    assert.equal((await fetch(url)).status, 200);
    child.kill("SIGTERM");
    const [code] = (await once(child, "exit")) as [number | null];
    assert.equal(code, 0);
  } finally {
    child.kill("SIGKILL");
  }
});

test("serve without an agreement, or on a port that is none, says so", () => {
  inDirectory((directory) => {
    const { code, err } = sameside(["serve", "--example", directory, "--port", "0"]);
    assert.equal(code, 3);
    assert.match(err, /agreement\.yaml/);
  });
  assert.equal(sameside(["serve", "--port", "70000"]).code, 2);
});
