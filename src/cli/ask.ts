/** `sameside ask QUERY --alliance ID [--param name=value …]`: asks a server, and prints its answer as JSON. */
import { EXIT, type ExitCode, UsageError } from "./ending.ts";
import { actionOf, read, type RemoteOptions, remoteOf } from "./remote.ts";
import { deliver, type Terminal } from "./terminal.ts";

export type AskOptions = RemoteOptions & { readonly param?: readonly string[]; readonly output?: string };

export async function run(terminal: Terminal, [query]: readonly string[], options: AskOptions): Promise<ExitCode> {
  const name = actionOf(query);
  const params = new URLSearchParams((options.param ?? []).map(pairOf)).toString();
  const remote = remoteOf(terminal, options);
  const answer = await read(terminal, remote, name, await remote.send(`${name}${params === "" ? "" : `?${params}`}`));
  if ("code" in answer) return answer.code;
  deliver(terminal, `${JSON.stringify(answer.value, undefined, 2)}\n`, options.output, []);
  return EXIT.fine;
}

function pairOf(text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1) throw new UsageError("param-form", { value: text });
  return [text.slice(0, at), text.slice(at + 1)];
}
