// The seven statements of the examples: every figure can be walked down to lines of files, and no cent is made or lost between the parties.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { readAlliance } from "../src/desk/demo.ts";
import { parseRatio, sub, ratio, compare, add, ZERO } from "../src/kernel/share.ts";
import { settle } from "../src/settlement/settlement.ts";
import type { Figure, Statement } from "../src/settlement/statement.ts";

const names = readdirSync("examples", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const statements = new Map<string, Statement>();
for (const name of names) {
  const alliance = readAlliance(`examples/${name}`);
  assert("agreement" in alliance, `${name} has faults`);
  const { facts } = await alliance.factsFor({ through: alliance.lastDay });
  statements.set(name, settle(alliance.agreement, facts, { through: alliance.lastDay, knownAt: "9999-12-31T23:59:59.999Z" }));
}

test("there are seven examples, each settled over two years", () => {
  assert.equal(names.length, 7);
  for (const [name, statement] of statements) assert.equal(statement.years.length, 2, name);
});

for (const [name, statement] of statements) {
  test(`${name}: every figure leads to lines of files`, () => {
    const figures = new Map(statement.figures.map((figure) => [figure.id, figure]));
    assert.equal(figures.size, statement.figures.length, "ids are unique");
    const leaves = statement.figures.filter((figure) => figure.inputs.length === 0);
    assert.deepEqual(
      leaves.filter((leaf) => !grounded(leaf)).map((leaf) => leaf.id),
      [],
    );
    for (const leaf of leaves) for (const place of [leaf.clause, ...(leaf.sources ?? [])]) if (place !== undefined) assertPlace(name, place);
    for (const figure of statement.figures) for (const input of figure.inputs) assert(figures.has(input), `${figure.id} rests on ${input}, which is not there`);
    for (const root of shown(statement)) assert(figures.has(root), `${root} is shown but not explained`);
    assert.deepEqual([...unfounded(figures)], []);
  });

  test(`${name}: the parts sum to the whole, to the cent`, () => {
    const cents = (rows: readonly { readonly cents: string }[]): bigint => rows.reduce((sum, row) => sum + BigInt(row.cents), 0n);
    const all = cents(statement.obligations);
    for (const side of ["provider", "purchaser"] as const) {
      const totals = statement.parties.filter((party) => party.side === side);
      assert.equal(cents(totals.flatMap((party) => party.rows)), all, side);
      for (const party of totals) assert.equal(BigInt(party.payable), cents(party.rows.filter((row) => row.standing === "payable")));
    }
    const units = Map.groupBy(statement.obligations, (row) => `rounded/${row.year}/${row.component}/${row.standing}`);
    const figures = new Map(statement.figures.map((figure) => [figure.id, figure]));
    for (const [id, rows] of units) {
      const whole = figures.get(id)!;
      assert.equal(BigInt(whole.value), cents(rows), id);
      const exact = whole.inputs.map((input) => parseRatio(figures.get(input)!.value)!).reduce(add, ZERO);
      const gap = sub(exact, ratio(BigInt(whole.value)));
      assert(compare(gap, ratio(1n, 2n)) <= 0 && compare(gap, ratio(-1n, 2n)) >= 0, `${id} is rounded once`);
    }
  });

  test(`${name}: payments carry what is payable, and nobody pays itself`, () => {
    for (const payment of statement.payments) assert.notEqual(payment.from, payment.to);
    const net = (party: string): bigint =>
      (statement.held ?? []).reduce(
        (sum, row) => sum - (row.provider === party ? BigInt(row.cents) : 0n) + (row.purchaser === party ? BigInt(row.cents) : 0n),
        0n,
      ) + statement.payments.reduce((sum, row) => sum + (row.to === party ? BigInt(row.cents) : 0n) - (row.from === party ? BigInt(row.cents) : 0n), 0n);
    const due = (party: string): bigint =>
      statement.obligations
        .filter((row) => row.standing === "payable" && row.provider !== row.purchaser)
        .reduce((sum, row) => sum + (row.provider === party ? BigInt(row.cents) : 0n) - (row.purchaser === party ? BigInt(row.cents) : 0n), 0n);
    for (const party of new Set(statement.obligations.flatMap((row) => [row.provider, row.purchaser]))) assert.equal(net(party), due(party), party);
  });
}

/** A leaf rests on a clause or on recorded facts; a bare number stands in the clause of the figure that uses it. */
function grounded(leaf: Figure): boolean {
  return leaf.clause !== undefined || (leaf.sources ?? []).length > 0 || leaf.id.startsWith("number/");
}

/** Figures from which no walk reaches a line of a file. */
function* unfounded(figures: ReadonlyMap<string, Figure>): Generator<string> {
  const founded = new Set<string>();
  for (const figure of figures.values()) {
    const own = figure.clause !== undefined || (figure.sources ?? []).length > 0;
    if (own || figure.inputs.some((input) => founded.has(input))) founded.add(figure.id);
    else if (!figure.id.startsWith("number/")) yield figure.id;
  }
}

function shown(statement: Statement): string[] {
  return [
    ...statement.obligations,
    ...statement.payments,
    ...statement.apart,
    ...statement.appropriations,
    ...statement.parties,
    ...statement.parties.flatMap((party) => party.rows),
    ...statement.volumeShares,
  ].map((row) => row.figure);
}

/** `file:line` or `file:2-4,9` names lines that the file has. */
function assertPlace(name: string, place: string): void {
  const match = /^(.+):([\d,-]+)$/.exec(place);
  assert(match, place);
  const path = existsSync(match[1]!) ? match[1]! : `examples/${name}/${match[1]!}`;
  const lines = readFileSync(path, "latin1").split("\n").length;
  for (const number of match[2]!.split(/[,-]/)) assert(Number(number) >= 1 && Number(number) <= lines, `${place} is beyond the ${lines} lines of ${path}`);
}
