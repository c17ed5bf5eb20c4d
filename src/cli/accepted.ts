/** Which rows that cannot be read a settlement may go without: all that are listed, or those that are named by file and line. */
import { basename } from "node:path";
import { existsSync, statSync } from "node:fs";
import { UsageError } from "./ending.ts";
import type { Listing } from "./listing.ts";
import { readBytes } from "./paths.ts";

/** Lines of one file; without its name, of the only file that lists any. */
export type NamedLines = { readonly file?: string; readonly lines: ReadonlySet<number> };
export type Accepted = "none" | "all" | readonly NamedLines[];
/** Rows by file and line, as people read them. */
type Rows = readonly string[];

const MOST_LINES = 100_000;

/** `--accept-listed` alone accepts all; with `12,40-45` or `costs.csv:12 june.csv:7`, or a file of such words, those lines. */
export function acceptedOf(given: true | string | undefined): Accepted {
  if (given === undefined) return "none";
  if (given === true) return "all";
  const isFile = existsSync(given) && statSync(given).isFile();
  const text = isFile ? readBytes(given).toString("utf8").replace(/#.*$/gm, "") : given;
  return text
    .trim()
    .split(/\s+/)
    .map((word) => namedLines(word) ?? refuseWord(isFile ? `${given}: ${word}` : word));
}

function namedLines(word: string): NamedLines | undefined {
  const match = /^(?:(.+):)?(\d{1,9}(?:-\d{1,9})?(?:,\d{1,9}(?:-\d{1,9})?)*)$/.exec(word);
  if (!match) return undefined;
  const lines = new Set<number>();
  for (const range of match[2]!.split(",")) {
    const [from, to] = range.split("-").map(Number) as [number, number?];
    if ((to ?? from) < from || (to ?? from) - from > MOST_LINES) return undefined;
    for (let line = from; line <= (to ?? from); line++) lines.add(line);
  }
  return match[1] === undefined ? { lines } : { file: match[1], lines };
}

function refuseWord(word: string): never {
  throw new UsageError("bad-value", { what: "--accept-listed", value: word }, { text: "want-lines", args: {} });
}

/** What stands against settling: listed rows that nobody accepted (and how many more are not named in the listing), and named rows that are not listed. */
export function unaccepted(listings: readonly Listing[], accepted: Accepted): { readonly open: Rows; readonly more: number; readonly strange: Rows } {
  if (accepted === "all") return { open: [], more: 0, strange: [] };
  const named = accepted === "none" ? [] : accepted;
  const isOf = (one: NamedLines, listing: Listing): boolean =>
    one.file === undefined ? listings.length === 1 : one.file === listing.file || one.file === basename(listing.file);
  const open = listings.flatMap((listing) => {
    const mine = named.filter((one) => isOf(one, listing));
    return listing.listed.filter(({ line }) => !mine.some(({ lines }) => lines.has(line))).map(({ line }) => `${listing.file}:${line}`);
  });
  const more = listings.reduce((sum, listing) => sum + listing.rows - listing.listed.length, 0);
  const strange = named.flatMap((one) => {
    const listed = new Set(listings.filter((listing) => isOf(one, listing)).flatMap((listing) => listing.listed.map(({ line }) => line)));
    return [...one.lines].filter((line) => !listed.has(line)).map((line) => (one.file === undefined ? String(line) : `${one.file}:${line}`));
  });
  return { open, more, strange };
}
