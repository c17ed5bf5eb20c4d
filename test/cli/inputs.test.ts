// What a statement is made from: which files, that none counts twice, that none is written over, and that the statement says so.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, linkSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import type { Statement } from "../../src/settlement/statement.ts";
import { FIXTURES, inDirectory, sameside } from "./sameside.ts";

const SMALL = join(FIXTURES, "small");
const LATER = ["--through", "2021-02-01"];

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

const codes = (statement: Statement) => statement.notes.map((note) => note.code);

test("without a cost file nothing is settled, in every language, unless that is asked for, and then the statement says it", () => {
  onCopy((directory) => {
    renameSync(join(directory, "costs.csv"), join(directory, "cost.csv"));
    for (const language of ["fi", "sv", "en"]) {
      const { code, out, err } = sameside(["settle", directory, "-q", "--lang", language]);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(err, /costs\.csv\.gz.* cost\.csv/);
      assert.match(err, /--no-costs/);
    }
    assert.match(sameside(["settle", join(directory, "agreement.yaml")]).err, /is an agreement file, and there is no --costs/);
    const told = statementOf([directory, "--no-costs"]);
    assert.ok(codes(told).includes("told-no-costs"));
    assert.match(sameside(["settle", directory, "--no-costs", "--format", "html"]).out, /made without a cost file/);
    assert.equal(sameside(["settle", directory, "--no-costs", "--costs", join(directory, "cost.csv")]).code, 2);
  });
});

test("a cost file that stands there twice, under another name or packed, is refused with both names", () => {
  onCopy((directory) => {
    const [costs, copy, packed] = ["costs.csv", "copy.csv", "packed.csv.gz"].map((name) => join(directory, name)) as [string, string, string];
    cpSync(costs, copy);
    writeFileSync(packed, gzipSync(readFileSync(costs)));
    for (const other of [copy, packed]) {
      const { code, out, err } = sameside(["settle", directory, "--costs", costs, "--costs", other]);
      assert.deepEqual([code, out], [1, ""]);
      assert.match(err, /costs\.csv and .*(copy\.csv|packed\.csv\.gz) hold the same bytes/);
    }
    assert.match(sameside(["settle", directory, "--costs", costs, "--costs", costs]).err, /given twice/);
    writeFileSync(copy, `${readFileSync(costs, "utf8")}tekija,work,cost,2020-05-01,12.50\n`);
    assert.equal(sameside(["settle", directory, "--costs", costs, "--costs", copy]).code, 0);
  });
});

test("document numbers of one party that stand in two files are remarked with their count", () => {
  inDirectory((directory) => {
    const file = (name: string, ...rows: readonly string[]) => {
      writeFileSync(join(directory, name), ["party,line,type,day,net,tositenumero", ...rows.map((row) => `tekija,work,cost,${row}`), ""].join("\n"));
      return ["--costs", join(directory, name)];
    };
    const may = file("may.csv", "2020-05-01,1.00,101", "2020-05-02,1.00,102", "2020-05-03,1.00,102", "2020-05-04,1.00,");
    const june = file("june.csv", "2020-05-02,1.00,102", "2020-06-02,1.00,103", "2020-06-03,2.00,");
    const july = file("july.csv", "2020-07-02,1.00,104");
    const { code, err } = sameside(["settle", SMALL, ...LATER, ...may, ...june, ...july]);
    assert.equal(code, 0);
    assert.match(err, /^\S*may\.csv and \S*june\.csv have document numbers of the same party in common: 1 \(such as tekija 102\)\..*\n$/);
    assert.equal(sameside(["settle", SMALL, ...LATER, ...may, ...july]).err, "");
  });
});

test("no command writes over a file that it reads, whatever path leads there", () => {
  onCopy((directory) => {
    const path = (name: string) => join(directory, name);
    sameside(["settle", directory, "--format", "json", "-o", path("statement.json")]);
    symlinkSync("costs.csv", path("soft"));
    linkSync(path("agreement.yaml"), path("hard"));
    const before = readFileSync(path("agreement.yaml"), "utf8");
    const few = ["--draws", "10"];
    for (const args of [
      ["settle", directory, "-o", path("agreement.yaml")],
      ["settle", directory, "-o", path("hard")],
      ["settle", directory, "-o", path("soft")],
      ["settle", directory, "--earlier", path("statement.json"), "-o", path("statement.json")],
      ["check", directory, "-o", path("results.csv")],
      ["explain", path("statement.json"), "-o", path("statement.json")],
      ["prove", directory, "-o", path("agreement.yaml")],
      ["simulate", directory, ...few, "-o", path("agreement.yaml")],
      ["compare", SMALL, directory, ...few, "-o", path("agreement.yaml")],
    ]) {
      const { code, out, err } = sameside(args);
      assert.deepEqual([code, out], [2, ""], args.join(" "));
      assert.match(err, /-o would overwrite .*nothing was written/, args.join(" "));
    }
    assert.equal(readFileSync(path("agreement.yaml"), "utf8"), before);
    assert.equal(sameside(["settle", directory, "-o", path("new.txt")]).code, 0);
    assert.equal(sameside(["settle", directory, "-o", path("new.txt")]).code, 0);
  });
});

