import { ratio, type Ratio } from "../kernel/share.ts";
import type { Area, Gate, Points, VolumeAllocation } from "./agreement.ts";
import { byForm, compact, mapOf, opt, record, req, type Shape, turned } from "./shape.ts";
import { list } from "./shape-list.ts";
import { amongProviders, amongPurchasers, byYear, exactlyOne, gateShares, points } from "./shape-among.ts";
import { id, money, number, share, text, whole, word, wordOr, year } from "./scalars.ts";

/** Section 9 of docs/agreement-file.md: gates, results and volume allocation. */

export const gates: Shape<readonly Gate[]> = turned(
  mapOf(
    id,
    turned(
      record({
        indicator: req(id, "The indicator that is looked at"),
        "at-least": opt(number, "The gate is passed from this value on"),
        "at-most": opt(number, "The gate is passed up to this value"),
        missing: req(word("fails", "passes"), "What a missing value means"),
      }),
      (g, path, reader): Omit<Gate, "id"> => {
        exactlyOne(g, ["at-least", "at-most"], path, reader);
        return compact({
          indicator: g.indicator,
          atLeast: g["at-least"],
          atMost: g["at-most"],
          missing: g.missing,
        });
      },
    ),
  ),
  (byId) => Object.entries(byId).map(([id, gate]) => ({ id, ...gate })),
);

const area: Shape<Area> = turned(
  record({
    id: req(id, "Name of the key result area; never changes"),
    name: req(text, "Name for people"),
    weight: req(share, "Weight in the total score; the weights of a year sum to 100 %"),
    indicator: req(id, "The indicator that is measured"),
    aggregate: req(word("mean", "sum", "last", "minimum", "weighted-mean"), "How the year's values become one"),
    scale: req(points(number), "Value of the indicator: score"),
    curve: req(word("linear", "step"), "Between the points: straight lines or steps"),
    missing: req(word("zero", "worst", "leave-out", "previous"), "What a missing value means"),
    "min-sample": opt(whole, "Fewer observations count as missing; absent: none needed"),
    "verified-by": req(text, "Who verifies the value"),
    from: req(year, "First year"),
    to: req(year, "Last year"),
  }),
  (a) => ({
    id: a.id,
    name: a.name,
    weight: a.weight,
    indicator: a.indicator,
    aggregate: a.aggregate,
    scale: a.scale,
    curve: a.curve,
    missing: a.missing,
    minSample: a["min-sample"] ?? 0,
    verifiedBy: a["verified-by"],
    from: a.from,
    to: a.to,
  }),
);

/** An amount by year, or one amount for every year. */
const pool = byForm("agreement/money", {
  scalar: turned(money, (every) => ({ every })),
  map: turned(byYear(money), (by) => ({ by })),
});

const centsOf: Shape<Ratio> = turned(money, (cents) => ratio(cents));

const funding = byForm("agreement/unknown-word", {
  scalar: turned(word("new-money", "fee-at-risk"), (from) => ({ from })),
  map: turned(record({ "part-of-savings": req(share, "Part of the purchasers' saving that may be used") }), (f) => ({
    from: "part-of-savings" as const,
    share: f["part-of-savings"],
  })),
});

const factors = turned(
  record({
    gain: opt(points(number), "Score: factor of a gain"),
    pain: opt(points(number), "Score: factor of a pain"),
  }),
  (m): { readonly gain?: Points; readonly pain?: Points } => compact({ gain: m.gain, pain: m.pain }),
);

export const results = record({
  areas: req(list(area, 1), "Key result areas"),
  clamp: req(record({ low: req(number, "Lowest total score"), high: req(number, "Highest total score") }), "Bounds of the total score"),
  rounding: req(word("exact", "whole-down", "whole-half-up"), "Rounding of the total score"),
  "pays-from": req(wordOr(["none"], number), "Below this score there is no reward"),
  "pool-reward": req(pool, "Reward at score 100, by year or one amount for every year"),
  "pool-liability": req(pool, "Liability at score -100, by year or one amount for every year"),
  funding: req(funding, "Where the reward comes from"),
  multiplier: req(wordOr(["none"], factors), "Factors on gain and pain by score"),
  "money-tables": opt(mapOf(id, points(centsOf)), "By area: value of the indicator to money"),
  gates: req(gateShares, "Share of the reward forfeited when a gate is missed; {} for none"),
  "among-providers": req(amongProviders, "How the providers divide it"),
  "among-purchasers": opt(amongPurchasers, "How the purchasers divide it; required with several purchasers"),
  value: opt(record({ "full-score": req(money, "What score 100 is worth to the purchasers") }), "For the proof and the what-if only"),
});
export type RawResults = typeof results extends Shape<infer T> ? T : never;

export const volumeAllocations: Shape<readonly VolumeAllocation[]> = list(
  record({
    line: req(id, "The line whose volume is divided"),
    indicator: req(id, "The indicator by provider"),
    shares: req(mapOf(id, share), "Shares to begin with"),
    shift: req(share, "Share that moves"),
    rule: req(word("best-from-worst", "pro-rata"), "How the indicator moves the shares"),
  }),
);
