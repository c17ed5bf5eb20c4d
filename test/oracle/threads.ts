/** Shares the random agreements among threads. */
import { Worker } from "node:worker_threads";
import type { Report, Work } from "./worker.ts";

export type Outcome = {
  readonly done: number;
  readonly retold: number;
  readonly variants: ReadonlyMap<string, number>;
  readonly failed?: Extract<Report, { kind: "failed" }>;
};
const THREADS = 2;

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
