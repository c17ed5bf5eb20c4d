/** The record in the database: how a stream is read, how it grows, and the machine's own hashing for edges that hash by the million. */
import { joinBytes } from "../kernel/bytes.ts";
import type { Instant } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import type { Outcome } from "../kernel/refusal.ts";
import { decode, encode } from "../kernel/utf8.ts";
import { OPENSSL } from "../store/openssl.ts";
import {
  INSTALLATION,
  isSupposedWrongly,
  type RawBuilder,
  type Reading,
  type Sight,
  sql,
  stateOf,
  type Store,
  type Work,
  type Writing,
} from "../store/store.ts";
import { type Checkpoint, type Origin, originOf, parseCheckpoint, parseOrigin, signCheckpoint } from "./checkpoint.ts";
import { type Draft, type Entry, parseEntry } from "./entry.ts";
import { readWitnessEnded, readWitnessNamed } from "./kinds.ts";
import { type Appended, append, checkpointOf, type Head, newHead } from "./log.ts";
import { rootOf } from "./merkle.ts";
import { formatKey, formatNote, type Note, type Signature, type VerifierKey } from "./note.ts";
import type { Primitives, Signing } from "./primitives.ts";
import { edgeOfTiles, hashesAt, hashesOf, TILE_WIDTH, type Tile, type TileAt } from "./tiles.ts";

/** The functions of the record as this machine has them. */
export const NODE: Primitives = OPENSSL;

/** One command's turn on a stream. Its SQL and its entries are kept together, or not at all. */
export type Turn = {
  readonly writing: Writing;
  /** Where the stream stands, with what earlier turns and this one have appended. */
  head(): Head;
  /** Appends, or says why one of the drafts is refused; then nothing was appended. */
  append(drafts: readonly Draft[], now: Instant): Outcome<Appended>;
};

/** One server's hold on the streams of its database. */
export type Keeper = {
  /**
   * Gives `work` its turn on a stream and resolves when all it wrote is durable. Those that wait for one stream go in one transaction, in the order they
   * came. `work` may be called again, from the newest head, when another server was quicker or some turn of the same transaction failed; what fails takes
   * back its own turn only. The sight must include the stream. `ahead` is asked with those of all who wait, at the head before the first of them has its turn.
   */
  turn<T, Known = undefined>(
    sight: Sight,
    stream: RandomId,
    work: (turn: Turn, known: Known) => Promise<T>,
    ahead?: (reading: Reading, head: Head) => Promise<Known>,
  ): Promise<T>;
  /** The same, taken back at the end: a dry run. */
  rehearse: Keeper["turn"];
  /** The newest checkpoint of a stream as a signed note; signed when it is first asked for, hence over entries that are durable. None over an empty stream. */
  checkpoint(stream: RandomId, signing: Signing): Promise<string | undefined>;
};

/** Turns that go in one transaction at most. */
const GROUP = 64;
/** How often a turn may find that another server was quicker. */
const TRIES = 20;
/** With the log's own a note then holds 64 signatures at most (page section 6). */
const SIGNATURES_KEPT = 63;

type Job = {
  readonly sight: Sight;
  readonly ahead: ((reading: Reading, head: Head) => Promise<unknown>) | undefined;
  readonly work: (turn: Turn, known: unknown) => Promise<void>;
  readonly kept: () => void;
  readonly failed: (error: unknown) => void;
  tries: number;
  /** Some turn of its transaction failed, and nobody knows which: it goes by itself. */
  alone: boolean;
  /** Its transaction supposed what was not so: it waits for every answer. */
  careful: boolean;
};
type Lane = { head: Head | undefined; waiting: Job[]; busy: boolean };

/** One keeper a store: it remembers where each stream stands. */
export function keepRecord(store: Store): Keeper {
  const lanes = new Map<RandomId, Lane>();
  const laneOf = (stream: RandomId): Lane => {
    const known = lanes.get(stream);
    if (known) return known;
    const lane: Lane = { head: undefined, waiting: [], busy: false };
    lanes.set(stream, lane);
    return lane;
  };
  return {
    turn: (sight, stream, work, ahead) => {
      assertSees(sight, stream);
      return new Promise((resolve, reject) => {
        let value: Awaited<ReturnType<typeof work>>;
        const done = async (turn: Turn, known: unknown): Promise<void> => void (value = await work(turn, known as never));
        const lane = laneOf(stream);
        lane.waiting.push({ sight, ahead, work: done, kept: () => resolve(value), failed: reject, tries: 0, alone: false, careful: false });
        if (!lane.busy) void drain(store, stream, lane);
      });
    },
    rehearse: async (sight, stream, work, ahead) => {
      assertSees(sight, stream);
      const once = async (writing: Writing) => {
        const growth = growthFrom(await readHead(writing, originOf(store.installation, stream)));
        const value = await work(growth.turn(writing), (await ahead?.(writing, growth.from)) as never);
        writing.later(growthStatements, growth);
        return value;
      };
      for (let tries = 1; ; tries++) {
        try {
          return await store.rehearse(sight, once);
        } catch (error) {
          if (!hasMoved(error) || tries >= TRIES) throw error;
        }
      }
    },
    checkpoint: async (stream, signing) => {
      const origin = originOf(store.installation, stream);
      // Another server may have gone on since: what is signed is never older than what anyone has seen.
      const head = await store.read(INSTALLATION, (reading) => readHead(reading, origin, laneOf(stream).head));
      return head.edge.size === 0 ? undefined : signed(store, stream, checkpointOf(NODE, head), signing);
    },
  };
}

