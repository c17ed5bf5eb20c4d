/** `sameside simulate DIR`: the agreement over imagined futures, by the same settlement that will pay. */
import { simulate } from "../simulation/simulate.ts";
import { EXIT, type ExitCode } from "./ending.ts";
import { faultsText } from "./faults.ts";
import { type ChanceOptions, drawsOf, futuresOf } from "./futures.ts";
import { loadAgreement } from "./loading.ts";
import { progressOf } from "./progress.ts";
import { saysOf, simulationText } from "./simulation-text.ts";
import { type Terminal, deliver, formatOf } from "./terminal.ts";

export type SimulateOptions = ChanceOptions & { readonly format?: string; readonly output?: string };

export async function run(terminal: Terminal, operands: readonly string[], options: SimulateOptions): Promise<ExitCode> {
  const format = formatOf(options.format, ["text", "json"]);
  const draws = drawsOf(options);
  const { agreement, faults, file, text } = loadAgreement(operands[0]!);
  if (!agreement) {
    terminal.err(faultsText(faults, new Map([[file, text]]), terminal));
    return EXIT.faults;
  }
  const futures = futuresOf(options, agreement, terminal);
  if (!futures) return EXIT.faults;
  const bar = progressOf(terminal, terminal.say("drawing"), String);
  const { simulation, faults: unfit } = simulate(agreement, futures, draws, bar.at);
  bar.end();
  for (const fault of unfit) terminal.err(`${terminal.say("futures-fault", { at: fault.at, code: fault.code })}\n`);
  if (!simulation) return EXIT.faults;
  deliver(terminal, format === "json" ? `${JSON.stringify(simulation, null, 2)}\n` : simulationText(simulation, saysOf(terminal, agreement)), options.output);
  return EXIT.fine;
}
