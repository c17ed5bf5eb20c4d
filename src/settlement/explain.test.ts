import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Branch, clausesOf, explain, factorsOf, leavesOf, nearFigures, paymentRowsOf, topFigures } from "./explain.ts";
import { textCell } from "./present-csv.ts";
import { escapeHtml } from "./present-html.ts";
import { shortened } from "./present-text.ts";
import { voiceOf } from "./present.ts";
import type { Figure, Statement } from "./statement.ts";

const figure = (id: string, inputs: readonly string[], more: Partial<Figure> = {}): Figure => ({
  id,
  label: { key: "cost" },
  unit: "cents",
  value: "1",
  op: inputs.length === 0 ? "given" : "sum",
  inputs,
  ...more,
});

function statementWith(figures: readonly Figure[]): Statement {
  const none = { years: [], obligations: [], parties: [], payments: [], appropriations: [], apart: [], volumeShares: [], refusedClaims: [], notes: [] };
  const head = { sameside: 1, kind: "statement", engine: "e", alliance: "a", agreement: "agreement.yaml", currency: "EUR" } as const;
  return { ...head, through: "2020-12-31", knownAt: "9999-12-31T23:59:59.999Z", ...none, figures };
}

/** Random figures, each resting on some before it. */
const figures = fc
  .array(fc.array(fc.nat(), { maxLength: 4 }), { minLength: 1, maxLength: 30 })
  .map((all) =>
    all.map((inputs, i) =>
      figure(
        `f${i}`,
        i === 0 ? [] : inputs.map((input) => `f${input % i}`),
        inputs.length === 0 || i === 0 ? { sources: [`costs.csv:${i + 2}`] } : { clause: `agreement.yaml:${i + 1}` },
      ),
    ),
  );

function count(tree: Branch, shown: Branch["shown"]): number {
  return (tree.shown === shown ? 1 : 0) + tree.inputs.reduce((sum, input) => sum + count(input, shown), 0);
}

function idsOf(tree: Branch, into: Set<string> = new Set()): Set<string> {
  into.add(tree.figure.id);
  for (const input of tree.inputs) idsOf(input, into);
  return into;
}

test("an explanation unfolds each figure below exactly once, and nothing else", () => {
  fc.assert(
    fc.property(figures, (all) => {
      const statement = statementWith(all);
      const tree = explain(statement, all.at(-1)!.id)!;
      const ids = idsOf(tree);
      assert.equal(count(tree, "whole"), ids.size);
      assert.equal(count(tree, "cut"), 0);
      for (const id of ids) for (const input of all.find((one) => one.id === id)!.inputs) assert.ok(ids.has(input));
    }),
  );
});

test("the leaves are all clauses and facts below", () => {
  fc.assert(
    fc.property(figures, (all) => {
      const statement = statementWith(all);
      const ids = idsOf(explain(statement, all.at(-1)!.id)!);
      const { clauses, sources } = leavesOf(statement, all.at(-1)!.id);
      const below = all.filter((one) => ids.has(one.id));
      assert.deepEqual(new Set(clauses), new Set(below.flatMap((one) => one.clause ?? [])));
      assert.deepEqual(new Set(sources), new Set(below.flatMap((one) => one.sources ?? [])));
    }),
  );
});

test("depth cuts the tree, and says where", () => {
  const statement = statementWith([figure("a", []), figure("b", ["a"]), figure("c", ["b"])]);
  assert.equal(explain(statement, "c", 1)!.inputs[0]!.shown, "cut");
  assert.equal(explain(statement, "c", 2)!.inputs[0]!.inputs[0]!.shown, "whole");
  assert.equal(explain(statement, "d"), undefined);
});

test("near figures are those that contain the text, then those with a slip", () => {
  const statement = statementWith(["fee/2019/uramylly", "fee/2020/uramylly", "cost/2019", "x"].map((id) => figure(id, [])));
  assert.deepEqual(nearFigures(statement, "fee/2020"), ["fee/2020/uramylly", "fee/2019/uramylly"]);
  assert.deepEqual(nearFigures(statement, "cots/2019")[0], "cost/2019");
  assert.deepEqual(nearFigures(statement, "zzzzzz"), []);
});

test("a figure that stands in several tables is listed once", () => {
  const row = { year: "2020", component: "cost", standing: "payable", cents: "1", figure: "a" } as const;
  const statement = {
    ...statementWith([figure("a", [])]),
    obligations: [{ ...row, provider: "p", purchaser: "q" }],
    apart: [{ reason: "disputed", cents: "1", count: 1, figure: "a" }],
  } as const;
  assert.deepEqual(
    topFigures(statement).map((top) => top.section),
    ["obligation"],
  );
});

test("a sum says what each input is multiplied with and what is added", () => {
  const sum = figure("s", ["a", "b", "a"], { op: "sum × 1, -1/4, -1 + 2/5" });
  assert.deepEqual(
    [...factorsOf(sum).factors],
    [
      ["a", ["1", "-1"]],
      ["b", ["-1/4"]],
    ],
  );
  assert.equal(factorsOf(sum).plus, "2/5");
});

test("what is owed cites the row of the payment matrix that pays it, then the rounding", () => {
  const owed = figure("owed", [], { clause: "agreement.yaml:9" });
  const statement = statementWith([owed, figure("pay", ["owed"], { label: { key: "payment" }, clause: "agreement.yaml:12" })]);
  assert.deepEqual(clausesOf(owed, paymentRowsOf(statement)), ["agreement.yaml:12", "agreement.yaml:9"]);
});

test("no text cell begins as a formula, and every cell can be read back", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", '"', ",", "a", "1") }), (text) => {
      const cell = textCell(text);
      const inner = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
      assert.doesNotMatch(inner, /^[=+\-@\t\r]/);
      assert.ok(inner === text || inner === `'${text}`);
      if (!cell.startsWith('"')) assert.doesNotMatch(cell, /[",\r\n]/);
    }),
  );
});

test("escaped text has nothing that HTML would read", () => {
  fc.assert(fc.property(fc.string(), (text) => assert.doesNotMatch(escapeHtml(text), /[<>"']|&(?!#\d+;)/)));
});

test("a long list of lines is cut after a whole range", () => {
  const source = `costs.csv:${Array.from({ length: 100 }, (_, i) => i * 2 + 2).join(",")}`;
  assert.match(shortened(source), /^costs\.csv:2,4,(?:\d+,)+…$/);
  assert.ok(shortened(source).length <= 122);
  assert.equal(shortened("costs.csv:2-90"), "costs.csv:2-90");
});

test("parties and lines are called by the names that the statement carries, else by their ids", () => {
  const label = { key: "key-share", args: { party: "kainuu" } } as const;
  const note = { code: "no-use", args: { line: "systems", year: "2020" } } as const;
  const named = voiceOf("en", { currency: "EUR", names: { parties: { kainuu: "Kainuun maakunta" }, lines: { systems: "Tietojärjestelmät" } } });
  assert.deepEqual(
    [named.label(label), named.note(note)],
    ["share of the key, Kainuun maakunta", "No units recorded for Tietojärjestelmät in 2020: nothing of it is payable."],
  );
  assert.equal(voiceOf("en", { currency: "EUR" }).label(label), "share of the key, kainuu");
});
