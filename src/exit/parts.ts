/** What of an exit is payable on what is recorded, what the forecast adds, and what stays open: docs/exit.md. */
import type { Id } from "../kernel/id.ts";
import type { Taken } from "../settlement/composed.ts";
import type { SumFigure } from "../settlement/payment-figures.ts";
import type { Obligation, Statement } from "../settlement/statement.ts";
import type { ExitLine, ExitOpen } from "./exit.ts";

/** Settled until the last day, and as if it had gone on as the forecast says. */
export type Made = {
  readonly actual: Statement;
  readonly asIf?: Statement;
  /** Gain, pain and results run for whoever leaves: the development phase was over. */
  readonly isShared: boolean;
};
export type Parts = {
  readonly taken: readonly Taken[];
  readonly lines: readonly ExitLine[];
  readonly sums: readonly SumFigure[];
  readonly open: readonly ExitOpen[];
};

/** Figures of the forecast are named apart from those of what is recorded. */
export const AS_IF = "forecast/";

/**
 * What the two settlements have alike is taken from the one of what is recorded, so that nothing is rounded a second time; wherever the exact amount or its
 * standing differs, the forecast's is taken, and the difference is a sum of its own.
 */
export function partsOf({ actual, asIf, isShared }: Made, concerns: (pair: Pair) => boolean): Parts {
  const [settled, later] = [groupsOf(actual, concerns), groupsOf(asIf, concerns)];
  const names = [...new Set([...settled.keys(), ...later.keys()])];
  const [exactly, exactlyLater] = [exactOf(actual), exactOf(asIf)];
  const alike = asIf ? names.filter((name) => exactly(settled.get(name)) === exactlyLater(later.get(name))) : names;
  const own = alike.flatMap((name) => settled.get(name) ?? []);
  const moved = names.filter((name) => !alike.includes(name)).map((name) => ({ before: payableOf(settled.get(name)), rows: later.get(name) ?? [] }));
  const changes = moved.flatMap(changeOf);
  const also = moved.flatMap(({ before }) => (before ? [before.figure] : []));
  const taken: Taken[] = [{ statement: actual, prefix: "", obligations: own, also }];
  if (asIf) taken.push({ statement: asIf, prefix: AS_IF, obligations: moved.flatMap(({ rows }) => rows), also: [] });
  return {
    taken,
    lines: [...own.filter(isPayable), ...moved.flatMap(({ before }) => before ?? [])]
      .filter(isSome)
      .map((row) => lineOf(row, "settled"))
      .concat(changes.map(({ line }) => line)),
    sums: changes.map(({ sum }) => sum),
    open: taken.flatMap(({ statement, prefix, obligations }) => obligations.flatMap((row) => openOf(row, prefix, statement, asIf !== undefined, isShared))),
  };
}

type Pair = { readonly provider: Id; readonly purchaser: Id };

function groupsOf(statement: Statement | undefined, concerns: (pair: Pair) => boolean): ReadonlyMap<string, readonly Obligation[]> {
  return Map.groupBy((statement?.obligations ?? []).filter(concerns), nameOf);
}

function nameOf({ year, component, provider, purchaser }: Obligation): string {
  return `${year}/${component}/${provider}/${purchaser}`;
}

const isPayable = ({ standing }: Obligation): boolean => standing === "payable";
const isSome = ({ cents }: Obligation): boolean => cents !== "0";

function payableOf(rows: readonly Obligation[] | undefined): Obligation | undefined {
  return rows?.find(isPayable);
}

/** Standings and exact amounts of what two parties owe each other for a year and component: those of the figures before rounding. */
function exactOf(statement: Statement | undefined): (rows?: readonly Obligation[]) => string {
  const figures = new Map((statement?.figures ?? []).map((figure) => [figure.id, figure]));
  const exact = ({ standing, figure }: Obligation): string => `${standing} ${figures.get(figures.get(figure)!.inputs[0]!)!.value}`;
  return (rows = []) => rows.map(exact).sort().join("; ");
}

type Change = { readonly line: ExitLine; readonly sum: SumFigure };

/** What the forecast adds to what is payable between two parties. */
function changeOf({ before, rows }: { readonly before: Obligation | undefined; readonly rows: readonly Obligation[] }): readonly Change[] {
  const after = payableOf(rows);
  const of = after ?? before;
  if (!of) return [];
  const cents = BigInt(after?.cents ?? "0") - BigInt(before?.cents ?? "0");
  if (cents === 0n) return [];
  const { year, component, provider, purchaser } = of;
  const id = `by-forecast/${nameOf(of)}`;
  const terms = [...(after ? [{ figure: AS_IF + after.figure, times: 1 }] : []), ...(before ? [{ figure: before.figure, times: -1 }] : [])];
  const sum: SumFigure = {
    id,
    key: "by-forecast",
    args: { year, component, provider, purchaser },
    cents,
    op: before ? `sum × ${terms.map(({ times }) => times).join(", ")}` : "sum",
    inputs: terms.map(({ figure }) => figure),
    clause: "exit/forecast-by",
  };
  return [{ sum, line: { part: "forecast", year, component, provider, purchaser, cents: String(cents), figure: id } }];
}

function lineOf({ year, component, provider, purchaser, cents, figure }: Obligation, part: ExitLine["part"]): ExitLine {
  return { part, year, component, provider, purchaser, cents, figure };
}

/** What waits; nothing where nothing is shared, as in the development phase. A year that is not final waits for the forecast where there is none, else for what the forecast leaves out. */
function openOf(row: Obligation, prefix: string, { years }: Statement, isForecast: boolean, isShared: boolean): readonly ExitOpen[] {
  const { standing, figure } = row;
  if (standing === "payable" || standing === "internal") return [];
  const year = years.find(({ year: name }) => name === row.year);
  const isWaiting = standing === "accrued" && year?.state === "interim";
  if (row.cents === "0" && !(isWaiting && isShared)) return [];
  const reason = standing === "retained" ? "retained" : standing === "notional" ? "notional" : isForecast ? "not-final" : "no-forecast";
  return [{ ...row, standing, figure: prefix + figure, reason, missing: isWaiting ? (year?.missing ?? []) : [] }];
}
