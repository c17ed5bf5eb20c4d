import assert from "node:assert/strict";
import { test } from "node:test";
import { plainAgreement } from "../../src/agreement/plain.ts";
import { LANGUAGES } from "../../src/kernel/refusal.ts";
import { ratio } from "../../src/kernel/share.ts";
import { alliances } from "./examples.ts";

for (const { slug, agreement, text } of alliances) {
  test(`${slug} is told alike in three languages, each sentence on a line of the file`, () => {
    const lines = text.split("\n").length;
    const shapes = LANGUAGES.map((language) => {
      const sections = plainAgreement(agreement, language);
      for (const { blocks } of sections) {
        for (const block of blocks) {
          const texts = block.kind === "sentence" ? [block.text] : [block.caption, ...block.headings, ...block.rows.flatMap((row) => row.cells)];
          for (const one of texts) assert.doesNotMatch(one, /\{[a-z-]+\}|undefined|NaN/, one);
          const clauses = block.kind === "sentence" ? [block.clause] : block.rows.map((row) => row.clause);
          for (const clause of clauses) if (clause) assert.ok(clause.line >= 1 && clause.line <= lines, clause.path);
          if (block.kind === "table") for (const row of block.rows) assert.equal(row.cells.length, block.headings.length);
        }
      }
      return sections.map((section) => [section.id, section.blocks.length]);
    });
    assert.deepEqual(shapes[1], shapes[0]);
    assert.deepEqual(shapes[2], shapes[0]);
  });
}

test("the terms that move money stand as a councillor would read them", () => {
  const kainuu = alliances.find((one) => one.slug === "kainuu-youth")!;
  const all = plainAgreement(kainuu.agreement, "fi").flatMap((section) =>
    section.blocks.flatMap((block) => (block.kind === "sentence" ? [block.text.replaceAll("\u00a0", " ")] : [])),
  );
  const expected = [
    "Jos kustannukset jäävät alle tavoitteen, säästöstä välillä 100 %–90 % tavoitteesta palveluntuottajat saavat 50 % ja tilaajat 50 %.",
    "Palveluntuottajat kantavat ylityksestä yhteensä enintään pelissä olevan palkkion verran; loput jäävät tilaajille.",
    "Samasta asiakkaasta maksetaan kukin maksuerä vain kerran.",
  ];
  for (const sentence of expected) assert.ok(all.includes(sentence), sentence);
});

test("whoever is a member for a part of the term reads what that does to its money", () => {
  const typ = alliances.find((one) => one.slug === "multi-sector-typ")!;
  const joint = typ.agreement.schemes[0]!;
  const shares = { parkki: ratio(1n, 2n), kaarna: ratio(1n, 2n) };
  const agreement = { ...typ.agreement, schemes: [{ ...joint, amongProviders: { by: "shares" as const, shares } }] };
  for (const [language, expected] of [
    [
      "fi",
      [
        "Parkin kunta on mukana 30.6.2026 asti. Myöhemmiltä päiviltä se ei maksa eikä saa mitään; siihen mennessä kertynyt tilitetään loppuun.",
        "Vain osan sopimuskaudesta mukana: Parkin kunta. Tällainen osuus lasketaan kunakin vuonna mukanaolopäivien suhteessa, ja sitten osuudet korotetaan yhteensä 100 prosenttiin.",
      ],
    ],
    [
      "sv",
      [
        "Med endast en del av avtalstiden: Parkin kunta. En sådan andel räknas varje år i förhållande till dagarna som part, och sedan höjs andelarna så att de tillsammans blir 100 procent.",
      ],
    ],
  ] as const) {
    const all = plainAgreement(agreement, language).flatMap((section) =>
      section.blocks.flatMap((block) => (block.kind === "sentence" ? [block.text.replaceAll("\u00a0", " ")] : [])),
    );
    for (const sentence of expected) assert.ok(all.includes(sentence), sentence);
  }
});

test("a fixed fee and a minimum of a member for a part of the term are said to be taken by its days, in every language", () => {
  const { agreement } = alliances.find((one) => one.slug === "kainuu-youth")!;
  const [id, fee] = Object.entries(agreement.fees)[0]!;
  const partly = (leaves: string) => ({
    ...agreement,
    parties: agreement.parties.map((party) => (party.id === id ? { ...party, leaves } : party)),
    fees: { [id]: { ...fee, minimum: 900_000n } },
  });
  for (const [language, said] of [
    ["fi", "mukanaolopäivien suhteessa"],
    ["sv", "dagarna som part"],
    ["en", "by its days of membership"],
  ] as const) {
    const told = (leaves: string): string => {
      const section = plainAgreement(partly(leaves), language).find((one) => one.id === "fee")!;
      return section.blocks.map((block) => (block.kind === "sentence" ? block.text : "")).join(" ");
    };
    assert.ok(told(agreement.periods[0]!.from.replace("-01-01", "-06-30")).includes(said), language);
    assert.ok(!told(agreement.periods.at(-1)!.to).includes(said), language);
  }
});
