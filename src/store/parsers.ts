/** How values of the database become values of ours: one table for both databases, so that the two cannot differ. */
import pg from "pg";
import type { Instant } from "../kernel/day.ts";

type Parse = (text: string) => unknown;

const same: Parse = (text) => text;
/** The package's types tell another shape of this than the package has. */
const arrays = pg.types.arrayParser as unknown as { create(text: string, entry: Parse): { parse(): unknown[] } };
const array =
  (entry: Parse): Parse =>
  (text) =>
    arrays.create(text, entry).parse();

/** By the number of the type in pg_type, in text form. A type that is not here has no business in a row of ours. */
const PARSERS: ReadonlyMap<number, Parse> = new Map<number, Parse>([
  [16, (text) => text === "t"], // bool
  [17, bytes], // bytea
  [19, same], // name
  [20, BigInt], // int8
  [21, Number], // int2
  [23, Number], // int4
  [25, same], // text
  [26, Number], // oid
  [114, (text) => JSON.parse(text) as unknown], // json
  [1009, array(same)], // text[]
  [1003, array(same)], // name[]
  [1007, array(Number)], // int4[]
  [1016, array(BigInt)], // int8[]
  [1001, array(bytes)], // bytea[]
  [1043, same], // varchar
  [1082, day], // date
  [1182, array(day)], // date[]
  [1184, instant], // timestamptz
  [1185, array(instant)], // timestamptz[]
  [1700, same], // numeric
  [1231, array(same)], // numeric[]
  [2278, () => undefined], // void
  [3802, (text) => JSON.parse(text) as unknown], // jsonb
]);

/**
 * For `pg`: int8 becomes a bigint, numeric and date stay text (`12.50`, `2026-11-22`), an instant has three digits and `Z`, bytes are a Buffer.
 * A value of any other type (a double, a time without zone) throws when it is read.
 */
export const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number): Parse => PARSERS.get(oid) ?? (() => refuse(oid))) as pg.CustomTypesConfig["getTypeParser"],
};

function refuse(oid: number): never {
  throw new TypeError(`the store reads no value of type ${oid}: cast it, or say in parsers.ts what it becomes`);
}

function bytes(text: string): Buffer {
  if (!text.startsWith("\\x")) throw new TypeError("bytea_output is not hex");
  return Buffer.from(text.slice(2), "hex");
}

function day(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new RangeError(`${text} is no day`);
  return text;
}

/** Sessions speak UTC; columns hold three digits, PostgreSQL leaves zeros at the end out. */
function instant(text: string): Instant {
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d{1,3})\d*)?\+00$/.exec(text);
  if (!match) throw new RangeError(`${text} is no instant in UTC`);
  return `${match[1]}T${match[2]}.${(match[3] ?? "").padEnd(3, "0")}Z`;
}
