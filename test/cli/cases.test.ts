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
