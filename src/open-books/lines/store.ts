/** Lines of the books and their sums as pages read them, written as a file is read or made from the bytes of a batch. */
import { monthOf } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import { type BatchAt, keptHere } from "../../log/batches/store.ts";
import { centsOf, type Entry } from "../../log/entry.ts";
import { bigints, booleans, dates, integers, texts } from "../../store/columns.ts";
import { type RawBuilder, type Reading, sql, type Writing } from "../../store/store.ts";
import { type BookLine, readLine } from "../cost-lines.ts";
import type { BookBody } from "../kinds.ts";
import { createLineSums, type LineSum } from "../line-sums.ts";

/** Lines that are read back from their bytes at a time. */
const PAGE = 4000;

/** A line with its place in its batch. */
export type PlacedLine = { readonly place: number; readonly line: BookLine };
/** A batch has entered the record. Lines of a file were written as it was read, and their sums as it was taken; all others are written now. */
export async function projectBatch(
  writing: Writing,
  { stream, seq, at, day, kind }: Entry,
  { batch, party, organisation, lines, mapping }: BookBody<"costs-entered" | "costs-corrected">,
): Promise<void> {
  const place = { stream, batch };
  const kept = keptHere(writing, place);
  if (kept) writing.later(lineStatements, { stream, batch, lines: kept.map(({ bytes }) => readLine(bytes)) });
  else await writeMissing(writing, place, lines.count);
  writing.later(batchStatements, { stream, batch, seq, at, day, kind, party, organisation, lines, mapping: mapping?.hash });
}

/** Writes what is not written of a batch whose lines stand beside the record. */
async function writeMissing(writing: Writing, place: BatchAt, count: number): Promise<void> {
  const { stream, batch } = place;
  const there = await standing(writing, place);
  if (there.lines === count && there.summed === count) return;
  if (there.lines > 0) await writing.deleteFrom("cost_line").where("stream", "=", stream).where("batch", "=", batch).execute();
  for (let from = 0; from < count; from += PAGE) await writeLines(writing, place, await readLines(writing, place, from));
  await sumUp(writing, stream, [batch]);
}

/** What of a batch is written already: its lines, and the count of lines that its sums say. */
async function standing(reading: Reading, { stream, batch }: BatchAt): Promise<{ readonly lines: number; readonly summed: number }> {
  const [row] = await reading.rows(sql<{ lines: bigint; summed: bigint }>`
    select (select count(*) from cost_line where stream = ${stream} and batch = ${batch}) as lines,
      (select coalesce(sum(count), 0) from cost_sum where stream = ${stream} and batch = ${batch})::bigint as summed`);
  return { lines: Number(row!.lines), summed: Number(row!.summed) };
}

/** Lines of a batch as their bytes say, without those that are erased. */
async function readLines(reading: Reading, { stream, batch }: BatchAt, from: number): Promise<readonly PlacedLine[]> {
  const rows = await reading.rows(sql<{ line: number; bytes: Uint8Array }>`
    select line, bytes from content_line
    where stream = ${stream} and batch = ${batch} and line >= ${from} and line < ${from + PAGE} and bytes is not null order by line`);
  return rows.map(({ line, bytes }) => ({ place: line, line: readLine(bytes) }));
}

/** Writes lines of a batch. Made for thousands at a time. */
export async function writeLines(writing: Writing, { stream, batch }: BatchAt, placed: readonly PlacedLine[]): Promise<void> {
  if (placed.length > 0) await writing.rows(linesStatement(stream, Array<number>(placed.length).fill(batch), placed));
}

/** Writes sums that were made as a file was read. */
export async function writeSums(writing: Writing, { stream, batch }: BatchAt, sums: readonly LineSum[]): Promise<void> {
  await writing.rows(sumsStatement(stream, Array<number>(sums.length).fill(batch), sums));
}

type OwnLines = BatchAt & { readonly lines: readonly BookLine[] };

/** Lines that came by themselves, and their sums. */
function lineStatements(batches: readonly OwnLines[]): readonly RawBuilder<unknown>[] {
  return [...Map.groupBy(batches, ({ stream }) => stream)].flatMap(([stream, own]) => {
    const summed = own.map(({ lines }) => {
      const sums = createLineSums();
      lines.forEach(sums.add);
      return sums.all();
    });
    const numbers = (of: readonly (readonly unknown[])[]): number[] => of.flatMap((each, i) => each.map(() => own[i]!.batch));
    const placed = own.map(({ lines }) => lines.map((line, place) => ({ line, place })));
    return [linesStatement(stream, numbers(placed), placed.flat()), sumsStatement(stream, numbers(summed), summed.flat())];
  });
}

type Entered = BatchAt & Pick<Entry, "seq" | "at" | "day" | "kind"> & Pick<BookBody<"costs-entered">, "party" | "organisation" | "lines"> & { mapping: string | undefined };

