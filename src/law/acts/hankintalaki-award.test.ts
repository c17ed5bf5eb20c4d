import assert from "node:assert/strict";
import { test } from "node:test";
import { AWARD_RULES } from "./hankintalaki-award.ts";

const { severity } = AWARD_RULES.find(({ id }) => id === "AWD-007")!;

test("a direct award that lacks only its voluntary notice is a warning; without ground or reasons it weighs as much as a rule can", () => {
  assert.ok(typeof severity === "function");
  assert.equal(severity({ directAward: { at: "d", ground: 40, reasons: true, notice: "none" } }), "warn");
  assert.equal(severity({ directAward: { at: "d", ground: 40, reasons: false, notice: "none" } }), "block");
  assert.equal(severity({ directAward: { at: "d", ground: "none", notice: "none" } }), "block");
  assert.equal(severity({ directAward: { at: "d", ground: 40, reasons: true, notice: "2018-06-01" } }), "block");
  assert.equal(severity({}), "block");
});
