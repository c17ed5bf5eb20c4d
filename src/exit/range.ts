/** The simulated range beside an exit's statement: shown, and of a type that no sum of money can take up. */
import type { Agreement } from "../agreement/agreement.ts";
import type { Facts } from "../settlement/facts.ts";
import { type Draws, type Futures, simulateFrom } from "../simulation/simulation.ts";
import type { Exit, SimulatedRange } from "./exit.ts";
import { knownUntil } from "./forecast.ts";

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
