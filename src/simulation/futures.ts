/** Imagined futures: which numbers are uncertain, how they are distributed, and which of them move together. */
import { type Agreement, type Area, pays } from "../agreement/agreement.ts";
import { yearsOf } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import { add, compare, div, max, min, mul, type Ratio, sub, toNumber, ZERO } from "../kernel/share.ts";
import { cholesky } from "./copula.ts";
import { type Distribution, faultOf } from "./distributions.ts";

/**
 * What an input stands for. `cost` and `volume`: a `factor` on the plan (target cost, planned volume) or an absolute `amount` over the years
 * named (cents including overhead; units). `indicator`: its measured value. `outcome`: how many results are achieved in a year. No year: every year alike.
 */
export type Subject =
  | { readonly kind: "cost"; readonly line: Id | "all"; readonly provider?: Id; readonly year?: string; readonly as: "factor" | "amount" }
  | { readonly kind: "volume"; readonly line: Id | "all"; readonly year?: string; readonly as: "factor" | "amount" }
  | { readonly kind: "indicator"; readonly indicator: Id; readonly year?: string }
  | { readonly kind: "outcome"; readonly outcome: Id; readonly group?: Id; readonly instalment?: Id; readonly provider?: Id; readonly year?: string };

export type Input = { readonly id: Id; readonly subject: Subject; readonly distribution: Distribution };
export type Correlation = { readonly between: readonly [Id, Id]; readonly is: number };

/** How the units of a joint line divided by use or customers fall on the purchasers in every year: weights, not all zero. */
export type StatedUse = { readonly line: Id; readonly shares: Readonly<Record<Id, Ratio>> };

export type Futures = {
  readonly inputs: readonly Input[];
  /** Absent: as recorded, else alike by day of membership. */
  readonly uses?: readonly StatedUse[];
  /** Pairs that are not named are independent. */
  readonly correlations: readonly Correlation[];
  /** Nobody gave futures: these were made from the agreement, and whoever shows the result says so. */
  readonly isDefault: boolean;
};

export type FuturesFault = {
  readonly code:
    | "input-twice"
    | "input-distribution"
    | "input-unknown-line"
    | "input-unknown-year"
    | "input-unknown-indicator"
    | "input-unknown-outcome"
    | "input-unknown-provider"
    | "input-drives-nothing"
    | "input-overlaps"
    | "use-unknown-line"
    | "use-unknown-party"
    | "use-twice"
    | "use-nothing"
    | "correlation-unknown"
    | "correlation-range"
    | "correlation-twice"
    | "correlation-impossible"
    | "no-input";
  /** The input, the two of a correlation joined by a space, or `use` and the line. */
  readonly at: string;
  readonly args: Readonly<Record<string, string>>;
};

/** The years of the term. */
export function termYears(agreement: Agreement): readonly string[] {
  return [...new Set(agreement.periods.flatMap(yearsOf))];
}

/** Indicators that move money: those of the areas and of the gates. */
export function indicatorsOf(agreement: Agreement): readonly Id[] {
  const areas = agreement.results?.areas.map((area) => area.indicator) ?? [];
  return [...new Set([...areas, ...agreement.gates.map((gate) => gate.indicator).filter((indicator) => indicator !== "score")])];
}

/**
 * The value of an indicator at which nothing is won or lost: score 0 of its area (the least value that gives it); for an indicator that only
 * gates, the value that just passes.
 */
export function neutralValue(agreement: Agreement, indicator: Id): Ratio {
  const area = agreement.results?.areas.find((candidate) => candidate.indicator === indicator);
  if (area) return valueAtScore(area, ZERO);
  const gate = agreement.gates.find((candidate) => candidate.indicator === indicator);
  return gate?.atLeast ?? gate?.atMost ?? ZERO;
}

/** The scores that areas can reach, with the neutral 0 between; undefined where nothing is scored. */
export function scoreSpan(agreement: Agreement): { readonly low: Ratio; readonly high: Ratio } | undefined {
  const { results } = agreement;
  if (!results || results.areas.length === 0) return undefined;
  const values = results.areas.flatMap((area) => area.scale.map((point) => point.value));
  const span = { low: min(ZERO, max(results.clamp.low, values.reduce(min))), high: max(ZERO, min(results.clamp.high, values.reduce(max))) };
  return compare(span.low, span.high) < 0 ? span : undefined;
}

/** The indicator value at which the straight lines between the points of an area's scale reach a score; the nearest end where they do not. */
export function valueAtScore(area: Area, score: Ratio): Ratio {
  const exact = area.scale.find((point) => compare(point.value, score) === 0);
  if (exact) return exact.at;
  for (const [i, high] of area.scale.entries()) {
    const low = area.scale[i - 1];
    if (!low || compare(low.value, score) * compare(high.value, score) >= 0) continue;
    return add(low.at, mul(sub(high.at, low.at), div(sub(score, low.value), sub(high.value, low.value))));
  }
  const away = (value: Ratio): number => Math.abs(toNumber(sub(value, score)));
  return area.scale.reduce((best, point) => (away(point.value) < away(best.value) ? point : best)).at;
}

/**
 * Futures made from the agreement alone: cost of every line triangular 85–100–125 % of target, volume 70–100–120 % of plan, every indicator of
 * a result area triangular over its scale around the neutral value. All independent.
 */
