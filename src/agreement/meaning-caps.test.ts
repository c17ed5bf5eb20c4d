import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ratio } from "../kernel/share.ts";
import { BASE } from "../../test/agreement-meaning/base.ts";
import type { Agreement, Scheme, Side } from "./agreement.ts";
import { checkMeaning } from "./meaning.ts";
import { readAgreement } from "./read.ts";

const base = readAgreement("a.yaml", BASE).value!;

type Steps = readonly { readonly width: number; readonly providers: number }[];

/** Bands of whole percents outward from 100 % of target, the last of them open. */
const steps = (side: Side) =>
  fc
    .array(fc.record({ width: fc.integer({ min: 1, max: 20 }), providers: fc.integer({ min: 0, max: 100 }) }), { minLength: 1, maxLength: 4 })
    .map((bands): Steps => (side === "pain" ? bands.map((band, i) => (i === bands.length - 1 ? { ...band, providers: 0 } : band)) : bands));

function schemeOf(side: Side, bands: Steps, cap: number): Scheme {
  let at = 100;
  const walked = bands.map(({ width, providers }, i) => {
    at += side === "gain" ? -width : width;
    const to = i === bands.length - 1 ? {} : { to: { share: ratio(BigInt(at), 100n) } };
    return { ...to, providers: ratio(BigInt(providers), 100n) };
  });
  const limit = { kind: "share", share: ratio(BigInt(cap), 10_000n), of: "target" } as const;
  return { ...base.schemes[0]!, [side]: walked, caps: [{ on: side, scope: "joint", at: limit, path: "gain-and-pain/caps/0" }] };
}

/** Providers' part in hundredths of a percent of target when cost is `cost` per cent of it, walked per cent by per cent. */
function walked(side: Side, bands: Steps, cost: number): number {
  let total = 0;
  const outward = side === "gain" ? 100 - cost : cost - 100;
  for (let step = 0; step < outward; step++) {
    let end = 0;
    const band = bands.find((each, i) => step < (end += each.width) || i === bands.length - 1)!;
    total += band.providers;
  }
  return total;
}

for (const side of ["gain", "pain"] as const) {
  test(`a cap on ${side} is said never to bind exactly when no outturn gives more`, () => {
    fc.assert(
      fc.property(steps(side), fc.integer({ min: 0, max: 4000 }), (bands, cap) => {
        const agreement: Agreement = { ...base, schemes: [schemeOf(side, bands, cap)] };
        const warned = checkMeaning(agreement).some((fault) => fault.code === "agreement/cap-never-binds");
        const most = Math.max(...Array.from({ length: 301 }, (_, cost) => walked(side, bands, cost)));
        assert.equal(warned, most <= cap);
      }),
      { numRuns: 300 },
    );
  });
}
