// The bytes of a line, written straight, are those that the record's own writer makes; and they say the line again.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decode, encode } from "../kernel/utf8.ts";
import { lineBytes } from "../log/entry.ts";
import type { SettledLine } from "./cost-book.ts";
import { lineOf, lineText, readLine } from "./cost-lines.ts";

const words = fc.string({ unit: "binary", minLength: 1 }).filter((text) => text.isWellFormed() && !text.includes("\0"));
const some = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const line: fc.Arbitrary<SettledLine> = fc
  .record({
    row: fc.nat(),
    party: fc.constant("a"),
    line: fc.constant("b"),
    type: fc.constant("c"),
    day: fc.constant("2026-01-31"),
    net: fc.bigInt(),
    cents: fc.bigInt(),
    vat: some(fc.bigInt()),
    vatKind: some(fc.constantFrom("deductible", "refundable", "neither")),
    grants: fc.constantFrom(0n, -5n, 7n),
    quantity: fc.constantFrom(0n, 1_500_000n),
    status: fc.constantFrom("accepted", "disputed", "disallowed"),
    approved: fc.boolean(),
    booked: some(fc.constant("2026-02-01T21:59:59.999Z")),
    texts: fc.record({
      account: some(words),
      "cost-centre": some(words),
      document: some(words),
      supplier: some(words),
      "supplier-id": some(words),
      text: some(words),
    }),
  })
  .map((made) => present({ ...made, texts: present(made.texts) }) as SettledLine);

/** Without what is absent. */
function present<T extends object>(of: T): T {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as T;
}

test("a line written straight has the bytes that the record's writer makes of it", () => {
  fc.assert(fc.property(line, (made) => lineText(made) === decode(lineBytes(lineOf(made), "line").value!).text));
});

test("the bytes of a line say the line again, with the line that it corrects", () => {
  fc.assert(fc.property(line, (made) => assert.deepEqual(readLine(encode(lineText(made))), made)));
  const corrected = (made: SettledLine) => ({ ...made, corrects: "3/14" });
  fc.assert(fc.property(line, (made) => assert.deepEqual(readLine(lineBytes(lineOf(made, "3/14"), "line").value!), corrected(made))));
});
