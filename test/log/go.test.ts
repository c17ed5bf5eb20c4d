// golang.org/x/mod's note and tlog accept what we write, and refuse it when it was tampered with. Needs Debian's golang-go and golang-golang-x-mod-dev.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { toBase64 } from "../../src/kernel/bytes.ts";
import { formatKey, formatNote } from "../../src/log/note.ts";
import { consistencyRanges, hashesOver, inclusionRanges, nodesOverLeaves } from "../../src/log/merkle.ts";
import { formatEntryProof } from "../../src/log/proof.ts";
import { OPENSSL as NODE } from "../../src/store/openssl.ts";
import { type Files, KEYS, add, exported, fact, logKey, openRecord, signed } from "./world.ts";

const place = mkdtempSync(join(tmpdir(), "sameside-go-"));
after(() => rmSync(place, { recursive: true, force: true }));
const program = join(place, "verify");
const env = { ...process.env, GO111MODULE: "off", GOPATH: "/usr/share/gocode", GOFLAGS: "", GOCACHE: join(place, "cache") };
const built = spawnSync("go", ["build", "-o", program, fileURLToPath(new URL("./go/verify.go", import.meta.url))], { env, encoding: "utf8" });
const skip = built.status === 0 ? false : `no Go with golang.org/x/mod here: ${built.error?.message ?? built.stderr.split("\n")[0]}`;

const INDEX = 412;

/** A record of 700 entries as files, with the proof of one of them and of its growth from 300. */
async function written(): Promise<Files> {
  const keeper = openRecord();
  for (let i = 1; i < 300; i++) add(keeper, fact("noted", { text: `Kirjaus ${i}` }), "2026-01-02T00:00:00.000Z");
  const old = formatNote(signed(keeper));
  for (let i = 300; i < 700; i++) add(keeper, fact("noted", { text: `Kirjaus ${i}` }), "2026-01-02T00:00:00.000Z");
  const files = await exported(keeper);
  const nodes = nodesOverLeaves(
    NODE.sha256,
    keeper.leaves.map(({ hash }) => hash),
  );
  const proof = hashesOver(NODE.sha256, inclusionRanges(INDEX, 700), nodes);
  files.set("entry.tlog-proof", formatEntryProof({ extra: keeper.leaves[INDEX]!.bytes, index: INDEX, proof, note: signed(keeper) }));
  const growth = hashesOver(NODE.sha256, consistencyRanges(300, 700), nodes);
  files.set("consistency", new TextEncoder().encode(growth.map((hash) => `${toBase64(hash)}\n`).join("")));
  return files.set("checkpoint.old", old);
}

/** What Go says of the files; `key` is whose signature it expects. */
function said(files: Files, key = KEYS.first): string {
  const directory = mkdtempSync(join(place, "export-"));
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), bytes);
  }
  const ran = spawnSync(program, [directory, formatKey(logKey(key)), String(INDEX)], { encoding: "utf8" });
  rmSync(directory, { recursive: true });
  return ran.stdout.trim();
}

test("Go accepts our checkpoint, tiles, inclusion proof and consistency proof", { skip }, async () => {
  assert.equal(said(await written()), "note 700\ntiles 412\ninclusion 412\nconsistency 300 700");
});

test("Go refuses each of them when one byte is changed", { skip }, async () => {
  const files = await written();
  const bundle = files.get("tile/entries/001")!;
  const where = Buffer.from(bundle).indexOf("Kirjaus 412");
  for (const [path, at] of [
    ["checkpoint", 3],
    ["checkpoint", 60],
    ["checkpoint", 200],
    ["tile/0/001", (INDEX - 256) * 32],
    ["tile/1/000.p/2", 40],
    ["tile/entries/001", where + 9],
    ["entry.tlog-proof", 40],
    ["entry.tlog-proof", 500],
    ["consistency", 10],
    ["checkpoint.old", 60],
  ] as const) {
    const bytes = Uint8Array.from(files.get(path)!);
    bytes[at]! ^= 1;
    assert.match(said(new Map(files).set(path, bytes)), /REFUSED/, `${path} ${at}`);
  }
});

test("Go refuses our checkpoint under another key", { skip }, async () => {
  assert.match(said(await written(), KEYS.thief), /^REFUSED note/);
});
