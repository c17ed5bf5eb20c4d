/** The scenario nearest to what the facts say, for the what-if's “as it turned out”: one value a slider over the whole term. */
import type { Agreement } from "../agreement/agreement.ts";
import { type Day, EVERYTHING_KNOWN } from "../kernel/day.ts";
import { add, compare, div, mul, type Ratio, ratio, sum, ZERO } from "../kernel/share.ts";
import type { Facts } from "../settlement/facts.ts";
import { derive } from "../settlement/settlement.ts";
import { scenarioQuery } from "../simulation/pages.ts";
import { plannedScenario, type Slider, slidersOf } from "../simulation/what-if.ts";

const HUNDRED = ratio(100n);

/** The query of the what-if page; values rounded to one decimal and kept within the sliders. */
export function settledQuery(agreement: Agreement, facts: Facts, lastDay: Day): string {
  const sliders = slidersOf(agreement);
  const costs = costByLine(agreement, facts, lastDay);
  const scenario = new Map(plannedScenario(sliders));
  for (const slider of sliders) {
    const value = valueOf(agreement, facts, costs, slider);
    if (value) scenario.set(slider.key, within(slider, value));
  }
  return scenarioQuery(sliders, scenario);
}

function valueOf(agreement: Agreement, facts: Facts, costs: ReadonlyMap<string, Ratio>, { subject }: Slider): Ratio | undefined {
  switch (subject.kind) {
    case "cost": {
      if (subject.line === undefined) return undefined;
      const target = agreement.targets.filter((one) => one.line === subject.line).reduce((total, one) => total + one.amount, 0n);
      return target === 0n ? undefined : div(mul(costs.get(subject.line) ?? ZERO, HUNDRED), ratio(target));
    }
    case "volume": {
      const planned = sum(Object.values(agreement.volumes.find((volume) => volume.line === subject.line)!.planned));
      const reached = facts.volumes.filter((volume) => volume.line === subject.line).map((volume) => volume.count);
      return reached.length === 0 || planned.n === 0n ? undefined : div(mul(sum(reached), HUNDRED), planned);
    }
    case "indicator": {
      const values = facts.indicators.filter((fact) => fact.indicator === subject.indicator && fact.provider === undefined).map((fact) => fact.value);
      return values.length === 0 ? undefined : div(sum(values), ratio(BigInt(values.length)));
    }
    case "outcome":
      return outcomesAYear(agreement, facts, subject.outcome, subject.group);
    case "score":
    case "cohort":
      return undefined;
  }
}

function outcomesAYear(agreement: Agreement, facts: Facts, outcome: string, group: string): Ratio {
  const claims = facts.claims.filter((claim) => claim.outcome === outcome && claim.group === group && claim.verified);
  const customers = new Set(claims.map((claim) => claim.customer)).size;
  const counted = facts.outcomeCounts.filter((count) => count.outcome === outcome && count.group === group);
  const byInstalment = Map.groupBy(counted, (count) => count.instalment);
  const counts = Math.max(0, ...[...byInstalment.values()].map((rows) => rows.reduce((total, row) => total + row.count, 0)));
  const years = new Set(agreement.targets.map((target) => target.year)).size;
  return ratio(BigInt(Math.round((customers + counts) / Math.max(1, years))));
}

function costByLine(agreement: Agreement, facts: Facts, lastDay: Day): ReadonlyMap<string, Ratio> {
  const settled = derive(agreement, facts, { through: lastDay, knownAt: EVERYTHING_KNOWN });
  const costs = new Map<string, Ratio>();
  for (const cost of settled.costs.implementation) costs.set(cost.line.id, add(costs.get(cost.line.id) ?? ZERO, settled.graph.value(cost.gross)));
  return costs;
}

function within(slider: Slider, value: Ratio): Ratio {
  const rounded = slider.subject.kind === "outcome" ? value : ratio((value.n * 20n + value.d) / (value.d * 2n), 10n);
  if (compare(rounded, slider.low) < 0) return slider.low;
  return compare(rounded, slider.high) > 0 ? slider.high : rounded;
}
