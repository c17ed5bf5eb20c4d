import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { agreement, cost, facts, scheme } from "../../test/oracle/by-hand.ts";
import { randomCase } from "../../test/oracle/random-agreement.ts";
import type { Agreement, Line, Party } from "../agreement/agreement.ts";
import { add, mul, type Ratio, ratio, sum } from "../kernel/share.ts";
import type { Facts } from "./facts.ts";
import { reimbursedPart } from "./limbs.ts";
import { derive, settle } from "./settlement.ts";
import type { Statement } from "./statement.ts";

const cases = fc.integer({ min: 1, max: 1_000_000 }).map((seed) => randomCase(`members/${seed}`));
const withoutDays = (party: Party): Party => Object.fromEntries(Object.entries(party).filter(([key]) => key !== "joins" && key !== "leaves")) as Party;
const DAY = { through: "2021-06-30", knownAt: "9999-12-31T23:59:59.999Z" } as const;

test("parties that are members from the first day of the term to the last settle as parties without such days, figure by figure", () => {
  fc.assert(
    fc.property(cases, ({ agreement: of, facts: given, options }) => {
      const forever = of.parties.map(withoutDays);
      const named = forever.map((party) => ({ ...party, joins: of.periods[0]!.from, leaves: of.periods.at(-1)!.to }));
      const [one, other] = [forever, named].map((parties) => settle({ ...of, parties }, given, options));
      assert.deepEqual(other!.obligations, one!.obligations);
      assert.deepEqual(other!.figures, one!.figures);
    }),
    { numRuns: 60 },
  );
});

test("every cent of reimbursable cost is owed by somebody or stands apart", () => {
  fc.assert(
    fc.property(cases, ({ agreement: of, facts: given, options }) => {
      const { graph, cells, costs, context } = derive(of, { ...given, claims: [], outcomeCounts: [], cohorts: [] }, options);
      const owed = sum(cells.filter(({ component }) => component === "cost" || component === "development").map(({ ref }) => graph.value(ref)));
      const apart = sum((["no-units", "over-cap"] as const).flatMap((reason) => costs.apart.get(reason) ?? []).map(({ ref }) => graph.value(ref)));
      const implementation = costs.implementation.map(({ line, gross }) => mul(graph.value(gross), reimbursedPart(context, line.id)));
      const development = costs.development.map(({ gross }) => graph.value(gross));
      assert.deepEqual(add(owed, apart), sum([...implementation, ...development]));
    }),
    { numRuns: 60 },
  );
});

const guest: Party = { id: "guest", name: "Guest", kind: "municipality", roles: ["purchaser", "organiser"], taskArea: [], members: [] };
const desk: Line = { id: "desk", kind: "joint", name: "Desk", providers: ["builder"], tasks: [], keys: [{ from: "2020-01-01", by: "use" }] };

/** The smallest agreement with a second purchaser and a joint line by use. */
function shared(terms: Partial<Agreement> = {}): Agreement {
  const base = agreement(1_000_000n);
  return { ...base, parties: [...base.parties, guest], lines: [...base.lines, desk], ...terms };
}

const use = (party: string, day: string, units: bigint) => ({ line: "desk", party, day, units: ratio(units), source: cost(0n).source });
const settled = (of: Agreement, given: Facts, options = DAY as { through: string; knownAt: string }): Statement => settle(of, given, options);
const notesOf = ({ notes }: Statement, code: string) => notes.filter((note) => note.code === code).map(({ args }) => args);
const owing = ({ appropriations }: Statement) => appropriations.map(({ party, owes, excess, state }) => [party, owes, excess, state]);

test("units that are missing are told with the amount, and units of days outside membership are told as not counted", () => {
  const booked = { costs: [cost(900_000n), cost(30_000n, "2020-06-15", { line: "desk" })] };
  const none = settled(shared(), facts(0n, booked));
  assert.deepEqual(notesOf(none, "no-units"), [{ line: "desk", year: "2020", sum: "30000" }]);
  assert.deepEqual(notesOf(none, "no-use"), []);
  const late = { ...guest, joins: "2020-07-01" };
  const parties = [...agreement(0n).parties, late];
  const early = settled(shared({ parties }), facts(0n, { ...booked, uses: [use("owner", "2020-05-01", 1n), use("guest", "2020-06-30", 9n)] }));
  assert.deepEqual(notesOf(early, "units-of-no-member"), [{ line: "desk", party: "guest", year: "2020", count: "1" }]);
  assert.deepEqual(
    early.obligations.filter(({ component }) => component === "cost").map(({ purchaser, cents }) => [purchaser, cents]),
    [["owner", "930000"]],
  );
});

test("a key whose figures are all zero is told to divide in equal parts, where it divides anything", () => {
  const by = shared({ schemes: [scheme({ amongPurchasers: { by: "appropriation" } })] });
  assert.deepEqual(notesOf(settled(by, facts(800_000n)), "key-equal-parts"), [{ year: "2020", rule: "appropriation" }]);
  assert.deepEqual(notesOf(settled(by, facts(1_000_000n)), "key-equal-parts"), []);
});

test("hours whose net amount is not their price are told with both sums, rounding of a cent is not", () => {
  const rate: Readonly<Record<string, Ratio>> = { builder: ratio(4500n) };
  const hour = { class: "reimbursable", except: {}, basis: "hours", rate, coefficient: {} } as const;
  const of = agreement(1_000_000n, { costTypes: { hour } });
  const hours = (cents: bigint) => facts(0n, { costs: [cost(cents, "2020-05-01", { type: "hour", quantity: 333_333n })] });
  assert.deepEqual(notesOf(settled(of, hours(1500n)), "priced-otherwise"), []);
  assert.deepEqual(notesOf(settled(of, hours(0n)), "priced-otherwise"), []);
  assert.deepEqual(notesOf(settled(of, hours(99_000n)), "priced-otherwise"), [{ type: "hour", count: "1", sum: "99000", counted: "1500" }]);
});

test("a pain that only accrues lowers nothing that a purchaser owes, a gain that accrues raises it", () => {
  const appropriations = [{ year: "2020", party: "owner", amount: 500_000n, state: "adopted" as const }];
  const half = { through: "2020-07-01", knownAt: DAY.knownAt };
  const at = (cents: bigint) => settled(agreement(1_000_000n, { appropriations }), { ...facts(0n), costs: [cost(cents)] }, half);
  assert.deepEqual(owing(at(600_000n)), [["owner", "600000", "100000", "adopted"]]);
  assert.deepEqual(
    at(600_000n).obligations.map(({ standing, cents }) => [standing, cents]),
    [
      ["payable", "600000"],
      ["accrued", "-50000"],
    ],
  );
});

test("a purchaser that owes something without an appropriation is listed with what it owes", () => {
  const given = facts(0n, { costs: [cost(30_000n, "2020-06-15", { line: "desk" })], uses: [use("guest", "2020-05-01", 1n)], savingsReports: [] });
  const statement = settled(shared(), given);
  assert.deepEqual(owing(statement), [["guest", "30000", "30000", "none"]]);
  assert.deepEqual(statement.figures.find(({ id }) => id === "owes/2020/guest")!.inputs, ["owed/2020/cost/builder/guest/payable"]);
});
