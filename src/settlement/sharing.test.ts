import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Agreement, Scheme } from "../agreement/agreement.ts";
import { agreement, cost, facts, pc, scheme } from "../../test/oracle/by-hand.ts";
import type { Facts } from "./facts.ts";
import { settle } from "./settlement.ts";
import type { Component, Statement } from "./statement.ts";

const TARGET = 1_000_000n;
const DAY = { through: "2021-06-30", knownAt: "9999-12-31T23:59:59.999Z" } as const;

const settled = (of: Agreement, given: Facts): Statement => settle(of, given, DAY);
const part = ({ obligations }: Statement, ...components: readonly Component[]): bigint =>
  obligations.filter((o) => components.includes(o.component)).reduce((all, o) => all + BigInt(o.cents), 0n);
const apart = ({ apart: rows }: Statement, reason: string): string | undefined => rows.find((row) => row.reason === reason)?.cents;

const percent = fc.integer({ min: 0, max: 100 }).map(pc);
const cents = fc.bigInt({ min: 0n, max: 400_000n });
const limits = fc.record({
  gain: percent,
  pain: percent,
  outer: percent,
  dead: fc.integer({ min: 0, max: 20 }).map(pc),
  cap: fc.option(cents, { nil: undefined }),
  ceiling: fc.option(
    cents.map((room) => TARGET + room),
    { nil: undefined },
  ),
});

function schemeOf({ gain, pain, outer, dead, cap, ceiling }: typeof limits extends fc.Arbitrary<infer T> ? T : never): Scheme {
  return scheme({
    gain: [{ to: { share: pc(80) }, providers: gain }, { providers: outer }],
    pain: [{ to: { share: pc(110) }, providers: pain }, { providers: outer }],
    deadBand: { kind: "deductible", gain: dead, pain: dead },
    ...(cap === undefined ? {} : { caps: [{ on: "pain", scope: "joint", at: { kind: "cents", cents: cap }, path: "cap" }] as Scheme["caps"] }),
    ...(ceiling === undefined ? {} : { ceiling: { cents: ceiling } }),
  });
}

test("a higher cost never raises the providers' gain, nor lowers what the purchasers pay in all", () => {
  fc.assert(
    fc.property(limits, fc.bigInt({ min: -50_000n, max: 2_000_000n }), fc.bigInt({ min: 1n, max: 500_000n }), (terms, low, more) => {
      const of = agreement(TARGET, { schemes: [schemeOf(terms)] });
      const [one, other] = [settled(of, facts(low)), settled(of, facts(low + more))];
      assert.ok(part(other, "gain-and-pain") <= part(one, "gain-and-pain"));
      assert.ok(part(other, "cost", "gain-and-pain") >= part(one, "cost", "gain-and-pain"));
    }),
  );
});

test("the price is never above the ceiling, and at it wherever it would be above", () => {
  fc.assert(
    fc.property(limits, fc.bigInt({ min: 0n, max: 3_000_000n }), (terms, outturn) => {
      const ceiling = terms.ceiling ?? TARGET;
      const price = (scheme: Scheme): bigint => part(settled(agreement(TARGET, { schemes: [scheme] }), facts(outturn)), "cost", "gain-and-pain");
      const { ceiling: _, ...free } = schemeOf(terms);
      const uncapped = price(free);
      assert.equal(price({ ...free, ceiling: { cents: ceiling } }), uncapped < ceiling ? uncapped : ceiling);
    }),
  );
});

test("a target that changes have taken below zero shares the whole cost as overrun and opens no band of its own", () => {
  const deep = { source: { file: "results.csv", lines: [2] }, id: "cut", kind: "law", line: "work", year: "2020", amount: -1_500_000n, finalOn: "2020-01-01" };
  const of = agreement(TARGET, {
    adjustments: { law: { lowersTarget: true } },
    schemes: [scheme({ deadBand: { kind: "deductible", gain: pc(10), pain: pc(10) } })],
  });
  assert.equal(part(settled(of, facts(100_000n, { targetChanges: [deep] })), "gain-and-pain"), -300_000n);
});

