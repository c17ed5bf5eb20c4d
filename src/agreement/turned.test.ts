// A type that lines were booked of keeps, under its id, whether it is paid by quantity.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Agreement } from "./agreement.ts";
import { readAgreement } from "./read.ts";
import { turnedTypes } from "./turned.ts";

const first = readAgreement("agreement.yaml", readFileSync("examples/kainuu-youth/agreement.yaml", "utf8")).value!;
/** The same with types paid in another way. */
const withTypes = (types: Agreement["costTypes"]): Agreement => ({ ...first, costTypes: { ...first.costTypes, ...types } });
const turned = withTypes({ "coach-hour": first.costTypes["salary"]!, salary: first.costTypes["coach-hour"]! });

test("a later version may not pay as booked what an earlier one paid by quantity, nor the reverse", () => {
  const told = turnedTypes([first], turned).map(({ code, args }) => [code, args["type"], args["version"]]);
  assert.deepEqual(told.sort(), [
    ["agreement/turned-from-quantity", "coach-hour", "1"],
    ["agreement/turned-to-quantity", "salary", "1"],
  ]);
});

test("a type that was left out for a version is still what it was, a new id and another price are nothing turned, and of an erased version nothing is known", () => {
  const { "coach-hour": hour, ...rest } = first.costTypes;
  const without = { ...first, costTypes: rest };
  assert.deepEqual(
    turnedTypes([undefined, first, without], turned).map(({ args }) => args["version"]),
    ["2", "2"],
  );
  assert.deepEqual(turnedTypes([undefined], turned), []);
  assert.deepEqual(turnedTypes([first], withTypes({ "coaching-hour": hour!, salary: { ...first.costTypes["salary"]!, basis: "invoice" } as never })), []);
});
