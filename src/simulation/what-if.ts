/**
 * The what-if: a term that goes otherwise than planned, settled by the code that settles the money. Nothing here is ever payable. Pure, and
 * the same for the server and for the browser.
 */
import type { Agreement, TariffOutcome } from "../agreement/agreement.ts";
import type { Id } from "../kernel/id.ts";
import { add, compare, div, equal, max, min, mul, ONE, parseRatio, type Ratio, ratio, sub, toNumber, ZERO } from "../kernel/share.ts";
import type { CohortResult, OutcomeClaim } from "../outcomes/outcomes.ts";
import type { Facts, Use } from "../settlement/facts.ts";
import { type Graph, inputsOf, type Node, type Ref } from "../settlement/graph.ts";
import { derive, type Settled } from "../settlement/settlement.ts";
import type { Component } from "../settlement/statement.ts";
import { type Futures, indicatorsOf, neutralValue, scoreSpan, termYears, valueAtScore } from "./futures.ts";
import { exactly } from "./compile.ts";
import { drivesOf } from "./leaves.ts";
import { placesOf, type Plan, planOf } from "./plan.ts";
import { termPart } from "./term.ts";
import type { ImaginedUse } from "./uses.ts";
import { EVERYTHING_KNOWN } from "../kernel/day.ts";

/**
 * What a slider moves. `cost` without a line moves every line; a line's own slider stands on top of it. `score` brings every area to that score; an
 * indicator that is moved itself stands where it was put.
 */
export type Subject =
  | { readonly kind: "cost"; readonly line?: Id }
  | { readonly kind: "volume"; readonly line: Id }
  | { readonly kind: "score" }
  | { readonly kind: "indicator"; readonly indicator: Id }
  | { readonly kind: "outcome"; readonly outcome: Id; readonly group: Id }
  | { readonly kind: "cohort"; readonly outcome: Id };
/** `cost` and `volume` in per cent of the plan, outcomes in results a year, a cohort in per cent of change; `plan` is where nothing happens. */
export type Slider = { readonly key: string; readonly subject: Subject; readonly low: Ratio; readonly high: Ratio; readonly step: Ratio; readonly plan: Ratio };
/** The value of every slider by key. */
export type Scenario = ReadonlyMap<string, Ratio>;

const HUNDRED = ratio(100n);
/** How far the cost of all lines can be moved, in per cent of target. */
export const COST_RANGE: readonly [Ratio, Ratio] = [ratio(60n), ratio(140n)];
const SOURCE = { file: "what-if", lines: [1] };
/** One input: the cost of every line as a factor on its target. */
const ALL_COSTS: Futures = {
  inputs: [{ id: "cost", subject: { kind: "cost", line: "all", as: "factor" }, distribution: { kind: "triangular", low: 0.5, mode: 1, high: 1.5 } }],
  correlations: [],
  isDefault: false,
};

export function slidersOf(agreement: Agreement): Slider[] {
  const percent = (key: string, subject: Subject, low: bigint, high: bigint): Slider => ({
    key,
    subject,
    low: ratio(low),
    high: ratio(high),
    step: ONE,
    plan: HUNDRED,
  });
  const lines = agreement.lines.filter((line) => agreement.targets.some((target) => target.line === line.id && target.amount !== 0n));
  return [
    { key: "cost", subject: { kind: "cost" }, low: COST_RANGE[0], high: COST_RANGE[1], step: ONE, plan: HUNDRED },
    ...lines.map((line) => percent(`cost.${line.id}`, { kind: "cost", line: line.id }, 0n, 200n)),
    ...agreement.volumes.map((volume) => percent(`volume.${volume.line}`, { kind: "volume", line: volume.line }, 0n, 200n)),
    ...scoreSliders(agreement),
    ...indicatorsOf(agreement).map((indicator) => indicatorSlider(agreement, indicator)),
    ...agreement.outcomes.flatMap((outcome): Slider[] => {
      if (outcome.kind === "tariff") return groupsOf(outcome).map((group) => outcomeSlider(outcome, group));
      const subject: Subject = { kind: "cohort", outcome: outcome.id };
      return [{ key: `cohort.${outcome.id}`, subject, low: ZERO, high: ratio(50n), step: ratio(1n, 2n), plan: ZERO }];
    }),
  ];
}

