// A purchaser's approval is held against its own part of a matter's sum, to the cent: what its decision is about, and the mandate of whoever names it.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Now, States } from "../api/decide.ts";
import type { Decision } from "../decisions/kinds.ts";
import { decideApproval } from "./deciding.ts";
import type { Matter, Reckoned } from "./kinds.ts";
import type { Ground } from "./opening.ts";

const matter = {
  id: "m",
  kind: "target-cost",
  title: "Keksitty",
  body: "ajr",
  amount: 100_000n,
  concerns: [],
  positions: [],
  handlings: [],
  steps: [],
  moves: [],
};
const reckoned = { parties: [{ party: "sotkamo", share: "40000" }] } as unknown as Reckoned;

/** The codes by which an approval by sotkamo is refused. */
function refusedFor(limit: bigint, decided: bigint | undefined, part: Reckoned | undefined): readonly string[] {
  const on = "2019-05-06";
  const about = { organ: "Keksitty", section: "§ 1", subject: "Keksitty", on, state: "final", stateOn: on } as const;
  const own: Decision = { ...about, id: "d", organisation: "o", ...(decided === undefined ? {} : { amount: decided }) };
  const ofBody = { body: "ajr", kind: "target-cost", approvals: [{ party: "sotkamo", state: "final" }], approved: [] } as const;
  const decisions = new Map<string, Decision>([
    ["m", { ...about, id: "m", state: "adopted", ofBody }],
    ["d", own],
  ]);
  const matters = { seats: [], matters: new Map([["m", matter as unknown as Matter]]) };
  const ground: Ground = { agreement: undefined, matters, decisions, organisations: new Map([["sotkamo", "o"]]), conditional: [] };
  const now = { at: `${on}T09:00:00.000Z`, day: on, actor: "p", party: "o", mandates: [{ limit }] } as unknown as Now;
  const states = { of: () => ({ decisions, opened: new Map() }) } as unknown as States;
  const ran = decideApproval({ ground, reckoned: part }, states, { matter: "m", decision: "d" }, now);
  return (ran.refusals ?? []).map(({ code }) => code);
}

test("the mandate has to cover the party's own part to the cent, and the whole where nothing tells the part", () => {
  assert.deepEqual(refusedFor(40_000n, undefined, reckoned), []);
  assert.deepEqual(refusedFor(39_999n, undefined, reckoned), ["api/above-mandate"]);
  assert.deepEqual(refusedFor(99_999n, undefined, undefined), ["api/above-mandate"]);
});

test("the organ's decision has to be about the party's own part to the cent", () => {
  assert.deepEqual(refusedFor(40_000n, 40_000n, reckoned), []);
  assert.deepEqual(refusedFor(40_000n, 39_999n, reckoned), ["decisions/above-amount"]);
});
