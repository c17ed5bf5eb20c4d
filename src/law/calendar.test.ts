import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, addMonths, dayFromNumber, dayNumber } from "../kernel/day.ts";
import { easter, endsAfterDays, endsAfterMonths, isWorkingDay, midsummer, workingDayFrom } from "./calendar.ts";

const days = fc.integer({ min: dayNumber("1992-01-01"), max: dayNumber("2199-12-01") }).map(dayFromNumber);

test("Easter falls on the days of the almanac", () => {
  for (const day of ["1992-04-19", "2008-03-23", "2011-04-24", "2018-04-01", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25"]) {
    assert.equal(easter(Number(day.slice(0, 4))), day);
  }
});

test("Easter is always a Sunday from 22 March to 25 April", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1583, max: 4099 }), (year) => {
      const day = easter(year);
      assert.equal((((dayNumber(day) - 3) % 7) + 7) % 7, 0);
      assert.ok(day.slice(5) >= "03-22" && day.slice(5) <= "04-25", day);
    }),
  );
});

test("the days of 2026 that are no working days, besides Saturdays and Sundays", () => {
  const free: string[] = [];
  for (let day = "2026-01-01"; day <= "2026-12-31"; day = addDays(day, 1)) {
    if (![2, 3].includes(dayNumber(day) % 7) && !isWorkingDay(day)) free.push(day);
  }
  const expected = ["01-01", "01-06", "04-03", "04-06", "05-01", "05-14", "06-19", "12-24", "12-25"];
  assert.deepEqual(
    free,
    expected.map((date) => `2026-${date}`),
  );
});

test("Independence Day and All Saints' Day are free in every year, Midsummer Eve is the Friday before", () => {
  assert.equal(isWorkingDay("2027-12-06"), false);
  assert.equal(isWorkingDay("2028-12-06"), false);
  assert.equal(midsummer(2025), "2025-06-21");
  assert.equal(isWorkingDay("2025-06-20"), false);
  assert.equal(isWorkingDay("2025-06-23"), true);
});

test("the end of a time limit moves to the next working day and never back", () => {
  const rows: readonly [string, number, string][] = [
    ["2026-03-02", 14, "2026-03-16"],
    ["2026-03-20", 14, "2026-04-07"],
    ["2026-04-17", 14, "2026-05-04"],
    ["2026-06-05", 14, "2026-06-22"],
    ["2026-12-10", 14, "2026-12-28"],
    ["2024-12-10", 14, "2024-12-27"],
  ];
  for (const [event, count, end] of rows) assert.equal(endsAfterDays(event, count), end);
  assert.equal(endsAfterMonths("2026-01-31", 1), "2026-03-02");
  assert.equal(endsAfterMonths("2026-01-15", 1), "2026-02-16");
});

test("a time limit ends on a working day, no earlier than counted and at most a week later", () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 400 }), (event, count) => {
      const end = endsAfterDays(event, count);
      const counted = addDays(event, count);
      assert.ok(isWorkingDay(end) && end >= counted && dayNumber(end) - dayNumber(counted) <= 7);
      for (let day = counted; day < end; day = addDays(day, 1)) assert.equal(isWorkingDay(day), false);
      assert.equal(workingDayFrom(end), end);
    }),
  );
});

test("a later event never ends earlier", () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 24 }), (event, later, months) => {
      assert.ok(endsAfterDays(event, 14) <= endsAfterDays(addDays(event, later), 14));
      assert.ok(endsAfterMonths(event, months) <= endsAfterMonths(addDays(event, later), months));
      assert.ok(endsAfterMonths(event, months) >= addMonths(event, months));
    }),
  );
});
