import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { encode } from "../../kernel/utf8.ts";
import { readMapping } from "../mapping.ts";
import { cellsOf, matchLines, reckoned, type Side } from "./match.ts";
import { readLedger } from "./read-ledger.ts";

const text = (...of: readonly string[]) => fc.option(fc.constantFrom(...of), { nil: undefined });
const side = fc.record({
  day: fc.constantFrom("2020-03-01", "2020-03-02", "2020-03-31"),
  cents: fc.constantFrom(100n, 200n, -100n, 5n),
  document: text("A 1", "a1", "B2", " "),
  costCentre: text("10", "20"),
  account: text("4000", "4100"),
});
const sides = fc.array(side, { maxLength: 20 }).map((all): Side[] => all.map((one, i) => ({ ...one, ref: String(i) })));
const total = (all: readonly Side[]): bigint => all.reduce((sum, { cents }) => sum + cents, 0n);
const refs = (all: readonly Side[]): string[] => all.map(({ ref }) => ref).sort();

test("every line and every cent of both sides is in exactly one place", () => {
  fc.assert(
    fc.property(sides, sides, (ledger, books) => {
      const matching = matchLines(ledger, books);
      const { matched, differing, onlyLedger, onlyBooks } = matching;
      assert.deepEqual(refs([...matched, ...differing].map((pair) => pair.ledger).concat(onlyLedger)), refs(ledger));
      assert.deepEqual(refs([...matched, ...differing].map((pair) => pair.books).concat(onlyBooks)), refs(books));
      assert(matched.every((pair) => pair.ledger.cents === pair.books.cents));
      assert(differing.every((pair) => pair.ledger.cents !== pair.books.cents));
      const sums = reckoned(matching);
      assert.equal(sums.matched.total + sums.differing.ledger + sums.onlyLedger.total, total(ledger));
      assert.equal(sums.matched.total + sums.differing.books + sums.onlyBooks.total, total(books));
      const cells = cellsOf(matching);
      assert.equal(
        cells.reduce((sum, cell) => sum + cell.ledger, 0n),
        total(ledger),
      );
      assert.equal(
        cells.reduce((sum, cell) => sum + cell.books, 0n),
        total(books),
      );
      const left = new Set(onlyLedger.map(({ cents }) => cents));
      assert(onlyBooks.every(({ cents }) => !left.has(cents)));
    }),
  );
});

test("the order of the lines does not matter to what they come to", () => {
  fc.assert(
    fc.property(sides, sides, fc.boolean(), (ledger, books, which) => {
      const turned = (all: readonly Side[]): Side[] => all.toReversed();
      const again = which ? matchLines(turned(ledger), books) : matchLines(ledger, turned(books));
      assert.deepEqual(reckoned(again), reckoned(matchLines(ledger, books)));
    }),
  );
});

const line = (ref: string, cents: bigint, more: Partial<Side> = {}): Side => ({ ref, cents, day: "2020-03-10", ...more });

test("a document with another sum differs; only what no document tells apart is paired by the sum", () => {
  const ledger = [line("2", 500n, { document: "K-1" }), line("3", 700n, { document: "K-2" }), line("4", 900n), line("5", 20n)];
  const books = [line("0/0", 500n, { document: "k-1", day: "2020-03-11" }), line("0/1", 750n, { document: "K-2" }), line("0/2", 900n, { document: "Z" })];
  const { matched, differing, onlyLedger, onlyBooks } = matchLines(ledger, books);
  assert.deepEqual(
    matched.map(({ by, ledger: { ref }, books: { ref: other } }) => [by, ref, other]),
    [
      ["document", "2", "0/0"],
      ["day", "4", "0/2"],
    ],
  );
  assert.deepEqual([differing.map((pair) => pair.ledger.ref), onlyLedger.map(({ ref }) => ref), onlyBooks], [["3"], ["5"], []]);
});

test("a line of the books that tells no cost centre stands where its ledger line does", () => {
  const matching = matchLines([line("2", 500n, { document: "K", costCentre: "10", account: "4000" })], [line("0/0", 500n, { document: "K", type: "travel" })]);
  assert.deepEqual(cellsOf(matching), [{ costCentre: "10", head: "4000", ledger: 500n, books: 500n }]);
});

test("an extract is read by the mapping of its columns; rows of other months stay out and unreadable ones are told", () => {
  const mapping = readMapping("m", "sameside-mapping: 1\ncolumns: { net: Debet, day: Pvm, document: Tosite, cost-centre: KP, account: Tili }\n").value!;
  const file = ["Pvm;Tosite;KP;Tili;Debet", "10.3.2020;K-1;1410;4000;12,50", "1.4.2020;K-2;1410;4000;1,00", "11.3.2020;K-3;1410;4000;kaksi", ""].join("\n");
  const read = readLedger(encode(file), "ledger.csv", "2020-03", mapping);
  assert.deepEqual(read.faults, []);
  assert.deepEqual(read.lines, [
    { ref: "2", day: "2020-03-10", cents: 1250n, document: "K-1", costCentre: "1410", account: "4000", type: undefined, text: undefined },
  ]);
  assert.deepEqual([read.outside, read.listed.map((listed) => [listed.line, listed.code])], [1, [[4, "costs/amount-unreadable"]]]);
  assert.deepEqual(
    readLedger(encode("Pvm;KP\n1.3.2020;1\n"), "x", "2020-03").faults.map(({ code }) => code),
    ["csv/header-missing"],
  );
});
