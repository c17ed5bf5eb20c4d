// What a reader may believe: keys, what was seen before, witnesses, content that is gone or withheld.
import assert from "node:assert/strict";
import { test } from "node:test";
import { toBase64 } from "../../src/kernel/bytes.ts";
import {
  type Keeper,
  type Files,
  KEYS,
  ORIGIN,
  WITNESS,
  add,
  addFile,
  addLines,
  codes,
  erase,
  exported,
  fact,
  logKey,
  openRecord,
  rotate,
  signed,
  smallRecord,
  verified,
} from "./world.ts";
import { hashesOver, inclusionRanges, nodesOverLeaves } from "../../src/log/merkle.ts";
import { formatKey, verifierKey } from "../../src/log/note.ts";
import { PURE } from "../../src/log/primitives.ts";
import { formatEntryProof } from "../../src/log/proof.ts";
import { type Seen, NOTHING_SEEN, formatSeen, parseSeen, remember } from "../../src/log/seen.ts";
import { verifyProof } from "../../src/log/verify-proof.ts";

const seenOf = async (files: Files): Promise<(origin: string) => Seen | undefined> => {
  const { seen } = (await verified(files)).record!;
  return (origin) => (origin === ORIGIN ? seen : undefined);
};

function plain(...texts: readonly string[]): Keeper {
  const keeper = openRecord();
  for (const text of texts) add(keeper, fact("noted", { text }));
  return keeper;
}

test("a record that grew is believed by one who saw it before, and says nothing of a first time", async () => {
  const keeper = plain("a", "b");
  const seen = await seenOf(await exported(keeper));
  for (let i = 0; i < 300; i++) add(keeper, fact("noted", { text: String(i) }));
  const report = await verified(await exported(keeper), { seen });
  assert.deepEqual([codes(report), codes(report, "warning")], [[], ["log/no-witness", "log/witness-unknown"]]);
  assert.equal(report.record!.checked.since, 3);
  assert.equal(report.record!.checked.tiles, 3);
});

test("a log that was rewritten and signed again is found by one who had seen the old one, and by nobody else", async () => {
  const seen = await seenOf(await exported(plain("we agreed on 100", "b")));
  const since = (await exported(plain("we agreed on 100", "b"))).get("checkpoint")!;
  const rewritten = await exported(plain("we agreed on 900", "b", "c"));
  assert.deepEqual(codes(await verified(rewritten)), []);
  assert.deepEqual(codes(await verified(rewritten, { seen })), ["log/rewritten"]);
  assert.deepEqual(codes(await verified(rewritten, { since })), ["log/rewritten"]);
  assert.deepEqual(codes(await verified(await exported(plain("we agreed on 900", "b")), { seen })), ["log/rewritten"]);
  assert.deepEqual(codes(await verified(await exported(plain("we agreed on 900")), { seen })), ["log/older-than-seen"]);
});

test("an older copy is refused unless a checkpoint of its time is given", async () => {
  const keeper = plain("a");
  const old = await exported(keeper);
  add(keeper, fact("noted", { text: "b" }));
  const seen = await seenOf(await exported(keeper));
  assert.deepEqual(codes(await verified(old, { seen })), ["log/older-than-seen"]);
  assert.deepEqual(codes(await verified(old, { seen, since: old.get("checkpoint")! })), []);
  const strange = await verified(old, { since: new TextEncoder().encode("x\n1\n\n") });
  assert.deepEqual(codes(strange), ["log/since-unreadable"]);
});

test("the key is compared with those given; without any it is said aloud that nothing was compared", async () => {
  const files = await exported(plain("a"));
  assert.ok(codes(await verified(files), "warning").includes("log/first-seen"));
  const right = await verified(files, { keys: [logKey(KEYS.second), logKey(KEYS.first)] });
  assert.deepEqual([codes(right), codes(right, "warning").includes("log/first-seen")], [[], false]);
  assert.deepEqual(codes(await verified(files, { keys: [logKey(KEYS.thief)] })), ["log/key-differs"]);
});

test("the same entries under another key are not the record that was seen", async () => {
  const seen = await seenOf(await exported(plain("a")));
  const keeper = openRecord(KEYS.thief);
  add(keeper, fact("noted", { text: "a" }));
  assert.deepEqual(codes(await verified(await exported(keeper), { seen })), ["log/key-changed", "log/rewritten"]);
  const forged = plain("a");
  forged.signing = KEYS.thief;
  assert.deepEqual(codes(await verified(await exported(forged), { seen })), ["log/key-not-of-entries"]);
});

