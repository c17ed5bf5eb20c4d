import assert from "node:assert/strict";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { withLawTables } from "../../bin/law.ts";
import { runLawCases } from "../../src/counsel/law-cases.ts";
import { RULES } from "../../src/law/law.ts";
import { ROOT, inDirectory, sameside } from "./sameside.ts";

test("every rule has a case in which it holds, one in which it is broken, and one in which it cannot tell", () => {
  const ran = globSync(join(ROOT, "cases", "law", "*.yaml")).map((file) => runLawCases(file, readFileSync(file)));
  assert.deepEqual(
    ran.flatMap(({ faults }) => faults),
    [],
  );
  const told = new Set(ran.flatMap(({ cases }) => cases.map((one) => `${one.case.rule.id} ${one.case.expected.answer}`)));
  const wanted = RULES.flatMap(({ id }) => ["holds", "broken", "cannot-tell"].map((answer) => `${id} ${answer}`));
  assert.deepEqual(
    [...new Set(wanted)].filter((one) => !told.has(one)),
    [],
  );
});

const FACTS = `meeting: { at: meeting, body: other, members: 8, items: [{ at: "12", present: 4 }] }
minutes: { at: minutes, published: 2018-03-06, appeal: rectification, hasPersonalData: true, personalDataRemoved: none }
`;

/** Judges a text of facts. */
function judged(text: string, ...args: string[]) {
  return inDirectory((directory) => {
    writeFileSync(join(directory, "facts.yaml"), text);
    return sameside(["law", "--facts", join(directory, "facts.yaml"), ...args]);
  });
}

test("every rule is listed once for machines, by its id of the reference, with act, page and mirror", () => {
  type Listed = { id: string; weights: string[]; basis: { url?: string; mirror?: string }[] };
  const { rules, packs } = JSON.parse(sameside(["law", "--format", "json"]).out) as { rules: Listed[]; packs: { id: string; rules: string[] }[] };
  assert.deepEqual(
    rules.map(({ id }) => id),
    RULES.map(({ id }) => id),
  );
  assert.deepEqual(
    packs.map(({ id, rules: own }) => [id, own.length]),
    [
      ["fi-2018-kasvupalvelu", 130],
      ["fi-2026-tyovoimapalvelu", 148],
      ["he-2-2026", 1],
    ],
  );
  const quorum = rules.find(({ id }) => id === "MTG-001")!;
  assert.deepEqual(quorum.basis[0], {
    section: "KL 103 §",
    mark: "C",
    act: "410/2015",
    url: "https://www.finlex.fi/fi/laki/ajantasa/2015/20150410",
    mirror: "611/2021 108 §",
  });
  assert.deepEqual(rules.find(({ id }) => id === "NEG-004")!.weights, ["EU block", "E12 warn", "N11 warn", "U info"]);
});

test("one rule is shown with its sources, its weight and the facts that it needs", () => {
  const { code, out } = sameside(["law", "--rule", "mtg-001"]);
  assert.equal(code, 0);
  assert.match(out, /KL 103 § \(C\) Local Government Act \(410\/2015\), https:\/\/www\.finlex\.fi/);
  assert.match(out, /for wellbeing services counties 611\/2021 108 §/);
  assert.match(out, /meeting: meeting, attendance and votes \(from the alliance's record\)/);
  assert.match(sameside(["law", "--rule", "MTG-004"]).out, /\(no part of the program supplies it yet\)/);
  const wrong = sameside(["law", "--rule", "MTG-099"]);
  assert.equal(wrong.code, 2);
  assert.match(wrong.err, /MTG-001/);
});

test("facts are judged by the pack and the day that are named, and neither is guessed", () => {
  const { code, out } = judged(FACTS, "--pack", "fi-2018-kasvupalvelu", "--day", "2018-04-01", "--lang", "fi");
  assert.equal(code, 0, out);
  assert.match(out, /MTG-001 {2}RIKKOUTUU: Toimielin ei ole päätösvaltainen.* \[12\]\n +KL 103 § \(C\)/);
  assert.match(out, /PUB-002 {2}RIKKOUTUU: .* päättyy 27\.3\.2018\./);
  assert.match(out, /ALL-004 {2}ei voi sanoa; puuttuu: allianssi itse toimijana \(allianceActs\)/);
  assert.match(out, /Rikkoutuu 2, täyttyy 0, ei voi sanoa 128\./);
  assert.equal(judged(FACTS, "--pack", "fi-2018-kasvupalvelu").code, 2);
  assert.equal(judged(FACTS, "--day", "2018-04-01").code, 2);
  assert.equal(judged(FACTS, "--day", "1.4.", "--pack", "fi-2018-kasvupalvelu").code, 2);
});

test("one rule can be asked of facts, and an overlay only when it is named", () => {
  const args = ["--day", "2026-03-01", "--format", "json"];
  const verdicts = (...more: string[]) => (JSON.parse(judged(FACTS, ...args, ...more).out) as { verdicts: { rule: string; answer: string }[] }).verdicts;
  assert.deepEqual(
    verdicts("--pack", "fi-2026-tyovoimapalvelu", "--rule", "MTG-001").map(({ rule, answer }) => [rule, answer]),
    [["MTG-001", "broken"]],
  );
  assert.equal(
    verdicts("--pack", "fi-2026-tyovoimapalvelu").some(({ rule }) => rule === "PRO-013"),
    false,
  );
  assert.equal(
    verdicts("--pack", "fi-2026-tyovoimapalvelu", "--pack", "he-2-2026").some(({ rule }) => rule === "PRO-013"),
    true,
  );
});

test("facts that no rule asks for, or that a rule cannot read, are faults with their place", () => {
  const wanted = ["--pack", "fi-2018-kasvupalvelu", "--day", "2018-04-01"];
  const { code, out } = judged(FACTS.replace("minutes:", "minute:"), ...wanted);
  assert.equal(code, 1);
  assert.match(out, /case\/unknown-fact[\s\S]*facts\.yaml:2:1[\s\S]*minutes/);
  assert.match(judged("meeting: 1\nduties: 2\n", ...wanted).out, /case\/wrong-facts[\s\S]*ALL-007/);
});

test("the page about the law has the tables of this program: otherwise run node bin/law.ts", () => {
  const page = readFileSync(join(ROOT, "docs", "law.md"), "utf8");
  const [stands, made] = [page, withLawTables(page)].map((text) => text.split("\n"));
  assert.deepEqual(
    made!.filter((line, i) => line !== stands![i]),
    [],
  );
  assert.equal(made!.length, stands!.length);
});
