import type { ExitCode } from "./ending.ts";
import type { Terminal } from "./terminal.ts";

export async function run(_terminal: Terminal, _operands: readonly string[], _options: object): Promise<ExitCode> {
  throw new Error("this command is not written yet");
}
