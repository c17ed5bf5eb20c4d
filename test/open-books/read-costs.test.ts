import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import iconv from "iconv-lite";
import { type CostReading, createCostReader } from "../../src/open-books/read-costs.ts";
import { costWords } from "../../src/open-books/words.ts";
import { addsUp, HEAD, listed, read, small } from "./read-world.ts";

const faults = (reading: CostReading): string[] => reading.report.faults.map(({ at, code }) => `${at.file}:${at.line}:${at.column} ${code}`);

test("equal lines count each, credits are negative, and a group knows its lines", () => {
  const reading = read(
    `${HEAD}\nuramylly,coaching,salary,2019-04-02,100.00\nuramylly,coaching,salary,2019-04-02,100.00\nuramylly,coaching,salary,30.4.2019,"-20,50"\n`,
  );
  assert.deepEqual(reading.groups, [
    {
      party: "uramylly",
      line: "coaching",
      type: "salary",
      month: "2019-04",
      day: "2019-04-01",
      status: "accepted",
      approved: false,
      cents: 17950n,
      quantity: 0n,
      count: 3,
      source: { file: "costs.csv", lines: Uint32Array.from([2, 3, 4]) },
    },
  ]);
  assert.equal(reading.report.negative, 1);
  addsUp(reading);
});

test("a month is cut where the agreement changes", () => {
  const reading = read(`${HEAD}\nuramylly,coaching,salary,2019-03-14,1\nuramylly,coaching,salary,2019-03-15,2\n`);
  assert.deepEqual(
    reading.groups.map(({ month, day, cents }) => [month, day, cents]),
    [
      ["2019-03", "2019-03-01", 100n],
      ["2019-03", "2019-03-15", 200n],
    ],
  );
});

test("parties and lines are known by id, name and business id", () => {
  const reading = read(`${HEAD}\nUramylly  Oy,URAVALMENNUS,salary,2019-05-01,1\nuramylly,Yhteinen neuvonta,salary,2019-05-01,2\n`);
  assert.deepEqual(listed(reading), []);
  assert.deepEqual(
    reading.groups.map((group) => group.line),
    ["coaching", "desk"],
  );
});

test("VAT that the party neither deducts nor gets refunded is cost; grants are taken off; a row that says otherwise is listed", () => {
  const head = `${HEAD},vat,vat-kind,grants`;
  const rows = [
    "uramylly,coaching,salary,2019-05-01,100,24.00,,40",
    "tuki,coaching,salary,2019-05-01,100,24.00,,",
    "tuki,coaching,salary,2019-05-01,100,,,",
    "tuki,coaching,salary,2019-05-01,100,24.01,neither,40",
    "tuki,coaching,salary,2019-05-01,100,24.00,deductible,",
    "uramylly,coaching,salary,2019-05-01,100,24.00,neither,",
    "tuki,coaching,salary,2019-05-01,100,x,,",
  ];
  const reading = read(`${head}\n${rows.join("\n")}\n`);
  assert.deepEqual(
    reading.groups.map(({ party, cents }) => [party, cents]),
    [
      ["uramylly", 10000n - 4000n],
      ["tuki", 12400n + 10000n + 12401n - 4000n],
    ],
  );
  assert.deepEqual(listed(reading), ["6 costs/vat-kind-other 10000", "7 costs/vat-kind-other 10000", "8 costs/vat-unreadable 10000"]);
  assert.deepEqual(reading.report.listed[0]!.args, { text: "deductible", party: "tuki", declared: "neither" });
  assert.deepEqual(reading.report.parts, { net: 40000n, vat: 4801n, grants: 8000n });
  addsUp(reading);
  assert.deepEqual(listed(read(`${HEAD}\ntuki,coaching,salary,2019-05-01,100\n`)), ["2 costs/vat-unreadable 10000"]);
  assert.deepEqual(listed(read(`${HEAD}\ntuki,coaching,salary,2019-05-01,100\n`, "columns: { vat: { constant: 0 } }")), []);
});

