import assert from "node:assert/strict";
import { test } from "node:test";
import { agreement, cost, facts } from "../../test/oracle/by-hand.ts";
import type { Agreement, Party } from "../agreement/agreement.ts";
import type { Facts } from "./facts.ts";
import { settle } from "./settlement.ts";
import type { Statement } from "./statement.ts";

const TARGET = 1_000_000n;
const DAY = { through: "2021-06-30", knownAt: "9999-12-31T23:59:59.999Z" } as const;
const settled = (of: Agreement, given: Facts, through: string = DAY.through): Statement => settle(of, given, { ...DAY, through });
const notesOf = ({ notes }: Statement, code: string) => notes.filter((note) => note.code === code).map(({ args }) => args);

test("what no report has shown of a saving is told when the year is over", () => {
  const report = (amount: bigint) => ({ id: "r", scheme: "main", year: "2020", amount, approvedOn: "2021-02-01", source: cost(0n).source });
  const told = (amounts: readonly bigint[], through?: string) =>
    notesOf(settled(agreement(TARGET), facts(900_000n, { savingsReports: amounts.map(report) }), through), "saving-unapproved");
  assert.deepEqual(told([]), [{ sum: "100000", year: "2020" }]);
  assert.deepEqual(told([30_000n]), [{ sum: "70000", year: "2020" }]);
  assert.deepEqual(told([100_000n]), []);
  assert.deepEqual(told([], "2020-12-30"), []);
});

test("a change of a target that nobody has said to be final is told with its amount", () => {
  const change = { id: "cut", kind: "law-change", line: "work", year: "2020", amount: -5_000n, source: cost(0n).source };
  const told = (one: Facts["targetChanges"][number]) => notesOf(settled(agreement(TARGET), facts(TARGET, { targetChanges: [one] })), "change-not-final");
  assert.deepEqual(told(change), [{ id: "cut", year: "2020", sum: "-5000" }]);
  assert.deepEqual(told({ ...change, finalOn: "2021-01-31" }), []);
  assert.deepEqual(told({ ...change, year: "2022" }), []);
});

test("a provider with a target and no cost row in a year that is over is told where others have rows", () => {
  const base = agreement(TARGET);
  const mason: Party = { ...base.parties.find(({ id }) => id === "builder")!, id: "mason", name: "Mason" };
  const lines = base.lines.map((line) => ({ ...line, providers: [...line.providers, "mason"] }));
  const targets = [...base.targets, { ...base.targets[0]!, provider: "mason", amount: 70_000n }];
  const of = { ...base, parties: [...base.parties, mason], lines, targets };
  assert.deepEqual(notesOf(settled(of, facts(900_000n)), "provider-no-costs"), [{ provider: "mason", year: "2020", sum: "70000" }]);
  assert.deepEqual(notesOf(settled(of, facts(900_000n), "2020-12-30"), "provider-no-costs"), []);
  const disputed = cost(1n, "2020-05-01", { party: "mason", status: "disputed" });
  assert.deepEqual(notesOf(settled(of, facts(0n, { costs: [cost(9n), disputed] })), "provider-no-costs"), []);
  assert.deepEqual(notesOf(settled(of, facts(0n, { costs: [] })), "provider-no-costs"), []);
});

test("a credit of a day after its party has left is told: nobody gets it back", () => {
  const { parties } = agreement(TARGET);
  const left = parties.map((party) => (party.id === "builder" ? { ...party, leaves: "2020-06-30" } : party));
  const costs = [cost(100n, "2020-06-30"), cost(900n, "2020-07-01"), cost(-40n, "2020-08-01"), cost(-2n, "2020-06-01")];
  const statement = settled(agreement(TARGET, { parties: left }), facts(0n, { costs }));
  assert.deepEqual(notesOf(statement, "credits-apart"), [{ reason: "no-member", count: "1", sum: "-40" }]);
});

test("interest on late payment bears no VAT", () => {
  const lateInterest = { rate: { n: 8n, d: 100n }, days: 365 };
  const base = agreement(TARGET);
  const of = { ...base, settlement: { ...base.settlement, lateInterest } };
  const late = [{ debtor: "owner", creditor: "builder", day: "2020-06-30", amount: 365_000n, days: 10, source: cost(0n).source }];
  const { payments } = settled(of, facts(TARGET, { late }));
  assert.deepEqual(
    payments.filter(({ flow }) => flow === "late-interest").map(({ cents, vat }) => [cents, vat]),
    [["800", "none"]],
  );
});
