/** A forecast of the time after somebody's last day, as facts: which rows fit it, and what of the record it goes on from. docs/exit.md. */
import type { Agreement } from "../agreement/agreement.ts";
import { forecastersOf, type Leaving } from "../agreement/left.ts";
import { type Day, monthOf, year as yearPeriod } from "../kernel/day.ts";
import type { Source } from "../kernel/source.ts";
import { formatSource } from "../kernel/source.ts";
import type { Facts } from "../settlement/facts.ts";
import type { ExitForecast } from "./exit.ts";

/** Why a forecast is refused. `args`: by, day, from, to, rows (places in files), n. */
export type ForecastFault = {
  readonly code:
    | "exit/forecast-not-theirs"
    | "exit/forecast-too-short"
    | "exit/forecast-outside"
    | "exit/forecast-of-leaver"
    | "exit/forecast-in-development"
    | "exit/forecast-empty";
  readonly args: Readonly<Record<string, string>>;
};

type Row = { readonly day: Day; readonly source: Source };

/** What concerns no later day; a result that was reached by then may be verified later. */
export function knownUntil(facts: Facts, last: Day): Facts {
  const until = <T extends { readonly day: Day }>(rows: readonly T[]): readonly T[] => rows.filter(({ day }) => day <= last);
  return {
    costs: until(facts.costs),
    indicators: until(facts.indicators),
    volumes: until(facts.volumes),
    uses: until(facts.uses),
    indexValues: facts.indexValues.filter(({ month }) => month <= monthOf(last)),
    targetChanges: facts.targetChanges.filter(({ finalOn }) => finalOn !== undefined && finalOn <= last),
    savingsReports: facts.savingsReports.filter(({ approvedOn }) => approvedOn <= last),
    draws: until(facts.draws),
    progress: until(facts.progress),
    closes: until(facts.closes),
    claims: facts.claims.filter(({ achieved }) => achieved <= last),
    outcomeCounts: until(facts.outcomeCounts),
    cohorts: until(facts.cohorts),
    late: until(facts.late),
  };
}

/** The facts of two files side by side. */
export function withForecast(facts: Facts, forecast: Facts): Facts {
  const joined = Object.keys(facts).map((key) => [key, [facts, forecast].flatMap((of): readonly unknown[] => of[key as keyof Facts])]);
  return Object.fromEntries(joined) as Facts;
}

/** Every row with the day that it concerns. */
function rowsOf(facts: Facts): readonly Row[] {
  return [
    ...[facts.indicators, facts.volumes, facts.uses, facts.draws, facts.progress, facts.closes, facts.outcomeCounts, facts.cohorts, facts.late].flat(),
    ...facts.indexValues.map(({ month, source }) => ({ day: `${month}-28`, source })),
    ...facts.targetChanges.flatMap(({ finalOn, source }) => (finalOn === undefined ? [] : [{ day: finalOn, source }])),
    ...facts.savingsReports.map(({ approvedOn, source }) => ({ day: approvedOn, source })),
    ...facts.claims.map(({ achieved, source }) => ({ day: achieved, source })),
  ];
}

/**
 * Rows before the last day would restate what is settled, rows after the forecast's day would never count, and cost of whoever has left, or on its
 * service, is nobody's any more: what winds up is booked on the last day.
 */
export function forecastFaults(
  agreement: Agreement,
  exit: Leaving & { readonly last: Day },
  { by, facts, to, early: told }: ExitForecast,
): readonly ForecastFault[] {
  const { last } = exit;
  if (!forecastersOf(agreement).includes(by)) return [{ code: "exit/forecast-not-theirs", args: { by } }];
  const end = yearPeriod(last.slice(0, 4)).to;
  const until = agreement.periods.at(-1)!.to;
  if (agreement.development && last <= agreement.development.until)
    return [{ code: "exit/forecast-in-development", args: { day: last, to: agreement.development.until } }];
  const needed = end < until ? end : until;
  if (to < needed) return [{ code: "exit/forecast-too-short", args: { day: to, to: needed } }];
  const rows = rowsOf(facts);
  if (rows.length === 0 && facts.costs.length === 0) return [{ code: "exit/forecast-empty", args: {} }];
  // Groups bear the first day of their stretch of a month: the one that the last day ends is that of what winds up.
  const early = told ?? facts.costs.filter(({ day }) => day <= last && monthOf(day) < monthOf(last));
  const outside = [...rows.filter(({ day }) => day < last || day > to), ...early, ...facts.costs.filter(({ day }) => day > to || day > until)];
  const faults: ForecastFault[] = [];
  if (outside.length > 0) faults.push({ code: "exit/forecast-outside", args: { from: last, to, ...placesOf(outside) } });
  const member = (id: string | undefined, day: Day): boolean => (agreement.parties.find((party) => party.id === id)?.leaves ?? "9999") >= day;
  const strange = facts.costs.filter(({ party, line, day }) => {
    const organiser = agreement.lines.find(({ id }) => id === line)?.organiser;
    return day > last && (!member(party, day) || (organiser !== undefined && !member(organiser, day)));
  });
  if (strange.length > 0) faults.push({ code: "exit/forecast-of-leaver", args: { day: last, ...placesOf(strange) } });
  return faults;
}

const MOST = 5;

function placesOf(rows: readonly { readonly source: Source }[]): { readonly n: string; readonly rows: string } {
  const places = [...new Set(rows.map(({ source }) => formatSource(source)))];
  return { n: String(places.length), rows: places.slice(0, MOST).join(", ") + (places.length > MOST ? ", …" : "") };
}
