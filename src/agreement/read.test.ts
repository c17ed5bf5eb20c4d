import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { LANGUAGES } from "../kernel/refusal.ts";
import { ALL, READING_CASES, type ReadingCase } from "../../test/agreement/cases.ts";
import { VARIATIONS } from "../../test/agreement/variations.ts";
import { readAgreement } from "./read.ts";
import { agreementSchema } from "./schema.ts";
import { readingWords } from "./words.ts";

const bytes = readFileSync(new URL("../../test/agreement/sample.yaml", import.meta.url));
const sample = bytes.toString("utf8");

function changed({ from, to }: Pick<ReadingCase, "from" | "to">): string | Uint8Array {
  if (from === ALL || typeof to !== "string") return to;
  assert.ok(sample.includes(from), `the sample has no “${from}”`);
  return sample.replace(from, () => to);
}

const told = (text: string | Uint8Array): string[] => readAgreement("a.yaml", text).faults.map(({ code, at }) => `${code} ${at.line}:${at.column}`);

test("the sample, as text, as bytes, with a byte order mark and with CRLF, has no fault", () => {
  assert.deepEqual(told(sample), []);
  assert.deepEqual(told(bytes), []);
  assert.deepEqual(told(`\ufeff${sample}`), []);
  assert.deepEqual(told(sample.replaceAll("\n", "\r\n")), []);
});

for (const each of READING_CASES) {
  const shown = typeof each.to === "string" ? each.to.slice(0, 40) : "bytes";
  test(`${each.code} for ${JSON.stringify(shown)}`, () => {
    const { faults, value } = readAgreement("a.yaml", changed(each));
    assert.deepEqual(
      faults.map(({ code, at }) => `${code} ${at.line}:${at.column}`),
      [`${each.code} ${each.line}:${each.column}`],
    );
    if (each.length !== undefined) assert.equal(faults[0]!.at.length, each.length);
    assert.equal(value === undefined, faults[0]!.severity === "fault");
    assert.match(faults[0]!.basis, /^docs\/agreement-file\.md § \d+$/);
  });
}

const LABELLED: readonly (readonly [string, string, string, string])[] = [
  ["a word in a list", "roles: [purchaser, organiser], task-area: [growth-services]", "roles: [purchaser, organser], task-area: [growth-services]", "roles"],
  ["an id in a list", "providers: [hirvi, ryhma]", "providers: [hirvi, Ryhmä]", "providers"],
  ["a key that is a number", "100: -100, 150: 0,", "100: x, 150: 0,", "100"],
  ["a year", 'to: "2020"', 'to: "20"', "to"],
  ["a key of an item of a list", "measures: apprenticeship-started", "measures: Oppisopimus alkoi", "measures"],
];

for (const [why, from, to, label] of LABELLED) {
  test(`a diagnostic names the key and never a place in a list: ${why}`, () => {
    assert.equal(readAgreement("a.yaml", changed({ from, to })).faults[0]!.args["key"], label);
  });
}

test("a missing key is missing in the list that holds the item", () => {
  const { faults } = readAgreement("a.yaml", changed({ from: "basis: hours, ", to: "" }));
  assert.deepEqual(
    faults.map(({ args }) => args),
    [{ key: "basis", in: "coach-hour" }],
  );
  const row = readAgreement("a.yaml", changed({ from: "document: invoice }", to: "}" })).faults;
  assert.deepEqual(
    row.map(({ args }) => args),
    [{ key: "document", in: "payments" }],
  );
});

test("every code has a case, and every hole of its words is filled", () => {
  assert.deepEqual(
    Object.keys(readingWords).filter((code) => !READING_CASES.some((each) => each.code === code)),
    [],
  );
  for (const each of READING_CASES.filter(({ to }) => to.length < 1000)) {
    const [fault] = readAgreement("a.yaml", changed(each)).faults;
    const { sentence, remedy } = readingWords[fault!.code as keyof typeof readingWords];
    for (const language of LANGUAGES)
      for (const [hole, name] of `${sentence[language]} ${remedy[language]}`.matchAll(/\{([a-z]+)\}/g))
        assert.ok(fault!.args[name!] !== undefined, `${fault!.code} ${hole}`);
  }
});

for (const { why, from, to } of VARIATIONS) test(`readable: ${why}`, () => assert.deepEqual(told(changed({ from, to })), []));

/** The two limbs that a file may go without. */
const NOTHING = "fee: { none: yes }\ngain-and-pain: { none: yes }\n";

