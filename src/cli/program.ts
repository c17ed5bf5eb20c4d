/** The commands, their options and their help. Each command's code is loaded only when it runs, so that help is quick. */
import { readFileSync } from "node:fs";
import { Argument, Command, Help, Option } from "commander";
import { type Language, LANGUAGES } from "../kernel/refusal.ts";
import { type ExitCode } from "./ending.ts";
import { type GlobalOptions, type Terminal, choose, terminalOf } from "./terminal.ts";
import { COMMANDS, type CommandName, HELP, OPTIONS, type OptionName, TEXTS, type TextName, say } from "./words.ts";

/** What a command's module exports as `run`: operands and options as given. */
type Run<O> = (terminal: Terminal, operands: readonly string[], options: O) => Promise<ExitCode>;
type Load = () => Promise<{ readonly run: Run<never> }>;

type OptionSpec = {
  readonly name: OptionName;
  readonly flags: string;
  readonly choices?: readonly string[];
  readonly many?: boolean;
  readonly preset?: string;
};
type OperandSpec = {
  readonly name: OptionName;
  readonly as: string;
  readonly choices?: readonly string[];
};
export type CommandSpec = {
  readonly name: CommandName;
  readonly operands: readonly OperandSpec[];
  readonly options: readonly OptionSpec[];
  readonly load: Load;
};

const format = (...choices: string[]): OptionSpec => ({
  name: "format",
  flags: "--format <format>",
  choices,
  preset: choices[0]!,
});
const output: OptionSpec = { name: "output", flags: "-o, --output <file>" };
const into: OptionSpec = { name: "into", flags: "-o, --output <path>" };
const data: readonly OptionSpec[] = [
  { name: "costs", flags: "--costs <file>", many: true },
  { name: "no-costs", flags: "--no-costs" },
  { name: "results", flags: "--results <file>", many: true },
  { name: "no-results", flags: "--no-results" },
  { name: "mapping", flags: "--mapping <file>" },
];
const remote: readonly OptionSpec[] = [
  { name: "alliance", flags: "--alliance <id>" },
  { name: "at-server", flags: "--server <address>" },
];
const chance: readonly OptionSpec[] = [
  { name: "futures", flags: "--futures <file>" },
  { name: "draws", flags: "--draws <n>" },
  { name: "seed", flags: "--seed <seed>" },
];

