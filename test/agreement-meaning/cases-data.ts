/** One case at least for every code: what is changed in the base, and where the one fault then stands (`|` marks the column). */
import type { MeaningCode } from "../../src/agreement/meaning.ts";
import type { Change } from "./base.ts";

export type Case = { readonly code: MeaningCode; readonly why: string; readonly changes: readonly Change[]; readonly at: string };

const one = (code: string, why: string, at: string, ...changes: readonly Change[]): Case => ({ code: `agreement/${code}` as MeaningCode, why, at, changes });

const SCHEME_2 = (lines: string, id = "second"): string => `  - id: ${id}
    lines: [${lines}]
    compares: cost
    gain: [{ providers: 40 % }]
    pain: [{ providers: 40 % }]
    dead-band: none
    caps: []
    floor: none
    ceiling-price: none
    among-providers: by-cost
    among-purchasers: by-target
    own-production: full
    bands: yearly
    caps-reset: yearly
    carry-over: no
    gates: {}
    savings-report: required
`;
/** The whole of the base's scheme becomes a list of schemes. */
const schemes = (...list: readonly string[]): Change => [SINGLE, `gain-and-pain:\n${list.join("")}`];
const SINGLE = `gain-and-pain:
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
`;
const KEY = "key: [{ from: 2019-01-01, shares: { north: 60 %, town: 40 % } }]";
const PERIOD = "  - { from: 2019-01-01, to: 2020-12-31 }\n";
const GAIN = "gain: [{ down-to: 80 %, providers: 50 % }, { providers: 0 % }]";
const PAIN = "pain: [{ up-to: 110 %, providers: 50 % }, { providers: 0 % }]";
const CAP = "caps: [{ on: pain, scope: joint, at: fee-at-risk }]";
const SCALE = "scale: { 100: -100, 200: 100 }";
const TARIFF = "tariff: { young: 400.00, older: 600.00 }";
const OUTCOME_LINES = "    measures: job-found\n    lines: [coaching]";
const ROW_COST = "  - { flow: cost, payee: all, payer: service-organiser, terms: 30 d, document: invoice }\n";
const SEATS = "seats: { north: 1, town: 1, coach: 1 }";
const RATE = "rate: { coach: 45.00 }";
const JOB = `outcomes:
  - id: job
    name: Työpaikka
`;
/** A second outcome before the base's own. */
const second = (...lines: readonly string[]): Change => [
  JOB,
  `outcomes:\n  - id: second\n    name: Toinen\n${lines.map((line) => `    ${line}\n`).join("")}${JOB.replace("outcomes:\n", "")}`,
];
const TARIFF_2 = ["tariff: 100.00", "instalments: { all: 100 % }", "once-per: none", "caps: []"];
const REST_2 = ["paid-by: north", "paid-to: claimant", "verified-by: { register: Rekisteri }", "clawback: none"];
const COHORT = "cohort: { measure: difference, lower-is-better: yes, gate: none, pays: { amount: 1000.00 }, cap: none }";

