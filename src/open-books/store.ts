/** The tables of the books: how they follow from entries and content, and how single lines, findings and evidence are found. */
import type { SliceStore } from "../api/fold.ts";
import type { Asking } from "../api/mandates.ts";
import type { RandomId } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";
import type { Entry } from "../log/entry.ts";
import { bodyOf } from "../log/fields.ts";
import { type Reading, sql, type Writing } from "../store/store.ts";
import type { Questioned } from "./deciding.ts";
import { projectApproval } from "./approvals/store.ts";
import { projectErasing } from "./erasing/store.ts";
import { eyesIn } from "./shown/store.ts";
import { projectBatch, sumUp } from "./lines/store.ts";
import { BOOK_BODIES, type BookBody, booksSlice, type FindingStatus, partsOf } from "./kinds.ts";

export const booksStore: SliceStore = {
  slice: booksSlice,
  project,
  eyes: async (reading, at) => {
    const { all, own, open } = await eyesIn(reading, at);
    return all ? "whole" : [...own, ...open];
  },
};

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
  type Found = { place: bigint; party: string; status: string; day: string; type: string; approved: boolean; open: string | null };
  const rows = await reading.rows(sql<Found>`
    select named.place, l.party, l.status, l.day, l.type, l.approved,
      (select f.finding from finding_line f join finding o on o.stream = f.stream and o.finding = f.finding
       where f.stream = l.stream and f.batch = l.batch and f.line = l.line and o.status not in ('accepted', 'disallowed') limit 1) as open
    from unnest(${parts.map(({ batch }) => batch)}::integer[], ${parts.map(({ line }) => line)}::integer[]) with ordinality as named (batch, line, place)
    join cost_line l on l.stream = ${stream} and l.batch = named.batch and l.line = named.line
    join cost_batch b on b.stream = l.stream and b.batch = l.batch`);
  const found = new Map(rows.map((row) => [Number(row.place) - 1, row]));
  return refs.map((ref, i) => {
    const row = found.get(i);
    if (!row) return { ref };
    const { place: _, open, ...known } = row;
    return { ref, ...known, ...(open === null ? {} : { open }) };
  });
}

/** What the mandate of whoever decides on a finding must cover: the sum of its lines, and each line's service and party. */
export async function askingOf(reading: Reading, stream: RandomId, finding: string): Promise<Asking> {
  const rows = await reading.rows(sql<{ service: string; party: string; sum: string }>`
    select l.service, l.party, sum(abs(l.net)) as sum from finding_line f
    join cost_line l on l.stream = f.stream and l.batch = f.batch and l.line = f.line
    where f.stream = ${stream} and f.finding = ${finding} group by l.service, l.party order by 1, 2`);
  return { amount: rows.reduce((all, { sum }) => all + BigInt(sum), 0n), about: rows.map(({ service, party }) => [service, party]) };
}

/** A party's month: its lines of that month by net, whatever became of them. */
export async function readMonth(reading: Reading, stream: RandomId, party: string, month: string): Promise<{ readonly count: number; readonly total: Cents }> {
  const [row] = await reading.rows(sql<{ count: bigint; total: string }>`
    select coalesce(sum(s.count), 0)::bigint as count, coalesce(sum(s.net), 0) as total from cost_sum s
    where s.stream = ${stream} and s.party = ${party} and s.month = ${month}`);
  return { count: Number(row!.count), total: BigInt(row!.total) };
}
