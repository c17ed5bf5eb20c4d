/** Fees (Limb 2): whole for the year, earned so far, and the part that stands for pain. Page section 7. */
import type { Fee } from "../agreement/agreement.ts";
import { contains, length } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import { compare, mul, ONE, type Ratio, ratio, ZERO } from "../kernel/share.ts";
import { type Context, elapsedShare, partyOf, type Year } from "./context.ts";
import type { CostCell } from "./costs.ts";
import type { About, Ref } from "./graph.ts";
import { memberDays, presence } from "./members.ts";
import { about, constant, given, greatest, least, positive, product, quotient, sum, times } from "./nodes.ts";
import type { TargetCell } from "./targets.ts";

export type FeeCell = { readonly year: Year; readonly provider: Id; readonly full: Ref; readonly earned: Ref; readonly atRisk: Ref; readonly share: Ref };

export function feesOf(context: Context, targets: readonly TargetCell[], costs: readonly CostCell[]): readonly FeeCell[] {
  return context.years.flatMap((year) =>
    context.providers.flatMap((party) => {
      const fee = context.agreement.fees[party.id];
      return fee && !year.developing ? [feeOf(context, fee, party.id, year, ofYear(targets, year), ofYear(costs, year))] : [];
    }),
  );
}

/** Sums that a fee may be a share of, made once a year. */
export function baseOf(
  context: Context,
  base: "own-target" | "target" | "own-cost" | "cost",
  provider: Id,
  year: Year,
  cells: readonly (TargetCell | CostCell)[],
): Ref {
  const own = base.startsWith("own-");
  const id = own ? `${base}/${year.name}/${provider}` : `all-${base}/${year.name}`;
  return context.graph.once(id, () => {
    const refs = cells.filter((cell) => !own || cell.provider === provider).map((cell) => cell.ref);
    return sum(context.graph, about(id, base, { year: year.name, provider }, base.endsWith("target") ? `target-cost/${year.name}` : "reimbursable"), refs);
  });
}

function feeOf(context: Context, fee: Fee, provider: Id, year: Year, targets: readonly TargetCell[], costs: readonly CostCell[]): FeeCell {
  const g = context.graph;
  const clause = `fee/${provider}`;
  const args = { provider, year: year.name };
  const present = presence(context, provider, [year]);
  const whole = wholeFee(context, fee, provider, year, present, targets, costs);
  const minimum = mul(ratio(fee.minimum), present);
  const full = greatest(g, about(`fee-full/${year.name}/${provider}`, "fee-full", args, `${clause}/minimum`), whole, constant(g, minimum));
  const share = present.n === 0n ? nothingEarned(context, provider, year) : earnedShare(context, fee, provider, year, targets, costs);
  const earned = product(g, about(`fee/${year.name}/${provider}`, "fee-earned", args, `${clause}/earned`), full, share);
  const atRisk = times(g, about(`fee-at-risk/${year.name}/${provider}`, "fee-at-risk", args, `${clause}/at-risk`), full, fee.atRisk);
  return { year, provider, full, earned, atRisk, share };
}

function wholeFee(context: Context, fee: Fee, provider: Id, year: Year, present: Ratio, targets: readonly TargetCell[], costs: readonly CostCell[]): Ref {
  const g = context.graph;
  const args = { provider, year: year.name };
  const what = about(`fee-whole/${year.name}/${provider}`, "fee-whole", args, `fee/${provider}`);
  const { basis } = fee;
  if (basis.by === "rate") {
    const cells = basis.of === "own-target" || basis.of === "target" ? targets : costs;
    return times(g, what, baseOf(context, basis.of, provider, year, cells), basis.rate);
  }
  const part = basis.per === "year" ? ONE : ratio(BigInt(length(year.days)), BigInt(context.runningDays));
  const amount = given(g, about(`fee-amount/${year.name}/${provider}`, "fee-amount", args, `fee/${provider}/amount`), ratio(basis.amount));
  return times(g, what, amount, mul(part, present));
}

function earned(provider: Id, year: Year): About {
  return about(`fee-share/${year.name}/${provider}`, "earned-share", { provider, year: year.name }, `fee/${provider}/earned`, "share");
}

function nothingEarned(context: Context, provider: Id, year: Year): Ref {
  return given(context.graph, earned(provider, year), ZERO);
}

function earnedShare(context: Context, fee: Fee, provider: Id, year: Year, targets: readonly TargetCell[], costs: readonly CostCell[]): Ref {
  const g = context.graph;
  const what = earned(provider, year);
  if (fee.earned === "at-end") return given(g, what, year.over ? ONE : ZERO);
  if (fee.earned === "evenly") {
    const days = memberDays(partyOf(context, provider), year.days);
    return given(g, what, days ? elapsedShare(days, context.through) : ZERO);
  }
  if (fee.earned === "reported") {
    const rows = context.facts.progress.filter((row) => row.provider === provider && contains(year.period, row.day));
    const latest = rows.reduce<(typeof rows)[number] | undefined>(
      (best, row) => (!best || row.day > best.day || (row.day === best.day && compare(row.share, best.share) > 0) ? row : best),
      undefined,
    );
    return latest ? given(g, what, latest.share, [latest.source]) : given(g, what, ZERO);
  }
  const { basis } = fee;
  if (basis.by === "rate" && (basis.of === "own-cost" || basis.of === "cost")) return given(g, what, ONE);
  const cost = baseOf(context, "own-cost", provider, year, costs);
  const done = quotient(
    g,
    about(`cost-to-target/${year.name}/${provider}`, "cost-to-target", { provider }, undefined, "share"),
    cost,
    baseOf(context, "own-target", provider, year, targets),
  );
  const notNegative = positive(g, about(`cost-to-target-positive/${year.name}/${provider}`, "cost-to-target", { provider }, undefined, "share"), done);
  return least(g, what, notNegative, constant(g, ONE));
}

function ofYear<T extends { readonly year: Year }>(cells: readonly T[], year: Year): readonly T[] {
  return cells.filter((cell) => cell.year === year);
}