const names: readonly Case[] = [
  one(
    "unknown-party",
    "a provider that is no party",
    "providers: [|ghost]",
    ["organiser: north, providers: [coach]", "organiser: north, providers: [ghost]"],
    [
      '{ coaching: 600000.00, workshop: 250000.00, office: 50000.00 }\n  "2020"',
      '{ coaching: { ghost: 600000.00 }, workshop: 250000.00, office: 50000.00 }\n  "2020"',
    ],
  ),
  one("unknown-party", "a share", "town: 30 %, |ghost: 0 %", ["{ coach: 70 %, town: 30 % }", "{ coach: 70 %, town: 30 %, ghost: 0 % }"]),
  one("unknown-party", "an organiser", "organiser: |ghost", ["organiser: north", "organiser: ghost"]),
  one("unknown-party", "an appropriation", "state: adopted }, |ghost:", [
    "town: { amount: 400000.00, state: adopted } }",
    "town: { amount: 400000.00, state: adopted }, ghost: { amount: 1.00, state: adopted } }",
  ]),
  one("unknown-party", "a rate", "coach: 45.00, |ghost: 9.00", [RATE, "rate: { coach: 45.00, ghost: 9.00 }"]),
  one("unknown-party", "a seat", "coach: 1, |ghost: 1", [SEATS, "seats: { north: 1, town: 1, coach: 1, ghost: 1 }"]),
  one("unknown-party", "a chair", "chair: |ghost", ["chair: north", "chair: ghost"]),
  one("unknown-party", "an exception", "party: |ghost", [
    "joining: { allowed: no }",
    "joining: { allowed: no }\nexceptions: [{ from: indifference, party: ghost, because: sovittu }]",
  ]),
  one("unknown-party", "a verifier of an area", "verified-by: |ghost", ["verified-by: north, from", "verified-by: ghost, from"]),
  one("unknown-party", "a verifier of an outcome", "verified-by: |ghost", ["verified-by: north\n", "verified-by: ghost\n"]),
  one("unknown-party", "a lead payer", "lead: |ghost", ["lead: north", "lead: ghost"]),
  one("unknown-party", "a payee", "payee: |ghost", [ROW_COST, ROW_COST.replace("all", "ghost")]),
  one("unknown-party", "a party cap", "party: |ghost", [CAP, "caps: [{ on: gain, scope: party, at: 10 %, of: fee, rest: others, party: ghost }]"]),
  one("unknown-party", "an order of ties", "ties: [north, town, coach, |ghost]", ["ties: party-id", "ties: [north, town, coach, ghost]"]),
  one("unknown-party", "a controller", "workshop: |ghost", [
    "controllers: { coaching: north, workshop: town }",
    "controllers: { coaching: north, workshop: ghost }",
  ]),
  one("unknown-line", "a target", '"2019": { |ghost: 1.00,', ['"2019": { coaching: 600000.00,', '"2019": { ghost: 1.00, coaching: 600000.00,']),
  one("unknown-line", "a scheme's line", "lines: [coaching, workshop, office, |ghost]", ["lines: all", "lines: [coaching, workshop, office, ghost]"]),
  one("unknown-line", "an unshared line", "unshared: [|ghost]", ["lines: all", "lines: all\n  unshared: [ghost]"]),
  one("unknown-line", "an outcome's line", "lines: [|ghost]", [OUTCOME_LINES, OUTCOME_LINES.replace("coaching", "ghost")]),
  one("unknown-line", "a volume term", "|ghost: { fixed", [
    "target-cost:\n",
    'target-cost:\n  volume: { ghost: { fixed: 40 %, unit: customer, planned: { "2019": 1, "2020": 1 }, max: none } }\n',
  ]),
  one("unknown-line", "an index", "lines: [|ghost]", [
    "target-cost:\n",
    "target-cost:\n  index: { measured: 06, adjusts: target, cap: none, fixed: 40 %, base-month: 2018-06, series: { labour: 60 % }, lines: [ghost] }\n",
  ]),
  one("unknown-line", "a controller's service", "|ghost: north", ["controllers: { coaching: north,", "controllers: { ghost: north, coaching: north,"]),
  one("unknown-line", "what an outcome replaces", "line: |ghost", ["on-top-of: reimbursement", "instead-of: { line: ghost, share: 10 % }"]),
  one("unknown-line", "a volume allocation", "line: |ghost", [
    "outcomes:\n",
    "volume-allocation: [{ line: ghost, indicator: score, shares: { coach: 100 % }, shift: 5 %, rule: pro-rata }]\noutcomes:\n",
  ]),
  one("unknown-gate", "a gate of the gain", "gates: { |safety: 50 % }", ["gates: { level: 100 % }", "gates: { safety: 50 % }"]),
  one("unknown-gate", "a gate of the results", "gates: { |safety: 50 % }", ["  gates: {}\n", "  gates: { safety: 50 % }\n"]),
  one("unknown-scheme", "a provision for no scheme", "scheme: |ghost", [
    "reimbursable:\n",
    "risk-provision: { sized-by: rate, rate: 5 %, scheme: ghost, unused: shared, approval: ajr }\nreimbursable:\n",
  ]),
  one("unknown-area", "a money table", "|ghost: { 100", ["  gates: {}\n", "  gates: {}\n  money-tables: { ghost: { 100: -50.00, 200: 50.00 } }\n"]),
  one("unknown-outcome", "also paid by nothing", "also-paid-by: [|ghost]", [
    OUTCOME_LINES,
    `${OUTCOME_LINES}\n    also-paid-by: [ghost]\n    because: sovittu`,
  ]),
  one("unknown-approver", "drawn by nobody", "approval: |ghost", [
    "reimbursable:\n",
    "risk-provision: { sized-by: rate, rate: 5 %, unused: shared, approval: ghost }\nreimbursable:\n",
  ]),
  one("id-twice", "two outcomes", "|outcomes:\n  - id", second("measures: other", "lines: [coaching]", "on-top-of: reimbursement", ...TARIFF_2, ...REST_2), [
    "  - id: job\n",
    "  - id: second\n",
  ]),
  one("id-twice", "a line in both lists", "joint-lines:\n  |coaching: {", [
    "  office: { name",
    "  coaching: { name: Toinen, providers: [coach], key: { from: 2019-01-01, by: use } }\n  office: { name",
  ]),
  one("alliance-as-actor", "a party", "|alliance: { name", ["services:\n", "  alliance: { name: Allianssi, kind: association, roles: [funder] }\nservices:\n"]),
  one("alliance-as-actor", "a payer", "lead: |alliance", ["lead: north", "lead: alliance"]),
  one("alliance-as-actor", "a controller", "coaching: |alliance", ["controllers: { coaching: north", "controllers: { coaching: alliance"]),
  one("alliance-as-actor", "a payer of outcomes", "paid-by: |alliance", ["paid-by: service-organiser", "paid-by: alliance"]),
];

