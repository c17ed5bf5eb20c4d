import assert from "node:assert/strict";
import { test } from "node:test";
import { type AnswersFile, changesBetween, evaluate, type RuleAnswer, rulesOf } from "./evaluation.ts";
import { OVERLAYS, PACKS } from "./packs.ts";

const told = (rule: string, rest: Partial<RuleAnswer>): RuleAnswer => ({ rule, severity: "block", answer: "holds", ...rest });
const file = (...answers: readonly RuleAnswer[]): AnswersFile => ({ pack: "fi-2018-kasvupalvelu", version: "1", on: "2018-06-01", answers: [...answers] });

test("what changed is another answer, other places that break, or other facts that are missing; and what was asked only once", () => {
  const before = file(
    told("A", {}),
    told("B", { answer: "broken", at: ["x"] }),
    told("C", { answer: "cannot-tell", missing: ["meeting"] }),
    told("D", { answer: "cannot-tell", missing: ["meeting"] }),
    told("E", {}),
  );
  const after = file(
    told("A", {}),
    told("B", { answer: "broken", at: ["x", "y"] }),
    told("C", { answer: "cannot-tell", missing: ["meeting"], at: ["12"] }),
    told("D", { answer: "cannot-tell", missing: ["minutes"] }),
    told("F", { answer: "broken", at: ["z"] }),
  );
  assert.deepEqual(
    changesBetween(before, after).map(({ rule, was, is }) => [rule, was?.answer, is?.answer]),
    [
      ["B", "broken", "broken"],
      ["D", "cannot-tell", "cannot-tell"],
      ["F", undefined, "broken"],
      ["E", "holds", undefined],
    ],
  );
  assert.deepEqual(changesBetween(after, after), []);
});

test("every rule that is law on the day answers once, and nothing known leaves every one of them open", () => {
  for (const pack of [...Object.values(PACKS), ...Object.values(OVERLAYS)]) {
    const answers = evaluate(pack, {}, "2026-06-01");
    assert.deepEqual(
      rulesOf(answers, "cannot-tell"),
      answers.answers.map(({ rule }) => rule),
    );
    assert.equal(new Set(answers.answers.map(({ rule }) => rule)).size, answers.answers.length);
  }
});
