/** Drawing futures and settling them: from an agreement settled as planned to each party's position in every draw. */
import type { Agreement } from "../agreement/agreement.ts";
import { uniforms } from "../kernel/random.ts";
import { type Ratio, toNumber } from "../kernel/share.ts";
import type { Id } from "../kernel/id.ts";
import type { Settled } from "../settlement/settlement.ts";
import { BLOCK, type Compiled, compile, type Exact, exactly } from "./compile.ts";
import { cholesky, correlate } from "./copula.ts";
import { inverseOf, quantile } from "./distributions.ts";
import { checkFutures, correlationMatrix, type Futures, type FuturesFault, type Input } from "./futures.ts";
import { drivesOf } from "./leaves.ts";
import type { Plan } from "./plan.ts";
import type { ImaginedUse } from "./uses.ts";

/** An agreement made ready to be settled over many futures. */
export type Model = {
  readonly agreement: Agreement;
  readonly futures: Futures;
  readonly parties: readonly Id[];
  readonly compiled: Compiled;
  readonly exact: Exact;
  /** Each input as planned, and each party's position then, in cents. */
  readonly inputsAtPlan: readonly Ratio[];
  readonly atPlan: readonly number[];
  readonly uses: readonly ImaginedUse[];
};

export type Prepared =
  | { readonly model: Model; readonly faults: readonly FuturesFault[] }
  | { readonly model?: undefined; readonly faults: readonly FuturesFault[] };

export function prepare(agreement: Agreement, plan: Plan, settled: Settled, futures: Futures): Prepared {
  const unfit = checkFutures(agreement, futures);
  if (unfit.length > 0) return { faults: unfit };
  const { drives, ranges, atPlan, faults } = drivesOf(agreement, plan, settled, futures);
  const wrong = faults.filter((fault) => fault.code !== "input-drives-nothing");
  if (wrong.length > 0) return { faults };
  const parties = [...settled.positions.keys()];
  const refs = [...settled.positions.values()];
  const { nodes } = settled.graph;
  const exact = exactly(nodes, drives, refs);
  const model = {
    agreement,
    futures,
    parties,
    compiled: compile(nodes, drives, refs, ranges),
    exact,
    inputsAtPlan: atPlan,
    atPlan: exact(atPlan).map(toNumber),
    uses: plan.uses,
  };
  return { model, faults };
}

export type Draws = { readonly draws: number; readonly seed: number | string };
export type OnProgress = (done: number, all: number) => void;
/** Cents by party (in the model's order) and draw; how many draws were decided by the exact graph. */
export type Positions = { readonly positions: readonly Float64Array[]; readonly decidedExactly: number };

export const MOST_DRAWS = 10_000_000;

/** The same seed gives the same futures, input by input and by name, so that two agreements can be laid over the very same ones. */
export function drawPositions({ compiled, futures, parties }: Model, { draws, seed }: Draws, onProgress?: OnProgress): Positions {
  if (!Number.isInteger(draws) || draws < 1 || draws > MOST_DRAWS) throw new RangeError(`${draws} draws cannot be made`);
  const sources = futures.inputs.map((input) => uniforms(`${seed}/${input.id}`));
  const inverses = futures.inputs.map((input) => inverseOf(input.distribution));
  const tie = futures.correlations.length > 0 ? correlate(cholesky(correlationMatrix(futures))!) : undefined;
  const positions = parties.map(() => new Float64Array(draws));
  let decidedExactly = 0;
  for (let at = 0, block = 0; at < draws; at += BLOCK, block++) {
    const count = Math.min(BLOCK, draws - at);
    for (const [i, fill] of sources.entries()) fill(compiled.inputs[i]!, count);
    tie?.(compiled.inputs, count);
    for (const [i, turn] of inverses.entries()) turn(compiled.inputs[i]!, count);
    decidedExactly += compiled.run(positions, at, count);
    if (onProgress && block % 64 === 63) onProgress(at + count, draws);
  }
  onProgress?.(draws, draws);
  return { positions, decidedExactly };
}

/** What one input does alone: each party's position with the input at its P10 and P90 and all others at their median. */
export type Swing = { readonly input: Id; readonly low: number; readonly high: number };

/** By party, the widest swing first. */
export function swingsOf({ compiled, futures, parties }: Model): readonly (readonly Swing[])[] {
  const at = (input: Input, p: number): number => quantile(input.distribution, p);
  const medians = futures.inputs.map((input) => at(input, 0.5));
  const swings: Swing[][] = parties.map(() => []);
  const out = parties.map(() => new Float64Array(2));
  futures.inputs.forEach((input, i) => {
    compiled.inputs.forEach((register, k) => register.fill(medians[k]!, 0, 2));
    compiled.inputs[i]!.set([at(input, 0.1), at(input, 0.9)]);
    compiled.run(out, 0, 2);
    swings.forEach((own, party) => own.push({ input: input.id, low: out[party]![0]!, high: out[party]![1]! }));
  });
  return swings.map((own) => own.toSorted((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low)));
}
