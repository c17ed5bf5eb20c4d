/** The files of an export, one after the other; the manifest comes last and signs the rest. Page section 9. */
import type { Instant } from "../kernel/day.ts";
import { decode, encode } from "../kernel/utf8.ts";
import { joinBytes, sameBytes } from "../kernel/bytes.ts";
import { checkpointText, parseCheckpointText } from "./checkpoint.ts";
import { type Entry, parseEntry } from "./entry.ts";
import { formatLine, type HeldLine, LINES_A_FILE, linesPath } from "./lines-file.ts";
import { CHECKPOINT, type Listed, MANIFEST, README, contentPath, listed, manifestText, saltPath } from "./manifest.ts";
import { type Hash, leafHash } from "./merkle.ts";
import { type Note, formatNote, signText, verifierKey } from "./note.ts";
import type { Primitives, Sha256, Signing } from "./primitives.ts";
import { type FileRef, type LinesRef, type Ref, refsOf } from "./reference.ts";
import { TILE_WIDTH, bundlePath, createEdge, formatBundle, partialTiles, tilePath } from "./tiles.ts";

export type ExportFile = { readonly path: string; readonly bytes: Uint8Array };
/** What an export is made from. Everything is asked for once and in order, so that nothing has to be held in memory but one bundle or one file of lines. */
export type ExportSource = {
  /** The stream's newest checkpoint with its signatures. */
  readonly checkpoint: Note;
  readonly at: Instant;
  readonly signing: Signing;
  /** The bytes of all entries from 0 up to the checkpoint; or only their leaf hashes, for a reader who may not have them. */
  readonly leaves: { readonly entries: AsyncIterable<Uint8Array> } | { readonly hashes: AsyncIterable<Hash> };
  readonly file: (ref: FileRef) => Promise<{ readonly salt: Uint8Array; readonly content: Uint8Array } | "erased" | "withheld">;
  readonly lines: (ref: LinesRef) => Promise<AsyncIterable<HeldLine> | "withheld">;
};

const README_TEXT = `This directory is a copy of one record of Sameside, made so that anybody can check it.

  manifest           what is here, with hashes, signed by the record's key
  checkpoint         how many entries there are and the one hash over all of them, signed
  tile/entries/      the entries, 256 a file, each with its length before it: what was recorded, when, by whom
  tile/0/, tile/1/   the hash tree over the entries (c2sp.org/tlog-tiles)
  file/              documents and evidence: each content with the salt that its hash was made with
  lines/             cost lines and the like: each with its salt

Change one byte of any of them and the check fails. To check: "sameside verify" and the path of this directory,
or any program written from docs/log-format.md of Sameside, which says what every byte means.
Compare the key that the check prints with the one that the keeper of the record tells you by another way.
`;

/** Every file of the export. What is given must be the tree that the checkpoint signs; anything else is a bug of the keeper and throws. */
export async function* exportFiles(primitives: Primitives, source: ExportSource): AsyncGenerator<ExportFile> {
  const { sha256 } = primitives;
  const checkpoint = parseCheckpointText(source.checkpoint.text);
  if (!checkpoint) throw new RangeError("an export begins with a checkpoint");
  const files: Listed[] = [];
  const withheld: string[] = [];
  const refs = new Map<string, Ref>();
  const note = function* (file: ExportFile): Generator<ExportFile> {
    files.push(listed(sha256, file.path, file.bytes));
    yield file;
  };
  yield* note({ path: README, bytes: encode(README_TEXT) });
  yield* note({ path: CHECKPOINT, bytes: formatNote(source.checkpoint) });
  for await (const file of treeFiles(sha256, source, checkpointText(checkpoint), refs)) yield* note(file);
  for (const [name, ref] of refs) {
    const given = ref.ref === "file" ? await fileFiles(ref, source) : await linesFiles(ref, source);
    if (given === "withheld") withheld.push(name);
    else for await (const file of given) yield* note(file);
  }
  const key = verifierKey(sha256, checkpoint.origin, 1, source.signing.publicKey);
  const entries = "entries" in source.leaves ? "given" : "withheld";
  const text = manifestText({ checkpoint, key, at: source.at, entries, withheld, files });
  yield { path: MANIFEST, bytes: formatNote({ text, signatures: [signText(sha256, text, checkpoint.origin, source.signing)] }) };
}

/** How a reference is called in a manifest. */
export function refName(ref: Ref): string {
  return ref.ref === "file" ? `file ${ref.hash}` : `lines ${ref.root}`;
}

/** Bundles and tiles; gathers the references of the entries as they go by. */
async function* treeFiles(sha256: Sha256, source: ExportSource, signed: string, refs: Map<string, Ref>): AsyncGenerator<ExportFile> {
  const edge = createEdge(sha256);
  let bundle: Uint8Array[] = [];
  let count = 0;
  const full = (): ExportFile[] => edge.filled().map((tile) => ({ path: tilePath(tile), bytes: tile.bytes }));
  const bundled = (): ExportFile => {
    const at = { index: Math.floor((count - 1) / TILE_WIDTH), width: bundle.length };
    const file = { path: bundlePath(at), bytes: formatBundle(bundle) };
    bundle = [];
    return file;
  };
  if ("hashes" in source.leaves) {
    for await (const hash of source.leaves.hashes) {
      edge.push(hash);
      yield* full();
    }
  } else {
    for await (const bytes of source.leaves.entries) {
      for (const ref of refsIn(bytes)) refs.set(refName(ref), ref);
      edge.push(leafHash(sha256, bytes));
      bundle.push(bytes);
      count++;
      yield* full();
      if (bundle.length === TILE_WIDTH) yield bundled();
    }
    if (bundle.length > 0) yield bundled();
  }
  for (const tile of partialTiles(edge.state())) yield { path: tilePath(tile), bytes: tile.bytes };
  const origin = signed.slice(0, signed.indexOf("\n"));
  if (!sameBytes(encode(checkpointText({ origin, size: edge.state().size, root: edge.root() })), encode(signed))) {
    throw new RangeError("the entries are not the tree of the checkpoint");
  }
}

function refsIn(bytes: Uint8Array): Ref[] {
  const entry: Entry | undefined = parseEntry(bytes, "entry").value;
  if (!entry) throw new RangeError(`${decode(bytes).text} is no entry`);
  return [...refsOf(entry.body)].filter((ref) => ref !== undefined);
}

async function fileFiles(ref: FileRef, source: ExportSource): Promise<ExportFile[] | "withheld"> {
  const given = await source.file(ref);
  if (typeof given === "string") return given === "withheld" ? given : [];
  return [
    { path: contentPath(ref.hash), bytes: given.content },
    { path: saltPath(ref.hash), bytes: given.salt },
  ];
}

async function linesFiles(ref: LinesRef, source: ExportSource): Promise<AsyncGenerator<ExportFile> | "withheld"> {
  const given = await source.lines(ref);
  return given === "withheld" ? given : inFiles(ref.root, given);
}

async function* inFiles(root: string, lines: AsyncIterable<HeldLine>): AsyncGenerator<ExportFile> {
  let parts: Uint8Array[] = [];
  let count = 0;
  for await (const line of lines) {
    parts.push(...formatLine(line));
    if (++count % LINES_A_FILE !== 0) continue;
    yield { path: linesPath(root, count / LINES_A_FILE - 1), bytes: joinBytes(parts) };
    parts = [];
  }
  if (parts.length > 0) yield { path: linesPath(root, Math.floor(count / LINES_A_FILE)), bytes: joinBytes(parts) };
}
