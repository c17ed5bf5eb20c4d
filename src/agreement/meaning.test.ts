import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { type Fault, LANGUAGES } from "../kernel/refusal.ts";
import { ONE } from "../kernel/share.ts";
import { BASE, changed, placeOf } from "../../test/agreement-meaning/base.ts";
import { CASES } from "../../test/agreement-meaning/cases-data.ts";
import { LAW_CASES } from "../../test/agreement-meaning/law-data.ts";
import { READING_CASES } from "../../test/agreement/cases.ts";
import { lawWords, PACKS } from "../law/law.ts";
import { TOLD_OTHERWISE } from "./law-advice.ts";
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

for (const { why, changes, code, at } of LAW_CASES) {
  test(`the law advises, and never refuses: ${why}`, () => {
    const text = changed(changes);
    const { value, faults } = readAgreement("a.yaml", text);
    const place = code === undefined ? undefined : placeOf(text, at);
    assert.deepEqual(
      faults.map(({ severity, code: told, at: { line, column } }) => `${severity} ${told} ${line}:${column}`),
      place === undefined ? [] : [`warning ${code} ${place.line}:${place.column}`],
    );
    assert.ok(value);
  });
}

test("every code of law has a case in which a file raises it, or a code that a file gets in its place", () => {
  const codes = Object.keys(lawWords(Object.values(PACKS).flatMap((pack) => pack.rules)));
  const raised = new Set([...LAW_CASES.flatMap(({ code }) => code ?? []), ...Object.keys(TOLD_OTHERWISE)]);
  assert.deepEqual(
    codes.filter((code) => !raised.has(code)),
    [],
  );
  for (const others of Object.values(TOLD_OTHERWISE))
    for (const other of others)
      assert.ok(
        [...CASES, ...LAW_CASES, ...READING_CASES].some(({ code }) => code === other),
        other,
      );
});

test("where a file gets another code in its place, the law is silent", () => {
  for (const others of Object.values(TOLD_OTHERWISE)) {
    for (const each of CASES.filter(({ code }) => others.includes(code))) {
      const { faults } = readAgreement("a.yaml", changed(each.changes));
      assert.deepEqual(
        faults.map(({ code }) => code),
        [each.code],
      );
    }
  }
});

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
