/** Cost rows gathered into groups: party × line × type × segment × status × approval, with the lines that each came from. */
import type { Agreement } from "../agreement/agreement.ts";
import { cutDays } from "../agreement/cuts.ts";
import { type Day, dayFromNumber, dayNumber, monthOf } from "../kernel/day.ts";
import type { CostGroup, CostStatus } from "./open-books.ts";
import { EXACT } from "./cost-report.ts";

export const STATUSES: readonly CostStatus[] = ["accepted", "disputed", "disallowed"];

/** The days of the term cut at months and wherever the agreement changes. */
export type Segments = {
  readonly first: number;
  /** By day from `first`: the number of its segment, -1 between contract periods. */
  readonly byDay: Int32Array;
  /** The first day of each segment. */
  readonly starts: readonly Day[];
};

export function segmentsOf(agreement: Agreement): Segments {
  const cuts = new Set(cutDays(agreement).map(dayNumber));
  const first = Math.min(...agreement.periods.map((period) => dayNumber(period.from)));
  const last = Math.max(...agreement.periods.map((period) => dayNumber(period.to)));
  const byDay = new Int32Array(agreement.periods.length === 0 ? 0 : last - first + 1).fill(-1);
  const starts: Day[] = [];
  for (const { from, to } of agreement.periods) {
    for (let day = dayNumber(from); day <= dayNumber(to); day++) {
      const name = dayFromNumber(day);
      if (day === dayNumber(from) || name.endsWith("-01") || cuts.has(day)) starts.push(name);
      byDay[day - first] = starts.length - 1;
    }
  }
  return { first, byDay, starts };
}

export type Groups = {
  /** Adds a row of known place: indexes of party, line, type and segment, then status × 2 + approved. */
  readonly add: (place: Place, line: number, cents: number, large: bigint, quantity: number, largeQuantity: bigint, known: string) => void;
  readonly end: () => CostGroup[];
};
export type Place = { party: number; line: number; type: number; segment: number; state: number };

const STATES = STATUSES.length * 2;
const MOST_SLOTS = 1 << 22;
const FEW = 64;

/** Groups while they grow, by number; and of every row its group and its line, in the order read. */
type Growing = {
  readonly keys: number[];
  cents: Float64Array<ArrayBuffer>;
  quantities: Float64Array<ArrayBuffer>;
  counts: Int32Array<ArrayBuffer>;
  readonly largeCents: Map<number, bigint>;
  readonly largeQuantities: Map<number, bigint>;
  readonly known: string[];
  readonly groupOf: Uint32Array[];
  readonly lineOf: Uint32Array[];
  rows: number;
};

const BLOCK = 1 << 9;

/** `types` in the order of the indexes that places use. */
export function createGroups(agreement: Agreement, segments: Segments, types: readonly string[], file: string): Groups {
  const sizes = [agreement.lines.length, types.length, segments.starts.length] as const;
  const space = agreement.parties.length * sizes[0] * sizes[1] * sizes[2] * STATES;
  const map = new Map<number, number>();
  let slots: Int32Array | undefined;
  const growing = startGrowing();
  const { keys, known: latest } = growing;

  const begin = (key: number): number => {
    const index = keys.length;
    if (slots) slots[key] = index;
    else map.set(key, index);
    keys.push(key);
    // A few groups are found as quickly without a place for every one that there could be.
    if (keys.length === FEW && space <= MOST_SLOTS) slots = slotsFor(keys, space);
    latest.push("");
    if (index === growing.counts.length) widen(growing);
    return index;
  };

  return {
    add(place, line, cents, large, quantity, largeQuantity, known) {
      const key = (((place.party * sizes[0] + place.line) * sizes[1] + place.type) * sizes[2] + place.segment) * STATES + place.state;
      const found = slots ? slots[key]! : (map.get(key) ?? -1);
      const index = found >= 0 ? found : begin(key);
      if (large === 0n) addTo(growing.cents, growing.largeCents, index, cents);
      else growing.largeCents.set(index, (growing.largeCents.get(index) ?? 0n) + large);
      if (quantity !== 0) addTo(growing.quantities, growing.largeQuantities, index, quantity);
      if (largeQuantity !== 0n) growing.largeQuantities.set(index, (growing.largeQuantities.get(index) ?? 0n) + largeQuantity);
      growing.counts[index]!++;
      note(growing, index, line);
      if (known !== "" && known > latest[index]!) latest[index] = known;
    },
    end: () => finish(growing, agreement, segments, types, file),
  };
}

