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
  let least = Infinity;
  let greatest = -Infinity;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const x = draws[i]!;
    least = Math.min(least, x);
    greatest = Math.max(greatest, x);
    sum += x;
  }
  const mean = sum / n;
  const scale = greatest > least ? CELLS / (greatest - least) : 0;
  const counts = new Uint32Array(CELLS + 1);
  const cells = new Uint16Array(n);
  const [first, second] = limits;
  let squares = 0;
  let belowFirst = 0;
  let belowSecond = 0;
  for (let i = 0; i < n; i++) {
    const x = draws[i]!;
    const cell = ((x - least) * scale) | 0;
    cells[i] = cell;
    counts[cell]!++;
    squares += (x - mean) * (x - mean);
    belowFirst += x < first ? 1 : 0;
    belowSecond += x < second ? 1 : 0;
  }
  return {
    mean,
    deviation: n > 1 ? Math.sqrt(squares / (n - 1)) : 0,
    least,
    greatest,
    percentiles: scale > 0 && Number.isFinite(scale) ? select(draws, cells, counts, percents) : percents.map(() => least),
    below: [belowFirst / n, belowSecond / n],
    bins: binsOf(counts),
  };
}

function binsOf(counts: Uint32Array): number[] {
  const bins = Array.from({ length: BINS }, () => 0);
  counts.forEach((count, cell) => (bins[Math.min(BINS - 1, Math.floor((cell * BINS) / CELLS))]! += count));
  return bins;
}

/** Gathers the draws of the cells in which the wanted ranks lie and sorts only those. */
function select(draws: Float64Array, cells: Uint16Array, counts: Uint32Array, percents: readonly number[]): number[] {
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
  let room = 0;
  for (const cell of new Set(cellOf.values())) {
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
  for (const cell of new Set(cellOf.values())) gathered.subarray(from[cell]!, from[cell]! + counts[cell]!).sort();
  const at = (rank: number): number => {
    const cell = cellOf.get(rank)!;
    return gathered[from[cell]! + rank - start[cell]!]!;
  };
  return ranks.map((rank) => {
    const low = at(Math.floor(rank));
    const high = at(Math.min(draws.length - 1, Math.floor(rank) + 1));
    return low + (high - low) * (rank - Math.floor(rank));
  });
}
