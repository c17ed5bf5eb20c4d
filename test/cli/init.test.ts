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

test("lines stay; only what was asked for changes, and what would be untrue of anybody else", () => {
  inDirectory((directory) => {
    const there = join(directory, "new");
    const args = ["--name", "Oma allianssi", "--first-year", "2019", "--rename", "kainuu=savo:Keksitty maakunta", "--appropriation", "kajaani=1000.50"];
    const { code, out, err } = sameside(["init", there, "--from", "kainuu-youth", "--yes", ...args]);
    assert.equal(code, 0, out + err);
    const before = new Set(readFileSync(join(EXAMPLES, "kainuu-youth", "agreement.yaml"), "utf8").split("\n"));
    const text = readFileSync(join(there, "agreement.yaml"), "utf8");
    assert.match(text, /^alliance: Oma allianssi$/m);
    assert.match(text, /^law: fi-2018-kasvupalvelu$/m);
    assert.match(text, /^ {2}savo: \{ name: Keksitty maakunta,/m);
    assert.match(text, /^ {4}kajaani: \{ amount: 1000.50, state: plan-year, authority: "TODO: /m);
    assert.match(text, /^ {2}caps: .*# nobody loses more than the fee it put at risk$/m);
    const changed = text.split("\n").filter((line) => !before.has(line));
    assert.deepEqual(
      changed.filter(
        (line) =>
          !/savo\b|alliance: Oma|TODO: |outcomes: open$|^# Made from the example kainuu-youth/.test(line) && !before.has(`${line}   ${storyAfter(line)}`),
      ),
      [],
    );
  });

  function storyAfter(line: string): string {
    const whole = readFileSync(join(EXAMPLES, "kainuu-youth", "agreement.yaml"), "utf8");
    return (
      whole
        .split("\n")
        .find((each) => each.startsWith(`${line}   #`))
        ?.slice(line.length + 3) ?? ""
    );
  }
});

test("no decision, no opinion and no story of an example gets into anybody's own agreement, and check names every place that waits", () => {
  for (const from of names) {
    inDirectory((directory) => {
      const there = join(directory, "new");
      const { code, out, err } = sameside(["init", there, "--from", from, "--first-year", "2031", "--yes", "--lang", "en"]);
      assert.equal(code, 0, out + err);
      const text = readFileSync(join(there, "agreement.yaml"), "utf8");
      for (const decision of text.matchAll(/, authority: (.*?) \}/g)) assert.match(decision[1]!, /^"TODO: /, from);
      assert.doesNotMatch(text, /state: adopted|opinion:|valtuusto 20|toimielin 20/, from);
      assert.doesNotMatch(text, /#.*\b(?:19|20)\d\d\b/, from);
      assert.match(text, /^law: fi-2026-tyovoimapalvelu$/m);
      const waiting = text.split("\n").flatMap((line, n) => (line.includes('"TODO: ') ? [n + 1] : []));
      assert.ok(waiting.length > 2);
      for (const line of waiting) assert.ok(out.includes(`agreement.yaml:${line}:`), `${from}:${line}`);
      assert.equal(out.match(/warning\[agreement\/to-fill\]/g)?.length, text.match(/"TODO: /g)?.length, from);
      const told = [...err.matchAll(/agreement\.yaml:(\d+): (.*)/g)].map((match) => [Number(match[1]), match[2]!] as const);
      for (const party of exampleOf(text).parties)
        assert.ok(
          told.some(([, what]) => what === `the party ${party.name}`),
          party.name,
        );
      for (const [line, what] of told.filter(([, each]) => each.includes("no tax opinion"))) {
        assert.match(text.split("\n")[line - 1]!, /open/, what);
      }
    });
  }
});

test("the law pack follows the first year unless somebody chooses one", () => {
  for (const [args, law] of [
    [["--first-year", "2027"], "fi-2026-tyovoimapalvelu"],
    [["--first-year", "2020"], "fi-2018-kasvupalvelu"],
    [["--first-year", "2027", "--law", "none"], "none"],
  ] as const) {
    inDirectory((directory) => {
      const there = join(directory, "new");
      const { code, err } = sameside(["init", there, "--from", "kainuu-youth", "--yes", "--lang", "en", ...args]);
      assert.equal(code, 0);
      assert.match(readFileSync(join(there, "agreement.yaml"), "utf8"), new RegExp(`^law: ${law}$`, "m"));
      assert.equal(/the law pack was chosen by the first year/.test(err), law !== "fi-2018-kasvupalvelu");
    });
  }
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

test("a purchaser that joins later has an appropriation to be asked for too", () => {
  const { appropriations } = exampleOf(readFileSync(join(EXAMPLES, "kainuu-youth", "agreement.yaml"), "utf8"));
  assert.deepEqual({ ...appropriations }, { kainuu: "900000.00", kajaani: "320000.00", sotkamo: "120000.00", kuhmo: "110000.00" });
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
