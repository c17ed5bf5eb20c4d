/** A table that a screen reader can follow: a caption, scoped headings, a sum that is told apart, and a scrolling frame that takes the focus. */
import { html } from "hono/html";
import type { Markup } from "./web.ts";

export type Cell = string | Markup;
export type DataTable = {
  readonly caption: string;
  /** The heading above already says what the caption says: keep it for those who listen. */
  readonly quietCaption?: boolean;
  readonly head: readonly string[];
  /** Which columns are figures: set to the right. */
  readonly numeric: readonly boolean[];
  readonly rows: readonly { readonly cells: readonly Cell[]; readonly strong?: boolean }[];
};

export function dataTable(t: DataTable): Markup {
  const head = t.head.map((text, i) => html`<th scope="col" class="${t.numeric[i] ? "num" : "txt"}">${text}</th>`);
  const rows = t.rows.map(
    (row) =>
      html`<tr class="${row.strong ? "strong" : "plain"}">
        ${row.cells.map((cell, i) => cellOf(cell, i, t.numeric[i] ?? false))}
      </tr>`,
  );
  return html`<div class="hds-table-container" tabindex="0" role="region" aria-label="${t.caption}">
    <table class="hds-table hds-table--light hds-table--dense">
      <caption class="${t.quietCaption ? "visually-hidden" : "hds-table__caption"}">
        ${t.caption}
      </caption>
      <thead>
        <tr class="hds-table__header-row">
          ${head}
        </tr>
      </thead>
      <tbody class="hds-table__content">
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function cellOf(cell: Cell, column: number, numeric: boolean): Markup {
  if (column === 0 && !numeric) return html`<th scope="row">${cell}</th>`;
  return html`<td class="${numeric ? "num" : "txt"}">${cell}</td>`;
}
