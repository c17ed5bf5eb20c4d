import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ONE, ratio } from "../kernel/share.ts";
import type { Agreement } from "./agreement.ts";
import { cutDays } from "./cuts.ts";
import { readAgreement } from "./read.ts";

const sample = readFileSync(new URL("../../test/agreement/sample.yaml", import.meta.url), "utf8");
const read = (from = "", to = ""): Agreement => {
  const { value, faults } = readAgreement(
    "a.yaml",
    sample.replace(from, () => to),
  );
  assert.ok(value, JSON.stringify(faults));
  return value;
};
const agreement = read();
const single = readFileSync(new URL("../../test/agreement/single.yaml", import.meta.url), "utf8");
const readSingle = (from = "", to = "") =>
  readAgreement(
    "b.yaml",
    single.replace(from, () => to),
  );

test("scalars become exact values", () => {
  assert.equal(agreement.development?.cap, 6000000n);
  assert.deepEqual(agreement.overhead, { keksi: ratio(9n, 100n), ryhma: ratio(85n, 1000n) });
  assert.deepEqual(agreement.costTypes["coach-hour"]!.rate, { keksi: ratio(4550n), ryhma: ratio(44123456n, 10000n) });
  assert.deepEqual(agreement.settlement.due, { count: 30, unit: "day" });
  assert.deepEqual(agreement.payments[1]!.terms, { count: 4, unit: "week" });
  assert.deepEqual(agreement.parties.find(({ id }) => id === "ryhma")?.members[0], { name: "Kuviteltu A Oy", kind: "company", share: ratio(1n, 2n) });
});

test("an exercised option is a contract period, another is not", () => {
  assert.deepEqual(agreement.periods, [{ from: "2019-01-01", to: "2020-12-31" }]);
  const longer = readSingle("phases:", "options: [{ id: more, from: 2020-01-01, to: 2020-12-31, decided-by: saukko, exercised: yes }]\nphases:");
  assert.deepEqual(
    longer.faults.map(({ code, at }) => `${code} ${at.line}`),
    ["agreement/year-without-appropriation 13", "agreement/year-without-target 14"],
  );
});

test("lines are services and joint lines in the order of the file, keys by day", () => {
  assert.deepEqual(
    agreement.lines.map(({ id, kind }) => `${kind} ${id}`),
    ["service coaching", "service youth-workshop", "joint project-office", "joint systems"],
  );
  assert.deepEqual(
    agreement.lines[2]!.keys.map(({ from, by }) => `${from} ${by}`),
    ["2019-01-01 shares", "2020-01-01 customers"],
  );
  assert.deepEqual(agreement.lines[3]!.keys, [{ from: "2019-01-01", by: "use" }]);
});

test("targets are one by line and provider, each with its path", () => {
  assert.deepEqual(
    agreement.targets.slice(0, 3).map(({ provider, amount, path }) => [provider, amount, path]),
    [
      ["keksi", 60000000n, "target-cost/2019/coaching"],
      ["hirvi", 20000000n, "target-cost/2019/youth-workshop/hirvi"],
      ["ryhma", 5000000n, "target-cost/2019/youth-workshop/ryhma"],
    ],
  );
  assert.ok(agreement.targets.every(({ path }) => agreement.where[path]));
});

test("the single scheme is main, with all lines that are shared", () => {
  const [scheme] = read("  id: main\n", "").schemes;
  assert.equal(scheme!.id, "main");
  assert.deepEqual(scheme!.lines, ["coaching", "youth-workshop", "project-office"]);
  assert.deepEqual(agreement.unshared, ["systems"]);
  assert.deepEqual(scheme!.caps[3], { on: "gain", scope: "band", band: 1, at: { kind: "cents", cents: 10000000n }, path: "gain-and-pain/caps/3" });
  assert.deepEqual(scheme!.ceiling, { share: ratio(23n, 20n) });
  assert.equal(scheme!.floor, undefined);
});

test("a provider written as none has no fee, but a place", () => {
  assert.deepEqual(Object.keys(agreement.fees), ["keksi", "ryhma"]);
  assert.equal(agreement.fees["keksi"]!.minimum, 0n);
  assert.ok(agreement.where["fee/hirvi"]);
});

test("one amount of a pool stands for every year", () => {
  assert.deepEqual(agreement.results?.poolLiability, { 2019: 3000000n, 2020: 3000000n });
  assert.deepEqual(agreement.results?.paysFrom, undefined);
  assert.deepEqual(
    agreement.results?.multiplier.gain?.map(({ at }) => at.n),
    [-100n, 0n, 100n],
  );
});

test("a tariff that is not dated is in force from the first day of the term", () => {
  const [first, second] = agreement.outcomes;
  assert.deepEqual(first?.kind === "tariff" && first.tariffs, [{ from: "2019-01-01", amounts: { young: 40000n, older: 60000n } }]);
  assert.deepEqual(second?.kind === "tariff" && second.tariffs.map(({ amounts }) => amounts), [{ all: 30000n }, { all: 31000n }]);
  assert.deepEqual(first?.kind === "tariff" && first.instalments.map(({ times }) => times), [1, 1, 13]);
});

test("where holds the place of a value, and under #key that of its key", () => {
  assert.deepEqual(agreement.where["services/coaching/organiser"], { line: 33, column: 54, length: 6 });
  assert.deepEqual(agreement.where["services/coaching/organiser#key"], { line: 33, column: 43, length: 9 });
  assert.deepEqual(agreement.where["gain-and-pain"], { line: 72, column: 1, length: 13 });
  assert.equal(agreement.where["gain-and-pain/gain/1/providers"]!.line, 77);
  assert.equal(agreement.where["target-cost/2019/coaching"]!.column, 23);
});

test("a single purchaser takes all, and without own production there is none to count, when the file does not say", () => {
  const scheme = readSingle().value?.schemes[0];
  assert.deepEqual(scheme?.amongPurchasers, { by: "shares", shares: { saukko: ONE } });
  assert.equal(scheme?.ownProduction, "exclude");
});

test("cut days are the days on which something dated changes", () => {
  assert.deepEqual(cutDays(agreement), ["2019-01-01", "2019-04-01", "2019-06-01", "2020-01-01", "2020-11-01"]);
});
