/** The tables of the books: how they follow from entries and content, and how single lines, findings and evidence are found. */
import type { SliceStore } from "../api/fold.ts";
import type { RandomId } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";
import { centsOf, type Entry } from "../log/entry.ts";
import { bodyOf } from "../log/fields.ts";
import { type Reading, sql, type Writing } from "../store/store.ts";
import type { Questioned } from "./deciding.ts";
import { BOOK_BODIES, type BookBody, type BookKind, booksSlice, type FindingStatus, partsOf } from "./kinds.ts";

export const booksStore: SliceStore = { slice: booksSlice, project };

async function project(writing: Writing, entry: Entry): Promise<void> {
  switch (entry.kind) {
    case "costs-entered":
    case "costs-corrected":
      return projectBatch(writing, entry, bodyOf(BOOK_BODIES[entry.kind], entry));
    case "evidence-added":
      return projectEvidence(writing, entry, bodyOf(BOOK_BODIES[entry.kind], entry));
    case "finding-opened":
      return projectFinding(writing, entry, bodyOf(BOOK_BODIES[entry.kind], entry));
    case "finding-answered": {
      const { finding, answer } = bodyOf(BOOK_BODIES[entry.kind], entry);
      return projectStep(writing, entry, { finding, status: "answered", text: answer.hash });
    }
    case "finding-decided": {
      const { finding, outcome, reason, decision } = bodyOf(BOOK_BODIES[entry.kind], entry);
      return projectStep(writing, entry, { finding, status: outcome, text: reason.hash, decision });
    }
    case "finding-escalated":
      return projectStep(writing, entry, { finding: bodyOf(BOOK_BODIES[entry.kind], entry).finding, status: "escalated" });
    default:
      return undefined;
  }
}

async function projectBatch(writing: Writing, { stream, seq, at, day, kind }: Entry, body: BookBody<"costs-entered" & BookKind>): Promise<void> {
  const { batch, party, organisation, lines, mapping } = body;
  const [found] = await writing.rows(sql<{ count: bigint }>`select count(*) as count from cost_line where stream = ${stream} and batch = ${batch}`);
  // Lines of a file were written as it was read; those that came one by one, and all of them when tables are rebuilt, are written now.
  if (found!.count !== BigInt(lines.count)) {
    await writing.deleteFrom("cost_line").where("stream", "=", stream).where("batch", "=", batch).execute();
    await writeLines(writing, { stream, batch, from: 0, to: lines.count });
  }
  const row = { stream, batch, seq: BigInt(seq), at, day, kind, party, organisation, count: lines.count, net: centsOf(lines.total)! };
  await writing
    .insertInto("cost_batch")
    .values({ ...row, mapping: mapping?.hash ?? null })
    .execute();
  await sumUp(writing, stream, [batch]);
}

/** Lines `from` up to `to` of a batch, as their bytes say. */
export async function writeLines(
  writing: Writing,
  { stream, batch, from, to }: { readonly stream: RandomId; readonly batch: number; readonly from: number; readonly to: number },
): Promise<void> {
  await writing.rows(sql`
    insert into cost_line (stream, batch, line, party, service, type, day, month, net, vat, tax_kind, grants, cents, quantity, entered, status, approved,
      supplier, supplier_id, document, cost_centre, account, words, corrects, row)
    select c.stream, c.batch, c.line, j->>'party', j->>'line', j->>'type', (j->>'day')::date, left(j->>'day', 7), (j->>'net')::bigint, (j->>'vat')::bigint,
      j->>'vat-kind', coalesce((j->>'grants')::bigint, 0), (j->>'cents')::bigint, coalesce((j->>'quantity')::bigint, 0),
      coalesce(j->>'status', 'accepted'), coalesce(j->>'status', 'accepted'), coalesce((j->>'approved')::boolean, false), j->>'supplier', j->>'supplier-id',
      j->>'document', j->>'cost-centre', j->>'account', j->>'text', j->>'corrects', (j->>'row')::integer
    from (
      select stream, batch, line, convert_from(bytes, 'UTF8')::jsonb as j from content_line
      where stream = ${stream} and batch = ${batch} and line >= ${from} and line < ${to} and bytes is not null
      -- Read as JSON once a line, not once a column.
      offset 0
    ) c`);
}

/** Adds the lines of batches up anew. */
async function sumUp(writing: Writing, stream: RandomId, batches: readonly number[]): Promise<void> {
  await writing.deleteFrom("cost_sum").where("stream", "=", stream).where("batch", "in", batches).execute();
  await writing.rows(sql`
    insert into cost_sum (stream, batch, party, service, type, month, status, count, net, cents)
    select stream, batch, party, service, type, month, status, count(*), sum(net), sum(cents) from cost_line
    where stream = ${stream} and batch = any (${[...batches]}::integer[]) group by stream, batch, party, service, type, month, status`);
}

