/** `sameside law`: the rules of law that come along and the task catalogue, one rule in full, or what the rules say of a file of facts. */
import { showDay } from "../kernel/shown.ts";
import { actOf, mirrorOf } from "../law/acts.ts";
import { FACTS, OVERLAYS, type Pack, PACKS, RULES, type Rule, TASKS, formatBasis } from "../law/law.ts";
import { markOf, weightsOf } from "../law/rule.ts";
import { EXIT, type ExitCode, UsageError } from "./ending.ts";
import { nearTo } from "../counsel/law-facts.ts";
import { type LawOptions, judgeFile } from "./law-judge.ts";
import { type Terminal, deliver, formatOf } from "./terminal.ts";
import type { TextName } from "./words.ts";

const ALL: readonly Pack[] = [...Object.values(PACKS), ...Object.values(OVERLAYS)];

export async function run(terminal: Terminal, _operands: readonly string[], options: LawOptions): Promise<ExitCode> {
  const format = formatOf(options.format, ["text", "json"]);
  if (options.facts !== undefined) return judgeFile(terminal, options.facts, options, format);
  const rule = options.rule === undefined ? undefined : ruleOf(options.rule);
  const text = format === "json" ? lawJson(rule) : rule ? ruleText(rule, terminal) : lawText(terminal);
  deliver(terminal, text, options.output, []);
  return EXIT.fine;
}

function ruleOf(given: string): Rule {
  const rule = RULES.find(({ id }) => id === given.toUpperCase());
  if (!rule)
    throw new UsageError(
      "bad-value",
      { what: "--rule", value: given },
      {
        text: "did-you-mean",
        args: {
          what: nearTo(
            given,
            RULES.map(({ id }) => id),
          ),
        },
      },
    );
  return rule;
}

function weightTexts(rule: Rule): readonly string[] {
  return weightsOf(rule).map(({ regime, severity }) => (regime === undefined ? severity : `${regime} ${severity}`));
}

function lawJson(only: Rule | undefined): string {
  const rules = (only ? [only] : RULES).map((rule) => ({
    id: rule.id,
    packs: rule.packs,
    text: rule.text,
    basis: rule.basis.map((basis) => ({ ...basis, act: actOf(basis)?.number, url: actOf(basis)?.url, mirror: mirrorOf(basis) })),
    valid: rule.valid,
    severity: typeof rule.severity === "function" ? "by-case" : rule.severity,
    weights: weightTexts(rule),
    needs: rule.needs,
    asks: rule.asks,
  }));
  const packs = ALL.map(({ id, version, rules: own }) => ({ id, version, rules: own.map((rule) => rule.id) }));
  const tasks = Object.entries(TASKS).map(([code, task]) => ({ code, ...task }));
  return `${JSON.stringify(only ? { rules } : { packs, rules, facts: FACTS, tasks }, null, 2)}\n`;
}

function lawText(terminal: Terminal): string {
  const { language, paint } = terminal;
  const packs = ALL.map(({ id, version, rules }) => {
    const off = id in OVERLAYS ? ` (${terminal.say("law-off")})` : "";
    return `${paint.bold(id)}  ${terminal.say("law-rules-in", { n: String(rules.length), version })}${off}`;
  });
  const rules = RULES.map((rule) => {
    const severity = terminal.say(typeof rule.severity === "function" ? "severity-by-case" : `severity-${rule.severity}`);
    return `${paint.bold(rule.id)}  ${rule.text[language]}\n    ${paint.dim(`${formatBasis(rule)} · ${severity} · ${rule.packs.join(", ")}`)}`;
  });
  const tasks = Object.entries(TASKS).map(([code, task]) => {
    const basis = task.basis.map(markOf).join("; ");
    const by = `${terminal.say("law-done-by")}: ${terminal.say(`done-by-${task.doneBy}`)}`;
    const who = `${by}; ${terminal.say("law-private")}: ${terminal.say(`private-${task.private}`)}`;
    return `${paint.bold(code)}  ${task.name[language]}\n    ${who}\n    ${paint.dim(basis)}`;
  });
  const parts = [[paint.bold(terminal.say("law-packs-are")), ...packs], rules, [paint.bold(terminal.say("law-tasks")), ...tasks], [terminal.say("law-marks")]];
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** Everything about one rule. */
function ruleText(rule: Rule, terminal: Terminal): string {
  const { language, paint } = terminal;
  const line = (name: TextName, value: string) => `${paint.dim(`${terminal.say(name)}:`)} ${value}`;
  const basis = rule.basis.map((one) => {
    const act = actOf(one);
    const mirror = rule.packs.includes("fi-2026-tyovoimapalvelu") ? mirrorOf(one) : undefined;
    const name = act ? ` ${act.name[language]} (${act.number})${act.url === undefined ? "" : `, ${act.url}`}` : "";
    return `  ${one.section} (${one.mark})${name}${mirror === undefined ? "" : `; ${terminal.say("law-mirror", { section: mirror })}`}`;
  });
  const facts = (keys: Rule["needs"]) => keys.map((key) => `  ${key}: ${FACTS[key].name[language]} (${terminal.say(`law-from-${FACTS[key].supplier}`)})`);
  const { from, to } = rule.valid;
  const days =
    from === undefined && to === undefined ? [] : [line("law-valid", [from, to].map((day) => (day === undefined ? "" : showDay(day, language))).join("–"))];
  const weights = typeof rule.severity === "function" ? weightTexts(rule).join(", ") : terminal.say(`severity-${rule.severity}`);
  return `${[
    `${paint.bold(rule.id)}  ${rule.text[language]}`,
    line("law-packs", rule.packs.join(", ")),
    line("law-weight", weights),
    ...days,
    line("law-basis", ""),
    ...basis,
    line("law-asks", ""),
    ...facts(rule.needs),
    ...(rule.asks.length === 0 ? [] : [line("law-asks-more", ""), ...facts(rule.asks)]),
    terminal.say("law-unreviewed"),
  ]
    .map((text) => text.trimEnd())
    .join("\n")}\n`;
}
