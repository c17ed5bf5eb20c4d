/** From measured indicators to scores, gates and the total score of a year. Page section 9, steps 1–3. */
import type { Area, Gate, Results } from "../agreement/agreement.ts";
import { contains } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import { add, compare, div, mul, ONE, type Ratio, ratio, sub, ZERO } from "../kernel/share.ts";
import type { Context, Year } from "./context.ts";
import type { IndicatorValue } from "./facts.ts";
import type { Ref } from "./graph.ts";
import { note } from "./keys.ts";
import { about, constant, curve, given, greatest, least, steps, weighted, when } from "./nodes.ts";

/** The measured value of an indicator in a year for an area; for a gate, as the first area of that indicator in force takes it, else the mean. */
export function measured(context: Context, year: Year, indicator: Id, of?: Area): Ref | undefined {
  const g = context.graph;
  const first = inForce(context.agreement.results?.areas ?? [], year.name).find((area) => area.indicator === indicator);
  const area = of ?? first;
  const rows = rowsOf(context, year, indicator);
  const sample = rows.reduce((all, row) => all + (row.sample ?? 1), 0);
  const value = rows.length > 0 && sample >= (area?.minSample ?? 0) ? aggregated(rows, area?.aggregate ?? "mean") : undefined;
  if (value === undefined) return undefined;
  const id = `indicator/${year.name}/${indicator}${area === first ? "" : `/${area!.id}`}`;
  return g.once(id, () =>
    given(
      g,
      about(id, "indicator", { indicator, year: year.name }, undefined, "value"),
      value,
      rows.map((row) => row.source),
    ),
  );
}

function rowsOf(context: Context, year: Year, indicator: Id): readonly IndicatorValue[] {
  return context.facts.indicators.filter((row) => row.indicator === indicator && row.provider === undefined && contains(year.period, row.day));
}

/** One value of several; a row without a sample weighs as one. Undefined where all weights are nothing. */
export function aggregated(rows: readonly IndicatorValue[], how: Area["aggregate"]): Ratio | undefined {
  const total = rows.reduce((all, row) => add(all, row.value), ZERO);
  if (how === "sum") return total;
  if (how === "minimum") return rows.map((row) => row.value).reduce((a, b) => (compare(a, b) <= 0 ? a : b));
  if (how === "last")
    return rows.reduce((best, row) => (row.day > best.day || (row.day === best.day && compare(row.value, best.value) > 0) ? row : best)).value;
  if (how === "mean") return div(total, ratio(BigInt(rows.length)));
  const samples = rows.reduce((all, row) => all + BigInt(row.sample ?? 1), 0n);
  const products = rows.reduce((all, row) => add(all, mul(row.value, ratio(BigInt(row.sample ?? 1)))), ZERO);
  return samples === 0n ? undefined : div(products, ratio(samples));
}

/** The total score of a year, clamped and rounded; absent when the agreement has no results or no area is in force. */
export function totalScore(context: Context, year: Year): Ref | undefined {
  const { graph, agreement } = context;
  const { results } = agreement;
  const areas = results ? inForce(results.areas, year.name) : [];
  return results && areas.length > 0 ? graph.once(`score/${year.name}`, () => scoreOf(context, results, areas, year)) : undefined;
}

function scoreOf(context: Context, results: Results, areas: readonly Area[], year: Year): Ref {
  const g = context.graph;
  const id = `score/${year.name}`;
  const scored = areas.map((area) => ({ area, score: areaScore(context, area, year) }));
  const left = scored.filter(({ score }) => score !== undefined);
  const weight = left.reduce((all, { area }) => add(all, area.weight), ZERO);
  const terms = left.map(({ area, score }) => ({ of: score!, times: weight.n === 0n ? ZERO : div(area.weight, weight) }));
  const sum = weighted(g, about(`score-sum/${year.name}`, "score-sum", { year: year.name }, "results/areas", "score"), terms);
  const { low, high } = results.clamp;
  const below = least(g, about(`score-below/${year.name}`, "score-clamped", {}, "results/clamp", "score"), sum, constant(g, high));
  const clamped = greatest(
    g,
    about(results.rounding === "exact" ? id : `score-clamped/${year.name}`, "score", { year: year.name }, "results/clamp", "score"),
    below,
    constant(g, low),
  );
  if (results.rounding === "exact") return clamped;
  const rule = results.rounding === "whole-down" ? "down" : "half-up";
  return g.add(about(id, "score", { year: year.name }, "results/rounding", "score"), { kind: "whole", of: clamped, rule });
}

