/** The proof that all win or all lose (domain, section 6): two questions, decided exactly, or the honest answer that they cannot be decided here. */
import type { Agreement, Path } from "../agreement/agreement.ts";
import type { Id } from "../kernel/id.ts";
import { round } from "../kernel/money.ts";
import { compare, equal, formatRatio, ONE, type Ratio, ratio, ZERO } from "../kernel/share.ts";
import type { Cell } from "./cells.ts";
import { clauseOfChange, clausesAtEdge } from "./causes.ts";
import { isPoint, type Polynomial, type Span } from "./polynomial.ts";
import * as poly from "./polynomial.ts";
import { cellsIn, gainsOn, type ProofModel, proofModel } from "./proof-model.ts";
import { distance, type Place, placesOf } from "./region.ts";
import { farEnd, flatIn, gainAt, nearEnd, outward, type Strip, stripsOf, unknownOf } from "./strips.ts";

export type Question = "opposite-signs" | "indifference";
export type Along = "cost" | "score" | "cost-and-score";

/** Cost as an exact share of target (`11/10` is 110 %), score exact; `beyond`: not at this point but from it on. */
export type ProofPoint = { readonly cost: string; readonly score: string; readonly beyond: boolean };
/**
 * Cents against target cost and neutral score, rounded half up, where the finding begins and where it ends. Inside the area of cost and score
 * `from` is the nearest cost at which it can happen for some score, `to` a point at which it does, and both amounts are those of that point.
 */
export type Stake = { readonly party: Id; readonly atFrom: string; readonly atTo: string };
export type Clause = { readonly path: Path; readonly line?: number; readonly column?: number };

export type Finding = {
  readonly along: Along;
  readonly from: ProofPoint;
  readonly to: ProofPoint;
  /** Opposite signs: who gains and who loses. */
  readonly gains: readonly Stake[];
  readonly loses: readonly Stake[];
  /** Indifference: who no longer moves, and who still does. */
  readonly flat: readonly Stake[];
  readonly moving: readonly Id[];
  /** The clauses behind it, the first one first; line and column of the agreement file. */
  readonly clauses: readonly Clause[];
  readonly exceptions: readonly { readonly path: Path; readonly because: string }[];
};

export type Undecided = { readonly along: Along; readonly cost: readonly [string, string]; readonly score: readonly [string, string] };
export type Verdict = {
  readonly question: Question;
  /** Whether the value of results to the purchasers counts as their gain; `not-stated`: the file gives no value, so it cannot be counted. */
  readonly results: "left-out" | "counted" | "not-stated";
  /** `excepted`: every finding is named by an exception of the file. */
  readonly outcome: "holds" | "broken" | "excepted" | "cannot-decide";
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
};
export type Proof = {
  readonly kind: "proof";
  readonly alliance: string;
  readonly parties: readonly Id[];
  /** All lines cost the same share of target, all areas have the same score, volumes are as planned, gates pass, every saving is approved. */
  readonly domain: { readonly cost: readonly [string, string]; readonly score?: readonly [string, string]; readonly years: readonly string[] };
  readonly verdicts: readonly Verdict[];
};

/** Cells that cannot be decided are listed up to this number. */
const MOST_UNDECIDED = 20;

export type ProofOptions = { readonly cost?: { readonly low: Ratio; readonly high: Ratio } };
export const DEFAULT_COST: Span = { low: ratio(1n, 2n), high: ratio(3n, 2n) };

export function prove(agreement: Agreement, options: ProofOptions = {}): Proof {
  const cost = options.cost ?? DEFAULT_COST;
  const model = proofModel(agreement, cost);
  const paths = pathsOf(model);
  const values: readonly Verdict["results"][] = !model.score ? ["left-out"] : model.worth ? ["left-out", "counted"] : ["left-out", "not-stated"];
  const questions: readonly Question[] = ["opposite-signs", "indifference"];
  const verdicts = questions.flatMap((question) => values.map((results) => verdictOf(model, paths, question, results)));
  return {
    kind: "proof",
    alliance: agreement.name,
    parties: model.parties,
    domain: { cost: ends(cost), ...(model.score && { score: ends(model.score) }), years: [...new Set(model.settled.context.years.map((year) => year.name))] },
    verdicts,
  };
}

