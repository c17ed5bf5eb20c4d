/**
 * Columns that go to the database by the thousand, for `unnest`: arrays in PostgreSQL's binary form, which it takes over without reading any text. Values
 * are written down as they come, so that nothing else of a row need be kept. A column in which every value is absent is null: beside longer ones `unnest`
 * fills it up with nulls.
 */
import { type Day, dayNumber } from "../kernel/day.ts";

/** What a statement takes as a parameter. */
export type Column = Buffer | null;
export type Growing<T> = {
  readonly push: (value: T | undefined) => void;
  /** What has come since it was last taken; good until the next value comes, because the next ones are written over it. */
  readonly take: () => Column;
};

/** Numbers of the types in pg_type. */
const OID = { boolean: 16, bytea: 17, bigint: 20, integer: 23, text: 25, date: 1082 } as const;
const HEAD = 20;
const FIRST_ROOM = 256;
/** What PostgreSQL counts days from. */
const FIRST_DAY = dayNumber("2000-01-01");
/** Bytes that a UTF-16 unit takes in UTF-8 at most. */
const MOST_BYTES = 3;

/** Columns that values are added to as they come. */
export const grow = {
  integers: (): Growing<number> => growing(OID.integer, () => 4, putInteger),
  bigints: (): Growing<bigint> =>
    growing(
      OID.bigint,
      () => 8,
      (into, at, value) => into.writeBigInt64BE(value, at),
    ),
  booleans: (): Growing<boolean> =>
    growing(
      OID.boolean,
      () => 1,
      (into, at, value) => into.writeUInt8(value ? 1 : 0, at),
    ),
  dates: (): Growing<Day> => {
    const known = new Map<Day, number>();
    const numberOf = (day: Day): number => {
      const number = known.get(day) ?? dayNumber(day) - FIRST_DAY;
      known.set(day, number);
      return number;
    };
    return growing(
      OID.date,
      () => 4,
      (into, at, day) => putInteger(into, at, numberOf(day)),
    );
  },
  texts: (): Growing<string> =>
    growing(
      OID.text,
      (text) => text.length * MOST_BYTES,
      (into, at, text) => at + into.write(text, at),
    ),
  runs: (): Growing<Uint8Array> =>
    growing(
      OID.bytea,
      (bytes) => bytes.length,
      (into, at, bytes) => {
        into.set(bytes, at);
        return at + bytes.length;
      },
    ),
} as const;

/** `integer[]`; whole numbers of 32 bits. */
export function integers(values: readonly (number | undefined)[]): Column {
  return whole(grow.integers(), values);
}

/** `bigint[]`; whole numbers of 64 bits, others throw a RangeError. */
export function bigints(values: readonly (bigint | undefined)[]): Column {
  return whole(grow.bigints(), values);
}

/** `date[]`. */
export function dates(values: readonly (Day | undefined)[]): Column {
  return whole(grow.dates(), values);
}

/** `text[]`; a lone surrogate would become U+FFFD, so whoever has such texts refuses them first. */
export function texts(values: readonly (string | undefined)[]): Column {
  return whole(grow.texts(), values);
}

/** `bytea[]`. */
export function runs(values: readonly Uint8Array[]): Column {
  return whole(grow.runs(), values);
}

function whole<T>(column: Growing<T>, values: readonly (T | undefined)[]): Column {
  for (const value of values) column.push(value);
  return column.take();
}

function putInteger(into: Buffer, at: number, value: number): number {
  return into.writeInt32BE(value, at);
}

/** Of one dimension, from 1: a head, then each value behind its length. `roomFor` says what a value takes at most; `put` returns where it ends. */
function growing<T>(type: number, roomFor: (value: T) => number, put: (into: Buffer, at: number, value: T) => number): Growing<T> {
  let into: Buffer = Buffer.allocUnsafe(FIRST_ROOM);
  let [at, count, present] = [HEAD, 0, 0];
  const push = (value: T | undefined): void => {
    count++;
    const most = at + 4 + (value === undefined ? 0 : roomFor(value));
    if (most > into.length) into = larger(into, at, most);
    if (value === undefined) {
      at = into.writeInt32BE(-1, at);
      return;
    }
    present++;
    const end = put(into, at + 4, value);
    into.writeInt32BE(end - at - 4, at);
    at = end;
  };
  const take = (): Column => {
    for (const [i, word] of [1, 1, type, count, 1].entries()) into.writeInt32BE(word, i * 4);
    const column = present === 0 ? null : into.subarray(0, at);
    [at, count, present] = [HEAD, 0, 0];
    return column;
  };
  return { push, take };
}

function larger(bytes: Buffer, used: number, least: number): Buffer {
  const made = Buffer.allocUnsafe(Math.max(bytes.length * 2, least));
  bytes.copy(made, 0, 0, used);
  return made;
}
