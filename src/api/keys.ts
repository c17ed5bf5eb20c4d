/** The installation's signing key in its streams: which is in force, and how another takes over. docs/log-format.md section 8. */
import { dayAt, type Instant } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import { originOf } from "../log/checkpoint.ts";
import { formatKey, parseKey, sameKey, type VerifierKey, verifierKey } from "../log/note.ts";
import type { Signing } from "../log/primitives.ts";
import { type Cause, rotationBody } from "../log/rotation.ts";
import { type Keeper, NODE, ownEntries } from "../log/store.ts";
import { createEdge } from "../log/tiles.ts";
import type { Reading, Store } from "../store/store.ts";

/** The key that signs the checkpoints of a stream now; undefined before its first entry. */
export async function keyInForce(reading: Reading, stream: RandomId): Promise<VerifierKey | undefined> {
  const changes = (await ownEntries(reading, stream, Number.MAX_SAFE_INTEGER)).filter(({ entry }) => ["stream-opened", "key-rotated"].includes(entry.kind));
  const last = changes.at(-1)?.entry;
  const text = last?.body[last.kind === "key-rotated" ? "to" : "key"];
  return typeof text === "string" ? parseKey(NODE.sha256, text) : undefined;
}

/** `old` is missing where the key is lost. */
export type Change = { readonly old: Signing | undefined; readonly next: Signing; readonly because: Cause; readonly at: Instant };

/**
 * Lets another key take over in a stream and returns its verifier key; a stream that has it already is left as it is, so that a rotation that was cut
 * short can be run again. The old key must be the one in force: that is for the caller to have asked.
 */
export async function rotateKey({ store, keeper }: { readonly store: Store; readonly keeper: Keeper }, stream: RandomId, change: Change): Promise<VerifierKey> {
  const { old, next, because, at } = change;
  const origin = originOf(store.installation, stream);
  const to = verifierKey(NODE.sha256, origin, 1, next.publicKey);
  return keeper.turn({ actor: undefined, party: undefined, streams: [stream] }, stream, async (turn) => {
    const from = await keyInForce(turn.writing, stream);
    if (from && sameKey(from, to)) return to;
    const edge = turn.head().edge;
    const place = { origin, seq: edge.size, root: createEdge(NODE.sha256, edge).root() };
    const body = rotationBody(NODE.sha256, place, because, { old: old ?? { publicKey: from!.publicKey }, next });
    const { faults } = turn.append([{ kind: "key-rotated", day: dayAt(at), body }], at);
    if (faults.length > 0) throw new Error(`the key ${formatKey(to)} cannot be entered: ${faults[0]!.code}`);
    return to;
  });
}
