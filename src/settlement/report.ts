/** Puts the statement together: obligations, totals, payments and the whole derivation as plain values. */
import type { Agreement, Path } from "../agreement/agreement.ts";
import type { Id } from "../kernel/id.ts";
import { type Cents, round } from "../kernel/money.ts";
import { formatRatio } from "../kernel/share.ts";
import { formatSource } from "../kernel/source.ts";
import type { Context } from "./context.ts";
import { type Graph, inputsOf, type Operation, type Ref } from "./graph.ts";
import type { SumFigure } from "./payment-figures.ts";
import type { Owed } from "./payments.ts";
import type { RoundedFigure } from "./rounding.ts";
import type { Figure, PartyTotal, Statement } from "./statement.ts";

/** Both sides of every party, with a figure for each sum. */
export function partyTotals(context: Context, cells: readonly Owed[]): { readonly totals: readonly PartyTotal[]; readonly extras: readonly SumFigure[] } {
  const extras: SumFigure[] = [];
  const totals = (["provider", "purchaser"] as const).flatMap((side) => {
    const own = Map.groupBy(cells, (cell) => cell[side]);
    return context.agreement.parties.flatMap((party) => (own.has(party.id) ? [totalOf(party.id, side, own.get(party.id)!, extras)] : []));
  });
  return { totals, extras };
}

function totalOf(party: Id, side: "provider" | "purchaser", own: readonly Owed[], extras: SumFigure[]): PartyTotal {
  const groups = [...Map.groupBy(own, (cell) => `${cell.year}/${cell.component}/${cell.standing}`).values()];
  const rows = groups.map((group) => {
    const { year, component, standing } = group[0]!;
    const figure = `sum/${side}/${party}/${year}/${component}/${standing}`;
    const cents = centsOf(group);
    extras.push({
      id: figure,
      key: side === "provider" ? "sum-receives" : "sum-owes",
      args: { party, year, component, standing },
      cents,
      inputs: group.map((cell) => cell.figure),
      op: "sum",
    });
    return { year, component, standing, cents: String(cents), figure };
  });
  const payable = rows.filter((row) => row.standing === "payable");
  const figure = `sum/${side}/${party}`;
  const cents = payable.reduce((all, row) => all + BigInt(row.cents), 0n);
  extras.push({
    id: figure,
    key: side === "provider" ? "total-receives" : "total-owes",
    args: { party },
    cents,
    inputs: payable.map((row) => row.figure),
    op: "sum",
    clause: "settlement",
  });
  return { party, side, rows, payable: String(cents), figure };
}

/**
 * What each purchaser owes for a year beside its appropriation: what is payable, retained and internal, and what has accrued against it. Who owes
 * something and has no appropriation for the year is listed too. Page section 4.
 */
export function appropriationRows(
  context: Context,
  cells: readonly Owed[],
): { readonly rows: Statement["appropriations"]; readonly extras: readonly SumFigure[] } {
  const extras: SumFigure[] = [];
  const counting = cells.filter(({ standing, cents }) => standing !== "notional" && (standing !== "accrued" || cents > 0n));
  const owed = Map.groupBy(counting, (cell) => `${cell.year}/${cell.purchaser}`);
  const rows = context.years.flatMap(({ name: year }) => {
    const granted = context.agreement.appropriations.filter((row) => row.year === year);
    const without = context.agreement.parties.filter(({ id }) => !granted.some((row) => row.party === id) && centsOf(owed.get(`${year}/${id}`) ?? []) > 0n);
    const all = [...granted, ...without.map(({ id }) => ({ party: id, amount: 0n, state: "none" as const }))];
    return all.map(({ party, amount, state }) => {
      const own = owed.get(`${year}/${party}`) ?? [];
      const owes = centsOf(own);
      const figure = `owes/${year}/${party}`;
      const clause = state === "none" ? `appropriations/${year}` : `appropriations/${year}/${party}`;
      extras.push({ id: figure, key: "owes-of-year", args: { party, year }, cents: owes, inputs: own.map((cell) => cell.figure), op: "sum", clause });
      const excess = owes > amount ? owes - amount : 0n;
      return { year, party, owes: String(owes), appropriation: String(amount), excess: String(excess), state, figure };
    });
  });
  return { rows, extras };
}

