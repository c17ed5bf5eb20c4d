/** Lines of the books and their sums as pages read them, written as a file is read or made from the bytes of a batch. */
import { monthOf } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import { type BatchAt, keptHere } from "../../log/batches/store.ts";
import { centsOf, type Entry } from "../../log/entry.ts";
import { bigints, type Column, dates, grow, integers, texts } from "../../store/columns.ts";
import { type RawBuilder, type Reading, sql, type Writing } from "../../store/store.ts";
import { TEXT_FIELDS } from "../cost-book.ts";
import { VOUCHER_KEYS } from "../doubles/alike.ts";
import { knowFile } from "../doubles/store.ts";
import { type BookLine, readLine } from "../cost-lines.ts";
import type { BookBody } from "../kinds.ts";
import { leftIn } from "../erasing/store.ts";
import { createLineSums, type LineSum } from "../line-sums.ts";

/** Lines that are read back from their bytes at a time. */
const PAGE = 4000;

/** A batch has entered the record. Lines of a file were written as it was read, and their sums as it was taken; all others are written now. */
export async function projectBatch(
  writing: Writing,
  { stream, seq, at, day, kind }: Entry,
  { batch, party, organisation, lines, mapping, file }: BookBody<"costs-entered" | "costs-corrected">,
): Promise<void> {
  const place = { stream, batch };
  const kept = keptHere(writing, place);
  if (kept) writing.later(lineStatements, { stream, batch, lines: kept.map(({ bytes }) => readLine(bytes)) });
  else await writeMissing(writing, place, lines.count);
  if (file) await knowFile(writing, place, party, file);
  writing.later(batchStatements, { stream, batch, seq, at, day, kind, party, organisation, lines, mapping: mapping?.hash });
}

/** Writes what is not written of a batch whose lines stand beside the record. */
async function writeMissing(writing: Writing, place: BatchAt, count: number): Promise<void> {
  if (await isWritten(writing, place, count)) return;
  const { stream, batch } = place;
  await writing.deleteFrom("cost_line").where("stream", "=", stream).where("batch", "=", batch).execute();
  for (let from = 0; from < count; from += PAGE) await writeLines(writing, stream, await readLines(writing, place, from));
  await sumUp(writing, stream, [batch]);
}

/** Whether lines and sums of a batch are there already. Lines are written in their order, so that the last one stands for all: counting a million takes long. */
async function isWritten(reading: Reading, { stream, batch }: BatchAt, count: number): Promise<boolean> {
  const [row] = await reading.rows(sql<{ written: boolean }>`
    select exists (select from cost_line where stream = ${stream} and batch = ${batch} and line = ${count - 1})
      and (select coalesce(sum(count), 0) = ${count} from cost_sum where stream = ${stream} and batch = ${batch}) as written`);
  return row!.written;
}

/** Lines of a batch as their bytes say; of those whose details are erased, what is left. */
async function readLines(reading: Reading, { stream, batch }: BatchAt, from: number): Promise<readonly Column[]> {
  const rows = await reading.rows(sql<{ line: number; bytes: Uint8Array }>`
    select line, bytes from content_line
    where stream = ${stream} and batch = ${batch} and line >= ${from} and line < ${from + PAGE} and bytes is not null`);
  const left = rows.length === PAGE ? [] : await leftIn(reading, { stream, batch }, from, from + PAGE);
  const columns = createLineColumns();
  for (const { line, bytes } of [...rows, ...left]) columns.push(batch, line, readLine(bytes));
  return columns.take();
}

/** Lines of a stream on their way into the table, gathered as they come: `place` is where a line stands in its batch. What is taken is good until the next one. */
export type LineColumns = { readonly push: (batch: number, place: number, line: BookLine) => void; readonly take: () => readonly Column[] };

/** The columns stand in the order of the statement that writes them. What most lines have, or have not, is left to it. */
export function createLineColumns(): LineColumns {
  const [batches, places, rows, day] = [grow.integers(), grow.integers(), grow.integers(), grow.dates()];
  const [net, vat, grants, cents, quantity] = [grow.bigints(), grow.bigints(), grow.bigints(), grow.bigints(), grow.bigints()];
  const [party, service, type, month] = [grow.texts(), grow.texts(), grow.texts(), grow.texts()];
  const [kind, status, corrects] = [grow.texts(), grow.texts(), grow.texts()];
  const words = TEXT_FIELDS.map((field) => [field, grow.texts()] as const);
  const compared = (["document", "supplier", "supplier-id"] as const).map((field) => [field, createAlike(VOUCHER_KEYS[field]), grow.texts()] as const);
  const all = [batches, places, party, service, type, day, month, net, vat, kind, grants, cents, quantity, status, corrects, rows];
  return {
    push: (batch, place, line) => {
      batches.push(batch);
      places.push(place);
      party.push(line.party);
      service.push(line.line);
      type.push(line.type);
      day.push(line.day);
      month.push(monthOf(line.day));
      net.push(line.net);
      vat.push(line.vat);
      kind.push(line.vatKind);
      grants.push(line.grants || undefined);
      cents.push(line.cents);
      quantity.push(line.quantity || undefined);
      status.push(line.status === "accepted" ? undefined : line.status);
      corrects.push(line.corrects);
      rows.push(line.row || undefined);
      for (const [field, column] of words) column.push(line.texts[field]);
      for (const [field, unlike, column] of compared) column.push(unlike(line.texts[field]));
    },
    take: () => [...all, ...words.map(([, column]) => column), ...compared.map(([, , column]) => column)].map((column) => column.take()),
  };
}

