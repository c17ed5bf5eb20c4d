/** `sameside settle DIR|AGREEMENT`: who pays and gets what. */
import { basename } from "node:path";
import { readdirSync, statSync } from "node:fs";
import type { Agreement } from "../agreement/agreement.ts";
import { type Day, dayFromNumber, endOfDay, EVERYTHING_KNOWN, type Instant, parseInstant } from "../kernel/day.ts";
import type { Fault } from "../kernel/refusal.ts";
import { afterExits, type Exit } from "../exit/exit.ts";
import { createDayReader } from "../open-books/days.ts";
import { lastDayOf, lastFactDay } from "../settlement/facts.ts";
import { statementCsv } from "../settlement/present-csv.ts";
import { statementHtml } from "../settlement/present-html.ts";
import { statementText } from "../settlement/present-text.ts";
import { voiceOf } from "../settlement/present.ts";
import { settle } from "../settlement/settlement.ts";
import { statementJson } from "../settlement/settling.ts";
import type { Statement } from "../settlement/statement.ts";
import { type Accepted, acceptedOf, unaccepted } from "./accepted.ts";
import { EXIT, type ExitCode, Refused, UsageError } from "./ending.ts";
import { faultsText } from "./faults.ts";
import { leftOutText, listingNotes, listingText } from "./listing.ts";
import { type Inputs, type Loaded, type LoadedFacts, agreementPath, baseOf, filesOf, inputsBeside, loadAgreement, loadFacts } from "./loading.ts";
import { shown } from "./paths.ts";
import { type StatementFile, lastMade, readStatement } from "./statement-file.ts";
import { type Terminal, deliver, formatOf } from "./terminal.ts";

export type DataOptions = {
  readonly costs?: readonly string[];
  /** Settle without any cost file, knowing that. */
  readonly noCosts?: boolean;
  readonly results?: readonly string[];
  /** Settle without any results file, knowing that. */
  readonly noResults?: boolean;
  readonly mapping?: string;
};
export type SettleOptions = DataOptions & {
  readonly through?: string;
  readonly knownAt?: string;
  readonly earlier?: readonly string[];
  readonly acceptListed?: true | string;
  readonly format?: string;
  readonly output?: string;
};

export const NO_RESULTS = { code: "no-results-file", args: {} } as const;
/** On stderr these are told with the rows that are left out. */
const TOLD_ELSEWHERE = ["rows-outside-term", "rows-skipped"];

