/** Erased details in the database: what is destroyed of lines, what stays of them, and what pages tell. */
import type { Day } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import { toHex } from "../../kernel/bytes.ts";
import type { BatchAt } from "../../log/batches/store.ts";
import { type Entry, parseValue } from "../../log/entry.ts";
import { bodyOf } from "../../log/fields.ts";
import { type Reading, sql, type Writing } from "../../store/store.ts";
import { partsOf } from "../kinds.ts";
import type { Erasing } from "./deciding.ts";
import { ERASING_BODIES } from "./kinds.ts";

/** Batches and lines as columns of SQL. */
function columnsOf(refs: readonly string[]) {
  const parts = refs.map(partsOf);
  return { batches: parts.map(({ batch }) => batch), lines: parts.map(({ line }) => line) };
}

/** What is known of lines that are to be erased, in the order named. */
export async function erasable(reading: Reading, stream: RandomId, refs: readonly string[]): Promise<readonly Erasing[]> {
  const { batches, lines } = columnsOf(refs);
  type Found = { place: bigint; party: string; service: string; root: Uint8Array; bytes: Uint8Array | null; open: string | null };
  const rows = await reading.rows(sql<Found>`
    select named.place, l.party, l.service, c.root, k.bytes,
      (select f.finding from finding_line f join finding o on o.stream = f.stream and o.finding = f.finding
       where f.stream = l.stream and f.batch = l.batch and f.line = l.line and o.status not in ('accepted', 'disallowed') limit 1) as open
    from unnest(${batches}::integer[], ${lines}::integer[]) with ordinality as named (batch, line, place)
    join cost_line l on l.stream = ${stream} and l.batch = named.batch and l.line = named.line
    join cost_batch b on b.stream = l.stream and b.batch = l.batch
    join content_batch c on c.stream = l.stream and c.batch = l.batch
    join content_line k on k.stream = l.stream and k.batch = l.batch and k.line = l.line`);
  const found = new Map(rows.map((row) => [Number(row.place) - 1, row]));
  return refs.map((ref, i) => {
    const row = found.get(i);
    if (!row) return { ref };
    const { party, service, root, bytes, open } = row;
    const known = { ref, party, service, root: toHex(root), ...(open === null ? {} : { open }) };
    if (bytes === null) return { ...known, erased: true };
    const written = parseValue(bytes, ref).value;
    if (!written) throw new Error(`line ${ref} of ${stream} cannot be read`);
    return { ...known, written };
  });
}

/** Destroys content and salt of lines; the leaf stands. */
export async function destroyLines(writing: Writing, stream: RandomId, refs: readonly string[], seq: number): Promise<void> {
  const { batches, lines } = columnsOf(refs);
  await writing.rows(sql`
    update content_line k set salt = null, bytes = null, erased_by = ${seq}
    from unnest(${batches}::integer[], ${lines}::integer[]) as named (batch, line)
    where k.stream = ${stream} and k.batch = named.batch and k.line = named.line`);
  // What is said of equal vouchers in files names suppliers and vouchers as well: of files that wait to be taken it is counted anew.
  await writing.rows(sql`update cost_file set doubles = null where stream = ${stream}`);
}

/** What is left of the erased lines of a batch from one on: the entry behind the one that erased them names it. */
export async function leftIn(reading: Reading, { stream, batch }: BatchAt, from: number, to: number): Promise<readonly { line: number; bytes: Uint8Array }[]> {
  return reading.rows(sql<{ line: number; bytes: Uint8Array }>`
    select o.line, k.bytes from content_line o
    join content_batch b on b.stream = o.stream and b.seq = o.erased_by + 1
    join content_line k on k.stream = b.stream and k.batch = b.batch
      and convert_from(k.bytes, 'UTF8')::jsonb ->> 'of' = o.batch || '/' || o.line
    where o.stream = ${stream} and o.batch = ${batch} and o.line >= ${from} and o.line < ${to} and o.bytes is null`);
}

export async function projectErasing(writing: Writing, entry: Entry): Promise<void> {
  const { of, under } = bodyOf(ERASING_BODIES["details-erased"], entry);
  const { batches, lines } = columnsOf(of);
  const { stream } = entry;
  await writing.rows(sql`
    update cost_line l set supplier = null, supplier_id = null, document = null, cost_centre = null, account = null, words = null,
      document_alike = null, supplier_alike = null, supplier_id_alike = null
    from unnest(${batches}::integer[], ${lines}::integer[]) as named (batch, line)
    where l.stream = ${stream} and l.batch = named.batch and l.line = named.line`);
  await writing.rows(sql`
    insert into cost_erased (stream, batch, line, seq, day, under)
    select ${stream}, named.batch, named.line, ${entry.seq}::bigint, ${entry.day}::date, ${under}
    from unnest(${batches}::integer[], ${lines}::integer[]) as named (batch, line)`);
}

/** Under what and when the details of a line were erased; undefined where they were not. */
export async function erasureOf(
  reading: Reading,
  stream: RandomId,
  { batch, line }: { readonly batch: number; readonly line: number },
): Promise<{ readonly day: Day; readonly under: string } | undefined> {
  const of = reading.selectFrom("cost_erased").select(["day", "under"]).where("stream", "=", stream).where("batch", "=", batch);
  return of.where("line", "=", line).executeTakeFirst();
}
