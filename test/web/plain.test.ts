import assert from "node:assert/strict";
import { test } from "node:test";
import { plainAgreement } from "../../src/agreement/plain.ts";
import { LANGUAGES } from "../../src/kernel/refusal.ts";
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
    "Samasta asiakkaasta maksetaan vain kerran.",
  ];
  for (const sentence of expected) assert.ok(all.includes(sentence), sentence);
});
