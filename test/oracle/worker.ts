/** One of the threads that compare engine and oracle; the engine is named by its URL, so that a faulty copy can be tried. */
import { parentPort, workerData } from "node:worker_threads";
import { random } from "../../src/kernel/random.ts";
import { type Case, type Engine, engineEuros, failure, failureBeside, oracleEuros, retellingFailure } from "./compare.ts";
import { randomCase } from "./random-agreement.ts";
import { big, shrink } from "./shrink.ts";
import { situationsOf } from "./situations.ts";

export type Work = {
  readonly engine: string;
  readonly seed: string;
  readonly from: number;
  readonly step: number;
  readonly count: number;
  readonly retellEvery: number;
  readonly shrinks: boolean;
};
export type Report =
  | { readonly kind: "progress"; readonly done: number }
  | { readonly kind: "failed"; readonly seed: string; readonly why: readonly string[]; readonly case?: string; readonly both?: string }
  | { readonly kind: "ended"; readonly done: number; readonly retold: number; readonly variants: ReadonlyMap<string, number> };

const work = workerData as Work;
const { settle } = (await import(work.engine)) as { settle: Engine };
run();

function run(): void {
  const variants = new Map<string, number>();
  let done = 0;
  let retold = 0;
  for (let i = work.from; i < work.count; i += work.step) {
    const seed = `${work.seed}/${i}`;
    const c = randomCase(seed);
    const oracle = oracleEuros(c);
    for (const variant of [...c.variants, ...situationsOf(c, oracle)]) variants.set(variant, (variants.get(variant) ?? 0) + 1);
    const why = failureBeside(settle, c, oracle);
    if (why !== undefined) return say(failed(seed, c, why, (small) => failure(settle, small) !== undefined));
    if (done % work.retellEvery === 0) {
      retold += 1;
      const moved = retellingFailure(settle, c, random(seed));
      if (moved !== undefined) return say(failed(seed, c, moved, (small) => retellingFailure(settle, small, random(seed)) !== undefined));
    }
    done += 1;
    if (done % 100 === 0) say({ kind: "progress", done });
  }
  say({ kind: "ended", done, retold, variants });
}

function failed(seed: string, c: Case, why: readonly string[], fails: (c: Case) => boolean): Report {
  if (!work.shrinks) return { kind: "failed", seed, why };
  const small = shrink(c, fails);
  const { where: _where, ...agreement } = small.agreement;
  const facts = Object.fromEntries(Object.entries(small.facts).filter(([, list]) => list.length > 0));
  const engine = attempt(() => Object.fromEntries(engineEuros(settle, small)));
  const both = { engine, oracle: attempt(() => Object.fromEntries(oracleEuros(small))) };
  const again = attempt(() => failure(settle, small)) as readonly string[] | undefined;
  return {
    kind: "failed",
    seed,
    why: again ?? why,
    case: listed({ options: small.options, agreement, facts }),
    both: listed(both),
  };
}

/** JSON with one line for each part of the second level: a shrunk case can be read. */
function listed(whole: Readonly<Record<string, unknown>>): string {
  const section = ([name, value]: readonly [string, unknown]): string => {
    const rows = Object.entries(value as object).map(([key, part]) => `  ${JSON.stringify(key)}: ${JSON.stringify(part, big)}`);
    return ` ${JSON.stringify(name)}: {\n${rows.join(",\n")}\n }`;
  };
  return `{\n${Object.entries(whole).map(section).join(",\n")}\n}`;
}

function attempt(compute: () => unknown): unknown {
  try {
    return compute();
  } catch (error) {
    return String(error);
  }
}

function say(report: Report): void {
  parentPort!.postMessage(report);
}
