/** Lines of a batch as an export holds them, erased ones as their leaf hashes. Page section 9. */
import { fromBase64, toBase64 } from "../kernel/bytes.ts";
import { encode } from "../kernel/utf8.ts";
import { HASH_BYTES, type Hash } from "./merkle.ts";
import { SALT_BYTES } from "./reference.ts";
import { groups } from "./tiles.ts";

/** Lines a file holds at most. */
export const LINES_A_FILE = 65_536;

/** A line with its salt, or what stays of one that the entry `seq` erased. */
export type HeldLine = { readonly salt: Uint8Array; readonly bytes: Uint8Array } | { readonly erasedBy: number; readonly leaf: Hash };

/** `root` is hex; `index` counts files of LINES_A_FILE lines. */
export function linesPath(root: string, index: number): string {
  return `lines/${root}/${groups(index)}`;
}

/** The paths of a batch's files, one at a time: a count that somebody made up may be of any size. */
export function* linesPaths(root: string, count: number): Generator<string> {
  for (let index = 0; index * LINES_A_FILE < count; index++) yield linesPath(root, index);
}

const NEWLINE = 10;
const SPACE = 32;
const SALT_TEXT = 24;
const ERASED = encode("erased ");

/** One line of a file of lines, its newline included, in parts. */
export function formatLine(line: HeldLine): Uint8Array[] {
  if ("erasedBy" in line) return [encode(`erased ${line.erasedBy} ${toBase64(line.leaf)}\n`)];
  return [encode(`${toBase64(line.salt)} `), line.bytes, Uint8Array.of(NEWLINE)];
}

/** The lines of a file; `undefined` for one that is neither a line nor an erased one. What follows the last newline counts as one more. */
export function* parseLines(file: Uint8Array): Generator<HeldLine | undefined> {
  for (let from = 0; from < file.length;) {
    const newline = file.indexOf(NEWLINE, from);
    yield newline === -1 ? undefined : parseLine(file.subarray(from, newline));
    from = newline === -1 ? file.length : newline + 1;
  }
}

function parseLine(line: Uint8Array): HeldLine | undefined {
  if (ERASED.every((byte, i) => line[i] === byte)) return parseErased(ascii(line));
  const salt = line[SALT_TEXT] === SPACE ? fromBase64(ascii(line.subarray(0, SALT_TEXT))) : undefined;
  return salt?.length === SALT_BYTES ? { salt, bytes: line.subarray(SALT_TEXT + 1) } : undefined;
}

function parseErased(text: string): HeldLine | undefined {
  const match = /^erased (0|[1-9]\d{0,15}) (\S+)$/.exec(text);
  const leaf = fromBase64(match?.[2] ?? "");
  return match && leaf?.length === HASH_BYTES ? { erasedBy: Number(match[1]), leaf } : undefined;
}

/** Bytes as text, one character a byte: whatever is not ASCII will match nothing. */
function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 128));
}
