/** What a month's end is read from: the month's lines and sums, what came when, and accruals with what came of them. */
import { fileOf } from "../../api/content.ts";
import type { Day, Instant, Month } from "../../kernel/day.ts";
import { addMonths, endOfMonth, monthOf } from "../../kernel/day.ts";
import type { Id, RandomId } from "../../kernel/id.ts";
import type { Cents } from "../../kernel/money.ts";
import { parseEntry } from "../../log/entry.ts";
import { bodyOf } from "../../log/fields.ts";
import { type Reading, sql } from "../../store/store.ts";
import type { CostGroup } from "../open-books.ts";
import { type CountedShown, countedSum } from "../shown/line.ts";
import { asCents, linesIn, sumsIn, wholeSum } from "../shown/store.ts";
import type { BooksOf } from "../store.ts";
import type { BooksRead } from "./deciding.ts";
import { type Accrual, CLOSING_BODIES, type ClosingState, placeOf, type ReconciledBody } from "./kinds.ts";
import type { Side } from "./match.ts";
import type { TypeMonth } from "./month.ts";

export type PartyMonth = { readonly party: Id; readonly month: Month };

/** A party's month line by line, as a ledger books cost: net, with VAT that is cost. Only for those who may see the party's lines. */
export async function booksOfMonth(reading: Reading, stream: RandomId, { party, month }: PartyMonth): Promise<BooksRead> {
  type Row = { batch: number; line: number; day: Day; booked: bigint; net: bigint } & Record<
    "document" | "cost_centre" | "account" | "words",
    string | null
  > & {
      type: string;
    };
  const rows = await reading.rows(sql<Row>`
    select l.batch, l.line, l.day, l.cents + l.grants as booked, l.net, l.document, l.cost_centre, l.account, l.type, l.words
    from ${linesIn(reading)} l join cost_batch b on b.stream = l.stream and b.batch = l.batch
    where l.stream = ${stream} and l.party = ${party} and l.day between ${`${month}-01`}::date and ${endOfMonth(month)}::date order by l.batch, l.line`);
  const lines = rows.map(({ batch, line, day, booked, document, cost_centre, account, type, words }): Side => ({
    ref: `${batch}/${line}`,
    day,
    cents: booked,
    document: document ?? undefined,
    costCentre: cost_centre ?? undefined,
    account: account ?? undefined,
    type,
    text: words ?? undefined,
  }));
  return { lines, net: rows.reduce((sum, { net }) => sum + net, 0n) };
}

/** A reconciliation as it was kept, with the extract and its mapping; erased files are absent. */
export type KeptReconciliation = { readonly day: Day; readonly file?: Uint8Array; readonly mapping?: Uint8Array };

export async function reconciliationAt(reading: Reading, stream: RandomId, seq: number): Promise<KeptReconciliation> {
  const { body, day } = await reconciledAt(reading, stream, seq);
  const file = await fileOf(reading, stream, body.file.hash);
  const mapping = body.mapping && (await fileOf(reading, stream, body.mapping.hash));
  return { day, ...(file ? { file } : {}), ...(mapping ? { mapping } : {}) };
}

/** The mapping of an extract without the extract, which is long; undefined where it had none, and when it was erased. */
export async function mappingAt(reading: Reading, stream: RandomId, seq: number): Promise<Uint8Array | undefined> {
  const { body } = await reconciledAt(reading, stream, seq);
  return body.mapping && fileOf(reading, stream, body.mapping.hash);
}

async function reconciledAt(reading: Reading, stream: RandomId, seq: number): Promise<{ readonly body: ReconciledBody; readonly day: Day }> {
  const [entry] = await entriesAt(reading, stream, [seq]);
  return { body: bodyOf(CLOSING_BODIES["ledger-reconciled"], entry!), day: entry!.day };
}

