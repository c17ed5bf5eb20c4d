import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type CsvOptions, createCsvReader } from "./csv.ts";
import { decode, encodeUtf8 } from "./text.ts";

type Read = { rows: { cells: string[]; line: number; flaw: string }[]; mixed: number[]; binary: number[]; blank: number };

function read(text: string | Uint8Array, options: Partial<CsvOptions> = {}, width?: number, sizes: readonly number[] = []): Read {
  const bytes = typeof text === "string" ? encodeUtf8(text) : text;
  const result: Read = { rows: [], mixed: [], binary: [], blank: 0 };
  const reader = createCsvReader({
    separator: ",",
    ...options,
    onRow(b, bounds, count, line, flaw) {
      result.rows.push({ cells: Array.from({ length: count }, (_, i) => decode(b, bounds[2 * i]!, bounds[2 * i + 1]!, "auto")!), line, flaw });
    },
    onMixedEnds: (line) => result.mixed.push(line),
    onBinary: (line) => result.binary.push(line),
  });
  if (width !== undefined) reader.expect(width);
  let at = 0;
  for (const size of sizes) reader.push(bytes.subarray(at, (at += size)));
  reader.push(bytes.subarray(at));
  reader.end();
  return { ...result, blank: reader.blankLines() };
}

const plain = (read: Read): [number, string, ...string[]][] => read.rows.map(({ line, flaw, cells }) => [line, flaw, ...cells]);

test("cells, quotes with separators, doubled quotes and line breaks are read with their physical lines", () => {
  assert.deepEqual(plain(read('a,b\n"x, y","he said ""no"""\n"two\nlines",2\nlast,3')), [
    [1, "none", "a", "b"],
    [2, "none", "x, y", 'he said "no"'],
    [3, "none", "two\nlines", "2"],
    [5, "none", "last", "3"],
  ]);
});

test("an empty quoted cell is a row, an empty line is none and still counts as a line", () => {
  const found = read('""\n\na\r\n\r\nb');
  assert.deepEqual(plain(found), [
    [1, "none", ""],
    [3, "none", "a"],
    [5, "none", "b"],
  ]);
  assert.equal(found.blank, 2);
});

test("LF, CRLF and CR end lines; the first change is told once with its line", () => {
  const found = read("a\nb\nc\r\nd\re\n");
  assert.deepEqual(
    found.rows.map((row) => row.line),
    [1, 2, 3, 4, 5],
  );
  assert.deepEqual(found.mixed, [3]);
  assert.deepEqual(read("a\r\nb\r\nc").mixed, []);
  assert.deepEqual(read("a\rb\rc").rows.length, 3);
});

test("a quote that never closes costs its own line and no other", () => {
  assert.deepEqual(plain(read('a,b\n1,"open\n2,x\n"3",y\n', {}, 2)), [
    [1, "none", "a", "b"],
    [2, "quote-unclosed", "1", '"open'],
    [3, "none", "2", "x"],
    [4, "none", "3", "y"],
  ]);
  assert.deepEqual(plain(read('1,"open\n2,x', {}, 2)), [
    [1, "quote-unclosed", "1", '"open'],
    [2, "none", "2", "x"],
  ]);
});

test("two quotes that never close on their lines are two flaws", () => {
  assert.deepEqual(
    read('1,"a\n2,b\n3,"c\n4,d\n', {}, 2).rows.map((row) => `${row.line} ${row.flaw}`),
    ["1 quote-unclosed", "2 none", "3 quote-unclosed", "4 none"],
  );
});

test("text behind a closing quote is a flaw of the row", () => {
  assert.deepEqual(plain(read('"a" ,b\n"a"x,b\nc "d",e\n')), [
    [1, "none", "a", "b"],
    [2, "quote-stray", '"a"x', "b"],
    [3, "none", 'c "d"', "e"],
  ]);
});

test("an overlong line is passed without being held, and the lines after it are read", () => {
  for (const block of [7, 64, 1 << 18]) {
    assert.deepEqual(plain(read(`a,b\n${"x".repeat(500)}\r\nc,d\n`, { maxRow: 100, block })), [
      [1, "none", "a", "b"],
      [2, "row-overlong"],
      [3, "none", "c", "d"],
    ]);
  }
});

test("a quote that does not close within the longest row is unclosed", () => {
  const lines = Array.from({ length: 100 }, (_, i) => `${i},abc`).join("\n");
  const found = read(`a,"b\n${lines}`, { maxRow: 100, block: 16 }, 2);
  assert.deepEqual(found.rows[0], { cells: ["a", '"b'], line: 1, flaw: "quote-unclosed" });
  assert.equal(found.rows.length, 101);
  assert.deepEqual(found.rows.at(-1), { cells: ["99", "abc"], line: 101, flaw: "none" });
});

test("a NUL byte ends the reading with its line", () => {
  const found = read("a,b\nc,\u0000\nd,e");
  assert.deepEqual(found.binary, [2]);
  assert.equal(found.rows.length, 1);
});

const cell = fc.string({ unit: fc.constantFrom("a", "b", '"', ",", ";", "\t", "\n", "\r", " ", "ä", "€", "1"), maxLength: 6 });
const table = fc.integer({ min: 1, max: 5 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));

test("a table written in any dialect reads back equal, wherever the chunks are cut", () => {
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(",", ";", "\t", "|", ":"),
      fc.constantFrom("\n", "\r\n", "\r"),
      fc.boolean(),
      fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 20 }),
      fc.integer({ min: 1, max: 40 }),
      (rows, separator, end, last, sizes, block) => {
        const text = rows.map((cells) => cells.map((c) => `"${c.replaceAll('"', '""')}"`).join(separator)).join(end) + (last ? end : "");
        const found = read(text, { separator, block }, rows[0]!.length, sizes);
        assert.deepEqual(
          found.rows.map((row) => row.cells),
          rows,
        );
        assert.ok(found.rows.every((row) => row.flaw === "none"));
      },
    ),
    { numRuns: 300 },
  );
});

test("every chunking of anything gives the same rows", () => {
  const bytes = fc.array(fc.constantFrom(34, 34, 44, 10, 13, 97, 32, 0xc3), { maxLength: 60 }).map((list) => Uint8Array.from(list));
  fc.assert(
    fc.property(bytes, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 8, max: 80 }), (input, block, maxRow) => {
      const whole = read(input, { maxRow: 1000 }, 2);
      assert.deepEqual(read(input, { block, maxRow: 1000 }, 2, [1, 2, 3, 5, 8]), whole);
      const lines = whole.rows.map((row) => row.line);
      assert.deepEqual(
        lines,
        [...lines].sort((a, b) => a - b),
      );
      read(input, { block, maxRow }, 2);
    }),
    { numRuns: 500 },
  );
});

test("random bytes neither loop nor throw", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 1, max: 50 }), (input, block) => {
      const found = read(input, { block, maxRow: 60 }, 3);
      assert.ok(found.rows.length <= input.length + 1);
    }),
    { numRuns: 500 },
  );
});
