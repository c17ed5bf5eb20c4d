/** Faults on the command line. */
import type { Fault } from "../kernel/refusal.ts";
import type { Terminal } from "./terminal.ts";

/** Faults with the source line underlined where its text is at hand. */
export function faultsText(faults: readonly Fault[], _texts: ReadonlyMap<string, string>, _terminal: Terminal): string {
  return faults
    .map((fault) => `${fault.at.file}:${fault.at.line}:${fault.at.column}: ${fault.severity} ${fault.code} ${JSON.stringify(fault.args)}\n`)
    .join("");
}

export function faultsJson(faults: readonly Fault[]): readonly object[] {
  return faults;
}
