/** From what is owed and payable to payments: less what was approved before, by the payment matrix, falls recovered as agreed. Page section 11. */
import type { Flow, PaymentRow } from "../agreement/agreement.ts";
import type { Id } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";
import type { Context } from "./context.ts";
import { note } from "./keys.ts";
import { added, type Settled, settledBefore, type SumFigure, type Term, turned } from "./payment-figures.ts";
import type { RoundedCell } from "./rounding.ts";
import type { Component, Payment, Statement } from "./statement.ts";

export type Paid = {
  readonly payments: readonly Payment[];
  readonly held: NonNullable<Statement["held"]>;
  /** Every payment as a sum of what is owed, of what an earlier statement settled of it, and of what is set off. */
  readonly figures: readonly SumFigure[];
};

type Due = { readonly flow: Payment["flow"]; readonly provider: Id; readonly purchaser: Id; cents: Cents; readonly terms: Term[] };
/** A claim of one party on another in one flow; below zero the claim runs the other way. */
type Leg = {
  readonly flow: Payment["flow"];
  readonly creditor: Id;
  readonly debtor: Id;
  readonly recharge: boolean;
  readonly row: PaymentRow | undefined;
  cents: Cents;
  /** What `cents` is the sum of. */
  readonly terms: Term[];
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

/** What is owed between two parties, rounded. */
export type Owed = Pick<RoundedCell, "year" | "component" | "provider" | "purchaser" | "standing" | "cents" | "figure">;

export function paymentsOf(context: Context, cells: readonly Owed[], earlier: readonly Settled[], final: boolean): Paid {
  const { falls } = context.agreement.settlement;
  const { dues, before } = duesOf(cells, earlier);
  const untaxed = dues.filter((due) => due.cents !== 0n && isVatOpen(context, due.flow));
  for (const { flow } of untaxed) note(context, "vat-open", { flow }, `vat/${flow}`);
  const fallen = falls === "final" && !final ? dues.filter((due) => due.cents < 0n && !untaxed.includes(due)) : [];
  for (const { provider, purchaser, flow } of fallen) note(context, "fall-held-until-final", { provider, purchaser, flow }, "settlement/falls");
  const held = [...untaxed, ...fallen];
  const legs = legsOf(
    context,
    dues.filter((due) => !held.includes(due)),
  );
  const set = falls === "set-off" ? setOff(legs) : [];
  const paid = legs.filter((leg) => leg.cents !== 0n).map((leg) => ({ payment: paymentOf(context, leg), leg }));
  return {
    payments: paid.map(({ payment }) => payment),
    held: held.map((due) => ({
      flow: due.flow,
      provider: due.provider,
      purchaser: due.purchaser,
      cents: String(-due.cents),
      reason: untaxed.includes(due) ? ("vat-open" as const) : ("fall" as const),
      figure: heldId(due),
    })),
    figures: [
      ...before,
      ...set,
      ...held.map(({ flow, provider, purchaser, cents, terms }) =>
        added({ id: heldId({ flow, provider, purchaser }), key: "held", args: { flow, provider, purchaser } }, cents, terms),
      ),
      ...paid.map(({ payment: { figure, from, to, flow, cents }, leg: { terms, row, cents: claim } }) =>
        added(
          { id: figure, key: "payment", args: { from, to, flow }, ...(row ? { clause: row.path } : {}) },
          BigInt(cents),
          claim < 0n ? turned(terms) : terms,
        ),
      ),
    ],
  };
}

function heldId({ flow, provider, purchaser }: Pick<Due, "flow" | "provider" | "purchaser">): string {
  return `held/${flow}/${provider}/${purchaser}`;
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
function duesOf(cells: readonly Owed[], earlier: readonly Settled[]): { readonly dues: readonly Due[]; readonly before: readonly SumFigure[] } {
  const dues = new Map<string, Due>();
  const gather = (flow: Payment["flow"], provider: Id, purchaser: Id, cents: Cents, term: Term): void => {
    if (provider === purchaser) return;
    const id = `${flow}/${provider}/${purchaser}`;
    const due = dues.get(id) ?? { flow, provider, purchaser, cents: 0n, terms: [] };
    dues.set(id, due);
    due.cents += cents;
    due.terms.push(term);
  };
  for (const cell of cells) {
    if (cell.standing === "payable") gather(FLOW_OF[cell.component], cell.provider, cell.purchaser, cell.cents, { figure: cell.figure, times: 1 });
  }
  const last = earlier.toSorted((a, b) => (a.through === b.through ? (a.knownAt < b.knownAt ? -1 : 1) : a.through < b.through ? -1 : 1)).at(-1);
  const before = last ? settledBefore(last, (component) => FLOW_OF[component]) : [];
  for (const { whole, flow, provider, purchaser } of before) gather(flow, provider, purchaser, -whole.cents, { figure: whole.id, times: -1 });
  return { dues: [...dues.values()], before: before.flatMap(({ whole, parts }) => [...parts, whole]) };
}

/** Who claims what of whom: a lead purchaser stands between the provider and the other purchasers, whichever way the money runs. */
function legsOf(context: Context, dues: readonly Due[]): readonly Leg[] {
  const legs = new Map<string, Leg>();
  const gather = (due: Due, creditor: Id, debtor: Id, recharge: boolean, row: PaymentRow | undefined): void => {
    if (creditor === debtor) return;
    const id = `${due.flow}/${creditor}/${debtor}/${recharge}`;
    const leg = legs.get(id) ?? { flow: due.flow, creditor, debtor, recharge, row, cents: 0n, terms: [] };
    legs.set(id, leg);
    leg.cents += due.cents;
    leg.terms.push(...due.terms);
  };
  for (const due of dues) {
    const row = context.agreement.payments.find(({ flows, payee }) => flows.includes(due.flow as Flow) && (payee === "all" || payee === due.provider));
    const payer = row?.payer.by === "lead" ? row.payer.lead : due.purchaser;
    gather(due, due.provider, payer, false, row);
    if (payer !== due.purchaser) gather(due, payer, due.purchaser, true, row);
  }
  return [...legs.values()];
}

/** What goes back is first taken from what the same two parties pay the same way in other flows. Returns what was set off, and the falls that it is taken of. */
function setOff(legs: readonly Leg[]): readonly SumFigure[] {
  const figures: SumFigure[] = [];
  for (const pair of Map.groupBy(legs, (leg) => `${leg.creditor}/${leg.debtor}`).values()) {
    for (const debt of pair.filter((leg) => leg.cents < 0n)) {
      const { creditor, debtor } = debt;
      const fall = added(
        { id: `fall/${creditor}/${debtor}/${nameOf(debt)}`, key: "fall", args: { from: creditor, to: debtor, flow: debt.flow } },
        -debt.cents,
        turned(debt.terms),
      );
      const taken = pair.filter((leg) => leg.cents > 0n).flatMap((claim) => takenOf(fall, debt, claim));
      if (taken.length > 0) figures.push(fall, ...taken);
    }
  }
  return figures;
}

function takenOf(fall: SumFigure, debt: Leg, claim: Leg): readonly SumFigure[] {
  const taken = claim.cents < -debt.cents ? claim.cents : -debt.cents;
  if (taken === 0n) return [];
  const id = `set-off/${debt.creditor}/${debt.debtor}/${nameOf(debt)}/${nameOf(claim)}`;
  claim.cents -= taken;
  claim.terms.push({ figure: id, times: -1 });
  debt.cents += taken;
  debt.terms.push({ figure: id, times: 1 });
  return [{ id, key: "set-off", args: fall.args, cents: taken, op: "set-off", inputs: [fall.id] }];
}

/** A leg among those of the same two parties that run the same way. */
function nameOf({ flow, recharge }: Leg): string {
  return recharge ? `${flow}-recharge` : flow;
}

/** Whether the flow changes the price of a supply rests on no recorded opinion: nothing of it is invoiced yet. */
function isVatOpen(context: Context, flow: Payment["flow"]): boolean {
  return (flow === "gain-and-pain" || flow === "results" || flow === "outcomes") && (context.agreement.vat[flow] ?? "open") === "open";
}
