/**
 * Open risks and opportunities as futures (docs/simulation.md), for the simulation on the record and as a file: for each line the cost of its plan times a
 * factor, which has a value for every sum that its risks can come to together. Risks are taken as independent of each other. A guess: nothing here is ever payable.
 */
import type { Agreement } from "../agreement/agreement.ts";
import type { Day } from "../kernel/day.ts";
import { byId, type Id } from "../kernel/id.ts";
import { largestRemainder, round } from "../kernel/money.ts";
import { add, compare, div, mul, ONE, type Ratio, ratio, sub, sum, ZERO } from "../kernel/share.ts";
import type { Assessed, Risk } from "./kinds.ts";

/** What the cost of a line can change by, in cents, and how likely that is: probabilities sum to one, values rise. */
export type Point = { readonly value: Ratio; readonly probability: Ratio };
/** A risk's low, likely and high effect where it happens: together they have the mean of the PERT distribution. */
const WEIGHTS = [ratio(1n, 6n), ratio(4n, 6n), ratio(1n, 6n)] as const;
/** Values that a line's factor has at most. */
const MOST_POINTS = 25;

/** A risk with what is thought of it. */
export type Weighed = Risk & { readonly assessed: Assessed };

export function openRisks(risks: Iterable<Risk>): readonly Weighed[] {
  return [...risks].filter((risk): risk is Weighed => risk.closed === undefined && risk.assessed !== undefined);
}

/** What is expected of a risk in cents: a cost above zero, a saving below. */
export function expectedOf({ as, assessed }: Weighed): Ratio {
  const { permille, low, likely, high } = assessed;
  const mean = sum([low, likely, high].map((cents, i) => mul(ratio(cents), WEIGHTS[i]!)));
  return mul(mul(mean, ratio(BigInt(permille), 1000n)), ratio(as === "risk" ? 1n : -1n));
}

/** What independent risks come to together. */
export function together(risks: readonly Weighed[]): readonly Point[] {
  const nothing: readonly Point[] = [{ value: ZERO, probability: ONE }];
  return risks.reduce((all, risk) => fewer(combined(all, pointsOf(risk))), nothing);
}

function pointsOf({ as, assessed: { permille, low, likely, high } }: Weighed): readonly Point[] {
  const happens = ratio(BigInt(permille), 1000n);
  const sign = as === "risk" ? 1n : -1n;
  const effects = [low, likely, high].map((cents, i) => ({ value: ratio(sign * cents), probability: mul(happens, WEIGHTS[i]!) }));
  return [{ value: ZERO, probability: sub(ONE, happens) }, ...effects];
}

function combined(a: readonly Point[], b: readonly Point[]): readonly Point[] {
  const all = a.flatMap((one) => b.map((other) => ({ value: add(one.value, other.value), probability: mul(one.probability, other.probability) })));
  const rising = all.filter(({ probability }) => probability.n > 0n).sort((x, y) => compare(x.value, y.value));
  const points: Point[] = [];
  for (const point of rising) {
    const last = points.at(-1);
    if (last && compare(last.value, point.value) === 0) points[points.length - 1] = { ...last, probability: add(last.probability, point.probability) };
    else points.push(point);
  }
  return points;
}

/** The two that lie closest become one at their mean, until there are few enough: neither the whole nor the mean changes. */
function fewer(points: readonly Point[]): readonly Point[] {
  const left = [...points];
  while (left.length > MOST_POINTS) {
    let at = 0;
    for (let i = 1; i + 1 < left.length; i++) {
      if (compare(gapAfter(left, i), gapAfter(left, at)) < 0) at = i;
    }
    const [a, b] = [left[at]!, left[at + 1]!];
    const probability = add(a.probability, b.probability);
    const value = div(add(mul(a.value, a.probability), mul(b.value, b.probability)), probability);
    left.splice(at, 2, { value, probability });
  }
  return left;
}

function gapAfter(points: readonly Point[], i: number): Ratio {
  return sub(points[i + 1]!.value, points[i]!.value);
}