/** Every command; the completions are made from the same list. */
export const SPECS: readonly CommandSpec[] = [
  {
    name: "check",
    operands: [{ name: "paths", as: "<path...>" }],
    options: [{ name: "prove", flags: "--prove" }, format("text", "json"), output],
    load: () => import("./check.ts"),
  },
  {
    name: "settle",
    operands: [{ name: "agreement", as: "<agreement>" }],
    options: [
      ...data,
      { name: "through", flags: "--through <day>" },
      { name: "known-at", flags: "--known-at <instant>" },
      { name: "earlier", flags: "--earlier <file>", many: true },
      { name: "accept-listed", flags: "--accept-listed [lines]" },
      format("text", "json", "html", "csv"),
      output,
    ],
    load: () => import("./settle.ts"),
  },
  {
    name: "exit",
    operands: [{ name: "agreement", as: "<agreement>" }],
    options: [
      ...data,
      { name: "exit-party", flags: "--party <id>" },
      { name: "exit-whole", flags: "--whole" },
      { name: "exit-last", flags: "--last <day>" },
      { name: "exit-kind", flags: "--kind <kind>" },
      { name: "exit-ground", flags: "--ground <ground>" },
      { name: "exit-forecast", flags: "--forecast <file>", many: true },
      { name: "exit-forecast-by", flags: "--forecast-by <who>" },
      { name: "exit-forecast-on", flags: "--forecast-on <day>" },
      { name: "exit-forecast-document", flags: "--forecast-document <file>" },
      { name: "exit-commitments", flags: "--commitments <file>" },
      ...chance,
      { name: "known-at", flags: "--known-at <instant>" },
      { name: "earlier", flags: "--earlier <file>", many: true },
      { name: "accept-listed", flags: "--accept-listed [lines]" },
      { name: "exit-explain", flags: "--explain <figure>" },
      format("text", "json"),
      output,
    ],
    load: () => import("./exit.ts"),
  },
  {
    name: "explain",
    operands: [
      { name: "statement", as: "<statement>" },
      { name: "figure", as: "[figure]" },
    ],
    options: [{ name: "depth", flags: "--depth <n>" }, format("text", "json", "html"), output],
    load: () => import("./explain.ts"),
  },
  {
    name: "simulate",
    operands: [{ name: "agreement", as: "<agreement>" }],
    options: [...chance, format("text", "json", "svg", "html"), output],
    load: () => import("./simulate.ts"),
  },
  {
    name: "prove",
    operands: [{ name: "agreement", as: "<agreement>" }],
    options: [format("text", "json"), output],
    load: () => import("./prove.ts"),
  },
  {
    name: "compare",
    operands: [
      { name: "agreement", as: "<a>" },
      { name: "agreement", as: "<b>" },
    ],
    options: [...chance, format("text", "json", "svg", "html"), output],
    load: () => import("./compare.ts"),
  },
  {
    name: "test",
    operands: [{ name: "cases", as: "<path...>" }],
    options: [format("text", "json")],
    load: () => import("./cases.ts"),
  },
  { name: "schema", operands: [], options: [output], load: () => import("./schema.ts") },
  {
    name: "init",
    operands: [{ name: "directory", as: "[directory]" }],
    options: [
      { name: "from", flags: "--from <example>" },
      { name: "name", flags: "--name <name>" },
      { name: "law", flags: "--law <law>" },
      { name: "first-year", flags: "--first-year <year>" },
      { name: "rename", flags: "--rename <old=new>", many: true },
      { name: "appropriation", flags: "--appropriation <party=amount>", many: true },
      { name: "yes", flags: "-y, --yes" },
      { name: "force", flags: "--force" },
    ],
    load: () => import("./init.ts"),
  },
  {
    name: "law",
    operands: [],
    options: [
      { name: "rule", flags: "--rule <id>" },
      { name: "facts", flags: "--facts <file>" },
      { name: "pack", flags: "--pack <pack>", many: true },
      { name: "judged-day", flags: "--day <day>" },
      format("text", "json"),
      output,
    ],
    load: () => import("./law.ts"),
  },
  {
    name: "minutes",
    operands: [
      { name: "minutes-task", as: "<task>", choices: ["read"] },
      { name: "minutes-files", as: "<file...>" },
    ],
    options: [format("text", "json", "html", "pdf"), output, { name: "published", flags: "--published <day>" }],
    load: () => import("./minutes.ts"),
  },
  {
    name: "completion",
    operands: [{ name: "shell", as: "<shell>", choices: ["bash", "zsh", "fish"] }],
    options: [],
    load: () => import("./completion.ts"),
  },
  {
    name: "serve",
    operands: [],
    options: [
      { name: "example", flags: "--example <directory>" },
      { name: "port", flags: "--port <port>" },
      { name: "host", flags: "--host <host>" },
    ],
    load: () => import("./serve.ts"),
  },
  {
    name: "demo",
    operands: [],
    options: [{ name: "port", flags: "--port <port>" }],
    load: () => import("./demo.ts"),
  },
  {
    name: "verify",
    operands: [{ name: "copies", as: "[path-or-address...]" }],
    options: [
      { name: "database", flags: "--database" },
      { name: "key", flags: "--key <file>", many: true },
      { name: "since", flags: "--since <file>" },
      format("text", "json"),
      output,
    ],
    load: () => import("./verify.ts"),
  },
  {
    name: "export",
    operands: [{ name: "stream", as: "[stream]" }],
    options: [{ name: "all", flags: "--all" }, { name: "without-content", flags: "--without-content" }, into],
    load: () => import("./export.ts"),
  },
  {
    name: "witness",
    operands: [{ name: "address", as: "[address...]" }],
    options: [
      { name: "state", flags: "--state <directory>" },
      { name: "show-key", flags: "--show-key" },
      { name: "key", flags: "--key <file>", many: true },
    ],
    load: () => import("./witness.ts"),
  },
  {
    name: "db",
    operands: [{ name: "db-task", as: "<task>", choices: ["migrate", "distribute"] }],
    options: [],
    load: () => import("./database.ts"),
  },
  {
    name: "admin",
    operands: [
      { name: "admin-task", as: "<task>", choices: ["init", "rotate-key", "name-witness", "end-witness"] },
      { name: "stream", as: "[stream]" },
    ],
    options: [
      { name: "organisation", flags: "--organisation <name>" },
      { name: "kind", flags: "--kind <kind>" },
      { name: "business-id", flags: "--business-id <id>" },
      { name: "person", flags: "--person <name>" },
      { name: "because", flags: "--because <cause>", choices: ["planned", "stolen", "lost"] },
      { name: "witness-key", flags: "--key <key>" },
    ],
    load: () => import("./admin.ts"),
  },
  { name: "backup", operands: [], options: [into], load: () => import("./backup.ts") },
  { name: "restore", operands: [{ name: "copy", as: "<copy>" }], options: [], load: () => import("./restore.ts") },
  { name: "login", operands: [{ name: "server", as: "<server>" }], options: [], load: () => import("./login.ts") },
  {
    name: "ask",
    operands: [{ name: "query", as: "<query>" }],
    options: [...remote, { name: "param", flags: "--param <name=value>", many: true }, output],
    load: () => import("./ask.ts"),
  },
  {
    name: "do",
    operands: [{ name: "command", as: "<command>" }],
    options: [
      ...remote,
      { name: "input", flags: "--input <file>" },
      { name: "try-only", flags: "--dry-run" },
      { name: "request-key", flags: "--key <key>" },
      { name: "expected-head", flags: "--expected-head <n>" },
      output,
    ],
    load: () => import("./do.ts"),
  },
  {
    name: "import",
    operands: [{ name: "cost-file", as: "<file>" }],
    options: [
      ...remote,
      { name: "party", flags: "--party <id>" },
      { name: "mapping", flags: "--mapping <file>" },
      { name: "yes", flags: "-y, --yes" },
      { name: "again", flags: "--again" },
    ],
    load: () => import("./import.ts"),
  },
  {
    name: "fetch-export",
    operands: [],
    options: [...remote, { name: "content", flags: "--content" }, into],
    load: () => import("./fetch-export.ts"),
  },
  { name: "rebuild", operands: [], options: [{ name: "dry-run", flags: "--dry-run" }], load: () => import("./rebuild.ts") },
];

