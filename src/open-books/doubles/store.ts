/** The same voucher or file once more, as the books can tell: for single lines, for a file that is on its way, and over all books. */
import type { RandomId } from "../../kernel/id.ts";
import { type Reading, sql } from "../../store/store.ts";
import type { SettledLine } from "../cost-book.ts";
import { voucherOf } from "./deciding.ts";

/** For each line a line of the party's books with the same voucher, net sum and quantity. */
export async function bookedBefore(reading: Reading, stream: RandomId, party: string, lines: readonly SettledLine[]): Promise<readonly (string | undefined)[]> {
  const asked = lines.flatMap((line, place) => {
    const voucher = voucherOf(line);
    return voucher ? [{ ...voucher, place, net: line.net, quantity: line.quantity }] : [];
  });
  if (asked.length === 0) return [];
  // By the index of amounts: few lines have the same one, and no import waits for an index of vouchers.
  const rows = await reading.rows(sql<{ place: number; ref: string }>`
    select distinct on (a.place) a.place, l.batch || '/' || l.line as ref
    from unnest(${asked.map(({ place }) => place)}::integer[], ${asked.map(({ document }) => document)}::text[], ${asked.map(({ supplier }) => supplier)}::text[],
      ${asked.map(({ net }) => String(net))}::bigint[], ${asked.map(({ quantity }) => String(quantity))}::bigint[]) as a (place, document, supplier, net, quantity)
    join cost_line l on l.stream = ${stream} and l.net = a.net and l.quantity = a.quantity and l.party = ${party}
      and lower(l.document) = a.document and lower(coalesce(l.supplier_id, l.supplier, '')) = a.supplier and l.corrects is null
    join cost_batch b on b.stream = l.stream and b.batch = l.batch order by a.place, l.batch, l.line`);
  const found = new Map(rows.map(({ place, ref }) => [place, ref]));
  return lines.map((_, i) => found.get(i));
}
