import assert from "node:assert/strict";
import { cpSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import type { Statement } from "../../src/settlement/statement.ts";
import { FIXTURES, inDirectory, sameside } from "./sameside.ts";

const SMALL = join(FIXTURES, "small");
const LATER = ["--through", "2021-02-01"];

/** Works on a copy of the small alliance. */
function onCopy<T>(work: (directory: string) => T): T {
  return inDirectory((directory) => {
    cpSync(SMALL, directory, { recursive: true });
    return work(directory);
  });
}

function statementOf(args: readonly string[]): Statement {
  const { code, out, err } = sameside(["settle", ...args, "--format", "json"]);
  assert.equal(code, 0, err);
  return JSON.parse(out) as Statement;
}

const payable = (statement: Statement) => statement.payments.map((payment) => [payment.flow, payment.cents]);

test("a directory is settled in every language, the same each time and from wherever it is called", () => {
  for (const [language, said] of [
    ["fi", "Maksettava nyt"],
    ["sv", "Att betala nu"],
    ["en", "To be paid now"],
  ] as const) {
    const first = sameside(["settle", SMALL, ...LATER, "--lang", language]);
    assert.equal(first.code, 0);
    assert.match(first.out, new RegExp(said));
    assert.deepEqual(sameside(["settle", SMALL, ...LATER, "--lang", language]), first);
  }
  const json = sameside(["settle", SMALL, ...LATER, "--format", "json"]).out;
  assert.equal(sameside(["settle", ".", ...LATER, "--format", "json"], {}, SMALL).out, json);
});

test("cost, fee and half the approved saving are to be paid", () => {
  assert.deepEqual(payable(statementOf([SMALL, ...LATER])), [
    ["cost", "80000"],
    ["fee", "10000"],
    ["gain-and-pain", "10000"],
  ]);
});

test("without a day everything recorded counts; with an earlier day it says what comes later", () => {
  const { code, out, err } = sameside(["settle", SMALL]);
  assert.equal(code, 0);
  assert.match(out, /1 February 2021/);
  assert.equal(err, "");
  const yearsEnd = ["settle", SMALL, "--through", "2020-12-31"];
  assert.match(sameside(yearsEnd).err, /--through 2021-02-01/);
  assert.equal(sameside([...yearsEnd, "--quiet"]).err, "");
});

test("what was paid before is not paid again", () => {
  inDirectory((directory) => {
    const june = join(directory, "june.json");
    assert.equal(sameside(["settle", SMALL, "--through", "2020-06-30", "--format", "json", "-o", june]).code, 0);
    assert.deepEqual(payable(statementOf([SMALL, ...LATER, "--earlier", june]))[0], ["cost", "9990"]);
  });
});

test("a statement of another alliance or of a later day is refused as an earlier one", () => {
  inDirectory((directory) => {
    const path = join(directory, "earlier.json");
    writeFileSync(path, JSON.stringify({ ...statementOf([SMALL]), alliance: "Toinen allianssi" }));
    assert.match(sameside(["settle", SMALL, "--earlier", path]).err, /another alliance: Toinen allianssi/);
    writeFileSync(path, JSON.stringify(statementOf([SMALL])));
    const { code, err } = sameside(["settle", SMALL, "--through", "2020-06-30", "--earlier", path]);
    assert.equal(code, 1);
    assert.match(err, /later than this settlement/);
  });
});

test("an agreement with named files, a gzip among them, gives the same euros as the directory", () => {
  onCopy((directory) => {
    const packed = join(directory, "packed.csv.gz");
    writeFileSync(packed, gzipSync(readFileSync(join(directory, "costs.csv"))));
    const args = [join(directory, "agreement.yaml"), "--costs", packed, "--results", join(directory, "results.csv"), ...LATER];
    assert.deepEqual(statementOf(args).obligations, statementOf([SMALL, ...LATER]).obligations);
  });
});

test("rows that cannot be read are listed with line, count and sum, and refuse until they are accepted", () => {
  onCopy((directory) => {
    const costs = join(directory, "costs.csv");
    writeFileSync(costs, `${readFileSync(costs, "utf8")}nobody,work,cost,2020-05-01,12.50\ntekija,work,cost,2020-05-01,1.000\n`);
    const refused = sameside(["settle", directory, ...LATER]);
    assert.deepEqual([refused.code, refused.out], [1, ""]);
    assert.match(refused.err, /costs\.csv: rows left out: 2/);
    assert.match(refused.err, /costs\.csv:5: .*€12\.50/);
    assert.match(refused.err, /--accept-listed/);
    const statement = statementOf([directory, ...LATER, "--accept-listed"]);
    assert.deepEqual(payable(statement), payable(statementOf([SMALL, ...LATER])));
    const note = statement.notes.find((one) => one.code === "listed-rows");
    assert.equal(note?.args["count"], "2");
    const checked = sameside(["check", directory]);
    assert.equal(checked.code, 1);
    assert.match(checked.out, /costs\.csv:5/);
  });
});

test("a file with names of people is refused whole", () => {
  onCopy((directory) => {
    writeFileSync(join(directory, "costs.csv"), "party,line,type,day,net,etunimi\ntekija,work,cost,2020-05-01,12.50,Keksitty\n");
    const { code, err } = sameside(["settle", directory, "--accept-listed"]);
    assert.equal(code, 1);
    assert.match(err, /costs\.csv:1:/);
  });
});

test("a personal identity code in the name of a file refuses it, and is not repeated", () => {
  onCopy((directory) => {
    const path = join(directory, "131052-308T.csv");
    renameSync(join(directory, "costs.csv"), path);
    const { code, err } = sameside(["settle", directory, "--costs", path]);
    assert.equal(code, 1);
    assert.match(err, /csv\/personal-code-in-name/);
    assert.doesNotMatch(err, /308T/);
  });
});

test("a directory where a file should be is an IO failure that names it", () => {
  for (const option of ["--costs", "--results", "--mapping", "--earlier"]) {
    const { code, err } = sameside(["settle", SMALL, option, FIXTURES]);
    assert.equal(code, 3, option);
    assert.match(err, /fixtures.*: is a directory/);
  }
});

test("rows outside the term are said, noted and not counted", () => {
  onCopy((directory) => {
    const costs = join(directory, "costs.csv");
    writeFileSync(costs, `${readFileSync(costs, "utf8")}tekija,work,cost,2019-12-31,12.50\n`);
    const { code, err, out } = sameside(["settle", directory, ...LATER]);
    assert.equal(code, 0);
    assert.match(err, /rows outside the term: 1, €12\.50/);
    assert.match(out, /outside the term/);
  });
});

test("two cost files for the same thing are a question, not a guess", () => {
  onCopy((directory) => {
    writeFileSync(join(directory, "costs.csv.gz"), gzipSync("party\n"));
    assert.equal(sameside(["settle", directory]).code, 1);
    renameSync(join(directory, "costs.csv"), join(directory, "old.csv"));
    assert.equal(sameside(["settle", directory]).code, 1);
  });
});

test("the page has no scripts, and every figure of the tables has its place in the derivation", () => {
  const { code, out } = sameside(["settle", SMALL, ...LATER, "--format", "html", "--lang", "fi"]);
  assert.equal(code, 0);
  assert.match(out, /^<!doctype html>\n<html lang="fi">/);
  assert.doesNotMatch(out, /<script|javascript:| on[a-z]+=/);
  const ids = [...out.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]!);
  assert.equal(new Set(ids).size, ids.length);
  for (const [, target] of out.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(target!));
});

