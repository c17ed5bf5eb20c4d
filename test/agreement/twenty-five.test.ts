import assert from "node:assert/strict";
import { test } from "node:test";
import { sameside } from "../cli/sameside.ts";

const FILE = "test/agreement/twenty-five.yaml";
/** What the file was seeded with, read by eye: code, line and column. */
const SEEDED = [
  "unknown-key 5:1",
  "day 9:33",
  "misspelt-word 11:43",
  "misspelt-key 20:3",
  "money 22:75",
  "share 29:22",
  "key-not-here 31:56",
  "unknown-word 31:91",
  "missing-key 33:1",
  "band-direction 36:21",
  "shares-not-whole 42:22",
  "unknown-gate 47:12",
  "points-too-few 52:88",
  "clamp-order 53:3",
  "amount-negative 57:19",
  "choose-one 64:5",
  "id 66:15",
  "duration 76:212",
  "payment-missing 77:1",
  "empty-value 82:3",
  "duplicate-key 85:3",
  "funding-not-reserved 87:24",
  "unknown-party 88:80",
  "not-a-list 89:13",
  "yes-no 93:106",
];

test("twenty-five different mistakes of structure, scalars and meaning are all told at once, each at its place and nothing else", () => {
  const { code, out } = sameside(["check", "--format", "json", FILE]);
  const [{ faults }] = (JSON.parse(out) as { files: [{ faults: { code: string; line: number; column: number; sentence: string; remedy: string }[] }] }).files;
  assert.equal(new Set(SEEDED.map((each) => each.split(" ")[0])).size, 25);
  assert.deepEqual(
    faults.map((fault) => `${fault.code} ${fault.line}:${fault.column}`),
    SEEDED.map((each) => `agreement/${each}`),
  );
  for (const { sentence, remedy } of faults) assert.doesNotMatch(`${sentence} ${remedy}`, /\{[a-z]+\}|^agreement\//);
  assert.equal(code, 1);
});

test("for people, every place stands as file:line:column", () => {
  const { out } = sameside(["check", FILE]);
  for (const each of SEEDED) assert.ok(out.includes(`${FILE}:${each.split(" ")[1]}\n`), each);
});
