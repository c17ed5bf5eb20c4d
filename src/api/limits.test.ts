import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createLimiter, GENEROUS, type Rate, readLimits } from "./limits.ts";

const rates = fc.record({ perSecond: fc.integer({ min: 1, max: 100 }), burst: fc.integer({ min: 1, max: 50 }) });
/** Requests of a few names after gaps in milliseconds. */
const requests = fc.array(fc.record({ name: fc.constantFrom("a", "b", "c"), gap: fc.integer({ min: 0, max: 300 }) }), { maxLength: 300 });

type Taken = { readonly name: string; readonly at: number; readonly wait: number };

function* taken(rate: Rate, asked: readonly { readonly name: string; readonly gap: number }[]): Generator<Taken> {
  const limiter = createLimiter(rate, 7);
  let at = 0;
  for (const { name, gap } of asked) {
    at += gap / 1000;
    yield { name, at, wait: limiter.take(name, at) };
  }
}

test("between any two moments a name gets at most its burst and what the rate gives meanwhile", () => {
  fc.assert(
    fc.property(rates, requests, (rate, asked) => {
      for (const name of ["a", "b", "c"]) {
        const through = [...taken(rate, asked)].filter((each) => each.name === name && each.wait === 0);
        through.forEach((from, i) =>
          through.slice(i).forEach((to, n) => assert.ok(n + 1 <= rate.burst + (to.at - from.at) * rate.perSecond + 1e-6, `${n + 1} at ${to.at}`)),
        );
      }
    }),
  );
});

test("who waits as long as was told gets through, and no sooner", () => {
  fc.assert(
    fc.property(rates, requests, (rate, asked) => {
      const limiter = createLimiter(rate, 7);
      let at = 0;
      for (const { name, gap } of asked) {
        at += gap / 1000;
        const wait = limiter.take(name, at);
        if (wait === 0) continue;
        assert.ok(wait > 0 && limiter.take(name, at + wait / 2) > 0);
        assert.equal(limiter.take(name, at + wait), 0);
        at += wait;
      }
    }),
  );
});

test("a name that keeps to the rate is never refused, however many others are", () => {
  fc.assert(
    fc.property(rates, (rate) => {
      const limiter = createLimiter(rate, 7);
      for (let i = 0; i < 200; i++) {
        const at = i / rate.perSecond;
        for (let n = 0; n < 5; n++) limiter.take("loud", at);
        assert.equal(limiter.take("quiet", at), 0);
      }
    }),
  );
});

test("names that meet in one place are counted together: a limit may come early, never late", () => {
  fc.assert(
    fc.property(rates, fc.integer(), fc.array(fc.string(), { minLength: 1, maxLength: 100 }), (rate, seed, names) => {
      const limiter = createLimiter(rate, seed, 4);
      const through = names.filter((name) => limiter.take(name, 0) === 0);
      assert.ok(through.length <= 4 * rate.burst);
    }),
  );
});

test("the environment sets a rate and a burst, or turns a limit off; anything else is named", () => {
  assert.deepEqual(readLimits({}), { limits: GENEROUS, wrong: [] });
  assert.deepEqual(readLimits({ SAMESIDE_LIMIT_KEY: "5000/20000", SAMESIDE_LIMIT_SIGN_IN: "off", SAMESIDE_LIMIT_ADDRESS: "0.5/3" }), {
    limits: { ...GENEROUS, key: { perSecond: 5000, burst: 20_000 }, "sign-in": undefined, address: { perSecond: 0.5, burst: 3 } },
    wrong: [],
  });
  for (const text of ["many", "10", "0/10", "10/0", "-1/5", "1e9/5"]) {
    assert.deepEqual(readLimits({ SAMESIDE_LIMIT_SESSION: text }).wrong, [`SAMESIDE_LIMIT_SESSION=${text}`]);
  }
});
