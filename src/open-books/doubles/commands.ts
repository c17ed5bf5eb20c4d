/** What can be asked about vouchers that were entered more than once. */
import { plainQuery } from "../../api/query.ts";
import { eyesIn } from "../shown/store.ts";
import { repeatedIn } from "./store.ts";

/** Vouchers that are told at once. */
export const MOST_REPEATED = 200;
type Told = { document: string; supplier: string; net: string; same: boolean; parties: readonly string[]; lines: readonly string[] };

export const doubleList = plainQuery<{ vouchers: Told[] }>("doubles/list", {
  does: "Vouchers of one supplier that were entered in more than one batch, among the lines whose details the asker sees: the first 200, equal sums first.",
  answer: async (reading, view) => {
    const found = await repeatedIn(reading, view.stream, await eyesIn(reading, view), MOST_REPEATED);
    return { vouchers: found.map(({ refs, ...rest }) => ({ ...rest, lines: refs })) };
  },
});
