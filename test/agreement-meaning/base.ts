/** A small agreement without a fault, from which each case takes one thing away. All names are invented. */
export const BASE = `sameside: 1
alliance: Keksitty allianssi
law: fi-2018-kasvupalvelu
goals: [Nuoret löytävät työn]
contract-periods:
  - { from: 2019-01-01, to: 2020-12-31 }
phases: { development: { until: 2019-03-31, pay: hours, cap: 60000.00 }, implementation: {} }
parties:
  north: { name: Keksitty maakunta, kind: county, roles: [purchaser, organiser], task-area: [growth] }
  town: { name: Keksitty kaupunki, kind: municipality, roles: [purchaser, organiser, provider], task-area: [youth], vat: refundable }
  coach: { name: Keksitty Oy, kind: company, roles: [provider], vat: deductible }
services:
  coaching: { name: Valmennus, organiser: north, providers: [coach], area: growth, tasks: [T08] }
  workshop: { name: Työpaja, organiser: town, providers: [town], area: youth, tasks: [T08] }
joint-lines:
  office: { name: Toimisto, providers: [town], key: [{ from: 2019-01-01, shares: { north: 60 %, town: 40 % } }] }
appropriations:
  binding-level: tehtävä
  basis: gross
  "2019": { north: { amount: 900000.00, state: adopted }, town: { amount: 400000.00, state: adopted } }
  "2020": { north: { amount: 900000.00, state: authority, authority: § 1 }, town: { amount: 400000.00, state: authority, authority: § 2 } }
target-cost:
  "2019": { coaching: 600000.00, workshop: 250000.00, office: 50000.00 }
  "2020": { coaching: 600000.00, workshop: 250000.00, office: 50000.00 }
reimbursable:
  types: { salary: { class: reimbursable, basis: accrual }, hour: { class: reimbursable, basis: hours, rate: { coach: 45.00 } } }
  overhead: { coach: 9 % }
fee:
  coach: { basis: amount, amount: 30000.00, per: year, at-risk: 100 %, earned: evenly, retention: 0 % }
  town: none
gain-and-pain:
  lines: all
  compares: cost
  gain: [{ down-to: 80 %, providers: 50 % }, { providers: 0 % }]
  pain: [{ up-to: 110 %, providers: 50 % }, { providers: 0 % }]
  dead-band: none
  caps: [{ on: pain, scope: joint, at: fee-at-risk }]
  floor: none
  ceiling-price: none
  among-providers: { shares: { coach: 70 %, town: 30 % } }
  among-purchasers: by-target
  own-production: notional
  bands: yearly
  caps-reset: yearly
  carry-over: no
  gates: { level: 100 % }
  savings-report: required
gates: { level: { indicator: service-level, at-least: 90, missing: fails } }
results:
  areas:
    - { id: in-work, name: Työssä, weight: 100 %, indicator: working, aggregate: mean, scale: { 100: -100, 200: 100 }, curve: linear, missing: zero, verified-by: north, from: "2019", to: "2020" }
  clamp: { low: -100, high: 100 }
  rounding: exact
  pays-from: none
  pool-reward: 60000.00
  pool-liability: 30000.00
  funding: new-money
  multiplier: none
  gates: {}
  among-providers: { shares: { coach: 100 %, town: 0 % } }
  among-purchasers: by-target
outcomes:
  - id: job
    name: Työpaikka
    measures: job-found
    lines: [coaching]
    tariff: { young: 400.00, older: 600.00 }
    instalments: { start: 40 %, outcome: 60 % }
    on-top-of: reimbursement
    paid-by: service-organiser
    paid-to: claimant
    once-per: customer
    caps: []
    verified-by: north
    clawback: none
settlement: { period: year, interim: monthly, retention: 10 %, rounding: half-up, rounding-remainder: largest-remainder, ties: party-id, final: after-last-verification, falls: set-off, late-interest: none, due: 30 d }
payments:
  - { flow: cost, payee: all, payer: service-organiser, terms: 30 d, document: invoice }
  - { flow: [fee, gain-and-pain, results, outcomes], payee: all, payer: { lead: north }, terms: 30 d, document: invoice }
vat: { gain-and-pain: open, results: open, outcomes: open }
decisions:
  operational: unanimous
  quorum: all
  silence: objects
  abstention: blocks
  reserved: { funding: each-purchaser, target-cost: each-purchaser }
  bodies: { ajr: { name: Johtoryhmä, chair: north, seats: { north: 1, town: 1, coach: 1 } } }
  deadlock: [mediator]
exit: { all: { window: 30 d, after: development }, purchasers: { grounds: [results], notice: 3 months, continuity: 6 months }, settlement: actuals, forecast-by: expert }
joining: { allowed: no }
evidence: { kept: 10 years, unit-prices-open-to: [auditor], verification: asiantuntija }
data-protection: { controllers: { coaching: north, workshop: town }, case-rows: none, impact-assessment: no }
`;

/** A change of the text: what stands there once, and what is written instead. */
export type Change = readonly [string, string];

export function changed(changes: readonly Change[]): string {
  let text = BASE;
  for (const [before, after] of changes) {
    const parts = text.split(before);
    if (parts.length !== 2) throw new Error(`«${before}» stands ${parts.length - 1} times in the base`);
    text = parts.join(after);
  }
  return text;
}

/** Line and column of a piece of text that stands once; `|` in it marks the column, otherwise its beginning. */
export function placeOf(text: string, marked: string): { line: number; column: number } {
  const offset = Math.max(0, marked.indexOf("|"));
  const piece = marked.replace("|", "");
  const at = text.indexOf(piece);
  if (at < 0 || text.indexOf(piece, at + 1) >= 0) throw new Error(`«${piece}» does not stand exactly once`);
  const before = text.slice(0, at + offset);
  return { line: before.split("\n").length, column: before.length - before.lastIndexOf("\n") };
}
