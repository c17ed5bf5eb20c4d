/** Phases have no tables: what is known of them is little, and their state is what the page shows. */
import type { States } from "../api/decide.ts";
import type { SliceStore } from "../api/fold.ts";
import { dayAt } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import { lastSettled, statementSlice } from "../settlement/kinds.ts";
import { storedStatement } from "../settlement/store.ts";
import type { Reading } from "../store/store.ts";
import { lifecycleSlice } from "./kinds.ts";
import type { Settled } from "./standing.ts";

export const lifecycleStore: SliceStore = { slice: lifecycleSlice };

/** How far the alliance is settled; of a statement that was erased no year is known to be final. */
export async function settledIn(reading: Reading, stream: RandomId, states: States): Promise<Settled | undefined> {
  const last = lastSettled(states.of(statementSlice));
  if (last?.settled === undefined) return undefined;
  const statement = await storedStatement(reading, stream, last);
  const interim = statement ? statement.years.filter(({ state }) => state === "interim").map(({ year }) => year) : ["–"];
  return { through: last.through, on: dayAt(last.settled), interim };
}
