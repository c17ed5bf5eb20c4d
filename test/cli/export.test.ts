// A record goes out as files and is found whole by anyone, on both databases; and what is done to the database or the files is found.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { NODE } from "../../src/log/store.ts";
import { verifyExport } from "../../src/log/verify.ts";
import { toHex } from "../../src/kernel/bytes.ts";
import { INSTALLATION } from "../../src/store/store.ts";
import { type Files, NO_TRUST, reader } from "../log/world.ts";
import { onEachPlace } from "./place.ts";

function filesBelow(root: string): Files {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    paths.map((entry) => [
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll("\\", "/"),
      new Uint8Array(readFileSync(join(entry.parentPath, entry.name))),
    ]),
  );
}

onEachPlace("an export is whole, and every byte of every file that is changed is found", async ({ directory, run }, stream) => {
  const out = join(directory, "copy");
  const exported = await run(["export", stream, "-o", out]);
  assert.equal(exported.code, 0, exported.err);
  const verified = await run(["verify", out]);
  assert.equal(verified.code, 0, verified.out);
  assert.match(verified.out, /entries 6, .*files 1, lines 2 \(in 1 batch\)/);
  const files = filesBelow(out);
  assert.deepEqual([...files.keys()].map((path) => path.replace(/[0-9a-f]{64}/, "…")).sort(), [
    "README.txt",
    "checkpoint",
    "file/…/content",
    "file/…/salt",
    "lines/…/000",
    "manifest",
    "tile/0/000.p/6",
    "tile/entries/000.p/6",
  ]);
  assert.ok((await eachByte(files)) > 4_000);
});

/** Changes each byte in its turn; returns how many there were. The same signature is asked for again and again, so answers are kept. */
async function eachByte(files: Files): Promise<number> {
  const answers = new Map<string, boolean>();
  const primitives = {
    ...NODE,
    verify: (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean => {
      const question = [signature, NODE.sha256(message), publicKey].map(toHex).join(" ");
      const known = answers.get(question) ?? NODE.verify(signature, message, publicKey);
      answers.set(question, known);
      return known;
    },
  };
  let tried = 0;
  for (const [path, bytes] of files) {
    for (let i = 0; i < bytes.length; i++) {
      const before = bytes[i]!;
      bytes[i] = before ^ (1 + (tried++ % 255));
      const { findings } = await verifyExport(primitives, reader(files), NO_TRUST);
      assert.ok(
        findings.some(({ severity }) => severity === "fault"),
        `${path} byte ${i}`,
      );
      bytes[i] = before;
    }
  }
  return tried;
}

onEachPlace("without content nothing but the entries goes out; all records go each into a directory of its own", async ({ directory, run }, stream) => {
  const out = join(directory, "copies");
  const exported = await run(["export", "--all", "--without-content", "-o", out]);
  assert.equal(exported.code, 0, exported.err);
  // The house stream came with the installation.
  assert.equal(readdirSync(out).length, 2);
  assert(!existsSync(join(out, stream, "file")) && !existsSync(join(out, stream, "lines")));
  const verified = await run(["verify", out]);
  assert.equal(verified.code, 0, verified.out);
  assert.match(verified.out, /not checked: \d+ files or batches of lines that are not in this copy, because it was made without them/);
  assert.equal((await run(["export", stream, "-o", out])).code, 1);
  const listed = await run(["export"]);
  assert.deepEqual([listed.code, listed.err.includes(`${stream}  alliance, entries 6`), /house, entries 1/.test(listed.err)], [2, true, true]);
  assert.equal((await run(["export", "nothing", "-o", join(directory, "x")])).code, 1);
  assert.equal((await run(["export", stream])).code, 2);
});

onEachPlace("the database is verified where it stands, and rebuilt; what was changed in it is told", async ({ run, withStore }) => {
  const right = await run(["verify", "--database"]);
  assert.equal(right.code, 0, right.out + right.err);
  assert.match(right.out, /the database is whole. Entries 6, files 1, lines 2, erased 2/);
  assert.equal((await run(["rebuild"])).code, 0);
  await withStore((store) => store.write(INSTALLATION, (writing) => writing.updateTable("head").set({ at: "2026-01-02T00:00:00.000Z" }).execute()));
  const wrong = await run(["verify", "--database", "--lang", "fi"]);
  assert.deepEqual([wrong.code, /TIETOKANTAA ON MUUTETTU/.test(wrong.out), /sarake at/.test(wrong.out)], [1, true, true]);
  const told = await run(["rebuild", "--dry-run"]);
  assert.deepEqual([told.code, /head: 1 row was wrong/.test(told.out), /Nothing was changed/.test(told.out)], [1, true, true]);
  assert.equal((await run(["rebuild"])).code, 1);
  assert.equal((await run(["rebuild"])).code, 0);
  assert.equal((await run(["verify", "--database"])).code, 0);
});

onEachPlace("where there is no installation, or somebody else's key, it is said", async ({ directory, run, kind }) => {
  if (kind === "embedded") assert.match((await run(["rebuild"], { SAMESIDE_DATA: join(directory, "empty") })).err, /there is no database here/);
  assert.equal((await run(["verify"])).code, 2);
});
