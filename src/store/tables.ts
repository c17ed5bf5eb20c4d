/** Every table of Sameside in one place: its class, and the shape of its rows as the parsers of this folder give them. */
import type { Generated } from "kysely";
import type { Day, Instant } from "../kernel/day.ts";

/**
 * What a table's rows are. Tables of the first four classes carry a stream and are keyed by it.
 *
 * - `record`: entries and checkpoints; written once, never changed, never deleted.
 * - `content`: what entries only name by hash; checked against it, erasable under a tombstone.
 * - `derived`: dropped and rebuilt from record and content.
 * - `passing`: proves nothing and is pruned by age.
 * - `reference`: belongs to the installation, not to a stream.
 */
export type TableClass = "record" | "content" | "derived" | "passing" | "reference";

export const TABLE_CLASSES: Readonly<Record<keyof Tables, TableClass>> = {
  entry: "record",
  checkpoint: "record",
  content_batch: "content",
  content_line: "content",
  content_file: "content",
  head: "derived",
  tile: "derived",
  command_key: "passing",
  installation: "reference",
  migration: "reference",
  audit: "reference",
};

export type Tables = {
  entry: EntryRow;
  checkpoint: CheckpointRow;
  content_batch: ContentBatchRow;
  content_line: ContentLineRow;
  content_file: ContentFileRow;
  head: HeadRow;
  tile: TileRow;
  command_key: CommandKeyRow;
  installation: InstallationRow;
  migration: MigrationRow;
  audit: AuditRow;
};

/** One fact of a stream. `bytes` is what is hashed; the other columns repeat what stands in it. `leaf` is its RFC 6962 leaf hash. */
export type EntryRow = {
  stream: string;
  seq: bigint;
  kind: string;
  day: Day;
  at: Instant;
  actor: string | null;
  party: string | null;
  bytes: Uint8Array;
  leaf: Uint8Array;
};

/** The signed note over the first `size` entries of a stream. */
export type CheckpointRow = { stream: string; size: bigint; root: Uint8Array; note: string };

/**
 * Lines that belong together (log format section 3), numbered within their stream from 0. While `seq` is null they are staged: nothing has entered the
 * record and the batch may be dropped. The entry `seq` fixes count, root and total.
 */
export type ContentBatchRow = { stream: string; batch: number; count: number | null; root: Uint8Array | null; seq: bigint | null; at: Generated<Instant> };

/** Line `line` (from 0) of a batch. Erased, salt and bytes are null and `erased_by` is the seq of the entry that says so; the leaf stands. */
export type ContentLineRow = {
  stream: string;
  batch: number;
  line: number;
  leaf: Uint8Array;
  salt: Uint8Array | null;
  bytes: Uint8Array | null;
  erased_by: bigint | null;
};

/** A file or text that entries name by `hash`, the leaf of salt and bytes. Erased as a line is. */
export type ContentFileRow = {
  stream: string;
  hash: Uint8Array;
  size: bigint;
  type: string;
  salt: Uint8Array | null;
  bytes: Uint8Array | null;
  erased_by: bigint | null;
};

/** Where a stream stands: its number of entries and the instant of the last. Whoever appends updates this row from the size it built upon. */
export type HeadRow = { stream: string; size: bigint; at: Instant | null };

/** A full tile of the tree (log format section 5): 256 hashes, and `root`, the one hash over them that stands in the level above. */
export type TileRow = { stream: string; level: number; index: bigint; root: Uint8Array; hashes: Uint8Array };

/** What a command answered, so that the same command sent again is answered alike. `request` is the SHA-256 of what was asked. */
export type CommandKeyRow = { stream: string; actor: string; route: string; key: string; request: Uint8Array; result: string; at: Generated<Instant> };

/** The one row that says which installation this is, and whether anyone may sign in to it. */
export type InstallationRow = { one: Generated<boolean>; id: string; demo: boolean; at: Generated<Instant> };

export type MigrationRow = { number: number; name: string; sha256: string; at: Generated<Instant> };

/** A refusal: outside the record, pruned by age. */
export type AuditRow = {
  id: Generated<bigint>;
  at: Generated<Instant>;
  actor: string | null;
  party: string | null;
  stream: string | null;
  route: string;
  code: string;
  args: string;
};