function assertSees({ streams }: Sight, stream: RandomId): void {
  if (streams !== "all" && !streams.includes(stream)) throw new Error(`a turn on ${stream} must be allowed to see it`);
}

/** Works off what waits, a group at a time. */
async function drain(store: Store, stream: RandomId, lane: Lane): Promise<void> {
  lane.busy = true;
  // What arrives in the same turn of the event loop goes together.
  await Promise.resolve();
  while (lane.waiting.length > 0) {
    const most = lane.waiting[0]!.alone ? 1 : GROUP;
    await group(store, stream, lane, lane.waiting.splice(0, most));
  }
  lane.busy = false;
}

async function group(store: Store, stream: RandomId, lane: Lane, jobs: readonly Job[]): Promise<void> {
  const [{ sight }] = jobs as readonly [Job];
  let growth: Growth;
  let known: readonly unknown[];
  let isSaid = false;
  const supposes = lane.head !== undefined && !jobs.some(({ alone, careful }) => alone || careful);
  const ask = async (writing: Writing): Promise<void> => {
    const from = lane.head ?? (await readHead(writing, originOf(store.installation, stream)));
    growth = growthFrom(from);
    known = await Promise.all(jobs.map(({ ahead }) => ahead?.(writing, from)));
  };
  const turns = jobs.map((job, i): Work => ({ sight: job.sight, work: (writing) => job.work(growth.turn(writing), known[i]) }));
  const grow = async (writing: Writing): Promise<void> => {
    writing.later(growthStatements, growth);
    isSaid = true;
  };
  try {
    await store.writeTogether([{ sight, work: ask, supposes }, ...turns, { sight, work: grow }]);
    lane.head = growth!.head();
    for (const job of jobs) job.kept();
  } catch (error) {
    lane.head = undefined;
    // What fails on the way may fail because of what was supposed.
    if (isSupposedWrongly(error) || (supposes && !isSaid)) {
      for (const job of jobs) job.careful = true;
      lane.waiting.unshift(...jobs);
      return;
    }
    const again = hasMoved(error) ? oneTryLess(jobs) : !isSaid || isRefused(error) ? oneByOne(jobs) : [];
    for (const job of jobs) if (!again.includes(job)) job.failed(error);
    lane.waiting.unshift(...again);
  }
}

function oneTryLess(jobs: readonly Job[]): readonly Job[] {
  for (const job of jobs) job.tries++;
  return jobs.filter(({ tries }) => tries < TRIES);
}

/** Nobody knows which of several turns was at fault, because what they write is written together. By itself a turn fails alone. */
function oneByOne(jobs: readonly Job[]): readonly Job[] {
  if (jobs.length === 1) return [];
  for (const job of jobs) job.alone = true;
  return jobs;
}

/** A constraint was broken, so that nothing was kept. Of other failures of a commit nobody knows whether it was. */
function isRefused(error: unknown): boolean {
  return stateOf(error)?.startsWith("23") === true;
}

/** Another server appended to the stream since its head was read: `growthStatements` divide by zero. */
function hasMoved(error: unknown): boolean {
  return stateOf(error) === "22012";
}

/** What the turns of one transaction have appended, before it is written down. */
type Growth = { readonly from: Head; head(): Head; readonly appended: Appended[]; turn(writing: Writing): Turn };

function growthFrom(from: Head): Growth {
  const appended: Appended[] = [];
  const head = (): Head => appended.at(-1)?.head ?? from;
  const turn = (writing: Writing): Turn => ({
    writing,
    head,
    append: (drafts, now) => {
      const outcome = append(NODE, head(), drafts, now);
      if (outcome.value) appended.push(outcome.value);
      return outcome;
    },
  });
  return { from, head, appended, turn };
}

