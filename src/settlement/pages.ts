/** The settlement as pages: the statement with its tables, any figure's way to its sources, and the lines that a figure was read from. */
import { html } from "hono/html";
import type { Agreement } from "../agreement/agreement.ts";
import type { Day, Instant } from "../kernel/day.ts";
import { fill, type Language } from "../kernel/refusal.ts";
import { showDay } from "../kernel/shown.ts";
import { type Cell as DataCell, dataTable } from "../web/table.ts";
import { address, type Markup, page } from "../web/web.ts";
import { type Branch, explain } from "./explain.ts";
import type { Facts } from "./facts.ts";
import { PAGE } from "./page-words.ts";
import { operationText } from "./present-text.ts";
import { type Cell, heading, showFigure, type Table, tables, type Voice, voiceOf } from "./present.ts";
import { type CitedLines, linesOf, MOST_LINES } from "./cited.ts";
import type { Figure, Statement } from "./statement.ts";

/** An alliance with its facts and the texts of the files that they were read from: what these pages show. */
export type SettlementCase = {
  readonly slug: string;
  readonly agreement: Agreement;
  /** The facts that count on the asked days, and the rows that could not be read. */
  readonly factsFor: (asked: Asked) => { readonly facts: Facts; readonly unread: readonly Unread[] };
  /** By the file's name as sources name it. */
  readonly files: ReadonlyMap<string, string>;
  /** The day that a reader who names none sees. */
  readonly lastDay: Day;
};
export type Unread = { readonly file: string; readonly rows: number };
/** What was asked: `knownAt` absent for everything known. */
export type Asked = { readonly through: Day; readonly knownAt?: Instant };
/** One reader's view of one statement. */
export type View = {
  readonly of: SettlementCase;
  readonly statement: Statement;
  readonly unread: readonly Unread[];
  readonly asked: Asked;
  readonly language: Language;
};

const DEPTH = 4;

function say(language: Language, key: keyof typeof PAGE, args: Readonly<Record<string, string>> = {}): string {
  return fill(PAGE[key][language], args);
}

/** The query that keeps the asked days, in a fixed order, with more parameters before it. */
function query(asked: Asked, more: Readonly<Record<string, string>> = {}): string {
  const known = asked.knownAt === undefined ? {} : { "known-at": asked.knownAt.slice(0, 10) };
  return new URLSearchParams({ ...more, through: asked.through, ...known }).toString();
}

function at(view: View, page: string, more: Readonly<Record<string, string>> = {}): string {
  const path = address(view.language, view.of.slug, "settlement", ...(page === "" ? [] : [page]));
  return `${path}?${query(view.asked, more)}`;
}

function frame(view: View, title: string, where: string, body: Markup): Markup {
  const alliance = { slug: view.of.slug, name: view.of.agreement.name };
  return page({ language: view.language, here: `/${view.of.slug}/settlement${where}`, alliance, title, part: "settlement", body });
}

export function statementPage(view: View): Markup {
  const { language, statement } = view;
  const v = voiceOf(view.language, view.statement);
  const [, ...rest] = heading(statement, v);
  const body = html`<div class="wide">
    <h1>${say(language, "title")}</h1>
    <p class="lead">${statement.alliance}</p>
    <p>${say(language, "intro")}</p>
    ${dayPicker(view)}
    <p class="dim">${rest.join(" · ")}</p>
    ${notesOf(view, v)} ${tables(statement, v).map((table) => statementTable(view, table))}
    ${statement.payments.length === 0 ? html`<p>${say(language, "no-payments")}</p>` : ""}
    <p class="export">
      ${say(language, "export")}: <a href="${at(view, "statement.json")}" download>JSON</a> · <a href="${at(view, "statement.csv")}" download>CSV</a>
    </p>
  </div>`;
  return frame(view, say(language, "title"), `?${query(view.asked)}`, body);
}

function dayPicker(view: View): Markup {
  const { language, of, asked } = view;
  const years = of.agreement.periods.flatMap((period) => [period.from.slice(0, 4), period.to.slice(0, 4)]);
  const days = [...new Set([...years.map((year) => `${year}-12-31`), of.lastDay])].sort();
  const links = days.map((day) => {
    const current = day === asked.through;
    const href = `${address(language, of.slug, "settlement")}?${query({ ...asked, through: day })}`;
    return html`<li>
      ${current ? html`<a href="${href}" aria-current="true">${showDay(day, language)}</a>` : html`<a href="${href}">${showDay(day, language)}</a>`}
    </li>`;
  });
  return html`<form class="days" method="get" action="${address(language, of.slug, "settlement")}">
      <div class="field">
        <label for="through">${say(language, "through")}</label>
        <input type="date" id="through" name="through" value="${asked.through}" aria-describedby="through-help" required /><span class="help" id="through-help"
          >${say(language, "through-help")}</span
        >
      </div>
      <div class="field">
        <label for="known-at">${say(language, "known-at")}</label>
        <input type="date" id="known-at" name="known-at" value="${asked.knownAt?.slice(0, 10) ?? ""}" aria-describedby="known-help" /><span
          class="help"
          id="known-help"
          >${say(language, "known-help")}</span
        >
      </div>
      <button class="hds-button hds-button--primary hds-button--small" type="submit">${say(language, "show")}</button>
    </form>
    <nav class="quick" aria-label="${say(language, "quick")}">
      <ul>
        ${links}
      </ul>
    </nav>`;
}

