/** A small record and its exports, the same every time. Everybody in it is invented. */
import { randomId } from "../../src/kernel/id.ts";
import { encode } from "../../src/kernel/utf8.ts";
import { type Checkpoint, type Origin, originOf, signCheckpoint } from "../../src/log/checkpoint.ts";
import { type Body, type Draft, lineBytes } from "../../src/log/entry.ts";
import { type ExportSource, exportFiles } from "../../src/log/export.ts";
import type { ExportReader } from "../../src/log/inspection.ts";
import type { HeldLine } from "../../src/log/lines-file.ts";
import { type Head, type Leaf, append, checkpointOf, newHead, opening } from "../../src/log/log.ts";
import { type Note, type VerifierKey, formatKey, verifierKey } from "../../src/log/note.ts";
import { PURE, type Signing, signingOf } from "../../src/log/primitives.ts";
import { createBatch, fileRef, saltedHash } from "../../src/log/reference.ts";
import { type Cause, rotationBody } from "../../src/log/rotation.ts";
import { OPENSSL as NODE } from "../../src/store/openssl.ts";
import { type Trust } from "../../src/log/verify-trust.ts";
import { type Report, verifyExport } from "../../src/log/verify.ts";
import { cosign, witnessName } from "../../src/log/witness.ts";

/** Bytes that look random and are the same every time. */
export function drawn(name: string, length: number): Uint8Array {
  return PURE.sha256(encode(name)).subarray(0, length);
}
export const id = (name: string): string => randomId(drawn(name, 16));
export const secret = (name: string): Signing => signingOf(drawn(name, 32));

export const INSTALLATION = id("installation");
export const ORIGIN: Origin = originOf(INSTALLATION, id("stream"));
export const KEYS = { first: secret("first key"), second: secret("second key"), thief: secret("thief's key"), witness: secret("witness's key") };
export const WITNESS: VerifierKey = verifierKey(PURE.sha256, witnessName(id("other installation")), 4, KEYS.witness.publicKey);
export const logKey = (signing: Signing): VerifierKey => verifierKey(PURE.sha256, ORIGIN, 1, signing.publicKey);

/** A record as its keeper has it. */
export type Keeper = {
  head: Head;
  signing: Signing;
  readonly leaves: Leaf[];
  readonly files: Map<string, { readonly salt: Uint8Array; readonly content: Uint8Array }>;
  readonly lines: Map<string, HeldLine[]>;
  readonly withheld: Set<string>;
  checkpoint: Checkpoint;
};

export function openRecord(signing: Signing = KEYS.first): Keeper {
  const [installation, stream] = ORIGIN.split("/") as [string, string];
  const head = newHead(ORIGIN);
  const checkpoint = { origin: ORIGIN, size: 0, root: PURE.sha256(new Uint8Array()) };
  const keeper: Keeper = { head, signing, leaves: [], files: new Map(), lines: new Map(), withheld: new Set(), checkpoint };
  add(keeper, opening(NODE, { installation, stream, for: "alliance", day: "2026-01-01", publicKey: signing.publicKey }));
  return keeper;
}

/** Adds a fact; returns its seq. */
export function add(keeper: Keeper, draft: Draft, at = `2026-01-01T00:00:00.${String(keeper.leaves.length).padStart(3, "0")}Z`): number {
  const { value, faults } = append(NODE, keeper.head, [draft], at);
  if (!value) throw new Error(JSON.stringify(faults));
  keeper.head = value.head;
  keeper.checkpoint = checkpointOf(NODE, value.head);
  keeper.leaves.push(...value.leaves);
  return value.leaves[0]!.entry.seq;
}

export function fact(kind: string, body: Body): Draft {
  return { kind, day: "2026-01-15", actor: id("person"), party: id("party"), body };
}

export function addFile(keeper: Keeper, text: string): string {
  const [salt, content] = [drawn(`salt of ${text}`, 16), encode(text)];
  const ref = fileRef(PURE.sha256, salt, content, "text/plain");
  keeper.files.set(ref.hash, { salt, content });
  add(keeper, fact("minutes-kept", { minutes: ref }));
  return ref.hash;
}