export async function run(terminal: Terminal, operands: readonly string[], options: SettleOptions): Promise<ExitCode> {
  const path = operands[0]!;
  const format = formatOf(options.format, ["text", "json", "html", "csv"]);
  const through = options.through === undefined ? undefined : readOption("--through", options.through, dayGiven, "want-day");
  const knownAt = options.knownAt === undefined ? EVERYTHING_KNOWN : readOption("--known-at", options.knownAt, instantGiven, "want-instant");
  const accepted = acceptedOf(options.acceptListed);
  const given = (options.earlier ?? []).map(readStatement);
  const earlier = given.filter(({ ofExit }) => !ofExit);
  const loaded = loadAgreement(path);
  if (!loaded.agreement) {
    tell(terminal, loaded.faults, new Map([[loaded.file, loaded.text]]));
    return EXIT.faults;
  }
  const { agreement, pays } = afterExits(
    loaded.agreement,
    given.flatMap(({ ofExit }) => ofExit ?? []),
  );
  const inputs = inputsOf(path, options);
  if (inputs.results.length === 0 && !options.noResults) withoutResults(terminal, earlier);
  const clocks = { ...(through === undefined ? {} : { through }), ...(options.knownAt === undefined ? {} : { knownAt }) };
  const facts = await loadFacts(agreement, baseOf(path), inputs, clocks, terminal);
  if (!acceptable(terminal, agreement, facts, accepted)) return EXIT.faults;
  if (facts.emptyCosts) throw new UsageError("costs-empty", { path: inputs.costs.map(shown).join(", ") }, { text: "no-costs-do", args: {} });
  const day = through ?? lastDayOf(agreement, facts.facts);
  const lastDay = lastFactDay(facts.facts);
  if (lastDay !== undefined && lastDay > day && !terminal.quiet) terminal.err(`${terminal.say("facts-after", { through: day, last: lastDay })}\n`);
  for (const one of given) refuseOthers(one, agreement, day);
  // Each statement says all that was paid until then: the last one counts.
  const last = lastMade(earlier);
  const settled = settle(agreement, facts.facts, { through: day, knownAt, earlier: last ? [last.statement] : [], pays });
  const notes = [
    ...settled.notes,
    ...(options.noCosts ? [{ code: "told-no-costs" as const, args: {} }] : []),
    ...(inputs.results.length === 0 ? [NO_RESULTS] : []),
    ...earlierNotes(terminal, given, loaded),
    ...given.flatMap(({ ofExit }) => (ofExit ? [leftNote(ofExit)] : [])),
    ...listingNotes(facts.listings),
    ...facts.notes,
  ];
  const sources = [
    { kind: "agreement" as const, file: agreement.file, sha256: loaded.sha256 },
    ...facts.sources,
    ...given.map(({ path, sha256 }) => ({ kind: "earlier" as const, file: basename(path), sha256 })),
  ];
  const statement = { ...settled, notes, sources };
  deliver(terminal, statementAs(format, statement, terminal), options.output, [agreementPath(path), ...filesOf(inputs), ...(options.earlier ?? [])]);
  return EXIT.fine;
}

/** A day as files may have it, ISO or Finnish. */
export function dayGiven(text: string): Day | undefined {
  const bytes = Buffer.from(text);
  const day = createDayReader().read(bytes, 0, bytes.length);
  return day === day ? dayFromNumber(day) : undefined;
}

/** An instant, or a day meaning its end in Finland. */
export function instantGiven(text: string): Instant | undefined {
  const day = dayGiven(text);
  return day === undefined ? parseInstant(text) : endOfDay(day);
}

function leftNote(exit: Exit): Statement["notes"][number] {
  return "party" in exit ? { code: "left-settled", args: { party: exit.party, day: exit.last } } : { code: "ended-settled", args: { day: exit.last } };
}

/** Terms may be amended between two statements; whoever reads the second must know it, because its differences follow the new terms. */
function earlierNotes(terminal: Terminal, earlier: readonly StatementFile[], loaded: Loaded): Statement["notes"] {
  const short = (sha256: string) => sha256.slice(0, 12);
  const notes = earlier.flatMap(({ path, statement }): Statement["notes"] => {
    const args = { file: basename(path), through: statement.through };
    const then = statement.sources?.find((source) => source.kind === "agreement")?.sha256;
    if (then === undefined) return [{ code: "earlier-unknown-agreement", args }];
    return then === loaded.sha256 ? [] : [{ code: "earlier-other-agreement", args: { ...args, then: short(then), now: short(loaded.sha256) } }];
  });
  const voice = voiceOf(terminal.language, { currency: "" });
  if (!terminal.quiet) for (const note of notes) terminal.err(`${voice.note(note)}\n`);
  return notes;
}

/** What was paid under another agreement, or after the day, cannot have been paid before. */
function refuseOthers({ path, statement, ofExit }: StatementFile, agreement: Agreement, day: string): void {
  if (statement.alliance !== agreement.name || statement.currency !== agreement.currency)
    throw new Refused("earlier-other", { path, alliance: statement.alliance });
  // An exit's forecast runs beyond its last day.
  const until = ofExit?.last ?? statement.through;
  if (until > day) throw new Refused("earlier-later", { path, through: until, day });
}

