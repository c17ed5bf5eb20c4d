/**
 * The books as files: lines as CSV, XLSX or Parquet, and evidence, each with the permission of the question behind it. What writes a format is loaded when
 * somebody asks for it: a server starts without.
 */
import { type Context, Hono } from "hono";
import { notAllowed } from "../../api/allowed.ts";
import type { Runner } from "../../api/command.ts";
import { notChosen, readInput } from "../../api/input.ts";
import { clock, problem } from "../../api/http.ts";
import type { View } from "../../api/query.ts";
import { ALLIANCE_ROLES, type Who } from "../../api/roles.ts";
import type { Told } from "../../api/words.ts";
import { dayAt } from "../../kernel/day.ts";
import type { Language } from "../../kernel/refusal.ts";
import type { Reading, Store } from "../../store/store.ts";
import { filterOf, lineParams } from "./commands.ts";
import { cellText, COLUMNS, csvHead, csvRow } from "./export.ts";
import * as books from "./store.ts";
import { type After, linesOf } from "./paged/store.ts";

export type ShownRoutes = {
  readonly store: Store;
  readonly runner: Runner;
  readonly words: Readonly<Record<string, Told>>;
  readonly whoOf: (c: Context) => Promise<Who>;
  readonly languageOf: (c: Context) => Language;
};

/** Lines in one file at most: a spreadsheet holds them in memory, and so do those who open it. */
const MOST: Readonly<Record<string, number>> = { csv: 20_000_000, xlsx: 100_000, parquet: 1_000_000 };
const PAGE = 5000;
const TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  parquet: "application/vnd.apache.parquet",
};

/** `GET …/books/export?format=` with the filter of `books/lines`, and `GET …/evidence/<hash>`; to be mounted before the questions. */
export function shownRoutes(on: ShownRoutes): Hono {
  const app = new Hono();
  app.get("/api/streams/:stream/books/export", async (c) => exported(c, on));
  app.get("/api/streams/:stream/evidence/:hash{[0-9a-f]{64}}", async (c) => evidence(c, on));
  return app;
}

/** `like` is the question that a key must have been made for to get this. */
async function guarded(c: Context, on: ShownRoutes, like: string): Promise<{ readonly answer: Response } | { readonly who: Who; readonly stream: string }> {
  const who = await on.whoOf(c);
  const stream = c.req.param("stream")!;
  const no = notAllowed({ who, stream }, { name: like, roles: ALLIANCE_ROLES }, dayAt(clock()));
  return no ? { answer: problem(c, on, no.status, no.refusals) } : { who, stream };
}

async function seeing<T>(
  on: ShownRoutes,
  { who, stream }: { readonly who: Who; readonly stream: string },
  work: (reading: Reading, eyes: books.Eyes) => Promise<T>,
): Promise<T> {
  return on.store.read(await on.runner.sight(who, stream, dayAt(clock())), async (reading) => {
    const view: View = { stream, who, day: dayAt(clock()), states: await on.runner.states(reading, stream) };
    return work(reading, await books.eyesIn(reading, view));
  });
}

async function exported(c: Context, on: ShownRoutes): Promise<Response> {
  const asker = await guarded(c, on, "books/lines");
  if ("answer" in asker) return asker.answer;
  const { format = "csv", ...rest } = c.req.query();
  const most = MOST[format];
  const read = readInput(lineParams, rest);
  if (most === undefined) return problem(c, on, 422, [notChosen(["format"], Object.keys(MOST))]);
  if (read.refusals) return problem(c, on, 422, read.refusals);
  const filter = filterOf(read.data);
  const pages = pagesOf(on, asker, filter, most);
  c.header("content-type", TYPES[format]!);
  c.header("content-disposition", `attachment; filename="books.${format}"`);
  c.header("cache-control", "private, no-store");
  if (format === "csv") return c.body(csvOf(pages));
  const lines: books.Line[] = [];
  for await (const page of pages) lines.push(...page);
  return c.body(format === "xlsx" ? await xlsxOf(lines) : await parquetOf(lines));
}

/** Page by page, each in a transaction of its own, in the order in which lines were entered: what comes meanwhile comes behind. */
async function* pagesOf(
  on: ShownRoutes,
  asker: { readonly who: Who; readonly stream: string },
  filter: books.Filter,
  most: number,
): AsyncGenerator<readonly books.Line[]> {
  let after: After | undefined;
  for (let left = most; left > 0;) {
    const limit = Math.min(PAGE, left);
    const begin = after;
    const lines = await seeing(on, asker, (reading, eyes) => linesOf(reading, asker.stream, filter, eyes, { sort: "day", limit, after: begin }));
    if (lines.length > 0) yield lines;
    if (lines.length < limit) return;
    const last = lines.at(-1)!;
    after = [last.day, last.batch, last.line];
    left -= lines.length;
  }
}

function csvOf(pages: AsyncGenerator<readonly books.Line[]>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(csvHead())),
    pull: async (controller) => {
      const { value, done } = await pages.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value.map(csvRow).join("")));
    },
    cancel: async () => void (await pages.return(undefined)),
  });
}

/** Amounts are numbers in a spreadsheet; beyond fifteen digits they are text, because it would round them. */
async function xlsxOf(lines: readonly books.Line[]): Promise<Uint8Array<ArrayBuffer>> {
  const head = COLUMNS.map(({ name }) => ({ value: name, fontWeight: "bold" as const }));
  const rows = lines.map((line) =>
    COLUMNS.map((column) => {
      const value = cellText(column, line);
      if (column.kind === "text" || value === "" || value.length > 15) return { type: String, value };
      return { type: Number, value: Number(value), format: column.kind === "cents" ? "0.00" : "0.######" };
    }),
  );
  const { default: writeXlsx } = await import("write-excel-file/node");
  const buffer = await writeXlsx([head, ...rows]).toBuffer();
  return new Uint8Array(buffer);
}

/** Amounts are 64-bit whole cents, and say so in their name. */
async function parquetOf(lines: readonly books.Line[]): Promise<ArrayBuffer> {
  const { ByteWriter, parquetWrite } = await import("hyparquet-writer");
  const writer = new ByteWriter();
  const columnData = COLUMNS.map((column) => {
    const { name, kind, of } = column;
    if (kind === "text") return { name, type: "STRING" as const, data: lines.map((line) => (of(line) === null ? null : cellText(column, line))) };
    return { name: `${name}-${kind}`, type: "INT64" as const, data: lines.map(of) };
  });
  parquetWrite({ writer, columnData });
  return writer.getBuffer();
}

/** Never shown inside a page of ours: saved, with the type that its bytes have, in a sandbox. */
async function evidence(c: Context, on: ShownRoutes): Promise<Response> {
  const asker = await guarded(c, on, "books/line");
  if ("answer" in asker) return asker.answer;
  const hash = c.req.param("hash")!;
  const file = await seeing(on, asker, (reading, eyes) => books.evidenceFile(reading, asker.stream, eyes, hash));
  if (!file || file.bytes === null) return c.notFound();
  const end = /pdf|png|jpeg/.exec(file.type)?.[0] ?? "txt";
  c.header("content-type", file.type);
  c.header("content-disposition", `attachment; filename="${hash.slice(0, 12)}.${end}"`);
  c.header("x-content-type-options", "nosniff");
  c.header("content-security-policy", "sandbox; default-src 'none'");
  c.header("cache-control", "private, no-store");
  return c.body(new Uint8Array(file.bytes));
}
