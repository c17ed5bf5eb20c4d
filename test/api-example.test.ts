// What the page of the interface shows as an example fits what the operation takes, so that whoever begins with it is told of meaning and not of form.
import assert from "node:assert/strict";
import { test } from "node:test";
import { COMMANDS, QUERIES } from "../src/alliance.ts";
import { exampleOf, fieldsOf } from "../src/api/example.ts";
import { schemaOf } from "../src/api/openapi.ts";

test("the example of every command and question fits its schema", () => {
  const wrong = [...COMMANDS, ...QUERIES].flatMap((action) => {
    const schema = "input" in action ? action.input : action.params;
    const read = schema.safeParse(exampleOf(schemaOf(schema)));
    return read.success
      ? []
      : [[action.name, ...read.error.issues.map((issue: { path: unknown[]; message: string }) => `${issue.path.join("/")}: ${issue.message}`)]];
  });
  assert.deepEqual(wrong, []);
});

test("fields are told with what they hold, those of lists below the list", () => {
  const schema = {
    type: "object",
    required: ["lines"],
    properties: {
      lines: {
        type: "array",
        items: { type: "object", required: ["net"], properties: { net: { type: "string", description: "Cents." }, to: { enum: ["a", "b"] } } },
      },
    },
  };
  assert.deepEqual(fieldsOf(schema), [
    { path: "lines", kind: "object[]", needed: true, says: "" },
    { path: "lines[].net", kind: "string", needed: true, says: "Cents." },
    { path: "lines[].to", kind: '"a" | "b"', needed: false, says: "" },
  ]);
});