/** A text as it is compared, where it is written in another way. Suppliers come again and again, and mostly several times one after the other. */
function createAlike(keyOf: (text: string) => string): (text: string | undefined) => string | undefined {
  let [last, made]: (string | undefined)[] = [];
  return (text) => {
    if (text === last) return made;
    const key = text === undefined ? undefined : keyOf(text);
    [last, made] = [text, key === text ? undefined : key];
    return made;
  };
}

/** Writes lines that have been gathered. What they say of their own approval counts for nothing: others approve (approvals/store.ts). Made for thousands at a time. */
export async function writeLines(writing: Writing, stream: RandomId, columns: readonly Column[]): Promise<void> {
  await writing.rows(linesStatement(stream, columns));
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
    const columns = createLineColumns();
    for (const { batch, lines } of own) lines.forEach((line, place) => columns.push(batch, place, line));
    return [linesStatement(stream, columns.take()), sumsStatement(stream, numbers(summed), summed.flat())];
  });
}

type Entered = BatchAt &
  Pick<Entry, "seq" | "at" | "day" | "kind"> &
  Pick<BookBody<"costs-entered">, "party" | "organisation" | "lines"> & { mapping: string | undefined };

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

/** Types of the columns as they are gathered; those behind them are texts. */
const TYPES = "integer integer text text text date text bigint bigint text bigint bigint bigint text text integer".split(" ");

function linesStatement(stream: RandomId, columns: readonly Column[]): RawBuilder<unknown> {
  const arrays = columns.map((column, i) => sql`${column}::${sql.raw(TYPES[i] ?? "text")}[]`);
  return sql`
    insert into cost_line (stream, batch, line, party, service, type, day, month, net, vat, tax_kind, grants, cents, quantity, entered, status, approved,
      corrects, row, account, cost_centre, document, supplier, supplier_id, words, document_alike, supplier_alike, supplier_id_alike)
    select ${stream}, batch, place, party, service, type, day, month, net, vat, tax_kind, coalesce(grants, 0), cents, coalesce(quantity, 0),
      coalesce(status, 'accepted'), coalesce(status, 'accepted'), false, corrects, row, account, cost_centre, document, supplier,
      supplier_id, words, document_alike, supplier_alike, supplier_id_alike
    from unnest(${sql.join(arrays)}) as l (batch, place, party, service, type, day, month, net, vat, tax_kind, grants, cents, quantity, status,
      corrects, row, account, cost_centre, document, supplier, supplier_id, words, document_alike, supplier_alike, supplier_id_alike)`;
}

function sumsStatement(stream: RandomId, batches: readonly number[], sums: readonly LineSum[]): RawBuilder<unknown> {
  const of = <T>(value: (sum: LineSum) => T): T[] => sums.map(value);
  return sql`
    insert into cost_sum (stream, batch, party, service, type, month, status, count, net, cents, quantity)
    select ${stream}, * from unnest(
      ${integers(batches)}::integer[], ${texts(of(({ party }) => party))}::text[], ${texts(of(({ service }) => service))}::text[],
      ${texts(of(({ type }) => type))}::text[], ${texts(of(({ month }) => month))}::text[], ${texts(of(({ status }) => status))}::text[],
      ${integers(of(({ count }) => count))}::integer[], ${bigints(of(({ net }) => net))}::bigint[], ${bigints(of(({ cents }) => cents))}::bigint[],
      ${texts(of(({ quantity }) => String(quantity)))}::text[]::numeric[])`;
}

/** Adds the lines of batches up anew. */
export async function sumUp(writing: Writing, stream: RandomId, batches: readonly number[]): Promise<void> {
  await writing.deleteFrom("cost_sum").where("stream", "=", stream).where("batch", "in", batches).execute();
  await writing.rows(sql`
    insert into cost_sum (stream, batch, party, service, type, month, status, count, net, cents, quantity)
    select ${stream}, l.batch, party, service, type, month, status, count(*), sum(net), sum(cents), sum(quantity) from unnest(${integers(batches)}::integer[]) as b (batch)
    -- Looked up batch by batch, whatever the plan was made for: it is made once, often while the books are empty.
    cross join lateral (select * from cost_line where stream = ${stream} and batch = b.batch offset 0) l
    group by l.batch, party, service, type, month, status`);
}