test("a planned change of key is followed and said; a stolen or lost key is not, until the new one is given", async () => {
  for (const [because, faults, warned] of [
    ["planned", [], true],
    ["stolen", ["log/key-to-confirm"], false],
    ["lost", ["log/key-to-confirm"], false],
  ] as const) {
    const keeper = plain("a");
    const seen = await seenOf(await exported(keeper));
    const since = (await exported(keeper)).get("checkpoint")!;
    rotate(keeper, KEYS.second, because);
    add(keeper, fact("noted", { text: "b" }));
    const files = await exported(keeper);
    for (const trust of [{ seen }, { since }]) {
      const report = await verified(files, trust);
      assert.deepEqual(codes(report), faults, because);
      assert.equal(codes(report, "warning").includes("log/key-followed"), warned);
    }
    assert.deepEqual(codes(await verified(files, { seen, keys: [logKey(KEYS.second)] })), [], because);
  }
});

test("a change of key that the old one did not sign is refused", async () => {
  const keeper = plain("a");
  rotate(keeper, KEYS.second);
  const forged = plain("a");
  const body = { ...keeper.leaves[2]!.entry.body, to: formatKey(logKey(KEYS.thief)) };
  add(forged, { ...keeper.leaves[2]!.entry, body });
  forged.signing = KEYS.thief;
  assert.ok(codes(await verified(await exported(forged))).includes("log/rotation-signatures"));
  for (const [change, code] of [
    [{ from: formatKey(logKey(KEYS.thief)) }, "log/rotation-keys"],
    [{ root: "00".repeat(32) }, "log/rotation-root"],
    [{ because: "bored" }, "log/rotation-unreadable"],
    [{ "by-old": undefined }, "log/rotation-signatures"],
  ] as const) {
    const other = plain("a");
    add(other, { ...keeper.leaves[2]!.entry, body: { ...keeper.leaves[2]!.entry.body, ...change } });
    assert.ok(codes(await verified(await exported(other))).includes(code), code);
  }
});

test("a witness that is known must have signed rightly; others are called unknown", async () => {
  const keeper = smallRecord();
  const without = await verified(await exported(keeper, { cosigned: false }));
  assert.deepEqual([codes(without), codes(without, "warning").includes("log/witness-absent")], [[], true]);
  const unknown = await verified(await exported(plain("a")));
  assert.ok(codes(unknown, "warning").includes("log/witness-unknown"));
  const given = await verified(await exported(plain("a")), { keys: [WITNESS] });
  assert.equal(given.record!.checked.cosigned, 1);
  assert.ok(codes(given, "warning").includes("log/first-seen"));
  const impostor = verifierKey(PURE.sha256, WITNESS.name, 4, KEYS.thief.publicKey);
  assert.ok(codes(await verified(await exported(plain("a")), { keys: [impostor] }), "warning").includes("log/witness-absent"));
});

test("what an entry erased is said with day and reason; what is missing without one is a fault", async () => {
  const keeper = plain();
  const [kept, gone] = [addFile(keeper, "kept"), addFile(keeper, "gone")];
  const root = addLines(keeper, [1n, 2n, 3n]);
  erase(keeper, { file: gone, lines: { root, from: 0, to: 1 } });
  const report = await verified(await exported(keeper));
  assert.deepEqual(codes(report), []);
  const erased = report.findings.find(({ code }) => code === "log/lines-erased")!;
  assert.deepEqual(erased.args, { from: "1", to: "2", seq: "4", day: "2026-01-15", under: "keeping time ended" });
  keeper.files.delete(kept);
  assert.deepEqual(codes(await verified(await exported(keeper))), ["log/file-missing"]);
});

test("content that an entry erased and that is still there is a fault, and so is a line erased by no entry", async () => {
  const keeper = plain();
  const gone = addFile(keeper, "gone");
  const root = addLines(keeper, [1n, 2n]);
  const [file, lines] = [keeper.files.get(gone)!, [...keeper.lines.get(root)!]];
  erase(keeper, { file: gone, lines: { root, from: 0, to: 0 } });
  const half = keeper.lines.get(root)![0]!;
  keeper.files.set(gone, file);
  keeper.lines.set(root, lines);
  assert.deepEqual(codes(await verified(await exported(keeper))), ["log/erased-still-here", "log/file-unforeseen"]);
  keeper.files.delete(gone);
  keeper.lines.set(root, [{ ...half, erasedBy: 1 } as typeof half, lines[1]!]);
  assert.deepEqual(codes(await verified(await exported(keeper))), ["log/erased-without-entry"]);
});

test("what is withheld is said; and without entries the tree is still checked", async () => {
  const keeper = smallRecord();
  const hash = [...keeper.files.keys()][0]!;
  keeper.withheld.add(hash);
  const report = await verified(await exported(keeper));
  assert.deepEqual([codes(report), report.record!.checked.withheld], [[], 1]);
  assert.ok(codes(report, "warning").includes("log/content-withheld"));
  const seen = await seenOf(await exported(keeper));
  add(keeper, fact("noted", { text: "later" }));
  const bare = await exported(keeper, { hashesOnly: true });
  const checked = await verified(bare, { seen });
  assert.deepEqual(codes(checked), []);
  assert.ok(codes(checked, "warning").includes("log/entries-withheld"));
  bare.get("tile/0/000.p/8")![3]! ^= 1;
  assert.ok(codes(await verified(bare, { seen })).includes("log/rewritten"));
});