/** Moves the head from the size that everything was built on, and writes entries and full tiles. Where the head has moved, it is an error of the database. */
function growthStatements(grown: readonly Growth[]): readonly RawBuilder<unknown>[] {
  return grown.flatMap(({ from, head, appended }) => {
    const leaves = appended.flatMap((each) => each.leaves);
    if (leaves.length === 0) return [];
    const { at, edge } = head();
    const { stream } = leaves[0]!.entry;
    const moved =
      from.edge.size === 0
        ? sql`insert into head (stream, size, at) values (${stream}, ${edge.size}, ${at}) on conflict do nothing returning 1`
        : sql`update head set size = ${edge.size}, at = ${at} where stream = ${stream} and size = ${from.edge.size} returning 1`;
    const column = <T>(of: (leaf: (typeof leaves)[number]) => T): T[] => leaves.map(of);
    const entries = sql`
      insert into entry (stream, seq, kind, day, at, actor, party, bytes, leaf)
      select ${stream}, * from unnest(
        ${column(({ entry }) => entry.seq)}::bigint[], ${column(({ entry }) => entry.kind)}::text[], ${column(({ entry }) => entry.day)}::date[],
        ${column(({ entry }) => entry.at)}::timestamptz[], ${column(({ entry }) => entry.actor ?? null)}::text[],
        ${column(({ entry }) => entry.party ?? null)}::text[], ${column(({ bytes }) => bytes)}::bytea[], ${column((leaf) => leaf.hash)}::bytea[])`;
    const tiles = appended
      .flatMap((each) => each.tiles)
      .map(
        ({ level, index, bytes }, i) =>
          sql`, ${sql.ref(`tile_${i}`)} as (insert into tile (stream, level, index, root, hashes)
            values (${stream}, ${level}, ${index}, ${rootOf(NODE.sha256, hashesOf(bytes))}, ${bytes}))`,
      );
    return [sql`with moved as (${moved}), entries as (${entries})${sql.join(tiles, sql``)} select 1 / count(*) from moved`];
  });
}

/**
 * Writes the first entries of a new stream, the first of which opens it, and returns them as they stand. The transaction must be allowed to see the stream;
 * what else it writes is kept together with them, or not at all.
 */
export function beginStream(writing: Writing, origin: Origin, drafts: readonly Draft[], at: Instant): readonly Entry[] {
  const growth = growthFrom(newHead(origin));
  const { value, faults } = growth.turn(writing).append(drafts, at);
  if (!value) throw new Error(`the first entries of a stream were refused: ${faults[0]?.code}`);
  writing.later(growthStatements, growth);
  return value.leaves.map(({ entry }) => entry);
}

/** Where a stream stands in the database. `known` is taken where it stands there still. */
export async function readHead(reading: Reading, origin: Origin, known?: Head): Promise<Head> {
  const { stream } = parseOrigin(origin)!;
  const row = await reading.selectFrom("head").select(["size", "at"]).where("stream", "=", stream).executeTakeFirst();
  if (!row) return newHead(origin);
  const size = Number(row.size);
  if (known?.edge.size === size) return known;
  const edge: Tile[] = [];
  for (let level = 0; hashesAt(level, size) > 0; level++) {
    const hashes = await edgeHashes(reading, stream, level, size);
    if (hashes.length > 0) edge.push({ level, index: Math.floor(hashesAt(level, size) / TILE_WIDTH), width: hashes.length, bytes: joinBytes(hashes) });
  }
  return { origin, at: row.at ?? undefined, edge: edgeOfTiles(NODE.sha256, size, edge) };
}

/** The hashes of the tile of a level that is not full yet, up to this size: others may be appending while a transaction reads. */
async function edgeHashes(reading: Reading, stream: RandomId, level: number, size: number): Promise<readonly Uint8Array[]> {
  const width = hashesAt(level, size) % TILE_WIDTH;
  return hashesFrom(reading, stream, level, BigInt(hashesAt(level, size) - width), width);
}

/** Hashes of a level from one on: leaves, or the roots of the full tiles below. */
async function hashesFrom(reading: Reading, stream: RandomId, level: number, from: bigint, most: number): Promise<readonly Uint8Array[]> {
  const to = from + BigInt(most);
  if (level === 0) {
    const leaves = reading.selectFrom("entry").select("leaf").where("stream", "=", stream).where("seq", ">=", from).where("seq", "<", to);
    return (await leaves.orderBy("seq").execute()).map(({ leaf }) => leaf);
  }
  const below = reading
    .selectFrom("tile")
    .select("root")
    .where("stream", "=", stream)
    .where("level", "=", level - 1);
  return (await below.where("index", ">=", from).where("index", "<", to).orderBy("index").execute()).map(({ root }) => root);
}

