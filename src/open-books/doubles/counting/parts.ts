/** Which lines of a file and of the books have numbers of vouchers in common, by hashes of these: most have none, and only the others are compared. Pure. */

/** Where lines stand that have a voucher, each with the hash of its number; columns of one length. */
export type Keyed = { readonly keys: number[]; readonly batches: number[]; readonly lines: number[] };
/** Lines of a file, and places of lines of the books, that are compared with each other and with nothing else. */
export type Compared = { readonly staged: number[]; readonly batches: number[]; readonly lines: number[] };

export const noKeys = (): Keyed => ({ keys: [], batches: [], lines: [] });
const nothing = (): Compared => ({ staged: [], batches: [], lines: [] });

/** Parts of about `most` lines; a number that more lines have makes a larger one. A line whose number comes once, and not in the books, is in none. */
export function partsOf(staged: Keyed, books: Keyed, most: number): readonly Compared[] {
  const groups = new Map<number, Compared>(keysInCommon(staged, books).map((key) => [key, nothing()]));
  if (groups.size === 0) return [];
  for (const [i, key] of staged.keys.entries()) groups.get(key)?.staged.push(staged.lines[i]!);
  for (const [i, key] of books.keys.entries()) {
    groups.get(key)?.batches.push(books.batches[i]!);
    groups.get(key)?.lines.push(books.lines[i]!);
  }
  return packed(groups.values(), most);
}

/** Hashes that the file has twice, or the books as well; each side is sorted, because a million numbers in a map take a second. */
function keysInCommon(staged: Keyed, books: Keyed): readonly number[] {
  const [own, others] = [Int32Array.from(staged.keys).sort(), Int32Array.from(books.keys).sort()];
  const found: number[] = [];
  let j = 0;
  for (let i = 0; i < own.length; i++) {
    const key = own[i]!;
    if (key === own[i - 1]) continue;
    while (j < others.length && others[j]! < key) j++;
    if (key === own[i + 1] || key === others[j]) found.push(key);
  }
  return found;
}

function packed(groups: Iterable<Compared>, most: number): readonly Compared[] {
  const parts: Compared[] = [];
  let [part, size] = [nothing(), most];
  for (const group of groups) {
    if (size >= most) {
      parts.push((part = nothing()));
      size = 0;
    }
    for (const name of ["staged", "batches", "lines"] as const) for (const value of group[name]) part[name].push(value);
    size += group.staged.length + group.lines.length;
  }
  return parts;
}

/** Lines of batches, from one of them on and before another, that are asked for at once. */
export type Piece = { readonly batches: readonly number[]; readonly from: number; readonly before: number };

/** Pieces of at most `most` lines, small batches together and large ones by themselves. */
export function piecesOf(batches: readonly { readonly batch: number; readonly count: number }[], most: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let [some, room]: [number[], number] = [[], -1];
  for (const { batch, count } of batches) {
    if (count > most) {
      for (let from = 0; from < count; from += most) pieces.push({ batches: [batch], from, before: from + most });
      continue;
    }
    if (count > room) {
      [some, room] = [[], most];
      pieces.push({ batches: some, from: 0, before: most });
    }
    some.push(batch);
    room -= count;
  }
  return pieces;
}