async function entriesAt(reading: Reading, stream: RandomId, seqs: readonly number[]) {
  const wanted = seqs.map(BigInt);
  const rows = await reading.selectFrom("entry").select(["seq", "bytes"]).where("stream", "=", stream).where("seq", "in", wanted).orderBy("seq").execute();
  return rows.map(({ seq, bytes }) => parseEntry(bytes, `entry/${seq}`).value!);
}

/** What a party's month comes to, part by part; what its lines say besides their sums is not told, and no cost where that of some lines may not be seen. */
export async function countedOfMonth(reading: Reading, { stream, agreement }: BooksOf, { party, month }: PartyMonth): Promise<CountedShown> {
  const rows = await reading.rows(sql<{ type: string; status: string } & Record<"net" | "grants" | "cents" | "quantity", string | null>>`
    select l.type, l.status, ${wholeSum("net")} as net, ${wholeSum("grants")} as grants, ${wholeSum("cents")} as cents, sum(l.quantity) as quantity
    from ${linesIn(reading)} l join cost_batch b on b.stream = l.stream and b.batch = l.batch
    where l.stream = ${stream} and l.party = ${party} and l.day between ${`${month}-01`}::date and ${endOfMonth(month)}::date group by 1, 2`);
  const sums = rows.map(({ net, grants, cents, quantity, ...row }) => {
    // Of what is not told nothing is reckoned but what is paid, by quantity.
    const of = (sum: string | null): bigint => asCents(sum) ?? 0n;
    return { ...row, party, net: of(net), grants: of(grants), cents: of(cents), quantity: of(quantity) };
  });
  const all = countedSum(agreement, sums);
  return rows.every(({ net }) => net !== null) ? all : { ...all, net: null, vat: null, grants: null, priced: null };
}

/** Net by line and type of a party in a month and the three before it. */
export async function typeMonths(reading: Reading, stream: RandomId, { party, month }: PartyMonth): Promise<readonly TypeMonth[]> {
  const first = monthOf(addMonths(`${month}-01`, -3));
  const rows = await reading.rows(sql<{ service: string; type: string; month: string; count: bigint; net: string | null }>`
    select l.service, l.type, l.month, sum(l.count)::bigint as count, ${wholeSum("net")} as net from ${sumsIn(reading)} l
    join cost_batch b on b.stream = l.stream and b.batch = l.batch
    where l.stream = ${stream} and l.party = ${party} and l.month between ${first} and ${month} group by 1, 2, 3 order by 1, 2, 3`);
  return rows.map(({ service, type, month: of, count, net }) => ({ line: service, type, month: of, count: Number(count), net: asCents(net) }));
}

/** Batches that brought lines of a party's month, the earliest first; `signed` is the entry by which the month was signed. */
export type Brought = {
  readonly batch: number;
  readonly seq: number;
  readonly day: Day;
  readonly corrects: boolean;
  readonly count: number;
  readonly net: Cents | null;
};

export async function broughtTo(reading: Reading, stream: RandomId, { party, month }: PartyMonth): Promise<readonly Brought[]> {
  const rows = await reading.rows(sql<{ batch: number; seq: bigint; day: Day; kind: string; count: bigint; net: string | null }>`
    select b.batch, b.seq, b.day, b.kind, sum(l.count)::bigint as count, ${wholeSum("net")} as net from ${sumsIn(reading)} l
    join cost_batch b on b.stream = l.stream and b.batch = l.batch
    where l.stream = ${stream} and l.party = ${party} and l.month = ${month} group by 1, 2, 3, 4 order by b.seq`);
  return rows.map(({ seq, kind, count, net, ...row }) => ({
    ...row,
    seq: Number(seq),
    corrects: kind === "costs-corrected",
    count: Number(count),
    net: asCents(net),
  }));
}

/**
 * A line of an accrual. `open` is what is left of `net` after what was booked since for the same line, type and month, and `quantity` what is left of
 * `entered`, in millionths. What is paid by quantity shrinks by what was booked of that, and `open` in proportion; it alone has a quantity.
 */