export function addLines(keeper: Keeper, cents: readonly bigint[], name = "rows"): string {
  const batch = createBatch(NODE.sha256, "net");
  const held = cents.map((net, i) => {
    const salt = drawn(`${name} ${i}`, 16);
    const bytes = lineBytes({ net: String(net), text: "Ääni" }, "line").value!;
    batch.push(saltedHash(NODE.sha256, salt, bytes), net);
    return { salt, bytes };
  });
  const ref = batch.ref();
  keeper.lines.set(ref.root, held);
  add(keeper, fact("costs-recorded", { rows: ref }));
  return ref.root;
}

export function erase(
  keeper: Keeper,
  what: { readonly file?: string; readonly lines?: { readonly root: string; readonly from: number; readonly to: number } },
): void {
  const body = { ...(what.file ? { files: [what.file] } : {}), ...(what.lines ? { lines: [{ ...what.lines }] } : {}), under: "keeping time ended" };
  const seq = add(keeper, fact("content-erased", body));
  if (what.file) keeper.files.delete(what.file);
  if (!what.lines) return;
  const { root, from, to } = what.lines;
  const held = keeper.lines
    .get(root)!
    .map((line, i) => (from <= i && i <= to && "bytes" in line ? { erasedBy: seq, leaf: saltedHash(NODE.sha256, line.salt, line.bytes) } : line));
  keeper.lines.set(root, held);
}

export function rotate(keeper: Keeper, next: Signing, because: Cause = "planned"): void {
  const at = { origin: ORIGIN, seq: keeper.checkpoint.size, root: keeper.checkpoint.root };
  const old = because === "lost" ? { publicKey: keeper.signing.publicKey } : keeper.signing;
  add(keeper, fact("key-rotated", rotationBody(NODE.sha256, at, because, { old, next })));
  keeper.signing = next;
}

/** The small record that is tampered with: every kind of content, an erasure of each, a change of key, a witness. */
export function smallRecord(): Keeper {
  const keeper = openRecord();
  add(keeper, fact("witness-named", { key: formatKey(WITNESS), party: id("other party") }));
  addFile(keeper, "Minutes of an invented meeting");
  const gone = addFile(keeper, "Minutes with a name in them");
  const root = addLines(keeper, [123_456n, -500n, 7n]);
  rotate(keeper, KEYS.second);
  erase(keeper, { file: gone, lines: { root, from: 1, to: 1 } });
  return keeper;
}

export type Files = Map<string, Uint8Array>;
export type ExportAs = { readonly cosigned?: boolean; readonly hashesOnly?: boolean };

export function signed({ checkpoint, signing }: Keeper, cosigned = true): Note {
  const note = signCheckpoint(NODE, checkpoint, signing);
  return cosigned ? { ...note, signatures: [...note.signatures, cosign(NODE.sha256, checkpoint, WITNESS.name, KEYS.witness, 1_782_889_200)] } : note;
}

export async function exported(keeper: Keeper, { cosigned = true, hashesOnly = false }: ExportAs = {}): Promise<Files> {
  const source: ExportSource = {
    checkpoint: signed(keeper, cosigned),
    at: "2026-08-01T00:00:00.000Z",
    signing: keeper.signing,
    leaves: hashesOnly ? { hashes: each(keeper.leaves.map(({ hash }) => hash)) } : { entries: each(keeper.leaves.map(({ bytes }) => bytes)) },
    file: async ({ hash }) => (keeper.withheld.has(hash) ? "withheld" : (keeper.files.get(hash) ?? "erased")),
    lines: async ({ root }) => (keeper.withheld.has(root) ? "withheld" : each(keeper.lines.get(root) ?? [])),
  };
  const files: Files = new Map();
  for await (const { path, bytes } of exportFiles(NODE, source)) files.set(path, Uint8Array.from(bytes));
  return files;
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

export function reader(files: Files): ExportReader {
  return { paths: async () => [...files.keys()], read: async (path) => files.get(path) };
}

export const NO_TRUST: Trust = { keys: [], since: undefined, seen: () => undefined };

export function verified(files: Files, trust: Partial<Trust> = {}): Promise<Report> {
  return verifyExport(NODE, reader(files), { ...NO_TRUST, ...trust });
}

/** The codes of what is wrong, or with "warning" of what was only said. */
export function codes({ findings }: Report, severity: "fault" | "warning" = "fault"): string[] {
  return [...new Set(findings.filter((one) => one.severity === severity).map(({ code }) => code))].sort();
}
