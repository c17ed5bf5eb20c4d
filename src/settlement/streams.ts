/**
 * Streams of money: what each provider is owed for a year and component, who pays it, and how much of it moves now. From here on the euros
 * have names on both ends. Page sections 8 (steps 9–10), 9 (step 7) and 11.
 */
import type { Line, Scheme } from "../agreement/agreement.ts";
import type { Id } from "../kernel/id.ts";
import { ONE, type Ratio, ratio, ZERO } from "../kernel/share.ts";
import { carriedOver } from "./carrying.ts";
import { type Context, isPublic, partyOf, type Year, yearOfDay } from "./context.ts";
import type { CostCell, Costs } from "./costs.ts";
import { fundersOf } from "./funding.ts";
import type { Ref } from "./graph.ts";
import { note, type Part, payersOf } from "./keys.ts";
import { about, constant, given, times } from "./nodes.ts";
import type { OutcomeCell } from "./outcomes.ts";
import type { ResultCell } from "./results.ts";
import { type Limbs, reimbursedPart } from "./limbs.ts";
import type { SharedCell } from "./sharing.ts";
import type { Component } from "./statement.ts";

/** `economic`: the provider's amount of the year; `due`: the part whose time comes in this year; `when`: whether that may be paid now. */
export type Stream = {
  readonly year: Year;
  readonly component: Component;
  readonly provider: Id;
  readonly economic: Ref;
  readonly due: Ref;
  readonly standing: "payable" | "accrued" | "notional";
  readonly payers: readonly Part[];
  /** What of it nobody owes yet, absent for nothing. */
  readonly unowed?: readonly Unowed[];
  /** Share withheld from what is above zero until the contract period is final. */
  readonly retention: Ratio;
};

/** A share that falls on a joint line without recorded units; `count`: the cost lines or outcomes behind it. */
export type Unowed = { readonly line: Line; readonly share: Ratio; readonly count: number };

export type Finality = { readonly year: ReadonlyMap<string, boolean>; readonly contract: (year: Year) => boolean };

export function costStreams(context: Context, costs: Costs): readonly Stream[] {
  const g = context.graph;
  const implementation = costs.implementation.map((cell) => {
    const { year, line, provider, slot, ref } = cell;
    const part = reimbursedPart(context, line.id);
    const id = `reimbursed/${year.name}/${line.id}/${provider}/${slot}`;
    const clause = `outcomes/${context.agreement.outcomes.findIndex((outcome) => outcome.insteadOf?.line === line.id)}/instead-of`;
    const paid = part.n === part.d ? ref : times(g, about(id, "reimbursed-part", { line: line.name, year: year.name }, clause), ref, part);
    return costStream(context, "cost", cell, paid);
  });
  return [...implementation, ...costs.development.map((cell) => costStream(context, "development", cell, cell.ref))];
}

function costStream(context: Context, component: "cost" | "development", { year, line, provider, day, count }: CostCell, paid: Ref): Stream {
  const payers = payersOf(context, line, day, year);
  const unowed = payers.length === 0 ? { unowed: [{ line, share: ONE, count }] } : {};
  return { year, component, provider, economic: paid, due: paid, payers, standing: "payable", retention: ZERO, ...unowed };
}

/** Fees, and what is withheld of them to fund results, fall on the purchasers by their part of the provider's own target. */
export function feeStreams(context: Context, limbs: Limbs, results: readonly ResultCell[], finality: Finality): readonly Stream[] {
  const payers = (year: Year, provider: Id): readonly Part[] =>
    fundersOf(context, `fee-key/${year.name}/${provider}`, `fee/${provider}`, { by: "target" }, year, limbs, { provider });
  const made = new Map(limbs.fees.map((fee) => [`${fee.year.name}/${fee.provider}`, payers(fee.year, fee.provider)]));
  const payersOfFee = (year: Year, provider: Id): readonly Part[] => made.get(`${year.name}/${provider}`)!;
  const fees = limbs.fees.map((fee) => ({
    year: fee.year,
    component: "fee" as const,
    provider: fee.provider,
    economic: fee.earned,
    due: fee.earned,
    standing: "payable" as const,
    payers: payersOfFee(fee.year, fee.provider),
    retention: finality.contract(fee.year) ? ZERO : context.agreement.fees[fee.provider]!.retention,
  }));
  const withheld = results
    .filter((cell) => cell.component === "withheld")
    .map(({ year, provider, ref }) => ({
      year,
      component: "withheld" as const,
      provider,
      economic: ref,
      due: ref,
      standing: "payable" as const,
      payers: payersOfFee(year, provider),
      retention: ZERO,
    }));
  return [...fees, ...withheld];
}

export function resultStreams(context: Context, limbs: Limbs, results: readonly ResultCell[], finality: Finality): readonly Stream[] {
  const term = context.agreement.results;
  if (!term) return [];
  const payers = new Map(
    context.years.map((year) => [
      year.name,
      fundersOf(context, `results-funding/${year.name}`, "results/among-purchasers", term.amongPurchasers, year, limbs, {}),
    ]),
  );
  return results
    .filter((cell) => cell.component === "results")
    .map(({ year, provider, ref }) => ({
      year,
      component: "results" as const,
      provider,
      economic: ref,
      due: ref,
      standing: finality.year.get(year.name) ? ("payable" as const) : ("accrued" as const),
      payers: payers.get(year.name)!,
      retention: retentionOf(context, year, finality),
    }));
}

