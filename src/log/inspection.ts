/** One export under inspection: every file is taken, held against the manifest, and what is found is gathered. Page section 10. */
import { toHex } from "../kernel/bytes.ts";
import type { Fault } from "../kernel/refusal.ts";
import { finding } from "./finding.ts";
import { type Listed, MANIFEST, type Manifest } from "./manifest.ts";
import type { Primitives } from "./primitives.ts";
import type { LogCode } from "./words.ts";

/** The files of an export, wherever they are. Paths have `/` between their parts; a file that is not there is undefined. */
export type ExportReader = {
  readonly paths: () => Promise<readonly string[]>;
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
};

export type Inspection = {
  readonly primitives: Primitives;
  readonly manifest: Manifest;
  readonly findings: Fault[];
  readonly find: (code: LogCode, file: string, args: Fault["args"], section: number) => void;
  /** The bytes of a file that must be there; undefined, and told, when they are not. */
  readonly take: (path: string) => Promise<Uint8Array | undefined>;
  readonly isListed: (path: string) => boolean;
  /** Listed files that nobody took: they do not belong. */
  readonly left: () => readonly string[];
};

export function createInspection(primitives: Primitives, manifest: Manifest, reader: ExportReader): Inspection {
  const files = new Map<string, Listed>(manifest.files.map((file) => [file.path, file]));
  const taken = new Set<string>();
  const findings: Fault[] = [];
  const find: Inspection["find"] = (code, file, args, section) => void findings.push(finding(code, file, args, section));
  return {
    primitives,
    manifest,
    findings,
    find,
    take: async (path) => {
      const file = files.get(path);
      taken.add(path);
      const bytes = await reader.read(path);
      if (!bytes) find("log/file-missing", path, {}, 9);
      else if (!file) find("log/file-unlisted", path, {}, 9);
      else if (bytes.length !== file.bytes || (file.hash !== undefined && toHex(primitives.sha256(bytes)) !== file.hash)) find("log/file-changed", path, {}, 9);
      return bytes;
    },
    isListed: (path) => files.has(path),
    left: () => [...files.keys()].filter((path) => !taken.has(path)),
  };
}

/** Files that are there and stand in no manifest. */
export async function unlisted(manifest: Manifest, reader: ExportReader): Promise<string[]> {
  const known = new Set([MANIFEST, ...manifest.files.map(({ path }) => path)]);
  return (await reader.paths()).filter((path) => !known.has(path));
}
