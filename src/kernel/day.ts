/** A calendar day in Europe/Helsinki as `YYYY-MM-DD`; days compare as strings. Pure arithmetic, so that the browser and the settlement share it. */
export type Day = string;
/** A calendar month as `YYYY-MM`. */
export type Month = string;
/** An instant in UTC, `YYYY-MM-DDTHH:MM:SS.mmmZ`; instants compare as strings. */
export type Instant = string;
/** Knowing all that was ever recorded. */
export const EVERYTHING_KNOWN: Instant = "9999-12-31T23:59:59.999Z";
/** Both ends belong to the period. */
export type Period = { readonly from: Day; readonly to: Day };

/** The day that a text names, if it is one that exists. */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/** The day of a year, month (1–12) and day of the month, if it exists. */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** An instant, or a day meaning its last moment in Finland, in the fixed form; undefined when it is neither. */
export function parseInstant(text: string): Instant | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?Z)?$/.exec(text);
  if (!match || !parseDay(match[1]!)) return undefined;
  if (match[2] === undefined) return endOfDay(match[1]!);
  if (Number(match[2]) > 23 || Number(match[3]) > 59 || Number(match[4] ?? 0) > 59) return undefined;
  return `${match[1]}T${match[2]}:${match[3]}:${match[4] ?? "00"}.${(match[5] ?? "").padEnd(3, "0")}Z`;
}

/**
 * The last millisecond of a day in Europe/Helsinki: UTC+2, and UTC+3 in summer time (Directive 2000/84/EC; the same days since 1996, a month shorter
 * from 1981; none before). Years to come follow the directive as it stands.
 */
export function endOfDay(day: Day): Instant {
  const year = Number(day.slice(0, 4));
  const summer = year >= 1981 && day >= lastSunday(year, 3) && day < lastSunday(year, year >= 1996 ? 10 : 9);
  return `${day}T${summer ? "20" : "21"}:59:59.999Z`;
}

/** The day in Europe/Helsinki on which an instant lies. */
export function dayAt(instant: Instant): Day {
  const day = instant.slice(0, 10);
  return instant > endOfDay(day) ? addDays(day, 1) : day;
}

function lastSunday(year: number, month: number): Day {
  const last = dayOf(year, month, daysInMonth(year, month))!;
  // 1970-01-04 was a Sunday.
  return addDays(last, -((((dayNumber(last) - 3) % 7) + 7) % 7));
}

/** Days since 1970-01-01 (Howard Hinnant's days_from_civil). */
export function dayNumber(day: Day): number {
  const month = Number(day.slice(5, 7));
  const year = Number(day.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(day.slice(8, 10)) - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

/** The day that is `number` days after 1970-01-01. */
export function dayFromNumber(number: number): Day {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp + (mp < 10 ? 3 : -9);
  return dayOf(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - Math.floor((153 * mp + 2) / 5) + 1)!;
}

export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/** The same day of a later (or earlier) month, taken back to the month's last day where it would not exist. */
export function addMonths(day: Day, months: number): Day {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return dayOf(year, month, Math.min(Number(day.slice(8, 10)), daysInMonth(year, month)))!;
}

export function yearOf(day: Day): string {
  return day.slice(0, 4);
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

/** The calendar months that a period touches, in order. */
export function monthsIn({ from, to }: Period): Month[] {
  const months: Month[] = [];
  for (let first: Day = `${monthOf(from)}-01`; first <= to; first = addMonths(first, 1)) months.push(monthOf(first));
  return months;
}

/** The last day of a month. */
export function endOfMonth(month: Month): Day {
  return addDays(addMonths(`${month}-01`, 1), -1);
}

export function year(name: string): Period {
  return { from: `${name}-01-01`, to: `${name}-12-31` };
}

export function contains(period: Period, day: Day): boolean {
  return period.from <= day && day <= period.to;
}

/** The days that two periods share, if any. */
export function overlap(a: Period, b: Period): Period | undefined {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to < b.to ? a.to : b.to;
  return from <= to ? { from, to } : undefined;
}

/** The number of days in a period, both ends counted. */
export function length(period: Period): number {
  return dayNumber(period.to) - dayNumber(period.from) + 1;
}

/** The calendar years that a period touches, in order. */
export function yearsOf(period: Period): string[] {
  const years: string[] = [];
  for (let y = Number(yearOf(period.from)); y <= Number(yearOf(period.to)); y++) years.push(String(y).padStart(4, "0"));
  return years;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
