// A witness follows a record over HTTP, hands in what it signs, and finds a history that was rewritten and signed anew, as does anyone who had seen the old one.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { encode } from "../../src/kernel/utf8.ts";
import { parseCheckpoint } from "../../src/log/checkpoint.ts";
import { formatKey } from "../../src/log/note.ts";
import { logRoutes } from "../../src/log/routes.ts";
import { keepRecord } from "../../src/log/store.ts";
import type { Store } from "../../src/store/store.ts";
import { addFacts, keepSmall, openStream } from "../log/kept.ts";
import { KEYS, logKey } from "../log/world.ts";
import { onEachDatabase } from "../store/databases.ts";
import { ROOT } from "./sameside.ts";

type Run = (...args: readonly string[]) => Promise<{ readonly code: number; readonly out: string; readonly err: string }>;

/** A server over the database, and a person with a state directory of their own who runs commands beside it. */
async function beside(store: Store, work: (address: string, run: Run, directory: string) => Promise<void>): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "sameside-witness-"));
  const keeper = keepRecord(store);
  const app = logRoutes({
    store,
    keeper,
    signing: KEYS.first,
    mayRead: async () => false,
    mayReadLine: async () => false,
    refuse: (c, status, code) => c.text(code, status),
  });
  const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 });
  await new Promise((listening) => server.once("listening", listening));
  const env = { ...process.env, LANG: "C", XDG_STATE_HOME: join(directory, "state"), LOCALAPPDATA: join(directory, "state") };
  const run: Run = (...args) =>
    new Promise((done) => {
      const child = execFile(process.execPath, [join(ROOT, "bin/sameside.js"), ...args], { env, encoding: "utf8" }, (_, out, err) =>
        done({ code: child.exitCode ?? -1, out, err }),
      );
    });
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/s`, run, directory);
  } finally {
    server.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

onEachDatabase("a record that only grew is cosigned; one that was rewritten and signed anew is not, and the evidence is kept", async ({ store, raw }) => {
  await beside(store, async (at, run, directory) => {
    const key = (await run("witness", "--show-key")).out.split(" ").at(-1)!.trim();
    const keeper = keepRecord(store);
    const stream = await openStream(store, keeper, "watched");
    await keepSmall(keeper, stream, key);
    const address = `${at}/${stream}`;
    const first = await run("witness", address);
    assert.equal(first.code, 0, first.err);
    assert.match(first.err, /SEEN FOR THE FIRST TIME/);
    assert.match(first.out, /cosigned, entries 6 \(before 0\)[^]*handed in/);
    const note = await (await fetch(`${address}/checkpoint`)).text();
    assert.equal(parseCheckpoint(encode(note))!.note.signatures.length, 2);
    assert.equal((await run("verify", address)).code, 0);
    await addFacts(keeper, stream, "a", "b");
    assert.match((await run("witness", address)).out, /entries 8 \(before 6\)/);
    const state = join(directory, "state/sameside/witness");
    assert.equal(readdirSync(join(state, "cosigned", store.installation, stream)).length, 2);
    assert.equal(statSync(join(state, "key")).mode & 0o077, 0);
    // The owner of the tables writes another history, signed by the right key, and longer than the old one.
    await raw("truncate entry, head, tile, checkpoint, cosignature, content_batch, content_line, content_file cascade");
    const again = keepRecord(store);
    await openStream(store, again, "watched");
    await addFacts(again, stream, ...Array.from({ length: 20 }, (_, i) => `other ${i}`));
    const refused = await run("witness", address);
    assert.deepEqual([refused.code, /NOT COSIGNED/.test(refused.err), /log\/rewritten/.test(refused.err)], [1, true, true]);
    assert.equal(readdirSync(join(state, "refused")).length, 1);
    const client = await run("verify", address);
    assert.deepEqual([client.code, /HISTORY WAS REWRITTEN/.test(client.out)], [1, true]);
    assert.equal((await run("verify", address, "--since", join(state, "cosigned", store.installation, stream, "8"))).code, 1);
  });
});

onEachDatabase("a witness that the record does not name is told so, and keeps what it signed", async ({ store }) => {
  await beside(store, async (at, run, directory) => {
    const keeper = keepRecord(store);
    const stream = await openStream(store, keeper, "unwatched");
    const { code, out } = await run("witness", `${at}/${stream}`, "--state", join(directory, "mine"));
    assert.deepEqual([code, /did not take the cosignature \(403\)/.test(out)], [1, true]);
    assert.ok(existsSync(join(directory, "mine/cosigned", store.installation, stream, "1")));
    writeFileSync(join(directory, "keys"), `${formatKey(logKey(KEYS.thief))}\n`);
    const other = await run("witness", `${at}/${stream}`, "--key", join(directory, "keys"));
    assert.deepEqual([other.code, /log\/key-differs/.test(other.err)], [1, true]);
    assert.equal((await run("witness")).code, 2);
    assert.equal((await run("witness", "ftp://x")).code, 2);
    assert.equal((await run("witness", `${at}/nothing`)).code, 1);
  });
});