function ends(span: Span): readonly [string, string] {
  return [formatRatio(span.low), formatRatio(span.high)];
}

type ProofPath = { readonly along: Along; readonly box: poly.Box; readonly cells: readonly Cell[] };

/** Along cost at neutral, worst and best score; along score at target cost; over both. */
function pathsOf(model: ProofModel): ProofPath[] {
  const { cost, score } = model;
  const point = (value: Ratio): Span => ({ low: value, high: value });
  const scores = score ? [ZERO, score.low, score.high].filter((value, i, all) => all.findIndex((other) => equal(other, value)) === i) : [ZERO];
  const boxes: (readonly [Along, poly.Box])[] = scores.map((value) => ["cost", { x: cost, y: point(value) }]);
  if (score) boxes.push(["score", { x: point(ONE), y: score }], ["cost-and-score", { x: cost, y: score }]);
  return boxes.map(([along, box]) => ({ along, box, cells: cellsIn(model, box) }));
}

function verdictOf(model: ProofModel, paths: readonly ProofPath[], question: Question, results: Verdict["results"]): Verdict {
  if (results === "not-stated") return { question, results, outcome: "cannot-decide", findings: [], undecided: [] };
  const all = paths.map((path) =>
    path.along === "cost-and-score" ? overArea(model, path, question, results === "counted") : alongLine(model, path, question, results === "counted"),
  );
  const lines = all.filter((_, i) => paths[i]!.along !== "cost-and-score").flatMap((part) => part.findings);
  const findings = [
    ...lines,
    ...all.filter((_, i) => paths[i]!.along === "cost-and-score").flatMap((part) => part.findings.filter((finding) => adds(finding, lines))),
  ];
  const undecided = all.flatMap((part) => part.undecided).slice(0, MOST_UNDECIDED);
  const unexcused = findings.some((finding) => finding.exceptions.length === 0);
  const outcome = unexcused ? "broken" : undecided.length > 0 ? "cannot-decide" : findings.length > 0 ? "excepted" : "holds";
  return { question, results, outcome, findings, undecided };
}

/** A finding inside the area says something new where the lines show none of its parties so near to the target. */
function adds(finding: Finding, lines: readonly Finding[]): boolean {
  const who = (one: Finding): string =>
    [...one.gains, ...one.flat]
      .map((stake) => stake.party)
      .concat(one.loses.map((stake) => stake.party))
      .join(" ");
  return !lines.some((line) => line.along === "cost" && (who(line) === who(finding) || finding.gains.length > 0) && near(line.from.cost, finding.from.cost));
}

/** Whether the first point lies on the same side of the target and at least as near to it. */
function near(first: string, second: string): boolean {
  const [a, b] = [read(first), read(second)];
  return compare(a, ONE) >= 0 === compare(b, ONE) >= 0 && (compare(a, ONE) >= 0 ? compare(a, b) <= 0 : compare(a, b) >= 0);
}

function read(text: string): Ratio {
  const [n, d] = text.split("/");
  return ratio(BigInt(n!), BigInt(d ?? "1"));
}

type Part = { readonly findings: readonly Finding[]; readonly undecided: readonly Undecided[] };

function alongLine(model: ProofModel, path: ProofPath, question: Question, counted: boolean): Part {
  const axis = path.along === "cost" ? "x" : "y";
  const neutral = axis === "x" ? ONE : ZERO;
  const strips = stripsOf(path.cells, axis, neutral, gainsOn(model, counted));
  const ask = question === "opposite-signs" ? opposites : flats;
  const parts = [true, false].map((upward) => ask({ model, path, axis, neutral, upward, strips }));
  const undecided = [...unknownOf(path.cells, axis), ...parts.flatMap((part) => part.undecided)].map((span) => undecidedOn(path, axis, span));
  return { findings: parts.flatMap((part) => part.findings), undecided };
}

function undecidedOn(path: ProofPath, axis: poly.Axis, span: Span): Undecided {
  const box = { ...path.box, [axis]: span };
  return { along: path.along, cost: ends(box.x), score: ends(box.y) };
}

