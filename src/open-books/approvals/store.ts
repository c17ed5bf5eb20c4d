/** Approvals of conditional cost in the tables: what an entry makes of lines, what waits for one, and who gave those that stand. */
import type { Agreement } from "../../agreement/agreement.ts";
import type { Day } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import type { Cents } from "../../kernel/money.ts";
import type { Entry } from "../../log/entry.ts";
import { type RawBuilder, type Reading, sql, type Writing } from "../../store/store.ts";
import { type BookBody, partsOf } from "../kinds.ts";
import type { BooksOf } from "../store.ts";
import { worthIn } from "../priced/store.ts";
import { alike, columnsFor, conditionOf, type Dimension, type Eyes, type Filter, type Line, linesIn } from "../shown/store.ts";
import { type Approvable, isConditional } from "./deciding.ts";

export async function projectApproval(writing: Writing, entry: Entry, body: BookBody<"approval-decided">): Promise<void> {
  const { stream, seq, at, day, party } = entry;
  const { lines, approved, decision, reason } = body;
  const rest = { seq: BigInt(seq), at, day, approved, party: party ?? null, decision: decision ?? null, text_hash: reason?.hash ?? null };
  await writing
    .insertInto("cost_approval")
    .values(lines.map((ref) => ({ stream, ...partsOf(ref), ...rest })))
    .execute();
  await writing.rows(sql`
    update cost_line l set approved = ${approved} from cost_approval a
    where a.stream = ${stream} and a.seq = ${seq} and l.stream = a.stream and l.batch = a.batch and l.line = a.line`);
}

/**
 * Lines that are named, in the order named, each with the corrections that only take off from it, and from those in turn: they stand and fall with the
 * line. A name that the books do not have is there without a party.
 */
export async function approvables(reading: Reading, { stream, agreement }: BooksOf, refs: readonly string[]): Promise<readonly Approvable[]> {
  const parts = refs.map(partsOf);
  type Found = { place: bigint; batch: number; line: number; party: string; service: string; type: string; cents: bigint; approved: boolean };
  const rows = await reading.rows(sql<Found>`
    with recursive own as (
      select named.place, l.batch, l.line, l.party, l.service, l.type, l.cents, l.quantity, l.approved
      from unnest(${parts.map(({ batch }) => batch)}::integer[], ${parts.map(({ line }) => line)}::integer[]) with ordinality as named (batch, line, place)
      join cost_line l on l.stream = ${stream} and l.batch = named.batch and l.line = named.line
      join cost_batch b on b.stream = l.stream and b.batch = l.batch
      union
      select o.place, l.batch, l.line, l.party, l.service, l.type, l.cents, l.quantity, l.approved
      from own o join cost_line l on l.stream = ${stream} and l.corrects = o.batch || '/' || o.line
      where l.type = o.type and l.cents <= 0 and l.quantity <= 0 and (l.cents < 0 or l.quantity < 0)
    ) select l.place, l.batch, l.line, l.party, l.service, l.type, ${worthIn(agreement)}::bigint as cents, l.approved
    from own l order by l.place, l.batch, l.line`);
  const found = Map.groupBy(rows, ({ place }) => Number(place) - 1);
  return refs.flatMap((named, i): readonly Approvable[] => {
    const own = found.get(i);
    if (!own) return [{ named, ref: named }];
    return own.map(({ batch, line, party, service, type, cents, approved }) => ({ named, ref: `${batch}/${line}`, party, service, type, cents, approved }));
  });
}

/** What lines that are approved by a decision count, each taken as positive; `but` are left out. */
export async function approvedBy(reading: Reading, { stream, agreement }: BooksOf, decision: string, but: readonly string[]): Promise<Cents> {
  const [row] = await reading.rows(sql<{ sum: string }>`
    select coalesce(sum(abs(${worthIn(agreement)})), 0) as sum from (
      select distinct on (batch, line) batch, line, approved, decision from cost_approval where stream = ${stream} order by batch, line, seq desc
    ) a join cost_line l on l.stream = ${stream} and l.batch = a.batch and l.line = a.line
    where a.approved and a.decision = ${decision} and a.batch || '/' || a.line <> all (${[...but]}::text[])`);
  return BigInt(row!.sum);
}

/** One step of a line: approved or taken back, by which organisation, by which decision, and why. */
export type ApprovalRow = {
  readonly seq: bigint;
  readonly day: Day;
  readonly approved: boolean;
  readonly by: string | null;
  readonly organisation: string | null;
  readonly decision: string | null;
  readonly text: Uint8Array | null;
};

