/** What reading is tested with: the small agreement, a reader of texts, and what must hold of everything that was read. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Agreement } from "../../src/agreement/agreement.ts";
import { readAgreement } from "../../src/agreement/read.ts";
import { readMapping } from "../../src/open-books/mapping.ts";
import { type CostReading, type CostOptions, createCostReader } from "../../src/open-books/read-costs.ts";

export const small: Agreement = readAgreement("agreement.yaml", readFileSync(new URL("small/agreement.yaml", import.meta.url))).value!;
export const HEAD = "party,line,type,day,net";

/** Reads a text or bytes in pieces of `size`; a mapping with faults fails the test. */
export function read(text: string | Uint8Array, mapping?: string, options: Partial<CostOptions> = {}, size = Infinity): CostReading {
  const found = mapping === undefined ? undefined : readMapping("mapping.yaml", `sameside-mapping: 1\n${mapping}`);
  if (found && !found.value) assert.fail(JSON.stringify(found.faults));
  const reader = createCostReader({ agreement: small, file: "costs.csv", ...(found?.value ? { mapping: found.value } : {}), ...options });
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  return reader.end();
}

/** The rows that could not be read: line, code and cents. */
export const listed = (reading: CostReading): string[] =>
  reading.report.listed.map(({ line, code, cents }) => `${line} ${code}${cents === undefined ? "" : ` ${cents}`}`);

/** Listed, left out or settled: nothing is lost, in rows or in cents. */
export function addsUp({ groups, report }: CostReading): void {
  const tallies = [...Object.values(report.byCode), ...Object.values(report.leftOut)];
  assert.equal(
    tallies.reduce((sum, one) => sum + one.rows, report.settled.rows),
    report.rows,
  );
  assert.equal(
    tallies.reduce((sum, one) => sum + one.cents, report.parts.net),
    report.readable.cents,
  );
  assert.equal(
    groups.reduce((sum, one) => sum + one.count, 0),
    report.settled.rows,
  );
  assert.equal(
    groups.reduce((sum, one) => sum + one.cents, 0n),
    report.settled.cents,
  );
  assert.equal(report.settled.cents, report.parts.net + report.parts.vat - report.parts.grants);
}
