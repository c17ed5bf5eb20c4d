// Whatever corrections are let through, and whatever becomes of those in dispute, what is left of a line lies between nothing and the line.
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { CostStatus } from "../open-books.ts";
import { beyondLines, type Change, type Measures } from "./deciding.ts";

const STATUSES: readonly CostStatus[] = ["accepted", "disputed", "disallowed"];
const amount = fc.bigInt({ min: -50n, max: 50n });
const measures = fc.record({ net: amount, grants: fc.constant(0n), cents: amount, quantity: amount });
const correction = fc.record({ change: measures, status: fc.constantFrom(...STATUSES) });
const DAY = "2020-03-10";
const NAMES = ["net", "cents", "quantity"] as const;

const summed = (changes: readonly Change[], of: readonly CostStatus[]): Measures => {
  const own = changes.filter(({ status }) => of.includes(status));
  const sum = (name: (typeof NAMES)[number]) => own.reduce((all, each) => all + each[name], 0n);
  return { net: sum("net"), grants: 0n, cents: sum("cents"), quantity: sum("quantity") };
};

test("corrections that are let through leave no more than the line, and nothing of the other sign", () => {
  fc.assert(
    fc.property(measures, fc.array(correction, { maxLength: 12 }), (line, wanted) => {
      const chain: Change[] = [{ ...line, status: "accepted" }];
      for (const { change, status } of wanted) {
        const stands = { accepted: summed(chain, ["accepted"]), disputed: summed(chain, ["disputed"]), disallowed: summed(chain, ["disallowed"]) };
        const next = { ...change, status };
        if ([...beyondLines([{ ref: "0/0", day: DAY, line, stands }], [next])].length === 0) chain.push(next);
      }
      for (const counts of [["accepted"], ["accepted", "disputed"]] as const) {
        const left = summed(chain, counts);
        for (const name of NAMES) {
          const [least, most] = line[name] < 0n ? [line[name], 0n] : [0n, line[name]];
          assert(left[name] >= least && left[name] <= most, `${name} ${left[name]} of ${line[name]}`);
        }
      }
    }),
  );
});

test("one that brings a line nearer that stands beyond is let through, one that turns it over to the other side is not", () => {
  const none: Measures = { net: 0n, grants: 0n, cents: 0n, quantity: 0n };
  const origin = (stands: bigint) => ({
    ref: "0/0",
    day: DAY,
    line: { ...none, net: 100n },
    stands: { accepted: { ...none, net: stands }, disputed: none, disallowed: none },
  });
  const codesOf = (stands: bigint, net: bigint) => [...beyondLines([origin(stands)], [{ ...none, net, status: "accepted" }])].map(({ code }) => code);
  assert.deepEqual(codesOf(150n, -20n), []);
  assert.deepEqual(codesOf(150n, 1n), ["open-books/beyond-line"]);
  assert.deepEqual(codesOf(150n, -151n), ["open-books/beyond-line"]);
  assert.deepEqual(codesOf(-20n, 10n), []);
});
