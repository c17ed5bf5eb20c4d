/** `sameside exit DIR|AGREEMENT`: what is payable when a party leaves or the alliance ends. docs/exit.md */
import { basename } from "node:path";
import type { Agreement } from "../agreement/agreement.ts";
import { type Leaving, leftBy } from "../agreement/left.ts";
import { type Day, EVERYTHING_KNOWN, year as yearPeriod } from "../kernel/day.ts";
import type { Fault } from "../kernel/refusal.ts";
import { afterExits, type Exit, type ExitFault, type ExitForecast, exitOf, type ExitStatement, rangeOf } from "../exit/exit.ts";
import { exitText } from "../exit/present.ts";
import { readCommitments } from "../exit/promised-file.ts";
import type { OpenCommitment } from "../exit/promised.ts";
import { lastFactDay } from "../settlement/facts.ts";
import { explainText } from "../settlement/present-text.ts";
import { explain, nearFigures } from "../settlement/explain.ts";
import { voiceOf } from "../settlement/present.ts";
import type { Statement } from "../settlement/statement.ts";
import { acceptedOf } from "./accepted.ts";
import { EXIT, type ExitCode, Refused, UsageError } from "./ending.ts";
import { type ChanceOptions, drawsOf, futuresOf } from "./futures.ts";
import { agreementPath, baseOf, filesOf, type Loaded, loadAgreement, loadFacts, type LoadedFacts } from "./loading.ts";
import { readBytes, sha256Of, shown } from "./paths.ts";
import { acceptable, type DataOptions, dayGiven, inputsOf, instantGiven, readOption, tell } from "./settle.ts";
import { lastMade, readStatement, type StatementFile } from "./statement-file.ts";
import { choose, deliver, formatOf, type Terminal } from "./terminal.ts";

export type ExitOptions = DataOptions &
  ChanceOptions & {
    readonly party?: string;
    readonly whole?: boolean;
    readonly last?: string;
    readonly kind?: string;
    readonly ground?: string;
    readonly forecast?: readonly string[];
    readonly forecastBy?: string;
    readonly forecastOn?: string;
    readonly forecastDocument?: string;
    readonly commitments?: string;
    readonly knownAt?: string;
    readonly earlier?: readonly string[];
    readonly acceptListed?: true | string;
    readonly explain?: string;
    readonly format?: string;
    readonly output?: string;
  };

export async function run(terminal: Terminal, operands: readonly string[], options: ExitOptions): Promise<ExitCode> {
  const path = operands[0]!;
  const format = formatOf(options.format, ["text", "json"]);
  const knownAt = options.knownAt === undefined ? EVERYTHING_KNOWN : readOption("--known-at", options.knownAt, instantGiven, "want-instant");
  const loaded = loadAgreement(path);
  if (!loaded.agreement) {
    tell(terminal, loaded.faults, new Map([[loaded.file, loaded.text]]));
    return EXIT.faults;
  }
  const exit = exitGiven(loaded.agreement, options);
  const { earlier, before } = earlierGiven(loaded.agreement, exit, options);
  const { agreement } = afterExits(loaded.agreement, before);
  const left = leftBy(agreement, exit, exit.last);
  if (left.faults) return refuse(terminal, loaded, left.faults);
  const inputs = inputsOf(path, options);
  const clocks = options.knownAt === undefined ? {} : { knownAt };
  // Costs are grouped between the days on which the agreement changes: one of them is the day after the last.
  const facts = await loadFacts(left.agreement, baseOf(path), inputs, clocks, terminal);
  if (!acceptable(terminal, left.agreement, facts, acceptedOf(options.acceptListed))) return EXIT.faults;
  const forecast = await forecastGiven(terminal, path, { ...loaded, agreement: left.agreement }, exit.last, options);
  const commitments = forecast === "faults" ? "faults" : commitmentsGiven(terminal, agreement, options);
  if (forecast === "faults" || commitments === "faults") return EXIT.faults;
  const futures = options.futures === undefined ? undefined : futuresOf(options, left.agreement, terminal);
  if (options.futures !== undefined && !futures) return EXIT.faults;
  const range = rangeOf(left.agreement, facts.facts, exit, drawsOf(options), futures);
  const settled = exitOf({
    agreement: loaded.agreement,
    before,
    facts: facts.facts,
    exit,
    knownAt,
    ...(forecast ? { forecast } : {}),
    ...(commitments ? { commitments } : {}),
    ...(earlier ? { earlier: earlier.statement } : {}),
    ...(range.length > 0 ? { range } : {}),
  });
  if (settled.faults) return refuse(terminal, loaded, settled.faults);
  const made = withSources(settled.exit, loaded, facts, earlier);
  const read = [agreementPath(path), ...filesOf(inputs), ...(options.forecast ?? []), ...(options.earlier ?? [])];
  return show(terminal, made, format, options, read);
}

