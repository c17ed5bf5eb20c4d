/** Warning signs as they stand: each agreed ground that can be reckoned, with its figure now. Pure. */
import { yearOf } from "../kernel/day.ts";
import type { Day } from "../kernel/day.ts";
import type { Cents } from "../kernel/money.ts";
import type { Matters } from "../matters/kinds.ts";
import { standOf } from "../matters/kinds.ts";
import type { Noted } from "../decisions/kinds.ts";
import type { Forecast } from "../settlement/forecast.ts";
import type { Figure, Statement } from "../settlement/statement.ts";
import type { Sign } from "./kinds.ts";

/** What a sign says now; absent where there is no figure of it yet. */
export type SignNow =
  | { readonly sign: "forecast"; readonly year: string; readonly forecast: Cents; readonly target: Cents }
  | { readonly sign: "results"; readonly year: string; readonly score: Figure }
  | { readonly sign: "deadlock"; readonly count: number }
  | { readonly sign: "survey"; readonly answered: number; readonly on: Day };

export function forecastSign({ year, rows }: Forecast): SignNow {
  const sum = (of: "forecast" | "target"): Cents => rows.reduce((all, row) => all + row[of], 0n);
  return { sign: "forecast", year, forecast: sum("forecast"), target: sum("target") };
}

/** The score of the last year that has one. */
export function resultsSign({ figures, through }: Pick<Statement, "figures" | "through">): SignNow | undefined {
  const scores = figures.filter(({ id }) => /^score\/\d{4}$/.test(id) && id.slice(6) <= yearOf(through));
  const score = scores.toSorted((a, b) => (a.id < b.id ? -1 : 1)).at(-1);
  return score && { sign: "results", year: score.id.slice(6), score };
}

export function deadlockSign({ matters }: Matters, { decisions }: Noted): SignNow {
  const count = [...matters.values()].filter((matter) => standOf(matter, decisions.get(matter.id)) === "deadlocked").length;
  return { sign: "deadlock", count };
}

/** Signs that are told, in the order of the agreement's grounds and those that can be reckoned besides. */
export function signsOf(grounds: readonly string[]): readonly Sign[] {
  const known: readonly Sign[] = ["forecast", "results", "deadlock", "survey"];
  return [...known.filter((sign) => grounds.includes(sign)), ...known.filter((sign) => !grounds.includes(sign))];
}
