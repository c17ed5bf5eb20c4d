/** How a stream begins in the database: its first entries, of which nobody knows yet. */
import type { Instant } from "../../kernel/day.ts";
import type { Writing } from "../../store/store.ts";
import type { Origin } from "../checkpoint.ts";
import type { Draft, Entry } from "../entry.ts";
import { append, newHead } from "../log.ts";
import { NODE } from "../store.ts";

/**
 * Writes the first entries of a new stream, the first of which opens it, and returns them as they stand. The transaction must be allowed to see the stream;
 * what else it writes is kept together with them, or not at all.
 */
export async function beginStream(writing: Writing, origin: Origin, drafts: readonly Draft[], at: Instant): Promise<readonly Entry[]> {
  const { value, faults } = append(NODE, newHead(origin), drafts, at);
  if (!value) throw new Error(`the first entries of a stream were refused: ${faults[0]?.code}`);
  if (value.tiles.length > 0) throw new Error("a stream begins with fewer entries than a tile has");
  const rows = value.leaves.map(({ entry, bytes, hash }) => ({
    stream: entry.stream,
    seq: BigInt(entry.seq),
    kind: entry.kind,
    day: entry.day,
    at: entry.at,
    actor: entry.actor ?? null,
    party: entry.party ?? null,
    bytes,
    leaf: hash,
  }));
  await writing.insertInto("entry").values(rows).execute();
  const [{ stream }] = rows as [(typeof rows)[number]];
  await writing
    .insertInto("head")
    .values({ stream, size: BigInt(value.head.edge.size), at: value.head.at ?? null })
    .execute();
  return value.leaves.map(({ entry }) => entry);
}
