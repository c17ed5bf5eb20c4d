/** Changing what stands in a database, past everything that guards it. */
import { TABLE_CLASSES } from "../../src/store/tables.ts";
import type { Database } from "../store/databases.ts";

export type Column = { readonly table: string; readonly column: string; readonly type: string };

/** How a value becomes another one that the column can hold; null becomes `NONE`. */
const OTHER: Readonly<Record<string, string>> = {
  text: "case when $c = '' then 'x' else overlay($c placing case when left($c, 1) = 'a' then 'b' else 'a' end from 1 for 1) end",
  bytea: "set_byte($c, 0, (get_byte($c, 0) + 1) % 256)",
  bigint: "$c + 1000",
  integer: "$c + 1000",
  boolean: "not $c",
  date: "$c + 1",
  numeric: "$c + 1",
  "timestamp with time zone": "$c + interval '1 millisecond'",
};
const NONE: Readonly<Record<string, string>> = {
  text: "'x'",
  bytea: "decode(repeat('00', 32), 'hex')",
  bigint: "7",
  numeric: "7",
  integer: "7",
  boolean: "true",
  date: "'2026-01-01'",
  "timestamp with time zone": "'2026-01-01'",
};

export async function columnsOf({ raw }: Database, classes: readonly string[]): Promise<Column[]> {
  const rows = (await raw(
    `select table_name::text as table, column_name::text as column, data_type::text as type from information_schema.columns where table_schema = 'public'`,
  )) as Column[];
  return rows.filter(({ table }) => classes.includes(TABLE_CLASSES[table as keyof typeof TABLE_CLASSES]));
}

/** Spoils the column in one row, one that holds a value where there is any, past all keys and checks; gives back what was there before. */
export async function spoil({ raw }: Database, { table, column, type }: Column): Promise<() => Promise<void>> {
  const value = `case when "${column}" is null then ${NONE[type]}::${type} else ${OTHER[type]!.replaceAll("$c", `"${column}"`)} end`;
  const name = `spoilt_${table}`;
  await raw(`create table ${name} as select * from ${table}`);
  const changed = await raw(
    `update ${table} set "${column}" = ${value}
     where ctid = (select ctid from ${table} order by "${column}" is null, stream desc, ctid limit 1) returning 1 as n`,
  );
  if (changed.length === 0) throw new Error(`${table} has no row to spoil: fill it`);
  return async () => {
    await raw(`delete from ${table}`);
    await raw(`insert into ${table} select * from ${name}`);
    await raw(`drop table ${name}`);
  };
}

/** Whoever owns the tables can lift everything that guards them. */
export async function unbound({ raw, kind }: Database, work: () => Promise<unknown>): Promise<void> {
  const tables = Object.keys(TABLE_CLASSES).filter((table) => ["record", "content", "derived"].includes(TABLE_CLASSES[table as keyof typeof TABLE_CLASSES]));
  const constraints = await raw(
    `select conrelid::regclass::text as table, conname::text as name, pg_get_constraintdef(oid) as definition from pg_constraint
     where connamespace = 'public'::regnamespace and contype in ('f', 'c') and conrelid::regclass::text = any ($1)`,
    [tables],
  );
  if (kind === "server") for (const table of tables) await raw(`alter table ${table} no force row level security`);
  for (const { table, name } of constraints) await raw(`alter table ${String(table)} drop constraint ${String(name)}`);
  try {
    await work();
  } finally {
    await raw(`truncate ${tables.join(", ")}`).catch(() => undefined);
    for (const { table, name, definition } of constraints) await raw(`alter table ${String(table)} add constraint ${String(name)} ${String(definition)}`);
    if (kind === "server") for (const table of tables) await raw(`alter table ${table} force row level security`);
  }
}
