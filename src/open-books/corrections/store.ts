/** The chains of corrections: the line that each begins with, and what it comes to by now. */
import type { RandomId } from "../../kernel/id.ts";
import { type Reading, sql } from "../../store/store.ts";
import { partsOf } from "../kinds.ts";
import type { Measures, Origin } from "./deciding.ts";

/** Where the chains of the lines that are named begin, in the order named; a correction of a correction belongs to the chain of the first line. */
export async function originsOf(reading: Reading, stream: RandomId, refs: readonly string[]): Promise<readonly (Origin | undefined)[]> {
  const parts = refs.map(partsOf);
  type Found = Readonly<Record<"net" | "cents" | "quantity" | "all_net" | "all_cents" | "all_quantity", string>> & {
    readonly place: bigint;
    readonly ref: string;
  };
  const rows = await reading.rows(sql<Found>`
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
      select c.first_batch, c.first_line, sum(l.net) as net, sum(l.cents) as cents, sum(l.quantity) as quantity
      from chain c join cost_line l on l.stream = ${stream} and l.batch = c.batch and l.line = c.line group by 1, 2
    )
    select u.place, u.batch || '/' || u.line as ref, l.net::text, l.cents::text, l.quantity::text,
      s.net::text as all_net, s.cents::text as all_cents, s.quantity::text as all_quantity
    from up u join cost_line l on l.stream = ${stream} and l.batch = u.batch and l.line = u.line
    join sums s on s.first_batch = u.batch and s.first_line = u.line where u.corrects is null`);
  const found = new Map(rows.map((row) => [Number(row.place) - 1, row]));
  return refs.map((_, i) => {
    const row = found.get(i);
    return row && { ref: row.ref, line: measures(row.net, row.cents, row.quantity), stands: measures(row.all_net, row.all_cents, row.all_quantity) };
  });
}

function measures(net: string, cents: string, quantity: string): Measures {
  return { net: BigInt(net), cents: BigInt(cents), quantity: BigInt(quantity) };
}
