// What people typed waits for them alone: nobody reads or drives out what somebody else typed, and what lets somebody in is never kept.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createKeptForms, withoutSecrets } from "./kept-forms.ts";

const [one, other] = ["a".repeat(26), "b".repeat(26)];

test("a form is its sender's alone, and somebody who sends many drives out their own", () => {
  const forms = createKeptForms();
  forms.keep("first", { person: one, fields: { reason: "Keksitty" } });
  for (let i = 0; i < 600; i++) assert.ok(forms.keep(`form-${i}`, { person: other, fields: {} }));
  assert.deepEqual([...forms.of(one)], [["first", { person: one, fields: { reason: "Keksitty" } }]]);
  assert.deepEqual([forms.of(other).size, forms.of(other).has("form-599"), forms.of(other).has("first")], [20, true, false]);
  assert.equal(forms.of(undefined).size, 0);
});

test("a form that is too long is not kept", () => {
  const forms = createKeptForms();
  assert.equal(forms.keep("long", { person: one, fields: { text: "x".repeat(200_000) } }), false);
  assert.equal(forms.of(one).size, 0);
});

test("invitations, secrets and passwords are not kept with the rest", () => {
  assert.deepEqual(withoutSecrets({ csrf: "1", code: "2", secret: "3", password: "4", token: "5", reason: "Keksitty" }), { reason: "Keksitty" });
});
