// What the record tells the law of phases and of those who have left, and what the law answers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { judge, PACKS } from "../law/law.ts";
import type { Phase } from "../lifecycle/gates.ts";
import { exitFacts } from "./facts.ts";

const left = [{ party: "town", last: "2020-09-30", at: "2026-11-20T10:00:00.000Z", seq: 90 }];
const entered = (...phases: readonly Phase[]) => phases.map((phase) => ({ phase }));
const answerTo = (rule: string, facts: ReturnType<typeof exitFacts>): string =>
  judge(PACKS["fi-2018-kasvupalvelu"], facts, "2026-11-23").find((verdict) => verdict.rule.id === rule)!.answer;

test("phases are told in the law's order, and one that nobody recorded is left to people", () => {
  const whole = exitFacts(entered("strategy", "formation", "development", "implementation", "closing", "closed"), []);
  assert.deepEqual(
    whole.phaseChanges!.map(({ from, to }) => `${from} ${to}`),
    ["strategy formation", "formation award", "award development", "development implementation", "implementation closed"],
  );
  assert.equal(answerTo("ALL-016", whole), "holds");
  const given = exitFacts(entered("strategy", "formation", "development", "closing", "closed"), []);
  assert.deepEqual(given.phaseChanges!.at(-1), { at: "phases/exited", from: "development", to: "exited" });
  assert.equal(answerTo("ALL-016", given), "holds");
  assert.equal(answerTo("ALL-016", exitFacts([], [])), "cannot-tell");
});

test("whoever has left lost its access on that day, and has its own data", () => {
  const facts = exitFacts([], left);
  assert.deepEqual(facts.departures, [{ at: "parties/town", left: "2026-11-20", accessEnded: "2026-11-20", ownDataExported: true }]);
  assert.equal(answerTo("DPR-018", facts), "holds");
  assert.deepEqual(exitFacts([], [{ last: "2020-09-30", at: left[0]!.at, seq: 91 }]).departures, [], "an alliance that has ended stays open to its parties");
});
