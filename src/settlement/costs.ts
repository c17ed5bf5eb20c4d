/** Reimbursable cost (Limb 1): which recorded cost counts, with overhead, by provider, line and the key entry it falls under. Page section 6. */
import { classFor, type CostType, type Line, type Party } from "../agreement/agreement.ts";
import { isMember } from "../decisions/unanimity.ts";
import { isByQuantity, type Price, priceFor, worthOf } from "../agreement/pricing.ts";
import type { Day } from "../kernel/day.ts";
import { byId, type Id } from "../kernel/id.ts";
import { round } from "../kernel/money.ts";
import { UNIT } from "../kernel/quantity.ts";
import { add, compare, mul, neg, type Ratio, ratio, sub, ZERO } from "../kernel/share.ts";
import type { Source } from "../kernel/source.ts";
import type { CostGroup } from "../open-books/open-books.ts";
import { type Context, type Year, yearOfDay } from "./context.ts";
import type { Ref } from "./graph.ts";
import { note, slotOf } from "./keys.ts";
import { about, constant, given, least, quotient, sum, times, when, product, weighted, minus } from "./nodes.ts";
import type { Statement } from "./statement.ts";

/** Cost of one provider on one line in one year that falls on the same purchasers by the same shares. */
export type CostCell = {
  readonly year: Year;
  readonly line: Line;
  readonly provider: Id;
  /** Tells the days apart on which it falls on others; `day` is one of them. */
  readonly slot: string;
  readonly day: Day;
  /** Cost lines. */
  readonly count: number;
  readonly ref: Ref;
  /** What was recorded, before the cap of the development phase. */ readonly gross: Ref;
};
export type ApartReason = Statement["apart"][number]["reason"];
export type Costs = {
  readonly implementation: readonly CostCell[];
  readonly development: readonly CostCell[];
  readonly apart: ReadonlyMap<ApartReason, Aside>;
};
/** What stands apart for one reason; `count`: rows behind it. */
export type Aside = { readonly ref: Ref; readonly count: number };

type Place = { readonly year: Year; readonly line: Line; readonly party: Party; readonly development: boolean };
type Leaf = Place & { readonly type: Id; readonly day: Day } & Sums;
type Sums = { cents: bigint; quantity: bigint; count: number; sources: Source[] };
type Gathered = { worth: Ratio; count: number; readonly sources: Source[]; readonly credits: { count: number; worth: Ratio } };

export function costsOf(context: Context): Costs {
  const leaves: Leaf[] = [];
  const apart = new Map<ApartReason, Gathered>();
  const sort = sorter(context);
  for (const group of context.facts.costs.toSorted(byPlace)) {
    const place = sort(group);
    const last = leaves.at(-1);
    if (typeof place === "string") aside(context, apart, place, group);
    else if (last && sameLeaf(last, place, group)) gather(last, group);
    else leaves.push({ ...place, type: group.type, day: group.day, cents: group.cents, quantity: group.quantity, count: group.count, sources: [group.source] });
  }
  notePrices(context, leaves);
  noteCredits(context, apart);
  const implementation = cellsOf(
    context,
    leaves.filter((leaf) => !leaf.development),
    "cost",
  );
  const uncapped = cellsOf(
    context,
    leaves.filter((leaf) => leaf.development),
    "development",
  );
  const { cells, over } = capped(context, uncapped);
  const asides = new Map(
    [...apart].sort().map(([reason, { worth, sources, count }]) => {
      const ref = given(context.graph, about(`apart/${reason}`, `apart-${reason}`), worth, sources);
      return [reason, { ref, count }];
    }),
  );
  if (over !== undefined) asides.set("over-cap", { ref: over, count: 0 });
  return { implementation, development: cells, apart: asides };
}

/** Groups that meet in one leaf stand side by side; the order of the books does not matter. */
function byPlace(a: CostGroup, b: CostGroup): number {
  return byId(a.line, b.line) || byId(a.party, b.party) || byId(a.type, b.type) || byId(a.day, b.day);
}

function sameLeaf(leaf: Leaf, place: Place, group: CostGroup): boolean {
  return leaf.day === group.day && leaf.type === group.type && leaf.party === place.party && leaf.line === place.line;
}