function notesOf(view: View, v: Voice): Markup {
  const { statement, language } = view;
  const items = [
    ...view.unread.map(({ file, rows }) => html`<li>${say(language, "unread", { file, rows: `${rows}` })}</li>`),
    ...statement.notes.map((note) => html`<li>${v.note(note)} ${clauseLink(view, note.clause)}</li>`),
  ];
  if (items.length === 0) return html``;
  return html`<section class="hds-notification hds-notification--info notes" aria-labelledby="notes">
    <div class="hds-notification__content">
      <h2 class="hds-notification__label" id="notes">${say(language, "notes")}</h2>
      <ul>
        ${items}
      </ul>
    </div>
  </section>`;
}

function statementTable(view: View, table: Table): Markup {
  const cell = (c: Cell): DataCell =>
    c.figure === undefined || c.text === "" ? capital(c.text) : html`<a class="figure" href="${at(view, "figure", { id: c.figure })}">${c.text}</a>`;
  const rows = table.rows.map((row) => ({ cells: row.cells.map(cell), ...(row.strong ? { strong: true } : {}) }));
  return html`<section class="block">
    <h2>${capital(table.title)}</h2>
    ${table.note ? html`<p>${capital(table.note)}</p>` : ""}
    ${dataTable({ caption: capital(table.title), quietCaption: true, head: table.head.map((h) => capital(h.text)), numeric: table.head.map((h) => h.right ?? false), rows })}
  </section>`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

export function figurePage(view: View, figure: Figure): Markup {
  const { language, statement } = view;
  const v = voiceOf(view.language, view.statement);
  const tree = explain(statement, figure.id, DEPTH)!;
  const title = capital(v.label(figure.label));
  const body = html`<div class="wide">
    <p><a href="${at(view, "")}">${say(language, "back")}</a></p>
    <h1>${title}</h1>
    <p class="big">${showFigure(figure, language, statement.currency)}</p>
    ${factsOf(view, figure)} ${inputTable(view, v, figure)}
    ${
      tree.inputs.length > 0
        ? html`<section class="block">
            <h2>${say(language, "tree")}</h2>
            <div class="tree">${branchOf(view, v, tree, true)}</div>
          </section>`
        : ""
    }
  </div>`;
  return frame(view, title, `/figure?${query(view.asked, { id: figure.id })}`, body);
}

/** How a figure came about, what it rests on, and its exact value. */
function factsOf(view: View, figure: Figure): Markup {
  const { language } = view;
  const entries: [string, Markup | string][] = [[say(language, "how"), operationText(figure.op, language)]];
  if (figure.clause !== undefined) entries.push([say(language, "rests"), clauseLink(view, figure.clause)]);
  const lines = linesOf(figure.sources ?? []);
  const count = lines.reduce((total, file) => total + file.lines.length, 0);
  if (count > 0) entries.push([say(language, "read"), html`${lines.map((file) => file.file).join(", ")}: ${linesLink(view, figure, count)}`]);
  entries.push([say(language, "exact"), figure.unit === "cents" ? `${figure.value} c` : figure.value], [say(language, "id"), html`<code>${figure.id}</code>`]);
  return html`<dl class="facts">
    ${entries.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function linesLink(view: View, figure: Figure, count: number): Markup {
  return html`<a href="${at(view, "lines", { id: figure.id })}">${say(view.language, "show-lines", { count: `${count}` })}</a>`;
}

function clauseLink(view: View, clause: string | undefined): Markup {
  const line = /:(\d+)$/.exec(clause ?? "")?.[1];
  if (line === undefined) return html``;
  const href = `${address(view.language, view.of.slug, "agreement", "source")}#L${line}`;
  return html`<a class="ref" href="${href}" title="${clause}">${say(view.language, "clause", { line })}</a>`;
}

function inputTable(view: View, v: Voice, figure: Figure): Markup {
  const { language, statement } = view;
  const inputs = [...new Set(figure.inputs)].map((id) => statement.figures.find((other) => other.id === id)!);
  if (inputs.length === 0) return html``;
  const rows = inputs.map((input) => ({
    cells: [html`<a href="${at(view, "figure", { id: input.id })}">${capital(v.label(input.label))}</a>`, showFigure(input, language, statement.currency)],
  }));
  const head = [say(language, "input"), say(language, "value")];
  return html`<section class="block">
    <h2>${say(language, "inputs")}</h2>
    ${dataTable({ caption: say(language, "inputs"), quietCaption: true, head, numeric: [false, true], rows })}
  </section>`;
}

function branchOf(view: View, v: Voice, branch: Branch, open: boolean): Markup {
  const { figure } = branch;
  const line = html`<a href="${at(view, "figure", { id: figure.id })}">${capital(v.label(figure.label))}</a>
    <b>${showFigure(figure, view.language, view.statement.currency)}</b>`;
  const places = html`${clauseLink(view, figure.clause)} ${leafLines(view, figure)}`;
  if (branch.shown === "again") return html`<div class="leaf">${line} <span class="dim">(${say(view.language, "again")})</span></div>`;
  if (branch.shown === "cut") return html`<div class="leaf">${line} <span class="dim">(${say(view.language, "further")})</span></div>`;
  if (branch.inputs.length === 0) return html`<div class="leaf">${line} ${places}</div>`;
  const how = html`<p class="dim">${operationText(figure.op, view.language)} ${places}</p>`;
  const inside = branch.inputs.map((input) => branchOf(view, v, input, false));
  const head = html`<summary>${capital(v.label(figure.label))} <b>${showFigure(figure, view.language, view.statement.currency)}</b></summary>`;
  return open ? html`<details open>${head}${how}${inside}</details>` : html`<details>${head}${how}${inside}</details>`;
}

function leafLines(view: View, figure: Figure): Markup {
  const count = linesOf(figure.sources ?? []).reduce((total, file) => total + file.lines.length, 0);
  return count === 0 ? html`` : linesLink(view, figure, count);
}

/** The lines of the files that a figure was read from, as they stand there. */
export function linesPage(view: View, figure: Figure): Markup {
  const { language } = view;
  const cited = linesOf(figure.sources ?? []);
  const title = say(language, "lines");
  const body = html`<div class="wide">
    <p><a href="${at(view, "figure", { id: figure.id })}">${say(language, "figure")}</a></p>
    <h1>${title}</h1>
    <p class="lead">${capital(voiceOf(view.language, view.statement).label(figure.label))}: <b>${showFigure(figure, language, view.statement.currency)}</b></p>
    ${cited.length === 0 ? html`<p>${say(language, "no-lines")}</p>` : cited.map((file) => fileTable(view, file))}
  </div>`;
  return frame(view, title, `/lines?${query(view.asked, { id: figure.id })}`, body);
}

function fileTable(view: View, cited: CitedLines): Markup {
  const { language } = view;
  const text = view.of.files.get(cited.file);
  const all = text?.split(/\r?\n/) ?? [];
  const head = splitRow(all[0] ?? "");
  const shown = cited.lines.slice(0, MOST_LINES);
  const rows = shown.map((number) => [number, splitRow(all[number - 1] ?? "")] as const);
  const used = head.map((_, i) => rows.some(([, cells]) => (cells[i] ?? "") !== ""));
  const kept = <T>(cells: readonly T[]): T[] => cells.filter((_, i) => used[i]);
  const body = rows.map(([number, cells]) => ({ cells: [`${number}`, ...kept(head.map((_, i) => cells[i] ?? ""))] }));
  const more =
    cited.lines.length > shown.length ? html`<p>${say(language, "more-lines", { shown: `${shown.length}`, count: `${cited.lines.length}` })}</p>` : "";
  return html`<section class="block">
    <h2>${cited.file}</h2>
    ${more}
    ${dataTable({ caption: cited.file, quietCaption: true, head: [say(language, "line"), ...kept(head)], numeric: [false, ...kept(head).map(isFigureColumn)], rows: body })}
  </section>`;
}

const FIGURE_COLUMNS = new Set(["net", "vat", "quantity", "value", "sample", "amount", "count", "units", "days"]);

function isFigureColumn(name: string): boolean {
  return FIGURE_COLUMNS.has(name);
}

/** One physical line of a comma-separated file cut at its commas outside quotes, for showing only. */
function splitRow(line: string): string[] {
  const cells = line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g) ?? [];
  const trimmed = cells.map((cell) => cell.replace(/,$/, "")).map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
  return line.endsWith(",") ? trimmed : trimmed.slice(0, -1);
}
