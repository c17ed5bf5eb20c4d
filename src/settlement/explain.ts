/** How a figure of a statement came about: the way from any euro down to lines of the agreement and of the costs. */
import type { Figure, Statement } from "./statement.ts";

/**
 * A figure with what it was computed from. `whole`: its inputs stand below. `again`: it was unfolded earlier in the same walk.
 * `cut`: it has inputs that the asked depth leaves out.
 */
export type Branch = {
  readonly figure: Figure;
  readonly shown: "whole" | "again" | "cut";
  readonly inputs: readonly Branch[];
};

/** A figure that a reader of the statement sees first, with where it stands there. */
export type TopFigure = {
  readonly figure: string;
  readonly section: "obligation" | "party" | "payment" | "appropriation" | "apart" | "volume-share";
  /** Whole cents, or the share of a volume share, as strings. */
  readonly value: string;
  readonly words: readonly string[];
};

/** Looks up the figures of a statement by id. */
export function figuresOf(statement: Statement): ReadonlyMap<string, Figure> {
  return new Map(statement.figures.map((figure) => [figure.id, figure]));
}

/**
 * The tree below one figure, at most `depth` levels of inputs deep; undefined when the statement has no such figure. A figure that several
 * others rest on is unfolded once. `seen` carries what earlier walks have unfolded already.
 */
export function explain(statement: Statement, id: string, depth = Infinity, seen: Set<string> = new Set()): Branch | undefined {
  return unfold(figuresOf(statement), id, depth, seen);
}

/** The same walk over figures that were looked up already, for callers that explain many. An input that is missing is a bug of the engine. */
export function unfold(figures: ReadonlyMap<string, Figure>, id: string, depth: number, seen: Set<string>): Branch | undefined {
  const figure = figures.get(id);
  if (!figure) return undefined;
  if (seen.has(id)) return { figure, shown: "again", inputs: [] };
  if (depth <= 0 && figure.inputs.length > 0) return { figure, shown: "cut", inputs: [] };
  seen.add(id);
  // A condition names its four inputs by their position.
  const below = figure.op.startsWith("when") ? figure.inputs : distinct(figure.inputs);
  const inputs = below.map((input) => {
    const branch = unfold(figures, input, depth - 1, seen);
    if (!branch) throw new Error(`figure ${id} rests on ${input}, which the statement does not have`);
    return branch;
  });
  return { figure, shown: "whole", inputs };
}

/** A sum taken apart: what is multiplied with each input, as `n/d`, in the order in which it was written, and what is added. */
export function factorsOf(figure: Figure): { readonly factors: ReadonlyMap<string, readonly string[]>; readonly plus: string } {
  const match = /^sum(?: × ([^+]*?))?(?: \+ (.+))?$/.exec(figure.op);
  const factors = match?.[1]?.split(", ") ?? [];
  const byInput = new Map<string, string[]>();
  for (const [i, input] of figure.inputs.entries()) byInput.set(input, [...(byInput.get(input) ?? []), factors[i] ?? "1"]);
  return { factors: byInput, plus: match?.[2] ?? "0" };
}

/** Every `file:lines` that a figure rests on in the end, clauses and facts apart, in the order of the walk. */
export function leavesOf(statement: Statement, id: string): { readonly clauses: readonly string[]; readonly sources: readonly string[] } {
  const clauses = new Set<string>();
  const sources = new Set<string>();
  const visit = (branch: Branch): void => {
    if (branch.figure.clause !== undefined) clauses.add(branch.figure.clause);
    for (const source of branch.figure.sources ?? []) sources.add(source);
    branch.inputs.forEach(visit);
  };
  const tree = explain(statement, id);
  if (tree) visit(tree);
  return { clauses: [...clauses], sources: [...sources] };
}

/** The figures that stand in the statement's own tables, in their order, each once. */
export function topFigures(statement: Statement): TopFigure[] {
  const all: TopFigure[] = [
    ...statement.payments.map((p) => top(p.figure, "payment", p.cents, [p.from, p.to, p.flow])),
    ...statement.parties.map((p) => top(p.figure, "party", p.payable, [p.party, p.side])),
    ...statement.obligations.map((o) => top(o.figure, "obligation", o.cents, [o.year, o.component, o.provider, o.purchaser, o.standing])),
    ...statement.appropriations.map((a) => top(a.figure, "appropriation", a.owes, [a.year, a.party])),
    ...statement.apart.map((a) => top(a.figure, "apart", a.cents, [a.reason])),
    ...statement.volumeShares.map((v) => top(v.figure, "volume-share", v.share, [v.line, v.year, v.provider])),
  ];
  const seen = new Set<string>();
  return all.filter(({ figure }) => !seen.has(figure) && seen.add(figure));
}

/** Up to `count` ids of figures that resemble a text: those that contain it first, then those with few letters changed. */
export function nearFigures(statement: Statement, text: string, count = 5): string[] {
  const wanted = text.toLowerCase();
  const words = wanted.split(/[^a-z0-9]+/).filter((word) => word !== "");
  const ranked = statement.figures.map(({ id }) => {
    const lower = id.toLowerCase();
    const hits = words.filter((word) => lower.includes(word)).length;
    return {
      id,
      contains: lower.includes(wanted) || wanted.includes(lower),
      hits,
      distance: editDistance(wanted, lower),
    };
  });
  const close = ranked.filter((r) => r.contains || r.hits > 0 || r.distance <= Math.max(2, Math.floor(wanted.length / 4)));
  close.sort((a, b) => Number(b.contains) - Number(a.contains) || b.hits - a.hits || a.distance - b.distance || (a.id < b.id ? -1 : 1));
  return close.slice(0, count).map((r) => r.id);
}

function top(figure: string, section: TopFigure["section"], value: string, words: readonly string[]): TopFigure {
  return { figure, section, value, words };
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

/** Levenshtein's distance; ids are short, and a text beyond 200 letters is no slip of the keyboard. */
function editDistance(a: string, b: string): number {
  if (a.length > 200 || b.length > 200) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
