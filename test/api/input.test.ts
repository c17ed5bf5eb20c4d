// What a validator finds is told in our words: by its own code, with a remedy, in every language.
import assert from "node:assert/strict";
import { test } from "node:test";
import { z, type ZodType } from "zod";
import type { $ZodIssue } from "zod/v4/core";
import { COMMANDS, QUERIES, REFUSALS } from "../../src/alliance.ts";
import { tell } from "../../src/api/http.ts";
import { notChosen, readInput } from "../../src/api/input.ts";
import { LANGUAGES } from "../../src/kernel/refusal.ts";
import { amountText, centsText, dayText, hashText, idText, instantText, momentText, monthText, movedText, notOf, randomIdText } from "../../src/log/fields.ts";

type Case = readonly [schema: ZodType, raw: unknown, told: readonly string[]];
const text = z.strictObject({ a: z.string() });
const list = z.strictObject({ a: z.array(z.int()).min(2).max(3) });
const number = z.strictObject({ a: z.int().positive().max(9) });

/** Every code of an issue, with values that make it. */
const CASES: Readonly<Record<$ZodIssue["code"], readonly Case[]>> = {
  invalid_type: [
    [text, {}, ["api/input-missing /a"]],
    [text, undefined, ["api/input-missing /"]],
    [text, [], ["api/input-object /"]],
    [text, { a: 1 }, ["api/input-text /a"]],
    [list, { a: "x" }, ["api/input-list /a"]],
    [list, { a: [1, null] }, ["api/input-number /a/1"]],
    [number, { a: 1.5 }, ["api/input-whole /a"]],
    [z.strictObject({ a: z.boolean() }), { a: "yes" }, ["api/input-boolean /a"]],
    [z.strictObject({ a: z.tuple([z.string()]) }), { a: 1 }, ["api/input-list /a"]],
    [z.strictObject({ a: z.partialRecord(z.enum(["b"]), z.string()) }), { a: 1 }, ["api/input-object /a"]],
    [z.strictObject({ a: z.bigint() }), { a: 1 }, ["api/bad-input /a"]],
  ],
  too_big: [
    [z.strictObject({ a: z.string().max(2) }), { a: "abc" }, ["api/input-long /a"]],
    [list, { a: [1, 2, 3, 4] }, ["api/input-many /a"]],
    [number, { a: 10 }, ["api/input-above /a"]],
  ],
  too_small: [
    [z.strictObject({ a: z.string().trim().min(1) }), { a: " " }, ["api/input-empty /a"]],
    [z.strictObject({ a: z.array(z.string()).min(1) }), { a: [] }, ["api/input-empty /a"]],
    [z.strictObject({ a: z.string().min(3) }), { a: "b" }, ["api/input-short /a"]],
    [list, { a: [1] }, ["api/input-few /a"]],
    [number, { a: 0 }, ["api/input-below /a"]],
  ],
  invalid_format: [
    [z.strictObject({ a: idText, b: hashText, c: monthText }), { a: "Ei", b: "0", c: "1" }, ["api/not-id /a", "api/not-hash /b", "api/not-month /c"]],
    [z.strictObject({ a: z.base64(), b: z.email() }), { a: "?", b: "?" }, ["api/not-base64 /a", "api/not-email /b"]],
    [z.strictObject({ a: z.uuid() }), { a: "?" }, ["api/bad-input /a"]],
  ],
  custom: [
    [
      z.strictObject({ a: randomIdText, b: dayText, c: centsText }),
      { a: "x", b: "2026-02-30", c: "1,5" },
      ["api/not-random-id /a", "api/not-day /b", "api/not-cents /c"],
    ],
    [z.strictObject({ a: amountText, b: movedText }), { a: "-1", b: "0" }, ["api/not-amount /a", "api/not-moved /b"]],
    [z.strictObject({ a: momentText, b: instantText }), { a: "now", b: "2026-01-01" }, ["api/not-moment /a", "api/not-instant /b"]],
    [text.refine(() => false), { a: "x" }, ["api/bad-input /"]],
  ],
  unrecognized_keys: [[text, { a: "x", "b/c": 1, d: 2 }, ["api/input-unknown /b~1c", "api/input-unknown /d"]]],
  invalid_value: [
    [z.strictObject({ a: z.enum(["b", "c"]) }), { a: "d" }, ["api/input-choice /a"]],
    [z.strictObject({ a: z.enum(["b", "c"]) }), {}, ["api/input-missing /a"]],
    [z.strictObject({ a: z.literal(true) }), { a: false }, ["api/input-choice /a"]],
  ],
  invalid_union: [
    [z.strictObject({ a: z.union([text, list]) }), { a: { a: "x", b: 1 } }, ["api/input-unknown /a/b"]],
    [z.discriminatedUnion("k", [text.extend({ k: z.literal("x") })]), { k: "y", a: "" }, ["api/input-choice /k"]],
    [z.discriminatedUnion("k", [text.extend({ k: z.literal("x") })]), { a: "" }, ["api/input-missing /k"]],
  ],
  not_multiple_of: [[z.strictObject({ a: z.int().multipleOf(5) }), { a: 6 }, ["api/input-step /a"]]],
  invalid_key: [[z.record(z.string().regex(/^b$/), z.string()), { c: "x" }, ["api/input-unknown /c"]]],
  invalid_element: [[z.map(z.object({}), z.string().min(3)), new Map([[{}, "x"]]), ["api/input-short /"]]],
};

