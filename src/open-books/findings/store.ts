/** Findings in the tables: which lines they cover, what was done in them, and what that makes of their lines. */
import type { RawBuilder } from "kysely";
import type { RandomId } from "../../kernel/id.ts";
import type { BatchAt } from "../../log/batches/store.ts";
import type { Entry } from "../../log/entry.ts";
import { sql, type Writing } from "../../store/store.ts";
import { type BookBody, type FindingStatus, partsOf } from "../kinds.ts";
import { sumUp } from "../lines/store.ts";

type Condition = RawBuilder<unknown>;

/**
 * What findings make of the lines that they cover (`ofLine` on `f`), by those of their steps that count (`ofStep` on `s`): rows of batch, line and status.
 * A line has the last word that was said of each line that was named, itself or what it corrects, and the worst of these counts.
 */
export function judgedLines(stream: RandomId, ofLine: Condition, ofStep: Condition): Condition {
  return sql`
    select batch, line,
      case when bool_or(status = 'disallowed') then 'disallowed' when bool_and(status = 'accepted') then 'accepted' else 'disputed' end as status
    from (
      select distinct on (f.batch, f.line, f.named_batch, f.named_line) f.batch, f.line, s.status from finding_line f
      join finding_step s on s.stream = f.stream and s.finding = f.finding
      where f.stream = ${stream} and ${ofLine} and ${ofStep} order by f.batch, f.line, f.named_batch, f.named_line, s.seq desc
    ) told group by batch, line`;
}

/** Gives covered lines the status that follows from their findings, and adds their batches up anew. */
async function restate(writing: Writing, stream: RandomId, ofLine: Condition): Promise<void> {
  const touched = await writing.rows(sql<{ batch: number }>`
    update cost_line l set status = j.status from (${judgedLines(stream, ofLine, sql`true`)}) j
    where l.stream = ${stream} and l.batch = j.batch and l.line = j.line and l.status <> j.status returning l.batch`);
  if (touched.length > 0) await sumUp(writing, stream, [...new Set(touched.map(({ batch }) => batch))]);
}

/** A finding covers the lines that it names with their corrections, and with corrections of those; each stands beside the nearest line that is named. */
export async function projectFinding(writing: Writing, entry: Entry, { finding, party, lines, question }: BookBody<"finding-opened">): Promise<void> {
  const { stream, at, seq } = entry;
  await writing
    .insertInto("finding")
    .values({ stream, finding, party, status: "questioned", opened: at, seq: BigInt(seq) })
    .execute();
  const parts = lines.map(partsOf);
  await writing.rows(sql`
    insert into finding_line (stream, finding, batch, line, named_batch, named_line)
    with recursive covered as (
      select batch, line, batch as named_batch, line as named_line, 0 as depth
      from unnest(${parts.map(({ batch }) => batch)}::integer[], ${parts.map(({ line }) => line)}::integer[]) as named (batch, line)
      union all
      select c.batch, c.line, o.named_batch, o.named_line, o.depth + 1
      from covered o join cost_line c on c.stream = ${stream} and c.corrects = o.batch || '/' || o.line
    )
    select distinct on (batch, line) ${stream}, ${finding}, batch, line, named_batch, named_line from covered order by batch, line, depth`);
  await projectStep(writing, entry, { finding, status: "questioned", text: question.hash });
}

type Step = { readonly finding: RandomId; readonly status: FindingStatus; readonly text?: string; readonly decision?: string | undefined };

export async function projectStep(writing: Writing, entry: Entry, { finding, status, text, decision }: Step): Promise<void> {
  const { stream, seq, at, day, actor, party } = entry;
  await writing
    .insertInto("finding_step")
    .values({
      stream,
      finding,
      seq: BigInt(seq),
      at,
      day,
      status,
      actor: actor ?? null,
      party: party ?? null,
      text_hash: text ?? null,
      decision: decision ?? null,
    })
    .execute();
  await writing.updateTable("finding").set({ status }).where("stream", "=", stream).where("finding", "=", finding).execute();
  await restate(writing, stream, sql`(f.batch, f.line) in (select o.batch, o.line from finding_line o where o.stream = ${stream} and o.finding = ${finding})`);
}

/**
 * Corrections come under the findings of the lines that they correct, but for those that were accepted before; and one of a line that was entered as
 * disputed or disallowed, and that no finding has accepted, is no better than that line.
 */
export async function coverCorrections(writing: Writing, { stream, batch }: BatchAt): Promise<void> {
  const pairs = sql`cost_line c join cost_line p on p.stream = c.stream
    and p.batch = split_part(c.corrects, '/', 1)::integer and p.line = split_part(c.corrects, '/', 2)::integer
    and c.stream = ${stream} and c.batch = ${batch} and p.status <> 'accepted'`;
  const under = await writing.rows(sql`select from ${pairs} limit 1`);
  if (under.length === 0) return;
  await writing.rows(sql`
    insert into finding_line (stream, finding, batch, line, named_batch, named_line)
    select c.stream, f.finding, c.batch, c.line, f.named_batch, f.named_line from ${pairs}
    join finding_line f on f.stream = p.stream and f.batch = p.batch and f.line = p.line
    join finding o on o.stream = f.stream and o.finding = f.finding and o.status <> 'accepted'`);
  await writing.rows(sql`
    update cost_line l set entered = n.entered, status = n.entered from (
      select c.batch, c.line, case when 'disallowed' in (c.entered, p.entered) then 'disallowed' else 'disputed' end as entered from ${pairs}
      where p.entered <> 'accepted' and not exists (
        select from finding_line f join finding o on o.stream = f.stream and o.finding = f.finding
        where f.stream = p.stream and f.batch = p.batch and f.line = p.line and o.status = 'accepted')
    ) n where l.stream = ${stream} and l.batch = n.batch and l.line = n.line`);
  await restate(writing, stream, sql`f.batch = ${batch}`);
  await sumUp(writing, stream, [batch]);
}