test("a batch whose total was wrong when it was entered is found", async () => {
  const keeper = plain();
  const root = addLines(keeper, [1n, 2n]);
  const { rows } = keeper.leaves.at(-1)!.entry.body as { readonly rows: { readonly [name: string]: string } };
  add(keeper, fact("costs-recorded", { rows: { ...rows, total: "4" } }));
  assert.deepEqual(codes(await verified(await exported(keeper))), ["log/total-differs"]);
  const empty = openRecord();
  addLines(empty, []);
  assert.deepEqual(codes(await verified(await exported(empty))), []);
  assert.ok(keeper.lines.has(root));
});

test("more lines than one file holds are checked file by file", async () => {
  const keeper = openRecord();
  const root = addLines(
    keeper,
    Array.from({ length: 65_538 }, (_, i) => BigInt(i)),
  );
  const files = await exported(keeper);
  assert.deepEqual(
    [...files.keys()].filter((path) => path.startsWith("lines/")),
    [`lines/${root}/000`, `lines/${root}/001`],
  );
  const report = await verified(files);
  assert.deepEqual([codes(report), report.record!.checked.lines], [[], 65_538]);
});

test("the state file remembers the largest tree of each record, and half a state is none", () => {
  const key = formatKey(logKey(KEYS.first));
  const [small, large] = [1, 2].map((size) => ({ key, size, root: toBase64(new Uint8Array(32)) }));
  const file = remember(remember(remember(NOTHING_SEEN, ORIGIN, small!), ORIGIN, large!), ORIGIN, small!);
  assert.equal(file.origins[ORIGIN]!.size, 2);
  assert.deepEqual(parseSeen(PURE.sha256, formatSeen(file)), file);
  for (const text of ["", "{}", '{"v":2,"origins":{}}', formatSeen(file).replace('"size": 2', '"size": -2'), formatSeen(file).replace(ORIGIN, `${ORIGIN}x`)]) {
    assert.equal(parseSeen(PURE.sha256, text), undefined, text);
  }
});

test("a proof that was kept holds after planned changes of key, by the key of that time and no larger a tree; never by one from before a theft", async () => {
  const keeper = plain("a");
  const proofOf = (): Uint8Array => {
    const { leaves, checkpoint } = keeper;
    const nodes = nodesOverLeaves(
      PURE.sha256,
      leaves.map(({ hash }) => hash),
    );
    const proof = hashesOver(PURE.sha256, inclusionRanges(1, checkpoint.size), nodes);
    return formatEntryProof({ extra: leaves[1]!.bytes, index: 1, proof, note: signed(keeper, false) });
  };
  const told = (proof: Uint8Array, seen: (origin: string) => Seen | undefined) =>
    verifyProof(PURE, proof, "kept", { keys: [], since: undefined, seen }).findings.map(({ code }) => code);
  const kept = proofOf();
  rotate(keeper, KEYS.second);
  const files = await exported(keeper);
  const seen = await seenOf(files);
  assert.deepEqual(seen(ORIGIN)!.earlier, [{ key: formatKey(logKey(KEYS.first)), size: 2 }]);
  assert.deepEqual(told(kept, seen), []);
  assert.deepEqual(parseSeen(PURE.sha256, formatSeen(remember(NOTHING_SEEN, ORIGIN, seen(ORIGIN)!)))!.origins[ORIGIN], seen(ORIGIN));
  keeper.signing = KEYS.first;
  assert.deepEqual(told(proofOf(), seen), ["log/proof-wrong"]);
  keeper.signing = KEYS.second;
  rotate(keeper, KEYS.thief, "stolen");
  const after = (await verified(await exported(keeper), { keys: [logKey(KEYS.thief)] })).record!.seen;
  assert.equal(after.earlier, undefined);
  assert.deepEqual(
    told(kept, () => after),
    ["log/proof-wrong"],
  );
});

test("a batch that claims more lines than anybody has is found without counting to it", async () => {
  const keeper = openRecord();
  const root = addLines(keeper, [1n]);
  add(keeper, fact("costs-recorded", { rows: { ref: "lines", count: Number.MAX_SAFE_INTEGER, root: "ab".repeat(32) } }));
  keeper.lines.set("ab".repeat(32), []);
  assert.deepEqual(codes(await verified(await exported(keeper))), ["log/file-missing"]);
  assert.ok(root);
});
