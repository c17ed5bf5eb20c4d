/** A small record in a database: every kind of content, an erasure of each, a witness. Everybody in it is invented. */
import { fromHex } from "../../src/kernel/bytes.ts";
import { randomId } from "../../src/kernel/id.ts";
import { encode } from "../../src/kernel/utf8.ts";
import { originOf } from "../../src/log/checkpoint.ts";
import { type Body, type Draft, lineBytes } from "../../src/log/entry.ts";
import { opening } from "../../src/log/log.ts";
import { formatKey, verifierKey } from "../../src/log/note.ts";
import type { Signing } from "../../src/log/primitives.ts";
import { createBatch, fileRef, saltedHash } from "../../src/log/reference.ts";
import { addLines, fixBatch, openBatch } from "../../src/log/batches/store.ts";
import { type Keeper, NODE, type Turn } from "../../src/log/store.ts";
import { witnessName } from "../../src/log/witness.ts";
import { INSTALLATION, type Store } from "../../src/store/store.ts";
import { drawn, id, KEYS } from "./world.ts";

export const AT = "2026-01-20T10:00:00.000Z";
const WITNESS_AT = randomId(drawn("witness's installation", 16));

export function draftOf(kind: string, body: Body): Draft {
  return { kind, day: "2026-01-15", actor: id("person"), party: id("party"), body };
}

/** Opens an alliance's stream. */
export async function openStream(store: Store, keeper: Keeper, name: string, signing: Signing = KEYS.first): Promise<string> {
  const stream = id(name);
  const draft = opening(NODE, { installation: store.installation, stream, for: "alliance", day: "2026-01-01", publicKey: signing.publicKey });
  await keeper.turn(INSTALLATION, stream, async (turn) => appended(turn, draft));
  return stream;
}

export async function addFacts(keeper: Keeper, stream: string, ...texts: readonly string[]): Promise<void> {
  await keeper.turn(INSTALLATION, stream, async (turn) => appended(turn, ...texts.map((text) => draftOf("noted", { text }))));
}

/** The key of the witness that `keepSmall` names, unless another is given. */
export const WITNESS = { name: witnessName(WITNESS_AT), signing: KEYS.witness };

/** Fills a stream: a witness, a file, a file that is erased, a batch of three lines of which one is erased. */
export async function keepSmall(keeper: Keeper, stream: string, witness = formatKey(verifierKey(NODE.sha256, WITNESS.name, 4, KEYS.witness.publicKey))) {
  await keeper.turn(INSTALLATION, stream, async (turn) => {
    appended(turn, draftOf("witness-named", { key: witness, party: id("other party") }));
    await keepFile(turn, stream, "Minutes of an invented meeting");
    const gone = await keepFile(turn, stream, "Minutes with a name in them");
    const root = await keepLines(turn, stream, [123_456n, -500n, 7n]);
    const seq = appended(turn, draftOf("content-erased", { files: [gone], lines: [{ root, from: 1, to: 1 }], under: "keeping time ended" }));
    const erased = { salt: null, bytes: null, erased_by: BigInt(seq) };
    await turn.writing.updateTable("content_file").set(erased).where("stream", "=", stream).where("hash", "=", fromHex(gone)!).execute();
    await turn.writing.updateTable("content_line").set(erased).where("stream", "=", stream).where("line", "=", 1).execute();
  });
}

export function originIn(store: Store, stream: string): string {
  return originOf(store.installation, stream);
}

function appended(turn: Turn, ...drafts: readonly Draft[]): number {
  const { value, faults } = turn.append(drafts, AT);
  if (!value) throw new Error(JSON.stringify(faults));
  return value.leaves[0]!.entry.seq;
}

async function keepFile(turn: Turn, stream: string, text: string): Promise<string> {
  const [salt, bytes] = [drawn(`salt of ${text}`, 16), encode(text)];
  const ref = fileRef(NODE.sha256, salt, bytes, "text/plain");
  const row = { stream, hash: fromHex(ref.hash)!, size: BigInt(bytes.length), type: ref.type, salt, bytes, erased_by: null };
  await turn.writing.insertInto("content_file").values(row).execute();
  appended(turn, draftOf("minutes-kept", { minutes: ref }));
  return ref.hash;
}

async function keepLines(turn: Turn, stream: string, cents: readonly bigint[]): Promise<string> {
  const tally = createBatch(NODE.sha256, "net");
  const lines = cents.map((net, i) => {
    const salt = drawn(`rows ${i}`, 16);
    const bytes = lineBytes({ net: String(net), text: "Ääni" }, "line").value!;
    const leaf = saltedHash(NODE.sha256, salt, bytes);
    tally.push(leaf, net);
    return { leaf, salt, bytes };
  });
  const ref = tally.ref();
  const batch = await openBatch(turn.writing, stream);
  await addLines(turn.writing, { stream, batch, from: 0 }, lines);
  const seq = appended(turn, draftOf("costs-recorded", { rows: ref }));
  await fixBatch(turn.writing, { stream, batch, seq, count: ref.count, root: fromHex(ref.root)! });
  return ref.root;
}
