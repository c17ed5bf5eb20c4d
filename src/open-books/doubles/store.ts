/** The same voucher or file once more, as the books can tell: for single lines, for a file that is on its way, and over all books. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { Id, RandomId } from "../../kernel/id.ts";
import type { BatchAt } from "../../log/batches/store.ts";
import type { FileRef } from "../../log/reference.ts";
import { bigints, type Column, integers, texts } from "../../store/columns.ts";
import { type RawBuilder, type Reading, sql, type Writing } from "../../store/store.ts";
import type { SettledLine } from "../cost-book.ts";
import { type Eyes, linesIn, seenBy } from "../shown/store.ts";
import { sameSupplier, type Voucher, voucherOf } from "./alike.ts";
import type { Compared } from "./counting/parts.ts";
import { type Doubles, type Grown, LISTED } from "./deciding.ts";

/** A voucher of a line `l`, as `voucherOf` has it. The number is written as its index has it: `coalesce` is no condition of an index behind row security. */
export const DOCUMENT = sql`nullif(case when l.document_alike is null then l.document else l.document_alike end, '')`;
const SUPPLIER = sql`nullif(coalesce(l.supplier_alike, l.supplier), '')`;
const SUPPLIER_ID = sql`nullif(coalesce(l.supplier_id_alike, l.supplier_id), '')`;
const VOUCHER = sql`${DOCUMENT} as document, ${SUPPLIER} as supplier, ${SUPPLIER_ID} as supplier_id`;

/** What two lines of a party have alike that are one voucher with one sum, but for their suppliers; or with one quantity, where that is what is paid. */
const keysOf = (stream: RandomId, party: string, { document }: Voucher, line: SettledLine, measured: readonly Id[]): readonly string[] => {
  const key = (of: "net" | "quantity"): string => JSON.stringify([stream, party, document, of, String(line[of])]);
  return isMeasured(line, measured) ? [key("net"), key("quantity")] : [key("net")];
};

function isMeasured({ type, quantity }: SettledLine, measured: readonly Id[]): boolean {
  return quantity !== 0n && measured.includes(type);
}

type Own = { readonly voucher: Voucher; readonly ref: string };
/** Lines that a transaction has entered itself: the database cannot be asked for what it has not been told yet. */
const entered = new WeakMap<Reading, Map<string, Own[]>>();

/** Lines of a party, and the types that it is paid by quantity. */
type Sent = { readonly party: string; readonly lines: readonly SettledLine[]; readonly measured: readonly Id[] };

/** For each line one that this very transaction has entered before, with the same voucher and net sum, or quantity where that is paid. */
export function enteredHere(reading: Reading, stream: RandomId, { party, lines, measured }: Sent): readonly (string | undefined)[] {
  const own = entered.get(reading);
  return lines.map((line) => {
    const voucher = own && voucherOf(line);
    const alike = voucher ? keysOf(stream, party, voucher, line, measured).flatMap((key) => own.get(key) ?? []) : [];
    return voucher && alike.find((other) => sameSupplier(other.voucher, voucher))?.ref;
  });
}

export function noteEntered(writing: Writing, { stream, batch }: BatchAt, { party, lines, measured }: Sent): void {
  const own = entered.get(writing) ?? new Map<string, Own[]>();
  entered.set(writing, own);
  for (const [i, line] of lines.entries()) {
    const voucher = voucherOf(line);
    if (!voucher) continue;
    for (const key of keysOf(stream, party, voucher, line, measured)) {
      const before = own.get(key);
      if (before) before.push({ voucher, ref: `${batch}/${i}` });
      else own.set(key, [{ voucher, ref: `${batch}/${i}` }]);
    }
  }
}

/** For each line a line of the party's books with the same voucher and net sum, or quantity where that is paid. */
export async function bookedBefore(reading: Reading, stream: RandomId, { party, lines, measured }: Sent): Promise<readonly (string | undefined)[]> {
  const asked = lines.map(async (line) => {
    const voucher = voucherOf(line);
    if (!voucher) return undefined;
    const paid = isMeasured(line, measured) ? { quantity: line.quantity, measured: measured.join(" ") } : { quantity: 0n, measured: "" };
    const [found] = await reading.suppose([], reading.together(sameBooked, { ...voucher, stream, party, net: line.net, ...paid }));
    return found && `${found.batch}/${found.line}`;
  });
  return Promise.all(asked);
}

type Place = { readonly batch: number; readonly line: number };

