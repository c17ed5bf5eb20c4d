/** `sameside law`: the rules of law that come along and the task catalogue, with sections and how sure we are of each. */
import { type Rule, type Severity, PACKS, TASKS, formatBasis } from "../law/law.ts";
import { EXIT, type ExitCode } from "./ending.ts";
import { type Terminal, deliver, formatOf } from "./terminal.ts";

export type LawOptions = { readonly format?: string; readonly output?: string };

export async function run(terminal: Terminal, _operands: readonly string[], options: LawOptions): Promise<ExitCode> {
  const format = formatOf(options.format, ["text", "json"]);
  deliver(terminal, format === "json" ? lawJson() : lawText(terminal), options.output, []);
  return EXIT.fine;
}

function severityOf(rule: Rule): Severity | "by-case" {
  return typeof rule.severity === "function" ? "by-case" : rule.severity;
}

function lawJson(): string {
  const packs = Object.values(PACKS).map((pack) => ({
    id: pack.id,
    version: pack.version,
    rules: pack.rules.map(({ id, text, basis, valid, needs, asks, ...rule }) => ({
      id,
      text,
      basis,
      valid,
      needs,
      asks,
      severity: severityOf({ id, text, basis, valid, needs, asks, ...rule }),
    })),
  }));
  const tasks = Object.entries(TASKS).map(([code, task]) => ({ code, ...task }));
  return `${JSON.stringify({ packs, tasks }, null, 2)}\n`;
}

function lawText(terminal: Terminal): string {
  const { language, paint } = terminal;
  const rules = Object.values(PACKS).map((pack) => {
    const lines = pack.rules.map((rule) => {
      const severity = terminal.say(`severity-${severityOf(rule)}`);
      return `${paint.bold(rule.id)}  ${rule.text[language]}\n    ${paint.dim(`${formatBasis(rule)} · ${severity}`)}`;
    });
    return [paint.bold(terminal.say("law-pack", { pack: pack.id, version: pack.version })), ...lines].join("\n");
  });
  const tasks = Object.entries(TASKS).map(([code, task]) => {
    const basis = task.basis.map(({ section, mark }) => `${section} (${mark})`).join("; ");
    const by = `${terminal.say("law-done-by")}: ${terminal.say(`done-by-${task.doneBy}`)}`;
    const who = `${by}; ${terminal.say("law-private")}: ${terminal.say(`private-${task.private}`)}`;
    return `${paint.bold(code)}  ${task.name[language]}\n    ${who}\n    ${paint.dim(basis)}`;
  });
  return [...rules, [paint.bold(terminal.say("law-tasks")), ...tasks].join("\n"), terminal.say("law-marks")].join("\n\n").concat("\n");
}
