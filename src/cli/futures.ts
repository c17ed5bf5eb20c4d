/** The futures that a command is asked to draw, and how many. */
import type { Agreement } from "../agreement/agreement.ts";
import { fill } from "../kernel/refusal.ts";
import type { Use } from "../settlement/facts.ts";
import { defaultFutures, type Draws, type Futures, type FuturesFault, MOST_DRAWS } from "../simulation/simulation.ts";
import { readFutures } from "../simulation/futures-file.ts";
import { UsageError } from "./ending.ts";
import { FAULT_WORDS, faultsText } from "./faults.ts";
import { baseOf, filesOf, inputsBeside, loadFacts } from "./loading.ts";
import { readBytes, shown } from "./paths.ts";
import { type Terminal, countOf } from "./terminal.ts";

export type ChanceOptions = { readonly futures?: string; readonly draws?: string; readonly seed?: string };

const DRAWS = 10_000;
const SEED = "1";

/** The futures of the file, or those that the agreement itself suggests; undefined when the file has faults, which have then been told. */
export function futuresOf(options: ChanceOptions, agreement: Agreement, terminal: Terminal): Futures | undefined {
  if (options.futures === undefined) return defaultFutures(agreement);
  const bytes = readBytes(options.futures);
  const { value, faults } = readFutures(shown(options.futures), bytes, agreement);
  if (faults.length > 0) terminal.err(faultsText(faults, new Map([[shown(options.futures), bytes.toString("utf8")]]), terminal));
  return value;
}

/** Use of joint lines, and the files that it was read from. */
export type Recorded = { readonly uses: readonly Use[]; readonly files: readonly string[] };

/**
 * The use of joint lines that is recorded beside an agreement, named by its directory or by its file; none where it divides nothing by use. Faults of
 * the results are told; rows that cannot be read do not count.
 */
export async function recordedUse(path: string, agreement: Agreement, terminal: Terminal): Promise<Recorded> {
  const divides = agreement.lines.some((line) => line.keys.some((key) => key.by !== "shares"));
  if (!divides) return { uses: [], files: [] };
  const beside = { ...inputsBeside(baseOf(path)), costs: [] };
  const { facts, faults, texts } = await loadFacts(agreement, baseOf(path), beside, {}, terminal);
  if (faults.length > 0) terminal.err(faultsText(faults, texts, terminal));
  return { uses: facts.uses, files: filesOf(beside) };
}

/** Tells what of the futures does not fit an agreement; without a place, because they may come from no file. */
export function tellUnfit(faults: readonly FuturesFault[], terminal: Terminal): void {
  for (const { code, at, args } of faults) {
    const words = Object.hasOwn(FAULT_WORDS, `futures/${code}`) ? FAULT_WORDS[`futures/${code}`] : undefined;
    const text = words ? fill(words.sentence[terminal.language], args) : "";
    terminal.err(`${terminal.say("futures-fault", { at, code, text })}\n`);
  }
}

export function drawsOf(options: ChanceOptions): Draws {
  const draws = options.draws === undefined ? DRAWS : countOf("--draws", options.draws);
  if (draws > MOST_DRAWS)
    throw new UsageError("bad-value", { what: "--draws", value: String(draws) }, { text: "most-draws", args: { most: String(MOST_DRAWS) } });
  return { draws, seed: options.seed ?? SEED };
}
