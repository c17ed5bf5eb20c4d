/** Entries: what they hold, their bytes, and what is refused. Page section 2. */
import { sameBytes } from "../kernel/bytes.ts";
import { type Json, canonical } from "../kernel/canonical.ts";
import { type Day, type Instant, parseDay, parseInstant } from "../kernel/day.ts";
import { type RandomId, isId, isRandomId } from "../kernel/id.ts";
import type { Fault, Outcome } from "../kernel/refusal.ts";
import { decode, encode } from "../kernel/utf8.ts";
import { finding } from "./finding.ts";
import { LEAF_BYTES } from "./tiles.ts";

/** Values of the record: no null, no fractions; exact numbers and money are strings. */
export type Value = string | number | boolean | readonly Value[] | Body;
export type Body = { readonly [name: string]: Value | undefined };

/** A fact that is to become an entry. */
export type Draft = {
  readonly kind: string;
  /** The day that it concerns. */
  readonly day: Day;
  readonly actor?: RandomId;
  readonly party?: RandomId;
  readonly body: Body;
};
/** `at` is when it was recorded, `seq` its place in the stream. */
export type Entry = Draft & { readonly v: 1; readonly stream: RandomId; readonly seq: number; readonly at: Instant };

/** How deep values nest, the entry itself counted. */
const DEPTH = 32;
const MEMBERS = ["v", "stream", "seq", "kind", "day", "at", "actor", "party", "body"];
const MEMBER = /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,126}$/;
const CENTS = /^(0|-?[1-9][0-9]{0,29})$/;

/** Whole cents as the record writes them; undefined for any other text. */
export function centsOf(text: Value | undefined): bigint | undefined {
  return typeof text === "string" && CENTS.test(text) ? BigInt(text) : undefined;
}

/** The bytes of an entry, or everything that keeps them from being written; `file` names in the faults what was given. */
export function entryBytes(entry: Entry, file = entry.kind): Outcome<Uint8Array> {
  const faults = [...wrongMembers(entry, file), ...wrongValues(entry.body, "/body", 2, file)];
  return faults.length > 0 ? { faults } : measured(encode(canonical(entry as Json)), file);
}

/** The entry of bytes, or everything that is wrong with them. Bytes that our writer would not have written are none. */
export function parseEntry(bytes: Uint8Array, file: string): Outcome<Entry> {
  const read = parseValue(bytes, file);
  if (read.value === undefined) return read;
  const entry = read.value as unknown as Entry;
  const strange = Object.keys(entry).filter((name) => !MEMBERS.includes(name));
  const faults = [...strange.map((name) => finding("log/entry-member", "fault", file, { name }, 2)), ...wrongMembers(entry, file)];
  return faults.length > 0 ? { faults } : { value: entry, faults: [] };
}

/** The bytes of a line of a batch: an object of values. */
export function lineBytes(line: Body, file: string): Outcome<Uint8Array> {
  const faults = [...wrongValues(line, "", 1, file)];
  return faults.length > 0 ? { faults } : measured(encode(canonical(line as Json)), file);
}

/** The object that bytes are the one spelling of, or why they are none. */
export function parseValue(bytes: Uint8Array, file: string): Outcome<Body> {
  const sized = measured(bytes, file);
  if (sized.value === undefined) return sized;
  const text = decode(bytes).text;
  const value = text === undefined ? undefined : parsed(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { faults: [finding("log/not-json", "fault", file, {}, 2)] };
  const body = value as Body;
  const faults = [...wrongValues(body, "", 1, file)];
  if (faults.length === 0 && !sameBytes(encode(canonical(body as Json)), bytes)) faults.push(finding("log/not-canonical", "fault", file, {}, 2));
  return faults.length > 0 ? { faults } : { value: body, faults };
}

/** What keeps an entry from following another one (none before the first) in a stream. */
export function* wrongOrder(before: Entry | undefined, entry: Entry, stream: RandomId, file: string): Generator<Fault> {
  const seq = before ? before.seq + 1 : 0;
  if (entry.stream !== stream) yield finding("log/other-stream", "fault", file, { stream: entry.stream, expected: stream }, 2);
  if (entry.seq !== seq) yield finding("log/out-of-order", "fault", file, { seq: String(entry.seq), expected: String(seq) }, 2);
  if (before && entry.at < before.at) yield finding("log/time-goes-back", "fault", file, { at: entry.at, before: before.at }, 2);
}

function measured(bytes: Uint8Array, file: string): Outcome<Uint8Array> {
  if (bytes.length <= LEAF_BYTES) return { value: bytes, faults: [] };
  return { faults: [finding("log/too-large", "fault", file, { bytes: String(bytes.length), most: String(LEAF_BYTES) }, 2)] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Types are checked too: what comes from bytes or from a request has promised nothing. */
function* wrongMembers(entry: Entry, file: string): Generator<Fault> {
  const isText = (value: unknown, right: (text: string) => boolean): boolean => typeof value === "string" && right(value);
  const checks: readonly (readonly [string, boolean])[] = [
    ["v", entry.v === 1],
    ["stream", isText(entry.stream, isRandomId)],
    ["seq", Number.isSafeInteger(entry.seq) && entry.seq >= 0],
    ["kind", isText(entry.kind, isId)],
    ["day", isText(entry.day, (day) => parseDay(day) === day)],
    ["at", isText(entry.at, (at) => parseInstant(at) === at)],
    ["actor", entry.actor === undefined || isText(entry.actor, isRandomId)],
    ["party", entry.party === undefined || isText(entry.party, isRandomId)],
    ["body", typeof entry.body === "object" && entry.body !== null && !Array.isArray(entry.body)],
  ];
  for (const [name, right] of checks) if (!right) yield finding("log/entry-member", "fault", file, { name }, 2);
}

function* wrongValues(value: unknown, path: string, depth: number, file: string): Generator<Fault> {
  const wrong = (code: "log/value-kind" | "log/value-number" | "log/value-text" | "log/value-name" | "log/value-deep"): Fault =>
    finding(code, "fault", file, { path: path === "" ? "/" : path }, 2);
  if (typeof value === "boolean") return;
  if (typeof value === "string") {
    if (!value.isWellFormed() || value.includes("\0")) yield wrong("log/value-text");
  } else if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) yield wrong("log/value-number");
  } else if (typeof value !== "object" || value === null) yield wrong("log/value-kind");
  else if (depth > DEPTH) yield wrong("log/value-deep");
  else if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) yield* wrongValues(item, `${path}/${i}`, depth + 1, file);
  } else {
    for (const [name, item] of Object.entries(value)) {
      if (!MEMBER.test(name)) yield wrong("log/value-name");
      else if (item !== undefined) yield* wrongValues(item, `${path}/${name}`, depth + 1, file);
    }
  }
}
