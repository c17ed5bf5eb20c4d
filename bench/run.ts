/**
 * `npm run bench`: measures whole processes side by side in one run and writes bench/RESULTS.md: a million cost lines beside ledger, hledger and
 * DuckDB, the engine in process, and a million imagined futures beside NumPy. What is not installed is reported as skipped. `-- --rounds N --lines N`.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { generate } from "./generate.ts";

type Contender = { readonly name: string; readonly command: string; readonly args: readonly string[]; readonly version: string };
type Measured = { readonly name: string; readonly command: string; readonly seconds: readonly number[]; readonly peakMegabytes: number };

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "5" }, lines: { type: "string", default: "1000000" }, keep: { type: "string" } },
});
const rounds = Number(values.rounds);
const directory = values.keep ?? mkdtempSync(join(tmpdir(), "sameside-bench-"));
const root = new URL("..", import.meta.url).pathname;

say(`Generating ${values.lines} cost lines in ${directory}`);
await generate(directory, Number(values.lines));
const books = await measureAll(contenders(directory));
const engine = engineRuns(directory);
const simulation = simulationRuns();
const path = `${root}bench/RESULTS.md`;
// What other benches measured stands behind, and is written by hand.
const [, others = ""] = readFileSync(path, "utf8").split(/^(?=## Single records$)/m);
writeFileSync(path, report(books, engine, simulation) + (others && `\n${others}`));
if (values.keep === undefined) rmSync(directory, { recursive: true });
say(readFileSync(path, "utf8"));

function contenders(from: string): Contender[] {
  const node = process.execPath;
  const found: (Contender | undefined)[] = [
    {
      name: "sameside settle",
      command: node,
      args: [`${root}bin/sameside.js`, "settle", from, "--through", "2023-12-31", "--quiet", "--format", "csv", "-o", `${from}/statement.csv`],
      version: process.version,
    },
    { name: "DuckDB", command: node, args: [`${root}bench/duckdb.ts`, `${from}/costs.csv`], version: dependency("@duckdb/node-api") },
    installed("ledger", ["-f", `${from}/costs.journal`, "bal", "--flat"]),
    installed("hledger", ["-f", `${from}/costs.journal`, "bal"]),
  ];
  return found.filter((contender) => contender !== undefined);
}

function installed(name: string, args: readonly string[]): Contender | undefined {
  const run = spawnSync(name, ["--version"], { encoding: "utf8" });
  if (run.status === 0) return { name, command: name, args, version: /\d[\w.-]*/.exec(run.stdout)?.[0] ?? "" };
  say(`${name} is not installed: skipped`);
  return undefined;
}

/** Every contender once a round, so that a busy moment of the machine meets them all. */
async function measureAll(all: readonly Contender[]): Promise<Measured[]> {
  const runs = all.map(() => ({ seconds: [] as number[], peak: 0 }));
  for (let round = 1; round <= rounds; round++) {
    for (const [i, contender] of all.entries()) {
      const { seconds, peak } = await measure(contender);
      runs[i]!.seconds.push(seconds);
      runs[i]!.peak = Math.max(runs[i]!.peak, peak);
      say(`round ${round}: ${contender.name} ${seconds.toFixed(2)} s, ${peak.toFixed(0)} MB`);
    }
  }
  return all.map((contender, i) => ({
    name: `${contender.name} (${contender.version})`,
    command: shown(contender),
    seconds: runs[i]!.seconds,
    peakMegabytes: runs[i]!.peak,
  }));
}

/** Wall time and the peak of resident memory of a whole process. */
async function measure(contender: Contender): Promise<{ seconds: number; peak: number }> {
  const before = performance.now();
  const child = spawn(contender.command, contender.args, { stdio: ["ignore", "ignore", "inherit"] });
  let peak = 0;
  const watch = setInterval(() => {
    const status = `/proc/${child.pid}/status`;
    if (!existsSync(status)) return;
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(status, "utf8"))?.[1] ?? 0) / 1024);
  }, 20);
  const code = await new Promise<number | null>((done) => child.on("close", done));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${contender.name} ended with ${code}`);
  return { seconds: (performance.now() - before) / 1000, peak };
}

function engineRuns(from: string): string[] {
  const run = spawnSync(process.execPath, [`${root}bench/engine.ts`, from], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout.trim().split("\n");
}

function simulationRuns(): string {
  const run = spawnSync(process.execPath, [`${root}bench/simulate.ts`, "--rounds", String(rounds)], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout.trim();
}

function report(measured: readonly Measured[], engineLines: readonly string[], simulated: string): string {
  const own = median(measured[0]!.seconds);
  const rows = measured.map(
    ({ name, seconds, peakMegabytes }) =>
      `| ${name} | ${median(seconds).toFixed(2)} | ${Math.min(...seconds).toFixed(2)}–${Math.max(...seconds).toFixed(2)} | ${peakMegabytes.toFixed(0)} | ${(own / median(seconds)).toFixed(3)} |`,
  );
  const milliseconds = engineLines.map((line) => Number(line.split(" ")[0]));
  return `# Results of the last \`npm run bench\`

Machine: ${cpus().length} × ${cpus()[0]!.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}. Medians of ${rounds} rounds, whole processes, one after another in the same run.

## ${Number(values.lines).toLocaleString("en")} cost lines, 40 parties, 60 months

\`sameside settle\` reads and checks the agreement, reads every line, groups it by party, month, type and line, settles and writes the obligations and payments. The
others only read and sum: ledger and hledger the equivalent journal, DuckDB the same CSV with typed columns grouped by party, month and type.

| | median s | range s | peak MB | sameside ÷ this |
|---|---|---|---|---|
${rows.join("\n")}

${measured.map(({ name, command }) => `- ${name}: \`${command.replaceAll(directory, "DIR").replaceAll(root, "")}\``).join("\n")}

## The engine in process

${engineLines[0]!.replace(/^[^,]*, /, "")}, each with its derivation: median ${median(milliseconds).toFixed(1)} ms, range ${Math.min(...milliseconds).toFixed(1)}–${Math.max(...milliseconds).toFixed(1)} ms over ${milliseconds.length} runs
(\`node bench/engine.ts DIR\`).

## Imagined futures

${simulated}
`;
}

function dependency(name: string): string {
  return (JSON.parse(readFileSync(`${root}node_modules/${name}/package.json`, "utf8")) as { version: string }).version;
}

function shown(contender: Contender): string {
  return [contender.command === process.execPath ? "node" : contender.command, ...contender.args].join(" ");
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
