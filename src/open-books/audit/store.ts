/** What an auditor's pack is made of: population, samples and changes, of the lines that the asker sees. */
import { type Day, endOfMonth, type Instant, type Month } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import type { Cents } from "../../kernel/money.ts";
import { type Reading, sql } from "../../store/store.ts";
import type { RawBuilder } from "kysely";
import type { Line } from "../shown/line.ts";
import { columnsFor, type Eyes, linesIn, seenBy, worthFor } from "../shown/store.ts";
import type { Overturned, Picked, Population, Sum } from "./pack.ts";
import type { MoneySample } from "./sample.ts";

/** A party's lines of whole months, both included. */
export type Scope = { readonly stream: RandomId; readonly eyes: Eyes; readonly party: string; readonly from: Month; readonly to: Month };
function within({ stream, eyes, party, from, to }: Scope): RawBuilder<unknown> {
  return sql`l.stream = ${stream} and l.party = ${party} and l.day between ${`${from}-01`}::date and ${endOfMonth(to)}::date and ${seenBy(eyes)}`;
}

function population(reading: Reading, scope: Scope): RawBuilder<unknown> {
  return sql`${linesIn(reading)} l join cost_batch b on b.stream = l.stream and b.batch = l.batch where ${within(scope)}`;
}

/** What a line costs, taken as positive. */
function amountIn({ eyes }: Scope): RawBuilder<unknown> {
  return sql`abs(${worthFor(eyes)})`;
}

