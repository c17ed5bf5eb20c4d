import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { type Block, type Document, blocksHtml, documentHtml, heading, list, paragraph, tableOf, textOf } from "./document.ts";
import { typeset } from "./typeset.ts";

const document: Document = {
  title: "Pöytäkirja 3/2026",
  language: "fi",
  day: "2026-03-02",
  author: "Esimerkkiallianssi",
  keywords: ["pöytäkirja"],
  blocks: [
    heading(1, "7 § Tavoitekustannus"),
    paragraph("Esittelijän ehdotus #set [ei merkintää] *vaan tekstiä* \\ $ @ <a>"),
    heading(2, "Liitteet"),
    list(["Laskelma", "Kustannusarvio"]),
    tableOf(["Osapuoli", "Kanta"], [["Esimerkkikunta", "puolesta"]]),
  ],
};
const lacksPdfinfo = spawnSync("pdfinfo", ["-v"]).error !== undefined && "pdfinfo (Debian: poppler-utils) is not installed";

function asked(bytes: Uint8Array, ...options: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "sameside-pdf-"));
  try {
    writeFileSync(join(folder, "a.pdf"), bytes);
    return execFileSync("pdfinfo", [...options, join(folder, "a.pdf")], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("the same document gives the same bytes, also after another one", () => {
  const first = typeset(document);
  typeset({ ...document, title: "Another" });
  assert.deepEqual(typeset(document), first);
});

test("a PDF is tagged, and has its headings, lists and tables as such", { skip: lacksPdfinfo }, () => {
  const bytes = typeset(document);
  const info = asked(bytes);
  assert.match(info, /^Tagged: +yes$/m);
  assert.match(info, /^Title: +Pöytäkirja 3\/2026$/m);
  const structure = asked(bytes, "-struct");
  for (const tag of ["H1", "H2", "LI", "Table", "THead", "TH", "TD"]) assert.match(structure, new RegExp(`^ *${tag}\\b`, "m"));
});

test("a character that the font lacks is shown as a box instead of failing", () => {
  assert.ok(typeset({ ...document, blocks: [paragraph("雪 \u{1f600} kevät\ttalvi")] }).length > 1000);
});

test("any text can be set", () => {
  const text = fc.string({ unit: "binary", maxLength: 40 });
  fc.assert(
    fc.property(text, (said) => typeset({ ...document, blocks: [paragraph(said), tableOf([said], [[said]])] }).length > 0),
    { numRuns: 40 },
  );
});

test("a heading that skips a level is set one below the one before it", { skip: lacksPdfinfo }, () => {
  const blocks = [heading(3, "Ensin"), heading(4, "Sitten"), heading(2, "Toinen")];
  assert.match(asked(typeset({ ...document, blocks }), "-struct"), /H1[^]*H2[^]*H2/);
});

test("text never becomes markup, and only harmless addresses become links", () => {
  const blocks: readonly Block[] = [
    {
      kind: "paragraph",
      runs: [
        { text: "<b>&\n", href: "java".concat("script:x") },
        { text: "sivu", href: "https://a.example/?q=1" },
      ],
    },
  ];
  assert.equal(blocksHtml(blocks), '<p>&#60;b&#62;&#38;<br><a href="https://a.example/?q=1">sivu</a></p>');
  assert.equal(textOf(blocks), "<b>&\nsivu");
  assert.match(documentHtml(document), /<html lang="fi">.*<h2>7 § Tavoitekustannus<\/h2>/);
});