test("a statement names every file that it was made from with the hash that sha256sum prints, in each form", () => {
  onCopy((directory) => {
    const sha256 = (name: string) =>
      createHash("sha256")
        .update(readFileSync(join(directory, name)))
        .digest("hex");
    writeFileSync(join(directory, "costs.csv.gz"), gzipSync(readFileSync(join(directory, "costs.csv"))));
    rmSync(join(directory, "costs.csv"));
    const mapping = "sameside-mapping: 1\n";
    writeFileSync(join(directory, "mapping.yaml"), mapping);
    const { sources } = statementOf([directory]);
    assert.deepEqual(
      sources,
      (
        [
          ["agreement", "agreement.yaml"],
          ["costs", "costs.csv.gz"],
          ["results", "results.csv"],
          ["mapping", "mapping.yaml"],
        ] as const
      ).map(([kind, file]) => ({ kind, file, sha256: sha256(file) })),
    );
    for (const format of ["text", "html", "csv"])
      for (const name of ["agreement.yaml", "costs.csv.gz"]) assert.ok(sameside(["settle", directory, "--format", format]).out.includes(sha256(name)), format);
  });
});

test("an earlier statement made under another agreement is noted with both hashes, in the statement and beside it", () => {
  onCopy((directory) => {
    const june = join(directory, "june.json");
    assert.equal(sameside(["settle", directory, "--through", "2020-06-30", "--format", "json", "-o", june]).code, 0);
    assert.ok(!codes(statementOf([directory, ...LATER, "--earlier", june])).some((code) => code.startsWith("earlier")));
    const agreement = join(directory, "agreement.yaml");
    writeFileSync(agreement, readFileSync(agreement, "utf8").replace("rate: 10 %", "rate: 8 %"));
    const { code, out, err } = sameside(["settle", directory, ...LATER, "--earlier", june, "--format", "json"]);
    assert.equal(code, 0);
    assert.match(err, /june\.json .*another agreement file \(SHA-256 [0-9a-f]{12}…, now [0-9a-f]{12}…\)/);
    const statement = JSON.parse(out) as Statement;
    const note = statement.notes.find((one) => one.code === "earlier-other-agreement");
    const { sources: before, ...old } = JSON.parse(readFileSync(june, "utf8")) as Statement;
    assert.deepEqual([note?.args["then"], note?.args["now"]], [before![0]!.sha256.slice(0, 12), statement.sources![0]!.sha256.slice(0, 12)]);
    assert.deepEqual(statement.sources!.at(-1)!.kind, "earlier");
    writeFileSync(june, JSON.stringify(old));
    assert.ok(codes(statementOf([directory, ...LATER, "--earlier", june])).includes("earlier-unknown-agreement"));
    writeFileSync(june, JSON.stringify({ ...old, sources: [{ kind: "agreement" }] }));
    assert.match(sameside(["settle", directory, ...LATER, "--earlier", june]).err, /is no statement: sources/);
  });
});

test("days may be written as in files, and --known-at a day means its end in Finland", () => {
  const statement = statementOf([SMALL, "--through", "30.6.2020", "--known-at", "31.3.2020"]);
  assert.deepEqual([statement.through, statement.knownAt], ["2020-06-30", "2020-03-31T20:59:59.999Z"]);
  assert.match(sameside(["settle", SMALL, "--known-at", "2020-01-31"]).out, /known at the end of 31 January 2020 \(Finnish time\)/);
  assert.match(sameside(["settle", SMALL, "--known-at", "2020-01-31T12:00Z"]).out, /known at 2020-01-31T12:00:00Z/);
});

test("a results file of headers alone is not said to come after the day", () => {
  onCopy((directory) => {
    const results = join(directory, "results.csv");
    writeFileSync(results, readFileSync(results, "utf8").split("\n")[0]!);
    assert.doesNotMatch(sameside(["settle", directory, "--through", "2020-06-30"]).err, /Some results/);
  });
});