/** Decimals of factors and probabilities: futures are guesses. */
export const EXACT = 1_000_000_000n;
/** What the cost of a line, in the year where there is one, is multiplied by: values and probabilities in parts of `EXACT`, probabilities make up the whole. */
export type LineRisks = {
  readonly id: string;
  readonly line: Id;
  readonly year: string | undefined;
  /** How many risks and opportunities it is made of. */
  readonly count: number;
  readonly scenarios: readonly { readonly value: bigint; readonly probability: bigint }[];
};

/** A line whose risks all name a year has an input a year. Lines without a target have no plan that a factor could move: their risks are `left`. */
export function lineRisks(agreement: Agreement, risks: readonly Weighed[]): { readonly inputs: readonly LineRisks[]; readonly left: readonly Id[] } {
  const inputs: LineRisks[] = [];
  const left: Id[] = [];
  for (const [line, own] of [...Map.groupBy(risks, (risk) => risk.line)].sort(([a], [b]) => byId(a, b))) {
    const byYear = own.every(({ assessed }) => assessed.year !== undefined);
    const groups = byYear ? Map.groupBy(own, ({ assessed }) => assessed.year) : new Map([[undefined, own]]);
    for (const [year, some] of groups) {
      const plan = planned(agreement, line, year);
      if (plan === 0n) left.push(line);
      else inputs.push(inputOf({ line, year }, plan, some));
    }
  }
  return { inputs, left: [...new Set(left)] };
}

export type ExpectedOfLine = { readonly line: Id; readonly count: number; readonly cents: bigint };

/** What the simulated risks are expected to change the cost of each line by in a year; those of a line as a whole by the year's part of its plan. */
export function expectedInYear(agreement: Agreement, risks: readonly Weighed[], year: string): readonly ExpectedOfLine[] {
  const { inputs } = lineRisks(agreement, risks);
  return inputs.flatMap(({ line, year: named, count, scenarios }) => {
    const plan = planned(agreement, line, year);
    if (plan === 0n || (named ?? year) !== year) return [];
    const mean = sum(scenarios.map(({ value, probability }) => ratio(value * probability, EXACT * EXACT)));
    return [{ line, count, cents: round(mul(ratio(plan), sub(mean, ONE)), "half-up") }];
  });
}

/** The file for `sameside simulate --futures`; `left` as of `lineRisks`. */
export function futuresText(agreement: Agreement, risks: readonly Weighed[], on: Day): { readonly text: string; readonly left: readonly Id[] } {
  const { inputs, left } = lineRisks(agreement, risks);
  const head = [`# Open risks and opportunities on ${on}, as ${agreement.name} has them in its register. Independent of each other.`, "futures: 1"];
  const body = inputs.length === 0 ? ["inputs: {}"] : ["inputs:", ...inputs.map(inputText)];
  return { text: `${[...head, ...body].join("\n")}\n`, left };
}

function planned({ targets }: Agreement, line: Id, year: string | undefined): bigint {
  return targets.filter((target) => target.line === line && (year === undefined || target.year === year)).reduce((all, { amount }) => all + amount, 0n);
}

function inputOf({ line, year }: Pick<LineRisks, "line" | "year">, plan: bigint, risks: readonly Weighed[]): LineRisks {
  const points = together(risks);
  const shares = largestRemainder(
    EXACT,
    points.map(({ probability }) => mul(probability, ratio(EXACT))),
  );
  const scenarios = points.map(({ value }, i) => {
    const factor = round(mul(add(ONE, div(value, ratio(plan))), ratio(EXACT)), "half-up");
    return { value: factor < 0n ? 0n : factor, probability: shares[i]! };
  });
  return { id: year === undefined ? `risks-${line}` : `risks-${line}-${year}`, line, year, count: risks.length, scenarios };
}

function inputText({ id, line, year, scenarios }: LineRisks): string {
  const values = scenarios.map(({ value, probability }) => `        - { value: ${decimal(value)}, probability: ${decimal(probability)} }`);
  return [`  ${id}:`, `    cost: ${line}`, ...(year === undefined ? [] : [`    year: "${year}"`]), "    factor:", "      scenarios:", ...values].join("\n");
}

function decimal(parts: bigint): string {
  return `${parts / EXACT}.${String(parts % EXACT).padStart(9, "0")}`;
}
