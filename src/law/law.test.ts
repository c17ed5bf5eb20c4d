import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { LANGUAGES } from "../kernel/refusal.ts";
import type { AllianceFacts } from "./facts/alliance.ts";
import { FACTS, isReserved, judge, type LawFacts, lawFaults, lawWords, mayBlock, PACKS, TASKS } from "./law.ts";

const PACK = PACKS["fi-2026-tyovoimapalvelu"];
const RULES = Object.values(PACKS).flatMap((pack) => pack.rules);
const DAY = "2026-01-01";

const city = { at: "city", id: "city", authority: true, roles: ["purchaser", "organiser", "provider"], taskArea: ["jobs"] };
const firm = { at: "firm", id: "firm", authority: false, roles: ["provider"], taskArea: [] };
const service = { at: "s", id: "s", organiser: "city", area: "jobs", tasks: ["T08"], providers: ["city", "firm"] };

const GOOD: AllianceFacts = {
  parties: [city, firm],
  services: [service],
  allianceActs: [],
  contractTerms: { at: "terms", goals: true, earningModel: true, sharing: true },
  resultComponents: 1,
  sharing: [{ at: "main", providersGain: true, providersPain: true, excepted: false }],
  appropriations: [{ at: "a", purchaser: "city", year: "2026", decided: true }],
  fundingDecidedBy: { at: "f", who: "each-purchaser" },
  operationalDecisions: { at: "o", rule: "unanimous" },
  exitTerms: { at: "e", allAfter: "development", grounds: 1, continuityDays: 30 },
  joiningTerms: { at: "j", allowed: true, announced: true },
  officialLiability: true,
  officeHolders: ["s"],
};

const BROKEN: readonly [string, Partial<LawFacts>, readonly string[]][] = [
  ["ALL-001", { services: [{ ...service, organiser: "firm" }] }, ["s"]],
  ["ALL-002", { services: [{ ...service, tasks: ["T07"] }] }, ["s"]],
  ["ALL-002", { services: [{ ...service, tasks: ["T07"], providers: ["city"] }], officeHolders: [] }, ["s"]],
  ["ALL-003", { services: [{ ...service, tasks: ["T09"] }], officialLiability: false }, ["s"]],
  ["ALL-004", { allianceActs: [{ at: "x" }] }, ["x"]],
  ["ALL-005", { parties: [{ ...city, roles: ["organiser"] }] }, ["city"]],
  ["ALL-006", { services: [{ ...service, area: "parks" }] }, ["s"]],
  ["ALL-008", { contractTerms: { at: "terms", goals: true, earningModel: true, sharing: false } }, ["terms"]],
  ["ALL-009", { resultComponents: 0 }, ["terms"]],
  ["ALL-010", { sharing: [{ at: "main", providersGain: true, providersPain: false, excepted: false }] }, ["main"]],
  ["ALL-012", { appropriations: [{ at: "a", purchaser: "city", year: "2026", decided: false }] }, ["a"]],
  ["ALL-013", { fundingDecidedBy: { at: "f", who: "all-parties" } }, ["f"]],
  ["ALL-014", { operationalDecisions: { at: "o", rule: "majority" } }, ["o"]],
  ["ALL-018", { exitTerms: { at: "e", allAfter: "development", grounds: 0, continuityDays: 30 } }, ["e"]],
  ["ALL-019", { exitTerms: { at: "e", allAfter: "development", grounds: 1, continuityDays: 0 } }, ["e"]],
  ["ALL-021", { joiningTerms: { at: "j", allowed: true, announced: false } }, ["j"]],
];

test("where nothing is wrong no rule is broken, and every rule holds that asks the agreement only", () => {
  assert.deepEqual(
    judge(PACK, GOOD, DAY).filter((v) => v.answer === "broken" || (v.answer === "cannot-tell" && v.missing.some((key) => Object.hasOwn(GOOD, key)))),
    [],
  );
});

for (const [id, change, at] of BROKEN) {
  test(`${id} is broken by ${JSON.stringify(change).slice(0, 60)}`, () => {
    const verdict = judge(PACK, { ...GOOD, ...change }, DAY).find((v) => v.rule.id === id)!;
    assert.equal(verdict.answer, "broken");
    assert.deepEqual(verdict.answer === "broken" && verdict.at, at);
  });
}

test("a rule without a fact that it needs cannot tell, and says which is missing", () => {
  fc.assert(
    fc.property(fc.subarray(Object.keys(GOOD) as (keyof AllianceFacts)[]), (given) => {
      const facts = Object.fromEntries(given.map((key) => [key, GOOD[key]])) as Partial<LawFacts>;
      for (const verdict of judge(PACK, facts, DAY)) {
        const missing = verdict.rule.needs.filter((key) => !given.some((known) => known === key));
        if (missing.length > 0) assert.deepEqual(verdict.answer === "cannot-tell" && verdict.missing, missing);
        else assert.notEqual(verdict.answer, "broken");
      }
    }),
  );
});

test("a task of the Integration Act with a private provider is asked about once, in the frame of 2026 only", () => {
  const { officialLiability: _, ...unknown } = {
    ...GOOD,
    services: [
      { ...service, tasks: ["T09"] },
      { ...service, at: "t", id: "t", tasks: ["T09"] },
    ],
  };
  const codes = (pack: typeof PACK) => lawFaults(judge(pack, unknown, DAY)).map(({ code, at }) => `${code} ${at}`);
  assert.deepEqual(codes(PACK), ["law/ALL-003-open s"]);
  assert.deepEqual(codes(PACKS["fi-2018-kasvupalvelu"]), []);
});

test("a rule is not asked outside the days on which it is law", () => {
  const dated = { ...PACK, rules: PACK.rules.map((rule) => ({ ...rule, valid: { from: "2025-01-01", to: "2025-12-31" } })) };
  assert.equal(judge(dated, GOOD, "2026-01-01").length, 0);
  assert.equal(judge(dated, GOOD, "2025-12-31").length, PACK.rules.length);
});

test("as shipped no rule may block; a reviewed rule may, if every source is C, C-18 or S", () => {
  for (const rule of RULES) assert.equal(mayBlock(rule, []), false);
  const review = (id: string) => [{ rule: id, reviewer: "Keksitty Juristi", on: "2026-11-22" }];
  const find = (id: string) => RULES.find((rule) => rule.id === id)!;
  assert.equal(mayBlock(find("ALL-001"), review("ALL-001")), true);
  assert.equal(mayBlock(find("ALL-001"), review("ALL-002")), false);
  assert.equal(mayBlock(find("ALL-019"), review("ALL-019")), false, "its source is an inference");
  assert.equal(mayBlock(find("ALL-001"), [{ rule: "ALL-001", reviewer: "", on: "2026-11-22" }]), false);
});

test("every rule and task has its words, its source and an identity of its own", () => {
  const words = lawWords(RULES);
  for (const pack of Object.values(PACKS)) assert.equal(new Set(pack.rules.map((rule) => rule.id)).size, pack.rules.length);
  for (const rule of RULES) {
    assert.ok(rule.basis.length > 0 && (words[`law/${rule.id}`] || !rule.needs.every((key) => FACTS[key].supplier === "agreement")));
    for (const language of LANGUAGES) assert.match(rule.text[language], /\.$/);
  }
  assert.deepEqual(Object.keys(TASKS), ["T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09", "T10", "T11", "T12"]);
  assert.deepEqual(
    Object.keys(TASKS).filter((code) => !isReserved(code)),
    ["T08", "T09"],
  );
});
