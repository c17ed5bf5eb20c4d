/** `sameside do COMMAND --alliance ID --input FILE|-`: gives a command to a server, and prints what became of it as JSON. */
import { readFileSync } from "node:fs";
import { EXIT, type ExitCode, Refused, UsageError } from "./ending.ts";
import { readBytes, shown } from "./paths.ts";
import { actionOf, read, type RemoteOptions, remoteOf } from "./remote.ts";
import { countOf, deliver, type Terminal } from "./terminal.ts";

export type DoOptions = RemoteOptions & {
  readonly input?: string;
  readonly dryRun?: boolean;
  readonly key?: string;
  readonly expectedHead?: string;
  readonly output?: string;
};

export async function run(terminal: Terminal, [command]: readonly string[], options: DoOptions): Promise<ExitCode> {
  const name = actionOf(command);
  const { input, key, expectedHead, dryRun = false } = options;
  if (input === undefined) throw new UsageError("option-needed", { what: "--input" });
  if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key)) throw new UsageError("bad-value", { what: "--key", value: key });
  const expected = expectedHead === undefined ? {} : { "if-match": `"${countOf("--expected-head", expectedHead)}"` };
  const remote = remoteOf(terminal, options);
  const headers = { "content-type": "application/json", ...expected, ...(key === undefined ? {} : { "idempotency-key": key }) };
  const body = textOf(input);
  const answer = await read(terminal, remote, name, await remote.send(`${name}${dryRun ? "?dry-run=yes" : ""}`, { method: "POST", headers, body }));
  if ("code" in answer) return answer.code;
  deliver(terminal, `${JSON.stringify(answer.value, undefined, 2)}\n`, options.output, [input]);
  if (dryRun && !terminal.quiet) terminal.err(`${terminal.say("tried-only")}\n`);
  return EXIT.fine;
}

function textOf(input: string): string {
  const text = input === "-" ? readFileSync(0, "utf8") : readBytes(input).toString("utf8");
  try {
    JSON.parse(text);
  } catch {
    throw new Refused("not-json", { path: input === "-" ? "-" : shown(input) });
  }
  return text;
}