const parties: readonly Case[] = [
  one("party-without-role", "no role", "|roles: []", ["services:\n", "  idle: { name: Keksitty ry, kind: association, roles: [] }\nservices:\n"]),
  one(
    "role-needs-authority",
    "a company that purchases",
    "roles: [provider, |purchaser]",
    ["kind: company, roles: [provider]", "kind: company, roles: [provider, purchaser]"],
    ["town: { amount: 400000.00, state: adopted } }", "town: { amount: 400000.00, state: adopted }, coach: { amount: 1.00, state: adopted } }"],
    ["authority: § 2 } }", "authority: § 2 }, coach: { amount: 1.00, state: adopted } }"],
  ),
  one("not-an-organiser", "an organiser without the role", "organiser: |coach", ["organiser: north", "organiser: coach"]),
  one(
    "not-a-provider",
    "a provider without the role",
    "providers: [coach, |north]",
    ["organiser: north, providers: [coach]", "organiser: north, providers: [coach, north]"],
    ['"2019": { coaching: 600000.00', '"2019": { coaching: { coach: 600000.00, north: 0 }'],
    ['"2020": { coaching: 600000.00', '"2020": { coaching: { coach: 600000.00, north: 0 }'],
    ["{ coach: 70 %, town: 30 % }", "{ coach: 70 %, town: 30 % }"],
  ),
  one("not-a-provider", "a fee for a purchaser", "fee:\n  |north: {", [
    "fee:\n",
    "fee:\n  north: { basis: amount, amount: 1.00, per: year, at-risk: 0 %, earned: evenly, retention: 0 % }\n",
  ]),
  one("not-a-provider", "overhead for a purchaser", "|north: 9 %", ["overhead: { coach: 9 %", "overhead: { north: 9 %, coach: 1 %"]),
  one("not-a-purchaser", "a provider's appropriation", "adopted }, |coach: {", [
    "town: { amount: 400000.00, state: adopted } }",
    "town: { amount: 400000.00, state: adopted }, coach: { amount: 1.00, state: adopted } }",
  ]),
  one("not-a-purchaser", "a provider in the key of a joint line", "|coach: 40 %", [KEY, "key: { from: 2019-01-01, shares: { north: 60 %, coach: 40 % } }"]),
  one("not-a-purchaser", "a provider as lead", "lead: |coach", ["lead: north", "lead: coach"]),
  one("not-a-purchaser", "a provider among the purchasers", "|coach: 50 %", [
    "  among-purchasers: by-target\n  own-production",
    "  among-purchasers: { shares: { north: 50 %, coach: 50 % } }\n  own-production",
  ]),
  one(
    "organiser-without-money",
    "an organiser that does not pay",
    "organiser: |area",
    ["services:\n", "  area: { name: Keksitty kuntayhtymä, kind: joint-municipal-authority, roles: [organiser] }\nservices:\n"],
    ["organiser: north", "organiser: area"],
  ),
  one("party-outside-term", "joins too late", "joins: |2022-01-01", [
    "services:\n",
    "  late: { name: Keksitty säätiö, kind: foundation, roles: [funder], joins: 2022-01-01 }\nservices:\n",
  ]),
  one("party-outside-term", "leaves before the beginning", "leaves: |2018-01-01", [
    "services:\n",
    "  gone: { name: Keksitty säätiö, kind: foundation, roles: [funder], leaves: 2018-01-01 }\nservices:\n",
  ]),
  one(
    "own-production-outside-area",
    "a service of another area",
    "providers: [|town], area: sport",
    ["providers: [town], area: youth", "providers: [town], area: sport"],
    ["task-area: [youth]", "task-area: [parks]"],
    ["organiser: town, ", "organiser: north, "],
    ["task-area: [growth]", "task-area: [growth, sport]"],
    ["workshop: town }", "workshop: north }"],
  ),
  one("other-organisers-task", "a service in another's area", "organiser: |north, providers: [coach], area: youth", [
    "area: growth, tasks",
    "area: youth, tasks",
  ]),
  one("other-organisers-task", "an outcome", "paid-by: |town", ["paid-by: service-organiser", "paid-by: town"]),
  one("other-organisers-task", "a share of an outcome", "shares: { north: 50 %, |town: 50 % }", [
    "paid-by: service-organiser",
    "paid-by: { shares: { north: 50 %, town: 50 % } }",
  ]),
  one(
    "other-organisers-task",
    "one payer for two organisers",
    "paid-by: |north",
    [OUTCOME_LINES, OUTCOME_LINES.replace("coaching", "coaching, workshop")],
    ["paid-by: service-organiser", "paid-by: north"],
    ["paid-to: claimant", "paid-to: { shares: { coach: 100 % } }"],
  ),
  one("task-reserved", "a company decides", "providers: [|coach], area: growth, tasks: [T08, T03]", [
    "area: growth, tasks: [T08]",
    "area: growth, tasks: [T08, T03]",
  ]),
  one("key-starts-late", "a joint line without a key at first", "from: |2019-06-01, shares", [KEY, KEY.replace("2019-01-01", "2019-06-01")]),
  one("key-order", "a later key before an earlier one", "|2019-01-01, by: customers", [
    KEY,
    "key: [{ from: 2019-06-01, by: use }, { from: 2019-01-01, by: customers }]",
  ]),
  one("key-day-twice", "two keys of one day", "|key: [{ from: 2019-01-01, by: use }", [
    KEY,
    "key: [{ from: 2019-01-01, by: use }, { from: 2019-01-01, by: customers }]",
  ]),
];

