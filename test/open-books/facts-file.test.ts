import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readAgreement } from "../../src/agreement/read.ts";
import { ratio } from "../../src/kernel/share.ts";
import { readMapping } from "../../src/open-books/mapping.ts";
import { type FactsReading, FACT_KINDS, createFactsReader } from "../../src/settlement/facts-file.ts";
import { FACT_CODES, factWords } from "../../src/settlement/facts-words.ts";

const small = readAgreement("agreement.yaml", readFileSync(new URL("small/agreement.yaml", import.meta.url))).value!;

/** A results file from rows of `column: value`. */
function table(...rows: readonly Readonly<Record<string, string>>[]): string {
  const columns = [...new Set(["kind", ...rows.flatMap((row) => Object.keys(row))])];
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))].map((cells) => cells.join(";")).join("\n");
}

function read(text: string, mapping?: string, size = Infinity): FactsReading {
  const found = mapping === undefined ? undefined : readMapping("mapping.yaml", `sameside-mapping: 1\n${mapping}`).value!;
  const reader = createFactsReader({ agreement: small, file: "results.csv", ...(found ? { mapping: found } : {}) });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  return reader.end();
}

const faults = ({ report }: FactsReading): string[] => report.faults.map(({ at, code }) => `${at.line}:${at.column} ${code}`);
const at = (line: number) => ({ source: { file: "results.csv", lines: [line] } });
const CLAIM = {
  kind: "outcome",
  id: "v1",
  outcome: "job",
  group: "young",
  instalment: "start",
  customer: "ab12-cd34",
  provider: "uramylly",
  line: "coaching",
  day: "2019-05-01",
};

test("each kind of row becomes the fact that it tells, with its line", () => {
  const reading = read(
    table(
      { kind: "volume", line: "coaching", day: "2019-06-30", count: "74,5", group: "hard", known: "2019-07-01" },
      { kind: "customers", line: "desk", party: "kunta", day: "30.6.2019", units: "20" },
      { kind: "index", id: "labour", month: "2018-06", value: "101.25" },
      {
        kind: "target-change",
        id: "m1",
        category: "law-change",
        line: "coaching",
        provider: "tuki",
        year: "2020",
        amount: "-6000.00",
        "final-on": "2020-05-11",
      },
      { kind: "draw", year: "2019", day: "2019-10-14", amount: "8200", category: "hiring" },
      { kind: "progress", provider: "uramylly", day: "2019-06-30", value: "50 %" },
      { kind: "close", year: "2019", day: "2020-02-01" },
      { kind: "late", debtor: "kunta", creditor: "tuki", day: "2020-05-29", amount: "7400.00", days: "23" },
    ),
  );
  assert.deepEqual(faults(reading), []);
  const { volumes, uses, indexValues, targetChanges, draws, progress, closes, late } = reading.facts;
  assert.deepEqual(volumes, [{ ...at(2), known: "2019-07-01T20:59:59.999Z", line: "coaching", day: "2019-06-30", count: ratio(149n, 2n), group: "hard" }]);
  assert.deepEqual(uses, [{ ...at(3), line: "desk", party: "kunta", day: "2019-06-30", units: ratio(20n) }]);
  assert.deepEqual(indexValues, [{ ...at(4), series: "labour", month: "2018-06", value: ratio(405n, 4n) }]);
  assert.deepEqual(targetChanges, [
    { ...at(5), id: "m1", kind: "law-change", line: "coaching", provider: "tuki", year: "2020", amount: -600000n, finalOn: "2020-05-11" },
  ]);
  assert.deepEqual(draws, [{ ...at(6), year: "2019", day: "2019-10-14", amount: 820000n, category: "hiring" }]);
  assert.deepEqual(progress, [{ ...at(7), provider: "uramylly", day: "2019-06-30", share: ratio(1n, 2n) }]);
  assert.deepEqual(closes, [{ ...at(8), year: "2019", day: "2020-02-01" }]);
  assert.deepEqual(late, [{ ...at(9), debtor: "kunta", creditor: "tuki", day: "2020-05-29", amount: 740000n, days: 23 }]);
  assert.deepEqual([reading.report.rows, reading.report.read], [8, 8]);
});

test("a claim carries its verification and its revocation; counts need no customers", () => {
  const reading = read(
    table(
      {
        ...CLAIM,
        "verified-by": "kaupunki",
        "verified-on": "2019-06-01",
        "revoked-on": "2019-09-01",
        "revoked-reason": "ended",
        weeks: "26",
        "hours-per-week": "18,5",
        "gap-days": "3",
      },
      { ...CLAIM, id: "v2", instalment: "sustained", ordinal: "3" },
      {
        kind: "outcome-count",
        outcome: "job",
        group: "older",
        instalment: "start",
        provider: "tuki",
        day: "2019-06-30",
        count: "12",
        "verified-on": "2019-08-01",
      },
    ),
  );
  assert.deepEqual(faults(reading), []);
  const claim = { outcome: "job", group: "young", provider: "uramylly", line: "coaching", customer: "ab12-cd34", achieved: "2019-05-01" };
  assert.deepEqual(reading.facts.claims, [
    {
      ...at(2),
      ...claim,
      id: "v1",
      instalment: "start",
      ordinal: 1,
      verified: { by: "kaupunki", on: "2019-06-01" },
      revoked: { on: "2019-09-01", reason: "ended" },
      weeks: 26,
      hoursPerWeek: ratio(37n, 2n),
      gapDays: 3,
    },
    { ...at(3), ...claim, id: "v2", instalment: "sustained", ordinal: 3 },
  ]);
  assert.deepEqual(reading.facts.outcomeCounts, [
    {
      ...at(4),
      outcome: "job",
      group: "older",
      instalment: "start",
      provider: "tuki",
      line: "coaching",
      day: "2019-06-30",
      count: 12,
      verifiedOn: "2019-08-01",
    },
  ]);
});

