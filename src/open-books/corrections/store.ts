/** The chains of corrections: the line that each begins with, and what it comes to by now. */
import type { Day } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import { type Reading, sql } from "../../store/store.ts";
import { partsOf } from "../kinds.ts";
import { isMeasuredIn } from "../priced/store.ts";
import type { CostStatus } from "../open-books.ts";
import type { BooksOf } from "../store.ts";
import { linesIn, wholeSum } from "../shown/store.ts";
import type { Measures, Origin } from "./deciding.ts";

type Summed = Readonly<Record<keyof Measures | `all_${keyof Measures}`, string>> & {
  readonly place: bigint;
  readonly ref: string;
  readonly day: Day;
  readonly status: CostStatus;
};
const NOTHING: Measures = { net: 0n, grants: 0n, cents: 0n, quantity: 0n };

/** Where the chains of the lines that are named begin, in the order named; a correction of a correction belongs to the chain of the first line. */
export async function originsOf(reading: Reading, stream: RandomId, refs: readonly string[]): Promise<readonly (Origin | undefined)[]> {
  const parts = refs.map(partsOf);
  const rows = await reading.rows(sql<Summed>`
    with recursive up as (
      select named.place, l.batch, l.line, l.corrects
      from unnest(${parts.map(({ batch }) => batch)}::integer[], ${parts.map(({ line }) => line)}::integer[]) with ordinality as named (batch, line, place)
      join cost_line l on l.stream = ${stream} and l.batch = named.batch and l.line = named.line
      join cost_batch b on b.stream = l.stream and b.batch = l.batch
      union all
      select u.place, l.batch, l.line, l.corrects from up u
      join cost_line l on l.stream = ${stream} and l.batch = split_part(u.corrects, '/', 1)::integer and l.line = split_part(u.corrects, '/', 2)::integer
    ), first as (select distinct batch, line from up where corrects is null), chain as (
      select f.batch as first_batch, f.line as first_line, f.batch, f.line from first f
      union all
      select c.first_batch, c.first_line, l.batch, l.line from chain c
      join cost_line l on l.stream = ${stream} and l.corrects = c.batch || '/' || c.line
    ), sums as (
      select c.first_batch, c.first_line, l.status, sum(l.net) as net, sum(l.grants) as grants, sum(l.cents) as cents, sum(l.quantity) as quantity
      from chain c join cost_line l on l.stream = ${stream} and l.batch = c.batch and l.line = c.line group by 1, 2, 3
    )
    select u.place, u.batch || '/' || u.line as ref, l.day, l.net::text, l.grants::text, l.cents::text, l.quantity::text,
      s.status, s.net::text as all_net, s.grants::text as all_grants, s.cents::text as all_cents, s.quantity::text as all_quantity
    from up u join cost_line l on l.stream = ${stream} and l.batch = u.batch and l.line = u.line
    join sums s on s.first_batch = u.batch and s.first_line = u.line where u.corrects is null`);
  const found = Map.groupBy(rows, ({ place }) => Number(place) - 1);
  return refs.map((_, i) => {
    const own = found.get(i);
    if (!own) return undefined;
    const by = Object.fromEntries(own.map((row) => [row.status, measures(row.all_net, row.all_grants, row.all_cents, row.all_quantity)]));
    const { ref, day, net, grants, cents, quantity } = own[0]!;
    return { ref, day, line: measures(net, grants, cents, quantity), stands: { accepted: NOTHING, disputed: NOTHING, disallowed: NOTHING, ...by } };
  });
}

function measures(net: string, grants: string, cents: string, quantity: string): Measures {
  return { net: BigInt(net), grants: BigInt(grants), cents: BigInt(cents), quantity: BigInt(quantity) };
}

/**
 * A line that its corrections went beyond: what it is and what is left of it, `net` and `cents` (what it costs) in cents, null where the asker may not see
 * them; `quantity`: by its quantity as well.
 */
export type Beyond = {
  readonly ref: string;
  readonly party: string;
  readonly net: string | null;
  readonly left: string | null;
  readonly cents: string | null;
  readonly left_cents: string | null;
  readonly quantity: boolean;
  /** Paid by quantity, and net and quantity changed out of proportion. */
  readonly apart: boolean;
  /** The first corrections of it, the oldest first. */
  readonly corrections: readonly string[];
};

/**
 * Lines that stand as their opposite or as more than they were, with all corrections that are not disallowed; the largest change first. Who may not see a
 * party's quantities is not told of them.
 */
export async function beyondIn(reading: Reading, { stream, agreement }: BooksOf, most: number): Promise<readonly Beyond[]> {
  const apart = sql`coalesce(${isMeasuredIn(agreement)}
    and l.quantity <> 0 and abs(s.net * l.quantity - l.net * s.quantity) > abs(l.quantity), false)`;
  const isBeyond = (line: string, left: string) => sql.raw(`(${left} < least(${line}, 0) or ${left} > greatest(${line}, 0))`);
  return reading.rows(sql<Beyond>`
    with recursive chain as (
      select distinct p.batch as first_batch, p.line as first_line, p.batch, p.line from cost_line c
      join cost_batch b on b.stream = c.stream and b.batch = c.batch
      join cost_line p on p.stream = c.stream and p.corrects is null
        and p.batch = split_part(c.corrects, '/', 1)::integer and p.line = split_part(c.corrects, '/', 2)::integer
      where c.stream = ${stream} and c.corrects is not null
      union all
      select c.first_batch, c.first_line, l.batch, l.line from chain c
      join cost_line l on l.stream = ${stream} and l.corrects = c.batch || '/' || c.line
    ), sums as (
      select c.first_batch, c.first_line, ${wholeSum("net")} as net, ${wholeSum("cents")} as cents, sum(l.quantity) as quantity,
        (array_agg(c.batch || '/' || c.line order by c.batch, c.line) filter (where l.corrects is not null))[1:6] as refs
      from chain c join ${linesIn(reading)} l on l.stream = ${stream} and l.batch = c.batch and l.line = c.line
      where l.status <> 'disallowed' group by 1, 2
    )
    select l.batch || '/' || l.line as ref, l.party, l.net::text, s.net::text as left, l.cents::text, s.cents::text as left_cents,
      coalesce(${isBeyond("l.quantity", "s.quantity")}, false) as quantity, ${apart} as apart, coalesce(s.refs, '{}') as corrections
    from sums s join ${linesIn(reading)} l on l.stream = ${stream} and l.batch = s.first_batch and l.line = s.first_line
    where ${isBeyond("l.net", "s.net")} or ${isBeyond("l.cents", "s.cents")} or ${isBeyond("l.quantity", "s.quantity")} or ${apart}
    order by coalesce(abs(s.cents - l.cents), 0) desc, l.batch, l.line limit ${most}`);
}
