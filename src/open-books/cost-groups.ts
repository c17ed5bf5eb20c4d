/** Cost rows gathered into groups: party × line × type × segment × status × approval, with the lines that each came from. */
import type { Agreement } from "../agreement/agreement.ts";
import { cutDays } from "../agreement/cuts.ts";
import { type Day, dayFromNumber, dayNumber, monthOf } from "../kernel/day.ts";
import type { CostGroup, CostStatus } from "./open-books.ts";
import { addCents } from "./cost-report.ts";

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

/** A group while it grows. */
type Growing = {
  cents: number;
  large: bigint;
  quantity: number;
  largeQuantity: bigint;
  count: number;
  lines: Uint32Array;
  known: string;
};

export type Groups = {
  /** Adds a row of known place: indexes of party, line, type and segment, then status × 2 + approved. */
  readonly add: (place: Place, line: number, cents: number, large: bigint, quantity: number, largeQuantity: bigint, known: string) => void;
  readonly end: () => CostGroup[];
};
export type Place = { party: number; line: number; type: number; segment: number; state: number };

const STATES = STATUSES.length * 2;
const MOST_SLOTS = 1 << 22;

/** `types` in the order of the indexes that places use. */
export function createGroups(agreement: Agreement, segments: Segments, types: readonly string[], file: string): Groups {
  const { parties, lines } = agreement;
  const space = parties.length * lines.length * types.length * segments.starts.length * STATES;
  const slots = space <= MOST_SLOTS ? new Int32Array(space).fill(-1) : undefined;
  const map = new Map<number, number>();
  const growing: Growing[] = [];
  const keys: number[] = [];

  const groupAt = (place: Place): Growing => {
    const key = (((place.party * lines.length + place.line) * types.length + place.type) * segments.starts.length + place.segment) * STATES + place.state;
    const index = slots ? slots[key]! : (map.get(key) ?? -1);
    if (index >= 0) return growing[index]!;
    if (slots) slots[key] = growing.length;
    else map.set(key, growing.length);
    keys.push(key);
    const group = {
      cents: 0,
      large: 0n,
      quantity: 0,
      largeQuantity: 0n,
      count: 0,
      lines: new Uint32Array(8),
      known: "",
    };
    growing.push(group);
    return group;
  };

  return {
    add(place, line, cents, large, quantity, largeQuantity, known) {
      const group = groupAt(place);
      if (large === 0n && group.large === 0n) {
        const sum = group.cents + cents;
        if (sum < 4503599627370496 && sum > -4503599627370496) group.cents = sum;
        else addCents(group, cents, 0n);
      } else addCents(group, cents, large);
      if (quantity !== 0 || largeQuantity !== 0n) addQuantity(group, quantity, largeQuantity);
      if (group.count === group.lines.length) group.lines = doubled(group.lines);
      group.lines[group.count++] = line;
      if (known > group.known) group.known = known;
    },
    end: () =>
      keys
        .map((key, i) => ({ key, group: growing[i]! }))
        .sort((a, b) => a.key - b.key)
        .map(({ key, group }) => finished(agreement, segments, types, file, key, group)),
  };
}

function addQuantity(group: Growing, quantity: number, large: bigint): void {
  const sum = { cents: group.quantity, large: group.largeQuantity };
  addCents(sum, quantity, large);
  group.quantity = sum.cents;
  group.largeQuantity = sum.large;
}

function finished({ parties, lines }: Agreement, segments: Segments, types: readonly string[], file: string, key: number, group: Growing): CostGroup {
  const state = key % STATES;
  const bySegment = Math.floor(key / STATES);
  const byType = Math.floor(bySegment / segments.starts.length);
  const byLine = Math.floor(byType / types.length);
  const day = segments.starts[bySegment % segments.starts.length]!;
  return {
    party: parties[Math.floor(byLine / lines.length)]!.id,
    line: lines[byLine % lines.length]!.id,
    type: types[byType % types.length]!,
    month: monthOf(day),
    day,
    status: STATUSES[state >> 1]!,
    approved: state % 2 === 1,
    cents: group.large + BigInt(group.cents),
    quantity: group.largeQuantity + BigInt(group.quantity),
    count: group.count,
    source: { file, lines: group.lines.slice(0, group.count) },
    ...(group.known === "" ? {} : { known: group.known }),
  };
}

function doubled(lines: Uint32Array): Uint32Array {
  const longer = new Uint32Array(lines.length * 2);
  longer.set(lines);
  return longer;
}
