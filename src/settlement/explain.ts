/** How a figure of a statement came about: the way from any euro down to lines of the agreement and of the costs. */
import { add, compare, formatRatio, mul, ONE, parseRatio, type Ratio, ZERO } from "../kernel/share.ts";
import type { Figure, Statement } from "./statement.ts";

/**
 * A figure with what a reader needs of what it was computed from (`readingOf`). `whole`: its inputs stand below. `again`: it was unfolded earlier in the same walk.
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
  if (depth <= 0 && readingOf(figure, figures).inputs.length > 0) return { figure, shown: "cut", inputs: [] };
  seen.add(id);
  const inputs = distinct(readingOf(figure, figures).inputs).map((input) => {
    const branch = unfold(figures, input, depth - 1, seen);
    if (!branch) throw new Error(`figure ${id} rests on ${input}, which the statement does not have`);
    return branch;
  });
  return { figure, shown: "whole", inputs };
}

/** A step as it is read: its operation, the inputs that matter, and the constant that bounds it where one does. */
export type Reading = { readonly op: string; readonly inputs: readonly string[]; readonly constant?: Ratio };

/**
 * What a reader needs of a step. Constants are told in its words and are no steps of their own; of a condition the branch that was not taken
 * is left out; a key pro rata to weights is the quotient that it is, not the sum that also guards against weights of nothing.
 */
export function readingOf(figure: Figure, figures: ReadonlyMap<string, Figure>): Reading {
  const { op, inputs } = figure;
  const named = (ids: readonly string[]): string[] => ids.filter((id) => figures.get(id)?.label.key !== "number");
  if (op.startsWith("when") && inputs.length === 4) return { op, inputs: named([...inputs.slice(0, 2), takenOf(figure, figures)]) };
  if (op === "least" || op === "greatest") {
    const [bound] = inputs.flatMap((id) => (figures.get(id)?.label.key === "number" ? (parseRatio(figures.get(id)!.value) ?? []) : []));
    return bound === undefined || named(inputs).length !== 1 ? { op, inputs } : { op, inputs: named(inputs), constant: bound };
  }
  const guarded = figure.label.key === "key-share" ? /^sum × 1, -(\S+) \+ \1$/.exec(op) : null;
  const [part, some] = inputs.map((id) => figures.get(id));
  if (guarded && part && some) return some.value === "0" ? { op: `sum + ${guarded[1]}`, inputs: [] } : { op: part.op, inputs: part.inputs };
  return withoutConstants(figure, figures);
}

/** A sum whose constants are added up in what it adds. */
function withoutConstants(figure: Figure, figures: ReadonlyMap<string, Figure>): Reading {
  const { op, inputs } = figure;
  const constants = inputs.map((id) => (figures.get(id)?.label.key === "number" ? parseRatio(figures.get(id)!.value) : undefined));
  if (!op.startsWith("sum") || constants.every((value) => value === undefined)) return { op, inputs };
  const match = SUM.exec(op);
  const written = match?.[1]?.split(", ") ?? [];
  const factors = inputs.map((_, i) => written[i] ?? "1");
  const added = constants.flatMap((value, i) => (value ? [mul(value, parseRatio(factors[i]!) ?? ONE)] : []));
  const plus = added.reduce(add, parseRatio(match?.[2] ?? "0") ?? ZERO);
  const kept = inputs.flatMap((id, i) => (constants[i] === undefined ? [{ id, factor: factors[i]! }] : []));
  const times = kept.some(({ factor }) => factor !== "1") ? ` × ${kept.map(({ factor }) => factor).join(", ")}` : "";
  return { op: `sum${times}${plus.n === 0n ? "" : ` + ${formatRatio(plus)}`}`, inputs: kept.map(({ id }) => id) };
}

function takenOf({ op, inputs }: Figure, figures: ReadonlyMap<string, Figure>): string {
  const [left, right] = inputs.map((id) => parseRatio(figures.get(id)?.value ?? "") ?? ZERO) as [Ratio, Ratio];
  const order = compare(left, right);
  return inputs[(op === "when >=" ? order >= 0 : order > 0) ? 2 : 3]!;
}

const SUM = /^sum(?: × ([^+]*?))?(?: \+ (.+))?$/;

/** A sum taken apart: what is multiplied with each input, as `n/d`, in the order in which it was written, and what is added. */
export function factorsOf(figure: Figure): { readonly factors: ReadonlyMap<string, readonly string[]>; readonly plus: string } {
  const match = SUM.exec(figure.op);
  const factors = match?.[1]?.split(", ") ?? [];
  const byInput = new Map<string, string[]>();
  for (const [i, input] of figure.inputs.entries()) byInput.set(input, [...(byInput.get(input) ?? []), factors[i] ?? "1"]);
  return { factors: byInput, plus: match?.[2] ?? "0" };
}

/** Every `file:lines` that a figure rests on in the end, clauses and facts apart, in the order of the walk. */
export function leavesOf(statement: Statement, id: string): { readonly clauses: readonly string[]; readonly sources: readonly string[] } {
  const clauses = new Set<string>();
  const sources = new Set<string>();
  const figures = figuresOf(statement);
  const seen = new Set<string>();
  const visit = (of: string): void => {
    const figure = figures.get(of);
    if (!figure || seen.has(of)) return;
    seen.add(of);
    if (figure.clause !== undefined) clauses.add(figure.clause);
    for (const source of figure.sources ?? []) sources.add(source);
    figure.inputs.forEach(visit);
  };
  visit(id);
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

/** The clauses that a figure cites: its own, and for what is owed the row of the payment matrix by which it is paid in this statement. */
export function clausesOf(figure: Figure, paidBy: ReadonlyMap<string, string>): readonly string[] {
  const row = paidBy.get(figure.id);
  return distinct([...(row === undefined ? [] : [row]), ...(figure.clause === undefined ? [] : [figure.clause])]);
}

/** The clause of the payment row by figure that is paid by it. */
export function paymentRowsOf(statement: Statement): ReadonlyMap<string, string> {
  const rows = new Map<string, string>();
  for (const { label, inputs, clause } of statement.figures) {
    if (label.key === "payment" && clause !== undefined) for (const input of inputs) rows.set(input, clause);
  }
  return rows;
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