export function inForce(areas: readonly Area[], year: string): readonly Area[] {
  return areas.filter((area) => area.from <= year && year <= area.to);
}

/** Where an area stands in the file. */
function areaPath(context: Context, area: Area): string {
  return `results/areas/${context.agreement.results!.areas.indexOf(area)}`;
}

/** Absent: the area is left out this year. */
function areaScore(context: Context, area: Area, year: Year): Ref | undefined {
  const value = measured(context, year, area.indicator, area);
  if (value === undefined) note(context, "indicator-missing", { area: area.id, year: year.name, rule: area.missing }, areaPath(context, area));
  if (value === undefined && area.missing === "leave-out") return undefined;
  return context.graph.once(`area-score/${year.name}/${area.id}`, () => scoreOfArea(context, area, year, value));
}

function scoreOfArea(context: Context, area: Area, year: Year, value: Ref | undefined): Ref {
  const g = context.graph;
  const what = about(`area-score/${year.name}/${area.id}`, "area-score", { area: area.name, year: year.name }, areaPath(context, area), "score");
  if (value !== undefined) return area.curve === "linear" ? curve(g, what, value, area.scale) : steps(g, what, value, area.scale);
  if (area.missing === "worst")
    return given(
      g,
      what,
      area.scale.map((point) => point.value).reduce((a, b) => (compare(a, b) <= 0 ? a : b)),
    );
  const before = context.years.find((y) => y.name === String(Number(year.name) - 1));
  const earlier = area.missing === "previous" && before && inForce([area], before.name).length > 0 ? areaScore(context, area, before) : undefined;
  return earlier === undefined ? given(g, what, ZERO) : weighted(g, what, [{ of: earlier, times: ONE }]);
}

/** What is left of an amount after the gates: the product of 1 − forfeit over those missed; absent when no gate can be missed. */
export function keptAfterGates(context: Context, id: string, gates: Readonly<Record<Id, Ratio>>, clause: string, year: Year): Ref | undefined {
  const g = context.graph;
  let kept: Ref | undefined;
  for (const [gateId, forfeit] of Object.entries(gates)) {
    const gate = context.agreement.gates.find((candidate) => candidate.id === gateId);
    if (!gate) throw new Error(`no gate is named ${gateId}`);
    const rest = passed(context, `${id}/gate/${gateId}`, gate, sub(ONE, forfeit), `${clause}/gates/${gateId}`, year);
    kept =
      kept === undefined
        ? rest
        : g.add(about(`${id}/kept/${gateId}`, "kept", { gate: gateId }, `${clause}/gates`, "factor"), { kind: "product", left: kept, right: rest });
  }
  return kept;
}

/** 1 when the gate is passed, `missedKeeps` when it is not. */
function passed(context: Context, id: string, gate: Gate, missedKeeps: Ratio, clause: string, year: Year): Ref {
  const g = context.graph;
  const value = gate.indicator === "score" ? totalScore(context, year) : measured(context, year, gate.indicator);
  const one = constant(g, ONE);
  const missed = constant(g, missedKeeps);
  if (value === undefined) {
    note(context, "gate-not-measured", { gate: gate.id, year: year.name, rule: gate.missing }, `gates/${gate.id}`);
    return gate.missing === "passes" ? one : missed;
  }
  const what = about(id, "gate", { gate: gate.id, year: year.name }, clause, "factor");
  if (gate.atLeast) return when(g, what, value, ">=", constant(g, gate.atLeast), one, missed);
  return when(g, what, value, ">", constant(g, gate.atMost!), missed, one);
}
