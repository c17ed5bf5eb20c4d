/** Whoever knows less may be left without an answer, never with another one: on every case of law, with any of its facts and their members taken away. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { runLawCases } from "../../src/counsel/law-cases.ts";
import { FACTS } from "../../src/law/law.ts";

type Path = readonly (string | number)[];

const FOLDER = new URL("../../cases/law/", import.meta.url);
const CASES = readdirSync(FOLDER).flatMap((name) => runLawCases(name, readFileSync(new URL(name, FOLDER))).cases.map((verdict) => verdict.case));
/** Members that the types of facts leave out where nobody knows: those with a question mark. */
const FACT_FILES = new URL("../../src/law/facts/", import.meta.url);
const OPTIONAL = new Set(
  readdirSync(FACT_FILES).flatMap((name) => [...readFileSync(new URL(name, FACT_FILES), "utf8").matchAll(/readonly (\w+)\?:/g)].map((match) => match[1]!)),
);
/** Facts of which such a name is always there, unlike in others. */
const ALWAYS: Readonly<Record<string, readonly string[]>> = {
  appealInstructions: ["kind"],
  duties: ["service"],
  phaseChanges: ["from", "to"],
  producerCosts: ["service"],
  valueEstimate: ["value"],
};

for (const [i, { rule, name, facts, day, expected }] of CASES.entries()) {
  const members = Object.entries(facts).flatMap(([key, value]) => [[key], ...membersOf(value, [key])]);
  if (members.length === 0 || expected.answer === "not-asked") continue;
  test(`${rule.id} ${i}: ${name}`, () => {
    fc.assert(
      fc.property(fc.subarray(members, { minLength: 1 }), (taken) => {
        const { answer } = rule.test(without(facts, taken) as typeof facts, day);
        assert.ok(answer === expected.answer || answer === "cannot-tell", `${answer} without ${JSON.stringify(taken)}`);
      }),
      { numRuns: 30 },
    );
  });
}

/** Of facts that the agreement file supplies every member is always there. */
function membersOf(value: unknown, path: Path): Path[] {
  if (FACTS[path[0] as keyof typeof FACTS].supplier === "agreement" || typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, i) => membersOf(item, [...path, i]));
  const mayLack = (key: string) => OPTIONAL.has(key) && ALWAYS[path[0]!]?.includes(key) !== true;
  return Object.entries(value).flatMap(([key, inner]) => [...(mayLack(key) ? [[...path, key]] : []), ...membersOf(inner, [...path, key])]);
}

function without(value: unknown, taken: readonly Path[], path: Path = []): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item, i) => without(item, taken, [...path, i]));
  const kept = Object.entries(value).filter(([key]) => !taken.some((gone) => gone.join("/") === [...path, key].join("/")));
  return Object.fromEntries(kept.map(([key, inner]) => [key, without(inner, taken, [...path, key])]));
}
