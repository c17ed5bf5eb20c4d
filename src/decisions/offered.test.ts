import assert from "node:assert/strict";
import { test } from "node:test";
import type { Slice, States } from "../api/decide.ts";
import { type Decision, type DecisionState, decisionSlice } from "./kinds.ts";
import { offered } from "./offered.ts";

const decided = (id: string, state: DecisionState, more: Partial<Decision> = {}): readonly [string, Decision] => [
  id,
  { id, organisation: "o", organ: "Board", on: "2020-01-01", section: "§ 1", subject: id, state, stateOn: "2020-01-01", ...more },
];
const decisions = new Map([
  decided("early", "adopted"),
  decided("open", "enforceable", { amount: 1000n }),
  decided("begun", "final", { amount: 1000n }),
  decided("spent", "final", { amount: 1000n }),
  decided("other", "final", { organisation: "p", amount: 1000n }),
  decided("annulled", "final", { annulledOn: "2020-02-01" }),
  decided("unbound", "final", { unboundOn: "2020-02-01" }),
  decided("newest", "final", { on: "2020-03-01" }),
]);
const states: States = { of: <State>(slice: Slice<State>): State => (slice.name === decisionSlice.name ? ({ decisions } as State) : slice.start) };
const RESTING: Readonly<Record<string, bigint>> = { begun: 400n, spent: 1000n };
const load = { needed: "enforceable", organisation: "o", resting: (id: string) => RESTING[id] ?? 0n } as const;

test("what stands, has come far enough, is of the right organ and has something left is offered, the newest first, with what is left", () => {
  assert.deepEqual(
    offered(states, load, "en").map(({ id, name }) => [id, name.replace(/\s/g, " ")]),
    [
      ["newest", "Board 1 March 2020 § 1: newest"],
      ["begun", "Board 1 January 2020 § 1: begun (€6.00 left of €10.00)"],
      ["open", "Board 1 January 2020 § 1: open (all of €10.00 left)"],
    ],
  );
});

test("what is set anew by the same decision needs nothing left, and without a sum that rests none is told", () => {
  const ids = (more: object): readonly string[] => offered(states, { ...load, ...more }, "fi").map(({ id }) => id);
  assert.deepEqual(ids({ isSetAnew: (id: string) => id === "spent" }), ["newest", "spent", "begun", "open"]);
  assert.deepEqual(ids({ fits: ({ amount }: Decision) => amount === undefined }), ["newest"]);
  assert.ok(offered(states, { needed: "enforceable" }, "en").every(({ name }) => !name.includes("left")));
});
