/** What is wrong with a record, as the faults that everybody else tells too. */
import type { Fault } from "../kernel/refusal.ts";
import { LOG_WARNINGS, type LogCode } from "./words.ts";

/** A fault or a warning about a file of an export, or about what was given to be written. `section` is that of docs/log-format.md. */
export function finding(code: LogCode, file: string, args: Fault["args"], section: number): Fault {
  const severity = LOG_WARNINGS.includes(code) ? "warning" : "fault";
  return { code, severity, at: { file, line: 1, column: 1, length: 1 }, args, basis: `docs/log-format.md § ${section}` };
}
