/** What a month's end asks about: types that are missing, and what came before and after the cut-off. Pure. */
import { addMonths, endOfMonth, monthOf, type Day, type Month } from "../../kernel/day.ts";
import type { Id } from "../../kernel/id.ts";
import type { Cents } from "../../kernel/money.ts";

/** Net, in cents; null where whoever looks is not told it. */
type Sum = Cents | null;
/** What a line and type of one party came to in a month. */
export type TypeMonth = { readonly line: Id; readonly type: Id; readonly month: Month; readonly count: number; readonly net: Sum };

/** A line and type in a month beside the three before it; `isMissing`: it came in each of those that the party has, two at least, and not now. */
export type Compared = {
  readonly line: Id;
  readonly type: Id;
  readonly count: number;
  readonly net: Sum;
  /** Of the months before, the earliest first; absent where nothing came. */
  readonly before: readonly (Sum | undefined)[];
  readonly isMissing: boolean;
};

/** How many months before are looked at, and how many the party must have had. */
const EARLIER = 3;
const LEAST = 2;

export function comparedTypes(rows: readonly TypeMonth[], month: Month): readonly Compared[] {
  const months = Array.from({ length: EARLIER }, (_, i) => monthOf(addMonths(`${month}-01`, i - EARLIER)));
  const begun = rows.reduce((first, row) => (row.month < first ? row.month : first), month);
  const asked = months.filter((each) => each >= begun);
  return [...Map.groupBy(rows, ({ line, type }) => `${line}\u0000${type}`).values()].map((own) => {
    const [{ line, type }] = own as [TypeMonth];
    const at = (of: Month): TypeMonth | undefined => own.find((row) => row.month === of);
    const now = at(month);
    const isMissing = !now && asked.length >= LEAST && asked.every((each) => at(each) !== undefined);
    return { line, type, count: now?.count ?? 0, net: now ? now.net : 0n, before: months.map((each) => at(each)?.net), isMissing };
  });
}

export type Came = { readonly count: number; readonly net: Sum };
/** When lines of a month were recorded: by its last day, within the month after, later; and of all those the ones after it was signed. */
export type CutOff = { readonly inTime: Came; readonly after: Came; readonly later: Came; readonly sinceSigned?: Came };

export function cutOffOf(
  brought: readonly ({ readonly seq: number; readonly day: Day } & Came)[],
  month: Month,
  signed: { readonly seq: number } | undefined,
): CutOff {
  const last = endOfMonth(month);
  const next = endOfMonth(monthOf(addMonths(`${month}-01`, 1)));
  const sum = (is: (one: (typeof brought)[number]) => boolean): Came =>
    brought.filter(is).reduce((all, { count, net }): Came => ({ count: all.count + count, net: all.net === null || net === null ? null : all.net + net }), {
      count: 0,
      net: 0n,
    });
  return {
    inTime: sum(({ day }) => day <= last),
    after: sum(({ day }) => day > last && day <= next),
    later: sum(({ day }) => day > next),
    ...(signed ? { sinceSigned: sum(({ seq }) => seq > signed.seq) } : {}),
  };
}
