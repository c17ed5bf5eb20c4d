import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readAgreement } from "../agreement/read.ts";
import { round } from "../kernel/money.ts";
import { parseRatio } from "../kernel/share.ts";
import { createCostReader } from "../open-books/read-costs.ts";
import { createFactsReader } from "./facts-file.ts";
import { type Asking, type Forecast, forecastOf } from "./forecast.ts";
import { settle } from "./settlement.ts";

const FOLDER = "examples/kainuu-youth";
const agreement = readAgreement("agreement.yaml", readFileSync(`${FOLDER}/agreement.yaml`)).value!;
const costReader = createCostReader({ agreement, file: "costs.csv" });
costReader.push(readFileSync(`${FOLDER}/costs.csv`));
const resultReader = createFactsReader({ agreement, file: "results.csv" });
resultReader.push(readFileSync(`${FOLDER}/results.csv`));
const results = resultReader.end().facts;
const facts = { ...results, costs: costReader.end().groups };
const knownAt = "9999-12-31T23:59:59.999Z";
const asking = (through: string, more: Partial<Asking> = {}): Asking => ({ year: "2020", through, knownAt, ...more });
const forecast = (through: string, more: Partial<Asking> = {}): Forecast => forecastOf(agreement, facts, asking(through, more))!;
const everybody = agreement.parties.map(({ id }) => id);
const sum = (rows: readonly bigint[]): bigint => rows.reduce((all, one) => all + one, 0n);

test("a year that is over is forecast as it was: nothing is left to come", () => {
  const over = forecast("2021-03-01");
  assert.equal(over.cutoff, "2020-12-31");
  for (const row of over.rows) assert.equal(row.forecast, row.booked);
  assert(over.months.every(({ booked }) => booked));
  const { figures } = settle(agreement, facts, { through: "2020-12-31", knownAt });
  const actual = figures.find(({ id }) => id === "share/main/2020/actual")!;
  assert.equal(String(over.bridges[0]!.forecast), String(round(parseRatio(actual.value)!, "half-up")));
});

test("what the providers plan, when it comes true, gives the year as it came true", () => {
  const taken = facts.costs.filter(({ status, approved }) => status === "accepted" && approved);
  const lines = taken.filter(({ day }) => day > "2020-06-30" && day <= "2020-12-31");
  const bottomUp = forecastOf(agreement, { ...facts, costs: taken }, asking("2020-06-30", { plan: { by: everybody, lines } }))!;
  const whole = forecastOf(agreement, { ...facts, costs: taken }, asking("2020-12-31"))!;
  assert.equal(bottomUp.by, "bottom-up");
  const costs = ({ rows }: Forecast) => rows.map(({ line, provider, forecast }) => [line, provider, forecast]);
  assert.deepEqual(costs(bottomUp), costs(whole));
  assert.deepEqual(
    bottomUp.months,
    whole.months.map((each) => ({ ...each, booked: each.month <= "2020-06" })),
  );
});

test("by run rate a year goes on as it went, day by day, and no cent of the pace is lost in cutting it at months", () => {
  const steady = { ...results, costs: everyMonth("2020-01", 4, 30_000_00n) };
  const made = forecastOf(agreement, steady, asking("2020-05-12"))!;
  assert.equal(made.cutoff, "2020-04-30");
  const row = made.rows.find(({ line, provider }) => line === "youth-workshop" && provider === "kajaani")!;
  // 366 days of a leap year, 121 of them gone.
  assert.deepEqual([row.booked, row.forecast], [120_000_00n, (120_000_00n * 366n * 2n + 121n) / 242n]);
  assert.equal(made.months.at(-1)!.cents, sum(made.rows.map(({ forecast }) => forecast)));
  assert.deepEqual(
    made.months.map(({ booked }) => booked),
    [true, true, true, true, ...Array.from({ length: 8 }, () => false)],
  );
});

