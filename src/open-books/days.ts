/** Days from bytes, as days since 1970-01-01. */
import { dayNumber, dayOf, daysInMonth } from "../kernel/day.ts";
import { createInterner } from "./interner.ts";
import { decode } from "./text.ts";

/** How days may be written besides ISO and Finnish, by name; English month and weekday names. A year of two digits is in the 2000s. */
export const DAY_FORMATS = [
  "yyyy-mm-dd",
  "d.m.yyyy",
  "dd/mm/yyyy",
  "mm/dd/yyyy",
  "yyyy/mm/dd",
  "dd-mm-yyyy",
  "yyyymmdd",
  "dd/mm/yy",
  "dd-mmm-yy",
  "dd-mmm-yyyy",
  "d mmmm yyyy",
  "dddd, mmmm d, yyyy",
  "excel",
] as const;
export type DayFormat = (typeof DAY_FORMATS)[number];

/** `read` gives the day; NaN when `flaw` says why not. */
export type DayReader = {
  readonly read: (bytes: Uint8Array, from: number, to: number) => number;
  /** Impossible: in a form that is read, and no day of the calendar, as 31.6.2019. */
  flaw: "day-missing" | "day-unreadable" | "day-impossible";
};

export const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const MISSING = -1e9;
const UNREADABLE = -2e9;
const IMPOSSIBLE = -3e9;

/** The first day of each month from FIRST_YEAR, and of the month behind the last. */
const MONTH_STARTS = monthStarts();

function monthStarts(): Int32Array {
  const starts = new Int32Array((LAST_YEAR - FIRST_YEAR + 1) * 12 + 1);
  starts[0] = dayNumber(`${FIRST_YEAR}-01-01`);
  for (let i = 0; i + 1 < starts.length; i++) starts[i + 1] = starts[i]! + daysInMonth(FIRST_YEAR + Math.floor(i / 12), (i % 12) + 1);
  return starts;
}

/** A reader for ISO and Finnish days, or for the formats named. */
export function createDayReader(formats: readonly DayFormat[] = ["yyyy-mm-dd", "d.m.yyyy"]): DayReader {
  const iso = formats.includes("yyyy-mm-dd");
  const known: number[] = [];
  const resolve = (bytes: Uint8Array, from: number, to: number): number => {
    const text = to - from > 64 ? "?" : decode(bytes, from, to, "auto")!.trim();
    return text === "" ? MISSING : readDay(text, formats);
  };
  const interner = createInterner((index, bytes, from, to) => void (known[index] = resolve(bytes, from, to)));
  const reader: DayReader = {
    flaw: "day-missing",
    read(bytes, from, to) {
      if (iso && to - from === 10) {
        const day = isoDay(bytes, from, MONTH_STARTS);
        if (day === day) return day;
      }
      const index = interner.index(bytes, from, to);
      const day = index < 0 ? resolve(bytes, from, to) : known[index]!;
      if (day > MISSING) return day;
      reader.flaw = day === MISSING ? "day-missing" : day === IMPOSSIBLE ? "day-impossible" : "day-unreadable";
      return NaN;
    },
  };
  return reader;
}

function isoDay(bytes: Uint8Array, at: number, starts: Int32Array): number {
  if (bytes[at + 4] !== 45 || bytes[at + 7] !== 45) return NaN;
  const [a, b, c, d] = [bytes[at]! ^ 48, bytes[at + 1]! ^ 48, bytes[at + 2]! ^ 48, bytes[at + 3]! ^ 48];
  const [e, f, g, h] = [bytes[at + 5]! ^ 48, bytes[at + 6]! ^ 48, bytes[at + 8]! ^ 48, bytes[at + 9]! ^ 48];
  // For the bytes of digits, and no others, `^ 48` gives 0 to 9.
  if (a > 9 || b > 9 || c > 9 || d > 9 || e > 9 || f > 9 || g > 9 || h > 9) return NaN;
  const year = a * 1000 + b * 100 + c * 10 + d;
  const month = e * 10 + f;
  const day = g * 10 + h;
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return NaN;
  const index = (year - FIRST_YEAR) * 12 + month - 1;
  const number = starts[index]! + day - 1;
  return day < 1 || number >= starts[index + 1]! ? NaN : number;
}

/** The day that the text is in one of the formats, else IMPOSSIBLE where one of them fits, else UNREADABLE. */
function readDay(text: string, formats: readonly DayFormat[]): number {
  const plain = text.replace(/[T ]00:00(:00(\.0+)?)?$/, "");
  const read = formats.map((format) => readAs(plain, format));
  return read.find((day) => day > MISSING) ?? (read.includes(IMPOSSIBLE) ? IMPOSSIBLE : UNREADABLE);
}

function readAs(text: string, format: DayFormat): number {
  if (format === "excel") return serial(text);
  const names: string[] = [];
  const pattern = format.replace(/yyyy|yy|mmmm|mmm|mm|m|dddd|dd|d|[.]/g, (token) => {
    if (token === ".") return "\\.";
    if (token === "dddd") return "[a-z]+";
    names.push(token);
    return token === "yyyy"
      ? "(\\d{4})"
      : token === "yy"
        ? "(\\d{2})"
        : token.startsWith("mmm")
          ? "([a-z]+)"
          : format === "yyyymmdd"
            ? "(\\d{2})"
            : "(\\d{1,2})";
  });
  const match = new RegExp(`^${pattern}$`).exec(text.toLowerCase());
  if (!match) return UNREADABLE;
  let [year, month, day] = [0, 0, 0];
  names.forEach((token, i) => {
    const value = match[i + 1]!;
    if (token.startsWith("y")) year = token === "yy" ? 2000 + Number(value) : Number(value);
    else if (token.startsWith("d")) day = Number(value);
    else month = token.startsWith("mmm") ? monthNamed(value, token === "mmm") : Number(value);
  });
  if (year < FIRST_YEAR || year > LAST_YEAR || (month === 0 && names.some((token) => token.startsWith("mmm")))) return UNREADABLE;
  const found = dayOf(year, month, day);
  return found === undefined ? IMPOSSIBLE : dayNumber(found);
}

function monthNamed(name: string, short: boolean): number {
  return MONTHS.findIndex((month) => (short ? month.slice(0, 3) : month) === name) + 1;
}

/** Days since 1899-12-30, as spreadsheets count (right from 1900-03-01 on). */
function serial(text: string): number {
  const match = /^(\d{2,6})(?:\.0+)?$/.exec(text);
  const number = match ? Number(match[1]) : 0;
  return number > 60 && number < 110000 ? number + dayNumber("1899-12-30") : UNREADABLE;
}

const FIRST_DAY = dayNumber(`${FIRST_YEAR}-01-01`);
const yearOfDay = new Uint16Array(dayNumber(`${LAST_YEAR}-12-31`) - FIRST_DAY + 1);
for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) yearOfDay.fill(year - FIRST_YEAR, dayNumber(`${year}-01-01`) - FIRST_DAY);

/** The year of a day that a reader has read, counted from FIRST_YEAR. */
export function yearIndex(day: number): number {
  return yearOfDay[day - FIRST_DAY]!;
}
