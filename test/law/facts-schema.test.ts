// The schema of a file of facts is that of the types, every fact of every case fits it, and what a form gives back is what it was filled in with.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { factsSchema as schemaText, SCHEMA } from "../../bin/law-facts.ts";
import { type Defs, type Field, fieldOf, filledIn, type Schema } from "../../src/counsel/fact-fields.ts";
import type { Json } from "../../src/kernel/canonical.ts";
import { FACTS } from "../../src/law/law.ts";
import { FACT_MEMBERS } from "../../src/counsel/fact-member-words.ts";
import { FACT_VALUES } from "../../src/counsel/fact-value-words.ts";
import { factsJson, factsSchema } from "../../src/law/store.ts";

const FOLDER = new URL("../../cases/law/", import.meta.url);
type Case = { readonly rule: string; readonly case: string; readonly facts: Readonly<Record<string, Json>> };
const CASES = readdirSync(FOLDER).flatMap((name) => (parse(readFileSync(new URL(name, FOLDER), "utf8")) as { "law-cases": Case[] })["law-cases"]);

test("schema/law-facts.schema.json is what the types of facts say", () => {
  assert.equal(readFileSync(SCHEMA, "utf8"), schemaText());
});

test("the facts of every case fit, and a member of another name or kind does not", () => {
  const wrong = CASES.flatMap((one) => {
    const read = factsSchema().safeParse(one.facts);
    return read.success ? [] : [[one.rule, one.case, read.error.issues.map(({ path, message }) => `${path.join("/")}: ${message}`)]];
  });
  assert.deepEqual(wrong, []);
  const fits = (facts: object): boolean => factsSchema().safeParse(facts).success;
  assert.equal(fits({ frameworkTerm: { at: "term", from: "2026-01-01" } }), true);
  for (const facts of [
    { frameworkTerm: { at: "term", begins: "2026-01-01" } },
    { frameworkTerm: { from: "2026-01-01" } },
    { frameworkTerm: { at: "term", from: "1.1.2026" } },
    { frameworkTerms: {} },
    { contractChanges: [{ at: "change", value: "1000" }] },
    { regime: "EEC" },
  ]) {
    assert.equal(fits(facts), false, JSON.stringify(facts));
  }
});

test("a form of a fact gives back what stands in it, for every fact of every case", () => {
  const { properties, $defs } = factsJson() as { properties: Readonly<Record<string, Schema>>; $defs: Defs };
  for (const { facts } of CASES) {
    for (const [key, value] of Object.entries(facts).filter(([name]) => FACTS[name as keyof typeof FACTS].supplier === "nobody-yet")) {
      const field = fieldOf(properties[key]!, $defs, value, { name: key, label: key });
      const given = filledIn(properties[key]!, $defs, Object.fromEntries(typed(field)), key);
      // A form cannot tell an empty list or an empty thing from one that nobody filled in.
      assert.deepEqual(given, bare(value), `${key} ${JSON.stringify(value)}`);
    }
  }
});

test("every member of a fact and every word that one can have is called something in each language, and nothing else is", () => {
  const { properties, $defs } = factsJson() as { properties: Readonly<Record<string, Schema>>; $defs: Defs };
  const [members, words] = [new Set<string>(), new Set<string>()];
  const walk = (schema: Schema, seen: readonly string[]): void => {
    const named = schema.$ref?.slice("#/$defs/".length);
    if (named !== undefined && !seen.includes(named)) walk($defs[named]!, [...seen, named]);
    for (const value of [schema.const ?? [], schema.enum ?? []].flat()) if (typeof value === "string") words.add(value);
    for (const each of [schema.anyOf ?? [], schema.items ?? []].flat()) walk(each, seen);
    for (const [name, inner] of Object.entries(schema.properties ?? {})) {
      members.add(name);
      walk(inner, seen);
    }
  };
  for (const schema of Object.values(properties)) walk(schema, []);
  assert.deepEqual(Object.keys(FACT_MEMBERS).sort(), [...members].sort());
  assert.deepEqual(Object.keys(FACT_VALUES).sort(), [...words].sort());
  for (const texts of [FACT_MEMBERS, FACT_VALUES].flatMap((each) => Object.values(each))) assert(Object.values(texts).every((text) => text !== ""));
});

function typed(field: Field): readonly (readonly [string, string])[] {
  if (field.kind === "rows") return field.rows.flatMap(typed);
  if (field.kind === "group") return [[field.name, field.instead.includes(field.value) ? field.value : ""], ...field.members.flatMap(typed)];
  return [[field.name, field.value]];
}

function bare(value: Json): Json | undefined {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map(bare).filter((each) => each !== undefined);
    return items.length === 0 ? undefined : items;
  }
  const members = Object.entries(value).flatMap(([key, inner]) => {
    const told = inner === undefined ? undefined : bare(inner);
    return told === undefined ? [] : [[key, told]];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}
