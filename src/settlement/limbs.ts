/** Limbs 1 and 2 beside the targets: what the sharing rests on, and the figures that its keys and caps are measured by. Page sections 5–8. */
import type { Scheme } from "../agreement/agreement.ts";
import type { Id } from "../kernel/id.ts";
import { mul, ONE, type Ratio, sub } from "../kernel/share.ts";
import type { Context, Year } from "./context.ts";
import type { CostCell } from "./costs.ts";
import type { FeeCell } from "./fees.ts";
import type { Ref } from "./graph.ts";
import { runningShare } from "./members.ts";
import { about, sum, weighted } from "./nodes.ts";
import type { TargetCell } from "./targets.ts";

export type Limbs = { readonly targets: readonly TargetCell[]; readonly costs: readonly CostCell[]; readonly fees: readonly FeeCell[] };
/** A figure of the scheme or of one provider in it, made when a key or a cap first asks for it. */
export type Measures = (measure: "target" | "cost" | "fee" | "fee-at-risk") => Ref;
export type Measuring = { readonly context: Context; readonly scheme: Scheme; readonly id: string; readonly years: readonly Year[]; readonly limbs: Limbs };

/** Figures of one provider: limits look at the reimbursed part of its targets, keys at the whole. */
export function ownMeasures({ context, scheme, id, years, limbs }: Measuring, provider: Id, part: "reimbursed" | "whole"): Measures {
  const g = context.graph;
  const mine = (cell: TargetCell | CostCell): boolean => years.includes(cell.year) && cell.provider === provider && scheme.lines.includes(cell.line.id);
  const args = { provider, year: years.map((y) => y.name).join("–") };
  const share = (cell: TargetCell): Ratio =>
    mul(runningShare(context, cell.year, cell.line, cell.provider), part === "whole" ? ONE : reimbursedPart(context, cell.line.id));
  const fees = (): readonly FeeCell[] => limbs.fees.filter((fee) => years.includes(fee.year) && fee.provider === provider);
  const makers: Readonly<Record<Parameters<Measures>[0], () => Ref>> = {
    target: () =>
      weighted(
        g,
        about(`${id}/own-target`, "own-target", args, "target-cost"),
        limbs.targets.filter(mine).map((cell) => ({ of: cell.ref, times: share(cell) })),
      ),
    cost: () =>
      sum(
        g,
        about(`${id}/own-cost`, "own-cost", args, "reimbursable"),
        limbs.costs.filter(mine).map((cell) => cell.ref),
      ),
    fee: () =>
      sum(
        g,
        about(`${id}/fee-whole`, "fee-whole", args, `fee/${provider}`),
        fees().map((fee) => fee.full),
      ),
    "fee-at-risk": () =>
      sum(
        g,
        about(`${id}/fee-at-risk`, "fee-at-risk", args, `fee/${provider}`),
        fees().map((fee) => fee.atRisk),
      ),
  };
  return (measure) => g.once(`${id}/measure/${measure}`, makers[measure]);
}

/** Figures of the whole scheme. */
export function jointMeasures({ context, scheme, id, years, limbs }: Measuring, target: Ref): Measures {
  const g = context.graph;
  const fees = (): readonly FeeCell[] => years.flatMap((year) => feesIn(context, scheme, year, limbs));
  const args = { year: years.map((y) => y.name).join("–") };
  const makers: Readonly<Record<Parameters<Measures>[0], () => Ref>> = {
    target: () => target,
    cost: () =>
      sum(
        g,
        about(`${id}/costs`, "cost", args, "reimbursable"),
        limbs.costs.filter((cell) => years.includes(cell.year) && scheme.lines.includes(cell.line.id)).map((cell) => cell.ref),
      ),
    fee: () =>
      sum(
        g,
        about(`${id}/fees`, "fees-in-all", args, "fee"),
        fees().map((fee) => fee.full),
      ),
    "fee-at-risk": () =>
      sum(
        g,
        about(`${id}/fees-at-risk`, "fees-at-risk-in-all", args, "fee"),
        fees().map((fee) => fee.atRisk),
      ),
  };
  return (measure) => g.once(`${id}/measure/${measure}`, makers[measure]);
}

/** The share of a line that is paid by reimbursement: outcomes may stand instead of the rest. */
export function reimbursedPart(context: Context, line: Id): Ratio {
  return context.agreement.outcomes.reduce((left, outcome) => (outcome.insteadOf?.line === line ? sub(left, outcome.insteadOf.share) : left), ONE);
}

export function providersOf(context: Context, scheme: Scheme): readonly Id[] {
  const on = new Set(context.agreement.lines.filter((line) => scheme.lines.includes(line.id)).flatMap((line) => line.providers));
  return context.providers.filter((party) => on.has(party.id)).map((party) => party.id);
}

export function feesIn(context: Context, scheme: Scheme, year: Year, limbs: Limbs): readonly FeeCell[] {
  const on = providersOf(context, scheme);
  return limbs.fees.filter((fee) => fee.year === year && on.includes(fee.provider));
}
