// Costs that come by themselves are read by a reader that is kept: what came before must not show in what it says.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type CostRecord, readRecords } from "../../src/open-books/cost-lines.ts";
import { small } from "./read-world.ts";

const good: CostRecord = { line: "coaching", type: "salary", day: "2019-05-02", net: 100n };
const sent: fc.Arbitrary<CostRecord> = fc.record(
  {
    line: fc.constantFrom("coaching", "coaching", "nowhere"),
    type: fc.constantFrom("salary", "coach-hour", "nothing"),
    day: fc.constantFrom("2019-05-02", "2020-03-01", "1999-01-01"),
    net: fc.constantFrom(100n, 10_000n, 0n, 10n ** 17n),
    vat: fc.constantFrom(0n, 20n, 24n),
    vatKind: fc.constantFrom("deductible", "neither"),
    grants: fc.constantFrom(0n, 50n, 1_000n),
    quantity: fc.constantFrom("1.5", "0", ""),
    supplier: fc.constantFrom("Keksitty Oy", 'Toinen "Keksitty", Oy', "Kolmas\nKeksitty\0Oy", "Äänekoski ääneen"),
    text: fc.constantFrom("120280-9001", "työ", "1;2,3"),
  },
  { requiredKeys: ["line", "type", "day", "net"] },
);
const codesOf = (records: readonly CostRecord[]): readonly (readonly [string, string | undefined])[] => {
  const read = readRecords(small, "uramylly", records);
  return "refusals" in read ? read.refusals.map(({ code, pointer }) => [code, pointer]) : [];
};

test("costs that come one by one are read alike, whatever came before them", () => {
  let [taken, refused] = [0, 0];
  const alike = (one: CostRecord): void => {
    const kept = readRecords(small, "uramylly", [one]);
    assert.deepEqual(kept, readRecords({ ...small }, "uramylly", [one]));
    if ("refusals" in kept) refused++;
    else taken++;
  };
  fc.assert(
    fc.property(fc.array(sent, { minLength: 1, maxLength: 20 }), (records) => records.forEach(alike)),
    { seed: 1 },
  );
  assert.ok(taken > 20 && refused > 50, `${taken} taken, ${refused} refused`);
});

test("more rows than one reader takes are read by the next", () => {
  const many = Array.from({ length: 700 }, (_, i): CostRecord => ({ ...good, net: BigInt(i), supplier: `Keksitty ${i}` }));
  for (let times = 0; times < 3; times++) {
    const read = readRecords(small, "uramylly", many);
    assert.ok("lines" in read);
    assert.deepEqual(
      read.lines.map(({ net, texts }) => [net, texts.supplier]),
      many.map(({ net, supplier }) => [net, supplier]),
    );
  }
});

test("of costs that come together each that is refused is told with its place", () => {
  assert.deepEqual(codesOf([good, { ...good, line: "nowhere" }, good, { ...good, type: "nothing" }]), [
    ["costs/line-unknown", "/lines/1"],
    ["costs/type-unknown", "/lines/3"],
  ]);
  assert.deepEqual(codesOf([good, good, { ...good, text: "120280-9001" }]), [["csv/personal-code", "/lines/2"]]);
  assert.deepEqual(codesOf([good]), []);
});
