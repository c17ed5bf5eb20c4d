/** `sameside test PATH…`: runs case files, given and expected, and shows where what came out differs and how it came about. */
import { readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Agreement } from "../agreement/agreement.ts";
import type { Fault } from "../kernel/refusal.ts";
import { parseRatio } from "../kernel/share.ts";
import { showCents, showNumber } from "../kernel/shown.ts";
import { explain } from "../settlement/explain.ts";
import { explainText } from "../settlement/present-text.ts";
import { settle } from "../settlement/settlement.ts";
import type { Statement } from "../settlement/statement.ts";
import { type Case, readCase } from "./case-file.ts";
import { type Verdict, judge, judgeFaults } from "./case-judge.ts";
import { type LawVerdict, isLawCases, runLawCases } from "../counsel/law-cases.ts";
import { EXIT, type ExitCode } from "./ending.ts";
import { faultsJson, faultsText } from "./faults.ts";
import { loadCaseFacts } from "./case-facts.ts";
import { type Listing, listingText } from "./listing.ts";
import { loadAgreement } from "./loading.ts";
import { readBytes, shown } from "./paths.ts";
import { type Terminal, formatOf } from "./terminal.ts";
import { voiceOf } from "../settlement/present.ts";
import { EVERYTHING_KNOWN } from "../kernel/day.ts";

type Ran = {
  readonly file: string;
  readonly name: string;
  readonly verdicts: readonly Verdict[];
  /** Of a file of cases of law. */
  readonly law?: readonly LawVerdict[];
  /** Faults of the case or of what it gives, where no such faults are expected. */
  readonly faults: readonly Fault[];
  readonly listings: readonly Listing[];
  readonly texts: ReadonlyMap<string, string>;
  readonly statement?: Statement;
  readonly agreement?: Agreement;
};

export async function run(terminal: Terminal, operands: readonly string[], options: { readonly format?: string }): Promise<ExitCode> {
  const format = formatOf(options.format, ["text", "json"]);
  const all: Ran[] = [];
  for (const file of operands.flatMap(caseFiles)) {
    const bytes = readBytes(file);
    const ran = isLawCases(bytes.toString("utf8")) ? runLaw(file, bytes) : await runCase(file, bytes);
    all.push(ran);
    if (format === "text") terminal.out(caseText(ran, terminal));
  }
  const failed = all.filter((ran) => !passes(ran));
  const counts = { n: String(all.length), failed: String(failed.length), checks: String(checks(all)) };
  if (format === "json") terminal.out(casesJson(all, terminal));
  else terminal.out(`${terminal.say(failed.length === 0 ? "cases-fine" : "cases-failed", counts)}\n`);
  if (all.length === 0) terminal.err(`${terminal.say("no-cases", { paths: operands.join(", ") })}\n`);
  return failed.length === 0 && all.length > 0 ? EXIT.fine : EXIT.faults;
}

/** The file itself, or below a directory every `*.case.yaml` and what stands in a folder `law`, in the order of their names. */
function caseFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const found = readdirSync(path, { recursive: true, encoding: "utf8" }).map((name) => join(path, name));
  return found.filter((name) => /\.case\.yaml$|(?:^|[\\/])law[\\/][^\\/]+\.yaml$/.test(name) && !name.includes("node_modules")).sort();
}

/** Every case of law in a file; the file stands for them all. */
function runLaw(file: string, bytes: Buffer): Ran {
  const name = shown(file);
  const { cases, faults } = runLawCases(name, bytes);
  return { file: name, name, verdicts: [], law: cases, faults, listings: [], texts: new Map([[name, bytes.toString("utf8")]]) };
}

async function runCase(file: string, bytes: Buffer): Promise<Ran> {
  const name = shown(file);
  const read = readCase(name, bytes);
  const texts = new Map([[name, bytes.toString("utf8")]]);
  if (!read.value) return { file: name, name, verdicts: [], faults: read.faults, listings: [], texts };
  const loaded = loadAgreement(join(dirname(file), read.value.agreement));
  texts.set(loaded.file, loaded.text);
  const ran = { file: name, name: read.value.name, texts };
  const wanted = read.value.expect.filter((expectation) => expectation.kind === "faults");
  if (!loaded.agreement) return { ...ran, ...withFaults(wanted, loaded.faults), listings: [] };
  const facts = await loadCaseFacts(loaded.agreement, read.value, dirname(file));
  const verdicts =
    wanted.length > 0 ? withFaults(wanted, [...loaded.faults, ...facts.faults, ...facts.listings.flatMap(rowFaults)]) : { verdicts: [], faults: facts.faults };
  if (facts.refused || (wanted.length === 0 && facts.listings.length > 0)) return { ...ran, ...verdicts, listings: wanted.length > 0 ? [] : facts.listings };
  const statement = settle(loaded.agreement, facts.facts, optionsOf(read.value, loaded.agreement));
  const judged = read.value.expect.flatMap((expectation) => (expectation.kind === "faults" ? [] : [judge(statement, expectation)]));
  const faults = verdicts.faults.filter((fault) => fault.severity === "fault");
  return { ...ran, verdicts: [...verdicts.verdicts, ...judged], faults, listings: [], statement, agreement: loaded.agreement };
}

function optionsOf(given: Case, agreement: Agreement) {
  return { through: given.through ?? agreement.periods.at(-1)!.to, knownAt: given.knownAt ?? EVERYTHING_KNOWN };
}

