/** The manifest of an export: what is in it, signed by the stream's key. Page section 9. */
import { fromBase64, toBase64, toHex } from "../kernel/bytes.ts";
import { type Instant, parseInstant } from "../kernel/day.ts";
import { type Checkpoint, parseOrigin } from "./checkpoint.ts";
import { HASH_BYTES } from "./merkle.ts";
import { type VerifierKey, formatKey, parseKey } from "./note.ts";
import type { Sha256 } from "./primitives.ts";

/** Files besides those of the tree and the content. */
export const MANIFEST = "manifest";
export const README = "README.txt";
export const CHECKPOINT = "checkpoint";

/** A file of the export; `hash` is its SHA-256 in hex, or undefined for content, which the entries bind by salted hashes. */
export type Listed = { readonly path: string; readonly hash: string | undefined; readonly bytes: number };
export type Manifest = {
  readonly checkpoint: Checkpoint;
  readonly key: VerifierKey;
  readonly at: Instant;
  readonly entries: "given" | "withheld";
  /** References to content that is not for this reader: `file <hash>` or `lines <root>`. */
  readonly withheld: readonly string[];
  readonly files: readonly Listed[];
};

const HEAD = "sameside-export/v1";

/** `hash` is hex. */
export function contentPath(hash: string): string {
  return `file/${hash}/content`;
}

export function saltPath(hash: string): string {
  return `file/${hash}/salt`;
}

/** Content below these folders can be erased one day. A plain hash of it, signed and copied, would let people try out what it said. */
const CONTENT = /^(file|lines)\//;

export function listed(sha256: Sha256, path: string, bytes: Uint8Array): Listed {
  return { path, hash: CONTENT.test(path) ? undefined : toHex(sha256(bytes)), bytes: bytes.length };
}

/** The text to be signed; withheld content and files in byte order. */
export function manifestText({ checkpoint, key, at, entries, withheld, files }: Manifest): string {
  const lines = [
    HEAD,
    `origin ${checkpoint.origin}`,
    `size ${checkpoint.size}`,
    `root ${toBase64(checkpoint.root)}`,
    `key ${formatKey(key)}`,
    `at ${at}`,
    `entries ${entries}`,
    ...withheld.toSorted().map((what) => `withheld ${what}`),
    ...files.toSorted((a, b) => (a.path < b.path ? -1 : 1)).map(({ path, hash, bytes }) => `file ${hash ?? "-"} ${bytes} ${path}`),
  ];
  return `${lines.join("\n")}\n`;
}

/** The manifest of a text; undefined unless it is the one spelling of one. */
export function parseManifest(sha256: Sha256, text: string): Manifest | undefined {
  const lines = text.split("\n").slice(0, -1);
  const after = (name: string): string => {
    const found = lines.filter((line) => line.startsWith(`${name} `));
    return found.length === 1 ? found[0]!.slice(name.length + 1) : "";
  };
  const key = parseKey(sha256, after("key"));
  const root = fromBase64(after("root"));
  const size = Number(after("size"));
  const entries = (["given", "withheld"] as const).find((known) => known === after("entries"));
  if (
    !key ||
    !parseOrigin(after("origin")) ||
    root?.length !== HASH_BYTES ||
    !Number.isSafeInteger(size) ||
    !entries ||
    parseInstant(after("at")) !== after("at")
  )
    return undefined;
  const withheld = lines.filter((line) => line.startsWith("withheld ")).map((line) => line.slice("withheld ".length));
  const files = lines.filter((line) => line.startsWith("file ")).map(parseFile);
  if (!withheld.every((what) => /^(file|lines) [0-9a-f]{64}$/.test(what)) || !files.every((file) => file !== undefined)) return undefined;
  const manifest = { checkpoint: { origin: after("origin"), size, root }, key, at: after("at"), entries, withheld, files };
  return manifestText(manifest) === text && new Set(files.map(({ path }) => path)).size === files.length ? manifest : undefined;
}

function parseFile(line: string): Listed | undefined {
  const match = /^file (-|[0-9a-f]{64}) (0|[1-9]\d{0,15}) ([A-Za-z0-9./-]+)$/.exec(line);
  if (!match || match[3]!.split("/").some((part) => part === "" || part === "." || part === "..")) return undefined;
  const hash = match[1] === "-" ? undefined : match[1];
  return CONTENT.test(match[3]!) === (hash === undefined) ? { path: match[3]!, hash, bytes: Number(match[2]) } : undefined;
}
