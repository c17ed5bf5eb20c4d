/** What a record is called where several kinds of them stand in one list: the house, budgets by whose they are, alliances by name. */
import { standingOf } from "../agreement/of-record/store.ts";
import type { Installation } from "../api/installation.ts";
import { SIGNED_OUT } from "../api/roles.ts";
import type { RandomId } from "../kernel/id.ts";
import { fill, type Language } from "../kernel/refusal.ts";
import { houseSlice } from "../parties/kinds.ts";
import { organisations } from "../parties/store.ts";
import { INSTALLATION } from "../store/store.ts";
import { RECORD } from "./words.ts";

export type StreamNames = (stream: RandomId, language: Language) => Promise<string>;

export function streamNames(on: Pick<Installation, "store" | "runner" | "house">): StreamNames {
  return async (stream, language) => {
    if (stream === on.house) return RECORD["of-house"][language];
    const owner = await on.store.read(INSTALLATION, async (reading) => {
      const organisation = (await on.runner.states(reading, on.house)).of(houseSlice).budgets.get(stream);
      return organisation === undefined ? undefined : (await organisations(reading)).find(({ id }) => id === organisation)?.name;
    });
    if (owner !== undefined) return fill(RECORD["of-budget"][language], { name: owner });
    return (await standingOf(on, SIGNED_OUT, stream))?.name ?? stream;
  };
}
