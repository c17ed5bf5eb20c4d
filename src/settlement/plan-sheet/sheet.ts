/** The sheet of what a provider still plans: a row for each line and type, a figure for each month that is left. Pure. */
import { type Agreement, classFor, type CostType, type Party } from "../../agreement/agreement.ts";
import { isByQuantity } from "../../agreement/pricing.ts";
import { type Month, monthsIn, overlap } from "../../kernel/day.ts";
import { type Cents, parseCents, round } from "../../kernel/money.ts";
import { formatQuantity, parseQuantity, UNIT } from "../../kernel/quantity.ts";
import { mul, type Ratio, ratio } from "../../kernel/share.ts";
import { plainTyped } from "../../kernel/shown.ts";
import type { Planned } from "../forecast.ts";
import { figureOf, type Place } from "../hours/sheet.ts";
import type { PlannedLine } from "../planned/kinds.ts";
import type { Language } from "../../kernel/refusal.ts";

/** A row in units at `rate` (cents a unit), or without one in cents. `mayFall`: what is taken off the cost is planned below zero. */
export type PlanRow = Place & { readonly basis: CostType["basis"]; readonly rate?: Ratio; readonly mayFall: boolean };
/** `figures` by month: in millionths of a unit, or cents. */
export type PlanFigures = ReadonlyMap<string, bigint>;

export function keyOf({ line, type }: Place, month: Month): string {
  return `${line}:${type}:${month}`;
}

/** The months of a party's part of the term after the last booked one. */
export function monthsLeft({ periods }: Agreement, { joins = "0001-01-01", leaves = "9999-12-31" }: Party, booked: Month): readonly Month[] {
  const months = periods.flatMap((period) => {
    const open = overlap(period, { from: joins, to: leaves });
    return open ? monthsIn(open) : [];
  });
  return [...new Set(months)].filter((month) => month > booked).sort();
}

/** The rows that a party plans on: what it is reimbursed or what is taken off, and whatever its plan names already. */
export function planRows({ lines, costTypes }: Agreement, party: Party, planned: readonly Planned[]): readonly PlanRow[] {
  return lines
    .filter(({ providers }) => providers.includes(party.id))
    .flatMap(({ id: line }) =>
      Object.entries(costTypes).flatMap(([type, terms]) => {
        const paid = classFor(terms, party);
        const isPlanned = planned.some((row) => row.line === line && row.type === type);
        const priced = isByQuantity(terms);
        const rate = priced ? terms.rate[party.id] : undefined;
        const isOpen = paid !== "excluded" && paid !== "in-fee" && (!priced || rate !== undefined);
        if (!isOpen && !isPlanned) return [];
        return [{ line, type, basis: terms.basis, ...(rate ? { rate } : {}), mayFall: paid === "netted" }];
      }),
    );
}

/** A plan by row and month, in each row's units. */
export function figuresOf(rows: readonly PlanRow[], planned: readonly Planned[]): PlanFigures {
  const figures = new Map<string, bigint>();
  for (const cell of planned) {
    const row = rows.find(({ line, type }) => line === cell.line && type === cell.type);
    const key = keyOf(cell, cell.month);
    if (row) figures.set(key, (figures.get(key) ?? 0n) + figureOf(cell, row.rate));
  }
  return figures;
}

export type PlanTyped = { readonly text: string; readonly value?: bigint; readonly wrong?: "unreadable" | "negative" };

/** Reads a figure as people write it in a language. Nothing is zero. */
export function readFigure({ rate, mayFall }: PlanRow, text: string, language: Language): PlanTyped {
  const plain = plainTyped(text, language);
  const given = text.trim();
  if (plain === "") return { text: given };
  const value = rate ? parseQuantity(plain) : parseCents(plain);
  if (value === undefined) return { text: given, wrong: "unreadable" };
  if (value < 0n && !mayFall) return { text: given, wrong: "negative" };
  return value === 0n ? { text: given } : { text: given, value };
}

/** What a figure is in cents, without overhead. */
export function netOf({ settlement }: Agreement, { rate }: PlanRow, value: bigint): Cents {
  return rate ? round(mul(ratio(value, UNIT), rate), settlement.rounding) : value;
}

/** The line of a plan that a figure stands for. */
export function plannedLine(agreement: Agreement, row: PlanRow, month: Month, value: bigint): PlannedLine {
  const { line, type, rate } = row;
  return { line, type, month, net: String(netOf(agreement, row, value)), ...(rate ? { quantity: formatQuantity(value) } : {}) };
}
