/** Erased files in the database: evidence, and what was written in findings. Bytes and salt are destroyed; the entry that says so tells when and under what. */
import type { RawBuilder } from "kysely";
import { filesOf } from "../../../api/content.ts";
import type { States } from "../../../api/decide.ts";
import { fromHex } from "../../../kernel/bytes.ts";
import { textsSlice } from "../../../erasing/kinds.ts";
import type { Day } from "../../../kernel/day.ts";
import type { RandomId } from "../../../kernel/id.ts";
import { partiesSlice } from "../../../parties/kinds.ts";
import { type Reading, sql, type Writing } from "../../../store/store.ts";
import type { ErasingFiles } from "../deciding.ts";

/** When and under what a file was erased, as columns of a row; both null where it was not. */
export type ErasedColumns = { readonly erased_on: Day | null; readonly erased_under: string | null };

/** Stands behind a join of `content_file c`: the entry that erased the file as `erasure`. */
export const ERASURE: RawBuilder<unknown> = sql`left join entry erasure on erasure.stream = c.stream and erasure.seq = c.erased_by`;
export const ERASED: RawBuilder<unknown> = sql`erasure.day as erased_on, convert_from(erasure.bytes, 'UTF8')::jsonb #>> '{body,under}' as erased_under`;

export function erasedOf({ erased_on: day, erased_under: under }: ErasedColumns): { readonly day: Day; readonly under: string } | undefined {
  return day === null || under === null ? undefined : { day, under };
}

/** What is known of evidence, by hash, and of the texts of findings, by id, that are to be erased, in the order named. */
export async function erasableFiles(
  reading: Reading,
  stream: RandomId,
  { evidence, findings }: { readonly evidence: readonly string[]; readonly findings: readonly string[] },
): Promise<readonly ErasingFiles[]> {
  type Found = { name: string; hashes: string[]; parties: string[]; services: string[]; open: string | null };
  const isOpen = sql`o.status not in ('accepted', 'disallowed')`;
  const rows = await reading.rows(sql<Found>`
    with uses as (
      select e.hash as name, e.hash, e.batch, e.line, (
        select o.finding from finding_line f join finding o on o.stream = f.stream and o.finding = f.finding and ${isOpen}
        where f.stream = e.stream and f.batch = e.batch and f.line = e.line limit 1) as open
      from evidence_line e where e.stream = ${stream} and e.hash = any (${[...evidence]}::text[])
      union all
      select o.finding, s.text_hash, f.batch, f.line, case when ${isOpen} then o.finding end from finding o
      join finding_line f on f.stream = o.stream and f.finding = o.finding
      join finding_step s on s.stream = o.stream and s.finding = o.finding and s.text_hash is not null
      where o.stream = ${stream} and o.finding = any (${[...findings]}::text[])
    )
    select u.name, coalesce(array_agg(distinct u.hash) filter (where c.bytes is not null), '{}') as hashes,
      array_agg(distinct l.party) as parties, array_agg(distinct l.service) as services, min(u.open) as open
    from uses u join cost_line l on l.stream = ${stream} and l.batch = u.batch and l.line = u.line
    left join content_file c on c.stream = ${stream} and c.hash = decode(u.hash, 'hex') group by u.name`);
  const found = new Map(rows.map((row) => [row.name, row]));
  const known = (what: ErasingFiles["what"], name: string): ErasingFiles => {
    const row = found.get(name);
    if (!row) return { what, name };
    const { hashes, parties, services, open } = row;
    return { what, name, hashes, parties, services, ...(open === null ? {} : { open }) };
  };
  return [...evidence.map((name) => known("evidence", name)), ...findings.map((name) => known("finding", name))];
}

/** What is known of the texts that other slices keep, by hash: of the party whose organisation entered each. */
export async function erasableTexts(
  reading: Reading,
  { stream, states }: { readonly stream: RandomId; readonly states: States },
  texts: readonly string[],
): Promise<readonly ErasingFiles[]> {
  const [{ entered, open }, bound] = [states.of(textsSlice), [...states.of(partiesSlice).organisations]];
  const standing = await filesOf(reading, stream, texts);
  return texts.map((name): ErasingFiles => {
    const text = entered.get(name);
    if (!text) return { what: "text", name };
    const parties = bound.filter(([, organisation]) => organisation === text.by).map(([party]) => party);
    return { what: "text", name, hashes: standing.has(name) ? [name] : [], parties, ...(open.has(text.of) ? { open: text.of } : {}) };
  });
}

/** Destroys content and salt of files; the hash stands. */
export async function destroyFiles(writing: Writing, stream: RandomId, hashes: readonly string[], seq: number): Promise<void> {
  const gone = { salt: null, bytes: null, erased_by: BigInt(seq) };
  const of = writing.updateTable("content_file").set(gone).where("stream", "=", stream);
  await of
    .where(
      "hash",
      "in",
      hashes.map((hash) => fromHex(hash)!),
    )
    .execute();
}
