import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { readAgreement } from "../agreement/read.ts";
import { readMapping } from "../open-books/mapping.ts";
import { differencesOf } from "./differences.ts";
import { createFactsReader } from "./facts-file.ts";
import { type FactLine, readFactLines } from "./facts-lines.ts";
import { type Facts, NO_FACTS } from "./facts.ts";
import { settle } from "./settlement.ts";

const examples = readdirSync("examples").filter((name) => existsSync(`examples/${name}/results.csv`));

/** Where facts were read and when they were known is not what they say. */
function said(facts: Facts): unknown {
  const bare = (row: object): object => Object.fromEntries(Object.entries(row).filter(([name]) => name !== "source" && name !== "known"));
  return Object.fromEntries(Object.entries(facts).map(([kind, rows]) => [kind, (rows as readonly object[]).map(bare)]));
}

for (const name of examples) {
  test(`${name}: what a file of results says, however it is written, the lines of the record say again`, () => {
    const agreement = readAgreement("agreement.yaml", readFileSync(`examples/${name}/agreement.yaml`)).value!;
    const path = `examples/${name}/mapping.yaml`;
    const mapping = existsSync(path) ? readMapping("mapping.yaml", readFileSync(path)).value! : undefined;
    const lines: FactLine[] = [];
    const onLine = (cells: FactLine["cells"]): void => void lines.push({ source: { file: "batch/0", lines: [lines.length] }, cells });
    const reader = createFactsReader({ agreement, file: "results.csv", ...(mapping ? { mapping } : {}), onLine });
    reader.push(readFileSync(`examples/${name}/results.csv`));
    const { facts, report } = reader.end();
    assert.equal(lines.length, report.read);
    const again = readFactLines(agreement, lines);
    assert.deepEqual(again.faults, []);
    assert.deepEqual(said(again.facts), said(facts));
  });
}

test("what a line says of its own instant does not count: it was known when it was recorded", () => {
  const agreement = readAgreement("agreement.yaml", readFileSync("examples/kainuu-youth/agreement.yaml")).value!;
  const cells = { kind: "volume", line: "coaching", day: "2020-03-31", count: "12", known: "2019-01-01" };
  const known = "2020-05-01T00:00:00.000Z";
  const { facts } = readFactLines(agreement, [{ source: { file: "batch/3", lines: [0] }, known, cells }]);
  assert.deepEqual(
    facts.volumes.map((row) => [row.known, row.source.file]),
    [[known, "batch/3"]],
  );
});

test("two statements differ in the rows whose euros differ, and rows of nothing are as good as none", () => {
  const agreement = readAgreement("agreement.yaml", readFileSync("examples/kainuu-youth/agreement.yaml")).value!;
  const clocks = { through: "2020-12-31", knownAt: "9999-12-31T23:59:59.999Z" };
  const place = { party: "kajaani", line: "youth-workshop", type: "salary", month: "2020-02", day: "2020-02-01", quantity: 0n, count: 1 };
  const cost = (cents: bigint): Facts => ({
    ...NO_FACTS,
    costs: [{ ...place, status: "accepted", approved: true, cents, source: { file: "costs.csv", lines: [2] } }],
  });
  const [one, other] = [settle(agreement, cost(100_00n), clocks), settle(agreement, cost(250_00n), clocks)];
  assert.deepEqual(differencesOf(one, settle(agreement, cost(100_00n), clocks)), []);
  const found = differencesOf(one, other);
  assert.deepEqual(
    found.find(({ row }) => row === "obligation/2020/cost/kajaani/kajaani/internal"),
    { row: "obligation/2020/cost/kajaani/kajaani/internal", then: "10000", now: "25000" },
  );
  assert.deepEqual(
    differencesOf(other, one)
      .map(({ row, then, now }) => [row, now, then])
      .sort(),
    found.map(({ row, then, now }) => [row, then, now]).sort(),
  );
});