const term: readonly Case[] = [
  one("period-backwards", "ends before it begins", "- |{ from: 2021-01-01, to: 2020-12-31 }", [PERIOD, "  - { from: 2021-01-01, to: 2020-12-31 }\n"]),
  one("period-order", "the later first", "- |{ from: 2019-01-01, to: 2019-12-31 }", [
    PERIOD,
    "  - { from: 2020-01-01, to: 2020-12-31 }\n  - { from: 2019-01-01, to: 2019-12-31 }\n",
  ]),
  one("period-overlap", "a day in two periods", "- |{ from: 2019-12-31", [
    PERIOD,
    "  - { from: 2019-01-01, to: 2019-12-31 }\n  - { from: 2019-12-31, to: 2020-12-31 }\n",
  ]),
  one("period-overlap", "an option within the term", "options: [|{ id", [
    "phases:",
    "options: [{ id: more, from: 2020-07-01, to: 2021-06-30, decided-by: each-purchaser, exercised: no }]\nphases:",
  ]),
  one("period-gap", "a day in none", "- |{ from: 2020-01-02", [PERIOD, "  - { from: 2019-01-01, to: 2019-12-31 }\n  - { from: 2020-01-02, to: 2020-12-31 }\n"]),
  one("year-in-two-periods", "a year cut in two", "- |{ from: 2019-07-01", [
    PERIOD,
    "  - { from: 2019-01-01, to: 2019-06-30 }\n  - { from: 2019-07-01, to: 2020-12-31 }\n",
  ]),
  one("development-outside-term", "development after the end", "until: |2018-03-31", ["until: 2019-03-31", "until: 2018-03-31"]),
  one("year-without-target", "no target for 2020", "|target-cost:\n", ['  "2020": { coaching: 600000.00, workshop: 250000.00, office: 50000.00 }\n', ""]),
  one("target-missing", "a line without target", '|"2019": { coaching: 600000.00, workshop: 250000.00 }', [
    '"2019": { coaching: 600000.00, workshop: 250000.00, office: 50000.00 }',
    '"2019": { coaching: 600000.00, workshop: 250000.00 }',
  ]),
  one(
    "target-missing",
    "a provider without target",
    '"2019": { coaching: 600000.00, workshop: 250000.00, |office:',
    ["providers: [town], key", "providers: [town, coach], key"],
    ['"2019": { coaching: 600000.00, workshop: 250000.00, office: 50000.00', '"2019": { coaching: 600000.00, workshop: 250000.00, office: { town: 50000.00 }'],
    [
      '"2020": { coaching: 600000.00, workshop: 250000.00, office: 50000.00',
      '"2020": { coaching: 600000.00, workshop: 250000.00, office: { town: 0, coach: 5.00 }',
    ],
  ),
  one("target-of-stranger", "a target for a provider that is not there", "|town: 5.00", [
    '"2019": { coaching: 600000.00',
    '"2019": { coaching: { coach: 600000.00, town: 5.00 }',
  ]),
  one("year-without-appropriation", "no money for 2019", "|appropriations:", [
    '  "2019": { north: { amount: 900000.00, state: adopted }, town: { amount: 400000.00, state: adopted } }\n',
    "",
  ]),
  one("appropriation-missing", "a purchaser without money", '|"2019": { north: { amount: 900000.00, state: adopted } }', [
    ", town: { amount: 400000.00, state: adopted } }",
    " }",
  ]),
  one("year-outside-term", "a target too many", '|"2021": { coaching', [
    "reimbursable:\n",
    '  "2021": { coaching: 1.00, workshop: 1.00, office: 1.00 }\nreimbursable:\n',
  ]),
  one("year-outside-term", "an appropriation too many", '|"2018": { north', [
    "  basis: gross\n",
    '  basis: gross\n  "2018": { north: { amount: 1.00, state: lapsed } }\n',
  ]),
  one("year-outside-term", "an area that goes on", 'to: |"2025"', ['from: "2019", to: "2020"', 'from: "2019", to: "2025"']),
  one("year-missing", "no plan for 2020", "|planned:", [
    "target-cost:\n",
    'target-cost:\n  volume: { coaching: { fixed: 40 %, unit: customer, planned: { "2019": 300 }, max: none } }\n',
  ]),
];

