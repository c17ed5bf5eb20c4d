/**
 * A statement put together of obligations that other statements have settled: nothing is rounded or divided anew, every figure leads to where it was
 * reckoned, and the payments follow by the same matrix. Page section 11.
 */
import type { Agreement } from "../agreement/agreement.ts";
import type { Id } from "../kernel/id.ts";
import { contextOf } from "./context.ts";
import { NO_FACTS } from "./facts.ts";
import { paymentSums, type Settled, type SumFigure } from "./payment-figures.ts";
import { type Owed, paymentsOf } from "./payments.ts";
import { appropriationRows, partyTotals, placeOf, sumsOf } from "./report.ts";
import type { Figure, Obligation, Statement } from "./statement.ts";

/** Obligations of one statement, and figures to keep beside theirs; all are named with the prefix, so that two statements can stand side by side. */
export type Taken = { readonly statement: Statement; readonly prefix: string; readonly obligations: readonly Obligation[]; readonly also: readonly string[] };
export type Composing = {
  readonly earlier?: Settled;
  /** Nothing comes after it, and what fell is paid back. */
  readonly final: boolean;
  /** Whose appropriations are shown. */
  readonly purchasers: readonly Id[];
  /** Sums of figures that are taken. */
  readonly sums: readonly SumFigure[];
};

/** Parties, payments and figures of what is taken; the clocks and the state of the years are the last statement's. */
export function composed(agreement: Agreement, taken: readonly Taken[], { earlier, final, purchasers, sums }: Composing): Statement {
  const { statement: last } = taken.at(-1)!;
  const context = contextOf(agreement, NO_FACTS, last.through, last.knownAt);
  const obligations = taken.flatMap(({ prefix, obligations: own }) => own.map((row) => ({ ...row, figure: prefix + row.figure })));
  const cells: readonly Owed[] = obligations.map((row) => ({ ...row, cents: BigInt(row.cents) }));
  const { totals, extras } = partyTotals(context, cells);
  const { rows, extras: owes } = appropriationRows(context, cells);
  const appropriations = rows.filter(({ party }) => purchasers.includes(party));
  const { payments, held, figures } = paymentsOf(context, cells, earlier ? [earlier] : [], final);
  const { moved, figures: movements } = paymentSums(payments);
  const shown = new Set(appropriations.map(({ figure }) => figure));
  const notes = [...taken.flatMap(({ statement }) => statement.notes), ...context.notes.map((note) => placed(agreement, note))];
  const { alliance, agreement: file, currency, names, through, knownAt, years, engine } = last;
  return {
    sameside: 1,
    kind: "statement",
    engine,
    alliance,
    agreement: file,
    currency,
    ...(names ? { names } : {}),
    through,
    knownAt,
    years,
    obligations,
    parties: totals,
    payments,
    ...(moved ? { moved } : {}),
    ...(held.length > 0 ? { held } : {}),
    appropriations,
    apart: [],
    volumeShares: [],
    refusedClaims: [],
    notes: notes.filter((note, i) => notes.findIndex((other) => JSON.stringify(other) === JSON.stringify(note)) === i),
    figures: [...taken.flatMap(figuresBelow), ...sumsOf(agreement, [...sums, ...extras, ...owes.filter(({ id }) => shown.has(id)), ...figures, ...movements])],
  };
}

function placed(agreement: Agreement, { code, args, clause }: Statement["notes"][number]): Statement["notes"][number] {
  return { code, args, ...(clause === undefined ? {} : { clause: placeOf(agreement, clause) }) };
}

/** The part of a statement's figures that what is taken rests on, in their order. */
function figuresBelow({ statement, prefix, obligations, also }: Taken): readonly Figure[] {
  const { figures } = statement;
  const wanted = new Set([...obligations.map(({ figure }) => figure), ...also]);
  // An input stands before what rests on it.
  for (const { id, inputs } of figures.toReversed()) if (wanted.has(id)) for (const input of inputs) wanted.add(input);
  return figures
    .filter(({ id }) => wanted.has(id))
    .map((figure) => (prefix === "" ? figure : { ...figure, id: prefix + figure.id, inputs: figure.inputs.map((input) => prefix + input) }));
}
