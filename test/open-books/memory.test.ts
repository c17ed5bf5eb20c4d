import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readAgreement } from "../../src/agreement/read.ts";
import { type CostReading, createCostReader } from "../../src/open-books/read-costs.ts";

const agreement = readAgreement("agreement.yaml", readFileSync(new URL("small/agreement.yaml", import.meta.url))).value!;
const HEAD = "party,line,type,day,net,text\n";
const MEGABYTE = 1 << 20;

/** Pushes a piece many times; how far the buffers grew meanwhile. */
function flood(first: string, piece: Uint8Array, times: number): { reading: CostReading; grown: number } {
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  const reader = createCostReader({ agreement, file: "costs.csv" });
  reader.push(Buffer.from(HEAD + first));
  for (let i = 0; i < times; i++) {
    reader.push(piece);
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
  }
  return { reading: reader.end(), grown: most };
}

test("a line without an end is listed once and never held", () => {
  const { reading, grown } = flood("", Buffer.alloc(MEGABYTE, "a"), 48);
  assert.deepEqual([reading.report.rows, reading.report.byCode["csv/row-overlong"]?.rows], [1, 1]);
  assert.ok(grown < 24 * MEGABYTE, `${grown} bytes`);
});

test("a quote that never closes over many megabytes costs its own line, and memory stays bounded", () => {
  const lines = Buffer.from("uramylly,coaching,salary,2019-05-01,1,\n".repeat(MEGABYTE / 40));
  const { reading, grown } = flood('uramylly,coaching,salary,2019-05-01,1,"open\n', lines, 24);
  const { report } = reading;
  assert.deepEqual([report.byCode["csv/quote-unclosed"]?.rows, report.settled.rows], [1, report.rows - 1]);
  // Eight bytes a settled row are the line numbers that a statement is explained with.
  assert.ok(grown < 24 * MEGABYTE + 8 * report.rows, `${grown} bytes`);
});

test("a file of nothing but different unknown names does not grow the memory with them", () => {
  let text = "";
  for (let i = 0; i < 200_000; i++) text += `nobody-${i},coaching,salary,2019-05-01,1,\n`;
  const { reading, grown } = flood("", Buffer.from(text), 1);
  assert.deepEqual([reading.report.unknown.length, reading.report.listed.length, reading.report.byCode["costs/party-unknown"]?.rows], [1000, 1000, 200_000]);
  assert.ok(grown < 48 * MEGABYTE, `${grown} bytes`);
});
