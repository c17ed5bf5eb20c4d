import assert from "node:assert/strict";
import { test } from "node:test";
import { readMapping } from "./mapping.ts";
import { MAPPING_CODES, costWords } from "./words.ts";

const faults = (text: string): string[] => readMapping("mapping.yaml", text).faults.map(({ at, code }) => `${at.line}:${at.column} ${code}`);
const one = (text: string): string[] => faults(`sameside-mapping: 1\n${text}`);

test("a whole mapping is read", () => {
  const { value } = readMapping(
    "mapping.yaml",
    `sameside-mapping: 1
separator: tab
encoding: iso-8859-15
decimal: ","
thousands: space
parentheses: negative
days: [d.m.yyyy, dd/mm/yyyy]
columns:
  party: { constant: uramylly }
  line: { column: Kustannuspaikka, values: { "0510": coaching }, others: desk }
  net: Summa
results: { kind: Laji }
control: { rows: 12, sum: -3.50 }
`,
  );
  assert.ok(value);
  assert.deepEqual(
    [value.separator, value.encoding, value.amounts, value.days],
    ["\t", "iso-8859-15", { decimal: ",", parentheses: true }, ["d.m.yyyy", "dd/mm/yyyy"]],
  );
  assert.deepEqual([...value.columns.keys()], ["party", "line", "net"]);
  assert.equal(value.columns.get("line")?.values.get("0510")?.text, "coaching");
  assert.deepEqual([value.control?.rows, value.control?.sum, value.results.get("kind")], [12, -350n, "Laji"]);
});

test("every fault of a mapping stands at its place", () => {
  assert.deepEqual(faults("columns: { net: Summa }"), ["1:1 mapping/version"]);
  assert.deepEqual(one("colums: {}"), ["2:1 mapping/key-unknown"]);
  assert.deepEqual(one("columns: { nett: Summa }"), ["2:12 mapping/key-unknown"]);
  assert.deepEqual(one("columns: [net]"), ["2:10 mapping/shape"]);
  assert.deepEqual(one('separator: "x"'), ["2:12 mapping/value"]);
  assert.deepEqual(one("encoding: ascii"), ["2:11 mapping/value"]);
  assert.deepEqual(one("days: [yyyy]"), ["2:8 mapping/value"]);
  assert.deepEqual(one("control: { sum: 1e3 }"), ["2:17 mapping/value"]);
  assert.deepEqual(one("control: { sum: 1, of: some }"), ["2:24 mapping/value"]);
  assert.deepEqual(one("skip: [{ column: a, values: [b] }, { values: [b] }]"), ["2:36 mapping/skip"]);
  assert.deepEqual(one("skip: { column: a, values: [] }"), ["2:7 mapping/skip"]);
  assert.deepEqual(one('thousands: "."'), ["2:12 mapping/thousands"]);
  assert.deepEqual(one('decimal: ","\nthousands: ","'), ["3:12 mapping/thousands"]);
  assert.deepEqual(one("days: [dd/mm/yyyy, mm/dd/yyyy]"), ["2:7 mapping/days-conflict"]);
  assert.deepEqual(one("columns: { net: { values: { a: b } } }"), ["2:17 mapping/column-or-constant"]);
  assert.deepEqual(one("columns: { net: { column: a, constant: b } }"), ["2:17 mapping/column-or-constant"]);
});

test("an alias bomb and a doubled key are faults of the file", () => {
  assert.ok(faults("sameside-mapping: 1\nresults: &a { kind: *a }").length > 0);
  assert.ok(faults("sameside-mapping: 1\nseparator: tab\nseparator: tab").length > 0);
});

test("every code has its words in three languages", () => {
  for (const { sentence, remedy } of Object.values(costWords)) for (const words of [sentence, remedy]) assert.ok(words.fi && words.sv && words.en);
  assert.equal(MAPPING_CODES.length, 10);
});
