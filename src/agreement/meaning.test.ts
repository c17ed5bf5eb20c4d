import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { type Fault, LANGUAGES } from "../kernel/refusal.ts";
import { ONE } from "../kernel/share.ts";
import { BASE, type Change, changed, placeOf } from "../../test/agreement-meaning/base.ts";
import { CASES } from "../../test/agreement-meaning/cases-data.ts";
import { checkMeaning, MEANING_CODES, MEANING_WORDS } from "./meaning.ts";
import { readAgreement } from "./read.ts";

const told = (text: string) => readAgreement("a.yaml", text).faults.map(({ code, at }) => `${code} ${at.line}:${at.column}`);

test("the base has no fault and no warning", () => {
  assert.deepEqual(told(BASE), []);
});

for (const { code, why, changes, at } of CASES) {
  test(`${code}: ${why}`, () => {
    const text = changed(changes);
    const { line, column } = placeOf(text, at);
    const { faults } = readAgreement("a.yaml", text);
    assert.deepEqual(
      faults.map((fault) => `${fault.code} ${fault.at.line}:${fault.at.column}`),
      [`${code} ${line}:${column}`],
    );
    assert.deepEqual(openHoles(faults[0]!), []);
  });
}

/** The holes of a fault's words that its arguments leave open. */
function openHoles(fault: Fault): string[] {
  const { sentence, remedy } = MEANING_WORDS[fault.code]!;
  const holes = LANGUAGES.flatMap((language) => [...`${sentence[language]} ${remedy[language]}`.matchAll(/\{([a-z]+)\}/g)].map((hole) => hole[1]!));
  return holes.filter((name) => fault.args[name] === undefined);
}

test("every code has a case", () => {
  assert.deepEqual(
    MEANING_CODES.filter((code) => !CASES.some((each) => each.code === code)),
    [],
  );
});

const SEVERAL = [
  "unknown-party: a seat",
  "unknown-gate: a gate of the results",
  "unknown-line: a controller's service",
  "alliance-as-actor: a payer",
  "party-without-role: no role",
  "not-a-provider: overhead for a purchaser",
  "key-starts-late: a joint line without a key at first",
  "development-outside-term: development after the end",
  "other-organisers-task: an outcome",
  "task-reserved: a company decides",
  "target-missing: a line without target",
  "year-without-appropriation: no money for 2019",
  "amount-negative: a pool",
  "amount-negative: a tariff",
  "share-out-of-range: more than all at risk",
  "share-out-of-range: a retention",
  "shares-not-whole: among providers",
  "rate-missing: no hourly rate",
  "band-direction: a gain above the target",
  "floor-above-fee: a floor above the fee",
  "weights-not-whole: weights",
  "points-too-few: one point",
  "clamp-order: the lowest above the highest",
  "payment-missing: the fee goes nowhere",
  "funding-not-reserved: all parties decide",
];

test("twenty-five mistakes in one file give twenty-five faults, each at its place", () => {
  const chosen = SEVERAL.map((name) => CASES.find((each) => `${each.code}: ${each.why}` === `agreement/${name}`)!);
  const text = changed(chosen.flatMap((each) => each.changes));
  const expected = chosen.map(({ code, at }) => {
    const { line, column } = placeOf(text, at);
    return `${code} ${line}:${column}`;
  });
  assert.equal(new Set(expected).size, 25);
  assert.deepEqual(told(text).toSorted(), expected.toSorted());
});

test("a party renamed where it is defined is one mistake, told with every line that names it", () => {
  const { faults } = readAgreement("a.yaml", changed([["  town: { name", "  twon: { name"]]));
  assert.deepEqual(
    faults.map(({ code, at, args }) => [code, at.line, args["lines"]]),
    [["agreement/unknown-party", 14, "14, 16, 20, 21, 30, 40, 60, 87, 92"]],
  );
});

const ADVICE: readonly (readonly [string, Change, readonly string[]])[] = [
  ["nothing is shared", [between("gain-and-pain:\n", "gates: { level"), "gain-and-pain: { none: yes }\n"], []],
  [
    "nothing is shared and nobody answers for results",
    [
      `${between("gain-and-pain:\n", "gates: { level")}gates: { level: { indicator: service-level, at-least: 90, missing: fails } }\n${between("results:\n", "outcomes:\n")}`,
      "gain-and-pain: { none: yes }\n",
    ],
    ["law/ALL-008 31:1"],
  ],
  ["nothing depends on results", [between("results:\n", "settlement:"), ""], ["law/ALL-009 31:1"]],
  [
    "providers gain and never lose",
    [
      "pain: [{ up-to: 110 %, providers: 50 % }, { providers: 0 % }]\n  dead-band: none\n  caps: [{ on: pain, scope: joint, at: fee-at-risk }]",
      "pain: [{ providers: 0 % }]\n  dead-band: none\n  caps: []",
    ],
    ["law/ALL-010 31:1"],
  ],
  [
    "the money of a year has lapsed",
    ['"2020": { north: { amount: 900000.00, state: authority, authority: § 1 }', '"2020": { north: { amount: 900000.00, state: lapsed }'],
    ["law/ALL-012 21:13"],
  ],
  ["anybody may leave at any time", ["after: development", "after: signing"], ["law/ALL-018 89:1"]],
  ["services stop at once", ["continuity: 6 months", "continuity: 0 months"], ["law/ALL-019 89:1"]],
];

for (const [why, change, codes] of ADVICE) {
  test(`the law advises, and never refuses: ${why}`, () => {
    const { value, faults } = readAgreement("a.yaml", changed([change]));
    assert.deepEqual(
      faults.map(({ severity, code, at }) => `${severity} ${code} ${at.line}:${at.column}`),
      codes.map((code) => `warning ${code}`),
    );
    assert.ok(value);
  });
}

test("without a law pack the law is silent", () => {
  assert.deepEqual(
    told(
      changed([
        ["law: fi-2018-kasvupalvelu", "law: none"],
        ["after: development", "after: signing"],
      ]),
    ),
    [],
  );
});

test("nothing is told that rests on a path which the reader has refused already", () => {
  const agreement = readAgreement("a.yaml", BASE).value!;
  const wrong = {
    ...agreement,
    schemes: agreement.schemes.map((scheme) => ({ ...scheme, amongProviders: { by: "shares" as const, shares: { coach: ONE } } })),
  };
  const codes = (broken: readonly string[]) => checkMeaning(wrong, broken).map((fault) => fault.code);
  assert.deepEqual(codes([]), ["agreement/share-missing"]);
  assert.deepEqual(codes(["gain-and-pain/among-providers/shares/town"]), []);
  assert.deepEqual(codes(["fee/coach"]), ["agreement/share-missing"]);
});

test("the sample and the examples have no fault", () => {
  const root = new URL("../../", import.meta.url);
  const files = ["test/agreement/sample.yaml", ...readdirSync(new URL("examples", root)).map((name) => `examples/${name}/agreement.yaml`)];
  for (const file of files.filter((name) => existsSync(new URL(name, root)))) {
    const faults = readAgreement(file, readFileSync(new URL(file, root))).faults.filter((fault) => fault.severity === "fault");
    assert.deepEqual(faults, [], file);
  }
});

/** The piece of the base from one text up to another. */
function between(from: string, to: string): string {
  return BASE.slice(BASE.indexOf(`\n${from}`) + 1, BASE.indexOf(`\n${to}`) + 1);
}
