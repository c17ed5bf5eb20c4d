/** A stream's log as it grows: drafts become entries, leaves, tiles and a checkpoint to sign. Pure: who keeps and signs them is the store's affair. */
import type { Day, Instant } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import type { Outcome } from "../kernel/refusal.ts";
import { type Checkpoint, type Origin, originOf, parseOrigin } from "./checkpoint.ts";
import { type Draft, type Entry, entryBytes } from "./entry.ts";
import type { StreamKind } from "./kinds.ts";
import { type Hash, leafHash } from "./merkle.ts";
import { formatKey, verifierKey } from "./note.ts";
import type { Primitives } from "./primitives.ts";
import { type EdgeState, NO_EDGE, type Tile, createEdge } from "./tiles.ts";

export { type Checked, type Report, verifyExport } from "./verify.ts";

/** All that is needed to go on with a stream. A value: a write that fails leaves the head before it good. */
export type Head = { readonly origin: Origin; readonly at: Instant | undefined; readonly edge: EdgeState };
export type Leaf = { readonly entry: Entry; readonly bytes: Uint8Array; readonly hash: Hash };
/** `tiles` are those that became full; the others are `partialTiles(head.edge)`. */
export type Appended = { readonly head: Head; readonly leaves: readonly Leaf[]; readonly tiles: readonly Tile[] };

/** A stream before its first entry. */
export function newHead(origin: Origin): Head {
  return { origin, at: undefined, edge: NO_EDGE };
}

/** The first entry of a stream. */
export function opening(
  { sha256 }: Primitives,
  stream: { readonly installation: RandomId; readonly stream: RandomId; readonly for: StreamKind; readonly day: Day; readonly publicKey: Uint8Array },
): Draft {
  const key = verifierKey(sha256, originOf(stream.installation, stream.stream), 1, stream.publicKey);
  return { kind: "stream-opened", day: stream.day, body: { installation: stream.installation, for: stream.for, key: formatKey(key) } };
}

/** The head after these drafts, all recorded at one instant (or at the last one, should the clock have gone back), or why one of them is refused. */
export function append({ sha256 }: Primitives, head: Head, drafts: readonly Draft[], now: Instant): Outcome<Appended> {
  const ids = parseOrigin(head.origin);
  if (!ids) throw new RangeError(`${head.origin} is no origin`);
  const at = head.at !== undefined && head.at > now ? head.at : now;
  const written = drafts.map((draft, i) => {
    const entry: Entry = { ...draft, v: 1, stream: ids.stream, seq: head.edge.size + i, at };
    return { entry, outcome: entryBytes(entry) };
  });
  const faults = written.flatMap(({ outcome }) => outcome.faults);
  if (faults.length > 0) return { faults };
  const edge = createEdge(sha256, head.edge);
  const leaves = written.map(({ entry, outcome }) => {
    const bytes = outcome.value!;
    const hash = leafHash(sha256, bytes);
    edge.push(hash);
    return { entry, bytes, hash };
  });
  const next = { origin: head.origin, at: drafts.length > 0 ? at : head.at, edge: edge.state() };
  return { value: { head: next, leaves, tiles: edge.filled() }, faults };
}

/** What is signed of a stream that stands at a head. */
export function checkpointOf({ sha256 }: Primitives, { origin, edge }: Head): Checkpoint {
  return { origin, size: edge.size, root: createEdge(sha256, edge).root() };
}
