/** The same voucher or file once more, as the books can tell: for single lines, for a file that is on its way, and over all books. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { RandomId } from "../../kernel/id.ts";
import type { BatchAt } from "../../log/batches/store.ts";
import { bigints, texts } from "../../store/columns.ts";
import { type RawBuilder, type Reading, sql, type Writing } from "../../store/store.ts";
import type { SettledLine } from "../cost-book.ts";
import { type Eyes, linesFor, seenBy } from "../shown/store.ts";
import { type Doubles, type Voucher, voucherOf } from "./deciding.ts";

/** A voucher of a line `l`, as `voucherOf` has it. */
const [DOCUMENT, SUPPLIER] = [sql`lower(l.document)`, sql`lower(coalesce(l.supplier_id, l.supplier, ''))`];

/** What makes two lines of a party one voucher with one sum. */
const keyOf = (stream: RandomId, party: string, line: SettledLine): string | undefined => {
  const voucher = voucherOf(line);
  return voucher && JSON.stringify([stream, party, voucher.document, voucher.supplier, String(line.net), String(line.quantity)]);
};

/** Lines that a transaction has entered itself: the database cannot be asked for what it has not been told yet. */
const entered = new WeakMap<Reading, Map<string, string>>();

/** For each line one that this very transaction has entered before, with the same voucher, net sum and quantity. */
export function enteredHere(reading: Reading, stream: RandomId, party: string, lines: readonly SettledLine[]): readonly (string | undefined)[] {
  const own = entered.get(reading);
  return lines.map((line) => own?.get(keyOf(stream, party, line) ?? ""));
}

type Entered = { readonly stream: RandomId; readonly batch: number; readonly party: string };

export function noteEntered(writing: Reading, { stream, batch, party }: Entered, lines: readonly SettledLine[]): void {
  const own = entered.get(writing) ?? new Map<string, string>();
  entered.set(writing, own);
  for (const [i, line] of lines.entries()) {
    const key = keyOf(stream, party, line);
    if (key !== undefined && !own.has(key)) own.set(key, `${batch}/${i}`);
  }
}

/** For each line a line of the party's books with the same voucher, net sum and quantity. */
export async function bookedBefore(reading: Reading, stream: RandomId, party: string, lines: readonly SettledLine[]): Promise<readonly (string | undefined)[]> {
  const asked = lines.map(async (line) => {
    const voucher = voucherOf(line);
    const found = voucher ? await reading.together(sameBooked, { ...voucher, stream, party, net: line.net, quantity: line.quantity }) : [];
    return found[0]?.ref;
  });
  return Promise.all(asked);
}

type Sought = Voucher & { readonly stream: RandomId; readonly party: string; readonly net: bigint; readonly quantity: bigint };

/**
 * By the index of amounts: few lines have the same one, and no import waits for an index of vouchers. Each is looked up by itself, whatever the plan was
 * made for: it is made once, often while the books are empty.
 */
function sameBooked(sought: readonly Sought[]): RawBuilder<{ readonly place: number; readonly ref: string }> {
  const column = (name: "stream" | "party" | "document" | "supplier") => texts(sought.map((each) => each[name]));
  return sql`
    select distinct on (a.place) a.place::integer - 1 as place, l.batch || '/' || l.line as ref
    from unnest(${column("stream")}::text[], ${column("party")}::text[], ${column("document")}::text[], ${column("supplier")}::text[],
      ${bigints(sought.map(({ net }) => net))}::bigint[], ${bigints(sought.map(({ quantity }) => quantity))}::bigint[])
      with ordinality as a (stream, party, document, supplier, net, quantity, place)
    cross join lateral (
      select batch, line from cost_line l where stream = a.stream and net = a.net and quantity = a.quantity and party = a.party
        and ${DOCUMENT} = a.document and ${SUPPLIER} = a.supplier and corrects is null offset 0) l
    cross join lateral (select from cost_batch where stream = a.stream and batch = l.batch offset 0) b
    order by a.place, l.batch, l.line`;
}

/** SHA-256 of a file's bytes as they were sent, in hexadecimal. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 18 })) hash.update(piece as Uint8Array);
  return hash.digest("hex");
}

/** Notes which file a batch is read from; a batch that was dropped meanwhile has none. */
export async function noteFile(writing: Writing, { stream, batch }: BatchAt, party: string, hash: string): Promise<void> {
  await writing.rows(sql`
    insert into cost_file (stream, batch, party, hash) select stream, batch, ${party}, ${hash} from content_batch where stream = ${stream} and batch = ${batch}
    on conflict (stream, batch) do update set hash = excluded.hash, doubles = null`);
}

export async function keepDoubles(writing: Writing, { stream, batch }: BatchAt, doubles: Doubles): Promise<void> {
  await writing
    .updateTable("cost_file")
    .set({ doubles: JSON.stringify(doubles) })
    .where("stream", "=", stream)
    .where("batch", "=", batch)
    .execute();
}

/** The batch that the same bytes became for the same party before, and what was counted of this one; `uncounted`: not yet. */
export type Before = { readonly same?: number; readonly doubles?: Doubles; readonly uncounted?: true };