/** The note that stands at this size; the first that is written is the one for good. */
async function signed(store: Store, stream: RandomId, checkpoint: Checkpoint, signing: Signing): Promise<string> {
  const size = BigInt(checkpoint.size);
  const find = (reading: Reading) =>
    reading.selectFrom("checkpoint").select(["note", "root"]).where("stream", "=", stream).where("size", "=", size).executeTakeFirst();
  const found = await store.read(INSTALLATION, find);
  if (found) return found.note;
  const note = decode(formatNote(signCheckpoint(NODE, checkpoint, signing))).text!;
  return store.write(INSTALLATION, async (writing) => {
    const row = { stream, size, root: checkpoint.root, note };
    await writing
      .insertInto("checkpoint")
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return (await find(writing))!.note;
  });
}

/** The hashes of a tile as the stream stands; undefined where its tree does not reach so far. */
export async function readTile(reading: Reading, stream: RandomId, { level, index, width }: TileAt): Promise<Uint8Array | undefined> {
  if (width === TILE_WIDTH) {
    const full = reading.selectFrom("tile").select("hashes").where("stream", "=", stream).where("level", "=", level);
    return (await full.where("index", "=", BigInt(index)).executeTakeFirst())?.hashes;
  }
  const hashes = await hashesFrom(reading, stream, level, BigInt(index) * BigInt(TILE_WIDTH), width);
  return hashes.length === width ? joinBytes(hashes) : undefined;
}

/** Entries of a stream from `from` up to but not including `to`, with their bytes. */
export async function readLeaves(reading: Reading, stream: RandomId, from: number, to: number): Promise<readonly Uint8Array[]> {
  const of = reading.selectFrom("entry").select("bytes").where("stream", "=", stream);
  const rows = await of.where("seq", ">=", BigInt(from)).where("seq", "<", BigInt(to)).orderBy("seq").execute();
  return rows.map(({ bytes }) => bytes);
}

/** An entry of a kind that belongs to the record itself (page section 2). */
export type OwnEntry = { readonly entry: Entry; readonly bytes: Uint8Array };

/** The entries of a stream's first `size` that open it, change its key, name and end witnesses, and erase. */
export async function ownEntries(reading: Reading, stream: RandomId, size: number): Promise<readonly OwnEntry[]> {
  // Written out, so that the index over these kinds serves.
  const rows = await reading.rows(sql<{ bytes: Uint8Array }>`
    select bytes from entry where stream = ${stream} and seq < ${size}
    and kind in ('stream-opened', 'key-rotated', 'witness-named', 'witness-ended', 'content-erased') order by seq`);
  // One that somebody has changed in the database is none; verifying tells of it.
  return rows.flatMap(({ bytes }) => {
    const { value: entry } = parseEntry(bytes, stream);
    return entry ? [{ bytes, entry }] : [];
  });
}

/** The witnesses whose cosignatures are to be expected over the first `size` entries. */
export async function witnessesAt(reading: Reading, stream: RandomId, size: number): Promise<readonly VerifierKey[]> {
  const witnesses = new Map<string, VerifierKey>();
  for (const { entry } of await ownEntries(reading, stream, size)) {
    const named = entry.kind === "witness-named" ? readWitnessNamed(NODE.sha256, entry.body)?.key : undefined;
    const ended = entry.kind === "witness-ended" ? readWitnessEnded(NODE.sha256, entry.body) : undefined;
    if (named) witnesses.set(formatKey(named), named);
    if (ended) witnesses.delete(formatKey(ended));
  }
  return [...witnesses.values()];
}

/** A checkpoint's note with the cosignatures that witnesses have handed in for it. */
export async function withCosignatures(reading: Reading, stream: RandomId, text: string): Promise<Note> {
  const { checkpoint, note } = parseCheckpoint(encode(text))!;
  const of = reading.selectFrom("cosignature").select(["name", "signature"]).where("stream", "=", stream);
  const rows = await of.where("size", "=", BigInt(checkpoint.size)).orderBy("name").limit(SIGNATURES_KEPT).execute();
  const cosignatures = rows.map(({ name, signature }) => ({ name, id: signature.subarray(0, 4), bytes: signature.subarray(4) }));
  return { ...note, signatures: [...note.signatures, ...cosignatures] };
}

/** Keeps a cosignature that was found right; the first of a witness at a size stays. */
export async function keepCosignature(writing: Writing, stream: RandomId, size: number, { name, id, bytes }: Signature): Promise<void> {
  const row = { stream, size: BigInt(size), name, signature: joinBytes([id, bytes]) };
  await writing
    .insertInto("cosignature")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