function batchStatements(entered: readonly Entered[]): readonly RawBuilder<unknown>[] {
  const column = (name: "stream" | "at" | "kind" | "party" | "organisation" | "mapping") => texts(entered.map((batch) => batch[name]));
  return [
    sql`insert into cost_batch (stream, batch, seq, at, day, kind, party, organisation, count, net, mapping)
      select stream, batch, seq, at::timestamptz, day, kind, party, organisation, count, net, mapping from unnest(
        ${column("stream")}::text[], ${integers(entered.map(({ batch }) => batch))}::integer[], ${bigints(entered.map(({ seq }) => BigInt(seq)))}::bigint[],
        ${column("at")}::text[], ${dates(entered.map(({ day }) => day))}::date[], ${column("kind")}::text[], ${column("party")}::text[],
        ${column("organisation")}::text[], ${integers(entered.map(({ lines }) => lines.count))}::integer[],
        ${bigints(entered.map(({ lines }) => centsOf(lines.total)!))}::bigint[], ${column("mapping")}::text[]
      ) as b (stream, batch, seq, at, day, kind, party, organisation, count, net, mapping)`,
  ];
}

function linesStatement(stream: RandomId, batches: readonly number[], placed: readonly PlacedLine[]): RawBuilder<unknown> {
  const of = <T>(value: (line: BookLine) => T): T[] => placed.map(({ line }) => value(line));
  const unusual = of(({ status }) => (status === "accepted" ? undefined : status));
  return sql`
    insert into cost_line (stream, batch, line, party, service, type, day, month, net, vat, tax_kind, grants, cents, quantity, entered, status, approved,
      supplier, supplier_id, document, cost_centre, account, words, corrects, row)
    select ${stream}, batch, place, party, service, type, day, month, net, vat, tax_kind, coalesce(grants, 0), cents, coalesce(quantity, 0),
      coalesce(status, 'accepted'), coalesce(status, 'accepted'), coalesce(approved, false), supplier, supplier_id, document, cost_centre, account, words,
      corrects, row
    from unnest(
      ${integers(batches)}::integer[], ${integers(placed.map(({ place }) => place))}::integer[], ${texts(of(({ party }) => party))}::text[],
      ${texts(of(({ line }) => line))}::text[], ${texts(of(({ type }) => type))}::text[], ${dates(of(({ day }) => day))}::date[],
      ${texts(of(({ day }) => monthOf(day)))}::text[],
      ${bigints(of(({ net }) => net))}::bigint[], ${bigints(of(({ vat }) => vat))}::bigint[], ${texts(of(({ vatKind }) => vatKind))}::text[],
      ${bigints(of(({ grants }) => grants || undefined))}::bigint[], ${bigints(of(({ cents }) => cents))}::bigint[],
      ${bigints(of(({ quantity }) => quantity || undefined))}::bigint[], ${texts(unusual)}::text[],
      ${booleans(of(({ approved }) => approved || undefined))}::boolean[], ${texts(of((line) => line.texts.supplier))}::text[],
      ${texts(of((line) => line.texts["supplier-id"]))}::text[], ${texts(of((line) => line.texts.document))}::text[],
      ${texts(of((line) => line.texts["cost-centre"]))}::text[], ${texts(of((line) => line.texts.account))}::text[],
      ${texts(of((line) => line.texts.text))}::text[], ${texts(of(({ corrects }) => corrects))}::text[],
      ${integers(of(({ row }) => row || undefined))}::integer[]
    ) as l (batch, place, party, service, type, day, month, net, vat, tax_kind, grants, cents, quantity, status, approved, supplier, supplier_id, document,
      cost_centre, account, words, corrects, row)`;
}

function sumsStatement(stream: RandomId, batches: readonly number[], sums: readonly LineSum[]): RawBuilder<unknown> {
  const of = <T>(value: (sum: LineSum) => T): T[] => sums.map(value);
  return sql`
    insert into cost_sum (stream, batch, party, service, type, month, status, count, net, cents)
    select ${stream}, * from unnest(
      ${integers(batches)}::integer[], ${texts(of(({ party }) => party))}::text[], ${texts(of(({ service }) => service))}::text[],
      ${texts(of(({ type }) => type))}::text[], ${texts(of(({ month }) => month))}::text[], ${texts(of(({ status }) => status))}::text[],
      ${integers(of(({ count }) => count))}::integer[], ${bigints(of(({ net }) => net))}::bigint[], ${bigints(of(({ cents }) => cents))}::bigint[])`;
}

/** Adds the lines of batches up anew. */
export async function sumUp(writing: Writing, stream: RandomId, batches: readonly number[]): Promise<void> {
  await writing.deleteFrom("cost_sum").where("stream", "=", stream).where("batch", "in", batches).execute();
  await writing.rows(sql`
    insert into cost_sum (stream, batch, party, service, type, month, status, count, net, cents)
    select stream, batch, party, service, type, month, status, count(*), sum(net), sum(cents) from cost_line
    where stream = ${stream} and batch = any (${[...batches]}::integer[]) group by stream, batch, party, service, type, month, status`);
}
