/**
 * Single cost records through HTTP, each durable before it is acknowledged, beside pgbench on the same server: `node bench/records.ts [seconds] [rounds]`.
 * The two take turns, so that a disk that is slow for a while is slow for both. The generator of the load is a process of its own and counts as it does for
 * pgbench. Afterwards every acknowledged record must be in the books.
 */
import { execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { INSTALLATION, sql } from "../src/store/store.ts";
import { type Alliance, foundAlliance, makePlace, PARTY, percentile, type Place, say, startServer } from "./place.ts";

const CLIENTS = [1, 32];
const WARM_SECONDS = 10;
const SCRIPT = fileURLToPath(new URL("pgbench.sql", import.meta.url));
const TABLES = `create table bench_line (id bigserial primary key, account int, cents bigint, text text);
create table bench_entry (id bigserial primary key, account int, bytes bytea);
create table bench_balance as select account, 0::bigint as cents from generate_series(1, 2000) account;
alter table bench_balance add primary key (account);`;

/** A load to be sent: by so many clients, each over a connection of its own that waits for its answer, for so long. */
type Load = { readonly host: string; readonly port: number; readonly path: string; readonly key: string; readonly clients: number; readonly seconds: number };
/** How long each request took, in milliseconds, and over which time all of them came. */
type Sent = { readonly took: readonly number[]; readonly seconds: number };

async function main(seconds: number, rounds: number): Promise<void> {
  const place = await makePlace();
  try {
    const installation = await place.open();
    const alliance = await foundAlliance(installation);
    await installation.close();
    const peer = pgbench(place, seconds);
    const profile = process.env["BENCH_PROFILE"];
    const server = await startServer(place, profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profile}`]);
    const load = { host: server.url.hostname, port: Number(server.url.port), path: `/api/streams/${alliance.stream}/costs/enter`, key: alliance.key };
    let acknowledged = (await send({ ...load, clients: Math.max(...CLIENTS), seconds: WARM_SECONDS })).took.length;
    for (const clients of CLIENTS) {
      const took: number[] = [];
      const [ours, theirs]: number[][] = [[], []];
      let worked = 0;
      for (let round = 0; round < rounds; round++) {
        const before = server.worked();
        const sent = await send({ ...load, clients, seconds });
        worked += server.worked() - before;
        took.push(...sent.took);
        ours!.push(sent.took.length / sent.seconds);
        theirs!.push(peer(clients));
      }
      acknowledged += took.length;
      tell(clients, { ours: ours!, theirs: theirs!, took, worked });
    }
    say("server-peak-memory-megabytes", server.memory());
    await server.stop();
    await check(place, alliance, acknowledged);
  } finally {
    await place.remove();
  }
}

type Rounds = { readonly ours: readonly number[]; readonly theirs: readonly number[]; readonly took: readonly number[]; readonly worked: number };

function tell(clients: number, { ours, theirs, took, worked }: Rounds): void {
  const ratios = ours.map((rate, i) => rate / theirs[i]!);
  const shown = { "records-per-second": ours, "pgbench-per-second": theirs, "records-against-pgbench": ratios };
  for (const [label, values] of Object.entries(shown)) {
    const sorted = values.toSorted((a, b) => a - b);
    const [least, median, most] = [sorted[0]!, percentile(sorted, 50), sorted.at(-1)!].map((value) => Number(value.toPrecision(3)));
    say(`${label}-${clients}`, `${median} (${least} to ${most})`);
  }
  const sorted = took.toSorted((a, b) => a - b);
  for (const share of [50, 99]) say(`milliseconds-p${share}-${clients}`, percentile(sorted, share));
  say(`server-milliseconds-of-processor-a-record-${clients}`, worked / took.length);
}

/** The load is sent by a process of its own, so that it takes nothing from the server but time on the machine. */
async function send(load: Load): Promise<Sent> {
  const child = fork(fileURLToPath(import.meta.url), ["send", JSON.stringify(load)]);
  const [left, ended] = [once(child, "disconnect").then(() => undefined), once(child, "exit")];
  const told = await Promise.race([once(child, "message"), left]);
  if (!told) throw new Error("the load was not sent to its end");
  await ended;
  return told[0] as Sent;
}

/** Makes the tables of the script; then each run of it returns its transactions a second. */
function pgbench({ programs, cluster }: Place, seconds: number): (clients: number) => number {
  const run = (program: string, ...args: string[]): string => execFileSync(join(programs, program), [...args, cluster.url("sameside")], { encoding: "utf8" });
  run("psql", "-qc", TABLES);
  return (clients) => {
    const told = run("pgbench", "-n", "-T", String(seconds), "-c", String(clients), "-j", String(Math.min(2, clients)), "-f", SCRIPT);
    return Number(/tps = ([\d.]+)/.exec(told)![1]);
  };
}

/** What was acknowledged is there, each once, and the record and its tables are whole. */
async function check({ open, env }: Place, { stream }: Alliance, acknowledged: number): Promise<void> {
  const { store, close } = await open();
  const [found] = await store.read(INSTALLATION, (reading) =>
    reading.rows(sql<{ entries: bigint; lines: bigint }>`
      select (select count(*) from entry where stream = ${stream} and kind = 'costs-entered') as entries,
             (select count(*) from cost_line l join cost_batch b using (stream, batch) where stream = ${stream}) as lines`),
  );
  await close();
  say("acknowledged", acknowledged);
  say("entries", Number(found!.entries));
  say("lines", Number(found!.lines));
  if (Number(found!.entries) !== acknowledged || Number(found!.lines) !== acknowledged) throw new Error("what was acknowledged is not what is there");
  const program = fileURLToPath(new URL("../bin/sameside.js", import.meta.url));
  const verified = ["verify", "--database"];
  for (const command of [verified, ["rebuild", "--dry-run"]]) execFileSync(process.execPath, [program, ...command], { env, stdio: "inherit" });
}

/** Everything below runs in the process that sends. */
async function sendAll({ clients, seconds, ...load }: Load): Promise<Sent> {
  const took: number[] = [];
  const begun = performance.now();
  const run = `${process.pid}-${clients}`;
  await Promise.all(Array.from({ length: clients }, (_, client) => sendOn(load, `${run}c${client}`, begun + seconds * 1000, took)));
  return { took, seconds: (performance.now() - begun) / 1000 };
}

/** One connection, kept alive: the next request goes when the answer to the last has come. */
function sendOn({ host, port, path, key }: Omit<Load, "clients" | "seconds">, name: string, until: number, took: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true });
    let number = 0;
    let sentAt = 0;
    let answer = "";
    const next = (): void => {
      if (performance.now() >= until) return void socket.end(resolve);
      const body = recordOf(number, `${name}n${number}`);
      const head = `POST ${path} HTTP/1.1\r\nhost: ${host}:${port}\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\n`;
      sentAt = performance.now();
      socket.write(`${head}idempotency-key: ${name}n${number++}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    socket.on("connect", next).on("error", reject);
    socket.on("data", (bytes) => {
      answer += bytes.toString("latin1");
      const head = answer.indexOf("\r\n\r\n");
      if (head === -1 || answer.length < head + 4 + Number(/content-length: (\d+)/i.exec(answer)?.[1])) return;
      if (!answer.startsWith("HTTP/1.1 200 ")) return reject(new Error(answer));
      took.push(performance.now() - sentAt);
      answer = "";
      next();
    });
  });
}

/** A voucher that comes twice would be refused. */
function recordOf(i: number, document: string): string {
  const day = `2020-${String(1 + (i % 12)).padStart(2, "0")}-${String(1 + (i % 28)).padStart(2, "0")}`;
  const line = {
    line: "coaching",
    type: "coach-hour",
    day,
    net: String((i * 7919) % 900_000),
    quantity: String(1 + (i % 8)),
    supplier: `Keksitty Toimittaja ${i % 400} Oy`,
  };
  return JSON.stringify({ party: PARTY, lines: [{ ...line, document, text: "Ryhmävalmennus ja ohjaus" }] });
}

if (process.argv[2] === "send") {
  const sent = await sendAll(JSON.parse(process.argv[3]!) as Load);
  process.send?.(sent, undefined, undefined, () => process.disconnect?.());
} else await main(Number(process.argv[2] ?? 6), Number(process.argv[3] ?? 5));
