/** The simulated range beside an exit's statement: shown, and of a type that no sum of money can take up. */
import type { Agreement } from "../agreement/agreement.ts";
import { yearOf } from "../kernel/day.ts";
import type { Weighed } from "../registers/futures.ts";
import type { Facts } from "../settlement/facts.ts";
import { type Draws, type Futures, registeredFutures, simulateFrom } from "../simulation/simulation.ts";
import type { Exit, SimulatedRange } from "./exit.ts";
import { knownUntil } from "./forecast.ts";

/** The range by the open risks and opportunities of the register, as far as they lie ahead; what they leave, the agreement suggests. */
export function rangeByRegister(agreement: Agreement, facts: Facts, exit: Exit, draws: Draws, risks: readonly Weighed[]): readonly SimulatedRange[] {
  const ahead = risks.filter(({ assessed: { year } }) => year === undefined || year >= yearOf(exit.last));
  const { futures, drawnOn } = registeredFutures(agreement, ahead);
  return rangeOf(agreement, facts, exit, draws, futures).map((range) => (drawnOn === 0 ? range : { ...range, risks: drawnOn }));
}

/** Of whoever leaves, under the agreement that `leftBy` gives. None where the futures do not fit the agreement. */
export function rangeOf(agreement: Agreement, facts: Facts, exit: Exit, draws: Draws, futures?: Futures): readonly SimulatedRange[] {
  const { simulation } = simulateFrom(agreement, knownUntil(facts, exit.last), exit.last, draws, futures);
  const own = simulation?.parties.filter(({ party }) => "whole" in exit || party === exit.party) ?? [];
  return own.map(({ party, percentiles }) => {
    const at = (percent: number): number => percentiles.find((one) => one.percent === percent)!.cents;
    const told = { draws: simulation!.draws, seed: simulation!.seed, futuresAreDefault: simulation!.futuresAreDefault };
    return { kind: "simulated", party, p10: at(10), p50: at(50), p90: at(90), ...told };
  });
}
