import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { randomCase, type RandomCase } from "../../test/oracle/random-agreement.ts";
import { addDays } from "../kernel/day.ts";
import { factorsOf, figuresOf } from "./explain.ts";
import { settle } from "./settlement.ts";
import type { Figure, Statement } from "./statement.ts";

/** What holds of every settlement, over the random agreements that the oracle uses. */
const cases = fc.integer({ min: 1, max: 1_000_000 }).map((seed) => randomCase(`laws/${seed}`));
const RUNS = { numRuns: 60 };

const euros = (statement: Statement): readonly string[] =>
  statement.obligations
    .filter(({ cents }) => cents !== "0")
    .map((o) => `${o.year} ${o.component} ${o.provider} ${o.purchaser} ${o.standing} ${o.cents}`)
    .sort();
const paid = (statement: Statement): readonly string[] =>
  statement.payments.map(({ from, to, flow, document, cents }) => `${from} ${to} ${flow} ${document} ${cents}`).sort();
const sum = (cents: readonly string[]): bigint => cents.reduce((all, one) => all + BigInt(one), 0n);

function nets(statements: readonly Statement[]): ReadonlyMap<string, bigint> {
  const out = new Map<string, bigint>();
  const move = (from: string, to: string, cents: bigint): void => {
    out.set(from, (out.get(from) ?? 0n) - cents);
    out.set(to, (out.get(to) ?? 0n) + cents);
  };
  for (const { from, to, cents } of statements.flatMap(({ payments }) => payments)) move(from, to, BigInt(cents));
  for (const { provider, purchaser, cents } of statements.at(-1)!.held ?? []) move(provider, purchaser, BigInt(cents));
  return new Map([...out].filter(([, cents]) => cents !== 0n).sort());
}

function daysOf({ agreement, options }: RandomCase): readonly string[] {
  const from = agreement.periods[0]!.from;
  return [addDays(from, 100), addDays(from, 364), addDays(from, 500), options.through].filter((day) => day <= options.through).sort();
}

test("the parts of every rounded whole sum to it, by provider and by purchaser", () => {
  fc.assert(
    fc.property(cases, ({ agreement, facts, options }) => {
      const { obligations, figures, parties } = settle(agreement, facts, options);
      const groups = Map.groupBy(obligations, (o) => `rounded/${o.year}/${o.component}/${o.standing}`);
      for (const [id, own] of groups) assert.equal(String(sum(own.map(({ cents }) => cents))), figures.find((figure) => figure.id === id)!.value);
      const [providers, purchasers] = (["provider", "purchaser"] as const).map((side) => sum(parties.filter((p) => p.side === side).map((p) => p.payable)));
      assert.equal(providers, purchasers);
    }),
    RUNS,
  );
});

test("the order of parties, lines, schemes and cost types in the file moves no cent", () => {
  fc.assert(
    fc.property(cases, ({ agreement, facts, options }) => {
      const { parties, lines, schemes, costTypes, targets } = agreement;
      const turned = {
        ...agreement,
        parties: parties.toReversed(),
        lines: lines.toReversed(),
        schemes: schemes.toReversed(),
        targets: targets.toReversed(),
        costTypes: Object.fromEntries(Object.entries(costTypes).toReversed()),
      };
      const [one, other] = [settle(agreement, facts, options), settle(turned, facts, options)];
      assert.deepEqual(euros(other), euros(one));
      assert.deepEqual(paid(other), paid(one));
    }),
    RUNS,
  );
});

test("what was paid over a row of statements, less what the last one holds, is what is payable", () => {
  fc.assert(
    fc.property(cases, (one) => {
      const { agreement, facts, options } = one;
      const row: Statement[] = [];
      for (const through of daysOf(one)) row.push(settle(agreement, facts, { ...options, through, earlier: [...row] }));
      assert.deepEqual(nets(row), nets([settle(agreement, facts, options)]));
    }),
    RUNS,
  );
});

test("every payment, what is held and every sum of them adds up from its inputs, the earlier statement among them", () => {
  fc.assert(
    fc.property(cases, (one) => {
      const { agreement, facts, options } = one;
      const row: Statement[] = [];
      for (const through of daysOf(one)) row.push(settle(agreement, facts, { ...options, through, earlier: [...row] }));
      for (const [i, statement] of row.entries()) {
        const figures = figuresOf(statement);
        const ids = [...statement.payments, ...(statement.held ?? [])].flatMap(({ figure }) => figure ?? []);
        const pairs = statement.moved?.pairs ?? [];
        const moved = (statement.moved?.parties ?? []).flatMap(({ pays, receives, net }) => [pays, receives, net]);
        const sums = [...moved, ...pairs, statement.moved?.all].flatMap((sum) => sum ?? []);
        for (const { cents, figure } of [...statement.payments, ...sums]) assert.equal(figures.get(figure)!.value, cents, figure);
        for (const id of [...ids, ...sums.map(({ figure }) => figure)]) assert.equal(addedUp(figures, id), BigInt(figures.get(id)!.value), id);
        const before = statement.figures.filter(({ label }) => label.key === "settled-before");
        for (const { id, label, value } of before) assert.deepEqual([label.args!["day"], addedUp(figures, id)], [row[i - 1]!.through, BigInt(value)]);
      }
    }),
    RUNS,
  );
});

/** The inputs of a sum, each times its factor. */
function addedUp(figures: ReadonlyMap<string, Figure>, id: string): bigint {
  const figure = figures.get(id)!;
  const { factors, plus } = factorsOf(figure);
  assert.equal(plus, "0");
  return [...factors].reduce((all, [input, times]) => all + BigInt(figures.get(input)!.value) * times.reduce((sum, one) => sum + BigInt(one), 0n), 0n);
}

test("what became known later does not count, and a part of the year is settled as if nothing came after", () => {
  fc.assert(
    fc.property(cases, ({ agreement, facts, options }) => {
      const { knownAt, through } = options;
      const known = { ...facts, costs: facts.costs.filter((cost) => (cost.known ?? "") <= knownAt && cost.day <= through) };
      assert.deepEqual(euros(settle(agreement, known, options)), euros(settle(agreement, facts, options)));
    }),
    RUNS,
  );
});

test("no two figures of a statement have the same id, and each rests on figures before it", () => {
  fc.assert(
    fc.property(cases, ({ agreement, facts, options }) => {
      const seen = new Set<string>();
      for (const { id, inputs } of settle(agreement, facts, options).figures) {
        assert.ok(!seen.has(id), id);
        for (const input of inputs) assert.ok(seen.has(input), `${id} rests on ${input}`);
        seen.add(id);
      }
    }),
    RUNS,
  );
});