/** A voucher whose like is sought. `quantity`: what is paid, 0 where that is the net; `measured`: ids of the types that the party is paid by quantity, with a space between. */
type Sought = Voucher & { readonly stream: RandomId; readonly party: string; readonly net: bigint; readonly quantity: bigint; readonly measured: string };

/**
 * By the index of amounts: few lines have the same one, and no import waits for an index of vouchers. By quantity of what is paid by it: few lines have one,
 * and these have an index of vouchers. Each is looked up by itself, whatever the plan was made for: it is made once, often while the books are empty.
 * Suppliers are compared as `sameSupplier` does.
 */
function sameBooked(sought: readonly Sought[]): RawBuilder<Place & { readonly place: number }> {
  const column = (name: "stream" | "party" | "measured" | keyof Voucher) => sql`${texts(sought.map((each) => each[name]))}::text[]`;
  const sums = (name: "net" | "quantity") => sql`${bigints(sought.map((each) => each[name]))}::bigint[]`;
  const alike = sql`stream = a.stream and party = a.party and ${DOCUMENT} = a.document and corrects is null
    and (${SUPPLIER} = a.supplier or ${SUPPLIER_ID} = a.supplier_id
      or (${SUPPLIER} = a.supplier) is null and (${SUPPLIER_ID} = a.supplier_id) is null)`;
  return sql`
    select distinct on (a.place) a.place::integer - 1 as place, l.batch, l.line
    from unnest(${column("stream")}, ${column("party")}, ${column("document")}, ${column("supplier")}, ${column("supplierId")},
      ${sums("net")}, ${sums("quantity")}, ${column("measured")})
      with ordinality as a (stream, party, document, supplier, supplier_id, net, quantity, measured, place)
    cross join lateral (
      (select batch, line from cost_line l where net = a.net and ${alike} offset 0)
      union all
      (select batch, line from cost_line l
        where a.quantity <> 0 and quantity <> 0 and quantity = a.quantity and type = any (string_to_array(a.measured, ' ')) and ${alike} offset 0)) l
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

/** A batch of the record says from which bytes it was made: they are known again also where the tables were made anew, or came with a copy of the record. */
export async function knowFile(writing: Writing, { stream, batch }: BatchAt, party: string, digest: FileRef): Promise<void> {
  await writing.rows(sql`
    insert into cost_file (stream, batch, party, hash)
    select stream, ${batch}::integer, ${party}, convert_from(bytes, 'UTF8') from content_file
    where stream = ${stream} and hash = decode(${digest.hash}, 'hex') and bytes is not null
    on conflict (stream, batch) do nothing`);
}

/** How many lines of a stream have been erased: what was counted before one of them names what is gone. */
export async function erasedIn(reading: Reading, stream: RandomId): Promise<bigint> {
  const [row] = await reading.rows(sql<{ erased: bigint }>`select count(*) as erased from cost_erased where stream = ${stream}`);
  return row!.erased;
}

/** Keeps what was counted while `erased` lines were; else it is counted anew later. */
export async function keepDoubles(writing: Writing, { stream, batch }: BatchAt, doubles: Doubles, erased: bigint): Promise<void> {
  if ((await erasedIn(writing, stream)) !== erased) return;
  await writing
    .updateTable("cost_file")
    .set({ doubles: JSON.stringify(doubles) })
    .where("stream", "=", stream)
    .where("batch", "=", batch)
    .execute();
}

/** Lines at most that a file is compared with while others wait; where more have come into the books of its party, it is counted anew meanwhile. */
const MOST_SINCE = 20_000;

/** The batch that the same bytes became for the same party before, the hash of these, and what was counted of this one; `uncounted`: not yet, or too long ago. */
export type Before = { readonly hash?: string; readonly same?: number; readonly doubles?: Doubles; readonly uncounted?: true };

export async function beforeOf(reading: Reading, { stream, batch }: BatchAt, grown: Grown): Promise<Before> {
  const [row] = await reading.rows(sql<{ hash: string; doubles: string | null; same: number | null }>`
    select f.hash, f.doubles, (
      select o.batch from cost_file o join cost_batch b on b.stream = o.stream and b.batch = o.batch
      where o.stream = f.stream and o.hash = f.hash and o.party = f.party and o.batch <> f.batch order by o.batch limit 1
    ) as same from cost_file f where f.stream = ${stream} and f.batch = ${batch}`);
  if (!row) return {};
  const { hash, same } = row;
  const doubles = row.doubles === null ? undefined : (JSON.parse(row.doubles) as Doubles);
  // Older versions did not write down how many lines there were: that is counted anew as well.
  const isCounted = doubles !== undefined && grown.lines - doubles.lines <= MOST_SINCE;
  return { hash, ...(same === null ? {} : { same }), ...(isCounted ? { doubles } : { uncounted: true }) };
}

const NOTHING = { rows: 0, net: "0" };

type Counted = { equal_rows: bigint; equal_net: string; known_rows: bigint; known_net: string };

/**
 * The least of `what` among the rows that are alike in columns `by` and may be of one supplier, as `sameSupplier` compares them. The rows have a supplier and
 * a supplier_id, absent where they have none.
 */
function leastOf(what: RawBuilder<unknown>, by: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`least(
    case when supplier is not null then min(${what}) over (partition by ${by}, supplier) end,
    case when supplier_id is not null then min(${what}) over (partition by ${by}, supplier_id) end,
    case when supplier is null and supplier_id is null then min(${what}) over (partition by ${by})
      when supplier is null then min(${what}) filter (where supplier_id is null) over (partition by ${by})
      when supplier_id is null then min(${what}) filter (where supplier is null) over (partition by ${by})
      else min(${what}) filter (where supplier is null and supplier_id is null) over (partition by ${by}) end)`;
}

/** Whose books a staged batch is put beside, and the types that this party is paid by quantity. */
export type Beside = { readonly party: string; readonly measured: readonly Id[] };
/** The quantity of a line `l` where it is what is paid. */
const paidQuantity = (measured: readonly Id[]): RawBuilder<unknown> => sql`case when l.type = any (${[...measured]}::text[]) then nullif(l.quantity, 0) end`;

/**
 * What of these lines of a staged batch the party's books have, among those they are compared with, and what stands among them twice. Every line is sorted
 * once, so that no guess of the planner's can make it slow.
 */
export async function doublesIn(reading: Reading, at: BatchAt, beside: Beside, { batches, lines }: Grown, compared: Compared): Promise<Doubles> {
  const booked = await bookedIn(reading, at, beside, compared);
  const alike = await alikeRows(reading, at, beside.measured, compared);
  const twice = alike[0];
  return {
    batches,
    lines,
    ...booked,
    twice: twice ? { rows: Number(twice.rows), net: twice.sum } : NOTHING,
    alike: alike.map(({ row, document, supplier, net, times }) => ({ row, document, supplier, net, times: Number(times) })),
  };
}

/** Lines of the party's books: named ones, or those of the last so many batches, which are few beside a whole file. */
type Which = Compared | { readonly newest: number };

/** What of a staged batch the books of its party have. */
export async function bookedIn(reading: Reading, at: BatchAt, beside: Beside, which: Which): Promise<Pick<Doubles, "equal" | "known" | "booked">> {
  await reading.rows(sql`select set_config('work_mem', '96MB', true)`);
  const booked = await bookedRows(reading, at, beside, which);
  const first = booked[0];
  return {
    equal: first ? { rows: Number(first.equal_rows), net: first.equal_net } : NOTHING,
    known: first ? { rows: Number(first.known_rows), net: first.known_net } : NOTHING,
    booked: booked.map(({ row, document, supplier, net, line, equal }) => ({ row, document, supplier, net, line, equal })),
  };
}

/** Lines `l` by their places, each looked up by itself. */
const named = (stream: RandomId, batches: Column, lines: Column): RawBuilder<unknown> =>
  sql`unnest(${batches}::integer[], ${lines}::integer[]) w (batch, line)
    cross join lateral (select * from cost_line where stream = ${stream} and batch = w.batch and line = w.line offset 0) l`;

type AlikeRow = {
  readonly row: number;
  readonly document: string;
  readonly supplier: string;
  readonly net: string;
  readonly times: bigint;
  readonly rows: string;
  readonly sum: string;
};

/** Rows of a batch that are alike in all that money depends on, by the first of each; what comes again is counted. */
async function alikeRows(reading: Reading, { stream, batch }: BatchAt, measured: readonly Id[], { staged }: Compared): Promise<readonly AlikeRow[]> {
  const by = sql`document, day, service, type, quantity, amount`;
  return reading.rows(sql<AlikeRow>`
    with every as (
      select ${VOUCHER}, l.day, l.service, l.type, l.net, ${paidQuantity(measured)} as quantity,
        case when ${paidQuantity(measured)} is null then l.net end as amount, l.row as place, l.document as number, coalesce(l.supplier, l.supplier_id, '') as name
      from ${named(stream, integers(staged.map(() => batch)), integers(staged))}
    ), several as (select * from (select *, count(*) over (partition by ${by}) as alike from every) e where alike > 1),
    marked as (select *, ${leastOf(sql`place`, by)} as first from several)
    select first as row, min(number) as document, min(name) as supplier, min(net)::text as net, count(*) + 1 as times,
      (sum(count(*)) over ())::text as rows, (sum(sum(net)) over ())::text as sum
    from marked where place > first group by first order by 1 limit ${LISTED}`);
}

/** Of a few lines of the books most rows of a file are none. `is true` keeps it from being made a join: each row is looked up in a hash. */
const IN_FEW = sql`(${DOCUMENT} in (select document from books)) is true`;

async function bookedRows(reading: Reading, { stream, batch }: BatchAt, { party, measured }: Beside, which: Which) {
  const [own, every] =
    "newest" in which
      ? [
          sql`(select batch from cost_batch where stream = ${stream} and party = ${party} order by seq desc limit ${which.newest}) w cross join lateral (
            select * from cost_line where stream = ${stream} and batch = w.batch offset 0) l`,
          sql`cost_line l where l.stream = ${stream} and l.batch = ${batch} and ${IN_FEW}`,
        ]
      : [named(stream, integers(which.batches), integers(which.lines)), named(stream, integers(which.staged.map(() => batch)), integers(which.staged))];
  const quantity = sql`${paidQuantity(measured)} as quantity`;
  const measuredAt = measured.length === 0 ? sql`null::integer[]` : sql`case when quantity is not null then ${leastOf(sql`at`, sql`document, quantity`)} end`;
  type Found = Counted & {
    readonly row: number;
    readonly document: string;
    readonly supplier: string;
    readonly net: string;
    readonly line: string;
    readonly equal: boolean;
  };
  return reading.rows(sql<Found>`
    with books as (
      select ${VOUCHER}, l.net, ${quantity}, array[l.batch, l.line] as at from ${own} where ${DOCUMENT} is not null and l.corrects is null
    ), every as (
      select ${VOUCHER}, l.net, ${quantity}, l.row as place, l.document as number, coalesce(l.supplier, l.supplier_id, '') as name, null::integer[] as at
      from ${every}
      union all
      select document, supplier, supplier_id, net, quantity, null, null, null, at from books
    ), shared as (
      -- Only numbers that stand on both sides go on: most often few.
      select * from (select *, count(place) over numbers as staged, count(at) over numbers as booked from every window numbers as (partition by document)) e
      where staged > 0 and booked > 0
    ), marked as (
      select place, number, name, net, ${leastOf(sql`at`, sql`document`)} as known_at,
        least(${leastOf(sql`at`, sql`document, net`)}, ${measuredAt}) as equal_at from shared
    ), found as (
      select place as row, number, name, net, coalesce(equal_at, known_at) as at, equal_at is not null as equal from marked where place is not null and known_at is not null
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
  // Looked at three times, so that lines which only one or two others join stand together.
  return reading.rows(sql<Repeated>`
    with every as (
      select ${VOUCHER}, l.batch, l.line, l.party, l.net, l.document as number, coalesce(l.supplier, l.supplier_id, '') as name
      from ${linesIn(reading)} l join cost_batch b on b.stream = l.stream and b.batch = l.batch
      where l.stream = ${stream} and ${DOCUMENT} is not null and l.corrects is null and ${seenBy(eyes)}
    ), several as (
      select *, array[batch, line] as at from (select *, min(batch) over own as least, max(batch) over own as most from every window own as (partition by document)) e
      where least < most
    ), once as (select *, ${leastOf(sql`at`, sql`document`)} as first from several),
    twice as (select *, ${leastOf(sql`first`, sql`document`)} as second from once),
    marked as (select *, ${leastOf(sql`second`, sql`document`)} as whole from twice)
    select min(number) as document, min(name) as supplier, sum(net)::text as net,
      count(distinct (batch, net)) > count(distinct net) as same,
      array_agg(distinct party) as parties, (array_agg(batch || '/' || line order by batch, line))[1:6] as refs
    from marked group by document, whole having count(distinct batch) > 1
    order by same desc, abs(sum(net)) desc, 1 limit ${most}`);
}