type Line = {
  readonly model: ProofModel;
  readonly path: ProofPath;
  readonly axis: poly.Axis;
  readonly neutral: Ratio;
  readonly upward: boolean;
  readonly strips: readonly Strip[];
};
type LineResult = { readonly findings: readonly Finding[]; readonly undecided: readonly Span[] };

/** Outward from the target: each pair is told once, where it first stands on opposite sides. */
function opposites(line: Line): LineResult {
  const findings: Finding[] = [];
  const undecided: Span[] = [];
  const told = new Set<string>();
  const strips = outward(line.strips, line.neutral, line.upward);
  strips.forEach((strip, i) => {
    const pairs = pairsIn(strip).filter(([up, down]) => !told.has(`${up} ${down}`));
    if (pairs.length === 0) return;
    if (!strip.sure) return void undecided.push(strip.span);
    for (const [up, down] of pairs) told.add(`${up} ${down}`);
    let last = strip;
    for (const next of strips.slice(i + 1)) {
      if (!pairs.every(([up, down]) => next.signs[up]! > 0 && next.signs[down]! < 0)) break;
      last = next;
    }
    findings.push(oppositeFinding(line, strip, last, [...new Set(pairs.map(([up]) => up))], [...new Set(pairs.map(([, down]) => down))]));
  });
  return { findings, undecided };
}

function pairsIn(strip: Strip): (readonly [number, number])[] {
  return strip.signs.flatMap((up, i) => (up > 0 ? strip.signs.flatMap((down, j) => (down < 0 ? [[i, j] as const] : [])) : []));
}

function oppositeFinding(line: Line, first: Strip, last: Strip, up: readonly number[], down: readonly number[]): Finding {
  const { model, upward } = line;
  const [from, to] = [nearEnd(first, upward), farEnd(last, upward)];
  const stake = (party: number): Stake => stakeOf(model, party, gainAt(first, party, from), gainAt(last, party, to));
  const at = pointOn(line, poly.middle(first.span));
  const [odd, other] = upward === (line.axis === "x") ? [true, false] : [false, true];
  const paths = [clauseOfChange(model, odd ? up[0]! : down[0]!, at, odd), clauseOfChange(model, other ? up[0]! : down[0]!, at, other)];
  return finding(line, from, to, !isPoint(first.span), "opposite-signs", { gains: up.map(stake), loses: down.map(stake) }, paths);
}

/** Outward from the target: every stretch on which a party does not move while another does. */
function flats(line: Line): LineResult {
  const findings: Finding[] = [];
  const undecided: Span[] = [];
  const strips = outward(line.strips, line.neutral, line.upward).filter((strip) => !isPoint(strip.span));
  const other = outward(line.strips, line.neutral, !line.upward).find((strip) => !isPoint(strip.span));
  line.model.parties.forEach((_, party) => {
    for (let i = 0; i < strips.length; i++) {
      const strip = strips[i]!;
      if (!flatIn(strip).includes(party)) continue;
      if (!strip.sure) {
        undecided.push(strip.span);
        continue;
      }
      const start = i;
      while (i + 1 < strips.length && flatIn(strips[i + 1]!).includes(party) && strips[i + 1]!.sure) i++;
      findings.push(flatFinding(line, strip, strips[i]!, start > 0 ? strips[start - 1] : other, party));
    }
  });
  return { findings: together(findings), undecided };
}

function flatFinding(line: Line, first: Strip, last: Strip, before: Strip | undefined, party: number): Finding {
  const { model, upward } = line;
  const [from, to] = [nearEnd(first, upward), farEnd(last, upward)];
  const still = flatIn(first);
  const moving = model.parties.filter((_, i) => !still.includes(i));
  const edge = before ? clausesAtEdge(model, before.cell, first.cell, party, line.axis === "y" ? undefined : upward ? "pain" : "gain") : [];
  const stake = stakeOf(model, party, gainAt(first, party, from), gainAt(last, party, to));
  return finding(line, from, to, true, "indifference", { flat: [stake], moving }, edge);
}

