/** The simulated range beside an exit's statement. */
import type { Agreement } from "../agreement/agreement.ts";
import type { Facts } from "../settlement/facts.ts";
import type { Draws, Futures } from "../simulation/simulation.ts";
import type { Exit, SimulatedRange } from "./exit.ts";

export function rangeOf(_agreement: Agreement, _facts: Facts, _exit: Exit, _draws: Draws, _futures?: Futures): readonly SimulatedRange[] {
  return [];
}
