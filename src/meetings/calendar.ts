/** Meetings as a calendar that others subscribe to: iCalendar (RFC 5545). Pure. */
import { type Day, endOfDay, type Instant } from "../kernel/day.ts";
import { encode } from "../kernel/utf8.ts";

/** `from` and `until` are times of the day in Finland; without an end a calendar shows two hours, which is no promise. */
export type Appointment = {
  readonly id: string;
  readonly title: string;
  readonly day: Day;
  readonly from: string;
  readonly until?: string;
  readonly place?: string;
  readonly address: string;
  readonly changed: Instant;
  /** How often it was changed. */
  readonly sequence: number;
  readonly cancelled: boolean;
};

/** The calendar of one alliance. Times stand in UTC, so that no description of the time zone is needed. */
export function calendarOf(name: string, appointments: readonly Appointment[]): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Sameside//meetings//EN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${said(name)}`,
    ...appointments.flatMap(eventOf),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function eventOf(each: Appointment): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${each.id}@sameside`,
    `DTSTAMP:${stamp(each.changed)}`,
    `LAST-MODIFIED:${stamp(each.changed)}`,
    `SEQUENCE:${each.sequence}`,
    `DTSTART:${utc(each.day, each.from)}`,
    ...(each.until === undefined ? ["DURATION:PT2H"] : [`DTEND:${utc(each.day, each.until)}`]),
    `SUMMARY:${said(each.title)}`,
    ...(each.place === undefined ? [] : [`LOCATION:${said(each.place)}`]),
    `URL:${each.address}`,
    `STATUS:${each.cancelled ? "CANCELLED" : "CONFIRMED"}`,
    "END:VEVENT",
  ];
}

function stamp(at: Instant): string {
  return `${at.slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
}

/** A time of the day in Finland in UTC: no meeting is so early that it would fall on the day before. */
function utc(day: Day, time: string): string {
  const ahead = endOfDay(day).slice(11, 13) === "20" ? 3 : 2;
  const hour = Number(time.slice(0, 2)) - ahead;
  // Before that hour, the day in UTC is the one before; a meeting at night is shown from the first hour of its day.
  return `${day.replaceAll("-", "")}T${String(Math.max(hour, 0)).padStart(2, "0")}${hour < 0 ? "00" : time.slice(3, 5)}00Z`;
}

/** Text in a value (3.3.11): commas, semicolons, backslashes and line ends are escaped. */
function said(text: string): string {
  return text
    .replace(/[\\;,]/g, (c) => `\\${c}`)
    .replace(/\r?\n/g, "\\n")
    .replace(/\r/g, "");
}

/** Lines of at most 75 octets; what follows begins with a space (3.1). No character is cut in two. */
function folded(line: string): string {
  const lines: string[] = [];
  let [now, octets] = ["", 0];
  for (const c of line) {
    const more = encode(c.isWellFormed() ? c : "\ufffd").length;
    if (octets + more > 75) {
      lines.push(now);
      [now, octets] = [" ", 1];
    }
    now += c;
    octets += more;
  }
  return [...lines, now].join("\r\n");
}
