/** Whether the details of lines may be erased, and what the record says of it. Pure. */
import { type Decided, type Now, type Refusal, refused } from "../../api/decide.ts";
import type { RandomId } from "../../kernel/id.ts";
import type { Body } from "../../log/entry.ts";
import type { ErasedLines } from "../../log/kinds.ts";
import { TEXT_FIELDS } from "../cost-book.ts";
import type { DetailsErased } from "./kinds.ts";

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

export function decideErasing(
  lines: readonly Erasing[],
  bound: ReadonlyMap<string, RandomId>,
  left: Pick<DetailsErased, "batch" | "lines">,
  under: string,
  now: Now,
): Decided<{ readonly lines: number }> {
  const [first, ...rest] = keptFrom(lines, bound, now);
  if (first) return { refusals: [first, ...rest] };
  const of = lines.map(({ ref }) => ref);
  return {
    drafts: [
      { kind: "content-erased", day: now.day, body: { lines: rangesOf(lines), under } },
      { kind: "details-erased", day: now.day, body: { ...left, of, under } },
    ],
    result: { lines: of.length },
  };
}
