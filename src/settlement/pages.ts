/** The settlement as pages: the statement with its tables, any figure's way to its sources, and the lines that a figure was read from. */
import { html } from "hono/html";
import type { Id } from "../kernel/id.ts";
import { fill, type Language } from "../kernel/refusal.ts";
import { showCents, showDay } from "../kernel/shown.ts";
import { optionOf } from "../web/form.ts";
import { type Cell as DataCell, dataTable, factList } from "../web/table.ts";
import { address, type Markup, page } from "../web/web.ts";
import { sourceName, standingOf, statementsTable } from "./asked/pages.ts";
import { cellShown } from "./cells/pages.ts";
import { columnOf, countedLines, countsOf, type FileRows, isFigureColumn, type RowsOf, rowsOfText, splitRow } from "./booked.ts";
import { type CitedLines, linesOf } from "./cited.ts";
import { type Branch, clausesOf, explain, paymentRowsOf, readingOf } from "./explain.ts";
import { PAGE } from "./page-words.ts";
import { concerning, tables } from "./present-tables.ts";
import { readerOf } from "./present-text.ts";
import { STATES } from "./present-words.ts";
import { capital, type Cell, heading, showFigure, type Table, type Voice, voiceOf } from "./present.ts";
import type { Asked, SettlementCase } from "./case.ts";
import type { Figure, Statement } from "./statement.ts";
import { exactText, formulaText, type Reader, stepText, timesText } from "./steps.ts";
import { yearRows } from "./years.ts";

/** One reader's view of one statement. */
export type View = {
  readonly of: SettlementCase;
  readonly statement: Statement;
  readonly asked: Asked;
  readonly language: Language;
  /** The rows that a page shows, where they were read for it. */
  readonly rows?: ReadonlyMap<string, FileRows>;
};

const DEPTH = 4;

function say(language: Language, key: keyof typeof PAGE, args: Readonly<Record<string, string>> = {}): string {
  return fill(PAGE[key][language], args);
}

/** The query that keeps the asked days, in a fixed order, with more parameters before it. */
function query(asked: Asked, more: Readonly<Record<string, string>> = {}): string {
  const known = asked.knownAt === undefined ? {} : { "known-at": asked.knownAt.slice(0, 10) };
  const party = asked.party === undefined ? {} : { party: asked.party };
  const stored = asked.statement === undefined ? {} : { statement: asked.statement };
  return new URLSearchParams({ ...more, through: asked.through, ...known, ...party, ...stored }).toString();
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
  const { language, asked } = view;
  const statement = asked.party === undefined ? view.statement : concerning(view.statement, asked.party);
  const v = voiceOf(language, statement);
  const [, ...rest] = heading(statement, v);
  const shown = orderOf(statement, v);
  const body = html`<div class="wide">
    <h1>${say(language, "title")}</h1>
    <p class="lead">${statement.alliance}</p>
    <p>${say(language, "intro")}</p>
    ${standingOf(view)} ${dayPicker(view)}
    <p class="dim">${rest.join(" · ")}</p>
    ${notesOf(view, v)}
    ${
      asked.party === undefined
        ? ""
        : html`<h2 class="party">${say(language, "of-party", { party: v.name(asked.party) })}</h2>
            <p><a href="${at({ ...view, asked: without(asked) }, "")}">${say(language, "all-parties")}</a></p>`
    }
    <nav class="quick" aria-label="${say(language, "on-page")}">
      <ul>
        ${shown.map((table) => html`<li><a href="#${table.id ?? ""}">${capital(table.title)}</a></li>`)}
      </ul>
    </nav>
    ${shown.map((table) => statementTable(view, table))} ${statement.payments.length === 0 ? html`<p>${say(language, "no-payments")}</p>` : ""}
    ${statementsTable(view)}
    <p class="export">
      ${say(language, "export")}: <a href="${at(view, "statement.json")}" download>JSON</a> · <a href="${at(view, "statement.csv")}" download>CSV</a>
    </p>
  </div>`;
  return frame(view, say(language, "title"), `?${query(asked)}`, body);
}

/** On a page what is to be paid now comes first: most readers come for it. */
function orderOf(statement: Statement, v: Voice): readonly Table[] {
  const first = ["mine", "payments"];
  const all = tables(statement, v);
  return [...first.flatMap((id) => all.filter((table) => table.id === id)), ...all.filter((table) => !first.includes(table.id ?? ""))];
}

function without({ party: _party, ...rest }: Asked): Asked {
  return rest;
}

