// Rows that are paid by their quantity, and rows that are taken off.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Agreement } from "../../src/agreement/agreement.ts";
import { readAgreement } from "../../src/agreement/read.ts";
import { readMapping } from "../../src/open-books/mapping.ts";
import { type CostReading, type CostOptions, createCostReader } from "../../src/open-books/read-costs.ts";

const small: Agreement = readAgreement("agreement.yaml", readFileSync(new URL("small/agreement.yaml", import.meta.url))).value!;
const HEAD = "party,line,type,day,net";

function read(text: string | Uint8Array, mapping?: string, options: Partial<CostOptions> = {}, size = Infinity): CostReading {
  const found = mapping === undefined ? undefined : readMapping("mapping.yaml", `sameside-mapping: 1\n${mapping}`);
  if (found && !found.value) assert.fail(JSON.stringify(found.faults));
  const reader = createCostReader({ agreement: small, file: "costs.csv", ...(found?.value ? { mapping: found.value } : {}), ...options });
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  return reader.end();
}

const listed = (reading: CostReading): string[] =>
  reading.report.listed.map(({ line, code, cents }) => `${line} ${code}${cents === undefined ? "" : ` ${cents}`}`);

/** Listed, left out or settled: nothing is lost, in rows or in cents. */
function addsUp({ groups, report }: CostReading): void {
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

test("hours are counted in millionths; a row paid by quantity needs one and needs no amount", () => {
  const reading = read(
    `${HEAD},quantity\nuramylly,coaching,coach-hour,2019-05-01,,"7,5"\nuramylly,coaching,coach-hour,2019-05-02,45,\nuramylly,coaching,salary,2019-05-02,,1\n`,
  );
  assert.deepEqual(
    reading.groups.map(({ quantity, cents }) => [quantity, cents]),
    [[7500000n, 0n]],
  );
  assert.deepEqual(listed(reading), ["3 costs/quantity-unreadable 4500", "4 costs/amount-empty"]);
  addsUp(reading);
});

test("a row paid by quantity whose sum and quantity have opposite signs is listed, however large they are", () => {
  const row = (net: string, quantity: string): string => `uramylly,coaching,coach-hour,2019-05-01,${net},${quantity}`;
  const large = "9".repeat(17);
  const rows = [
    row("-475.00", "10"),
    row("475.00", "-10"),
    row("-475.00", "-10"),
    row("0", "-1"),
    row("", "-1"),
    row(`-${large}.00`, "1"),
    row("1", `-${large}`),
  ];
  const reading = read([`${HEAD},quantity`, ...rows, row(`-${large}.00`, `-${large}`)].join("\n"));
  assert.deepEqual(
    reading.report.listed.map(({ line, code }) => `${line} ${code}`),
    [2, 3, 7, 8].map((line) => `${line} costs/quantity-sign`),
  );
  assert.equal(reading.report.listed[0]!.cents, -47500n);
  addsUp(reading);
});

test("rows above zero of a type that is netted are counted and summed, for they raise what they should lower", () => {
  const agreement = { ...small, costTypes: { ...small.costTypes, travel: { ...small.costTypes["travel"]!, class: "netted" as const } } };
  const rows = ["travel,2019-05-01,-100.00", "travel,2019-05-02,40.00", "travel,2019-05-03,2.50", "salary,2019-05-01,7.00"];
  const reading = read([HEAD, ...rows.map((row) => `uramylly,coaching,${row}`)].join("\n"), undefined, { agreement });
  assert.deepEqual(reading.report.raising, { rows: 2, cents: 4250n, first: 3 });
  assert.equal(reading.report.settled.cents, -5050n);
});

test("a grant on a row paid by quantity is listed, for it could not be taken off", () => {
  const reading = read(`${HEAD},quantity,grants\nuramylly,coaching,coach-hour,2019-05-01,45,1,10.00\nuramylly,coaching,coach-hour,2019-05-01,45,1,0\n`);
  assert.deepEqual(listed(reading), ["2 costs/grants-on-quantity 4500"]);
  assert.equal(reading.groups[0]!.count, 1);
  addsUp(reading);
});

test("hours of a party that the agreement names no rate for are listed, not guessed", () => {
  const type = small.costTypes["coach-hour"]!;
  const { tuki: _left, ...rate } = type.rate;
  const agreement = { ...small, costTypes: { ...small.costTypes, "coach-hour": { ...type, rate } } };
  const reading = read(`${HEAD},quantity\ntuki,coaching,coach-hour,2019-05-01,40,1\nuramylly,coaching,coach-hour,2019-05-01,45,1\n`, undefined, { agreement });
  assert.deepEqual(listed(reading), ["2 costs/rate-missing 4000"]);
  assert.equal(reading.groups.length, 1);
  addsUp(reading);
});
