// What the files of an alliance lack, and what a statement says of it.
import assert from "node:assert/strict";
import { cpSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Statement } from "../../src/settlement/statement.ts";
import { FIXTURES, inDirectory, sameside } from "./sameside.ts";

const SMALL = join(FIXTURES, "small");
const LATER = ["--through", "2021-02-01"];

function onCopy(work: (directory: string, file: (name: string) => string) => void): void {
  inDirectory((directory) => {
    cpSync(SMALL, directory, { recursive: true });
    work(directory, (name) => join(directory, name));
  });
}

function change(path: string, ...pairs: readonly (readonly [string, string])[]): void {
  const text = readFileSync(path, "utf8");
  for (const [from] of pairs) assert.ok(text.includes(from), from);
  writeFileSync(
    path,
    pairs.reduce((now, [from, to]) => now.replace(from, to), text),
  );
}

function codes(args: readonly string[]): string[] {
  const { code, out, err } = sameside(["settle", ...args, "--format", "json"]);
  assert.equal(code, 0, err);
  return (JSON.parse(out) as Statement).notes.map((note) => note.code);
}

test("a results file that is not there is told and noted, and refused where an earlier statement was made from one", () => {
  onCopy((directory, file) => {
    const paid = file("paid.json");
    assert.equal(sameside(["settle", directory, ...LATER, "--format", "json", "-o", paid]).code, 0);
    assert.ok(!codes([directory, ...LATER]).includes("no-results-file"));
    renameSync(file("results.csv"), file("result.csv"));
    const told = sameside(["settle", directory, ...LATER]);
    assert.equal(told.code, 0);
    assert.match(told.err, /made without a results file.*--no-results/);
    assert.match(told.out, /made without a results file/);
    for (const language of ["fi", "sv", "en"]) {
      const refused = sameside(["settle", directory, ...LATER, "--earlier", paid, "--lang", language, "-q"]);
      assert.deepEqual([refused.code, refused.out], [2, ""]);
      assert.match(refused.err, /paid\.json.*results\.csv[^]*--no-results/);
    }
    const asked = sameside(["settle", directory, ...LATER, "--earlier", paid, "--no-results"]);
    assert.deepEqual([asked.code, asked.err], [0, ""]);
    assert.match(asked.out, /made without a results file/);
    assert.equal(sameside(["settle", directory, "--no-results", "--results", file("result.csv")]).code, 2);
  });
});

test("a cost file of headers alone is no cost file", () => {
  onCopy((directory, file) => {
    writeFileSync(file("costs.csv"), "party,line,type,day,net\n\n");
    const { code, out, err } = sameside(["settle", directory]);
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, /costs\.csv[^]*--no-costs/);
    assert.ok(codes([directory, "--no-costs"]).includes("told-no-costs"));
  });
});

test("--known-at with files whose rows do not say when they became known is warned of and noted", () => {
  onCopy((directory, file) => {
    const early = ["--known-at", "2020-06-30"];
    const { code, out, err } = sameside(["settle", directory, ...LATER, ...early]);
    assert.equal(code, 0);
    for (const name of ["costs", "results"]) for (const said of [out, err]) assert.match(said, new RegExp(`No row of ${name}\\.csv says when it became known`));
    assert.equal(sameside(["settle", directory, ...LATER, ...early, "-q"]).err, "");
    assert.ok(!codes([directory, ...LATER]).includes("known-at-untold"));
    writeFileSync(file("costs.csv"), "party,line,type,day,net,booked\ntekija,work,cost,2020-03-31,300.00,2020-07-31\n");
    change(file("results.csv"), ["approved-on\n", "approved-on,known\n"], ["2021-02-01\n", "2021-02-01,2021-02-01T12:00Z\n"]);
    assert.ok(!codes([directory, ...LATER, ...early]).includes("known-at-untold"));
  });
});

test("rows above zero of a type that is netted are told with count and sum", () => {
  onCopy((directory, file) => {
    change(file("agreement.yaml"), ["basis: invoice }\n", "basis: invoice }\n    grant: { class: netted, basis: invoice }\n"]);
    const rows = ["tekija,work,grant,2020-05-01,10.50", "tekija,work,grant,2020-05-02,4.00", "tekija,work,grant,2020-05-02,-1.00", ""];
    writeFileSync(file("costs.csv"), readFileSync(file("costs.csv"), "utf8") + rows.join("\n"));
    const { code, out, err } = sameside(["settle", directory, ...LATER]);
    assert.equal(code, 0);
    for (const said of [out, err]) assert.match(said, /costs\.csv has rows above zero .*\(netted\): 2, €14\.50 in all \(the first on line 5\)/);
  });
});

test("a credit of hours with a sum below zero and a quantity above it is listed with its reason", () => {
  onCopy((directory, file) => {
    change(file("agreement.yaml"), ["basis: invoice }\n", "basis: invoice }\n    hour: { class: reimbursable, basis: hours, rate: { tekija: 50.00 } }\n"]);
    const rows = ["party,line,type,day,net,quantity", "tekija,work,hour,2020-05-01,-500.00,10", "tekija,work,hour,2020-05-02,-500.00,-10", ""];
    writeFileSync(file("costs.csv"), rows.join("\n"));
    const { code, err } = sameside(["settle", directory, ...LATER]);
    assert.equal(code, 1);
    assert.match(err, /costs\.csv:2: .*-500\.00 .*10.*opposite signs.*\[costs\/quantity-sign\]/);
    assert.doesNotMatch(err, /costs\.csv:3:/);
  });
});

test("the CSV says what stands apart, what is noted and what was refused, in every language", () => {
  onCopy((directory, file) => {
    const rows = ["party,line,type,day,net,status", "tekija,work,cost,2020-05-01,40.00,disputed", "tekija,work,cost,2019-12-31,2.00,", ""];
    writeFileSync(file("costs.csv"), rows.join("\n"));
    for (const [language, separator, apart, note] of [
      ["fi", ";", "erillään", "huomautus"],
      ["sv", ";", "skilt", "anmärkning"],
      ["en", ",", "apart", "note"],
    ] as const) {
      const { code, out } = sameside(["settle", directory, ...LATER, "--format", "csv", "--lang", language]);
      assert.equal(code, 0);
      const records = out.split("\r\n");
      assert.match(records.find((row) => row.startsWith(`${apart}${separator}`)) ?? "", /40[.,]00/);
      assert.match(records.filter((row) => row.startsWith(`${note}${separator}`)).join("\n"), /costs\.csv/);
    }
  });
});