const KINDS = ["leave", "exclusion", "termination"] as const;

/** Who leaves, when and on which ground; a purchaser's ground must be one of the agreement. */
function exitGiven(agreement: Agreement, { party, whole, last, kind, ground }: ExitOptions): Exit {
  const parties = agreement.parties.map(({ id }) => id).join(", ");
  if ((party === undefined) === (whole !== true)) throw new UsageError("exit-who", {}, { text: "exit-who-do", args: { parties } });
  if (last === undefined) throw new UsageError("exit-last-missing", {}, { text: "exit-last-do", args: {} });
  const leaving: Leaving = party === undefined ? { whole: true } : { party };
  const { grounds } = agreement.exit.purchasers;
  if (ground !== undefined && !grounds.includes(ground))
    throw new UsageError("exit-ground-strange", { ground }, { text: "choose-of", args: { what: grounds.join(", ") } });
  return {
    ...leaving,
    kind: kind === undefined ? (whole ? "termination" : "leave") : choose("--kind", kind, KINDS),
    last: readOption("--last", last, dayGiven, "want-day"),
    ...(ground === undefined ? {} : { ground }),
  };
}

type Before = { readonly earlier: StatementFile | undefined; readonly before: readonly Exit[] };

/**
 * What was approved before: this exit's own statement while something of it was open, else the last ordinary one; and the exits of others. An exit with
 * nothing open, or on another day, has been settled.
 */
function earlierGiven(agreement: Agreement, exit: Exit, options: ExitOptions): Before {
  const given = (options.earlier ?? []).map(readStatement);
  for (const { path, statement } of given)
    if (statement.alliance !== agreement.name || statement.currency !== agreement.currency)
      throw new Refused("earlier-other", { path: shown(path), alliance: statement.alliance });
  const own = given.filter(({ ofExit }) => ofExit && whoOf(ofExit) === whoOf(exit));
  const settled = own.find(({ ofExit, isOpen }) => ofExit!.last !== exit.last || !isOpen);
  if (settled) throw new Refused("exit-again", { path: shown(settled.path), day: settled.ofExit!.last });
  const others = given.flatMap(({ ofExit }) => (ofExit && whoOf(ofExit) !== whoOf(exit) ? [ofExit] : []));
  return { earlier: lastMade(own.length > 0 ? own : given.filter(({ ofExit }) => !ofExit)), before: others };
}

function whoOf(leaving: Leaving): string | undefined {
  return "party" in leaving ? leaving.party : undefined;
}

type Of = Loaded & { readonly agreement: Agreement };

