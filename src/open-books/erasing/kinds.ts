/** Erasing the details of cost lines (docs/log-format.md section 4): the entry that says what stays of them. The record's own `content-erased` stands before it. */
import { z } from "zod";
import { netLinesBody, wordsText } from "../../log/fields.ts";
import { lineRef } from "../kinds.ts";

/** Lines that one command erases. */
export const MOST_ERASED = 500;

/** The rule or the decision with its section, as every party reads it. */
export const under = wordsText(300);

/**
 * Body of `details-erased`: `of` names the lines of the books, and the batch holds of each, in the same order, what is left: all but its texts, so that
 * every sum stands.
 */
export const ERASING_BODIES = {
  "details-erased": z.strictObject({ batch: z.int().nonnegative(), of: z.array(lineRef).min(1).max(MOST_ERASED), lines: netLinesBody, under }),
} as const;
export type DetailsErased = z.infer<(typeof ERASING_BODIES)["details-erased"]>;