const money: readonly Case[] = [
  one("amount-negative", "a target", "coaching: |-600000.00", ['"2019": { coaching: 600000.00', '"2019": { coaching: -600000.00']),
  one("amount-negative", "a pool", "pool-liability: |-1.00", ["pool-liability: 30000.00", "pool-liability: -1.00"]),
  one("amount-negative", "a cap", "at: |-5.00", [CAP, "caps: [{ on: pain, scope: joint, at: -5.00 }]"]),
  one("amount-negative", "a tariff", "young: |-4.00", [TARIFF, "tariff: { young: -4.00, older: 600.00 }"]),
  one("planned-not-positive", "nothing planned", '"2019": |0,', [
    "target-cost:\n",
    'target-cost:\n  volume: { coaching: { fixed: 40 %, unit: customer, planned: { "2019": 0, "2020": 5 }, max: none } }\n',
  ]),
  one("shares-not-whole", "a key of a joint line", "|shares: { north: 60 %, town: 30 % }", [KEY, KEY.replace("40 %", "30 %")]),
  one("shares-not-whole", "among providers", "|shares: { coach: 70 %, town: 20 % }", ["town: 30 % }", "town: 20 % }"]),
  one("shares-not-whole", "among purchasers", "|shares: { north: 2/3, town: 2/3 }", [
    "  among-purchasers: by-target\n  own-production",
    "  among-purchasers: { shares: { north: 2/3, town: 2/3 } }\n  own-production",
  ]),
  one("shares-not-whole", "instalments", "|instalments:", ["instalments: { start: 40 %,", "instalments: { start: 30 %,"]),
  one("shares-not-whole", "an index", "|series:", [
    "target-cost:\n",
    "target-cost:\n  index: { measured: 06, adjusts: target, cap: none, fixed: 20 %, base-month: 2018-06, series: { labour: 60 % }, lines: [coaching] }\n",
  ]),
  one("shares-not-whole", "a consortium", "|members:", [
    "services:\n",
    "  group: { name: Ryhmä, kind: consortium, roles: [funder], members: [{ name: A, kind: company, share: 50 % }, { name: B, kind: company, share: 40 % }] }\nservices:\n",
  ]),
  one("shares-not-whole", "who pays an outcome", "|shares: { north: 90 % }", ["paid-by: service-organiser", "paid-by: { shares: { north: 90 % } }"]),
  one("shares-not-whole", "who is paid for an outcome", "|shares: { coach: 90 % }", ["paid-to: claimant", "paid-to: { shares: { coach: 90 % } }"]),
  one("shares-not-whole", "a volume allocation", "|shares: { coach: 90 % }", [
    "outcomes:\n",
    "volume-allocation: [{ line: coaching, indicator: score, shares: { coach: 90 % }, shift: 5 %, rule: pro-rata }]\noutcomes:\n",
  ]),
  one("share-out-of-range", "more than all at risk", "at-risk: |120 %", ["at-risk: 100 %", "at-risk: 120 %"]),
  one("share-out-of-range", "a band that gives more than there is", "providers: |150 %", [GAIN, GAIN.replace("50 %", "150 %")]),
  one("share-out-of-range", "a negative share", "town: |-30 %", ["{ coach: 70 %, town: 30 % }", "{ coach: 130 %, town: -30 % }"]),
  one("share-out-of-range", "a retention", "retention: |110 %", ["interim: monthly, retention: 10 %", "interim: monthly, retention: 110 %"]),
  one("probabilities-above-one", "scenarios", "|scenarios:", [
    "reimbursable:\n",
    "risk-provision: { sized-by: expected-value, scenarios: [{ amount: 1000.00, probability: 60 % }, { amount: 5.00, probability: 50 % }], unused: shared, approval: ajr }\nreimbursable:\n",
  ]),
  one("share-of-stranger", "a purchaser among the providers", "|north: 10 %", ["{ coach: 70 %, town: 30 % }", "{ coach: 70 %, town: 20 %, north: 10 % }"]),
  one("share-of-stranger", "paid for another's outcome", "|town: 100 %", ["paid-to: claimant", "paid-to: { shares: { town: 100 % } }"]),
  one("share-of-stranger", "a volume that is not its own", "|town: 50 %", [
    "outcomes:\n",
    "volume-allocation: [{ line: coaching, indicator: score, shares: { coach: 50 %, town: 50 % }, shift: 5 %, rule: pro-rata }]\noutcomes:\n",
  ]),
  one("share-of-stranger", "a cap on a purchaser", "party: |north", [CAP, "caps: [{ on: gain, scope: party, at: 10 %, of: fee, rest: others, party: north }]"]),
  one("share-missing", "a provider left out", "|shares: { coach: 100 % }", ["{ coach: 70 %, town: 30 % }", "{ coach: 100 % }"]),
  one("rate-missing", "no hourly rate", "|rate: {}", [RATE, "rate: {}"]),
  one("fee-missing", "a provider left open", "|fee:", ["  town: none\n", ""]),
];

