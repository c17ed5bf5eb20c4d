import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { FIXTURES, inDirectory, sameside } from "./sameside.ts";

const SMALL = join(FIXTURES, "small");

/** The small agreement with a cap on pain: beyond it the provider is indifferent. */
function capped<T>(work: (directory: string) => T): T {
  return inDirectory((directory) => {
    cpSync(SMALL, directory, { recursive: true });
    const path = join(directory, "agreement.yaml");
    writeFileSync(path, readFileSync(path, "utf8").replace("caps: []", "caps: [{ on: pain, scope: joint, at: fee-at-risk }]"));
    return work(directory);
  });
}

test("a plain half-and-half agreement passes both questions, in every language", () => {
  for (const language of ["fi", "sv", "en"]) {
    const { code, out } = sameside(["prove", SMALL, "--lang", language]);
    assert.equal(code, 0, out);
    assert.match(out, /Pieni allianssi/);
  }
});

test("a cap on pain is found with its party and clause, and is no fault of the file", () => {
  capped((directory) => {
    const { code, out } = sameside(["prove", directory]);
    assert.equal(code, 0);
    assert.match(out, /✗/);
    assert.match(out, /120%/);
    assert.match(out, /Tekijä Oy/);
    assert.match(out, /agreement\.yaml:\d+:\d+/);
  });
});

test("check --prove adds the proof and ends as prove does", () => {
  capped((directory) => {
    const { code, out } = sameside(["check", directory, "--prove"]);
    assert.equal(code, 0);
    assert.match(out, /Tekijä Oy/);
    const json = JSON.parse(sameside(["check", directory, "--prove", "--format", "json"]).out) as {
      files: { faults: unknown[] }[];
      proofs: { kind: string }[];
    };
    assert.deepEqual([json.files[0]!.faults, json.proofs[0]!.kind], [[], "proof"]);
  });
});
