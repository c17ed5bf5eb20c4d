// Whatever is done to an export is found.
import assert from "node:assert/strict";
import { test } from "node:test";
import { toHex } from "../../src/kernel/bytes.ts";
import { OPENSSL as NODE } from "../../src/store/openssl.ts";
import { verifyExport } from "../../src/log/verify.ts";
import { type Files, NO_TRUST, codes, exported, reader, smallRecord, verified } from "./world.ts";

/** The same signature is looked at ten thousand times below; the answer does not change. */
const answers = new Map<string, boolean>();
const REMEMBERING = {
  ...NODE,
  verify: (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean => {
    const question = [signature, NODE.sha256(message), publicKey].map(toHex).join(" ");
    if (!answers.has(question)) answers.set(question, NODE.verify(signature, message, publicKey));
    return answers.get(question)!;
  },
};
const faultsIn = async (files: Files): Promise<string[]> => codes(await verifyExport(REMEMBERING, reader(files), NO_TRUST));

test("the small export is found to be whole", async () => {
  const report = await verified(await exported(smallRecord()));
  assert.deepEqual(codes(report), []);
  assert.deepEqual(codes(report, "warning"), ["log/erased", "log/first-seen", "log/lines-erased"]);
  const { entries, files, lines, erased, batches, cosigned } = report.record!.checked;
  assert.deepEqual({ entries, files, lines, erased, batches, cosigned }, { entries: 7, files: 1, lines: 2, erased: 2, batches: 1, cosigned: 1 });
});

test("every byte of every file, changed one at a time, is found", async () => {
  const files = await exported(smallRecord());
  let tried = 0;
  for (const [path, bytes] of files) {
    for (let i = 0; i < bytes.length; i++) {
      const before = bytes[i]!;
      // Each byte becomes another one, each time another way, so that letters become letters too.
      bytes[i] = before ^ (1 + (tried++ % 255));
      const found = await faultsIn(files);
      assert.ok(found.length > 0, `${path} byte ${i}`);
      // What a hash of a list finds, whoever makes the list can hide: the record itself must notice too.
      if (path !== "manifest" && path !== "README.txt")
        assert.ok(
          found.some((code) => code !== "log/file-changed"),
          `${path} byte ${i}: only the manifest noticed`,
        );
      bytes[i] = before;
    }
  }
  assert.deepEqual(await faultsIn(files), []);
  assert.ok(tried > 5_000);
});

test("every file cut short, made longer, emptied, taken away or added is found", async () => {
  const files = await exported(smallRecord());
  for (const [path, bytes] of new Map(files)) {
    for (const other of [bytes.subarray(0, -1), Uint8Array.of(...bytes, 10), new Uint8Array()]) {
      files.set(path, other);
      assert.notDeepEqual(await faultsIn(files), [], path);
    }
    files.delete(path);
    assert.notDeepEqual(await faultsIn(files), [], path);
    files.set(path, bytes);
  }
  files.set("file/more", Uint8Array.of(1));
  assert.deepEqual(await faultsIn(files), ["log/file-unlisted"]);
});

test("files of the same record in each other's places are found", async () => {
  const files = await exported(smallRecord());
  const paths = [...files.keys()];
  for (const [i, a] of paths.entries()) {
    for (const b of paths.slice(i + 1)) {
      const swapped = new Map(files).set(a, files.get(b)!).set(b, files.get(a)!);
      assert.notDeepEqual(await faultsIn(swapped), [], `${a} and ${b}`);
    }
  }
});
