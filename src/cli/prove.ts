import type { Agreement } from "../agreement/agreement.ts";
import type { ExitCode } from "./ending.ts";
import type { Terminal } from "./terminal.ts";

export async function run(_terminal: Terminal, _operands: readonly string[], _options: object): Promise<ExitCode> {
  throw new Error("this command is not written yet");
}
export function proofAs(_format: "text" | "json", _agreement: Agreement, _terminal: Terminal): string {
  throw new Error("this command is not written yet");
}
