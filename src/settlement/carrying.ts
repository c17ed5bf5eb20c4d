/** Carrying over: which part of each year's gain or pain falls due when. Page section 8, steps 9 and 10. */
import type { Scheme } from "../agreement/agreement.ts";
import { equal, neg, ONE, ZERO } from "../kernel/share.ts";
import type { Context, Year } from "./context.ts";
import type { Ref } from "./graph.ts";
import { noteEvened, type Part, partOf } from "./keys.ts";
import { about, constant, greatest, minus, sum, times } from "./nodes.ts";
import type { SharedCell } from "./sharing.ts";

/**
 * One provider's amount of a year, of which `due` falls due in it; `payers` divide both. `balance`: what is still carried after the last year
 * that has begun, while the contract period goes on.
 */
export type Carried = Pick<SharedCell, "scheme" | "year" | "provider"> & {
  readonly economic: Ref;
  readonly due: Ref;
  readonly balance?: Ref;
  readonly payers: readonly Part[];
};

/** A year's amount with the name of what is carried and who pays it; `absent`: the purchaser has no part in the year. */
type Row = Omit<Carried, "due" | "balance"> & { readonly cell: SharedCell; readonly name: string; readonly absent?: boolean };

type Sorted = Carried & { readonly cell: SharedCell };

/** Each year's amount after carrying over, by scheme and provider, and by purchaser where the purchasers' parts change from year to year. */
export function carriedOver(context: Context, cells: readonly SharedCell[], payersOf: (scheme: Scheme, year: Year) => readonly Part[]): readonly Carried[] {
  const rows = Map.groupBy(cells, (cell) => `${cell.scheme.id}/${cell.provider}/${cell.year.contract}`);
  const carried = [...rows.values()].flatMap((own): readonly Sorted[] => {
    const { scheme } = own[0]!;
    const whole = own.map((cell): Row => {
      const name = `carried/${scheme.id}/${cell.year.name}/${cell.provider}`;
      return { ...cell, cell, economic: cell.ref, payers: payersOf(scheme, cell.year), name };
    });
    if (scheme.carryOver === "no" || scheme.bands === "cumulative") return whole.map((row) => ({ ...row, due: row.economic }));
    const divided = alike(whole.map((row) => row.payers)) ? [whole] : byPurchaser(context, whole);
    return divided.flatMap((each) => (scheme.carryOver === "both" ? allAtEnd(context, each) : painAgainstGain(context, each)));
  });
  const byCell = Map.groupBy(carried, ({ cell }) => cell);
  return cells.flatMap((cell) => byCell.get(cell) ?? []);
}

/** Parts that are the same in every year divide what is carried as they divide each year. */
function alike(keys: readonly (readonly Part[])[]): boolean {
  const [first, ...others] = keys;
  const same = (a: Part, b: Part | undefined): boolean => b !== undefined && "share" in a && "share" in b && a.party === b.party && equal(a.share, b.share);
  return others.every((parts) => parts.length === first!.length && parts.every((part, i) => same(part, first![i])));
}

/** Each year's amount by the key of that year; a purchaser that has left keeps what was its own to the end. */
function byPurchaser(context: Context, whole: readonly Row[]): readonly (readonly Row[])[] {
  const purchasers = [...new Set(whole.flatMap(({ payers }) => payers.map((part) => part.party)))];
  for (const { payers, economic } of whole) noteEvened(context, payers, economic);
  return purchasers.map((purchaser) => {
    const rows = whole.map((row): Row => {
      const name = `${row.name}/${purchaser}`;
      const part = row.payers.find(({ party }) => party === purchaser);
      const payers = [{ party: purchaser, share: ONE }];
      if (!part) return { ...row, name, payers, economic: constant(context.graph, ZERO), absent: true };
      const what = about(`${name}/part`, "purchasers-part-of", { purchaser, provider: row.provider }, part.clause);
      return { ...row, name, payers, economic: partOf(context, what, row.economic, part) };
    });
    return rows.filter((row, i) => !row.absent || i === rows.length - 1);
  });
}

function endsPeriod(context: Context, { year }: Row): boolean {
  return year.period.to === context.agreement.periods[year.contract]!.to;
}

function allAtEnd(context: Context, rows: readonly Row[]): readonly Sorted[] {
  const g = context.graph;
  return rows.map((row, i): Sorted => {
    const { name, provider } = row;
    const clause = `${row.scheme.path}/carry-over`;
    const nothing = (): Ref => sum(g, about(`${name}/on`, "carried-on", { provider }, clause), []);
    if (i < rows.length - 1) return { ...row, due: nothing() };
    const refs = rows.filter((each) => !each.absent).map((each) => each.economic);
    const all = sum(g, about(name, "carried-sum", { provider }, clause), refs);
    return endsPeriod(context, row) ? { ...row, due: all } : { ...row, due: nothing(), balance: all };
  });
}

/** carried(y) = max(0, carried(y−1) − amount); due = max(0, amount − carried(y−1)); what is left falls due in the period's last year. */
function painAgainstGain(context: Context, rows: readonly Row[]): readonly Sorted[] {
  const g = context.graph;
  const zero = constant(g, ZERO);
  let carried = zero;
  return rows.map((row, i): Sorted => {
    const { name } = row;
    const clause = `${row.scheme.path}/carry-over`;
    const args = { provider: row.provider };
    const over = minus(g, about(`${name}/net`, "carried-net", args, clause), row.economic, carried);
    const due = greatest(g, about(`${name}/due`, "carried-due", args, clause), over, zero);
    const left = times(g, about(`${name}/negative`, "carried-net", args, clause), over, neg(ONE));
    carried = greatest(g, about(`${name}/on`, "carried-on", args, clause), left, zero);
    if (i < rows.length - 1) return { ...row, due };
    if (endsPeriod(context, row)) return { ...row, due: minus(g, about(name, "carried-sum", args, clause), due, carried) };
    return { ...row, due, balance: times(g, about(`${name}/balance`, "carried-on", args, clause), carried, neg(ONE)) };
  });
}
