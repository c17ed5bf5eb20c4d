/** What can be asked about erasing: the details of named lines go, their money and their proof stay. */
import { z } from "zod";
import type { Command } from "../../api/command.ts";
import { withinMandate } from "../../api/mandates.ts";
import { keepLines, nextBatch, saltedLines, type SaltedLines } from "../../log/batches/store.ts";
import { partiesSlice } from "../../parties/kinds.ts";
import { lineRef } from "../kinds.ts";
import { decideErasing, type Erasing, leftOf } from "./deciding.ts";
import { type DetailsErased, MOST_ERASED, under } from "./kinds.ts";
import { destroyLines, erasable } from "./store.ts";

const erasing = z.strictObject({
  lines: z.array(lineRef).min(1).max(MOST_ERASED),
  under: under.meta({
    description: "The rule or the decision with its section. Every party reads it: it names no person.",
    examples: ["Keksitty päätös § 12"],
  }),
  archive: z.literal("checked").meta({ description: "Says that the duty to archive was looked at (docs/books.md#erasing-details)." }),
});
type Gathered = { readonly lines: readonly Erasing[]; readonly left: SaltedLines; readonly batch: number };

export const eraseDetails: Command<z.infer<typeof erasing>, Gathered, { lines: number }> = {
  name: "details/erase",
  on: "alliance",
  input: erasing,
  roles: ["purchaser-controller", "house-admin"],
  does: "Erases supplier, voucher, texts, account and cost centre of named lines of others, for good; sums and proofs stand, and the record says under what.",
  gather: async (reading, { stream }, { lines: refs }) => {
    const lines = await erasable(reading, stream, [...new Set(refs)]);
    const left = saltedLines(lines.filter(({ written }) => written !== undefined).map(leftOf), "net");
    return { lines, left, batch: await nextBatch(reading, stream) };
  },
  decide: (states, { lines, left, batch }, input, now) => {
    const about = lines.flatMap(({ service, party }) => (party === undefined ? [] : [[service!, party]]));
    const named: Pick<DetailsErased, "batch" | "lines"> = { batch, lines: left.ref as DetailsErased["lines"] };
    return withinMandate(now.mandates, { about }, decideErasing(lines, states.of(partiesSlice).organisations, named, input.under, now));
  },
  keep: async (writing, { stream, entries, gathered }) => {
    const [erased, kept] = entries as readonly [(typeof entries)[number], (typeof entries)[number]];
    const refs = gathered.lines.map(({ ref }) => ref);
    await destroyLines(writing, stream, refs, erased.seq);
    await keepLines(writing, { stream, batch: gathered.batch }, kept.seq, gathered.left);
  },
};
