// Who may leave when: each refusal with its clause, and what would be possible from which day.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Agreement, Party } from "../agreement/agreement.ts";
import { against, type Course, continuityUntil, endOf, type Notice, waysOf, windowOf } from "./rights.ts";

const party = (id: string, ...roles: Party["roles"]): Party => ({ id, name: id, kind: "municipality", roles, taskArea: [], members: [] });
const TOWN = party("town", "purchaser", "organiser");
const FIRM = party("firm", "provider");
const exit: Agreement["exit"] = {
  all: { window: { count: 30, unit: "day" }, after: "development" },
  purchasers: { grounds: ["forecast", "results"], notice: { count: 3, unit: "month" }, continuity: { count: 6, unit: "month" } },
  settlement: "actuals-and-agreed-forecast",
  forecastBy: "independent-expert",
};
const periods = [{ from: "2020-01-01", to: "2021-12-31" }];
const agreement = { exit, periods, parties: [TOWN, FIRM], development: { until: "2020-03-31", pay: "hours", cap: "none" } } as unknown as Agreement;
const BEFORE: Course = { entered: [{ phase: "development", on: "2020-01-01" }], planned: new Map(), signed: "2020-01-01" };
const AFTER: Course = { ...BEFORE, entered: [...BEFORE.entered, { phase: "implementation", on: "2020-04-01" }] };

const notice = (of: Partial<Notice>): Notice => ({ kind: "leave", ground: "window", given: "2020-04-10", last: "2020-05-31", ...of });
const codes = (of: Party | undefined, what: Partial<Notice>, course = AFTER, uncured = false): readonly string[] =>
  [...against(agreement, of, notice(what), course, uncured)].map(({ code }) => code);

test("the time open to everybody begins when the phase has ended by the record, and lasts as the agreement says", () => {
  assert.deepEqual(windowOf(agreement, BEFORE), { after: "development", expected: "2020-04-01" });
  assert.deepEqual(windowOf(agreement, { ...BEFORE, planned: new Map([["implementation", "2020-05-04"]]) }).expected, "2020-05-04");
  // 1 May is a holiday, and what follows is a weekend.
  assert.deepEqual(windowOf(agreement, AFTER), { after: "development", from: "2020-04-01", to: "2020-05-04" });
  const closed: Course = { ...BEFORE, entered: [...BEFORE.entered, { phase: "closing", on: "2020-03-02" }] };
  assert.deepEqual(windowOf(agreement, closed).from, "2020-03-02", "an alliance that is not implemented has ended its development");
  const signing = { ...agreement, exit: { ...exit, all: { ...exit.all, after: "signing" } } };
  assert.deepEqual(windowOf(signing, BEFORE).from, "2020-01-01");
});

test("a provider leaves in that time and at no other, whatever its ground", () => {
  assert.deepEqual(codes(FIRM, {}), []);
  assert.deepEqual(codes(FIRM, { given: "2020-03-10" }, BEFORE), ["exit/not-open-yet"]);
  assert.deepEqual(codes(FIRM, { given: "2020-05-05" }), ["exit/closed"]);
  assert.deepEqual(codes(FIRM, { ground: "forecast" }), ["exit/only-purchasers"]);
  const [refusal] = against(agreement, FIRM, notice({ given: "2020-05-05" }), AFTER, false);
  assert.match(refusal!.basis, /^exit\/all;.*ALL-018$/);
  assert.deepEqual([refusal!.args["opens"], refusal!.args["closes"], refusal!.args["grounds"]], ["2020-04-01", "2020-05-04", "–"]);
});

test("a purchaser leaves at any time on a ground of the agreement, with its notice", () => {
  const late = { ground: "results", given: "2020-06-15", last: "2020-09-15" };
  assert.deepEqual(codes(TOWN, late), []);
  assert.deepEqual(codes(TOWN, { ...late, last: "2020-09-14" }), ["exit/notice-short"]);
  assert.deepEqual(codes(TOWN, { ...late, ground: "boredom" }), ["exit/no-ground"]);
  assert.deepEqual(codes(TOWN, { ...late, given: "2020-10-01" }), ["exit/order", "exit/notice-short"]);
  assert.deepEqual(codes(undefined, { ...late, kind: "termination" }), [], "all purchasers end it on the same grounds");
  assert.equal(endOf("2020-06-15", { count: 2, unit: "week" }), "2020-06-29");
});

test("exclusion for a default needs one that was not cured in time; any other has its reasons in the matter", () => {
  assert.deepEqual(codes(FIRM, { kind: "exclusion", ground: "default" }), ["exit/no-default"]);
  assert.deepEqual(codes(FIRM, { kind: "exclusion", ground: "default" }, AFTER, true), []);
  assert.deepEqual(codes(FIRM, { kind: "exclusion", ground: "other" }), []);
  assert.deepEqual(codes(FIRM, { kind: "exclusion", ground: "forecast" }), ["exit/no-ground"]);
});

test("what is possible is told for each party, with the day from which it is", () => {
  assert.deepEqual(waysOf(agreement, FIRM, BEFORE, "2020-03-01"), [
    { kind: "leave", clause: "exit/all", grounds: ["window"], isOpen: false, opens: "2020-04-01" },
  ]);
  const [open, ground] = waysOf(agreement, TOWN, AFTER, "2020-06-15");
  assert.deepEqual([open!.isOpen, open!.closes], [false, "2020-05-04"]);
  assert.deepEqual([ground!.isOpen, ground!.earliestLast], [true, "2020-09-15"]);
  const [, late] = waysOf(agreement, TOWN, AFTER, "2021-11-15");
  assert.deepEqual([late!.isOpen, late!.closes], [false, "2021-12-31"], "its notice would run beyond the term");
});

test("services are secured as the agreement says after a purchaser, and until the last day after others", () => {
  assert.equal(continuityUntil(agreement, { kind: "leave", ground: "results", last: "2020-09-30" }), "2021-03-30");
  assert.equal(continuityUntil(agreement, { kind: "leave", ground: "window", last: "2020-05-31" }), "2020-05-31");
  assert.equal(continuityUntil(agreement, { kind: "exclusion", ground: "default", last: "2020-05-31" }), "2020-05-31");
});
