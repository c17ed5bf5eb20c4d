import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  addDays,
  addMonths,
  contains,
  dayFromNumber,
  dayNumber,
  endOfDay,
  endOfMonth,
  length,
  monthOf,
  monthsIn,
  overlap,
  parseDay,
  parseInstant,
  yearsOf,
} from "./day.ts";

const days = fc.integer({ min: -200_000, max: 200_000 }).map(dayFromNumber);

test("day numbers and days are two names of the same day", () => {
  fc.assert(fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (number) => assert.equal(dayNumber(dayFromNumber(number)), number)));
  assert.equal(dayNumber("1970-01-01"), 0);
  assert.equal(dayNumber("2000-03-01"), 11_017);
});

test("days agree with the calendar of the runtime", () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -400, max: 400 }), (day, count) => {
      const plain = Temporal.PlainDate.from(day);
      assert.equal(addDays(day, count), plain.add({ days: count }).toString());
      assert.equal(addMonths(day, count), plain.add({ months: count }).toString());
    }),
  );
});

test("a period touches the months of its days, and a month ends on its last day", () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 400 }), (from, more) => {
      const all = Array.from({ length: more + 1 }, (_, i) => addDays(from, i));
      assert.deepEqual(monthsIn({ from, to: all.at(-1)! }), [...new Set(all.map(monthOf))]);
      const last = endOfMonth(monthOf(from));
      assert.deepEqual([monthOf(last), addDays(last, 1)], [monthOf(from), addMonths(`${monthOf(from)}-01`, 1)]);
    }),
  );
});

test("only days that exist are days", () => {
  assert.equal(parseDay("2020-02-29"), "2020-02-29");
  for (const bad of ["2019-02-29", "2020-13-01", "2020-00-10", "2020-1-1", "31.12.2020", "2020-04-31", "20200101"]) assert.equal(parseDay(bad), undefined, bad);
});

test("an instant has one form, and a day means its last moment", () => {
  assert.equal(parseInstant("2020-01-31"), "2020-01-31T21:59:59.999Z");
  assert.equal(parseInstant("2020-01-31T08:30Z"), "2020-01-31T08:30:00.000Z");
  for (const bad of ["2020-01-31T25:00Z", "2020-01-31T08:30", "yesterday"]) assert.equal(parseInstant(bad), undefined, bad);
});

test("a day ends when the next begins in Helsinki, in winter, in summer and on the days of change", () => {
  fc.assert(
    fc.property(fc.integer({ min: dayNumber("1971-01-01"), max: dayNumber("2100-01-01") }).map(dayFromNumber), (day) => {
      const next = Temporal.PlainDate.from(addDays(day, 1)).toZonedDateTime("Europe/Helsinki").toInstant();
      assert.equal(endOfDay(day), next.subtract({ milliseconds: 1 }).toString({ fractionalSecondDigits: 3 }));
    }),
  );
  assert.deepEqual(["2020-03-28", "2020-03-29", "2020-10-24", "2020-10-25"].map(endOfDay), [
    "2020-03-28T21:59:59.999Z",
    "2020-03-29T20:59:59.999Z",
    "2020-10-24T20:59:59.999Z",
    "2020-10-25T21:59:59.999Z",
  ]);
});

test("the overlap of two periods holds just the days that lie in both", () => {
  fc.assert(
    fc.property(days, days, days, days, days, (a, b, c, d, day) => {
      const [p, q] = [a <= b ? { from: a, to: b } : { from: b, to: a }, c <= d ? { from: c, to: d } : { from: d, to: c }];
      const both = overlap(p, q);
      assert.equal(both !== undefined && contains(both, day), contains(p, day) && contains(q, day));
      if (both) assert(length(both) <= length(p) && length(both) >= 1);
    }),
  );
  assert.deepEqual(yearsOf({ from: "2019-12-31", to: "2021-01-01" }), ["2019", "2020", "2021"]);
});
