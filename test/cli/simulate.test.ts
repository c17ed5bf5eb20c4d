import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { FIXTURES, inDirectory, sameside } from "./sameside.ts";

const SMALL = join(FIXTURES, "small");
const FEW = ["--draws", "500", "--seed", "seven"];

test("the same seed gives the same words and numbers, another seed others", () => {
  const first = sameside(["simulate", SMALL, ...FEW]);
  assert.equal(first.code, 0, first.err);
  assert.match(first.out, /Tekijä Oy/);
  assert.match(first.out, /never payable/);
  assert.deepEqual(sameside(["simulate", SMALL, ...FEW]), first);
  assert.notEqual(sameside(["simulate", SMALL, "--draws", "500", "--seed", "eight"]).out, first.out);
});

test("a simulation comes as JSON, as a picture and as a page without scripts", () => {
  const json = JSON.parse(sameside(["simulate", SMALL, ...FEW, "--format", "json"]).out) as { kind: string; draws: number };
  assert.deepEqual([json.kind, json.draws], ["simulation", 500]);
  assert.match(sameside(["simulate", SMALL, ...FEW, "--format", "svg"]).out, /^<svg[\s\S]*<\/svg>\s*$/);
  const page = sameside(["simulate", SMALL, ...FEW, "--format", "html", "--lang", "sv"]).out;
  assert.match(page, /^<!doctype html>\n<html lang="sv">/);
  assert.match(page, /<table>/);
  assert.doesNotMatch(page, /<script/);
});

test("a futures file is read strictly", () => {
  inDirectory((directory) => {
    const path = join(directory, "futures.yaml");
    writeFileSync(path, "futures: 1\ninputs:\n  dear: { cost: work, factor: { uniform: [100 %, 140 %] } }\n");
    const good = sameside(["simulate", SMALL, ...FEW, "--futures", path]);
    assert.equal(good.code, 0, good.err);
    assert.match(good.out, /dear/);
    writeFileSync(path, "futures: 1\ninputs:\n  dear: { cost: nothing, factor: { uniform: [100 %, 140 %] } }\n");
    const bad = sameside(["simulate", SMALL, ...FEW, "--futures", path]);
    assert.equal(bad.code, 1);
    assert.match(bad.err, /futures\.yaml:3:/);
  });
});

test("an agreement compared with itself differs in nothing, with another in what it changed", () => {
  inDirectory((directory) => {
    const other = join(directory, "other.yaml");
    writeFileSync(other, readFileSync(join(SMALL, "agreement.yaml"), "utf8").replace("pain: [{ providers: 50 % }]", "pain: [{ providers: 20 % }]"));
    const compare = (b: string) =>
      (JSON.parse(sameside(["compare", SMALL, b, ...FEW, "--format", "json"]).out) as { parties: { party: string; better: number; worse: number }[] }).parties;
    for (const party of compare(SMALL)) assert.deepEqual([party.better, party.worse], [0, 0]);
    const changed = new Map(compare(other).map((party) => [party.party, party]));
    assert.ok(changed.get("tekija")!.better > 0 && changed.get("tekija")!.worse === 0);
    assert.ok(changed.get("kunta")!.worse > 0 && changed.get("kunta")!.better === 0);
    for (const format of ["text", "svg", "html"]) assert.equal(sameside(["compare", SMALL, other, ...FEW, "--format", format]).code, 0);
  });
});

test("a party that only the second agreement has is called by its name, and unlike alliances are told apart plainly", () => {
  inDirectory((directory) => {
    const other = join(directory, "other.yaml");
    const text = readFileSync(join(SMALL, "agreement.yaml"), "utf8");
    writeFileSync(other, text.replaceAll("tekija", "toinen").replace("Tekijä Oy", "Toinen Tekijä Oy"));
    const { code, out, err } = sameside(["compare", SMALL, other, ...FEW]);
    assert.equal(code, 0, err);
    assert.match(out, /Only in one of the agreements: Tekijä Oy, Toinen Tekijä Oy/);
    writeFileSync(
      other,
      text.replaceAll("tekija", "toinen").replaceAll("kunta:", "kyla:").replaceAll("organiser: kunta", "organiser: kyla").replaceAll(": kunta", ": kyla"),
    );
    const strangers = sameside(["compare", SMALL, other, ...FEW]);
    assert.deepEqual([strangers.code, strangers.out], [1, ""]);
    assert.match(strangers.err, /no party in common/);
  });
});

test("an agreement with its recorded customers and its file alone are compared over the same customers", () => {
  const kainuu = join(FIXTURES, "../../../examples/kainuu-youth");
  for (const pair of [
    [kainuu, join(kainuu, "agreement.yaml")],
    [join(kainuu, "agreement.yaml"), kainuu],
  ]) {
    const { out, err } = sameside(["compare", ...pair, "--draws", "100", "--format", "json"]);
    const { parties, second } = JSON.parse(out) as { parties: { better: number; worse: number }[]; second: { uses: { from: string }[] } };
    assert.equal(err, "");
    assert.deepEqual(
      second.uses.map(({ from }) => from),
      ["recorded", "recorded"],
    );
    assert.ok(parties.every(({ better, worse }) => better === 0 && worse === 0));
  }
});

test("an agreement's file is simulated with the results beside it, as its directory is", () => {
  const kainuu = join(FIXTURES, "../../../examples/kainuu-youth");
  const [directory, file] = [kainuu, join(kainuu, "agreement.yaml")].map((path) => sameside(["simulate", path, "--draws", "100", "--format", "json"]));
  assert.equal(directory!.code, 0, directory!.err);
  assert.deepEqual(file, directory);
});

test("more draws than can be held are a usage error", () => {
  assert.equal(sameside(["simulate", SMALL, "--draws", "1000000000"]).code, 2);
});