test("a disputed line is totalled apart until a correction takes it back and books it as accepted", () => {
  const disputed = cost(50_000n, "2020-03-01", { status: "disputed" });
  const correction = [cost(-50_000n, "2020-03-01", { status: "disputed" }), cost(50_000n, "2020-03-01")];
  const known = { known: "2021-02-01T08:00:00.000Z" };
  const given = facts(900_000n);
  const before = settled(agreement(TARGET), { ...given, costs: [...given.costs, disputed] });
  const all = { ...given, costs: [...given.costs, disputed, ...correction.map((row) => ({ ...row, ...known }))] };
  const after = settled(agreement(TARGET), all);
  assert.deepEqual([part(before, "cost"), apart(before, "disputed")], [900_000n, "50000"]);
  assert.deepEqual([part(after, "cost"), apart(after, "disputed")], [950_000n, "0"]);
  const then = settle(agreement(TARGET), all, { ...DAY, knownAt: "2021-01-31T23:59:59.999Z" });
  assert.deepEqual([part(then, "cost"), apart(then, "disputed")], [900_000n, "50000"]);
});

test("hours that do not count are totalled at their price", () => {
  const hour = { class: "reimbursable", except: {}, basis: "hours", rate: { builder: { n: 4500n, d: 1n } }, coefficient: {} } as const;
  const rows = [cost(0n, "2020-05-01", { type: "hour", quantity: 10_000_000n, status: "disputed" })];
  const statement = settled(agreement(TARGET, { costTypes: { hour } }), { ...facts(0n), costs: rows });
  assert.equal(apart(statement, "disputed"), "45000");
});

test("cost after its party has left is recorded apart", () => {
  const { parties } = agreement(TARGET);
  const left = parties.map((party) => (party.id === "builder" ? { ...party, leaves: "2020-06-30" } : party));
  const statement = settled(agreement(TARGET, { parties: left }), { ...facts(0n), costs: [cost(100n, "2020-06-30"), cost(7n, "2020-07-01")] });
  assert.deepEqual([part(statement, "cost"), apart(statement, "no-member")], [100n, "7"]);
});

test("the index value known last counts, in whichever order the values stand", () => {
  const index = { measured: "06", adjusts: "target", cap: "none", fixed: pc(0), baseMonth: "2019-06", series: { labour: pc(100) }, lines: ["work"] } as const;
  const value = (month: string, n: bigint, known?: string) => ({
    series: "labour",
    month,
    value: { n, d: 1n },
    source: cost(0n).source,
    ...(known ? { known } : {}),
  });
  const values = [value("2019-06", 100n), value("2020-06", 110n), value("2020-06", 120n, "2021-01-15T08:00:00.000Z")];
  const of = agreement(TARGET, { index });
  const gain = (indexValues: Facts["indexValues"], knownAt: string = DAY.knownAt): bigint =>
    part(settle(of, facts(TARGET, { indexValues }), { ...DAY, knownAt }), "gain-and-pain");
  assert.equal(gain(values), 100_000n);
  assert.equal(gain(values.toReversed()), 100_000n);
  assert.equal(gain(values, "2020-12-31T23:59:59.999Z"), 50_000n);
});

test("a draw counts for the year that it names, also when it was decided after that year", () => {
  const provision = {
    scheme: "main",
    sizedBy: { by: "amount", amount: { "2020": 80_000n } },
    unused: "purchasers",
    approval: "owner",
  } as Agreement["provision"];
  const draw = { source: cost(0n).source, year: "2020", day: "2021-01-20", amount: 30_000n, category: "x" };
  assert.equal(part(settled(agreement(TARGET, { provision: provision! }), facts(TARGET, { draws: [draw] })), "gain-and-pain"), 15_000n);
});
