/** A statement as one readable page without scripts, in which every figure opens. */
import type { Language } from "../kernel/refusal.ts";
import { type Branch, clausesOf, paymentRowsOf, readingOf, topFigures, unfold } from "./explain.ts";
import { tables } from "./present-tables.ts";
import { readerOf } from "./present-text.ts";
import { capital, type Cell, type Table, type Voice, heading, notes, showFigure, tableWord } from "./present.ts";
import { type Reader, stepText, timesText } from "./steps.ts";
import type { Figure, Statement } from "./statement.ts";

const STYLE = `
:root{color-scheme:light dark;--line:#8885;--dim:#666;font:16px/1.5 system-ui,sans-serif}
@media (prefers-color-scheme:dark){:root{--dim:#aaa}}
body{max-width:100rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.7rem;margin:0 0 .25rem}h2{font-size:1.2rem;margin:2rem 0 .5rem}p{margin:.25rem 0}.dim{color:var(--dim)}
.scroll{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.875rem}
th,td{padding:.3rem .5rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400}
thead th{vertical-align:bottom;font-weight:600}tbody th{min-width:9rem}td.r,td.t{white-space:nowrap}
.r{text-align:right}tr.strong>*{font-weight:600}tr.group th{font-weight:600;padding-top:.9rem;border-bottom:1px solid var(--dim)}
@media (max-width:40rem){body{padding:1rem}.scroll table,.scroll tbody,.scroll tr,.scroll th,.scroll td{display:block}.scroll thead{display:none}
.scroll tbody tr{border-bottom:1px solid var(--line);padding:.4rem 0}.scroll th,.scroll td{border:0;padding:.1rem 0}
.scroll tbody th{font-weight:600}.scroll td{display:flex;justify-content:space-between;gap:1rem}.scroll td:empty{display:none}
.scroll td::before{content:attr(data-head);color:var(--dim)}tr.group th{font-size:1.05rem}}
details{margin:.15rem 0 .15rem 1.2rem}summary{cursor:pointer}details>div{border-left:2px solid var(--line);padding-left:.6rem}
.leaf{margin:.15rem 0 .15rem 2.2rem}code{color:var(--dim);font-size:.85em}b{font-variant-numeric:tabular-nums}
:target{outline:2px solid Highlight;outline-offset:2px}
`;

/** Escapes text for HTML, quotes included, so that it can stand in an attribute as well. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** The whole statement: tables whose amounts lead to the derivation below them, where each figure stands once. */
export function statementHtml(statement: Statement, voice: Voice): string {
  const [name, ...rest] = heading(statement, voice);
  const told = tellingOf(statement, voice);
  const said = notes(statement, voice);
  const body = [
    `<h1>${escapeHtml(name!)}</h1>`,
    ...rest.map((line) => `<p class="dim">${escapeHtml(line)}</p>`),
    `<p>${escapeHtml(tableWord("open-hint", voice.language))}</p>`,
    ...tables(statement, voice).map(tableHtml),
    ...(statement.payments.length === 0 ? [`<p>${escapeHtml(tableWord("no-payments", voice.language))}</p>`] : []),
    ...(said.length === 0
      ? []
      : [`<h2>${escapeHtml(tableWord("notes", voice.language))}</h2>`, `<ul>${said.map((n) => `<li>${escapeHtml(n)}</li>`).join("\n")}</ul>`]),
    `<h2>${escapeHtml(tableWord("derivation", voice.language))}</h2>`,
    ...forest(statement).map((tree) => branchHtml(tree, told)),
  ];
  return page(statement.alliance, body, voice.language);
}

/** One figure with its tree, opened. */
export function explainHtml(tree: Branch, statement: Statement, voice: Voice): string {
  const rest = heading(statement, voice).map((line) => `<p class="dim">${escapeHtml(line)}</p>`);
  const title = capital(voice.label(tree.figure.label));
  return page(title, [`<h1>${escapeHtml(title)}</h1>`, ...rest, branchHtml(tree, tellingOf(statement, voice), true)], voice.language);
}

/** The figures of the tables first, then whatever no table shows; each is unfolded where it is met first. */
function forest(statement: Statement): Branch[] {
  const seen = new Set<string>();
  const figures = new Map(statement.figures.map((figure) => [figure.id, figure]));
  const trees: Branch[] = [];
  const others = statement.figures.filter((figure) => figure.label.key !== "number").map((figure) => figure.id);
  const ids = [...topFigures(statement).map((top) => top.figure), ...others.toReversed()];
  for (const id of ids) {
    if (seen.has(id)) continue;
    const tree = unfold(figures, id, Infinity, seen);
    if (!tree) throw new Error(`the statement shows a figure that it does not have: ${id}`);
    trees.push(tree);
  }
  return trees;
}

