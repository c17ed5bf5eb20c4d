// What every table must be like, asked of the database itself. A table that breaks a rule is mended, not listed.
import assert from "node:assert/strict";
import { TABLE_CLASSES, type TableClass } from "../../src/store/tables.ts";
import { type Database, onEachDatabase } from "./databases.ts";

const classes: Readonly<Record<string, TableClass>> = TABLE_CLASSES;
const ofStream = Object.keys(classes).filter((table) => classes[table] !== "reference");
/** A column that is called like this at its end is money, and money is whole cents. */
const MONEY = /(^|_)(amount|cents|cost|fee|gain|net|pain|price|sum|total|vat)s?$/;
/** Sums of quantities go beyond a bigint: a line alone may have 10^15 millionths. */
const TYPES = ["bigint", "boolean", "bytea", "date", "integer", "numeric", 'text collate "C"', "timestamptz(3)"];

onEachDatabase("every table has a class, and every class a table", async (database) => {
  const tables = await names(database, "select tablename::text as name from pg_tables where schemaname = 'public' order by 1");
  assert.deepEqual(tables, Object.keys(classes).sort());
});

onEachDatabase("stream leads every key of a table that belongs to a stream, and no other table has one that does", async (database) => {
  const keys = await database.raw(
    `select r.relname::text as table, c.contype::text as kind, a.attname::text as first, coalesce(f.relname::text, '') as other, coalesce(fa.attname::text, '') as lead
     from pg_constraint c join pg_class r on r.oid = c.conrelid join pg_attribute a on a.attrelid = r.oid and a.attnum = c.conkey[1]
     left join pg_class f on f.oid = c.confrelid left join pg_attribute fa on fa.attrelid = f.oid and fa.attnum = c.confkey[1]
     where r.relnamespace = 'public'::regnamespace and c.contype in ('p', 'u', 'f')`,
  );
  const wrong = keys.filter(({ table, kind, first, other, lead }) =>
    ofStream.includes(String(table))
      ? first !== "stream" || (kind === "f" && (ofStream.includes(String(other)) ? lead !== "stream" : true))
      : first === "stream",
  );
  assert.deepEqual(wrong, []);
  const keyed = keys.filter(({ kind }) => kind === "p").map(({ table }) => String(table));
  assert.deepEqual(keyed.sort(), Object.keys(classes).sort());
  const unique = await database.raw(
    `select i.indexrelid::regclass::text as index from pg_index i join pg_class r on r.oid = i.indrelid
     join pg_attribute a on a.attrelid = r.oid and a.attnum = i.indkey[0]
     where r.relnamespace = 'public'::regnamespace and i.indisunique and a.attname <> 'stream' and r.relname::text = any ($1)`,
    [ofStream],
  );
  assert.deepEqual(unique, []);
});

onEachDatabase("columns are of few types: no float, no time without zone, text in byte order, money in whole cents", async (database) => {
  const columns = await database.raw(
    `select r.relname || '.' || a.attname as column, a.attname::text as name,
            replace(format_type(a.atttypid, a.atttypmod), 'timestamp(3) with time zone', 'timestamptz(3)')
            || case when a.attcollation = 0 then '' else ' collate "' || l.collname || '"' end as type
     from pg_attribute a join pg_class r on r.oid = a.attrelid left join pg_collation l on l.oid = a.attcollation
     where r.relnamespace = 'public'::regnamespace and r.relkind = 'r' and a.attnum > 0 and not a.attisdropped`,
  );
  assert(columns.length > 30);
  assert.deepEqual(
    columns.filter(({ type }) => !TYPES.includes(String(type))),
    [],
  );
  assert.deepEqual(
    columns.filter(({ name, type }) => MONEY.test(String(name)) && type !== "bigint"),
    [],
  );
});

onEachDatabase("row security is on and forced wherever rows belong to a stream, by the streams that the transaction names", async (database) => {
  const guarded = await names(
    database,
    `select r.relname::text as name from pg_class r join pg_policy p on p.polrelid = r.oid
     where r.relnamespace = 'public'::regnamespace and r.relrowsecurity and r.relforcerowsecurity and p.polcmd = '*' and p.polpermissive
     and pg_get_expr(p.polqual, r.oid) like '%stream = ANY%sameside.streams%' order by 1`,
  );
  assert.deepEqual(guarded, ofStream.toSorted());
});

onEachDatabase("nobody but the owner can change or remove what stands in the record", async (database) => {
  for (const table of ofStream.filter((table) => classes[table] === "record")) {
    const [may] = await database.raw(
      `select has_table_privilege('sameside_app', $1, 'update') or has_any_column_privilege('sameside_app', $1, 'update')
              or has_table_privilege('sameside_app', $1, 'delete') or has_table_privilege('sameside_app', $1, 'truncate') as change`,
      [table],
    );
    assert.deepEqual(may, { change: false }, table);
  }
});

onEachDatabase("rules live in code: the database has no function and no trigger of ours", async (database) => {
  const found = await names(
    database,
    `select proname::text as name from pg_proc where pronamespace = 'public'::regnamespace
     union all select tgname::text from pg_trigger where not tgisinternal union all select rulename::text from pg_rules where schemaname = 'public'`,
  );
  assert.deepEqual(found, []);
});

async function names(database: Database, query: string): Promise<string[]> {
  return (await database.raw(query)).map(({ name }) => String(name));
}