function scoreSliders(agreement: Agreement): Slider[] {
  const span = scoreSpan(agreement);
  return span ? [{ key: "score", subject: { kind: "score" }, ...span, step: ONE, plan: ZERO }] : [];
}

function indicatorSlider(agreement: Agreement, indicator: Id): Slider {
  const plan = neutralValue(agreement, indicator);
  const scale = agreement.results?.areas.filter((area) => area.indicator === indicator).flatMap((area) => area.scale.map((point) => point.at)) ?? [];
  const gates = agreement.gates.filter((gate) => gate.indicator === indicator).flatMap((gate) => [gate.atLeast, gate.atMost].filter((at) => at !== undefined));
  const known = [plan, ...scale, ...gates];
  const [low, high] = [known.reduce(min), known.reduce(max)];
  const spare = compare(low, high) === 0 ? max(div(high, ratio(2n)), ONE) : div(sub(high, low), ratio(10n));
  const floor = compare(low, ZERO) >= 0 ? max(ZERO, sub(low, spare)) : sub(low, spare);
  const step = [ratio(10n), ONE, ratio(1n, 10n), ratio(1n, 100n)].find((s) => toNumber(sub(high, low)) / toNumber(s) >= 20) ?? ratio(1n, 100n);
  // Ends on whole steps, so that the control's own steps meet round values.
  const whole = (value: Ratio, up: boolean): Ratio => {
    const steps = div(value, step);
    const down = steps.n / steps.d - (steps.n < 0n && steps.n % steps.d !== 0n ? 1n : 0n);
    return mul(ratio(up && ratio(down).n * steps.d !== steps.n ? down + 1n : down), step);
  };
  return {
    key: `indicator.${indicator}`,
    subject: { kind: "indicator", indicator },
    low: whole(floor, false),
    high: whole(add(high, spare), true),
    step,
    plan,
  };
}

function outcomeSlider(outcome: TariffOutcome, group: Id): Slider {
  const counts = outcome.caps.flatMap((cap) => ("count" in cap ? [cap.count] : []));
  const high = counts.length > 0 ? Math.max(...counts) * 2 : 200;
  return {
    key: `outcome.${outcome.id}.${group}`,
    subject: { kind: "outcome", outcome: outcome.id, group },
    low: ZERO,
    high: ratio(BigInt(high)),
    step: ONE,
    plan: ZERO,
  };
}

function groupsOf(outcome: TariffOutcome): Id[] {
  return [...new Set(outcome.tariffs.flatMap((tariff) => Object.keys(tariff.amounts)))];
}

export function plannedScenario(sliders: readonly Slider[]): Scenario {
  return new Map(sliders.map((slider) => [slider.key, slider.plan]));
}

/**
 * The scenario that a form or an address names; what it does not name goes as planned. Numbers are plain, as `plainTyped` makes
 * them of what people type. `wrong` lists the keys whose text is no number or lies further out than the slider.
 */
export function readScenario(
  sliders: readonly Slider[],
  text: (key: string) => string | undefined,
): { readonly scenario: Scenario; readonly wrong: readonly string[] } {
  const wrong: string[] = [];
  const values = sliders.map((slider): [string, Ratio] => {
    const given = text(slider.key)?.trim();
    if (given === undefined || given === "") return [slider.key, slider.plan];
    const value = given.length > 20 ? undefined : parseRatio(given);
    const whole = slider.subject.kind !== "outcome" || value?.d === 1n;
    if (value && whole && compare(value, slider.low) >= 0 && compare(value, slider.high) <= 0) return [slider.key, value];
    wrong.push(slider.key);
    return [slider.key, slider.plan];
  });
  return { scenario: new Map(values), wrong };
}