function tableHtml(table: Table): string {
  const inner = (c: Cell): string => {
    const text = escapeHtml(c.exact ? c.text : capital(c.text));
    return c.figure === undefined || text === "" ? text : `<a href="#${anchor(c.figure)}">${text}</a>`;
  };
  const cell = (c: Cell, i: number): string =>
    i === 0 && !c.right
      ? `<th scope="row">${inner(c)}</th>`
      : `<td class="${c.right ? "r" : "t"}" data-head="${escapeHtml(capital(table.head[i]?.text ?? ""))}">${inner(c)}</td>`;
  const rows = table.rows.map((row) =>
    row.group
      ? `<tr class="group"><th scope="rowgroup" colspan="${table.head.length}">${inner(row.cells[0]!)}</th></tr>`
      : `<tr${row.strong ? ' class="strong"' : ""}>${row.cells.map(cell).join("")}</tr>`,
  );
  const note = table.note === undefined ? "" : `<p>${escapeHtml(table.note)}</p>\n`;
  const head = `<thead><tr>${table.head.map((c) => `<th scope="col"${c.right ? ' class="r"' : ""}>${escapeHtml(capital(c.text))}</th>`).join("")}</tr></thead>`;
  const name = table.id === undefined ? "" : ` id="${escapeHtml(table.id)}"`;
  return `<h2${name}>${escapeHtml(capital(table.title))}</h2>\n${note}<div class="scroll"><table>${head}<tbody>\n${rows.join("\n")}\n</tbody></table></div>`;
}

/** What every line of a derivation is told from. */
type Telling = { readonly voice: Voice; readonly reader: Reader; readonly paidBy: ReadonlyMap<string, string> };

function tellingOf(statement: Statement, voice: Voice): Telling {
  return { voice, reader: readerOf(statement, voice), paidBy: paymentRowsOf(statement) };
}

function branchHtml(branch: Branch, told: Telling, open = false, times = ""): string {
  const { figure } = branch;
  const line = escapeHtml(times) + figureHtml(figure, told);
  const see = escapeHtml(tableWord("again", told.voice.language));
  if (branch.shown === "again") {
    const below = readingOf(figure, told.reader.figures).inputs.length > 0;
    return `<div class="leaf"><a href="#${anchor(figure.id)}">${line}</a>${below ? ` ${see}` : ""}</div>`;
  }
  if (branch.inputs.length === 0) return `<div class="leaf" id="${anchor(figure.id)}">${line}${placesHtml(figure, told)}</div>`;
  const below = branch.inputs.map((input) => branchHtml(input, told, false, timesText(figure, input.figure.id, told.reader)));
  const inside = [placesHtml(figure, told), ...below].join("\n");
  // The anchor stands inside: a browser that is sent to it opens the line.
  return `<details${open ? " open" : ""}><summary>${line}</summary><div id="${anchor(figure.id)}">${inside}</div></details>`;
}

function figureHtml(figure: Figure, { voice, reader }: Telling): string {
  const text = stepText(figure, reader);
  const how = text === "" ? "" : ` <span class="dim">(${escapeHtml(text)})</span>`;
  const value = escapeHtml(showFigure(figure, voice.language, reader.currency));
  return `${escapeHtml(capital(voice.label(figure.label)))} <b>${value}</b>${how} <code>${escapeHtml(figure.id)}</code>`;
}

function placesHtml(figure: Figure, { voice, paidBy }: Telling): string {
  const all = [
    ...clausesOf(figure, paidBy).map((clause) => `${tableWord("clause", voice.language)} ${clause}`),
    ...(figure.sources ?? []).map((source) => `${tableWord("facts", voice.language)} ${source}`),
  ];
  return all.map((place) => `<p class="dim">${escapeHtml(place)}</p>`).join("");
}

/** Ids of figures may hold anything; an anchor holds only letters, digits and hyphens. */
function anchor(id: string): string {
  return `f-${[...id].map((c) => (/[a-zA-Z0-9-]/.test(c) ? c : `_${c.codePointAt(0)!.toString(16)}_`)).join("")}`;
}

/** A whole page of ours: its title, the parts of its body, its language. */
export function page(title: string, body: readonly string[], language: Language): string {
  const screen = '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">';
  const head = `${screen}\n<title>${escapeHtml(title)}</title>\n<style>${STYLE}</style>`;
  return `<!doctype html>\n<html lang="${language}">\n<head>\n${head}\n</head>\n<body>\n${body.join("\n")}\n</body>\n</html>\n`;
}