/** What was done to the approval of a line, in order. */
export async function approvalsOf(reading: Reading, stream: RandomId, at: { readonly batch: number; readonly line: number }): Promise<readonly ApprovalRow[]> {
  return reading.rows(sql<ApprovalRow>`
    select a.seq, a.day, a.approved, o.name as by, a.party as organisation, a.decision, c.bytes as text from cost_approval a
    left join organisation o on o.id = a.party
    left join content_file c on c.stream = a.stream and c.hash = decode(a.text_hash, 'hex')
    where a.stream = ${stream} and a.batch = ${at.batch} and a.line = ${at.line} order by a.seq`);
}

export type Waiting = { readonly lines: readonly Line[]; readonly count: number; readonly cents: Cents };

/** Which lines wait: accepted ones of conditional cost that nobody has approved. */
function waitsIn(stream: RandomId, agreement: Agreement): RawBuilder<unknown> {
  const kinds = agreement.parties
    .flatMap(({ id }) => Object.keys(agreement.costTypes).map((type) => [id, type] as const))
    .filter(([party, type]) => isConditional(agreement, party, type));
  const [parties, types] = [kinds.map(([party]) => party), kinds.map(([, type]) => type)];
  const pairs = sql`select * from unnest(${parties}::text[], ${types}::text[])`;
  // The sums tell which batches have such lines at all, if any: most of a million lines are never looked at, and none of a file on its way.
  const sums = sql`from cost_sum s where s.stream = ${stream} and (s.party, s.type) in (${pairs})`;
  return sql`l.stream = ${stream} and not l.approved and l.status = 'accepted' and (l.party, l.type) in (${pairs})
    and exists (select ${sums}) and l.batch in (select distinct s.batch ${sums})`;
}

/** What of the lines that a filter finds waits for an approval: it does not count before it has one. */
export async function waitingIn(reading: Reading, stream: RandomId, agreement: Agreement, filter: Filter, eyes: Eyes): Promise<Cents> {
  const [row] = await reading.rows(sql<{ cents: string }>`
    select coalesce(sum(${worthIn(agreement)}), 0) as cents from (
      select l.party, l.type, sum(l.cents) as cents, sum(l.quantity) as quantity from ${linesIn(reading)} l
      where ${waitsIn(stream, agreement)} and ${conditionOf(stream, filter, eyes)} group by 1, 2) l`);
  return BigInt(row!.cents);
}

/** The same of the lines that a filter without texts and amounts finds, by the values of the dimensions asked for with a blank between. */
export async function waitingBy(
  reading: Reading,
  { stream, agreement }: { readonly stream: RandomId; readonly agreement: Agreement | undefined },
  by: readonly Dimension[],
  filter: Filter = {},
): Promise<ReadonlyMap<string, Cents>> {
  if (!agreement) return new Map();
  const columns = { month: sql`l.month`, party: sql`l.party`, type: sql`l.type`, line: sql`l.service` };
  const rows = await reading.rows(sql<{ of: string; cents: string }>`
    select l.of, sum(${worthIn(agreement)}) as cents from (
      select concat_ws(' ', ${sql.join(by.map((name) => columns[name]))}) as of, l.party, l.type, sum(l.cents) as cents, sum(l.quantity) as quantity
      from ${linesIn(reading)} l where ${waitsIn(stream, agreement)} and ${alike(stream, filter)} group by 1, 2, 3) l group by 1`);
  return new Map(rows.map(({ of, cents }) => [of, BigInt(cents)]));
}

/** Lines that wait, the newest days first, `most` of them; and what all of them come to. */
export async function waitingOf(reading: Reading, stream: RandomId, agreement: Agreement, eyes: Eyes, most: number): Promise<Waiting> {
  const waits = waitsIn(stream, agreement);
  const lines = await reading.rows(sql<Line>`${columnsFor(reading, eyes)} where ${waits} order by l.day desc, l.batch desc, l.line desc limit ${most}`);
  const [sum] = await reading.rows(sql<{ count: bigint; cents: string }>`
    select coalesce(sum(l.count), 0)::bigint as count, coalesce(sum(${worthIn(agreement)}), 0) as cents from (
      select l.party, l.type, count(*) as count, sum(l.cents) as cents, sum(l.quantity) as quantity from ${linesIn(reading)} l
      join cost_batch b on b.stream = l.stream and b.batch = l.batch where ${waits} group by 1, 2) l`);
  return { lines, count: Number(sum!.count), cents: BigInt(sum!.cents) };
}
