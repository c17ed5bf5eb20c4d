/** Results on the record: batches of lines with the columns of a results file, and what was taken back of them. Pure. */
import { z } from "zod";
import type { Slice } from "../api/decide.ts";
import type { Instant } from "../kernel/day.ts";
import type { Entry } from "../log/entry.ts";
import { bodyOf, fileRefBody, linesRefBody } from "../log/fields.ts";

const number = z.int().nonnegative();

/** Lines that one withdrawal names at most; more than that is a batch that should go as a whole. */
export const MOST_WITHDRAWN = 1000;

/** Bodies of an alliance stream's entries. Batches of a stream and lines of a batch count from 0; a withdrawal without `lines` takes all of it. */
export const RESULTS_BODIES = {
  "results-entered": z.strictObject({ batch: number, lines: linesRefBody }),
  "results-withdrawn": z.strictObject({ batch: number, lines: z.array(number).min(1).max(MOST_WITHDRAWN).optional(), reason: fileRefBody }),
} as const;

/** A withdrawal counts from `at` on; `lines` absent: everything that was left. */
export type Withdrawn = { readonly at: Instant; readonly seq: number; readonly lines?: readonly number[] };
export type ResultsBatch = {
  readonly batch: number;
  /** The entry that fixed it, and when: what its lines tell was known from then on. */
  readonly seq: number;
  readonly at: Instant;
  readonly count: number;
  readonly withdrawn: readonly Withdrawn[];
};
export type ResultsState = { readonly batches: readonly ResultsBatch[] };

export const resultsSlice: Slice<ResultsState> = { name: "results", start: { batches: [] }, fold };

function fold(state: ResultsState, entry: Entry): ResultsState {
  if (entry.kind === "results-entered") {
    const { batch, lines } = bodyOf(RESULTS_BODIES[entry.kind], entry);
    return { batches: [...state.batches, { batch, seq: entry.seq, at: entry.at, count: lines.count, withdrawn: [] }] };
  }
  if (entry.kind === "results-withdrawn") {
    const { batch, lines } = bodyOf(RESULTS_BODIES[entry.kind], entry);
    const gone: Withdrawn = { at: entry.at, seq: entry.seq, ...(lines === undefined ? {} : { lines }) };
    return { batches: state.batches.map((one) => (one.batch === batch ? { ...one, withdrawn: [...one.withdrawn, gone] } : one)) };
  }
  return state;
}

/** Entries from `before` on are not seen, nor what was recorded after `knownAt`. */
export type Seen = { readonly knownAt?: Instant; readonly before?: number };

function isSeen({ at, seq }: { readonly at: Instant; readonly seq: number }, { knownAt, before }: Seen): boolean {
  return (knownAt === undefined || at <= knownAt) && (before === undefined || seq < before);
}

/** The batches that count at a moment, each with the lines that do not. Batches that are gone as a whole are left out. */
export function countingBatches({ batches }: ResultsState, seen: Seen): readonly (ResultsBatch & { readonly gone: ReadonlySet<number> })[] {
  return batches.flatMap((batch) => {
    const taken = batch.withdrawn.filter((withdrawal) => isSeen(withdrawal, seen));
    const gone = new Set(taken.flatMap(({ lines }) => lines ?? []));
    const isGone = taken.some(({ lines }) => lines === undefined) || (gone.size > 0 && gone.size === batch.count);
    return isSeen(batch, seen) && !isGone ? [{ ...batch, gone }] : [];
  });
}
