import assert from "node:assert/strict";
import { test } from "node:test";
import { readingOf } from "./explain.ts";
import type { Figure } from "./statement.ts";
import { exactText, formulaText, type Reader, stepText, timesText } from "./steps.ts";

const figure = (id: string, value: string, more: Partial<Figure> = {}): Figure => ({
  id,
  label: { key: "cost" },
  unit: "cents",
  value,
  op: "given",
  inputs: [],
  ...more,
});
const constant = (value: string): Figure => figure(`number/${value}`, value, { label: { key: "number" }, unit: "factor" });
const readerOf = (...all: Figure[]): Reader => ({ figures: new Map(all.map((one) => [one.id, one])), language: "fi", currency: "EUR" });
const plain = (text: string): string => text.replaceAll("\u00a0", " ");

test("a price of a unit is money, a part of money is per cent, and what no decimals hold keeps its fraction", () => {
  const [hours, cost] = [figure("hours", "135/2", { unit: "count" }), figure("cost", "100000")];
  const reader = readerOf(hours, cost);
  const priced = figure("priced", "305100", { op: "sum × 4520", inputs: ["hours"] });
  assert.equal(plain(timesText(priced, "hours", reader)), "45,20 € × ");
  assert.equal(plain(formulaText(priced, reader)), "45,20 € × 67,5");
  assert.equal(plain(timesText(figure("part", "57000", { op: "sum × 57/100", inputs: ["cost"] }), "cost", reader)), "57 % × ");
  assert.equal(plain(timesText(figure("days", "1", { op: "sum × 59/365", inputs: ["cost"] }), "cost", reader)), "16,16 % (59/365) × ");
});

test("interest is a yearly rate for some days", () => {
  const late = figure("late", "740000", { label: { key: "late-sum", args: { days: "23" } } });
  const interest = figure("interest", "3730", { op: "sum × 46/9125", inputs: ["late"], label: { key: "late-interest" } });
  assert.equal(plain(timesText(interest, "late", readerOf(late))), "8 % × 23/365 × ");
});

test("a bound is told in words and is no step of its own", () => {
  const reader = readerOf(figure("gap", "-500"), constant("0"));
  const saving = figure("saving", "0", { op: "greatest", inputs: ["gap", "number/0"] });
  assert.equal(plain(stepText(saving, reader)), "vähintään 0 €");
  assert.deepEqual(readingOf(saving, reader.figures).inputs, ["gap"]);
});

test("a key pro rata to weights reads as the quotient that it is; without weights all get alike", () => {
  const parts = [figure("weight", "1"), figure("weights", "4"), figure("rata", "1/4", { unit: "share", op: "quotient", inputs: ["weight", "weights"] })];
  const share = figure("share", "1/4", { unit: "share", label: { key: "key-share" }, op: "sum × 1, -1/2 + 1/2", inputs: ["rata", "some"] });
  const weighed = readerOf(...parts, figure("some", "1"));
  assert.deepEqual([stepText(share, weighed), readingOf(share, weighed.figures).inputs], ["osamäärä", ["weight", "weights"]]);
  const even = readerOf(...parts, figure("some", "0"));
  assert.deepEqual([plain(stepText(share, even)), readingOf(share, even.figures).inputs], ["tasan, kullekin 50 %", []]);
});

test("a condition says why, and leaves out the branch that was not taken", () => {
  const reader = readerOf(figure("measured", "96", { unit: "value" }), constant("85"), figure("then", "7"), figure("else", "8"));
  const gate = figure("gate", "7", { op: "when >=", inputs: ["measured", "number/85", "then", "else"] });
  assert.equal(stepText(gate, reader), "koska 96 ≥ 85");
  assert.deepEqual(readingOf(gate, reader.figures).inputs, ["measured", "then"]);
});

test("a formula has its values, and an exact value stands where the shown one is rounded", () => {
  const reader = readerOf(figure("a", "120050"), figure("b", "100000"));
  assert.equal(plain(formulaText(figure("d", "20050", { op: "sum × 1, -1", inputs: ["a", "b"] }), reader)), "1 200,50 € − 1 000,00 €");
  assert.equal(plain(exactText(figure("third", "100/3"), reader)), "1/3 €");
  assert.equal(exactText(figure("whole", "1041087"), reader), "");
});
