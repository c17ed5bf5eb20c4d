/** The proof that all win or all lose (domain, section 6): two questions, decided exactly, or the honest answer that they cannot be decided here. */
import type { Agreement } from "../agreement/agreement.ts";
import type { Id } from "../kernel/id.ts";
import { compare, equal, max, ONE, parseRatio, type Ratio, ratio, ZERO } from "../kernel/share.ts";
import type { Use } from "../settlement/facts.ts";
import { clauseOfChange, clausesAtEdge } from "./causes.ts";
import {
  type Along,
  conflict,
  ends,
  type Finding,
  finding,
  heaviestFirst,
  movement,
  type On,
  type Part,
  pointOn,
  type ProofPath,
  type Question,
  type Stake,
  stakeOf,
  type Undecided,
} from "./finding.ts";
import { isPoint, type Span } from "./polynomial.ts";
import * as poly from "./polynomial.ts";
import { cellsIn, gainsOn, type ProofModel, proofModel } from "./proof-model.ts";
import { MOST_UNDECIDED, overArea } from "./prove-area.ts";
import { farEnd, flatIn, gainAt, type Gains, nearEnd, outward, type Strip, stripsOf, unknownOf } from "./strips.ts";
import type { ImaginedUse } from "./uses.ts";

export type { Along, Clause, Finding, ProofPoint, Question, Stake, Undecided } from "./finding.ts";

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
  /** How the use of the joint lines that are divided by it was found. */
  readonly uses: readonly ImaginedUse[];
  readonly verdicts: readonly Verdict[];
};

/** `recorded`: use of joint lines that is known already. */
export type ProofOptions = { readonly cost?: { readonly low: Ratio; readonly high: Ratio }; readonly recorded?: readonly Use[] };
export const DEFAULT_COST: Span = { low: ratio(1n, 2n), high: ratio(3n, 2n) };

export function prove(agreement: Agreement, options: ProofOptions = {}): Proof {
  const cost = options.cost ?? DEFAULT_COST;
  const model = proofModel(agreement, cost, { recorded: options.recorded ?? [] });
  const paths = pathsOf(model);
  const values: readonly Verdict["results"][] = !model.score ? ["left-out"] : model.worth ? ["left-out", "counted"] : ["left-out", "not-stated"];
  const questions: readonly Question[] = ["opposite-signs", "indifference"];
  const gains = { counted: gainsOn(model, true), "left-out": gainsOn(model, false), "not-stated": undefined };
  const verdicts = questions.flatMap((question) => values.map((results) => verdictOf(model, paths, question, results, gains[results])));
  return {
    kind: "proof",
    alliance: agreement.name,
    parties: model.parties,
    domain: { cost: ends(cost), ...(model.score && { score: ends(model.score) }), years: [...new Set(model.settled.context.years.map((year) => year.name))] },
    uses: model.uses,
    verdicts,
  };
}

/** Along cost at neutral, worst and best score; along score at target cost; over both. */
function pathsOf(model: ProofModel): ProofPath[] {
  const { cost, score } = model;
  const point = (value: Ratio): Span => ({ low: value, high: value });
  const scores = score ? [ZERO, score.low, score.high].filter((value, i, all) => all.findIndex((other) => equal(other, value)) === i) : [ZERO];
  const boxes: (readonly [Along, poly.Box])[] = scores.map((value) => ["cost", { x: cost, y: point(value) }]);
  if (score) boxes.push(["score", { x: point(ONE), y: score }], ["cost-and-score", { x: cost, y: score }]);
  return boxes.map(([along, box]) => ({ along, box, cells: cellsIn(model, box) }));
}

function verdictOf(model: ProofModel, paths: readonly ProofPath[], question: Question, results: Verdict["results"], gains: Gains | undefined): Verdict {
  if (!gains) return { question, results, outcome: "cannot-decide", findings: [], undecided: [] };
  const all = paths.map((path) => (path.along === "cost-and-score" ? overArea(model, path, question, gains) : alongLine(model, path, question, gains)));
  const lines = all.filter((_, i) => paths[i]!.along !== "cost-and-score").flatMap((part) => part.findings);
  const findings = [
    ...lines,
    ...all.filter((_, i) => paths[i]!.along === "cost-and-score").flatMap((part) => part.findings.filter((finding) => adds(finding, lines))),
  ];
  const undecided = all.flatMap((part) => part.undecided).slice(0, MOST_UNDECIDED);
  const unexcused = findings.some((finding) => finding.exceptions.length === 0);
  const outcome = unexcused ? "broken" : undecided.length > 0 ? "cannot-decide" : findings.length > 0 ? "excepted" : "holds";
  return { question, results, outcome, findings: heaviestFirst(findings), undecided };
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
  const [a, b] = [parseRatio(first)!, parseRatio(second)!];
  return compare(a, ONE) >= 0 === compare(b, ONE) >= 0 && (compare(a, ONE) >= 0 ? compare(a, b) <= 0 : compare(a, b) >= 0);
}

