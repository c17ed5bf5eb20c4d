import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { editExample, exampleOf, plainOrQuoted } from "../../src/cli/example-edit.ts";
import { ROOT, inDirectory, sameside } from "./sameside.ts";

const EXAMPLES = join(ROOT, "examples");
const names = readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, "agreement.yaml")));

test("every example can be started from, under another name and in another year, and has no fault", () => {
  for (const from of names) {
    inDirectory((directory) => {
      const there = join(directory, "new");
      const { code, out, err } = sameside(["init", there, "--from", from, "--name", 'Oma: uusi, "allianssi"', "--yes"]);
      assert.equal(code, 0, `${from}: ${out}${err}`);
      assert.deepEqual(readdirSync(there).toSorted(), ["agreement.yaml", "costs.csv", "results.csv"]);
      assert.equal(readFileSync(join(there, "costs.csv"), "utf8").trimEnd().split("\n").length, 1);
    });
  }
});

test("comments and lines stay; only what was asked for changes", () => {
  inDirectory((directory) => {
    const there = join(directory, "new");
    const args = ["--name", "Oma allianssi", "--first-year", "2019", "--rename", "kainuu=savo:Keksitty maakunta", "--appropriation", "kajaani=1000.50"];
    const { code, out, err } = sameside(["init", there, "--from", "kainuu-youth", "--yes", ...args]);
    assert.equal(code, 0, out + err);
    const before = readFileSync(join(EXAMPLES, "kainuu-youth", "agreement.yaml"), "utf8").split("\n");
    const after = readFileSync(join(there, "agreement.yaml"), "utf8").split("\n");
    assert.equal(after.length, before.length);
    assert.match(after.join("\n"), /^alliance: Oma allianssi$/m);
    assert.match(after.join("\n"), /^ {2}savo: \{ name: Keksitty maakunta,/m);
    for (const [i, line] of before.entries()) {
      if (!/kainuu\b|alliance:|kajaani: \{ amount/.test(line)) assert.equal(after[i], line);
    }
  });
});

test("files that exist are never overwritten without --force", () => {
  inDirectory((directory) => {
    writeFileSync(join(directory, "costs.csv"), "mine");
    const refused = sameside(["init", directory, "--yes"]);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /costs\.csv: exists already/);
    assert.deepEqual(readdirSync(directory), ["costs.csv"]);
    assert.equal(readFileSync(join(directory, "costs.csv"), "utf8"), "mine");
    assert.equal(sameside(["init", directory, "--yes", "--force"]).code, 0);
    assert.notEqual(readFileSync(join(directory, "costs.csv"), "utf8"), "mine");
  });
});

test("a party or an amount that is none is a usage error", () => {
  for (const args of [
    ["--rename", "atlantis=utopia"],
    ["--rename", "kainuu=Ei Tunnus"],
    ["--appropriation", "kajaani=1.000,00"],
    ["--first-year", "19"],
  ]) {
    inDirectory((directory) => assert.equal(sameside(["init", join(directory, "new"), "--yes", "--from", "kainuu-youth", ...args]).code, 2));
  }
});

test("without wishes the text of an example stays as it is, byte for byte", () => {
  for (const name of names) {
    const text = readFileSync(join(EXAMPLES, name, "agreement.yaml"), "utf8");
    assert.equal(editExample(text, { parties: {}, appropriations: {} }), text);
    assert.ok(exampleOf(text).parties.length > 1);
  }
});

test("moving the years there and back gives the text again", () => {
  const text = readFileSync(join(EXAMPLES, "kainuu-youth", "agreement.yaml"), "utf8");
  const { firstYear } = exampleOf(text);
  const moved = editExample(text, { firstYear: firstYear + 8, parties: {}, appropriations: {} });
  assert.equal(exampleOf(moved).firstYear, firstYear + 8);
  assert.equal(editExample(moved, { firstYear, parties: {}, appropriations: {} }), text);
});

test("a name that YAML would read as something else is quoted", () => {
  assert.equal(plainOrQuoted("Kainuun nuoret"), "Kainuun nuoret");
  for (const text of ["no", "null", "a: b", "a # b", "[x]", "1", " x", "x,", "a\nb", "a}"]) assert.equal(plainOrQuoted(text), JSON.stringify(text));
});
