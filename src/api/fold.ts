/** The state of a stream, kept in memory and brought up to its head. */
import type { Day } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import { type Draft, type Entry, parseEntry } from "../log/entry.ts";
import { STREAM_KINDS, type StreamKind } from "../log/kinds.ts";
import type { Head } from "../log/log.ts";
import type { Reading, Sight, Writing } from "../store/store.ts";
import type { Now, Refusal, Slice, States } from "./decide.ts";
import type { Who } from "./roles.ts";

/** A slice as the runner sees it: its state and, where it has tables of its own, how they follow an entry. */
export type SliceStore = {
  // oxlint-disable-next-line typescript/no-explicit-any -- the states of different slices stand in one list
  readonly slice: Slice<any>;
  project?(writing: Writing, entry: Entry): Promise<void>;
  /** What of an alliance's details somebody sees besides those of their own parties; absent, nothing. */
  eyes?(reading: Reading, at: Looking): Promise<Sight["eyes"]>;
  /** What ids of the stream that refusals speak of are called. */
  names?(reading: Reading, at: Pick<Looking, "stream" | "states">): Promise<ReadonlyMap<string, string>>;
  /** What else is asked before a command that was decided goes onto the record. */
  counsel?(reading: Reading, decided: DecidedOn): Promise<Counsel | undefined>;
};
/** A command that its slice lets through: `states` are those before it, `after` those that would follow. */
export type DecidedOn = {
  readonly stream: RandomId;
  readonly command: string;
  readonly input: unknown;
  readonly states: States;
  readonly after: States;
  readonly now: Now;
};
/** Reasons against it; else what goes onto the record behind the command's own entries, and what of that is kept beside it. */
export type Counsel =
  | { readonly refusals: readonly [Refusal, ...Refusal[]] }
  | { readonly refusals?: undefined; readonly drafts: readonly Omit<Draft, "actor" | "party">[]; keep(writing: Writing): Promise<void> };
/** Whoever looks at a stream, and when. */
export type Looking = { readonly stream: RandomId; readonly states: States; readonly who: Who; readonly day: Day };

/** What the stream was opened for. */
export const openedSlice: Slice<StreamKind | undefined> = {
  name: "opened",
  start: undefined,
  fold: (state, { kind, body }) => (kind === "stream-opened" ? STREAM_KINDS.find((known) => known === body["for"]) : state),
};

export type Folder = {
  /** The states at a head that a turn has in hand. */
  at(reading: Reading, stream: RandomId, head: Head): Promise<States>;
  /** The states at the end of what a transaction sees. */
  atEnd(reading: Reading, stream: RandomId): Promise<States>;
  /** What a turn has appended, so that the next turn of the same transaction need not read what is not yet written. */
  remember(head: Head, before: States, entries: readonly Entry[]): void;
  /** The states that entries would lead to. */
  after(before: States, entries: readonly Entry[]): States;
};

type Kept = { readonly size: number; readonly states: Folded };
type Folded = States & { readonly all: readonly unknown[] };

/** Streams whose state stays in memory. */
const KEPT_STREAMS = 500;
const PAGE = 10_000;

export function createFolder(ofProgram: readonly SliceStore[]): Folder {
  const slices: readonly SliceStore[] = [{ slice: openedSlice }, ...ofProgram];
  const committed = new Map<RandomId, Kept>();
  /** A head is a value of the turn that made it: when that turn is taken back, nobody can ask for its states any more. */
  const ofHeads = new WeakMap<Head, Folded>();
  const statesOf = (all: readonly unknown[]): Folded => ({
    all,
    of: (slice) => {
      const index = slices.findIndex((each) => each.slice === (slice as unknown));
      if (index === -1) throw new Error(`no slice ${slice.name} in this program`);
      return all[index] as never;
    },
  });
  const start = statesOf(slices.map(({ slice }) => slice.start as unknown));
  const folded = (states: Folded, entries: readonly Entry[]): Folded =>
    entries.length === 0 ? states : statesOf(slices.map(({ slice }, i) => entries.reduce((state: unknown, entry) => slice.fold(state, entry), states.all[i])));
  const upTo = async (reading: Reading, stream: RandomId, size: number | undefined): Promise<Folded> => {
    const known = committed.get(stream);
    let { size: from, states } = known && (size === undefined || known.size <= size) ? known : { size: 0, states: start };
    for (;;) {
      const entries = await entriesFrom(reading, stream, from, size);
      states = folded(states, entries);
      from += entries.length;
      if (entries.length < PAGE) break;
    }
    // What a reader saw is kept for good; a turn that reads before it appends has seen only that, too.
    committed.delete(stream);
    committed.set(stream, { size: from, states });
    if (committed.size > KEPT_STREAMS) committed.delete(committed.keys().next().value!);
    return states;
  };
  return {
    at: async (reading, stream, head) => ofHeads.get(head) ?? upTo(reading, stream, head.edge.size),
    atEnd: (reading, stream) => upTo(reading, stream, undefined),
    after: (before, entries) => folded(before as Folded, entries),
    remember: (head, before, entries) => void ofHeads.set(head, folded(before as Folded, entries)),
  };
}

async function entriesFrom(reading: Reading, stream: RandomId, from: number, to: number | undefined): Promise<readonly Entry[]> {
  const query = reading.selectFrom("entry").select(["seq", "bytes"]).where("stream", "=", stream).where("seq", ">=", BigInt(from));
  const bounded = to === undefined ? query : query.where("seq", "<", BigInt(to));
  const rows = await bounded.orderBy("seq").limit(PAGE).execute();
  return rows.map(({ seq, bytes }) => {
    const { value, faults } = parseEntry(bytes, `entry/${seq}`);
    if (!value) throw new Error(`entry ${seq} of ${stream} cannot be read: ${faults[0]?.code}`);
    return value;
  });
}