export function defaultFutures(agreement: Agreement): Futures {
  const costs = agreement.lines.map((line): Input => ({
    id: `cost-${line.id}`,
    subject: { kind: "cost", line: line.id, as: "factor" },
    distribution: { kind: "triangular", low: 0.85, mode: 1, high: 1.25 },
  }));
  const volumes = agreement.volumes.map((term): Input => ({
    id: `volume-${term.line}`,
    subject: { kind: "volume", line: term.line, as: "factor" },
    distribution: { kind: "triangular", low: 0.7, mode: 1, high: 1.2 },
  }));
  const indicators = (agreement.results?.areas ?? []).map((area): Input => {
    const at = area.scale.map((point) => toNumber(point.at));
    const distribution = { kind: "triangular" as const, low: Math.min(...at), mode: toNumber(neutralValue(agreement, area.indicator)), high: Math.max(...at) };
    return { id: `indicator-${area.indicator}`, subject: { kind: "indicator", indicator: area.indicator }, distribution };
  });
  const first = indicators.filter((input, i) => indicators.findIndex((other) => other.id === input.id) === i);
  return { inputs: [...costs, ...volumes, ...first], correlations: [], isDefault: true };
}

/** Everything wrong with the futures in themselves and beside the agreement. */
export function checkFutures(agreement: Agreement, futures: Futures): readonly FuturesFault[] {
  const faults: FuturesFault[] = futures.inputs.length === 0 ? [{ code: "no-input", at: "", args: {} }] : [];
  const seen = new Set<Id>();
  for (const input of futures.inputs) {
    if (seen.has(input.id)) faults.push({ code: "input-twice", at: input.id, args: { input: input.id } });
    seen.add(input.id);
    const wrong = faultOf(input.distribution);
    if (wrong) faults.push({ code: "input-distribution", at: input.id, args: { input: input.id, reason: wrong } });
    faults.push(...unknown(agreement, input));
  }
  return [...faults, ...checkUses(agreement, futures.uses ?? []), ...checkCorrelations(futures)];
}

function checkUses(agreement: Agreement, uses: readonly StatedUse[]): FuturesFault[] {
  return uses.flatMap(({ line, shares }, i): FuturesFault[] => {
    const at = `use ${line}`;
    const divided = agreement.lines.find((candidate) => candidate.id === line)?.keys.some((key) => key.by !== "shares");
    if (!divided) return [{ code: "use-unknown-line", at, args: { name: line } }];
    if (uses.findIndex((other) => other.line === line) < i) return [{ code: "use-twice", at, args: { name: line } }];
    const payers = agreement.parties.filter(pays).map((party) => party.id);
    const stranger = Object.keys(shares).find((party) => !payers.includes(party));
    if (stranger !== undefined) return [{ code: "use-unknown-party", at, args: { line, name: stranger } }];
    const all = Object.values(shares);
    return all.some((share) => share.n < 0n) || all.every((share) => share.n === 0n) ? [{ code: "use-nothing", at, args: { name: line } }] : [];
  });
}

function unknown(agreement: Agreement, { id, subject }: Input): FuturesFault[] {
  const found = (code: FuturesFault["code"], name: string): FuturesFault[] => [{ code, at: id, args: { input: id, name } }];
  if (subject.year !== undefined && !termYears(agreement).includes(subject.year)) return found("input-unknown-year", subject.year);
  switch (subject.kind) {
    case "cost":
      if (subject.line !== "all" && !agreement.lines.some((line) => line.id === subject.line)) return found("input-unknown-line", subject.line);
      return subject.provider !== undefined && !agreement.lines.some((line) => line.providers.includes(subject.provider!))
        ? found("input-unknown-provider", subject.provider)
        : [];
    case "volume":
      return subject.line === "all" || agreement.volumes.some((term) => term.line === subject.line) ? [] : found("input-unknown-line", subject.line);
    case "indicator":
      return indicatorsOf(agreement).includes(subject.indicator) ? [] : found("input-unknown-indicator", subject.indicator);
    case "outcome":
      return agreement.outcomes.some((term) => term.id === subject.outcome && term.kind === "tariff") ? [] : found("input-unknown-outcome", subject.outcome);
  }
}

function checkCorrelations(futures: Futures): FuturesFault[] {
  const faults: FuturesFault[] = [];
  const seen = new Set<string>();
  for (const { between, is } of futures.correlations) {
    const at = between.join(" ");
    const missing = between.find((id) => !futures.inputs.some((input) => input.id === id));
    if (missing !== undefined || between[0] === between[1]) faults.push({ code: "correlation-unknown", at, args: { name: missing ?? between[0] } });
    if (!(is > -1 && is < 1)) faults.push({ code: "correlation-range", at, args: { value: String(is) } });
    const key = [...between].sort().join(" ");
    if (seen.has(key)) faults.push({ code: "correlation-twice", at, args: { first: between[0], second: between[1] } });
    seen.add(key);
  }
  if (faults.length === 0 && !cholesky(correlationMatrix(futures))) faults.push({ code: "correlation-impossible", at: "", args: {} });
  return faults;
}

export function correlationMatrix(futures: Futures): number[][] {
  const at = new Map(futures.inputs.map((input, i) => [input.id, i]));
  const matrix: number[][] = futures.inputs.map((_, i) => futures.inputs.map((__, j) => (i === j ? 1 : 0)));
  for (const { between, is } of futures.correlations) {
    const [i, j] = [at.get(between[0])!, at.get(between[1])!];
    matrix[i]![j] = is;
    matrix[j]![i] = is;
  }
  return matrix;
}
