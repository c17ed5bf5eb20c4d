/** What the proof finds: where, who, how much and by which clause; and which findings matter most. */
import type { Agreement, Path } from "../agreement/agreement.ts";
import type { Id } from "../kernel/id.ts";
import { round } from "../kernel/money.ts";
import { compare, formatRatio, max, min, neg, parseRatio, type Ratio, sub, ZERO } from "../kernel/share.ts";
import type { Cell } from "./cells.ts";
import type { Axis, Box, Span } from "./polynomial.ts";
import type { ProofModel } from "./proof-model.ts";

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
  /**
   * Cents that are at stake along the stretch, rounded half up. Opposite signs: the greatest gain or the greatest loss, whichever is less.
   * Indifference: the most that the position of one who still moves changes.
   */
  readonly weight: string;
  /** The clauses behind it, the first one first; line and column of the agreement file. */
  readonly clauses: readonly Clause[];
  readonly exceptions: readonly { readonly path: Path; readonly because: string }[];
};

export type Undecided = { readonly along: Along; readonly cost: readonly [string, string]; readonly score: readonly [string, string] };
/** A line or area of cost and score that is asked along. */
export type ProofPath = { readonly along: Along; readonly box: Box; readonly cells: readonly Cell[] };
export type Part = { readonly findings: readonly Finding[]; readonly undecided: readonly Undecided[] };

export function ends(span: Span): readonly [string, string] {
  return [formatRatio(span.low), formatRatio(span.high)];
}

/** Where no branch changes, the side of the sharing itself (or the results) says it. */
function sideClauses(model: ProofModel, axis: Axis, upward: boolean): Path[] {
  if (axis === "y") return ["results"];
  return model.agreement.schemes.map((scheme) => `${scheme.path}/${upward ? "pain" : "gain"}`);
}

/** Where on a line of cost (x) or score (y) a finding stands. */
export type On = { readonly model: ProofModel; readonly path: ProofPath; readonly axis: Axis };

export function pointOn({ path, axis }: Pick<On, "path" | "axis">, at: Ratio): { readonly cost: Ratio; readonly score: Ratio } {
  return axis === "x" ? { cost: at, score: path.box.y.low } : { cost: path.box.x.low, score: at };
}

/** `weight`: exact cents at stake; `paths`: the clauses behind it, else those of the side that is looked at. */
export function finding(
  line: On,
  from: Ratio,
  to: Ratio,
  beyond: boolean,
  question: Question,
  { weight, ...who }: Partial<Pick<Finding, "gains" | "loses" | "flat" | "moving">> & { readonly weight: Ratio },
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
    weight: String(round(weight, "half-up")),
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

export function stakeOf(model: ProofModel, party: number, atFrom: Ratio, atTo: Ratio): Stake {
  return { party: model.parties[party]!, atFrom: String(round(atFrom, "half-up")), atTo: String(round(atTo, "half-up")) };
}

/** What is at stake where these values are gained and those are lost. */
export function conflict(gained: readonly Ratio[], lost: readonly Ratio[]): Ratio {
  return min(gained.reduce(max, ZERO), lost.map(neg).reduce(max, ZERO));
}

/** How far apart the values of one party lie. */
export function movement(values: readonly Ratio[]): Ratio {
  return sub(values.reduce(max), values.reduce(min));
}

/** The findings in which most is at stake first; of two alike the broader one. */
export function heaviestFirst(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => Number(BigInt(b.weight) - BigInt(a.weight)) || compare(breadth(b), breadth(a)));
}

function breadth({ along, from, to }: Finding): Ratio {
  const [a, b] = along === "score" ? [from.score, to.score] : [from.cost, to.cost];
  const across = sub(parseRatio(a)!, parseRatio(b)!);
  return across.n < 0n ? neg(across) : across;
}