export type OpenAccrual = PartyMonth & {
  readonly line: Id;
  readonly type: Id;
  readonly net: Cents;
  readonly open: Cents;
  readonly entered: bigint;
  readonly quantity: bigint;
  readonly seq: number;
};

/** What counts of the accruals of a month at an instant, every party's or one's. */
export async function accrualsOf(
  reading: Reading,
  stream: RandomId,
  closing: ClosingState,
  { month, knownAt, party, before }: { readonly month: Month; readonly knownAt: Instant; readonly party?: Id; readonly before?: number },
): Promise<readonly OpenAccrual[]> {
  const newest = [...closing.accruals].flatMap(([key, all]) => {
    const isAsked = party === undefined ? key.endsWith(` ${month}`) : key === placeOf({ party, month });
    const last = isAsked ? all.findLast(({ at, seq }) => at <= knownAt && (before === undefined || seq < before)) : undefined;
    return last ? [last] : [];
  });
  if (newest.length === 0) return [];
  const since = await bookedSince(reading, stream, { month, knownAt, before }, newest);
  const entries = await entriesAt(
    reading,
    stream,
    newest.map(({ seq }) => seq),
  );
  return entries.flatMap((entry) => {
    const { party: of, lines } = bodyOf(CLOSING_BODIES["accrual-entered"], entry);
    return lines.map(({ line, type, net, quantity }) => {
      const came = since.get(`${entry.seq} ${of} ${line} ${type}`);
      const [whole, entered] = [BigInt(net), BigInt(quantity ?? "0")];
      const left = quantity === undefined ? leftOf(whole, came?.cents ?? 0n) : leftOf(entered, came?.quantity ?? 0n);
      const told = quantity === undefined ? { open: left, quantity: 0n } : { open: (whole * left) / entered, quantity: left };
      return { party: of, month, line, type, net: whole, entered, ...told, seq: entry.seq };
    });
  });
}

function leftOf(whole: bigint, came: bigint): bigint {
  return came <= 0n ? whole : came < whole ? whole - came : 0n;
}

async function bookedSince(
  reading: Reading,
  stream: RandomId,
  { month, knownAt, before }: { readonly month: Month; readonly knownAt: Instant; readonly before: number | undefined },
  accruals: readonly Accrual[],
): Promise<ReadonlyMap<string, { readonly cents: Cents; readonly quantity: bigint }>> {
  const upTo = before === undefined ? 2n ** 62n : BigInt(before);
  const rows = await reading.rows(sql<{ seq: bigint; party: string; service: string; type: string; cents: string | null; quantity: string | null }>`
    select a.seq, s.party, s.service, s.type, sum(s.cents) as cents, sum(s.quantity) as quantity from unnest(${accruals.map(({ seq }) => String(seq))}::bigint[]) as a (seq)
    join cost_batch b on b.stream = ${stream} and b.seq > a.seq and b.seq < ${upTo} and b.at <= ${knownAt}::timestamptz
    join ${sumsIn(reading)} s on s.stream = b.stream and s.batch = b.batch and s.month = ${month} and s.status <> 'disallowed'
    group by 1, 2, 3, 4`);
  const of = (sum: string | null): bigint => asCents(sum) ?? 0n;
  return new Map(rows.map((row) => [`${row.seq} ${row.party} ${row.service} ${row.type}`, { cents: of(row.cents), quantity: of(row.quantity) }]));
}

/** Accruals as the settlement takes cost; only for pictures and forecasts, because nothing of them is ever paid. */
export function accrualGroups(accruals: readonly OpenAccrual[]): readonly CostGroup[] {
  return accruals.flatMap(({ party, line, type, month, open, quantity, seq }) =>
    open === 0n
      ? []
      : [
          {
            party,
            line,
            type,
            month,
            day: `${month}-01`,
            status: "accepted",
            approved: true,
            cents: open,
            quantity,
            count: 1,
            source: { file: `accrual/${seq}`, lines: [0] },
          },
        ],
  );
}
