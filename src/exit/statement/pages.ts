/** The statement of an exit as a page shows it: beside the record for its parties, and by itself for whoever has left. */
import { html } from "hono/html";
import type { Language } from "../../kernel/refusal.ts";
import { cellShown } from "../../settlement/cells/pages.ts";
import { capital, notes, type Table, voiceOf } from "../../settlement/present.ts";
import { dataTable } from "../../web/table.ts";
import { address, type Markup } from "../../web/web.ts";
import type { ExitStatement } from "../exit.ts";
import { EXIT_PAGE } from "../page-words.ts";
import { exitHeading, exitTables } from "../present.ts";

/** Every sum of a statement that is `kept` leads to what it was reckoned from. */
export function statementTables(language: Language, exit: ExitStatement, kept?: { readonly alliance: string; readonly id: string }): Markup {
  const opened = (text: string, figure: string | undefined): string | Markup => {
    if (figure === undefined || kept === undefined) return text;
    const query = new URLSearchParams({ id: figure, statement: kept.id }).toString();
    return html`<a class="figure" href="${address(language, kept.alliance, "settlement", "figure")}?${query}">${text}</a>`;
  };
  const shown = exitTables(exit, voiceOf(language, exit.statement));
  if (shown.length === 0) return html`<p>${EXIT_PAGE["none-payable"][language]}</p>`;
  return html`${shown.map(({ title, note, head, rows }: Table) => {
    const caption = capital(title);
    const told = rows.map((row) => ({ ...row, cells: row.cells.map((cell) => cellShown(cell, opened)) }));
    return html`<h3>${caption}</h3>
      ${note === undefined ? "" : html`<p>${capital(note)}</p>`}
      ${dataTable({ caption, quietCaption: true, head: head.map(({ text }) => capital(text)), numeric: head.map(({ right }) => right ?? false), rows: told, cards: true })}`;
  })}`;
}

/** The whole of it, for those who read nothing else of the alliance any more: its sums lead nowhere, because what they rest on is not theirs. */
export function wholeStatement(language: Language, exit: ExitStatement): Markup {
  const voice = voiceOf(language, exit.statement);
  const [title, ...about] = exitHeading(exit, voice);
  const said = notes(exit.statement, voice);
  return html`<h1>${title}</h1>
    ${about.map((line) => html`<p>${capital(line)}</p>`)}
    <h2>${EXIT_PAGE["own-sums"][language]}</h2>
    ${statementTables(language, exit)}
    ${
      said.length === 0
        ? ""
        : html`<ul>
            ${said.map((note) => html`<li>${note}</li>`)}
          </ul>`
    }`;
}
