/** What a simulation says, for the terminal: a table by party, and what moves each. */
import type { Agreement } from "../agreement/agreement.ts";
import { type Language, fill } from "../kernel/refusal.ts";
import { showCents, showNumber } from "../kernel/shown.ts";
import { fromNumber } from "../kernel/share.ts";
import type { Cell, Table } from "../settlement/present.ts";
import { tableText } from "../settlement/present-text.ts";
import { type Comparison, type Outlook, type PartyOutlook, saidUses, type Simulation } from "../simulation/simulation.ts";
import { SIMULATION, type SimulationWord } from "../simulation/words.ts";
import type { Terminal } from "./terminal.ts";

const SHOWN = [5, 50, 95];
const MOST_SWINGS = 5;

export type Says = { readonly terminal: Terminal; readonly currency: string; readonly name: (party: string) => string };

/** What is said with: names of parties and the currency of the agreement. */
export function saysOf(terminal: Terminal, agreement: Agreement): Says {
  const names = new Map(agreement.parties.map((party) => [party.id, party.name]));
  return { terminal, currency: agreement.currency, name: (party) => names.get(party) ?? party };
}

/** Percentiles, expected value and probabilities by party, then the widest swings of each. */
export function simulationText(simulation: Simulation, says: Says): string {
  const { terminal } = says;
  const notes = [...drawnText(simulation, says), word("never-payable", terminal.language)];
  const head = [terminal.paint.bold(simulation.alliance), ...notes.map(terminal.paint.dim)].join("\n");
  return `${[head, tableText(outlooks(simulation, says), terminal.paint), ...simulation.parties.map((party) => tornado(party, says))].join("\n\n")}\n`;
}

/** How it was drawn: number, seed, years, and whose futures these are. */
export function drawnText(simulation: Simulation, { terminal }: Says): string[] {
  const { language } = terminal;
  const drawn = terminal.say("drawn", { draws: showNumber(fromNumber(simulation.draws), language), seed: simulation.seed, years: simulation.years.join(", ") });
  const exactly = simulation.decidedExactly > 0 ? [word("decided-exactly", language, { count: String(simulation.decidedExactly) })] : [];
  const futures = simulation.futuresAreDefault ? [word("default-futures", language)] : [];
  return [drawn, ...futures, ...saidUses(simulation.uses, language), ...exactly];
}

/** Both agreements by party: the difference, and how often the second is better or worse. */
export function comparisonText(comparison: Comparison, says: Says): string {
  const { terminal } = says;
  const both = [comparison.first, comparison.second].map((one) => {
    const notes = saidUses(one.uses, terminal.language).map(terminal.paint.dim);
    return [tableText({ ...outlooks(one, namesIn(one, says)), title: one.alliance }, terminal.paint), ...notes].join("\n");
  });
  const alone = [...comparison.onlyInFirst.map(says.name), ...comparison.onlyInSecond.map(namesIn(comparison.second, says).name)];
  const lonely = alone.length > 0 ? [terminal.say("only-in-one", { who: alone.join(", ") })] : [];
  const difference = comparison.nothingInCommon ? word("nothing-in-common", terminal.language) : differenceText(comparison, says);
  return `${[...both, difference, ...lonely, word("never-payable", terminal.language)].join("\n\n")}\n`;
}

/** Parties by the names of a simulation's own agreement, which may be another than the one that speaks. */
export function namesIn(simulation: Simulation, says: Says): Says {
  return { ...says, name: (party) => simulation.parties.find((one) => one.party === party)?.name ?? says.name(party) };
}

function differenceText(comparison: Comparison, says: Says): string {
  const { terminal } = says;
  const { language } = terminal;
  const money = (cents: number): Cell => ({ text: euros(cents, says), right: true });
  const keys: readonly SimulationWord[] = ["plan", "mean"];
  const head = [
    left(word("party", language)),
    ...keys.map((key) => right(word(key, language))),
    ...SHOWN.map((percent) => right(`P${percent}`)),
    right(word("better", language)),
    right(word("worse", language)),
  ];
  const rows = comparison.parties.map((party) => ({
    cells: [
      left(says.name(party.party)),
      money(party.plan),
      money(party.difference.mean),
      ...percentiles(party.difference, says),
      right(chance(party.better, language)),
      right(chance(party.worse, language)),
    ],
  }));
  return tableText({ title: word("difference", language), head, rows }, terminal.paint);
}

function outlooks(simulation: Simulation, says: Says): Table {
  const { language } = says.terminal;
  const keys: readonly SimulationWord[] = ["plan", "mean", "deviation"];
  const head = [
    left(word("party", language)),
    ...keys.map((key) => right(word(key, language))),
    ...SHOWN.map((percent) => right(`P${percent}`)),
    right(word("pain", language)),
    right(word("loss", language)),
  ];
  const rows = simulation.parties.map((party) => ({
    cells: [
      left(says.name(party.party)),
      ...[party.plan, party.mean, party.deviation].map((cents) => right(euros(cents, says))),
      ...percentiles(party, says),
      right(chance(party.pain, language)),
      right(party.loss === undefined ? "–" : chance(party.loss, language)),
    ],
  }));
  return { title: says.terminal.say("outlook"), head, rows };
}

function tornado(party: PartyOutlook, says: Says): string {
  const { language } = says.terminal;
  const swings = party.tornado.toSorted((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low)).slice(0, MOST_SWINGS);
  const rows = swings.map((swing) => ({ cells: [left(swing.input), right(euros(swing.low, says)), right(euros(swing.high, says))] }));
  return tableText(
    { title: word("tornado-title", language, { party: says.name(party.party) }), head: [left(word("input", language)), right("P10"), right("P90")], rows },
    says.terminal.paint,
  );
}

function percentiles(outlook: Outlook, says: Says): Cell[] {
  return SHOWN.map((percent) => right(euros(outlook.percentiles.find((one) => one.percent === percent)!.cents, says)));
}

function word(key: SimulationWord, language: Language, args: Readonly<Record<string, string>> = {}): string {
  return fill(SIMULATION[key][language], args);
}

/** Simulated cents as whole euros: nobody is ever paid by them. */
function euros(cents: number, says: Says): string {
  return showCents(BigInt(Math.round(cents / 100)) * 100n, says.terminal.language, says.currency).replace(/[.,]00(?!\d)/, "");
}

function chance(probability: number, language: Language): string {
  const percent = showNumber(fromNumber(probability * 100), language, 1);
  return language === "en" ? `${percent}%` : `${percent}\u00a0%`;
}

function left(text: string): Cell {
  return { text };
}

function right(text: string): Cell {
  return { text, right: true };
}
