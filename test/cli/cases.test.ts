import assert from "node:assert/strict";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { FIXTURES, type Ended, ROOT, inDirectory, sameside } from "./sameside.ts";

const GIVEN = `case: Half of what was saved
source: { title: our own arithmetic, certainty: derived, derived: yes }
agreement: agreement.yaml
costs: |
  party,line,type,day,net
  tekija,work,cost,2020-03-31,800.00
results: |
  kind,id,scheme,year,amount,approved-on
  savings-report,s1,main,2020,200.00,2021-02-01
through: 2021-02-01
expect:
`;
const HOLDS = `  - { obligation: { year: "2020", component: gain-and-pain, provider: tekija, purchaser: kunta, standing: payable }, cents: 10000 }
  - { total: { party: tekija }, cents: 100000 }
  - { total: { party: kunta, component: cost }, cents: 80000 }
`;

/** Runs a case beside the small agreement. */
function run(text: string, ...args: string[]): Ended {
  return inDirectory((directory) => {
    cpSync(join(FIXTURES, "small"), directory, { recursive: true });
    writeFileSync(join(directory, "one.case.yaml"), text);
    return sameside(["test", join(directory, "one.case.yaml"), ...args]);
  });
}

test("a case that holds passes, with its expectations counted", () => {
  const { code, out } = run(GIVEN + HOLDS);
  assert.equal(code, 0, out);
  assert.match(out, /✓ Half of what was saved/);
  assert.match(out, /All cases hold: 1\. Expectations met: 3/);
});

test("costs and results may stand in files beside the case", () => {
  const files = GIVEN.replace(/costs: \|\n.*\n.*\n/, "costs: costs.csv\n").replace(/results: \|\n.*\n.*\n/, "results: results.csv\n");
  const { code, out } = run(files + HOLDS);
  assert.equal(code, 0, out);
});

