/** What is changed in the base, and what the law then says of it and where (`|` marks the column); without a code it is silent. */
import { BASE, type Change } from "./base.ts";

export type LawCase = { readonly why: string; readonly code?: string; readonly at: string; readonly changes: readonly Change[] };

/** The piece of the base from one text up to another. */
const between = (from: string, to: string): string => BASE.slice(BASE.indexOf(`\n${from}`) + 1, BASE.indexOf(`\n${to}`) + 1);

const GATES = "gates: { level: { indicator: service-level, at-least: 90, missing: fails } }\n";
const NOTHING_SHARED = "gain-and-pain: { none: yes }\n";
const YEAR = ["2019", "2020"];

export const LAW_CASES: readonly LawCase[] = [
  { why: "nothing is shared", at: "", changes: [[between("gain-and-pain:\n", "gates: { level"), NOTHING_SHARED]] },
  {
    why: "integration training without a word on liability",
    code: "law/ALL-003-open",
    at: "|coaching: { name",
    changes: [
      ["law: fi-2018-kasvupalvelu", "law: fi-2026-tyovoimapalvelu"],
      ...later(),
      ["providers: [coach], area: growth, tasks: [T08]", "providers: [coach], area: growth, tasks: [T09]"],
    ],
  },
  {
    why: "joint lines only, and nobody organises anything",
    code: "law/ALL-005",
    at: "|north: { name",
    changes: [
      ["roles: [purchaser, organiser], ", "roles: [purchaser], "],
      ["roles: [purchaser, organiser, provider]", "roles: [purchaser, provider]"],
      [between("services:\n", "joint-lines:"), "services: {}\n"],
      ...YEAR.map((year): Change => [`"${year}": { coaching: 600000.00, workshop: 250000.00, office: 50000.00 }`, `"${year}": { office: 50000.00 }`]),
      ["{ shares: { coach: 70 %, town: 30 % } }", "{ shares: { town: 100 % } }"],
      [between("outcomes:\n", "settlement:"), ""],
      ["controllers: { coaching: north, workshop: town }", "controllers: {}"],
      ["caps: [{ on: pain, scope: joint, at: fee-at-risk }]", "caps: []"],
    ],
  },
  {
    why: "nothing is shared and nobody answers for results",
    code: "law/ALL-008",
    at: "\n|gain-and-pain:",
    changes: [[`${between("gain-and-pain:\n", "gates: { level")}${GATES}${between("results:\n", "outcomes:\n")}`, NOTHING_SHARED]],
  },
  { why: "nothing depends on results", code: "law/ALL-009", at: "\n|gain-and-pain:", changes: [[between("results:\n", "settlement:"), ""]] },
  {
    why: "providers gain and never lose",
    code: "law/ALL-010",
    at: "\n|gain-and-pain:",
    changes: [
      [
        "pain: [{ up-to: 110 %, providers: 50 % }, { providers: 0 % }]\n  dead-band: none\n  caps: [{ on: pain, scope: joint, at: fee-at-risk }]",
        "pain: [{ providers: 0 % }]\n  dead-band: none\n  caps: []",
      ],
    ],
  },
  {
    why: "the money of a year has lapsed",
    code: "law/ALL-012",
    at: '"2020": { |north:',
    changes: [['"2020": { north: { amount: 900000.00, state: authority, authority: § 1 }', '"2020": { north: { amount: 900000.00, state: lapsed }']],
  },
  { why: "anybody may leave at any time", code: "law/ALL-018", at: "\n|exit:", changes: [["after: development", "after: signing"]] },
  { why: "services stop at once", code: "law/ALL-019", at: "\n|exit:", changes: [["continuity: 6 months", "continuity: 0 months"]] },
];

/** The base seven years later: whatever names a year. */
function later(): Change[] {
  return [
    ["  - { from: 2019-01-01, to: 2020-12-31 }", "  - { from: 2026-01-01, to: 2027-12-31 }"],
    ["until: 2019-03-31", "until: 2026-03-31"],
    ["key: [{ from: 2019-01-01", "key: [{ from: 2026-01-01"],
    ['"2019": { north', '"2026": { north'],
    ['"2020": { north', '"2027": { north'],
    ['"2019": { coaching', '"2026": { coaching'],
    ['"2020": { coaching', '"2027": { coaching'],
    ['from: "2019", to: "2020"', 'from: "2026", to: "2027"'],
  ];
}
