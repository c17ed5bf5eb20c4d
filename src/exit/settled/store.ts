/** What an exit comes to by the record: settled by the engine, with the forecast that was set, less what was paid before. */
import type { Agreement } from "../../agreement/agreement.ts";
import { type ForecastBy, type Leaving, leftBy } from "../../agreement/left.ts";
import type { Version } from "../../agreement/kinds.ts";
import { fileOf } from "../../api/content.ts";
import { type Now, type Refusal, refused } from "../../api/decide.ts";
import { type Commitment, promisedSlice } from "../../appropriations/commitments.ts";
import { addDays, type Day, year as yearPeriod } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import type { Fault } from "../../kernel/refusal.ts";
import { decode, encode } from "../../kernel/utf8.ts";
import { costGroupsFrom } from "../../open-books/facts/store.ts";
import { createCostReader } from "../../open-books/read-costs.ts";
import { openRisks } from "../../registers/futures.ts";
import { registersSlice } from "../../registers/kinds.ts";
import { createFactsReader, headOf } from "../../settlement/facts-file.ts";
import { type Facts, lastFactDay, NO_FACTS } from "../../settlement/facts.ts";
import { lastSettled, statementSlice } from "../../settlement/kinds.ts";
import { DRAWS } from "../../simulation/simulation.ts";
import { agreementOf, type At, factsFrom, storedStatement, versionAt } from "../../settlement/store.ts";
import type { Reading } from "../../store/store.ts";
import { COURSE } from "../deciding.ts";
import { type Exit as ExitOf, type ExitForecast, exitOf, type ExitStatement, rangeByRegister } from "../exit.ts";
import { forecastFaults } from "../forecast.ts";
import { type Exit, exitSlice } from "../kinds.ts";
import type { OpenCommitment } from "../promised.ts";

/** A forecast as it stands beside the record: rows of a cost file and of a results file, each with its header; one of them may be empty. */
export type ForecastText = { readonly costs: string; readonly results: string };
export const FORECAST_TYPE = "application/json";

/** Of the simulated range beside a statement. */
const RANGE = { draws: DRAWS, seed: 1 } as const;

export function leavingOf({ party }: Pick<Exit, "party">): Leaving {
  return party === undefined ? { whole: true } : { party };
}

/** `at`: in which of the two files, on which line and, where it is known, in which column: `/results/3/day`. */
type Unreadable = { readonly code: string; readonly args: Fault["args"]; readonly at: string };

function unreadable(faults: readonly Fault[], file: "costs" | "results", head: readonly string[] = []): readonly Unreadable[] {
  return faults
    .filter(({ severity }) => severity === "fault")
    .map(({ code, args, at: { line, column } }) => {
      const name = head[column - 1] ?? "";
      return { code, args, at: `/${file}/${line}${name === "" ? "" : `/${name}`}` };
    });
}

/** The facts that a forecast tells, read under the agreement without whoever leaves, and what cannot be read. */
export function readForecast(agreement: Agreement, text: ForecastText): { readonly facts: Facts; readonly faults: readonly Unreadable[] } {
  const costs = text.costs.trim() === "" ? { groups: [], faults: [] } : costsOf(agreement, text.costs);
  const results = text.results.trim() === "" ? { facts: NO_FACTS, faults: [] } : resultsOf(agreement, text.results);
  return { facts: { ...results.facts, costs: costs.groups }, faults: [...costs.faults, ...results.faults] };
}

function costsOf(agreement: Agreement, text: string, through?: Day) {
  const book = createCostReader({ agreement, file: "forecast-costs.csv", ...(through === undefined ? {} : { through }) });
  book.push(encode(text));
  const { groups, report } = book.end();
  const rows = report.listed.map(({ code, args, line }): Unreadable => ({ code, args, at: `/costs/${line}` }));
  return { groups, faults: [...unreadable(report.faults, "costs"), ...rows] };
}

function resultsOf(agreement: Agreement, text: string) {
  const reader = createFactsReader({ agreement, file: "forecast-results.csv" });
  reader.push(encode(text));
  const { facts, report } = reader.end();
  return { facts, faults: unreadable(report.faults, "results", headOf(text)) };
}

/** The day of settlement of a forecast: the end of the year or the term, or later where its rows go on. */
function forecastTo(agreement: Agreement, last: Day, facts: Facts): Day {
  const [end, until] = [yearPeriod(last.slice(0, 4)).to, agreement.periods.at(-1)!.to];
  const days = [end < until ? end : until, lastFactDay(facts) ?? "", ...facts.costs.map(({ day }) => yearPeriod(day.slice(0, 4)).to)];
  return days.sort().at(-1)!;
}

/** `version`: the one that was settled by; `earlier`: the settled statement whose euros it takes as paid. */
export type Reckoned =
  | { readonly refusals: readonly [Refusal, ...Refusal[]] }
  | { readonly refusals?: undefined; readonly exit: ExitStatement; readonly version: Version; readonly agreement: Agreement; readonly earlier?: RandomId };

