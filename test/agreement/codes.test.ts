import assert from "node:assert/strict";
import { test } from "node:test";
import { MEANING_CODES, MEANING_WORDS } from "../../src/agreement/meaning.ts";
import { readingWords } from "../../src/agreement/words.ts";
import { CASE_WORDS } from "../../src/cli/words.ts";
import { costWords } from "../../src/open-books/words.ts";
import { factWords } from "../../src/settlement/facts-words.ts";
import { CASES } from "../agreement-meaning/cases-data.ts";
import { READING_CASES } from "./cases.ts";

test("no code of a fault stands in two tables of words", () => {
  const codes = [readingWords, MEANING_WORDS, costWords, factWords, CASE_WORDS].flatMap((table) => Object.keys(table));
  assert.deepEqual(
    codes.filter((code, i) => codes.indexOf(code) !== i),
    [],
  );
});

test("every code about an agreement file has words and a case with its line and column, and no case has another code", () => {
  const codes = [...MEANING_CODES, ...Object.keys(readingWords)].toSorted();
  const worded = [...Object.keys(MEANING_WORDS), ...Object.keys(readingWords)].filter((code) => code.startsWith("agreement/")).toSorted();
  const cases = [...new Set([...READING_CASES, ...CASES].map((each) => each.code))].toSorted();
  assert.deepEqual(worded, codes);
  assert.deepEqual(cases, codes);
});
