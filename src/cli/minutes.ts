/** `sameside minutes read FILE…`: decisions and meetings of a case system, read into our model, and what of them it carries. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { showDay } from "../kernel/shown.ts";
import { decode } from "../kernel/utf8.ts";
import { dayAt, parseDay } from "../kernel/day.ts";
import { clock } from "../api/http.ts";
import { type AhjoRead, readAhjo } from "../meetings/ahjo/ahjo.ts";
import type { Meeting } from "../meetings/meeting.ts";
import { type Published, publicSection } from "../meetings/redacted.ts";
import type { Section } from "../meetings/section.ts";
import { headingOf, sectionBlocks } from "../meetings/sheet.ts";
import { DOCUMENT_WORDS } from "../meetings/words.ts";
import { type Document, documentHtml } from "../web/document.ts";
import { typeset } from "../web/typeset.ts";
import { EXIT, type ExitCode, Refused, UsageError } from "./ending.ts";
import { shown } from "./paths.ts";
import { type Terminal, deliver, formatOf } from "./terminal.ts";

export type MinutesOptions = { readonly format?: string; readonly output?: string; readonly published?: string };
type Read = AhjoRead & { readonly file: string };

/** No file of a case system that we know comes near this once unpacked. */
const MOST_BYTES = 512 * 1024 * 1024;

export async function run(terminal: Terminal, [, ...files]: readonly string[], options: MinutesOptions): Promise<ExitCode> {
  const format = formatOf(options.format, ["text", "json", "html", "pdf"]);
  if (format === "pdf" && (options.output === undefined || options.output === "-"))
    throw new UsageError("bad-value", { what: "--format", value: "pdf" }, { text: "minutes-pdf-file", args: {} });
  const published = options.published === undefined ? undefined : parseDay(options.published);
  if (options.published !== undefined && published === undefined) throw new UsageError("bad-value", { what: "--published", value: options.published });
  const reads = files.map(readFile).map((read) => (published === undefined ? read : asPublic(read, { published, on: dayAt(clock()) }, terminal)));
  deliver(terminal, told(reads, format, terminal), options.output, files);
  return EXIT.fine;
}

/** Sections as they may stand on the web today, for minutes that were put there on a day. Who sat at a meeting stays: it is no part of a section. */
function asPublic(read: Read, on: Published, { language }: Terminal): Read {
  const section = (one: Section): Section => publicSection(one, on, language);
  const meetings = read.meetings.map((meeting) => ({ ...meeting, agenda: meeting.agenda.map((item) => ({ ...item, section: section(item.section) })) }));
  return { ...read, decisions: read.decisions.map(section), meetings };
}

function told(reads: readonly Read[], format: "text" | "json" | "html" | "pdf", terminal: Terminal): string | Uint8Array {
  if (format === "json") return `${JSON.stringify({ files: reads }, null, 2)}\n`;
  if (format === "text") return reads.map((read) => textOf(read, terminal)).join("\n");
  const document = documentOf(reads, terminal);
  return format === "html" ? documentHtml(document) : typeset(document);
}

function readFile(path: string): Read {
  const bytes = readFileSync(path);
  const { text } = decode(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: MOST_BYTES }) : bytes);
  const { read, not } = { not: undefined, ...readAhjo(parsed(text, path)) };
  if (read) return { file: shown(path), ...read };
  const { path: at, why } = not!;
  throw at === undefined ? new Refused("minutes-no-list", { path: shown(path) }) : new Refused("minutes-wrong-at", { path: shown(path), at, why: why ?? "" });
}

function parsed(text: string | undefined, path: string): unknown {
  try {
    if (text !== undefined) return JSON.parse(text);
  } catch {
    // Told below, as for bytes that are no text.
  }
  throw new Refused("minutes-not-json", { path: shown(path) });
}

function textOf(read: Read, terminal: Terminal): string {
  const { decisions, meetings, carried } = read;
  const items = meetings.reduce((sum, { agenda }) => sum + agenda.length, 0);
  const counts = [
    ...(decisions.length > 0 ? [terminal.say("minutes-decisions", { n: String(decisions.length) })] : []),
    ...(meetings.length > 0 ? [terminal.say("minutes-meetings", { n: String(meetings.length), items: String(items) })] : []),
  ];
  const whole = carried.filter(({ given, same }) => given === same);
  const others = carried.filter(({ given, same }) => given !== same);
  const places = whole.reduce((sum, { given }) => sum + given, 0);
  const lines = [
    terminal.paint.bold(`${read.file}: ${counts.join(", ")}`),
    ...decisions.map((each) => `  ${decisionLine(each, terminal)}`),
    ...meetings.map((each) => `  ${meetingLine(each, terminal)}`),
    terminal.say("minutes-carried", { fields: String(whole.length), places: String(places) }),
    ...(others.length > 0 ? [terminal.say("minutes-others", { n: String(others.length) })] : []),
    ...others.map(({ path, given, same }) => `  ${path} ${terminal.paint.dim(terminal.say("minutes-places", { same: String(same), given: String(given) }))}`),
  ];
  return `${lines.join("\n")}\n`;
}

function decisionLine(section: Section, terminal: Terminal): string {
  const beside = [section.body.name, dayOf(section.meeting?.at, terminal), section.caseNumber].filter((each) => each !== undefined && each !== "");
  return `${headingOf(section.number, section.title, terminal.language)} ${terminal.paint.dim(`(${beside.join(", ")})`)}`;
}

function meetingLine({ name, at, place, agenda }: Meeting, terminal: Terminal): string {
  return `${dayOf(at, terminal)} ${name} ${terminal.paint.dim(`(${[place, String(agenda.length)].join(", ")})`)}`;
}

function dayOf(at: string | undefined, { language }: Terminal): string {
  const day = parseDay(at?.slice(0, 10) ?? "");
  return day === undefined ? "" : showDay(day, language);
}

/** All sections in one document, dated by the last day that any of them names. */
function documentOf(reads: readonly Read[], { language }: Terminal): Document {
  const sections = reads.flatMap(({ decisions, meetings }) => [...decisions, ...meetings.flatMap(({ agenda }) => agenda.map((item) => item.section))]);
  const meetings = reads.flatMap((read) => read.meetings);
  const days = [...sections.map(({ meeting, decided, proposed }) => meeting?.at ?? decided?.madeAt ?? proposed?.madeAt), ...meetings.map(({ at }) => at)];
  const last = days
    .flatMap((at) => parseDay(at?.slice(0, 10) ?? "") ?? [])
    .sort()
    .at(-1);
  return {
    title: DOCUMENT_WORDS.decisions[language],
    language,
    day: last ?? "1970-01-01",
    author: [...new Set(sections.map(({ body }) => body.name))].slice(0, 3).join(", "),
    keywords: [],
    blocks: sections.flatMap((section) => sectionBlocks(section, language)),
  };
}
