/**
 * A provider's sheet of a month: what it planned, what it booked, and what the hours that it types come to at the agreement's prices. Pure. What a
 * row is worth is asked of the settlement itself (page section 6), so that the sheet never shows another sum than the statement.
 */
import { type Agreement, classFor, type CostType, type Party } from "../../agreement/agreement.ts";
import { addMonths, type Day, endOfMonth, EVERYTHING_KNOWN, type Month, monthOf, monthsIn, overlap, type Period } from "../../kernel/day.ts";
import type { Id } from "../../kernel/id.ts";
import { type Cents, parseCents, round } from "../../kernel/money.ts";
import { parseQuantity, UNIT } from "../../kernel/quantity.ts";
import { add, div, mul, type Ratio, ratio, sub, ZERO } from "../../kernel/share.ts";
import { plainTyped } from "../../kernel/shown.ts";
import type { CostGroup } from "../../open-books/open-books.ts";
import { contextOf } from "../context.ts";
import { type ApartReason, costsOf } from "../costs.ts";
import { NO_FACTS } from "../facts.ts";
import type { Planned } from "../forecast.ts";
import type { Language } from "../../kernel/refusal.ts";

export type Place = { readonly line: Id; readonly type: Id };
/** What a provider has booked of a type on a line in a month, disallowed lines left out; `role` where all its lines bear the same text. */
export type Booked = Place & { readonly month: Month; readonly quantity: bigint; readonly net: Cents; readonly role?: string };

/** A row to fill in: of a quantity at `rate` (cents a unit), or without one of an amount in cents. Figures are in millionths of a unit, or cents. */
export type SheetRow = Place & {
  readonly basis: "hours" | "unit-price" | "accrual" | "coefficient";
  readonly rate?: Ratio;
  readonly planned?: bigint;
  /** Booked of the month before, and already of this one. */
  readonly before: bigint;
  readonly booked: bigint;
  readonly role?: string;
};
/** What is planned for the month and comes into the books another way. */
export type Elsewhere = Place & { readonly cents: Cents; readonly why: "invoice" | "not-paid" | "no-rate" };
export type Sheet = {
  readonly party: Party;
  readonly month: Month;
  /** The day that its lines get: the last of the month on which the party has part, but never one that has not come. */
  readonly day: Day;
  readonly hasPlan: boolean;
  readonly rows: readonly SheetRow[];
  readonly elsewhere: readonly Elsewhere[];
};
export type Known = { readonly planned: readonly Planned[]; readonly hasPlan: boolean; readonly booked: readonly Booked[] };

/** The months that a party can fill in, newest first: those of its part of the term that have begun. */
export function monthsFor(agreement: Agreement, party: Party, today: Day): readonly Month[] {
  return [...new Set(stretchesOf(agreement, party, today).flatMap(monthsIn))].sort().toReversed();
}

export function monthBefore(month: Month): Month {
  return monthOf(addMonths(`${month}-01`, -1));
}

/** The sheet of a month; undefined where the party has no part in it or it has not begun. */
export function sheetOf(agreement: Agreement, party: Party, month: Month, today: Day, known: Known): Sheet | undefined {
  const days = { from: `${month}-01`, to: endOfMonth(month) };
  const day = stretchesOf(agreement, party, today)
    .flatMap((stretch) => overlap(stretch, days)?.to ?? [])
    .at(-1);
  if (day === undefined) return undefined;
  const planned = known.planned.filter((row) => row.party === party.id && row.month === month);
  const rows = agreement.lines
    .filter(({ providers }) => providers.includes(party.id))
    .flatMap(({ id: line }) =>
      Object.entries(agreement.costTypes).flatMap(([type, terms]) => {
        const kind = kindOf(terms, party);
        const own = planned.filter((row) => row.line === line && row.type === type);
        if (typeof kind === "string" || (kind.rate === undefined && own.length === 0)) return [];
        return [rowOf({ line, type }, kind, month, own, known.booked)];
      }),
    );
  return { party, month, day, hasPlan: known.hasPlan, rows, elsewhere: elsewhereOf(agreement, party, planned) };
}

/** What stands in a row before anybody types: the plan, unless something of it is booked already. */
export function suggested({ planned, booked }: SheetRow): bigint | undefined {
  return booked === 0n && planned !== undefined && planned > 0n ? planned : undefined;
}

/** What was typed in a row: nothing, a figure in the row's units, or what cannot be one. */
export type Typed = { readonly text: string; readonly role: string } & (
  | { readonly value?: undefined; readonly wrong?: undefined }
  | { readonly value: bigint; readonly wrong?: undefined }
  | { readonly value?: undefined; readonly wrong: "unreadable" | "negative" }
);

/** Reads a figure as people write it in a language. Zero is nothing. */
export function readTyped({ rate }: SheetRow, text: string, role: string, language: Language): Typed {
  const plain = plainTyped(text, language);
  const given = { text: text.trim(), role: role.trim() };
  if (plain === "") return given;
  const value = rate ? parseQuantity(plain) : parseCents(plain);
  if (value === undefined) return { ...given, wrong: "unreadable" };
  if (value < 0n) return { ...given, wrong: "negative" };
  return value === 0n ? given : { ...given, value };
}