const sharing: readonly Case[] = [
  one("line-in-two-schemes", "a line shared twice", "lines: [|office]", schemes(SCHEME_2("coaching, workshop, office", "first"), SCHEME_2("office"))),
  one("id-twice", "two schemes of one name", "|gain-and-pain:\n", schemes(SCHEME_2("coaching, workshop", "first"), SCHEME_2("office", "first"))),
  one("line-in-no-scheme", "a line forgotten", "|gain-and-pain:\n", schemes(SCHEME_2("coaching, workshop", "first"))),
  one("band-open-early", "an open band before the last", "gain: [|{ providers: 50 % }", [
    GAIN,
    "gain: [{ providers: 50 % }, { down-to: 80 %, providers: 20 % }, { providers: 0 % }]",
  ]),
  one("band-not-open-last", "nothing beyond 80 %", "down-to: |80 %, providers: 50 % }]", [GAIN, "gain: [{ down-to: 80 %, providers: 50 % }]"]),
  one("band-direction", "a gain that rises", "down-to: |85 %", [
    GAIN,
    "gain: [{ down-to: 80 %, providers: 50 % }, { down-to: 85 %, providers: 20 % }, { providers: 0 % }]",
  ]),
  one("band-direction", "a gain above the target", "down-to: |105 %", [GAIN, GAIN.replace("80 %", "105 %")]),
  one("band-direction", "a pain below the target", "up-to: |90 %", [PAIN, PAIN.replace("110 %", "90 %")], [CAP, "caps: []"]),
  one("band-direction", "money that does not rise", "up-to: |900000.00", [
    PAIN,
    "pain: [{ up-to: 950000.00, providers: 50 % }, { up-to: 900000.00, providers: 50 % }, { providers: 0 % }]",
  ]),
  one("cap-band-unknown", "a third band", "band: |3", [CAP, "caps: [{ on: gain, scope: band, band: 3, at: 10000.00 }]"]),
  one("floor-above-fee", "a floor above the fee", "floor: |40000.00", ["floor: none", "floor: 40000.00"]),
  one("carry-over-of-cumulative", "both", "carry-over: |pain", ["bands: yearly", "bands: cumulative"], ["carry-over: no", "carry-over: pain"]),
];

