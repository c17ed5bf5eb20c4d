import assert from "node:assert/strict";
import { test } from "node:test";
import { LANGUAGES } from "../kernel/refusal.ts";
import { changed, BASE, placeOf } from "../../test/agreement-meaning/base.ts";
import { CASES } from "../../test/agreement-meaning/cases.ts";
import { MEANING_CODES, MEANING_WORDS } from "./meaning.ts";
import { readAgreement } from "./read.ts";

const told = (text: string) => readAgreement("a.yaml", text).faults.map(({ code, at }) => `${code} ${at.line}:${at.column}`);

test("the base has no fault and no warning", () => {
  assert.deepEqual(told(BASE), []);
});

for (const { code, why, changes, at } of CASES) {
  test(`${code}: ${why}`, () => {
    const text = changed(changes);
    const { line, column } = placeOf(text, at);
    assert.deepEqual(told(text), [`${code} ${line}:${column}`]);
  });
}

test("every code has a case", () => {
  assert.deepEqual(
    MEANING_CODES.filter((code) => !CASES.some((each) => each.code === code)),
    [],
  );
});

test("every hole of a sentence is filled by its fault", () => {
  for (const { changes } of CASES) {
    for (const fault of readAgreement("a.yaml", changed(changes)).faults) {
      const { sentence, remedy } = MEANING_WORDS[fault.code]!;
      for (const language of LANGUAGES) {
        for (const [hole, name] of `${sentence[language]} ${remedy[language]}`.matchAll(/\{([a-z]+)\}/g))
          assert.ok(fault.args[name!] !== undefined, `${fault.code} ${hole}`);
      }
    }
  }
});
