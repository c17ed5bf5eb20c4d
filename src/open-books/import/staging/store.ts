/** Lines of a file on their way into the database: read and hashed while those before them are written, in transactions that let pages through. */
import { setTimeout as wait } from "node:timers/promises";
import { addColumns, type BatchAt, createKeptColumns, type KeptColumns, type KeptLine } from "../../../log/batches/store.ts";
import { type Sight, sql, type Store, type Writing } from "../../../store/store.ts";
import type { SettledLine } from "../../cost-book.ts";
import { createLineColumns, type LineColumns, writeLines } from "../../lines/store.ts";

/** Somebody dropped the import while it was read, or it has been read already. */
export class Gone extends Error {}

/** Holds the import for this transaction; nothing is written to one that is not being read. */
export async function holdReading(writing: Writing, { stream, batch }: BatchAt): Promise<void> {
  const rows = await writing.rows(sql<{ state: string }>`select state from cost_import where stream = ${stream} and batch = ${batch} for update`);
  if (rows[0]?.state !== "reading") throw new Gone();
}

/**
 * Holds it beside others who write other lines of it: it is there as long as this goes on. What this transaction writes need not be durable when it ends: a
 * reading that was cut short begins anew, and whatever is durable later, first of all that the file has been read, flushes what was written before.
 */
async function holdOn(writing: Writing, { stream, batch }: BatchAt): Promise<void> {
  const rows = await writing.rows(sql`
    select set_config('synchronous_commit', 'off', true) from cost_import
    where stream = ${stream} and batch = ${batch} and state = 'reading' for key share`);
  if (rows.length === 0) throw new Gone();
}

/** Says how far the file has been taken; last, because others who write wait for it. */
async function tellTaken(writing: Writing, { stream, batch }: BatchAt, taken: number): Promise<void> {
  await writing.rows(sql`update cost_import set taken = greatest(taken, ${taken}::bigint) where stream = ${stream} and batch = ${batch}`);
}

/** What a transaction takes, about, in milliseconds, where pages are answered only in between. */
const USUAL_MS = 25;
/** Having waited so long for its turn there, a reading steps back for so long. */
const [WAITED_MS, BACK_MS] = [2, 20];
/** Lines of a transaction there: at first, and the limits within which they follow the time that the last one took; and where pages have connections of their own. */
const [FIRST, FEWEST, MOST] = [500, 100, 5000];
const TOGETHER = 10_000;
/** Transactions at a time where pages have connections of their own, and those that are ready and wait. */
const [WRITERS, MOST_WAITING] = [2, 2];

/** How many lines the next transaction writes, after one that wrote `count` in `took` milliseconds. */
function nextCount(count: number, took: number): number {
  return Math.round(Math.min(MOST, Math.max(FEWEST, Math.min((count * USUAL_MS) / took, count * 2))));
}

/**
 * Whoever had to wait for the one connection is not alone: a page takes several transactions, and gets through before the next lines do. Also what nobody
 * waits for yet is heard: while the database works, this process hears nothing.
 */
export function giveWay(waited: number): Promise<void> {
  return wait(waited > WAITED_MS ? BACK_MS : 0);
}

export type Staging = {
  /** Takes the next line. */
  push(line: SettledLine, kept: KeptLine): void;
  /** Resolves when there is room for more; `taken` is how many bytes of the file the lines so far came from. Throws what writing threw, or `Gone`. */
  room(taken: number): Promise<void>;
  /** Resolves when every line is written. */
  end(taken: number): Promise<void>;
};

/** Lines from a place on, in columns that serve again when they are written: by the million, new ones each time would keep the collector busy. */
type Chunk = { from: number; count: number; readonly kept: KeptColumns; readonly lines: LineColumns };

function emptyChunk(): Chunk {
  return { from: 0, count: 0, kept: createKeptColumns(), lines: createLineColumns() };
}

/** Says what is long one at a time, because the database takes the second off the line only when it has carried out the first; tells of each. */
async function writeChunk(writing: Writing, place: BatchAt, { from, kept, lines }: Chunk, read: number, said: () => void): Promise<void> {
  const held = holdOn(writing, place);
  const added = addColumns(writing, { ...place, from }, kept.take());
  said();
  await Promise.all([held, added]);
  const put = writeLines(writing, place.stream, lines.take());
  const told = tellTaken(writing, place, read);
  said();
  await Promise.all([put, told]);
}

type Queue<T> = {
  readonly add: (one: T) => void;
  /** Begins what can be begun; resolves when `sooner` does or something has ended, and fewer than MOST_WAITING wait. Throws what failed first. */
  readonly room: (sooner: () => Promise<unknown>) => Promise<void>;
  /** Resolves when all is done; throws what failed first. */
  readonly end: () => Promise<void>;
};

/** Does things in the order in which they come, some at a time. Once one has failed nothing more is begun, and whoever is told can rely on that. */
function createQueue<T>(atOnce: number, work: (one: T) => Promise<void>): Queue<T> {
  const waiting: T[] = [];
  const busy = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const begin = (): void => {
    while (failures.length === 0 && waiting.length > 0 && busy.size < atOnce) {
      const one = work(waiting.shift()!)
        .catch((error: unknown) => void failures.push(error))
        .finally(() => {
          busy.delete(one);
          begin();
        });
      busy.add(one);
    }
  };
  const end = async (): Promise<void> => {
    begin();
    while (busy.size > 0) await Promise.race(busy);
    if (failures.length > 0) throw failures[0];
  };
  return {
    add: (one) => void waiting.push(one),
    room: async (sooner) => {
      begin();
      if (busy.size > 0) await Promise.race([sooner(), ...busy]);
      while (failures.length === 0 && waiting.length >= MOST_WAITING) await Promise.race(busy);
      if (failures.length > 0) await end();
    },
    end,
  };
}

/** Writes lines of a batch while the next ones are read. */
export function createStaging(store: Store, sight: Sight, place: BatchAt): Staging {
  const written: Chunk[] = [];
  let growing = emptyChunk();
  let [read, together] = [0, store.single ? FIRST : TOGETHER];
  /** Until the lines have left for the database nothing more is read, so that it has work while the next ones are. */
  let sending: Promise<unknown> = Promise.resolve();
  const writeOne = async (chunk: Chunk): Promise<void> => {
    const asked = performance.now();
    let since = asked;
    await store.write(sight, async (writing) => {
      since = performance.now();
      await writeChunk(writing, place, chunk, read, () => (sending = writing.sent()));
    });
    written.push(chunk);
    if (!store.single) return;
    together = nextCount(chunk.count, performance.now() - since);
    await giveWay(since - asked);
  };
  const queue = createQueue(store.single ? 1 : WRITERS, writeOne);
  const gather = (): void => {
    if (growing.count === 0) return;
    queue.add(growing);
    const from = growing.from + growing.count;
    growing = Object.assign(written.pop() ?? emptyChunk(), { from, count: 0 });
  };
  return {
    push: (line, itsOwn) => {
      growing.kept.push(itsOwn);
      growing.lines.push(place.batch, growing.from + growing.count, line);
      growing.count++;
      if (growing.count >= together) gather();
    },
    room: (taken) => {
      read = taken;
      return queue.room(() => sending);
    },
    end: (taken) => {
      read = taken;
      gather();
      return queue.end();
    },
  };
}
