/** Whether an export is the record that was seen before, under a key that one may believe, watched by whom. Page section 10, 2, 6 and 7. */
import { fromBase64, sameBytes, toBase64 } from "../kernel/bytes.ts";
import { type Checkpoint, isSignedBy, parseCheckpoint } from "./checkpoint.ts";
import type { Inspection } from "./inspection.ts";
import type { Manifest } from "./manifest.ts";
import { type Note, type VerifierKey, formatKey, parseKey, sameKey, signaturesBy } from "./note.ts";
import type { Seen } from "./seen.ts";
import { type Keys, type Walk, keyAt } from "./verify-leaves.ts";
import { cosignedAt } from "./witness.ts";

/** What is to be believed: a checkpoint and the key that it is said to be signed with. An export under inspection is one. */
export type Subject = Pick<Inspection, "primitives" | "find"> & { readonly manifest: Pick<Manifest, "checkpoint" | "key"> };

/** What the person brings along. */
export type Trust = {
  /** `--key`: keys of the record, and of witnesses. */
  readonly keys: readonly VerifierKey[];
  /** `--since`: a checkpoint kept from earlier; it takes the place of what the state file says. */
  readonly since: Uint8Array | undefined;
  /** What the state file says of this origin. */
  readonly seen: (origin: string) => Seen | undefined;
};

/**
 * What counts for each of several records that are verified at once: a checkpoint of one of them is held against that one, the others against what was seen.
 * One that is of none of them is told of all.
 */
export function trustFor(trust: Trust, origins: readonly string[]): (origin: string) => Trust {
  const of = trust.since && parseCheckpoint(trust.since)?.checkpoint.origin;
  return (origin) => (of !== undefined && of !== origin && origins.includes(of) ? { ...trust, since: undefined } : trust);
}

/** What must be the beginning of the record: size, root, and the key of that time if it is known. */
export type Baseline = { readonly size: number; readonly root: Uint8Array; readonly key: VerifierKey | undefined; readonly note: Note | undefined };

/** Where to hold the record against; undefined when nothing was seen before. */
export function baselineOf(subject: Subject, trust: Trust): Baseline | undefined {
  const { origin } = subject.manifest.checkpoint;
  if (trust.since) {
    const read = parseCheckpoint(trust.since);
    if (read?.checkpoint.origin === origin) return { size: read.checkpoint.size, root: read.checkpoint.root, key: undefined, note: read.note };
    subject.find("log/since-unreadable", "--since", { origin }, 10);
    return undefined;
  }
  const seen = trust.seen(origin);
  if (!seen) return undefined;
  return { size: seen.size, root: fromBase64(seen.root)!, key: parseKey(subject.primitives.sha256, seen.key), note: undefined };
}

/** The tree that was seen is the beginning of this one. */
export function checkHistory(subject: Subject, walk: Pick<Walk, "roots">, baseline: Baseline | undefined): void {
  if (!baseline) return;
  const { size } = subject.manifest.checkpoint;
  const args = { size: String(size), seen: String(baseline.size), root: toBase64(baseline.root) };
  if (baseline.size > size) return subject.find("log/older-than-seen", "checkpoint", args, 10);
  const root = walk.roots.get(baseline.size);
  if (root && !sameBytes(root, baseline.root)) subject.find("log/rewritten", "checkpoint", args, 10);
}

