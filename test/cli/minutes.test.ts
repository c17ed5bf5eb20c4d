import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { DECISIONS, MEETINGS } from "../meetings/small.ts";
import { inDirectory, sameside } from "./sameside.ts";

/** Runs `minutes read` on a file with this content. */
function read(content: string, ...args: readonly string[]) {
  return inDirectory((directory) => {
    writeFileSync(join(directory, "a.json"), content);
    return sameside(["minutes", "read", "a.json", ...args], {}, directory);
  });
}

test("decisions of a case system are listed, with what the model does not have", () => {
  const { code, out } = read(JSON.stringify(DECISIONS));
  assert.equal(code, 0);
  assert.match(out, /a\.json: 2 decisions\n {2}§ 17 Liittyminen allianssiin \(Esimerkkilautakunta, 2 March 2026, ESIM 2026-000123\)/);
  assert.match(out, /Not in the model, \d+ fields:\n/);
  assert.match(out, /Organization\.Existing 0\/2/);
});

test("meetings come as JSON for machines", () => {
  const { code, out } = read(JSON.stringify(MEETINGS), "--format", "json");
  assert.equal(code, 0);
  const { files } = JSON.parse(out) as { files: { meetings: { number: number; composition: { role: string }[] }[] }[] };
  assert.deepEqual(
    files[0]!.meetings[0]!.composition.map(({ role }) => role),
    ["chair", "deputy", "other"],
  );
});

test("the sections become a document, as a page and as PDF", () => {
  const html = read(JSON.stringify(DECISIONS), "--format", "html", "--lang", "fi");
  assert.match(html.out, /<h2>17 § Liittyminen allianssiin<\/h2>/);
  assert.match(html.out, /<h2>18 § Salassa pidettävä/);
  inDirectory((directory) => {
    writeFileSync(join(directory, "a.json"), JSON.stringify(DECISIONS));
    assert.equal(sameside(["minutes", "read", "a.json", "--format", "pdf", "-o", "a.pdf"], {}, directory).code, 0);
    assert.equal(readFileSync(join(directory, "a.pdf")).subarray(0, 5).toString(), "%PDF-");
    assert.equal(sameside(["minutes", "read", "a.json", "--format", "pdf"], {}, directory).code, 2);
  });
});

test("minutes that have been on the web beyond the time for appeal name nobody", () => {
  const named = read(JSON.stringify(DECISIONS), "--format", "html", "--published", "2999-01-01");
  const bare = read(JSON.stringify(DECISIONS), "--format", "html", "--published", "2026-03-09");
  assert.match(named.out, /Milla Malli/);
  assert.doesNotMatch(bare.out, /Milla|Esa Esimerkki|Elli|Aino/);
  assert.equal(read(JSON.stringify(DECISIONS), "--published", "maaliskuussa").code, 2);
});

test("what is no file of a case system is refused", () => {
  assert.deepEqual([read("{").code, read("{}").code, read('{"decisions":[{}]}').code], [1, 1, 1]);
  assert.match(read('{"decisions":[{"Title":"x"}]}').err, /\/decisions\/0\/NativeId/);
});
