/** The cells of one row of a results file read as what they should be; the first that cannot be read fails the row. */
import type { Agreement } from "../agreement/agreement.ts";
import { type Day, type Instant, dayFromNumber, parseInstant } from "../kernel/day.ts";
import { isId } from "../kernel/id.ts";
import { type Cents, formatCents } from "../kernel/money.ts";
import { formatQuantity } from "../kernel/quantity.ts";
import type { Fault } from "../kernel/refusal.ts";
import { formatRatio, type Ratio, parseRatio, ratio } from "../kernel/share.ts";
import type { Source } from "../kernel/source.ts";
import { type AmountFormat, createAmountReader } from "../open-books/amount.ts";
import { type DayFormat, type DayReader, createDayReader } from "../open-books/days.ts";
import { encodeUtf8 } from "../open-books/text.ts";
import type { FactColumn } from "./facts-file.ts";

export type FactRow = {
  readonly agreement: Agreement;
  readonly amounts: AmountFormat;
  readonly days: readonly DayFormat[] | undefined;
  readonly source: Source;
  readonly text: (column: FactColumn) => string;
  readonly fail: (column: FactColumn, code: string, args: Fault["args"]) => void;
};

/** After a failure each function gives a stand-in: the row is dropped anyway. */
export type FactCells = FactRow & {
  readonly has: (column: FactColumn) => boolean;
  /** A text that must stand. */
  readonly need: (column: FactColumn) => string;
  readonly cents: (column: FactColumn) => Cents;
  readonly number: (column: FactColumn) => Ratio;
  /** A share: `50 %`, `0.5` or `1/2`. */
  readonly share: (column: FactColumn) => Ratio;
  readonly whole: (column: FactColumn, least: number) => number;
  readonly day: (column: FactColumn) => Day;
  readonly year: (column: FactColumn) => string;
  readonly month: (column: FactColumn) => string;
  /** One of the ids that the agreement has; an empty cell means the only one, where there is one. */
  readonly among: (column: FactColumn, ids: readonly string[], orOnly?: boolean) => string;
  readonly id: (column: FactColumn) => string;
  readonly known: () => { readonly known?: Instant };
};

export function createFactCells(row: FactRow): FactCells {
  const { text, fail } = row;
  const wrong = (column: FactColumn, what: string): void => fail(column, "facts/field-unreadable", { column, text: text(column).slice(0, 60), what });
  const need = (column: FactColumn): string => {
    const found = text(column);
    if (found === "") fail(column, "facts/field-missing", { kind: text("kind").slice(0, 30), column });
    return found;
  };
  const scaled = (column: FactColumn, value: string, places: number, what: string): bigint => {
    const number = scaledOf(value, row.amounts, places);
    if (number === undefined) wrong(column, what);
    return number ?? 0n;
  };
  const matching = (column: FactColumn, pattern: RegExp, what: string): string => {
    const found = need(column);
    if (found !== "" && !pattern.test(found)) wrong(column, what);
    return found;
  };
  return {
    ...row,
    has: (column) => text(column) !== "",
    need,
    cents: (column) => scaled(column, need(column), 2, "money"),
    number: (column) => fraction(need(column)) ?? ratio(scaled(column, text(column), 6, "number"), 1000000n),
    share(column) {
      const found = need(column);
      const percent = /^(.*\S)\s*%$/.exec(found);
      return fraction(found) ?? ratio(scaled(column, percent?.[1] ?? found, 6, "share"), percent ? 100000000n : 1000000n);
    },
    whole(column, least) {
      const number = Number(matching(column, /^\d{1,9}$/, "whole"));
      if (!(number >= least)) wrong(column, "whole");
      return number >= least ? number : least;
    },
    day: (column) =>
      dayFrom(need(column), row.days, (flaw) => {
        if (flaw === "day-impossible") fail(column, "facts/day-impossible", { column, text: text(column).slice(0, 60) });
        else wrong(column, "day");
      }),
    year: (column) => matching(column, /^(19|20|21)\d\d$/, "year"),
    month: (column) => matching(column, /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, "month"),
    among(column, ids, orOnly = false) {
      if (orOnly && text(column) === "" && ids.length === 1) return ids[0]!;
      const found = need(column);
      if (found !== "" && !ids.includes(found)) fail(column, "facts/id-unknown", { column, text: found.slice(0, 60), known: ids.slice(0, 30).join(", ") });
      return found;
    },
    id(column) {
      const found = need(column);
      if (found !== "" && !isId(found)) wrong(column, "id");
      return found;
    },
    known() {
      if (text("known") === "") return {};
      const instant = parseInstant(text("known"));
      if (!instant) wrong("known", "instant");
      return { known: instant ?? "" };
    },
  };
}

/** The same cells, which note what was read of them in the one form that the record has: decimal points, ISO days, shares as numbers. */
export function notedCells(cells: FactCells): { readonly cells: FactCells; readonly noted: ReadonlyMap<FactColumn, string> } {
  const noted = new Map<FactColumn, string>();
  const noting =
    <T>(read: (column: FactColumn) => T, written: (value: T) => string) =>
    (column: FactColumn): T => {
      const value = read(column);
      noted.set(column, written(value));
      return value;
    };
  const same = (text: string): string => text;
  return {
    cells: {
      ...cells,
      cents: noting(cells.cents, formatCents),
      number: noting(cells.number, exactText),
      share: noting(cells.share, exactText),
      day: noting(cells.day, same),
    },
    noted,
  };
}

/** A number as decimals where six are enough, as a fraction where they are not. */
function exactText(value: Ratio): string {
  const millionths = value.n * 1_000_000n;
  if (millionths % value.d !== 0n) return formatRatio(value);
  return formatQuantity(millionths / value.d);
}

/** An amount in units of 10^-places; nothing written is nought, because its absence has been told. */
function scaledOf(value: string, amounts: AmountFormat, places: number): bigint | undefined {
  const bytes = encodeUtf8(value);
  const reader = createAmountReader({ ...amounts, euro: false }, places);
  const number = value === "" ? 0 : reader.read(bytes, 0, bytes.length);
  return number === Infinity ? reader.large : number === number ? BigInt(number) : undefined;
}

function dayFrom(text: string, formats: readonly DayFormat[] | undefined, fail: (flaw: DayReader["flaw"]) => void): Day {
  const bytes = encodeUtf8(text);
  const reader = createDayReader(formats);
  const day = reader.read(bytes, 0, bytes.length);
  if (day !== day) fail(reader.flaw);
  return day === day ? dayFromNumber(day) : "1970-01-01";
}

function fraction(text: string): Ratio | undefined {
  return /^-?\d{1,15}\/\d{1,15}$/.test(text) ? parseRatio(text) : undefined;
}