function slotsFor(keys: readonly number[], space: number): Int32Array {
  const slots = new Int32Array(space).fill(-1);
  keys.forEach((key, index) => (slots[key] = index));
  return slots;
}

function startGrowing(): Growing {
  return {
    keys: [],
    cents: new Float64Array(8),
    quantities: new Float64Array(8),
    counts: new Int32Array(8),
    largeCents: new Map(),
    largeQuantities: new Map(),
    known: [],
    groupOf: [],
    lineOf: [],
    rows: 0,
  };
}

/** Whole numbers stay exact in doubles up to 2^52; what goes beyond is carried over into a bigint. */
function addTo(sums: Float64Array, large: Map<number, bigint>, index: number, value: number): void {
  const sum = sums[index]! + value;
  if (sum < EXACT && sum > -EXACT) sums[index] = sum;
  else {
    large.set(index, (large.get(index) ?? 0n) + BigInt(sums[index]!));
    sums[index] = value;
  }
}

function note(growing: Growing, index: number, line: number): void {
  const at = growing.rows % BLOCK;
  if (at === 0) {
    growing.groupOf.push(new Uint32Array(BLOCK));
    growing.lineOf.push(new Uint32Array(BLOCK));
  }
  const block = growing.groupOf.length - 1;
  growing.groupOf[block]![at] = index;
  growing.lineOf[block]![at] = line;
  growing.rows++;
}

function widen(growing: Growing): void {
  const size = growing.counts.length * 2;
  const copy = <T extends Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer>>(wider: T, from: T): T => {
    wider.set(from);
    return wider;
  };
  growing.cents = copy(new Float64Array(size), growing.cents);
  growing.quantities = copy(new Float64Array(size), growing.quantities);
  growing.counts = copy(new Int32Array(size), growing.counts);
}

/** Each group's lines, in rising order, as views of one array. */
function linesOf(growing: Growing): Uint32Array[] {
  const all = new Uint32Array(growing.rows);
  const next = new Uint32Array(growing.keys.length);
  const views: Uint32Array[] = [];
  let at = 0;
  growing.keys.forEach((_, index) => {
    next[index] = at;
    views.push(all.subarray(at, (at += growing.counts[index]!)));
  });
  for (let row = 0; row < growing.rows; row++) {
    const group = growing.groupOf[Math.floor(row / BLOCK)]![row % BLOCK]!;
    all[next[group]!++] = growing.lineOf[Math.floor(row / BLOCK)]![row % BLOCK]!;
  }
  return views;
}

function finish(growing: Growing, agreement: Agreement, segments: Segments, types: readonly string[], file: string): CostGroup[] {
  const { parties, lines } = agreement;
  const order = growing.keys.map((_, index) => index).sort((a, b) => growing.keys[a]! - growing.keys[b]!);
  const views = linesOf(growing);
  return order.map((index) => {
    const key = growing.keys[index]!;
    const state = key % STATES;
    const bySegment = Math.floor(key / STATES);
    const byType = Math.floor(bySegment / segments.starts.length);
    const byLine = Math.floor(byType / types.length);
    const day = segments.starts[bySegment % segments.starts.length]!;
    const known = growing.known[index]!;
    return {
      party: parties[Math.floor(byLine / lines.length)]!.id,
      line: lines[byLine % lines.length]!.id,
      type: types[byType % types.length]!,
      month: monthOf(day),
      day,
      status: STATUSES[state >> 1]!,
      approved: state % 2 === 1,
      cents: (growing.largeCents.get(index) ?? 0n) + BigInt(growing.cents[index]!),
      quantity: (growing.largeQuantities.get(index) ?? 0n) + BigInt(growing.quantities[index]!),
      count: growing.counts[index]!,
      source: { file, lines: views[index]! },
      ...(known === "" ? {} : { known }),
    };
  });
}