const results: readonly Case[] = [
  one("weights-not-whole", "weights", "|areas:", ["weight: 100 %", "weight: 90 %"]),
  one(
    "area-years",
    "backwards",
    "    - |{ id: in-work, name: Työssä",
    ['from: "2019", to: "2020"', 'from: "2020", to: "2019"'],
    ["weight: 100 %", "weight: 0 %"],
    [
      "results:\n  areas:\n",
      'results:\n  areas:\n    - { id: other, name: Muu, weight: 100 %, indicator: other, aggregate: mean, scale: { 1: 0, 2: 100 }, curve: linear, missing: zero, verified-by: north, from: "2019", to: "2020" }\n',
    ],
  ),
  one("points-too-few", "one point", "|scale: { 100: 0 }", [SCALE, "scale: { 100: 0 }"]),
  one("clamp-order", "the lowest above the highest", "|clamp:", ["clamp: { low: -100, high: 100 }", "clamp: { low: 100, high: -100 }"]),
  one("pool-beside-fee-at-risk", "two pools", "pool-reward: |60000.00", ["funding: new-money", "funding: fee-at-risk"]),
  one(
    "savings-without-scheme",
    "no savings to share",
    "|funding: {",
    [SINGLE, "gain-and-pain: { none: yes }\n"],
    ["funding: new-money", "funding: { part-of-savings: 50 % }"],
  ),
  one("verifier-is-paid", "an area by a provider", "verified-by: |coach", ["verified-by: north, from", "verified-by: coach, from"]),
  one("verifier-is-paid", "an outcome by its provider", "verified-by: |coach", ["verified-by: north\n", "verified-by: coach\n"]),
  one("paid-twice", "by an area and an outcome", "measures: |working", ["measures: job-found", "measures: working"]),
  one(
    "paid-twice",
    "by two outcomes",
    "id: job\n    name: Työpaikka\n    measures: |job-found",
    second("measures: job-found", "lines: [coaching]", "on-top-of: reimbursement", ...TARIFF_2, ...REST_2),
  ),
  one(
    "instead-of-too-much",
    "more than the whole",
    "share: |60 %",
    second("measures: other", "lines: [coaching]", "instead-of: { line: coaching, share: 50 % }", ...TARIFF_2, ...REST_2),
    ["    on-top-of: reimbursement\n    paid-by: service-organiser", "    instead-of: { line: coaching, share: 60 % }\n    paid-by: service-organiser"],
  ),
  one("tariff-day-twice", "two tariffs", "|tariff: [", [
    TARIFF,
    "tariff: [{ from: 2019-01-01, amounts: 5.00 }, { from: 2020-01-01, amounts: 6.00 }, { from: 2020-01-01, amounts: 7.00 }]",
  ]),
  one("tariff-starts-late", "no tariff at first", "|tariff: [", [TARIFF, "tariff: [{ from: 2019-02-01, amounts: 5.00 }]"]),
  one("tariff-group-missing", "a group left out", "|tariff: [", [
    TARIFF,
    "tariff: [{ from: 2019-01-01, amounts: { young: 5.00, older: 6.00 } }, { from: 2020-01-01, amounts: { young: 5.00 } }]",
  ]),
  one("tiers-order", "a tier that falls", "{ up-to: 5, pays: 90 % }, |{ up-to: 4", [
    "    caps: []\n    verified-by",
    "    caps: []\n    tiers: [{ up-to: 5, pays: 90 % }, { up-to: 4, pays: 95 % }, { pays: 100 % }]\n    verified-by",
  ]),
  one("tiers-order", "the last is closed", "tiers: [|{ up-to", [
    "    caps: []\n    verified-by",
    "    caps: []\n    tiers: [{ up-to: 5, pays: 90 % }]\n    verified-by",
  ]),
  one(
    "cohort-without-payee",
    "nobody claims a cohort",
    "    paid-by: north\n    paid-to: |claimant",
    second("measures: other", "lines: [coaching]", "on-top-of: reimbursement", COHORT, ...REST_2),
  ),
];

const powers: readonly Case[] = [
  one("payment-missing", "the fee goes nowhere", "|payments:", ["[fee, gain-and-pain, results, outcomes]", "[gain-and-pain, results, outcomes]"]),
  one("payment-twice", "two rows", "payments:\n  - { flow: cost, payee: all, payer: service-organiser, terms: 30 d, document: invoice }\n  - |{", [
    ROW_COST,
    `${ROW_COST}${ROW_COST.replace("all", "coach")}`,
  ]),
  one("ties-incomplete", "a party left out", "|ties: [north", ["ties: party-id", "ties: [north, coach]"]),
  one("seat-count", "no seat", "|town: 0, coach", [SEATS, SEATS.replace("town: 1", "town: 0")]),
  one("funding-not-reserved", "all parties decide", "funding: |all-parties", ["funding: each-purchaser", "funding: all-parties"]),
  one("funding-not-reserved", "nobody is named", "|reserved:", ["funding: each-purchaser, ", ""]),
  one("target-cost-not-reserved", "the organiser decides", "target-cost: |organiser", ["target-cost: each-purchaser", "target-cost: organiser"]),
  one("controller-missing", "a service without controller", "|controllers:", [", workshop: town }, case-rows", " }, case-rows"]),
  one("controller-not-authority", "a company holds the register", "controllers: { coaching: |coach", [
    "controllers: { coaching: north",
    "controllers: { coaching: coach",
  ]),
  one("pseudonyms-without-assessment", "rows without assessment", "case-rows: |pseudonyms", ["case-rows: none", "case-rows: pseudonyms"]),
];

const warnings: readonly Case[] = [
  one("cap-never-binds", "a cap at what the bands give", "at: |5 %", [CAP, "caps: [{ on: pain, scope: joint, at: 5 %, of: target }]"]),
  one("cap-never-binds", "a cap in money above it", "at: |45000.00", [CAP, "caps: [{ on: pain, scope: joint, at: 45000.00 }]"]),
  one("cap-never-binds", "a fee at risk above it", "at: |fee-at-risk", ["amount: 30000.00", "amount: 300000.00"]),
  one("cap-never-binds", "a cap of the gain", "at: |10 %", [CAP, "caps: [{ on: gain, scope: joint, at: 10 %, of: target }]"]),
  one("cap-never-binds", "a cap of a band", "at: |90000.00", [CAP, "caps: [{ on: gain, scope: band, band: 1, at: 90000.00 }]"]),
  one("cap-never-binds", "a cap of a party", "at: |13500.00", [CAP, "caps: [{ on: pain, scope: party, party: town, at: 13500.00, rest: purchasers }]"]),
  one("ceiling-below-target", "below target and fee", "ceiling-price: |102 %", ["ceiling-price: none", "ceiling-price: 102 %"]),
  one("exit-window-never-opens", "no development", "after: |development", ["development: { until: 2019-03-31, pay: hours, cap: 60000.00 }, ", ""]),
];

