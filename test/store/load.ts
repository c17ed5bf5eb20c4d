/** A load of writes that can be judged afterwards: single entries, entries that belong together, and batches of lines. */
import { randomBytes } from "node:crypto";
import type { RandomId } from "../../src/kernel/id.ts";
import { type Random, whole } from "../../src/kernel/random.ts";
import { leafHash, rootOf } from "../../src/log/merkle.ts";
import { saltedHash } from "../../src/log/reference.ts";
import { addLines, fixBatch, openBatch } from "../../src/log/batches/store.ts";
import { type Keeper, NODE, readHead, type Turn } from "../../src/log/store.ts";
import { originOf } from "../../src/log/checkpoint.ts";
import { INSTALLATION, type Reading, type Store } from "../../src/store/store.ts";

/** How many entries of a stream were acknowledged. */
export type Acknowledged = Map<RandomId, number>;

const NOW = "2026-01-01T00:00:00.000Z";
const PARTS = 5;
const LINES = 40;

/** Writes to a stream, one thing after the other, until told to stop; `acknowledge` hears the stream's size when something is said to be kept. */
export async function writeOn(keeper: Keeper, stream: RandomId, random: Random, on: () => boolean, acknowledge: (size: number) => void): Promise<void> {
  while (on()) {
    const what = whole(random, 1, 10);
    acknowledge(await keeper.turn(INSTALLATION, stream, (turn) => (what <= 6 ? parts(turn, 1) : what <= 8 ? parts(turn, PARTS) : batch(turn, stream))));
  }
}

async function parts(turn: Turn, of: number): Promise<number> {
  const drafts = Array.from({ length: of }, (_, part) => ({ kind: "part", day: "2026-01-01", body: { part, of } }));
  return turn.append(drafts, NOW).value!.head.edge.size;
}

async function batch(turn: Turn, stream: RandomId): Promise<number> {
  const number = await openBatch(turn.writing, stream);
  const lines = Array.from({ length: LINES }, (_, line) => {
    const [salt, bytes] = [randomBytes(16), Buffer.from(JSON.stringify({ line, text: "x".repeat(100) }))];
    return { salt, bytes, leaf: saltedHash(NODE.sha256, salt, bytes) };
  });
  await addLines(turn.writing, { stream, batch: number, from: 0 }, lines);
  const { head, leaves } = turn.append([{ kind: "batch", day: "2026-01-01", body: { number } }], NOW).value!;
  const root = rootOf(
    NODE.sha256,
    lines.map(({ leaf }) => leaf),
  );
  await fixBatch(turn.writing, { stream, batch: number, seq: leaves[0]!.entry.seq, count: LINES, root });
  return head.edge.size;
}

/** Everything that a database which has lost nothing must answer; `lost` counts acknowledged entries that are gone. */
export async function judge(store: Store, acknowledged: Acknowledged): Promise<{ readonly lost: number; readonly wrong: readonly string[] }> {
  return store.read(INSTALLATION, async (reading) => {
    let lost = 0;
    const wrong: string[] = [];
    for (const [stream, size] of acknowledged) {
      const found = await entriesOf(reading, store, stream, wrong);
      lost += Math.max(0, size - found);
      await batchesOf(reading, stream, wrong);
    }
    return { lost, wrong };
  });
}

/** Entries are one chain of whole things, hash as they should, and are those that the head counts. */
async function entriesOf(reading: Reading, store: Store, stream: RandomId, wrong: string[]): Promise<number> {
  const rows = await reading.selectFrom("entry").select(["seq", "bytes", "leaf"]).where("stream", "=", stream).orderBy("seq").execute();
  let next = 0;
  for (const [i, { seq, bytes, leaf }] of rows.entries()) {
    const { body } = JSON.parse(Buffer.from(bytes).toString()) as { body: { part?: number; of?: number } };
    if (Number(seq) !== i) wrong.push(`entry ${i} is numbered ${seq}`);
    if (!Buffer.from(leafHash(NODE.sha256, bytes)).equals(leaf)) wrong.push(`entry ${i} has another hash`);
    if ((body.part ?? 0) !== next) wrong.push(`entry ${i} is part ${body.part}, not ${next}`);
    next = body.of === undefined || body.of === next + 1 ? 0 : next + 1;
  }
  if (next !== 0) wrong.push("the last entries are half of what belongs together");
  const { edge } = await readHead(reading, originOf(store.installation, stream));
  if (edge.size !== rows.length) wrong.push(`the head counts ${edge.size} entries, there are ${rows.length}`);
  return rows.length;
}

async function batchesOf(reading: Reading, stream: RandomId, wrong: string[]): Promise<void> {
  const batches = await reading.selectFrom("content_batch").selectAll().where("stream", "=", stream).execute();
  for (const { batch, count, root, seq } of batches) {
    const leaves = await reading.selectFrom("content_line").select("leaf").where("stream", "=", stream).where("batch", "=", batch).orderBy("line").execute();
    const found = rootOf(
      NODE.sha256,
      leaves.map(({ leaf }) => leaf),
    );
    if (seq === null || count !== leaves.length || !Buffer.from(found).equals(root!)) wrong.push(`batch ${batch} is half there`);
  }
}
