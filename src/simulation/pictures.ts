/** Pictures of simulations, proofs and comparisons: each an SVG with title and description, and the table that says the same in figures. */
import type { Agreement } from "../agreement/agreement.ts";
import type { Id } from "../kernel/id.ts";
import { fill, type Language } from "../kernel/refusal.ts";
import { compare, formatRatio, type Ratio, toNumber, ZERO } from "../kernel/share.ts";
import { showMoney } from "../kernel/shown.ts";
import { axisFor, type Bar, barsSvg, curvesSvg, type Series } from "./canvas.ts";
import type { Comparison } from "./compare.ts";
import type { Ahead } from "./plan.ts";
import * as poly from "./polynomial.ts";
import type { Span } from "./polynomial.ts";
import { cellsIn, gainsOn, proofModel } from "./proof-model.ts";
import * as rational from "./rational.ts";
import { DEFAULT_COST } from "./prove.ts";
import type { PartyOutlook, Simulation } from "./summary.ts";
import { SIMULATION, type SimulationWord } from "./words.ts";

export type Table = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
export type Picture = { readonly svg: string; readonly table: Table };
/** What a picture is said with; `nameOf` gives a party's name for its id. */
export type Says = { readonly language: Language; readonly currency: string; readonly nameOf: (party: Id) => string };

/** Positions against the plan by probability, a curve a party. */
export function cumulativePicture(simulation: Simulation, says: Says): Picture {
  const series = simulation.parties.map((party) => cumulative(party, says));
  const euros = axisFor(
    series.flatMap(({ points }) => points.map(([x]) => x)),
    word(says, "euro-axis"),
    euroTick(says),
  );
  const probability = { low: 0, high: 100, label: word(says, "probability-axis"), show: (value: number) => String(Math.round(value)) };
  const svg = curvesSvg(word(says, "cumulative-title"), word(says, "cumulative-desc"), euros, probability, series);
  const percents = simulation.parties[0]?.percentiles.map(({ percent }) => fill(word(says, "percentile"), { percent: String(percent) })) ?? [];
  const columns = [word(says, "party"), word(says, "plan"), word(says, "mean"), word(says, "deviation"), ...percents, word(says, "pain"), word(says, "loss")];
  const rows = simulation.parties.map((party) => [
    says.nameOf(party.party),
    ...[party.plan, party.mean, party.deviation, ...party.percentiles.map(({ cents }) => cents)].map((cents) => money(says, cents)),
    chance(party.pain),
    party.loss === undefined ? "–" : chance(party.loss),
  ]);
  return { svg, table: { columns, rows } };
}

function cumulative(party: PartyOutlook, says: Says): Series {
  const total = party.bins.reduce((a, b) => a + b, 0);
  const width = (party.greatest - party.least) / party.bins.length;
  let seen = 0;
  const points = party.bins.map((count, i) => {
    seen += count;
    return [(party.least + width * (i + 1) - party.plan) / 100, (seen / total) * 100] as const;
  });
  return { name: says.nameOf(party.party), points: [[(party.least - party.plan) / 100, 0], ...points], marks: [] };
}

/** What moves one party, the widest first. */
export function tornadoPicture(simulation: Simulation, party: Id, says: Says): Picture {
  const own = simulation.parties.find((one) => one.party === party);
  if (!own) throw new Error(`no party is named ${party}`);
  const swings = own.tornado.filter(({ low, high }) => Math.abs(high - low) >= 0.5).slice(0, 12);
  const bars = swings.map(({ input, low, high }): Bar => ({ name: input, low: low / 100, high: high / 100, from: low / 100, to: high / 100 }));
  const axis = axisFor([own.plan / 100, ...bars.flatMap(({ from, to }) => [from, to])], word(says, "euro-axis"), euroTick(says));
  const svg = barsSvg(fill(word(says, "tornado-title"), { party: says.nameOf(party) }), word(says, "tornado-desc"), axis, bars, own.plan / 100);
  return {
    svg,
    table: { columns: [word(says, "input"), "P10", "P90"], rows: swings.map(({ input, low, high }) => [input, money(says, low), money(says, high)]) },
  };
}

/** What each party gains or loses by cost, in cents against target cost; exact points, two at a jump. */
export type Payoff = {
  readonly party: Id;
  readonly points: readonly { readonly cost: string; readonly cents: number }[];
  readonly breakpoints: readonly string[];
};