async function projectEvidence(writing: Writing, { stream, seq }: Entry, { file, for: refs }: BookBody<"evidence-added">): Promise<void> {
  const rows = refs.map((ref) => ({ stream, ...partsOf(ref), hash: file.hash, seq: BigInt(seq), type: file.type, size: BigInt(file.bytes) }));
  await writing.insertInto("evidence_line").values(rows).execute();
}

async function projectFinding(writing: Writing, entry: Entry, { finding, party, lines, question }: BookBody<"finding-opened">): Promise<void> {
  const { stream, at, seq } = entry;
  await writing
    .insertInto("finding")
    .values({ stream, finding, party, status: "questioned", opened: at, seq: BigInt(seq) })
    .execute();
  await writing
    .insertInto("finding_line")
    .values(lines.map((ref) => ({ stream, finding, ...partsOf(ref) })))
    .execute();
  await projectStep(writing, entry, { finding, status: "questioned", text: question.hash });
}

type Step = { readonly finding: RandomId; readonly status: FindingStatus; readonly text?: string; readonly decision?: string | undefined };

async function projectStep(writing: Writing, entry: Entry, { finding, status, text, decision }: Step): Promise<void> {
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
  const touched = await writing.rows(sql<{ batch: number }>`
    update cost_line l set status = ${lineStatus(status)} from finding_line f
    where f.stream = ${stream} and f.finding = ${finding} and l.stream = f.stream and l.batch = f.batch and l.line = f.line returning l.batch`);
  await sumUp(writing, stream, [...new Set(touched.map(({ batch }) => batch))]);
}

/** What a finding makes of its lines. */
export function lineStatus(status: FindingStatus): "accepted" | "disputed" | "disallowed" {
  return status === "accepted" || status === "disallowed" ? status : "disputed";
}

/** What is known of lines that are named, in the order named. Lines that are only staged are not there. */
export async function findLines(reading: Reading, stream: RandomId, refs: readonly string[]): Promise<readonly (Questioned & { readonly day?: string })[]> {
  const parts = refs.map(partsOf);
  type Found = { place: bigint; party: string; status: string; day: string; open: string | null };
  const rows = await reading.rows(sql<Found>`
    select named.place, l.party, l.status, l.day,
      (select f.finding from finding_line f join finding o on o.stream = f.stream and o.finding = f.finding
       where f.stream = l.stream and f.batch = l.batch and f.line = l.line and o.status not in ('accepted', 'disallowed') limit 1) as open
    from unnest(${parts.map(({ batch }) => batch)}::integer[], ${parts.map(({ line }) => line)}::integer[]) with ordinality as named (batch, line, place)
    join cost_line l on l.stream = ${stream} and l.batch = named.batch and l.line = named.line
    join cost_batch b on b.stream = l.stream and b.batch = l.batch`);
  const found = new Map(rows.map((row) => [Number(row.place) - 1, row]));
  return refs.map((ref, i) => {
    const row = found.get(i);
    return row ? { ref, party: row.party, status: row.status, day: row.day, ...(row.open === null ? {} : { open: row.open }) } : { ref };
  });
}

/** A party's month: its lines of that month by net, whatever became of them. */
export async function readMonth(reading: Reading, stream: RandomId, party: string, month: string): Promise<{ readonly count: number; readonly total: Cents }> {
  const [row] = await reading.rows(sql<{ count: bigint; total: string }>`
    select coalesce(sum(s.count), 0)::bigint as count, coalesce(sum(s.net), 0) as total from cost_sum s
    where s.stream = ${stream} and s.party = ${party} and s.month = ${month}`);
  return { count: Number(row!.count), total: BigInt(row!.total) };
}

/** Holds off everybody else who would number a batch of a stream until the transaction ends. */
export async function holdBatches(reading: Reading, stream: RandomId): Promise<void> {
  await reading.rows(sql`select pg_advisory_xact_lock(hashtextextended(${stream}, 3))`);
}

/** The number that the next batch of a stream gets. */
export async function nextBatch(reading: Reading, stream: RandomId): Promise<number> {
  await holdBatches(reading, stream);
  const [row] = await reading.rows(sql<{ batch: number }>`select coalesce(max(batch) + 1, 0) as batch from content_batch where stream = ${stream}`);
  return row!.batch;
}
