import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { encode } from "../kernel/utf8.ts";
import { joinBytes } from "../kernel/bytes.ts";
import { NoArchive, TAR_END, type TarFile, tarEntry, untar } from "./tar.ts";

const names = fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,8}$/);
const files = fc.array(
  fc.record({ path: fc.array(names, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/")), bytes: fc.uint8Array({ maxLength: 1500 }) }),
  { maxLength: 5 },
);

async function unpacked(bytes: Uint8Array, piece: number): Promise<TarFile[]> {
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  };
  const out: TarFile[] = [];
  for await (const file of untar(pieces(), 10_000)) out.push(file);
  return out;
}

const packed = (all: readonly TarFile[]): Uint8Array => joinBytes([...all.map(tarEntry), TAR_END]);

test("what is packed comes out again, whatever pieces it comes in", async () => {
  await fc.assert(
    fc.asyncProperty(files, fc.integer({ min: 1, max: 3000 }), async (given, piece) => {
      const all = given.map(({ path, bytes }) => ({ path, bytes }));
      assert.deepEqual(await unpacked(packed(all), piece), all);
    }),
  );
});

test("an archive that is cut off, changed in a header, or leads elsewhere is none", async () => {
  const whole = packed([{ path: "tile/0/x001", bytes: encode("hash") }]);
  for (const bytes of [whole.subarray(0, 100), whole.subarray(0, 1024), whole.with(3, 65), whole.with(156, 50)])
    await assert.rejects(unpacked(bytes, 512), NoArchive);
  for (const path of ["../x", "/x", "a/../b", "a//b", ".x", "a b"]) assert.throws(() => tarEntry({ path, bytes: new Uint8Array() }), RangeError, path);
});

test("tar reads it", { skip: spawnSync("tar", ["--version"]).status !== 0 }, () => {
  const directory = mkdtempSync(join(tmpdir(), "sameside-tar-"));
  try {
    writeFileSync(
      join(directory, "a.tar"),
      packed([
        { path: "file/one", bytes: encode("first") },
        { path: "two", bytes: encode("x".repeat(600)) },
      ]),
    );
    assert.equal(spawnSync("tar", ["-xf", "a.tar"], { cwd: directory }).status, 0);
    assert.deepEqual([readFileSync(join(directory, "file/one"), "utf8"), readFileSync(join(directory, "two"), "utf8").length], ["first", 600]);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
