/** The command line: reads the arguments, runs one command, and turns whatever happens into an exit code and a plain sentence. */
import { CommanderError } from "commander";
import type { Language } from "../kernel/refusal.ts";
import { EXIT, type ExitCode, IoError, Refused, UsageError, systemError } from "./ending.ts";
import { programOf } from "./program.ts";
import { languageOf } from "./terminal.ts";
import { TEXTS, type TextName, say } from "./words.ts";

/** Runs the command that the arguments (without node and script) name. Never throws. */
export async function run(args: readonly string[]): Promise<ExitCode> {
  const language = languageOf(args, process.env);
  let ended: ExitCode = EXIT.fine;
  const program = programOf(language, (code) => {
    ended = code;
  });
  process.stdout.on("error", stopQuietly);
  try {
    if (args.length === 0) {
      process.stdout.write(program.helpInformation());
      return EXIT.usage;
    }
    await program.parseAsync([...args], { from: "user" });
    return ended;
  } catch (error) {
    return endingOf(error, language, args.includes("--debug"));
  }
}

/** Whoever reads our output may stop early, as `head` does. */
function stopQuietly(error: NodeJS.ErrnoException): void {
  process.exit(error.code === "EPIPE" ? EXIT.fine : EXIT.io);
}

function endingOf(error: unknown, language: Language, debug: boolean): ExitCode {
  const tell = (text: string) => process.stderr.write(`${text}\n`);
  if (error instanceof CommanderError) return commanderEnding(error, language);
  if (error instanceof UsageError) {
    tell(`sameside: ${say(error.text, language, error.args)}`);
    if (error.hint) tell(say(error.hint.text, language, error.hint.args));
    return EXIT.usage;
  }
  if (error instanceof Refused) {
    tell(`sameside: ${say(error.text, language, error.args)}`);
    return EXIT.faults;
  }
  if (error instanceof IoError) {
    tell(`sameside: ${say("io-failed", language, { path: error.path, reason: say(error.reason, language) })}`);
    return EXIT.io;
  }
  const system = systemError(error);
  if (system) {
    const known = `io-${system.code}`;
    const reason = known in TEXTS ? say(known as TextName, language) : system.code;
    tell(`sameside: ${say("io-failed", language, { path: system.path ?? system.message, reason })}`);
    if (debug && error instanceof Error) tell(error.stack ?? "");
    return EXIT.io;
  }
  tell(`sameside: ${say("bug", language, { message: error instanceof Error ? error.message : String(error) })}`);
  if (debug && error instanceof Error) tell(error.stack ?? "");
  return EXIT.bug;
}

const COMMANDER_TEXTS: Readonly<Record<string, TextName>> = {
  "commander.unknownCommand": "unknown-command",
  "commander.unknownOption": "unknown-option",
  "commander.missingArgument": "missing-argument",
  "commander.optionMissingArgument": "option-needs-value",
  "commander.excessArguments": "excess-arguments",
};

/** Says what commander found in our own words; the name stands in quotes in its message. */
function commanderEnding(error: CommanderError, language: Language): ExitCode {
  if (error.exitCode === 0) return EXIT.fine;
  if (error.code === "commander.help") return EXIT.usage;
  const text = COMMANDER_TEXTS[error.code];
  const what = /'([^']*)'/.exec(error.message)?.[1] ?? "";
  process.stderr.write(`sameside: ${text ? say(text, language, { what }) : error.message.replace(/^error: /, "")}\n`);
  const near = /\(Did you mean (?:one of )?([^)]*?)\??\)/.exec(error.message)?.[1];
  if (near) process.stderr.write(`${say("did-you-mean", language, { what: near })}\n`);
  else process.stderr.write(`${say("see-help", language, { command: "sameside" })}\n`);
  return EXIT.usage;
}
