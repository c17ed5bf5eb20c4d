/** What many draws say: mean, deviation, exact percentiles and a histogram, in three passes over the draws and without sorting them. */

export const PERCENTS = [5, 10, 25, 50, 75, 80, 90, 95] as const;

export type Spread = {
  readonly mean: number;
  readonly deviation: number;
  readonly least: number;
  readonly greatest: number;
  /** In the order of the percents asked for: exact order statistics, a straight line between two neighbours (type 7, as NumPy and R do). */
  readonly percentiles: readonly number[];
  /** The share of draws below each of the two limits asked for. */
  readonly below: readonly [number, number];
  /** Draws in each of equal cells from the least to the greatest. */
  readonly bins: readonly number[];
};

/** Cells of the first count: enough that a percentile's cell holds few draws, few enough to stay in the cache. */
const CELLS = 8192;
const BINS = 64;

/** `draws` is left as it is. At least one draw; all finite. */
export function spreadOf(draws: Float64Array, percents: readonly number[] = PERCENTS, limits: readonly [number, number] = [-Infinity, -Infinity]): Spread {
  const n = draws.length;
  if (n === 0) throw new RangeError("percentiles need a draw");
  let least = draws[0]!;
  let greatest = least;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const x = draws[i]!;
    if (x < least) least = x;
    else if (x > greatest) greatest = x;
    sum += x;
  }
  const mean = sum / n;
  const scale = greatest > least ? CELLS / (greatest - least) : 0;
  const flat = scale === 0 || !Number.isFinite(scale);
  const counts = new Uint32Array(CELLS + 1);
  const cells = new Uint16Array(n);
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const away = draws[i]! - mean;
    const cell = flat ? 0 : ((draws[i]! - least) * scale) | 0;
    cells[i] = cell;
    counts[cell]!++;
    squares += away * away;
  }
  const edges = limits.map((limit) => (flat ? 0 : Math.min(CELLS, Math.max(0, Math.floor((limit - least) * scale)))));
  const { percentiles, below } = select(draws, cells, counts, percents, limits, edges);
  return {
    mean,
    deviation: n > 1 ? Math.sqrt(squares / (n - 1)) : 0,
    least,
    greatest,
    percentiles,
    below: [below[0]! / n, below[1]! / n],
    bins: binsOf(counts),
  };
}

function binsOf(counts: Uint32Array): number[] {
  const bins = Array.from({ length: BINS }, () => 0);
  counts.forEach((count, cell) => (bins[Math.min(BINS - 1, Math.floor((cell * BINS) / CELLS))]! += count));
  return bins;
}

type Selected = { readonly percentiles: readonly number[]; readonly below: readonly number[] };

/** Gathers the draws of the cells in which the wanted ranks and limits lie and sorts only those. */
function select(
  draws: Float64Array,
  cells: Uint16Array,
  counts: Uint32Array,
  percents: readonly number[],
  limits: readonly number[],
  edges: readonly number[],
): Selected {
  const ranks = percents.map((percent) => ((draws.length - 1) * percent) / 100);
  const wanted = [...new Set(ranks.flatMap((rank) => [Math.floor(rank), Math.min(draws.length - 1, Math.floor(rank) + 1)]))].sort((a, b) => a - b);
  const start = new Uint32Array(CELLS + 2);
  for (let cell = 0; cell <= CELLS; cell++) start[cell + 1] = start[cell]! + counts[cell]!;
  const cellOf = new Map<number, number>();
  for (let cell = 0, i = 0; i < wanted.length; i++) {
    while (start[cell + 1]! <= wanted[i]!) cell++;
    cellOf.set(wanted[i]!, cell);
  }
  const place = new Int32Array(CELLS + 1).fill(-1);
  const opened = new Set([...cellOf.values(), ...edges]);
  let room = 0;
  for (const cell of opened) {
    place[cell] = room;
    room += counts[cell]!;
  }
  const from = place.slice();
  const gathered = new Float64Array(room);
  for (let i = 0; i < draws.length; i++) {
    const at = place[cells[i]!]!;
    if (at < 0) continue;
    gathered[at] = draws[i]!;
    place[cells[i]!] = at + 1;
  }
  for (const cell of opened) gathered.subarray(from[cell]!, from[cell]! + counts[cell]!).sort();
  const at = (rank: number): number => {
    const cell = cellOf.get(rank)!;
    return gathered[from[cell]! + rank - start[cell]!]!;
  };
  const percentiles = ranks.map((rank) => {
    const low = at(Math.floor(rank));
    const high = at(Math.min(draws.length - 1, Math.floor(rank) + 1));
    return low + (high - low) * (rank - Math.floor(rank));
  });
  const below = limits.map((limit, i) => start[edges[i]!]! + countBelow(gathered.subarray(from[edges[i]!]!, from[edges[i]!]! + counts[edges[i]!]!), limit));
  return { percentiles, below };
}

function countBelow(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const half = (low + high) >> 1;
    if (sorted[half]! < limit) low = half + 1;
    else high = half;
  }
  return low;
}
