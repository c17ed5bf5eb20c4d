import assert from "node:assert/strict";
import { test } from "node:test";
import { labelsIn } from "./labels.ts";

test("fields are called as their labels call them, and choices as they read", () => {
  const page = `<form><label for="a">Toimielin &amp; <b>§</b></label><input type="text" id="a" name="organ" value="x" />
    <label for="s">Tila</label
    ><select id="s" name="state"><option value="adopted" selected>tehty
    päätös</option><option>other</option></select><input type="hidden" name="csrf" value="y"/>
    <label for="t">Teksti</label ><textarea name="text" id="t">a < b</textarea></form>`;
  const labels = labelsIn(page);
  assert.deepEqual([...labels.keys()].sort(), ["organ", "state", "text"]);
  assert.equal(labels.get("organ")!.label, "Toimielin & §");
  assert.deepEqual(
    [...labels.get("state")!.choices],
    [
      ["adopted", "tehty päätös"],
      ["other", "other"],
    ],
  );
});
