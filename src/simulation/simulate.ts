/** Simulation before signing: an agreement over imagined futures, by the same settlement that will pay. */
import type { Agreement } from "../agreement/agreement.ts";
import type { Use } from "../settlement/facts.ts";
import { derive } from "../settlement/settlement.ts";
import type { Futures, FuturesFault } from "./futures.ts";
import { noneAchieved, planOf } from "./plan.ts";
import { type Draws, type OnProgress, prepare, type Prepared } from "./run.ts";
import { type Simulation, simulateModel } from "./summary.ts";
import { EVERYTHING_KNOWN } from "../kernel/day.ts";

export type Simulated =
  | { readonly simulation: Simulation; readonly faults: readonly FuturesFault[] }
  | { readonly simulation?: undefined; readonly faults: readonly FuturesFault[] };

/**
 * Settles the whole term of the agreement in every drawn future. `draws` 1–10,000,000; the same seed gives the same result. Faults of the
 * futures refuse, except inputs that move no money here, which are told beside the result. `recorded`: use of joint lines that is known already.
 */
export function simulate(agreement: Agreement, futures: Futures, options: Draws, onProgress?: OnProgress, recorded: readonly Use[] = []): Simulated {
  const { model, faults } = prepareAgreement(agreement, futures, recorded);
  if (!model) return { faults };
  const idle = faults.map((fault) => fault.at);
  return { simulation: simulateModel(model, options, onProgress, idle), faults };
}

/** The agreement settled as planned and compiled, ready for drawing or for single what-ifs. */
export function prepareAgreement(agreement: Agreement, futures: Futures, recorded: readonly Use[] = []): Prepared {
  const outcomes = futures.inputs.flatMap(({ subject }) => (subject.kind === "outcome" ? [subject.outcome] : []));
  const plan = planOf(agreement, { outcomes: noneAchieved(agreement, outcomes), recorded, stated: futures.uses ?? [] });
  const settled = derive(agreement, plan.facts, { through: plan.through, knownAt: EVERYTHING_KNOWN });
  return prepare(agreement, plan, settled, futures);
}
