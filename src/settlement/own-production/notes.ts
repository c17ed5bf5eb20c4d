/** What makes own production and bought service less comparable than their euros look: each a code with its figures, told in words.ts. Pure. */
import { classFor, type Party } from "../../agreement/agreement.ts";
import { isPaid, worthOf } from "../../agreement/pricing.ts";
import { contains } from "../../kernel/day.ts";
import type { Id } from "../../kernel/id.ts";
import { type Cents, round } from "../../kernel/money.ts";
import type { Context, Year } from "../context.ts";
import type { Comparison } from "./comparison.ts";
import { sideOf, type Stated } from "./sides.ts";

/** Cents stand as they are; parties and lines by their ids. */
export type Noted =
  | { readonly code: "no-own" | "no-bought" | "no-pair" | "interim" }
  | { readonly code: "no-overhead" | "for-another"; readonly parties: readonly Id[] }
  | { readonly code: "no-customers" | "customers-together"; readonly lines: readonly Id[] }
  | { readonly code: "in-fee" | "waiting" | "development"; readonly own: Cents; readonly bought: Cents }
  | { readonly code: "vat-unstated"; readonly count: number };

type Made = Pick<Comparison, "lines" | "pairs"> & { readonly stated: readonly Stated[] };

export function notesOf(context: Context, year: Year, made: Made): readonly Noted[] {
  const { lines, pairs } = made;
  const has = (side: "own" | "bought"): boolean => lines.some((each) => each[side]);
  const notes: Noted[] = [];
  if (!has("own")) notes.push({ code: "no-own" });
  if (!has("bought")) notes.push({ code: "no-bought" });
  if (pairs.length === 0 && has("own") && has("bought")) notes.push({ code: "no-pair" });
  if (!year.over) notes.push({ code: "interim" });
  notes.push(...aboutProviders(context, made), ...aboutCustomers(made), ...aboutCosts(context, year));
  const count = made.stated.reduce((all, row) => all + (isInvoiced(context, row) ? row.unstated : 0), 0);
  if (count > 0) notes.push({ code: "vat-unstated", count });
  return notes;
}

function isInvoiced({ agreement }: Context, { party, type }: Stated): boolean {
  return (
    agreement.costTypes[type]!.basis === "invoice" &&
    isPaid(
      agreement,
      agreement.parties.find(({ id }) => id === party)!,
      type,
    )
  );
}

function* aboutProviders({ agreement }: Context, { lines }: Made): Generator<Noted> {
  const own = lines.flatMap(({ line, own: part }) => (part?.providers ?? []).map((id) => ({ id, line })));
  const bare = [...new Set(own.map(({ id }) => id).filter((id) => !agreement.overhead[id] || agreement.overhead[id].n === 0n))];
  if (bare.length > 0) yield { code: "no-overhead", parties: bare };
  const sold = [...new Set(own.filter(({ id, line }) => line.organiser !== undefined && line.organiser !== id).map(({ id }) => id))];
  if (sold.length > 0) yield { code: "for-another", parties: sold };
}

function* aboutCustomers({ lines }: Made): Generator<Noted> {
  const services = lines.filter(({ line }) => line.kind === "service");
  const uncounted = services.filter(({ customers }) => customers === undefined).map(({ line }) => line.id);
  if (uncounted.length > 0) yield { code: "no-customers", lines: uncounted };
  const mixed = services.filter(({ customers, own, bought }) => customers !== undefined && own && bought).map(({ line }) => line.id);
  if (mixed.length > 0) yield { code: "customers-together", lines: mixed };
}

/** Cost of the year that is in no figure: carried by the fee, disputed or not approved, or of the development phase. */
function* aboutCosts({ agreement, facts }: Context, { period }: Year): Generator<Noted> {
  const parties = new Map<Id, Party>(agreement.parties.map((party) => [party.id, party]));
  const left = { "in-fee": { own: 0n, bought: 0n }, waiting: { own: 0n, bought: 0n }, development: { own: 0n, bought: 0n } };
  for (const { party: id, type, status, approved, day, ...booked } of facts.costs) {
    if (!contains(period, day)) continue;
    const cents = round(worthOf(agreement.costTypes[type], id, booked), "half-up");
    const party = parties.get(id)!;
    const kind = classFor(agreement.costTypes[type]!, party);
    const side = sideOf(party);
    if (status === "disputed" || (status === "accepted" && kind === "conditional" && !approved)) left.waiting[side] += cents;
    else if (status === "accepted" && kind === "in-fee") left["in-fee"][side] += cents;
    else if (status === "accepted" && kind !== "excluded" && agreement.development && day <= agreement.development.until) left.development[side] += cents;
  }
  for (const code of ["in-fee", "waiting", "development"] as const) {
    const { own, bought } = left[code];
    if (own !== 0n || bought !== 0n) yield { code, own, bought };
  }
}