/** The files of the forecast, of costs and of results, told apart by their headers. */
async function forecastGiven(terminal: Terminal, path: string, loaded: Of, last: Day, options: ExitOptions): Promise<ExitForecast | undefined | "faults"> {
  const { agreement } = loaded;
  const { forecast: files = [], forecastBy, forecastOn, forecastDocument } = options;
  const hint = { text: "exit-forecast-do", args: {} } as const;
  if (files.length === 0) {
    if (forecastBy !== undefined || forecastOn !== undefined || forecastDocument !== undefined) throw new UsageError("exit-forecast-none", {}, hint);
    return undefined;
  }
  if (forecastBy === undefined || forecastOn === undefined) throw new UsageError("exit-forecast-who", {}, hint);
  const by = choose("--forecast-by", forecastBy, ["agreed", "expert"] as const);
  const on = readOption("--forecast-on", forecastOn, dayGiven, "want-day");
  const results = files.filter(isOfResults);
  const inputs = { costs: files.filter((file) => !results.includes(file)), results, ...(options.mapping === undefined ? {} : { mapping: options.mapping }) };
  const read = await loadFacts(agreement, baseOf(path), inputs, {}, terminal);
  if (!acceptable(terminal, agreement, read, acceptedOf(undefined))) return "faults";
  // Elsewhere rows of another time are left out and told; a forecast has no other time.
  const [out] = read.leftOut;
  if (out) {
    const n = String(read.leftOut.reduce((all, { rows }) => all + rows, 0));
    refuse(terminal, loaded, [{ code: "exit/forecast-outside", args: { from: last, to: agreement.periods.at(-1)!.to, n, rows: out.file } }]);
    return "faults";
  }
  const end = yearPeriod(last.slice(0, 4)).to;
  const until = agreement.periods.at(-1)!.to;
  const within = (day: Day): Day => (day < until ? day : until);
  const ends = [end, ...read.facts.costs.map(({ day }) => yearPeriod(day.slice(0, 4)).to)].map(within);
  const days = [...ends, lastFactDay(read.facts) ?? ""].sort();
  return {
    by,
    on,
    to: days.at(-1)!,
    facts: read.facts,
    file: read.sources.map(({ file }) => file).join(", "),
    sha256: read.sources.length === 1 ? read.sources[0]!.sha256 : sha256Of(Buffer.from(read.sources.map(({ sha256 }) => `${sha256}\n`).join(""))),
    ...(forecastDocument === undefined ? {} : { document: sha256Of(readBytes(forecastDocument)) }),
  };
}

function isOfResults(path: string): boolean {
  const [header = ""] = readBytes(path).subarray(0, 4096).toString("latin1").split(/\r?\n/, 1);
  return header.split(/[;,\t|]/).some(
    (cell) =>
      cell
        .trim()
        .replace(/^\W*"?|"$/g, "")
        .toLowerCase() === "kind",
  );
}

function commitmentsGiven(terminal: Terminal, agreement: Agreement, { commitments: path }: ExitOptions): readonly OpenCommitment[] | undefined | "faults" {
  if (path === undefined) return undefined;
  const bytes = readBytes(path);
  const { rows, faults } = readCommitments(shown(path), bytes, agreement);
  tell(terminal, faults, new Map([[shown(path), bytes.toString("utf8")]]));
  return faults.some(({ severity }) => severity === "fault") ? "faults" : rows;
}

/** Refused at the clause of the agreement about exits. */
function refuse(terminal: Terminal, { agreement, file, text }: Loaded, faults: readonly ExitFault[]): ExitCode {
  const { line, column, length } = agreement!.where["exit"] ?? { line: 1, column: 1, length: 1 };
  const told = faults.map(({ code, args }): Fault => ({ code, severity: "fault", at: { file, line, column, length }, args, basis: "docs/exit.md" }));
  tell(terminal, told, new Map([[file, text]]));
  return EXIT.faults;
}

function withSources(exit: ExitStatement, loaded: Loaded, facts: LoadedFacts, earlier: StatementFile | undefined): ExitStatement {
  const sources: Statement["sources"] = [
    { kind: "agreement", file: exit.agreement, sha256: loaded.sha256 },
    ...facts.sources,
    ...(earlier ? [{ kind: "earlier" as const, file: basename(earlier.path), sha256: earlier.sha256 }] : []),
  ];
  return { ...exit, statement: { ...exit.statement, sources } };
}

function show(terminal: Terminal, made: ExitStatement, format: "text" | "json", options: ExitOptions, read: readonly string[]): ExitCode {
  const voice = voiceOf(terminal.language, made.statement);
  if (options.explain !== undefined) {
    const tree = explain(made.statement, options.explain);
    if (!tree) {
      const near = nearFigures(made.statement, options.explain).map((figure) => `  ${figure}`);
      terminal.err(`${[terminal.say("no-such-figure", { id: options.explain }), ...near].join("\n")}\n`);
      return EXIT.faults;
    }
    terminal.out(explainText(tree, made.statement, voice, terminal.paint));
    return EXIT.fine;
  }
  deliver(terminal, format === "json" ? `${JSON.stringify(made, null, 2)}\n` : exitText(made, voice, terminal.paint), options.output, read);
  return EXIT.fine;
}
