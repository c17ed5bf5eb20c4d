/** `sameside prove DIR`: can one party gain while another loses, and from where does a party no longer win or lose with the others? */
import type { Agreement } from "../agreement/agreement.ts";
import { type Proof, prove } from "../simulation/simulation.ts";
import { EXIT, type ExitCode } from "./ending.ts";
import { faultsText } from "./faults.ts";
import { loadAgreement } from "./loading.ts";
import { proofHolds, proofText } from "./proof-text.ts";
import { type Terminal, deliver, formatOf } from "./terminal.ts";

export type ProveOptions = { readonly format?: string; readonly output?: string };

/** Ends with 1 when a question is answered badly or cannot be decided, unless the file excepts what was found. */
export async function run(terminal: Terminal, operands: readonly string[], options: ProveOptions): Promise<ExitCode> {
  const format = formatOf(options.format, ["text", "json"]);
  const { agreement, faults, file, text } = loadAgreement(operands[0]!);
  if (!agreement) {
    terminal.err(faultsText(faults, new Map([[file, text]]), terminal));
    return EXIT.faults;
  }
  const proof = prove(agreement);
  deliver(terminal, proofIn(format, proof, agreement, file, terminal), options.output);
  return proofHolds(proof) ? EXIT.fine : EXIT.faults;
}

/** The proof of an agreement in a format; `file` as people see it. */
export function proofAs(format: "text" | "json", agreement: Agreement, file: string, terminal: Terminal): string {
  return proofIn(format, prove(agreement), agreement, file, terminal);
}

function proofIn(format: "text" | "json", proof: Proof, agreement: Agreement, file: string, terminal: Terminal): string {
  return format === "json" ? `${JSON.stringify(proof, null, 2)}\n` : proofText(proof, agreement, file, terminal);
}
