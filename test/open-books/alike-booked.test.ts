// The books know a voucher again however it is written: what the database finds is what the rule says, line by line, in files and over all books.
import assert from "node:assert/strict";
import fc from "fast-check";
import type { SettledLine } from "../../src/open-books/cost-book.ts";
import { enterCosts } from "../../src/open-books/commands.ts";
import { sameSupplier, voucherOf } from "../../src/open-books/doubles/alike.ts";
import { countDoubles } from "../../src/open-books/doubles/counting/store.ts";
import { bookedBefore, bookedIn, repeatedIn } from "../../src/open-books/doubles/store.ts";
import { createLineColumns, writeLines } from "../../src/open-books/lines/store.ts";
import { INSTALLATION, sql } from "../../src/store/store.ts";
import { onEachDatabase } from "../store/databases.ts";
import { codes, done, type World, worldOn } from "./record-world.ts";

const MANAGER = ["provider-manager", "uramylly"] as const;
type Sent = {
  readonly document?: string;
  readonly supplier?: string;
  readonly supplierId?: string;
  readonly net?: string;
  readonly quantity?: string;
  readonly type?: string;
};
const enter = (world: World, lines: readonly Sent[], more: object = {}) =>
  world.run(
    enterCosts,
    { party: "uramylly", lines: lines.map((line) => ({ line: "coaching", type: "salary", day: "2020-03-10", net: "10000", ...line })), ...more },
    world.who(...MANAGER),
  );

onEachDatabase("one voucher is booked once, whatever spaces, dashes, look-alikes, supplier id or quantity it comes with", async ({ store }) => {
  const world = await worldOn(store, "examples/kainuu-youth");
  done(await enter(world, [{ document: "A-1", supplier: "Äijän Keksitty Oy", supplierId: "1234567-1" }]));
  const ways: readonly Sent[] = [
    { document: "A\u20111", supplier: "äijän  keksitty\u00a0oy" },
    { document: " Ａ－１", supplier: "A\u0308ijän Keksitty Oy", supplierId: "7654321-7" },
    { document: "A\u200b-1", supplierId: "1234567\u20131" },
    { document: "a-1", supplier: "ÄIJÄN KEKSITTY OY", quantity: "3" },
    { document: "A-1" },
    ...["A - 1", "A-l", "A-1.", "A-01", "A1"].map((document) => ({ document, supplier: "Äijän Keksitty Oy" })),
    ...["Äijän Keksitty oy.", "Äijän Keksitty, Oy", "Oy Äijän Keksitty"].map((supplier) => ({ document: "A-1", supplier })),
    { document: "A-1", supplierId: "FI12345671" },
  ];
  for (const way of ways) assert.deepEqual(codes(await enter(world, [way])), ["open-books/booked-before"], JSON.stringify(way));
  const first = { document: "A-1", supplier: "Äijän Keksitty Oy", supplierId: "1234567-1", net: "777" };
  for (const way of ways) assert.deepEqual(codes(await enter(world, [first, { ...way, net: "777" }])), ["open-books/sent-twice"], JSON.stringify(way));
  const others: readonly Sent[] = [
    { document: "A-2", supplier: "Äijän Keksitty Oy" },
    { document: "A-1", supplier: "Toinen Oy" },
    { document: "A-1", supplier: "Äijän Keksitty Oy", net: "1" },
  ];
  for (const other of others) assert.deepEqual(codes(await enter(world, [other])), [], JSON.stringify(other));
});

onEachDatabase("hours on one voucher are booked once, whatever they are said to cost", async ({ store }) => {
  const world = await worldOn(store, "examples/kainuu-youth");
  const hours = { type: "coach-hour", document: "T-1", supplier: "Keksitty Oy", net: "50000", quantity: "10" };
  done(await enter(world, [hours]));
  assert.deepEqual(codes(await enter(world, [{ ...hours, net: "50001" }])), ["open-books/booked-before"]);
  assert.deepEqual(codes(await enter(world, [{ ...hours, quantity: "10.000001" }])), ["open-books/booked-before"]);
  const others = [
    { ...hours, net: "1", quantity: "11" },
    { ...hours, net: "2", quantity: "11" },
  ];
  assert.deepEqual(codes(await enter(world, others)), ["open-books/sent-twice"]);
  assert.deepEqual(codes(await enter(world, [others[0]!])), []);
  // What is paid as it was booked is told apart by its sum alone.
  assert.deepEqual(codes(await enter(world, [{ ...hours, type: "travel", net: "3" }])), []);
});

/** Few letters, so that much is alike. */
const text = fc.option(fc.constantFrom("a-1", "A\u20111", "a - 01", "A-l.", "b oy", "8", "b", "-", "B\u200b", "Ä", "a\u0308", "\u200b"), { nil: undefined });
const money = fc.constantFrom(100n, 200n);
const kind = fc.constantFrom("salary", "coach-hour");
/** Paid by quantity. */
const MEASURED = ["coach-hour"];
const someLine = fc.record({ type: kind, document: text, supplier: text, "supplier-id": text, net: money, quantity: fc.constantFrom(0n, 5n, 100n) });
type Some = {
  readonly type: string;
  readonly document: string | undefined;
  readonly supplier: string | undefined;
  readonly "supplier-id": string | undefined;
  readonly net: bigint;
  readonly quantity: bigint;
};

const some = (document: string | undefined, supplier?: string, id?: string): Some => ({
  type: "salary",
  document,
  supplier,
  "supplier-id": id,
  net: 100n,
  quantity: 0n,
});
/** Four lines of one voucher, each of which only the one before joins to the others. */
const CHAINED: [[Some[], Some[], Some[]], number] = [
  [[some("B\u200b", "a-1"), some("b", "B\u200b"), some("8", undefined, "a-1"), some(undefined)], [some("b", "b oy", "b oy")], [some(undefined)]],
  2,
];

