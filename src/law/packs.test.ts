import assert from "node:assert/strict";
import { globSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { LANGUAGES } from "../kernel/refusal.ts";
import { ACTS, actOf, mirrorOf } from "./acts.ts";
import { FACTS } from "./facts.ts";
import { OVERLAYS, PACKS } from "./packs.ts";

/** How many rules each subject of the reference has. */
const SUBJECTS: Readonly<Record<string, number>> = {
  ALL: 25,
  PRO: 13,
  NEG: 14,
  NOT: 4,
  EXC: 8,
  AWD: 12,
  MOD: 6,
  NEU: 4,
  FIN: 10,
  MTG: 11,
  DEC: 6,
  PUB: 8,
  LNG: 3,
  ACC: 1,
  DPR: 18,
  ADM: 4,
  SEC: 3,
  RET: 1,
};
const IDS = Object.entries(SUBJECTS).flatMap(([subject, count]) => Array.from({ length: count }, (_, i) => `${subject}-${String(i + 1).padStart(3, "0")}`));
/** Rules of one frame only; all others stand in both. */
const ONLY: Readonly<Record<string, readonly string[]>> = {
  "fi-2018-kasvupalvelu": ["ALL-020", "DPR-014"],
  "fi-2026-tyovoimapalvelu":
    "ALL-003 ALL-023 ALL-024 ALL-025 PRO-011 NEU-003 FIN-005 FIN-009 PUB-007 PUB-008 ACC-001 DPR-002 DPR-005 DPR-006 DPR-007 DPR-013 DPR-015 ADM-002 SEC-002 SEC-003".split(
      " ",
    ),
  "he-2-2026": ["PRO-013"],
};
const ALL = Object.values({ ...PACKS, ...OVERLAYS });
const RULES = [...new Map(ALL.flatMap((pack) => pack.rules.map((rule) => [rule.id, rule] as const))).values()];
/** Sources that are no acts. */
const NO_ACT = /^(?:Kainuun VATE|KUUMA-johtokunta|JHS 191|vakiintunut käytäntö)/;

test("the packs hold the 151 rules of the reference, each in its frames, and the overlay only its own", () => {
  assert.equal(IDS.length, 151);
  for (const { id, rules } of ALL) {
    const overlay = id === "he-2-2026";
    const others = Object.entries(ONLY).flatMap(([pack, ids]) => (pack === id ? [] : ids));
    const wanted = overlay ? ONLY[id]! : IDS.filter((one) => !others.includes(one));
    assert.deepEqual(rules.map((rule) => rule.id).sort(), [...wanted].sort(), id);
  }
});

test("every source names an act that has its page, or is a founding document, a recommendation or a practice", () => {
  const lost = RULES.flatMap((rule) =>
    rule.basis.filter((basis) => !actOf(basis) && !NO_ACT.test(basis.section)).map(({ section }) => `${rule.id}: ${section}`),
  );
  assert.deepEqual(lost, []);
  assert.equal(new Set(ACTS.map(({ short }) => short)).size, ACTS.length);
});

test("what the Local Government Act says of a municipality, 611/2021 says of a wellbeing services county", () => {
  assert.equal(mirrorOf({ section: "KL 103 §", mark: "C" }), "611/2021 108 §");
  assert.equal(mirrorOf({ section: "KL 98–99 §", mark: "C" }), "611/2021 103, 104 §");
  assert.equal(mirrorOf({ section: "KL 140.1 §, 108.2 §", mark: "C" }), "611/2021 145, 113 §");
  assert.equal(mirrorOf({ section: "KL 51–52 §, 56 §", mark: "C" }), undefined);
  assert.equal(mirrorOf({ section: "HL 103 §", mark: "C" }), undefined);
});

test("every rule says what is wrong in one sentence, in three languages with the same holes", () => {
  const holes = (text: string) => [...text.matchAll(/\{([a-z]+)\}/g)].map(([hole]) => hole).sort();
  for (const { id, text } of RULES) {
    for (const language of LANGUAGES) {
      assert.match(text[language], /^\S.*\.$/, id);
      assert.deepEqual(holes(text[language]), holes(text.fi), id);
    }
    assert.equal(new Set(Object.values(text)).size, LANGUAGES.length, id);
  }
});

test("no two subjects name a fact alike, and every fact is asked for", async () => {
  const files = globSync(join(import.meta.dirname, "facts", "*.ts"));
  const tables = (await Promise.all(files.map((file) => import(file)))).flatMap((module: object) =>
    Object.entries(module).flatMap(([name, table]) => (name.endsWith("_FACTS") ? [Object.keys(table as object)] : [])),
  );
  const keys = tables.flat();
  assert.deepEqual([...keys].sort(), Object.keys(FACTS).sort());
  const asked = new Set(RULES.flatMap(({ needs, asks }) => [...needs, ...asks] as string[]));
  assert.deepEqual(
    keys.filter((key) => !asked.has(key)),
    [],
  );
});
