/** Lines that are alike in what pages add up by, added up while they are read. */
import { type Month, monthOf } from "../kernel/day.ts";
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
  readonly cents: Cents;
};

export type LineSums = { readonly add: (line: SettledLine) => void; readonly all: () => readonly LineSum[] };

export function createLineSums(): LineSums {
  const sums = new Map<string, { -readonly [Name in keyof LineSum]: LineSum[Name] }>();
  return {
    add: ({ party, line: service, type, day, status, net, cents }) => {
      const month = monthOf(day);
      const key = `${party} ${service} ${type} ${month} ${status}`;
      let sum = sums.get(key);
      if (!sum) sums.set(key, (sum = { party, service, type, month, status, count: 0, net: 0n, cents: 0n }));
      sum.count++;
      sum.net += net;
      sum.cents += cents;
    },
    all: () => [...sums.values()],
  };
}