export async function populationOf(reading: Reading, scope: Scope): Promise<Population> {
  const worth = worthFor(scope.eyes);
  const groups = await reading.rows(sql<{ type: string; month: string; count: bigint; net: string; cents: string; absolute: string }>`
    select l.type, l.month, count(*) as count, sum(l.net) as net, sum(${worth}) as cents, sum(abs(${worth})) as absolute
    from ${population(reading, scope)} group by 1, 2 order by 1, 2`);
  const batches = await reading.rows(sql<{
    batch: number;
    seq: bigint;
    at: Instant;
    lines: number;
    root: Uint8Array;
    count: bigint;
    net: string;
    cents: string;
  }>`
    select b.batch, b.seq, b.at, c.count as lines, c.root, count(*) as count, sum(l.net) as net, sum(${worth}) as cents
    from ${linesIn(reading)} l join cost_batch b on b.stream = l.stream and b.batch = l.batch
    join content_batch c on c.stream = b.stream and c.batch = b.batch where ${within(scope)} group by 1, 2, 3, 4, 5 order by 1`);
  const sums = (key: "type" | "month"): Map<string, Sum> => {
    const all = new Map<string, Sum>();
    for (const group of groups) {
      const { count, net, cents } = all.get(group[key]) ?? { count: 0, net: 0n, cents: 0n };
      all.set(group[key], { count: count + Number(group.count), net: net + BigInt(group.net), cents: cents + BigInt(group.cents) });
    }
    return new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  return {
    count: groups.reduce((sum, { count }) => sum + Number(count), 0),
    net: groups.reduce((sum, { net }) => sum + BigInt(net), 0n),
    cents: groups.reduce((sum, { cents }) => sum + BigInt(cents), 0n),
    absolute: groups.reduce((sum, { absolute }) => sum + BigInt(absolute), 0n),
    byType: [...sums("type")].map(([type, sum]) => ({ type, ...sum })),
    byMonth: [...sums("month")].map(([month, sum]) => ({ month, ...sum })),
    batches: batches.map(({ seq, at, root, count, net, cents, ...rest }) => ({
      ...rest,
      seq: Number(seq),
      recorded: at,
      root: Buffer.from(root).toString("hex"),
      count: Number(count),
      net: BigInt(net),
      cents: BigInt(cents),
    })),
  };
}

type Ref = { readonly batch: number; readonly line: number };

/** The lines at positions of the population, in the order of batch and line. */
export async function linesAtPositions(reading: Reading, scope: Scope, positions: readonly number[]): Promise<readonly Picked[]> {
  const refs = await reading.rows(sql<Ref>`
    select p.batch, p.line from (select l.batch, l.line, row_number() over (order by l.batch, l.line) - 1 as place from ${population(reading, scope)}) p
    where p.place = any (${positions.map(String)}::bigint[]) order by 1, 2`);
  return picked(reading, scope, refs);
}

/** The largest amounts of cost, taken as positive, the largest first. */
export async function largestAmounts(reading: Reading, scope: Scope, most: number): Promise<readonly Cents[]> {
  const rows = await reading.rows(sql<{ amount: string }>`
    select l.amount::text as amount from (select ${amountIn(scope)} as amount from ${population(reading, scope)}) l order by l.amount desc limit ${most}`);
  return rows.map(({ amount }) => BigInt(amount));
}

/** The lines that are looked at in full, in the order of batch and line. */
export async function linesInFull(reading: Reading, scope: Scope, { full }: MoneySample): Promise<readonly Picked[]> {
  const refs = await reading.rows(sql<Ref>`select l.batch, l.line from ${population(reading, scope)} and ${amountIn(scope)} >= ${full} order by 1, 2`);
  return picked(reading, scope, refs);
}

/** Of all others the lines in which one of the looked-at cents lies, as `pickByMoney` picks them. */
export async function linesByMoney(reading: Reading, scope: Scope, { full, drawn }: MoneySample): Promise<readonly Picked[]> {
  if (!drawn) return [];
  const { interval, start } = drawn;
  const shift = interval - start - 1n;
  const refs = await reading.rows(sql<Ref>`
    select p.batch, p.line from (
      select o.batch, o.line, o.amount, sum(o.amount) over (order by o.batch, o.line) as upto
      from (select l.batch, l.line, ${amountIn(scope)} as amount from ${population(reading, scope)}) o where o.amount < ${full}
    ) p where div(p.upto + ${shift}::bigint, ${interval}::bigint) > div(p.upto - p.amount + ${shift}::bigint, ${interval}::bigint) order by 1, 2`);
  return picked(reading, scope, refs);
}

/** Lines whose cost, taken as positive, is `least` or more, the largest first; `most` of them at most. */
export async function linesFrom(reading: Reading, scope: Scope, least: Cents, most: number): Promise<readonly Picked[]> {
  const refs = await reading.rows(sql<Ref>`
    select o.batch, o.line from (select l.batch, l.line, ${amountIn(scope)} as amount from ${population(reading, scope)}) o
    where o.amount >= ${least} order by o.amount desc, o.batch, o.line limit ${most}`);
  return picked(reading, scope, refs);
}

/** Months of the party that were signed, and by which entry. */
export type SignedAt = { readonly month: Month; readonly seq: number };

/** Corrections, and lines that came after their month was signed, in the order of the record. */
export async function lateLines(reading: Reading, scope: Scope, signed: readonly SignedAt[], most: number): Promise<readonly Picked[]> {
  const refs = await reading.rows(sql<Ref>`
    select l.batch, l.line from ${linesIn(reading)} l join cost_batch b on b.stream = l.stream and b.batch = l.batch
    left join unnest(${signed.map(({ month }) => month)}::text[], ${signed.map(({ seq }) => String(seq))}::bigint[]) as s (month, seq) on s.month = l.month
    where ${within(scope)} and (l.corrects is not null or b.seq > s.seq) order by 1, 2 limit ${most}`);
  return picked(reading, scope, refs);
}

async function picked(reading: Reading, { stream, eyes }: Scope, refs: readonly Ref[]): Promise<readonly Picked[]> {
  if (refs.length === 0) return [];
  const [batches, numbers] = [refs.map(({ batch }) => batch), refs.map(({ line }) => line)];
  const named = sql`unnest(${batches}::integer[], ${numbers}::integer[]) with ordinality as named (batch, line, place)`;
  const lines = await reading.rows(sql<Line>`${columnsFor(reading, eyes)} join ${named} on named.batch = l.batch and named.line = l.line
    where l.stream = ${stream} order by named.place`);
  const evidence = await reading.rows(sql<Ref & { hash: string }>`
    select e.batch, e.line, e.hash from evidence_line e join ${named} on named.batch = e.batch and named.line = e.line where e.stream = ${stream}
    order by e.seq, e.hash`);
  const files = Map.groupBy(evidence, ({ batch, line }) => `${batch}/${line}`);
  return lines.map((line) => ({ line, evidence: (files.get(`${line.batch}/${line.line}`) ?? []).map(({ hash }) => hash) }));
}

export async function overturned(reading: Reading, scope: Scope): Promise<readonly Overturned[]> {
  const rows = await reading.rows(sql<{ finding: string; lines: bigint; net: string; cents: string; day: Day; decision: string | null }>`
    select f.finding, count(*) as lines, sum(l.net) as net, sum(${worthFor(scope.eyes)}) as cents, s.day, s.decision from finding f
    join finding_line n on n.stream = f.stream and n.finding = f.finding
    join ${linesIn(reading)} l on l.stream = n.stream and l.batch = n.batch and l.line = n.line
    join finding_step s on s.stream = f.stream and s.finding = f.finding and s.status = 'accepted'
    where ${within(scope)} and exists (select from finding_step d where d.stream = f.stream and d.finding = f.finding and d.status = 'disallowed' and d.seq < s.seq)
    group by f.finding, s.day, s.decision, s.seq order by s.seq`);
  return rows.map(({ lines, net, cents, day, ...rest }) => ({ ...rest, lines: Number(lines), net: BigInt(net), cents: BigInt(cents), on: day }));
}
