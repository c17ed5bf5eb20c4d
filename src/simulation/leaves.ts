/** Which leaves of the settled plan an input moves, and how. */
import type { Agreement } from "../agreement/agreement.ts";
import { add, div, fromNumber, mul, type Ratio, ratio, toNumber, ZERO } from "../kernel/share.ts";
import type { Ref } from "../settlement/graph.ts";
import type { Settled } from "../settlement/settlement.ts";
import type { Drive, InputRange } from "./compile.ts";
import { rangeOf } from "./distributions.ts";
import type { Futures, FuturesFault, Input, Subject } from "./futures.ts";
import { neutralValue } from "./futures.ts";
import type { Plan, PlannedCost } from "./plan.ts";

export type Driven = {
  readonly drives: ReadonlyMap<Ref, Drive>;
  readonly ranges: readonly InputRange[];
  /** Each input's value when everything goes as planned. */
  readonly atPlan: readonly Ratio[];
  readonly faults: readonly FuturesFault[];
};

/** A leaf with its part of an input: it is worth `times` × the input; the input is worth `plan` as planned. */
type Follower = { readonly ref: Ref; readonly times: Ratio };

export function drivesOf(agreement: Agreement, plan: Plan, settled: Settled, futures: Futures): Driven {
  const drives = new Map<Ref, Drive>();
  const faults: FuturesFault[] = [];
  const atPlan: Ratio[] = [];
  // Cents are rounded in the plan's facts; here a planned cost is exact, so that the plan meets the target to the last digit.
  for (const cost of plan.costs) {
    const ref = costLeaf(settled, cost);
    if (ref !== undefined) drives.set(ref, { input: 0, times: ZERO, plus: cost.booked });
  }
  const planned = new Set(drives.keys());
  futures.inputs.forEach((input, i) => {
    const { followers, plan: value } = followersOf(agreement, plan, settled, input.subject);
    atPlan.push(value);
    if (followers.length === 0) faults.push({ code: "input-drives-nothing", at: input.id, args: { input: input.id } });
    for (const { ref, times } of followers) {
      const before = drives.get(ref);
      if (before && !planned.has(ref))
        faults.push({ code: "input-overlaps", at: input.id, args: { input: input.id, other: futures.inputs[before.input]!.id } });
      planned.delete(ref);
      drives.set(ref, { input: i, times, plus: ZERO });
    }
  });
  return { drives, ranges: futures.inputs.map((input, i) => rangeFor(input, atPlan[i]!)), atPlan, faults };
}

function rangeFor(input: Input, plan: Ratio): InputRange {
  const { low, high } = rangeOf(input.distribution);
  const typical = Math.max(Math.abs(toNumber(plan)), Math.abs(low ?? 0), Math.abs(high ?? 0), 1e-3);
  return { ...(low !== undefined && { low: fromNumber(low) }), ...(high !== undefined && { high: fromNumber(high) }), typical };
}

export function costLeaf(settled: Settled, cost: PlannedCost): Ref | undefined {
  const { group } = cost;
  const name = `${cost.year}/${group.line}/${group.party}/${group.type}/${group.day}`;
  return settled.graph.find(`cost/${name}`) ?? settled.graph.find(`development/${name}`);
}

function followersOf(agreement: Agreement, plan: Plan, settled: Settled, subject: Subject): { readonly followers: readonly Follower[]; readonly plan: Ratio } {
  const inYear = (year: string): boolean => subject.year === undefined || subject.year === year;
  switch (subject.kind) {
    case "cost": {
      const costs = plan.costs.filter(
        (cost) =>
          inYear(cost.year) && (subject.line === "all" || subject.line === cost.line) && (subject.provider === undefined || subject.provider === cost.provider),
      );
      const total = costs.reduce((all, cost) => add(all, cost.cost), ZERO);
      const unit = subject.as === "factor" ? ratio(1n) : total;
      return {
        plan: unit,
        followers: shares(
          costs.map((cost) => ({ ref: costLeaf(settled, cost), value: cost.booked })),
          unit,
        ),
      };
    }
    case "volume": {
      const rows = plan.facts.volumes.filter((row) => (subject.line === "all" || row.line === subject.line) && inYear(row.day.slice(0, 4)));
      const unit = subject.as === "factor" ? ratio(1n) : rows.reduce((all, row) => add(all, row.count), ZERO);
      return {
        plan: unit,
        followers: shares(
          rows.map((row) => ({ ref: settled.graph.find(`volume/${row.day.slice(0, 4)}/${row.line}`), value: row.count })),
          unit,
        ),
      };
    }
    case "indicator": {
      const years = [...new Set(plan.facts.indicators.map((row) => row.day.slice(0, 4)))].filter(inYear);
      const refs = years.map((year) => ({ ref: settled.graph.find(`indicator/${year}/${subject.indicator}`), value: ratio(1n) }));
      return { plan: neutralValue(agreement, subject.indicator), followers: shares(refs, ratio(1n)) };
    }
    case "outcome":
      return outcomeFollowers(agreement, plan, settled, subject, inYear);
  }
}

/** A result passes through every instalment, in as many parts as it is paid; several groups or providers share the number alike. */
function outcomeFollowers(
  agreement: Agreement,
  plan: Plan,
  settled: Settled,
  subject: Extract<Subject, { kind: "outcome" }>,
  inYear: (year: string) => boolean,
): ReturnType<typeof followersOf> {
  const term = agreement.outcomes.find((candidate) => candidate.id === subject.outcome);
  const rows = plan.facts.outcomeCounts.filter(
    (row) =>
      row.outcome === subject.outcome &&
      inYear(row.day.slice(0, 4)) &&
      (subject.group ?? row.group) === row.group &&
      (subject.instalment ?? row.instalment) === row.instalment &&
      (subject.provider ?? row.provider) === row.provider,
  );
  const among = new Set(rows.map((row) => `${row.group}/${row.line}/${row.provider}`)).size;
  const refs = rows.map((row) => {
    const parts = term?.kind === "tariff" ? (term.instalments.find((instalment) => instalment.id === row.instalment)?.times ?? 1) : 1;
    const id = `outcome-count/${row.outcome}/${row.day.slice(0, 4)}/${row.line}/${row.provider}/${row.group}/${row.instalment}/${row.day}`;
    return { ref: settled.graph.find(id), value: ratio(BigInt(parts)) };
  });
  return { plan: ZERO, followers: shares(refs, ratio(BigInt(Math.max(1, among)))) };
}

function shares(leaves: readonly { readonly ref: Ref | undefined; readonly value: Ratio }[], unit: Ratio): Follower[] {
  return leaves.flatMap(({ ref, value }) => (ref === undefined || unit.n === 0n ? [] : [{ ref, times: mul(value, div(ratio(1n), unit)) }]));
}
