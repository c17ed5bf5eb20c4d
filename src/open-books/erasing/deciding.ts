/** Whether the details of lines may be erased, and what the record says of it. Pure. */
import { type Decided, type Now, type Refusal, reasonsAgainst, refused } from "../../api/decide.ts";
import type { RandomId } from "../../kernel/id.ts";
import type { Body } from "../../log/entry.ts";
import type { ErasedLines } from "../../log/kinds.ts";
import { TEXT_FIELDS } from "../cost-book.ts";
import { type DetailsErased, MOST_ERASED } from "./kinds.ts";

const BASIS = "docs/books.md#erasing-details";

/** A line that is named: `root` of its batch, `open` a finding that is not decided, `written` its bytes as they were entered. Without a party it is not there. */
export type Erasing = {
  readonly ref: string;
  readonly party?: string;
  readonly service?: string;
  readonly root?: string;
  readonly open?: string;
  readonly erased?: true;
  readonly written?: Body;
};

/**
 * Evidence by its hash, the texts of a finding by its id, or another text by its hash: `hashes` are the files that are still there, of lines of `parties`.
 * Without these it is not there. `open`: what is not decided, or of which no minutes are signed.
 */
export type ErasingFiles = {
  readonly what: "evidence" | "finding" | "text";
  readonly name: string;
  readonly hashes?: readonly string[];
  readonly parties?: readonly string[];
  readonly services?: readonly string[];
  readonly open?: string;
};

/** What stays of a line: all but its texts, and which line it is. */
export function leftOf({ ref, written }: Erasing): Body {
  const left = Object.entries(written ?? {}).filter(([name]) => !(TEXT_FIELDS as readonly string[]).includes(name));
  return { ...Object.fromEntries(left), of: ref };
}

/** Why the lines cannot be erased. Nobody erases the details of its own costs, and nothing that is disputed loses what it is judged by. */
export function* keptFrom(lines: readonly Erasing[], bound: ReadonlyMap<string, RandomId>, now: Pick<Now, "party">): Generator<Refusal> {
  for (const [i, { ref, party, open, erased }] of lines.entries()) {
    const at = `/lines/${i}`;
    if (party === undefined) yield refused("open-books/no-line", "docs/books.md", { line: ref }, at);
    else if (erased) yield refused("open-books/erased-already", BASIS, { line: ref }, at);
    else if (open !== undefined) yield refused("open-books/erased-disputed", BASIS, { line: ref, finding: open }, at);
    else if (now.party !== undefined && bound.get(party) === now.party) yield refused("open-books/erased-own", BASIS, { line: ref, party }, at);
  }
}

const PLACES = { evidence: "evidence", finding: "findings", text: "texts" } as const;
const UNKNOWN = { evidence: "open-books/no-evidence", finding: "open-books/no-finding", text: "open-books/no-text" } as const;

/** Why files cannot be erased: as it is with lines. */
export function* filesKeptFrom(files: readonly ErasingFiles[], bound: ReadonlyMap<string, RandomId>, now: Pick<Now, "party">): Generator<Refusal> {
  const counts = { evidence: 0, finding: 0, text: 0 };
  for (const { what, name, hashes, parties = [], open } of files) {
    const at = `/${PLACES[what]}/${counts[what]++}`;
    const own = parties.find((party) => now.party !== undefined && bound.get(party) === now.party);
    if (!hashes) yield refused(UNKNOWN[what], "docs/books.md", { [what]: name }, at);
    else if (hashes.length === 0) yield refused("open-books/file-erased-already", BASIS, { file: name }, at);
    else if (open !== undefined)
      yield what === "text"
        ? refused("open-books/text-erased-open", BASIS, { file: name }, at)
        : refused("open-books/file-erased-disputed", BASIS, { file: name, finding: open }, at);
    else if (own !== undefined)
      yield refused(what === "text" ? "open-books/text-erased-own" : "open-books/file-erased-own", BASIS, { file: name, party: own }, at);
  }
}

/** Lines of a batch that stand behind each other are one range. */
export function rangesOf(lines: readonly Pick<Erasing, "ref" | "root">[]): readonly ErasedLines[] {
  const places = lines.map(({ ref, root }) => ({ root: root!, line: Number(ref.split("/")[1]) }));
  places.sort((a, b) => (a.root < b.root ? -1 : a.root > b.root ? 1 : a.line - b.line));
  const ranges: { root: string; from: number; to: number }[] = [];
  for (const { root, line } of places) {
    const last = ranges.at(-1);
    if (last && last.root === root && last.to === line - 1) last.to = line;
    else ranges.push({ root, from: line, to: line });
  }
  return ranges;
}

/** Lines and files are erased by entries of their own, because one must stay below 65,535 bytes. */
export function decideErasing(
  { lines, files }: { readonly lines: readonly Erasing[]; readonly files: readonly ErasingFiles[] },
  bound: ReadonlyMap<string, RandomId>,
  left: Pick<DetailsErased, "batch" | "lines"> | undefined,
  under: string,
  now: Now,
): Decided<{ readonly lines: number; readonly files: number }> {
  const refusals = [...keptFrom(lines, bound, now), ...filesKeptFrom(files, bound, now)];
  if (lines.length + files.length === 0) refusals.push(refused("open-books/erases-nothing", BASIS, {}, "/lines"));
  const against = reasonsAgainst(refusals);
  if (against) return against;
  const of = lines.map(({ ref }) => ref);
  const hashes = [...new Set(files.flatMap((file) => file.hashes ?? []))].sort();
  const parts = Array.from({ length: Math.ceil(hashes.length / MOST_ERASED) }, (_, i) => hashes.slice(i * MOST_ERASED, (i + 1) * MOST_ERASED));
  const ofLines = left && [
    { kind: "content-erased", day: now.day, body: { lines: rangesOf(lines), under } },
    { kind: "details-erased", day: now.day, body: { ...left, of, under } },
  ];
  const ofFiles = parts.map((some) => ({ kind: "content-erased", day: now.day, body: { files: some, under } }));
  return { drafts: [...(ofLines ?? []), ...ofFiles], result: { lines: of.length, files: hashes.length } };
}
