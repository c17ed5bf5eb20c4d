// The range beside an exit's statement on the record varies by the register, as the what-if does.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readAgreement } from "../agreement/read.ts";
import type { Weighed } from "../registers/futures.ts";
import { NO_FACTS } from "../settlement/facts.ts";
import { type Exit, rangeByRegister, rangeOf } from "./exit.ts";

const agreement = readAgreement("agreement.yaml", readFileSync(new URL("../../examples/kainuu-youth/agreement.yaml", import.meta.url))).value!;
const exit: Exit = { whole: true, kind: "termination", ground: "other", last: "2020-06-30" };
const draws = { draws: 200, seed: 1 };
const file = { ref: "file", hash: "0".repeat(64), bytes: 1, type: "text/plain" } as const;
const risk = (year?: string): Weighed => ({
  id: "r",
  as: "risk",
  party: "uramylly",
  line: "coaching",
  text: file,
  entered: "2020-01-01",
  realised: [],
  assessed: { permille: 500, low: 5_000_000n, likely: 9_000_000n, high: 15_000_000n, action: file, ...(year === undefined ? {} : { year }) },
});

test("what lies ahead of the register moves the range and is counted in it; what lies behind does neither", () => {
  const suggested = rangeOf(agreement, NO_FACTS, exit, draws);
  assert.ok(suggested.length > 0);
  assert.deepEqual(rangeByRegister(agreement, NO_FACTS, exit, draws, []), suggested);
  assert.deepEqual(rangeByRegister(agreement, NO_FACTS, exit, draws, [risk("2019")]), suggested);
  const moved = rangeByRegister(agreement, NO_FACTS, exit, draws, [risk("2019"), risk("2020")]);
  assert.deepEqual(new Set(moved.map(({ risks, futuresAreDefault }) => `${risks} ${futuresAreDefault}`)), new Set(["1 false"]));
  assert.notDeepEqual(
    moved.map(({ p90 }) => p90),
    suggested.map(({ p90 }) => p90),
  );
});