export function payoffsOf(agreement: Agreement, cost: Span = DEFAULT_COST, ahead: Ahead = {}): readonly Payoff[] {
  const model = proofModel(agreement, cost, ahead);
  const cells = cellsIn(model, { x: cost, y: { low: ZERO, high: ZERO } })
    .filter((cell) => !cell.unknown && !poly.isPoint(cell.box.x))
    .sort((a, b) => compare(a.box.x.low, b.box.x.low));
  const gains = cells.map(gainsOn(model, false));
  return model.parties.map((party, i) => {
    const at = (k: number, x: Ratio): { cost: string; cents: number } => ({ cost: formatRatio(x), cents: toNumber(rational.valueAt(gains[k]![i]!, x, ZERO)) });
    const points = cells.flatMap(({ box }, k) => [at(k, box.x.low), at(k, box.x.high)]);
    const breakpoints = cells
      .slice(1)
      .flatMap(({ box }, k) => (rational.difference(gains[k]![i]!, gains[k + 1]![i]!, box).over.length === 0 ? [] : [formatRatio(box.x.low)]));
    return { party, points: points.filter((point, k) => k === 0 || point.cost !== points[k - 1]!.cost || point.cents !== points[k - 1]!.cents), breakpoints };
  });
}

export function payoffPicture(payoffs: readonly Payoff[], says: Says): Picture {
  const series = payoffs.map(({ party, points, breakpoints }): Series => {
    const drawn = points.map(({ cost, cents }) => [percentOf(cost), cents / 100] as const);
    return { name: says.nameOf(party), points: drawn, marks: drawn.filter((_, k) => breakpoints.includes(points[k]!.cost)) };
  });
  const all = series.flatMap(({ points }) => points);
  const x = axisFor(
    all.map(([at]) => at),
    word(says, "cost-axis"),
    (value) => String(Math.round(value)),
  );
  const svg = curvesSvg(
    word(says, "payoff-title"),
    word(says, "payoff-desc"),
    x,
    axisFor([0, ...all.map(([, y]) => y)], word(says, "euro-axis"), euroTick(says)),
    series,
  );
  const rows = payoffs.flatMap(({ party, points, breakpoints }) =>
    points.map(({ cost, cents }) => [
      says.nameOf(party),
      `${Math.round(percentOf(cost) * 100) / 100} %`,
      money(says, cents),
      breakpoints.includes(cost) ? word(says, "breakpoint") : "",
    ]),
  );
  return { svg, table: { columns: [word(says, "party"), word(says, "cost-axis"), word(says, "euro-axis"), ""], rows } };
}

/** Second agreement less first, a bar a party. */
export function comparisonPicture(comparison: Comparison, says: Says): Picture {
  const at = (percent: number, party: Comparison["parties"][number]): number =>
    party.difference.percentiles.find((one) => one.percent === percent)!.cents / 100;
  const bars = comparison.parties.map((party): Bar => ({
    name: says.nameOf(party.party),
    low: at(5, party),
    high: at(95, party),
    from: at(25, party),
    to: at(75, party),
    mark: at(50, party),
  }));
  const axis = axisFor([0, ...bars.flatMap(({ low, high }) => [low, high])], word(says, "euro-axis"), euroTick(says));
  const svg = barsSvg(word(says, "compare-title"), word(says, "compare-desc"), axis, bars, 0);
  const columns = [word(says, "party"), word(says, "plan"), word(says, "mean"), "P5", "P50", "P95", word(says, "better"), word(says, "worse")];
  const rows = comparison.parties.map((party) => [
    says.nameOf(party.party),
    ...[party.plan, party.difference.mean, ...[5, 50, 95].map((percent) => at(percent, party) * 100)].map((cents) => money(says, cents)),
    chance(party.better),
    chance(party.worse),
  ]);
  return { svg, table: { columns, rows } };
}

function word({ language }: Says, key: SimulationWord): string {
  return SIMULATION[key][language];
}

/** Whole euros: a simulated cent says nothing. */
function money({ language, currency }: Says, cents: number): string {
  return showMoney(BigInt(Math.round(cents / 100)) * 100n, language, currency);
}

function euroTick(says: Says): (value: number) => string {
  return (value) => money(says, value * 100);
}

function chance(probability: number): string {
  return `${Math.round(probability * 1000) / 10} %`;
}

function percentOf(text: string): number {
  const [n, d] = text.split("/");
  return (Number(n) / Number(d ?? "1")) * 100;
}
