/** Real public files, where they stand beside the project: every one of them is read to the last row. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import type { Agreement } from "../../src/agreement/agreement.ts";
import { readAgreement } from "../../src/agreement/read.ts";
import { readCosts } from "../../src/cli/files.ts";
import { recogniseCosts } from "../../src/open-books/headers.ts";
import { type Mapping, readMapping } from "../../src/open-books/mapping.ts";
import { createCostReader } from "../../src/open-books/read-costs.ts";
import { createTable } from "../../src/open-books/table.ts";
import { addsUp } from "./read-world.ts";

const shared = process.env["SAMESIDE_SHARED"] ?? "../shared";
const skip = existsSync(`${shared}/data/spend-uk`) ? false : `no real data in ${shared}`;

const agreementAt = (folder: string): Agreement => readAgreement("agreement.yaml", readFileSync(new URL(`${folder}/agreement.yaml`, import.meta.url))).value!;
function mapping(text: string): Mapping {
  const { value, faults } = readMapping("mapping.yaml", `sameside-mapping: 1\n${text}`);
  return value ?? assert.fail(JSON.stringify(faults));
}
const committed = (folder: string): Mapping => readMapping("mapping.yaml", readFileSync(new URL(`${folder}/mapping.yaml`, import.meta.url))).value!;

test("Gateshead's 946,476 rows come to the figures that its README states", { skip }, async () => {
  const reading = await readCosts(`${shared}/data/spend-uk/gateshead_processed_2010-12_2022-08.csv.gz`, {
    agreement: agreementAt("real/gateshead"),
    mapping: committed("real/gateshead"),
  });
  const { rows, readable, unreadableAmounts, undated, negative, faults } = reading.report;
  assert.deepEqual([rows, readable.cents, unreadableAmounts, undated.rows, undated.cents, negative], [946476, 296470164349n, 2938, 1153, 11469433211n, 14556]);
  assert.deepEqual(faults, []);
  addsUp(reading);
});

test("North Tyneside's 160,977 rows come to the figures that its README states", { skip }, async () => {
  const reading = await readCosts(`${shared}/data/spend-uk/northtyneside_clean_2022-03_2022-07.csv.gz`, {
    agreement: agreementAt("real/northtyneside"),
    mapping: committed("real/northtyneside"),
  });
  const { rows, readable, emptyRows, negative, byYear, faults } = reading.report;
  assert.deepEqual([rows, readable.cents, emptyRows, negative, byYear["2026"]?.rows], [160977, 22977655067n, 3314, 4146, 20708]);
  assert.deepEqual(faults, []);
  addsUp(reading);
});

const CONSTANTS = `columns:
  party: { constant: uramylly }
  line: { constant: coaching }
  type: { constant: salary }
`;

/** Rows, sum, unreadable amounts and undated rows of files with other dialects. */
const OTHERS: readonly [string, string, number, bigint, number, number][] = [
  ["data/spend-uk/leeds_raw_2020-06.csv.gz", "days: [dd/mm/yyyy]\n", 16177, 10444572745n, 1, 0],
  ["data/spend-uk/leeds_clean_2020-06.csv.gz", "", 16176, 10565929151n, 0, 0],
  ["data/spend-uk/manchester_clean_2022-05.csv", "", 3564, -1n, 0, 0],
  ["data/spend-uk/darlington_clean_2022-09.csv", "days: [yyyy-mm-dd, dd/mm/yyyy]\n", 1487, -1n, 0, -1],
  ["data/spend-uk/cabinetoffice_clean_2022-07.csv", 'days: ["dddd, mmmm d, yyyy", yyyy-mm-dd]\n', 318, -1n, -1, -1],
  ["data/ledger-fi/nurmijarvi_ostolaskudata_2025_sample.csv", "", 63, 7267470n, 0, 0],
];

for (const [path, dialect, rows, sum, unreadable, undated] of OTHERS) {
  test(`${path} is read to the last row`, { skip }, async () => {
    const reading = await readCosts(`${shared}/${path}`, { agreement: agreementAt("small"), mapping: mapping(dialect + CONSTANTS) });
    const { report } = reading;
    assert.equal(report.refused, false, JSON.stringify(report.faults));
    assert.equal(report.rows, rows);
    if (sum >= 0n) assert.equal(report.readable.cents, sum);
    if (unreadable >= 0) assert.equal(report.unreadableAmounts, unreadable);
    if (undated >= 0) assert.equal(report.undated.rows, undated);
    addsUp(reading);
  });
}

test("the same three rows in five dialects come to the same cents", { skip }, async () => {
  const folder = `${shared}/artefacts/ledger`;
  const files = readdirSync(folder).filter((name) => /\.(csv|txt)$/.test(name));
  assert.equal(files.length, 5);
  for (const name of files) {
    const swedish = name.includes("trailing-minus") ? 'decimal: ","\nthousands: "."\n' : "";
    const { report } = await readCosts(`${folder}/${name}`, { agreement: agreementAt("small"), mapping: mapping(swedish + CONSTANTS) });
    assert.deepEqual([report.rows, report.readable.rows, report.readable.cents, report.undated.rows], [3, 3, 123450n - 9990n + 125000005n, 0], name);
  }
});

/** How many of the 130 header forms lack what; kept so that a change is seen. The one without a header is a register of contracts. */
const LACKING: Readonly<Record<string, number>> = { nothing: 121, line: 5, day: 3, "csv/header-missing": 1 };

test("all 130 real header forms are read without a fault of the reader, and most are recognised", { skip }, (context) => {
  const folder = `${shared}/data/spend-uk/header-variants`;
  const agreement = agreementAt("small");
  const found: Record<string, number> = {};
  let files = 0;
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".csv") && one !== "INDEX.csv")) {
    files++;
    const bytes = readFileSync(`${folder}/${name}`);
    let rows = 0;
    let lacking = "";
    const table = createTable({
      file: name,
      score: (cells) => (recogniseCosts(cells).columns.has("net") ? recogniseCosts(cells).columns.size : 0),
      onHeader(cells) {
        const { columns } = recogniseCosts(cells);
        lacking = ["line", "day", "net"].filter((field) => !columns.has(field as "net")).join(" ") || "nothing";
        return [];
      },
      onRow: () => void rows++,
    });
    table.push(bytes);
    const { refused, faults } = table.end();
    if (refused) lacking = faults.map((fault) => fault.code).join(" ");
    else assert.ok(rows >= 20, `${name}: ${rows} rows`);
    found[lacking] = (found[lacking] ?? 0) + 1;
    if (lacking !== "nothing") context.diagnostic(`${name}: ${lacking}`);
    const reader = createCostReader({ agreement, mapping: mapping(CONSTANTS), file: name });
    reader.push(bytes);
    addsUp(reader.end());
  }
  assert.equal(files, 130);
  context.diagnostic(JSON.stringify(found));
  assert.deepEqual(found, LACKING);
});
