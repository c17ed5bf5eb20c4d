/** The tables of the books: how they follow from entries and content, and how single lines, findings and evidence are found. */
import type { SliceStore } from "../api/fold.ts";
import type { Agreement } from "../agreement/agreement.ts";
import { measuredIn } from "../agreement/pricing.ts";
import type { Asking } from "../api/mandates.ts";
import type { RandomId } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";
import type { Entry } from "../log/entry.ts";
import { bodyOf } from "../log/fields.ts";
import { type Reading, sql, type Writing } from "../store/store.ts";
import type { MonthRead, Questioned } from "./deciding.ts";
import { projectApproval } from "./approvals/store.ts";
import { projectErasing } from "./erasing/store.ts";
import { coverCorrections, projectFinding, projectStep } from "./findings/store.ts";
import { worthIn } from "./priced/store.ts";
import { asCents, eyesIn, summed, wholeSum } from "./shown/store.ts";
import { projectBatch } from "./lines/store.ts";
import { BOOK_BODIES, type BookBody, booksSlice, partsOf } from "./kinds.ts";

export const booksStore: SliceStore = {
  slice: booksSlice,
  project,
  eyes: async (reading, at) => {
    const { all, own, open, agreement } = await eyesIn(reading, at);
    return all ? "whole" : { lines: [...own, ...open], measured: agreement ? measuredIn(agreement) : [] };
  },
};

async function project(writing: Writing, entry: Entry): Promise<void> {
  switch (entry.kind) {
    case "costs-entered":
      return projectBatch(writing, entry, bodyOf(BOOK_BODIES[entry.kind], entry));
    case "costs-corrected": {
      const body = bodyOf(BOOK_BODIES[entry.kind], entry);
      await projectBatch(writing, entry, body);
      return coverCorrections(writing, { stream: entry.stream, batch: body.batch });
    }
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
    case "approval-decided":
      return projectApproval(writing, entry, bodyOf(BOOK_BODIES[entry.kind], entry));
    case "details-erased":
      return projectErasing(writing, entry);
    default:
      return undefined;
  }
}

async function projectEvidence(writing: Writing, { stream, seq }: Entry, { file, for: refs }: BookBody<"evidence-added">): Promise<void> {
  const rows = refs.map((ref) => ({ stream, ...partsOf(ref), hash: file.hash, seq: BigInt(seq), type: file.type, size: BigInt(file.bytes) }));
  await writing.insertInto("evidence_line").values(rows).execute();
}

/** What is known of lines that are named, in the order named. Lines that are only staged are not there. */
export async function findLines(reading: Reading, stream: RandomId, refs: readonly string[]): Promise<readonly (Questioned & { readonly day?: string })[]> {
  const parts = refs.map(partsOf);
  type Told = Record<"party" | "status" | "day" | "service" | "type", string>;
  type Found = Told & { place: bigint; approved: boolean; open: string | null; under: string | null };
  const rows = await reading.rows(sql<Found>`
    select named.place, l.party, l.status, l.day, l.service, l.type, l.approved,
      (select f.finding from finding_line f join finding o on o.stream = f.stream and o.finding = f.finding
       where f.stream = l.stream and f.batch = l.batch and f.line = l.line and o.status not in ('accepted', 'disallowed') limit 1) as open,
      (select f.finding from finding_line f join finding o on o.stream = f.stream and o.finding = f.finding
       where f.stream = l.stream and f.batch = l.batch and f.line = l.line and o.status <> 'accepted' order by o.status = 'disallowed' desc, o.seq desc limit 1) as under
    from unnest(${parts.map(({ batch }) => batch)}::integer[], ${parts.map(({ line }) => line)}::integer[]) with ordinality as named (batch, line, place)
    join cost_line l on l.stream = ${stream} and l.batch = named.batch and l.line = named.line
    join cost_batch b on b.stream = l.stream and b.batch = l.batch`);
  const found = new Map(rows.map((row) => [Number(row.place) - 1, row]));
  return refs.map((ref, i) => {
    const row = found.get(i);
    if (!row) return { ref };
    const { place: _, open, under, ...known } = row;
    return { ref, ...known, ...(open === null ? {} : { open }), ...(under === null ? {} : { under }) };
  });
}

