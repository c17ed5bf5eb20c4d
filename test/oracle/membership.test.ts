import assert from "node:assert/strict";
import { test } from "node:test";
import type { Agreement, Line, LineKey, Party } from "../../src/agreement/agreement.ts";
import { checkMeaning } from "../../src/agreement/meaning.ts";
import { ratio } from "../../src/kernel/share.ts";
import type { Facts } from "../../src/settlement/facts.ts";
import { agreement, cost, facts, pc, scheme, SOURCE } from "./by-hand.ts";
import { oracleEuros } from "./compare.ts";
import { randomCase } from "./random-agreement.ts";

const AFTER = "2021-12-31";
const common = { taskArea: [], members: [] };
const owner: Party = { id: "owner", name: "Owner", kind: "municipality", roles: ["purchaser", "organiser"], ...common };
const other: Party = { ...owner, id: "other" };
const builder: Party = { id: "builder", name: "Builder", kind: "company", roles: ["provider"], ...common };
const second: Party = { ...builder, id: "second" };
const work: Line = { id: "work", kind: "service", name: "Work", providers: ["builder"], organiser: "owner", area: "x", tasks: [], keys: [] };
const office = (...keys: LineKey[]): Line => ({ id: "office", kind: "joint", name: "Office", providers: ["builder"], tasks: [], keys });
const shared = (n: bigint, d: bigint): { readonly n: bigint; readonly d: bigint } => ratio(n, d);

function told(a: Agreement, f: Facts, through = AFTER): Record<string, string> {
  return Object.fromEntries(oracleEuros({ agreement: a, facts: f, options: { through, knownAt: "2022-01-01T00:00:00.000Z" } }));
}

test("undated shares count by presence: half a year makes 50 % to half as much, and the parts sum to the whole", () => {
  const parties = [owner, builder, { ...second, joins: "2020-07-02" }];
  const schemes = [scheme({ amongProviders: { by: "shares", shares: { builder: pc(50), second: pc(50) } } })];
  const lines = [{ ...work, providers: ["builder", "second"] }];
  const money = told(agreement(1_000_00n, { parties, lines, schemes }), facts(400_00n));
  assert.equal(money["2020 gain-and-pain builder owner payable"], "20000");
  assert.equal(money["2020 gain-and-pain second owner payable"], "10000");
});

test("where nobody named is present providers share nothing, purchasers in parts by presence", () => {
  const gone = { ...builder, leaves: "2019-12-31" };
  const nothing = told(agreement(1_000_00n, { parties: [owner, gone] }), facts(0n));
  assert.deepEqual(nothing, {});
  const parties = [owner, { ...other, joins: "2020-07-02" }, { ...other, id: "past", leaves: "2019-12-31" }, builder];
  const schemes = [scheme({ amongPurchasers: { by: "shares", shares: { past: pc(100) } } })];
  const money = told(agreement(600_00n, { parties, schemes }), facts(0n));
  assert.equal(money["2020 gain-and-pain builder owner payable"], "20000");
  assert.equal(money["2020 gain-and-pain builder other payable"], "10000");
});

test("the days of a year come after the development phase: fee and target by the days elapsed of them", () => {
  const fees: Agreement["fees"] = {
    builder: { basis: { by: "amount", amount: 100_00n, per: "year" }, minimum: 0n, atRisk: pc(100), earned: "evenly", retention: pc(0) },
  };
  const a = agreement(1_000_00n, { fees, development: { until: "2020-06-30", pay: "hours", cap: "none" } });
  const f = facts(0n, { costs: [cost(70_00n, "2020-06-30"), cost(300_00n, "2020-07-01")] });
  const half = told(a, f, "2020-09-30");
  assert.equal(half["2020 development builder owner payable"], "7000");
  assert.equal(half["2020 fee builder owner payable"], "5000");
  assert.equal(half["2020 gain-and-pain builder owner accrued"], undefined);
  assert.equal(told(a, f, "2020-12-31")["2020 gain-and-pain builder owner payable"], "35000");
  const all = told({ ...a, development: { until: "2020-12-31", pay: "hours", cap: "none" } }, f);
  assert.equal(all["2020 fee builder owner payable"], undefined);
  assert.equal(all["2020 development builder owner payable"], "37000");
});