/** The facts of a term that goes as the scenario says, costs in whole cents. */
function factsOf(agreement: Agreement, scenario: Scenario, plan: Plan): Facts {
  const factor = (key: string): Ratio => div(scenario.get(key) ?? HUNDRED, HUNDRED);
  const scaled = (value: bigint, by: Ratio): bigint => roundHalfUp(mul(ratio(value), by));
  const costs = plan.facts.costs.map((group) => {
    const by = mul(factor("cost"), factor(`cost.${group.line}`));
    return { ...group, cents: scaled(group.cents, by), quantity: scaled(group.quantity, by) };
  });
  const volumes = plan.facts.volumes.map((volume) => ({ ...volume, count: mul(volume.count, factor(`volume.${volume.line}`)) }));
  const indicators = plan.facts.indicators.map((fact) => ({ ...fact, value: measured(agreement, scenario, fact.indicator, fact.value) }));
  return { ...plan.facts, costs, volumes, indicators, claims: claimsOf(agreement, scenario), cohorts: cohortsOf(agreement, scenario) };
}

function measured(agreement: Agreement, scenario: Scenario, indicator: Id, plan: Ratio): Ratio {
  const own = scenario.get(`indicator.${indicator}`) ?? plan;
  const area = agreement.results?.areas.find((candidate) => candidate.indicator === indicator);
  const score = scenario.get("score") ?? ZERO;
  return area === undefined || score.n === 0n || !equal(own, plan) ? own : valueAtScore(area, score);
}

function roundHalfUp(value: Ratio): bigint {
  const twice = (value.n < 0n ? -value.n : value.n) * 2n + value.d;
  const magnitude = twice / (value.d * 2n);
  return value.n < 0n ? -magnitude : magnitude;
}

/** The results of every year on the last day on which they can be achieved, each a customer of its own with all instalments, in turn for the producers of the outcome's lines. */
function claimsOf(agreement: Agreement, scenario: Scenario): OutcomeClaim[] {
  return agreement.outcomes.flatMap((outcome) => {
    if (outcome.kind !== "tariff") return [];
    return termYears(agreement).flatMap((year) => {
      const places = placesOf(agreement, outcome.lines, year);
      return groupsOf(outcome).flatMap((group) => {
        const count = places.length === 0 ? 0 : Number((scenario.get(`outcome.${outcome.id}.${group}`) ?? ZERO).n);
        return Array.from({ length: count }, (_, i) => claimsOfOne(outcome, group, i, places[i % places.length]!)).flat();
      });
    });
  });
}

type Where = { readonly line: Id; readonly provider: Id; readonly day: string };

function claimsOfOne(outcome: TariffOutcome, group: Id, i: number, { line, provider, day }: Where): OutcomeClaim[] {
  const customer = `${outcome.id}-${group}-${day}-${String(i).padStart(4, "0")}`;
  const verified = { by: "party" in outcome.verifiedBy ? outcome.verifiedBy.party : outcome.verifiedBy.register, on: day };
  return outcome.instalments.flatMap(({ id: instalment, times }) =>
    Array.from({ length: times }, (_, part): OutcomeClaim => ({
      id: `${customer}-${instalment}-${part + 1}`,
      outcome: outcome.id,
      group,
      instalment,
      ordinal: part + 1,
      customer,
      line,
      provider,
      achieved: day,
      verified,
      source: SOURCE,
    })),
  );
}

/** The graph's nodes with the terms of sums that nothing moves added up once: hundreds of outcomes weigh no more than one. */
function folded(graph: Graph, moved: ReadonlyMap<Ref, unknown>): Node[] {
  const varies: boolean[] = [];
  return graph.nodes.map((node, ref) => {
    varies.push(moved.has(ref) || inputsOf(node.op).some((of) => varies[of]));
    if (node.op.kind !== "sum" || !varies[ref]) return node;
    const still = node.op.terms.filter((term) => !varies[term.of]).map((term) => mul(term.times, graph.value(term.of)));
    return { ...node, op: { kind: "sum", terms: node.op.terms.filter((term) => varies[term.of]), plus: still.reduce(add, node.op.plus) } };
  });
}