test("a file without fee and without gain and pain says so", () => {
  const text = sample.replace(/\nfee:[^]*?\ngates:/, `\n${NOTHING}gates:`).replace(/\nrisk-provision:.*/, "");
  assert.deepEqual(
    readAgreement("a.yaml", text).faults.filter(({ code }) => code in readingWords),
    [],
  );
});

test("every key of the grammar stands in the sample or in a variation of it", () => {
  const keys = new Set<string>();
  const collect = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    if ("properties" in node) for (const key of Object.keys(node.properties as object)) keys.add(key);
    for (const value of Object.values(node)) collect(value);
  };
  collect(agreementSchema());
  const written = [sample, NOTHING, ...VARIATIONS.map(({ to }) => to)].join("\n");
  assert.deepEqual(
    [...keys].filter((key) => !new RegExp(`(^|[\\s{,])"?${key}"?:( |$)`, "m").test(written)),
    [],
  );
});

test("several mistakes are told all at once, in the order of the file", () => {
  const text = sample
    .replace("kind: county", "kind: conty")
    .replace("coaching: 600000.00", "coaching: 600.000,00")
    .replace("  carry-over: no\n", "")
    .replace("curve: linear", "curve: bent")
    .replace("due: 30 d", "due: soon");
  assert.deepEqual(told(text), [
    "agreement/misspelt-word 17:48",
    "agreement/money 48:23",
    "agreement/missing-key 72:1",
    "agreement/unknown-word 109:14",
    "agreement/duration 193:8",
  ]);
});

test("a misspelt key is one fault on its line, and nothing else seems to be missing", () => {
  const ids = /^(minimum-service-level|safety|grant|travel|salary|part-time|coach-hour|board-fees|funding|target-cost|efficiency)$/;
  const groups = /^(young|older|hard|easy|labour|prices|start|outcome|sustained)$/;
  const keys = [...sample.matchAll(/(?<=[\s{,])([a-z]{4,}[a-z-]*)(?=: )/g)].filter(([key], i) => i % 5 === 0 && !ids.test(key) && !groups.test(key));
  for (const { index, 0: key } of keys) {
    const { faults } = readAgreement("a.yaml", `${sample.slice(0, index)}${key.slice(0, 2)}q${key.slice(3)}${sample.slice(index + key.length)}`);
    if (key === "sameside" || faults.some(({ code }) => /unknown-(party|line|outcome)/.test(code))) continue;
    const line = sample.slice(0, index).split("\n").length;
    assert.deepEqual(
      faults.map(({ code, at }) => `${code} ${at.line}`),
      [`agreement/misspelt-key ${line}`],
      `${key} on line ${line}`,
    );
  }
});

test("no change of bytes makes reading throw or hang", () => {
  const change = fc.record({
    at: fc.nat(bytes.length - 1),
    drop: fc.nat(12),
    put: fc.oneof(
      fc.uint8Array({ maxLength: 6 }),
      fc.constantFrom(..."{}[]:,-&*!%#|>\"'\n\t ?@`0").map((c) => Buffer.from(c)),
    ),
  });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      let out: Buffer = bytes;
      for (const { at, drop, put } of changes) out = Buffer.concat([out.subarray(0, at), put, out.subarray(at + drop)]);
      const { value, faults } = readAgreement("a.yaml", out);
      assert.equal(
        value === undefined,
        faults.some(({ severity }) => severity === "fault"),
      );
    }),
    { numRuns: 120 },
  );
});

test("alias bombs, deep nesting and masses of keys end in a fault", () => {
  const rows = Array.from({ length: 20 }, (_, i) => `b${i + 1}: &b${i + 1} [${Array.from({ length: 9 }, () => `*b${i}`).join(", ")}]`);
  const bomb = readAgreement("a.yaml", `sameside: 1\nb0: &b0 [x]\n${rows.join("\n")}\n`);
  assert.equal(bomb.faults.filter(({ code }) => code === "agreement/alias").length, 180);
  for (const text of ["{a: ".repeat(250_000), "- ".repeat(500_000), "? ".repeat(500_000), `sameside: 1\na: [${"a,".repeat(400_000)}`]) {
    const { faults } = readAgreement("a.yaml", text);
    assert.equal(faults.length, 1);
    assert.match(faults[0]!.code, /too-(deep|many-nodes)/);
  }
});

test("keys that objects have by themselves are keys like others", () => {
  const text = sample.replace("parties:\n", "parties:\n  __proto__: { name: x }\n  constructor: { name: y }\n");
  const codes = readAgreement("a.yaml", text).faults.map(({ code, at }) => `${code} ${at.line}`);
  assert.ok(codes.includes("agreement/id 17") && codes.includes("agreement/id 18"), codes.join());
});
