/** Section 9 up to the score: indicator values, areas, total score, gates. */
import type { Area, Gate, Points } from "../../src/agreement/agreement.ts";
import type { Id } from "../../src/kernel/id.ts";
import { downTo, type Fr, fr, halfAway, larger, less, minus, NIL, over, plus, smaller, times, total, UNIT } from "./fraction.ts";
import { once, termYears, type World } from "./world.ts";

type Aggregate = Area["aggregate"];

function valueOf(w: World, indicator: Id, year: string, aggregate: Aggregate, minSample: number): Fr | undefined {
  const facts = w.f.indicators.filter((f) => f.indicator === indicator && f.provider === undefined && f.day.slice(0, 4) === year);
  const samples = total(facts.map((f) => fr(f.sample ?? 1)));
  if (facts.length === 0 || less(samples, fr(minSample))) return undefined;
  const sum = total(facts.map((f) => f.value));
  if (aggregate === "sum") return sum;
  if (aggregate === "mean") return over(sum, fr(facts.length));
  if (aggregate === "minimum") return facts.map((f) => f.value).reduce(smaller);
  if (aggregate === "last") {
    const last = facts.map((f) => f.day).reduce((a, b) => (a > b ? a : b));
    return facts
      .filter((f) => f.day === last)
      .map((f) => f.value)
      .reduce(larger);
  }
  if (samples.n === 0n) return undefined;
  return over(total(facts.map((f) => times(f.value, fr(f.sample ?? 1)))), samples);
}

/** The value of points at a place: straight lines between them or steps, flat outside. */
export function read(points: Points, curve: "linear" | "step", at: Fr): Fr {
  const first = points[0]!;
  if (!less(first.at, at)) return first.value;
  for (let i = 1; i < points.length; i++) {
    const left = points[i - 1]!;
    const right = points[i]!;
    if (!less(at, right.at)) continue;
    if (curve === "step") return left.value;
    const way = over(minus(at, left.at), minus(right.at, left.at));
    return plus(left.value, times(way, minus(right.value, left.value)));
  }
  return points.at(-1)!.value;
}

function inForce(area: Area, year: string): boolean {
  return area.from <= year && year <= area.to;
}

export function areaValue(w: World, area: Area, year: string): Fr | undefined {
  return valueOf(w, area.indicator, year, area.aggregate, area.minSample);
}

/** An area's score, or nothing when its weight goes to the others. */
function areaScore(w: World, area: Area, year: string): Fr | undefined {
  const value = areaValue(w, area, year);
  if (value !== undefined) return read(area.scale, area.curve, value);
  if (area.missing === "leave-out") return undefined;
  if (area.missing === "worst") return area.scale.map((point) => point.value).reduce(smaller);
  if (area.missing === "zero") return NIL;
  const before = String(Number(year) - 1);
  return termYears(w.a).includes(before) && inForce(area, before) ? areaScore(w, area, before) : NIL;
}

export function areasIn(w: World, year: string): readonly Area[] {
  return w.a.results?.areas.filter((area) => inForce(area, year)) ?? [];
}

export function totalScore(w: World, year: string): Fr {
  return once(w, `score ${year}`, () => {
    const results = w.a.results;
    if (results === undefined) return NIL;
    let weights = NIL;
    let sum = NIL;
    const all = total(areasIn(w, year).map((area) => area.weight));
    for (const area of areasIn(w, year)) {
      const score = areaScore(w, area, year);
      if (score === undefined) continue;
      weights = plus(weights, area.weight);
      sum = plus(sum, times(area.weight, score));
    }
    const spread = weights.n === 0n ? NIL : over(times(sum, all), weights);
    const clamped = larger(results.clamp.low, smaller(results.clamp.high, spread));
    if (results.rounding === "whole-down") return fr(downTo(clamped));
    return results.rounding === "whole-half-up" ? fr(halfAway(clamped)) : clamped;
  });
}

export function gateMissed(w: World, id: Id, year: string): boolean {
  const gate = w.a.gates.find((g) => g.id === id)!;
  const value = gateValue(w, gate, year);
  if (value === undefined) return gate.missing === "fails";
  return (gate.atLeast !== undefined && less(value, gate.atLeast)) || (gate.atMost !== undefined && less(gate.atMost, value));
}

function gateValue(w: World, gate: Gate, year: string): Fr | undefined {
  if (gate.indicator === "score") return totalScore(w, year);
  const area = areasIn(w, year).find((a) => a.indicator === gate.indicator);
  return valueOf(w, gate.indicator, year, area?.aggregate ?? "mean", area?.minSample ?? 0);
}

/** What is left after the gates that were missed. */
export function gatesLeave(w: World, gates: Readonly<Record<Id, Fr>>, year: string): Fr {
  let left = UNIT;
  for (const [id, forfeited] of Object.entries(gates)) if (gateMissed(w, id, year)) left = times(left, minus(UNIT, forfeited));
  return left;
}

/** Over, and every indicator that counts has its facts or verification was closed. */
export function isFinal(w: World, year: string, over: boolean): boolean {
  if (!over) return false;
  if (w.f.closes.some((close) => close.year === year)) return true;
  const needed = [...areasIn(w, year).map((area) => area.indicator), ...w.a.gates.map((gate) => gate.indicator)].filter((id) => id !== "score");
  return needed.every((id) => w.f.indicators.some((f) => f.indicator === id && f.provider === undefined && f.day.slice(0, 4) === year));
}
