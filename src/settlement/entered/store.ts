/** What has been entered of results, with who entered and took back what. The reading must be whole; what only some may read is left out by the caller. */
import { fileOf } from "../../api/content.ts";
import type { States } from "../../api/decide.ts";
import type { Instant } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import { bodyOf } from "../../log/fields.ts";
import { parseEntry } from "../../log/entry.ts";
import { countingBatches, type ResultsBatch, resultsSlice, RESULTS_BODIES } from "../../outcomes/kinds.ts";
import { namesOf } from "../../parties/store.ts";
import { type Reading, sql } from "../../store/store.ts";
import type { KeptLine, LineCells } from "./listing.ts";

export type By = { readonly person?: string; readonly organisation?: RandomId };
/** `lines` absent: all that was left. `reason` absent: it was erased, or not asked for. */
export type TakenBack = By & { readonly at: Instant; readonly lines?: readonly number[]; readonly reason?: string };
export type BatchOf = By & {
  readonly batch: number;
  readonly at: Instant;
  readonly count: number;
  /** How many of its lines still count. */
  readonly counting: number;
  readonly takenBack: readonly TakenBack[];
};

function batchesIn(states: States, only: number | undefined): readonly ResultsBatch[] {
  return states.of(resultsSlice).batches.filter(({ batch }) => only === undefined || batch === only);
}

/** The lines that do not count any more, by batch; a batch that is not there is gone as a whole. */
function goneIn(batches: readonly ResultsBatch[]): ReadonlyMap<number, ReadonlySet<number>> {
  return new Map(countingBatches({ batches }, {}).map(({ batch, gone }) => [batch, gone]));
}

/** Batches of results, newest first; `only` one of them, with the reasons for which it was taken back. */
export async function batchesOf(reading: Reading, stream: RandomId, states: States, only?: number): Promise<readonly BatchOf[]> {
  const asked = batchesIn(states, only).toReversed();
  const gone = goneIn(asked);
  const withdrawals = asked.flatMap(({ withdrawn }) => withdrawn.map(({ seq }) => seq));
  const by = await whoBy(reading, stream, [...asked.map(({ seq }) => seq), ...withdrawals]);
  const reasons = only === undefined ? new Map<number, string>() : await reasonsOf(reading, stream, withdrawals);
  const takenBack = ({ withdrawn }: ResultsBatch): readonly TakenBack[] =>
    withdrawn.map(({ seq, at, lines }) => {
      const reason = reasons.get(seq);
      return { ...by.get(seq), at, ...(lines ? { lines } : {}), ...(reason === undefined ? {} : { reason }) };
    });
  return asked.map((one) => {
    const { batch, seq, at, count } = one;
    const left = gone.get(batch);
    return { ...by.get(seq), batch, at, count, counting: left ? count - left.size : 0, takenBack: takenBack(one) };
  });
}

async function whoBy(reading: Reading, stream: RandomId, seqs: readonly number[]): Promise<ReadonlyMap<number, By>> {
  const rows = await reading.rows(sql<{ seq: string; actor: string | null; party: string | null }>`
    select seq, actor, party from entry where stream = ${stream} and seq = any (${[...seqs]}::bigint[])`);
  const names = await namesOf(
    reading,
    rows.flatMap(({ actor }) => actor ?? []),
  );
  return new Map(
    rows.map(({ seq, actor, party }) => {
      const person = actor === null ? undefined : names.get(actor);
      return [Number(seq), { ...(person === undefined ? {} : { person }), ...(party === null ? {} : { organisation: party }) }];
    }),
  );
}

async function reasonsOf(reading: Reading, stream: RandomId, seqs: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const rows = await reading.rows(sql<{ seq: string; bytes: Uint8Array }>`
    select seq, bytes from entry where stream = ${stream} and seq = any (${[...seqs]}::bigint[])`);
  const reasons = new Map<number, string>();
  for (const { seq, bytes } of rows) {
    const { reason } = bodyOf(RESULTS_BODIES["results-withdrawn"], parseEntry(bytes, stream).value!);
    const kept = await fileOf(reading, stream, reason.hash);
    if (kept) reasons.set(Number(seq), new TextDecoder().decode(kept));
  }
  return reasons;
}

/** The lines of all batches or of `only` one, the newest batch first, those that were taken back among them. */
export async function linesIn(reading: Reading, stream: RandomId, states: States, only?: number): Promise<readonly KeptLine[]> {
  const batches = batchesIn(states, only);
  const gone = goneIn(batches);
  const rows = await reading.rows(sql<{ batch: number; line: number; bytes: Uint8Array | null }>`
    select batch, line, bytes from content_line
    where stream = ${stream} and batch = any (${batches.map(({ batch }) => batch)}::integer[]) order by batch desc, line`);
  const decoder = new TextDecoder();
  return rows.map(({ batch, line, bytes }) => {
    const cells = bytes ? { cells: JSON.parse(decoder.decode(bytes)) as LineCells } : {};
    return { batch, line, ...cells, gone: gone.get(batch)?.has(line) ?? true };
  });
}
