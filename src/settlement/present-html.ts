/** A statement as one readable page without scripts, in which every figure opens. */
import type { Language } from "../kernel/refusal.ts";
import { type Branch, figuresOf, topFigures, unfold } from "./explain.ts";
import { howText, timesText } from "./present-text.ts";
import { type Cell, type Table, type Voice, heading, notes, showFigure, tableWord, tables } from "./present.ts";
import type { Figure, Statement } from "./statement.ts";

const STYLE = `
:root{color-scheme:light dark;--line:#8885;--dim:#666;font:16px/1.5 system-ui,sans-serif}
@media (prefers-color-scheme:dark){:root{--dim:#aaa}}
body{max-width:100rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.7rem;margin:0 0 .25rem}h2{font-size:1.2rem;margin:2rem 0 .5rem}p{margin:.25rem 0}.dim{color:var(--dim)}
.scroll{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.3rem .7rem;border-bottom:1px solid var(--line);text-align:left;white-space:nowrap}th{white-space:normal;vertical-align:bottom}
.r{text-align:right}tr.strong{font-weight:600}
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
    ...forest(statement).map((tree) => branchHtml(tree, statement, voice)),
  ];
  return page(statement.alliance, body, voice.language);
}

/** One figure with its tree, opened. */
export function explainHtml(tree: Branch, statement: Statement, voice: Voice): string {
  const rest = heading(statement, voice).map((line) => `<p class="dim">${escapeHtml(line)}</p>`);
  return page(
    voice.label(tree.figure.label),
    [`<h1>${escapeHtml(voice.label(tree.figure.label))}</h1>`, ...rest, branchHtml(tree, statement, voice, true)],
    voice.language,
  );
}

/** The figures of the tables first, then whatever no table shows; each is unfolded where it is met first. */
function forest(statement: Statement): Branch[] {
  const seen = new Set<string>();
  const figures = figuresOf(statement);
  const trees: Branch[] = [];
  const ids = [...topFigures(statement).map((top) => top.figure), ...statement.figures.map((figure) => figure.id).toReversed()];
  for (const id of ids) {
    if (seen.has(id)) continue;
    const tree = unfold(figures, id, Infinity, seen);
    if (!tree) throw new Error(`the statement shows a figure that it does not have: ${id}`);
    trees.push(tree);
  }
  return trees;
}

function tableHtml(table: Table): string {
  const cell = (tag: "th" | "td", c: Cell): string => {
    const text = escapeHtml(c.text);
    const inner = c.figure === undefined || text === "" ? text : `<a href="#${anchor(c.figure)}">${text}</a>`;
    return `<${tag}${tag === "th" ? ' scope="col"' : ""}${c.right ? ' class="r"' : ""}>${inner}</${tag}>`;
  };
  const rows = table.rows.map((row) => `<tr${row.strong ? ' class="strong"' : ""}>${row.cells.map((c) => cell("td", c)).join("")}</tr>`);
  const note = table.note === undefined ? "" : `<p>${escapeHtml(table.note)}</p>\n`;
  const head = `<thead><tr>${table.head.map((c) => cell("th", c)).join("")}</tr></thead>`;
  return `<h2>${escapeHtml(table.title)}</h2>\n${note}<div class="scroll"><table>${head}<tbody>\n${rows.join("\n")}\n</tbody></table></div>`;
}

function branchHtml(branch: Branch, statement: Statement, voice: Voice, open = false, times = ""): string {
  const { figure } = branch;
  const line = escapeHtml(times) + figureHtml(figure, statement, voice);
  if (branch.shown === "again" && figure.inputs.length === 0) return `<div class="leaf"><a href="#${anchor(figure.id)}">${line}</a></div>`;
  if (branch.shown === "again") return `<div class="leaf"><a href="#${anchor(figure.id)}">${line}</a> ${escapeHtml(tableWord("again", voice.language))}</div>`;
  if (branch.inputs.length === 0) return `<div class="leaf" id="${anchor(figure.id)}">${line}${placesHtml(figure, voice.language)}</div>`;
  const below = branch.inputs.map((input) => branchHtml(input, statement, voice, false, timesText(figure, input.figure.id, voice.language)));
  const inside = [placesHtml(figure, voice.language), ...below].join("\n");
  // The anchor stands inside: a browser that is sent to it opens the line.
  return `<details${open ? " open" : ""}><summary>${line}</summary><div id="${anchor(figure.id)}">${inside}</div></details>`;
}

function figureHtml(figure: Figure, statement: Statement, voice: Voice): string {
  const text = howText(figure, voice.language);
  const how = text === "" ? "" : ` <span class="dim">(${escapeHtml(text)})</span>`;
  const value = escapeHtml(showFigure(figure, voice.language, statement.currency));
  return `${escapeHtml(voice.label(figure.label))} <b>${value}</b>${how} <code>${escapeHtml(figure.id)}</code>`;
}

function placesHtml(figure: Figure, language: Language): string {
  const all = [
    ...(figure.clause === undefined ? [] : [`${tableWord("clause", language)} ${figure.clause}`]),
    ...(figure.sources ?? []).map((source) => `${tableWord("facts", language)} ${source}`),
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
