import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { Agreement } from "../agreement/agreement.ts";
import { readAgreement } from "../agreement/read.ts";
import { add, equal, type Ratio, ratio, sum, ZERO } from "../kernel/share.ts";
import type { Use } from "../settlement/facts.ts";
import { derive, type Settled } from "../settlement/settlement.ts";
import { LANGUAGES } from "../kernel/refusal.ts";
import { compareAgreements } from "./compare.ts";
import { defaultFutures } from "./futures.ts";
import { readFutures } from "./futures-file.ts";
import { invented } from "./invented.test.ts";
import { planOf } from "./plan.ts";
import { simulate } from "./simulate.ts";
import { saidUses } from "./uses-said.ts";
import { payoffOf, plannedScenario, readScenario, settledAs, slidersOf } from "./what-if.ts";
import { EVERYTHING_KNOWN } from "../kernel/day.ts";

const root = new URL("../../examples/", import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(`${name}/agreement.yaml`, root), "utf8");

function read(text: string): Agreement {
  const { value, faults } = readAgreement("agreement.yaml", text);
  if (!value) throw new Error(faults.map((fault) => `${fault.code} ${fault.at.line}`).join("\n"));
  return value;
}

const kainuu = read(textOf("kainuu-youth"));
const HUNDRED = ratio(100n);

function settledPlan(agreement: Agreement): Settled {
  const plan = planOf(agreement);
  return derive(agreement, plan.facts, { through: plan.through, knownAt: EVERYTHING_KNOWN });
}

test("Kuhmo joins for the second year: as planned it owes nothing of the first", () => {
  const { cells, graph } = settledPlan(kainuu);
  const owed = (year: string): readonly Ratio[] =>
    cells.filter((cell) => cell.purchaser === "kuhmo" && cell.year === year).map((cell) => graph.value(cell.ref));
  assert.ok(owed("2019").every((value) => value.n === 0n));
  assert.ok(sum(owed("2020")).n > 0n);
});

test("Kuhmo joins in the middle of a year: its own service runs on its days alone, and what all use is cut on the day it joins", () => {
  const later = read(
    textOf("kainuu-youth")
      .replace("joins: 2020-01-01 }", "joins: 2020-07-01 }")
      .replace("{ from: 2020-01-01, shares: { kainuu: 57 %", "{ from: 2020-07-01, shares: { kainuu: 57 %"),
  );
  const { costs, facts } = planOf(later);
  const of = (line: string) => costs.filter((cost) => cost.line === line && cost.year === "2020").map(({ group, cost }) => [group.day, cost]);
  assert.deepEqual(of("mobile-guidance"), [["2020-07-01", ratio(6_600_000n)]]);
  assert.deepEqual(of("customer-desk"), [
    ["2020-01-01", ratio(4_800_000n * 182n, 366n)],
    ["2020-07-01", ratio(4_800_000n * 184n, 366n)],
  ]);
  assert.deepEqual(
    of("project-office").map(([day]) => day),
    ["2020-01-01", "2020-07-01"],
  );
  assert.deepEqual(
    facts.uses.filter((use) => use.day.startsWith("2020")).map(({ party, units }) => [party, units]),
    [
      ["kainuu", ratio(366n)],
      ["kajaani", ratio(366n)],
      ["sotkamo", ratio(366n)],
      ["kuhmo", ratio(184n)],
    ],
  );
});

for (const name of readdirSync(root)) {
  test(`${name}: as planned the lines cost their targets to the last fraction of a cent`, () => {
    const agreement = read(textOf(name));
    const targets = new Map<string, Ratio>();
    const costs = new Map<string, Ratio>();
    for (const { line, provider, year, amount } of agreement.targets) targets.set(`${line} ${provider} ${year}`, ratio(amount));
    for (const { line, provider, year, cost } of planOf(agreement).costs) {
      const place = `${line} ${provider} ${year}`;
      costs.set(place, add(costs.get(place) ?? ZERO, cost));
    }
    for (const [place, target] of targets) assert.ok(equal(costs.get(place) ?? ZERO, target), place);
    // Every day on which a cost falls has its provider, its payers and, by use, somebody's units.
    assert.deepEqual([...settledPlan(agreement).costs.apart.keys()], []);
  });
}

test("the what-if as planned pays the amounts of the file, whole cents and not one beside", () => {
  const flows = payoffOf(kainuu, plannedScenario(slidersOf(kainuu))).flowsAt(HUNDRED);
  const paid = (provider: string): Ratio => sum(flows.filter((flow) => flow.component === "cost" && flow.provider === provider).map(({ amount }) => amount));
  // 318,000 + 424,000 of coaching and 36,000 + 48,000 of the customer desk.
  assert.deepEqual(paid("uramylly"), ratio(82_600_000n));
  assert.deepEqual(paid("keksitty"), ratio(42_500_000n));
  assert.deepEqual(paid("satumaa"), ratio(22_600_000n));
  for (const { component, amount } of flows) if (component === "cost") assert.equal(amount.d, 1n);
});

