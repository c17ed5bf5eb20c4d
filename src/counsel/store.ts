/** What the record of an alliance is read for before rules of law are asked, and what its pages about the law show. */
import { changesIn } from "../agreement/changes/store.ts";
import { fileOf } from "../api/content.ts";
import type { States } from "../api/decide.ts";
import { leavingToldToLaw } from "../exit/store.ts";
import type { Day } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import { decode } from "../kernel/utf8.ts";
import { lawSlice } from "../law/kinds.ts";
import { toldToLaw } from "../meetings/store.ts";
import { partiesSlice } from "../parties/kinds.ts";
import { grantsShown } from "../parties/store.ts";
import type { Reading } from "../store/store.ts";
import type { Known } from "./supplied.ts";

/** Where and of which day somebody asks. */
export type Asking = { readonly stream: RandomId; readonly states: States; readonly day: Day };

export async function knownIn(reading: Reading, asking: Asking): Promise<Omit<Known, "agreement">> {
  const { stream, states, day } = asking;
  const grants = await grantsShown(reading, { organisations: [...states.of(partiesSlice).organisations.values()], heldOn: day });
  const corrections = await reading
    .selectFrom("cost_line")
    .select("batch")
    .distinct()
    .where("stream", "=", stream)
    .where("corrects", "is not", null)
    .orderBy("batch")
    .execute();
  return {
    law: states.of(lawSlice),
    meetings: await toldToLaw(reading, asking),
    leaving: leavingToldToLaw(states),
    held: grants.filter((each) => each.stream === undefined || each.stream === stream),
    corrections: corrections.map(({ batch }) => batch),
    changes: await changesIn(reading, { stream, states }),
  };
}

/** A text that an entry names by hash; nothing where it was erased. */
export async function textOf(reading: Reading, stream: RandomId, hash: string): Promise<string | undefined> {
  const bytes = await fileOf(reading, stream, hash);
  return bytes && decode(bytes).text;
}