/** What is payable between whoever leaves and the others, by everything that is recorded. */
export async function reckoned(reading: Reading, at: At, exit: Exit, now: Pick<Now, "at">): Promise<Reckoned> {
  const clocks = { through: exit.last, knownAt: now.at };
  const version = await versionAt(reading, at, clocks);
  const adopted = version && (await agreementOf(reading, at.stream, { file: version.file }));
  const agreement = version && (await agreementOf(reading, at.stream, version));
  if (!version || !adopted || !agreement) return no("settlement/no-agreement", { through: exit.last });
  const leaving = leavingOf(exit);
  const left = leftBy(agreement, leaving, exit.last);
  if (!left.agreement) return no(left.faults![0]!.code, left.faults![0]!.args);
  const { facts, faults, erased } = await factsFrom(reading, at, left.agreement, clocks);
  if (erased > 0) return no("settlement/lines-erased", { count: String(erased) });
  const [fault] = faults;
  if (fault) return no("settlement/lines-unread", { count: String(faults.length), line: `${fault.at.file}:${fault.at.line}`, code: fault.code });
  const costs = await costGroupsFrom(reading, at.stream, left.agreement, clocks);
  const before = await paidBefore(reading, at);
  if (before === "erased") return no("settlement/earlier-erased", { statement: exit.id });
  const forecast = exit.forecast && (await forecastOf(reading, at.stream, left.agreement, exit));
  if (forecast === "erased") return no("exit/forecast-erased", {});
  const range = rangeByRegister(left.agreement, { ...facts, costs }, exitOfRecord(exit), RANGE, openRisks(at.states.of(registersSlice).risks.values()));
  const made = exitOf({
    agreement: adopted,
    before: goneBefore(at),
    facts: { ...facts, costs },
    exit: exitOfRecord(exit),
    knownAt: now.at,
    commitments: openCommitments(at, agreement, exit),
    ...(forecast ? { forecast } : {}),
    ...(before.statement ? { earlier: before.statement } : {}),
    ...(range.length > 0 ? { range } : {}),
  });
  if (!made.exit) return no(made.faults![0]!.code, made.faults![0]!.args);
  return { exit: made.exit, version, agreement: left.agreement, ...(before.earlier === undefined ? {} : { earlier: before.earlier }) };
}

function no(code: string, args: Readonly<Record<string, string>>): { readonly refusals: readonly [Refusal] } {
  return { refusals: [refused(code, COURSE, args)] };
}

/** The statement that was settled last. */
async function paidBefore(reading: Reading, at: At) {
  const settled = lastSettled(at.states.of(statementSlice));
  const statement = settled && (await storedStatement(reading, at.stream, settled));
  if (settled && !statement) return "erased" as const;
  return { statement, ...(settled ? { earlier: settled.statement } : {}) };
}

/** Exits that were completed: nothing moves any more between them and the others, whatever a later version says. */
function goneBefore({ states }: At): readonly ExitOf[] {
  return [...states.of(exitSlice).exits.values()].filter(({ left }) => left !== undefined).map(exitOfRecord);
}

function exitOfRecord(exit: Exit): ExitOf {
  return { ...leavingOf(exit), kind: exit.kind, ground: exit.ground, last: exit.last };
}

async function forecastOf(reading: Reading, stream: RandomId, agreement: Agreement, { forecast, last }: Exit): Promise<ExitForecast | "erased"> {
  const { by, on, file, document } = forecast!;
  const bytes = await fileOf(reading, stream, file.hash);
  if (!bytes) return "erased";
  const { facts } = readForecast(agreement, JSON.parse(decode(bytes).text ?? "") as ForecastText);
  return { by, on, to: forecastTo(agreement, last, facts), facts, file: "forecast", sha256: file.hash, document: document.hash };
}

/** Why a forecast does not fit an exit: rows that cannot be read, days before the last one, a time that is too short. */
export function forecastFaultsOf(agreement: Agreement, exit: Exit, { by, ...text }: ForecastText & { readonly by: ForecastBy }): readonly Refusal[] {
  const left = leftBy(agreement, leavingOf(exit), exit.last);
  if (!left.agreement) return [];
  const { facts, faults } = readForecast(left.agreement, text);
  if (faults.length > 0) return faults.slice(0, MOST_TOLD).map(({ code, args, at }) => refused(code, FILES, args, at));
  const early = text.costs.trim() === "" ? [] : costsOf(left.agreement, text.costs, addDays(exit.last, -1)).groups;
  const forecast = { by, on: exit.last, to: forecastTo(left.agreement, exit.last, facts), facts, early, file: "", sha256: "" } as const;
  const wrong = forecastFaults(left.agreement, { ...leavingOf(exit), last: exit.last }, forecast);
  return wrong.map(({ code, args }) => refused(code, COURSE, args, "/costs"));
}

const MOST_TOLD = 20;
const FILES = "docs/cost-files.md";

/** What is promised beyond the last day between whoever leaves and others, less what is paid. */
function openCommitments({ states }: At, agreement: Agreement, { party, last }: Exit): readonly OpenCommitment[] {
  const nameOf = (id: string): string => agreement.parties.find((each) => each.id === id)?.name ?? id;
  const isOpen = ({ purchaser, provider, year, amount, paid, endedOn }: Commitment): boolean =>
    endedOn === undefined && yearPeriod(year).to > last && amount > paid && (party === undefined || purchaser === party || provider === party);
  return [...states.of(promisedSlice).commitments.values()].filter(isOpen).map(({ id, purchaser, provider, line, year, level, amount, paid }) => ({
    id,
    party: purchaser,
    line: line ?? "",
    supplier: nameOf(provider),
    what: `${level} ${year}`,
    cents: amount - paid,
    until: yearPeriod(year).to,
  }));
}