/** What a figure in a row is entered as (`net`), and what it counts: direct cost and overhead, or why it counts nothing. Cents. */
export type Worth = { readonly net: Cents } & (
  | { readonly direct: Ratio; readonly overhead: Ratio; readonly apart?: undefined }
  | { readonly apart: ApartReason; readonly direct?: undefined; readonly overhead?: undefined }
);

export function worthOf(agreement: Agreement, { party, month, day }: Sheet, { line, type, rate }: SheetRow, value: bigint): Worth {
  const group: CostGroup = {
    party: party.id,
    line,
    type,
    month,
    day,
    status: "accepted",
    approved: false,
    cents: rate ? 0n : value,
    quantity: rate ? value : 0n,
    count: 1,
    source: { file: "sheet", lines: [1] },
  };
  const net = rate ? round(mul(ratio(value, UNIT), rate), agreement.settlement.rounding) : value;
  const context = contextOf(agreement, { ...NO_FACTS, costs: [group] }, "9999-12-31", EVERYTHING_KNOWN);
  const { implementation, development, apart } = costsOf(context);
  const cell = [...implementation, ...development][0];
  if (!cell) return { net, apart: [...apart.keys()][0]! };
  const { graph } = context;
  const direct = graph.value(graph.nodes.findIndex(({ label }) => label.key === "direct-cost"));
  return { net, direct, overhead: sub(graph.value(cell.gross), direct) };
}

/** What a sheet comes to: what the books will say, and with the overhead that the agreement adds; rounded once. */
export type Total = { readonly lines: number; readonly net: Cents; readonly direct: Cents; readonly overhead: Cents };

export function totalOf({ settlement }: Agreement, worths: readonly Worth[]): Total {
  const counted = (of: (worth: Worth) => Ratio | undefined): Cents =>
    round(
      worths.reduce((all, worth) => add(all, of(worth) ?? ZERO), ZERO),
      settlement.rounding,
    );
  const net = worths.reduce((all, worth) => all + worth.net, 0n);
  return { lines: worths.length, net, direct: counted(({ direct }) => direct), overhead: counted(({ overhead }) => overhead) };
}

/** The days on which a party has part in the term, up to today. */
function stretchesOf({ periods }: Agreement, { joins = "0001-01-01", leaves = "9999-12-31" }: Party, today: Day): readonly Period[] {
  const open = overlap({ from: joins, to: leaves }, { from: "0001-01-01", to: today });
  return periods.flatMap((period) => (open && overlap(period, open)) ?? []);
}

type Kind = Pick<SheetRow, "basis" | "rate">;

/** How a party fills in a type, or why it does not. */
function kindOf(type: CostType, party: Party): Kind | Elsewhere["why"] {
  const paid = classFor(type, party);
  if (paid !== "reimbursable" && paid !== "conditional") return "not-paid";
  switch (type.basis) {
    case "hours":
    case "unit-price": {
      const rate = type.rate[party.id];
      return rate ? { basis: type.basis, rate } : "no-rate";
    }
    case "coefficient":
      return type.coefficient[party.id] ? { basis: "coefficient" } : "no-rate";
    case "accrual":
      return { basis: "accrual" };
    default:
      return "invoice";
  }
}

function rowOf(place: Place, kind: Kind, month: Month, planned: readonly Planned[], booked: readonly Booked[]): SheetRow {
  const own = booked.filter((row) => row.line === place.line && row.type === place.type);
  const of = (name: Month): bigint => own.reduce((all, row) => (row.month === name ? all + (kind.rate ? row.quantity : row.net) : all), 0n);
  const role = own.find((row) => row.month === monthBefore(month))?.role;
  return {
    ...place,
    ...kind,
    ...(planned.length === 0 ? {} : { planned: planned.reduce((all, row) => all + figureOf(row, kind.rate), 0n) }),
    before: of(monthBefore(month)),
    booked: of(month),
    ...(role === undefined ? {} : { role }),
  };
}

/** A plan that gives a priced type in euros alone is told in units, to the hundredth. */
export function figureOf({ cents, quantity }: Pick<Planned, "cents" | "quantity">, rate: Ratio | undefined): bigint {
  if (!rate) return cents;
  if (quantity !== 0n || rate.n === 0n) return quantity;
  return round(mul(div(ratio(cents), rate), ratio(100n)), "half-up") * (UNIT / 100n);
}

function elsewhereOf({ costTypes }: Agreement, party: Party, planned: readonly Planned[]): readonly Elsewhere[] {
  return planned.flatMap(({ line, type, cents }) => {
    const terms = costTypes[type];
    const why = terms && kindOf(terms, party);
    return typeof why === "string" ? [{ line, type, cents, why }] : [];
  });
}