function cohortsOf(agreement: Agreement, scenario: Scenario): CohortResult[] {
  return agreement.outcomes.flatMap((outcome) => {
    const change = outcome.kind === "cohort" ? (scenario.get(`cohort.${outcome.id}`) ?? ZERO) : ZERO;
    if (outcome.kind !== "cohort" || change.n === 0n) return [];
    const moved = div(outcome.lowerIsBetter ? sub(HUNDRED, change) : add(HUNDRED, change), HUNDRED);
    return lastDays(agreement).map((day) => ({
      outcome: outcome.id,
      cohort: `what-if-${day.slice(0, 4)}`,
      day,
      realised: moved,
      counterfactual: ONE,
      size: HUNDRED,
      verifiedOn: day,
      source: SOURCE,
    }));
  });
}

function lastDays(agreement: Agreement): string[] {
  return termYears(agreement).map((year) => termPart(agreement, year)!.to);
}

/** The settlement of a scenario when the term is over and all of it is verified. `recorded`: use of joint lines that is known already. */
export function settledAs(agreement: Agreement, scenario: Scenario, recorded: readonly Use[] = []): Settled {
  return settledBy(agreement, factsOf(agreement, scenario, planOf(agreement, { recorded })));
}

function settledBy(agreement: Agreement, facts: Facts): Settled {
  return derive(agreement, facts, { through: agreement.periods.at(-1)!.to, knownAt: EVERYTHING_KNOWN });
}

/** Exact cents by party: what it receives less what it spends and owes. */
export function positionsIn(settled: Settled): ReadonlyMap<Id, Ratio> {
  return new Map([...settled.positions].map(([party, ref]) => [party, settled.graph.value(ref)]));
}

/** Exact cents between two parties that are owed or will be. */
export type Flow = { readonly component: Component; readonly provider: Id; readonly purchaser: Id; readonly amount: Ratio };
/**
 * What each party has and who owes whom over the cost of all lines in per cent of target; `costs` are the exact costs at 100 per cent, whose cents
 * the facts would have rounded.
 */
export type Payoff = {
  readonly costs: readonly Ratio[];
  readonly parties: readonly Id[];
  readonly uses: readonly ImaginedUse[];
  readonly at: (percent: Ratio) => readonly Ratio[];
  readonly flowsAt: (percent: Ratio) => readonly Flow[];
};

/** The parties' money as a function of the cost of all lines, everything else as the scenario says. */
export function payoffOf(agreement: Agreement, scenario: Scenario, recorded: readonly Use[] = []): Payoff {
  const here = new Map(scenario).set("cost", HUNDRED);
  const whole = planOf(agreement, { recorded });
  const facts = factsOf(agreement, here, whole);
  const settled = settledBy(agreement, facts);
  const own = (line: Id): Ratio => div(here.get(`cost.${line}`) ?? HUNDRED, HUNDRED);
  const costs = whole.costs.map((one) => ({
    ...one,
    cost: mul(one.cost, own(one.line)),
    direct: mul(one.direct, own(one.line)),
    booked: mul(one.booked, own(one.line)),
  }));
  const { drives } = drivesOf(agreement, { ...whole, facts, costs }, settled, ALL_COSTS);
  const parties = [...settled.positions.keys()];
  const cells = settled.cells.filter((cell) => cell.standing !== "notional");
  const nodes = folded(settled.graph, drives);
  const positions = exactly(nodes, drives, [...settled.positions.values()]);
  const flows = exactly(
    nodes,
    drives,
    cells.map((cell) => cell.ref),
  );
  return {
    costs: costs.map((one) => one.cost),
    parties,
    uses: whole.uses,
    at: (percent) => positions([div(percent, HUNDRED)]),
    flowsAt: (percent) => {
      const amounts = flows([div(percent, HUNDRED)]);
      return cells.map(({ component, provider, purchaser }, i) => ({ component, provider, purchaser, amount: amounts[i]! }));
    },
  };
}
