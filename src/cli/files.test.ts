import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { type Hashes, feed } from "./files.ts";

const place = mkdtempSync(join(tmpdir(), "sameside-files-"));
after(() => rmSync(place, { recursive: true }));

function put(name: string, bytes: Uint8Array | string): string {
  const path = join(place, name);
  writeFileSync(path, bytes);
  return path;
}

async function gather(path: string, limits?: Parameters<typeof feed>[4]): Promise<{ text: string; code: string | undefined; bytes: number }> {
  const parts: Uint8Array[] = [];
  const push = (chunk: Uint8Array): boolean => {
    parts.push(chunk.slice());
    return true;
  };
  const fault = await feed(path, "costs.csv", push, undefined, limits);
  const all = Buffer.concat(parts);
  return { text: all.subarray(0, 100).toString(), code: fault?.code, bytes: all.length };
}

const TEXT = "party;net\n".repeat(300_000);

test("a file is read plain, and unpacked where its content is gzip whatever its name", async () => {
  for (const path of [
    put("plain.gz", TEXT),
    put("packed.csv", gzipSync(TEXT)),
    put("two.gz", Buffer.concat([gzipSync(TEXT.slice(0, 1000)), gzipSync(TEXT.slice(1000))])),
  ]) {
    const { bytes, code, text } = await gather(path);
    assert.deepEqual([bytes, code, text.slice(0, 9)], [TEXT.length, undefined, "party;net"]);
  }
  assert.deepEqual(await gather(put("empty", "")), { text: "", code: undefined, bytes: 0 });
});

test("a gzip that unpacks beyond its limits is stopped early; a broken one is a fault, not an accident", async () => {
  const bomb = put("bomb.gz", gzipSync(Buffer.alloc(60_000_000)));
  const found = await gather(bomb);
  assert.equal(found.code, "csv/gzip-bomb");
  assert.ok(found.bytes < 12_000_000, String(found.bytes));
  assert.equal((await gather(bomb, { ratio: 1e9, free: 0, most: 1_000_000 })).code, "csv/gzip-bomb");
  const packed = gzipSync(TEXT);
  assert.equal((await gather(put("cut.gz", packed.subarray(0, packed.length - 20)))).code, "csv/gzip-broken");
  packed[packed.length - 5]! ^= 1;
  assert.equal((await gather(put("wrong.gz", packed))).code, "csv/gzip-broken");
});

test("reading stops as soon as the reader refuses, and tells how far it came", async () => {
  const path = put("long.csv", Buffer.alloc(5_000_000, "a"));
  let pushed = 0;
  await feed(path, "costs.csv", (chunk) => (pushed += chunk.length) < 2_000_000);
  assert.ok(pushed < 4_000_000);
  const told: [number, number][] = [];
  await feed(path, "costs.csv", () => true, { progress: (read, all) => void told.push([read, all]) });
  assert.deepEqual(told.at(-1), [5_000_000, 5_000_000]);
});

test("hashes are those of the file and of what it holds, and cost no second reading", async () => {
  const text = Buffer.from("party;line\n".repeat(200_000));
  const packed = gzipSync(text);
  const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  for (const [name, bytes] of [
    ["plain.csv", text],
    ["packed.csv.gz", packed],
  ] as const) {
    const heard: Hashes[] = [];
    await feed(put(name, bytes), name, () => true, { hashed: (hashes) => void heard.push(hashes) });
    assert.deepEqual(heard, [{ file: sha256(bytes), content: sha256(text) }]);
  }
});

test("a file that is not there is an error of the system", async () => {
  await assert.rejects(gather(join(place, "nothing.csv")), { code: "ENOENT" });
});