/** The options that every command takes. */
export const GLOBAL: readonly OptionSpec[] = [
  { name: "lang", flags: "--lang <language>", choices: LANGUAGES },
  { name: "quiet", flags: "-q, --quiet" },
  { name: "debug", flags: "--debug" },
];

/** The program in one language; `end` hears how the command ended. */
export function programOf(language: Language, end: (code: ExitCode) => void): Command {
  const program = new Command("sameside")
    .description(say("tagline", language))
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .configureHelp({ ...helpStyle(language), showGlobalOptions: true })
    .version(version(), "-V, --version", OPTIONS.version[language])
    .helpOption("-h, --help", OPTIONS.help[language])
    .helpCommand(false)
    .addHelpText("after", `\n${HELP.program[language]}`);
  for (const option of GLOBAL) program.addOption(optionOf(option, language));
  for (const spec of SPECS) program.addCommand(commandOf(spec, program, language, end));
  program.command("help [command]", { hidden: true }).action((name?: string) => {
    const found = program.commands.find((command) => command.name() === name);
    (found ?? program).outputHelp();
  });
  return program;
}

function commandOf(spec: CommandSpec, program: Command, language: Language, end: (code: ExitCode) => void): Command {
  const command = new Command(spec.name).copyInheritedSettings(program).description(COMMANDS[spec.name][language]);
  for (const operand of spec.operands) {
    const argument = new Argument(operand.as, OPTIONS[operand.name][language]);
    command.addArgument(argument);
  }
  for (const option of spec.options) command.addOption(optionOf(option, language));
  const help: string | undefined = spec.name in HELP ? HELP[spec.name as keyof typeof HELP][language] : undefined;
  if (help !== undefined) command.addHelpText("after", `\n${help}`);
  command.action(async () => {
    const options = command.optsWithGlobals<GlobalOptions>();
    if (options.lang !== undefined) choose("--lang", options.lang, LANGUAGES);
    checkChoices(spec, command);
    // The options that a module takes are those that its entry above declares.
    const { run } = (await spec.load()) as { readonly run: Run<unknown> };
    end(await run(terminalOf(options, language), command.args, options));
  });
  return command;
}

function checkChoices(spec: CommandSpec, command: Command): void {
  for (const option of spec.options) {
    const given: unknown = command.opts()[attributeOf(option.name)];
    if (option.choices && typeof given === "string") choose(`--${option.name}`, given, option.choices);
  }
  for (const [i, operand] of spec.operands.entries()) {
    if (operand.choices && command.args[i] !== undefined) choose(operand.as, command.args[i], operand.choices);
  }
}

/** `known-at` becomes `knownAt`, as commander names it. */
function attributeOf(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function optionOf(spec: OptionSpec, language: Language): Option {
  const choices = spec.choices ? ` (${spec.choices.join(", ")})` : "";
  const option = new Option(spec.flags, `${OPTIONS[spec.name][language]}${choices}`);
  // "no" is part of the name here: it does not take back the other option.
  option.negate = false;
  if (spec.many) option.argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value]);
  return option;
}

const TITLES: Readonly<Record<string, TextName>> = {
  "Usage:": "title-usage",
  "Arguments:": "title-arguments",
  "Options:": "title-options",
  "Global Options:": "title-global",
  "Commands:": "title-commands",
};

function helpStyle(language: Language): Partial<Help> {
  return {
    styleTitle: (title: string) => (TITLES[title] ? TEXTS[TITLES[title]][language] : title),
  };
}

function version(): string {
  const read: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return (read as { readonly version: string }).version;
}
