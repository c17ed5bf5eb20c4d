import assert from "node:assert/strict";
import { test } from "node:test";
import type { Slice, States } from "../../api/decide.ts";
import { type Decision, type DecisionState, decisionSlice } from "../../decisions/kinds.ts";
import { groundsIn } from "./routes.ts";

const decided = (id: string, state: DecisionState, more: Partial<Decision> = {}): readonly [string, Decision] => [
  id,
  { id, organisation: "o", organ: "Lautakunta", on: "2020-01-01", section: "§ 1", subject: id, state, stateOn: "2020-01-01", ...more },
];

test("an approval is offered the decisions that it can rest on, and how many more are not enforceable yet", () => {
  const decisions = new Map([
    decided("a", "adopted"),
    decided("b", "enforceable"),
    decided("c", "final"),
    decided("d", "final", { annulledOn: "2020-02-01" }),
    decided("e", "adopted"),
  ]);
  const states: States = { of: <State>(slice: Slice<State>): State => (slice.name === decisionSlice.name ? ({ decisions } as State) : slice.start) };
  const { decisions: offered, waiting } = groundsIn({ language: "fi" }, states);
  assert.deepEqual(
    offered.map(({ id }) => id),
    ["c", "b"],
  );
  assert.equal(waiting, 2);
});
