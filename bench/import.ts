/**
 * Imports a cost file into the books on PostgreSQL, and copies the same rows into the same tables beside it: `node bench/import.ts [lines]`.
 * The import reads, validates, salts, hashes and keeps every line durably, builds the tables that pages read, and enters the batch; COPY only copies.
 */
import { execFileSync } from "node:child_process";
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { acceptImport } from "../src/open-books/import/commands.ts";
import { createImports } from "../src/open-books/import/routes.ts";
import { readReport } from "../src/open-books/import/report.ts";
import { findImport } from "../src/open-books/import/store.ts";
import { openStore } from "../src/store/store.ts";
import { worldOn } from "../test/open-books/record-world.ts";
import { ordinaryDatabase } from "../test/store/crash.ts";
import { serverPrograms, startCluster } from "../test/store/postgres.ts";

const LINES = Number(process.argv[2] ?? 1_000_000);
const HEADER = "party,line,type,day,net,vat,quantity,supplier,document,text\n";
const programs = serverPrograms();
if (programs === undefined) throw new Error("this bench needs PostgreSQL's programs");

/** Rows as ledgers have them: a few suppliers, a document number each, a short text. */
function file(lines: number): Buffer {
  const parts = [HEADER];
  for (let i = 0; i < lines; i++) {
    const month = String(1 + (i % 12)).padStart(2, "0");
    const day = String(1 + (i % 28)).padStart(2, "0");
    const net = `${(i * 7919) % 9000}.${String(i % 100).padStart(2, "0")}`;
    parts.push(`uramylly,coaching,coach-hour,2020-${month}-${day},${net},,${1 + (i % 8)},Keksitty Toimittaja ${i % 400} Oy,K-${i},Ryhmävalmennus ja ohjaus\n`);
  }
  return Buffer.from(parts.join(""));
}

const seconds = async (work: () => Promise<unknown> | unknown): Promise<number> => {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
};
const say = (label: string, value: string | number): void =>
  void process.stdout.write(`${label}=${typeof value === "number" ? Number(value.toPrecision(4)) : value}\n`);

const scratch = mkdtempSync(join(tmpdir(), "sameside-import-"));
const cluster = await startCluster(programs, { durable: "yes" });
try {
  const databaseUrl = await ordinaryDatabase(cluster);
  const store = (await openStore({ data: "", databaseUrl, demo: false })).value!;
  const world = await worldOn(store, "examples/kainuu-youth");
  const who = world.who("provider-manager", "uramylly");
  const path = join(scratch, "costs.csv");
  writeFileSync(path, file(LINES));
  const imports = createImports({ store, runner: world.runner, directory: scratch, log: (bug) => console.error(bug) });
  let batch = 0;
  const reading = await seconds(async () => {
    const made = await imports.takeWhole({ who, stream: world.stream }, { party: "uramylly", name: "costs.csv" }, createReadStream(path));
    if ("refusals" in made) throw new Error(JSON.stringify(made.refusals));
    batch = made.batch;
    await imports.readingOf({ stream: world.stream, batch });
  });
  const sight = { actor: undefined, party: undefined, streams: [world.stream] };
  const report = readReport((await store.read(sight, (from) => findImport(from, { stream: world.stream, batch })))!.report!);
  const { count, total } = report.lines;
  const accepting = await seconds(async () => {
    const ran = await world.run(acceptImport, { batch, count, total, leftOut: report.leftOut, counts: report.counts.counts }, who);
    if (ran.refusals) throw new Error(JSON.stringify(ran.refusals));
  });
  await store.close();
  const run = (...commands: string[]): string =>
    execFileSync(join(programs, "psql"), [cluster.url("sameside"), ...commands.flatMap((command) => ["-qc", command])], { encoding: "utf8" });
  const copied = async (table: string, only: string): Promise<number> => {
    const copy = join("/tmp", `sameside-import-${process.pid}.copy`);
    run(`copy ${table} to '${copy}' (format binary)`, `create table copied (like ${table})`, `alter table copied add primary key (${only})`);
    const took = await seconds(() => run(`copy copied from '${copy}' (format binary)`));
    run("drop table copied");
    rmSync(copy, { force: true });
    return took;
  };
  const lines = await copied("content_line", "stream, batch, line");
  const derived = await copied("cost_line", "stream, batch, line");
  const ours = reading + accepting;
  for (const [label, value] of [
    ["lines", count],
    ["reading-seconds", reading],
    ["accepting-seconds", accepting],
    ["import-lines-per-second", count / ours],
    ["copy-content-line-seconds", lines],
    ["copy-cost-line-seconds", derived],
    ["import-against-copy-of-content-line", lines / ours],
    ["import-against-copy-of-both", (lines + derived) / ours],
    ["peak-memory-megabytes", Math.round(process.resourceUsage().maxRSS / 1024)],
  ] as const)
    say(label, value);
} finally {
  await cluster.remove();
  rmSync(scratch, { recursive: true, force: true });
}