test("whoever has not planned the rest goes on at its pace, and is named", () => {
  const both = {
    ...results,
    costs: [...everyMonth("2020-01", 6, 100_00n), ...everyMonth("2020-01", 6, 50_00n).map((row) => ({ ...row, party: "satumaa", line: "outreach" }))],
  };
  const { unplanned, rows } = forecastOf(agreement, both, asking("2020-06-30", { plan: { by: ["kajaani"], lines: [] } }))!;
  assert.deepEqual(unplanned, ["satumaa"]);
  const ends = rows.map(({ line, booked, forecast }) => [line, forecast > booked]);
  assert.deepEqual(Object.fromEntries(ends)["youth-workshop"], false);
  assert.deepEqual(Object.fromEntries(ends)["outreach"], true);
});

test("the bridge leads from the plan of the file over changes, volume and index to the target that the forecast is compared with", () => {
  const [bridge] = forecast("2020-12-31").bridges;
  const { plan, changes, volume, index, other, target } = bridge!;
  assert.equal(plan, sum(agreement.targets.filter(({ year }) => year === "2020").map(({ amount }) => amount)));
  assert.equal(plan + changes + volume + index + other, target);
  // A fall for buying less, a rise by law; the third change is not final.
  assert.equal(changes, 9_500_00n - 6_000_00n);
});

test("a forecast above the target warns, past the edge of a band it says which, and above an appropriation whose", () => {
  const dear = { ...results, costs: everyMonth("2020-01", 6, 180_000_00n) };
  const { warnings, bridges } = forecastOf(agreement, dear, asking("2020-06-30"))!;
  const [{ target, forecast: cost }] = bridges as [Forecast["bridges"][number]];
  assert.deepEqual(
    warnings.filter(({ code }) => code !== "appropriation"),
    [
      { code: "over-target", scheme: "main", excess: cost - target },
      { code: "band-crossed", scheme: "main", side: "pain", number: 2, edge: (target * 110n + 50n) / 100n },
    ],
  );
  const over = warnings.flatMap((warning) => (warning.code === "appropriation" ? [warning] : []));
  assert(over.some(({ party }) => party === "kajaani"));
  for (const { owes, appropriation, excess } of over) assert.equal(owes - appropriation, excess);
});

test("a line that was booked every month and lacks the last one is missed", () => {
  const gap = { ...results, costs: everyMonth("2020-01", 5, 100_00n) };
  const { warnings } = forecastOf(agreement, gap, asking("2020-06-30"))!;
  assert.deepEqual(
    warnings.filter(({ code }) => code === "month-missing"),
    [{ code: "month-missing", party: "kajaani", line: "youth-workshop", month: "2020-06" }],
  );
});

test("before a month of the year is over only a plan can tell, and the term has no other years", () => {
  assert.equal(forecastOf(agreement, facts, asking("2020-01-15")), undefined);
  const [planned] = everyMonth("2020-03", 1, 500_00n);
  const { cutoff, rows } = forecast("2020-01-15", { plan: { by: everybody, lines: [planned!] } });
  assert.equal(cutoff, undefined);
  assert.deepEqual([sum(rows.map((row) => row.booked)), sum(rows.map((row) => row.forecast))], [0n, 500_00n]);
  assert.equal(forecastOf(agreement, facts, asking("2020-06-30", { year: "2035" })), undefined);
});

/** Salaries of one provider, the same every month. */
function everyMonth(first: string, months: number, cents: bigint) {
  return Array.from({ length: months }, (_, i) => {
    const month = `${first.slice(0, 5)}${String(Number(first.slice(5)) + i).padStart(2, "0")}`;
    const place = { party: "kajaani", line: "youth-workshop", type: "salary", month, day: `${month}-01` };
    return { ...place, status: "accepted" as const, approved: true, cents, quantity: 0n, count: 1, source: { file: "costs.csv", lines: [i + 2] } };
  });
}
