import assert from "node:assert/strict";
import { test } from "node:test";
import type { Fault } from "../kernel/refusal.ts";
import { readAgreement } from "./read.ts";
import { faultsToJson, renderFaults } from "./render.ts";
import { readingWords } from "./words.ts";

const text = "sameside: 2\n";
const { faults } = readAgreement("a.yaml", text);
const plain = { color: false, words: readingWords };

test("a fault is shown with its line, its cause and its cure", () => {
  assert.equal(
    renderFaults(faults, new Map([["a.yaml", text]]), "en", plain),
    `fault[agreement/version]: The version 2 of the grammar is not known.
 --> a.yaml:1:11
  |
1 | sameside: 2
  |           ^
  = basis: docs/agreement-file.md § 1 Scalars
  = remedy: Write sameside: 1, or use a newer Sameside.

1 fault
`,
  );
});

test("the same in Finnish and Swedish", () => {
  assert.match(
    renderFaults(faults, new Map(), "fi", plain),
    /^virhe\[agreement\/version\]: Kieliopin versiota 2 ei tunneta\.\n --> a\.yaml:1:11\n {2}= peruste: docs\/agreement-file\.md § 1 Arvot\n[^]*\n\n1 virhe\n$/,
  );
  assert.match(renderFaults(faults, new Map(), "sv", plain), /^fel\[agreement\/version\]: Grammatikens version 2 är okänd\.[^]*\n\n1 fel\n$/);
});

test("colours only when asked for", () => {
  const texts = new Map([["a.yaml", text]]);
  assert.ok(!renderFaults(faults, texts, "en", plain).includes("\u001b"));
  assert.ok(renderFaults(faults, texts, "en", { ...plain, color: true }).includes("\u001b[1;31mfault[agreement/version]\u001b[0m"));
});

const fault = (column: number, length: number, severity: Fault["severity"] = "fault", args = {}): Fault => ({
  code: "other/code",
  severity,
  at: { file: "b.csv", line: 1, column, length },
  args,
  basis: "",
});
const words = { "other/code": { sentence: { fi: "{text}", sv: "{text}", en: "Bad: {text}" }, remedy: { fi: "", sv: "", en: "" } } };
const lineAndMark = (source: string, each: Fault): string[] =>
  renderFaults([each], new Map([["b.csv", source]]), "en", { color: false, words })
    .split("\n")
    .slice(3, 5)
    .map((line) => line.slice(4));

test("a long line is cut around the span", () => {
  const [line, mark] = lineAndMark(`${"a".repeat(500)}XYZ${"b".repeat(500)}`, fault(501, 3));
  assert.equal(line, `…${"a".repeat(40)}XYZ${"b".repeat(77)}…`);
  assert.equal(mark, `${" ".repeat(41)}^^^`);
});

test("control characters are shown, never sent to the terminal", () => {
  const [line, mark] = lineAndMark("a\u001b[31mb\tc\u202ed", fault(7, 1));
  assert.equal(line, "a<1B>[31mb→c<202E>d");
  assert.equal(mark, "         ^");
  assert.match(renderFaults([fault(1, 1, "fault", { text: "\u001b[2J" })], new Map(), "en", { color: false, words }), /Bad: <1B>\[2J/);
});

test("marks stand under the characters, also where they combine or are wide", () => {
  assert.deepEqual(lineAndMark("a\u0308äX", fault(4, 1)), ["a\u0308äX", "  ^"]);
  assert.deepEqual(lineAndMark("日本X", fault(3, 1)), ["日本X", "    ^"]);
  assert.deepEqual(lineAndMark("ab", fault(9, 4)), ["ab", "  ^"]);
});

test("the last line counts faults and warnings", () => {
  const last = (all: readonly Fault[], language: "fi" | "en"): string | undefined =>
    renderFaults(all, new Map(), language, { color: false, words }).trimEnd().split("\n").at(-1);
  assert.equal(last([], "en"), "No faults.");
  assert.equal(last([fault(1, 1), fault(1, 1), fault(1, 1, "warning")], "en"), "2 faults, 1 warning");
  assert.equal(last([fault(1, 1, "warning"), fault(1, 1, "warning")], "fi"), "varoituksia 2");
});

test("a code without words is shown by itself, also one that objects have by themselves", () => {
  assert.match(renderFaults([{ ...fault(1, 1), code: "constructor" }], new Map(), "en", { color: false, words }), /^fault\[constructor\]: constructor\n/);
});

test("JSON carries code, place, sentence and basis", () => {
  assert.deepEqual(faultsToJson(faults, "en", readingWords), [
    {
      code: "agreement/version",
      severity: "fault",
      file: "a.yaml",
      line: 1,
      column: 11,
      length: 1,
      sentence: "The version 2 of the grammar is not known.",
      remedy: "Write sameside: 1, or use a newer Sameside.",
      basis: "docs/agreement-file.md § 1",
      args: { text: "2" },
    },
  ]);
});