function aside(context: Context, apart: Map<ApartReason, Gathered>, reason: ApartReason, group: CostGroup): void {
  const row = apart.get(reason) ?? { worth: ZERO, sources: [], count: 0, credits: { count: 0, worth: ZERO } };
  apart.set(reason, row);
  // As if it counted, without overhead.
  const worth = worthOf(context.agreement.costTypes[group.type], group.party, group);
  row.worth = add(row.worth, worth);
  row.sources.push(group.source);
  row.count += group.count;
  if (compare(worth, ZERO) >= 0) return;
  row.credits.count += group.count;
  row.credits.worth = add(row.credits.worth, worth);
}

/** Nobody gets back a credit that is booked on a day after its party or its payer has left. */
function noteCredits(context: Context, apart: ReadonlyMap<ApartReason, Gathered>): void {
  for (const reason of ["outside-term", "no-member", "no-payer"] as const) {
    const { count, worth } = apart.get(reason)?.credits ?? { count: 0, worth: ZERO };
    const sum = String(round(worth, context.agreement.settlement.rounding));
    if (count > 0) note(context, "credits-apart", { reason, count: String(count), sum }, "parties");
  }
}

/** Says where the ledger bears another amount than the price by the unit; half a cent a row is rounding. */
function notePrices(context: Context, leaves: readonly Leaf[]): void {
  const priced = leaves.flatMap(({ type, party, cents, quantity, count }) => {
    const terms = context.agreement.costTypes[type]!;
    if (cents === 0n || !isByQuantity(terms)) return [];
    const counted = mul(ratio(quantity, UNIT), pricing(terms, party.id).factor);
    const gap = sub(counted, ratio(cents));
    const rounding = ratio(BigInt(count), 2n);
    return compare(gap, rounding) > 0 || compare(neg(gap), rounding) > 0 ? [{ type, cents, counted, count }] : [];
  });
  for (const [type, own] of Map.groupBy(priced, (row) => row.type)) {
    const count = own.reduce((all, row) => all + row.count, 0);
    const counted = round(
      own.reduce((all, row) => add(all, row.counted), ZERO),
      context.agreement.settlement.rounding,
    );
    const sum = own.reduce((all, { cents }) => all + cents, 0n);
    note(context, "priced-otherwise", { type, count: String(count), sum: String(sum), counted: String(counted) }, `reimbursable/types/${type}`);
  }
}

/** Finds for a group of cost lines either where it counts or why it does not. */
function sorter(context: Context): (group: CostGroup) => ApartReason | Place {
  const { agreement } = context;
  const lines = new Map(agreement.lines.map((line) => [line.id, line]));
  const parties = new Map(agreement.parties.map((party) => [party.id, party]));
  return (group) => {
    const [line, party, type] = [lines.get(group.line), parties.get(group.party), agreement.costTypes[group.type]];
    if (!line || !party || !type) throw new Error(`the cost ${group.party}/${group.line}/${group.type} names what the agreement does not know`);
    const year = yearOfDay(context, group.day);
    if (!year) return "outside-term";
    if (!isMember(party, group.day)) return "no-member";
    if (line.organiser !== undefined && !isMember(parties.get(line.organiser)!, group.day)) return "no-payer";
    if (group.status !== "accepted") return group.status;
    const kind = classFor(type, party);
    if (kind === "in-fee" || kind === "excluded") return kind;
    if (kind === "conditional" && !group.approved) return "not-approved";
    return { year, line, party, development: agreement.development !== undefined && group.day <= agreement.development.until };
  };
}

function gather(sums: Sums, group: CostGroup): void {
  sums.cents += group.cents;
  sums.quantity += group.quantity;
  sums.count += group.count;
  sums.sources.push(group.source);
}

