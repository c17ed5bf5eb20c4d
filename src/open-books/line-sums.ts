/** Lines that are alike in what pages add up by, added up while they are read. */
import { type Day, type Month, monthOf } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";
import type { SettledLine } from "./cost-book.ts";
import type { CostStatus } from "./open-books.ts";

export type LineSum = {
  readonly party: Id;
  readonly service: Id;
  readonly type: Id;
  readonly month: Month;
  readonly status: CostStatus;
  readonly count: number;
  readonly net: Cents;
  readonly grants: Cents;
  readonly cents: Cents;
  /** Millionths of a unit. */
  readonly quantity: bigint;
};

export type LineSums = { readonly add: (line: SettledLine) => void; readonly all: () => readonly LineSum[] };

type Open = { -readonly [Name in keyof LineSum]: LineSum[Name] };

const NOTHING = { net: 0n, grants: 0n, cents: 0n, quantity: 0n };

export function createLineSums(): LineSums {
  // By day, because its text is at hand and its month's would be made for every line.
  const days = new Map<Day, Map<Id, Map<Id, Open[]>>>();
  const add = ({ party, line: service, type, day, status, net, grants, cents, quantity }: SettledLine): void => {
    const ofDay = within(days, day, () => new Map<Id, Map<Id, Open[]>>());
    const alike = within(
      within(ofDay, service, () => new Map<Id, Open[]>()),
      type,
      () => [],
    );
    let sum = alike.find((one) => one.party === party && one.status === status);
    if (!sum) alike.push((sum = { party, service, type, month: monthOf(day), status, count: 0, ...NOTHING }));
    sum.count++;
    sum.net += net;
    sum.grants += grants;
    sum.cents += cents;
    sum.quantity += quantity;
  };
  const all = (): readonly LineSum[] => {
    const months = new Map<string, Open>();
    for (const services of days.values()) {
      for (const sum of [...services.values()].flatMap((types) => [...types.values()].flat())) {
        const { party, service, type, month, status } = sum;
        const into = within(months, `${party} ${service} ${type} ${month} ${status}`, () => ({ ...sum, count: 0, ...NOTHING }));
        into.count += sum.count;
        into.net += sum.net;
        into.grants += sum.grants;
        into.cents += sum.cents;
        into.quantity += sum.quantity;
      }
    }
    return [...months.values()];
  };
  return { add, all };
}

function within<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