/** Faults that a case expects are judged; without such an expectation they stand as they are. */
function withFaults(wanted: Case["expect"], faults: readonly Fault[]): Pick<Ran, "verdicts" | "faults"> {
  const codes = faults.map((fault) => fault.code);
  const verdicts = wanted.flatMap((expectation) => (expectation.kind === "faults" ? [judgeFaults(codes, expectation)] : []));
  return verdicts.length > 0 ? { verdicts, faults: verdicts.every((verdict) => verdict.holds) ? [] : faults } : { verdicts, faults };
}

function rowFaults(listing: Listing): Fault[] {
  return listing.listed.map(({ line, code, args }) => ({ code, severity: "fault", at: { file: listing.file, line, column: 1, length: 1 }, args, basis: "" }));
}

function passes(ran: Ran): boolean {
  return ran.faults.length === 0 && ran.listings.length === 0 && [...ran.verdicts, ...(ran.law ?? [])].every((verdict) => verdict.holds);
}

function checks(all: readonly Ran[]): number {
  return all.reduce((sum, ran) => sum + ran.verdicts.length + (ran.law ?? []).length, 0);
}

function caseText(ran: Ran, terminal: Terminal): string {
  const { paint } = terminal;
  if (passes(ran)) return `✓ ${ran.name}  ${paint.dim(ran.file)}\n`;
  const faults = ran.faults.length === 0 ? [] : [faultsText(ran.faults, ran.texts, terminal)];
  const listings = ran.listings.map((listing) => `${listingText(listing, terminal, ran.agreement?.currency ?? "EUR")}\n`);
  const missed = ran.verdicts.filter((verdict) => !verdict.holds).map((verdict) => missedText(verdict, ran, terminal));
  const law = (ran.law ?? []).filter((verdict) => !verdict.holds).map((verdict) => missedLaw(verdict, terminal));
  return [`✗ ${paint.bold(ran.name)}  ${paint.dim(ran.file)}\n`, ...faults, ...listings, ...missed, ...law].join("");
}

function missedLaw({ case: one, expected, got }: LawVerdict, terminal: Terminal): string {
  const { file, line, column } = one.place;
  const lines = [`  ${file}:${line}:${column}: ${one.rule.id}: ${one.name}`];
  lines.push(`    ${terminal.say("case-expected", { value: expected })}`, `    ${terminal.say("case-got", { value: got })}`);
  return `${lines.join("\n")}\n`;
}

const DEPTH = 3;
const MOST_TREES = 3;

/** Expected, got and difference, then how it came about. */
function missedText(verdict: Verdict, ran: Ran, terminal: Terminal): string {
  const { at } = verdict.expectation;
  const lines = [`  ${at.file}:${at.line}:${at.column}: ${subject(verdict)}`];
  const value = (text: string | undefined) => valueText(verdict, text ?? "", ran, terminal);
  lines.push(`    ${terminal.say("case-expected", { value: value(verdict.expected) })}`, `    ${terminal.say("case-got", { value: value(verdict.got) })}`);
  if (verdict.difference !== undefined) lines.push(`    ${terminal.say("case-difference", { value: value(verdict.difference) })}`);
  if (verdict.nothing && verdict.unit !== "codes") lines.push(`    ${terminal.say("case-nothing")}`);
  const { statement } = ran;
  if (statement) {
    const voice = voiceOf(terminal.language, statement);
    for (const figure of verdict.figures.slice(0, MOST_TREES)) {
      const tree = explain(statement, figure, DEPTH);
      if (tree) lines.push(explainText(tree, statement, voice, terminal.paint).trimEnd().replace(/^/gm, "    "));
    }
  }
  return `${lines.join("\n")}\n`;
}

function subject({ expectation }: Verdict): string {
  if (expectation.kind === "faults") return "faults";
  if (expectation.kind === "figure") return `figure ${expectation.id}`;
  return `${expectation.kind} ${Object.entries(expectation.match)
    .map(([key, value]) => `${key} ${value}`)
    .join(", ")}`;
}

function valueText(verdict: Verdict, text: string, ran: Ran, terminal: Terminal): string {
  if (verdict.unit === "codes") return text === "" ? terminal.say("case-none") : text;
  const value = parseRatio(text);
  if (!value) throw new Error(`a verdict has a value that is no number: ${text}`);
  if (verdict.unit === "cents" && value.d === 1n) return showCents(value.n, terminal.language, ran.agreement?.currency);
  return value.d === 1n ? text : `${text} (${showNumber(value, terminal.language)})`;
}

function casesJson(all: readonly Ran[], terminal: Terminal): string {
  const cases = all.map((ran) => ({
    file: ran.file,
    name: ran.name,
    passes: passes(ran),
    faults: faultsJson(ran.faults, terminal),
    ...(ran.law
      ? { law: ran.law.map(({ case: { place, rule, name, pack, day }, ...rest }) => ({ at: place, rule: rule.id, case: name, pack: pack.id, day, ...rest })) }
      : {}),
    expectations: ran.verdicts.map(({ expectation, ...verdict }) => ({ at: expectation.at, subject: subject({ expectation, ...verdict }), ...verdict })),
  }));
  return `${JSON.stringify({ cases }, null, 2)}\n`;
}