/** The key is one that was given, or one that leads back by planned rotations to the key that was seen. */
export function checkKey(subject: Subject, walk: Keys, baseline: Baseline | undefined, trust: Trust): void {
  const { key } = subject.manifest;
  const given = trust.keys.filter(({ type }) => type === 1);
  const confirmed = given.some((one) => sameKey(one, key));
  if (given.length > 0 && !confirmed) return subject.find("log/key-differs", "manifest", { key: formatKey(key) }, 10);
  const then = baseline && seenKey(subject, walk, baseline);
  if (!then) {
    if (!confirmed && !baseline) subject.find("log/first-seen", "manifest", { key: formatKey(key) }, 10);
    return;
  }
  if (confirmed) return;
  const inForce = keyAt(walk, Math.max(1, baseline.size)) ?? key;
  if (!sameKey(then, inForce)) return subject.find("log/key-changed", "manifest", { key: formatKey(inForce), seen: formatKey(then) }, 8);
  for (const change of walk.keys.filter(({ seq }) => seq >= Math.max(1, baseline.size))) {
    const args = { seq: String(change.seq), key: formatKey(change.key) };
    if (change.because === "planned") subject.find("log/key-followed", "manifest", args, 8);
    else subject.find("log/key-to-confirm", "manifest", { ...args, because: change.because }, 8);
  }
}

/** What is remembered of a tree that was found right. Of its keys: the last one, and those before it back to the last change that was not planned. */
export function seenOf({ keys }: Keys, key: VerifierKey, { size, root }: Pick<Checkpoint, "size" | "root">): Seen {
  const since = keys.slice(
    Math.max(
      0,
      keys.findLastIndex(({ because }) => because === "stolen" || because === "lost"),
    ),
  );
  const earlier = since.slice(1).map((change, i) => ({ key: formatKey(since[i]!.key), size: change.seq }));
  return { key: formatKey(key), size, root: toBase64(root), ...(earlier.length === 0 ? {} : { earlier }) };
}

/** The key that was seen. A checkpoint kept from earlier says it by its signature; one that does not hold is told. */
function seenKey(subject: Subject, walk: Keys, baseline: Baseline): VerifierKey | undefined {
  if (!baseline.note) return baseline.key;
  const key = keyAt(walk, Math.max(1, baseline.size)) ?? subject.manifest.key;
  if (isSignedBy(subject.primitives, baseline.note, key)) return key;
  subject.find("log/since-not-signed", "--since", { key: formatKey(key) }, 10);
  return undefined;
}

/** Signature of the log, cosignatures of known witnesses; returns how many of those hold. `walk` is absent where the entries, which name the witnesses, are. */
export function checkSignatures(subject: Subject, walk: Pick<Walk, "witnesses"> | undefined, note: Note, trust: Trust): number {
  const { manifest, primitives, find } = subject;
  if (!isSignedBy(primitives, note, manifest.key)) find("log/checkpoint-not-signed", "checkpoint", { key: formatKey(manifest.key) }, 6);
  const known = new Map([...(walk?.witnesses ?? []), ...trust.keys.filter(({ type }) => type === 4).map((key) => [formatKey(key), key] as const)]);
  let cosigned = 0;
  for (const key of known.values()) {
    const time = cosignedAt(primitives, note, key);
    if (typeof time === "number") cosigned++;
    else if (time === "wrong") find("log/witness-wrong", "checkpoint", { name: key.name }, 7);
    else find("log/witness-absent", "checkpoint", { name: key.name }, 7);
  }
  const claimed = new Set([manifest.key, ...known.values()].flatMap((key) => signaturesBy(note, key)));
  let strangers = 0;
  for (const signature of note.signatures.filter((one) => !claimed.has(one))) {
    if (signature.bytes.length === 72) {
      strangers++;
      find("log/witness-unknown", "checkpoint", { name: signature.name }, 7);
    } else find("log/signature-strange", "checkpoint", { name: signature.name }, 6);
  }
  // Whom entries name that are not here nobody can tell: a cosignature by somebody unknown may be a named witness's.
  if (known.size === 0 && (walk || strangers === 0)) find("log/no-witness", "checkpoint", {}, 7);
  return cosigned;
}

/** Whether the checkpoint says what the manifest says. */
export function agrees(a: Checkpoint, b: Checkpoint): boolean {
  return a.origin === b.origin && a.size === b.size && sameBytes(a.root, b.root);
}
