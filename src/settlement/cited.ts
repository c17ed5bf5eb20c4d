/** The lines that sources cite, taken apart again. */

export type CitedLines = { readonly file: string; readonly lines: readonly number[] };

/** As many lines as a page shows of one figure. */
export const MOST_LINES = 500;
/** More lines than this of one source are not taken apart. */
const MOST_RANGE = 2_000_000;

/** The number of the batch that a source names; undefined where it is a file. */
export function batchNamed(file: string): number | undefined {
  const batch = /^batch\/(\d{1,9})$/.exec(file)?.[1];
  return batch === undefined ? undefined : Number(batch);
}

/** `["costs.csv:2-4,9", "results.csv:7"]` as the lines of each file, in order, each once. Text that is no source is left out. */
export function linesOf(sources: readonly string[]): CitedLines[] {
  const files = new Map<string, Set<number>>();
  for (const source of sources) {
    const match = /^(.+):([\d,-]+)$/.exec(source);
    if (!match) continue;
    const lines = files.get(match[1]!) ?? new Set<number>();
    files.set(match[1]!, lines);
    for (const range of match[2]!.split(",")) {
      const [from, to] = range.split("-").map(Number) as [number, number | undefined];
      for (let line = from; line <= (to ?? from) && lines.size < MOST_RANGE; line++) lines.add(line);
    }
  }
  return [...files].map(([file, lines]) => ({ file, lines: [...lines].sort((a, b) => a - b) }));
}
