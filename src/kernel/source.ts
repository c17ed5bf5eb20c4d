/** Where a fact was read: physical lines of a file, counted from 1, in rising order. */
export type Source = { readonly file: string; readonly lines: readonly number[] | Uint32Array };

/** `costs.csv:2-4,9`. */
export function formatSource(source: Source): string {
  const ranges: string[] = [];
  const { lines } = source;
  for (let i = 0; i < lines.length;) {
    let j = i;
    while (j + 1 < lines.length && lines[j + 1] === lines[j]! + 1) j++;
    ranges.push(i === j ? `${lines[i]}` : `${lines[i]}-${lines[j]}`);
    i = j + 1;
  }
  return `${source.file}:${ranges.join(",")}`;
}