test("VAT that is cost and grants have the sign of the net and stay within it; VAT that is none is not looked at", () => {
  const head = `${HEAD},vat,grants`;
  const rows = [
    "tuki,coaching,salary,2019-05-01,100,24.01,",
    "tuki,coaching,salary,2019-05-01,100,24.02,",
    "tuki,coaching,salary,2019-05-01,100,-24.00,",
    "tuki,coaching,salary,2019-05-01,-100,-24.00,-124.00",
    "tuki,coaching,salary,2019-05-01,-100,24.00,",
    "tuki,coaching,salary,2019-05-01,0,0.01,",
    "tuki,coaching,salary,2019-05-01,100,99999999,",
    "tuki,coaching,salary,2019-05-01,100,123456789012345678.99,",
    "tuki,coaching,salary,2019-05-01,100,24.00,124.00",
    "tuki,coaching,salary,2019-05-01,100,24.00,124.01",
    "tuki,coaching,salary,2019-05-01,100,24.00,-0.01",
    "uramylly,coaching,salary,2019-05-01,100,99999999,",
    "uramylly,coaching,salary,2019-05-01,100,,-99999999",
    "uramylly,coaching,salary,2019-05-01,100,99999999,100.01",
    "uramylly,coaching,salary,2019-05-01,0,,1.00",
  ];
  const reading = read(`${head}\n${rows.join("\n")}\n`);
  assert.deepEqual(listed(reading), [
    "3 costs/vat-beyond 10000",
    "4 costs/vat-beyond 10000",
    "6 costs/vat-beyond -10000",
    "7 costs/vat-beyond 0",
    "8 costs/vat-beyond 10000",
    "9 costs/vat-beyond 10000",
    "11 costs/grants-beyond 10000",
    "12 costs/grants-beyond 10000",
    "14 costs/grants-beyond 10000",
    "15 costs/grants-beyond 10000",
    "16 costs/grants-beyond 0",
  ]);
  assert.deepEqual(reading.report.listed[0]!.args, { net: "100.00", vat: "24.02", most: "24.01" });
  assert.equal(reading.report.settled.cents, 12401n + 0n + 0n + 10000n);
  addsUp(reading);
});

test("status and approval part groups; their words may be Finnish or Swedish", () => {
  const rows = ["accepted,yes", "riidanalainen,", "underkänd,nej", "hyväksytty,kyllä", "maybe,yes", "accepted,perhaps"].map(
    (end) => `uramylly,coaching,travel,2019-05-01,10,${end}`,
  );
  const reading = read(`${HEAD},status,approved\n${rows.join("\n")}\n`);
  assert.deepEqual(
    reading.groups.map(({ status, approved, count }) => [status, approved, count]),
    [
      ["accepted", true, 2],
      ["disputed", false, 1],
      ["disallowed", false, 1],
    ],
  );
  assert.deepEqual(listed(reading), ["6 costs/status-unknown 1000", "7 costs/approved-unreadable 1000"]);
});

test("rows outside the term, after the day and not yet known are counted and left out; the latest booking stands with the group", () => {
  const rows = [
    "2018-12-31,",
    "2021-01-01,",
    "2019-05-01,2019-06-01",
    "2019-05-02,2019-07-01T10:00:00Z",
    "2019-05-03,2019-12-01",
    "2019-11-30,2019-12-01",
    "2019-05-04,soon",
  ].map((cells) => `uramylly,coaching,salary,${cells.split(",")[0]},10,${cells.split(",")[1]}`);
  const reading = read(`${HEAD},booked\n${rows.join("\n")}\n`, undefined, { through: "2019-10-31", knownAt: "2019-09-30T23:59:59.999Z" });
  const { leftOut } = reading.report;
  assert.deepEqual([leftOut["outside-term"].rows, leftOut["after-through"].rows, leftOut["not-yet-known"].rows], [2, 1, 1]);
  assert.deepEqual(
    reading.groups.map(({ count, known }) => [count, known]),
    [[2, "2019-07-01T10:00:00.000Z"]],
  );
  assert.deepEqual(listed(reading), ["8 costs/booked-unreadable 1000"]);
  addsUp(reading);
});