test("the CSV has a row for each obligation, payment and file, with names beside ids, as spreadsheets of each language read it", () => {
  const rowsOf = (language: string) => {
    const { out } = sameside(["settle", SMALL, ...LATER, "--format", "csv", "--lang", language]);
    assert.ok(out.startsWith("\uFEFF"), "spreadsheets take UTF-8 for another encoding without its mark");
    return out.slice(1).trimEnd().split("\r\n");
  };
  const english = rowsOf("en").map((row) => row.split(","));
  assert.deepEqual([english[0]!.slice(0, 4), english[0]!.length], [["record", "year", "component", "payer"], 17]);
  assert.equal(english.filter(([record]) => record === "obligation").length, 3);
  const payments = english.filter(([record]) => record === "payment");
  assert.deepEqual(
    payments.map((row) => row[12]),
    ["800.00", "100.00", "100.00"],
  );
  assert.deepEqual(payments[0]!.slice(2, 7), ["reimbursable cost", "Keksitty kunta", "kunta", "Tekijä Oy", "tekija"]);
  assert.equal(english.filter(([record]) => record === "source").length, 3);
  const finnish = rowsOf("fi").map((row) => row.split(";"));
  assert.deepEqual(finnish[0]!.slice(0, 4), ["tietue", "vuosi", "laji", "maksaja"]);
  assert.deepEqual(
    finnish.filter(([record]) => record === "maksu").map((row) => row[12]),
    ["800,00", "100,00", "100,00"],
  );
  assert.match(rowsOf("sv")[0]!, /^post;år;slag;betalare;/);
});

test("a figure is explained down to lines of the agreement and of the costs", () => {
  inDirectory((directory) => {
    const path = join(directory, "statement.json");
    sameside(["settle", SMALL, ...LATER, "--format", "json", "-o", path]);
    const overview = sameside(["explain", path]);
    assert.equal(overview.code, 0);
    const id = /^ {2}(pay\/\S*cost\S*)/m.exec(overview.out)?.[1];
    assert.ok(id);
    const text = sameside(["explain", path, id]);
    assert.equal(text.code, 0);
    assert.match(text.out, /agreement\.yaml:\d+/);
    for (const line of [2, 3, 4]) assert.match(text.out, new RegExp(`costs\\.csv:${line}$`, "m"));
    assert.match(sameside(["explain", path, id, "--depth", "1"]).out, /figures below/);
    const json = JSON.parse(sameside(["explain", path, id, "--format", "json"]).out) as { leaves: { sources: string[] } };
    assert.deepEqual(json.leaves.sources.toSorted(), ["costs.csv:2", "costs.csv:3", "costs.csv:4"]);
    assert.match(sameside(["explain", path, id, "--format", "html"]).out, /<details open>/);
  });
});

test("an unknown figure is met with those that resemble it", () => {
  inDirectory((directory) => {
    const path = join(directory, "statement.json");
    sameside(["settle", SMALL, "--format", "json", "-o", path]);
    const { code, out, err } = sameside(["explain", path, "pay/kunta/tekija/cots/invoice"]);
    assert.deepEqual([code, out], [1, ""]);
    assert.match(err, /^ {2}pay\/kunta\/tekija\/cost\/invoice$/m);
  });
});

test("what is no statement is refused with what it lacks", () => {
  inDirectory((directory) => {
    const path = join(directory, "statement.json");
    for (const content of ["", "{", "[]", "{}", '{"sameside":1,"kind":"statement"}', "\u0000\u0001"]) {
      writeFileSync(path, content);
      const { code, err } = sameside(["explain", path]);
      assert.equal(code, 1, content);
      assert.match(err, /statement\.json is no statement/);
    }
    const statement = statementOf([SMALL]);
    writeFileSync(path, JSON.stringify({ ...statement, figures: statement.figures.toReversed() }));
    assert.equal(sameside(["explain", path]).code, 1);
  });
});
