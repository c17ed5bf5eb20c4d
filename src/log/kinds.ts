/** The entry kinds that belong to the record itself, and how their bodies are read. Page section 2. */
import { fromHex } from "../kernel/bytes.ts";
import { type RandomId, isRandomId } from "../kernel/id.ts";
import type { Body, Value } from "./entry.ts";
import { HASH_BYTES } from "./merkle.ts";
import { type VerifierKey, parseKey } from "./note.ts";
import type { Sha256 } from "./primitives.ts";

/** What a stream is for. */
export const STREAM_KINDS = ["alliance", "budget", "programme", "house"] as const;
export type StreamKind = (typeof STREAM_KINDS)[number];

export type Opened = { readonly installation: RandomId; readonly for: StreamKind; readonly key: VerifierKey };
export type WitnessNamed = { readonly key: VerifierKey; readonly party: RandomId };
/** Lines by index, both ends included; `root` and hashes of files are hex. */
export type ErasedLines = { readonly root: string; readonly from: number; readonly to: number };
export type Erased = { readonly files: readonly string[]; readonly lines: readonly ErasedLines[]; readonly under: string };

export function readOpened(sha256: Sha256, body: Body): Opened | undefined {
  const key = keyOf(sha256, body["key"], 1);
  const installation = body["installation"];
  const kind = STREAM_KINDS.find((known) => known === body["for"]);
  if (!only(body, ["installation", "for", "key"]) || !key || !kind || typeof installation !== "string" || !isRandomId(installation)) return undefined;
  return { installation, for: kind, key };
}

export function readWitnessNamed(sha256: Sha256, body: Body): WitnessNamed | undefined {
  const key = keyOf(sha256, body["key"], 4);
  const party = body["party"];
  return only(body, ["key", "party"]) && key && typeof party === "string" && isRandomId(party) ? { key, party } : undefined;
}

export function readWitnessEnded(sha256: Sha256, body: Body): VerifierKey | undefined {
  return only(body, ["key"]) ? keyOf(sha256, body["key"], 4) : undefined;
}

export function readErased(body: Body): Erased | undefined {
  const { files = [], lines = [], under } = body;
  if (!only(body, ["files", "lines", "under"]) || typeof under !== "string" || under === "") return undefined;
  if (!Array.isArray(files) || !Array.isArray(lines) || files.length + lines.length === 0) return undefined;
  if (!files.every(isHash) || !lines.every(isLines)) return undefined;
  return { files: files as readonly string[], lines: lines as unknown as readonly ErasedLines[], under };
}

/** The key of a text in an entry. */
export function keyOf(sha256: Sha256, text: Value | undefined, type: 1 | 4): VerifierKey | undefined {
  const key = typeof text === "string" ? parseKey(sha256, text) : undefined;
  return key?.type === type ? key : undefined;
}

/** Whether a body has no members but these. */
export function only(body: Body, names: readonly string[]): boolean {
  return Object.keys(body).every((name) => names.includes(name));
}

function isHash(value: unknown): boolean {
  return typeof value === "string" && fromHex(value)?.length === HASH_BYTES;
}

function isLines(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !only(value as Body, ["root", "from", "to"])) return false;
  const { root, from, to } = value as Body;
  return isHash(root) && typeof from === "number" && typeof to === "number" && from >= 0 && from <= to;
}