test("a row that does not say enough, or says it wrong, is listed at its cell and gives no fact", () => {
  const cases: [Readonly<Record<string, string>>, string, string][] = [
    [{ kind: "weather", day: "2019-01-01" }, "kind", "facts/kind-unknown"],
    [{ kind: "", day: "2019-01-01" }, "kind", "facts/field-missing"],
    [{ kind: "close", year: "2019", day: "" }, "day", "facts/field-missing"],
    [{ kind: "close", year: "19", day: "2019-01-01" }, "year", "facts/field-unreadable"],
    [{ kind: "close", year: "2019", day: "2019-02-30" }, "day", "facts/day-impossible"],
    [{ kind: "draw", year: "2019", day: "2019-01-01", amount: "1.000,00", category: "x" }, "amount", "facts/field-unreadable"],
    [{ kind: "volume", day: "2019-01-01", line: "nothing", count: "1" }, "line", "facts/id-unknown"],
    [{ kind: "use", day: "2019-01-01", line: "desk", party: "kunta", units: "1" }, "line", "facts/id-unknown"],
    [{ kind: "target-change", id: "m", category: "whim", line: "desk", year: "2019", amount: "1" }, "category", "facts/id-unknown"],
    [{ ...CLAIM, instalment: "sustained", ordinal: "4" }, "ordinal", "facts/ordinal-beyond"],
    [{ ...CLAIM, instalment: "sustained", ordinal: "" }, "ordinal", "facts/field-missing"],
    [{ ...CLAIM, customer: "Matti Meikäläinen" }, "customer", "facts/pseudonym"],
    [{ ...CLAIM, "verified-on": "2019-06-01", "verified-by": "" }, "verified-by", "facts/field-missing"],
  ];
  for (const [row, column, code] of cases) {
    const text = table(row);
    const place = text.split("\n")[0]!.split(";").indexOf(column) + 1;
    const reading = read(text);
    assert.deepEqual(faults(reading), [`2:${place} ${code}`], JSON.stringify(row));
    assert.ok(Object.values(reading.facts).every((list) => list.length === 0));
  }
});

test("an id that comes twice is a fault of its second row", () => {
  const reading = read(table(CLAIM, { ...CLAIM, customer: "other-one" }));
  assert.deepEqual(faults(reading), ["3:2 facts/id-twice"]);
  assert.equal(reading.facts.claims.length, 1);
});

test("an unknown or doubled column refuses the file; a mapping gives other names", () => {
  assert.deepEqual(faults(read("kind;yeer;day\nclose;2019;2019-12-31")), ["1:2 facts/column-unknown"]);
  assert.deepEqual(faults(read("kind;day;day;year\n")), ["1:3 facts/column-twice"]);
  const reading = read("Laji;Vuosi;Päivä\nclose;2019;31.12.2019", "results: { kind: Laji, year: Vuosi, day: Päivä }");
  assert.deepEqual(faults(reading), []);
  assert.equal(reading.facts.closes.length, 1);
});

test("identity codes and columns of persons refuse the file", () => {
  const code = `131052-930${"0123456789ABCDEFHJKLMNPRSTUVWXY"[131052930 % 31]!}`;
  const reading = read(table({ ...CLAIM, customer: code.toLowerCase() }));
  assert.deepEqual(faults(reading), ["2:6 csv/personal-code"]);
  assert.deepEqual([reading.report.refused, reading.facts.claims.length], [true, 0]);
  assert.deepEqual(faults(read("kind;day;etunimi\n")), ["1:3 csv/personal-column"]);
  assert.deepEqual(faults(read("kind;day;Asiakas\n")), ["1:3 csv/personal-column"]);
  assert.deepEqual(faults(read("kind;day;Asiakas\n", "results: { customer: Asiakas }")), []);
});

test("the chunks may be cut anywhere, and every code has its words", () => {
  const text = table(CLAIM, { kind: "close", year: "2019", day: "2020-02-01" }, { kind: "weather" });
  for (let size = 1; size < 20; size++) assert.deepEqual(read(text, undefined, size), read(text));
  for (const code of FACT_CODES) for (const words of Object.values(factWords[code])) assert.ok(words.fi && words.sv && words.en);
  assert.equal(FACT_KINDS.length, 14);
});