function alongLine(model: ProofModel, path: ProofPath, question: Question, gains: Gains): Part {
  const axis = path.along === "cost" ? "x" : "y";
  const neutral = axis === "x" ? ONE : ZERO;
  const strips = stripsOf(path.cells, axis, neutral, gains);
  const ask = question === "opposite-signs" ? opposites : flats;
  const parts = [true, false].map((upward) => ask({ model, path, axis, neutral, upward, strips }));
  const undecided = [...unknownOf(path.cells, axis), ...parts.flatMap((part) => part.undecided)].map((span) => undecidedOn(path, axis, span));
  return { findings: parts.flatMap((part) => part.findings), undecided };
}

function undecidedOn(path: ProofPath, axis: poly.Axis, span: Span): Undecided {
  const box = { ...path.box, [axis]: span };
  return { along: path.along, cost: ends(box.x), score: ends(box.y) };
}

type Line = On & {
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
    const stretch = [strip];
    for (const next of strips.slice(i + 1)) {
      if (!pairs.every(([up, down]) => next.signs[up]! > 0 && next.signs[down]! < 0)) break;
      stretch.push(next);
    }
    findings.push(oppositeFinding(line, stretch, [...new Set(pairs.map(([up]) => up))], [...new Set(pairs.map(([, down]) => down))]));
  });
  return { findings, undecided };
}

function pairsIn(strip: Strip): (readonly [number, number])[] {
  return strip.signs.flatMap((up, i) => (up > 0 ? strip.signs.flatMap((down, j) => (down < 0 ? [[i, j] as const] : [])) : []));
}

function oppositeFinding(line: Line, stretch: readonly Strip[], up: readonly number[], down: readonly number[]): Finding {
  const { model, upward } = line;
  const [first, last] = [stretch[0]!, stretch.at(-1)!];
  const weight = conflict(
    up.flatMap((party) => gainsAlong(stretch, party)),
    down.flatMap((party) => gainsAlong(stretch, party)),
  );
  const [from, to] = [nearEnd(first, upward), farEnd(last, upward)];
  const stake = (party: number): Stake => stakeOf(model, party, gainAt(first, party, from), gainAt(last, party, to));
  const at = pointOn(line, poly.middle(first.span));
  const [odd, other] = upward === (line.axis === "x") ? [true, false] : [false, true];
  const paths = [clauseOfChange(model, odd ? up[0]! : down[0]!, at, odd), clauseOfChange(model, other ? up[0]! : down[0]!, at, other)];
  return finding(line, from, to, !isPoint(first.span), "opposite-signs", { gains: up.map(stake), loses: down.map(stake), weight }, paths);
}

/** What a party gains at the ends and in the middle of every strip: where pieces are straight, no more and no less lies between. */
function gainsAlong(stretch: readonly Strip[], party: number): Ratio[] {
  return stretch.flatMap((strip) => [strip.span.low, poly.middle(strip.span), strip.span.high].map((at) => gainAt(strip, party, at)));
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
      findings.push(flatFinding(line, strips.slice(start, i + 1), start > 0 ? strips[start - 1] : other, party));
    }
  });
  return { findings: together(findings), undecided };
}

function flatFinding(line: Line, stretch: readonly Strip[], before: Strip | undefined, party: number): Finding {
  const { model, upward } = line;
  const [first, last] = [stretch[0]!, stretch.at(-1)!];
  const [from, to] = [nearEnd(first, upward), farEnd(last, upward)];
  const still = flatIn(first);
  const movers = model.parties.flatMap((_, i) => (still.includes(i) ? [] : [i]));
  const weight = movers.map((i) => movement(gainsAlong(stretch, i))).reduce(max);
  const edge = before ? clausesAtEdge(model, before.cell, first.cell, party, line.axis === "y" ? undefined : upward ? "pain" : "gain") : [];
  const stake = stakeOf(model, party, gainAt(first, party, from), gainAt(last, party, to));
  return finding(line, from, to, true, "indifference", { flat: [stake], moving: movers.map((i) => model.parties[i]!), weight }, edge);
}

/** Parties that stop at the same place for the same reason are one finding. */
function together(findings: readonly Finding[]): Finding[] {
  const key = (one: Finding): string => JSON.stringify([one.from, one.to, one.moving, one.clauses, one.exceptions]);
  const groups = Map.groupBy(findings, key);
  return [...groups.values()].map((same) => ({ ...same[0]!, flat: same.flatMap((one) => one.flat) }));
}