const TOWN_IS = "task-area: [youth], vat: refundable }";
const town = (days: string): Change => [TOWN_IS, TOWN_IS.replace(" }", `, ${days} }`)];
const BY_USE: Change = [KEY, "key: [{ from: 2019-01-01, by: use }]"];
const TOWN_2020 = ", town: { amount: 400000.00, state: authority, authority: § 2 }";
const FUND = "  fund: { name: Keksitty säätiö, kind: foundation, roles: [funder], leaves: 2020-06-30 }\nservices:\n";

const membership: readonly Case[] = [
  one(
    "nobody-pays",
    "everybody joins later",
    "joins: |2019-02-01",
    ["task-area: [growth] }", "task-area: [growth], joins: 2019-02-01 }"],
    town("joins: 2019-03-01"),
    BY_USE,
    ["payer: { lead: north }", "payer: each-purchaser"],
  ),
  one("key-names-non-member", "before it joins", "|town: 40 %", town("joins: 2019-02-01")),
  one(
    "key-names-non-member",
    "after it has left, though an entry without it follows too late",
    "|fund: 10 %",
    ["services:\n", FUND],
    [KEY, "key: [{ from: 2019-01-01, shares: { north: 60 %, town: 30 %, fund: 10 % } }, { from: 2020-08-01, shares: { north: 60 %, town: 40 % } }]"],
  ),
  one("target-without-organiser", "the town has left", '"2020": { coaching: 600000.00, workshop: |250000.00', town("leaves: 2019-12-31"), BY_USE, [
    TOWN_2020,
    "",
  ]),
  one("appropriation-without-member", "the town has left", "|town: { amount: 400000.00, state: authority", town("leaves: 2019-12-31"), BY_USE, [
    '"2020": { coaching: 600000.00, workshop: 250000.00',
    '"2020": { coaching: 600000.00',
  ]),
  one("organiser-part-of-year", "the town leaves in summer", '"2020": { coaching: 600000.00, workshop: |250000.00', town("leaves: 2020-06-30"), BY_USE),
  one("lead-payer-absent", "it leaves in summer", "lead: |fund", ["services:\n", FUND], ["lead: north", "lead: fund"]),
  one("law-of-another-time", "the law of 2025 in 2019", "law: |fi-2026-tyovoimapalvelu", ["law: fi-2018-kasvupalvelu", "law: fi-2026-tyovoimapalvelu"]),
];

const advice: readonly Case[] = [
  one("bound-too-small", "80 euros for 80 %", "down-to: |80,", [GAIN, GAIN.replace("80 %", "80")]),
  one("bound-too-small", "110 euros for 110 %", "up-to: |110,", [PAIN, PAIN.replace("110 %", "110")]),
  one("bound-too-small", "a ceiling", "ceiling-price: |110", ["ceiling-price: none", "ceiling-price: 110"]),
  one("bound-too-large", "a digit too many", "up-to: |9900000.00", [PAIN, PAIN.replace("110 %", "9900000.00")]),
  one("bounds-mixed", "per cent and euros", "  |gain: [", [
    GAIN,
    "gain: [{ down-to: 90 %, providers: 50 % }, { down-to: 700000.00, providers: 20 % }, { providers: 0 % }]",
  ]),
  one("cap-too-small", "10 euros for 10 %", "at: |10 }", [CAP, "caps: [{ on: pain, scope: joint, at: 10 }]"]),
  one(
    "scale-against-gate",
    "less service, more points",
    "|scale:",
    [SCALE, "scale: { 100: 100, 200: -100 }"],
    ["indicator: working", "indicator: service-level"],
  ),
  one("measures-an-area", "the area's id for its indicator", "measures: |in-work", ["measures: job-found", "measures: in-work"]),
  one("target-zero", "nothing but cost", '|"2019": { coaching: 0,', [
    '"2019": { coaching: 600000.00, workshop: 250000.00, office: 50000.00 }',
    '"2019": { coaching: 0, workshop: 0, office: 0 }',
  ]),
];

export const CASES: readonly Case[] = [...membership, ...advice, ...names, ...parties, ...term, ...money, ...sharing, ...results, ...powers, ...warnings];
