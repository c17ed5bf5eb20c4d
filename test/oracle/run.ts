/** `npm run oracle -- --count 100000 --seed 1`: engine and oracle on random agreements; `--planted` tries the oracle on faulty engines. */
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";

import type { Report, Work } from "./worker.ts";

export type Outcome = {
  readonly done: number;
  readonly retold: number;
  readonly variants: ReadonlyMap<string, number>;
  readonly failed?: Extract<Report, { kind: "failed" }>;
};
const THREADS = 2;
const ENGINE = new URL("../../src/settlement/settlement.ts", import.meta.url).href;

/** Compares over `count` agreements in two threads; ends at the first disagreement. */
export async function compareMany(options: Omit<Work, "from" | "step">, onProgress: (done: number) => void): Promise<Outcome> {
  const parts = Array.from({ length: THREADS }, () => 0);
  const variants = new Map<string, number>();
  const workers: Worker[] = [];
  let retold = 0;
  let failed: Extract<Report, { kind: "failed" }> | undefined;
  const ends = parts.map(
    (_, i) =>
      new Promise<void>((end, reject) => {
        const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: { ...options, from: i, step: THREADS } satisfies Work });
        workers.push(worker);
        worker.on("error", reject);
        worker.on("exit", () => end());
        worker.on("message", (report: Report) => {
          if (report.kind === "failed") {
            failed ??= report;
            for (const other of workers) void other.terminate();
            return;
          }
          parts[i] = report.done;
          if (report.kind === "progress") return onProgress(parts.reduce((a, b) => a + b, 0));
          retold += report.retold;
          for (const [name, count] of report.variants) variants.set(name, (variants.get(name) ?? 0) + count);
        });
      }),
  );
  await Promise.all(ends);
  return { done: parts.reduce((a, b) => a + b, 0), retold, variants, ...(failed === undefined ? {} : { failed }) };
}

function bar(count: number): (done: number) => void {
  if (!process.stderr.isTTY) return () => undefined;
  return (done) => {
    const filled = Math.round((done / count) * 40);
    process.stderr.write(`\r[${"█".repeat(filled)}${" ".repeat(40 - filled)}] ${done}/${count}${done >= count ? "\n" : ""}`);
  };
}

function coverage(outcome: Outcome): string[] {
  const rate = (name: string): number => ((outcome.variants.get(name) ?? 0) * 100) / outcome.done;
  return Array.from({ length: 30 }, (_, i) => String(i + 1)).map((number) => {
    const within = [...outcome.variants.keys()].filter((name) => name.startsWith(`${number} `)).sort();
    const detail = within.map((name) => `${name.slice(number.length + 1)} ${rate(name).toFixed(1)}`).join(", ");
    return `${number.padStart(2)}  ${rate(number).toFixed(1).padStart(5)} %  ${detail}`;
  });
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { count: { type: "string", default: "100000" }, seed: { type: "string", default: "1" }, planted: { type: "boolean", default: false } },
  });
  const count = Number(values.count);
  if (!Number.isInteger(count) || count < 1) {
    console.error("--count needs a whole number above zero");
    return 2;
  }
  if (values.planted) return (await import("./planted.ts")).runPlanted(values.seed);
  const began = performance.now();
  const outcome = await compareMany({ engine: ENGINE, seed: values.seed, count, retellEvery: 10, shrinks: true }, bar(count));
  const seconds = (performance.now() - began) / 1000;
  if (outcome.failed !== undefined) {
    const { failed } = outcome;
    console.log(`DISAGREEMENT at seed ${failed.seed} (engine / oracle)\n${failed.why.join("\n")}\n${failed.case ?? ""}\n${failed.both ?? ""}`);
    return 1;
  }
  console.log(coverage(outcome).join("\n"));
  console.log(
    `seed ${values.seed}: engine and oracle agree on ${outcome.done} agreements, ${outcome.retold} of them retold in three ways; ${(outcome.done / seconds).toFixed(0)} a second`,
  );
  const rare = Array.from({ length: 30 }, (_, i) => String(i + 1)).filter((number) => ((outcome.variants.get(number) ?? 0) * 100) / outcome.done < 1);
  if (rare.length > 0) console.log(`variants below 1 %: ${rare.join(", ")}`);
  return rare.length > 0 ? 1 : 0;
}

if (import.meta.main) process.exitCode = await main();