const use = (party: string, day: string, units: bigint): Use => ({
  line: "customer-desk",
  party,
  day,
  units: ratio(units),
  source: { file: "results.csv", lines: [2] },
});

test("recorded customers go before imagined ones, those of the futures file before both, and each is said in every language", () => {
  const recorded = [use("kainuu", "2019-06-30", 30n), use("kuhmo", "2019-06-30", 60n), use("sotkamo", "2019-12-31", 10n)];
  const ahead = planOf(kainuu, { recorded });
  assert.deepEqual(
    ahead.uses.map(({ year, from }) => [year, from]),
    [
      ["2019", "recorded"],
      ["2020", "equal"],
    ],
  );
  // Kuhmo's do not count: it was no member on their day.
  assert.deepEqual(
    ahead.facts.uses.filter(({ day }) => day < "2020").map(({ party }) => party),
    ["kainuu", "sotkamo"],
  );
  const stated = planOf(kainuu, { recorded, stated: [{ line: "customer-desk", shares: { kuhmo: ratio(1n) } }] });
  assert.deepEqual(
    stated.uses.map(({ year, from }) => [year, from]),
    [
      ["2019", "recorded"],
      ["2020", "stated"],
    ],
  );
  for (const language of LANGUAGES) {
    const said = saidUses([...ahead.uses, ...stated.uses], language);
    assert.equal(said.length, 3);
    for (const sentence of said) assert.match(sentence, /Yhteinen asiakasohjaus.* 20\d\d/);
  }
});

test("a futures file states who uses a joint line, and is refused where it cannot be", () => {
  const file = (rest: string): string => `futures: 1\ninputs: { a: { cost: all, factor: { uniform: [90 %, 110 %] } } }\n${rest}`;
  const { value } = readFutures("f", file("customers: { customer-desk: { kainuu: 50 %, kajaani: 30 %, sotkamo: 1/5 } }"), kainuu);
  assert.deepEqual(value!.uses, [{ line: "customer-desk", shares: { kainuu: ratio(1n, 2n), kajaani: ratio(3n, 10n), sotkamo: ratio(1n, 5n) } }]);
  const { simulation } = simulate(kainuu, value!, { draws: 10, seed: 1 });
  assert.deepEqual(
    simulation!.uses.map(({ from }) => from),
    ["stated", "stated"],
  );
  const bad: readonly (readonly [string, string])[] = [
    ["use: { coaching: { kainuu: 1 } }", "futures/use-unknown-line 3:8"],
    ["use: { customer-desk: { uramylly: 1 } }", "futures/use-unknown-party 3:8"],
    ["use: { customer-desk: { kainuu: 0 } }", "futures/use-nothing 3:8"],
    ["use: { customer-desk: { kainuu: many } }", "futures/number 3:33"],
    ["use: { customer-desk: { kainuu: 1 } }\ncustomers: { customer-desk: { kainuu: 1 } }", "futures/use-twice 4:14"],
  ];
  for (const [rest, expected] of bad) {
    const { faults } = readFutures("f", file(rest), kainuu);
    assert.deepEqual(
      faults.map(({ code, at }) => `${code} ${at.line}:${at.column}`),
      [expected],
    );
  }
});

test("results overall bring every area to the score; an indicator that is moved itself stays where it was put", () => {
  const sliders = slidersOf(kainuu);
  const scoresAt = (values: Readonly<Record<string, string>>) => {
    const { scenario } = readScenario(sliders, (key) => values[key]);
    const { scores, graph } = settledAs(kainuu, scenario);
    return [...scores.values()].map((ref) => graph.value(ref));
  };
  assert.deepEqual(scoresAt({ score: "40" }), [ratio(40n), ratio(40n)]);
  // Half of the score hangs on in-work, whose scale gives 100 at 48.
  assert.deepEqual(scoresAt({ score: "40", "indicator.in-work": "48" }), [ratio(70n), ratio(70n)]);
  assert.deepEqual(scoresAt({}), [ZERO, ZERO]);
});

test("agreements without a party in common have nothing to compare, and say so", () => {
  const plain = invented();
  const both = compareAgreements(kainuu, plain, defaultFutures(plain), { draws: 10, seed: 1 }).comparison!;
  assert.deepEqual([both.nothingInCommon, both.parties], [true, []]);
  assert.equal(both.second.parties.find(({ party }) => party === "eka")!.name, "Eka Keksitty Oy");
});
