// A server starts on an empty database, again on the one that it made, and again after it was killed; a second one on the same directory does not.
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { serverTest } from "../store/databases.ts";
import { ROOT } from "./sameside.ts";

type Started = { readonly child: ChildProcess; readonly url: string } | { readonly child: ChildProcess; readonly code: number; readonly err: string };

/** `sameside serve` until it says its address, or ends. */
async function start(env: Readonly<Record<string, string>>): Promise<Started> {
  const child = spawn(process.execPath, [join(ROOT, "bin/sameside.js"), "serve", "--port", "0", "--lang", "en"], {
    cwd: ROOT,
    env: { ...process.env, ...env },
  });
  let [out, err] = ["", ""];
  child.stderr.on("data", (piece) => (err += String(piece)));
  const ended = once(child, "exit");
  const said = (async (): Promise<string | undefined> => {
    for await (const piece of child.stdout) {
      out += String(piece);
      const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(out)?.[0];
      if (url) return url;
    }
    return undefined;
  })();
  const url = await said;
  if (url !== undefined) return { child, url };
  const [code] = (await ended) as [number];
  return { child, code, err };
}

async function running(env: Readonly<Record<string, string>>): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const started = await start(env);
  assert.ok("url" in started, "err" in started ? started.err : "");
  return started;
}

async function stop(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<number | null> {
  const ended = once(child, "exit");
  child.kill(signal);
  const [code] = (await ended) as [number | null];
  return code;
}

async function through(env: Readonly<Record<string, string>>): Promise<void> {
  const entries = async (url: string): Promise<string> => /^sameside_entries \d+$/m.exec(await (await fetch(`${url}metrics`)).text())![0];
  const first = await running(env);
  try {
    assert.deepEqual(await (await fetch(`${first.url}ready`)).json(), { status: "ready" });
    assert.equal(await entries(first.url), "sameside_entries 1");
    if (!env["DATABASE_URL"]) {
      const other = await start(env);
      assert.deepEqual(["code" in other && other.code, "err" in other && /store\/in-use/.test(other.err)], [1, true]);
    }
  } finally {
    assert.equal(await stop(first.child, "SIGTERM"), 0);
  }
  for (const signal of ["SIGKILL", "SIGTERM"] as const) {
    const again = await running(env);
    try {
      assert.equal((await fetch(`${again.url}fi`)).status, 200);
      assert.equal(await entries(again.url), "sameside_entries 1");
    } finally {
      await stop(again.child, signal);
    }
  }
}

async function inDirectory(work: (directory: string) => Promise<void>): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "sameside-start-"));
  try {
    await work(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

test("serve starts on an empty directory, on what it made, and after kill -9 (embedded)", async () => {
  await inDirectory((directory) => through({ SAMESIDE_DATA: join(directory, "data"), SAMESIDE_LIMIT_ADDRESS: "off" }));
});

serverTest("serve starts on an empty database, on what it made, and after kill -9", async ({ fresh }) => {
  const url = await fresh();
  await inDirectory((directory) => through({ SAMESIDE_DATA: join(directory, "data"), DATABASE_URL: url }));
});

test("a sign-in service that is set up by halves stops the start and names every setting", async () => {
  await inDirectory(async (directory) => {
    const started = await start({ SAMESIDE_DATA: join(directory, "data"), SAMESIDE_OIDC_ISSUER: "https://id.example", SAMESIDE_OIDC_CLIENT_ID: "x" });
    assert("err" in started);
    assert.equal(started.code, 1);
    assert.match(started.err, /SAMESIDE_OIDC_KEY_FILE will not do.*SAMESIDE_URL will not do/s);
  });
});
