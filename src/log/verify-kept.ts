/** Verifying a record where it is kept: the same leaves, tree, keys and content as in an export, and every checkpoint that was ever signed. */
import { sameBytes, joinBytes } from "../kernel/bytes.ts";
import type { Fault } from "../kernel/refusal.ts";
import { type Checkpoint, isSignedBy, parseCheckpoint } from "./checkpoint.ts";
import { finding } from "./finding.ts";
import type { Inspection } from "./inspection.ts";
import { formatLine, type HeldLine, LINES_A_FILE } from "./lines-file.ts";
import type { VerifierKey } from "./note.ts";
import type { Primitives } from "./primitives.ts";
import { type BundleAt, formatBundle, parseTilePath, TILE_WIDTH, type TileAt } from "./tiles.ts";
import { checkContent, type Content } from "./verify-content.ts";
import { checkLastKey, keyAt, type Walk, walkLeaves } from "./verify-leaves.ts";
import { baselineOf, checkHistory, checkKey, type Trust } from "./verify-trust.ts";

/** A record as its keeper has it. `checkpoint` is where it stands by its tiles, `key` the last that its entries name. */
export type KeptRecord = {
  readonly checkpoint: Checkpoint;
  readonly key: VerifierKey;
  readonly tile: (at: TileAt) => Promise<Uint8Array | undefined>;
  readonly entries: (from: number, to: number) => Promise<readonly Uint8Array[]>;
  readonly file: (hash: string) => Promise<{ readonly salt: Uint8Array; readonly content: Uint8Array } | undefined>;
  readonly lines: (root: string, from: number, to: number) => AsyncIterable<HeldLine>;
  /** Files (hex) whose content is there. */
  readonly present: ReadonlySet<string>;
  /** Every checkpoint that was signed: its size, and its note as it was kept. */
  readonly signed: readonly { readonly size: number; readonly root: Uint8Array; readonly note: Uint8Array }[];
};

export type KeptReport = {
  readonly findings: readonly Fault[];
  readonly find: Inspection["find"];
  readonly content: Content;
  readonly walk: Walk;
};

/** Verifies the record itself; what stands in other columns is the keeper's to compare with `walk`, by `find`. */
export async function verifyKept(primitives: Primitives, kept: KeptRecord, trust: Trust): Promise<KeptReport> {
  const findings: Fault[] = [];
  const find: Inspection["find"] = (code, file, args, section) => void findings.push(finding(code, file, args, section));
  const { checkpoint, key } = kept;
  const manifest: Inspection["manifest"] = { checkpoint, key, at: "", entries: "given", withheld: [], files: [] };
  const take = async (path: string): Promise<Uint8Array | undefined> => {
    const bytes = await bytesAt(kept, path);
    if (!bytes) find("log/file-missing", path, {}, 9);
    return bytes;
  };
  const isListed = (path: string): boolean => kept.present.has(path.split("/")[1] ?? "");
  const inspection: Inspection = { primitives, manifest, findings, find, take, isListed, left: () => [] };
  const baseline = baselineOf(inspection, trust);
  const walk = await walkLeaves(inspection, [...kept.signed.map(({ size }) => size), ...(baseline ? [baseline.size] : [])]);
  checkLastKey(inspection, walk);
  for (const one of kept.signed) checkSigned(inspection, walk, one);
  const content = await checkContent(inspection, walk);
  checkHistory(inspection, walk, baseline);
  if (baseline) checkKey(inspection, walk, baseline, trust);
  return { findings, find, content, walk };
}

function checkSigned({ primitives, manifest, find }: Inspection, walk: Walk, { size, root, note }: KeptRecord["signed"][number]): void {
  const read = parseCheckpoint(note);
  const key = keyAt(walk, size);
  const place = `checkpoint/${size}`;
  const tree = walk.roots.get(size);
  const right = read?.checkpoint.origin === manifest.checkpoint.origin && read.checkpoint.size === size && sameBytes(read.checkpoint.root, root);
  if (!right || !tree || !sameBytes(tree, root)) return find("log/checkpoint-differs", place, {}, 6);
  if (!key || read.note.signatures.length !== 1 || !isSignedBy(primitives, read.note, key))
    find("log/checkpoint-not-signed", place, { key: key?.name ?? "" }, 6);
}

async function bytesAt(kept: KeptRecord, path: string): Promise<Uint8Array | undefined> {
  const at = parseTilePath(path);
  if (at?.level === "entries") return bundleAt(kept, at);
  if (at) return kept.tile(at);
  const [folder, hash = "", ...rest] = path.split("/");
  if (folder === "file") {
    const file = await kept.file(hash);
    return rest[0] === "salt" ? file?.salt : file?.content;
  }
  const from = Number(rest.join("").replaceAll("x", "")) * LINES_A_FILE;
  const parts: Uint8Array[] = [];
  for await (const line of kept.lines(hash, from, from + LINES_A_FILE)) parts.push(...formatLine(line));
  return parts.length === 0 ? undefined : joinBytes(parts);
}

async function bundleAt(kept: KeptRecord, { index, width }: BundleAt): Promise<Uint8Array | undefined> {
  const entries = await kept.entries(index * TILE_WIDTH, index * TILE_WIDTH + width);
  return entries.length === width ? formatBundle(entries) : undefined;
}
