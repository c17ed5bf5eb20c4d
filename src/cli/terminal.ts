/** The terminal as commands see it: where to write, in which language, whether in colour. */
import { writeFileSync } from "node:fs";
import { LANGUAGES, type Language } from "../kernel/refusal.ts";
import type { Paint } from "../settlement/present-text.ts";
import { UsageError, undisturbed } from "./ending.ts";
import { isSameFile, shown } from "./paths.ts";
import { type TextName, say } from "./words.ts";

export type Terminal = {
  readonly language: Language;
  readonly quiet: boolean;
  readonly debug: boolean;
  readonly colour: boolean;
  readonly paint: Paint;
  /** A progress bar makes sense. */
  readonly lively: boolean;
  readonly columns: number;
  /** The result, for people or for the next program. */
  readonly out: (result: string | Uint8Array) => void;
  /** Everything said beside the result. */
  readonly err: (text: string) => void;
  readonly say: (name: TextName, args?: Readonly<Record<string, string>>) => string;
};

/** The options that every command knows. */
export type GlobalOptions = {
  readonly lang?: string;
  readonly quiet?: boolean;
  readonly debug?: boolean;
};

/** The language of `--lang` if given, else of LC_ALL, LC_MESSAGES or LANG, else English. */
export function languageOf(args: readonly string[], env: NodeJS.ProcessEnv): Language {
  const at = args.findIndex((arg) => arg === "--lang" || arg.startsWith("--lang="));
  const given = at === -1 ? undefined : args[at]!.includes("=") ? args[at]!.slice("--lang=".length) : args[at + 1];
  const wanted = given ?? (env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "").slice(0, 2);
  return LANGUAGES.find((language) => language === wanted) ?? "en";
}

/** The terminal of this process. Colour after no-color.org, and FORCE_COLOR where a pipe should have it. */
export function terminalOf(options: GlobalOptions, language: Language): Terminal {
  const colour = !process.env["NO_COLOR"] && (process.stdout.isTTY || !["", "0", undefined].includes(process.env["FORCE_COLOR"]));
  const style = (open: number, close: number) => (text: string) => (colour && text !== "" ? `\x1b[${open}m${text}\x1b[${close}m` : text);
  return {
    language,
    quiet: options.quiet === true,
    debug: options.debug === true,
    colour,
    paint: { bold: style(1, 22), dim: style(2, 22) },
    lively: process.stderr.isTTY && options.quiet !== true,
    columns: process.stdout.columns ?? 100,
    out: (result) => void process.stdout.write(result),
    err: (text) => void process.stderr.write(text),
    say: (name, args = {}) => say(name, language, args),
  };
}

/** Writes a result to the file of `-o`, else to the terminal; never over one of the files that it was made from. */
export function deliver(terminal: Terminal, result: string | Uint8Array, output: string | undefined, inputs: readonly string[]): void {
  if (output === undefined || output === "-") return terminal.out(result);
  const input = inputs.find((path) => isSameFile(path, output));
  if (input !== undefined) throw new UsageError("output-is-input", { path: shown(input) }, { text: "output-elsewhere", args: {} });
  undisturbed(() => writeFileSync(output, result));
  if (!terminal.quiet) terminal.err(`${terminal.say("written", { path: output })}\n`);
}

/** One of the formats that a command knows. */
export function formatOf<F extends string>(given: string | undefined, known: readonly [F, ...F[]]): F {
  return choose("--format", given ?? known[0], known);
}

/** One of the values that an option knows; anything else is a usage error that lists them. */
export function choose<F extends string>(option: string, given: string, known: readonly F[]): F {
  const found = known.find((value) => value === given);
  if (!found) throw new UsageError("bad-value", { what: option, value: given }, { text: "choose-of", args: { what: known.join(", ") } });
  return found;
}

/** A whole number of an option. */
export function countOf(option: string, given: string): number {
  const count = /^\d{1,15}$/.test(given) ? Number(given) : 0;
  if (count < 1) throw new UsageError("bad-value", { what: option, value: given }, { text: "want-count", args: {} });
  return count;
}
