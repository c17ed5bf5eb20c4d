/** The lines of the books page by page, in the order asked for. */
import { z } from "zod";
import { fromBase64 } from "../../../kernel/bytes.ts";
import { type Day, endOfMonth, type Month, monthOf, parseDay } from "../../../kernel/day.ts";
import type { RandomId } from "../../../kernel/id.ts";
import { decode } from "../../../kernel/utf8.ts";
import { type Reading, sql } from "../../../store/store.ts";
import type { Line } from "../line.ts";
import { alike, amountOf, columnsFor, conditionOf, type Eyes, type Filter, sumsIn } from "../store.ts";

export const SORTS = ["day", "-day", "net", "-net"] as const;
export type Sort = (typeof SORTS)[number];
/** Where a page of lines ends: the value sorted by, batch and line. */
export type After = readonly [value: string, batch: number, line: number];

const after = z.tuple([z.string(), z.int().nonnegative(), z.int().nonnegative()]);

/** Where a page begins; a cursor that we did not make begins at the start. */
export function afterOf(cursor: string | undefined, sort: Sort): After | undefined {
  const bytes = cursor === undefined ? undefined : fromBase64(cursor);
  const json = bytes && decode(bytes).text;
  if (json === undefined) return undefined;
  try {
    const read = after.safeParse(JSON.parse(json)).data;
    const isRight = sort.endsWith("day") ? (text: string) => parseDay(text) !== undefined : (text: string) => /^-?\d{1,18}$/.test(text);
    return read && isRight(read[0]) ? read : undefined;
  } catch {
    return undefined;
  }
}

type Asked = { readonly sort: Sort; readonly limit: number; readonly after?: After | undefined };

/** A page of lines in the order asked for, at most `limit`, behind `after`. */
export async function linesOf(reading: Reading, stream: RandomId, filter: Filter, eyes: Eyes, page: Asked): Promise<readonly Line[]> {
  const { sort, limit, after } = page;
  const falling = sort.startsWith("-");
  const by = falling ? sort.slice(1) : sort;
  const value = by === "day" ? sql`l.day` : amountOf(eyes);
  const way = sql.raw(falling ? "desc" : "asc");
  const order = sql`${value} ${way}, l.batch ${way}, l.line ${way}`;
  const type = sql.raw(by === "day" ? "date" : eyes.all ? "bigint" : "numeric");
  const behind = after
    ? sql`and (${value}, l.batch, l.line) ${sql.raw(falling ? "<" : ">")} (${after[0]}::${type}, ${after[1]}::integer, ${after[2]}::integer)`
    : sql``;
  // Lines of a file on its way are no lines of the books: passed over here, none of them is looked up. As a case whoever plans expects lines to be left.
  const taken = sql`case when l.batch = any (array(select batch from content_batch where stream = ${stream} and seq is null)) then false else true end`;
  const days = by === "day" ? await daysOf(reading, stream, filter, page) : undefined;
  if (days === "none") return [];
  const within = days ? sql`and l.day between ${days[0]}::date and ${days[1]}::date` : sql``;
  return reading.rows(
    sql<Line>`${columnsFor(reading, eyes)} where ${conditionOf(stream, filter, eyes)} and ${taken} ${within} ${behind} order by ${order} limit ${limit}`,
  );
}

/**
 * While files are on their way, the days in which the lines of a page are, by the sums of the books: whoever reads them day by day does not go through all
 * that is on its way. Undefined while nothing is.
 */
async function daysOf(reading: Reading, stream: RandomId, filter: Filter, { sort, limit, after }: Asked): Promise<readonly [Day, Day] | "none" | undefined> {
  const rows = await reading.rows(sql<{ month: Month | null; count: bigint; waiting: boolean }>`
    select w.waiting, m.month, m.count from (select exists (select from content_batch where stream = ${stream} and seq is null) as waiting) w
    left join lateral (
      select l.month, sum(l.count)::bigint as count from ${sumsIn(reading)} l where w.waiting and ${alike(stream, filter)} group by 1
    ) m on true order by 2`);
  if (!rows[0]!.waiting) return undefined;
  const months = rows.flatMap(({ month, count }) => (month === null ? [] : [{ month, count }]));
  const way = sort === "-day" ? months.toReversed() : months;
  const first = after && monthOf(after[0] as Day);
  const ahead = first === undefined ? way : way.filter(({ month }) => (sort === "-day" ? month <= first : month >= first));
  const plain = filter.text === undefined && filter.least === undefined && filter.most === undefined;
  const most = plain ? limit : Infinity;
  let [enough, last] = [0, 0];
  // Of the month in which the page before ended nobody knows how many lines are left.
  while (last < ahead.length && enough < most) {
    const { month, count } = ahead[last++]!;
    if (month !== first) enough += Number(count);
  }
  const found = ahead.slice(0, last).map(({ month }) => month);
  if (found.length === 0) return "none";
  const [one, other] = [found[0]!, found.at(-1)!];
  return one < other ? [`${one}-01`, endOfMonth(other)] : [`${other}-01`, endOfMonth(one)];
}
