import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { hashesOver, inclusionRanges, nodesOverLeaves } from "../../src/log/merkle.ts";
import { formatKey } from "../../src/log/note.ts";
import { formatEntryProof } from "../../src/log/proof.ts";
import { OPENSSL as NODE } from "../../src/store/openssl.ts";
import { type Keeper, KEYS, ORIGIN, add, exported, fact, logKey, openRecord, rotate, signed, smallRecord } from "../log/world.ts";
import { ROOT, sameside } from "./sameside.ts";

/** Writes an export below a directory and returns its path. */
async function write(directory: string, name: string, keeper: Keeper): Promise<string> {
  for (const [path, bytes] of await exported(keeper)) {
    const file = join(directory, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  return join(directory, name);
}

/** Runs `verify` for somebody who keeps what was seen in the directory. */
const verify = (directory: string, ...args: readonly string[]): ReturnType<typeof sameside> =>
  sameside(["verify", ...args], { XDG_STATE_HOME: join(directory, "state"), LOCALAPPDATA: join(directory, "state") });

/** The same while this process goes on, so that it can answer. */
function verifyBeside(directory: string, ...args: readonly string[]): Promise<{ readonly code: number; readonly out: string }> {
  const env = { ...process.env, LANG: "C", XDG_STATE_HOME: join(directory, "state"), LOCALAPPDATA: join(directory, "state") };
  return new Promise((done) => {
    const child = execFile(process.execPath, [join(ROOT, "bin/sameside.js"), "verify", ...args], { env, encoding: "utf8" }, (_, out) =>
      done({ code: child.exitCode ?? -1, out }),
    );
  });
}

type Told = { readonly checked: { readonly withheld: number }; readonly findings: readonly { readonly code: string }[] };

/** A record with one fact of the given text. */
function withFact(text: string): Keeper {
  const keeper = openRecord();
  add(keeper, fact("noted", { text }));
  return keeper;
}

test("a whole copy ends with 0, says aloud that it is seen for the first time, and the second time what it was held against", async () => {
  await inDirectory(async (directory) => {
    const copy = await write(directory, "copy", smallRecord());
    const first = verify(directory, copy);
    assert.equal(first.code, 0, first.err);
    assert.match(first.out, /nothing was changed/);
    assert.match(first.out, /SEEN FOR THE FIRST TIME/);
    assert.match(first.out, /Erased on 2026-01-15 under keeping time ended/);
    assert.match(first.out, /entries 7, .*lines 2 \(in 1 batch\), witnesses 1/);
    const second = verify(directory, copy);
    assert.doesNotMatch(second.out, /FIRST TIME/);
    assert.match(second.out, /held against what was seen before: the first 7 entries/);
    const state = JSON.parse(readFileSync(join(directory, "state/sameside/seen.json"), "utf8")) as { origins: Record<string, { size: number }> };
    assert.equal(state.origins[ORIGIN]!.size, 7);
    const json = verify(directory, copy, "--format", "json");
    assert.deepEqual(
      (JSON.parse(json.out) as { verified: boolean; checked: { since: number } }[]).map(({ verified, checked }) => [verified, checked.since]),
      [[true, 7]],
    );
  });
});

test("what a copy was made without is one sentence with its count, and JSON lists it", async () => {
  await inDirectory(async (directory) => {
    const keeper = smallRecord();
    const names = [...keeper.files.keys(), ...keeper.lines.keys()];
    for (const name of names) keeper.withheld.add(name);
    const copy = await write(directory, "copy", keeper);
    const { code, out } = verify(directory, copy);
    assert.equal(code, 0);
    const { checked, findings } = (JSON.parse(verify(directory, copy, "--format", "json").out) as Told[])[0]!;
    const listed = findings.filter(({ code: of }) => of === "log/content-withheld");
    assert(checked.withheld > 1 && listed.length === checked.withheld);
    assert.equal(out.match(/made without/g)?.length, 1);
    assert.match(out, new RegExp(`not checked: ${checked.withheld} files or batches of lines that are not in this copy`));
    assert.doesNotMatch(out, /content-withheld|no right/);
  });
});

test("a changed copy ends with 1 and is not remembered", async () => {
  await inDirectory(async (directory) => {
    const copy = await write(directory, "copy", smallRecord());
    const bytes = readFileSync(join(copy, "tile/entries/000.p/7"));
    bytes[700]! ^= 1;
    writeFileSync(join(copy, "tile/entries/000.p/7"), bytes);
    const { code, out } = verify(directory, copy);
    assert.equal(code, 1);
    assert.match(out, /DOES NOT HOLD/);
    assert.match(out, /log\/file-changed/);
    assert.match(verify(directory, await write(directory, "other", smallRecord())).out, /FIRST TIME/);
  });
});

test("a rewritten record is found by one who saw the old one", async () => {
  await inDirectory(async (directory) => {
    const old = await write(directory, "old", withFact("we agreed on 100"));
    const rewritten = await write(directory, "new", withFact("we agreed on 900"));
    assert.equal(verify(directory, rewritten, "--since", join(old, "checkpoint")).code, 1);
    assert.equal(verify(directory, old).code, 0);
    const { code, out } = verify(directory, rewritten, "--lang", "fi");
    assert.equal(code, 1);
    assert.match(out, /HISTORIA ON KIRJOITETTU UUDELLEEN/);
    assert.match(verify(directory, rewritten).out, /HISTORY WAS REWRITTEN/);
  });
});

test("--key is compared with, and confirms a key that took over from a stolen one", async () => {
  await inDirectory(async (directory) => {
    const [right, wrong] = [join(directory, "right"), join(directory, "wrong")];
    writeFileSync(right, `${formatKey(logKey(KEYS.second))}\n\n`);
    writeFileSync(wrong, `${formatKey(logKey(KEYS.thief))}\n`);
    const keeper = withFact("a");
    verify(directory, await write(directory, "before", keeper));
    rotate(keeper, KEYS.second, "stolen");
    const after = await write(directory, "after", keeper);
    assert.match(verify(directory, after).out, /because it was stolen/);
    assert.equal(verify(directory, after, "--key", wrong).code, 1);
    assert.equal(verify(directory, after, "--key", right).code, 0);
    assert.equal(verify(directory, after).code, 0);
    writeFileSync(wrong, "\nno key\n");
    const none = verify(directory, after, "--key", wrong);
    assert.equal(none.code, 1);
    assert.match(none.err, /wrong:2: this is no key/);
  });
});

test("a directory of exports is verified one by one, and one without any is refused", async () => {
  await inDirectory(async (directory) => {
    await write(directory, "all/one", withFact("a"));
    await write(directory, "all/two", withFact("a"));
    const { code, out } = verify(directory, join(directory, "all"));
    assert.equal(code, 0);
    assert.equal(out.split("nothing was changed").length, 3);
    mkdirSync(join(directory, "empty"));
    const empty = verify(directory, join(directory, "empty"));
    assert.deepEqual([empty.code, /log\/no-manifest/.test(empty.out)], [1, true]);
    assert.equal(verify(directory, join(directory, "nowhere")).code, 3);
  });
});

test("a proof holds under the key that was seen, and not without one", async () => {
  await inDirectory(async (directory) => {
    const keeper = withFact("Ääni");
    const nodes = nodesOverLeaves(
      NODE.sha256,
      keeper.leaves.map(({ hash }) => hash),
    );
    const proof = hashesOver(NODE.sha256, inclusionRanges(1, 2), nodes);
    const path = join(directory, "entry.tlog-proof");
    const bytes = formatEntryProof({ extra: keeper.leaves[1]!.bytes, index: 1, proof, note: signed(keeper) });
    writeFileSync(path, bytes);
    const unknown = verify(directory, path).out;
    assert.ok(/log\/proof-without-key/.test(unknown) && /COULD NOT BE CHECKED/.test(unknown) && !/DOES NOT HOLD/.test(unknown), unknown);
    verify(directory, await write(directory, "copy", keeper));
    const { code, out } = verify(directory, path);
    assert.equal(code, 0);
    assert.match(out, /the proof holds[^]*proved: entry 1 \(noted\)/);
    writeFileSync(path, Buffer.from(bytes).toString("utf8").replace("index 1", "index 0"));
    assert.match(verify(directory, path).out, /log\/proof-wrong/);
  });
});

test("an address is verified without a login, and a server that answers otherwise ends with 3", async () => {
  await inDirectory(async (directory) => {
    const keeper = withFact("a");
    const files = await exported(keeper, { hashesOnly: true });
    const hashes = keeper.leaves.map(({ hash }) => hash);
    const proof = hashesOver(NODE.sha256, inclusionRanges(0, 2), nodesOverLeaves(NODE.sha256, hashes));
    files.set("key/0", formatEntryProof({ extra: keeper.leaves[0]!.bytes, index: 0, proof, note: signed(keeper) }));
    const server = createServer((request, response) => {
      const bytes = files.get((request.url ?? "").replace("/s/one/", ""));
      response.writeHead(bytes ? 200 : request.url!.startsWith("/s/one/") ? 404 : 500).end(bytes);
    });
    await new Promise<void>((listening) => void server.listen(0, "127.0.0.1", listening));
    const address = `http://127.0.0.1:${(server.address() as { port: number }).port}/s`;
    const first = await verifyBeside(directory, `${address}/one/`);
    assert.deepEqual([first.code, /SEEN FOR THE FIRST TIME/.test(first.out), /entries and content are not in this copy/.test(first.out)], [0, true, true]);
    assert.match((await verifyBeside(directory, `${address}/one`)).out, /the first 2 entries/);
    assert.match(verify(directory, await write(directory, "copy", keeper)).out, /the first 2 entries/);
    assert.equal((await verifyBeside(directory, `${address}/two`)).code, 3);
    server.close();
  });
});

test("a piece of a copy is told as one, with what to type instead, and nothing is said of what it holds", async () => {
  await inDirectory(async (directory) => {
    const copy = await write(directory, "copy", smallRecord());
    for (const pieces of [readdirSync(copy), ["tile"], ["tile/entries"], ["manifest"]]) {
      const { code, out, err } = verify(directory, ...pieces.map((name) => join(copy, name)));
      assert.deepEqual([code, out], [2, ""]);
      assert.match(err, /is a part of the copy .*copy; a copy is verified whole/);
      assert.match(err, /Did you mean sameside verify .*copy\?/);
    }
    writeFileSync(join(copy, "kept.line-proof"), "");
    assert.match(verify(directory, join(copy, "kept.line-proof")).out, /DOES NOT HOLD/);
  });
});

test("a state that is broken is refused, not forgotten", async () => {
  await inDirectory(async (directory) => {
    mkdirSync(join(directory, "state/sameside"), { recursive: true });
    writeFileSync(join(directory, "state/sameside/seen.json"), "{}");
    const { code, err } = verify(directory, await write(directory, "copy", withFact("a")));
    assert.equal(code, 1);
    assert.match(err, /is broken/);
  });
});

/** Does something in a directory of its own that goes away afterwards. */
async function inDirectory(work: (directory: string) => Promise<void>): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "sameside-verify-"));
  try {
    await work(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
