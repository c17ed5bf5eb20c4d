/** Files that are legal YAML and absurd: each makes one thing as large as 1 MiB allows. */
import { readFileSync } from "node:fs";
import { BASE } from "../agreement-meaning/base.ts";

export const sampleText = readFileSync(new URL("sample.yaml", import.meta.url), "utf8");

const many = (n: number, one: (i: number) => string, glue = ", "): string => Array.from({ length: n }, (_, i) => one(i)).join(glue);

/** The base with one piece replaced. */
function based(...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`«${from}» does not stand in the base`);
    return text.replace(from, () => to);
  }, BASE);
}

const PARTY = "  coach: { name: Keksitty Oy, kind: company, roles: [provider], vat: deductible }\n";
const LINE = "  coaching: { name: Valmennus, organiser: north, providers: [coach], area: growth, tasks: [T08] }\n";
const PERIOD = "  - { from: 2019-01-01, to: 2020-12-31 }\n";
const GAIN = "gain: [{ down-to: 80 %, providers: 50 % }, { providers: 0 % }]";
const CAPS = "caps: [{ on: pain, scope: joint, at: fee-at-risk }]";
const KEY = "among-providers: { shares: { coach: 70 %, town: 30 % } }";
const FEE = "  coach: { basis: amount, amount: 30000.00, per: year, at-risk: 100 %, earned: evenly, retention: 0 % }\n";
const TARGETS = '  "2020": { coaching: 600000.00, workshop: 250000.00, office: 50000.00 }\n';
const OVERHEAD = "  overhead: { coach: 9 % }";
const PAYMENT = "  - { flow: cost, payee: all, payer: service-organiser, terms: 30 d, document: invoice }\n";

const parties = (n: number) => PARTY + many(n, (i) => `  p${i}: { name: P, kind: company, roles: [provider], vat: deductible }\n`, "");
const lines = (n: number) => LINE + many(n, (i) => `  l${i}: { name: L, organiser: north, providers: [coach], area: growth, tasks: [T08] }\n`, "");
const century: readonly [string, string] = [PERIOD, "  - { from: 1960-01-01, to: 2059-12-31 }\n"];
const fee = (id: string) => `  ${id}: { basis: rate, rate: 1 %, of: target, at-risk: 100 %, earned: evenly, retention: 0 % }\n`;

