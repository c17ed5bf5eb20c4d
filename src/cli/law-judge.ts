/** What the rules of a pack say of a file of facts on a day: what is broken, what cannot be told and for want of what, and what holds. */
import { parseDay } from "../kernel/day.ts";
import { fill } from "../kernel/refusal.ts";
import { showDay, showList } from "../kernel/shown.ts";
import { FACTS, OVERLAYS, type Pack, PACKS, type Verdict, formatBasis } from "../law/law.ts";
import { deskOf } from "../counsel/case-fields.ts";
import { EXIT, type ExitCode, UsageError } from "./ending.ts";
import { faultsJson, faultsText } from "./faults.ts";
import { judgeGiven, readFacts } from "../counsel/law-facts.ts";
import { readBytes, shown } from "./paths.ts";
import { type Terminal, choose, deliver } from "./terminal.ts";

export type LawOptions = {
  readonly format?: string;
  readonly output?: string;
  readonly rule?: string;
  readonly facts?: string;
  readonly pack?: readonly string[];
  readonly day?: string;
};

const ANSWERS = ["broken", "cannot-tell", "holds"] as const;

/** Neither the pack nor the day is guessed: which law applies is for the one who asks to say. */
export function judgeFile(terminal: Terminal, path: string, options: LawOptions, format: "text" | "json"): ExitCode {
  const packs = (options.pack ?? refuse("--pack")).map(packOf);
  const given = options.day ?? refuse("--day");
  const day = parseDay(given);
  if (day === undefined) throw new UsageError("bad-value", { what: "--day", value: given }, { text: "want-day", args: {} });
  const file = shown(path);
  const bytes = readBytes(path);
  const read = readFacts(file, bytes);
  const { faults, ...desk } = deskOf(file);
  const whole = { line: 1, column: 1, length: 1 };
  const asked = packs.map((pack) =>
    options.rule === undefined ? pack : { ...pack, rules: pack.rules.filter(({ id }) => id === options.rule!.toUpperCase()) },
  );
  if (asked.every(({ rules }) => rules.length === 0))
    choose("--rule", options.rule ?? "", packs.flatMap(({ rules }) => rules.map(({ id }) => id)) as [string, ...string[]]);
  const verdicts = read.value ? asked.flatMap((pack) => judgeGiven(desk, pack, read.value, day, whole)) : [];
  const all = [...read.faults, ...faults];
  const told = format === "json" ? judgedJson(verdicts, terminal, day) : judgedText(verdicts, terminal, day);
  if (all.length === 0) deliver(terminal, told, options.output, [path]);
  else
    terminal.out(
      format === "json"
        ? `${JSON.stringify({ faults: faultsJson(all, terminal) }, null, 2)}\n`
        : faultsText(all, new Map([[file, bytes.toString("utf8")]]), terminal),
    );
  return all.length === 0 ? EXIT.fine : EXIT.faults;
}

function refuse(what: string): never {
  throw new UsageError("law-needs-option", { what });
}

function packOf(given: string): Pack {
  const packs: Readonly<Record<string, Pack>> = { ...PACKS, ...OVERLAYS };
  return packs[choose("--pack", given, Object.keys(packs) as [string, ...string[]])]!;
}

function judgedJson(verdicts: readonly Verdict[], terminal: Terminal, day: string): string {
  const said = verdicts.map((verdict) => {
    const { rule, ...answer } = verdict;
    return { rule: rule.id, ...answer, text: textOf(verdict, terminal), basis: formatBasis(rule) };
  });
  return `${JSON.stringify({ day, verdicts: said }, null, 2)}\n`;
}

function judgedText(verdicts: readonly Verdict[], terminal: Terminal, day: string): string {
  const { language, paint } = terminal;
  const lines = ANSWERS.flatMap((answer) =>
    verdicts
      .filter((verdict) => verdict.answer === answer)
      .map((verdict) => {
        const head = `${paint.bold(verdict.rule.id)}  ${terminal.say(`law-${answer}`)}`;
        if (verdict.answer === "holds") return head;
        if (verdict.answer === "broken") return `${head}: ${textOf(verdict, terminal)} [${verdict.at.join(", ")}]\n    ${paint.dim(formatBasis(verdict.rule))}`;
        return `${head}; ${terminal.say("law-missing")}: ${showList(
          verdict.missing.map((key) => `${FACTS[key].name[language]} (${key})`),
          language,
        )}`;
      }),
  );
  const count = (answer: Verdict["answer"]) => String(verdicts.filter((verdict) => verdict.answer === answer).length);
  const sum = terminal.say("law-judged", { broken: count("broken"), holds: count("holds"), open: count("cannot-tell"), day: showDay(day, language) });
  return `${[...lines, "", sum, terminal.say("law-marks")].join("\n")}\n`;
}

/** The sentence of a rule, its holes filled from the verdict; days in the language's form. */
function textOf(verdict: Verdict, { language }: Terminal): string {
  const args = verdict.answer === "broken" ? (verdict.args ?? {}) : {};
  const shownArgs = Object.fromEntries(Object.entries(args).map(([key, value]) => [key, parseDay(value) === undefined ? value : showDay(value, language)]));
  return fill(verdict.rule.text[language], shownArgs);
}
