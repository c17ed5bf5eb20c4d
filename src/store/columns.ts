/**
 * Columns that go to the database by the thousand, for `unnest`: arrays in PostgreSQL's binary form, which it takes over without reading any text. A column
 * in which every value is absent is null: beside longer ones `unnest` fills it up with nulls.
 */
import { type Day, dayNumber } from "../kernel/day.ts";

/** Numbers of the types in pg_type. */
const OID = { boolean: 16, bytea: 17, bigint: 20, integer: 23, text: 25, date: 1082 } as const;
const HEAD = 20;
/** What PostgreSQL counts days from. */
const FIRST_DAY = dayNumber("2000-01-01");
/** Bytes that a UTF-16 unit takes in UTF-8 at most. */
const MOST_BYTES = 3;

export type Column = Buffer | null;

/** `integer[]`; whole numbers of 32 bits. */
export function integers(values: readonly (number | undefined)[]): Column {
  return column(OID.integer, values, values.length * 4, putInteger);
}

/** `bigint[]`; whole numbers of 64 bits, others throw a RangeError. */
export function bigints(values: readonly (bigint | undefined)[]): Column {
  return column(OID.bigint, values, values.length * 8, (into, at, value) => into.writeBigInt64BE(value, at));
}

/** `boolean[]`. */
export function booleans(values: readonly (boolean | undefined)[]): Column {
  return column(OID.boolean, values, values.length, (into, at, value) => into.writeUInt8(value ? 1 : 0, at));
}

/** `date[]`. */
export function dates(values: readonly (Day | undefined)[]): Column {
  const known = new Map<Day, number>();
  return column(OID.date, values, values.length * 4, (into, at, day) => {
    const number = known.get(day) ?? dayNumber(day) - FIRST_DAY;
    known.set(day, number);
    return putInteger(into, at, number);
  });
}

/** `text[]`; a lone surrogate would become U+FFFD, so whoever has such texts refuses them first. */
export function texts(values: readonly (string | undefined)[]): Column {
  const room = values.reduce((sum, text) => sum + (text === undefined ? 0 : text.length * MOST_BYTES), 0);
  return column(OID.text, values, room, (into, at, text) => at + into.write(text, at));
}

/** `bytea[]`. */
export function runs(values: readonly Uint8Array[]): Column {
  const room = values.reduce((sum, bytes) => sum + bytes.length, 0);
  return column(OID.bytea, values, room, (into, at, bytes) => {
    into.set(bytes, at);
    return at + bytes.length;
  });
}

function putInteger(into: Buffer, at: number, value: number): number {
  return into.writeInt32BE(value, at);
}

/** Of one dimension, from 1: a head, then each value behind its length. `room` is what the values take at most; `put` returns where a value ends. */
function column<T>(type: number, values: readonly (T | undefined)[], room: number, put: (into: Buffer, at: number, value: T) => number): Column {
  const into = Buffer.allocUnsafe(HEAD + values.length * 4 + room);
  for (const [i, word] of [1, 1, type, values.length, 1].entries()) into.writeInt32BE(word, i * 4);
  let at = HEAD;
  let present = 0;
  for (const value of values) {
    if (value === undefined) {
      at = into.writeInt32BE(-1, at);
      continue;
    }
    present++;
    const end = put(into, at + 4, value);
    into.writeInt32BE(end - at - 4, at);
    at = end;
  }
  return present === 0 ? null : into.subarray(0, at);
}
