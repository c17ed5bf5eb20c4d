// Whose turn it is with a meeting: one step at a time, for those alone who can take it.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Matters } from "../matters/kinds.ts";
import type { Action, MeetingOfRecord } from "./kinds.ts";
import { awaitedOf, type Waiter } from "./waiting.ts";

const ON = "2019-05-06";
const seats = ["c", "m"].map((person) => ({ body: "ajr", party: person === "c" ? "kajaani" : "sotkamo", person, as: "member" as const, from: "2019-01-01" }));
const matters: Matters = { seats, matters: new Map() };
const chair: Waiter = { person: "c", party: "kajaani", keeps: false };
const member: Waiter = { person: "m", party: "sotkamo", keeps: false };
const secretary: Waiter = { person: "s", party: "office", keeps: false };
const keeper: Waiter = { person: "k", party: "office", keeps: true };
const called = { id: "k1", body: "ajr", on: ON, from: "09:00", place: "Keksitty", items: ["m"], calledOn: "2019-04-20", checks: [] };
const attending = [
  { person: "c", party: "kajaani", as: "chair" },
  { person: "m", party: "sotkamo", as: "member" },
  { person: "s", party: "office", as: "secretary" },
];
const held = { ...called, held: { attending, checkers: ["sotkamo"], items: [], on: ON } };
const countersigned = { party: "office", person: "s", on: ON };
const checks = (outcome: "accepted" | "remarks"): object[] => [{ party: "sotkamo", person: "m", outcome, on: ON }];

/** What waits for the chair, the member, the secretary and whoever keeps minutes. */
function steps(meeting: object, today: string = ON): readonly string[] {
  const meetings = { meetings: new Map([["k1", meeting as MeetingOfRecord]]), actions: [] };
  return [chair, member, secretary, keeper].map((who) =>
    awaitedOf(meetings, matters, who, today)
      .map(({ step }) => step)
      .join(),
  );
}

test("those with a seat are to attend, to the day itself; after it the minutes wait for whoever keeps them", () => {
  assert.deepEqual(steps(called), ["attend", "attend", "", ""]);
  assert.deepEqual(steps(called, "2019-05-07"), ["", "", "", "record"]);
  assert.deepEqual(steps({ ...called, cancelledOn: ON }), ["", "", "", ""]);
});

test("minutes are countersigned and checked, corrected after remarks, and signed by the chair last", () => {
  assert.deepEqual(steps(held), ["", "check", "countersign", ""]);
  assert.deepEqual(steps({ ...held, checks: checks("remarks") }), ["", "", "", "correct"]);
  assert.deepEqual(steps({ ...held, checks: checks("accepted") }), ["", "", "countersign", ""]);
  assert.deepEqual(steps({ ...held, checks: checks("accepted"), countersigned }), ["sign", "", "", ""]);
  assert.deepEqual(steps({ ...held, checks: checks("accepted"), countersigned, signed: {} }), ["", "", "", ""]);
});

test("who acts for another party checks and signs nothing", () => {
  const meetings = { meetings: new Map([["k1", held as unknown as MeetingOfRecord]]), actions: [] };
  assert.deepEqual(awaitedOf(meetings, matters, { ...member, party: "kuhmo" }, ON), []);
  assert.deepEqual(awaitedOf(meetings, matters, { ...member, party: undefined }, ON), []);
});

test("actions of one's own party wait in the order of their days, late only after the day", () => {
  const action = (id: string, party: string, due: string, doneOn?: string): Action => {
    return { id, meeting: "k1", what: "Keksitty", party, due, setOn: ON, setBy: "o", ...(doneOn === undefined ? {} : { doneOn }) };
  };
  const actions = [action("b", "kajaani", ON), action("a", "kajaani", "2019-05-05"), action("x", "sotkamo", ON), action("y", "kajaani", ON, ON)];
  assert.deepEqual(awaitedOf({ meetings: new Map(), actions }, matters, chair, ON), [
    { step: "action", meeting: "k1", action: "a", due: "2019-05-05", late: true },
    { step: "action", meeting: "k1", action: "b", due: ON },
  ]);
});
