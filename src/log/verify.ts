/** Verifying an export: everything that can be checked without asking anybody, and a word about everything that could not. Page section 10. */
import type { Fault } from "../kernel/refusal.ts";
import { type Checkpoint, isSignedBy, parseCheckpoint } from "./checkpoint.ts";
import { finding } from "./finding.ts";
import { type ExportReader, type Inspection, createInspection, unlisted } from "./inspection.ts";
import { CHECKPOINT, MANIFEST, type Manifest, README, parseManifest } from "./manifest.ts";
import { type Note, formatKey, parseNote } from "./note.ts";
import type { Primitives } from "./primitives.ts";
import type { Seen } from "./seen.ts";
import { type Content, checkContent } from "./verify-content.ts";
import { type Walk, checkLastKey, walkLeaves } from "./verify-leaves.ts";
import { type Trust, agrees, baselineOf, checkHistory, checkKey, checkSignatures, seenOf } from "./verify-trust.ts";

/** What was checked. `since` is the size that was seen before, if any. */
export type Checked = Content & { readonly entries: number; readonly tiles: number; readonly cosigned: number; readonly since: number | undefined };
export type Report = {
  readonly findings: readonly Fault[];
  /** Absent when there was no manifest to begin with. */
  readonly record?: { readonly checkpoint: Checkpoint; readonly seen: Seen; readonly checked: Checked };
};

/** Verifies one export. Nothing is thrown for what is wrong with it; what the reader throws goes through. */
export async function verifyExport(primitives: Primitives, reader: ExportReader, trust: Trust): Promise<Report> {
  const opened = await open(primitives, reader);
  if (!("manifest" in opened)) return { findings: [opened] };
  const { manifest, note } = opened;
  const inspection = createInspection(primitives, manifest, reader);
  if (note.signatures.length !== 1 || !isSignedBy(primitives, note, manifest.key) || manifest.key.name !== manifest.checkpoint.origin) {
    inspection.find("log/manifest-not-signed", MANIFEST, { key: formatKey(manifest.key) }, 9);
  }
  await inspection.take(README);
  const signed = await takeCheckpoint(inspection);
  const baseline = baselineOf(inspection, trust);
  const walk = await walkLeaves(inspection, baseline ? [baseline.size] : []);
  checkLastKey(inspection, walk);
  const cosigned = signed ? checkSignatures(inspection, manifest.entries === "given" ? walk : undefined, signed, trust) : 0;
  const content = await checkContent(inspection, walk);
  checkHistory(inspection, walk, baseline);
  checkKey(inspection, walk, baseline, trust);
  await checkStrays(inspection, walk, reader);
  const { checkpoint, key } = manifest;
  const checked = { ...content, entries: walk.entries, tiles: walk.tiles, cosigned, since: baseline?.size };
  return { findings: inspection.findings, record: { checkpoint, seen: seenOf(walk, key, checkpoint), checked } };
}

async function open(primitives: Primitives, reader: ExportReader): Promise<{ readonly manifest: Manifest; readonly note: Note } | Fault> {
  const bytes = await reader.read(MANIFEST);
  if (!bytes) return finding("log/no-manifest", MANIFEST, {}, 9);
  const note = parseNote(bytes);
  const manifest = note && parseManifest(primitives.sha256, note.text);
  return note && manifest ? { note, manifest } : finding("log/manifest-unreadable", MANIFEST, {}, 9);
}

async function takeCheckpoint(inspection: Inspection): Promise<Note | undefined> {
  const bytes = await inspection.take(CHECKPOINT);
  const read = bytes && parseCheckpoint(bytes);
  if (bytes && !read) inspection.find("log/checkpoint-unreadable", CHECKPOINT, {}, 6);
  if (read && !agrees(read.checkpoint, inspection.manifest.checkpoint)) inspection.find("log/checkpoint-differs", CHECKPOINT, {}, 6);
  return read?.note;
}

/** Files that are listed and foreseen nowhere, and files that are not listed. Not asked where the walk had to stop: the rest was never expected. */
async function checkStrays(inspection: Inspection, walk: Walk, reader: ExportReader): Promise<void> {
  if (walk.whole) for (const path of inspection.left()) inspection.find("log/file-unforeseen", path, {}, 9);
  else inspection.find("log/not-all-read", MANIFEST, {}, 10);
  for (const path of await unlisted(inspection.manifest, reader)) inspection.find("log/file-unlisted", path, {}, 9);
}
