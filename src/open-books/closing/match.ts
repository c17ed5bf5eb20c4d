/**
 * A party's own ledger beside its books, line by line (docs/books.md#a-months-end: matched, differs, only here, only there). Every line of both sides ends in
 * exactly one place, whatever order they came in. Pure.
 */
import type { Day } from "../../kernel/day.ts";
import type { Cents } from "../../kernel/money.ts";

/** A line of either side. `ref` is `<batch>/<line>` in the books and the physical line in the file. Cents: net, with VAT that is cost. */
export type Side = {
  readonly ref: string;
  readonly day: Day;
  readonly cents: Cents;
  readonly document?: string | undefined;
  readonly costCentre?: string | undefined;
  readonly account?: string | undefined;
  readonly type?: string | undefined;
  readonly text?: string | undefined;
};

/** What two lines agree in, the surest first. */
export type By = "document-day" | "document" | "day" | "amount";
export type Pair = { readonly ledger: Side; readonly books: Side };
export type Matching = {
  /** Of one sum. */
  readonly matched: readonly (Pair & { readonly by: By })[];
  /** Of one document, and of different sums. */
  readonly differing: readonly Pair[];
  readonly onlyLedger: readonly Side[];
  readonly onlyBooks: readonly Side[];
};

type Key = (side: Side) => string | undefined;

/**
 * Pairs lines of one sum by document and day, then by document; then lines of one document whose sums differ; then, for documents that the two sides do
 * not share, lines of one sum by day, and last by the sum alone.
 */
export function matchLines(ledger: readonly Side[], books: readonly Side[]): Matching {
  const matched: (Pair & { by: By })[] = [];
  let [left, right] = [ledger.toSorted(inOrder), books.toSorted(inOrder)] as readonly [readonly Side[], readonly Side[]];
  const pairs = (key: Key): readonly Pair[] => {
    const found = paired(left, right, key);
    [left, right] = [found.ledger, found.books];
    return found.pairs;
  };
  const take = (by: By, key: Key): void => void matched.push(...pairs(key).map((pair) => ({ ...pair, by })));
  const document: Key = (side) => documentKey(side.document);
  const also = (key: Key, rest: (side: Side) => string): Key => {
    return (side) => {
      const first = key(side);
      return first === undefined ? undefined : `${first} ${rest(side)}`;
    };
  };
  take(
    "document-day",
    also(document, ({ cents, day }) => `${cents} ${day}`),
  );
  take(
    "document",
    also(document, ({ cents }) => String(cents)),
  );
  const differing = pairs(document);
  take("day", ({ cents, day }) => `${cents} ${day}`);
  take("amount", ({ cents }) => String(cents));
  return { matched, differing, onlyLedger: left, onlyBooks: right };
}

/** Numbers of documents are compared without case and spaces; an empty one is none. */
function documentKey(document: string | undefined): string | undefined {
  const key = (document ?? "").replace(/\s+/g, "").toUpperCase();
  return key === "" ? undefined : key;
}

/** One after the other of those that have the same key. */
function paired(ledger: readonly Side[], books: readonly Side[], key: Key): { pairs: readonly Pair[]; ledger: readonly Side[]; books: readonly Side[] } {
  const waiting = new Map<string, Side[]>();
  for (const side of books) {
    const own = key(side);
    if (own === undefined) continue;
    const all = waiting.get(own);
    if (all) all.push(side);
    else waiting.set(own, [side]);
  }
  const next = new Map<string, number>();
  const taken = new Set<Side>();
  const pairs: Pair[] = [];
  const rest = ledger.filter((side) => {
    const own = key(side);
    const at = own === undefined ? 0 : (next.get(own) ?? 0);
    const other = own === undefined ? undefined : waiting.get(own)?.[at];
    if (!other) return true;
    next.set(own!, at + 1);
    taken.add(other);
    pairs.push({ ledger: side, books: other });
    return false;
  });
  return { pairs, ledger: rest, books: books.filter((side) => !taken.has(side)) };
}

/** The order that pairs equals: what they say counts first, where they stood last. */
function inOrder(a: Side, b: Side): number {
  return (
    compared(a.cents, b.cents) ||
    compared(a.day, b.day) ||
    compared(a.document ?? "", b.document ?? "") ||
    compared(a.costCentre ?? "", b.costCentre ?? "") ||
    compared(a.account ?? "", b.account ?? "") ||
    compared(a.ref, b.ref)
  );
}

function compared<T extends string | bigint>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A cost centre and an account, or the cost type where nobody tells the account; empty where not told. */
export type Cell = { readonly costCentre: string; readonly head: string; readonly ledger: Cents; readonly books: Cents };

/**
 * Both sides by cost centre and account. A line of the books that does not say where it belongs stands where the ledger line that it was paired with
 * does. Sums over all cells are the sums of the sides.
 */
export function cellsOf({ matched, differing, onlyLedger, onlyBooks }: Matching): readonly Cell[] {
  const cells = new Map<string, { costCentre: string; head: string; ledger: Cents; books: Cents }>();
  const add = (side: Side, on: "ledger" | "books"): void => {
    const costCentre = side.costCentre ?? "";
    const head = side.account ?? side.type ?? "";
    const key = `${costCentre}\u0000${head}`;
    const cell = cells.get(key) ?? { costCentre, head, ledger: 0n, books: 0n };
    cell[on] += side.cents;
    cells.set(key, cell);
  };
  for (const { ledger, books } of [...matched, ...differing]) {
    add(ledger, "ledger");
    add({ ...books, costCentre: books.costCentre ?? ledger.costCentre, account: books.account ?? ledger.account ?? ledger.type }, "books");
  }
  for (const side of onlyLedger) add(side, "ledger");
  for (const side of onlyBooks) add(side, "books");
  return [...cells.values()].sort((a, b) => compared(a.costCentre, b.costCentre) || compared(a.head, b.head));
}

/** What a matching comes to, as the record keeps it. */
export type Reckoned = {
  readonly matched: { readonly count: number; readonly total: Cents };
  readonly differing: { readonly count: number; readonly ledger: Cents; readonly books: Cents };
  readonly onlyLedger: { readonly count: number; readonly total: Cents };
  readonly onlyBooks: { readonly count: number; readonly total: Cents };
};

export function reckoned({ matched, differing, onlyLedger, onlyBooks }: Matching): Reckoned {
  const sum = (sides: readonly Side[]): Cents => sides.reduce((all, { cents }) => all + cents, 0n);
  const of = (sides: readonly Side[]) => ({ count: sides.length, total: sum(sides) });
  return {
    matched: of(matched.map(({ ledger }) => ledger)),
    differing: { count: differing.length, ledger: sum(differing.map(({ ledger }) => ledger)), books: sum(differing.map(({ books }) => books)) },
    onlyLedger: of(onlyLedger),
    onlyBooks: of(onlyBooks),
  };
}
