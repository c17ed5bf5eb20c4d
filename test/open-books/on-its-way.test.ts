// A page of the books shows what the books have, whatever is on its way into them.
import assert from "node:assert/strict";
import fc from "fast-check";
import type { SettledLine } from "../../src/open-books/cost-book.ts";
import { createLineColumns, sumUp, writeLines } from "../../src/open-books/lines/store.ts";
import { type After, linesOf, SORTS } from "../../src/open-books/shown/paged/store.ts";
import { INSTALLATION, sql } from "../../src/store/store.ts";
import { onEachDatabase } from "../store/databases.ts";
import { worldOn } from "./record-world.ts";

type Some = { readonly day: string; readonly type: string; readonly document: string | undefined; readonly net: bigint };
const DAYS = ["2019-12-31", "2020-01-01", "2020-01-31", "2020-02-01", "2020-02-02", "2020-05-30"];
const TYPES = fc.constantFrom("salary", "travel");
const someLine = fc.record({
  day: fc.constantFrom(...DAYS),
  type: TYPES,
  document: fc.option(fc.constantFrom("a-1", "b"), { nil: undefined }),
  net: fc.constantFrom(100n, 200n),
});

const lineOf = ({ day, type, document, net }: Some, row: number): SettledLine => ({
  row,
  party: "uramylly",
  line: "coaching",
  type,
  day,
  net,
  cents: net,
  grants: 0n,
  quantity: 0n,
  status: "accepted",
  approved: false,
  texts: document === undefined ? {} : { document },
});

onEachDatabase("a page of the books shows the same lines while a file is on its way as before", async ({ store }) => {
  const { stream } = await worldOn(store, "examples/kainuu-youth");
  const eyes = { all: true, own: [], open: [], prices: true, agreement: undefined } as const;
  const set = fc.array(someLine, { maxLength: 7 });
  const asked = fc.record({ sort: fc.constantFrom(...SORTS), limit: fc.constantFrom(1, 2, 100), type: TYPES, by: fc.nat(3) });
  await store.write(INSTALLATION, async (writing) => {
    await writing.rows(sql`
      insert into cost_batch (stream, batch, seq, at, day, kind, party, organisation, count, net)
      values (${stream}, 0, 0, now(), '2020-04-01', 'costs-entered', 'uramylly', 'x', 0, 0)`);
  });
  const put = (batch: number, lines: readonly SettledLine[]) =>
    store.write(INSTALLATION, async (writing) => {
      await writing.deleteFrom("cost_line").where("stream", "=", stream).where("batch", "=", batch).execute();
      const columns = createLineColumns();
      lines.forEach((line, i) => columns.push(batch, i, line));
      if (lines.length > 0) await writeLines(writing, stream, columns.take());
      if (batch === 0) await sumUp(writing, stream, [0]);
    });
  const staged = 900;
  await fc.assert(
    fc.asyncProperty(set, set, asked, async (books, file, { sort, limit, type, by }) => {
      const filter = [{}, { type }, { month: "2020-01" }, { least: 150n, text: "a" }][by]!;
      const read = () =>
        store.read({ ...INSTALLATION, eyes: "whole" }, async (reading) => {
          const found = [];
          let after: After | undefined;
          for (;;) {
            const page = await linesOf(reading, stream, filter, eyes, { sort, limit, after });
            found.push(...page);
            const last = page.at(-1);
            if (last === undefined) return found;
            after = [sort.endsWith("day") ? last.day : String(last.net), last.batch, last.line];
          }
        });
      await put(0, books.map(lineOf));
      await put(staged, []);
      const before = await read();
      await put(staged, file.map(lineOf));
      await store.write(INSTALLATION, (writing) => writing.rows(sql`insert into content_batch (stream, batch, at) values (${stream}, ${staged}, now())`));
      assert.deepEqual(await read(), before);
      await store.write(INSTALLATION, (writing) => writing.rows(sql`delete from content_batch where stream = ${stream} and batch = ${staged}`));
    }),
    { numRuns: 40 },
  );
});
