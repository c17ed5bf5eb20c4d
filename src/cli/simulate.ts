/** `sameside simulate DIR`: the agreement over imagined futures, by the same settlement that will pay. */
import { simulate } from "../simulation/simulation.ts";
import { EXIT, type ExitCode } from "./ending.ts";
import { faultsText } from "./faults.ts";
import { type ChanceOptions, drawsOf, futuresOf, recordedUse, tellUnfit } from "./futures.ts";
import { agreementPath, loadAgreement } from "./loading.ts";
import { progressOf } from "./progress.ts";
import { simulationHtml, simulationSvg } from "./simulation-page.ts";
import { saysOf, simulationText } from "./simulation-text.ts";
import { type Terminal, deliver, formatOf } from "./terminal.ts";

export type SimulateOptions = ChanceOptions & { readonly format?: string; readonly output?: string };

export async function run(terminal: Terminal, operands: readonly string[], options: SimulateOptions): Promise<ExitCode> {
  const format = formatOf(options.format, ["text", "json", "svg", "html"]);
  const draws = drawsOf(options);
  const { agreement, faults, file, text } = loadAgreement(operands[0]!);
  if (!agreement) {
    terminal.err(faultsText(faults, new Map([[file, text]]), terminal));
    return EXIT.faults;
  }
  const futures = futuresOf(options, agreement, terminal);
  if (!futures) return EXIT.faults;
  const recorded = await recordedUse(operands[0]!, agreement, terminal);
  const bar = progressOf(terminal, terminal.say("drawing"), String);
  const { simulation, faults: unfit } = simulate(agreement, futures, draws, bar.at, recorded.uses);
  bar.end();
  tellUnfit(unfit, terminal);
  if (!simulation) return EXIT.faults;
  const says = saysOf(terminal, agreement);
  const forms = {
    text: () => simulationText(simulation, says),
    json: () => `${JSON.stringify(simulation, null, 2)}\n`,
    svg: () => simulationSvg(simulation, says),
    html: () => simulationHtml(simulation, agreement, { recorded: recorded.uses, stated: futures.uses ?? [] }, says),
  };
  const inputs = [agreementPath(operands[0]!), ...recorded.files, ...(options.futures === undefined ? [] : [options.futures])];
  deliver(terminal, forms[format](), options.output, inputs);
  return EXIT.fine;
}
