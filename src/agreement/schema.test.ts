import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { VARIATIONS } from "../../test/agreement/variations.ts";
import { agreementSchema, schemaText } from "./schema.ts";

const at = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const sample = at("test/agreement/sample.yaml");
const validate = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(agreementSchema());
const fits = (text: string): boolean => validate(parse(text));

test("the committed schema is the one that reads (write it anew with npm run schema)", () => {
  assert.equal(at("schema/agreement.schema.json"), schemaText());
});

test("the sample and its variations fit the schema", () => {
  assert.ok(fits(sample), JSON.stringify(validate.errors));
  for (const { why, from, to } of VARIATIONS) assert.ok(fits(sample.replace(from, () => to)), `${why}: ${JSON.stringify(validate.errors)}`);
});

for (const [why, from, to] of [
  ["an unknown key", "currency: EUR", "mascot: otter"],
  ["a missing key", "  carry-over: no\n", ""],
  ["an unknown word", "kind: county", "kind: shire"],
  ["a thousands separator", "amount: 5000.00", "amount: 5 000.00"],
  ["a share without per cent", "keksi: 9 %", "keksi: 0.09"],
  ["a key of the other kind of fee", "per: year, minimum", "per: year, of: cost, minimum"],
] as const) {
  test(`the schema refuses ${why}`, () => assert.ok(!fits(sample.replace(from, to))));
}

test("every key has a description", () => {
  const bare: string[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { properties = {} } = node as { properties?: Record<string, { description?: string }> };
    for (const [key, value] of Object.entries(properties)) if (!value.description) bare.push(key);
    Object.values(node).forEach(walk);
  };
  walk(agreementSchema());
  assert.deepEqual(bare, []);
});
