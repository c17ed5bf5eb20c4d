// A ledger as it comes out of a bookkeeping system: rows of totals, control figures, rows that cannot be read, columns of persons.
import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Statement } from "../../src/settlement/statement.ts";
import { FIXTURES, inDirectory, sameside } from "./sameside.ts";

const SMALL = join(FIXTURES, "small");
const HEAD = "Selite;Tuottaja;Palvelu;Kululaji;Pvm;Summa";
const ROWS = ["a;tekija;work;cost;1.5.2020;100,00", "b;tekija;work;cost;1.6.2020;1.250,50", "YHTEENSÄ;;;;;1.350,50"];
const FORMAT = 'sameside-mapping: 1\ndecimal: ","\nthousands: "."\n';

/** Works in a copy of the small alliance with this ledger and mapping. */
function withLedger<T>(rows: readonly string[], mapping: string, work: (directory: string) => T): T {
  return inDirectory((directory) => {
    cpSync(SMALL, directory, { recursive: true });
    writeFileSync(join(directory, "costs.csv"), `${[HEAD, ...rows].join("\n")}\n`);
    writeFileSync(join(directory, "mapping.yaml"), FORMAT + mapping);
    // The mapping's decimal comma holds for the results as well.
    const results = join(directory, "results.csv");
    writeFileSync(results, readFileSync(results, "utf8").replace("200.00", '"200,00"'));
    return work(directory);
  });
}

const cost = (statement: Statement) => statement.obligations.find((one) => one.component === "cost")?.cents;

test("a row of totals is skipped, listed with its line, counted and summed, and the statement says so", () => {
  withLedger(ROWS, "skip: { column: Selite, values: [YHTEENSÄ] }\ncontrol: { rows: 2, sum: 1350.50 }\n", (directory) => {
    const { code, out, err } = sameside(["settle", directory, "--format", "json"]);
    assert.equal(code, 0, err);
    assert.match(err, /costs\.csv: rows skipped as the mapping says: 1, €1,350\.50 in all: lines 4/);
    const statement = JSON.parse(out) as Statement;
    assert.equal(cost(statement), "135050");
    assert.deepEqual(statement.notes.find((note) => note.code === "rows-skipped")?.args, { file: "costs.csv", count: "1", sum: "135050", lines: "4" });
    assert.match(sameside(["settle", directory, "--lang", "fi"]).out, /ohitettiin sarakekuvauksen mukaan rivejä 1, yhteensä 1.350,50.€: rivit 4/);
  });
});

test("a control figure that does not agree says the difference and what is not in it, and shows the rows", () => {
  const rows = [...ROWS, "c;tekija;work;cost;32.5.2027;10,00", "d;tekija;work;cost;1.5.2019;20,00"];
  withLedger(rows, "skip: { column: Selite, values: YHTEENSÄ }\ncontrol: { sum: 1370.50 }\n", (directory) => {
    const { code, err } = sameside(["settle", directory, "--quiet"]);
    assert.equal(code, 1);
    assert.match(err, /the sum is 1380\.50, stated 1370\.50, difference 10\.00/);
    assert.match(err, /Settled 2 \(1350\.50\), listed 1 \(10\.00\), of another time 1 \(20\.00\), skipped 1 \(1350\.50\)/);
    assert.match(err, /costs\.csv:5: There is no such day as “32\.5\.2027”/);
    assert.match(err, /rows outside the term: 1, €20\.00/);
  });
  withLedger(rows, "skip: { column: Selite, values: YHTEENSÄ }\ncontrol: { sum: 1350.50, rows: 2, of: settled }\n", (directory) => {
    assert.equal(sameside(["settle", directory, "--accept-listed"]).code, 0);
  });
});

test("rows are accepted one by one, by line, by file and line, or from a file; what is not named, or not listed, still stops", () => {
  const rows = ["a;tekija;work;cost;1.5.2020;100,00", "b;nobody;work;cost;1.6.2020;1,00", "c;tekija;work;cost;;2,00"];
  withLedger(rows, "", (directory) => {
    const settle = (...args: string[]) => sameside(["settle", directory, "--format", "json", ...args]);
    const open = settle("--accept-listed", "3");
    assert.deepEqual([open.code, open.out], [1, ""]);
    assert.match(open.err, /not accepted: 1 \(.*costs\.csv:4\)/);
    assert.match(settle("--accept-listed", "2,3-4").err, /accepted are not listed: 2/);
    assert.match(settle("--accept-listed", "other.csv:3").err, /accepted are not listed: other\.csv:3/);
    const path = join(directory, "accepted.txt");
    writeFileSync(path, "# agreed on 1.2.2021\ncosts.csv:3\ncosts.csv:4 # no day\n");
    for (const words of ["3,4", "3-4", "costs.csv:3,4", "costs.csv:3 costs.csv:4", path]) {
      const { code, out, err } = settle("--accept-listed", words);
      assert.equal(code, 0, words + err);
      assert.equal(cost(JSON.parse(out) as Statement), "10000");
    }
    assert.equal(settle("--accept-listed").code, 0);
    for (const words of ["three", "4-3", "3;4"]) assert.equal(settle("--accept-listed", words).code, 2, words);
  });
});

test("a column of customers' names and a code without its sign refuse the file; suppliers do not", () => {
  const refused = (head: string, cell: string) => {
    let said = "";
    inDirectory((directory) => {
      cpSync(SMALL, directory, { recursive: true });
      writeFileSync(join(directory, "costs.csv"), `party,line,type,day,net,${head}\ntekija,work,cost,2020-05-01,12.50,${cell}\n`);
      said = sameside(["settle", directory]).err;
    });
    return /\[(csv\/personal-[a-z]+)\]/.exec(said)?.[1];
  };
  for (const head of ["Asiakas", "Customer", "Kund", "Client"]) assert.equal(refused(head, "Keksitty Nimi"), "csv/personal-column", head);
  assert.equal(refused("Toimittaja", "Keksitty Siivous Oy"), undefined);
  assert.equal(refused("Selite", "131052308T"), "csv/personal-code");
});

test("hours that cannot be read show no amount", () => {
  inDirectory((directory) => {
    cpSync(join(FIXTURES, "../../../examples/kainuu-youth"), directory, { recursive: true });
    writeFileSync(join(directory, "costs.csv"), "party,line,type,day,net,quantity\nuramylly,coaching,coach-hour,2019-05-01,,many\n");
    writeFileSync(join(directory, "mapping.yaml"), "sameside-mapping: 1\n");
    const { err } = sameside(["settle", directory]);
    assert.match(err, /costs\.csv:2: .*\[costs\/quantity-unreadable\]/);
    assert.doesNotMatch(/costs\.csv:2:.*/.exec(err)![0], /€/);
  });
});
