/** The peer for reading: DuckDB reads the same CSV typed and groups it by party, month and type. `node bench/duckdb.ts FILE`. */
import { DuckDBInstance } from "@duckdb/node-api";

const instance = await DuckDBInstance.create(":memory:");
const connection = await instance.connect();
const reader = await connection.runAndReadAll(
  `select party, strftime(day, '%Y-%m') as month, type, sum(net)::varchar as net, count(*) as lines
     from read_csv('${process.argv[2]}', header = true,
       columns = {'party': 'varchar', 'line': 'varchar', 'type': 'varchar', 'day': 'date', 'booked': 'date',
                  'net': 'decimal(18,2)', 'vat': 'decimal(18,2)', 'status': 'varchar', 'document': 'varchar'})
    group by all order by all`,
);
const rows = reader.getRows();
const cents = rows.reduce((sum, row) => sum + BigInt(String(row[3]).replace(".", "")), 0n);
process.stdout.write(`groups=${rows.length} sum-cents=${cents}\n`);
