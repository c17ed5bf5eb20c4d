/** What has been entered of results, with who entered and took back what. The reading must be whole; what only some may read is left out by the caller. */
import { fileOf } from "../../api/content.ts";
import type { States } from "../../api/decide.ts";
import type { Instant } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import { bodyOf } from "../../log/fields.ts";
import { parseEntry } from "../../log/entry.ts";
import { countingBatches, resultsSlice, RESULTS_BODIES } from "../../outcomes/kinds.ts";
import { namesOf } from "../../parties/store.ts";
import { type Reading, sql } from "../../store/store.ts";
import type { KeptLine, LineCells } from "./listing.ts";

export type By = { readonly person?: string; readonly organisation?: RandomId };
/** `lines` absent: all that was left. `reason` absent: it was erased. */
export type TakenBack = By & { readonly at: Instant; readonly lines?: readonly number[]; readonly reason?: string };
export type BatchOf = By & {
  readonly batch: number;
  readonly at: Instant;
  readonly count: number;
  /** How many of its lines still count. */
  readonly counting: number;
  readonly takenBack: readonly TakenBack[];
};

/** Batches of results, newest first; `only` one of them. */
export async function batchesOf(reading: Reading, stream: RandomId, states: States, only?: number): Promise<readonly BatchOf[]> {
  const { batches } = states.of(resultsSlice);
  const asked = batches.filter(({ batch }) => only === undefined || batch === only).toReversed();
  if (asked.length === 0) return [];
  const standing = new Map(countingBatches({ batches: asked }, {}).map(({ batch, count, gone }) => [batch, count - gone.size]));
  const by = await whoBy(
    reading,
    stream,
    asked.flatMap(({ seq, withdrawn }) => [seq, ...withdrawn.map((each) => each.seq)]),
  );
  return asked.map(({ batch, seq, at, count, withdrawn }) => ({
    ...by.get(seq),
    batch,
    at,
    count,
    counting: standing.get(batch) ?? 0,
    takenBack: withdrawn.map((each) => ({ ...by.get(each.seq), at: each.at, ...(each.lines ? { lines: each.lines } : {}) })),
  }));
}

async function whoBy(reading: Reading, stream: RandomId, seqs: readonly number[]): Promise<ReadonlyMap<number, By & { readonly reason?: string }>> {
  const rows = await reading.rows(sql<{ seq: string; actor: string | null; party: string | null; kind: string; bytes: Uint8Array }>`
    select seq, actor, party, kind, bytes from entry where stream = ${stream} and seq = any (${[...seqs]}::bigint[])`);
  const names = await namesOf(
    reading,
    rows.flatMap(({ actor }) => actor ?? []),
  );
  const found = new Map<number, By & { readonly reason?: string }>();
  for (const { seq, actor, party, kind, bytes } of rows) {
    const person = actor === null ? undefined : names.get(actor);
    const reason = kind === "results-withdrawn" ? await reasonOf(reading, stream, bytes) : undefined;
    found.set(Number(seq), {
      ...(person === undefined ? {} : { person }),
      ...(party === null ? {} : { organisation: party }),
      ...(reason === undefined ? {} : { reason }),
    });
  }
  return found;
}

async function reasonOf(reading: Reading, stream: RandomId, bytes: Uint8Array): Promise<string | undefined> {
  const { value: entry } = parseEntry(bytes, stream);
  if (!entry) return undefined;
  const { reason } = bodyOf(RESULTS_BODIES["results-withdrawn"], entry);
  const kept = await fileOf(reading, stream, reason.hash);
  return kept && new TextDecoder().decode(kept);
}

/** The lines of batches in the order of the batches, those that were taken back among them. */
export async function linesIn(reading: Reading, stream: RandomId, batches: readonly BatchOf[]): Promise<readonly KeptLine[]> {
  const rows = await reading.rows(sql<{ batch: number; line: number; bytes: Uint8Array | null }>`
    select batch, line, bytes from content_line
    where stream = ${stream} and batch = any (${batches.map(({ batch }) => batch)}::integer[]) order by batch desc, line`);
  const gone = new Map(
    batches.map(({ batch, takenBack, counting }) => [batch, { all: counting === 0, lines: new Set(takenBack.flatMap((each) => each.lines ?? [])) }]),
  );
  const decoder = new TextDecoder();
  return rows.map(({ batch, line, bytes }) => {
    const taken = gone.get(Number(batch))!;
    const cells = bytes ? { cells: JSON.parse(decoder.decode(bytes)) as LineCells } : {};
    return { batch: Number(batch), line: Number(line), ...cells, gone: taken.all || taken.lines.has(Number(line)) };
  });
}