for (const [code, cases] of Object.entries(CASES)) {
  test(`an issue ${code} is told in our own words`, () => {
    for (const [schema, raw, told] of cases) {
      const { refusals } = readInput(schema, raw);
      assert.deepEqual(
        refusals!.map(({ code: own, args }) => `${own} ${args["place"]}`),
        told,
      );
      for (const refusal of refusals!)
        for (const language of LANGUAGES) assert.doesNotMatch(JSON.stringify(tell(REFUSALS, language, refusal)), /\{[a-z]+\}|nvalid/);
    }
  });
}

test("bounds and choices stand in the remedy", () => {
  const remedies = (schema: ZodType, raw: unknown) => readInput(schema, raw).refusals!.map((refusal) => tell(REFUSALS, "en", refusal).remedy);
  assert.deepEqual(remedies(number, { a: 0 }), ["The smallest is 1."]);
  assert.deepEqual(remedies(z.strictObject({ a: z.enum(["b", "c"]) }), { a: "d" }), ["Choose one of these: b, c."]);
  assert.equal(tell(REFUSALS, "fi", notChosen(["format"], ["csv", "json"])).sentence, "Kohdassa /format on arvo, jota ei voi valita.");
});

test("every form that a command or question asks for has words of its own", () => {
  const lost = [...COMMANDS.map(({ name, input }) => [name, input] as const), ...QUERIES.map(({ name, params }) => [name, params] as const)].flatMap(
    ([name, schema]) => [...formsOf(schema as ZodType)].filter((message) => !Object.hasOwn(REFUSALS, message)).map((message) => `${name}: ${message}`),
  );
  assert.deepEqual(lost, []);
  assert.deepEqual([...formsOf(z.strictObject({ a: z.array(z.string().regex(/x/)), b: idText }))], ["/x/", notOf("api/not-id")]);
});

type Def = { readonly check?: string; readonly format?: string; readonly pattern?: RegExp; readonly error?: (issue: object) => unknown } & Readonly<
  Record<string, unknown>
>;

/** What is said of texts that do not match a pattern or a rule of ours, anywhere in a schema; of one without words its pattern. */
function* formsOf(value: unknown, seen = new Set<unknown>()): Generator<string> {
  if (typeof value !== "object" || value === null || value instanceof RegExp || seen.has(value)) return;
  seen.add(value);
  const def = (value as { _zod?: { def?: Def } })._zod?.def;
  if (!def) {
    for (const each of Object.values(value)) yield* formsOf(each, seen);
    return;
  }
  if ((def.check === "string_format" && !["base64", "email"].includes(def.format ?? "")) || def.check === "custom") {
    const said = def.error?.({});
    yield typeof said === "string"
      ? said
      : typeof said === "object" && said !== null && "message" in said
        ? String(said.message)
        : String(def.pattern ?? def.check);
  }
  for (const each of Object.values(def)) yield* formsOf(each, seen);
}
