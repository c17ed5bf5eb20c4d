/**
 * The simulation beside NumPy: both as whole processes, the same agreement, inputs, draws and statistics, in turn, medians.
 * `node bench/simulate.ts [--rounds 5] [--draws 1000000] [--json]`. Needs Debian's python3-numpy (or PYTHON naming an interpreter that has it).
 */
import { execFileSync } from "node:child_process";
import { availableParallelism, cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

type Party = {
  readonly party: string;
  readonly plan: number;
  readonly mean: number;
  readonly deviation: number;
  readonly percentiles: readonly number[];
  readonly pain: number;
};
type Output = { readonly parties: readonly Party[] };
type Run = { readonly ms: number; readonly output: Output };

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "5" }, draws: { type: "string", default: "1000000" }, json: { type: "boolean", default: false } },
});
const [runs, draws] = [Number(values.rounds), Number(values.draws)];
const python = process.env["PYTHON"] ?? "/usr/bin/python3";
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

function timed(command: string, args: readonly string[]): Run {
  const before = performance.now();
  const text = execFileSync(command, args, { encoding: "utf8", maxBuffer: 1 << 26 });
  return { ms: performance.now() - before, output: JSON.parse(text) as Output };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

const ours: Run[] = [];
const theirs: Run[] = [];
for (let i = 0; i <= runs; i++) {
  const [mine, other] = [
    timed(process.execPath, [here("simulate-run.ts"), String(draws), String(i + 1)]),
    timed(python, [here("simulate.py"), String(draws), String(i + 1)]),
  ];
  // The first of each warms the file cache and does not count.
  if (i > 0) {
    ours.push(mine);
    theirs.push(other);
  }
}
const versions = {
  node: process.version,
  python: execFileSync(python, ["-c", "import sys, numpy; print(sys.version.split()[0], numpy.__version__)"], { encoding: "utf8" }).trim(),
};
const [a, b] = [median(ours.map(({ ms }) => ms)), median(theirs.map(({ ms }) => ms))];
const result = {
  bench: "simulate",
  draws,
  runs,
  oursMs: Math.round(a),
  numpyMs: Math.round(b),
  ratio: Math.round((a / b) * 1000) / 1000,
  all: { ours: ours.map(({ ms }) => Math.round(ms)), numpy: theirs.map(({ ms }) => Math.round(ms)) },
  worstDifferenceInStandardErrors: worstDifference(),
  machine: `${cpus()[0]?.model ?? "?"}, ${availableParallelism()} cores`,
  versions,
};
const range = (all: readonly Run[]): string => [Math.min, Math.max].map((pick) => (pick(...all.map(({ ms }) => ms)) / 1000).toFixed(2)).join("–");
console.log(
  values.json
    ? JSON.stringify(result)
    : `${draws.toLocaleString("en")} draws, 12 parties, 3 uncertain inputs (bench/simulate.yaml), whole processes in turn,
medians of ${runs}: ours ${(a / 1000).toFixed(2)} s
(${range(ours)}), NumPy ${(b / 1000).toFixed(2)} s (${range(theirs)}), **ratio ${result.ratio}**. Python and NumPy ${versions.python}, Node ${versions.node}.
The two agree: plans to the hundredth of a cent, every statistic within
${result.worstDifferenceInStandardErrors} standard errors. NumPy draws no histogram and no tornado;
ours does. \`node bench/simulate.ts --rounds ${runs}\``,
);
// Fewer rounds do not tell how far the statistics scatter.
if (runs >= 5 && result.worstDifferenceInStandardErrors > 5) throw new Error("the two simulations differ by more than sampling explains");

/**
 * The largest difference between the two, averaged over the runs, in standard errors that the scatter between runs gives: of means, deviations,
 * probabilities of pain and percentiles. Positions as planned must be equal to a hundredth of a cent.
 */
function worstDifference(): number {
  const statistics = (run: Run): number[] => run.output.parties.flatMap((party) => [party.mean, party.deviation, party.pain, ...party.percentiles]);
  const sorted = (run: Run): string => run.output.parties.map(({ party, plan }) => `${party} ${plan.toFixed(2)}`).join();
  if (sorted(ours[0]!) !== sorted(theirs[0]!)) throw new Error("the plans differ");
  const [mine, other] = [ours.map(statistics), theirs.map(statistics)];
  const mean = (all: readonly number[][], k: number): number => all.reduce((sum, one) => sum + one[k]!, 0) / all.length;
  const variance = (all: readonly number[][], k: number): number =>
    all.reduce((sum, one) => sum + (one[k]! - mean(all, k)) ** 2, 0) / Math.max(1, all.length - 1);
  let worst = 0;
  // Scatter is pooled over a statistic's twelve parties, which share the same draws, so that a few runs suffice.
  const kinds = mine[0]!.length / 12;
  for (let kind = 0; kind < kinds; kind++) {
    const places = Array.from({ length: 12 }, (_, party) => party * kinds + kind);
    const relative = places.map((k) => (variance(mine, k) + variance(other, k)) / 2 / (mean(mine, k) ** 2 + 1e-12));
    const pooled = Math.sqrt(((relative.reduce((x, y) => x + y, 0) / 12) * 2) / runs);
    for (const k of places) worst = Math.max(worst, Math.abs(mean(mine, k) - mean(other, k)) / Math.abs(mean(mine, k)) / pooled);
  }
  return Math.round(worst * 100) / 100;
}
