import assert from "node:assert/strict";
import { test } from "node:test";
import type { Agreement, Line, PaymentRow, SettlementTerms } from "../agreement/agreement.ts";
import { agreement, cost, facts, pc, scheme } from "../../test/oracle/by-hand.ts";
import type { Facts } from "./facts.ts";
import { settle } from "./settlement.ts";
import type { Statement } from "./statement.ts";

const ALL = "9999-12-31T23:59:59.999Z";
const MONTH = { count: 1, unit: "month" } as const;
const FLOWS: PaymentRow["flows"] = ["cost", "fee", "gain-and-pain", "results", "outcomes"];

/** Two purchasers carry a joint line 60:40, the first of them leads; the sharing is even. */
function joint(falls: SettlementTerms["falls"], more: Partial<Agreement> = {}): Agreement {
  const base = agreement(1_000n, more);
  const { organiser: _, ...work } = base.lines[0]!;
  const line: Line = { ...work, kind: "joint", keys: [{ from: "2020-01-01", by: "shares", shares: { owner: pc(60), partner: pc(40) } }] };
  const partner = { ...base.parties[0]!, id: "partner", name: "Partner" };
  return {
    ...base,
    parties: [...base.parties, partner],
    lines: [line],
    schemes: [scheme({ amongPurchasers: { by: "shares", shares: { owner: pc(60), partner: pc(40) } } })],
    settlement: { ...base.settlement, falls },
    vat: { "gain-and-pain": { changesPrice: false, opinion: "invented opinion 1/2019" } },
    payments: [{ flows: FLOWS, payee: "all", payer: { by: "lead", lead: "owner" }, terms: MONTH, document: "invoice", path: "payments/0" }],
  };
}

const booked = (...rows: readonly (readonly [bigint, string])[]): Facts => ({
  ...facts(0n),
  costs: rows.map(([cents, day]) => cost(cents, day)),
  savingsReports: [],
});
const said = ({ payments }: Statement): readonly string[] =>
  payments.map(({ from, to, flow, document, cents }) => `${from} → ${to}: ${flow} ${document} ${cents}`);

test("a lead purchaser pays the whole and recharges the others", () => {
  const statement = settle(joint("invoice"), booked([500n, "2020-02-01"]), { through: "2020-06-30", knownAt: ALL });
  assert.deepEqual(said(statement), ["owner → builder: cost invoice 500", "partner → owner: cost recharge 200"]);
});

test("a fall goes back the way it came: the provider pays the lead, the lead pays the others", () => {
  const of = joint("invoice");
  const first = settle(of, booked([500n, "2020-02-01"]), { through: "2020-06-30", knownAt: ALL });
  const second = settle(of, booked([500n, "2020-02-01"], [-100n, "2020-07-01"]), { through: "2020-07-31", knownAt: ALL, earlier: [first] });
  assert.deepEqual(said(second), ["builder → owner: cost recovery 100", "owner → partner: cost recharge 40"]);
});

test("what a fall is set off against is what the same two parties pay the same way", () => {
  const of = joint("set-off");
  const first = settle(of, booked([700n, "2020-02-01"]), { through: "2020-06-30", knownAt: ALL });
  const given = booked([700n, "2020-02-01"], [500n, "2020-08-01"]);
  const last = settle(of, given, { through: "2020-12-31", knownAt: ALL, earlier: [first] });
  assert.deepEqual(said(last), ["owner → builder: cost invoice 400", "partner → owner: cost recharge 160"]);
});

test("money whose VAT is open is payable and waits; once an opinion is recorded it is paid, once", () => {
  const given = booked([500n, "2020-02-01"], [700n, "2020-08-01"]);
  const known = { through: "2020-12-31", knownAt: ALL };
  const opined = joint("invoice");
  const first = settle({ ...opined, vat: { "gain-and-pain": "open" } }, given, known);
  assert.deepEqual(said(first), ["owner → builder: cost invoice 1200", "partner → owner: cost recharge 480"]);
  assert.deepEqual(
    first.held?.map(({ purchaser, cents, reason }) => [purchaser, cents, reason]),
    [
      ["owner", "60", "vat-open"],
      ["partner", "40", "vat-open"],
    ],
  );
  const second = settle(opined, given, { ...known, earlier: [first] });
  assert.deepEqual(said(second), ["builder → owner: gain-and-pain recovery 100", "owner → partner: gain-and-pain recharge 40"]);
  assert.equal(second.held, undefined);
});

