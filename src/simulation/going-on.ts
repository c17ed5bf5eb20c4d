/**
 * The rest of a term over imagined futures: what is recorded until a day stands as it is, and what comes after it is the plan, which the futures move. Of
 * the year that the day falls into, volumes and indicators are imagined whole.
 */
import type { Agreement, Target } from "../agreement/agreement.ts";
import { addDays, type Day, EVERYTHING_KNOWN, length, overlap, yearOf } from "../kernel/day.ts";
import { round } from "../kernel/money.ts";
import { mul, ratio } from "../kernel/share.ts";
import type { Facts } from "../settlement/facts.ts";
import { derive } from "../settlement/settlement.ts";
import { defaultFutures, type Futures } from "./futures.ts";
import { noneAchieved, type Plan, planOf } from "./plan.ts";
import { type Draws, prepare } from "./run.ts";
import type { Simulated } from "./simulate.ts";
import { simulateModel } from "./summary.ts";
import { lineDays, runningDays } from "./term.ts";

/** `recorded`: what concerns no day after `last`. Without futures, those that the agreement suggests. */
export function simulateFrom(agreement: Agreement, recorded: Facts, last: Day, options: Draws, futures: Futures = defaultFutures(agreement)): Simulated {
  const plan = planAfter(agreement, recorded, last, futures);
  const settled = derive(agreement, together(recorded, plan.facts, last), { through: plan.through, knownAt: EVERYTHING_KNOWN });
  const { model, faults } = prepare(agreement, plan, settled, futures);
  if (!model) return { faults };
  const idle = faults.map((fault) => fault.at);
  return { simulation: simulateModel(model, options, undefined, idle), faults };
}

/** The plan from the day after: targets by the running days that are left. */
function planAfter(agreement: Agreement, recorded: Facts, last: Day, futures: Futures): Plan {
  const until = agreement.development && agreement.development.until > last ? agreement.development.until : last;
  const targets = agreement.targets.flatMap((target) => leftOf(agreement, target, until));
  const ahead = { ...agreement, targets, development: { pay: "hours" as const, cap: "none" as const, ...agreement.development, until } };
  const outcomes = futures.inputs.flatMap(({ subject }) => (subject.kind === "outcome" ? [subject.outcome] : []));
  const counts = noneAchieved(agreement, outcomes).filter(({ day }) => day > last);
  const plan = planOf(ahead, { outcomes: counts, recorded: recorded.uses, stated: futures.uses ?? [] });
  const isAhead = ({ day }: { readonly day: Day }): boolean => yearOf(day) >= yearOf(last);
  const { facts } = plan;
  // Only what lies ahead is there to be moved.
  return { ...plan, facts: { ...facts, indicators: facts.indicators.filter(isAhead), volumes: facts.volumes.filter(isAhead) } };
}

/** What is recorded and what is planned; of the year that is open neither volumes nor indicators count twice. */
function together(recorded: Facts, plan: Facts, last: Day): Facts {
  const open = yearOf(last);
  const before = <T extends { readonly day: Day }>(rows: readonly T[]): readonly T[] => rows.filter(({ day }) => yearOf(day) < open);
  return {
    ...recorded,
    costs: [...recorded.costs, ...plan.costs],
    indicators: [...before(recorded.indicators), ...plan.indicators],
    volumes: [...before(recorded.volumes), ...plan.volumes],
    progress: [...before(recorded.progress), ...plan.progress.filter(({ day }) => yearOf(day) >= open)],
    savingsReports: [...recorded.savingsReports.filter(({ year }) => year < open), ...plan.savingsReports.filter(({ year }) => year >= open)],
    closes: plan.closes,
    uses: plan.uses,
    outcomeCounts: [...recorded.outcomeCounts, ...plan.outcomeCounts],
  };
}

function leftOf(agreement: Agreement, target: Target, until: Day): readonly Target[] {
  const line = agreement.lines.find(({ id }) => id === target.line)!;
  const party = agreement.parties.find(({ id }) => id === target.provider)!;
  const days = lineDays(agreement, line, party, runningDays(agreement, target.year));
  const left = days && overlap(days, { from: addDays(until, 1), to: days.to });
  if (!days || !left) return [];
  return [{ ...target, amount: round(mul(ratio(target.amount), ratio(BigInt(length(left)), BigInt(length(days)))), "half-up") }];
}
