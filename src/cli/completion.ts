/** `sameside completion bash|zsh|fish`: completions made from the list of commands. */
import { LANGUAGES } from "../kernel/refusal.ts";
import { EXIT, type ExitCode } from "./ending.ts";
import { type CommandSpec, GLOBAL, SPECS } from "./program.ts";
import type { Terminal } from "./terminal.ts";
import { COMMANDS, OPTIONS } from "./words.ts";

type OptionSpec = CommandSpec["options"][number];

export async function run(terminal: Terminal, operands: readonly string[]): Promise<ExitCode> {
  const scripts: Readonly<Record<string, () => string>> = {
    bash,
    zsh: () => zsh(terminal),
    fish: () => fish(terminal),
  };
  terminal.out(scripts[operands[0]!]!());
  return EXIT.fine;
}

/** `-o, --output <file>` as its parts; a value in square brackets may be left out. */
function flagsOf(option: OptionSpec): {
  readonly short?: string;
  readonly long: string;
  readonly value: string | undefined;
  readonly isOptional: boolean;
} {
  const match = /^(?:-(\w), )?--([a-z-]+)(?: [<[](.+)[>\]])?$/.exec(option.flags);
  if (!match) throw new Error(`the option ${option.flags} is written in a way that completions cannot read`);
  return { long: match[2]!, value: match[3], isOptional: option.flags.endsWith("]"), ...(match[1] ? { short: match[1] } : {}) };
}

function allOf(spec: CommandSpec): readonly OptionSpec[] {
  return [...spec.options, ...GLOBAL];
}

function bash(): string {
  const cases = SPECS.map((spec) => {
    const flags = [...allOf(spec).map((option) => `--${flagsOf(option).long}`), "--help"].join(" ");
    const operands = spec.operands.flatMap((operand) => operand.choices ?? []).join(" ");
    return `    ${spec.name}) flags="${flags}"; operands="${operands}" ;;`;
  });
  const choices = new Map<string, Set<string>>();
  for (const spec of SPECS) {
    for (const option of allOf(spec))
      for (const choice of option.choices ?? []) choices.set(flagsOf(option).long, (choices.get(flagsOf(option).long) ?? new Set()).add(choice));
  }
  const values = [...choices].map(([long, all]) => `    --${long}) COMPREPLY=($(compgen -W "${[...all].join(" ")}" -- "$current")); return ;;`);
  return `# Completions of sameside for bash.
_sameside() {
  local current previous command flags operands word i
  current="\${COMP_WORDS[COMP_CWORD]}"
  previous="\${COMP_WORDS[COMP_CWORD-1]}"
  command="" flags="" operands=""
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    case "$word" in -*) ;; *) command="$word"; break ;; esac
  done
  case "$previous" in
${values.join("\n")}
  esac
  case "$command" in
    "") COMPREPLY=($(compgen -W "${[...SPECS.map((spec) => spec.name), "--help", "--version"].join(" ")}" -- "$current")); return ;;
${cases.join("\n")}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$flags" -- "$current")) ;;
    *) if [ -n "$operands" ]; then COMPREPLY=($(compgen -W "$operands" -- "$current")); else COMPREPLY=($(compgen -f -- "$current")); fi ;;
  esac
}
complete -o filenames -F _sameside sameside
`;
}

function zsh(terminal: Terminal): string {
  const quoted = (text: string) => text.replaceAll("'", "'\\''").replaceAll("[", "\\[").replaceAll("]", "\\]").replaceAll(":", "\\:");
  const argument = (option: OptionSpec): string => {
    const { long, value, isOptional } = flagsOf(option);
    const what = option.choices
      ? `:${value}:(${option.choices.join(" ")})`
      : value === undefined
        ? ""
        : `${isOptional ? "::" : ":"}${value}:${value === "file" || value === "directory" ? "_files" : ""}`;
    return `${option.many ? "'*" : "'"}--${long}[${quoted(OPTIONS[option.name][terminal.language])}]${what}'`;
  };
  const cases = SPECS.map((spec) => {
    const operands = spec.operands.map(
      (operand) => `'${operand.as.includes("...") ? "*" : ""}:${operand.name}:${operand.choices ? `(${operand.choices.join(" ")})` : "_files"}'`,
    );
    return `    ${spec.name}) _arguments ${[...allOf(spec).map(argument), ...operands].join(" ")} ;;`;
  });
  return `#compdef sameside
# Completions of sameside for zsh.
_sameside() {
  local -a commands
  commands=(
${SPECS.map((spec) => `    '${spec.name}:${quoted(COMMANDS[spec.name][terminal.language])}'`).join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe -t commands command commands
    return
  fi
  local command="$words[2]"
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join("\n")}
  esac
}
_sameside "$@"
`;
}

function fish(terminal: Terminal): string {
  const quoted = (text: string) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
  const lines = ["# Completions of sameside for fish."];
  for (const spec of SPECS) {
    lines.push(`complete -c sameside -n __fish_use_subcommand -f -a ${spec.name} -d ${quoted(COMMANDS[spec.name][terminal.language])}`);
  }
  for (const spec of SPECS) {
    const when = `-n '__fish_seen_subcommand_from ${spec.name}'`;
    for (const option of spec.options) {
      const { short, long, value, isOptional } = flagsOf(option);
      const takes = option.choices ? ` -x -a ${quoted(option.choices.join(" "))}` : value === undefined || isOptional ? "" : " -r";
      lines.push(`complete -c sameside ${when}${short ? ` -s ${short}` : ""} -l ${long}${takes} -d ${quoted(OPTIONS[option.name][terminal.language])}`);
    }
    for (const operand of spec.operands) if (operand.choices) lines.push(`complete -c sameside ${when} -f -a ${quoted(operand.choices.join(" "))}`);
  }
  lines.push(`complete -c sameside -l lang -x -a ${quoted(LANGUAGES.join(" "))} -d ${quoted(OPTIONS.lang[terminal.language])}`);
  lines.push(
    `complete -c sameside -s q -l quiet -d ${quoted(OPTIONS.quiet[terminal.language])}`,
    `complete -c sameside -l debug -d ${quoted(OPTIONS.debug[terminal.language])}`,
  );
  return `${lines.join("\n")}\n`;
}
