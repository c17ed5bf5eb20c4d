// What a version changes of the one before, and how the law is told of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { FileRef } from "../../log/reference.ts";
import type { Agreement } from "../agreement.ts";
import { changeFacts, comparedOf } from "./compared.ts";
import type { Grounds } from "./kinds.ts";

const version = (amount: bigint, rest: object = {}): Agreement => ({ targets: [{ amount }], ...rest }) as unknown as Agreement;
const said = (ground: Grounds["ground"], rest: Partial<Grounds> = {}): Grounds => ({ ground, reasons: {} as FileRef, ...rest });

test("a change is worth what the target moved, or more where somebody says so, and never less", () => {
  const versions = [version(1_000_00n), version(1_080_00n), version(1_050_00n)];
  const [up, down] = comparedOf(versions, new Map([[3, said("5", { value: 1n })]]));
  assert.deepEqual([up!.moved, up!.value, up!.share], [80_00n, 80_00n, { n: 2n, d: 25n }]);
  assert.deepEqual([down!.moved, down!.value], [-30_00n, 30_00n]);
  const [, more] = comparedOf(versions, new Map([[3, said("5", { value: 90_00n })]]));
  assert.deepEqual([more!.value, more!.minor], [90_00n, 90_00n]);
});

test("minor changes are netted together; other grounds do not count among them", () => {
  const versions = [version(100n), version(110n), version(150n), version(142n)];
  const grounds = new Map([2, 3, 4].map((n) => [n, said(n === 3 ? "1" : "5")]));
  assert.deepEqual(
    comparedOf(versions, grounds).map(({ minor }) => minor),
    [10n, 10n, 2n],
  );
});

test("the law is told what is earned and what is known, and nothing of what an erased version changed", () => {
  const fees = { fees: { a: {} } };
  const versions = [version(100n), version(100n, { parties: [{}] }), version(100n, { ...fees, parties: [{}] }), undefined, version(100n)];
  const compared = comparedOf(versions, new Map());
  assert.deepEqual(
    compared.map((each) => [each.version, each.parts, each.earnings]),
    [
      [2, ["parties"], false],
      [3, ["fees"], true],
    ],
  );
  const [silent, clause] = changeFacts(compared, new Map([[3, said("1", { clause: "7.2", inDocuments: true })]]));
  assert.equal("ground" in silent!, false);
  assert.deepEqual([clause!.ground, clause!.justified, clause!.clauseInDocuments, clause!.withinClause], [1, true, true, undefined]);
});
