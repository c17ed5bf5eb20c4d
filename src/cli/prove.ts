/** `sameside prove DIR`: can one party gain while another loses, and from where does a party no longer win or lose with the others? */
import type { Agreement } from "../agreement/agreement.ts";
import type { Use } from "../settlement/facts.ts";
import { prove } from "../simulation/simulation.ts";
import { EXIT, type ExitCode } from "./ending.ts";
import { faultsText } from "./faults.ts";
import { recordedUse } from "./futures.ts";
import { agreementPath, loadAgreement } from "./loading.ts";
import { proofText } from "./proof-text.ts";
import { type Terminal, deliver, formatOf } from "./terminal.ts";

export type ProveOptions = { readonly format?: string; readonly output?: string };

/** What is found informs, as it does in `check --prove`: a ✗ is no fault of the file, and the command ends with 0. */
export async function run(terminal: Terminal, operands: readonly string[], options: ProveOptions): Promise<ExitCode> {
  const format = formatOf(options.format, ["text", "json"]);
  const { agreement, faults, file, text } = loadAgreement(operands[0]!);
  if (!agreement) {
    terminal.err(faultsText(faults, new Map([[file, text]]), terminal));
    return EXIT.faults;
  }
  const { uses, files } = await recordedUse(operands[0]!, agreement, terminal);
  deliver(terminal, proofAs(format, agreement, file, terminal, uses), options.output, [agreementPath(operands[0]!), ...files]);
  return EXIT.fine;
}

/** The proof of an agreement in a format; `file` as people see it, `recorded` the use of joint lines that is known already. */
export function proofAs(format: "text" | "json", agreement: Agreement, file: string, terminal: Terminal, recorded: readonly Use[]): string {
  const proof = prove(agreement, { recorded });
  return format === "json" ? `${JSON.stringify(proof, null, 2)}\n` : proofText(proof, agreement, file, terminal);
}
