/** An invented agreement of one purchaser and two companies for the tests of this folder, with its money terms to be filled in. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Agreement } from "../agreement/agreement.ts";
import { readAgreement } from "../agreement/read.ts";

export type Terms = { readonly sharing?: string; readonly results?: string; readonly fees?: string; readonly exceptions?: string };

export const PLAIN_SHARING = `
  lines: all
  compares: cost
  gain: [{ providers: 50 % }]
  pain: [{ providers: 50 % }]
  dead-band: none
  caps: []
  floor: none
  ceiling-price: none
  among-providers: { shares: { eka: 60 %, toka: 40 % } }
  bands: yearly
  caps-reset: yearly
  carry-over: no
  gates: {}
  savings-report: required`;

const PLAIN_FEES = `
  eka: { basis: amount, amount: 30000.00, per: year, at-risk: 100 %, earned: at-end, retention: 0 % }
  toka: { basis: amount, amount: 20000.00, per: year, at-risk: 100 %, earned: at-end, retention: 0 % }`;

/** Target 1,000,000 a year for one year: 600,000 of Eka and 400,000 of Toka. */
export function inventedText({ sharing = PLAIN_SHARING, results = "", fees = PLAIN_FEES, exceptions = "" }: Terms = {}): string {
  return `sameside: 1
alliance: Keksitty allianssi
law: none
goals: [Kaikki voittavat tai kaikki häviävät.]
contract-periods: [{ from: 2026-01-01, to: 2026-12-31 }]
phases: { implementation: {} }
parties:
  ostaja: { name: Keksitty työllisyysalue, kind: employment-area, roles: [purchaser, organiser], task-area: [employment], vat: refundable }
  eka: { name: Eka Keksitty Oy, kind: company, roles: [provider], vat: deductible }
  toka: { name: Toka Keksitty Oy, kind: company, roles: [provider], vat: deductible }
services:
  coaching: { name: Valmennus, organiser: ostaja, providers: [eka, toka], area: employment, tasks: [T08] }
appropriations: { binding-level: toimielin, basis: gross, "2026": { ostaja: { amount: 2000000.00, state: adopted } } }
target-cost:
  "2026": { coaching: { eka: 600000.00, toka: 400000.00 } }
adjustments: {}
reimbursable: { types: { salary: { class: reimbursable, basis: accrual } }, overhead: {} }
fee:${fees}
gain-and-pain:${sharing}
${results}
settlement:
  { period: year, interim: none, retention: 0 %, rounding: half-up, rounding-remainder: largest-remainder,
    ties: party-id, final: after-last-verification, falls: set-off, late-interest: none, due: 30 d }
payments: [{ flow: [cost, fee, gain-and-pain, results], payee: all, payer: service-organiser, terms: 30 d, document: invoice }]
vat: { gain-and-pain: open, results: open }
decisions:
  operational: unanimous
  quorum: all
  silence: objects
  abstention: blocks
  reserved: { funding: each-purchaser, target-cost: each-purchaser }
  bodies: { ajr: { name: Johtoryhmä, chair: ostaja, seats: { ostaja: 1, eka: 1, toka: 1 } } }
  deadlock: [managers, mediator]
exit: { all: { window: 30 d, after: development }, purchasers: { grounds: [forecast], notice: 3 months, continuity: 6 months },
  settlement: actuals-and-agreed-forecast, forecast-by: independent-expert }
joining: { allowed: no }
evidence: { kept: 10 years, unit-prices-open-to: [controller], verification: yearly }
data-protection: { controllers: { coaching: ostaja }, case-rows: none, impact-assessment: no }
${exceptions}
`;
}

export function invented(terms: Terms = {}): Agreement {
  const { value, faults } = readAgreement("invented.yaml", inventedText(terms));
  if (!value) throw new Error(faults.map((fault) => `${fault.at.line}:${fault.at.column} ${fault.code} ${JSON.stringify(fault.args)}`).join("\n"));
  return value;
}

/** One result area; the score moves a pool of `pool` both ways and is worth `worth` to the purchaser at its best. */
export function resultsOf(pool: string, liability: string, worth?: string): string {
  return `results:
  areas:
    - { id: in-work, name: Työssä, weight: 100 %, indicator: in-work, aggregate: mean,
        scale: { 10: -100, 20: 0, 40: 100 }, curve: linear, missing: zero, verified-by: ostaja, from: "2026", to: "2026" }
  clamp: { low: -100, high: 100 }
  rounding: exact
  pays-from: none
  pool-reward: ${pool}
  pool-liability: ${liability}
  funding: new-money
  multiplier: none
  gates: {}
  among-providers: { shares: { eka: 60 %, toka: 40 % } }${worth === undefined ? "" : `\n  value: { full-score: ${worth} }`}`;
}

test("the invented agreement reads without a fault, with results and without", () => {
  assert.equal(invented().targets.length, 2);
  assert.equal(invented({ results: resultsOf("50000.00", "0", "50000.00") }).results?.fullScoreValue, 5_000_000n);
});
