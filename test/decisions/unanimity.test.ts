// The rule of the bodies gives what an independent reading of the agreement's page gives, in every case of up to four parties.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type MatterKind, ROUTED } from "../../src/decisions/competence.ts";
import { type Asked, isMember, noPart, type Position, verdictOf } from "../../src/decisions/unanimity.ts";
import { type Case, independently, type Voice } from "../oracle/decisions.ts";

const STATES: readonly Pick<Voice, "says" | "mandate">[] = [
  ...(["for", "against", "abstain"] as const).flatMap((says) => [true, false].map((mandate) => ({ says, mandate }))),
  { says: "recused", mandate: false },
  { says: "nothing", mandate: true },
  { says: "not there", mandate: true },
];
/** What is decided, where, and what the agreement reserves. */
const MATTERS: readonly Pick<Case, "kind" | "money" | "prepares" | "about" | "reserved">[] = [
  { kind: "operational", money: false, prepares: false, about: [], reserved: {} },
  { kind: "operational", money: true, prepares: false, about: [], reserved: {} },
  { kind: "operational", money: false, prepares: true, about: [], reserved: {} },
  { kind: "target-cost", money: true, prepares: false, about: [], reserved: { "target-cost": "each-purchaser" } },
  { kind: "target-cost", money: false, prepares: true, about: [], reserved: { "target-cost": "all-parties" } },
  { kind: "key-results", money: false, prepares: false, about: [], reserved: {} },
  { kind: "key-results", money: false, prepares: false, about: [], reserved: { results: "organiser" } },
  { kind: "exclusion", money: false, prepares: false, about: ["p0"], reserved: {} },
  { kind: "funding", money: true, prepares: false, about: [], reserved: { funding: "each-purchaser" } },
  { kind: "public-task", money: false, prepares: false, about: [], reserved: {} },
];
const TERMS = (["all", "present"] as const).flatMap((quorum) =>
  (["objects", "abstains"] as const).flatMap((silence) => (["blocks", "ignored"] as const).map((abstention) => ({ quorum, silence, abstention }))),
);
const DAY = "2026-05-04";

function* ways<T>(of: readonly T[], count: number): Generator<readonly T[]> {
  if (count === 0) yield [];
  else for (const rest of ways(of, count - 1)) for (const each of of) yield [...rest, each];
}

/** The same case as the engine takes it. */
function asked(c: Case): Asked {
  const seats = Object.fromEntries(c.voices.map(({ id }) => [id, 1]));
  const bodies = c.prepares ? { ajr: { seats: {} }, apr: { seats } } : { ajr: { seats } };
  const spoken = c.voices.filter(({ says }) => says !== "nothing" && says !== "not there");
  return {
    powers: {
      quorum: c.quorum,
      silence: c.silence as "objects",
      abstention: c.abstention as "blocks",
      reserved: c.reserved as Asked["powers"]["reserved"],
      bodies,
    },
    parties: c.voices.map(({ id, roles, authority, from, to }) => ({ id, roles, authority, ...(from ? { joins: from } : {}), ...(to ? { leaves: to } : {}) })),
    matter: { kind: c.kind as MatterKind, body: c.prepares ? "apr" : "ajr", concerns: c.about, ...(c.money ? { amount: 1n } : {}) },
    day: c.day,
    positions: spoken.map(({ id, says, mandate }) => ({ party: id, says: says as Position, mandated: mandate })),
    how:
      c.written === undefined
        ? { procedure: "meeting", present: c.voices.filter(({ says }) => says !== "not there").map(({ id }) => id) }
        : { procedure: "written", over: c.written === "over" },
    organisers: [],
  };
}

function agree(c: Case): void {
  const { outcome, approvals, missing } = verdictOf(asked(c));
  const isRouted = (Object.values(ROUTED) as readonly string[]).includes(missing[0]?.code ?? "");
  const is = isRouted ? "not theirs" : (outcome ?? "nothing");
  const expected = independently(c);
  const approve = approvals.map(({ party }) => party);
  if (is !== expected.is || approve.join() !== expected.approve.join()) assert.deepEqual({ is, approve }, expected, JSON.stringify(c));
  if ((is === "adopted") === missing.length > 0) assert.fail(`what is missing is told unless it is adopted: ${JSON.stringify(c)}`);
}

test("engine and independent reading agree for up to four parties, every position, with and without mandate, reserved or not, present or all", (t) => {
  let count = 0;
  for (let parties = 1; parties <= 4; parties++) {
    for (const states of ways(STATES, parties)) {
      for (const authorities of [1, parties]) {
        const voices = states.map((state, i) => {
          const [roles, authority] = i % 2 === 0 ? [["purchaser", "organiser"], i < authorities] : [["provider"], i < authorities];
          return { ...state, id: `p${i}`, roles: roles as string[], authority: authority as boolean };
        });
        for (const matter of MATTERS)
          for (const terms of TERMS)
            for (const written of [undefined, "open", "over"] as const) {
              agree({ ...matter, ...terms, written, day: DAY, voices });
              count++;
            }
      }
    }
  }
  t.diagnostic(`${count} cases agree`);
});

test("a party that has left or not joined is nobody's voice, on the day itself it still is", (t) => {
  let count = 0;
  const spans = [{}, { to: "2026-05-03" }, { to: DAY }, { from: "2026-05-05" }, { from: DAY }];
  for (const states of ways(STATES, 3))
    for (const span of spans)
      for (const matter of MATTERS)
        for (const terms of TERMS) {
          const voices = states.map((state, i) => ({ ...state, ...(i === 1 ? span : {}), id: `p${i}`, roles: ["purchaser"], authority: i === 1 }));
          agree({ ...matter, ...terms, written: "over", day: DAY, voices });
          count++;
        }
  t.diagnostic(`${count} cases agree`);
  assert.ok(isMember({ joins: DAY, leaves: DAY }, DAY));
});

test("whoever has no part is told the clause: no seat, not joined yet, left, or the matter is about itself", () => {
  const powers = { quorum: "all", silence: "objects", abstention: "blocks", reserved: {}, bodies: { ajr: { seats: { a: 1, b: 1, c: 1 } } } } as const;
  const parties = [
    { id: "a", roles: ["provider"], authority: false },
    { id: "b", roles: ["provider"], authority: false, leaves: "2026-05-03" },
    { id: "c", roles: ["purchaser"], authority: true, joins: "2026-05-05" },
    { id: "d", roles: ["provider"], authority: false },
  ];
  const told = (id: string) => noPart({ powers, parties, day: DAY, matter: { kind: "exclusion", body: "ajr", concerns: ["a"] } }, id);
  assert.deepEqual(
    ["a", "b", "c", "d"].map((id) => [told(id)?.code, told(id)?.basis.split(";")[0]]),
    [
      ["decisions/own-matter", "Hallintolaki 434/2003 28.1 §"],
      ["decisions/has-left", "parties/b/leaves"],
      ["decisions/not-yet-member", "parties/c/joins"],
      ["decisions/no-seat", "decisions/bodies/ajr/seats"],
    ],
  );
});
