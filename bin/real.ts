/** Reads a real public ledger through the same cost reader that settles, and prints what became of its rows, one labelled figure a line. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readAgreement } from "../src/agreement/read.ts";
import { readCosts } from "../src/cli/files.ts";
import { readMapping } from "../src/open-books/mapping.ts";
import type { CostReading } from "../src/open-books/read-costs.ts";

const FILES: Readonly<Record<string, string>> = {
  gateshead: "gateshead_processed_2010-12_2022-08.csv.gz",
  northtyneside: "northtyneside_clean_2022-03_2022-07.csv.gz",
};

const name = process.argv[2] ?? "";
const file = FILES[name];
if (file === undefined) {
  process.stderr.write(`usage: node bin/real.ts ${Object.keys(FILES).join("|")}\n`);
  process.exitCode = 2;
} else {
  const path = `${process.env["SAMESIDE_SHARED"] ?? "../shared"}/data/spend-uk/${file}`;
  if (existsSync(path)) process.exitCode = await run(path);
  else process.stdout.write(`${path} is not here: nothing was read. SAMESIDE_SHARED says where the real data stands.\n`);
}

async function run(path: string): Promise<number> {
  const place = fileURLToPath(new URL(`../test/open-books/real/${name}/`, import.meta.url));
  const agreement = readAgreement("agreement.yaml", readFileSync(`${place}agreement.yaml`));
  const mapping = readMapping("mapping.yaml", readFileSync(`${place}mapping.yaml`));
  if (!agreement.value || !mapping.value) {
    process.stderr.write(
      `${[...agreement.faults, ...mapping.faults].map((fault) => `${fault.at.file}:${fault.at.line}:${fault.at.column} ${fault.code}`).join("\n")}\n`,
    );
    return 1;
  }
  const start = performance.now();
  const reading = await readCosts(path, { agreement: agreement.value, mapping: mapping.value });
  print(reading, performance.now() - start);
  return addsUp(reading) && !reading.report.refused && reading.report.faults.length === 0 ? 0 : 1;
}

function print({ groups, report }: CostReading, milliseconds: number): void {
  const lines: [string, string | number | bigint][] = [
    ["rows", report.rows],
    ["readable-rows", report.readable.rows],
    ["readable-sum-cents", report.readable.cents],
    ["negative-rows", report.negative],
    ["unreadable-amounts", report.unreadableAmounts],
    ["empty-rows", report.emptyRows],
    ["undated-rows", report.undated.rows],
    ["undated-sum-cents", report.undated.cents],
    ["outside-term-rows", report.leftOut["outside-term"].rows],
    ["outside-term-sum-cents", report.leftOut["outside-term"].cents],
    ["settled-rows", report.settled.rows],
    ["settled-sum-cents", report.settled.cents],
    ...Object.entries(report.byYear).map(([year, { rows }]): [string, number] => [`rows-of-${year}`, rows]),
    ["groups", groups.length],
    ["group-rows", groups.reduce((sum, group) => sum + group.count, 0)],
    ["group-sum-cents", groups.reduce((sum, group) => sum + group.cents, 0n)],
    ["rows-add-up", rowsAddUp({ groups, report }) ? "yes" : "no"],
    ["sums-add-up", sumsAddUp({ groups, report }) ? "yes" : "no"],
    ["faults", report.faults.length],
    ["milliseconds", Math.round(milliseconds)],
    ["peak-memory-megabytes", Math.round(process.resourceUsage().maxRSS / 1024)],
  ];
  process.stdout.write(`${lines.map(([label, value]) => `${label}=${value}`).join("\n")}\n`);
}

function addsUp(reading: CostReading): boolean {
  return rowsAddUp(reading) && sumsAddUp(reading);
}

/** Every row is listed, left out or settled, and every settled row stands in one group. */
function rowsAddUp({ groups, report }: CostReading): boolean {
  const listed = Object.values(report.byCode).reduce((sum, tally) => sum + tally.rows, 0);
  const leftOut = Object.values(report.leftOut).reduce((sum, tally) => sum + tally.rows, 0);
  const inGroups = groups.reduce((sum, group) => sum + group.count, 0);
  return (
    listed + leftOut + report.settled.rows === report.rows &&
    inGroups === report.settled.rows &&
    groups.every((group) => group.source.lines.length === group.count)
  );
}

function sumsAddUp({ groups, report }: CostReading): boolean {
  const listed = Object.values(report.byCode).reduce((sum, tally) => sum + tally.cents, 0n);
  const leftOut = Object.values(report.leftOut).reduce((sum, tally) => sum + tally.cents, 0n);
  const inGroups = groups.reduce((sum, group) => sum + group.cents, 0n);
  return listed + leftOut + report.parts.net === report.readable.cents && inGroups === report.settled.cents;
}