/** Books, and the agreement that prices what is in them. */
export type BooksOf = { readonly stream: RandomId; readonly agreement: Agreement | undefined };

/** What the mandate of whoever decides on a finding must cover: what each line that it names comes to with its corrections, and each one's service and party. */
export async function askingOf(reading: Reading, { stream, agreement }: BooksOf, finding: string): Promise<Asking> {
  const rows = await reading.rows(sql<{ service: string; party: string; sum: string }>`
    select service, party, sum(abs(cents)) as sum from (
      select l.service, l.party, sum(${worthIn(agreement)}) as cents from (
        select l.service, l.party, l.type, f.named_batch, f.named_line, sum(l.cents) as cents, sum(l.quantity) as quantity from finding_line f
        join cost_line l on l.stream = f.stream and l.batch = f.batch and l.line = f.line
        where f.stream = ${stream} and f.finding = ${finding} group by 1, 2, 3, 4, 5
      ) l group by l.service, l.party, l.named_batch, l.named_line
    ) chain group by service, party order by 1, 2`);
  return { amount: rows.reduce((all, { sum }) => all + BigInt(sum), 0n), about: rows.map(({ service, party }) => [service, party]) };
}

/** Whether an organisation of the alliance but the one that is named has somebody with a purchaser's role on a day. */
export async function otherPurchasers(reading: Reading, stream: RandomId, but: RandomId | undefined, day: string): Promise<boolean> {
  const [row] = await reading.rows(sql<{ found: boolean }>`
    select exists (
      select from role_grant g join party p on p.stream = ${stream} and p.organisation = g.organisation
      where g.organisation <> ${but ?? ""} and g.role in ('purchaser-decider', 'purchaser-controller') and (g.in_stream is null or g.in_stream = ${stream})
        and g.first_day <= ${day} and (g.last_day is null or ${day} <= g.last_day) and (g.ended_on is null or ${day} < g.ended_on)) as found`);
  return row!.found;
}

/** A party's month: its lines of that month by net, whatever became of them, and what of them counts by the agreement. For a decision, which sees all. */
export async function readMonth(reading: Reading, of: BooksOf, party: string, month: string): Promise<MonthRead> {
  const { count, total, counts } = await shownMonth(reading, of, party, month);
  if (total === null) throw new Error("a decision rests on a net that it may not see");
  return { count, total, counts };
}

/** The same for whoever looks: the total is null where they may not see the net of every line. */
export type MonthShown = Omit<MonthRead, "total"> & { readonly total: Cents | null };

export async function shownMonth(reading: Reading, of: BooksOf, party: string, month: string): Promise<MonthShown> {
  return (await readMonths(reading, of, party, [month])).get(month) ?? { count: 0, total: 0n, counts: 0n };
}

/** The same of several months; those without lines are not there. */
export async function readMonths(
  reading: Reading,
  { stream, agreement }: BooksOf,
  party: string,
  months: readonly string[],
): Promise<ReadonlyMap<string, MonthShown>> {
  const rows = await reading.rows(sql<{ month: string; count: bigint; total: string | null; counts: string }>`
    select l.month, sum(l.count)::bigint as count, ${wholeSum("net")} as total,
      coalesce(sum(${worthIn(agreement)}) filter (where l.status = 'accepted'), 0) as counts
    from (${summed(reading, ["month", "party", "type", "status"])}
      where l.stream = ${stream} and l.party = ${party} and l.month = any (${[...months]}::text[]) group by 1, 2, 3, 4) l group by l.month`);
  return new Map(rows.map(({ month, count, total, counts }) => [month, { count: Number(count), total: asCents(total), counts: BigInt(counts) }]));
}
