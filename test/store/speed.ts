/** Measures the store on both databases and prints the figures: `node test/store/speed.ts [lines]`. Beside the server runs what PostgreSQL itself does. */
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomId } from "../../src/kernel/id.ts";
import { lineBytes } from "../../src/log/entry.ts";
import { type Batch, createBatch, saltedHash } from "../../src/log/reference.ts";
import { addLines, type KeptLine, openBatch } from "../../src/log/batches/store.ts";
import { keepRecord, NODE, type Turn } from "../../src/log/store.ts";
import { INSTALLATION, openStore, type Store } from "../../src/store/store.ts";
import { ordinaryDatabase } from "./crash.ts";
import { serverPrograms, startCluster } from "./postgres.ts";

const LINES = Number(process.argv[2] ?? 200_000);
const CHUNK = 20_000;
const NOW = "2026-01-01T00:00:00.000Z";
const PGBENCH = `\\set account random(1, 1000)
begin;
insert into line (account, cents, text) values (:account, 100, 'two inserts');
insert into entry_like (account, bytes) values (:account, '\\x00');
update balance set cents = cents + 100 where account = :account;
update balance set cents = cents - 100 where account = 1001 + :account;
commit;
`;
const PGBENCH_TABLES = `create table line (id bigserial primary key, account int, cents bigint, text text);
create table entry_like (id bigserial primary key, account int, bytes bytea);
create table balance as select account, 0::bigint as cents from generate_series(1, 2001) account; alter table balance add primary key (account);`;

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
};
const say = (what: string, rate: number, unit: string): void => console.log(`${what}: ${Math.round(rate).toLocaleString("en")} ${unit}`);

/** One small entry with a key against sending it twice. */
async function record(turn: Turn): Promise<void> {
  const { entry } = turn.append([{ kind: "cost", day: "2026-01-01", body: { net: "12345", text: "a cost line as they are" } }], NOW).value!.leaves[0]!;
  const row = { stream: entry.stream, actor: "a", route: "r", key: String(entry.seq), request: Buffer.alloc(32), result: "{}" };
  await turn.writing.insertInto("command_key").values(row).execute();
}

async function singles(store: Store, clients: number, count: number): Promise<number> {
  const [keeper, stream] = [keepRecord(store), randomId(randomBytes(16))];
  const work = async (times: number): Promise<void> => {
    for (let i = 0; i < times; i++) await keeper.turn(INSTALLATION, stream, record);
  };
  const all = (times: number) => Promise.all(Array.from({ length: clients }, () => work(Math.ceil(times / clients))));
  await all(200);
  return count / (await seconds(() => all(count)));
}

/** Lines made, salted, hashed, gathered under their root and kept, in chunks that are durable one by one. */
async function bulk(store: Store): Promise<number> {
  const stream = randomId(randomBytes(16));
  const kept = async (): Promise<void> => {
    const batch = await store.write(INSTALLATION, (writing) => openBatch(writing, stream));
    const root = createBatch(NODE.sha256, "net");
    for (let from = 0; from < LINES; from += CHUNK) {
      const lines = made(root, from, Math.min(CHUNK, LINES - from));
      await store.write(INSTALLATION, (writing) => addLines(writing, { stream, batch, from }, lines));
    }
    root.ref();
  };
  return LINES / (await seconds(kept));
}

function made(root: Batch, from: number, count: number): KeptLine[] {
  const salts = randomBytes(16 * count);
  return Array.from({ length: count }, (_, i) => {
    const bytes = lineBytes({ account: "4000", day: "2026-01-01", net: String(from + i), supplier: "Esimerkki Oy", text: `invoice ${from + i}` }, "x").value!;
    const salt = salts.subarray(i * 16, i * 16 + 16);
    const leaf = saltedHash(NODE.sha256, salt, bytes);
    root.push(leaf, BigInt(from + i));
    return { bytes, salt, leaf };
  });
}

async function measure(name: string, store: Store): Promise<readonly number[]> {
  const rates = [await singles(store, 1, 1000), await singles(store, 32, 5000), await bulk(store)];
  for (const [i, what] of ["singles, 1 client", "singles, 32 clients", "bulk lines"].entries())
    say(`${name}, ${what}`, rates[i]!, i < 2 ? "durable/s" : "rows/s");
  return rates;
}

const scratch = mkdtempSync(join(tmpdir(), "sameside-speed-"));
const embedded = (await openStore({ data: join(scratch, "data"), demo: false })).value!;
await measure("embedded", embedded);
await embedded.close();
const programs = serverPrograms();
if (programs !== undefined) {
  const cluster = await startCluster(programs, { durable: "yes" });
  const databaseUrl = await ordinaryDatabase(cluster);
  const store = (await openStore({ data: "", databaseUrl, demo: false })).value!;
  const [one, many, rows] = await measure("server", store);
  await store.close();
  const run = (program: string, ...args: string[]): string => execFileSync(join(programs, program), args, { encoding: "utf8" });
  const database = cluster.url("sameside");
  run("psql", database, "-qc", PGBENCH_TABLES);
  writeFileSync(join(scratch, "script.sql"), PGBENCH);
  for (const [clients, ours] of [
    [1, one],
    [32, many],
  ] as const) {
    const told = run("pgbench", "-n", "-T", "5", "-c", String(clients), "-j", "2", "-f", join(scratch, "script.sql"), database);
    const tps = Number(/tps = ([\d.]+)/.exec(told)![1]);
    say(`pgbench, ${clients} clients`, tps, `/s; ours ${(ours! / tps).toFixed(2)} ×`);
  }
  run(
    "psql",
    database,
    "-qc",
    `copy content_line to '${join("/tmp", "sameside-speed.copy")}' (format binary)`,
    "-c",
    "create table copied (like content_line including all)",
  );
  const copied = LINES / (await seconds(async () => run("psql", database, "-qc", "copy copied from '/tmp/sameside-speed.copy' (format binary)")));
  say("copy into the same table", copied, `rows/s; ours ${(rows! / copied).toFixed(2)} ×`);
  rmSync("/tmp/sameside-speed.copy");
  await cluster.remove();
}
rmSync(scratch, { recursive: true });