export async function beforeOf(reading: Reading, { stream, batch }: BatchAt): Promise<Before> {
  const [row] = await reading.rows(sql<{ doubles: string | null; same: number | null }>`
    select f.doubles, (
      select o.batch from cost_file o join cost_batch b on b.stream = o.stream and b.batch = o.batch
      where o.stream = f.stream and o.hash = f.hash and o.party = f.party and o.batch <> f.batch order by o.batch limit 1
    ) as same from cost_file f where f.stream = ${stream} and f.batch = ${batch}`);
  if (!row) return {};
  const { same, doubles } = row;
  return { ...(same === null ? {} : { same }), ...(doubles === null ? { uncounted: true } : { doubles: JSON.parse(doubles) as Doubles }) };
}

const VOUCHER = sql`${DOCUMENT} as document, ${SUPPLIER} as supplier`;
const NOTHING = { rows: 0, net: "0" };
const LISTED = 20;

type Counted = { equal_rows: bigint; equal_net: string; known_rows: bigint; known_net: string };

/** What of a staged batch the party's `batches` batches of the books have, and what stands in it twice. Every line is sorted once, so that no guess of the planner's can make it slow. */
export async function doublesIn(reading: Reading, at: BatchAt, party: string, batches: number): Promise<Doubles> {
  await reading.rows(sql`select set_config('work_mem', '96MB', true)`);
  const booked = batches === 0 ? [] : await bookedRows(reading, at, party);
  const alike = await reading.rows(sql<{ row: number; document: string; supplier: string; net: string; times: bigint; rows: string; sum: string }>`
    select min(l.row) as row, min(l.document) as document, min(coalesce(l.supplier, l.supplier_id, '')) as supplier, l.net::text, count(*) as times,
      (sum(count(*) - 1) over ())::text as rows, (sum((count(*) - 1) * l.net) over ())::text as sum
    from cost_line l where l.stream = ${at.stream} and l.batch = ${at.batch} and l.document is not null
    group by ${DOCUMENT}, ${SUPPLIER}, l.day, l.service, l.type, l.net, l.quantity having count(*) > 1
    order by 1 limit ${LISTED}`);
  const [first, twice] = [booked[0], alike[0]];
  return {
    batches,
    equal: first ? { rows: Number(first.equal_rows), net: first.equal_net } : NOTHING,
    known: first ? { rows: Number(first.known_rows), net: first.known_net } : NOTHING,
    twice: twice ? { rows: Number(twice.rows), net: twice.sum } : NOTHING,
    booked: booked.map(({ row, document, supplier, net, line, equal }) => ({ row, document, supplier, net, line, equal })),
    alike: alike.map(({ row, document, supplier, net, times }) => ({ row, document, supplier, net, times: Number(times) })),
  };
}

async function bookedRows(reading: Reading, { stream, batch }: BatchAt, party: string) {
  type Found = Counted & {
    readonly row: number;
    readonly document: string;
    readonly supplier: string;
    readonly net: string;
    readonly line: string;
    readonly equal: boolean;
  };
  return reading.rows(sql<Found>`
    with every as (
      select ${VOUCHER}, l.net, l.quantity, l.row, l.document as number, coalesce(l.supplier, l.supplier_id, '') as name, null::integer[] as at
      from cost_line l where l.stream = ${stream} and l.batch = ${batch} and l.document is not null
      union all
      select ${VOUCHER}, l.net, l.quantity, null, null, null, array[l.batch, l.line] from cost_batch b
      join cost_line l on l.stream = b.stream and l.batch = b.batch
      where b.stream = ${stream} and b.party = ${party} and l.document is not null and l.corrects is null
    ), marked as (
      select row, number, name, net, min(at) over (partition by document, supplier) as known_at,
        min(at) over (partition by document, supplier, net, quantity) as equal_at from every
    ), found as (
      select row, number, name, net, coalesce(equal_at, known_at) as at, equal_at is not null as equal from marked where row is not null and known_at is not null
    )
    select row, number as document, name as supplier, net::text, at[1] || '/' || at[2] as line, equal,
      count(*) filter (where equal) over () as equal_rows, (coalesce(sum(net) filter (where equal) over (), 0))::text as equal_net,
      count(*) filter (where not equal) over () as known_rows, (coalesce(sum(net) filter (where not equal) over (), 0))::text as known_net
    from found order by equal desc, row limit ${LISTED}`);
}

/** A voucher that was entered more than once: in several batches, or of several parties. `same`: a sum of it stands in more than one of them. */
export type Repeated = {
  readonly document: string;
  readonly supplier: string;
  readonly net: string;
  readonly same: boolean;
  readonly parties: readonly string[];
  readonly refs: readonly string[];
};

/** The vouchers that were entered more than once among the lines whose details somebody sees, those of one sum first, then the largest. Corrections are none. */
export async function repeatedIn(reading: Reading, stream: RandomId, eyes: Eyes, most: number): Promise<readonly Repeated[]> {
  await reading.rows(sql`select set_config('work_mem', '96MB', true)`);
  return reading.rows(sql<Repeated>`
    select min(l.document) as document, min(coalesce(l.supplier, l.supplier_id, '')) as supplier, sum(l.net)::text as net,
      count(distinct (l.batch, l.net, l.quantity)) > count(distinct (l.net, l.quantity)) as same,
      array_agg(distinct l.party) as parties, (array_agg(l.batch || '/' || l.line order by l.batch, l.line))[1:6] as refs
    from ${linesFor(eyes)} l join cost_batch b on b.stream = l.stream and b.batch = l.batch
    where l.stream = ${stream} and l.document is not null and l.corrects is null and ${seenBy(eyes)}
    group by ${DOCUMENT}, ${SUPPLIER} having count(distinct l.batch) > 1
    order by same desc, abs(sum(l.net)) desc, 1 limit ${most}`);
}