test("cost without its organiser stands apart, and so does what nobody owes for want of units", () => {
  const parties = [{ ...owner, leaves: "2020-06-30" }, other, builder];
  const lines = [work, office({ from: "2020-01-01", by: "use" })];
  const a = agreement(0n, { parties, lines, overhead: { builder: pc(10) }, schemes: [] });
  const costs = [cost(50_00n, "2020-06-30"), cost(60_00n, "2020-07-01"), cost(100_00n, "2020-07-01", { line: "office" })];
  const use = (party: string, day: string): Facts["uses"][number] => ({ line: "office", party, day, units: ratio(1n), source: SOURCE });
  const none = told(a, facts(0n, { costs, uses: [use("owner", "2020-07-01")] }));
  assert.deepEqual(none, { "2020 cost builder owner payable": "5500", "apart no-payer": "6000", "apart no-units": "11000", "owes 2020 owner": "5500" });
  const one = told(a, facts(0n, { costs, uses: [use("owner", "2020-06-30"), use("other", "2020-01-01")] }));
  assert.equal(one["2020 cost builder other payable"], "11000");
});

test("a target falls by units on the members of each stretch of the year", () => {
  const parties = [{ ...owner, leaves: "2020-07-01" }, other, builder];
  const lines = [{ ...office({ from: "2020-01-01", by: "customers" }), id: "work" }];
  const uses = ["owner", "other"].map((party, i) => ({ line: "work", party, day: "2020-03-01", units: ratio(BigInt(i + 1)), source: SOURCE }));
  const money = told(agreement(800_00n, { parties, lines }), facts(0n, { costs: [], uses }));
  assert.equal(money["2020 gain-and-pain builder owner payable"], "10000");
  assert.equal(money["2020 gain-and-pain builder other payable"], "30000");
});

test("units count per day of membership that is gone: what the others go on to use as before does not move the bill of one who has left", () => {
  const parties = [{ ...owner, leaves: "2020-06-30" }, other, builder];
  const lines = [work, office({ from: "2020-01-01", by: "use" })];
  const a = agreement(0n, { parties, lines, schemes: [] });
  const use = (party: string, units: bigint, day: string): Facts["uses"][number] => ({ line: "office", party, day, units: ratio(units), source: SOURCE });
  const [early, late] = [[use("owner", 182n, "2020-05-01"), use("other", 182n, "2020-05-01")], [use("other", 184n, "2020-12-31")]];
  const billed = (uses: Facts["uses"], through: string): string | undefined =>
    told(a, facts(0n, { costs: [cost(100_00n, "2020-06-30", { line: "office" })], uses }), through)["2020 cost builder owner payable"];
  assert.equal(billed(early, "2020-06-30"), "5000");
  assert.equal(billed([...early, ...late], "2020-12-31"), "5000");
  assert.equal(billed(early, "2020-12-31"), "6679");
});

const interim = { compares: "cost-and-fee", amongProviders: { by: "shares", shares: { builder: pc(100), second: pc(0) } } } as const;
test("before the year is over each target counts by the days on which its line runs, a fee by the days of its provider", () => {
  const parties = [owner, builder, { ...second, joins: "2020-12-01" }];
  const lines = [{ ...work, providers: ["builder", "second"] }];
  const targets = ["builder", "second"].map((provider, i) => ({ year: "2020", line: "work", provider, amount: [366_00n, 310_00n][i]!, path: "" }));
  const fees: Agreement["fees"] = {
    second: { basis: { by: "amount", amount: 183_00n, per: "year" }, minimum: 93_00n, atRisk: pc(0), earned: "at-end", retention: pc(0) },
  };
  const a = agreement(0n, { parties, lines, targets, fees, schemes: [scheme(interim)] });
  const f = facts(0n, { costs: [cost(1_000_00n)] });
  const accrued = (through: string): string | undefined => told(a, f, through)["2020 gain-and-pain builder owner accrued"];
  assert.equal(accrued("2020-11-30"), String(-(1_000_00 - 335_00) / 2));
  assert.equal(accrued("2020-12-30"), "-17500");
});

test("planned volume counts by the days on which the line runs for any of its providers", () => {
  const parties = [owner, { ...builder, joins: "2020-07-01" }, { ...second, joins: "2021-01-01" }];
  const lines = [{ ...work, providers: ["builder", "second"] }];
  const volumes = [{ line: "work", fixed: pc(0), unit: "customer", planned: { "2020": ratio(184n) }, max: "none" as const, caseMix: {} }];
  const a = agreement(184_00n, { parties, lines, volumes });
  const counted = { line: "work", day: "2020-07-05", count: ratio(92n), source: SOURCE };
  const f = facts(0n, { costs: [cost(146_00n, "2020-07-10")], volumes: [counted] });
  assert.equal(told(a, f, "2020-07-31")["2020 gain-and-pain builder owner accrued"], "-2700");
  assert.equal(told(a, f)["2020 gain-and-pain builder owner payable"], "-2700");
});