test("every row that cannot be read is listed with its line and reason", () => {
  const good = "uramylly,coaching,salary,2019-05-01";
  const rows = [
    `${good},`,
    `${good},abc`,
    `${good},"1.000,00"`,
    `${good},1.234567`,
    `${good},1,x`,
    good,
    `nobody,coaching,salary,2019-05-01,5`,
    `uramylly,nothing,salary,2019-05-01,5`,
    `uramylly,coaching,unheard,2019-05-01,5`,
    `kunta,coaching,salary,2019-05-01,5`,
    `uramylly,coaching,salary,,5`,
    `uramylly,coaching,salary,31.2.2019,5`,
    `"x"y,coaching,salary,2019-05-01,5`,
    `"uramylly,coaching,salary,2019-05-01,5`,
    `${good},7`,
  ];
  const reading = read(`${HEAD}\n${rows.join("\n")}\n`);
  assert.deepEqual(listed(reading), [
    "2 costs/amount-empty",
    "3 costs/amount-unreadable",
    "4 costs/amount-ambiguous",
    "5 costs/amount-decimals",
    "6 csv/row-long",
    "7 csv/row-short",
    "8 costs/party-unknown 500",
    "9 costs/line-unknown 500",
    "10 costs/type-unknown 500",
    "11 costs/provider-not-on-line 500",
    "12 costs/day-missing 500",
    "13 costs/day-impossible 500",
    "14 csv/quote-stray 500",
    "15 csv/quote-unclosed 500",
  ]);
  assert.deepEqual(
    reading.report.unknown.map(({ field, text, rows }) => [field, text, rows]),
    [
      ["party", "nobody", 1],
      ["line", "nothing", 1],
      ["type", "unheard", 1],
    ],
  );
  assert.equal(reading.report.settled.cents, 700n);
  addsUp(reading);
  assert.ok(reading.report.listed.every(({ code }) => costWords[code].sentence.fi !== ""));
});

test("an overlong line is listed and the rest read; thousands of bad rows are counted and the first thousand listed", () => {
  const long = read(`${HEAD}\n${"x".repeat(1_100_000)}\nuramylly,coaching,salary,2019-05-01,1\n`);
  assert.deepEqual(listed(long), ["2 csv/row-overlong"]);
  assert.equal(long.report.settled.rows, 1);
  const many = read(`${HEAD}\n${"uramylly,coaching,salary,never,1\n".repeat(2500)}`);
  assert.deepEqual([many.report.listed.length, many.report.unlisted, many.report.undated.rows, many.report.undated.cents], [1000, 1500, 2500, 250000n]);
  addsUp(many);
});

test("a personal identity code refuses the file with its line and column, and nothing of it is told", () => {
  const code = "131052-9308".replace(/.$/, "0123456789ABCDEFHJKLMNPRSTUVWXY"[131052930 % 31]!);
  const reading = read(`${HEAD},text\nnobody,coaching,salary,2019-05-01,1,\nuramylly,coaching,salary,2019-05-01,1,matka ${code}\n`);
  assert.deepEqual(faults(reading), ["costs.csv:3:6 csv/personal-code"]);
  assert.deepEqual([reading.report.refused, reading.groups, reading.report.listed], [true, [], []]);
  assert.ok(!JSON.stringify(reading.report, (_, value) => (typeof value === "bigint" ? String(value) : value)).includes(code));
  const named = createCostReader({ agreement: small, file: `kulut ${code}.csv` });
  assert.equal(named.push(Buffer.from(HEAD)), false);
  assert.deepEqual(
    named.end().report.faults.map((fault) => [fault.code, fault.at.file]),
    [["csv/personal-code-in-name", "kulut ***********.csv"]],
  );
});

test("a column of persons refuses the file, whatever its case and spacing; suppliers do not", () => {
  for (const name of ["Henkilön nimi", "ETUNIMI", "sukunimi ", "hetu", "Personbeteckning", "Name of\n employee"]) {
    assert.deepEqual(faults(read(`${HEAD},"${name}"\nuramylly,coaching,salary,2019-05-01,1,x\n`)), ["costs.csv:1:6 csv/personal-column"], name);
  }
  assert.deepEqual(faults(read(`${HEAD},Toimittajan nimi\nuramylly,coaching,salary,2019-05-01,1,x\n`)), []);
});

