import assert from "node:assert/strict";
import { test } from "node:test";
import { languageOf, preferred } from "./language.ts";

test("the reader's first wish among our languages is met, Finnish when there is none", () => {
  assert.equal(preferred("sv-FI,sv;q=0.9,en;q=0.8"), "sv");
  assert.equal(preferred("de,en;q=0.7,fi;q=0.8"), "fi");
  assert.equal(preferred("en;q=0,sv;q=0.1"), "sv");
  assert.equal(preferred("de"), "fi");
  assert.equal(preferred(undefined), "fi");
});

test("only our three languages are part of a path", () => {
  assert.equal(languageOf("en"), "en");
  assert.equal(languageOf("EN"), undefined);
  assert.equal(languageOf(undefined), undefined);
});
