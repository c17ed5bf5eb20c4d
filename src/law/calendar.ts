/** Finnish holidays by rule, and the time limits of 150/1930: the day of the event is not counted, months end on the same date, the end moves off a holiday. */
import { addDays, addMonths, type Day, dayNumber, dayOf } from "../kernel/day.ts";

/** Easter Sunday of a Gregorian year (Meeus, Jones and Butcher). */
export function easter(year: number): Day {
  const moon = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const skipped = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * moon + century - Math.floor(century / 4) - skipped + 15) % 30;
  const week = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const late = Math.floor((moon + 11 * epact + 22 * week) / 451);
  const n = epact + week - 7 * late + 114;
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1)!;
}

/** Church holidays other than ordinary Sundays, as they have been since 1992. */
function churchHolidays(year: number): Day[] {
  const sunday = easter(year);
  return [
    dayOf(year, 1, 1)!,
    dayOf(year, 1, 6)!,
    // Good Friday, Easter Monday, Ascension Day.
    addDays(sunday, -2),
    addDays(sunday, 1),
    addDays(sunday, 39),
    midsummer(year),
    saturdayFrom(dayOf(year, 10, 31)!),
    dayOf(year, 12, 25)!,
    dayOf(year, 12, 26)!,
  ];
}

/** The Saturday of 20–26 June. */
export function midsummer(year: number): Day {
  return saturdayFrom(dayOf(year, 6, 20)!);
}

/** Not a Saturday, a Sunday, a church holiday, 6 December, 1 May, Christmas Eve or Midsummer Eve (150/1930 5 §; hankintalaki 129.1 §). */
export function isWorkingDay(day: Day): boolean {
  const year = Number(day.slice(0, 4));
  const date = day.slice(5);
  if (weekday(day) >= 6 || date === "12-06" || date === "05-01" || date === "12-24") return false;
  return day !== addDays(midsummer(year), -1) && !churchHolidays(year).includes(day);
}

/** The day itself if it is a working day, else the first one after it. */
export function workingDayFrom(day: Day): Day {
  let on = day;
  while (!isWorkingDay(on)) on = addDays(on, 1);
  return on;
}

/** The last day of a time limit of so many days from an event (150/1930 2 and 5 §). */
export function endsAfterDays(event: Day, days: number): Day {
  return workingDayFrom(addDays(event, days));
}

/** The last day of a time limit of so many months from an event (150/1930 3 and 5 §). */
export function endsAfterMonths(event: Day, months: number): Day {
  return workingDayFrom(addMonths(event, months));
}

/** 1 is Monday, 7 is Sunday. */
function weekday(day: Day): number {
  // 1970-01-01 was a Thursday.
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

function saturdayFrom(day: Day): Day {
  return addDays(day, (6 - weekday(day) + 7) % 7);
}
