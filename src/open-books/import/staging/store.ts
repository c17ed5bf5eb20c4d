/** Lines of a file on their way into the database: read and hashed while those before them are written, in transactions that let pages through. */
import { type BatchAt, addLines, type KeptLine } from "../../../log/batches/store.ts";
import { type Sight, sql, type Store, type Writing } from "../../../store/store.ts";
import type { SettledLine } from "../../cost-book.ts";
import { writeLines } from "../../lines/store.ts";

/** Somebody dropped the import while it was read, or it has been read already. */
export class Gone extends Error {}

/** Holds the import for this transaction; nothing is written to one that is not being read. */
export async function holdReading(writing: Writing, { stream, batch }: BatchAt): Promise<void> {
  const rows = await writing.rows(sql<{ state: string }>`select state from cost_import where stream = ${stream} and batch = ${batch} for update`);
  if (rows[0]?.state !== "reading") throw new Gone();
}

/**
 * The same, and says how far the file has been taken. What this transaction writes need not be durable when it ends: a reading that was cut short begins
 * anew, and whatever is durable later, first of all that the file has been read, flushes what was written before.
 */
async function holdOn(writing: Writing, { stream, batch }: BatchAt, taken: number): Promise<void> {
  const rows = await writing.rows(sql`
    update cost_import set taken = ${taken}::bigint where stream = ${stream} and batch = ${batch} and state = 'reading'
    returning set_config('synchronous_commit', 'off', true)`);
  if (rows.length === 0) throw new Gone();
}

/** What a transaction takes, about, in milliseconds: the embedded database answers pages only in between. */
const USUAL_MS = 40;
/** Lines of a transaction: at first, and the limits within which they follow the time that the last one took. */
const [FIRST, FEWEST, MOST] = [500, 200, 5000];

export type Staging = {
  /** Takes the next line. */
  push(line: SettledLine, kept: KeptLine): void;
  /** Resolves when there is room for more; `taken` is how many bytes of the file the lines so far came from. Throws what writing threw, or `Gone`. */
  room(taken: number): Promise<void>;
  /** Resolves when every line is written. */
  end(taken: number): Promise<void>;
};

/** Writes lines of a batch in the order in which they come, while the next ones are read. */
export function createStaging(store: Store, sight: Sight, place: BatchAt): Staging {
  let lines: (readonly [SettledLine, KeptLine])[] = [];
  let [written, read, together] = [0, 0, FIRST];
  let failed: { readonly error: unknown } | undefined;
  /** The transaction that is under way, and the last of those that follow it. */
  let [step, busy]: [Promise<void>, Promise<void> | undefined] = [Promise.resolve(), undefined];
  const writeSome = async (): Promise<void> => {
    const some = lines.slice(0, together);
    lines = lines.slice(together);
    const begun = performance.now();
    await store.write(sight, async (writing) => {
      await holdOn(writing, place, read);
      const kept = some.map(([, one]) => one);
      await addLines(writing, { ...place, from: written }, kept);
      const placed = some.map(([line], i) => ({ place: written + i, line }));
      await writeLines(writing, place, placed);
    });
    written += some.length;
    const fitting = (some.length * USUAL_MS) / (performance.now() - begun);
    together = Math.round(Math.min(MOST, Math.max(FEWEST, Math.min(fitting, together * 2))));
  };
  const writeAll = async (least: () => number): Promise<void> => {
    try {
      while (lines.length >= least()) await (step = writeSome());
    } catch (error) {
      failed = { error };
    }
    busy = undefined;
  };
  const check = (): void => {
    if (failed) throw failed.error;
  };
  return {
    push: (line, kept) => void lines.push([line, kept]),
    room: async (taken) => {
      read = taken;
      if (!failed && lines.length >= together) busy ??= writeAll(() => together);
      while (busy && lines.length >= 2 * together) await step.catch(() => undefined);
      check();
    },
    end: async (taken) => {
      await busy;
      check();
      read = taken;
      await writeAll(() => 1);
      check();
    },
  };
}
