/**
 * The page of the books over many lines, as a purchaser's controller reads it: `node bench/books.ts [lines] [seconds]`. The lines come into PostgreSQL by
 * the import; then the pages of five filters, each with its totals, are asked for in turn, so many a second, whether or not earlier ones have come.
 */
import { execFileSync } from "node:child_process";
import { createReadStream, createWriteStream } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { setTimeout as wait } from "node:timers/promises";
import type { Installation } from "../src/api/installation.ts";
import { openFinding } from "../src/open-books/commands.ts";
import { acceptImport } from "../src/open-books/import/commands.ts";
import { readReport } from "../src/open-books/import/report.ts";
import { createImports } from "../src/open-books/import/routes.ts";
import { findImport } from "../src/open-books/import/store.ts";
import { clock } from "../src/api/http.ts";
import { type Alliance, foundAlliance, makePlace, PARTY, percentile, type Place, say, startServer } from "./place.ts";

const LINES = Number(process.argv[2] ?? 1_000_000);
const SECONDS = Number(process.argv[3] ?? 30);
const PER_SECOND = 50;
const WARM_SECONDS = 5;
/** PostgreSQL looks once a minute whether a table has grown so much that it is to be vacuumed; until then indexes alone cannot answer. */
const SETTLED_SECONDS = 120;
const MONTHS = 24;

/** What a reader asks for, as the address says it. */
const FILTERS: Readonly<Record<string, string>> = {
  all: "",
  month: "month=2020-05",
  "party-and-type": `party=${PARTY}&type=coach-hour`,
  disputed: "status=disputed",
  amounts: "least=8000&most=8100",
};

/** Rows as ledgers have them: two years, a few suppliers, a document number each, a short text. */
async function writeFile(path: string, lines: number): Promise<void> {
  const out = createWriteStream(path);
  out.write("party,line,type,day,net,vat,quantity,supplier,document,text\n");
  for (let i = 0; i < lines; i++) {
    const [month, day] = [i % MONTHS, 1 + (i % 28)].map((n) => String(n).padStart(2, "0"));
    const date = `${Number(month) < 12 ? 2019 : 2020}-${String(1 + (Number(month) % 12)).padStart(2, "0")}-${day}`;
    const net = `${(i * 7919) % 9000}.${String(i % 100).padStart(2, "0")}`;
    const type = i % 3 === 0 ? "materials" : "coach-hour";
    const row = `${PARTY},coaching,${type},${date},${net},,${1 + (i % 8)},Keksitty Toimittaja ${i % 400} Oy,K-${i},Ryhmävalmennus ja ohjaus\n`;
    if (!out.write(row)) await new Promise((resolve) => out.once("drain", resolve));
  }
  out.end();
  await finished(out);
}

async function fillBooks({ store, runner }: Installation, { stream, provider, controller }: Alliance, scratch: string): Promise<void> {
  const path = join(scratch, "costs.csv");
  await writeFile(path, LINES);
  const imports = createImports({ store, runner, directory: scratch, log: (bug) => console.error(bug) });
  const made = await imports.takeWhole({ who: provider, stream }, { party: PARTY, name: "costs.csv" }, createReadStream(path));
  if ("refusals" in made) throw new Error(JSON.stringify(made.refusals));
  await imports.readingOf({ stream, batch: made.batch });
  const sight = { actor: undefined, party: undefined, streams: [stream] };
  const row = await store.read(sight, (reading) => findImport(reading, { stream, batch: made.batch }));
  const report = readReport(row!.report!);
  const { count, total } = report.lines;
  const asked = { stream, at: clock() };
  const accepted = await runner.run(
    acceptImport,
    { batch: made.batch, count, total, leftOut: report.leftOut, counts: report.counts.counts },
    { ...asked, who: provider },
  );
  if (accepted.refusals) throw new Error(JSON.stringify(accepted.refusals));
  const lines = Array.from({ length: 500 }, (_, i) => `${made.batch}/${Math.floor((i * LINES) / 500)}`);
  const opened = await runner.run(openFinding, { lines, question: "Keksitty kysymys" }, { ...asked, who: controller });
  if (opened.refusals) throw new Error(JSON.stringify(opened.refusals));
  say("lines", count);
}

type Asking = { readonly url: URL; readonly path: string; readonly cookie: string };

/** How long a page took, to its last byte, in milliseconds. */
function ask({ url, path, cookie }: Asking, query: string): Promise<number> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const sent = get(new URL(`${path}?${query}`, url), { headers: { cookie, "accept-encoding": "identity" } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${query}: ${answer.statusCode}`));
      answer.on("end", () => resolve(performance.now() - begun)).resume();
    });
    sent.on("error", reject);
  });
}

/** Asks at the times when requests are due, so that a page that comes late is counted as late. */
async function load(asking: Asking, seconds: number): Promise<ReadonlyMap<string, readonly number[]>> {
  const took = new Map(Object.keys(FILTERS).map((name) => [name, [] as number[]]));
  const names = Object.keys(FILTERS);
  const begun = performance.now();
  const all = Array.from({ length: seconds * PER_SECOND }, async (_, i) => {
    const name = names[i % names.length]!;
    const due = (i * 1000) / PER_SECOND;
    await wait(Math.max(0, begun + due - performance.now()));
    const late = performance.now() - begun - due;
    took.get(name)!.push(late + (await ask(asking, FILTERS[name]!)));
  });
  await Promise.all(all);
  return took;
}

/** Waits until PostgreSQL has by itself vacuumed and analysed what the import has filled, as it has on a server that is warm. */
async function settled({ programs, cluster }: Place): Promise<void> {
  const asked = "select last_autovacuum is not null and last_autoanalyze is not null from pg_stat_user_tables where relname = 'cost_line'";
  for (let waited = 0; waited < SETTLED_SECONDS; waited++) {
    const said = execFileSync(join(programs, "psql"), [cluster.url("sameside"), "-Atqc", asked], { encoding: "utf8" });
    if (said.trim() === "t") return say("settled-after-seconds", waited);
    await wait(1000);
  }
  throw new Error("PostgreSQL has not vacuumed the lines");
}

const place = await makePlace();
try {
  const installation = await place.open();
  const alliance = await foundAlliance(installation);
  await fillBooks(installation, alliance, place.scratch);
  await installation.close();
  await settled(place);
  const server = await startServer(place);
  const asking = { url: server.url, path: `/fi/${alliance.stream}/books`, cookie: alliance.cookie };
  for (const query of Object.values(FILTERS)) await ask(asking, query);
  await load(asking, WARM_SECONDS);
  const before = server.worked();
  const took = await load(asking, SECONDS);
  say("server-milliseconds-of-processor-a-page", (server.worked() - before) / (SECONDS * PER_SECOND));
  for (const [name, times] of [...took, ["pages", [...took.values()].flat()] as const]) {
    const sorted = times.toSorted((a, b) => a - b);
    for (const share of [50, 99, 100]) say(`${name}-milliseconds-p${share}`, percentile(sorted, share));
  }
  say("server-peak-memory-megabytes", server.memory());
  await server.stop();
} finally {
  await place.remove();
}
