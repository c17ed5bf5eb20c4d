import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dayFromNumber, dayNumber } from "../kernel/day.ts";
import { type DayFormat, FIRST_YEAR, createDayReader, yearIndex } from "./days.ts";
import { encodeUtf8 } from "./text.ts";

function day(text: string, ...formats: DayFormat[]): string {
  const bytes = encodeUtf8(text);
  const reader = formats.length > 0 ? createDayReader(formats) : createDayReader();
  const found = reader.read(bytes, 0, bytes.length);
  return found === found ? dayFromNumber(found) : reader.flaw;
}

test("ISO and Finnish days are read without a mapping", () => {
  assert.equal(day("2019-01-31"), "2019-01-31");
  assert.equal(day("13.1.2025"), "2025-01-13");
  assert.equal(day("13.01.2025"), "2025-01-13");
  assert.equal(day(" 2019-01-31 "), "2019-01-31");
  assert.equal(day("2019-01-31 00:00:00"), "2019-01-31");
});

test("a day that does not exist is told from one of another form; an empty one is missing", () => {
  for (const text of ["2019-02-29", "31.4.2025", "32.5.2027", "2019-13-01"]) assert.equal(day(text), "day-impossible", text);
  for (const text of ["01/02/2019", "42032.00", "Updated", "1.1.19", "0001-01-01", "2019-01-31 12:00:00"]) {
    assert.equal(day(text), "day-unreadable", text);
  }
  assert.equal(day(""), "day-missing");
  assert.equal(day("   "), "day-missing");
});

test("other forms are read where the mapping names them", () => {
  const forms: [DayFormat, string, string][] = [
    ["dd/mm/yyyy", "05/04/2022", "2022-04-05"],
    ["mm/dd/yyyy", "05/04/2022", "2022-05-04"],
    ["yyyy/mm/dd", "2022/04/05", "2022-04-05"],
    ["dd-mm-yyyy", "05-04-2022", "2022-04-05"],
    ["yyyymmdd", "20220405", "2022-04-05"],
    ["dd/mm/yy", "05/04/22", "2022-04-05"],
    ["dd-mmm-yy", "05-Apr-22", "2022-04-05"],
    ["dd-mmm-yyyy", "05-APR-2022", "2022-04-05"],
    ["d mmmm yyyy", "5 April 2022", "2022-04-05"],
    ["dddd, mmmm d, yyyy", "Tuesday, April 05, 2022", "2022-04-05"],
    ["excel", "42032.00", "2015-01-28"],
  ];
  for (const [format, text, expected] of forms) assert.equal(day(text, format), expected, format);
  assert.equal(day("32/01/2022", "dd/mm/yyyy"), "day-impossible");
});

test("every day reads back from both forms, and knows its year", () => {
  fc.assert(
    fc.property(fc.integer({ min: dayNumber("1900-01-01"), max: dayNumber("2199-12-31") }), (number) => {
      const name = dayFromNumber(number);
      const [y, m, d] = name.split("-").map(Number);
      assert.equal(day(name), name);
      assert.equal(day(`${d}.${m}.${y}`), name);
      assert.equal(yearIndex(number) + FIRST_YEAR, y);
    }),
  );
});
