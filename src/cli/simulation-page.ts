/** Simulations and comparisons as one readable page: every picture with the table that says the same. */
import type { Agreement } from "../agreement/agreement.ts";
import { escapeHtml, page } from "../settlement/present-html.ts";
import {
  type Ahead,
  type Comparison,
  comparisonPicture,
  cumulativePicture,
  payoffPicture,
  payoffsOf,
  type Picture,
  saidUses,
  type Simulation,
  tornadoPicture,
} from "../simulation/simulation.ts";
import { SIMULATION } from "../simulation/words.ts";
import { type Says, drawnText, namesIn } from "./simulation-text.ts";

/** The positions of all parties by probability, as one SVG. */
export function simulationSvg(simulation: Simulation, says: Says): string {
  return `${cumulativePicture(simulation, pictured(says)).svg}\n`;
}

/** The difference between two agreements, as one SVG. */
export function comparisonSvg(comparison: Comparison, says: Says): string {
  return `${comparisonPicture(comparison, pictured(says)).svg}\n`;
}

/** `ahead`: what the simulation was told besides the agreement. */
export function simulationHtml(simulation: Simulation, agreement: Agreement, ahead: Ahead, says: Says): string {
  const spoken = pictured(says);
  const pictures = [
    cumulativePicture(simulation, spoken),
    payoffPicture(payoffsOf(agreement, undefined, ahead), spoken),
    ...simulation.parties.map((party) => tornadoPicture(simulation, party.party, spoken)),
  ];
  return whole(simulation.alliance, drawnText(simulation, says), pictures, says);
}

export function comparisonHtml(comparison: Comparison, says: Says): string {
  const spoken = pictured(says);
  const each = [comparison.first, comparison.second].map((one) => cumulativePicture(one, pictured(namesIn(one, says))));
  const pictures = [...(comparison.nothingInCommon ? [] : [comparisonPicture(comparison, spoken)]), ...each];
  return whole(`${comparison.first.alliance} / ${comparison.second.alliance}`, comparedText(comparison, says), pictures, says);
}

/** How it was drawn, what was taken for both agreements, and whether they have a party in common. */
function comparedText({ first, second, nothingInCommon }: Comparison, says: Says): string[] {
  const { language } = says.terminal;
  return [...drawnText(first, says), ...saidUses(second.uses, language), ...(nothingInCommon ? [SIMULATION["nothing-in-common"][language]] : [])];
}

function whole(title: string, told: readonly string[], pictures: readonly Picture[], says: Says): string {
  const { language } = says.terminal;
  const notes = [...new Set(told), SIMULATION["never-payable"][language]];
  const body = [
    `<h1>${escapeHtml(title)}</h1>`,
    ...notes.map((note) => `<p class="dim">${escapeHtml(note)}</p>`),
    ...pictures.map((picture) => pictureHtml(picture, says)),
  ];
  return page(title, body, language);
}

/** The picture's own title stands above it as well; its table opens. */
function pictureHtml({ svg, table }: Picture, says: Says): string {
  const row = (tag: "th" | "td", cells: readonly string[]) => `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join("")}</tr>`;
  const rows = table.rows.map((cells) => row("td", cells)).join("\n");
  const whole = `<div class="scroll"><table><thead>${row("th", table.columns)}</thead><tbody>${rows}</tbody></table></div>`;
  const title = /<title[^>]*>([^<]*)/.exec(svg)?.[1] ?? "";
  return `<h2>${title}</h2>\n<figure>${svg}</figure>\n<details><summary>${escapeHtml(says.terminal.say("as-table"))}</summary>${whole}</details>`;
}

function pictured(says: Says) {
  return { language: says.terminal.language, currency: says.currency, nameOf: says.name };
}
