// Values go into both databases and come back alike, and nothing comes back as a double or as a Date.
import assert from "node:assert/strict";
import { INSTALLATION, sql } from "../../src/store/store.ts";
import { onEachDatabase } from "./databases.ts";

const VALUES: readonly (readonly [type: string, sent: unknown, back: unknown])[] = [
  ["bigint", 9_007_199_254_740_993n, 9_007_199_254_740_993n],
  ["bigint", -1n, -1n],
  ["integer", 7, 7],
  ["numeric", "12345678901234567.890", "12345678901234567.890"],
  ["date", "2026-03-29", "2026-03-29"],
  ["date", "0001-01-01", "0001-01-01"],
  ["timestamptz(3)", "2026-03-29T01:30:00.120Z", "2026-03-29T01:30:00.120Z"],
  ["timestamptz(3)", "2026-10-25T00:59:59Z", "2026-10-25T00:59:59.000Z"],
  ["timestamptz(3)", "2026-06-01T12:00:00.5+03", "2026-06-01T09:00:00.500Z"],
  ["boolean", true, true],
  ["text", "työ \u{1f600} \\ ' \"", "työ \u{1f600} \\ ' \""],
  ["text", null, null],
  ["bytea", Buffer.from([0, 255, 92, 39]), Buffer.from([0, 255, 92, 39])],
  ["bigint[]", [1n, 9_007_199_254_740_993n], [1n, 9_007_199_254_740_993n]],
  ["numeric[]", ["0.10", "2"], ["0.10", "2"]],
  ["date[]", ["2026-03-29"], ["2026-03-29"]],
  ["timestamptz(3)[]", ["2026-03-29T01:30:00.120Z"], ["2026-03-29T01:30:00.120Z"]],
  ["text[]", ["a,b", '"', "NULL"], ["a,b", '"', "NULL"]],
  ["bytea[]", [Buffer.from([1, 2]), Buffer.alloc(0)], [Buffer.from([1, 2]), Buffer.alloc(0)]],
  ["jsonb", JSON.stringify({ cents: "12" }), { cents: "12" }],
];

onEachDatabase("what is stored is read back in the one form of its type", async ({ store }) => {
  for (const [type, sent, back] of VALUES) {
    const [row] = await store.read(INSTALLATION, (reading) => reading.rows(sql<{ value: unknown }>`select ${sent}::${sql.raw(type)} as value`));
    assert.deepEqual(row!.value, back, type);
  }
});

onEachDatabase("a double, a float and a time without zone are refused when they are read", async ({ store }) => {
  for (const value of ["1::double precision", "1::real", "now()::timestamp", "now()::time"]) {
    const read = store.read(INSTALLATION, (reading) => reading.rows(sql`select ${sql.raw(value)} as value`));
    await assert.rejects(read, TypeError, value);
  }
});