/** By name: the text, and the codes that must be among its faults. */
export const ABSURD: Readonly<Record<string, readonly [text: string, ...codes: readonly string[]]>> = {
  "20,000 providers on a line": [based(["providers: [coach], area", `providers: [${many(20_000, (i) => `p${i}`)}], area`]), "agreement/too-many"],
  "8,000 bands": [based([GAIN, `gain: [${many(8_000, () => "{ down-to: 80 %, providers: 1 % }")}]`]), "agreement/too-many"],
  "a term of ten thousand years": [based([PERIOD, "  - { from: 0001-01-01, to: 9999-12-31 }\n"]), "agreement/term-too-long"],
  "a mebibyte of blank lines": [`sameside: 1\n${"\n".repeat(1_048_000)}`, "agreement/too-many-lines"],
  "as many comments as there may be lines": [`sameside: 1\n${"#\n".repeat(99_000)}`, "agreement/missing-key"],
  "a key of half a mebibyte, marked": [`sameside: 1\n? ${"a".repeat(500_000)}\n: x\n`, "agreement/key-too-long"],
  "a mebibyte of commas": [`sameside: 1\ngoals: [${",".repeat(1_000_000)}]`, "agreement/too-many-nodes"],
  "a mebibyte of brackets": [`sameside: 1\ngoals: [${"[], ".repeat(240_000)}]`, "agreement/too-many-nodes"],
  "a mebibyte of blanks and hashes": [`sameside: 1\n${"  # \n".repeat(95_000)}`, "agreement/missing-key"],
  "a key of half a mebibyte": [based(["services:\n", `services:\n  ${"a".repeat(500_000)}: {}\n`]), "agreement/syntax"],
  "a thousand parties": [based([PARTY, parties(997)]), "agreement/fee-missing"],
  "more than a thousand parties": [based([PARTY, parties(998)]), "agreement/too-many"],
  "two thousand services": [based([LINE, lines(1_900)]), "agreement/target-missing"],
  "more than two thousand services": [based([LINE, lines(2_000)]), "agreement/too-many"],
  "two thousand services in a hundred years": [based([LINE, lines(1_900)], century), "agreement/year-without-target"],
  "a thousand strangers on a line": [based(["providers: [coach], area", `providers: [${many(1_000, (i) => `p${i}`)}], area`]), "agreement/unknown-party"],
  "broken providers": [based(["providers: [coach], area", `providers: [${many(1_000, (i) => `P${i}`)}], area`]), "agreement/id"],
  "twenty thousand unknown keys": [based([LINE, many(24, (n) => `  l${n}: { ${many(900, (i) => `provider${i}: x`)} }\n`, "")]), "agreement/misspelt-key"],
  "broken targets, a hundred years": [
    based(century, [TARGETS, many(48, (y) => `  "${1960 + y}": { ${many(450, (i) => `l${i}: x`)} }\n`, "")]),
    "agreement/money",
  ],
  "strange targets": [based(century, [TARGETS, many(48, (y) => `  "${1960 + y}": { ${many(450, (i) => `l${i}: 1`)} }\n`, "")]), "agreement/unknown-line"],
  "a thousand providers, a hundred years, a hundred caps": [
    based(
      century,
      [PARTY, parties(990)],
      [FEE, fee("coach") + many(990, (i) => fee(`p${i}`), "")],
      ["providers: [coach], area", `providers: [coach, ${many(990, (i) => `p${i}`)}], area`],
      [KEY, `among-providers: { shares: { town: 1 %, coach: 0 %, ${many(990, (i) => `p${i}: 1/1000`)} } }`],
      [CAPS, `caps: [${many(90, () => "{ on: pain, scope: party, at: 90 %, of: fee, rest: purchasers }")}]`],
      ["bands: yearly", "bands: cumulative"],
    ),
    "agreement/year-without-target",
  ],
  "many schemes of all lines": [
    based([LINE, lines(1_000)], [/gain-and-pain:\n[^]*?(?=gates: \{ level: \{)/.exec(BASE)![0], `gain-and-pain:\n${many(150, (i) => scheme(i), "")}`]),
    "agreement/line-in-two-schemes",
  ],
  "a thousand outcomes that pay the same": [
    based([/outcomes:\n[^]*?(?=settlement:)/.exec(BASE)![0], `outcomes:\n${many(950, (i) => outcome(i), "")}`]),
    "agreement/unknown-outcome",
  ],
  "a thousand payment rows": [based([PAYMENT, PAYMENT.repeat(990)], [PARTY, parties(500)]), "agreement/payment-twice"],
  "strangers with overhead": [based([OVERHEAD, `  overhead: { ${many(1_000, (i) => `p${i}: 1 %`)} }`]), "agreement/unknown-party"],
};

function scheme(i: number): string {
  return `  - { id: s${i}, lines: all, compares: cost, gain: [{ providers: 40 % }], pain: [{ providers: 40 % }], dead-band: none, caps: [{ on: pain, scope: joint, at: fee-at-risk }], floor: 1.00, ceiling-price: 300 %, among-providers: by-cost, among-purchasers: by-target, own-production: full, bands: yearly, caps-reset: yearly, carry-over: no, gates: {}, savings-report: required }\n`;
}

function outcome(i: number): string {
  return `  - { id: o${i}, name: N, measures: same, lines: [coaching], tariff: 1, instalments: { all: 100 % }, instead-of: { line: coaching, share: 1 % }, paid-by: north, paid-to: claimant, once-per: none, caps: [], verified-by: { register: R }, clawback: none, also-paid-by: [none-${i}], because: x }\n`;
}
