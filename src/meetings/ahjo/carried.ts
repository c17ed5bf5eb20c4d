/** What of another system's data our model carries: each field that says something, counted as given and as it comes back when written out again. Pure. */
import { parseMarkup, wordsIn } from "./markup.ts";

/** A field by its path (`Agenda[].Section`): in how many places it says something, and in how many of them the same was written again. */
export type Carried = { readonly path: string; readonly given: number; readonly same: number };

/** Fields that hold a document: compared by the words that a reader sees. */
const DOCUMENTS = new Set(["Content", "Motion", "HTML", "DecisionAnnouncement", "DecisionHistoryHTML"]);
/** Their texts where the field is a vote's, which is plain text. */
const isDocument = (path: string, value: unknown): value is string =>
  typeof value === "string" && DOCUMENTS.has(path.slice(path.lastIndexOf(".") + 1)) && value.trimStart().startsWith("<");

/** Compares values with what was written for them, in the order of their paths. */
export function carriedIn(pairs: readonly (readonly [given: unknown, written: unknown])[]): Carried[] {
  const counts = new Map<string, { given: number; same: number }>();
  for (const [given, written] of pairs) count(given, written, "", counts);
  return [...counts].map(([path, each]) => ({ path, ...each })).sort((a, b) => (a.path < b.path ? -1 : 1));
}

function count(given: unknown, written: unknown, path: string, counts: Map<string, { given: number; same: number }>): void {
  if (given === null || given === undefined || given === "") return;
  if (Array.isArray(given)) {
    const others: readonly unknown[] = Array.isArray(written) ? written : [];
    for (const [i, each] of given.entries()) count(each, others[i], `${path}[]`, counts);
  } else if (typeof given === "object") {
    const others = (typeof written === "object" && written !== null ? written : {}) as Readonly<Record<string, unknown>>;
    for (const [name, each] of Object.entries(given)) count(each, others[name], path === "" ? name : `${path}.${name}`, counts);
  } else {
    const known = counts.get(path) ?? { given: 0, same: 0 };
    known.given++;
    if (isSame(path, given, written)) known.same++;
    counts.set(path, known);
  }
}

function isSame(path: string, given: unknown, written: unknown): boolean {
  if (isDocument(path, given)) return typeof written === "string" && wordsIn(parseMarkup(given)) === wordsIn(parseMarkup(written));
  return given === written;
}
