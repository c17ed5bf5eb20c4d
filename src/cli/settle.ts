/** `sameside settle DIR|AGREEMENT`: who pays and gets what. */
import { resolve } from "node:path";
import { statSync } from "node:fs";
import type { Agreement } from "../agreement/agreement.ts";
import { type Instant, parseDay, parseInstant } from "../kernel/day.ts";
import type { Fault } from "../kernel/refusal.ts";
import { statementCsv } from "../settlement/present-csv.ts";
import { statementHtml } from "../settlement/present-html.ts";
import { statementText } from "../settlement/present-text.ts";
import { settle } from "../settlement/settlement.ts";
import type { Statement } from "../settlement/statement.ts";
import { EXIT, type ExitCode, Refused, UsageError } from "./ending.ts";
import { faultsText } from "./faults.ts";
import { leftOutText, listingNotes, listingText } from "./listing.ts";
import { lastDayOf } from "../settlement/facts.ts";
import { type Inputs, type LoadedFacts, baseOf, inputsBeside, loadAgreement, loadFacts } from "./loading.ts";
import { readStatement, statementJson } from "./statement-file.ts";
import { type Terminal, deliver, formatOf } from "./terminal.ts";
import { voiceOf } from "../settlement/present.ts";

export type DataOptions = { readonly costs?: readonly string[]; readonly results?: readonly string[]; readonly mapping?: string };
export type SettleOptions = DataOptions & {
  readonly through?: string;
  readonly knownAt?: string;
  readonly earlier?: readonly string[];
  readonly acceptListed?: boolean;
  readonly format?: string;
  readonly output?: string;
};

/** Later than anything that can be recorded: everything is known. */
export const EVERYTHING_KNOWN: Instant = "9999-12-31T23:59:59.999Z";

export async function run(terminal: Terminal, operands: readonly string[], options: SettleOptions): Promise<ExitCode> {
  const format = formatOf(options.format, ["text", "json", "html", "csv"]);
  const through = options.through === undefined ? undefined : read("--through", options.through, parseDay, "want-day");
  const knownAt = options.knownAt === undefined ? EVERYTHING_KNOWN : read("--known-at", options.knownAt, parseInstant, "want-instant");
  const earlier = (options.earlier ?? []).map((path) => ({ path, statement: readStatement(path) }));
  const loaded = loadAgreement(operands[0]!);
  if (!loaded.agreement) {
    tell(terminal, loaded.faults, new Map([[loaded.file, loaded.text]]));
    return EXIT.faults;
  }
  const { agreement } = loaded;
  const clocks = { ...(through === undefined ? {} : { through }), ...(options.knownAt === undefined ? {} : { knownAt }) };
  const inputs = inputsOf(operands[0]!, options);
  const output = options.output === undefined ? undefined : resolve(options.output);
  if (
    output !== undefined &&
    [loaded.file, ...inputs.costs, ...inputs.results, ...(inputs.mapping === undefined ? [] : [inputs.mapping])].some((path) => resolve(path) === output)
  )
    throw new UsageError("bad-value", { what: "-o", value: options.output! });
  if (inputs.costs.length === 0 && !terminal.quiet) terminal.err(`${terminal.say("no-facts")}\n`);
  const facts = await loadFacts(agreement, baseOf(operands[0]!), inputs, clocks, terminal);
  if (!acceptable(terminal, agreement, facts, options.acceptListed === true)) return EXIT.faults;
  const last = lastDayOf(agreement, facts.facts);
  const day = through ?? last;
  if (last > day && !terminal.quiet) terminal.err(`${terminal.say("facts-after", { through: day, last })}\n`);
  for (const { path, statement } of earlier) refuseOthers(path, statement, agreement, day);
  const settled = settle(agreement, facts.facts, { through: day, knownAt, earlier: earlier.map(({ statement }) => statement) });
  const statement = { ...settled, notes: [...settled.notes, ...listingNotes(facts.listings, facts.leftOut)] };
  deliver(terminal, statementAs(format, statement, terminal), options.output);
  return EXIT.fine;
}

/** What was paid under another agreement, or after the day, cannot have been paid before. */
function refuseOthers(path: string, statement: Statement, agreement: Agreement, day: string): void {
  if (statement.alliance !== agreement.name || statement.currency !== agreement.currency)
    throw new Refused("earlier-other", { path, alliance: statement.alliance });
  if (statement.through > day) throw new Refused("earlier-later", { path, through: statement.through, day });
}

/** Names of files as given, else those beside the agreement when a directory was given. */
export function inputsOf(path: string, options: DataOptions): Inputs {
  const beside: Inputs = statSync(path).isDirectory() ? inputsBeside(path) : { costs: [], results: [] };
  const mapping = options.mapping ?? beside.mapping;
  return { costs: options.costs ?? beside.costs, results: options.results ?? beside.results, ...(mapping === undefined ? {} : { mapping }) };
}

/** Tells what is wrong with the data; true when a settlement on what is left would be right, or was asked for all the same. */
export function acceptable(terminal: Terminal, agreement: Agreement, facts: LoadedFacts, acceptListed: boolean): boolean {
  tell(terminal, facts.faults, facts.texts);
  for (const listing of facts.listings) terminal.err(`${listingText(listing, terminal, agreement.currency)}\n`);
  if (!terminal.quiet) for (const left of facts.leftOut) terminal.err(`${leftOutText(left, terminal, agreement.currency)}\n`);
  if (facts.refused) return false;
  if (facts.listings.length === 0 || acceptListed) return true;
  terminal.err(`${terminal.say("listed-refuse")}\n`);
  return false;
}

function tell(terminal: Terminal, faults: readonly Fault[], texts: ReadonlyMap<string, string>): void {
  const told = terminal.quiet ? faults.filter((fault) => fault.severity === "fault") : faults;
  if (told.length > 0) terminal.err(faultsText(told, texts, terminal));
}

function read(option: string, given: string, parse: (text: string) => string | undefined, hint: "want-day" | "want-instant"): string {
  const value = parse(given);
  if (value === undefined) throw new UsageError("bad-value", { what: option, value: given }, { text: hint, args: {} });
  return value;
}

function statementAs(format: "text" | "json" | "html" | "csv", statement: Statement, terminal: Terminal): string {
  if (format === "json") return statementJson(statement);
  if (format === "csv") return statementCsv(statement);
  const voice = voiceOf(terminal.language, statement);
  return format === "html" ? statementHtml(statement, voice) : statementText(statement, voice, terminal.paint);
}