test("binary, empty and headless files are refused", () => {
  assert.deepEqual(faults(read(Buffer.from("504b0304140000", "hex"))), ["costs.csv:1:1 csv/file-binary"]);
  assert.deepEqual(faults(read(`${HEAD}\nuramylly,coaching,\u0000,2019-05-01,1\n`)), ["costs.csv:2:1 csv/file-binary"]);
  assert.deepEqual(faults(read(`${HEAD}\n${"uramylly,coaching,salary,2019-05-01,1\n".repeat(20000)}\u0000\n`)), ["costs.csv:20002:1 csv/file-binary"]);
  assert.deepEqual(faults(read("")), ["costs.csv:1:1 csv/file-empty"]);
  assert.deepEqual(faults(read("a,b\n1,2\n")), ["costs.csv:1:1 csv/header-missing"]);
  const dos = iconv.encode("Tosite;Tiliöity;Määrä\n1;2;3\n", "cp850");
  assert.deepEqual(faults(read(dos)), ["costs.csv:1:1 csv/encoding-dos"]);
  assert.deepEqual(faults(read(Buffer.concat([Buffer.from(`${HEAD},text\n`), iconv.encode("uramylly,coaching,salary,2019-05-01,1,Työpaja\n", "cp850")]))), [
    "costs.csv:2:1 csv/encoding-dos",
  ]);
});

test("a missing or doubled column is a fault at the header, a changed line end a warning at its line", () => {
  assert.deepEqual(faults(read("party,line,day,net\n")), ["costs.csv:1:1 costs/column-missing"]);
  assert.deepEqual(faults(read(`${HEAD},Net\n`)), ["costs.csv:1:5 costs/column-twice"]);
  const mixed = read(`${HEAD}\nuramylly,coaching,salary,2019-05-01,1\r\n`);
  assert.deepEqual(faults(mixed), ["costs.csv:2:1 csv/line-ends-mixed"]);
  assert.deepEqual([mixed.report.refused, mixed.report.settled.rows], [false, 1]);
});

test("the header may stand below junk, in any separator and encoding, and in Finnish or Swedish", () => {
  const table = [
    ["Tuottaja", "Palvelu", "Kululaji", "Päivä", "Nettosumma", "Selite"],
    ["uramylly", "coaching", "salary", "1.5.2019", "1 234,50", "työ – 5 €"],
  ];
  for (const separator of [";", "\t", "|", ":"]) {
    for (const encoding of ["utf8", "windows-1252", "utf-16le"]) {
      const text = `Keksitty kaupunki\n\nKulut${separator}2019\n${table.map((row) => row.join(separator)).join("\r\n")}`;
      const reading = read(iconv.encode(text, encoding, { addBOM: encoding === "utf-16le" }));
      assert.equal(reading.report.settled.cents, 123450n, `${separator} ${encoding}`);
      assert.deepEqual([reading.report.headerLine, reading.report.separator], [4, separator]);
    }
  }
  assert.equal(read("Part;Tjänst;Kostnadsslag;Datum;Nettobelopp\nuramylly;coaching;salary;1.5.2019;5,00\n").report.settled.cents, 500n);
});

test("a mapping gives constants, translations and the way amounts and days are written", () => {
  const mapping = `separator: tab
decimal: ","
thousands: "."
days: [dd/mm/yyyy]
columns:
  party: { constant: uramylly }
  line: { column: Kustannuspaikka, values: { "5510": coaching, "5311": desk } }
  type: { column: Tili, values: { "4390": travel }, others: salary }
  day: Pvm
  net: Summa
control: { rows: 4, sum: 1309.40 }`;
  const reading = read(
    "Kustannuspaikka\tTili\tPvm\tSumma\n5510\t4390\t05/04/2019\t1.234,50\n5311\t5000\t06/04/2019\t99,90-\n9999\t5000\t06/04/2019\t74,80\n5510\t1\t07/04/2019\t100,00\n",
    mapping,
  );
  assert.deepEqual(
    reading.groups.map(({ line, type, cents }) => [line, type, cents]),
    [
      ["coaching", "salary", 10000n],
      ["coaching", "travel", 123450n],
      ["desk", "salary", -9990n],
    ],
  );
  assert.deepEqual(listed(reading), ["4 costs/line-unknown 7480"]);
  assert.deepEqual(faults(reading), []);
});

