// The most that can be owed is never less than what is owed, whatever happens: random agreements and facts, settled.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readAgreement } from "../../src/agreement/read.ts";
import { type Most, mostOwed, type MostTerm } from "../../src/appropriations/most.ts";
import { payers } from "../../src/appropriations/shares-at-most.ts";
import { settle } from "../../src/settlement/settlement.ts";
import type { Statement } from "../../src/settlement/statement.ts";
import { randomCase } from "../oracle/random-agreement.ts";
import { SINGLE } from "./world.ts";

const CASES = Number(process.env["SAMESIDE_MOST_CASES"] ?? 250);

type Row = Statement["obligations"][number];
/** What counts against an appropriation (docs/agreement-file.md section 4). */
const counts = ({ standing, cents }: Row): boolean => standing !== "notional" && (standing !== "accrued" || !cents.startsWith("-"));
const TERM_OF: Readonly<Partial<Record<Row["component"], MostTerm>>> = { fee: "fee", results: "results", outcomes: "outcomes", development: "development" };

const owedIn = (rows: readonly Row[], component: Row["component"]): bigint =>
  rows.filter((row) => row.component === component && counts(row)).reduce((sum, { cents }) => sum + BigInt(cents), 0n);
const partOf = ({ parts }: Most, term: MostTerm): bigint | undefined => parts.find((part) => part.term === term)?.cents;

test("nothing that is owed is above its part of the most", () => {
  const held = new Map<string, number>();
  for (let seed = 0; seed < CASES; seed++) {
    const { agreement, facts, options } = randomCase(`most ${seed}`);
    const costs = facts.costs.filter((group) => group.cents >= 0n && group.quantity >= 0n);
    const statement = settle(agreement, { ...facts, costs, targetChanges: [], late: [] }, options);
    const isWhole = agreement.schemes.length === 1 && agreement.unshared.length === 0;
    for (const { year } of statement.years) {
      for (const { id } of payers(agreement)) {
        const own = statement.obligations.filter((row) => row.year === year && row.purchaser === id);
        const most = mostOwed(agreement, id, year);
        const rounding = partOf(most, "rounding")!;
        const place = `seed ${seed}, ${id} ${year}`;
        for (const [component, term] of Object.entries(TERM_OF) as [Row["component"], MostTerm][]) {
          const bound = partOf(most, term);
          if (bound === undefined) continue;
          const owed = owedIn(own, component);
          assert(owed <= bound + rounding, `${place}: ${component} ${owed} above ${bound}`);
          if (owed > 0n) held.set(term, (held.get(term) ?? 0) + 1);
        }
        const [planned, provision, gain] = [partOf(most, "reimbursables"), partOf(most, "provision"), partOf(most, "gain")];
        if (!isWhole || planned === undefined || provision === undefined || gain === undefined) continue;
        const [cost, shared] = [owedIn(own, "cost"), owedIn(own, "gain-and-pain")];
        const overrun = cost > planned + provision ? cost - planned - provision : 0n;
        assert(cost + shared <= planned + provision + overrun + gain + rounding, `${place}: ${cost} + ${shared} above ${planned} + ${provision} + ${gain}`);
        if (shared > 0n) held.set("gain", (held.get("gain") ?? 0) + 1);
      }
    }
  }
  for (const term of ["fee", "gain", "results", "outcomes", "development"]) assert((held.get(term) ?? 0) > 10, `${term}: ${held.get(term) ?? 0}`);
});

const cents = ({ parts }: Most) => Object.fromEntries(parts.filter((part) => part.cents !== 0n).map(({ term, cents }) => [term, cents]));
const single = (from: string, to: string) => readAgreement("agreement.yaml", SINGLE.replace(from, to)).value!;

test("cost above target has no limit but a ceiling price, and then it is what the ceiling leaves", () => {
  const open = mostOwed(single("", ""), "saukko", "2019");
  assert.deepEqual([open.unbounded, open.total], [["overrun"], undefined]);
  const stated = mostOwed(single("", ""), "saukko", "2019", { overrun: 500n });
  assert.deepEqual(stated.total, 10_000_000n + 600_000n + 500n + 36n);
  const held = mostOwed(single("ceiling-price: none", "ceiling-price: 120000.00"), "saukko", "2019");
  assert.deepEqual(cents(held), { reimbursables: 10_000_000n, overrun: 1_400_000n, fee: 600_000n, rounding: 36n });
  // A provider's pain that is capped is not paid back, so the ceiling does not hold.
  const capped = "caps: [{ on: pain, scope: party, at: fee-at-risk, rest: purchasers }]";
  const agreement = readAgreement("agreement.yaml", SINGLE.replace("ceiling-price: none", "ceiling-price: 120000.00").replace("caps: []", capped)).value!;
  assert.deepEqual(mostOwed(agreement, "saukko", "2019").unbounded, ["overrun"]);
});

test("a fee on cost has no limit until the cost has one, and what the agreement holds no decision can move", () => {
  const agreement = single("of: own-target", "of: cost");
  assert.deepEqual(mostOwed(agreement, "saukko", "2019").unbounded, ["overrun", "fee"]);
  const stated = mostOwed(agreement, "saukko", "2019", { overrun: 2_000_000n, reimbursables: 1n });
  assert.deepEqual(cents(stated), { reimbursables: 10_000_000n, overrun: 2_000_000n, fee: 720_000n, rounding: 36n });
});

test("the examples' purchasers: every part is held or named as open", () => {
  const text = readFileSync(new URL("../../examples/kainuu-youth/agreement.yaml", import.meta.url), "utf8");
  const agreement = readAgreement("agreement.yaml", text).value!;
  for (const year of ["2019", "2020"]) {
    for (const { id } of payers(agreement)) {
      const { unbounded, parts } = mostOwed(agreement, id, year);
      assert.deepEqual(unbounded, id === "kuhmo" && year === "2019" ? [] : ["overrun"]);
      if (id === "kuhmo" && year === "2019") assert(parts.every(({ cents, term }) => cents === 0n || term === "rounding"));
    }
  }
});
