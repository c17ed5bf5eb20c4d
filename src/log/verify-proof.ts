/** Verifying a proof that came by itself: of an entry, or of one line of a batch. Page sections 6 and 10. */
import { decode } from "../kernel/utf8.ts";
import type { Fault } from "../kernel/refusal.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { type Entry, parseEntry } from "./entry.ts";
import { finding } from "./finding.ts";
import { type VerifierKey, formatKey, parseKey } from "./note.ts";
import type { Primitives } from "./primitives.ts";
import { parseEntryProof, parseLineProof, provesEntry, provesLine } from "./proof.ts";
import type { Trust } from "./verify-trust.ts";

export type ProofReport = {
  readonly findings: readonly Fault[];
  /** What is proved: the entry, and for a line its canonical JSON. Absent where nothing is. */
  readonly proved?: { readonly checkpoint: Checkpoint; readonly key: VerifierKey; readonly entry: Entry; readonly line: string | undefined };
};

/** Verifies the bytes of a `.tlog-proof` that carries its entry, or of a `.line-proof`. The key comes from `--key` or from what was seen: no proof brings its own. */
export function verifyProof(primitives: Primitives, bytes: Uint8Array, file: string, trust: Trust): ProofReport {
  const line = parseLineProof(bytes);
  const proof = line?.entry ?? parseEntryProof(bytes);
  const entry = proof?.extra && parseEntry(proof.extra, file).value;
  if (!proof?.extra || !entry) return { findings: [finding("log/proof-unreadable", file, {}, 6)] };
  const { checkpoint } = proof;
  const seen = trust.seen(checkpoint.origin);
  const known = seen ? [seen.key, ...(seen.earlier ?? []).filter(({ size }) => checkpoint.size <= size).map(({ key }) => key)] : [];
  const keys = [...trust.keys, ...known.map((text) => parseKey(primitives.sha256, text)!)].filter(({ name, type }) => type === 1 && name === checkpoint.origin);
  if (keys.length === 0) return { findings: [finding("log/proof-without-key", file, { origin: checkpoint.origin }, 10)] };
  const key = keys.find((one) => (line ? provesLine(primitives, line, one) : entry.seq === proof.index && provesEntry(primitives, proof, proof.extra!, one)));
  if (!key) return { findings: [finding("log/proof-wrong", file, { key: keys.map(formatKey).join(", ") }, 6)] };
  return { findings: [], proved: { checkpoint, key, entry, line: line && decode(line.line).text } };
}