/** A results file that is not there says that nothing was reached: it is told, and refused where money was paid for results before. */
function withoutResults(terminal: Terminal, earlier: readonly StatementFile[]): void {
  for (const { path, statement } of earlier) {
    const source = statement.sources?.find(({ kind }) => kind === "results");
    if (source) throw new UsageError("earlier-results", { path: shown(path), file: source.file }, { text: "no-results-do", args: {} });
  }
  if (!terminal.quiet) terminal.err(`${voiceOf(terminal.language, { currency: "" }).note(NO_RESULTS)} ${terminal.say("no-results-do")}\n`);
}

/** Names of files as given, else those beside the agreement when a directory was given. Costs that are nowhere must have been renounced. */
export function inputsOf(path: string, options: DataOptions): Inputs {
  if (options.noCosts && options.costs) throw new UsageError("costs-and-none", {});
  if (options.noResults && options.results) throw new UsageError("results-and-none", {});
  const isDirectory = statSync(path).isDirectory();
  const beside: Inputs = isDirectory ? inputsBeside(path) : { costs: [], results: [] };
  const mapping = options.mapping ?? beside.mapping;
  const costs = options.noCosts ? [] : (options.costs ?? beside.costs);
  if (costs.length === 0 && !options.noCosts) {
    const there = isDirectory ? readdirSync(path).filter((name) => /\.csv(\.gz)?$/i.test(name)) : [];
    const text = isDirectory ? "no-costs-beside" : "no-costs-named";
    throw new UsageError(text, { path: shown(path), there: there.length === 0 ? "–" : there.join(", ") }, { text: "no-costs-do", args: {} });
  }
  const results = options.noResults ? [] : (options.results ?? beside.results);
  return { costs, results, ...(mapping === undefined ? {} : { mapping }) };
}

/** Tells what is wrong with the data; true when a settlement on what is left would be right, or was asked for all the same. */
export function acceptable(terminal: Terminal, agreement: Agreement, facts: LoadedFacts, accepted: Accepted): boolean {
  tell(terminal, facts.faults, facts.texts);
  for (const listing of facts.listings) terminal.err(`${listingText(listing, terminal, agreement.currency)}\n`);
  const controlled = facts.faults.some((fault) => fault.severity === "fault");
  if (!terminal.quiet || controlled) for (const left of facts.leftOut) terminal.err(`${leftOutText(left, terminal, agreement.currency)}\n`);
  const { note } = voiceOf(terminal.language, { currency: agreement.currency });
  for (const one of terminal.quiet ? [] : facts.notes.filter(({ code }) => !TOLD_ELSEWHERE.includes(code))) terminal.err(`${note(one)}\n`);
  if (facts.refused) return false;
  const { open, more, strange } = unaccepted(facts.listings, accepted);
  if (strange.length > 0) terminal.err(`${terminal.say("accept-strange", { rows: strange.slice(0, 20).join(", ") })}\n`);
  else if (open.length + more === 0) return true;
  else if (accepted === "none") terminal.err(`${terminal.say("listed-refuse")}\n`);
  else terminal.err(`${terminal.say("accept-open", { n: String(open.length + more), rows: open.slice(0, 20).join(", ") })}\n`);
  return false;
}

export function tell(terminal: Terminal, faults: readonly Fault[], texts: ReadonlyMap<string, string>): void {
  const told = terminal.quiet ? faults.filter((fault) => fault.severity === "fault") : faults;
  if (told.length > 0) terminal.err(faultsText(told, texts, terminal));
}

export function readOption(option: string, given: string, parse: (text: string) => string | undefined, hint: "want-day" | "want-instant"): string {
  const value = parse(given);
  if (value === undefined) throw new UsageError("bad-value", { what: option, value: given }, { text: hint, args: {} });
  return value;
}

function statementAs(format: "text" | "json" | "html" | "csv", statement: Statement, terminal: Terminal): string {
  if (format === "json") return statementJson(statement);
  if (format === "csv") return statementCsv(statement, terminal.language);
  const voice = voiceOf(terminal.language, statement);
  return format === "html" ? statementHtml(statement, voice) : statementText(statement, voice, terminal.paint);
}
