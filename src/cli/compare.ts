/** `sameside compare A B`: two agreements over the very same futures. */
import { compareAgreements } from "../simulation/simulation.ts";
import { EXIT, type ExitCode, Refused } from "./ending.ts";
import { faultsText } from "./faults.ts";
import { type ChanceOptions, drawsOf, futuresOf, recordedUse, tellUnfit } from "./futures.ts";
import { type Loaded, agreementPath, loadAgreement } from "./loading.ts";
import { progressOf } from "./progress.ts";
import { comparisonHtml, comparisonSvg } from "./simulation-page.ts";
import { comparisonText, saysOf } from "./simulation-text.ts";
import { type Terminal, deliver, formatOf } from "./terminal.ts";

export type CompareOptions = ChanceOptions & { readonly format?: string; readonly output?: string };

/** Without a futures file both meet the futures that the first agreement suggests. */
export async function run(terminal: Terminal, operands: readonly string[], options: CompareOptions): Promise<ExitCode> {
  const format = formatOf(options.format, ["text", "json", "svg", "html"]);
  const draws = drawsOf(options);
  const [first, second] = operands.map(loadAgreement) as [Loaded, Loaded];
  for (const { agreement, faults, file, text } of [first, second]) if (!agreement) terminal.err(faultsText(faults, new Map([[file, text]]), terminal));
  if (!first.agreement || !second.agreement) return EXIT.faults;
  const inFirst = new Set(first.agreement.parties.map(({ id }) => id));
  if (!second.agreement.parties.some(({ id }) => inFirst.has(id)))
    throw new Refused("compare-strangers", { a: first.agreement.name, b: second.agreement.name });
  const futures = futuresOf(options, first.agreement, terminal);
  if (!futures) return EXIT.faults;
  const [one, other] = [await recordedUse(operands[0]!, first.agreement, terminal), await recordedUse(operands[1]!, second.agreement, terminal)];
  // What is recorded beside one agreement alone holds for both: the two shall differ in their terms, not in what is assumed.
  const recorded = [one.files.length > 0 ? one : other, other.files.length > 0 ? other : one] as const;
  const bar = progressOf(terminal, terminal.say("drawing"), String);
  const { comparison, faults } = compareAgreements(first.agreement, second.agreement, futures, draws, bar.at, [recorded[0].uses, recorded[1].uses]);
  bar.end();
  tellUnfit(faults, terminal);
  if (!comparison) return EXIT.faults;
  const [a, b] = [first.agreement, second.agreement];
  // A party that only the second has is called by the name that it has there.
  const says = saysOf(terminal, { ...a, parties: [...a.parties, ...b.parties.filter(({ id }) => !inFirst.has(id))] });
  const forms = {
    text: () => comparisonText(comparison, says),
    json: () => `${JSON.stringify(comparison, null, 2)}\n`,
    svg: () => comparisonSvg(comparison, says),
    html: () => comparisonHtml(comparison, says),
  };
  const inputs = [...operands.map(agreementPath), ...recorded.flatMap(({ files }) => files), ...(options.futures === undefined ? [] : [options.futures])];
  deliver(terminal, forms[format](), options.output, inputs);
  return EXIT.fine;
}