function dayPicker(view: View): Markup {
  const { language, of, asked } = view;
  const years = of.agreement.periods.flatMap((period) => [period.from.slice(0, 4), period.to.slice(0, 4)]);
  const days = [...new Set([...years.map((year) => `${year}-12-31`), of.lastDay])].sort();
  const { statement: _statement, ...now } = asked;
  const links = days.map((day) => {
    const current = day === asked.through;
    const href = `${address(language, of.slug, "settlement")}?${query({ ...now, through: day })}`;
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
      <div class="field">
        <label for="party">${say(language, "party")}</label>
        <select id="party" name="party" aria-describedby="party-help">
          <option value="">${say(language, "every-party")}</option>
          ${partiesOf(view.statement).map((id) => partyOption(view, id))}</select
        ><span class="help" id="party-help">${say(language, "party-help")}</span>
      </div>
      <button class="hds-button hds-button--primary hds-button--small" type="submit">${say(language, "show")}</button>
    </form>
    <nav class="quick" aria-label="${say(language, "quick")}">
      <ul>
        ${links}
      </ul>
    </nav>`;
}

/** Parties that the statement has a table for. */
export function partiesOf(statement: Statement): readonly Id[] {
  return [...new Set(statement.parties.map(({ party }) => party))];
}

function partyOption({ asked, statement }: View, id: Id): Markup {
  const name = statement.names?.parties[id] ?? id;
  return optionOf(id, name, id === asked.party);
}

function notesOf(view: View, v: Voice): Markup {
  const { statement, language } = view;
  const items = statement.notes.map((note) => html`<li>${v.note(note)} ${clauseLink(view, note.clause)}</li>`);
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
  const to = (text: string, figure: string | undefined): DataCell =>
    figure === undefined || text === "" ? text : html`<a class="figure" href="${at(view, "figure", { id: figure })}">${text}</a>`;
  const cell = (c: Cell): DataCell =>
    c.party === undefined ? cellShown(c, to) : html`<a href="${at({ ...view, asked: { ...view.asked, party: c.party } }, "")}#mine">${capital(c.text)}</a>`;
  const rows = table.rows.map((row) => ({ ...row, cells: row.cells.map(cell) }));
  const numeric = table.head.map((h) => h.right ?? false);
  const title = capital(table.title);
  return html`<section class="block" aria-labelledby="${table.id ?? ""}">
    <h2 id="${table.id ?? ""}">${title}</h2>
    ${table.note ? html`<p>${capital(table.note)}</p>` : ""}
    ${dataTable({ caption: title, quietCaption: true, head: table.head.map((h) => capital(h.text)), numeric, rows, cards: true })}
  </section>`;
}

/** The money of each year, for the first page of an alliance. */
export function yearsTable(view: View): Markup {
  const { language, statement, of } = view;
  const v = voiceOf(language, statement);
  const rows = yearRows(of.agreement, statement, v).map(({ title, cells, ...kind }) => ({
    ...kind,
    cells: [
      title,
      ...cells.map((amounts) =>
        amounts.length === 0
          ? "–"
          : html`${amounts.map(
              ({ text, figure, note }) =>
                html`<span class="part"
                  >${note === undefined ? "" : html`<span class="dim">${note}</span> `}<a class="figure" href="${at(view, "figure", { id: figure })}"
                    >${text}</a
                  ></span
                >`,
            )}`,
      ),
    ],
  }));
  const years = statement.years.map(({ year, state }) => `${year}, ${STATES[state][language]}`);
  const caption = say(language, "years");
  return dataTable({ caption, quietCaption: true, head: ["", ...years], numeric: [false, ...years.map(() => true)], rows });
}

export function figurePage(view: View, figure: Figure): Markup {
  const { language, statement } = view;
  const v = voiceOf(view.language, view.statement);
  const told = { v, reader: readerOf(statement, v), paidBy: paymentRowsOf(statement) };
  const tree = explain(statement, figure.id, DEPTH)!;
  const title = capital(v.label(figure.label));
  const body = html`<div class="wide">
    <p><a href="${at(view, "")}">${say(language, "back")}</a></p>
    <h1>${title}</h1>
    <p class="big">${showFigure(figure, language, statement.currency)}</p>
    ${factsOf(view, figure, told)} ${inputTable(view, figure, told)}
    ${
      tree.inputs.length > 0
        ? html`<section class="block">
            <h2>${say(language, "tree")}</h2>
            <div class="tree">${branchOf(view, told, tree, true)}</div>
          </section>`
        : ""
    }
  </div>`;
  return frame(view, title, `/figure?${query(view.asked, { id: figure.id })}`, body);
}

/** What every line of a derivation is told from. */
type Telling = { readonly v: Voice; readonly reader: Reader; readonly paidBy: ReadonlyMap<string, string> };

/** How a figure came about, what it rests on, and its exact value. */
function factsOf(view: View, figure: Figure, { reader, paidBy }: Telling): Markup {
  const { language } = view;
  const entries: [string, Markup | string][] = [];
  const how = [stepText(figure, reader), formulaText(figure, reader)].filter((text) => text !== "");
  if (how.length > 0) entries.push([say(language, "how"), capital(how.join(": "))]);
  const clauses = clausesOf(figure, paidBy);
  if (clauses.length > 0) entries.push([say(language, "rests"), clauseLinks(view, figure, clauses)]);
  const lines = linesOf(figure.sources ?? []);
  const count = lines.reduce((total, file) => total + file.lines.length, 0);
  if (count > 0) entries.push([say(language, "read"), html`${lines.map((file) => file.file).join(", ")}: ${linesLink(view, figure, count)}`]);
  const earlier = earlierLink(view, figure);
  if (earlier !== undefined) entries.push([say(language, "earlier-from"), earlier]);
  const vat = vatText(view, figure);
  if (vat !== undefined) entries.push([say(language, "vat"), vat]);
  const exact = exactText(figure, reader);
  if (exact !== "") entries.push([say(language, "exact"), exact]);
  return factList([...entries, [say(language, "id"), html`<code>${figure.id}</code>`]]);
}

/** What an earlier statement had of the figure, where the record has that statement. */
function earlierLink({ of, language }: View, { id, label: { key, args = {} } }: Figure): Markup | undefined {
  const own = key === "settled-row" || key === "settled-held";
  if (!own && key !== "settled-before") return undefined;
  const found = of.record?.statements.find(({ through, knownAt, settled }) => settled !== undefined && through === args["day"] && knownAt === args["known-at"]);
  if (!found) return undefined;
  const to = key === "settled-row" ? { path: ["figure"], more: { id: id.slice("before/".length) } } : { path: [], more: {} };
  const asked = new URLSearchParams({ ...to.more, statement: found.statement }).toString();
  const text = say(language, "earlier", { day: showDay(found.through, language) });
  return html`<a href="${address(language, of.slug, "settlement", ...to.path)}?${asked}">${text}</a>`;
}

/** Each clause with what it says of the figure, where two say different things. */
function clauseLinks(view: View, figure: Figure, clauses: readonly string[]): Markup {
  const name = (clause: string): string => {
    if (clauses.length < 2) return "";
    return say(view.language, clause === figure.clause ? "clause-rounding" : "clause-payment");
  };
  return html`${clauses.map((clause) => html`<span class="part">${clauseLink(view, clause)} <span class="dim">${name(clause)}</span></span>`)}`;
}

/** Whether value added tax is within booked cost: its rows tell, by what they count. */
function vatText(view: View, figure: Figure): string | undefined {
  if (figure.label.key !== "booked-cost") return undefined;
  const rows = linesOf(figure.sources ?? []).flatMap((cited) => countedLines(rowsOf(view), cited).flatMap(({ counted }) => counted ?? []));
  const vat = rows.reduce((all, row) => all + row.vat, 0n);
  if (rows.length === 0) return undefined;
  return vat === 0n ? say(view.language, "vat-out") : say(view.language, "vat-in", { sum: showCents(vat, view.language, view.statement.currency) });
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

function inputTable(view: View, figure: Figure, { v, reader }: Telling): Markup {
  const { language, statement } = view;
  const inputs = [...new Set(readingOf(figure, reader.figures).inputs)].map((id) => reader.figures.get(id)!);
  if (inputs.length === 0) return html``;
  const rows = inputs.map((input) => ({
    cells: [
      html`<a href="${at(view, "figure", { id: input.id })}">${capital(v.label(input.label))}</a>`,
      timesText(figure, input.id, reader).replace(/ × $/, ""),
      showFigure(input, language, statement.currency),
    ],
  }));
  const plain = rows.every((row) => row.cells[1] === "");
  const head = [say(language, "input"), say(language, "factor"), say(language, "value")];
  const kept = <T>(cells: readonly T[]): T[] => cells.filter((_, i) => i !== 1 || !plain);
  return html`<section class="block">
    <h2>${say(language, "inputs")}</h2>
    ${dataTable({
      caption: say(language, "inputs"),
      quietCaption: true,
      head: kept(head),
      numeric: kept([false, true, true]),
      rows: rows.map((row) => ({ cells: kept(row.cells) })),
      cards: true,
    })}
  </section>`;
}

function branchOf(view: View, told: Telling, branch: Branch, open: boolean, times = ""): Markup {
  const { figure } = branch;
  const value = showFigure(figure, view.language, view.statement.currency);
  const line = html`${times}<a href="${at(view, "figure", { id: figure.id })}">${capital(told.v.label(figure.label))}</a> <b>${value}</b>`;
  const clauses = clausesOf(figure, told.paidBy);
  const places = html`${clauses.map((clause) => html`${clauseLink(view, clause)} `)} ${leafLines(view, figure)}`;
  if (branch.shown === "again") return html`<div class="leaf">${line} <span class="dim">(${say(view.language, "again")})</span></div>`;
  if (branch.shown === "cut") return html`<div class="leaf">${line} <span class="dim">(${say(view.language, "further")})</span></div>`;
  if (branch.inputs.length === 0) return html`<div class="leaf">${line} ${places}</div>`;
  const how = html`<p class="dim">${capital(stepText(figure, told.reader))} ${places}</p>`;
  const inside = branch.inputs.map((input) => branchOf(view, told, input, false, timesText(figure, input.figure.id, told.reader)));
  const head = html`<summary>${times}${capital(told.v.label(figure.label))} <b>${value}</b></summary>`;
  return open ? html`<details open>${head}${how}${inside}</details>` : html`<details>${head}${how}${inside}</details>`;
}

function leafLines(view: View, figure: Figure): Markup {
  const count = linesOf(figure.sources ?? []).reduce((total, file) => total + file.lines.length, 0);
  return count === 0 ? html`` : linesLink(view, figure, count);
}

/** The lines of the files that a figure was read from, as they stand there, with what each of them counts. */
export function linesPage(view: View, figure: Figure): Markup {
  const { language } = view;
  const cited = linesOf(figure.sources ?? []);
  const title = say(language, "lines");
  const body = html`<div class="wide">
    <p><a href="${at(view, "figure", { id: figure.id })}">${say(language, "figure")}</a></p>
    <h1>${title}</h1>
    <p class="lead">${capital(voiceOf(view.language, view.statement).label(figure.label))}: <b>${showFigure(figure, language, view.statement.currency)}</b></p>
    ${cited.length === 0 ? html`<p>${say(language, "no-lines")}</p>` : cited.map((file) => fileTable(view, figure, file))}
  </div>`;
  return frame(view, title, `/lines?${query(view.asked, { id: figure.id })}`, body);
}

function rowsOf({ of, rows }: View): RowsOf {
  const files = rows ?? new Map([...of.files].map(([name, text]) => [name, rowsOfText(name, text)]));
  return { agreement: of.agreement, files, encode: (text) => new TextEncoder().encode(text), ...(of.mapping ? { mapping: of.mapping } : {}) };
}

function fileTable(view: View, figure: Figure, cited: CitedLines): Markup {
  const { language } = view;
  const source = rowsOf(view);
  const header = source.files.get(cited.file)?.header ?? "";
  const head = splitRow(header, header);
  const rows = countedLines(source, cited);
  const used = head.map((_, i) => rows.some(({ cells }) => (cells[i] ?? "") !== ""));
  const kept = <T>(cells: readonly T[]): T[] => cells.filter((_, i) => used[i]);
  const titles = { vat: say(language, "vat-counted"), counts: say(language, "counts") };
  const counts = countsOf(figure, rows, titles, language, view.statement.currency);
  const more = cited.lines.length > rows.length ? html`<p>${say(language, "more-lines", { shown: `${rows.length}`, count: `${cited.lines.length}` })}</p>` : "";
  const body = rows.map(({ line, cells }, i) => ({
    cells: [
      say(language, "line-number", { line: `${line}` }),
      ...counts.columns.map((column) => column.cells[i] ?? ""),
      ...kept(head.map((_, column) => cells[column] ?? "")),
    ],
  }));
  const summed = counts.total === undefined ? columnOf(figure, rows) : undefined;
  const totals = kept(head.map((_, column) => (column === summed ? showFigure(figure, language, view.statement.currency) : "")));
  const sum = { strong: true, cells: [say(language, "sum"), ...counts.columns.map((_, i) => (i === 0 ? (counts.total ?? "") : "")), ...totals] };
  const total = counts.total === undefined && summed === undefined ? [] : [sum];
  return html`<section class="block lines">
    <h2>${sourceName(view, cited.file, source.files.get(cited.file)?.costs === true)}</h2>
    ${more}
    ${dataTable({
      caption: cited.file,
      quietCaption: true,
      head: [say(language, "line"), ...counts.columns.map(({ title }) => title), ...kept(head)],
      numeric: [false, ...counts.columns.map(() => true), ...kept(head).map(isFigureColumn)],
      rows: [...body, ...total],
      cards: true,
    })}
  </section>`;
}
