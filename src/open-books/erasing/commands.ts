/** What can be asked about erasing: the details of named lines, evidence and what was written in findings go, their money and their proof stay. */
import { z } from "zod";
import type { Command } from "../../api/command.ts";
import { withinMandate, WHOLE } from "../../api/mandates.ts";
import { ERASERS } from "../../erasing/kinds.ts";
import { keepLines, nextBatch, saltedLines, type SaltedLines } from "../../log/batches/store.ts";
import { hashText, randomIdText } from "../../log/fields.ts";
import { partiesSlice } from "../../parties/kinds.ts";
import { lineRef } from "../kinds.ts";
import { decideErasing, type Erasing, type ErasingFiles, leftOf } from "./deciding.ts";
import { destroyFiles, erasableFiles, erasableTexts } from "./files/store.ts";
import { type DetailsErased, MOST_ERASED, under } from "./kinds.ts";
import { destroyLines, erasable } from "./store.ts";

const erasing = z.strictObject({
  lines: z.array(lineRef).max(MOST_ERASED).optional(),
  evidence: z.array(hashText).max(MOST_ERASED).optional().meta({ description: "Files of evidence by their hash." }),
  findings: z.array(randomIdText).max(MOST_ERASED).optional().meta({ description: "Findings whose question, answers and reasons are erased." }),
  texts: z
    .array(hashText)
    .max(MOST_ERASED)
    .optional()
    .meta({ description: "Texts of the registers, of the phases, of changes of the agreement, of matters and of meetings, by their hash." }),
  under: under.meta({
    description: "The rule or the decision with its section. Every party reads it: it names no person.",
    examples: ["Keksitty päätös § 12"],
  }),
  archive: z.literal("checked").meta({ description: "Says that the duty to archive was looked at (docs/books.md#erasing-details)." }),
});
type Gathered = { readonly lines: readonly Erasing[]; readonly files: readonly ErasingFiles[]; readonly left?: SaltedLines & { readonly batch: number } };

export const eraseDetails: Command<z.infer<typeof erasing>, Gathered, { lines: number; files: number }> = {
  name: "details/erase",
  on: "alliance",
  input: erasing,
  roles: ERASERS,
  does:
    "Erases supplier, voucher, texts, account and cost centre of named lines of others, evidence, and the texts of findings, registers, phases, matters " +
    "and meetings, for good; sums and proofs stand, and the record says under what.",
  gather: async (reading, { stream, states }, { lines: refs = [], evidence = [], findings = [], texts = [] }) => {
    const lines = await erasable(reading, stream, [...new Set(refs)]);
    const ofBooks = await erasableFiles(reading, stream, { evidence: [...new Set(evidence)], findings: [...new Set(findings)] });
    const files = [...ofBooks, ...(await erasableTexts(reading, { stream, states }, [...new Set(texts)]))];
    if (lines.length === 0) return { lines, files };
    const left = saltedLines(lines.filter(({ written }) => written !== undefined).map(leftOf), "net");
    return { lines, files, left: { ...left, batch: await nextBatch(reading, stream) } };
  },
  decide: (states, { lines, files, left }, input, now) => {
    const ofTexts = files.some(({ what }) => what === "text") ? WHOLE : [];
    const ofLines = lines.flatMap(({ service, party }) => (party === undefined ? [] : [[service!, party]]));
    const ofFiles = files.flatMap(({ parties = [], services = [] }) => parties.flatMap((party) => services.map((service) => [service, party])));
    const named: Pick<DetailsErased, "batch" | "lines"> | undefined = left && { batch: left.batch, lines: left.ref as DetailsErased["lines"] };
    const decided = decideErasing({ lines, files }, states.of(partiesSlice).organisations, named, input.under, now);
    return withinMandate(now.mandates, { about: [...ofLines, ...ofFiles, ...ofTexts] }, decided);
  },
  keep: async (writing, { stream, entries, gathered: { lines, left } }) => {
    for (const { seq, body } of entries) if (Array.isArray(body["files"])) await destroyFiles(writing, stream, body["files"] as readonly string[], seq);
    if (!left) return;
    const refs = lines.map(({ ref }) => ref);
    await destroyLines(writing, stream, refs, entries[0]!.seq);
    await keepLines(writing, { stream, batch: left.batch }, entries[1]!.seq, left);
  },
};