const lineOf = ({ type, net, quantity, ...texts }: Some, row: number): SettledLine => ({
  row,
  party: "uramylly",
  line: "coaching",
  type,
  day: "2020-03-10",
  net,
  cents: net,
  grants: 0n,
  quantity,
  status: "accepted",
  approved: false,
  texts: Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined)),
});

const paid = ({ type, quantity }: SettledLine): bigint => (MEASURED.includes(type) ? quantity : 0n);

/** Whether two lines are one voucher, by the rule; with one sum, or one quantity that is paid. */
function isSame(one: SettledLine, other: SettledLine, withSum: boolean): boolean {
  const [a, b] = [voucherOf(one), voucherOf(other)];
  const isOne = a !== undefined && b !== undefined && a.document === b.document && sameSupplier(a, b);
  return isOne && (!withSum || one.net === other.net || (paid(one) !== 0n && paid(one) === paid(other)));
}

/** Whether they stand in one file twice: alike in all that money depends on. */
function isTwice(one: SettledLine, other: SettledLine): boolean {
  const isAlike = paid(one) === paid(other) && (paid(one) !== 0n || one.net === other.net);
  return one.type === other.type && isSame(one, other, false) && isAlike;
}

onEachDatabase("the database finds the same vouchers as the rule, of single lines, in a file and beside the books", async ({ store }) => {
  const { stream } = await worldOn(store, "examples/kainuu-youth");
  const at = { stream, batch: 900 };
  const beside = { party: "uramylly", measured: MEASURED };
  const put = (batch: number, lines: readonly SettledLine[]) =>
    store.write(INSTALLATION, async (writing) => {
      await writing.deleteFrom("cost_line").where("stream", "=", stream).where("batch", "=", batch).execute();
      const columns = createLineColumns();
      lines.forEach((line, i) => columns.push(batch, i, line));
      await writeLines(writing, stream, columns.take());
      await writing.updateTable("cost_batch").set({ count: lines.length }).where("stream", "=", stream).where("batch", "=", batch).execute();
    });
  await store.write(INSTALLATION, async (writing) => {
    await writing.rows(sql`
      insert into cost_batch (stream, batch, seq, at, day, kind, party, organisation, count, net)
      select ${stream}, n, n, now(), '2020-04-01', 'costs-entered', 'uramylly', 'x', 0, 0 from generate_series(0, 1) n`);
  });
  const sets = fc.tuple(
    fc.array(someLine, { minLength: 1, maxLength: 5 }),
    fc.array(someLine, { minLength: 1, maxLength: 4 }),
    fc.array(someLine, { minLength: 1, maxLength: 8 }),
  );
  await fc.assert(
    fc.asyncProperty(sets, fc.constantFrom(1, 2, 1000), async (given, most) => {
      const [first, second, staged] = given.map((lines) => lines.map((line, i) => lineOf(line, i + 1))) as [SettledLine[], SettledLine[], SettledLine[]];
      for (const [batch, lines] of [
        [0, first],
        [1, second],
        [at.batch, staged],
      ] as const)
        await put(batch, lines);
      const books = [...first.map((line, i) => ({ line, ref: `0/${i}` })), ...second.map((line, i) => ({ line, ref: `1/${i}` }))];
      const refs = (line: SettledLine, withNet: boolean) => books.filter((each) => isSame(line, each.line, withNet)).map(({ ref }) => ref);
      const equal = staged.map((line) => refs(line, true)[0]);
      const counting = { at, lines: staged.length, beside, grown: { batches: 2, lines: books.length } };
      const found = await countDoubles(store, INSTALLATION, counting, most);
      await store.read({ ...INSTALLATION, eyes: "whole" }, async (reading) => {
        assert.deepEqual(await bookedBefore(reading, stream, { ...beside, lines: staged }), equal);
        const newest = await bookedIn(reading, at, beside, { newest: 1 });
        const inNewest = (line: SettledLine, withNet: boolean) => second.some((other) => isSame(line, other, withNet));
        assert.equal(newest.equal.rows, staged.filter((line) => inNewest(line, true)).length);
        assert.equal(newest.known.rows, staged.filter((line) => !inNewest(line, true) && inNewest(line, false)).length);
        assert.equal(found.equal.rows, equal.filter((ref) => ref !== undefined).length);
        assert.equal(found.known.rows, staged.filter((line) => refs(line, true).length === 0 && refs(line, false).length > 0).length);
        assert.deepEqual(
          new Map(found.booked.map(({ row, line }) => [row, line])),
          new Map(staged.flatMap((line) => (refs(line, false)[0] ? [[line.row, (refs(line, true)[0] ?? refs(line, false)[0])!]] : []))),
        );
        const again = staged.filter((line, i) => staged.slice(0, i).some((other) => isTwice(line, other)));
        assert.deepEqual(found.twice, { rows: again.length, net: String(again.reduce((sum, { net }) => sum + net, 0n)) });
        const listed = (await repeatedIn(reading, stream, { all: true, own: [], open: [], prices: true, agreement: undefined }, 200)).flatMap(
          (each) => each.refs,
        );
        for (const [i, line] of second.entries())
          if (refs(line, false).some((ref) => ref.startsWith("0/"))) assert(listed.length > 5 || listed.includes(`1/${i}`));
      });
    }),
    { numRuns: 60, examples: [CHAINED] },
  );
});