test("pain is carried with the purchaser whose it is: one that has left keeps its part, one that joined bears none of it", () => {
  const parties = [{ ...owner, leaves: "2020-12-31" }, { ...other, joins: "2021-01-01" }, builder];
  const lines = ["owner", "other"].map((organiser, i): Line => ({ ...work, id: i === 0 ? "work" : "later", organiser }));
  const targets = lines.map(({ id }, i) => ({ year: String(2020 + i), line: id, provider: "builder", amount: 100_00n, path: "" }));
  const periods = [{ from: "2020-01-01", to: "2021-12-31" }];
  const carrying = (carryOver: "pain" | "both"): Agreement =>
    agreement(0n, { parties, lines, targets, periods, schemes: [scheme({ lines: ["work", "later"], carryOver })] });
  const reports = { id: "sr", scheme: "main", year: "2021", amount: 100_00n, approvedOn: "2021-12-31", source: SOURCE };
  const f = facts(0n, { costs: [cost(160_00n), cost(60_00n, "2021-06-01", { line: "later" })], savingsReports: [reports] });
  for (const terms of [carrying("pain"), carrying("both")]) {
    const money = told(terms, f);
    assert.equal(money["2020 gain-and-pain builder owner payable"], undefined);
    assert.equal(money["2021 gain-and-pain builder owner payable"], "-3000");
    assert.equal(money["2021 gain-and-pain builder other payable"], "2000");
  }
});

test("a claim after leaving is refused and leaves no mark; shares are those of the members, divided again", () => {
  const parties = [owner, builder, { ...second, leaves: "2020-03-31" }];
  const lines = [{ ...work, providers: ["builder", "second"] }];
  const base = { id: "job", name: "Job", measures: "job", alsoPaidBy: [], lines: ["work"], verifiedBy: { register: "R" } } as const;
  const tariff = { from: "2020-01-01", amounts: { all: 90_00n } };
  const rest = { instalments: [{ id: "outcome", share: shared(1n, 1n), times: 1 }], sustained: {}, caps: [], tiers: [], baseline: 0 };
  const job = { ...base, ...rest, kind: "tariff", tariffs: [tariff], oncePer: "customer", paidBy: { by: "service-organiser" } } as const;
  const claim = (id: string, provider: string, achieved: string, line: number): Facts["claims"][number] => ({
    id,
    outcome: "job",
    group: "all",
    instalment: "outcome",
    ordinal: 1,
    customer: "k",
    provider,
    line: "work",
    achieved,
    verified: { by: "R", on: achieved },
    source: { file: "claims.csv", lines: [line] },
  });
  const claims = [claim("a", "second", "2020-04-01", 2), claim("b", "builder", "2020-04-02", 3)];
  const claimed = told(agreement(0n, { parties, lines, outcomes: [{ ...job, paidTo: { by: "claimant" } }] }), facts(0n, { claims }));
  assert.deepEqual(claimed, { "2020 outcomes builder owner payable": "9000", "refused claims.csv:2": "no-member", "owes 2020 owner": "9000" });
  const key = { by: "shares", shares: { builder: pc(25), second: pc(75) } } as const;
  const split = told(agreement(0n, { parties, lines, outcomes: [{ ...job, oncePer: "none", paidTo: key }] }), facts(0n, { claims }));
  assert.deepEqual(split, { "2020 outcomes builder owner payable": "18000", "owes 2020 owner": "18000" });
});

test("what accrues in a purchaser's favour is not set against its appropriation", () => {
  const appropriations = [{ year: "2020", party: "owner", amount: 1n, state: "adopted" as const }];
  const a = agreement(100_00n, { appropriations });
  assert.equal(told(a, facts(300_00n), "2020-12-30")["owes 2020 owner"], "30000");
  assert.equal(told(a, facts(300_00n))["owes 2020 owner"], "20000");
});

test("random agreements ask nothing of parties that are not there", () => {
  const codes = ["nobody-pays", "key-names-non-member", "target-without-organiser", "appropriation-without-member", "development-outside-term"];
  for (let i = 0; i < 400; i++) {
    const faults = checkMeaning(randomCase(`members/${i}`).agreement).map((fault) => fault.code.replace("agreement/", ""));
    assert.deepEqual(
      faults.filter((code) => codes.includes(code)),
      [],
      `members/${i}`,
    );
  }
});
