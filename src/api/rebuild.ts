/** Derived tables dropped and made again from record and content, and held against what stood there before. */
import type { RandomId } from "../kernel/id.ts";
import { parseEntry } from "../log/entry.ts";
import { leafHash, rootOf } from "../log/merkle.ts";
import { NODE, readLeaves } from "../log/store.ts";
import { createEdge, hashesOf, type Tile } from "../log/tiles.ts";
import { INSTALLATION, type Reading, sql, type Store, type Work, type Writing } from "../store/store.ts";
import { TABLE_CLASSES } from "../store/tables.ts";
import type { SliceStore } from "./fold.ts";

/** A table that was made again: its rows now, and how many stood before that do not now (`more`) and the other way (`less`). */
export type RebuiltTable = { readonly table: string; readonly rows: number; readonly more: number; readonly less: number };
export type Rebuilt = { readonly streams: number; readonly entries: number; readonly tables: readonly RebuiltTable[] };

/** Of the installation's own tables, those that entries never write. */
const NOT_PROJECTED = ["migration", "installation", "audit", "session", "token", "invitation", "sign_in", "account"];
/** Those of them that hold nothing but what entries say: they are made anew, so that a row that no entry made is found. */
const MADE_ANEW = ["organisation_member", "organisation", "role_grant", "budget_owner"];
const PAGE = 1_000;

class TakenBack extends Error {}

/**
 * Makes every derived table again in one transaction, stream by stream in the order in which they were opened, each seeing its own rows alone as it did
 * when it grew. `rehearse` takes it back. Nobody appends meanwhile.
 */
export async function rebuild(store: Store, slices: readonly SliceStore[], how: "keep" | "rehearse"): Promise<Rebuilt> {
  const derived = tablesOf("derived");
  const compared = [...derived, ...tablesOf("reference").filter((table) => !NOT_PROJECTED.includes(table))];
  const streams = await store.read(INSTALLATION, openedStreams);
  let entries = 0;
  let tables: readonly RebuiltTable[] = [];
  const works: Work[] = [
    { sight: INSTALLATION, work: (writing) => putAside(writing, derived, compared) },
    ...streams.map((stream): Work => {
      const sight = { actor: undefined, party: undefined, streams: [stream] };
      return { sight, work: async (writing) => void (entries += await replay(writing, stream, slices)) };
    }),
    { sight: { ...INSTALLATION }, work: async (writing) => void (tables = await compare(writing, compared)) },
  ];
  const end: Work = { sight: INSTALLATION, work: () => Promise.reject(new TakenBack()) };
  try {
    await store.writeTogether(how === "keep" ? works : [...works, end]);
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  return { streams: streams.length, entries, tables };
}

/** The house first, because the others look organisations up in it. */
async function openedStreams(reading: Reading): Promise<readonly RandomId[]> {
  const rows = await reading.rows(sql<{ stream: RandomId }>`
    select stream from entry where seq = 0 order by position('"for":"house"' in convert_from(bytes, 'UTF8')) = 0, at, stream`);
  return rows.map(({ stream }) => stream);
}

function tablesOf(kind: "derived" | "reference"): string[] {
  return Object.entries(TABLE_CLASSES).flatMap(([table, of]) => (of === kind ? [table] : []));
}

async function putAside(writing: Writing, derived: readonly string[], compared: readonly string[]): Promise<void> {
  // Whoever appends moves the head; until this ends nobody does.
  await writing.rows(sql`lock table head in exclusive mode`);
  for (const table of compared) {
    await writing.rows(sql`create temporary table ${sql.id(`before_${table}`)} on commit drop as select * from ${sql.id(table)}`);
  }
  for (const table of await dependentFirst(writing, [...derived, ...MADE_ANEW])) await writing.rows(sql`delete from ${sql.id(table)}`);
}

/** Tables that point to others come before them. */
async function dependentFirst(reading: Reading, tables: readonly string[]): Promise<readonly string[]> {
  const keys = await reading.rows(sql<{ from: string; to: string }>`
    select conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint where contype = 'f' and conrelid <> confrelid`);
  const left = new Set(tables);
  const out: string[] = [];
  while (left.size > 0) {
    const free = [...left].filter((table) => !keys.some(({ from, to }) => to === table && left.has(from)));
    if (free.length === 0) throw new Error(`${[...left].join(", ")} point to each other`);
    for (const table of free) {
      left.delete(table);
      out.push(table);
    }
  }
  return out;
}

/** Head and tiles, and what every slice makes of each entry; returns how many entries there are. */
async function replay(writing: Writing, stream: RandomId, slices: readonly SliceStore[]): Promise<number> {
  const edge = createEdge(NODE.sha256);
  let at: string | null = null;
  for (let from = 0; ; from += PAGE) {
    const leaves = await readLeaves(writing, stream, from, from + PAGE);
    for (const bytes of leaves) {
      const { value: entry, faults } = parseEntry(bytes, stream);
      if (!entry) throw new Error(`an entry of ${stream} cannot be read: ${faults[0]?.code}`);
      edge.push(leafHash(NODE.sha256, bytes));
      for (const slice of slices) await slice.project?.(writing, entry);
      at = entry.at;
    }
    for (const tile of edge.filled()) await writeTile(writing, stream, tile);
    if (leaves.length < PAGE) break;
  }
  const size = edge.state().size;
  await writing
    .insertInto("head")
    .values({ stream, size: BigInt(size), at })
    .execute();
  return size;
}

async function writeTile(writing: Writing, stream: RandomId, { level, index, bytes }: Tile): Promise<void> {
  const row = { stream, level, index: BigInt(index), root: rootOf(NODE.sha256, hashesOf(bytes)), hashes: bytes };
  await writing.insertInto("tile").values(row).execute();
}

async function compare(writing: Writing, tables: readonly string[]): Promise<readonly RebuiltTable[]> {
  const out: RebuiltTable[] = [];
  for (const table of tables) {
    const [now, before] = [sql.id(table), sql.id(`before_${table}`)];
    const [row] = await writing.rows(sql<{ rows: bigint; more: bigint; less: bigint }>`
      select (select count(*) from ${now}) as rows,
             (select count(*) from (select * from ${before} except all select * from ${now}) a) as more,
             (select count(*) from (select * from ${now} except all select * from ${before}) b) as less`);
    out.push({ table, rows: Number(row!.rows), more: Number(row!.more), less: Number(row!.less) });
  }
  return out;
}