test("an expectation that fails shows expected, got, difference and how the figure came about", () => {
  const { code, out } = run(`${GIVEN}  - { total: { party: tekija, component: cost }, cents: 80001 }\n`);
  assert.equal(code, 1);
  assert.match(out, /one\.case\.yaml:12:7: total party tekija, component cost/);
  assert.match(out, /expected €800\.01/);
  assert.match(out, /got +€800\.00/);
  assert.match(out, /differs by −€0\.01/);
  assert.match(out, /\[owed\/2020\/cost/);
  assert.match(out, /Cases that failed: 1 of 1/);
});

test("an expectation of something that is not there says so", () => {
  const { code, out } = run(`${GIVEN}  - { figure: no-such-thing, value: 0 }\n`);
  assert.equal(code, 1);
  assert.match(out, /The statement has no such thing/);
});

test("faults that a case expects are no failure, others are", () => {
  const wrong = GIVEN.replace("nobody", "").replace("tekija,work,cost", "nobody,work,cost");
  assert.equal(run(`${wrong}  - { faults: [costs/party-unknown] }\n`).code, 0);
  assert.equal(run(`${wrong}${HOLDS}`).code, 1);
  const { code, out } = run(`${GIVEN}  - { faults: [costs/party-unknown] }\n`);
  assert.equal(code, 1);
  assert.match(out, /got +none/);
});

test("a bad case file gives a fault with its place for each mistake", () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    [GIVEN.replace("through: 2021-02-01", "through: 1.2.2021") + HOLDS, /case\/bad-value[\s\S]*one\.case\.yaml:10:10/],
    [GIVEN.replace("through:", "trough:") + HOLDS, /case\/unknown-key[\s\S]*one\.case\.yaml:10:1/],
    [`${GIVEN}  - { obligation: { year: "2020", component: cots }, cents: 1 }\n`, /case\/bad-value[\s\S]*one\.case\.yaml:12/],
    [`${GIVEN}  - { total: { party: tekija }, cents: 1.5 }\n`, /case\/bad-value/],
    [`${GIVEN}  - { total: { party: tekija } }\n`, /case\/missing-key/],
    [`${GIVEN}  - { sum: 5 }\n`, /case\/unknown-expectation/],
    [GIVEN, /case\/wrong-form/],
    ["case: [", /agreement\//],
    ["", /case\/|agreement\//],
  ];
  for (const [text, said] of cases) {
    const { code, out } = run(text);
    assert.equal(code, 1, text);
    assert.match(out, said);
  }
});

const LAW = `law-cases:
  - rule: ALL-004
    case: The alliance holds an account of its own
    pack: fi-2018-kasvupalvelu
    day: 2018-03-01
    facts: { allianceActs: [{ at: account }] }
    answer: broken
    at: [account]
  - rule: ALL-004
    case: Nobody has said
    pack: fi-2026-tyovoimapalvelu
    day: 2026-03-01
    facts: {}
    answer: cannot-tell
    missing: [allianceActs]
`;

test("cases of law are asked, and one that answers otherwise is shown with its line, what was expected and what came out", () => {
  const { code, out } = run(LAW);
  assert.equal(code, 0, out);
  assert.match(out, /Expectations met: 2/);
  const wrong = run(LAW.replace("at: [account]", "at: [till]"));
  assert.equal(wrong.code, 1);
  assert.match(wrong.out, /one\.case\.yaml:2:11: ALL-004: The alliance holds an account of its own\n +expected broken till\n +got +broken account\n/);
  const { cases } = JSON.parse(run(LAW, "--format", "json").out) as { cases: { law: { rule: string; holds: boolean }[] }[] };
  assert.deepEqual(
    cases[0]!.law.map(({ rule, holds }) => [rule, holds]),
    [
      ["ALL-004", true],
      ["ALL-004", true],
    ],
  );
});

test("a bad case of law gives a fault with its place for each mistake", () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    [LAW.replace("ALL-004", "ALL-04"), /case\/unknown-rule[\s\S]*one\.case\.yaml:2:11[\s\S]*ALL-001/],
    [LAW.replace("rule: ALL-004", "rule: ALL-003"), /case\/rule-of-other-pack[\s\S]*one\.case\.yaml:2:11/],
    [LAW.replace("{ allianceActs", "{ allianceAct"), /case\/unknown-fact[\s\S]*one\.case\.yaml:6:14[\s\S]*allianceActs/],
    [LAW.replace("missing: [allianceActs]", "missing: [acts]"), /case\/unknown-fact[\s\S]*one\.case\.yaml:15:15/],
    [LAW.replace("answer: broken", "answer: maybe"), /case\/unknown-answer[\s\S]*one\.case\.yaml:7:13[\s\S]*cannot-tell/],
    [LAW.replace("    at: [account]\n", ""), /case\/missing-key[\s\S]*one\.case\.yaml:2:5/],
    [LAW.replace("answer: broken", "answer: holds"), /case\/unknown-key[\s\S]*one\.case\.yaml:8:5/],
    [LAW.replace("2018-03-01", "1.3.2018"), /case\/bad-value[\s\S]*one\.case\.yaml:5:10/],
    [LAW.replace("[{ at: account }]", "a lot of €"), /case\/bad-value[\s\S]*one\.case\.yaml:6:28/],
    [LAW.replace("[{ at: account }]", "1"), /case\/wrong-facts[\s\S]*one\.case\.yaml:6:5/],
    ["law-cases: []\n", /case\/wrong-form/],
  ];
  for (const [text, said] of cases) {
    const { code, out } = run(text);
    assert.equal(code, 1, text);
    assert.match(out, said);
  }
});

test("cases are reported as JSON too", () => {
  const { cases } = JSON.parse(run(GIVEN + HOLDS, "--format", "json").out) as { cases: { passes: boolean; expectations: { holds: boolean }[] }[] };
  assert.equal(cases.length, 1);
  assert.ok(cases[0]!.passes && cases[0]!.expectations.every((expectation) => expectation.holds));
});

test("a directory without cases is no success", () => {
  inDirectory((directory) => assert.equal(sameside(["test", directory]).code, 1));
});

test("all shipped cases hold", () => {
  const { code, out } = sameside(["test", join(ROOT, "cases")]);
  assert.equal(code, 0, out);
});
