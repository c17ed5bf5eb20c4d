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
export type Paid = { readonly payments: readonly Payment[]; readonly held: NonNullable<Statement["held"]>; readonly figures: readonly PaymentFigure[] };

type Due = { readonly flow: Payment["flow"]; readonly provider: Id; readonly purchaser: Id; cents: Cents; readonly inputs: string[] };
/** A claim of one party on another in one flow; below zero the claim runs the other way. */
type Leg = {
  readonly flow: Payment["flow"];
  readonly creditor: Id;
  readonly debtor: Id;
  readonly recharge: boolean;
  readonly row: PaymentRow | undefined;
  cents: Cents;
  readonly inputs: string[];
};

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

export function paymentsOf(context: Context, cells: readonly RoundedCell[], earlier: readonly Statement[], final: boolean): Paid {
  const { falls } = context.agreement.settlement;
  const dues = duesOf(cells, earlier);
  const untaxed = dues.filter((due) => due.cents !== 0n && isVatOpen(context, due.flow));
  for (const { flow } of untaxed) note(context, "vat-open", { flow }, `vat/${flow}`);
  const fallen = falls === "final" && !final ? dues.filter((due) => due.cents < 0n && !untaxed.includes(due)) : [];
  for (const { provider, purchaser, flow } of fallen) note(context, "fall-held-until-final", { provider, purchaser, flow }, "settlement/falls");
  const held = [...untaxed, ...fallen];
  const legs = legsOf(
    context,
    dues.filter((due) => !held.includes(due)),
  );
  if (falls === "set-off") setOff(legs);
  const paid = legs.filter((leg) => leg.cents !== 0n).map((leg) => ({ payment: paymentOf(context, leg), leg }));
  return {
    payments: paid.map(({ payment }) => payment),
    held: held.map((due) => ({
      flow: due.flow,
      provider: due.provider,
      purchaser: due.purchaser,
      cents: String(-due.cents),
      reason: untaxed.includes(due) ? ("vat-open" as const) : ("fall" as const),
    })),
    figures: paid.map(({ payment: { figure, from, to, flow, cents }, leg: { inputs, row } }) => ({
      id: figure,
      cents: BigInt(cents),
      inputs,
      args: { from, to, flow },
      ...(row ? { clause: row.path } : {}),
    })),
  };
}

function paymentOf(context: Context, { flow, creditor, debtor, recharge, row, cents }: Leg): Payment {
  const back = cents < 0n;
  const [from, to] = back ? [creditor, debtor] : [debtor, creditor];
  const document = recharge ? "recharge" : back ? "recovery" : (row?.document ?? "invoice");
  const days = row?.terms ?? context.agreement.settlement.due;
  const figure = `pay/${from}/${to}/${flow}/${document}`;
  return {
    from,
    to,
    document,
    flow,
    terms: `${days.count} ${days.unit}`,
    cents: String(back ? -cents : cents),
    figure,
    vat: vatOf(flow),
  };
}

function vatOf(flow: Payment["flow"]): Payment["vat"] {
  if (flow === "late-interest") return "none";
  return flow === "gain-and-pain" || flow === "results" || flow === "outcomes" ? "settled" : "by-line";
}

/** Cumulative payable cents per flow and pair, less what the latest statement approved before had paid: its payable cents without what it held. */
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
  for (const row of last?.held ?? []) gather(row.flow, row.provider, row.purchaser, -BigInt(row.cents), undefined);
  return [...dues.values()];
}

/** Who claims what of whom: a lead purchaser stands between the provider and the other purchasers, whichever way the money runs. */
function legsOf(context: Context, dues: readonly Due[]): readonly Leg[] {
  const legs = new Map<string, Leg>();
  const gather = (due: Due, creditor: Id, debtor: Id, recharge: boolean, row: PaymentRow | undefined): void => {
    if (creditor === debtor) return;
    const id = `${due.flow}/${creditor}/${debtor}/${recharge}`;
    const leg = legs.get(id) ?? { flow: due.flow, creditor, debtor, recharge, row, cents: 0n, inputs: [] };
    legs.set(id, leg);
    leg.cents += due.cents;
    leg.inputs.push(...due.inputs);
  };
  for (const due of dues) {
    const row = context.agreement.payments.find(({ flows, payee }) => flows.includes(due.flow as Flow) && (payee === "all" || payee === due.provider));
    const payer = row?.payer.by === "lead" ? row.payer.lead : due.purchaser;
    gather(due, due.provider, payer, false, row);
    if (payer !== due.purchaser) gather(due, payer, due.purchaser, true, row);
  }
  return [...legs.values()];
}

/** What goes back is first taken from what the same two parties pay the same way in other flows. */
function setOff(legs: readonly Leg[]): void {
  for (const pair of Map.groupBy(legs, (leg) => `${leg.creditor}/${leg.debtor}`).values()) {
    for (const debt of pair.filter((leg) => leg.cents < 0n)) {
      for (const claim of pair.filter((leg) => leg.cents > 0n)) {
        const taken = claim.cents < -debt.cents ? claim.cents : -debt.cents;
        claim.cents -= taken;
        debt.cents += taken;
        if (taken > 0n) claim.inputs.push(...debt.inputs);
      }
    }
  }
}

/** Whether the flow changes the price of a supply rests on no recorded opinion: nothing of it is invoiced yet. */
function isVatOpen(context: Context, flow: Payment["flow"]): boolean {
  return (flow === "gain-and-pain" || flow === "results" || flow === "outcomes") && (context.agreement.vat[flow] ?? "open") === "open";
}
