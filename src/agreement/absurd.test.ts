import assert from "node:assert/strict";
import { test } from "node:test";
import { ABSURD } from "../../test/agreement/absurd.ts";
import { LIMITS } from "./limits.ts";
import { readAgreement } from "./read.ts";

for (const [name, [text, ...codes]] of Object.entries(ABSURD)) {
  test(`${name}: read to the end, and said`, () => {
    assert.ok(text.length <= LIMITS.bytes);
    const { faults } = readAgreement("a.yaml", text);
    const told = new Set(faults.map((fault) => fault.code));
    assert.deepEqual(
      codes.filter((code) => !told.has(code)),
      [],
    );
    if (codes.some((code) => /too-(many|large)|term-/.test(code))) assert.equal(faults.length, 1);
    const longest = Math.max(...faults.flatMap((fault) => Object.values(fault.args).map((arg) => arg.length)));
    assert.ok(longest < 10_000, `${longest} letters in a sentence`);
  });
}