/** Where no branch changes, the side of the sharing itself (or the results) says it. */
function sideClauses(model: ProofModel, axis: poly.Axis, upward: boolean): Path[] {
  if (axis === "y") return ["results"];
  return model.agreement.schemes.map((scheme) => `${scheme.path}/${upward ? "pain" : "gain"}`);
}

/** Parties that stop at the same place for the same reason are one finding. */
function together(findings: readonly Finding[]): Finding[] {
  const key = (one: Finding): string => JSON.stringify([one.from, one.to, one.moving, one.clauses, one.exceptions]);
  const groups = Map.groupBy(findings, key);
  return [...groups.values()].map((same) => ({ ...same[0]!, flat: same.flatMap((one) => one.flat) }));
}

function pointOn({ path, axis }: Pick<Line, "path" | "axis">, at: Ratio): { readonly cost: Ratio; readonly score: Ratio } {
  return axis === "x" ? { cost: at, score: path.box.y.low } : { cost: path.box.x.low, score: at };
}

function finding(
  line: Pick<Line, "model" | "path" | "axis">,
  from: Ratio,
  to: Ratio,
  beyond: boolean,
  question: Question,
  who: Partial<Pick<Finding, "gains" | "loses" | "flat" | "moving">>,
  paths: readonly (Path | undefined)[],
): Finding {
  const named = { gains: [], loses: [], flat: [], moving: [], ...who };
  const known = paths.filter((path) => path !== undefined);
  const parties = [...named.gains, ...named.loses, ...named.flat].map((stake) => stake.party);
  const point = (at: Ratio, past: boolean): ProofPoint => {
    const { cost, score } = pointOn(line, at);
    return { cost: formatRatio(cost), score: formatRatio(score), beyond: past };
  };
  return {
    along: line.path.along,
    from: point(from, beyond),
    to: point(to, false),
    ...named,
    clauses: [...new Set(known.length > 0 ? known : sideClauses(line.model, line.axis, compare(to, from) > 0))].map((path) => clauseAt(line.model, path)),
    exceptions: exceptionsFor(line.model.agreement, question, parties),
  };
}

function clauseAt({ agreement }: ProofModel, path: Path): Clause {
  for (let at = path; at !== ""; at = at.includes("/") ? at.slice(0, at.lastIndexOf("/")) : "") {
    const place = agreement.where[`${at}#key`] ?? agreement.where[at];
    if (place) return { path, line: place.line, column: place.column };
  }
  return { path };
}

function exceptionsFor(agreement: Agreement, question: Question, parties: readonly Id[]): Finding["exceptions"] {
  return agreement.exceptions.flatMap((exception, i) =>
    exception.from === question && (exception.party === undefined || parties.includes(exception.party))
      ? [{ path: `exceptions/${i}`, because: exception.because }]
      : [],
  );
}

function stakeOf(model: ProofModel, party: number, atFrom: Ratio, atTo: Ratio): Stake {
  return { party: model.parties[party]!, atFrom: String(round(atFrom, "half-up")), atTo: String(round(atTo, "half-up")) };
}

/** Over cost × score: the place nearest to the target, above and below it, at which the question is broken for any score. */
function overArea(model: ProofModel, path: ProofPath, question: Question, counted: boolean): Part {
  const gains = gainsOn(model, counted);
  const undecided: Undecided[] = path.cells.filter((cell) => cell.unknown).map((cell) => boxOf(path, cell.box));
  const open = path.cells.filter((cell) => !cell.unknown && !isPoint(cell.box.x) && !isPoint(cell.box.y));
  const findings = [true, false].flatMap((upward) => {
    const side = open.filter(({ box }) => (upward ? compare(box.x.high, ONE) > 0 : compare(box.x.low, ONE) < 0));
    const sorted = side.sort((a, b) => compare(distance(a.box.x, ONE), distance(b.box.x, ONE)));
    const ask = question === "opposite-signs" ? nearestOpposite : nearestFlat;
    return ask({ model, path, upward, gains, undecided }, sorted);
  });
  return { findings, undecided };
}

function boxOf(path: ProofPath, box: poly.Box): Undecided {
  return { along: path.along, cost: ends(box.x), score: ends(box.y) };
}