/** The figures of the statement: the part of the graph that something shown rests on, then what rounding and summing added. */
export function figuresOf(context: Context, roots: readonly Ref[], roundedFigures: readonly RoundedFigure[], extras: readonly SumFigure[]): readonly Figure[] {
  const { graph, agreement } = context;
  const wanted = reachable(graph, [...roots, ...roundedFigures.flatMap((figure) => figure.exact)]);
  const figures: Figure[] = [];
  for (const [ref, node] of graph.nodes.entries()) {
    if (!wanted[ref]) continue;
    figures.push({
      id: node.id,
      label: node.label,
      unit: node.unit,
      value: formatRatio(graph.value(ref)),
      op: describe(node.op),
      inputs: inputsOf(node.op).map((input) => graph.nodes[input]!.id),
      ...(node.clause === undefined ? {} : { clause: placeOf(agreement, node.clause) }),
      ...(node.sources === undefined || node.sources.length === 0 ? {} : { sources: node.sources.map(formatSource) }),
    });
  }
  for (const { id, key, args, cents, inputs } of roundedFigures)
    figures.push({ id, label: { key, args }, unit: "cents", value: String(cents), op: "rounded", inputs, clause: placeOf(agreement, "settlement/rounding") });
  return [...figures, ...sumsOf(agreement, extras)];
}

/** Sums of whole cents as figures. */
export function sumsOf(agreement: Agreement, sums: readonly SumFigure[]): readonly Figure[] {
  return sums.map(({ id, key, args, cents, inputs, op, clause }) => ({
    id,
    label: { key, args },
    unit: "cents",
    value: String(cents),
    op,
    inputs,
    ...(clause ? { clause: placeOf(agreement, clause) } : {}),
  }));
}

/** `file:line` of a clause, or of the nearest one around it. */
export function placeOf(agreement: Agreement, clause: Path): string {
  for (let path = clause; path !== ""; path = path.slice(0, Math.max(0, path.lastIndexOf("/")))) {
    const place = agreement.where[path];
    if (place) return `${agreement.file}:${place.line}`;
  }
  return `${agreement.file}:1`;
}

export function apartRows(
  context: Context,
  apart: ReadonlyMap<Statement["apart"][number]["reason"], { readonly ref: Ref; readonly count: number }>,
): Statement["apart"] {
  const rule = context.agreement.settlement.rounding;
  return [...apart].map(([reason, { ref, count }]) => ({
    reason,
    cents: String(round(context.graph.value(ref), rule)),
    count,
    figure: context.graph.nodes[ref]!.id,
  }));
}

function reachable(graph: Graph, roots: readonly Ref[]): Uint8Array {
  const wanted = new Uint8Array(graph.nodes.length);
  for (const root of roots) wanted[root] = 1;
  for (let ref = graph.nodes.length - 1; ref >= 0; ref--) if (wanted[ref]) for (const input of inputsOf(graph.nodes[ref]!.op)) wanted[input] = 1;
  return wanted;
}

function describe(op: Operation): string {
  if (op.kind === "when") return `when ${op.is}`;
  if (op.kind === "whole") return `whole ${op.rule}`;
  if (op.kind !== "sum") return op.kind;
  const plain = op.terms.every((term) => term.times.n === term.times.d);
  const factors = plain ? "" : ` × ${op.terms.map((term) => formatRatio(term.times)).join(", ")}`;
  return `sum${factors}${op.plus.n === 0n ? "" : ` + ${formatRatio(op.plus)}`}`;
}

function centsOf(cells: readonly Owed[]): Cents {
  return cells.reduce((all, cell) => all + cell.cents, 0n);
}
