/** From what is owed and payable to payments: less what was approved before, by the payment matrix, falls recovered as agreed. Page section 11. */
import type { Flow, PaymentRow } from "../agreement/agreement.ts";
import type { Id } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";
import type { Context } from "./context.ts";
import { note } from "./keys.ts";
import type { RoundedCell } from "./rounding.ts";
import type { Component, Payment, Statement } from "./statement.ts";

export type PaymentFigure = {
  readonly id: string;
  readonly cents: Cents;
  readonly inputs: readonly string[];
  readonly args: Readonly<Record<string, string>>;
  readonly clause?: string;
};
export type Paid = { readonly payments: readonly Payment[]; readonly figures: readonly PaymentFigure[] };

type Due = { readonly flow: Payment["flow"]; readonly provider: Id; readonly purchaser: Id; cents: Cents; readonly inputs: string[] };

const FLOW_OF: Readonly<Record<Component, Payment["flow"]>> = {
  cost: "cost",
  development: "cost",
  fee: "fee",
  withheld: "fee",
  "gain-and-pain": "gain-and-pain",
  results: "results",
  outcomes: "outcomes",
  "late-interest": "late-interest",
};

export function paymentsOf(context: Context, cells: readonly RoundedCell[], earlier: readonly Statement[]): Paid {
  const dues = netted(context, duesOf(cells, earlier));
  const sums = new Map<string, { payment: Omit<Payment, "cents" | "figure">; cents: Cents; inputs: string[]; clause?: string }>();
  const pay = (due: Due, from: Id, to: Id, document: Payment["document"], cents: Cents, row: PaymentRow | undefined): void => {
    if (from === to || cents === 0n) return;
    const id = `pay/${from}/${to}/${due.flow}/${document}`;
    const known = sums.get(id);
    if (known) {
      known.cents += cents;
      known.inputs.push(...due.inputs);
      return;
    }
    const days = row?.terms ?? context.agreement.settlement.due;
    const payment = { from, to, document, flow: due.flow, terms: `${days.count} ${days.unit}`, vat: vatOf(context, due.flow) };
    sums.set(id, { payment, cents, inputs: [...due.inputs], ...(row ? { clause: row.path } : {}) });
  };
  for (const due of dues) route(context, due, pay);
  const payments = [...sums].map(([id, { payment, cents }]) => ({ ...payment, cents: String(cents), figure: id }));
  const figures = [...sums].map(([id, { payment, cents, inputs, clause }]) => ({
    id,
    cents,
    inputs,
    args: { from: payment.from, to: payment.to, flow: payment.flow },
    ...(clause ? { clause } : {}),
  }));
  return { payments, figures };
}

/** Cumulative payable cents per flow and pair, less those of the latest statement approved before. */
function duesOf(cells: readonly RoundedCell[], earlier: readonly Statement[]): readonly Due[] {
  const dues = new Map<string, Due>();
  const gather = (flow: Payment["flow"], provider: Id, purchaser: Id, cents: Cents, input: string | undefined): void => {
    if (provider === purchaser) return;
    const id = `${flow}/${provider}/${purchaser}`;
    const due = dues.get(id) ?? { flow, provider, purchaser, cents: 0n, inputs: [] };
    dues.set(id, due);
    due.cents += cents;
    if (input !== undefined) due.inputs.push(input);
  };
  for (const cell of cells) if (cell.standing === "payable") gather(FLOW_OF[cell.component], cell.provider, cell.purchaser, cell.cents, cell.figure);
  const last = earlier.toSorted((a, b) => (a.through === b.through ? (a.knownAt < b.knownAt ? -1 : 1) : a.through < b.through ? -1 : 1)).at(-1);
  for (const row of last?.obligations ?? [])
    if (row.standing === "payable") gather(FLOW_OF[row.component], row.provider, row.purchaser, -BigInt(row.cents), undefined);
  return [...dues.values()];
}

/** Under set-off what a provider owes back is first taken from what the same purchaser owes it. */
function netted(context: Context, dues: readonly Due[]): readonly Due[] {
  const { falls } = context.agreement.settlement;
  if (falls === "invoice") return dues;
  if (falls === "final") return heldUntilFinal(context, dues);
  const pairs = Map.groupBy(dues, (due) => `${due.provider}/${due.purchaser}`);
  for (const pair of pairs.values()) {
    for (const debt of pair.filter((due) => due.cents < 0n)) {
      for (const claim of pair.filter((due) => due.cents > 0n)) {
        const taken = claim.cents < -debt.cents ? claim.cents : -debt.cents;
        claim.cents -= taken;
        debt.cents += taken;
        if (taken > 0n) claim.inputs.push(...debt.inputs);
      }
    }
  }
  return dues;
}

function heldUntilFinal(context: Context, dues: readonly Due[]): readonly Due[] {
  const over = context.through >= context.agreement.periods.at(-1)!.to;
  if (over) return dues;
  return dues.filter((due) => {
    if (due.cents < 0n) note(context, "fall-held-until-final", { provider: due.provider, purchaser: due.purchaser, flow: due.flow }, "settlement/falls");
    return due.cents >= 0n;
  });
}

function route(
  context: Context,
  due: Due,
  pay: (due: Due, from: Id, to: Id, document: Payment["document"], cents: Cents, row: PaymentRow | undefined) => void,
): void {
  const row = context.agreement.payments.find(
    (candidate) => candidate.flows.includes(due.flow as Flow) && (candidate.payee === "all" || candidate.payee === due.provider),
  );
  if (due.cents < 0n) return pay(due, due.provider, due.purchaser, "recovery", -due.cents, row);
  if (row?.payer.by !== "lead" || row.payer.lead === due.purchaser) return pay(due, due.purchaser, due.provider, row?.document ?? "invoice", due.cents, row);
  const { lead } = row.payer;
  pay(due, lead, due.provider, row.document, due.cents, row);
  pay(due, due.purchaser, lead, "recharge", due.cents, row);
}

function vatOf(context: Context, flow: Payment["flow"]): Payment["vat"] {
  if (flow === "cost" || flow === "fee" || flow === "late-interest") return "by-line";
  return context.agreement.vat[flow] === undefined || context.agreement.vat[flow] === "open" ? "open" : "settled";
}