test("a fall held until the final statement is not forgotten by the statements between", () => {
  const of = joint("final", { periods: [{ from: "2020-01-01", to: "2020-12-31" }], schemes: [] });
  const rows = [
    [500n, "2020-02-01"],
    [-100n, "2020-03-10"],
    [30n, "2020-04-10"],
  ] as const;
  const statements: Statement[] = [];
  for (const through of ["2020-02-29", "2020-03-31", "2020-04-30"])
    statements.push(settle({ ...of, schemes: [] }, booked(...rows), { through, knownAt: ALL, earlier: [...statements] }));
  assert.deepEqual(statements.map(said), [["owner → builder: cost invoice 500", "partner → owner: cost recharge 200"], [], []]);
  assert.deepEqual(
    statements.map(({ held }) => held?.map(({ purchaser, cents }) => `${purchaser} ${cents}`)),
    [undefined, ["owner 60", "partner 40"], ["owner 42", "partner 28"]],
  );
  const last = settle({ ...of, schemes: [] }, booked(...rows), { through: "2020-12-31", knownAt: ALL, earlier: statements.slice(-1) });
  assert.deepEqual([said(last), last.held], [["builder → owner: cost recovery 70", "owner → partner: cost recharge 28"], undefined]);
});

test("a term that is over is not final before its verification: a fall is still held", () => {
  const gates = [{ id: "level", indicator: "service", atLeast: pc(90), missing: "fails" }] as unknown as Agreement["gates"];
  const of = { ...joint("final", { gates }), schemes: [] };
  const first = settle(of, booked([500n, "2020-02-01"]), { through: "2020-06-30", knownAt: ALL });
  const over = settle(of, booked([500n, "2020-02-01"], [-100n, "2020-07-01"]), { through: "2021-01-31", knownAt: ALL, earlier: [first] });
  assert.deepEqual([said(over), over.years[0]!.state], [[], "interim"]);
});

test("late interest between two providers is owed to the one that waited", () => {
  const base = agreement(1_000n);
  const second = { ...base.parties[1]!, id: "second", name: "Second" };
  const of = { ...base, parties: [...base.parties, second], settlement: { ...base.settlement, lateInterest: { rate: pc(8), days: 365 } }, schemes: [] };
  const late = [{ source: cost(0n).source, debtor: "second", creditor: "builder", day: "2020-05-01", amount: 365_000n, days: 10 }];
  assert.deepEqual(said(settle(of, { ...booked(), late }, { through: "2020-06-30", knownAt: ALL })), ["second → builder: late-interest invoice 800"]);
});

test("interest on what was paid late after the term belongs to its last year; an agreement without late interest says so", () => {
  const base = { ...agreement(1_000n), schemes: [] };
  const given = { ...booked(), late: [{ source: cost(0n).source, debtor: "owner", creditor: "builder", day: "2021-03-01", amount: 365_000n, days: 10 }] };
  const clock = { through: "2021-06-30", knownAt: ALL } as const;
  const interest = { ...base, settlement: { ...base.settlement, lateInterest: { rate: pc(8), days: 365 } } };
  assert.deepEqual(said(settle(interest, given, clock)), ["owner → builder: late-interest invoice 800"]);
  const without = settle(base, given, clock);
  assert.deepEqual([said(without), without.notes.map(({ code }) => code)], [[], ["no-costs", "no-late-interest"]]);
});

test("an appropriation is compared with all that its purchaser owes for the year, its own production with it", () => {
  const { parties } = agreement(1_000n);
  const both = parties.map((party) => (party.id === "owner" ? { ...party, roles: ["purchaser", "organiser", "provider"] as const } : party));
  const of = agreement(1_000n, {
    parties: both,
    appropriations: [{ year: "2020", party: "owner", amount: 1_200n, state: "adopted" }] as unknown as Agreement["appropriations"],
  });
  const given = { ...booked([900n, "2020-02-01"]), costs: [cost(900n, "2020-02-01"), cost(500n, "2020-02-01", { party: "owner" })] };
  const [row] = settle({ ...of, schemes: [] }, given, { through: "2020-12-31", knownAt: ALL }).appropriations;
  assert.deepEqual([row!.owes, row!.excess], ["1400", "200"]);
});