export function outcomeStreams(context: Context, cells: readonly OutcomeCell[], finality: Finality): readonly Stream[] {
  return cells.map(({ year, provider, ref, payers, unowed }) => ({
    year,
    component: "outcomes" as const,
    provider,
    economic: ref,
    due: ref,
    standing: "payable" as const,
    payers,
    ...(unowed.length === 0 ? {} : { unowed }),
    retention: retentionOf(context, year, finality),
  }));
}

export function sharedStreams(context: Context, limbs: Limbs, cells: readonly SharedCell[], finality: Finality): readonly Stream[] {
  const payers = new Map<string, readonly Part[]>();
  for (const scheme of context.agreement.schemes) {
    for (const year of context.years) {
      const id = `share-funding/${scheme.id}/${year.name}`;
      payers.set(id, fundersOf(context, id, `${scheme.path}/among-purchasers`, scheme.amongPurchasers, year, limbs, { lines: scheme.lines }));
    }
  }
  const payersOf = (scheme: Scheme, year: Year): readonly Part[] => payers.get(`share-funding/${scheme.id}/${year.name}`)!;
  return carriedOver(context, cells, payersOf).flatMap(({ scheme, year, provider, economic, due, balance, payers: parts }) => {
    const notional = scheme.ownProduction === "notional" && isPublic(partyOf(context, provider));
    const stream: Stream = {
      year,
      component: "gain-and-pain",
      provider,
      economic,
      due,
      standing: notional ? "notional" : finality.year.get(year.name) ? "payable" : "accrued",
      payers: parts,
      retention: retentionOf(context, year, finality),
    };
    if (balance === undefined) return [stream];
    return [stream, { ...stream, economic: constant(context.graph, ZERO), due: balance, standing: notional ? ("notional" as const) : ("accrued" as const) }];
  });
}

export function lateStreams(context: Context): readonly Stream[] {
  const term = context.agreement.settlement.lateInterest;
  if (!term && context.facts.late.length > 0) note(context, "no-late-interest", {}, "settlement/late-interest");
  if (!term) return [];
  return context.facts.late.flatMap((row, i) => {
    const year = yearOfDay(context, row.day) ?? context.years.at(-1);
    if (!year) return [];
    const g = context.graph;
    const debtorProvides = partyOf(context, row.debtor).roles.includes("provider") && !partyOf(context, row.creditor).roles.includes("provider");
    const id = `late/${i}`;
    const leaf = given(g, about(id, "late-sum", { debtor: row.debtor, creditor: row.creditor, days: String(row.days) }), ratio(row.amount), [row.source]);
    const part = { n: term.rate.n * BigInt(row.days), d: term.rate.d * BigInt(term.days) };
    const interest = times(
      g,
      about(`${id}/interest`, "late-interest", { debtor: row.debtor, creditor: row.creditor }, "settlement/late-interest"),
      leaf,
      ratio(debtorProvides ? -part.n : part.n, part.d),
    );
    const [provider, purchaser] = debtorProvides ? [row.debtor, row.creditor] : [row.creditor, row.debtor];
    return [
      {
        year,
        component: "late-interest" as const,
        provider,
        economic: interest,
        due: interest,
        standing: "payable" as const,
        payers: [{ party: purchaser, share: ONE }],
        retention: ZERO,
      },
    ];
  });
}

/** When is a year final, and what is still missing. Page section 11. */
export function finalityOf(context: Context): { readonly finality: Finality; readonly missing: ReadonlyMap<string, readonly string[]> } {
  const { agreement, facts, years } = context;
  const missing = new Map(
    years.map((year) => {
      const areas = (agreement.results?.areas ?? []).filter((area) => area.from <= year.name && year.name <= area.to);
      const needed = new Set([...areas.map((area) => area.indicator), ...agreement.gates.map((gate) => gate.indicator)].filter((id) => id !== "score"));
      const closed = facts.closes.some((close) => close.year === year.name);
      const lacking = closed
        ? []
        : [...needed].filter(
            (id) =>
              !facts.indicators.some((row) => row.indicator === id && row.provider === undefined && row.day >= year.period.from && row.day <= year.period.to),
          );
      return [year.name, lacking] as const;
    }),
  );
  const finals = new Map(years.map((year) => [year.name, year.over && missing.get(year.name)!.length === 0]));
  const contract = (year: Year): boolean => {
    const term = agreement.periods[year.contract]!;
    return context.through >= term.to && years.filter((other) => other.contract === year.contract).every((other) => finals.get(other.name));
  };
  return { finality: { year: finals, contract }, missing };
}

function retentionOf(context: Context, year: Year, finality: Finality): Ratio {
  return finality.contract(year) ? ZERO : context.agreement.settlement.retention;
}