/** One cell for each provider, line, year and key entry: direct cost by type, plus overhead. */
function cellsOf(context: Context, leaves: readonly Leaf[], root: "cost" | "development"): CostCell[] {
  const cells = new Map<string, { head: Leaf; slot: string; count: number; byType: Map<Id, Leaf[]> }>();
  for (const leaf of leaves) {
    const slot = slotOf(context, leaf.line, leaf.day);
    const name = `${leaf.year.name}/${leaf.line.id}/${leaf.party.id}${leaf.line.kind === "joint" ? `/${slot}` : ""}`;
    const cell = cells.get(name) ?? { head: leaf, slot, count: 0, byType: new Map() };
    cells.set(name, cell);
    cell.count += leaf.count;
    const ofType = cell.byType.get(leaf.type);
    if (ofType) ofType.push(leaf);
    else cell.byType.set(leaf.type, [leaf]);
  }
  return [...cells].map(([name, { head, slot, count, byType }]) => {
    const types = [...byType].map(([type, rows]) => typeOf(context, `${name}/${type}`, type, rows, root));
    const ref = withOverhead(context, name, head.party, types, root);
    return { year: head.year, line: head.line, provider: head.party.id, slot, day: head.day, count, ref, gross: ref };
  });
}

function typeOf(context: Context, name: string, type: Id, rows: readonly Leaf[], root: string): Ref {
  const { graph, agreement } = context;
  const { factor, byQuantity } = pricing(agreement.costTypes[type]!, rows[0]!.party.id);
  const terms = rows.map((leaf) => {
    const args = { type, month: leaf.day.slice(0, 7), party: leaf.party.name };
    const id = `${root}/${leaf.year.name}/${leaf.line.id}/${leaf.party.id}/${type}/${leaf.day}`;
    const what = about(id, byQuantity ? "booked-quantity" : "booked-cost", args, undefined, byQuantity ? "count" : "cents");
    const value = byQuantity ? ratio(leaf.quantity, UNIT) : ratio(leaf.cents);
    return { of: given(graph, what, value, leaf.sources), times: factor };
  });
  return weighted(graph, about(`${root}-type/${name}`, "cost-of-type", { type }, `reimbursable/types/${type}`), terms);
}

/** What one recorded unit or cent of a type is worth for a party. */
function pricing(type: CostType, party: Id): Price {
  const price = priceFor(type, party);
  if (price === undefined) throw new Error(`${party} has no rate for what it booked`);
  return price;
}

function withOverhead(context: Context, name: string, party: Party, types: readonly Ref[], root: "cost" | "development"): Ref {
  const { graph, agreement } = context;
  const args = { party: party.name, line: name.split("/")[1]!, year: name.slice(0, 4) };
  const direct = sum(graph, about(`${root}-direct/${name}`, "direct-cost", args, "reimbursable/types"), types);
  const rate = agreement.overhead[party.id];
  const key = root === "cost" ? "reimbursable-cost" : "development-cost";
  if (!rate || rate.n === 0n) return sum(graph, about(`${root}-cell/${name}`, key, args), [direct]);
  const overhead = times(graph, about(`${root}-overhead/${name}`, "overhead", args, `reimbursable/overhead/${party.id}`), direct, rate);
  return sum(graph, about(`${root}-cell/${name}`, key, args), [direct, overhead]);
}

/** Development cost above the cap of the phase is cut for all in proportion. */
function capped(context: Context, cells: readonly CostCell[]): { cells: readonly CostCell[]; over: Ref | undefined } {
  const { graph: g, agreement } = context;
  const cap = agreement.development?.cap;
  if (cells.length === 0 || cap === undefined || cap === "none") return { cells, over: undefined };
  const clause = "phases/development/cap";
  const total = sum(
    g,
    about("development-total", "development-total", {}, clause),
    cells.map((cell) => cell.ref),
  );
  const limit = given(g, about("development-cap", "development-cap", {}, clause), ratio(cap));
  const share = quotient(g, about("development-paid-share", "paid-share", {}, clause, "factor"), limit, total);
  const factor = when(g, about("development-factor", "paid-share", {}, clause, "factor"), total, ">", limit, share, constant(g, ratio(1n)));
  const over = minus(
    g,
    about("apart/over-cap", "apart-over-cap", {}, clause),
    total,
    least(g, about("development-paid", "development-paid", {}, clause), total, limit),
  );
  const paid = cells.map((cell) => ({
    ...cell,
    ref: product(
      g,
      about(`development-paid/${g.nodes[cell.ref]!.id.slice("development-cell/".length)}`, "development-paid", g.nodes[cell.ref]!.label.args, clause),
      cell.ref,
      factor,
    ),
  }));
  return { cells: paid, over };
}