type Area = {
  readonly model: ProofModel;
  readonly path: ProofPath;
  readonly upward: boolean;
  readonly gains: (cell: Cell) => readonly Polynomial[];
  readonly undecided: Undecided[];
};

type Nearest = { readonly away: Ratio; readonly place: Place; readonly here: readonly Polynomial[] };

function nearestOpposite({ model, path, upward, gains, undecided }: Area, cells: readonly Cell[]): Finding[] {
  let best: Nearest | undefined;
  for (const cell of cells) {
    if (best && compare(distance(cell.box.x, ONE), best.away) >= 0) break;
    const here = gains(cell);
    const places = here.flatMap((up) => here.map((down) => (up === down ? [] : placesOf([up, poly.difference([], down), ...cell.conditions], cell.box, ONE))));
    if (places.includes("unsure") || (!cell.sure && places.some((some) => some.length > 0))) {
      if (undecided.length < MOST_UNDECIDED) undecided.push(boxOf(path, cell.box));
      continue;
    }
    for (const place of (places as (readonly Place[])[]).flat()) {
      if (upward ? compare(place.cost.low, ONE) < 0 : compare(place.cost.high, ONE) > 0) continue;
      const away = distance(place.cost, ONE);
      if (!best || compare(away, best.away) < 0) best = { away, place, here };
    }
  }
  return best ? [areaOpposite(model, path, upward, best)] : [];
}

function areaOpposite(model: ProofModel, path: ProofPath, upward: boolean, { place, here }: Nearest): Finding {
  const { cost, at, score } = place;
  const amount = (i: number, x: Ratio): Ratio => poly.valueAt(here[i]!, x, score);
  const from = upward ? cost.low : cost.high;
  const stake = (i: number): Stake => stakeOf(model, i, amount(i, at), amount(i, at));
  const up = here.flatMap((_, i) => (amount(i, at).n > 0n ? [i] : []));
  const down = here.flatMap((_, i) => (amount(i, at).n < 0n ? [i] : []));
  const [odd, other] = upward ? [up, down] : [down, up];
  const paths = [clauseOfChange(model, odd[0]!, { cost: at, score }, upward), clauseOfChange(model, other[0]!, { cost: at, score }, !upward)];
  const line = { model, path: { ...path, box: { ...path.box, y: { low: score, high: score } } }, axis: "x" as const };
  return finding(line, from, at, true, "opposite-signs", { gains: up.map(stake), loses: down.map(stake) }, paths);
}

function nearestFlat({ model, path, upward, gains, undecided }: Area, cells: readonly Cell[]): Finding[] {
  const told = new Set<number>();
  const findings: Finding[] = [];
  for (const cell of cells) {
    const here = gains(cell);
    const still = here.flatMap((p, i) => (poly.degree(p, "x") === 0 ? [i] : []));
    if (still.length === 0 || still.length === here.length) continue;
    const fresh = still.filter((i) => !told.has(i));
    if (fresh.length === 0) continue;
    if (!cell.sure) {
      if (undecided.length < MOST_UNDECIDED) undecided.push(boxOf(path, cell.box));
      continue;
    }
    const places = placesOf(cell.conditions, cell.box, ONE);
    const sided = places === "unsure" ? [] : places.filter(({ cost }) => (upward ? compare(cost.low, ONE) >= 0 : compare(cost.high, ONE) <= 0));
    const place = upward ? sided[0] : sided.at(-1);
    if (!place) continue;
    fresh.forEach((i) => told.add(i));
    const { score } = place;
    const [start, to] = upward ? [place.cost.low, place.cost.high] : [place.cost.high, place.cost.low];
    const amount = (i: number, x: Ratio): Ratio => poly.valueAt(here[i]!, x, score);
    const line = { model, path: { ...path, box: { ...path.box, y: { low: score, high: score } } }, axis: "x" as const };
    const flat = fresh.map((i) => stakeOf(model, i, amount(i, start), amount(i, to)));
    const moving = model.parties.filter((_, i) => !still.includes(i));
    findings.push(finding(line, start, to, true, "indifference", { flat, moving }, []));
  }
  return findings;
}
