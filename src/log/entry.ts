/** Entries: what they hold, their bytes, and what is refused. Page section 2. */
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
  const faults = [...wrongMembers(entry, file), ...wrongIn(entry.body, "/body", 2, file)];
  return faults.length > 0 ? { faults } : measured(encode(written(entry)), file);
}

/** The entry of bytes, or everything that is wrong with them. Bytes that our writer would not have written are none. */
export function parseEntry(bytes: Uint8Array, file: string): Outcome<Entry> {
  const read = parseValue(bytes, file);
  if (read.value === undefined) return read;
  const entry = read.value as unknown as Entry;
  const strange = Object.keys(entry).filter((name) => !MEMBERS.includes(name));
  const faults = [...strange.map((name) => finding("log/entry-member", file, { name }, 2)), ...wrongMembers(entry, file)];
  return faults.length > 0 ? { faults } : { value: entry, faults: [] };
}

/** The bytes of a line of a batch: an object of values. */
export function lineBytes(line: Body, file: string): Outcome<Uint8Array> {
  const faults = wrongIn(line, "", 1, file);
  return faults.length > 0 ? { faults } : measured(encode(written(line)), file);
}

/** The object that bytes are the one spelling of, or why they are none. */
export function parseValue(bytes: Uint8Array, file: string): Outcome<Body> {
  const sized = measured(bytes, file);
  if (sized.value === undefined) return sized;
  const text = decode(bytes).text;
  const value = text === undefined ? undefined : parsed(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { faults: [finding("log/not-json", file, {}, 2)] };
  const body = value as Body;
  const faults = wrongIn(body, "", 1, file);
  if (faults.length > 0) return { faults };
  return written(body) === text ? { value: body, faults } : { faults: [finding("log/not-canonical", file, {}, 2)] };
}

/** What keeps an entry from following another one (none before the first) in a stream. */
export function* wrongOrder(before: Entry | undefined, entry: Entry, stream: RandomId, file: string): Generator<Fault> {
  const seq = before ? before.seq + 1 : 0;
  if (entry.stream !== stream) yield finding("log/other-stream", file, { stream: entry.stream, expected: stream }, 2);
  if (entry.seq !== seq) yield finding("log/out-of-order", file, { seq: String(entry.seq), expected: String(seq) }, 2);
  if (before && entry.at < before.at) yield finding("log/time-goes-back", file, { at: entry.at, before: before.at }, 2);
}

function measured(bytes: Uint8Array, file: string): Outcome<Uint8Array> {
  if (bytes.length <= LEAF_BYTES) return { value: bytes, faults: [] };
  return { faults: [finding("log/too-large", file, { bytes: String(bytes.length), most: String(LEAF_BYTES) }, 2)] };
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
  for (const [name, right] of checks) if (!right) yield finding("log/entry-member", file, { name }, 2);
}

/** Canonical JSON of values that are right: where the members stand in order already, the engine's own writer gives the same text, and faster. */
function written(value: Value): string {
  return isSorted(value) ? JSON.stringify(value) : canonical(value as Json);
}

function isSorted(value: Value | undefined): boolean {
  if (typeof value !== "object") return true;
  if (Array.isArray(value)) return (value as readonly Value[]).every(isSorted);
  const members = value as Body;
  let before = "";
  for (const name of Object.keys(members)) {
    if (name <= before || !isSorted(members[name])) return false;
    before = name;
  }
  return true;
}

/** Everything that is wrong in a value. A million lines come this way, so nothing is made while nothing is wrong. */
function wrongIn(value: unknown, path: string, depth: number, file: string): Fault[] {
  const faults: Fault[] = [];
  if (!isRight(value, depth)) wrongValues(value, path, depth, file, faults);
  return faults;
}

function isRight(value: unknown, depth: number): boolean {
  if (typeof value === "string") return value.isWellFormed() && !value.includes("\0");
  if (typeof value === "number") return Number.isSafeInteger(value);
  if (typeof value !== "object" || value === null || depth > DEPTH) return typeof value === "boolean";
  if (Array.isArray(value)) return value.every((item) => isRight(item, depth + 1));
  const members = value as Readonly<Record<string, unknown>>;
  return Object.keys(members).every((name) => MEMBER.test(name) && (members[name] === undefined || isRight(members[name], depth + 1)));
}

function wrongValues(value: unknown, path: string, depth: number, file: string, faults: Fault[]): void {
  if (typeof value === "boolean") return;
  if (typeof value === "string") {
    if (!value.isWellFormed() || value.includes("\0")) faults.push(wrong("log/value-text", path, file));
  } else if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) faults.push(wrong("log/value-number", path, file));
  } else if (typeof value !== "object" || value === null) faults.push(wrong("log/value-kind", path, file));
  else if (depth > DEPTH) faults.push(wrong("log/value-deep", path, file));
  else if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) wrongValues(value[i], `${path}/${i}`, depth + 1, file, faults);
  } else {
    const members = value as Readonly<Record<string, unknown>>;
    for (const name of Object.keys(members)) {
      if (!MEMBER.test(name)) faults.push(wrong("log/value-name", path, file));
      else if (members[name] !== undefined) wrongValues(members[name], `${path}/${name}`, depth + 1, file, faults);
    }
  }
}

type ValueCode = "log/value-kind" | "log/value-number" | "log/value-text" | "log/value-name" | "log/value-deep";

function wrong(code: ValueCode, path: string, file: string): Fault {
  return finding(code, file, { path: path === "" ? "/" : path }, 2);
}