test("a mapping that does not fit the agreement, the file or its control total says so where it stands", () => {
  const rows = `${HEAD}\nuramylly,coaching,salary,2019-05-01,1\n`;
  assert.deepEqual(faults(read(rows, "columns: { party: { constant: nobody } }")), ["mapping.yaml:2:19 mapping/id-unknown"]);
  assert.deepEqual(faults(read(rows, "columns: { day: Voucher date }")), ["mapping.yaml:2:17 mapping/column-missing"]);
  assert.deepEqual(faults(read(rows, "control: { rows: 2, sum: 1.00 }")), ["mapping.yaml:2:1 costs/control-rows"]);
  assert.deepEqual(listed(read(Buffer.from([...Buffer.from(`${HEAD}\n`), 0xe4, ...Buffer.from(",coaching,salary,2019-05-01,1\n")]), "encoding: utf-8")), [
    "2 costs/text-encoding 100",
  ]);
});

const LEDGER = [
  "Selite;party;line;type;day;net",
  "a;uramylly;coaching;salary;2019-05-01;100,00",
  "b;uramylly;coaching;salary;2018-05-01;20,00",
  "c;nobody;coaching;salary;2019-05-01;3,00",
  " YHTEENSÄ ;;;;;123,00",
  "Välisumma;;;;;",
  "YHTEENSÄ",
].join("\n");
const SKIP = "skip: { column: selite, values: [YHTEENSÄ, Välisumma] }\n";

test("rows that the mapping skips count nowhere, and are counted, summed and named by line", () => {
  const reading = read(LEDGER, SKIP);
  assert.deepEqual(reading.report.leftOut.skipped, { rows: 3, cents: 12300n, first: 5 });
  assert.deepEqual(reading.report.skipped, [5, 6, 7]);
  assert.deepEqual(listed(reading), ["4 costs/party-unknown 300"]);
  assert.deepEqual([reading.report.rows, reading.report.readable.cents, reading.report.settled.rows], [6, 24600n, 1]);
  addsUp(reading);
  assert.deepEqual(faults(read(LEDGER, "skip: { column: Laji, values: x }")), ["mapping.yaml:2:7 mapping/column-missing"]);
});

test("a control total is of all rows without the skipped, or of the settled ones, and says the difference and what is not in it", () => {
  assert.deepEqual(faults(read(LEDGER, `${SKIP}control: { rows: 3, sum: 123.00 }`)), []);
  assert.deepEqual(faults(read(LEDGER, `${SKIP}control: { rows: 1, sum: 100.00, of: settled }`)), []);
  const [fault] = read(LEDGER, `${SKIP}control: { sum: 124.50 }`).report.faults;
  assert.deepEqual(fault?.args, {
    of: "all",
    found: "123.00",
    stated: "124.50",
    difference: "-1.50",
    settled: "1",
    "settled-sum": "100.00",
    listed: "1",
    "listed-sum": "3.00",
    later: "1",
    "later-sum": "20.00",
    skipped: "3",
    "skipped-sum": "123.00",
  });
});

test("a row that is paid by its hours and has no readable hours shows no amount, not 0.00", () => {
  const reading = read(`${HEAD},quantity\nuramylly,coaching,coach-hour,2019-05-01,,many\n`);
  assert.deepEqual(listed(reading), ["2 costs/quantity-unreadable"]);
});

test("any table adds up, wherever its chunks are cut", () => {
  const cell = (values: readonly string[]) => fc.constantFrom(...values);
  const row = fc.tuple(
    cell(["uramylly", "tuki", "nobody"]),
    cell(["coaching", "desk", "?"]),
    cell(["salary", "coach-hour", "travel"]),
    cell(["2019-03-14", "15.3.2019", "2020-12-31", "2021-01-01", "", "soon"]),
    cell(["1", "-2.50", "99999999999999999", "", "x", "1.000,00", '"3,50"']),
    cell(["", "0.24", "y"]),
    cell(["", "2"]),
  );
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 60 }), (rows, size, block) => {
      const text = `${HEAD},vat,quantity\n${rows.map((cells) => cells.join(",")).join("\n")}`;
      const whole = read(text);
      addsUp(whole);
      assert.equal(whole.report.rows, rows.length);
      assert.deepEqual(read(text, undefined, { block }, size), whole);
    }),
    { numRuns: 200 },
  );
});
