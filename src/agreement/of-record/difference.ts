/** What a version of the agreement changes of the one before: by lines of the file, and by what the agreement says in plain language. Pure. */
import type { Language } from "../../kernel/refusal.ts";
import { type Block, heading, paragraph } from "../../web/document.ts";
import type { Agreement } from "../agreement.ts";
import { plainAgreement, type Section } from "../plain.ts";
import { OF_RECORD } from "./words.ts";

/** `line` counts from 1 in the file that has it. */
export type LineChange = { readonly kind: "gone" | "new"; readonly line: number; readonly text: string };
/** A section of the agreement in plain language, with what it says no more and what it says now. */
export type SectionChange = { readonly heading: string; readonly gone: readonly string[]; readonly now: readonly string[] };

/** Above this many pairs of lines what changed is told as one piece. */
const PAIRS = 4_000_000;

/** The lines that went and came, in the order of the files: the fewest that make one of the other, where the files are not larger than can be compared. */
export function lineChanges(before: string, after: string): readonly LineChange[] {
  const [old, next] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < old.length && start < next.length && old[start] === next[start]) start++;
  let end = 0;
  while (end < old.length - start && end < next.length - start && old.at(-1 - end) === next.at(-1 - end)) end++;
  const [left, right] = [old.slice(start, old.length - end), next.slice(start, next.length - end)];
  const common = left.length * right.length > PAIRS ? undefined : commonLengths(left, right);
  const changes: LineChange[] = [];
  for (let i = 0, j = 0; i < left.length || j < right.length;) {
    const isSame = common !== undefined && i < left.length && j < right.length && left[i] === right[j];
    if (isSame) {
      i++;
      j++;
    } else if (i < left.length && (j === right.length || common === undefined || common[i + 1]![j]! >= common[i]![j + 1]!)) {
      changes.push({ kind: "gone", line: start + i + 1, text: left[i]! });
      i++;
    } else {
      changes.push({ kind: "new", line: start + j + 1, text: right[j]! });
      j++;
    }
  }
  return changes;
}

/** How many lines two tails have in common in order, by where each begins. */
function commonLengths(left: readonly string[], right: readonly string[]): readonly Uint32Array[] {
  const lengths = Array.from({ length: left.length + 1 }, () => new Uint32Array(right.length + 1));
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      lengths[i]![j] = left[i] === right[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  return lengths;
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\r?\n$/, "").split(/\r?\n/);
}

/** What is said no more and what is said now, section by section; sections that say the same are left out. */
export function clauseChanges(before: Agreement, after: Agreement, language: Language): readonly SectionChange[] {
  const [old, next] = [plainAgreement(before, language), plainAgreement(after, language)];
  const ids = [...new Set([...next, ...old].map(({ id }) => id))];
  return ids.flatMap((id) => {
    const [was, is] = [old, next].map((sections) => sections.find((section) => section.id === id));
    const [gone, now] = [less(saidIn(was), saidIn(is)), less(saidIn(is), saidIn(was))];
    return gone.length + now.length === 0 ? [] : [{ heading: (is ?? was)!.heading, gone, now }];
  });
}

/** The same as blocks of a page or a document, each section under a heading of level 2. */
export function changeBlocks(before: Agreement, after: Agreement, language: Language): readonly Block[] {
  const sections = clauseChanges(before, after, language);
  const said = (texts: readonly string[], key: "gone" | "now"): readonly Block[][] =>
    texts.map((text) => [{ kind: "paragraph", runs: [{ text: `${OF_RECORD[key][language]}: `, as: "strong" }, { text }] }]);
  if (sections.length === 0) return [paragraph(OF_RECORD["no-clauses"][language])];
  return sections.flatMap(({ heading: of, gone, now }): Block[] => [
    heading(2, of),
    { kind: "list", ordered: false, items: [...said(gone, "gone"), ...said(now, "now")] },
  ]);
}

function saidIn(section: Section | undefined): readonly string[] {
  return (section?.blocks ?? []).flatMap((block) =>
    block.kind === "sentence" ? [block.text] : block.rows.map(({ cells }) => `${block.caption}: ${cells.filter((cell) => cell !== "").join(" · ")}`),
  );
}

/** What of a list the other does not have, as often as it has it more. */
function less(these: readonly string[], those: readonly string[]): readonly string[] {
  const left = [...those];
  return these.filter((text) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
